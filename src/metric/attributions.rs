//! **Counts** the attributions: places where a source said, wrote, thinks or plans something, signalled by a cue;
//! and how many are direct (at least 80 % of the content's words stand in quotation marks), mixed (some) and
//! indirect (none). The notion is that of the PARC and PolNeAR corpora.
//!
//! **Divides by** nothing: these are counts. Longer articles have more of them; attributions-rate sets them against
//! the length of the body.
//!
//! **Why it matters** attribution is how a news article shows where its knowledge comes from, and the kind shows
//! whether the reader hears the source's own words or the outlet's wording of them.
//!
//! **Misleads when** a sentence is attributed without a cue that the program knows, or one long statement is split
//! by its cue into several attributions. Count and kind say nothing about whether the statement is true.
//!
//! **Example** “Ruiz said the dam ‘will not hold’, and warned of floods.” has two: one mixed (said) and one
//! indirect (warned).

use super::measuring::{Tally, place_of};
use super::{Article, Group, Measure, Metric, Unit};
use crate::lexicon::LexiconSet;
use crate::settings::Settings;
use crate::sourcing::AttributionKind;

/// The metric `attributions`.
pub(super) struct Attributions;

impl Metric for Attributions {
    fn id(&self) -> &'static str {
        "attributions"
    }

    fn name(&self) -> &'static str {
        "attributions"
    }

    fn unit(&self) -> Unit {
        Unit::Count
    }

    fn group(&self) -> Group {
        Group::Sources
    }

    fn source(&self) -> &'static str {
        include_str!("attributions.rs")
    }

    fn parts(&self, _lexicons: &LexiconSet, _settings: &Settings) -> Vec<String> {
        // The part without a name is the whole.
        std::iter::once("").chain(AttributionKind::ALL.iter().map(|kind| kind.name())).map(str::to_owned).collect()
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let mut all = Vec::with_capacity(article.analysis.attributions.len());
        let mut kinds = Tally::new(AttributionKind::ALL.len());
        for attribution in &article.analysis.attributions {
            let place = place_of(attribution);
            all.extend(place);
            kinds.add(attribution.kind as usize, 1.0, place);
        }
        let mut measures = vec![Measure::number(article.analysis.attributions.len() as f64, all)];
        measures.append(&mut kinds.counts());
        measures
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn kinds_add_up_to_the_whole() {
        let story = Story::new("Ana Ruiz said rain fell. She added: “Snow fell.”")
            .source("Ana Ruiz")
            .says(AttributionKind::Indirect, "rain fell")
            .says(AttributionKind::Direct, "Snow fell");
        assert_eq!(story.values(&Attributions), [Some(2.0), Some(1.0), Some(0.0), Some(1.0)]);
        assert_eq!(story.evidence(&Attributions), ["rain fell", "Snow fell"]);
    }
}
