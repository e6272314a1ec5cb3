//! **Counts** the attributions of the article, of all kinds, in the headline as in the body. Evidence is their
//! cues, or where there is no cue their contents.
//!
//! **Divides by** the words of the body, in thousands. The Garwood interval takes the attributions as counts that
//! come at a steady rate along the text.
//!
//! **Why it matters** it tells how densely a text is sourced, whatever its length, and so lets a brief be set
//! beside a feature, or one outlet beside another.
//!
//! **Misleads when** texts of different kinds are compared: an eyewitness report or a column attributes little and
//! may be none the worse, a round-up of reactions attributes much.
//!
//! **Example** 12 attributions in a body of 600 words make
//! 20 per 1,000 words [10.3 to 34.9].

use super::measuring::place_of;
use super::{Article, Group, Measure, Metric, Unit};
use crate::text::Span;

/// The metric `attributions-rate`.
pub(super) struct AttributionsRate;

impl Metric for AttributionsRate {
    fn id(&self) -> &'static str {
        "attributions-rate"
    }

    fn name(&self) -> &'static str {
        "attributions per 1,000 words"
    }

    fn unit(&self) -> Unit {
        Unit::PerThousandWords
    }

    fn group(&self) -> Group {
        Group::Sources
    }

    fn source(&self) -> &'static str {
        include_str!("attributions_rate.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let places: Vec<Span> = article.analysis.attributions.iter().filter_map(place_of).collect();
        let n_attributions = article.analysis.attributions.len() as f64;
        vec![Measure::per_thousand(n_attributions, article.body_words(), places).with_garwood()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    #[test]
    fn one_attribution_in_five_words_is_two_hundred_in_a_thousand() {
        let story =
            Story::new("Ana Ruiz said rain fell.").source("Ana Ruiz").says(AttributionKind::Indirect, "rain fell");
        assert_eq!(story.value(&AttributionsRate), Some(200.0));
    }

    #[test]
    fn without_a_body_it_is_not_defined() {
        assert_eq!(Story::new("").value(&AttributionsRate), None);
    }
}
