//! **Counts** whether the sides that the settings draw share the room: 0 a mix (no side has more than two thirds),
//! 1 mostly one (a side has more than two thirds), 2 all one. Evidence is the sources of the largest side.
//!
//! **Divides by** the attributed words of all sides together, unassigned sources left out; the numerator is the
//! largest side's. Not defined where the settings draw no sides, nor where none of them speaks.
//!
//! **Why it matters** it is the coding of balance in PEJ 2004: simple enough to be agreed on by two coders, and so
//! comparable with hand-coded studies.
//!
//! **Misleads when** three sides are drawn: a mix then asks less of each. A mix may still be a false balance, and
//! an article about one side's congress is all one for good reasons.
//!
//! **Example** council 58 %, residents 31 %, contractor 11 %: a mix, 0. Council 70 %, residents 30 %: mostly one,
//! 1.

use super::sides::words_by_side;
use super::{Article, Group, Measure, Metric, Unit};
use crate::settings::Threshold;

/// The metric `sides-mix`.
pub(super) struct SidesMix;

impl Metric for SidesMix {
    fn id(&self) -> &'static str {
        "sides-mix"
    }

    fn name(&self) -> &'static str {
        "mix of sides"
    }

    fn unit(&self) -> Unit {
        Unit::Number
    }

    fn group(&self) -> Group {
        Group::Balance
    }

    fn source(&self) -> &'static str {
        include_str!("sides_mix.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        if article.settings.sides.is_empty() {
            return vec![Measure::default()];
        }
        let tally = words_by_side(article);
        let sides = tally.amounts().get(..article.settings.sides.len()).unwrap_or(&[]);
        let assigned: f64 = sides.iter().sum();
        let largest = sides.iter().copied().enumerate().rev().max_by(|(_, one), (_, other)| one.total_cmp(other));
        let Some((side, words)) = largest.filter(|(_, words)| *words > 0.0) else { return vec![Measure::default()] };
        vec![Measure {
            value: Some(mix(words / assigned)),
            numerator: Some(words),
            denominator: Some(assigned),
            interval: None,
            evidence: tally.into_evidence(side),
        }]
    }

    fn look(&self) -> Threshold {
        Threshold::Above(0.0)
    }
}

/// 0 for a mix, 1 for mostly one, 2 for all one, by the share of the largest.
pub(super) fn mix(largest_share: f64) -> f64 {
    if largest_share >= 1.0 {
        2.0
    } else if largest_share > 2.0 / 3.0 {
        1.0
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    #[test]
    fn more_than_two_thirds_is_mostly_one() {
        let story = Story::new("Ana Ruiz said rain fell here. Ben Okafor said hail. Cem Can said ice.")
            .sides(&["Council", "River Residents"])
            .source("Ana Ruiz")
            .who(|source| source.side = Some(0))
            .says(AttributionKind::Indirect, "rain fell here")
            .source("Ben Okafor")
            .who(|source| source.side = Some(1))
            .says(AttributionKind::Indirect, "hail")
            .source("Cem Can");

        assert_eq!(story.value(&SidesMix), Some(1.0));
        assert_eq!(story.evidence(&SidesMix), ["Ana Ruiz"]);
    }

    #[test]
    fn two_thirds_are_a_mix_and_silence_of_the_others_is_all_one() {
        assert_eq!(Some(mix(2.0 / 3.0)), Some(0.0));
        assert_eq!(Some(mix(1.0)), Some(2.0));
    }

    #[test]
    fn sides_that_do_not_speak_have_no_mix() {
        assert_eq!(Story::new("Ana Ruiz spoke.").sides(&["Council"]).source("Ana Ruiz").value(&SidesMix), None);
    }
}
