//! Articles made by hand for the tests of metrics: text first, then what a pass would find in it.

use crate::analysis::Analysis;
use crate::grammar::{self, SentenceId, Zone, ZoneKind};
use crate::lexicon::{CueClass, LexiconSet, Origin, ReasonKind, SourceFile, SourceType};
use crate::metric::{Article, Measure, Metric};
use crate::settings::{AnonymousDefinition, Settings, Side};
use crate::sourcing::{
    Anonymity, Attribution, AttributionId, AttributionKind, Level, Quote, QuoteKind, Reason, Reply, ReplyKind, Source,
    SourceClass, SourceId,
};
use crate::text::{Document, Span, lines};
use crate::wording::{Claim, ClaimKind, Hit, Voice};

/// An article made by hand. Words are given as they stand in the text; the first place where they stand is meant.
pub(crate) struct Story {
    doc: Document,
    analysis: Analysis,
    lexicons: LexiconSet,
    pub(crate) settings: Settings,
}

const LEXICONS: &[(&str, &str)] = &[
    (
        "name-calling.toml",
        r#"id = "name-calling"
role = "loaded"
about = "Names."
version = "1.0.0"
sources = ["written for this test"]
[[term]]
text = "hardline"
weight = 0.8
[[term]]
text = "regime"
weight = 0.6
[[term]]
text = "sham"
weight = 0.9
"#,
    ),
    (
        "hedging.toml",
        r#"id = "hedging"
role = "hedge"
about = "Hedges."
version = "1.0.0"
sources = ["written for this test"]
[[term]]
text = "perhaps"
"#,
    ),
    (
        "small-words.toml",
        r#"id = "small-words"
role = "grammar"
about = "Function words."
version = "1.0.0"
sources = ["written for this test"]
[[group]]
class = "determiner"
texts = ["a", "the"]
[[group]]
class = "preposition"
texts = ["after", "of", "over"]
[[group]]
class = "institution-noun"
texts = ["department", "ministry"]
[[group]]
class = "role-noun"
texts = ["official"]
"#,
    ),
];

impl Story {
    /// A text that is all body, a paragraph a line.
    pub(crate) fn new(text: &str) -> Self {
        Self::with_zones(text, |_| ZoneKind::Body)
    }

    /// A text whose first line is its headline.
    pub(crate) fn with_headline(headline: &str, body: &str) -> Self {
        let text = format!("{headline}\n{body}");
        Self::with_zones(&text, |line| if line == 0 { ZoneKind::Headline } else { ZoneKind::Body })
    }

    /// A text whose last line is a caption.
    pub(crate) fn with_caption(body: &str, caption: &str) -> Self {
        let last = body.lines().count();
        let text = format!("{body}\n{caption}");
        Self::with_zones(&text, |line| if line == last { ZoneKind::Caption } else { ZoneKind::Body })
    }

    fn with_zones(text: &str, zone: impl Fn(usize) -> ZoneKind) -> Self {
        let sources: Vec<SourceFile<'_>> =
            LEXICONS.iter().map(|(name, text)| SourceFile { name, text, origin: Origin::User }).collect();
        let (lexicons, _) = LexiconSet::load(&sources).unwrap();
        let doc = Document::new(text);
        let mut analysis = Analysis::default();
        let zones = lines(&doc).enumerate().map(|(line, span)| Zone { kind: zone(line), span });
        analysis.zones.all = zones.filter(|zone| !zone.span.is_empty()).collect();
        analysis.tokens = grammar::read_in(&doc, &lexicons, &analysis.zones);
        let mut story = Self { doc, analysis, lexicons, settings: Settings::default() };
        for (kind, voice) in [(ZoneKind::Headline, Voice::Headline), (ZoneKind::Body, Voice::Narrator)] {
            let places: Vec<Span> = story.article().paragraphs(kind).map(|paragraph| paragraph.span).collect();
            let n_words = story.article().words_in(places) as u32;
            story = story.words(voice, n_words);
        }
        story
    }

    pub(crate) fn article(&self) -> Article<'_> {
        Article { doc: &self.doc, analysis: &self.analysis, lexicons: &self.lexicons, settings: &self.settings }
    }

    #[track_caller]
    pub(crate) fn place(&self, words: &str) -> Span {
        let start = self.doc.text().find(words).unwrap_or_else(|| panic!("{words} stands nowhere"));
        Span::new(start, start + words.len())
    }

    /// A person with name and role, who has said nothing yet.
    pub(crate) fn source(self, name: &str) -> Self {
        let place = self.place(name);
        self.source_with(name, |source| source.mentions = vec![place])
    }

    /// An unnamed person, anonymous as described.
    pub(crate) fn unnamed(self, mention: &str) -> Self {
        self.source_with(mention, |source| {
            source.class = SourceClass::UnnamedPerson;
            source.level = Level::Described;
            source.anonymous = Anonymity { strict: false, described: true, broad: true };
        })
    }

    pub(crate) fn source_with(mut self, name: &str, change: impl FnOnce(&mut Source)) -> Self {
        let place = self.place(name);
        let mut source = Source {
            name: place,
            class: SourceClass::NamedPerson,
            level: Level::NameAndRole,
            role: None,
            affiliation: None,
            source_type: SourceType::Unknown,
            side: None,
            mentions: vec![place],
            anonymous: Anonymity::default(),
            grant: None,
            reason: None,
            attributions: Vec::new(),
            quoted_words: 0,
            attributed_words: 0,
        };
        change(&mut source);
        self.analysis.sources.push(source);
        self
    }

    /// Changes the source made last.
    pub(crate) fn who(mut self, change: impl FnOnce(&mut Source)) -> Self {
        change(self.analysis.sources.last_mut().unwrap());
        self
    }

    /// Gives the source made last a grant of anonymity, and a reason.
    pub(crate) fn granted(self, grant: &str, reason: Option<(ReasonKind, &str)>) -> Self {
        let place = self.place(grant);
        let reason = reason.map(|(kind, words)| Reason { kind, span: self.place(words) });
        self.who(|source| {
            source.anonymous.strict = true;
            source.grant = Some(place);
            source.reason = reason;
        })
    }

    /// The source made last says something, by a neutral cue without words.
    pub(crate) fn says(self, kind: AttributionKind, content: &str) -> Self {
        self.says_by(kind, content, None, CueClass::Neutral)
    }

    pub(crate) fn says_by(self, kind: AttributionKind, content: &str, cue: Option<&str>, class: CueClass) -> Self {
        let last = SourceId(self.analysis.sources.len() as u32 - 1);
        self.attribution(Some(last), kind, content, cue, class)
    }

    /// Somebody who could not be told says something.
    pub(crate) fn somebody_says(self, content: &str) -> Self {
        self.attribution(None, AttributionKind::Indirect, content, None, CueClass::Neutral)
    }

    /// Somebody who is no source wants something.
    pub(crate) fn somebody_wants(self, content: &str) -> Self {
        let mut story = self.attribution(None, AttributionKind::Indirect, content, None, CueClass::Attitude);
        story.analysis.attributions.iter_mut().rev().take(1).for_each(|found| found.stance_only = true);
        story
    }

    fn attribution(
        mut self,
        source: Option<SourceId>,
        kind: AttributionKind,
        content: &str,
        cue: Option<&str>,
        cue_class: CueClass,
    ) -> Self {
        let content = self.place(content);
        let words = self.analysis.tokens.count_words(content) as u32;
        let id = AttributionId(self.analysis.attributions.len() as u32);
        let cue = cue.map(|cue| self.place(cue));
        if let Some(source) = source {
            let source = &mut self.analysis.sources[source.0 as usize];
            source.attributions.push(id);
            source.attributed_words += words;
            if kind == AttributionKind::Direct {
                source.quoted_words += words;
            }
        }
        let sentence = SentenceId::default();
        let (mention, content) = (None, vec![content]);
        let stance_only = false;
        self.analysis.attributions.push(Attribution {
            kind,
            source,
            stance_only,
            mention,
            cue,
            cue_class,
            content,
            sentence,
        });
        self
    }

    /// A quotation, by the source made last if it is speech.
    pub(crate) fn quote(mut self, words: &str, kind: QuoteKind) -> Self {
        let last = self.analysis.sources.len().checked_sub(1).map(|last| SourceId(last as u32));
        let source = last.filter(|_| kind == QuoteKind::Speech);
        let span = self.place(words);
        self.analysis.quotes.push(Quote { span, kind, attribution: None, source, mention: None });
        self
    }

    pub(crate) fn hit(self, words: &str, term: &str, voice: Voice) -> Self {
        self.hit_of(words, term, voice, None)
    }

    /// A hit in the words of the source made last.
    pub(crate) fn hit_said(self, words: &str, term: &str, voice: Voice) -> Self {
        let last = SourceId(self.analysis.sources.len() as u32 - 1);
        self.hit_of(words, term, voice, Some(last))
    }

    fn hit_of(mut self, words: &str, term: &str, voice: Voice, source: Option<SourceId>) -> Self {
        let entry = self.lexicons.entries().iter().position(|entry| &*entry.text == term).unwrap();
        let span = self.place(words);
        let entry = crate::lexicon::EntryId(entry as u32);
        self.analysis.hits.push(Hit { span, entry, voice, source });
        self.analysis.hits.sort_by_key(|hit| hit.span);
        self
    }

    pub(crate) fn claim(mut self, kind: ClaimKind, words: &str) -> Self {
        let span = self.place(words);
        self.analysis.claims.push(Claim { kind, span, sentence: SentenceId::default() });
        self
    }

    pub(crate) fn reply(mut self, kind: ReplyKind, words: &str, body: &str) -> Self {
        let (span, body) = (self.place(words), Some(self.place(body)));
        self.analysis.replies.push(Reply { kind, span, body, source: None, sentence: SentenceId::default() });
        self
    }

    pub(crate) fn words(mut self, voice: Voice, words: u32) -> Self {
        self.analysis.voices.words[voice as usize] = words;
        self
    }

    pub(crate) fn anonymous(mut self, definition: AnonymousDefinition) -> Self {
        self.settings.anonymous = definition;
        self
    }

    pub(crate) fn sides(mut self, names: &[&str]) -> Self {
        let side = |name: &&str| Side {
            name: (*name).to_owned(),
            names: Vec::new(),
            types: Vec::new(),
            roles: Vec::new(),
            pattern: Vec::new(),
        };
        self.settings.sides = names.iter().map(side).collect();
        self
    }

    pub(crate) fn measures(&self, metric: &dyn Metric) -> Vec<Measure> {
        metric.measure(&self.article())
    }

    pub(crate) fn values(&self, metric: &dyn Metric) -> Vec<Option<f64>> {
        self.measures(metric).iter().map(|measure| measure.value).collect()
    }

    /// The value of a metric that has one.
    #[track_caller]
    pub(crate) fn value(&self, metric: &dyn Metric) -> Option<f64> {
        let values = self.values(metric);
        assert_eq!(values.len(), 1);
        values[0]
    }

    /// The value of one part of a metric.
    #[track_caller]
    pub(crate) fn part(&self, metric: &dyn Metric, part: &str) -> Option<f64> {
        let parts = metric.parts(&self.lexicons, &self.settings);
        let at = parts.iter().position(|known| known == part).unwrap_or_else(|| panic!("no part {part} in {parts:?}"));
        self.values(metric)[at]
    }

    /// The words of the evidence of a metric's first measure.
    pub(crate) fn evidence(&self, metric: &dyn Metric) -> Vec<&str> {
        self.measures(metric)[0].evidence.iter().map(|place| &self.doc[*place]).collect()
    }
}
