//! Distributions and their inverses from statrs, kept to the ranges where statrs neither panics nor loops.

use statrs::distribution::{ChiSquared, ContinuousCDF, Gamma, Normal, StudentsT};
use statrs::function::beta::{beta_reg, inv_beta_reg};
use statrs::function::gamma::ln_gamma;

/// Above this many degrees of freedom statrs' inverse of Student's t loses digits, and at 10⁹ it does not return.
const STUDENT_BY_SEARCH: f64 = 1e3;

/// Above this shape statrs' gamma function loses digits to cancellation, and the cube root of a gamma variate
/// is normal to more digits than are left.
const GAMMA_BY_SEARCH: f64 = 1e6;

/// Probability that a standard normal variate is at most `z`.
pub(super) fn normal_below(z: f64) -> f64 {
    Normal::standard().cdf(z)
}

/// Probability that a standard normal variate is above `z`, exact in the far tail too.
pub(super) fn normal_above(z: f64) -> f64 {
    Normal::standard().sf(z)
}

/// The value that a standard normal variate stays below with probability `p`, for 0 < p < 1.
pub(super) fn normal_quantile(p: f64) -> Option<f64> {
    is_inner(p).then(|| Normal::standard().inverse_cdf(p))
}

/// The value that Student's t stays below with probability `p`, for 0.5 ≤ p < 1 and at least one degree of freedom.
///
/// Above 1,000 degrees of freedom by the expansion around the normal quantile in Abramowitz & Stegun (1964), 26.7.5.
pub(super) fn student_quantile(p: f64, freedom: f64) -> Option<f64> {
    if !(is_inner(p) && p >= 0.5 && freedom >= 1.0 && freedom.is_finite()) {
        return None;
    }
    if freedom <= STUDENT_BY_SEARCH {
        return StudentsT::new(0.0, 1.0, freedom).ok().map(|student| student.inverse_cdf(p));
    }
    let z = normal_quantile(p)?;
    let first = (z.powi(3) + z) / 4.0;
    let second = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0;
    let third = (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / 384.0;
    Some(z + first / freedom + second / freedom.powi(2) + third / freedom.powi(3))
}

/// Probability that Student's t is above `t`, for t ≥ 0 and at least a positive number of degrees of freedom.
///
/// By the incomplete beta function; above 10⁶ degrees of freedom by the normal approximation in Abramowitz & Stegun
/// (1964), 26.7.8.
pub(super) fn student_above(t: f64, freedom: f64) -> Option<f64> {
    if !(t >= 0.0 && t.is_finite() && freedom > 0.0 && freedom.is_finite()) {
        return None;
    }
    if freedom > 1e6 {
        return Some(normal_above(t * (1.0 - 0.25 / freedom) / (1.0 + t * t / (2.0 * freedom)).sqrt()));
    }
    // Of the two forms the one whose argument is not rounded to 1.
    let square = t * t;
    let share = freedom / (freedom + square);
    let tail = if share < 0.5 {
        beta_reg(freedom / 2.0, 0.5, share)
    } else {
        1.0 - beta_reg(0.5, freedom / 2.0, square / (freedom + square))
    };
    Some((tail / 2.0).clamp(0.0, 0.5))
}

/// The value that Fisher's F stays below with probability `p`, for 0 < p < 1 and at least one degree of freedom each.
pub(super) fn f_quantile(p: f64, above: f64, below: f64) -> Option<f64> {
    let usable = |freedom: f64| (1.0..=1e9).contains(&freedom);
    if !(is_inner(p) && usable(above) && usable(below)) {
        return None;
    }
    let share = inv_beta_reg(above / 2.0, below / 2.0, p);
    let f = below * share / (above * (1.0 - share));
    (share > 0.0 && f.is_finite()).then_some(f)
}

/// The value that a gamma variate of this shape and scale 1 stays below with probability `p`, for 0 < p < 1.
///
/// Above a shape of 10⁶ by the cube-root transform of Wilson & Hilferty (1931).
pub(super) fn gamma_quantile(p: f64, shape: f64) -> Option<f64> {
    if !(is_inner(p) && shape > 0.0 && shape.is_finite()) {
        return None;
    }
    if shape <= GAMMA_BY_SEARCH {
        return Gamma::new(shape, 1.0).ok().map(|gamma| gamma.inverse_cdf(p));
    }
    let ninth = 1.0 / (9.0 * shape);
    Some(shape * (1.0 - ninth + normal_quantile(p)? * ninth.sqrt()).powi(3))
}

/// Probability that a chi-squared variate is above `x`, for x ≥ 0.
pub(super) fn chi_squared_above(x: f64, freedom: f64) -> Option<f64> {
    let usable = x >= 0.0 && x.is_finite() && freedom > 0.0 && freedom.is_finite();
    usable.then(|| ChiSquared::new(freedom).ok().map(|chi| chi.sf(x)))?
}

/// Logarithm of the gamma function, for x > 0.
pub(super) fn log_gamma(x: f64) -> f64 {
    ln_gamma(x)
}

fn is_inner(p: f64) -> bool {
    0.0 < p && p < 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: Option<f64>, expected: f64, relative: f64) {
        let found = found.unwrap();
        assert!((found - expected).abs() <= relative * expected.abs(), "{found} is not {expected}");
    }

    // SciPy 1.17.1, scipy.stats.norm.ppf, t.ppf, gamma.ppf, chi2.sf.
    #[test]
    fn inverses_are_scipys() {
        check(normal_quantile(0.025), -1.959_963_984_540_054_5, 1e-12);
        check(normal_quantile(0.975), 1.959_963_984_540_054, 1e-12);
        check(normal_quantile(0.3), -0.524_400_512_708_040_9, 1e-12);
        check(normal_quantile(0.9999), 3.719_016_485_455_709, 1e-12);
        check(student_quantile(0.975, 1.0), 12.706_204_736_174_694, 1e-8);
        check(student_quantile(0.975, 2.0), 4.302_652_729_749_462, 1e-8);
        check(student_quantile(0.975, 14.0), 2.144_786_687_917_804, 1e-8);
        check(student_quantile(0.9995, 98.0), 3.392_588_114_128_222, 1e-8);
        check(student_quantile(0.95, 1000.0), 1.646_378_817_285_464_3, 1e-8);
        check(student_quantile(0.975, 10000.0), 1.960_201_239_890_626, 1e-8);
        check(student_quantile(0.99995, 1000000.0), 3.890_607_581_803_092_5, 1e-8);
        check(gamma_quantile(0.025, 1.0), 0.025_317_807_984_289_876, 1e-9);
        check(gamma_quantile(0.975, 1.3), 4.293_777_110_863_577, 1e-9);
        check(gamma_quantile(0.025, 11.0), 5.491_160_367_236_84, 1e-9);
        check(gamma_quantile(0.975, 100.0), 120.528_947_753_155_46, 1e-9);
        check(gamma_quantile(0.975, 10000.0), 10_196.941_824_999_883, 1e-9);
        check(gamma_quantile(0.025, 1000000.0), 998_040.983_340_293_9, 1e-9);
        check(gamma_quantile(0.975, 10000000.0), 10_006_198.897_421_6, 1e-9);
        check(gamma_quantile(0.025, 1e12), 999_998_040_036.962_6, 1e-12);
        check(chi_squared_above(5.0, 1.0), 0.025_347_318_677_468_325, 1e-10);
        check(chi_squared_above(5.656, 2.0), 0.059_130_997_481_217_244, 1e-10);
        check(chi_squared_above(18.5, 7.0), 0.009_906_662_270_093_614, 1e-10);
        check(chi_squared_above(1000.0, 2.0), 7.124576406741474e-218, 1e-10);
        // scipy.stats.t.sf, f.ppf.
        check(student_above(0.0, 5.0), 0.5, 1e-9);
        check(student_above(0.3, 7.5), 0.38616132928438907, 1e-9);
        check(student_above(2.0, 3.0), 0.06966298427942152, 1e-9);
        check(student_above(2.0, 17.776), 0.03050891134263049, 1e-9);
        check(student_above(1.9599, 100000.0), 0.02500512635307551, 1e-9);
        check(student_above(8.0, 12.0), 1.879949112375129e-06, 1e-9);
        check(student_above(40.0, 838.0), 7.988549924532728e-197, 1e-9);
        check(student_above(2.5, 10000000.0), 0.006209673268289235, 1e-9);
        check(f_quantile(0.975, 5.0, 18.0), 3.381967805875243, 1e-7);
        check(f_quantile(0.025, 5.0, 18.0), 0.15718616136624453, 1e-7);
        check(f_quantile(0.975, 18.0, 5.0), 6.361883204654352, 1e-7);
        check(f_quantile(0.975, 1.0, 1.0), 647.7890114778442, 1e-7);
        check(f_quantile(0.95, 6.0, 833.0), 2.109446660756485, 1e-7);
        check(f_quantile(0.975, 499.0, 20000.0), 1.129680512215025, 1e-7);
    }

    #[test]
    fn students_t_meets_its_expansion_where_the_method_changes() {
        for p in [0.75, 0.975, 0.99995] {
            let search = student_quantile(p, STUDENT_BY_SEARCH).unwrap();
            check(student_quantile(p, STUDENT_BY_SEARCH * (1.0 + 1e-12)), search, 1e-7);
        }
    }

    #[test]
    fn every_usable_level_has_a_width_at_every_sample_size() {
        for p in [0.75, 0.9, 0.95, 0.975, 0.995, 0.9995, 0.99995] {
            let mut last = f64::INFINITY;
            for freedom in (1..=1_100).map(f64::from).chain([1e4, 1e6, 1e12]) {
                let width = student_quantile(p, freedom).unwrap();
                assert!(width <= last * (1.0 + 1e-7), "{p} {freedom}");
                last = width;
            }
        }
    }

    #[test]
    fn what_has_no_inverse_is_undefined() {
        assert_eq!(normal_quantile(0.0), None);
        assert_eq!(normal_quantile(f64::NAN), None);
        assert_eq!(student_quantile(0.975, 0.0), None);
        assert_eq!(gamma_quantile(0.5, f64::INFINITY), None);
        assert_eq!(chi_squared_above(-1.0, 1.0), None);
        assert_eq!(chi_squared_above(f64::INFINITY, 1.0), None);
    }
}
