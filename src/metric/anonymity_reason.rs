//! **Counts** sources with a grant of anonymity (or anonymous by the strict definition), by the reason stated
//! within one sentence: not-authorised, fear, ongoing, ground-rule, privacy, circular (“because the matter is
//! sensitive”), other (in words of its own right behind the grant), or none. Evidence is the reason, or where there is none the grant.
//!
//! **Divides by** nothing: these are counts of sources, and add up
//! to the sources that were granted anonymity.
//!
//! **Why it matters** the reason lets the reader weigh what the source has to lose or gain. Handbooks ask for one;
//! a circular reason only says that the source did not want to be named.
//!
//! **Misleads when** the reason stands further off than one sentence, or is in words that the lexicon lacks and not
//! right behind the grant: “none” means none found. A stated reason need not be the true one.
//!
//! **Example** “… said an aide, who was not authorised to speak publicly”: one not-authorised. “… said a person
//! familiar with the talks”: one none.

use super::measuring::{Tally, first_mention};
use super::{Article, Group, Measure, Metric, Unit};
use crate::lexicon::{LexiconSet, ReasonKind};
use crate::settings::{Settings, Threshold};

/// The metric `anonymity-reason`.
pub(super) struct AnonymityReason;

impl Metric for AnonymityReason {
    fn id(&self) -> &'static str {
        "anonymity-reason"
    }

    fn name(&self) -> &'static str {
        "reasons given for anonymity"
    }

    fn unit(&self) -> Unit {
        Unit::Count
    }

    fn group(&self) -> Group {
        Group::Anonymity
    }

    fn source(&self) -> &'static str {
        include_str!("anonymity_reason.rs")
    }

    fn parts(&self, _lexicons: &LexiconSet, _settings: &Settings) -> Vec<String> {
        ReasonKind::NAMES.iter().chain(&[NONE]).map(|name| (*name).to_owned()).collect()
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let granted =
            article.analysis.sources.iter().filter(|source| source.grant.is_some() || source.anonymous.strict);
        let reasons = granted.map(|source| match source.reason {
            Some(reason) => (reason.kind as usize, reason.span),
            None => (NO_REASON, source.grant.unwrap_or_else(|| first_mention(source))),
        });
        Tally::of(NO_REASON + 1, reasons).counts()
    }

    fn look_at(&self, part: &str) -> Threshold {
        // Only a missing reason asks for a look.
        if part == NONE { Threshold::Above(0.0) } else { Threshold::Never }
    }
}

/// The part for sources without a stated reason.
const NONE: &str = "none";

const NO_REASON: usize = ReasonKind::ALL.len();

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn a_grant_without_a_reason_is_counted_under_none() {
        let story =
            Story::new("One aide, on condition of anonymity, and one clerk, unnamed for fear of reprisals, spoke.")
                .unnamed("One aide")
                .granted("on condition of anonymity", None)
                .unnamed("one clerk")
                .granted("unnamed", Some((ReasonKind::Fear, "fear of reprisals")))
                .source("reprisals");
        assert_eq!(story.part(&AnonymityReason, "fear"), Some(1.0));
        assert_eq!(story.part(&AnonymityReason, "none"), Some(1.0));
        assert_eq!(story.part(&AnonymityReason, "privacy"), Some(0.0));
    }
}
