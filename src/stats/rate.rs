//! Events over an exposure: so many in so much, said per a round number.

use super::distribution::gamma_quantile;
use super::interval::{Estimate, Interval, Level};
use super::summary::finite;

/// What events were counted over, and the round number that the rate is said for.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Exposure {
    /// How much was looked through, in any unit; above 0 and finite.
    pub size: f64,
    /// How much of that unit the rate is said for, such as 1,000; above 0.
    pub per: f64,
}

/// How often an event of one weight was seen.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct WeightedCount {
    /// What each event counts for; at least 0.
    pub weight: f64,
    /// How many there were.
    pub count: u64,
}

/// Rate of events, with the exact interval of Garwood (1936) for a Poisson count.
///
/// "Exact" means that the interval holds the true rate at least as often as the level says; for small counts
/// it holds it more often. Events that come in bunches vary more than a Poisson count: the interval is then too short.
/// Undefined where the exposure is not above 0.
///
/// ```
/// # use onrecord::stats::{Exposure, Level, garwood};
/// let rate = garwood(0, Exposure { size: 500.0, per: 1000.0 }, Level::NINETY_FIVE).unwrap();
/// assert_eq!(rate.value, 0.0);
/// assert!(rate.interval.unwrap().high > 7.0);
/// ```
#[must_use]
pub fn garwood(count: u64, exposure: Exposure, level: Level) -> Option<Estimate> {
    let factor = exposure.factor()?;
    let count = count as f64;
    let high = gamma_quantile(level.below_upper_tail(), count + 1.0)?;
    let low = if count > 0.0 { gamma_quantile(level.lower_tail(), count)? } else { 0.0 };
    let value = finite(count * factor)?;
    Some(Estimate { value, interval: Interval::new(low * factor, high * factor) })
}

/// Rate of events that count for different weights, with the gamma interval of Fay & Feuer (1997).
///
/// With equal weights this is [`garwood`]. The upper limit asks what one more event of the largest weight would do,
/// so `counts` has to hold **every weight that could have been seen**, those with a count of 0 too.
/// Undefined where the exposure is not above 0, where a weight is negative, and where none is above 0.
#[must_use]
pub fn fay_feuer(counts: &[WeightedCount], exposure: Exposure, level: Level) -> Option<Estimate> {
    let largest = counts.iter().map(|seen| seen.weight).fold(0.0, f64::max);
    let usable = counts.iter().all(|seen| seen.weight >= 0.0 && seen.weight.is_finite());
    if !usable || largest <= 0.0 {
        return None;
    }
    // Weights as shares of the largest: their squares can then not overflow, and one more event adds exactly 1.
    let factor = exposure.factor()? * largest;
    let total = |power: i32| counts.iter().map(|seen| (seen.weight / largest).powi(power) * seen.count as f64).sum();
    let (sum, variance): (f64, f64) = (total(1), total(2));
    let high = gamma_of_moments(level.below_upper_tail(), sum + 1.0, variance + 1.0)?;
    let low = if sum > 0.0 { gamma_of_moments(level.lower_tail(), sum, variance) } else { Some(0.0) };
    let interval = low.and_then(|low| Interval::new(low * factor, high * factor));
    Some(Estimate { value: finite(sum * factor)?, interval })
}

impl Exposure {
    /// What one event adds to the rate.
    fn factor(self) -> Option<f64> {
        finite(self.per / self.size).filter(|_| self.size > 0.0 && self.size.is_finite() && self.per > 0.0)
    }
}

/// Quantile of the gamma distribution with this mean and variance.
fn gamma_of_moments(p: f64, mean: f64, variance: f64) -> Option<f64> {
    gamma_quantile(p, mean * mean / variance).map(|quantile| quantile * variance / mean)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ONE: Exposure = Exposure { size: 1.0, per: 1.0 };

    #[track_caller]
    fn check(found: Option<Estimate>, expected: [f64; 3], relative: f64) {
        let found = found.unwrap();
        let interval = found.interval.unwrap();
        for (found, expected) in [found.value, interval.low, interval.high].into_iter().zip(expected) {
            assert!((found - expected).abs() <= relative * expected.abs(), "{found} is not {expected}");
        }
    }

    fn one_each(weights: &[f64]) -> Vec<WeightedCount> {
        weights.iter().map(|&weight| WeightedCount { weight, count: 1 }).collect()
    }

    // The worked example of GraphPad's guide to the Garwood interval: 25 objects, to two decimals.
    #[test]
    fn a_count_of_25_has_its_published_limits() {
        let at = |level| garwood(25, ONE, Level::new(level).unwrap());
        check(at(0.90), [25.0, 17.38, 34.92], 4e-4);
        check(at(0.95), [25.0, 16.18, 36.90], 4e-4);
        check(at(0.99), [25.0, 14.00, 41.00], 4e-4);
    }

    // SciPy 1.17.1, scipy.stats.chi2.ppf(tail, 2 k) / 2 and chi2.ppf(1 - tail, 2 k + 2) / 2.
    #[test]
    fn intervals_of_counts_are_scipys() {
        check(garwood(0, ONE, Level::new(0.95).unwrap()), [0.0, 0.0, 3.688_879_454_113_935_4], 1e-9);
        check(
            garwood(1, ONE, Level::new(0.95).unwrap()),
            [1.0, 0.025_317_807_984_289_897, 5.571_643_390_938_898],
            1e-9,
        );
        check(garwood(3, ONE, Level::new(0.9).unwrap()), [3.0, 0.817_691_447_163_953_3, 7.753_656_527_932_725], 1e-9);
        check(garwood(11, ONE, Level::new(0.95).unwrap()), [11.0, 5.491_160_367_236_839, 19.682_038_513_301_954], 1e-9);
        check(
            garwood(250, ONE, Level::new(0.99).unwrap()),
            [250.0, 211.151_682_431_163_86, 293.684_688_327_429_85],
            1e-9,
        );
        check(
            garwood(123456, ONE, Level::new(0.95).unwrap()),
            [123_456.0, 122_768.288_698_515_55, 124_146.608_395_344_59],
            1e-9,
        );
        let whole = garwood(u64::MAX, ONE, Level::NINETY_FIVE);
        check(whole, [1.8446744073709552e19, 1.8446744065291571e19, 1.844674408212753e19], 1e-15);
    }

    // Down's syndrome by birth order and mother's age: counts from Fleiss (1981), p. 249, standardised to the mean
    // population, the worked example of Fay & Feuer (1997), table 1. Limits to more digits from SciPy 1.17.1,
    // scipy.stats.gamma.ppf with their formulas.
    #[test]
    fn intervals_of_weighted_sums_are_fay_and_feuers() {
        let standard = [319_933.0, 931_318.0, 786_511.0, 488_235.0, 237_863.0, 61_313.0];
        let total: f64 = standard.iter().sum();
        let rate = |counts: [u64; 6], population: [f64; 6]| {
            let cells = standard.iter().zip(counts).zip(population);
            let weighted: Vec<WeightedCount> =
                cells.map(|((share, count), size)| WeightedCount { weight: share / total / size, count }).collect();
            fay_feuer(&weighted, Exposure { size: 1.0, per: 1e5 }, Level::NINETY_FIVE)
        };
        let counts = [107, 141, 60, 40, 39, 25];
        let population = [230_061.0, 329_449.0, 114_920.0, 39_487.0, 14_208.0, 3052.0];
        check(rate(counts, population), [92.304_525_533_199_44, 80.441_749_850_704_26, 105.763_345_749_261_18], 1e-9);
        let counts = [3, 71, 114, 103, 108, 75];
        let population = [15_050.0, 175_702.0, 207_081.0, 117_300.0, 45_026.0, 8660.0];
        check(rate(counts, population), [85.069_221_338_301_94, 77.183_453_402_721_57, 94.223_569_832_206_54], 1e-9);
        let counts = [0, 8, 63, 112, 262, 295];
        let population = [327.0, 30_666.0, 123_419.0, 149_919.0, 104_088.0, 34_392.0];
        check(rate(counts, population), [75.529_007_445_256_8, 67.702_120_417_646_67, 188.300_172_727_775_9], 1e-9);
    }

    #[test]
    fn a_rate_is_scaled_to_its_round_number() {
        check(
            garwood(11, Exposure { size: 500.0, per: 1000.0 }, Level::NINETY_FIVE),
            [22.0, 10.982_320_734_473_678, 39.364_077_026_603_91],
            1e-9,
        );
    }

    #[test]
    fn a_larger_weight_never_seen_raises_the_upper_limit_only() {
        let seen = one_each(&[0.2, 0.4, 0.4]);
        let unseen = [seen.as_slice(), &[WeightedCount { weight: 1.0, count: 0 }]].concat();
        let [few, more] = [seen, unseen].map(|counts| fay_feuer(&counts, ONE, Level::NINETY_FIVE).unwrap());
        assert!((few.value - more.value).abs() < 1e-12);
        let (few, more) = (few.interval.unwrap(), more.interval.unwrap());
        assert!((few.low - more.low).abs() < 1e-12 && few.high < more.high);
    }

    #[test]
    fn a_rate_over_nothing_is_undefined() {
        for exposure in [(0.0, 1.0), (-1.0, 1.0), (1.0, 0.0), (f64::NAN, 1.0), (f64::INFINITY, 1.0)] {
            let exposure = Exposure { size: exposure.0, per: exposure.1 };
            assert_eq!(garwood(3, exposure, Level::NINETY_FIVE), None, "{exposure:?}");
        }
        assert_eq!(fay_feuer(&[], ONE, Level::NINETY_FIVE), None);
        assert_eq!(fay_feuer(&one_each(&[0.0]), ONE, Level::NINETY_FIVE), None);
        assert_eq!(fay_feuer(&one_each(&[1.0, -0.5]), ONE, Level::NINETY_FIVE), None);
        assert_eq!(fay_feuer(&one_each(&[1.0, f64::NAN]), ONE, Level::NINETY_FIVE), None);
    }

    #[test]
    fn a_weight_too_small_to_square_leaves_the_interval_out() {
        let counts = [WeightedCount { weight: 1.0, count: 0 }, WeightedCount { weight: 1e-200, count: 3 }];
        assert_eq!(fay_feuer(&counts, ONE, Level::NINETY_FIVE).unwrap().interval, None);
    }

    proptest! {
        #[test]
        fn the_interval_holds_the_rate(count: u64, size in 1e-3..1e9) {
            let found = garwood(count, Exposure { size, per: 1000.0 }, Level::NINETY_FIVE).unwrap();
            prop_assert!(found.interval.unwrap().contains(found.value));
        }

        #[test]
        fn equal_weights_give_the_exact_interval(counts in prop::collection::vec(0_u64..200, 1..6), weight in 0.01..5.0) {
            let weighted: Vec<WeightedCount> = counts.iter().map(|&count| WeightedCount { weight, count }).collect();
            let found = fay_feuer(&weighted, ONE, Level::NINETY_FIVE);
            let exact = garwood(counts.iter().sum(), Exposure { size: 1.0, per: weight }, Level::NINETY_FIVE).unwrap();
            let limits = exact.interval.unwrap();
            check(found, [exact.value, limits.low, limits.high], 1e-9);
        }

        #[test]
        fn the_interval_of_a_weighted_sum_holds_it(weights in prop::collection::vec((0.0..1.0, 0_u64..50), 1..8)) {
            let mut counts: Vec<_> = weights.iter().map(|&(weight, count)| WeightedCount { weight, count }).collect();
            counts.push(WeightedCount { weight: 1.0, count: 0 });
            let found = fay_feuer(&counts, ONE, Level::NINETY_FIVE).unwrap();
            prop_assert!(found.interval.unwrap().contains(found.value));
        }
    }
}
