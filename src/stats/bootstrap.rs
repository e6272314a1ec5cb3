//! Intervals by resampling whole units, for statistics that have no interval of their own.
//!
//! A unit is what was sampled independently; what lies inside a unit may depend on each other as it likes. The
//! statistic is given the indices of the units in a resample, some of them several times, and looks up the rest.
//!
//! The value is undefined where the statistic is undefined for the sample itself. The interval is undefined where
//! the bootstrap cannot know one: for fewer than two units, where all resamples give the same value, and where the
//! statistic is undefined for more than one resample in twenty (fewer are left out).

use super::distribution::{normal_below, normal_quantile};
use super::interval::{Estimate, Interval, Level};
use super::random::Generator;
use super::summary::{finite, quantile_of_sorted};

/// Units that all resamples together may draw before there are fewer resamples: some tenths of a second.
const DRAWS: usize = 50_000_000;

/// What is resampled, how often, and from which seed.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Plan {
    /// Units in the sample.
    pub n_units: usize,
    /// Resamples to draw.
    pub n_resamples: usize,
    /// The same seed gives the same interval.
    pub seed: u64,
    /// Level of the interval.
    pub level: Level,
}

impl Plan {
    /// 10,000 resamples for up to 5,000 units, then as many as keep the work even, and never fewer than 1,000.
    #[must_use]
    pub fn new(n_units: usize, seed: u64, level: Level) -> Self {
        Self { n_units, n_resamples: within_work(n_units, 1_000, 10_000), seed, level }
    }

    /// Groups of units that the jackknife leaves out one at a time.
    fn n_jackknife_groups(&self) -> usize {
        within_work(self.n_units, 200, 1_000).min(self.n_units)
    }
}

/// The interval between the outer quantiles of the resampled values (Efron & Tibshirani 1993, §13.3).
///
/// It is off where the resampled values are off centre; [`bca`] corrects that, except where it is undefined.
///
/// ```
/// # use onrecord::stats::{Level, Plan, percentile, ratio_of_sums};
/// let (hits, words) = ([3.0, 0.0, 5.0, 1.0], [420.0, 610.0, 380.0, 505.0]);
/// let plan = Plan::new(hits.len(), 1, Level::NINETY_FIVE);
/// let rate = percentile(plan, ratio_of_sums(&hits, &words)).unwrap();
/// assert!(rate.interval.unwrap().contains(rate.value));
/// ```
#[must_use]
pub fn percentile(plan: Plan, statistic: impl Fn(&[usize]) -> Option<f64>) -> Option<Estimate> {
    let value = of_sample(plan, &statistic)?;
    let interval = replicates(plan, &statistic)
        .and_then(|replicates| between(&replicates, plan.level.lower_tail(), plan.level.below_upper_tail()));
    Some(Estimate { value, interval })
}

/// The bias-corrected and accelerated interval of Efron (1987): quantiles of the resampled values, moved for their
/// bias and for how the spread changes with the value.
///
/// The acceleration comes from the jackknife, as in Efron & Tibshirani (1993), (14.15): each unit left out in turn,
/// and for more than 1,000 units each of 200 to 1,000 random groups of them (Efron & Narasimhan 2020). Resampled
/// values that equal the sample's count half below it. The interval is undefined too where all resampled values lie
/// on one side of the sample's, and where the statistic is undefined without one of the units.
#[must_use]
pub fn bca(plan: Plan, statistic: impl Fn(&[usize]) -> Option<f64>) -> Option<Estimate> {
    let value = of_sample(plan, &statistic)?;
    let interval = replicates(plan, &statistic).and_then(|replicates| {
        let acceleration = acceleration(&jackknife(plan, &statistic)?)?;
        corrected(&replicates, value, acceleration, plan.level)
    });
    Some(Estimate { value, interval })
}

/// The statistic Σ numerators / Σ denominators over units: a rate in which a unit weighs as much as it is large.
///
/// Undefined where the denominators sum to 0; a unit that either list lacks adds nothing.
pub fn ratio_of_sums<'a>(numerators: &'a [f64], denominators: &'a [f64]) -> impl Fn(&[usize]) -> Option<f64> + 'a {
    // Side by side, each draw costs one look into memory and not two.
    let pairs: Vec<(f64, f64)> = numerators.iter().copied().zip(denominators.iter().copied()).collect();
    move |units| {
        let (mut above, mut below) = (0.0, 0.0);
        for &(numerator, denominator) in units.iter().filter_map(|&unit| pairs.get(unit)) {
            above += numerator;
            below += denominator;
        }
        finite(above / below)
    }
}

/// What the statistic gives for each resample, in the order drawn; `None` where it is undefined for one.
pub fn resampled(plan: Plan, statistic: impl Fn(&[usize]) -> Option<f64>) -> impl Iterator<Item = Option<f64>> {
    let mut generator = Generator::new(plan.seed);
    let mut units = vec![0; plan.n_units];
    (0..plan.n_resamples).map(move |_| {
        units.fill_with(|| generator.below(plan.n_units));
        statistic(&units).and_then(finite)
    })
}

fn within_work(n_units: usize, fewest: usize, most: usize) -> usize {
    DRAWS.checked_div(n_units).unwrap_or(most).clamp(fewest, most)
}

fn of_sample(plan: Plan, statistic: &impl Fn(&[usize]) -> Option<f64>) -> Option<f64> {
    let units: Vec<usize> = (0..plan.n_units).collect();
    statistic(&units).and_then(finite)
}

/// The statistic of each resample, ascending; undefined as the head of this file says.
fn replicates(plan: Plan, statistic: &impl Fn(&[usize]) -> Option<f64>) -> Option<Vec<f64>> {
    if plan.n_units < 2 {
        return None;
    }
    let mut values: Vec<f64> = resampled(plan, statistic).flatten().collect();
    values.sort_unstable_by(f64::total_cmp);
    let (least, most) = (*values.first()?, *values.last()?);
    // Values that differ by rounding alone are the same value.
    let varied = most - least > 1e-12 * least.abs().max(most.abs());
    (varied && values.len() * 20 >= plan.n_resamples * 19).then_some(values)
}

/// The statistic with each group of units left out in turn.
fn jackknife(plan: Plan, statistic: &impl Fn(&[usize]) -> Option<f64>) -> Option<Vec<f64>> {
    let n_groups = plan.n_jackknife_groups();
    let mut order: Vec<usize> = (0..plan.n_units).collect();
    // Units often come sorted, and neighbours left out together would seem to matter more than they do.
    Generator::new(!plan.seed).shuffle(&mut order);
    let mut kept = Vec::with_capacity(plan.n_units);
    let without = |group: usize| {
        kept.clear();
        kept.extend(order.iter().enumerate().filter(|(place, _)| place % n_groups != group).map(|(_, &unit)| unit));
        statistic(&kept).and_then(finite)
    };
    (0..n_groups).map(without).collect()
}

/// A sixth of the skewness of the influences, scaled by the root of their number; 0 where nothing has any influence.
fn acceleration(left_out: &[f64]) -> Option<f64> {
    let mean = left_out.iter().sum::<f64>() / left_out.len() as f64;
    let sum_of = |power: i32| left_out.iter().map(|value| (mean - value).powi(power)).sum::<f64>();
    let squares = sum_of(2);
    if squares > 0.0 { finite(sum_of(3) / (6.0 * squares.powf(1.5))) } else { finite(squares) }
}

fn corrected(replicates: &[f64], value: f64, acceleration: f64, level: Level) -> Option<Interval> {
    let below = replicates.partition_point(|&replicate| replicate < value);
    let up_to = replicates.partition_point(|&replicate| replicate <= value);
    let bias = normal_quantile((below + up_to) as f64 / (2.0 * replicates.len() as f64))?;
    let moved = |tail: f64| {
        let z = bias + normal_quantile(tail)?;
        let shrink = 1.0 - acceleration * z;
        (shrink > 0.0).then(|| normal_below(bias + z / shrink))
    };
    between(replicates, moved(level.lower_tail())?, moved(level.below_upper_tail())?)
}

fn between(sorted: &[f64], low: f64, high: f64) -> Option<Interval> {
    Interval::new(quantile_of_sorted(sorted, low)?, quantile_of_sorted(sorted, high)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Test A of the spatial perception of 26 children: Efron & Tibshirani (1993), table 14.1.
    const SPATIAL: [f64; 26] = [
        48.0, 36.0, 20.0, 29.0, 42.0, 42.0, 20.0, 42.0, 22.0, 41.0, 45.0, 14.0, 6.0, 0.0, 33.0, 28.0, 34.0, 4.0, 32.0,
        24.0, 47.0, 41.0, 24.0, 26.0, 30.0, 41.0,
    ];

    fn mean_of(values: &[f64]) -> impl Fn(&[usize]) -> Option<f64> + '_ {
        |units| finite(units.iter().map(|&unit| values[unit]).sum::<f64>() / units.len() as f64)
    }

    /// Variance with n below, as the example has it.
    fn variance_of(values: &[f64]) -> impl Fn(&[usize]) -> Option<f64> + '_ {
        |units| {
            let mean = mean_of(values)(units)?;
            finite(units.iter().map(|&unit| (values[unit] - mean).powi(2)).sum::<f64>() / units.len() as f64)
        }
    }

    fn spatial_plan() -> Plan {
        Plan::new(SPATIAL.len(), 1, Level::new(0.9).unwrap())
    }

    #[track_caller]
    fn check(found: Option<Estimate>, expected: [f64; 3], tolerance: [f64; 3]) {
        let found = found.unwrap();
        let interval = found.interval.unwrap();
        let found = [found.value, interval.low, interval.high];
        let near = found.iter().zip(expected).zip(tolerance).all(|((a, b), tolerance)| (a - b).abs() <= tolerance);
        assert!(near, "{found:?} is not {expected:?}");
    }

    // Efron & Tibshirani (1993), table 14.2: variance 171.5, 90 % interval by percentiles (100.8, 233.9) and by BCa
    // (115.8, 259.6), from 2,000 resamples, with an acceleration of .061. Limits vary by some units between seeds.
    #[test]
    fn the_spatial_test_has_its_published_intervals() {
        check(percentile(spatial_plan(), variance_of(&SPATIAL)), [171.5, 100.8, 233.9], [0.05, 4.0, 4.0]);
        check(bca(spatial_plan(), variance_of(&SPATIAL)), [171.5, 115.8, 259.6], [0.05, 4.0, 6.0]);
        let found = acceleration(&jackknife(spatial_plan(), &variance_of(&SPATIAL)).unwrap()).unwrap();
        assert!((found - 0.061).abs() < 5e-4, "{found}");
    }

    // SciPy 1.17.1, scipy.stats.bootstrap(n_resamples=0, confidence_level=.9, method="BCa" and "percentile",
    // bootstrap_result=…) given the same 500 resampled variances.
    #[test]
    fn from_the_same_resamples_the_intervals_are_scipys() {
        let plan = Plan { n_resamples: 500, seed: 7, ..spatial_plan() };
        check(
            percentile(plan, variance_of(&SPATIAL)),
            [171.534_023_668_639_04, 99.278_698_224_852_06, 236.044_008_875_739_62],
            [1e-7; 3],
        );
        check(
            bca(plan, variance_of(&SPATIAL)),
            [171.534_023_668_639_04, 116.546_385_110_298_76, 255.140_149_644_930_57],
            [1e-7; 3],
        );
    }

    #[test]
    fn a_ratio_of_sums_weighs_units_by_their_size() {
        let (hits, words) = ([1.0, 30.0], [10.0, 1000.0]);
        assert_eq!(ratio_of_sums(&hits, &words)(&[0, 1]), Some(31.0 / 1010.0));
        assert_eq!(ratio_of_sums(&hits, &[0.0, 0.0])(&[0, 1]), None);
    }

    #[test]
    fn what_does_not_vary_has_no_interval() {
        let same = [2.0; 12];
        let plan = Plan::new(12, 1, Level::NINETY_FIVE);
        assert_eq!(bca(plan, mean_of(&same)), Some(Estimate { value: 2.0, interval: None }));
        assert_eq!(percentile(plan, mean_of(&same)), Some(Estimate { value: 2.0, interval: None }));
        let (hits, words): (Vec<f64>, Vec<f64>) = (1..=12).map(|k| (f64::from(k) * 0.1, f64::from(k) * 0.3)).unzip();
        assert_eq!(percentile(plan, ratio_of_sums(&hits, &words)).unwrap().interval, None);
    }

    #[test]
    fn one_unit_has_a_value_and_no_interval() {
        let plan = Plan::new(1, 1, Level::NINETY_FIVE);
        assert_eq!(bca(plan, mean_of(&[3.0])), Some(Estimate { value: 3.0, interval: None }));
        assert_eq!(bca(Plan { n_units: 0, ..plan }, mean_of(&[])), None);
    }

    #[test]
    fn a_statistic_often_undefined_has_no_interval() {
        let words = [0.0, 0.0, 0.0, 9.0];
        let found = percentile(Plan::new(4, 1, Level::NINETY_FIVE), ratio_of_sums(&[1.0, 2.0, 3.0, 4.0], &words));
        assert!(found.is_some_and(|found| found.interval.is_none()));
    }

    #[test]
    fn large_samples_take_fewer_resamples() {
        let resamples = |n| Plan::new(n, 1, Level::NINETY_FIVE).n_resamples;
        assert_eq!([0, 50, 5_000, 20_000, 100_000].map(resamples), [10_000, 10_000, 10_000, 2_500, 1_000]);
    }

    // The delete-a-group jackknife has the acceleration of the full one in expectation.
    #[test]
    fn grouping_hardly_moves_the_acceleration() {
        let mut generator = Generator::new(5);
        let skewed: Vec<f64> = (0..4_000).map(|_| ((generator.below(1_000_000) + 1) as f64 / 1e6).ln()).collect();
        let found = acceleration(&jackknife(Plan::new(4_000, 1, Level::NINETY_FIVE), &mean_of(&skewed)).unwrap());
        // An exponential variate has skewness 2, here mirrored: −2 / (6 √4000).
        assert!((found.unwrap() + 2.0 / (6.0 * 4_000_f64.sqrt())).abs() < 2e-3, "{found:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn the_same_seed_gives_the_same_interval(values in prop::collection::vec(-1e3..1e3, 2..20), seed: u64) {
            let plan = Plan { n_resamples: 200, ..Plan::new(values.len(), seed, Level::NINETY_FIVE) };
            prop_assert_eq!(bca(plan, mean_of(&values)), bca(plan, mean_of(&values)));
        }

        #[test]
        fn intervals_of_a_mean_stay_inside_the_sample(values in prop::collection::vec(-1e3..1e3, 2..20), seed: u64) {
            let plan = Plan { n_resamples: 200, ..Plan::new(values.len(), seed, Level::NINETY_FIVE) };
            let (least, most) = values.iter().fold((f64::MAX, f64::MIN), |(a, b), &v| (a.min(v), b.max(v)));
            for found in [percentile(plan, mean_of(&values)), bca(plan, mean_of(&values))] {
                if let Some(interval) = found.unwrap().interval {
                    prop_assert!(least - 1e-9 <= interval.low && interval.high <= most + 1e-9);
                }
            }
        }

        #[test]
        fn moving_the_sample_moves_the_interval(values in prop::collection::vec(-1e3..1e3, 3..20), shift in -10.0..10.0_f64) {
            let plan = Plan { n_resamples: 200, ..Plan::new(values.len(), 9, Level::NINETY_FIVE) };
            let moved: Vec<f64> = values.iter().map(|value| value + shift).collect();
            let [here, there] = [&values, &moved].map(|values| percentile(plan, mean_of(values)).unwrap().interval);
            if let (Some(here), Some(there)) = (here, there) {
                prop_assert!((here.low + shift - there.low).abs() < 1e-6);
                prop_assert!((here.high + shift - there.high).abs() < 1e-6);
            }
        }
    }
}
