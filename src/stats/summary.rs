//! One number for many: mean, median, quantiles, variance.

use super::moments::Moments;

/// Arithmetic mean; undefined for an empty sample.
///
/// ```
/// assert_eq!(onrecord::stats::mean(&[1.0, 2.0, 6.0]), Some(3.0));
/// assert_eq!(onrecord::stats::mean(&[]), None);
/// ```
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    Moments::of(values).mean()
}

/// The middle value, or the mean of the two in the middle; undefined for an empty sample.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    quantile(values, 0.5)
}

/// The value that a share `p` of the sample lies below, with straight lines between the order statistics:
/// type 7 of Hyndman & Fan (1996), the default of R and NumPy.
///
/// Undefined for an empty sample and for `p` outside 0 to 1.
#[must_use]
pub fn quantile(values: &[f64], p: f64) -> Option<f64> {
    if !all_finite(values) {
        return None;
    }
    quantile_of_sorted(&sorted(values), p)
}

/// Sum of squared deviations over n − 1; undefined for fewer than two values.
#[must_use]
pub fn sample_variance(values: &[f64]) -> Option<f64> {
    Moments::of(values).variance()
}

/// [`quantile`] of a sample that is sorted already.
pub(super) fn quantile_of_sorted(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    if !(0.0..=1.0).contains(&p) {
        return None;
    }
    let place = p * last as f64;
    let below = sorted.get(place.floor() as usize)?;
    let above = sorted.get(place.ceil() as usize)?;
    // Weighted sum rather than a step from the lower value, which overflows for values of opposite signs.
    let weight = place.fract();
    finite((1.0 - weight) * below + weight * above).map(|value| value.clamp(*below, *above))
}

/// The values in ascending order.
pub(super) fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted
}

/// Whether no value is `NaN` or infinite.
pub(super) fn all_finite(values: &[f64]) -> bool {
    values.iter().all(|value| value.is_finite())
}

/// The value, if it is one.
pub(super) fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SAMPLE: [f64; 7] = [3.1, -2.0, 8.25, 3.1, 0.0, 11.5, 4.75];

    #[track_caller]
    fn check(found: Option<f64>, expected: f64) {
        let found = found.unwrap();
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    // NumPy 2.4, numpy.mean, median, quantile (method "linear"), var (ddof 1).
    #[test]
    fn summaries_are_numpys() {
        check(mean(&SAMPLE), 4.1);
        check(median(&SAMPLE), 3.1);
        check(quantile(&SAMPLE, 0.1), -0.799_999_999_999_999_8);
        check(quantile(&SAMPLE, 0.9), 9.55);
        check(sample_variance(&SAMPLE), 21.404_166_666_666_67);
    }

    // Hyndman & Fan 1996: type 7 puts the p-quantile at place 1 + (n − 1) p.
    #[test]
    fn quantiles_lie_on_straight_lines_between_order_statistics() {
        check(quantile(&[10.0, 20.0, 40.0], 0.75), 30.0);
        check(quantile(&[10.0, 20.0, 40.0], 1.0), 40.0);
    }

    #[test]
    fn what_a_sample_cannot_say_is_undefined() {
        assert_eq!((mean(&[]), median(&[]), sample_variance(&[1.0])), (None, None, None));
        assert_eq!(quantile(&[1.0], 1.5), None);
        assert_eq!(quantile(&[1.0], f64::NAN), None);
        assert_eq!(median(&[1.0, f64::NAN]), None);
        assert_eq!(mean(&[f64::INFINITY, f64::NEG_INFINITY]), None);
    }

    #[test]
    fn quantiles_of_huge_values_do_not_overflow() {
        check(quantile(&[-1e308, 1e308], 0.5), 0.0);
    }

    proptest! {
        #[test]
        fn summaries_lie_between_the_extremes(values in prop::collection::vec(-1e6..1e6, 1..50), p in 0.0..=1.0) {
            let ordered = sorted(&values);
            let range = ordered[0] - 1e-9..=ordered[ordered.len() - 1] + 1e-9;
            prop_assert!(range.contains(&mean(&values).unwrap()));
            prop_assert!(range.contains(&quantile(&values, p).unwrap()));
        }

        #[test]
        fn moving_a_sample_moves_its_mean_and_not_its_variance(
            values in prop::collection::vec(-1e3..1e3, 2..50),
            shift in -1e3..1e3_f64,
        ) {
            let moved: Vec<f64> = values.iter().map(|value| value + shift).collect();
            prop_assert!((mean(&moved).unwrap() - mean(&values).unwrap() - shift).abs() < 1e-9);
            prop_assert!((sample_variance(&moved).unwrap() - sample_variance(&values).unwrap()).abs() < 1e-6);
        }

        #[test]
        fn equal_values_have_no_variance(value in -1e6..1e6, n in 2_usize..200) {
            prop_assert_eq!(mean(&vec![value; n]), Some(value));
            prop_assert_eq!(sample_variance(&vec![value; n]), Some(0.0));
        }

        #[test]
        fn quantiles_rise_with_the_share(values in prop::collection::vec(-1e6..1e6, 1..50), p in 0.0..=1.0, q in 0.0..=1.0) {
            let (less, more): (f64, f64) = if p < q { (p, q) } else { (q, p) };
            prop_assert!(quantile(&values, less).unwrap() <= quantile(&values, more).unwrap());
        }
    }
}
