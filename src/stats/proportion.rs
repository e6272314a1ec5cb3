//! A share of a whole, with its interval.

use super::interval::{Estimate, Interval, Level};

/// A count of things that have a property, among all that could have it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Proportion {
    /// Those that have it.
    pub part: u64,
    /// All of them.
    pub whole: u64,
}

/// Share of the whole, 0 to 1, with the score interval of Wilson (1927), without continuity correction.
///
/// The interval never leaves 0 to 1 and has a width even where the share is 0 or 1. It takes the things counted
/// as independent: where they come in clusters, use [`bootstrap`](super::bootstrap) over the clusters.
/// Undefined for an empty whole and for a part larger than its whole.
///
/// ```
/// # use onrecord::stats::{Level, Proportion, wilson};
/// let share = wilson(Proportion { part: 0, whole: 10 }, Level::NINETY_FIVE).unwrap();
/// assert_eq!(share.value, 0.0);
/// assert!(share.interval.unwrap().high > 0.27);
/// ```
#[must_use]
pub fn wilson(proportion: Proportion, level: Level) -> Option<Estimate> {
    let Proportion { part, whole } = proportion;
    if whole == 0 || part > whole {
        return None;
    }
    let n = whole as f64;
    let share = part as f64 / n;
    let width = level.normal_width()?;
    let pull = width * width / n;
    let middle = (share + pull / 2.0) / (1.0 + pull);
    let half = width * (share * (1.0 - share) / n + pull / (4.0 * n)).sqrt() / (1.0 + pull);
    // At the ends the limit is the end itself; rounding must not put it just beside.
    let low = if part == 0 { 0.0 } else { (middle - half).clamp(0.0, share) };
    let high = if part == whole { 1.0 } else { (middle + half).clamp(share, 1.0) };
    Some(Estimate { value: share, interval: Interval::new(low, high) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(part: u64, whole: u64, level: f64, expected: [f64; 2], tolerance: f64) {
        let found = wilson(Proportion { part, whole }, Level::new(level).unwrap()).unwrap().interval.unwrap();
        let near = (found.low - expected[0]).abs() <= tolerance && (found.high - expected[1]).abs() <= tolerance;
        assert!(near, "{found:?} is not {expected:?}");
    }

    // Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3.
    #[test]
    fn intervals_are_newcombes() {
        check(81, 263, 0.95, [0.2553, 0.3662], 5e-5);
        check(15, 148, 0.95, [0.0624, 0.1605], 5e-5);
        check(0, 20, 0.95, [0.0, 0.1611], 5e-5);
        check(1, 29, 0.95, [0.0061, 0.1718], 5e-5);
    }

    // SciPy 1.17.1, scipy.stats.binomtest(part, whole).proportion_ci(level, method="wilson").
    #[test]
    fn intervals_are_scipys() {
        check(7, 12, 0.95, [0.319_511_312_549_549_73, 0.806_739_686_341_243_5], 1e-12);
        check(0, 10, 0.9, [0.0, 0.212_941_970_083_406_98], 1e-12);
        check(10, 10, 0.99, [0.601_145_906_695_091_9, 1.0], 1e-12);
        check(312, 700, 0.95, [0.409_289_110_087_478_65, 0.482_732_027_559_996_5], 1e-12);
        check(3, 1000000, 0.999, [5.530106998902888e-07, 1.627437327115922e-05], 1e-12);
    }

    #[test]
    fn a_share_of_nothing_is_undefined() {
        assert_eq!(wilson(Proportion { part: 0, whole: 0 }, Level::NINETY_FIVE), None);
        assert_eq!(wilson(Proportion { part: 2, whole: 1 }, Level::NINETY_FIVE), None);
    }

    proptest! {
        #[test]
        fn the_interval_holds_the_share_and_stays_in_range(part: u64, rest: u32) {
            let whole = part.saturating_add(u64::from(rest)).max(1);
            let found = wilson(Proportion { part: part.min(whole), whole }, Level::NINETY_FIVE).unwrap();
            let interval = found.interval.unwrap();
            prop_assert!(interval.contains(found.value));
            prop_assert!(0.0 <= interval.low && interval.high <= 1.0);
        }

        #[test]
        fn counting_the_others_mirrors_the_interval(part in 0_u64..1000, rest in 1_u64..1000) {
            let whole = part + rest;
            let those = wilson(Proportion { part, whole }, Level::NINETY_FIVE).unwrap().interval.unwrap();
            let others = wilson(Proportion { part: rest, whole }, Level::NINETY_FIVE).unwrap().interval.unwrap();
            prop_assert!((those.low + others.high - 1.0).abs() < 1e-12);
            prop_assert!((those.high + others.low - 1.0).abs() < 1e-12);
        }
    }
}
