//! Whether two means differ, where the samples may spread differently.

use super::distribution::student_above;
use super::interval::{Estimate, Interval, Level};
use super::moments::Moments;
use super::summary::finite;

/// Result of Welch's test.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Welch {
    /// Mean of the left sample less that of the right one, with its interval.
    pub difference: Estimate,
    /// The difference in its standard errors.
    pub t: f64,
    /// Degrees of freedom of Satterthwaite (1946).
    pub freedom: f64,
    /// Two-sided p-value.
    pub p: f64,
}

/// Test of Welch (1947) of whether two samples have the same mean, whatever their variances; two-sided.
///
/// It leans on means that are near enough to normal: for counts and rates of fewer than some dozens of articles
/// [`mann_whitney`](super::mann_whitney) is the safer reading. Undefined for a sample of fewer than two values, and
/// where neither sample varies.
///
/// ```
/// # use onrecord::stats::{Level, welch};
/// let test = welch(&[3.0, 4.0, 5.0, 6.0], &[1.0, 2.0, 3.0], Level::NINETY_FIVE).unwrap();
/// assert!((test.difference.value - 2.5).abs() < 1e-12 && test.p < 0.05);
/// ```
#[must_use]
pub fn welch(left: &[f64], right: &[f64], level: Level) -> Option<Welch> {
    welch_of(&Moments::of(left), &Moments::of(right), level)
}

/// [`welch`] of samples whose moments are known.
#[must_use]
pub fn welch_of(left: &Moments, right: &Moments, level: Level) -> Option<Welch> {
    let (m, n) = (left.n(), right.n());
    let (left_error, right_error) = (left.variance()? / m, right.variance()? / n);
    let square = left_error + right_error;
    let parts = left_error * left_error / (m - 1.0) + right_error * right_error / (n - 1.0);
    let freedom = finite(square * square / parts)?;
    let value = finite(left.mean()? - right.mean()?)?;
    let error = square.sqrt();
    let t = finite(value / error)?;
    let half = level.student_width(freedom)? * error;
    let difference = Estimate { value, interval: Interval::new(value - half, value + half) };
    Some(Welch { difference, t, freedom, p: (2.0 * student_above(t.abs(), freedom)?).min(1.0) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Hours of sleep gained by ten patients with each of two drugs: Student (1908), as in R's `sleep`.
    const FIRST: [f64; 10] = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    const SECOND: [f64; 10] = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    // R's example t.test(extra ~ group, data = sleep): t = -1.8608, df = 17.776, p-value = 0.07939, 95 percent
    // confidence interval -3.3654832 0.2054832. More digits from SciPy 1.17.1, scipy.stats.ttest_ind(equal_var=False).
    #[test]
    fn the_sleepers_have_their_published_t() {
        let found = welch(&FIRST, &SECOND, Level::NINETY_FIVE).unwrap();
        let interval = found.difference.interval.unwrap();
        let pairs = [
            (found.t, -1.860_813_467_486_852_6),
            (found.freedom, 17.776_473_516_178_488),
            (found.p, 0.079_394_140_187_358_3),
            (interval.low, -3.365_483_230_711_710_4),
            (interval.high, 0.205_483_230_711_711_37),
        ];
        for (found, expected) in pairs {
            assert!((found - expected).abs() < 1e-8, "{found} is not {expected}");
        }
    }

    #[test]
    fn what_does_not_vary_has_no_test() {
        assert_eq!(welch(&[1.0, 1.0], &[2.0, 2.0], Level::NINETY_FIVE), None);
        assert_eq!(welch(&[1.0], &[2.0, 3.0], Level::NINETY_FIVE), None);
        assert_eq!(welch(&[], &[], Level::NINETY_FIVE), None);
        assert_eq!(welch(&[1.0, f64::NAN], &[2.0, 3.0], Level::NINETY_FIVE), None);
        assert_eq!(welch(&[1e308, -1e308], &[2.0, 3.0], Level::NINETY_FIVE), None);
    }

    proptest! {
        #[test]
        fn swapping_the_samples_keeps_p(
            left in prop::collection::vec(-9.0..9.0, 2..20),
            right in prop::collection::vec(-9.0..9.0, 2..20),
        ) {
            let here = welch(&left, &right, Level::NINETY_FIVE);
            let there = welch(&right, &left, Level::NINETY_FIVE);
            prop_assert_eq!(here.is_some(), there.is_some());
            if let (Some(here), Some(there)) = (here, there) {
                prop_assert!((here.p - there.p).abs() < 1e-12 && (0.0..=1.0).contains(&here.p));
                prop_assert!((here.t + there.t).abs() < 1e-9 * here.t.abs().max(1.0));
                prop_assert!(here.difference.interval.unwrap().contains(here.difference.value));
            }
        }
    }
}
