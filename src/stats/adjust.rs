//! P-values of several tests, adjusted for there being several.
//!
//! Both take the whole family in any order and give the adjusted values in the same order, each at least as large as
//! the one it came from and at most 1. Undefined where a value is not a probability; an empty family stays empty.

/// Step-down adjustment of Holm (1979): keeps the chance of any false finding in the family, whatever the
/// dependence between the tests.
///
/// ```
/// assert_eq!(onrecord::stats::holm(&[0.01, 0.3]), Some(vec![0.02, 0.3]));
/// ```
#[must_use]
pub fn holm(p_values: &[f64]) -> Option<Vec<f64>> {
    let n = p_values.len();
    let mut order = ascending(p_values)?;
    let mut largest: f64 = 0.0;
    for (rank, (_, p)) in order.iter_mut().enumerate() {
        largest = largest.max(*p * (n - rank) as f64).min(1.0);
        *p = largest;
    }
    Some(in_given_order(order))
}

/// Step-up adjustment of Benjamini & Hochberg (1995): keeps the expected share of false findings among the findings,
/// for tests that are independent or positively dependent.
#[must_use]
pub fn benjamini_hochberg(p_values: &[f64]) -> Option<Vec<f64>> {
    let n = p_values.len() as f64;
    let mut order = ascending(p_values)?;
    let mut smallest: f64 = 1.0;
    for (rank, (_, p)) in order.iter_mut().enumerate().rev() {
        // The ratio first: its rounding cannot bring the result below `p`.
        smallest = smallest.min(*p * (n / (rank + 1) as f64));
        *p = smallest;
    }
    Some(in_given_order(order))
}

/// The values in ascending order, each with the place it was given at.
fn ascending(p_values: &[f64]) -> Option<Vec<(usize, f64)>> {
    if !p_values.iter().all(|p| (0.0..=1.0).contains(p)) {
        return None;
    }
    let mut order: Vec<(usize, f64)> = p_values.iter().copied().enumerate().collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    Some(order)
}

fn in_given_order(mut order: Vec<(usize, f64)>) -> Vec<f64> {
    order.sort_unstable_by_key(|&(place, _)| place);
    order.into_iter().map(|(_, p)| p).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The fifteen tests of Benjamini & Hochberg (1995), §3.2: recovery from myocardial infarction.
    const INFARCTION: [f64; 15] = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1.000,
    ];

    #[track_caller]
    fn check(found: Option<Vec<f64>>, expected: &[f64]) {
        let found = found.unwrap();
        let near = found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12);
        assert!(near && found.len() == expected.len(), "{found:?} is not {expected:?}");
    }

    // Benjamini & Hochberg (1995), §3.2: at .05 their procedure rejects four hypotheses, Bonferroni's three.
    #[test]
    fn the_published_example_has_its_published_findings() {
        let found = |adjusted: Option<Vec<f64>>| adjusted.unwrap().iter().filter(|&&p| p <= 0.05).count();
        assert_eq!(found(benjamini_hochberg(&INFARCTION)), 4);
        assert_eq!(found(holm(&INFARCTION)), 3);
    }

    // SciPy 1.17.1, scipy.stats.false_discovery_control(p, method="bh").
    #[test]
    fn false_discovery_rates_are_scipys() {
        let infarction = [
            0.0015,
            0.003,
            0.0095,
            0.035_625,
            0.0603,
            0.063_857_142_857_142_86,
            0.063_857_142_857_142_86,
            0.0645,
            0.076_500_000_000_000_01,
            0.486,
            0.581_181_818_181_818_1,
            0.714_874_999_999_999_9,
            0.753_230_769_230_769_3,
            0.813_214_285_714_285_7,
            1.0,
        ];
        check(benjamini_hochberg(&INFARCTION), &infarction);
        check(benjamini_hochberg(&[0.04, 0.001, 0.03, 0.5, 0.0395, 0.9]), &[0.06, 0.006, 0.06, 0.6, 0.06, 0.9]);
    }

    // Four tests in mixed order, by hand: 4 × .005, 3 × .01, 2 × .03, then the running maximum over .04.
    #[test]
    fn holm_steps_down_from_the_smallest() {
        check(holm(&[0.01, 0.04, 0.03, 0.005]), &[0.03, 0.06, 0.06, 0.02]);
    }

    #[test]
    fn what_is_no_probability_is_undefined() {
        for p in [f64::NAN, -0.1, 1.1, f64::INFINITY] {
            assert_eq!((holm(&[0.5, p]), benjamini_hochberg(&[p])), (None, None));
        }
        assert_eq!(holm(&[]), Some(Vec::new()));
    }

    proptest! {
        #[test]
        fn adjusting_keeps_order_and_never_lowers(p_values in prop::collection::vec(0.0..=1.0, 1..30)) {
            let strict = holm(&p_values).unwrap();
            let mild = benjamini_hochberg(&p_values).unwrap();
            for (i, &p) in p_values.iter().enumerate() {
                prop_assert!(p <= mild[i] && mild[i] <= strict[i] + 1e-12 && strict[i] <= 1.0);
                for (j, &other) in p_values.iter().enumerate() {
                    prop_assert!(p > other || (strict[i] <= strict[j] && mild[i] <= mild[j]));
                }
            }
        }

        #[test]
        fn the_order_given_does_not_matter(p_values in prop::collection::vec(0.0..=1.0, 1..30)) {
            let reversed: Vec<f64> = p_values.iter().rev().copied().collect();
            let back = |adjusted: Option<Vec<f64>>| adjusted.map(|mut list| { list.reverse(); list });
            prop_assert_eq!(back(holm(&reversed)), holm(&p_values));
            prop_assert_eq!(back(benjamini_hochberg(&reversed)), benjamini_hochberg(&p_values));
        }
    }
}
