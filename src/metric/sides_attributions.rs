//! **Counts** the attributions of the sources of each side that the settings draw, and of those that belong to none
//! or could not be told (unassigned). Evidence is the cue of each.
//!
//! **Divides by** all attributions of the article, each with a Wilson interval that takes them as independent. What
//! somebody who says nothing wants or opposes is left out. Not defined where the settings draw no sides, nor without
//! attributions.
//!
//! **Why it matters** room can be given in words or in turns. A side that is cited often and briefly looks
//! different here from in sides, and the difference is worth knowing.
//!
//! **Misleads when** one statement is cut into several attributions by its cues; or when the sides are badly drawn,
//! which the unassigned share shows.
//!
//! **Example** council 9 of 15 attributions (60 %),
//! residents 4 (27 %), unassigned 2 (13 %).

use super::measuring::{Tally, place_of};
use super::sides::{part_of, with_unassigned};
use super::{Article, Group, Measure, Metric, Unit};
use crate::lexicon::LexiconSet;
use crate::settings::Settings;

/// The metric `sides-attributions`.
pub(super) struct SidesAttributions;

impl Metric for SidesAttributions {
    fn id(&self) -> &'static str {
        "sides-attributions"
    }

    fn name(&self) -> &'static str {
        "attributions by side"
    }

    fn unit(&self) -> Unit {
        Unit::Share
    }

    fn group(&self) -> Group {
        Group::Balance
    }

    fn source(&self) -> &'static str {
        include_str!("sides_attributions.rs")
    }

    fn parts(&self, _lexicons: &LexiconSet, settings: &Settings) -> Vec<String> {
        with_unassigned(settings)
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        if article.settings.sides.is_empty() {
            return vec![Measure::default()];
        }
        let mut tally = Tally::new(article.settings.sides.len() + 1);
        for attribution in article.analysis.attributions.iter().filter(|attribution| !attribution.stance_only) {
            tally.add(part_of(article, article.source(attribution.source)), 1.0, place_of(attribution));
        }
        tally.shares().into_iter().map(Measure::with_wilson).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    #[test]
    fn turns_weigh_the_same_whatever_their_length() {
        let story = Story::new("Ana Ruiz said rain fell here. Ben Okafor said hail. Cem Can said ice.")
            .sides(&["Council", "River Residents"])
            .source("Ana Ruiz")
            .who(|source| source.side = Some(0))
            .says(AttributionKind::Indirect, "rain fell here")
            .source("Ben Okafor")
            .who(|source| source.side = Some(1))
            .says(AttributionKind::Indirect, "hail")
            .source("Cem Can");

        assert_eq!(story.values(&SidesAttributions), [Some(0.5), Some(0.5), Some(0.0)]);
    }
}
