//! Tests, and the families over which their p-values are adjusted. Groups of few articles are not tested.

use super::comparison::{Adjusted, MetricComparison, Omnibus, Tested};
use super::estimate::Method;
use super::of_metric::Values;
use crate::stats::{Tally, benjamini_hochberg, holm, kruskal_wallis_of, mann_whitney_of, welch_of};

/// A group against all others; `None` where either has few articles.
pub(super) fn against_rest(values: &Values, group: usize, method: &Method) -> Option<Tested> {
    let left = values.tallies.get(group).filter(|tally| tally.n() >= method.few as u64)?;
    let rest = values.rest(group);
    let moments = (values.moments.get(group)?, values.moments_of_rest(group));
    two(left, &rest, method, || welch_of(moments.0, &moments.1, method.level).map(|test| test.p))
}

/// Two groups; `None` where either has few articles.
pub(super) fn of_two(values: &Values, left: usize, right: usize, method: &Method) -> Option<Tested> {
    let (first, second) = (values.moments.get(left)?, values.moments.get(right)?);
    let by_welch = || welch_of(first, second, method.level).map(|test| test.p);
    two(values.tallies.get(left)?, values.tallies.get(right)?, method, by_welch)
}

fn two(left: &Tally, right: &Tally, method: &Method, by_welch: impl FnOnce() -> Option<f64>) -> Option<Tested> {
    let few = method.few as u64;
    if left.n() < few || right.n() < few {
        return None;
    }
    let p = mann_whitney_of(left, right)?.p;
    Some(Tested { mann_whitney: Adjusted::of(p), welch: by_welch() })
}

/// All groups of enough articles at once.
pub(super) fn omnibus(values: &Values, method: &Method) -> Option<Omnibus> {
    let enough = values.tallies.iter().filter(|tally| tally.n() >= method.few as u64);
    let test = kruskal_wallis_of(&enough.cloned().collect::<Vec<_>>())?;
    Some(Omnibus { h: test.h, freedom: test.freedom, adjusted: Adjusted::of(test.p) })
}

impl Adjusted {
    /// Of a family of one, until the others are known.
    pub(super) fn of(p: f64) -> Self {
        Self { p, holm: p, benjamini_hochberg: p }
    }
}

/// How many tests each family of a comparison holds.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Families {
    /// All groups at once: one test a metric.
    pub omnibus: usize,
    /// Each group against all others: one a metric and group.
    pub against_rest: usize,
    /// Groups two by two: one a metric and pair.
    pub two_by_two: usize,
    /// Each group against all others within strata.
    pub within: usize,
    /// Groups two by two over the same events.
    pub events: usize,
}

impl From<[usize; 5]> for Families {
    fn from([omnibus, against_rest, two_by_two, within, events]: [usize; 5]) -> Self {
        Self { omnibus, against_rest, two_by_two, within, events }
    }
}

type Family = fn(&mut MetricComparison) -> Vec<&mut Adjusted>;

/// The families, each as where its p-values are in a metric.
const FAMILIES: [Family; 5] = [
    |metric| metric.omnibus.iter_mut().map(|test| &mut test.adjusted).collect(),
    |metric| metric.cells.iter_mut().filter_map(|cell| Some(&mut cell.tested.as_mut()?.mann_whitney)).collect(),
    |metric| metric.pairs.iter_mut().filter_map(|pair| Some(&mut pair.tested.as_mut()?.mann_whitney)).collect(),
    |metric| metric.cells.iter_mut().filter_map(|cell| cell.within.as_mut()?.permutation.as_mut()).collect(),
    |metric| metric.pairs.iter_mut().filter_map(|pair| pair.events.as_mut()?.signed_rank.as_mut()).collect(),
];

/// Adjusts the p-values of each family, and counts them.
pub(super) fn adjust(metrics: &mut [MetricComparison]) -> Families {
    let mut adjust_family = |family: Family| {
        let mut tests: Vec<&mut Adjusted> = metrics.iter_mut().flat_map(family).collect();
        let p_values: Vec<f64> = tests.iter().map(|test| test.p).collect();
        let (strict, mild) = (holm(&p_values).unwrap_or_default(), benjamini_hochberg(&p_values).unwrap_or_default());
        for (test, (strict, mild)) in tests.iter_mut().zip(strict.into_iter().zip(mild)) {
            (test.holm, test.benjamini_hochberg) = (strict, mild);
        }
        tests.len()
    };
    FAMILIES.map(&mut adjust_family).into()
}
