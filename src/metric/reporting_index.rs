//! **Counts** three ticks after PEJ 2004: at least four identified sources (level 4 or 5); a mix of views; sources
//! of at least four known types. A mix: no side has more than two thirds of the sides' words, or where no sides are
//! drawn, at least two known types speak and none has more than two thirds of their words.
//!
//! **Divides by** three, the ticks that can be had; the value is 0, 1, 2 or 3. It is always defined: an article
//! without sources has none.
//!
//! **Why it matters** it sums up breadth of reporting in one figure that hand-coded studies have used, and that
//! editors can raise only by more reporting.
//!
//! **Misleads when** short items are compared with long ones, which have room for more. Without sides the mix of
//! types stands in for the mix of views, and officials of two camps then look like one.
//!
//! **Example** five named people, a mix of council and
//! residents, three types of sources: 2.

use super::identified_4_plus::ENOUGH;
use super::identified_sources::is_identified;
use super::measuring::first_mention;
use super::sides::words_by_side;
use super::sides_mix::mix;
use super::{Article, Group, Measure, Metric, Unit};
use crate::lexicon::SourceType;

/// The metric `reporting-index`.
pub(super) struct ReportingIndex;

impl Metric for ReportingIndex {
    fn id(&self) -> &'static str {
        "reporting-index"
    }

    fn name(&self) -> &'static str {
        "reporting index"
    }

    fn unit(&self) -> Unit {
        Unit::Number
    }

    fn group(&self) -> Group {
        Group::Sources
    }

    fn source(&self) -> &'static str {
        include_str!("reporting_index.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let sources = &article.analysis.sources;
        let ticks = [
            sources.iter().filter(|source| is_identified(source)).count() >= ENOUGH,
            is_mix(article),
            n_types(article) >= ENOUGH,
        ];
        let n_ticks = ticks.iter().filter(|tick| **tick).count() as f64;
        vec![Measure {
            value: Some(n_ticks),
            numerator: Some(n_ticks),
            denominator: Some(ticks.len() as f64),
            interval: None,
            evidence: sources.iter().map(first_mention).collect(),
        }]
    }
}

/// Whether views are mixed: by sides where they are drawn, by source types where they are not.
fn is_mix(article: &Article<'_>) -> bool {
    let n_sides = article.settings.sides.len();
    if n_sides > 0 {
        return is_shared(words_by_side(article).amounts().get(..n_sides).unwrap_or(&[]));
    }
    is_shared(&words_by_type(article))
}

fn is_shared(words: &[f64]) -> bool {
    let total: f64 = words.iter().sum();
    let largest = words.iter().copied().fold(0.0, f64::max);
    total > 0.0 && mix(largest / total) < 1.0
}

/// Attributed words by known source type.
fn words_by_type(article: &Article<'_>) -> [f64; SourceType::ALL.len()] {
    let mut words = [0.0; SourceType::ALL.len()];
    for source in article.analysis.sources.iter().filter(|source| source.source_type != SourceType::Unknown) {
        if let Some(sum) = words.get_mut(source.source_type as usize) {
            *sum += f64::from(source.attributed_words);
        }
    }
    words
}

fn n_types(article: &Article<'_>) -> usize {
    let has = |known: &&SourceType| article.analysis.sources.iter().any(|source| source.source_type == **known);
    SourceType::ALL.iter().filter(|known| **known != SourceType::Unknown).filter(has).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    fn story() -> Story {
        let speaks = |story: Story, name: &str, source_type| {
            story
                .source(name)
                .who(|source| source.source_type = source_type)
                .says(AttributionKind::Indirect, "rain fell")
        };
        let story = Story::new("Ana, Ben, Cem, Dee said rain fell.");
        let story = speaks(story, "Ana", SourceType::Official);
        let story = speaks(story, "Ben", SourceType::Expert);
        speaks(story, "Cem", SourceType::Ordinary)
    }

    #[test]
    fn a_mix_of_types_is_one_tick() {
        assert_eq!(story().value(&ReportingIndex), Some(1.0));
    }

    #[test]
    fn four_identified_sources_of_four_types_are_all_ticks() {
        let four = story().source("Dee").who(|source| source.source_type = SourceType::Business);
        assert_eq!(four.value(&ReportingIndex), Some(3.0));
    }

    #[test]
    fn sides_take_the_place_of_types() {
        let one_side = story().sides(&["Council"]).who(|source| source.side = Some(0));
        assert_eq!(one_side.value(&ReportingIndex), Some(0.0));
    }

    #[test]
    fn an_unknown_type_is_no_type() {
        let unknown = Story::new("Ana spoke.").source("Ana").who(|source| source.attributed_words = 9);
        assert_eq!(unknown.value(&ReportingIndex), Some(0.0));
    }
}
