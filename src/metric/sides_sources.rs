//! **Counts** the sources of each side that the settings draw, and of those that belong to none (unassigned).
//! Evidence is the first mention of each source.
//!
//! **Divides by** all sources of the article. Not defined where the settings draw no sides, nor where no source was
//! found.
//!
//! **Why it matters** five voices for one side and one for the other is a choice, even where the words are shared
//! evenly: numbers look like agreement.
//!
//! **Misleads when** a side speaks through one body by its nature (a company, an army) and the other through many
//! people. Sources that were not merged count twice.
//!
//! **Example** council 3 of 9 sources (33 %), residents
//! 5 (56 %), unassigned 1 (11 %).

use super::measuring::{Tally, first_mention};
use super::sides::{part_of, with_unassigned};
use super::{Article, Group, Measure, Metric, Unit};
use crate::lexicon::LexiconSet;
use crate::settings::Settings;

/// The metric `sides-sources`.
pub(super) struct SidesSources;

impl Metric for SidesSources {
    fn id(&self) -> &'static str {
        "sides-sources"
    }

    fn name(&self) -> &'static str {
        "sources by side"
    }

    fn unit(&self) -> Unit {
        Unit::Share
    }

    fn group(&self) -> Group {
        Group::Balance
    }

    fn source(&self) -> &'static str {
        include_str!("sides_sources.rs")
    }

    fn parts(&self, _lexicons: &LexiconSet, settings: &Settings) -> Vec<String> {
        with_unassigned(settings)
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        if article.settings.sides.is_empty() {
            return vec![Measure::default()];
        }
        let sources = article.analysis.sources.iter();
        let sides = sources.map(|source| (part_of(article, Some(source)), first_mention(source)));
        Tally::of(article.settings.sides.len() + 1, sides).shares()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    #[test]
    fn a_source_of_no_side_is_unassigned() {
        let story = Story::new("Ana Ruiz said rain fell here. Ben Okafor said hail. Cem Can said ice.")
            .sides(&["Council", "River Residents"])
            .source("Ana Ruiz")
            .who(|source| source.side = Some(0))
            .says(AttributionKind::Indirect, "rain fell here")
            .source("Ben Okafor")
            .who(|source| source.side = Some(1))
            .says(AttributionKind::Indirect, "hail")
            .source("Cem Can");

        assert_eq!(story.values(&SidesSources), [Some(1.0 / 3.0); 3]);
    }
}
