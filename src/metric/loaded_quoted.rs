//! **Counts** the loaded words inside quotations of speech; overlapping hits count once. The same figure stands in
//! loaded-voices as its part quoted; it has an id of its own because reports set it beside loaded-rate.
//!
//! **Divides by** the words in quotations, in thousands, with a Garwood interval. Not defined where nobody is
//! quoted.
//!
//! **Why it matters** quotations are chosen. An outlet that keeps its own voice plain can still pick the harshest
//! words of one side; this is where that would show.
//!
//! **Misleads when** the sources of a story are simply angry, or quotations are few: look at the interval and at
//! who says the words.
//!
//! **Example** 6 loaded words in 240 quoted words, by two
//! speakers: 25 per 1,000 [9.2 to 54.4].

use super::measuring::loaded_hits;
use super::{Article, Measure, Metric, Unit};
use crate::text::Span;
use crate::wording::Voice;

/// The metric `loaded-quoted`.
pub(super) struct LoadedQuoted;

impl Metric for LoadedQuoted {
    fn id(&self) -> &'static str {
        "loaded-quoted"
    }

    fn name(&self) -> &'static str {
        "loaded words in quotations"
    }

    fn unit(&self) -> Unit {
        Unit::PerThousandWords
    }

    fn source(&self) -> &'static str {
        include_str!("loaded_quoted.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let hits = loaded_hits(article).filter(|hit| hit.voice == Voice::Quoted);
        let places: Vec<Span> = hits.map(|hit| hit.span).collect();
        let words = f64::from(article.analysis.voices.words_in(Voice::Quoted));
        vec![Measure::per_thousand(places.len() as f64, words, places).with_garwood()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn only_quoted_words_count() {
        let story = Story::new("The regime called it a sham.")
            .hit("regime", "regime", Voice::Narrator)
            .hit("sham", "sham", Voice::Quoted)
            .words(Voice::Quoted, 10);
        assert_eq!(story.value(&LoadedQuoted), Some(100.0));
        assert_eq!(story.evidence(&LoadedQuoted), ["sham"]);
    }
}
