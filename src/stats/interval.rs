//! What an estimate says: a value, and the interval that it comes with at a stated level.

use super::distribution::{normal_above, normal_quantile, student_quantile};

/// How sure an interval is to be: the share of repeated samples whose interval holds the true value.
#[derive(Copy, Clone, Debug, PartialEq, PartialOrd)]
pub struct Level(f64);

/// A closed interval of real numbers.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Interval {
    /// Lower limit.
    pub low: f64,
    /// Upper limit, not below the lower.
    pub high: f64,
}

/// A value, with its interval where the sample allows one.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Estimate {
    /// The value itself.
    pub value: f64,
    /// `None` where the value is defined but the sample says nothing about its uncertainty.
    pub interval: Option<Interval>,
}

impl Level {
    /// 95 %, the level of every report.
    pub const NINETY_FIVE: Self = Self(0.95);

    /// A level from 0.5 to 0.9999. Outside that range the approximations of this folder are not to be trusted.
    ///
    /// ```
    /// # use onrecord::stats::Level;
    /// assert_eq!(Level::new(0.95), Some(Level::NINETY_FIVE));
    /// assert_eq!(Level::new(95.0), None);
    /// ```
    #[must_use]
    pub fn new(level: f64) -> Option<Self> {
        (0.5..=0.9999).contains(&level).then_some(Self(level))
    }

    /// The level as a share.
    #[must_use]
    pub fn share(self) -> f64 {
        self.0
    }

    /// The level to ask of a bootstrap over so many units for an interval of this level: wider by what the bootstrap's variance
    /// lacks, a share of 1 / n, and by what Student's t has over the normal distribution (Hesterberg 2015, §5.3, the
    /// "expanded" interval). At most 0.9999; this level for fewer than two units.
    ///
    /// ```
    /// # use onrecord::stats::Level;
    /// let few = Level::NINETY_FIVE.expanded(30).share();
    /// assert!((few - 0.9624).abs() < 1e-3);
    /// ```
    #[must_use]
    pub fn expanded(self, n_units: usize) -> Self {
        let n = n_units as f64;
        let width = self.student_width(n - 1.0).map(|width| width * (n / (n - 1.0)).sqrt());
        width.map_or(self, |width| Self((1.0 - 2.0 * normal_above(width)).clamp(self.0, 0.9999)))
    }

    /// Probability of the lower tail that the interval leaves out; the upper tail is as large.
    pub(super) fn lower_tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }

    /// Probability of everything but the upper tail.
    pub(super) fn below_upper_tail(self) -> f64 {
        1.0 - self.lower_tail()
    }

    /// How many standard errors the interval reaches to each side under the normal distribution.
    pub(crate) fn normal_width(self) -> Option<f64> {
        normal_quantile(self.below_upper_tail())
    }

    /// The same under Student's t.
    pub(super) fn student_width(self, freedom: f64) -> Option<f64> {
        student_quantile(self.below_upper_tail(), freedom)
    }
}

impl Interval {
    /// The interval between two finite limits in order.
    pub(crate) fn new(low: f64, high: f64) -> Option<Self> {
        (low.is_finite() && high.is_finite() && low <= high).then_some(Self { low, high })
    }

    /// Whether a value lies inside or on a limit.
    #[must_use]
    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// The part inside `low` to `high`, for quantities that cannot leave that range.
    pub(super) fn clamp(self, low: f64, high: f64) -> Self {
        Self { low: self.low.clamp(low, high), high: self.high.clamp(low, high) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_outside_the_range_are_refused() {
        for level in [f64::NAN, -0.95, 0.0, 0.49, 0.99999, 1.0, 95.0, f64::INFINITY] {
            assert_eq!(Level::new(level), None, "{level}");
        }
    }

    #[test]
    fn an_interval_has_finite_limits_in_order() {
        assert_eq!(Interval::new(2.0, 1.0), None);
        assert_eq!(Interval::new(f64::NAN, 1.0), None);
        assert_eq!(Interval::new(0.0, f64::INFINITY), None);
        assert!(Interval::new(1.0, 1.0).is_some_and(|point| point.contains(1.0) && !point.contains(1.1)));
    }
}
