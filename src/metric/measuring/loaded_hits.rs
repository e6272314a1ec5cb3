//! Loaded words, each counted once: where hits of several categories overlap, the longest stands for all.

use crate::lexicon::{EntryId, Role};
use crate::metric::{Article, Measure};
use crate::sourcing::SourceId;
use crate::text::Span;
use crate::wording::{Hit, Voice};

/// Fewest words that `loaded-score` is divided by, the length of a short news item; explained to users in
/// `loaded_score.rs`. Below it a rate rests on a word or two: it says more of the length than of the wording.
pub const FEWEST_SCORED_WORDS: f64 = 200.0;

/// Loaded wording at one place.
#[derive(Copy, Clone, Debug)]
pub struct LoadedHit {
    /// The longest of the hits that overlap here.
    pub span: Span,
    /// The greatest of their weights.
    pub weight: f64,
    /// The entry of that weight.
    pub entry: EntryId,
    /// Who is heard.
    pub voice: Voice,
    /// Whose words these are, if not the outlet's.
    pub source: Option<SourceId>,
}

/// The loaded hits of an article in text order, none overlapping another.
pub fn loaded_hits<'a>(article: &Article<'a>) -> impl Iterator<Item = LoadedHit> + 'a {
    let article = *article;
    let mut hits = article.analysis.hits.iter().filter_map(move |hit| loaded(&article, hit)).peekable();
    std::iter::from_fn(move || {
        let mut kept = hits.next()?;
        while let Some(next) = hits.next_if(|next| next.span.overlaps(kept.span)) {
            kept = kept.merged(next);
        }
        Some(kept)
    })
}

/// Words and numbers in the outlet's own voice.
#[must_use]
pub fn own_voice_words(article: &Article<'_>) -> f64 {
    let voices = &article.analysis.voices;
    f64::from(voices.words_in(Voice::Headline)) + f64::from(voices.words_in(Voice::Narrator))
}

/// Sum of weights per 1,000 words, where fewer words than `fewest` count as so many; not defined without words.
pub(crate) fn per_floored_thousand(weights: f64, words: f64, fewest: f64, evidence: Vec<Span>) -> Measure {
    let divisor = if words > 0.0 { words.max(fewest) } else { 0.0 };
    Measure::per_thousand(weights, divisor, evidence)
}

impl LoadedHit {
    fn merged(self, other: Self) -> Self {
        let longest = if other.span.len() > self.span.len() { other } else { self };
        let heaviest = if other.weight > self.weight { other } else { self };
        Self { weight: heaviest.weight, entry: heaviest.entry, ..longest }
    }
}

fn loaded(article: &Article<'_>, hit: &Hit) -> Option<LoadedHit> {
    let entry = article.lexicons.entry(hit.entry)?;
    let is_loaded = article.lexicons.file_of(entry)?.role == Role::Loaded;
    is_loaded.then(|| LoadedHit {
        span: hit.span,
        weight: as_written(entry.weight),
        entry: hit.entry,
        voice: hit.voice,
        source: hit.source,
    })
}

/// The weight as the lexicon file has it: single precision turns 0.9 into 0.89999998, six decimals turn it back.
fn as_written(weight: f32) -> f64 {
    (f64::from(weight) * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn overlapping_hits_count_once_with_the_greater_weight() {
        let story = Story::new("The hardline regime fell.").hit("regime", "regime", Voice::Narrator).hit(
            "hardline regime",
            "hardline",
            Voice::Narrator,
        );
        let hits: Vec<LoadedHit> = loaded_hits(&story.article()).collect();
        assert_eq!(hits.len(), 1);
        assert_eq!((hits[0].span, Some(hits[0].weight)), (story.place("hardline regime"), Some(0.8)));
    }

    #[test]
    fn hedges_are_no_loaded_words() {
        let story = Story::new("It was perhaps so.").hit("perhaps", "perhaps", Voice::Narrator);
        assert_eq!(loaded_hits(&story.article()).count(), 0);
    }
}
