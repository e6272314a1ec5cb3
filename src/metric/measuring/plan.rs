//! The plan of a run: all ids, made once, and the measuring of each article in their order.

use std::collections::BTreeSet;

use crate::lexicon::LexiconSet;
use crate::metric::{Article, METRICS, Measure, Metric};
use crate::settings::{Settings, Threshold};

use super::state::{Judge, State, is_past, metric_of};

/// Measures with their ids, in report order.
pub type Measures = Vec<(String, Measure)>;

/// Ids of all measures under one set of lexicons and settings, in report order.
pub struct Plan {
    ids: Vec<String>,
    slots: Vec<Slot>,
    judges: Vec<Judge>,
    gates: Vec<(usize, Threshold)>,
}

/// A measure that a gate does not let pass.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct FailedGate<'a> {
    /// Id of the measure.
    pub id: &'a str,
    /// Its value.
    pub value: f64,
    /// What it must not be.
    pub threshold: Threshold,
}

/// A metric and how many measures it gives.
struct Slot {
    metric: &'static dyn Metric,
    n_measures: usize,
}

impl Plan {
    /// Makes the plan of a run.
    ///
    /// ```
    /// use onrecord::{lexicon::LexiconSet, metric::Plan, settings::Settings};
    /// let plan = Plan::new(&LexiconSet::builtin(), &Settings::default());
    /// assert!(plan.ids().iter().any(|id| id == "loaded-score"));
    /// ```
    #[must_use]
    pub fn new(lexicons: &LexiconSet, settings: &Settings) -> Self {
        let parts: Vec<Vec<String>> = METRICS.iter().map(|metric| metric.parts(lexicons, settings)).collect();
        let slots =
            METRICS.iter().zip(&parts).map(|(metric, parts)| Slot { metric: *metric, n_measures: parts.len().max(1) });
        let slots = slots.collect();
        let mut taken: BTreeSet<String> = METRICS.iter().map(|metric| metric.id().to_owned()).collect();
        let mut ids = Vec::new();
        for (metric, parts) in METRICS.iter().zip(&parts) {
            if parts.is_empty() {
                ids.push(metric.id().to_owned());
            }
            ids.extend(parts.iter().map(|part| id_of(metric.id(), part, &mut taken)));
        }
        let judges = ids.iter().map(|id| Judge::new(id, settings)).collect();
        let gate = |id: &String| {
            let of_metric = || metric_of(id).and_then(|(metric, _)| settings.gates.get(metric.id()));
            settings.gates.get(id).or_else(of_metric).copied()
        };
        let gates = ids.iter().enumerate().filter_map(|(at, id)| Some((at, gate(id)?))).collect();
        Self { ids, slots, judges, gates }
    }

    /// The ids, in the order in which [`measure`](Self::measure) gives the measures.
    #[must_use]
    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    /// The state of the measure at this place in [`ids`](Self::ids); `percentile` is its place in the baseline.
    #[must_use]
    pub fn state(&self, at: usize, measure: &Measure, percentile: Option<f64>) -> State {
        self.judges.get(at).copied().unwrap_or_default().state(measure, percentile)
    }

    /// The measures of an article that fail a gate of the settings. What is not defined fails none, nor does a percentile
    /// that is not known; `percentile` gives that of a value by its id.
    #[must_use]
    pub fn failed_gates(
        &self,
        measures: &[Measure],
        percentile: impl Fn(&str, f64) -> Option<f64>,
    ) -> Vec<FailedGate<'_>> {
        let failed = |(at, threshold): &(usize, Threshold)| {
            let value = measures.get(*at)?.value?;
            let id = self.ids.get(*at)?;
            let is_failed = is_past(*threshold, value, percentile(id, value)) == Some(true);
            is_failed.then_some(FailedGate { id, value, threshold: *threshold })
        };
        self.gates.iter().filter_map(failed).collect()
    }

    /// Measures an article: one measure an id.
    #[must_use]
    pub fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let mut measures = Vec::with_capacity(self.ids.len());
        for slot in &self.slots {
            let mut found = slot.metric.measure(article);
            debug_assert_eq!(found.len(), slot.n_measures, "{}", slot.metric.id());
            // A row of the wrong length would shift all columns after it.
            found.resize_with(slot.n_measures, Measure::default);
            measures.append(&mut found);
        }
        measures
    }
}

/// All measures of one article. For many articles make a [`Plan`] once.
#[must_use]
pub fn measure_all(article: &Article<'_>) -> Measures {
    let plan = Plan::new(article.lexicons, article.settings);
    let measures = plan.measure(article);
    plan.ids.into_iter().zip(measures).collect()
}

/// Ids of all measures, for the head of a table.
#[must_use]
pub fn header(lexicons: &LexiconSet, settings: &Settings) -> Vec<String> {
    Plan::new(lexicons, settings).ids
}

/// The id of a part. Sides and categories are named by the user: where two names give one id, the later gets a number.
fn id_of(metric: &str, part: &str, taken: &mut BTreeSet<String>) -> String {
    if part.is_empty() {
        return metric.to_owned();
    }
    let plain = format!("{metric}-{part}");
    let mut id = plain.clone();
    let mut number = 1;
    while !taken.insert(id.clone()) {
        number += 1;
        id = format!("{plain}-{number}");
    }
    id
}
