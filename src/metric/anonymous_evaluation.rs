//! **Counts** the loaded words inside the contents of sources that are anonymous by the settings' definition,
//! quoted or paraphrased; overlapping hits count once. Evidence is the words.
//!
//! **Divides by** nothing: it is a count, and one
//! is enough for a look.
//!
//! **Why it matters** handbooks let unnamed sources give facts that cannot be had otherwise, and forbid them to
//! give opinions or to attack others from behind a curtain. These are the places where that may have happened.
//!
//! **Misleads when** the loaded word is itself the fact reported, or is denied by the source. The lexicon decides
//! what is loaded; an insult that it lacks goes unseen.
//!
//! **Example** “‘He is a puppet,’ said a senior aide who
//! asked not to be named”: one.

use super::measuring::{LoadedHit, loaded_hits};
use super::{Article, Group, Measure, Metric, Unit};
use crate::settings::Threshold;

/// The metric `anonymous-evaluation`.
pub(super) struct AnonymousEvaluation;

impl Metric for AnonymousEvaluation {
    fn id(&self) -> &'static str {
        "anonymous-evaluation"
    }

    fn name(&self) -> &'static str {
        "loaded words of anonymous sources"
    }

    fn unit(&self) -> Unit {
        Unit::Count
    }

    fn group(&self) -> Group {
        Group::Anonymity
    }

    fn source(&self) -> &'static str {
        include_str!("anonymous_evaluation.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let is_anonymous =
            |hit: &LoadedHit| article.source(hit.source).is_some_and(|source| article.is_anonymous(source));
        let hits = loaded_hits(article).filter(|hit| !hit.voice.is_own() && is_anonymous(hit));
        vec![Measure::count(hits.map(|hit| hit.span).collect())]
    }

    fn look(&self) -> Threshold {
        Threshold::Above(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::wording::Voice;

    #[test]
    fn a_named_source_may_judge() {
        let story = Story::new("One aide called it a sham. Ana Ruiz called it a regime.")
            .unnamed("One aide")
            .hit_said("sham", "sham", Voice::Paraphrased)
            .source("Ana Ruiz")
            .hit_said("regime", "regime", Voice::Paraphrased);
        assert_eq!(story.evidence(&AnonymousEvaluation), ["sham"]);
    }
}
