//! States: whether a figure deserves a look, a note, or neither, or cannot be told.

use crate::metric::{METRICS, Measure, Metric};
use crate::settings::{Settings, Threshold};

/// What a reader of the report is asked to do with a figure. Never a verdict.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nothing to look at.
    Ok,
    /// Past its threshold: look at the evidence.
    Look,
    /// Worth knowing, no more.
    Note,
    /// Not defined, or judged by a percentile when there is no baseline.
    CannotTell,
}

impl State {
    /// All of them, in order.
    pub const ALL: &[Self] = &[Self::Ok, Self::Look, Self::Note, Self::CannotTell];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Look => "look",
            Self::Note => "note",
            Self::CannotTell => "cannot tell",
        }
    }
}

/// The state of a measure: by the settings' threshold for its id, or for its metric, or by the metric's own.
/// `percentile` is its place in the baseline, 0 to 100, where there is a baseline.
#[must_use]
pub fn state(id: &str, measure: &Measure, settings: &Settings, percentile: Option<f64>) -> State {
    Judge::new(id, settings).state(measure, percentile)
}

/// What makes a measure worth a look or a note: looked up once for a whole run.
#[derive(Copy, Clone, Debug, Default)]
pub(super) struct Judge {
    thresholds: Option<(Threshold, Threshold)>,
}

impl Judge {
    /// The judge of the measures of this id.
    pub(super) fn new(id: &str, settings: &Settings) -> Self {
        let thresholds = metric_of(id).map(|(metric, part)| {
            let chosen = settings.look.get(id).or_else(|| settings.look.get(metric.id()));
            (chosen.copied().unwrap_or_else(|| metric.look_at(part)), metric.note())
        });
        Self { thresholds }
    }

    /// The state of a measure.
    pub(super) fn state(self, measure: &Measure, percentile: Option<f64>) -> State {
        let (Some(value), Some((look, note))) = (measure.value, self.thresholds) else { return State::CannotTell };
        match is_past(look, value, percentile) {
            None => State::CannotTell,
            Some(true) => State::Look,
            Some(false) if is_past(note, value, percentile) == Some(true) => State::Note,
            Some(false) => State::Ok,
        }
    }
}

/// The metric that gives the measure of this id, and the part of it; the part is empty for the metric's own id.
#[must_use]
pub fn metric_of(id: &str) -> Option<(&'static dyn Metric, &str)> {
    METRICS
        .iter()
        .filter_map(|metric| Some((*metric, part_in(id, metric.id())?)))
        .max_by_key(|(metric, _)| metric.id().len())
}

fn part_in<'i>(id: &'i str, metric: &str) -> Option<&'i str> {
    let rest = id.strip_prefix(metric)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('-') }
}

/// Whether a value is past a threshold; `None` where the threshold asks for a baseline and there is none.
pub(super) fn is_past(threshold: Threshold, value: f64, percentile: Option<f64>) -> Option<bool> {
    match threshold {
        Threshold::Above(limit) => Some(value > limit),
        Threshold::Below(limit) => Some(value < limit),
        Threshold::AbovePercentile(limit) => percentile.map(|percentile| percentile > limit),
        Threshold::True => Some(value >= 0.5),
        Threshold::False => Some(value < 0.5),
        Threshold::Never => Some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(id: &str, value: f64, settings: &Settings, percentile: Option<f64>, expected: State) {
        assert_eq!(state(id, &Measure::number(value, Vec::new()), settings, percentile), expected);
    }

    fn looking(id: &str, threshold: Threshold) -> Settings {
        let mut settings = Settings::default();
        settings.look.insert(id.to_owned(), threshold);
        settings
    }

    #[test]
    fn a_metric_has_a_threshold_of_its_own() {
        check("single-source", 1.0, &Settings::default(), None, State::Look);
        check("single-source", 0.0, &Settings::default(), None, State::Ok);
        check("agentless-passive", 3.0, &Settings::default(), None, State::Note);
    }

    #[test]
    fn settings_override_it_by_part_or_by_metric() {
        check("single-source", 1.0, &looking("single-source", Threshold::Never), None, State::Ok);
        check("source-types-expert", 0.4, &looking("source-types", Threshold::Above(0.3)), None, State::Look);
        check("source-types-expert", 0.4, &looking("source-types-expert", Threshold::Below(0.3)), None, State::Ok);
        check("source-types-media", 0.4, &looking("source-types-expert", Threshold::Above(0.3)), None, State::Ok);
    }

    #[test]
    fn only_a_missing_reason_asks_for_a_look() {
        check("anonymity-reason-none", 1.0, &Settings::default(), None, State::Look);
        check("anonymity-reason-fear", 1.0, &Settings::default(), None, State::Ok);
    }

    #[test]
    fn a_percentile_without_a_baseline_cannot_tell() {
        let settings = looking("loaded-score", Threshold::AbovePercentile(80.0));
        check("loaded-score", 14.0, &settings, None, State::CannotTell);
        check("loaded-score", 14.0, &settings, Some(92.0), State::Look);
        check("loaded-score", 14.0, &settings, Some(80.0), State::Ok);
    }

    #[test]
    fn what_is_not_defined_cannot_be_told() {
        assert_eq!(state("sources", &Measure::default(), &Settings::default(), None), State::CannotTell);
    }

    #[test]
    fn the_longest_metric_id_owns_a_part() {
        let owner = |id| metric_of(id).map(|(metric, part)| (metric.id(), part));
        assert_eq!(owner("anonymous-strict"), Some(("anonymous", "strict")));
        assert_eq!(owner("anonymous-words"), Some(("anonymous-words", "")));
        assert_eq!(owner("attributions"), Some(("attributions", "")));
        assert_eq!(owner("attributions-direct"), Some(("attributions", "direct")));
        assert_eq!(owner("sourcery"), None);
    }
}
