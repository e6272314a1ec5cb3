//! **Counts** the sources at each level of identification: 0 bare (“sources said”), 1 generic group (“officials”),
//! 2 unnamed but described (“a senior official”), 3 institution, office or document, 4 name, 5 name with role or
//! affiliation. Evidence is the first mention of each source.
//!
//! **Divides by** all sources of the article; the six shares add up to 1. They are not defined where no source was
//! found. No interval is given: all sources of the article are counted, none is sampled.
//!
//! **Why it matters** “anonymous” is drawn at different places by different studies. The whole distribution lets
//! every reader draw the line for himself and see what hangs on it.
//!
//! **Misleads when** sources are few: with three sources each is a third. A source that spoke once weighs as much
//! as one that fills the article; identification-level-attributions weighs by use.
//!
//! **Example** Ana Ruiz, a hydrologist (5), the river authority
//! (3), and “officials” (1): a third each.

use super::measuring::{Tally, first_mention};
use super::{Article, Group, Measure, Metric, Unit};
use crate::lexicon::LexiconSet;
use crate::settings::Settings;
use crate::sourcing::Level;

/// The metric `identification-level`.
pub(super) struct IdentificationLevel;

impl Metric for IdentificationLevel {
    fn id(&self) -> &'static str {
        "identification-level"
    }

    fn name(&self) -> &'static str {
        "sources by identification level"
    }

    fn unit(&self) -> Unit {
        Unit::Share
    }

    fn group(&self) -> Group {
        Group::Sources
    }

    fn source(&self) -> &'static str {
        include_str!("identification_level.rs")
    }

    fn parts(&self, _lexicons: &LexiconSet, _settings: &Settings) -> Vec<String> {
        level_names()
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let levels = article.analysis.sources.iter().map(|source| (source.level as usize, first_mention(source)));
        Tally::of(Level::ALL.len(), levels).shares()
    }
}

/// The levels as names of parts, 0 to 5.
pub(super) fn level_names() -> Vec<String> {
    Level::ALL.iter().map(|level| level.number().to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn each_source_weighs_the_same() {
        let story = Story::new("Ana Ruiz and one fisherman spoke.").source("Ana Ruiz").unnamed("one fisherman");
        assert_eq!(story.part(&IdentificationLevel, "5"), Some(0.5));
        assert_eq!(story.part(&IdentificationLevel, "2"), Some(0.5));
        assert_eq!(story.part(&IdentificationLevel, "0"), Some(0.0));
    }
}
