//! **Counts** the attributions by how their cue treats what is said: neutral (said), doubting (claimed), conceding
//! (admitted), endorsing (pointed out), attacking (slammed), attitude (hopes). Evidence is the cues.
//!
//! **Divides by** the attributions that have a cue; bare colons and floating quotations are left out. Each share
//! has a Wilson interval that takes the attributions as independent.
//!
//! **Why it matters** the verb judges before the reader can: who “claims” is doubted, who “points out” is believed,
//! who “admits” is guilty. Handbooks advise “said”.
//!
//! **Misleads when** the verb is literal: a suspect who admits a charge did admit it. Lists do not see irony. With
//! few attributions one verb moves the shares a lot.
//!
//! **Example** of 20 cues 16 are neutral (80 %), 3
//! doubting (15 %), 1 endorsing (5 %).

use super::measuring::Tally;
use super::{Article, Group, Measure, Metric, Unit};
use crate::lexicon::{CueClass, LexiconSet};
use crate::settings::Settings;

/// The metric `speech-verbs`.
pub(super) struct SpeechVerbs;

impl Metric for SpeechVerbs {
    fn id(&self) -> &'static str {
        "speech-verbs"
    }

    fn name(&self) -> &'static str {
        "how cues treat what is said"
    }

    fn unit(&self) -> Unit {
        Unit::Share
    }

    fn group(&self) -> Group {
        Group::Balance
    }

    fn source(&self) -> &'static str {
        include_str!("speech_verbs.rs")
    }

    fn parts(&self, _lexicons: &LexiconSet, _settings: &Settings) -> Vec<String> {
        CueClass::NAMES.iter().map(|name| (*name).to_owned()).collect()
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let cues = article
            .analysis
            .attributions
            .iter()
            .filter_map(|attribution| attribution.cue.map(|cue| (attribution.cue_class as usize, cue)));
        Tally::of(CueClass::ALL.len(), cues).shares().into_iter().map(Measure::with_wilson).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    #[test]
    fn attributions_without_a_cue_are_left_out() {
        let story = Story::new("Ana Ruiz claimed rain fell. She said hail fell. Ana: ice fell.")
            .source("Ana Ruiz")
            .says_by(AttributionKind::Indirect, "rain fell", Some("claimed"), CueClass::Doubting)
            .says_by(AttributionKind::Indirect, "hail fell", Some("said"), CueClass::Neutral)
            .says(AttributionKind::Indirect, "ice fell");
        assert_eq!(story.part(&SpeechVerbs, "doubting"), Some(0.5));
        assert_eq!(story.part(&SpeechVerbs, "neutral"), Some(0.5));
        assert_eq!(story.part(&SpeechVerbs, "attacking"), Some(0.0));
    }
}
