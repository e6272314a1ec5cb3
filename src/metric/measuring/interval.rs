//! The 95 % intervals of single articles.

use std::sync::OnceLock;

use crate::stats::{self, Estimate, Exposure, Interval, Level, Proportion, WeightedCount};

const LEVEL: Level = Level::NINETY_FIVE;

/// Rates are said for so many words.
const WORDS: f64 = 1000.0;

/// The largest weight that a hit can have. The upper limit of a weighted sum asks what one more of them would do.
const HEAVIEST: f64 = 1.0;

/// Counts whose interval is worked out once a run: an article seldom has more of anything, and the inverse of the
/// gamma distribution costs more than all else that is measured.
const REMEMBERED: usize = 128;

/// Wilson interval of a share of counted things; `None` of nothing.
pub(crate) fn wilson(numerator: f64, denominator: f64) -> Option<(f64, f64)> {
    limits(stats::wilson(Proportion { part: whole(numerator), whole: whole(denominator) }, LEVEL))
}

/// Garwood interval of a count per 1,000 words; `None` without words.
pub(crate) fn garwood(count: f64, words: f64) -> Option<(f64, f64)> {
    if words <= 0.0 {
        return None;
    }
    let (low, high) = poisson(whole(count))?;
    Some((low * WORDS / words, high * WORDS / words))
}

/// Fay–Feuer interval of a sum of weights per 1,000 words; `None` without words.
pub(crate) fn fay_feuer(weights: &[f64], words: f64) -> Option<(f64, f64)> {
    let seen = weights.iter().map(|weight| WeightedCount { weight: *weight, count: 1 });
    let unseen = WeightedCount { weight: HEAVIEST, count: 0 };
    let counts: Vec<WeightedCount> = seen.chain([unseen]).collect();
    limits(stats::fay_feuer(&counts, Exposure { size: words, per: WORDS }, LEVEL))
}

/// Limits of the mean of a Poisson count.
fn poisson(count: u64) -> Option<(f64, f64)> {
    static LIMITS: [OnceLock<Option<(f64, f64)>>; REMEMBERED] = [const { OnceLock::new() }; REMEMBERED];
    let work_out = || limits(stats::garwood(count, Exposure { size: 1.0, per: 1.0 }, LEVEL));
    let remembered = usize::try_from(count).ok().and_then(|count| LIMITS.get(count));
    remembered.map_or_else(work_out, |limits| *limits.get_or_init(work_out))
}

fn limits(estimate: Option<Estimate>) -> Option<(f64, f64)> {
    estimate?.interval.map(|Interval { low, high }| (low, high))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of things, held as f64")]
fn whole(count: f64) -> u64 {
    count as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: Option<(f64, f64)>, low: f64, high: f64) {
        let found = found.unwrap();
        assert!((found.0 - low).abs() < 0.05 && (found.1 - high).abs() < 0.05, "{found:?}");
    }

    #[test]
    fn a_remembered_interval_is_the_one_worked_out() {
        check(garwood(11.0, 812.0), 6.8, 24.2);
        check(garwood(11.0, 812.0), 6.8, 24.2);
        check(garwood(12.0, 600.0), 10.3, 34.9);
        assert!(garwood(500.0, 1000.0).is_some());
        assert_eq!(garwood(0.0, 0.0), None);
    }

    #[test]
    fn no_hit_still_leaves_room_above() {
        let (low, high) = fay_feuer(&[], 1000.0).unwrap();
        assert!(low <= 0.0 && (high - 3.69).abs() < 0.01);
    }

    #[test]
    fn a_share_stays_between_0_and_1() {
        assert_eq!(wilson(0.0, 0.0), None);
        assert!(wilson(3.0, 3.0).is_some_and(|(low, high)| low > 0.0 && high <= 1.0));
    }
}
