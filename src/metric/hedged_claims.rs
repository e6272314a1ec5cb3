//! **Counts** the claims that rest on nobody, with no source in the sentence: adverbs (reportedly), passives (is
//! believed to), nouns (fears of), vague collectives (critics say), appearances (seems to), “it is unclear
//! whether”. Evidence is the words that hedge.
//!
//! **Divides by** nothing: it is a count. hedged-claims-rate sets it
//! against the words in the outlet's own voice.
//!
//! **Why it matters** such phrases pass on a claim and hand nobody to ask. The reader cannot tell rumour from
//! knowledge, and nor, often, can the desk.
//!
//! **Misleads when** the sentence before names who believes it, or the hedge is the honest state of knowledge.
//! Plain caution (may, could, likely) and hedges inside attributed content are not counted.
//!
//! **Example** “The scheme is understood to have cost £2m.
//! Critics say it failed.” has two.

use super::{Article, Measure, Metric, Unit};
use crate::settings::Threshold;
use crate::text::Span;
use crate::wording::ClaimKind;

/// The metric `hedged-claims`.
pub(super) struct HedgedClaims;

impl Metric for HedgedClaims {
    fn id(&self) -> &'static str {
        "hedged-claims"
    }

    fn name(&self) -> &'static str {
        "claims that rest on nobody"
    }

    fn unit(&self) -> Unit {
        Unit::Count
    }

    fn source(&self) -> &'static str {
        include_str!("hedged_claims.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        vec![Measure::count(claims_of(article, ClaimKind::Hedged))]
    }

    fn note(&self) -> Threshold {
        Threshold::Above(0.0)
    }
}

/// The places of the claims of a kind.
pub(super) fn claims_of(article: &Article<'_>, kind: ClaimKind) -> Vec<Span> {
    article.analysis.claims.iter().filter(|claim| claim.kind == kind).map(|claim| claim.span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn other_claims_are_not_counted() {
        let story = Story::new("It reportedly fell and was dropped.")
            .claim(ClaimKind::Hedged, "reportedly")
            .claim(ClaimKind::AgentlessPassive, "was dropped");
        assert_eq!(story.evidence(&HedgedClaims), ["reportedly"]);
    }
}
