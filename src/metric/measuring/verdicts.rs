//! What was found in each sentence, as yes or no: what coders who read the same sentences are asked.

use crate::metric::{Article, loaded_hits};
use crate::sourcing::Attribution;
use crate::text::Span;
use crate::wording::ClaimKind;

/// A sentence and what was found in it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct SentenceVerdicts {
    /// Where it stands.
    pub span: Span,
    /// Something is attributed to a source that is named or described here.
    pub attribution: bool,
    /// One of these sources is unnamed, by the definition "described".
    pub anonymous: bool,
    /// A loaded word stands in the outlet's own voice.
    pub loaded: bool,
    /// A claim rests on nobody.
    pub hedged: bool,
}

/// The sentences of an article without its page furniture, in text order.
#[must_use]
pub fn verdicts(article: &Article<'_>) -> Vec<SentenceVerdicts> {
    let analysis = article.analysis;
    let zones: Vec<Span> = analysis.zones.analysed().map(|zone| zone.span).collect();
    let loaded: Vec<Span> = loaded_hits(article).filter(|hit| hit.voice.is_own()).map(|hit| hit.span).collect();
    let mut found: Vec<SentenceVerdicts> = Vec::new();
    let mut places = vec![None; analysis.tokens.sentences.len()];
    for (number, sentence) in analysis.tokens.sentences.iter().enumerate() {
        if !zones.iter().any(|zone| zone.overlaps(sentence.span)) {
            continue;
        }
        if let Some(place) = places.get_mut(number) {
            *place = Some(found.len());
        }
        let loaded = loaded.iter().any(|span| span.overlaps(sentence.span));
        found.push(SentenceVerdicts {
            span: sentence.span,
            attribution: false,
            anonymous: false,
            loaded,
            hedged: false,
        });
    }
    let place_of = |sentence: u32| places.get(sentence as usize).copied().flatten();
    for attribution in analysis.attributions.iter().filter(|attribution| attribution.wants_source()) {
        if let Some(verdict) = place_of(attribution.sentence.0).and_then(|at| found.get_mut(at)) {
            verdict.attribution = true;
            verdict.anonymous |= is_anonymous(article, attribution);
        }
    }
    for claim in analysis.claims.iter().filter(|claim| claim.kind == ClaimKind::Hedged) {
        if let Some(verdict) = place_of(claim.sentence.0).and_then(|at| found.get_mut(at)) {
            verdict.hedged = true;
        }
    }
    found
}

fn is_anonymous(article: &Article<'_>, attribution: &Attribution) -> bool {
    let source = attribution.source.and_then(|id| article.analysis.sources.get(id.0 as usize));
    source.is_some_and(|source| source.anonymous.described)
}
