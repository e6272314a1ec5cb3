//! How well the means of groups tell the groups apart: what single values say of their group, and how many are needed.

use super::distribution::f_quantile;
use super::interval::{Estimate, Interval, Level};
use super::summary::{finite, mean};

/// Intraclass correlation of the one-way layout, ICC(1) of Shrout & Fleiss (1979): the share of the values' variance
/// that lies between groups. 1 where a single value tells its group; 0 or below where groups differ by no more than
/// their values do within.
///
/// For groups of unequal size by the size n₀ of Snedecor & Cochran (1967), §10.16, in place of the common one. The
/// interval comes from the F distribution, exact for equal sizes and normal values (Shrout & Fleiss 1979), near for
/// others. Empty groups are left out. Undefined for fewer than two groups, where no group has two values, and where
/// all values are the same.
#[must_use]
pub fn icc1(groups: &[&[f64]], level: Level) -> Option<Estimate> {
    let layout = Layout::of(groups)?;
    let icc = |f: f64| finite((f - 1.0) / (f + layout.size - 1.0)).map(|icc| icc.clamp(-1.0, 1.0));
    if layout.within <= 0.0 {
        return (layout.between > 0.0).then_some(Estimate { value: 1.0, interval: None });
    }
    let f = layout.between / layout.within;
    let interval = || {
        let high = f_quantile(level.below_upper_tail(), layout.freedom_between, layout.freedom_within)?;
        let low = f_quantile(level.below_upper_tail(), layout.freedom_within, layout.freedom_between)?;
        Interval::new(icc(f / high)?, icc(f * low)?)
    };
    Some(Estimate { value: icc(f)?, interval: interval() })
}

/// Reliability of the mean of `n` values by the formula of Spearman (1910) and Brown (1910): the share of the variance
/// of such means that lies between groups, 0 to 1. 0 where the correlation of single values is not above 0.
///
/// ```
/// // Shrout & Fleiss (1979): .17 for one judge is .44 for the mean of four.
/// let four = onrecord::stats::spearman_brown(0.1657, 4.0).unwrap();
/// assert!((four - 0.44).abs() < 0.005);
/// ```
#[must_use]
pub fn spearman_brown(icc: f64, n: f64) -> Option<f64> {
    if !((-1.0..=1.0).contains(&icc) && n >= 0.0 && n.is_finite()) {
        return None;
    }
    let icc = icc.max(0.0);
    finite(n * icc / (1.0 + (n - 1.0) * icc)).or(Some(0.0))
}

/// Values that a mean must rest on to have this reliability: the same formula, solved for n and rounded up.
///
/// Undefined where the correlation of single values is not above 0: no number would do.
///
/// ```
/// assert_eq!(onrecord::stats::values_needed(0.1, 0.8), Some(36));
/// ```
#[must_use]
pub fn values_needed(icc: f64, reliability: f64) -> Option<u64> {
    if !(icc > 0.0 && icc <= 1.0 && reliability > 0.0 && reliability < 1.0) {
        return None;
    }
    let n = reliability * (1.0 - icc) / ((1.0 - reliability) * icc);
    // Rounding must not ask for one more where the number is whole.
    let whole = (n - 1e-9 * n).ceil().max(1.0);
    (whole < 1e15).then_some(whole as u64)
}

/// Mean squares of a one-way layout.
struct Layout {
    between: f64,
    within: f64,
    freedom_between: f64,
    freedom_within: f64,
    /// n₀, the size that stands for all.
    size: f64,
}

impl Layout {
    fn of(groups: &[&[f64]]) -> Option<Self> {
        let groups: Vec<&[f64]> = groups.iter().copied().filter(|group| !group.is_empty()).collect();
        let sizes: Vec<f64> = groups.iter().map(|group| group.len() as f64).collect();
        let (k, n) = (groups.len() as f64, sizes.iter().sum::<f64>());
        let (freedom_between, freedom_within) = (k - 1.0, n - k);
        if freedom_between < 1.0 || freedom_within < 1.0 {
            return None;
        }
        let means: Vec<f64> = groups.iter().map(|group| mean(group)).collect::<Option<_>>()?;
        let all = means.iter().zip(&sizes).map(|(mean, size)| mean * size).sum::<f64>() / n;
        let between: f64 = means.iter().zip(&sizes).map(|(mean, size)| size * (mean - all).powi(2)).sum();
        let of_group = |(group, mean): (&&[f64], &f64)| group.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
        let within: f64 = groups.iter().zip(&means).map(of_group).sum();
        let squares: f64 = sizes.iter().map(|size| size * size).sum();
        let layout = Self {
            between: finite(between / freedom_between)?,
            within: finite(within / freedom_within)?,
            freedom_between,
            freedom_within,
            size: (n - squares / n) / freedom_between,
        };
        // What rounding leaves of equal values is nothing.
        let scale = all * all;
        let varies = layout.between > 1e-24 * scale || layout.within > 1e-24 * scale;
        varies.then_some(layout)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Six targets rated by four judges: Shrout & Fleiss (1979), table 2.
    const RATINGS: [[f64; 4]; 6] = [
        [9.0, 2.0, 5.0, 8.0],
        [6.0, 1.0, 3.0, 2.0],
        [8.0, 4.0, 6.0, 8.0],
        [7.0, 1.0, 2.0, 6.0],
        [10.0, 5.0, 6.0, 9.0],
        [6.0, 2.0, 4.0, 7.0],
    ];

    fn icc_of(groups: &[&[f64]]) -> Option<f64> {
        icc1(groups, Level::NINETY_FIVE).map(|icc| icc.value)
    }

    // Shrout & Fleiss (1979), table 4: ICC(1,1) = .17, ICC(1,4) = .44. The interval, −.133 to .723, is theirs by F from
    // SciPy 1.17.1, scipy.stats.f.ppf.
    #[test]
    fn the_judges_have_their_published_reliability() {
        let groups: Vec<&[f64]> = RATINGS.iter().map(|ratings| &ratings[..]).collect();
        let found = icc1(&groups, Level::NINETY_FIVE).unwrap();
        let interval = found.interval.unwrap();
        assert!((found.value - 0.165_741_768_405_475_44).abs() < 1e-12, "{found:?}");
        assert!(
            (interval.low + 0.132_932_324_874_750_98).abs() < 1e-8
                && (interval.high - 0.722_560_062_328_121).abs() < 1e-8
        );
        assert!((spearman_brown(found.value, 4.0).unwrap() - 0.442_797_133_679_268_65).abs() < 1e-12);
    }

    #[test]
    fn the_formula_and_its_inverse_agree() {
        assert_eq!(values_needed(0.5, 0.8), Some(4));
        assert_eq!(values_needed(1.0, 0.8), Some(1));
        for icc in [0.01, 0.07, 0.3, 0.9] {
            let n = values_needed(icc, 0.8).unwrap() as f64;
            assert!(spearman_brown(icc, n).unwrap() >= 0.8 - 1e-9);
            assert!(n < 1.5 || spearman_brown(icc, n - 1.0).unwrap() < 0.8);
        }
    }

    #[test]
    fn groups_wholly_apart_have_a_correlation_of_one() {
        assert_eq!(icc_of(&[&[1.0, 1.0], &[2.0, 2.0]]), Some(1.0));
    }

    #[test]
    fn what_cannot_tell_groups_is_undefined() {
        assert_eq!(icc_of(&[&[1.0, 2.0]]), None);
        assert_eq!(icc_of(&[&[1.0], &[2.0]]), None);
        assert_eq!(icc_of(&[&[0.1; 5], &[0.1; 7]]), None);
        assert_eq!(icc_of(&[&[1.0, f64::NAN], &[2.0, 3.0]]), None);
        assert_eq!(icc_of(&[]), None);
        assert_eq!(icc_of(&[&[1.0, 2.0], &[], &[3.0]]), icc_of(&[&[1.0, 2.0], &[3.0]]));
        assert_eq!((values_needed(0.0, 0.8), values_needed(-0.2, 0.8)), (None, None));
        assert_eq!(spearman_brown(f64::NAN, 4.0), None);
        assert_eq!(spearman_brown(-0.3, 4.0), Some(0.0));
    }

    proptest! {
        #[test]
        fn the_interval_holds_the_correlation(groups in prop::collection::vec(prop::collection::vec(-9.0..9.0, 1..9), 2..6)) {
            let groups: Vec<&[f64]> = groups.iter().map(Vec::as_slice).collect();
            if let Some(icc) = icc1(&groups, Level::NINETY_FIVE) {
                prop_assert!((-1.0..=1.0).contains(&icc.value));
                if let Some(interval) = icc.interval {
                    prop_assert!(interval.low - 1e-9 <= icc.value && icc.value <= interval.high + 1e-9);
                }
            }
        }

        #[test]
        fn more_values_make_means_more_reliable(icc in 0.001..0.999, n in 1_u32..5000) {
            let at = |n: u32| spearman_brown(icc, f64::from(n)).unwrap();
            prop_assert!(at(n) <= at(n + 1) + 1e-12 && (0.0..=1.0).contains(&at(n)));
        }
    }
}
