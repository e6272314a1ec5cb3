//! **Counts** whether the headline states as fact what the body attributes: at least 70 % of its content words
//! stand in the content of one attribution of at most 40 words, and the headline names no source, neither by an attribution of its own
//! nor by a mention of that source. Evidence is the headline and that content.
//!
//! **Divides by** the content words of the headline (function words aside); forms of one word count as the same.
//! Not defined without a headline or with fewer than three content words in it.
//!
//! **Why it matters** the text hands a claim to a source and the headline takes it over: whoever reads the headline
//! alone is told as fact what somebody said.
//!
//! **Misleads when** the fact is established and merely repeated by a source in the text, or the words agree and
//! the sense does not. Headlines that use other words than the text go unseen.
//!
//! **Example** headline “River scheme wasted millions”; the text has “Ruiz said the river scheme had wasted
//! millions”: yes.

use super::measuring::{content_words, place_of, same_beginning};
use super::{Article, Group, Measure, Metric, Unit};
use crate::grammar::ZoneKind;
use crate::settings::Threshold;
use crate::sourcing::Attribution;
use crate::text::Span;

/// The metric `headline-unattributed`.
pub(super) struct HeadlineUnattributed;

impl Metric for HeadlineUnattributed {
    fn id(&self) -> &'static str {
        "headline-unattributed"
    }

    fn name(&self) -> &'static str {
        "headline claims what the text attributes"
    }

    fn unit(&self) -> Unit {
        Unit::YesNo
    }

    fn group(&self) -> Group {
        Group::Headline
    }

    fn source(&self) -> &'static str {
        include_str!("headline_unattributed.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let headline = article.paragraphs(ZoneKind::Headline).map(|paragraph| paragraph.span).reduce(Span::cover);
        let Some(headline) = headline else { return vec![Measure::default()] };
        let words: Vec<&str> = content_words(article, headline).map(|(_, word)| word).take(MOST_WORDS).collect();
        if words.len() < FEWEST_WORDS {
            return vec![Measure::default()];
        }
        if has_attribution(article, headline) {
            return vec![Measure::yes_no(false, vec![headline])];
        }
        let in_body = article.analysis.attributions.iter().filter(|attribution| article.is_in_body(attribution));
        let owned = in_body.filter(|attribution| !attribution.names_nobody());
        let claimed = owned.filter(|attribution| !is_named_in(article, attribution, headline));
        let told = claimed.map(|attribution| &attribution.content).filter(|content| !is_own(article, content));
        let found = told.into_iter().find(|content| shares(article, &words, content));
        let evidence = std::iter::once(headline).chain(found.into_iter().flatten().copied()).collect();
        vec![Measure::yes_no(found.is_some(), evidence)]
    }

    fn look(&self) -> Threshold {
        Threshold::True
    }
}

/// A headline of fewer content words agrees with a content by chance.
const FEWEST_WORDS: usize = 3;

/// What is longer is no headline, though it was given as one: only its start is looked at.
const MOST_WORDS: usize = 60;

/// Share of the headline's content words that must stand in the content.
const ENOUGH: f64 = 0.7;

/// Whether a content is told in the outlet's own words all the same: a deed, a stance.
fn is_own(article: &Article<'_>, content: &[Span]) -> bool {
    let voices = &article.analysis.voices;
    content.first().and_then(|first| voices.at(*first)).is_some_and(|stretch| stretch.voice.is_own())
}

fn has_attribution(article: &Article<'_>, headline: Span) -> bool {
    let mut attributions = article.analysis.attributions.iter().filter(|attribution| !attribution.names_nobody());
    attributions.any(|attribution| place_of(attribution).is_some_and(|place| headline.contains(place)))
}

fn is_named_in(article: &Article<'_>, attribution: &Attribution, headline: Span) -> bool {
    let source = article.source(attribution.source);
    source.is_some_and(|source| {
        // Mentions stand in text order, and the headline is short: few are looked at.
        let first = source.mentions.partition_point(|mention| mention.start() < headline.start());
        let near = source.mentions.iter().skip(first).take_while(|mention| mention.start() < headline.end());
        near.into_iter().any(|mention| headline.contains(*mention))
    })
}

/// A content of more words holds any headline's by chance.
const LONGEST_CONTENT: f64 = 40.0;

fn shares(article: &Article<'_>, words: &[&str], content: &[Span]) -> bool {
    if article.words_in(content.iter().copied()) > LONGEST_CONTENT {
        return false;
    }
    let stands = |word: &&&str| {
        let mut others = content.iter().flat_map(|place| content_words(article, *place));
        others.any(|(_, other)| same_beginning(word, other))
    };
    words.iter().filter(stands).count() as f64 >= ENOUGH * words.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    const BODY: &str = "Ana Ruiz said the river scheme had wasted millions of pounds.";

    fn story(headline: &str) -> Story {
        Story::with_headline(headline, BODY)
            .source_with("Ana Ruiz", |_| {})
            .says(AttributionKind::Indirect, "the river scheme had wasted millions of pounds")
    }

    #[test]
    fn a_claim_without_its_source_is_unattributed() {
        let story = story("River scheme wastes millions");
        assert_eq!(story.value(&HeadlineUnattributed), Some(1.0));
        assert_eq!(story.evidence(&HeadlineUnattributed)[1], "the river scheme had wasted millions of pounds");
    }

    #[test]
    fn a_headline_about_something_else_is_not() {
        assert_eq!(story("Council to vote on dam repairs").value(&HeadlineUnattributed), Some(0.0));
    }

    #[test]
    fn a_headline_that_names_the_source_is_not() {
        let named = story("River scheme wasted millions: Ruiz");
        let mention = named.place("Ruiz");
        let named = named.who(|source| source.mentions.insert(0, mention));
        assert_eq!(named.value(&HeadlineUnattributed), Some(0.0));
    }

    #[test]
    fn two_content_words_are_too_few_to_tell() {
        assert_eq!(story("The wasted millions").value(&HeadlineUnattributed), None);
    }
}
