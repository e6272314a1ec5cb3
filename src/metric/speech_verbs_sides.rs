//! **Counts** the attributions of each side that the settings draw, by how their cue treats what is said; see
//! speech-verbs for the classes. A part is named SIDE-CLASS. Evidence is the cues.
//!
//! **Divides by** the side's attributions that have a cue. Each share has a Wilson interval. Not defined where no
//! sides are drawn, nor for a side without cues.
//!
//! **Why it matters** one side “says” and the other “claims”: the difference between sides is what an accusation of
//! slant can be tested on, far better than the shares of one article as a whole.
//!
//! **Misleads when** a side has few attributions: look at the interval before the share. An outlet that reports an
//! accused side's admissions is not slanted for calling them so.
//!
//! **Example** council: 12 of 13 cues neutral. Contractor: 2 of 5
//! neutral, 3 doubting (60 % [23 to 88 %]).

use super::measuring::Tally;
use super::sides::{part_of, side_names};
use super::{Article, Group, Measure, Metric, Unit};
use crate::lexicon::{CueClass, LexiconSet};
use crate::settings::Settings;

/// The metric `speech-verbs-sides`.
pub(super) struct SpeechVerbsSides;

impl Metric for SpeechVerbsSides {
    fn id(&self) -> &'static str {
        "speech-verbs-sides"
    }

    fn name(&self) -> &'static str {
        "how cues treat each side"
    }

    fn unit(&self) -> Unit {
        Unit::Share
    }

    fn group(&self) -> Group {
        Group::Balance
    }

    fn source(&self) -> &'static str {
        include_str!("speech_verbs_sides.rs")
    }

    fn parts(&self, _lexicons: &LexiconSet, settings: &Settings) -> Vec<String> {
        let names = side_names(settings);
        names.iter().flat_map(|side| CueClass::NAMES.iter().map(move |class| format!("{side}-{class}"))).collect()
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let n_sides = article.settings.sides.len();
        if n_sides == 0 {
            return vec![Measure::default()];
        }
        let mut tallies: Vec<Tally> = (0..n_sides).map(|_| Tally::new(CueClass::ALL.len())).collect();
        for (attribution, source) in article.resolved() {
            if let (Some(cue), Some(tally)) = (attribution.cue, tallies.get_mut(part_of(article, Some(source)))) {
                tally.add(attribution.cue_class as usize, 1.0, Some(cue));
            }
        }
        tallies.into_iter().flat_map(Tally::shares).map(Measure::with_wilson).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    #[test]
    fn each_side_is_its_own_whole() {
        let story = Story::new("Ana Ruiz claimed rain fell. Ben Okafor said hail fell.")
            .sides(&["Council", "Residents", "Contractor"])
            .source("Ana Ruiz")
            .who(|source| source.side = Some(0))
            .says_by(AttributionKind::Indirect, "rain fell", Some("claimed"), CueClass::Doubting)
            .source("Ben Okafor")
            .who(|source| source.side = Some(1))
            .says_by(AttributionKind::Indirect, "hail fell", Some("said"), CueClass::Neutral);
        assert_eq!(story.part(&SpeechVerbsSides, "council-doubting"), Some(1.0));
        assert_eq!(story.part(&SpeechVerbsSides, "residents-doubting"), Some(0.0));
        assert_eq!(story.part(&SpeechVerbsSides, "contractor-neutral"), None);
    }
}
