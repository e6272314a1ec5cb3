//! How evenly a whole is parted.
//!
//! The parts are amounts, at least 0, in any one unit: every measure here is the same when all are multiplied by
//! the same number. Each entry is a part, also one of size 0: it changes neither the entropy nor the effective number,
//! but it does change the normalised entropy and the Gini coefficient. With fewer than two parts, or where all
//! are 0, there is no parting to measure and everything is undefined.

use super::summary::{all_finite, finite, sorted};

/// Entropy H = −Σ p ln p of Shannon (1948), in nats: 0 where one part has all, ln k where k parts are equal.
#[must_use]
pub fn shannon_entropy(parts: &[f64]) -> Option<f64> {
    let shares = shares(parts)?;
    let entropy: f64 = shares.filter(|&share| share > 0.0).map(|share| -share * share.ln()).sum();
    Some(entropy.clamp(0.0, (parts.len() as f64).ln()))
}

/// How many equal parts would have the same entropy: exp(H), the number of order 1 of Hill (1973). 1 to k.
///
/// ```
/// # use onrecord::stats::effective_number;
/// assert!((effective_number(&[5.0, 5.0, 5.0]).unwrap() - 3.0).abs() < 1e-12);
/// assert!((effective_number(&[98.0, 1.0, 1.0]).unwrap() - 1.12).abs() < 0.01);
/// ```
#[must_use]
pub fn effective_number(parts: &[f64]) -> Option<f64> {
    shannon_entropy(parts).map(|entropy| entropy.exp().clamp(1.0, parts.len() as f64))
}

/// Entropy as a share of the largest that k parts can have, H / ln k: the evenness of Pielou (1966). 0 to 1.
#[must_use]
pub fn normalised_entropy(parts: &[f64]) -> Option<f64> {
    shannon_entropy(parts).map(|entropy| (entropy / (parts.len() as f64).ln()).clamp(0.0, 1.0))
}

/// Coefficient of Gini (1912): mean absolute difference of all pairs over twice the mean.
///
/// 0 where all parts are equal. Where one of k parts has all it is (k − 1) / k, so few parts cannot come near 1:
/// compare only wholes of like numbers of parts, or use [`gini_corrected`].
#[must_use]
pub fn gini(parts: &[f64]) -> Option<f64> {
    let largest = scale(parts)?;
    let n = parts.len() as f64;
    let (mut weighted, mut sum) = (0.0, 0.0);
    for (below, part) in sorted(parts).into_iter().enumerate() {
        let part = part / largest;
        weighted += (2.0 * below as f64 + 1.0 - n) * part;
        sum += part;
    }
    finite(weighted / (n * sum)).map(|gini| gini.clamp(0.0, (n - 1.0) / n))
}

/// The Gini coefficient in its small-sample form, multiplied by k / (k − 1) (Deltas 2003): 0 to 1 for any k.
#[must_use]
pub fn gini_corrected(parts: &[f64]) -> Option<f64> {
    let n = parts.len() as f64;
    gini(parts).map(|gini| (gini * n / (n - 1.0)).clamp(0.0, 1.0))
}

/// Share of the whole that the largest part has (Berger & Parker 1970). 1 / k to 1.
#[must_use]
pub fn largest_share(parts: &[f64]) -> Option<f64> {
    shares(parts).map(|shares| shares.fold(0.0, f64::max))
}

/// Each part as a share of the whole.
fn shares(parts: &[f64]) -> Option<impl Iterator<Item = f64> + '_> {
    // Dividing by the largest first keeps the sum of huge parts finite.
    let largest = scale(parts)?;
    let sum: f64 = parts.iter().map(|part| part / largest).sum();
    Some(parts.iter().map(move |part| part / largest / sum))
}

/// The largest part, where there is a parting to measure.
fn scale(parts: &[f64]) -> Option<f64> {
    let largest = parts.iter().copied().fold(0.0, f64::max);
    let usable = parts.len() >= 2 && all_finite(parts) && parts.iter().all(|&part| part >= 0.0);
    (usable && largest > 0.0).then_some(largest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(found: Option<f64>, expected: f64) {
        let found = found.unwrap();
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    // Shannon (1948): a choice with probabilities 1/2, 1/4, 1/8, 1/8 has 7/4 bits. SciPy 1.17.1, scipy.stats.entropy, for the other.
    #[test]
    fn entropies_are_shannons() {
        check(shannon_entropy(&[4.0, 2.0, 1.0, 1.0]), 1.75 * std::f64::consts::LN_2);
        check(shannon_entropy(&[3.0, 2.0, 1.0]), 1.011_404_264_707_351_6);
    }

    // SciPy 1.17.1, scipy.stats.entropy; NumPy 2.4 for the mean absolute difference.
    #[test]
    fn measures_of_an_uneven_whole_are_scipys() {
        let parts = [312.0, 140.0, 98.0, 77.0, 41.0, 20.0, 9.0, 2.0, 1.0];
        check(shannon_entropy(&parts), 1.549_967_220_875_671_6);
        check(effective_number(&parts), 4.711_315_747_254_998);
        check(normalised_entropy(&parts), 0.705_420_482_213_409_8);
        check(gini(&parts), 0.600_952_380_952_380_9);
        check(gini_corrected(&parts), 0.676_071_428_571_428_5);
        check(largest_share(&parts), 0.445_714_285_714_285_73);
    }

    #[test]
    fn one_part_with_all_is_as_uneven_as_can_be() {
        let parts = [0.0, 0.0, 12.0, 0.0];
        check(shannon_entropy(&parts), 0.0);
        check(effective_number(&parts), 1.0);
        check(normalised_entropy(&parts), 0.0);
        check(gini(&parts), 0.75);
        check(gini_corrected(&parts), 1.0);
        check(largest_share(&parts), 1.0);
    }

    #[test]
    fn what_is_not_parted_is_undefined() {
        let measures = [shannon_entropy, effective_number, normalised_entropy, gini, gini_corrected, largest_share];
        let unparted: [&[f64]; 6] = [&[], &[3.0], &[0.0, 0.0], &[1.0, -1.0], &[1.0, f64::NAN], &[1.0, f64::INFINITY]];
        for (measure, parts) in measures.iter().flat_map(|measure| unparted.iter().map(move |parts| (measure, parts))) {
            assert_eq!(measure(parts), None, "{parts:?}");
        }
    }

    #[test]
    fn huge_parts_do_not_overflow() {
        check(effective_number(&[1e308, 1e308, 1e308]), 3.0);
        check(gini(&[1e308, 1e308]), 0.0);
    }

    proptest! {
        #[test]
        fn measures_stay_in_range(parts in prop::collection::vec(0.0..1e6, 2..40)) {
            prop_assume!(parts.iter().any(|&part| part > 0.0));
            let k = parts.len() as f64;
            prop_assert!((1.0..=k).contains(&effective_number(&parts).unwrap()));
            prop_assert!((0.0..=1.0).contains(&normalised_entropy(&parts).unwrap()));
            prop_assert!((0.0..=1.0 - 1.0 / k).contains(&gini(&parts).unwrap()));
            prop_assert!((0.0..=1.0).contains(&gini_corrected(&parts).unwrap()));
            prop_assert!((1.0 / k - 1e-12..=1.0 + 1e-12).contains(&largest_share(&parts).unwrap()));
        }

        #[test]
        fn order_and_unit_change_nothing(parts in prop::collection::vec(0.01..1e3, 2..40), unit in 0.01..100.0) {
            let other: Vec<f64> = parts.iter().rev().map(|part| part * unit).collect();
            for measure in [shannon_entropy, normalised_entropy, gini, largest_share] {
                prop_assert!((measure(&parts).unwrap() - measure(&other).unwrap()).abs() < 1e-9);
            }
        }

        #[test]
        fn the_gini_is_half_the_relative_mean_difference(parts in prop::collection::vec(0.01..1e3, 2..20)) {
            let (n, sum) = (parts.len() as f64, parts.iter().sum::<f64>());
            let apart: f64 = parts.iter().flat_map(|a| parts.iter().map(move |b| (a - b).abs())).sum();
            prop_assert!((gini(&parts).unwrap() - apart / (2.0 * n * sum)).abs() < 1e-9);
        }
    }
}
