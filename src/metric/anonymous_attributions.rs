//! **Counts** the attributions whose source is anonymous, by the definition that the settings choose (described,
//! unless they say otherwise). Evidence is the cue of each.
//!
//! **Divides by** the attributions whose source could be told. The Wilson interval takes them as independent, which
//! makes it somewhat too narrow.
//!
//! **Why it matters** it says how much of what is attributed rests on people whom the reader cannot ask, which the
//! number of such sources alone does not tell.
//!
//! **Misleads when** the definition is not named beside the figure: by broad, every “officials said” is counted. A
//! threshold of one half is a convention, not a norm of any handbook.
//!
//! **Example** Ruiz is cited six times, “an aide familiar with
//! the talks” three times: 3 of 9, or 33 %.

use super::measuring::place_of;
use super::{Article, Group, Measure, Metric, Unit};
use crate::settings::Threshold;

/// The metric `anonymous-attributions`.
pub(super) struct AnonymousAttributions;

impl Metric for AnonymousAttributions {
    fn id(&self) -> &'static str {
        "anonymous-attributions"
    }

    fn name(&self) -> &'static str {
        "attributions to anonymous sources"
    }

    fn unit(&self) -> Unit {
        Unit::Share
    }

    fn group(&self) -> Group {
        Group::Anonymity
    }

    fn source(&self) -> &'static str {
        include_str!("anonymous_attributions.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let mut n_resolved = 0.0;
        let mut places = Vec::new();
        let mut n_anonymous = 0.0;
        for (attribution, source) in article.resolved() {
            n_resolved += 1.0;
            if article.is_anonymous(source) {
                n_anonymous += 1.0;
                places.extend(place_of(attribution));
            }
        }
        vec![Measure::share(n_anonymous, n_resolved, places).with_wilson()]
    }

    fn look(&self) -> Threshold {
        Threshold::Above(0.5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::settings::AnonymousDefinition;
    use crate::sourcing::AttributionKind;

    #[test]
    fn the_definition_of_the_settings_decides() {
        let story = Story::new("Ana Ruiz said rain fell. One fisherman said hail fell.")
            .source("Ana Ruiz")
            .says(AttributionKind::Indirect, "rain fell")
            .unnamed("One fisherman")
            .says(AttributionKind::Indirect, "hail fell");
        assert_eq!(story.value(&AnonymousAttributions), Some(0.5));
        assert_eq!(story.anonymous(AnonymousDefinition::Strict).value(&AnonymousAttributions), Some(0.0));
    }
}
