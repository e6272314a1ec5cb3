//! A ratio of sums with an interval by formula, for samples so large that resampling them would only cost time.

use super::interval::{Estimate, Interval, Level};
use super::summary::finite;

/// Σ numerators / Σ denominators over units, with the interval of the linearised ratio (Cochran 1977, §6.3; the "delta
/// method"): the unit is what was sampled, as in [`bootstrap`](super::bootstrap), and Student's t stands for the
/// resamples.
///
/// It is symmetric: in samples of some dozens, or of very unequal units, the bootstrap is better. Undefined where the
/// denominators sum to nothing; the interval for fewer than two units and where all have the same ratio.
///
/// ```
/// # use onrecord::stats::{Level, linearised_ratio};
/// let rate = linearised_ratio(&[1.0, 2.0, 0.0, 3.0], &[10.0, 10.0, 10.0, 10.0], Level::NINETY_FIVE).unwrap();
/// assert!((rate.value - 0.15).abs() < 1e-12);
/// ```
#[must_use]
pub fn linearised_ratio(numerators: &[f64], denominators: &[f64], level: Level) -> Option<Estimate> {
    let units = || numerators.iter().zip(denominators);
    let n = units().count() as f64;
    let below: f64 = units().map(|(_, denominator)| denominator).sum();
    let value = finite(units().map(|(numerator, _)| numerator).sum::<f64>() / below)?;
    let squares: f64 = units().map(|(numerator, denominator)| (numerator - value * denominator).powi(2)).sum();
    let interval = || {
        let error = finite((squares * n / (n - 1.0)).sqrt() / below.abs())?;
        // Residuals that are rounding alone leave nothing to be unsure of.
        (error > 1e-12 * value.abs()).then_some(())?;
        let half = level.student_width(n - 1.0)? * error;
        Interval::new(value - half, value + half)
    };
    Some(Estimate { value, interval: interval() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{Plan, bca, ratio_of_sums};

    // With denominators of 1 the ratio is the mean and the interval Student's: the first drug of Student (1908), SciPy
    // 1.17.1, scipy.stats.t.interval(.95, 9, mean, scipy.stats.sem(x)).
    #[test]
    fn the_ratio_to_ones_is_the_mean_with_students_interval() {
        let sleep = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        let found = linearised_ratio(&sleep, &[1.0; 10], Level::NINETY_FIVE).unwrap();
        let interval = found.interval.unwrap();
        assert!((found.value - 0.75).abs() < 1e-12);
        assert!((interval.low + 0.529_780_413_526_231_8).abs() < 1e-8, "{interval:?}");
        assert!((interval.high - 2.029_780_413_526_231_6).abs() < 1e-8, "{interval:?}");
    }

    #[test]
    fn in_large_samples_it_meets_the_bootstrap() {
        let (above, below): (Vec<f64>, Vec<f64>) =
            (0..3000_u32).map(|k| (f64::from(k * 7919 % 13), f64::from(200 + k * 104_729 % 700))).unzip();
        let plan = Plan { n_resamples: 1000, ..Plan::new(above.len(), 1, Level::NINETY_FIVE) };
        let drawn = bca(plan, ratio_of_sums(&above, &below)).unwrap().interval.unwrap();
        let found = linearised_ratio(&above, &below, Level::NINETY_FIVE).unwrap().interval.unwrap();
        let width = found.high - found.low;
        assert!((found.low - drawn.low).abs() < 0.06 * width && (found.high - drawn.high).abs() < 0.06 * width);
    }

    #[test]
    fn what_does_not_vary_or_is_over_nothing_is_open() {
        assert_eq!(linearised_ratio(&[], &[], Level::NINETY_FIVE), None);
        assert_eq!(linearised_ratio(&[1.0], &[0.0], Level::NINETY_FIVE), None);
        assert_eq!(linearised_ratio(&[1.0, f64::NAN], &[1.0, 1.0], Level::NINETY_FIVE), None);
        let open = |above: &[f64], below: &[f64]| linearised_ratio(above, below, Level::NINETY_FIVE).unwrap().interval;
        assert_eq!(open(&[1.0], &[2.0]), None);
        assert_eq!(open(&[0.1, 0.2, 0.3], &[0.3, 0.6, 0.9]), None);
    }
}
