//! In: an analysed article. Out: measures: values with numerator, denominator, interval and evidence, or "not defined".

mod agentless_passive;
mod anonymity_grant;
mod anonymity_reason;
mod anonymous;
mod anonymous_attributions;
mod anonymous_evaluation;
mod anonymous_placement;
mod anonymous_words;
mod attributions;
mod attributions_rate;
mod declined_comment_clash;
mod dominant_source;
mod effective_sources;
mod gini_attributed;
mod gini_quoted;
mod headline_loaded;
mod headline_question;
mod headline_unattributed;
mod headline_unfound_quote;
mod hedged_claims;
mod hedged_claims_rate;
mod identification_level;
mod identification_level_attributions;
mod identified_4_plus;
mod identified_sources;
mod label_asymmetry;
mod language_category;
mod loaded_quoted;
mod loaded_rate;
mod loaded_score;
mod loaded_voices;
mod measuring;
mod named_sources;
mod opinion_in_own_voice;
mod paraphrased_share;
mod quote_share;
mod quoted_words;
mod reporting_index;
mod resolved_share;
mod right_of_reply;
mod scare_quotes;
mod sides;
mod sides_attributions;
mod sides_mix;
mod sides_position;
mod sides_sources;
mod single_source;
mod source_entropy;
mod source_types;
mod sources;
mod speech_verbs;
mod speech_verbs_sides;
mod words;

use crate::analysis::Analysis;
use crate::lexicon::LexiconSet;
use crate::settings::{Settings, Threshold};
use crate::text::{Document, Span};

pub(crate) use measuring::is_content_word;
pub use measuring::{
    FEWEST_SCORED_WORDS, FailedGate, LoadedHit, Measures, Plan, SentenceVerdicts, State, header, loaded_hits,
    measure_all, metric_of, own_voice_words, state, verdicts,
};

/// Every metric, in report order: the one list to extend.
pub const METRICS: &[&dyn Metric] = &[
    &words::Words,
    &resolved_share::ResolvedShare,
    &attributions::Attributions,
    &attributions_rate::AttributionsRate,
    &sources::Sources,
    &named_sources::NamedSources,
    &identified_sources::IdentifiedSources,
    &single_source::SingleSource,
    &identified_4_plus::Identified4Plus,
    &identification_level::IdentificationLevel,
    &identification_level_attributions::IdentificationLevelAttributions,
    &anonymous::Anonymous,
    &anonymous_attributions::AnonymousAttributions,
    &anonymous_words::AnonymousWords,
    &anonymity_grant::AnonymityGrant,
    &anonymity_reason::AnonymityReason,
    &anonymous_placement::AnonymousPlacement,
    &anonymous_evaluation::AnonymousEvaluation,
    &declined_comment_clash::DeclinedCommentClash,
    &source_types::SourceTypes,
    &dominant_source::DominantSource,
    &effective_sources::EffectiveSources,
    &source_entropy::SourceEntropy,
    &gini_attributed::GiniAttributed,
    &gini_quoted::GiniQuoted,
    &sides::Sides,
    &sides_attributions::SidesAttributions,
    &sides_sources::SidesSources,
    &sides_position::SidesPosition,
    &sides_mix::SidesMix,
    &speech_verbs::SpeechVerbs,
    &speech_verbs_sides::SpeechVerbsSides,
    &right_of_reply::RightOfReply,
    &reporting_index::ReportingIndex,
    &quote_share::QuoteShare,
    &quoted_words::QuotedWords,
    &paraphrased_share::ParaphrasedShare,
    &loaded_score::LoadedScore,
    &loaded_rate::LoadedRate,
    &loaded_voices::LoadedVoices,
    &language_category::LanguageCategory,
    &loaded_quoted::LoadedQuoted,
    &hedged_claims::HedgedClaims,
    &hedged_claims_rate::HedgedClaimsRate,
    &opinion_in_own_voice::OpinionInOwnVoice,
    &scare_quotes::ScareQuotes,
    &agentless_passive::AgentlessPassive,
    &headline_loaded::HeadlineLoaded,
    &headline_unfound_quote::HeadlineUnfoundQuote,
    &headline_unattributed::HeadlineUnattributed,
    &headline_question::HeadlineQuestion,
    &label_asymmetry::LabelAsymmetry,
];

/// An analysed article with all that a metric may read.
#[derive(Copy, Clone)]
pub struct Article<'a> {
    /// The text and what came with it.
    pub doc: &'a Document,
    /// What was found in it.
    pub analysis: &'a Analysis,
    /// The lexicons it was found by.
    pub lexicons: &'a LexiconSet,
    /// The settings of the run.
    pub settings: &'a Settings,
}

/// Something that is measured in one article.
pub trait Metric: Sync {
    /// Stable name, kebab-case.
    fn id(&self) -> &'static str;

    /// Name for people.
    fn name(&self) -> &'static str;

    /// What the value is.
    fn unit(&self) -> Unit;

    /// What it stands under in a report.
    fn group(&self) -> Group {
        Group::Language
    }

    /// The metric's own source file, whose `//!` lines are its documentation in five parts.
    fn source(&self) -> &'static str;

    /// Names of the values where there are several (levels, categories, sides); empty for a single one.
    /// A part's full id is the metric's id, a hyphen, and the part; a part without a name is the whole and has the
    /// metric's own id.
    fn parts(&self, _lexicons: &LexiconSet, _settings: &Settings) -> Vec<String> {
        Vec::new()
    }

    /// Measures an article: one measure, or one a part in the order of [`parts`](Self::parts).
    fn measure(&self, article: &Article<'_>) -> Vec<Measure>;

    /// When the value deserves a look, where the settings do not say.
    fn look(&self) -> Threshold {
        Threshold::Never
    }

    /// When one part deserves a look, where that is not the same for all parts.
    fn look_at(&self, _part: &str) -> Threshold {
        self.look()
    }

    /// When the value is worth a note, though it deserves no look.
    fn note(&self) -> Threshold {
        Threshold::Never
    }
}

/// The documentation in a metric's source: its `//!` lines, as Markdown.
#[must_use]
pub fn doc_of(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// Metrics that belong together, in the order of reports.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Group {
    /// Who speaks, and how much is attributed.
    Sources,
    /// Who stays unnamed.
    Anonymity,
    /// Who has how much of the words.
    Balance,
    /// The headline.
    Headline,
    /// In which words.
    Language,
}

impl Group {
    /// All of them, in order.
    pub const ALL: &[Self] = &[Self::Sources, Self::Anonymity, Self::Balance, Self::Headline, Self::Language];
}

/// What a value is, and so how it is shown and compared.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A number of things.
    Count,
    /// A part of a whole, 0 to 1.
    Share,
    /// Things per 1,000 words.
    PerThousandWords,
    /// 1 for yes, 0 for no.
    YesNo,
    /// A plain number, as described.
    Number,
}

/// One value with what it rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measure {
    /// The value; `None` where it is not defined.
    pub value: Option<f64>,
    /// What was counted.
    pub numerator: Option<f64>,
    /// What it was divided by.
    pub denominator: Option<f64>,
    /// 95 % interval, where one is meaningful.
    pub interval: Option<(f64, f64)>,
    /// The places that ground the value.
    pub evidence: Vec<Span>,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use measuring::Story;

    const PARTS: [&str; 5] = ["**Counts**", "**Divides by**", "**Why it matters**", "**Misleads when**", "**Example**"];

    fn header_of(story: &Story) -> Vec<String> {
        let article = story.article();
        header(article.lexicons, article.settings)
    }

    #[test]
    fn every_metric_is_explained_in_five_parts() {
        for metric in METRICS {
            let doc = doc_of(metric.source());
            let parts: Vec<&str> = doc.split("\n\n").collect();
            assert_eq!(parts.len(), PARTS.len(), "{}", metric.id());
            for (part, label) in parts.iter().zip(PARTS) {
                assert!(part.starts_with(label), "{}: {label}", metric.id());
                assert!((2..=5).contains(&part.lines().count()), "{}: {label}", metric.id());
            }
        }
    }

    #[test]
    fn every_metric_stands_in_the_file_named_after_it() {
        for metric in METRICS {
            let names = format!("/// The metric `{}`.", metric.id());
            assert!(metric.source().contains(&names), "{}", metric.id());
        }
    }

    #[test]
    fn ids_are_unique_and_kebab_case() {
        let story = Story::new("").sides(&["Council & Co", "mix", "mix", "!!", "Ünion"]);
        let ids = header_of(&story);
        for id in &ids {
            let is_kebab = id.split('-').all(|word| !word.is_empty() && word.bytes().all(is_kebab_byte));
            assert!(is_kebab, "{id}");
        }
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    }

    fn is_kebab_byte(byte: u8) -> bool {
        byte.is_ascii_lowercase() || byte.is_ascii_digit()
    }

    #[test]
    fn a_side_cannot_take_the_id_of_a_metric() {
        let ids = header_of(&Story::new("").sides(&["mix", "Council & Co"]));
        assert!(ids.contains(&"sides-mix-2".to_owned()) && ids.contains(&"sides-council-co".to_owned()));
        assert_eq!(ids.iter().filter(|id| *id == "sides-mix").count(), 1);
    }

    #[test]
    fn every_id_leads_back_to_its_metric() {
        let story = Story::new("").sides(&["Council", "Residents"]);
        let article = story.article();
        for metric in METRICS {
            assert!(metric_of(metric.id()).is_some_and(|(found, part)| found.id() == metric.id() && part.is_empty()));
            for part in metric.parts(article.lexicons, article.settings).iter().filter(|part| !part.is_empty()) {
                let id = format!("{}-{part}", metric.id());
                assert!(
                    metric_of(&id).is_some_and(|(found, found_part)| found.id() == metric.id() && found_part == part)
                );
            }
        }
    }

    #[test]
    fn each_measure_stands_under_its_id() {
        let story = Story::new("Ana Ruiz spoke of rain.").source("Ana Ruiz").sides(&["Council"]);
        let measures = measure_all(&story.article());
        assert_eq!(measures.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>(), header_of(&story));
        let value = |id: &str| measures.iter().find(|(known, _)| known == id).map(|(_, measure)| measure.value);
        assert_eq!(
            (value("words"), value("sources"), value("sides-mix")),
            (Some(Some(5.0)), Some(Some(1.0)), Some(None))
        );
    }

    #[test]
    fn an_empty_article_has_a_measure_for_every_id_and_no_nonsense() {
        for story in [Story::new(""), Story::new("").sides(&["Council", "Residents"])] {
            let measures = measure_all(&story.article());
            assert_eq!(measures.len(), header_of(&story).len());
            assert!(measures.iter().all(|(_, measure)| measure.value.is_none_or(f64::is_finite)));
        }
    }

    #[test]
    fn a_metric_has_as_many_measures_as_parts() {
        for story in [Story::new("Rain."), Story::new("Rain.").sides(&["Council"])] {
            let article = story.article();
            for metric in METRICS {
                let n_parts = metric.parts(article.lexicons, article.settings).len().max(1);
                assert_eq!(metric.measure(&article).len(), n_parts, "{}", metric.id());
            }
        }
    }
}
