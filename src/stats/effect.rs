//! How far apart two samples lie, in units that need no unit.

use super::distribution::log_gamma;
use super::interval::{Estimate, Interval, Level};
use super::moments::Moments;
use super::summary::finite;
use super::tally::{Standing, Tally};

/// Dominance d of Cliff (1993): how much more often a value of `left` is above one of `right` than below it.
/// −1 to 1; 1 where every left value is above every right one, 0 where neither side prevails. Takes O(n log n).
///
/// The interval is the asymmetric one of Feng & Cliff (2004), from Cliff's consistent variance with s²ᵢⱼ over
/// (m − 1)(n − 1) (Cliff 1996) and Student's t on m + n − 2 degrees of freedom; where d is −1 or 1 their (8) for the
/// smaller sample. The value is undefined for an empty sample, the interval for one of a single value and
/// where all values of both are the same.
///
/// ```
/// # use onrecord::stats::{Level, cliffs_delta};
/// let delta = cliffs_delta(&[3.0, 4.0, 5.0], &[1.0, 2.0, 4.0], Level::NINETY_FIVE).unwrap();
/// assert!((delta.value - 6.0 / 9.0).abs() < 1e-12);
/// ```
#[must_use]
pub fn cliffs_delta(left: &[f64], right: &[f64], level: Level) -> Option<Estimate> {
    cliffs_delta_of(&Tally::of(left)?, &Tally::of(right)?, level)
}

/// [`cliffs_delta`] of samples that are sorted already, in one walk through both.
#[must_use]
pub fn cliffs_delta_of(left: &Tally, right: &Tally, level: Level) -> Option<Estimate> {
    if left.is_empty() || right.is_empty() {
        return None;
    }
    let over = Dominance::of(left, right);
    let under = Dominance::of(right, left);
    let value = over.mean();
    Some(Estimate { value, interval: interval_of_delta(&over, &under, level) })
}

/// Standardised mean difference g of Hedges (1981): (mean of `left` − mean of `right`) over the pooled standard
/// deviation, times the exact factor that makes it unbiased. No bounds; 1 is one standard deviation.
///
/// The interval is the large-sample one of Hedges & Olkin (1985), ch. 5: g ± z √((m + n) / mn + g² / 2(m + n)).
/// It leans on normal samples; for counts and rates [`cliffs_delta`] is the safer reading. Undefined for a sample of
/// fewer than two values, and where no value differs from its sample's mean.
#[must_use]
pub fn hedges_g(left: &[f64], right: &[f64], level: Level) -> Option<Estimate> {
    hedges_g_of(&Moments::of(left), &Moments::of(right), level)
}

/// [`hedges_g`] of samples whose moments are known.
#[must_use]
pub fn hedges_g_of(left: &Moments, right: &Moments, level: Level) -> Option<Estimate> {
    let (m, n) = (left.n(), right.n());
    let freedom = m + n - 2.0;
    let squares = (m - 1.0) * left.variance()? + (n - 1.0) * right.variance()?;
    let difference = left.mean()? - right.mean()?;
    let value = finite(unbiasing(freedom) * difference / (squares / freedom).sqrt())?;
    let error = ((m + n) / (m * n) + value * value / (2.0 * (m + n))).sqrt();
    let interval = level.normal_width().and_then(|width| Interval::new(value - width * error, value + width * error));
    Some(Estimate { value, interval })
}

/// How the values of one sample stand to all of another.
struct Dominance {
    each: Vec<Standing>,
    n: f64,
    /// Pairs in which the value of this sample is the greater.
    greater: f64,
    /// Pairs in which it is the less.
    less: f64,
    /// All pairs.
    pairs: f64,
}

impl Dominance {
    fn of(sample: &Tally, others: &Tally) -> Self {
        let each: Vec<Standing> = sample.against(others).collect();
        let pairs = |of: fn(&Standing) -> u64| each.iter().map(|one| one.count as f64 * of(one) as f64).sum();
        let (greater, less) = (pairs(|one| one.below), pairs(|one| one.above));
        let n = sample.n() as f64;
        Self { each, n, greater, less, pairs: n * others.n() as f64 }
    }

    fn mean(&self) -> f64 {
        (self.greater - self.less) / self.pairs
    }

    fn n(&self) -> f64 {
        self.n
    }

    /// Variance of the values' own dominances about the mean, each the share of the others below it less the share
    /// above it; undefined for a single value.
    fn variance_of_each(&self) -> Option<f64> {
        let (mean, others) = (self.mean(), self.pairs / self.n);
        let square = |one: &Standing| ((one.below as f64 - one.above as f64) / others - mean).powi(2);
        finite(self.each.iter().map(|one| one.count as f64 * square(one)).sum::<f64>() / (self.n - 1.0))
    }

    /// Σ (dᵢⱼ − d)² over all pairs.
    fn squares_of_pairs(&self) -> f64 {
        let mean = self.mean();
        let tied = self.pairs - self.greater - self.less;
        self.greater * (1.0 - mean).powi(2) + self.less * (1.0 + mean).powi(2) + tied * mean.powi(2)
    }
}

/// Cliff's consistent estimate of the variance of d.
fn variance_of_delta(over: &Dominance, under: &Dominance) -> Option<f64> {
    let (m, n) = (over.n(), under.n());
    let of_pairs = over.squares_of_pairs() / ((m - 1.0) * (n - 1.0));
    let sum = (n - 1.0) * over.variance_of_each()? + (m - 1.0) * under.variance_of_each()? + of_pairs;
    finite(sum / (m * n)).filter(|&variance| variance >= 0.0)
}

fn interval_of_delta(over: &Dominance, under: &Dominance, level: Level) -> Option<Interval> {
    let variance = variance_of_delta(over, under)?;
    let width = level.student_width(over.n() + under.n() - 2.0)?;
    let d = over.mean();
    let interval = if over.greater.max(over.less) >= over.pairs {
        let fewer = over.n().min(under.n());
        let open = (fewer - width * width) / (fewer + width * width);
        if d > 0.0 { Interval::new(open, 1.0) } else { Interval::new(-1.0, -open) }
    } else if variance > 0.0 {
        let square = width * width * variance;
        let rest = 1.0 - d * d;
        let half = (square * (rest * rest + square)).sqrt();
        Interval::new((d * rest - half) / (rest + square), (d * rest + half) / (rest + square))
    } else {
        None
    };
    interval.map(|interval| interval.clamp(-1.0, 1.0))
}

/// The factor J(m) = Γ(m / 2) / (√(m / 2) Γ((m − 1) / 2)) of Hedges (1981), close to 1 − 3 / (4 m − 1).
fn unbiasing(freedom: f64) -> f64 {
    let half = freedom / 2.0;
    (log_gamma(half) - log_gamma(half - 0.5)).exp() / half.sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The example of Hess & Kromrey (2004).
    const TREATED: [f64; 10] = [10.0, 10.0, 20.0, 20.0, 20.0, 30.0, 30.0, 30.0, 40.0, 50.0];
    const CONTROLS: [f64; 6] = [10.0, 20.0, 30.0, 40.0, 40.0, 50.0];

    #[track_caller]
    fn check(found: Option<Estimate>, expected: [f64; 3], tolerance: f64) {
        let found = found.unwrap();
        let interval = found.interval.unwrap();
        let found = [found.value, interval.low, interval.high];
        let near = found.iter().zip(expected).all(|(a, b)| (a - b).abs() <= tolerance);
        assert!(near, "{found:?} is not {expected:?}");
    }

    /// A sample of 50 with this mean and standard deviation.
    fn fifty(mean: f64, deviation: f64) -> Vec<f64> {
        let step = deviation * (49.0_f64 / 50.0).sqrt();
        [mean - step, mean + step].repeat(25)
    }

    // Hess & Kromrey (2004): d = −.25, with the variance terms 0.2669753, 0.447 and 1.0055556.
    #[test]
    fn the_terms_of_deltas_variance_are_the_published_ones() {
        let [treated, controls] = [Tally::of(&TREATED).unwrap(), Tally::of(&CONTROLS).unwrap()];
        let over = Dominance::of(&treated, &controls);
        let under = Dominance::of(&controls, &treated);
        assert!((over.mean() + 0.25).abs() < 1e-12);
        assert!((over.variance_of_each().unwrap() - 0.266_975_3).abs() < 1e-7);
        assert!((under.variance_of_each().unwrap() - 0.447).abs() < 1e-7);
        assert!((over.squares_of_pairs() / (9.0 * 5.0) - 1.005_555_6).abs() < 1e-7);
    }

    // Feng & Cliff's formula over the full matrix of signs with NumPy 2.4 and SciPy 1.17.1, scipy.stats.t.ppf.
    #[test]
    fn intervals_of_delta_are_those_of_the_full_matrix() {
        check(
            cliffs_delta(&TREATED, &CONTROLS, Level::NINETY_FIVE),
            [-0.25, -0.737_324_851_082_066_4, 0.408_463_975_874_595_8],
            1e-9,
        );
        let (left, right) = ([0.2, 1.7, 3.3, 3.9, 5.1, 8.8, 13.0], [-1.0, 0.4, 0.9, 2.2, 2.6, 3.1, 3.6, 4.4]);
        check(
            cliffs_delta(&left, &right, Level::NINETY_FIVE),
            [0.464_285_714_285_714_3, -0.255_878_606_366_138_4, 0.853_041_071_015_591_8],
            1e-9,
        );
        check(
            cliffs_delta(&left, &right, Level::new(0.99).unwrap()),
            [0.464_285_714_285_714_3, -0.458_713_517_788_445_55, 0.905_365_337_261_676_3],
            1e-9,
        );
    }

    // Feng & Cliff (2004), (8): (n − t²) / (n + t²) for the smaller sample, to 1.
    #[test]
    fn samples_wholly_apart_have_an_interval_up_to_one() {
        let above: Vec<f64> = TREATED.iter().take(8).map(|value| value + 50.0).collect();
        check(cliffs_delta(&above, &CONTROLS, Level::NINETY_FIVE), [1.0, 0.116_567_263_908_682_48, 1.0], 1e-9);
        check(cliffs_delta(&CONTROLS, &above, Level::NINETY_FIVE), [-1.0, -1.0, -0.116_567_263_908_682_48], 1e-9);
    }

    // Borenstein, Hedges, Higgins & Rothstein (2009), ch. 4: means 103 and 100, deviations 5.5 and 4.5, 50 each:
    // d = 0.5970, J = 0.9923, g = 0.5924.
    #[test]
    fn hedges_g_is_the_published_one() {
        let found = hedges_g(&fifty(103.0, 5.5), &fifty(100.0, 4.5), Level::NINETY_FIVE).unwrap();
        assert!((found.value - 0.5924).abs() < 5e-5, "{found:?}");
        assert!((unbiasing(98.0) - 0.9923).abs() < 5e-5);
    }

    // SciPy 1.17.1, scipy.special.gammaln for J, scipy.stats.norm.ppf for the interval.
    #[test]
    fn intervals_of_g_are_hedges_and_olkins() {
        check(
            hedges_g(&TREATED, &CONTROLS, Level::NINETY_FIVE),
            [-0.398_995_862_803_066, -1.420_514_340_464_569_7, 0.622_522_614_858_437_6],
            1e-9,
        );
        let (left, right) = ([0.2, 1.7, 3.3, 3.9, 5.1, 8.8, 13.0], [-1.0, 0.4, 0.9, 2.2, 2.6, 3.1, 3.6, 4.4]);
        check(
            hedges_g(&left, &right, Level::new(0.9).unwrap()),
            [0.897_122_630_041_130_7, 0.004_215_877_660_989_742, 1.790_029_382_421_271_6],
            1e-9,
        );
    }

    #[test]
    fn samples_too_small_or_all_the_same_leave_it_open() {
        let interval_of = |left: &[f64], right: &[f64]| cliffs_delta(left, right, Level::NINETY_FIVE).unwrap().interval;
        assert_eq!(interval_of(&[1.0], &[2.0, 3.0]), None);
        assert_eq!(interval_of(&[2.0, 2.0], &[2.0, 2.0, 2.0]), None);
        assert_eq!(cliffs_delta(&[], &[1.0], Level::NINETY_FIVE), None);
        assert_eq!(cliffs_delta(&[f64::NAN], &[1.0], Level::NINETY_FIVE), None);
        assert_eq!(hedges_g(&[1.0], &[2.0, 3.0], Level::NINETY_FIVE), None);
        assert_eq!(hedges_g(&[1.0, 1.0], &[2.0, 2.0], Level::NINETY_FIVE), None);
        assert_eq!(hedges_g(&[0.1; 3], &[0.7; 3], Level::NINETY_FIVE), None);
    }

    fn tied_sample() -> impl Strategy<Value = Vec<f64>> {
        prop::collection::vec((-8_i32..8).prop_map(f64::from), 1..25)
    }

    proptest! {
        #[test]
        fn delta_is_the_mean_sign_of_all_pairs(left in tied_sample(), right in tied_sample()) {
            let sign = |a: f64, b: f64| f64::from(i8::from(a > b) - i8::from(a < b));
            let sum: f64 = left.iter().flat_map(|&a| right.iter().map(move |&b| sign(a, b))).sum();
            let found = cliffs_delta(&left, &right, Level::NINETY_FIVE).unwrap().value;
            prop_assert!((found - sum / (left.len() * right.len()) as f64).abs() < 1e-12);
        }

        #[test]
        fn deltas_interval_holds_it_and_stays_in_range(left in tied_sample(), right in tied_sample()) {
            let found = cliffs_delta(&left, &right, Level::NINETY_FIVE).unwrap();
            if let Some(interval) = found.interval {
                prop_assert!(interval.contains(found.value), "{found:?}");
                prop_assert!(-1.0 <= interval.low && interval.high <= 1.0);
            }
        }

        #[test]
        fn swapping_the_samples_mirrors_both(left in tied_sample(), right in tied_sample()) {
            for measure in [cliffs_delta, hedges_g] {
                let here = measure(&left, &right, Level::NINETY_FIVE);
                let there = measure(&right, &left, Level::NINETY_FIVE);
                prop_assert_eq!(here.is_some(), there.is_some());
                if let (Some(here), Some(there)) = (here, there) {
                    prop_assert!((here.value + there.value).abs() < 1e-9);
                    prop_assert_eq!(here.interval.is_some(), there.interval.is_some());
                    if let (Some(here), Some(there)) = (here.interval, there.interval) {
                        prop_assert!((here.low + there.high).abs() < 1e-9 && (here.high + there.low).abs() < 1e-9);
                    }
                }
            }
        }

        #[test]
        fn delta_knows_only_the_order(left in tied_sample(), right in tied_sample()) {
            let bent = |sample: &[f64]| sample.iter().map(|value| value.exp()).collect::<Vec<_>>();
            let found = cliffs_delta(&bent(&left), &bent(&right), Level::NINETY_FIVE);
            prop_assert_eq!(found, cliffs_delta(&left, &right, Level::NINETY_FIVE));
        }

        #[test]
        fn g_knows_neither_origin_nor_unit(left in tied_sample(), right in tied_sample(), shift in -9.0..9.0, unit in 0.1..9.0) {
            let moved = |sample: &[f64]| sample.iter().map(|value| unit * (value + shift)).collect::<Vec<_>>();
            let here = hedges_g(&left, &right, Level::NINETY_FIVE);
            let there = hedges_g(&moved(&left), &moved(&right), Level::NINETY_FIVE);
            if let (Some(here), Some(there)) = (here, there) {
                prop_assert!((here.value - there.value).abs() <= 1e-6 * here.value.abs().max(1.0));
            }
        }
    }
}
