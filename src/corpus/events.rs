//! Two groups over the same events: what one says less what the other says, event by event.

use super::comparison::{Adjusted, SameEvents};
use super::estimate::Method;
use super::frame::Frame;
use super::sample::Sample;
use super::within::by_event;
use crate::stats::{Plan, bca, mean, ratio_of_sums, signed_rank};

/// `None` where no events were asked for, or the groups have none in common. Several articles of a group on one event
/// count as their mean.
pub(super) fn compare(left: &Sample, right: &Sample, frame: &Frame<'_>, method: &Method) -> Option<SameEvents> {
    let (left, right) = (by_event(left, frame), by_event(right, frame));
    let difference = |(left, right): (&Vec<f64>, &Vec<f64>)| Some(mean(left)? - mean(right)?);
    let differences: Vec<f64> = left.iter().zip(&right).filter_map(difference).collect();
    let n = differences.len();
    let plan = Plan { n_resamples: method.resamples, ..Plan::new(n, method.seed, method.level) };
    (n > 0).then(|| SameEvents {
        n,
        difference: bca(plan, ratio_of_sums(&differences, &vec![1.0; n])),
        signed_rank: (n >= method.few).then(|| signed_rank(&differences)).flatten().map(|test| Adjusted::of(test.p)),
    })
}
