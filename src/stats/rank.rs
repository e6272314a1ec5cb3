//! Tests of whether samples lie at the same height, from the ranks of their values alone.

use super::distribution::{chi_squared_above, normal_above};
use super::summary::all_finite;
use super::tally::{Standing, Tally};

/// Above this size of either sample, U is near enough to normal; so does R's `wilcox.test`.
const LARGEST_EXACT: usize = 49;

/// Result of the test of Mann & Whitney.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct MannWhitney {
    /// Pairs in which the left value is the greater, ties half: 0 to m n.
    pub u: f64,
    /// Two-sided p-value.
    pub p: f64,
    /// What it comes from.
    pub from: NullDistribution,
}

/// Where a p-value comes from.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum NullDistribution {
    /// All orders of the values counted.
    Exact,
    /// The normal distribution, corrected for ties and for continuity.
    Normal,
}

/// Result of the test of Kruskal & Wallis.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct KruskalWallis {
    /// H, corrected for ties; at least 0.
    pub h: f64,
    /// Degrees of freedom: samples less one.
    pub freedom: usize,
    /// p-value, from the chi-squared distribution; rough where a sample has fewer than five values.
    pub p: f64,
}

/// Ranks from 1 in ascending order, in the order the values were given in; equal values share the mean of theirs.
/// Takes O(n log n). Undefined where a value is not finite.
///
/// ```
/// assert_eq!(onrecord::stats::midranks(&[7.0, 2.0, 7.0]), Some(vec![2.5, 1.0, 2.5]));
/// ```
#[must_use]
pub fn midranks(values: &[f64]) -> Option<Vec<f64>> {
    let mut order: Vec<(f64, usize)> = values.iter().copied().zip(0..).collect();
    if !all_finite(values) {
        return None;
    }
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut placed = Vec::with_capacity(order.len());
    for equal in order.chunk_by(|a, b| a.0 >= b.0) {
        let middle = placed.len() as f64 + (equal.len() as f64 + 1.0) / 2.0;
        placed.extend(equal.iter().map(|&(_, place)| (place, middle)));
    }
    placed.sort_unstable_by_key(|&(place, _)| place);
    Some(placed.into_iter().map(|(_, rank)| rank).collect())
}

/// Test of Mann & Whitney (1947) of whether values of one sample tend to be above those of the other; two-sided.
///
/// Exact where both samples have fewer than 50 values and none is tied, else by the normal approximation with the
/// corrections for ties (Lehmann 1975) and continuity. Undefined for an empty sample and where all values are
/// the same.
#[must_use]
pub fn mann_whitney(left: &[f64], right: &[f64]) -> Option<MannWhitney> {
    mann_whitney_of(&Tally::of(left)?, &Tally::of(right)?)
}

/// [`mann_whitney`] of samples that are sorted already, in one walk through both.
#[must_use]
pub fn mann_whitney_of(left: &Tally, right: &Tally) -> Option<MannWhitney> {
    if left.is_empty() || right.is_empty() {
        return None;
    }
    let (m, n) = (left.n() as f64, right.n() as f64);
    let pairs = |one: Standing| one.count as f64 * (one.below as f64 + one.equal as f64 / 2.0);
    let u = left.against(right).map(pairs).sum::<f64>();
    let all = Tally::together([left, right]);
    if let (true, Ok(few), Ok(many)) = (all.is_untied(), usize::try_from(left.n()), usize::try_from(right.n()))
        && few.max(many) <= LARGEST_EXACT
    {
        return Some(MannWhitney { u, p: exact_p(u.min(m * n - u), few, many), from: NullDistribution::Exact });
    }
    let variance = m * n * (m + n + 1.0) / 12.0 * untied_share(&all)?;
    let z = ((u - m * n / 2.0).abs() - 0.5).max(0.0) / variance.sqrt();
    let p = (2.0 * normal_above(z)).min(1.0);
    Some(MannWhitney { u, p, from: NullDistribution::Normal })
}

/// Test of Kruskal & Wallis (1952) of whether any of several samples lies higher or lower than the others.
///
/// Undefined for fewer than two samples, for an empty sample, and where all values are the same.
#[must_use]
pub fn kruskal_wallis(samples: &[&[f64]]) -> Option<KruskalWallis> {
    let tallies: Option<Vec<Tally>> = samples.iter().map(|sample| Tally::of(sample)).collect();
    kruskal_wallis_of(&tallies?)
}

/// [`kruskal_wallis`] of samples that are sorted already.
#[must_use]
pub fn kruskal_wallis_of(samples: &[Tally]) -> Option<KruskalWallis> {
    let freedom = samples.len().checked_sub(1).filter(|&freedom| freedom > 0)?;
    if samples.iter().any(Tally::is_empty) {
        return None;
    }
    let all = Tally::together(samples);
    let n = all.n() as f64;
    // From deviations, not from squared rank sums: those cancel to nothing in large samples. A value's rank less the
    // middle one is half of how many more stand below it than above.
    let of_sample = |sample: &Tally| {
        let above_middle = |one: Standing| one.count as f64 * (one.below as f64 - one.above as f64) / 2.0;
        let deviation = sample.against(&all).map(above_middle).sum::<f64>();
        deviation * deviation / sample.n() as f64
    };
    let spread: f64 = samples.iter().map(of_sample).sum();
    let h = 12.0 / (n * (n + 1.0)) * spread / untied_share(&all)?;
    Some(KruskalWallis { h, freedom, p: chi_squared_above(h, freedom as f64)? })
}

/// 1 − Σ (t³ − t) / (n³ − n), what ties leave of the variance of ranks; undefined where they leave nothing.
fn untied_share(all: &Tally) -> Option<f64> {
    let n = all.n() as f64;
    Some(1.0 - all.ties() / (n * n * n - n)).filter(|&share| share > 0.0)
}

/// Probability, were all orders equally likely, that U is at most `smaller` or as far from the middle the other way.
fn exact_p(smaller: f64, m: usize, n: usize) -> f64 {
    let counts = orders_by_u(m, n);
    let all: f64 = counts.iter().sum();
    let tail: f64 = counts.iter().take(smaller.round() as usize + 1).sum();
    (2.0 * tail / all).min(1.0)
}

/// In how many orders of m and n values each U from 0 to m n comes about: the coefficients of the Gaussian
/// binomial, built up one value of the smaller sample at a time.
fn orders_by_u(m: usize, n: usize) -> Vec<f64> {
    let (few, many) = (m.min(n), m.max(n));
    // counts_by[j][u]: orders with U = u of the values so far against j others; adding a value adds 0 to j to U.
    let mut counts_by: Vec<Vec<f64>> = vec![vec![1.0]; many + 1];
    for taken in 1..=few {
        let mut before: Vec<f64> = Vec::new();
        for (others, counts) in counts_by.iter_mut().enumerate() {
            // The largest of all is one of the others, or it is the added value and beats every other.
            let mut sum = vec![0.0; taken * others + 1];
            sum.iter_mut().zip(&before).for_each(|(total, count)| *total += count);
            sum.iter_mut().skip(others).zip(counts.iter()).for_each(|(total, count)| *total += count);
            before.clone_from(&sum);
            *counts = sum;
        }
    }
    counts_by.pop().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(found: Option<MannWhitney>, u: f64, p: f64, from: NullDistribution) {
        let found = found.unwrap();
        let near = (found.u - u).abs() < 1e-9 && (found.p - p).abs() <= 1e-9 * p && found.from == from;
        assert!(near, "{found:?} is not {u}, {p}");
    }

    #[track_caller]
    fn check_h(samples: &[&[f64]], h: f64, p: f64, relative: f64) {
        let found = kruskal_wallis(samples).unwrap();
        let near = (found.h - h).abs() <= relative * h && (found.p - p).abs() <= relative * p;
        assert!(near, "{found:?} is not {h}, {p}");
    }

    // Hollander & Wolfe (1973), p. 69, as in the example of R's wilcox.test: permeability of the human placenta at term
    // and earlier; W = 35, one-sided p = .1272.
    #[test]
    fn the_placentas_have_their_published_p() {
        let term = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
        let earlier = [1.15, 0.88, 0.90, 0.74, 1.21];
        let found = mann_whitney(&term, &earlier).unwrap();
        assert!((found.u - 35.0).abs() < 1e-9 && (found.p / 2.0 - 0.1272).abs() < 5e-5, "{found:?}");
    }

    // SciPy 1.17.1, scipy.stats.mannwhitneyu(left, right, method="exact" or "asymptotic").
    #[test]
    fn two_samples_have_scipys_p() {
        use NullDistribution::{Exact, Normal};
        let (left, right) = ([0.2, 1.7, 3.3, 3.9, 5.1, 8.8, 13.0], [-1.0, 0.4, 0.9, 2.2, 2.6, 3.1, 3.6, 4.4]);
        check(mann_whitney(&left, &right), 41.0, 0.151_981_351_981_352, Exact);
        check(mann_whitney(&[1.0, 2.0], &[3.0, 4.0, 5.0]), 0.0, 0.2, Exact);
        let left: Vec<f64> = (1..=30).map(|k| f64::from(k) * 1.37 % 7.0).collect();
        let right: Vec<f64> = (1..=49).map(|k| f64::from(k) * 2.11 % 9.0 + 0.001).collect();
        check(mann_whitney(&left, &right), 620.0, 0.249_071_038_597_187_1, Exact);
        let tied: [f64; 6] = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0];
        check(mann_whitney(&tied, &[2.0, 6.0, 5.0, 3.0, 5.0]), 11.5, 0.578_656_767_594_192, Normal);
        let left: Vec<f64> = (1..=60).map(|k| f64::from(k * k % 97) / 4.0).collect();
        let right: Vec<f64> = (1..=45).map(|k| f64::from(k * 7 % 53) / 4.0 + 3.0).collect();
        check(mann_whitney(&left, &right), 1645.5, 0.056_083_829_876_054_27, Normal);
    }

    // All 35 orders of three and four values, listed and counted.
    #[test]
    fn orders_are_counted_as_if_listed() {
        assert_eq!(orders_by_u(3, 4), [1.0, 1.0, 2.0, 3.0, 4.0, 4.0, 5.0, 4.0, 4.0, 3.0, 2.0, 1.0, 1.0]);
        assert_eq!(orders_by_u(4, 3), orders_by_u(3, 4));
        assert_eq!(orders_by_u(0, 3), [1.0]);
    }

    // Kruskal & Wallis (1952): daily production of bottle caps by three machines, H = 5.656.
    #[test]
    fn the_bottle_caps_have_their_published_h() {
        let machines: [&[f64]; 3] =
            [&[340.0, 345.0, 330.0, 342.0, 338.0], &[339.0, 333.0, 344.0], &[347.0, 343.0, 349.0, 355.0]];
        check_h(&machines, 5.656, 0.059_118_869_289_796_136, 1e-4);
    }

    // SciPy 1.17.1, scipy.stats.kruskal(…).
    #[test]
    fn several_samples_have_scipys_h() {
        let samples: [&[f64]; 3] =
            [&[0.2, 1.7, 3.3, 3.9, 5.1, 8.8, 13.0], &[-1.0, 0.4, 0.9, 2.2, 2.6, 3.1, 3.6, 4.4], &[3.1, 3.3, 9.0]];
        check_h(&samples, 3.355_139_237_701_284_3, 0.186_827_486_716_175_66, 1e-9);
        let left: Vec<f64> = (1..=60).map(|k| f64::from(k * k % 97) / 4.0).collect();
        let right: Vec<f64> = (1..=45).map(|k| f64::from(k * 7 % 53) / 4.0 + 3.0).collect();
        check_h(&[&left, &right], 3.661_947_719_330_998, 0.055_668_520_030_605_476, 1e-9);
    }

    #[test]
    fn zero_and_minus_zero_are_tied() {
        assert_eq!(midranks(&[0.0, -0.0, 1.0, -0.0]), Some(vec![2.0, 2.0, 4.0, 2.0]));
    }

    #[test]
    fn what_has_no_order_is_undefined() {
        assert_eq!(midranks(&[1.0, f64::NAN]), None);
        assert_eq!(midranks(&[]), Some(Vec::new()));
        assert_eq!(mann_whitney(&[], &[1.0]), None);
        assert_eq!(mann_whitney(&[1.0, 1.0], &[1.0]), None);
        assert_eq!(mann_whitney(&[1.0, f64::INFINITY], &[1.0]), None);
        assert_eq!(kruskal_wallis(&[&[1.0, 2.0]]), None);
        assert_eq!(kruskal_wallis(&[&[1.0, 2.0], &[]]), None);
        assert_eq!(kruskal_wallis(&[&[1.0], &[1.0]]), None);
    }

    fn tied_sample() -> impl Strategy<Value = Vec<f64>> {
        prop::collection::vec((-6_i32..6).prop_map(f64::from), 1..70)
    }

    proptest! {
        #[test]
        fn ranks_sum_as_if_untied(values in tied_sample()) {
            let n = values.len() as f64;
            prop_assert!((midranks(&values).unwrap().iter().sum::<f64>() - n * (n + 1.0) / 2.0).abs() < 1e-9);
        }

        #[test]
        fn a_rank_is_half_the_ties_above_the_values_below(values in tied_sample()) {
            for (value, rank) in values.iter().zip(midranks(&values).unwrap()) {
                let below = values.iter().filter(|other| *other < value).count() as f64;
                let up_to = values.iter().filter(|other| *other <= value).count() as f64;
                prop_assert!((rank - (below + up_to + 1.0) / 2.0).abs() < 1e-9);
            }
        }

        #[test]
        fn swapping_the_samples_keeps_p(left in tied_sample(), right in tied_sample()) {
            let (here, there) = (mann_whitney(&left, &right), mann_whitney(&right, &left));
            prop_assert_eq!(here.is_some(), there.is_some());
            if let (Some(here), Some(there)) = (here, there) {
                prop_assert!((here.u + there.u - (left.len() * right.len()) as f64).abs() < 1e-9);
                prop_assert!((here.p - there.p).abs() < 1e-12 && (0.0..=1.0).contains(&here.p));
            }
        }

        #[test]
        fn only_the_order_counts(left in prop::collection::vec(-5.0..5.0, 1..12), right in prop::collection::vec(-5.0..5.0, 1..12)) {
            let bent = |sample: &[f64]| sample.iter().map(|value: &f64| value.exp()).collect::<Vec<_>>();
            prop_assert_eq!(mann_whitney(&bent(&left), &bent(&right)), mann_whitney(&left, &right));
        }

        #[test]
        fn the_order_of_samples_keeps_h(a in tied_sample(), b in tied_sample(), c in tied_sample()) {
            let (here, there) = (kruskal_wallis(&[&a, &b, &c]), kruskal_wallis(&[&c, &a, &b]));
            if let (Some(here), Some(there)) = (here, there) {
                prop_assert!((here.h - there.h).abs() < 1e-9 * here.h.max(1.0) && (0.0..=1.0).contains(&here.p));
            }
        }

        #[test]
        fn every_order_is_counted_once(m in 0_usize..12, n in 0_usize..12) {
            let ways = (1..=m).fold(1.0, |ways, i| ways * (n + i) as f64 / i as f64);
            prop_assert!((orders_by_u(m, n).iter().sum::<f64>() - ways).abs() < 1e-6 * ways);
        }
    }
}
