//! How far coders who judged the same things agree.

use std::collections::BTreeMap;

use super::summary::{all_finite, finite};

/// How far two codes are apart.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Codes are names: the same or not.
    Nominal,
    /// Codes are ranks: as far apart as there are values between them.
    Ordinal,
    /// Codes are numbers: the square of their difference.
    Interval,
}

/// Agreement α of Krippendorff (2004, ch. 11): 1 where all coders agree on everything, 0 where they agree as often as
/// chance alone would have it, below 0 where they agree less often.
///
/// A unit holds the codes that it was given, by however many coders, in any order; a coder who left it out is not in it.
/// Units with fewer than two codes say nothing. Undefined where no unit has two, and where there is only one code: then
/// nothing shows that coders could have told things apart.
///
/// ```
/// # use onrecord::stats::{Scale, krippendorff_alpha};
/// let units = vec![vec![1.0, 1.0], vec![0.0, 0.0], vec![1.0, 0.0], vec![0.0, 0.0]];
/// assert!((krippendorff_alpha(&units, Scale::Nominal).unwrap() - 0.5333).abs() < 1e-4);
/// ```
#[must_use]
pub fn krippendorff_alpha(units: &[Vec<f64>], scale: Scale) -> Option<f64> {
    let units: Vec<&[f64]> = units.iter().map(Vec::as_slice).filter(|unit| unit.len() > 1).collect();
    if !units.iter().all(|unit| all_finite(unit)) {
        return None;
    }
    let codes = Codes::of(&units);
    let n: f64 = codes.counts.iter().sum();
    let observed: f64 = units.iter().map(|unit| codes.disagreement_in(unit, scale)).sum();
    let expected: f64 = codes.pairs().map(|(a, b)| codes.counts_of(a, b) * codes.apart(a, b, scale)).sum();
    (expected > 0.0).then(|| finite(1.0 - (n - 1.0) * observed / expected))?
}

/// The codes that are there, ascending, and how often each is.
struct Codes {
    values: Vec<f64>,
    counts: Vec<f64>,
}

impl Codes {
    fn of(units: &[&[f64]]) -> Self {
        let mut counts: BTreeMap<u64, (f64, f64)> = BTreeMap::new();
        for value in units.iter().flat_map(|unit| unit.iter()) {
            // Zero has two patterns of bits.
            counts.entry((value + 0.0).to_bits()).or_insert((*value, 0.0)).1 += 1.0;
        }
        let mut known: Vec<(f64, f64)> = counts.into_values().collect();
        known.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let (values, counts) = known.into_iter().unzip();
        Self { values, counts }
    }

    /// Each pair of places once, the lower first.
    fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        let n = self.values.len();
        (0..n).flat_map(move |a| (a + 1..n).map(move |b| (a, b)))
    }

    fn counts_of(&self, a: usize, b: usize) -> f64 {
        let count = |at: usize| self.counts.get(at).copied().unwrap_or(0.0);
        count(a) * count(b)
    }

    /// Sum over the pairs of codes of a unit, over its codes less one.
    fn disagreement_in(&self, unit: &[f64], scale: Scale) -> f64 {
        let mut counts = vec![0.0; self.values.len()];
        for value in unit {
            let place = self.values.iter().position(|known| known.total_cmp(&(value + 0.0)).is_eq());
            if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
                *count += 1.0;
            }
        }
        let count = |at: usize| counts.get(at).copied().unwrap_or(0.0);
        let sum: f64 = self.pairs().map(|(a, b)| count(a) * count(b) * self.apart(a, b, scale)).sum();
        sum / (unit.len() as f64 - 1.0)
    }

    /// How far two codes are apart; `a` stands before `b`.
    fn apart(&self, a: usize, b: usize, scale: Scale) -> f64 {
        match scale {
            Scale::Nominal => 1.0,
            Scale::Interval => {
                let value = |at: usize| self.values.get(at).copied().unwrap_or(0.0);
                (value(b) - value(a)).powi(2)
            }
            Scale::Ordinal => {
                let between: f64 = self.counts.iter().skip(a).take(b + 1 - a).sum();
                let end = |at: usize| self.counts.get(at).copied().unwrap_or(0.0) / 2.0;
                (between - end(a) - end(b)).powi(2)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Twelve units and four observers with gaps: Krippendorff (2011), Computing Krippendorff's alpha-reliability, C.
    fn published() -> Vec<Vec<f64>> {
        let observers = [
            "1 2 3 3 2 1 4 1 2 . . .",
            "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .",
            "1 2 3 3 2 4 4 1 2 5 1 .",
        ];
        let mut units = vec![Vec::new(); 12];
        for observer in observers {
            for (unit, code) in units.iter_mut().zip(observer.split(' ')) {
                unit.extend(code.parse::<f64>());
            }
        }
        units
    }

    #[track_caller]
    fn check(units: &[Vec<f64>], scale: Scale, expected: f64, tolerance: f64) {
        let found = krippendorff_alpha(units, scale).unwrap();
        assert!((found - expected).abs() <= tolerance, "{found} is not {expected}");
    }

    // Krippendorff (2011): nominal .743, ordinal .815, interval .849. More digits from the Python package krippendorff
    // 0.9.0, krippendorff.alpha(level_of_measurement=…).
    #[test]
    fn the_four_observers_have_their_published_agreement() {
        check(&published(), Scale::Nominal, 0.743_421_052_631_578_9, 1e-12);
        check(&published(), Scale::Ordinal, 0.815_387_503_754_881_4, 1e-12);
        check(&published(), Scale::Interval, 0.849_107_142_857_142_8, 1e-12);
    }

    // The same paper, B: two observers of ten units, yes and no: α = .095.
    #[test]
    fn two_observers_hardly_agree() {
        let (first, second) = ([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]);
        let units: Vec<Vec<f64>> = first.iter().zip(second).map(|(&a, b)| vec![f64::from(a), f64::from(b)]).collect();
        check(&units, Scale::Nominal, 0.095, 5e-4);
    }

    #[test]
    fn what_shows_no_difference_is_undefined() {
        assert_eq!(krippendorff_alpha(&[], Scale::Nominal), None);
        assert_eq!(krippendorff_alpha(&[vec![1.0], vec![2.0]], Scale::Nominal), None);
        assert_eq!(krippendorff_alpha(&[vec![1.0, 1.0], vec![1.0, 1.0]], Scale::Nominal), None);
        assert_eq!(krippendorff_alpha(&[vec![1.0, f64::NAN]], Scale::Nominal), None);
        assert_eq!(krippendorff_alpha(&[vec![0.0, -0.0]], Scale::Nominal), None);
        check(&[vec![1.0, 1.0], vec![2.0, 2.0]], Scale::Nominal, 1.0, 0.0);
    }

    proptest! {
        #[test]
        fn for_two_codes_all_scales_agree(units in prop::collection::vec(prop::collection::vec(0_u8..2, 0..5), 1..12)) {
            let units: Vec<Vec<f64>> = units.iter().map(|unit| unit.iter().map(|&code| f64::from(code)).collect()).collect();
            let nominal = krippendorff_alpha(&units, Scale::Nominal);
            for scale in [Scale::Ordinal, Scale::Interval] {
                let other = krippendorff_alpha(&units, scale);
                prop_assert_eq!(nominal.is_some(), other.is_some());
                prop_assert!(nominal.zip(other).is_none_or(|(a, b)| (a - b).abs() < 1e-9 && a <= 1.0));
            }
        }
    }
}
