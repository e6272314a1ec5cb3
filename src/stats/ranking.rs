//! How sure an order of estimates is: the ranks that each would have had in other samples.

use super::summary::{quantile_of_sorted, sorted};
use super::{Level, midranks};

/// The ranks of one of several estimates; 1 is the highest.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct RankRange {
    /// Rank of the estimate itself; equal ones share the mean of theirs.
    pub rank: f64,
    /// Best rank inside the interval.
    pub best: f64,
    /// Worst rank inside it.
    pub worst: f64,
    /// Share of the resamples in which it is the highest, ties shared out.
    pub first: f64,
}

/// The ranks of estimates with their intervals over resamples (Goldstein & Spiegelhalter 1996; Marshall & Spiegelhalter
/// 1998): in each resample all are ranked anew.
///
/// `replicates` holds, for each estimate, what each resample gave; resamples of different estimates are drawn apart.
/// Undefined for fewer than two estimates, for no resamples, where lists differ in length and for what is not finite.
///
/// ```
/// # use onrecord::stats::{Level, rank_ranges};
/// let ranks = rank_ranges(&[3.0, 1.0], &[vec![2.9, 3.1, 3.0], vec![0.9, 1.2, 1.0]], Level::NINETY_FIVE).unwrap();
/// assert_eq!((ranks[0].best, ranks[0].worst, ranks[0].first), (1.0, 1.0, 1.0));
/// ```
#[must_use]
pub fn rank_ranges(values: &[f64], replicates: &[Vec<f64>], level: Level) -> Option<Vec<RankRange>> {
    let n = replicates.first().map(Vec::len).filter(|n| *n > 0)?;
    let fits = values.len() > 1 && values.len() == replicates.len() && replicates.iter().all(|list| list.len() == n);
    if !fits {
        return None;
    }
    let mut ranks: Vec<Vec<f64>> = vec![Vec::with_capacity(n); values.len()];
    let mut firsts = vec![0.0; values.len()];
    for at in 0..n {
        let resample: Vec<f64> = replicates.iter().filter_map(|list| list.get(at).copied()).collect();
        ranks.iter_mut().zip(from_the_top(&resample)?).for_each(|(list, rank)| list.push(rank));
        add_firsts(&resample, &mut firsts);
    }
    let range = |((rank, drawn), firsts): ((f64, Vec<f64>), f64)| {
        let ordered = sorted(&drawn);
        Some(RankRange {
            rank,
            best: quantile_of_sorted(&ordered, level.lower_tail())?.floor(),
            worst: quantile_of_sorted(&ordered, level.below_upper_tail())?.ceil(),
            first: firsts / n as f64,
        })
    };
    from_the_top(values)?.into_iter().zip(ranks).zip(firsts).map(range).collect()
}

/// Ranks from 1 for the highest.
fn from_the_top(values: &[f64]) -> Option<Vec<f64>> {
    let turned: Vec<f64> = values.iter().map(|value| -value).collect();
    midranks(&turned)
}

/// Gives one to the highest; those that tie for it share it.
fn add_firsts(values: &[f64], firsts: &mut [f64]) {
    let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let winners = values.iter().filter(|value| **value >= highest).count() as f64;
    let won = values.iter().zip(firsts).filter(|(value, _)| **value >= highest);
    won.for_each(|(_, first)| *first += 1.0 / winners);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn estimates_far_apart_keep_their_ranks() {
        let found = rank_ranges(&[1.0, 9.0], &[vec![1.1, 0.9], vec![8.8, 9.3]], Level::NINETY_FIVE).unwrap();
        assert_eq!((found[0].best, found[0].worst, found[1].best, found[1].worst), (2.0, 2.0, 1.0, 1.0));
        assert_eq!((found[0].first, found[1].first), (0.0, 1.0));
    }

    #[test]
    fn estimates_that_overlap_could_stand_either_way() {
        let found = rank_ranges(&[1.0, 1.1], &[vec![1.3, 0.9, 1.0], vec![1.0, 1.2, 1.4]], Level::NINETY_FIVE).unwrap();
        assert_eq!((found[0].rank, found[0].best, found[0].worst), (2.0, 1.0, 2.0));
        assert!((found[0].first - 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn equal_estimates_share_the_first_place() {
        let found = rank_ranges(&[2.0, 2.0], &[vec![2.0], vec![2.0]], Level::NINETY_FIVE).unwrap();
        assert_eq!((found[0].rank, found[0].first), (1.5, 0.5));
    }

    #[test]
    fn what_cannot_be_ranked_is_undefined() {
        assert_eq!(rank_ranges(&[1.0], &[vec![1.0]], Level::NINETY_FIVE), None);
        assert_eq!(rank_ranges(&[1.0, 2.0], &[vec![], vec![]], Level::NINETY_FIVE), None);
        assert_eq!(rank_ranges(&[1.0, 2.0], &[vec![1.0], vec![]], Level::NINETY_FIVE), None);
        assert_eq!(rank_ranges(&[1.0, f64::NAN], &[vec![1.0], vec![1.0]], Level::NINETY_FIVE), None);
    }

    proptest! {
        #[test]
        fn somebody_is_always_first(lists in prop::collection::vec(prop::collection::vec(-3_i32..3, 7), 2..6)) {
            let lists: Vec<Vec<f64>> = lists.iter().map(|list| list.iter().map(|&value| f64::from(value)).collect()).collect();
            let values: Vec<f64> = lists.iter().map(|list| list[0]).collect();
            let found = rank_ranges(&values, &lists, Level::NINETY_FIVE).unwrap();
            prop_assert!((found.iter().map(|range| range.first).sum::<f64>() - 1.0).abs() < 1e-9);
            for range in found {
                prop_assert!(1.0 <= range.best && range.best <= range.worst && range.worst <= lists.len() as f64);
            }
        }
    }
}
