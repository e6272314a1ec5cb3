//! **Counts** the attributions at each level of identification of their source, 0 to 5; see identification-level
//! for what the levels mean. Evidence is the cue of each, or its content.
//!
//! **Divides by** the attributions whose source could be told; the six shares add up to 1. Each has a Wilson
//! interval, which takes the attributions as independent of each other.
//!
//! **Why it matters** it weighs sources by how often they are used: one named resident beside an unnamed official
//! who carries ten statements is a different article from the reverse.
//!
//! **Misleads when** one long statement is cut into many attributions, which lets a talkative source weigh more.
//! Attributions of one source are not independent, so the true uncertainty is larger than the interval.
//!
//! **Example** Ruiz (5) is cited six times and “officials” (1)
//! twice: 75 % at level 5, 25 % at level 1.

use super::identification_level::level_names;
use super::measuring::{Tally, place_of};
use super::{Article, Group, Measure, Metric, Unit};
use crate::lexicon::LexiconSet;
use crate::settings::Settings;
use crate::sourcing::Level;

/// The metric `identification-level-attributions`.
pub(super) struct IdentificationLevelAttributions;

impl Metric for IdentificationLevelAttributions {
    fn id(&self) -> &'static str {
        "identification-level-attributions"
    }

    fn name(&self) -> &'static str {
        "attributions by identification level of their source"
    }

    fn unit(&self) -> Unit {
        Unit::Share
    }

    fn group(&self) -> Group {
        Group::Sources
    }

    fn source(&self) -> &'static str {
        include_str!("identification_level_attributions.rs")
    }

    fn parts(&self, _lexicons: &LexiconSet, _settings: &Settings) -> Vec<String> {
        level_names()
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let mut tally = Tally::new(Level::ALL.len());
        for (attribution, source) in article.resolved() {
            tally.add(source.level as usize, 1.0, place_of(attribution));
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
    fn a_source_weighs_by_its_attributions() {
        let story =
            Story::new("Ana Ruiz said rain fell and snow fell. One fisherman said hail fell. He said ice fell.")
                .source("Ana Ruiz")
                .says(AttributionKind::Indirect, "rain fell")
                .says(AttributionKind::Indirect, "snow fell")
                .unnamed("One fisherman")
                .says(AttributionKind::Indirect, "hail fell")
                .somebody_says("ice fell");
        assert_eq!(story.part(&IdentificationLevelAttributions, "5"), Some(2.0 / 3.0));
        assert_eq!(story.part(&IdentificationLevelAttributions, "2"), Some(1.0 / 3.0));
    }
}
