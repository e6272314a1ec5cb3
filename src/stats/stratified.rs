//! Two samples compared within strata, so that what differs between the strata is not taken for a difference.

use super::distribution::chi_squared_above;
use super::interval::{Estimate, Interval, Level};
use super::random::Generator;
use super::summary::{finite, mean, sample_variance};

/// The values of two samples in one stratum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stratum {
    /// Values of the first sample.
    pub left: Vec<f64>,
    /// Values of the second.
    pub right: Vec<f64>,
}

/// Two samples of yes and no in one stratum.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct TwoByTwo {
    /// Yes in the first sample.
    pub left_yes: u64,
    /// No in the first sample.
    pub left_no: u64,
    /// Yes in the second.
    pub right_yes: u64,
    /// No in the second.
    pub right_no: u64,
}

/// What the method of Mantel & Haenszel says over all strata. What is not defined is `None`.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct MantelHaenszel {
    /// Difference of the shares that say yes, −1 to 1.
    pub difference: Estimate,
    /// Odds of yes in the first sample over those in the second; at least 0.
    pub odds_ratio: Option<Estimate>,
    /// p-value of the test of Cochran (1954) and Mantel & Haenszel (1959), without continuity correction.
    pub p: Option<f64>,
}

/// The difference of means within strata, each weighted by m n / (m + n): the least-squares estimate of one difference
/// that is the same in all strata (Cochran & Cox 1957; for yes and no the difference of Mantel & Haenszel).
///
/// The interval takes each stratum's variances as they are, and the normal distribution; for a single value, which has none,
/// the variance that the sample has within its other strata, pooled. Strata that lack one of the samples say nothing and are
/// left out; undefined where all do. The interval is undefined where there is no variance to pool, or where nothing varies.
#[must_use]
pub fn stratified_difference(strata: &[Stratum], level: Level) -> Option<Estimate> {
    let (mut sum, mut weights, mut variance) = (0.0, 0.0, Some(0.0));
    let pooled = [pooled_variance(strata, |s| &s.left), pooled_variance(strata, |s| &s.right)];
    for stratum in strata {
        let Some(weight) = stratum.weight() else { continue };
        sum += weight * (mean(&stratum.left)? - mean(&stratum.right)?);
        weights += weight;
        variance = variance.and_then(|sum| Some(sum + weight * weight * stratum.variance_of_difference(pooled)?));
    }
    let value = finite(sum / weights)?;
    let interval = || {
        let error = variance.filter(|variance| *variance > 0.0)?.sqrt() / weights;
        let half = level.normal_width()? * error;
        Interval::new(value - half, value + half)
    };
    Some(Estimate { value, interval: interval() })
}

/// Shares compared within strata by the method of Mantel & Haenszel (1959): the odds ratio with the interval of Robins,
/// Breslow & Greenland (1986), the difference of shares of Greenland & Robins (1985) with the interval of Sato (1989).
///
/// Undefined where no stratum has both samples.
///
/// ```
/// # use onrecord::stats::{Level, TwoByTwo, mantel_haenszel};
/// let strata = [TwoByTwo { left_yes: 8, left_no: 2, right_yes: 5, right_no: 5 }];
/// let found = mantel_haenszel(&strata, Level::NINETY_FIVE).unwrap();
/// assert!((found.difference.value - 0.3).abs() < 1e-12);
/// ```
#[must_use]
pub fn mantel_haenszel(strata: &[TwoByTwo], level: Level) -> Option<MantelHaenszel> {
    let cells: Vec<Cells> = strata.iter().filter_map(|table| Cells::of(*table)).collect();
    Some(MantelHaenszel {
        difference: difference(&cells, level)?,
        odds_ratio: odds_ratio(&cells, level),
        p: cochran(&cells),
    })
}

/// Test by permutation within strata of whether the means of two samples differ; the p-value, two-sided.
///
/// The labels are shuffled within each stratum so many times, and the differences of [`stratified_difference`] counted
/// that are as large as the one seen; that one counts as well, so that p is never 0 (Phipson & Smyth 2010). Exact but for
/// the number of shuffles, whatever the values are like. Undefined where no stratum has both samples, where no shuffle
/// changes anything, and for no shuffles.
#[must_use]
pub fn permutation_within(strata: &[Stratum], n_shuffles: usize, seed: u64) -> Option<f64> {
    let mut pools: Vec<Pool> = strata.iter().filter_map(Pool::of).collect();
    let varies = pools.iter().any(|pool| pool.values.iter().any(|value| value.abs() > 0.0));
    if !varies || n_shuffles == 0 {
        return None;
    }
    let seen = pools.iter().map(Pool::term).sum::<f64>();
    finite(seen)?;
    // Sums taken in another order differ by rounding.
    let least = seen.abs() * (1.0 - 1e-9) - 1e-12;
    let mut generator = Generator::new(seed);
    let mut as_large = 1_usize;
    for _ in 0..n_shuffles {
        let shuffled: f64 = pools.iter_mut().map(|pool| pool.shuffle(&mut generator)).sum();
        as_large += usize::from(shuffled.abs() >= least);
    }
    finite(as_large as f64 / (n_shuffles + 1) as f64)
}

impl Stratum {
    /// m n / (m + n); `None` where a sample is empty.
    fn weight(&self) -> Option<f64> {
        let (m, n) = (self.left.len() as f64, self.right.len() as f64);
        (m > 0.0 && n > 0.0).then_some(m * n / (m + n))
    }

    fn variance_of_difference(&self, [of_left, of_right]: [Option<f64>; 2]) -> Option<f64> {
        let error =
            |sample: &[f64], pooled: Option<f64>| Some(sample_variance(sample).or(pooled)? / sample.len() as f64);
        Some(error(&self.left, of_left)? + error(&self.right, of_right)?)
    }
}

/// The variance of one sample within strata: all squared deviations from the strata's means, over their degrees of freedom.
fn pooled_variance(strata: &[Stratum], side: fn(&Stratum) -> &[f64]) -> Option<f64> {
    let freedom = |sample: &[f64]| sample.len().saturating_sub(1) as f64;
    let both = || strata.iter().filter(|stratum| stratum.weight().is_some()).map(side);
    let squares: f64 = both().filter_map(|sample| Some(sample_variance(sample)? * freedom(sample))).sum();
    finite(squares / both().map(freedom).sum::<f64>())
}

/// The values of a stratum about their mean, the first sample's first. The term m n / (m + n) times the difference
/// of means is then just the sum of the first m.
struct Pool {
    values: Vec<f64>,
    m: usize,
}

impl Pool {
    fn of(stratum: &Stratum) -> Option<Self> {
        stratum.weight()?;
        let mut values = [stratum.left.as_slice(), &stratum.right].concat();
        let middle = mean(&values)?;
        values.iter_mut().for_each(|value| *value -= middle);
        Some(Self { values, m: stratum.left.len() })
    }

    fn term(&self) -> f64 {
        self.values.iter().take(self.m).sum()
    }

    /// Draws another first sample: the first steps of a Fisher–Yates shuffle.
    fn shuffle(&mut self, generator: &mut Generator) -> f64 {
        let n = self.values.len();
        for at in 0..self.m.min(n) {
            self.values.swap(at, at + generator.below(n - at));
        }
        self.term()
    }
}

/// A table of two samples as numbers.
struct Cells {
    a: f64,
    b: f64,
    c: f64,
    d: f64,
}

impl Cells {
    /// `None` where a sample is empty.
    fn of(table: TwoByTwo) -> Option<Self> {
        let TwoByTwo { left_yes, left_no, right_yes, right_no } = table;
        let cells = Self { a: left_yes as f64, b: left_no as f64, c: right_yes as f64, d: right_no as f64 };
        (cells.left() > 0.0 && cells.right() > 0.0).then_some(cells)
    }

    fn left(&self) -> f64 {
        self.a + self.b
    }

    fn right(&self) -> f64 {
        self.c + self.d
    }

    fn all(&self) -> f64 {
        self.left() + self.right()
    }
}

fn sum(cells: &[Cells], term: impl Fn(&Cells) -> f64) -> f64 {
    cells.iter().map(term).sum()
}

fn difference(cells: &[Cells], level: Level) -> Option<Estimate> {
    let weights = sum(cells, |s| s.left() * s.right() / s.all());
    let value = finite(sum(cells, |s| (s.a * s.right() - s.c * s.left()) / s.all()) / weights)?;
    let p = sum(cells, |s| {
        (s.left().powi(2) * s.c - s.right().powi(2) * s.a + s.left() * s.right() * (s.right() - s.left()) / 2.0)
            / s.all().powi(2)
    });
    let q = sum(cells, |s| (s.a * s.d + s.c * s.b) / (2.0 * s.all()));
    let interval = || {
        let variance = finite((value * p + q) / weights.powi(2)).filter(|variance| *variance > 0.0)?;
        let half = level.normal_width()? * variance.sqrt();
        Interval::new(value - half, value + half).map(|interval| interval.clamp(-1.0, 1.0))
    };
    Some(Estimate { value, interval: interval() })
}

fn odds_ratio(cells: &[Cells], level: Level) -> Option<Estimate> {
    let r = sum(cells, |s| s.a * s.d / s.all());
    let s = sum(cells, |s| s.b * s.c / s.all());
    let value = finite(r / s)?;
    let pr = sum(cells, |s| (s.a + s.d) * s.a * s.d / s.all().powi(2));
    let ps_qr = sum(cells, |s| ((s.a + s.d) * s.b * s.c + (s.b + s.c) * s.a * s.d) / s.all().powi(2));
    let qs = sum(cells, |s| (s.b + s.c) * s.b * s.c / s.all().powi(2));
    let interval = || {
        let variance = finite(pr / (2.0 * r * r) + ps_qr / (2.0 * r * s) + qs / (2.0 * s * s))?;
        let half = level.normal_width()? * variance.sqrt();
        Interval::new(value * (-half).exp(), value * half.exp())
    };
    Some(Estimate { value, interval: interval() })
}

fn cochran(cells: &[Cells]) -> Option<f64> {
    let yes = |s: &Cells| s.a + s.c;
    let deviation = sum(cells, |s| s.a - s.left() * yes(s) / s.all());
    let variance = sum(cells, |s| {
        let rest = (s.all() - 1.0).max(1.0);
        s.left() * s.right() * yes(s) * (s.all() - yes(s)) / (s.all().powi(2) * rest)
    });
    (variance > 0.0).then(|| chi_squared_above(deviation * deviation / variance, 1.0))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Men and women admitted to six departments of Berkeley: Bickel, Hammel & O'Connell (1975), as R's UCBAdmissions.
    /// All together men are admitted more often; within departments they are not.
    const BERKELEY: [(u64, u64, u64, u64); 6] = [
        (512, 313, 89, 19),
        (353, 207, 17, 8),
        (120, 205, 202, 391),
        (138, 279, 131, 244),
        (53, 138, 94, 299),
        (22, 351, 24, 317),
    ];

    fn berkeley() -> Vec<TwoByTwo> {
        let table = |&(left_yes, left_no, right_yes, right_no): &(u64, u64, u64, u64)| TwoByTwo {
            left_yes,
            left_no,
            right_yes,
            right_no,
        };
        BERKELEY.iter().map(table).collect()
    }

    fn yes_and_no(table: &TwoByTwo) -> Stratum {
        let values = |yes: u64, no: u64| {
            let mut values = vec![1.0; usize::try_from(yes).unwrap()];
            values.extend(vec![0.0; usize::try_from(no).unwrap()]);
            values
        };
        Stratum { left: values(table.left_yes, table.left_no), right: values(table.right_yes, table.right_no) }
    }

    #[track_caller]
    fn near(found: Option<f64>, expected: f64, tolerance: f64) {
        assert!(found.is_some_and(|found| (found - expected).abs() <= tolerance), "{found:?} is not {expected}");
    }

    // R, mantelhaen.test(UCBAdmissions): common odds ratio 0.9046968, 95 percent confidence interval 0.7719074 1.0603298.
    // More digits from statsmodels 0.15, statsmodels.stats.contingency_tables.StratifiedTable; the difference and its
    // variance from Sato's formulas in NumPy 2.4.
    #[test]
    fn berkeley_has_its_published_odds() {
        let found = mantel_haenszel(&berkeley(), Level::NINETY_FIVE).unwrap();
        let odds = found.odds_ratio.unwrap();
        near(Some(odds.value), 0.904_696_828_258_623_1, 1e-12);
        near(odds.interval.map(|interval| interval.low), 0.771_907_361_759_350_5, 1e-9);
        near(odds.interval.map(|interval| interval.high), 1.060_329_764_436_655_8, 1e-9);
        near(found.p, 0.216_923_697_055_518_17, 1e-9);
        near(Some(found.difference.value), -0.018_425_196_190_852_512, 1e-12);
        near(found.difference.interval.map(|interval| interval.low), -0.047_482_435_346_542_23, 1e-9);
        near(found.difference.interval.map(|interval| interval.high), 0.010_632_042_964_837_208, 1e-9);
    }

    #[test]
    fn berkeley_turns_round_within_departments() {
        let all = berkeley().iter().fold(TwoByTwo::default(), |all, table| TwoByTwo {
            left_yes: all.left_yes + table.left_yes,
            left_no: all.left_no + table.left_no,
            right_yes: all.right_yes + table.right_yes,
            right_no: all.right_no + table.right_no,
        });
        assert!(mantel_haenszel(&[all], Level::NINETY_FIVE).unwrap().difference.value > 0.14);
        assert!(mantel_haenszel(&berkeley(), Level::NINETY_FIVE).unwrap().difference.value < 0.0);
    }

    #[test]
    fn for_yes_and_no_the_difference_of_means_is_mantels_and_haenszels() {
        let strata: Vec<Stratum> = berkeley().iter().map(yes_and_no).collect();
        let shares = mantel_haenszel(&berkeley(), Level::NINETY_FIVE).unwrap().difference;
        let means = stratified_difference(&strata, Level::NINETY_FIVE).unwrap();
        near(Some(means.value), shares.value, 1e-12);
        near(means.interval.map(|interval| interval.low), shares.interval.unwrap().low, 1e-3);
    }

    // NumPy 2.4: weights 2 · 3 / 5 and 3 · 2 / 5, differences −2.5 and 1, variances from numpy.var(ddof=1).
    #[test]
    fn strata_weigh_by_both_samples() {
        let strata = [
            Stratum { left: vec![1.0, 2.0], right: vec![3.0, 4.0, 5.0] },
            Stratum { left: vec![7.0, 8.0, 9.0], right: vec![6.0, 8.0] },
            Stratum { left: vec![100.0], right: vec![] },
        ];
        let found = stratified_difference(&strata, Level::NINETY_FIVE).unwrap();
        near(Some(found.value), -0.75, 1e-12);
        near(found.interval.map(|interval| interval.high), 0.606_723_633_703_367, 1e-9);
    }

    // NumPy 2.4: the variance 0.5 of {1, 2} stands for that of the single value.
    #[test]
    fn a_single_value_has_the_variance_of_its_sample_elsewhere() {
        let strata = [
            Stratum { left: vec![1.0, 2.0], right: vec![3.0, 4.0, 5.0] },
            Stratum { left: vec![7.0], right: vec![6.0, 8.0] },
        ];
        let found = stratified_difference(&strata, Level::NINETY_FIVE).unwrap();
        near(Some(found.value), -1.607_142_857_142_857, 1e-12);
        near(found.interval.map(|interval| interval.high), -0.3183298550528486, 1e-9);
    }

    // All 20 ways to part six values in two threes: the one seen and its mirror are the most extreme, p = 2 / 20.
    #[test]
    fn shuffling_comes_near_the_exact_p() {
        let strata = [Stratum { left: vec![1.0, 2.0, 3.0], right: vec![4.0, 5.0, 6.0] }];
        near(permutation_within(&strata, 20_000, 3), 0.1, 0.01);
        assert_eq!(permutation_within(&strata, 200, 3), permutation_within(&strata, 200, 3));
    }

    #[test]
    fn a_difference_between_strata_is_none_within() {
        let strata = [
            Stratum { left: vec![10.0, 11.0, 12.0, 10.5, 11.5, 12.5], right: vec![11.0, 11.9] },
            Stratum { left: vec![1.0, 2.0], right: vec![0.0, 1.0, 2.0, 3.0, 1.5, 2.5, 0.5] },
        ];
        assert!(permutation_within(&strata, 2_000, 1).unwrap() > 0.5);
        let pooled = Stratum {
            left: strata.iter().flat_map(|stratum| stratum.left.clone()).collect(),
            right: strata.iter().flat_map(|stratum| stratum.right.clone()).collect(),
        };
        assert!(permutation_within(&[pooled], 2_000, 1).unwrap() < 0.1);
    }

    #[test]
    fn strata_of_one_sample_say_nothing() {
        let alone = [Stratum { left: vec![1.0, 2.0], right: vec![] }];
        assert_eq!(stratified_difference(&alone, Level::NINETY_FIVE), None);
        assert_eq!(permutation_within(&alone, 100, 1), None);
        assert_eq!(mantel_haenszel(&[TwoByTwo { left_yes: 3, ..TwoByTwo::default() }], Level::NINETY_FIVE), None);
        assert_eq!(mantel_haenszel(&[], Level::NINETY_FIVE), None);
        let same = [Stratum { left: vec![2.0, 2.0], right: vec![2.0] }];
        assert_eq!(permutation_within(&same, 100, 1), None);
        assert_eq!(stratified_difference(&same, Level::NINETY_FIVE).unwrap().interval, None);
        let odd = [Stratum { left: vec![f64::NAN], right: vec![2.0] }];
        assert_eq!((stratified_difference(&odd, Level::NINETY_FIVE), permutation_within(&odd, 9, 1)), (None, None));
        let all_yes =
            mantel_haenszel(&[TwoByTwo { left_yes: 3, right_yes: 2, ..TwoByTwo::default() }], Level::NINETY_FIVE);
        assert!(all_yes.is_some_and(|found| found.odds_ratio.is_none() && found.p.is_none()));
    }

    proptest! {
        #[test]
        fn no_count_gives_nonsense(tables in prop::collection::vec((0_u64..30, 0_u64..30, 0_u64..30, 0_u64..30), 0..6)) {
            let strata: Vec<TwoByTwo> = tables.iter().map(|&(left_yes, left_no, right_yes, right_no)| TwoByTwo { left_yes, left_no, right_yes, right_no }).collect();
            if let Some(found) = mantel_haenszel(&strata, Level::NINETY_FIVE) {
                prop_assert!((-1.0..=1.0).contains(&found.difference.value));
                prop_assert!(found.p.is_none_or(|p| (0.0..=1.0).contains(&p)));
                for estimate in found.odds_ratio.iter().chain([&found.difference]) {
                    prop_assert!(estimate.interval.is_none_or(|interval| interval.contains(estimate.value)));
                }
            }
        }

        #[test]
        fn a_p_of_shuffles_is_a_probability_above_nothing(
            left in prop::collection::vec(-5_i32..5, 1..12),
            right in prop::collection::vec(-5_i32..5, 1..12),
            seed: u64,
        ) {
            let values = |sample: &[i32]| sample.iter().map(|&value| f64::from(value)).collect::<Vec<_>>();
            let strata = [Stratum { left: values(&left), right: values(&right) }];
            if let Some(p) = permutation_within(&strata, 99, seed) {
                prop_assert!((0.01..=1.0).contains(&p));
            }
        }
    }
}
