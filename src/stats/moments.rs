//! The first two moments of a sample, which can be put together: of all groups but one without reading their values
//! again.

use super::summary::finite;

/// How many values, their mean, and the sum of squared deviations from it.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub struct Moments {
    n: f64,
    mean: f64,
    squares: f64,
}

impl Moments {
    /// Of a sample.
    #[must_use]
    pub fn of(values: &[f64]) -> Self {
        let n = values.len() as f64;
        if values.is_empty() {
            return Self::default();
        }
        let rough = values.iter().sum::<f64>() / n;
        // What rounding left over, so that equal values have just their own mean and no variance.
        let mean = rough + values.iter().map(|value| value - rough).sum::<f64>() / n;
        Self { n, mean, squares: values.iter().map(|value| (value - mean).powi(2)).sum() }
    }

    /// Of two samples together (Chan, Golub & LeVeque 1979): nothing is taken away, so no digits are lost.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        if self.n < 1.0 || other.n < 1.0 {
            return if self.n < 1.0 { other } else { self };
        }
        let n = self.n + other.n;
        let apart = other.mean - self.mean;
        let squares = self.squares + other.squares + apart * apart * self.n * other.n / n;
        Self { n, mean: self.mean + apart * other.n / n, squares }
    }

    /// How many values there are.
    #[must_use]
    pub fn n(&self) -> f64 {
        self.n
    }

    /// Arithmetic mean; undefined for an empty sample.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        finite(self.mean).filter(|_| self.n >= 1.0)
    }

    /// Sum of squared deviations over n − 1; undefined for fewer than two values.
    #[must_use]
    pub fn variance(&self) -> Option<f64> {
        finite(self.squares / (self.n - 1.0)).filter(|_| self.n >= 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn equal_values_have_no_variance_together() {
        let tenths = Moments::of(&[0.1; 7]);
        assert_eq!(tenths.plus(Moments::of(&[0.1; 3])).variance(), Some(0.0));
        assert_eq!(tenths.plus(Moments::default()), tenths);
        assert_eq!((Moments::default().mean(), Moments::of(&[2.0]).variance()), (None, None));
    }

    proptest! {
        #[test]
        fn two_samples_together_are_one(
            left in prop::collection::vec(-1e3..1e3, 0..30),
            right in prop::collection::vec(-1e3..1e3, 2..30),
        ) {
            let both = Moments::of(&left).plus(Moments::of(&right));
            let whole = Moments::of(&[left, right].concat());
            let near = |a: Option<f64>, b: Option<f64>| (a.unwrap() - b.unwrap()).abs() < 1e-6;
            prop_assert!(near(both.mean(), whole.mean()) && near(both.variance(), whole.variance()));
        }
    }
}
