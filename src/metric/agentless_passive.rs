//! **Counts** the passives in the outlet's own voice that do not say who acted: “shots were fired”, “mistakes were
//! made”. Evidence is the verbs.
//!
//! **Divides by** nothing: it is a count. Longer texts have more of them. It is a note, never a call for a look:
//! most such passives are harmless.
//!
//! **Why it matters** who did it is the first thing a reader wants to know. Studies of reports on violence find
//! that the passive hides some actors more than others.
//!
//! **Misleads when** the actor is unknown, or plain from the sentence before, or does not matter (“he was born”).
//! The figure invites reading, not counting.
//!
//! **Example** “The protesters were beaten.” has one; “The
//! protesters were beaten by guards.” has none.

use super::hedged_claims::claims_of;
use super::{Article, Measure, Metric, Unit};
use crate::settings::Threshold;
use crate::wording::ClaimKind;

/// The metric `agentless-passive`.
pub(super) struct AgentlessPassive;

impl Metric for AgentlessPassive {
    fn id(&self) -> &'static str {
        "agentless-passive"
    }

    fn name(&self) -> &'static str {
        "passives that hide who acted"
    }

    fn unit(&self) -> Unit {
        Unit::Count
    }

    fn source(&self) -> &'static str {
        include_str!("agentless_passive.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        vec![Measure::count(claims_of(article, ClaimKind::AgentlessPassive))]
    }

    fn note(&self) -> Threshold {
        Threshold::Above(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn evidence_is_the_verb() {
        let story = Story::new("Shots were fired.").claim(ClaimKind::AgentlessPassive, "were fired");
        assert_eq!(story.evidence(&AgentlessPassive), ["were fired"]);
    }
}
