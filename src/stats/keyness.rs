//! How far a word sets one body of text apart from another.

use super::summary::finite;

/// How often a word stands in a body of text.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct WordCount {
    /// Times that the word stands there.
    pub word: f64,
    /// All words there.
    pub all: f64,
}

/// The difference of a word's log-odds between two bodies of text.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct LogOdds {
    /// Difference of the log-odds: above 0 where the word is the first body's.
    pub difference: f64,
    /// The difference in its standard errors.
    pub z: f64,
}

/// The log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, equations 15, 20 and 22).
///
/// The prior are imagined words: `prior.all` of them, of which `prior.word` are this one; its share in all texts at
/// hand keeps rare words from looking telling.
///
/// ```
/// # use onrecord::stats::{WordCount, log_odds};
/// let count = |word, all| WordCount { word, all };
/// let told = log_odds(count(30.0, 1000.0), count(10.0, 1000.0), count(10.0, 500.0)).unwrap();
/// assert!((told.z - 2.5807).abs() < 1e-3);
/// ```
#[must_use]
pub fn log_odds(first: WordCount, second: WordCount, prior: WordCount) -> Option<LogOdds> {
    let odds = |count: WordCount| {
        let with = count.word + prior.word;
        let without = count.all + prior.all - with;
        (with > 0.0 && without > 0.0).then(|| ((with / without).ln(), 1.0 / with))
    };
    let ((first, first_variance), (second, second_variance)) = (odds(first)?, odds(second)?);
    let difference = finite(first - second)?;
    let z = finite(difference / (first_variance + second_variance).sqrt())?;
    Some(LogOdds { difference, z })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn count(word: f64, all: f64) -> WordCount {
        WordCount { word, all }
    }

    // By hand: ln(40/1460) - ln(20/1480), over sqrt(1/40 + 1/20).
    #[test]
    fn a_word_of_the_first_text_is_above_zero() {
        let told = log_odds(count(30.0, 1000.0), count(10.0, 1000.0), count(10.0, 500.0)).unwrap();
        assert!((told.difference - ((40.0_f64 / 1460.0).ln() - (20.0_f64 / 1480.0).ln())).abs() < 1e-12);
        assert!((told.z - told.difference / (0.025_f64 + 0.05).sqrt()).abs() < 1e-12);
    }

    #[test]
    fn without_prior_a_word_must_stand_in_both() {
        assert_eq!(log_odds(count(3.0, 10.0), count(0.0, 10.0), count(0.0, 0.0)), None);
        assert!(log_odds(count(3.0, 10.0), count(0.0, 10.0), count(0.1, 5.0)).is_some());
    }

    proptest! {
        #[test]
        fn changing_places_changes_the_sign(a in 0_u32..50, b in 0_u32..50, n in 50_u32..500, m in 50_u32..500) {
            let (first, second) = (count(a.into(), n.into()), count(b.into(), m.into()));
            let prior = count(1.0, 100.0);
            let (there, back) = (log_odds(first, second, prior).unwrap(), log_odds(second, first, prior).unwrap());
            prop_assert!((there.z + back.z).abs() < 1e-9);
        }
    }
}
