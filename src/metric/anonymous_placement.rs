//! **Counts** whether an anonymous source, by the settings' definition, has the first attribution of the body
//! (first-attribution), the first quotation of the body (first-quotation), or any attribution in its first two
//! paragraphs (first-paragraphs). Evidence is those attributions or quotations.
//!
//! **Divides by** nothing: each part is yes or no. A part is not defined where there is no attribution, or no
//! quotation, or its source could not be told.
//!
//! **Why it matters** readers remember what comes first, and many do not go further. A story that opens on an
//! unnamed voice asks for trust before it has given grounds for any.
//!
//! **Misleads when** the headline's “sources say” is meant: the headline is left out. A described bystander who
//! opens a feature is counted like an official who hides; choose the strict definition to part them.
//!
//! **Example** the first paragraph ends “… according to a person familiar with the plans”: first-attribution and
//! first-paragraphs are yes.

use super::measuring::place_of;
use super::{Article, Group, Measure, Metric, Unit};
use crate::grammar::ZoneKind;
use crate::lexicon::LexiconSet;
use crate::settings::{Settings, Threshold};
use crate::sourcing::{Attribution, QuoteKind, SourceId};
use crate::text::Span;

/// The metric `anonymous-placement`.
pub(super) struct AnonymousPlacement;

impl Metric for AnonymousPlacement {
    fn id(&self) -> &'static str {
        "anonymous-placement"
    }

    fn name(&self) -> &'static str {
        "anonymous sources in front"
    }

    fn unit(&self) -> Unit {
        Unit::YesNo
    }

    fn group(&self) -> Group {
        Group::Anonymity
    }

    fn source(&self) -> &'static str {
        include_str!("anonymous_placement.rs")
    }

    fn parts(&self, _lexicons: &LexiconSet, _settings: &Settings) -> Vec<String> {
        ["first-attribution", "first-quotation", "first-paragraphs"].map(str::to_owned).to_vec()
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        vec![first_attribution(article), first_quotation(article), first_paragraphs(article)]
    }

    fn look(&self) -> Threshold {
        Threshold::True
    }
}

/// The attributions of the body that have a source or should.
fn in_body<'a>(article: &'a Article<'_>) -> impl Iterator<Item = &'a Attribution> {
    let all = article.analysis.attributions.iter();
    all.filter(|attribution| article.is_in_body(attribution) && attribution.wants_source())
}

fn first_attribution(article: &Article<'_>) -> Measure {
    let first = in_body(article).next();
    first.map_or_else(Measure::default, |first| speaks(article, first.source, place_of(first)))
}

fn first_quotation(article: &Article<'_>) -> Measure {
    let quotes = &article.analysis.quotes;
    let in_body = |place: Span| article.zone_at(place) == Some(ZoneKind::Body);
    let first = quotes.iter().find(|quote| quote.kind == QuoteKind::Speech && in_body(quote.span));
    first.map_or_else(Measure::default, |first| speaks(article, first.source, Some(first.span)))
}

/// Whether the one who speaks at a place is anonymous; not defined where that could not be told.
fn speaks(article: &Article<'_>, source: Option<SourceId>, place: Option<Span>) -> Measure {
    let evidence = place.into_iter().collect();
    match article.source(source) {
        Some(source) => Measure::yes_no(article.is_anonymous(source), evidence),
        None => Measure::plain(None, evidence),
    }
}

fn first_paragraphs(article: &Article<'_>) -> Measure {
    let mut in_body = in_body(article).peekable();
    let opening = article.paragraphs(ZoneKind::Body).take(2).map(|paragraph| paragraph.span).reduce(Span::cover);
    let (Some(opening), Some(_)) = (opening, in_body.peek()) else { return Measure::default() };
    let is_in_front = |attribution: &&Attribution| place_of(attribution).is_some_and(|place| opening.contains(place));
    let in_front = in_body.take_while(is_in_front);
    let anonymous = in_front
        .filter(|attribution| article.source(attribution.source).is_some_and(|source| article.is_anonymous(source)));
    let places: Vec<Span> = anonymous.filter_map(place_of).collect();
    Measure::yes_no(!places.is_empty(), places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    #[test]
    fn who_speaks_first_counts_not_who_speaks_most() {
        let story =
            Story::with_headline("Hail, sources say", "One fisherman said hail fell.\nAna Ruiz said: “Rain fell.”")
                .unnamed("One fisherman")
                .says(AttributionKind::Indirect, "hail fell")
                .source("Ana Ruiz")
                .says(AttributionKind::Direct, "Rain fell")
                .quote("“Rain fell.”", QuoteKind::Speech);
        assert_eq!(story.values(&AnonymousPlacement), [Some(1.0), Some(0.0), Some(1.0)]);
    }

    #[test]
    fn a_third_paragraph_is_not_in_front() {
        let story = Story::new("Rain fell.\nIt fell again.\nOne fisherman said hail fell.")
            .unnamed("One fisherman")
            .says(AttributionKind::Indirect, "hail fell");
        assert_eq!(story.values(&AnonymousPlacement), [Some(1.0), None, Some(0.0)]);
    }

    #[test]
    fn a_first_source_that_could_not_be_told_leaves_the_question_open() {
        let story = Story::new("They said hail fell.").somebody_says("hail fell");
        assert_eq!(story.values(&AnonymousPlacement), [None, None, Some(0.0)]);
    }
}
