//! **Counts** the attributed words, quoted or paraphrased, of the sources of each side that the settings draw, and
//! of those that belong to none (unassigned). A source takes the first side that one of its rules matches. Evidence
//! is the first mentions.
//!
//! **Divides by** all attributed words, those included whose source could not be told, which count as unassigned.
//! What somebody who says nothing wants or opposes is left out. Not defined where the settings draw no sides.
//!
//! **Why it matters** how much room each side of a dispute gets is what readers complain of most. The user says
//! what the sides are; the program only counts.
//!
//! **Misleads when** the sides are badly drawn: look at the unassigned share, and at the sources behind each
//! figure. Equal room is no fairness where one side has the evidence (“false balance”).
//!
//! **Example** council 58 %, residents 31 %,
//! contractor 11 %, unassigned 0 %.

use super::measuring::{Tally, first_mention, place_of};
use super::{Article, Group, Measure, Metric, Unit};
use crate::lexicon::LexiconSet;
use crate::settings::Settings;
use crate::sourcing::Source;

/// The metric `sides`.
pub(super) struct Sides;

impl Metric for Sides {
    fn id(&self) -> &'static str {
        "sides"
    }

    fn name(&self) -> &'static str {
        "attributed words by side"
    }

    fn unit(&self) -> Unit {
        Unit::Share
    }

    fn group(&self) -> Group {
        Group::Balance
    }

    fn source(&self) -> &'static str {
        include_str!("sides.rs")
    }

    fn parts(&self, _lexicons: &LexiconSet, settings: &Settings) -> Vec<String> {
        with_unassigned(settings)
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let n_sides = article.settings.sides.len();
        if n_sides == 0 {
            return vec![Measure::default()];
        }
        let mut tally = words_by_side(article);
        for attribution in &article.analysis.attributions {
            if attribution.source.is_none() && !attribution.stance_only {
                let words = article.words_in(attribution.content.iter().copied());
                tally.add(n_sides, words, place_of(attribution));
            }
        }
        tally.shares()
    }
}

/// The sides as names of parts; names without a letter or digit are numbered.
pub(super) fn side_names(settings: &Settings) -> Vec<String> {
    let name = |(at, side): (usize, &crate::settings::Side)| match slug::slugify(&side.name) {
        empty if empty.is_empty() => format!("side-{}", at + 1),
        name => name,
    };
    settings.sides.iter().enumerate().map(name).collect()
}

/// The sides as names of parts, and one for what belongs to none; nothing where no sides are drawn.
pub(super) fn with_unassigned(settings: &Settings) -> Vec<String> {
    let mut names = side_names(settings);
    if !names.is_empty() {
        names.push("unassigned".to_owned());
    }
    names
}

/// Number of the part that a source belongs to: its side, or the one after the last for none.
pub(super) fn part_of(article: &Article<'_>, source: Option<&Source>) -> usize {
    let n_sides = article.settings.sides.len();
    source.and_then(|source| source.side).filter(|side| *side < n_sides).unwrap_or(n_sides)
}

/// Attributed words of the sources of each side, and of none.
pub(super) fn words_by_side(article: &Article<'_>) -> Tally {
    let mut tally = Tally::new(article.settings.sides.len() + 1);
    for source in &article.analysis.sources {
        let words = f64::from(source.attributed_words);
        tally.add(part_of(article, Some(source)), words, Some(first_mention(source)));
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    #[test]
    fn words_are_shared_by_side() {
        let story = Story::new("Ana Ruiz said rain fell here. Ben Okafor said hail. Cem Can said ice.")
            .sides(&["Council", "River Residents"])
            .source("Ana Ruiz")
            .who(|source| source.side = Some(0))
            .says(AttributionKind::Indirect, "rain fell here")
            .source("Ben Okafor")
            .who(|source| source.side = Some(1))
            .says(AttributionKind::Indirect, "hail")
            .source("Cem Can");

        assert_eq!(story.values(&Sides), [Some(0.75), Some(0.25), Some(0.0)]);
    }

    #[test]
    fn who_could_not_be_told_is_unassigned() {
        let story = Story::new("Ana Ruiz said rain fell here. Ben Okafor said hail. Cem Can said ice.")
            .sides(&["Council", "River Residents"])
            .source("Ana Ruiz")
            .who(|source| source.side = Some(0))
            .says(AttributionKind::Indirect, "rain fell here")
            .source("Ben Okafor")
            .who(|source| source.side = Some(1))
            .says(AttributionKind::Indirect, "hail")
            .source("Cem Can");

        let story = story.somebody_says("ice");
        assert_eq!(story.part(&Sides, "unassigned"), Some(0.2));
        assert_eq!(story.part(&Sides, "river-residents"), Some(0.2));
    }

    #[test]
    fn what_somebody_wants_who_says_nothing_is_of_no_side() {
        let story = Story::new("Ana Ruiz said rain fell here. The mill wants a dam.")
            .sides(&["Council"])
            .source("Ana Ruiz")
            .who(|source| source.side = Some(0))
            .says(AttributionKind::Indirect, "rain fell here")
            .somebody_wants("a dam");
        assert_eq!(story.part(&Sides, "unassigned"), Some(0.0));
        assert_eq!(story.part(&super::super::sides_attributions::SidesAttributions, "unassigned"), Some(0.0));
    }

    #[test]
    fn without_sides_it_is_one_undefined_value() {
        assert_eq!(Story::new("Ana Ruiz spoke.").source("Ana Ruiz").value(&Sides), None);
    }
}
