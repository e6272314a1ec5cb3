//! A group against all others within strata, and whether strata thrown together would say the opposite.

use super::comparison::{Adjusted, Within};
use super::estimate::Method;
use super::frame::Frame;
use super::of_metric::Values;
use super::sample::Sample;
use crate::metric::Unit;
use crate::stats::{
    Level, MantelHaenszel, Stratum, TwoByTwo, mantel_haenszel, mean, permutation_within, stratified_difference,
};

/// Differences nearer to 0 than this share of the values' spread point nowhere.
const NOWHERE: f64 = 1e-9;

/// `None` where no strata were asked for, or no stratum has articles of both.
pub(super) fn of_cell(values: &Values, group: usize, unit: Unit, frame: &Frame<'_>, method: &Method) -> Option<Within> {
    if frame.n_strata == 0 {
        return None;
    }
    let strata = strata(values, group, frame);
    let both = strata.iter().filter(|stratum| !stratum.left.is_empty() && !stratum.right.is_empty()).count();
    let shares = (unit == Unit::YesNo).then(|| shares(&strata, method.level)).flatten();
    let difference = match &shares {
        Some(shares) => Some(shares.difference),
        None => stratified_difference(&strata, method.level),
    }?;
    let pooled = pooled(&strata);
    Some(Within {
        strata: both,
        pooled,
        difference: Some(difference),
        odds_ratio: shares.and_then(|shares| shares.odds_ratio),
        permutation: is_enough(&strata, method).then(|| shuffled(&strata, group, method)).flatten(),
        flips: pooled.is_some_and(|pooled| points_another_way(pooled, difference.value)),
    })
}

fn strata(values: &Values, group: usize, frame: &Frame<'_>) -> Vec<Stratum> {
    let mut strata = vec![Stratum::default(); frame.n_strata];
    for (number, sample) in values.samples.iter().enumerate() {
        for (article, value) in sample.articles.iter().zip(&sample.values) {
            let Some(stratum) = frame.stratum_of(*article).and_then(|at| strata.get_mut(at)) else { continue };
            if number == group { stratum.left.push(*value) } else { stratum.right.push(*value) }
        }
    }
    strata
}

/// The difference of means over the articles that have a stratum.
fn pooled(strata: &[Stratum]) -> Option<f64> {
    let all = |side: fn(&Stratum) -> &[f64]| strata.iter().flat_map(side).copied().collect::<Vec<_>>();
    Some(mean(&all(|stratum| &stratum.left))? - mean(&all(|stratum| &stratum.right))?)
}

fn points_another_way(pooled: f64, within: f64) -> bool {
    pooled * within < 0.0 && pooled.abs().min(within.abs()) > NOWHERE * pooled.abs().max(within.abs())
}

fn shares(strata: &[Stratum], level: Level) -> Option<MantelHaenszel> {
    let count = |values: &[f64]| {
        let yes = values.iter().filter(|value| **value >= 0.5).count() as u64;
        (yes, values.len() as u64 - yes)
    };
    let table = |stratum: &Stratum| {
        let ((left_yes, left_no), (right_yes, right_no)) = (count(&stratum.left), count(&stratum.right));
        TwoByTwo { left_yes, left_no, right_yes, right_no }
    };
    mantel_haenszel(&strata.iter().map(table).collect::<Vec<_>>(), level)
}

fn is_enough(strata: &[Stratum], method: &Method) -> bool {
    let both = || strata.iter().filter(|stratum| !stratum.left.is_empty() && !stratum.right.is_empty());
    let n = |side: fn(&Stratum) -> usize| both().map(side).sum::<usize>();
    n(|stratum| stratum.left.len()) >= method.few && n(|stratum| stratum.right.len()) >= method.few
}

fn shuffled(strata: &[Stratum], group: usize, method: &Method) -> Option<Adjusted> {
    let seed = method.seed.wrapping_add(group as u64);
    permutation_within(strata, method.resamples, seed).map(Adjusted::of)
}

/// The values of a sample, by event.
pub(super) fn by_event(sample: &Sample, frame: &Frame<'_>) -> Vec<Vec<f64>> {
    let mut events = vec![Vec::new(); frame.n_events];
    for (article, value) in sample.articles.iter().zip(&sample.values) {
        if let Some(event) = frame.event_of(*article).and_then(|at| events.get_mut(at)) {
            event.push(*value);
        }
    }
    events
}
