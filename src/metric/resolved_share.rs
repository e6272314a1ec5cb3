//! **Counts** the attributions whose source could be told: a name, a description, or a pronoun that leads back to
//! one of them. Evidence: the attributions whose source could not be told.
//!
//! **Divides by** all attributions of the article that have a source or should: “is expected to” names nobody, and where
//! only wishes and stances of somebody are told (“the mill opposes the tax”), that one is no source. The Wilson interval
//! takes the attributions as a sample of what the program meets in articles such as this one.
//!
//! **Why it matters** every figure about sources rests on the attributions that have one. Where many “he said” lead
//! nowhere, shares of words, levels and sides are guesses, and the report says so.
//!
//! **Misleads when** the program resolved pronouns wrongly: a wrong source counts as told. A share of 1 means that
//! something was found for each, not that all is right.
//!
//! **Example** an article has 21 attributions; for “he” in paragraph 8 and “they” in paragraph 11 no source was
//! found: 19 of 21, or 90 %.

use super::measuring::place_of;
use super::{Article, Group, Measure, Metric, Unit};
use crate::settings::Threshold;
use crate::text::Span;

/// The metric `resolved-share`.
pub(super) struct ResolvedShare;

impl Metric for ResolvedShare {
    fn id(&self) -> &'static str {
        "resolved-share"
    }

    fn name(&self) -> &'static str {
        "attributions whose source could be told"
    }

    fn unit(&self) -> Unit {
        Unit::Share
    }

    fn group(&self) -> Group {
        Group::Sources
    }

    fn source(&self) -> &'static str {
        include_str!("resolved_share.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let attributions = || article.analysis.attributions.iter().filter(|attribution| attribution.wants_source());
        let unresolved = attributions().filter(|attribution| attribution.is_unresolved());
        let evidence: Vec<Span> = unresolved.filter_map(place_of).collect();
        let n_resolved = article.resolved().count() as f64;
        vec![Measure::share(n_resolved, attributions().count() as f64, evidence).with_wilson()]
    }

    fn look(&self) -> Threshold {
        Threshold::Below(0.75)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    #[test]
    fn an_attribution_without_a_source_lowers_the_share() {
        let story = Story::new("Ana Ruiz said rain fell. He said snow fell.")
            .source("Ana Ruiz")
            .says(AttributionKind::Indirect, "rain fell")
            .somebody_says("snow fell");
        assert_eq!(story.value(&ResolvedShare), Some(0.5));
        assert_eq!(story.evidence(&ResolvedShare), ["snow fell"]);
    }

    #[test]
    fn whose_stance_alone_is_told_needs_no_source() {
        let story = Story::new("Ana Ruiz said rain fell. The mill wants a dam.")
            .source("Ana Ruiz")
            .says(AttributionKind::Indirect, "rain fell")
            .somebody_wants("a dam");
        assert_eq!(story.value(&ResolvedShare), Some(1.0));
    }

    #[test]
    fn without_attributions_it_is_not_defined() {
        assert_eq!(Story::new("Rain fell.").value(&ResolvedShare), None);
    }
}
