//! Whether pairs differ one way, from the ranks of their differences.

use super::distribution::normal_above;
use super::rank::{NullDistribution, midranks};

/// Above this number of pairs the sum of ranks is near enough to normal.
const LARGEST_EXACT: usize = 50;

/// Result of the signed-rank test.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct SignedRank {
    /// Sum of the ranks of the differences above 0.
    pub above: f64,
    /// Differences that are not 0; the others say nothing, and are left out.
    pub n: usize,
    /// Two-sided p-value.
    pub p: f64,
    /// What it comes from.
    pub from: NullDistribution,
}

/// Test of Wilcoxon (1945) of whether the differences within pairs lie as often and as far above 0 as below;
/// two-sided.
///
/// Differences of 0 are dropped, as Wilcoxon does. Exact for up to 50 pairs none of which are tied, else by the normal
/// approximation with the corrections for ties and continuity (Hollander & Wolfe 1973, §3.1). Undefined where every
/// difference is 0.
///
/// ```
/// let test = onrecord::stats::signed_rank(&[0.5, 1.5, -0.2, 2.0]).unwrap();
/// assert_eq!((test.above, test.n), (9.0, 4));
/// ```
#[must_use]
pub fn signed_rank(differences: &[f64]) -> Option<SignedRank> {
    let kept: Vec<f64> = differences.iter().copied().filter(|difference| difference.abs() > 0.0).collect();
    if kept.len() < differences.iter().filter(|difference| difference.is_nan()).count() + 1 {
        return None;
    }
    let sizes: Vec<f64> = kept.iter().map(|difference| difference.abs()).collect();
    let ranks = midranks(&sizes)?;
    let above: f64 = kept.iter().zip(&ranks).filter(|(difference, _)| **difference > 0.0).map(|(_, rank)| rank).sum();
    let n = kept.len();
    let ties = tied(&ranks);
    if ties < 1.0 && n <= LARGEST_EXACT {
        return Some(SignedRank { above, n, p: exact_p(above, n), from: NullDistribution::Exact });
    }
    let count = n as f64;
    let variance = count * (count + 1.0) * (2.0 * count + 1.0) / 24.0 - ties / 48.0;
    let distance = ((above - count * (count + 1.0) / 4.0).abs() - 0.5).max(0.0);
    let p = (2.0 * normal_above(distance / variance.sqrt())).min(1.0);
    (variance > 0.0).then_some(SignedRank { above, n, p, from: NullDistribution::Normal })
}

/// Σ (t³ − t) over groups of t equal ranks.
fn tied(ranks: &[f64]) -> f64 {
    let mut ordered = ranks.to_vec();
    ordered.sort_unstable_by(f64::total_cmp);
    let size = |group: &[f64]| group.len() as f64;
    ordered.chunk_by(|a, b| a >= b).map(size).map(|t| t * t * t - t).sum()
}

/// Probability, were every sign as likely as its opposite, of a sum as far from the middle.
fn exact_p(above: f64, n: usize) -> f64 {
    let all = n * (n + 1) / 2;
    // ways[s]: sets of the ranks so far that sum to s.
    let mut ways = vec![0.0; all + 1];
    if let Some(none) = ways.first_mut() {
        *none = 1.0;
    }
    for rank in 1..=n {
        let before = ways.clone();
        ways.iter_mut().skip(rank).zip(&before).for_each(|(ways, with)| *ways += with);
    }
    let smaller = above.min(all as f64 - above).round() as usize;
    let tail: f64 = ways.iter().take(smaller + 1).sum();
    (2.0 * tail / ways.iter().sum::<f64>()).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(differences: &[f64], above: f64, p: f64, from: NullDistribution) {
        let found = signed_rank(differences).unwrap();
        let near = (found.above - above).abs() < 1e-9 && (found.p - p).abs() <= 1e-9 * p && found.from == from;
        assert!(near, "{found:?} is not {above}, {p}");
    }

    // Hollander & Wolfe (1973), p. 29, as in the example of R's wilcox.test: depression of nine patients before and
    // after a tranquilliser, here in thousandths; V = 40, one-sided p = 0.01953.
    #[test]
    fn the_patients_have_their_published_p() {
        let before = [1830.0, 500.0, 1620.0, 2480.0, 1680.0, 1880.0, 1550.0, 3060.0, 1300.0];
        let after = [878.0, 647.0, 598.0, 2050.0, 1060.0, 1290.0, 1060.0, 3140.0, 1290.0];
        let differences: Vec<f64> = before.iter().zip(after).map(|(before, after)| before - after).collect();
        check(&differences, 40.0, 0.039_062_5, NullDistribution::Exact);
    }

    // SciPy 1.17.1, scipy.stats.wilcoxon(d, zero_method="wilcox", correction=True, method="exact" or "approx"), with
    // the statistic for alternative="greater".
    #[test]
    fn pairs_have_scipys_p() {
        use NullDistribution::{Exact, Normal};
        let untied: Vec<f64> = (1..=40).map(|k| (f64::from(k) * 1.37 % 7.0) - 2.9).collect();
        check(&untied, 564.0, 0.038_129_444_123_114_81, Exact);
        check(&[1.0, 1.0, -2.0, 3.0, 0.0, 3.0, 4.0, -1.0, 5.0], 30.0, 0.105_171_951_308_660_4, Normal);
        let many: Vec<f64> = (1..=80).map(|k| (f64::from(k) * 2.11 % 9.0) - 3.7).collect();
        check(&many, 2111.0, 0.018_643_735_638_736_343, Normal);
    }

    #[test]
    fn pairs_without_a_difference_say_nothing() {
        assert_eq!(signed_rank(&[]), None);
        assert_eq!(signed_rank(&[0.0, 0.0, -0.0]), None);
        assert_eq!(signed_rank(&[1.0, f64::NAN]), None);
        assert_eq!(signed_rank(&[1.0, f64::INFINITY]), None);
    }

    proptest! {
        #[test]
        fn turning_all_pairs_round_keeps_p(differences in prop::collection::vec(-20_i32..20, 1..90)) {
            let here: Vec<f64> = differences.iter().map(|&difference| f64::from(difference)).collect();
            let there: Vec<f64> = here.iter().map(|difference| -difference).collect();
            let (here, there) = (signed_rank(&here), signed_rank(&there));
            prop_assert_eq!(here.is_some(), there.is_some());
            if let (Some(here), Some(there)) = (here, there) {
                prop_assert!((here.p - there.p).abs() < 1e-12 && (0.0..=1.0).contains(&here.p));
            }
        }
    }
}
