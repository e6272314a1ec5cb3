//! What many metrics ask of an article.

use crate::grammar::tokens::Paragraph;
use crate::grammar::{Tokens, ZoneKind};
use crate::metric::Article;
use crate::settings::AnonymousDefinition;
use crate::sourcing::{Attribution, Source, SourceId};
use crate::text::Span;

impl<'a> Article<'a> {
    /// The tokens of the article.
    pub(crate) fn tokens(&self) -> &'a Tokens {
        &self.analysis.tokens
    }

    /// A source by its number; `None` where there is none.
    pub(crate) fn source(&self, id: Option<SourceId>) -> Option<&'a Source> {
        self.analysis.sources.get(id?.0 as usize)
    }

    /// Whether a source is anonymous by the definition that the settings choose.
    pub(crate) fn is_anonymous(&self, source: &Source) -> bool {
        match self.settings.anonymous {
            AnonymousDefinition::Strict => source.anonymous.strict,
            AnonymousDefinition::Described => source.anonymous.described,
            AnonymousDefinition::Broad => source.anonymous.broad,
        }
    }

    /// The paragraphs of one part of the article.
    pub(crate) fn paragraphs(&self, zone: ZoneKind) -> impl Iterator<Item = &'a Paragraph> {
        self.tokens().paragraphs.iter().filter(move |paragraph| paragraph.zone == zone)
    }

    /// Words and numbers of the body.
    pub(crate) fn body_words(&self) -> f64 {
        let words = self.paragraphs(ZoneKind::Body).map(|paragraph| self.tokens().words_in(&paragraph.tokens));
        words.sum::<usize>() as f64
    }

    /// Words and numbers in all these places.
    pub(crate) fn words_in(&self, places: impl IntoIterator<Item = Span>) -> f64 {
        places.into_iter().map(|place| self.tokens().count_words(place)).sum::<usize>() as f64
    }

    /// The part of the article that a place stands in; `None` where it is left out of the analysis.
    pub(crate) fn zone_at(&self, place: Span) -> Option<ZoneKind> {
        let paragraphs = &self.tokens().paragraphs;
        let at = paragraphs.partition_point(|paragraph| paragraph.span.end() <= place.start());
        paragraphs.get(at).filter(|paragraph| paragraph.span.overlaps(place)).map(|paragraph| paragraph.zone)
    }

    /// What of a place stands in one part of the article: one span for all paragraphs that follow each other there.
    pub(crate) fn parts_in(&self, zone: ZoneKind, place: Span) -> Vec<Span> {
        let overlapping = self.tokens().paragraphs.iter().filter(|paragraph| paragraph.span.overlaps(place));
        let runs = overlapping.collect::<Vec<_>>();
        let runs = runs.chunk_by(|a, b| a.zone == b.zone).filter(|run| run.iter().any(|it| it.zone == zone));
        runs.filter_map(|run| run.first()?.span.cover(run.last()?.span).intersect(place)).collect()
    }

    /// Whether an attribution stands in the body.
    pub(crate) fn is_in_body(&self, attribution: &Attribution) -> bool {
        place_of(attribution).is_some_and(|place| self.zone_at(place) == Some(ZoneKind::Body))
    }

    /// The attributions whose source could be told, each with it.
    pub(crate) fn resolved(&self) -> impl Iterator<Item = (&'a Attribution, &'a Source)> {
        let article = *self;
        let attributions = article.analysis.attributions.iter();
        attributions.filter_map(move |attribution| Some((attribution, article.source(attribution.source)?)))
    }
}

/// The place that stands for an attribution: its cue, or where there is none its content, or its mention.
pub(crate) fn place_of(attribution: &Attribution) -> Option<Span> {
    attribution.cue.or_else(|| attribution.content.first().copied()).or(attribution.mention)
}

/// Where a source is first mentioned.
pub(crate) fn first_mention(source: &Source) -> Span {
    source.mentions.first().copied().unwrap_or(source.name)
}
