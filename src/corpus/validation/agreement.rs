//! How often onrecord and coders agree on one question.

use std::collections::BTreeMap;

use crate::stats::{Estimate, Level, Plan, Scale, bca, krippendorff_alpha, percentile};

/// A sentence that was judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Its group.
    pub group: String,
    /// How many sentences of the corpus it stands for.
    pub weight: f64,
    /// What onrecord says.
    pub says: bool,
    /// What each coder says; `None` for one who left it out.
    pub coders: Vec<Option<bool>>,
}

/// How often onrecord and the coders agree. What is not defined is `None`.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Sentences that the coders decided by majority.
    pub n: usize,
    /// Sentences on which they were split, or which nobody coded.
    pub undecided: usize,
    /// Sentences, as drawn, by onrecord's answer and the coders': both yes, onrecord alone, coders alone, both no.
    pub counts: [usize; 4],
    /// Of what onrecord finds, the share that the coders find; weighted to the corpus, as the next two.
    pub precision: Option<Estimate>,
    /// Of what the coders find, the share that onrecord finds.
    pub recall: Option<Estimate>,
    /// Harmonic mean of both.
    pub f1: Option<Estimate>,
    /// Krippendorff's alpha among the coders.
    pub alpha_coders: Option<f64>,
    /// The same with onrecord as one more coder.
    pub alpha_with_onrecord: Option<f64>,
    /// Errors by group, the most first.
    pub groups: Vec<GroupErrors>,
}

/// Errors in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupErrors {
    /// Its name.
    pub group: String,
    /// Sentences that the coders decided.
    pub n: usize,
    /// Those in which onrecord alone says yes.
    pub too_many: usize,
    /// Those in which the coders alone do.
    pub missed: usize,
}

/// Compares onrecord with the majority of the coders, and the coders with each other. Intervals come from drawing sentences
/// again.
#[must_use]
pub fn agreement(judged: &[Judged], resamples: usize, seed: u64) -> Agreement {
    let decided: Vec<(&Judged, bool)> =
        judged.iter().filter_map(|sentence| Some((sentence, majority(&sentence.coders)?))).collect();
    let mut counts = [0; 4];
    for (sentence, yes) in &decided {
        if let Some(count) = counts.get_mut(cell(sentence.says, *yes)) {
            *count += 1;
        }
    }
    let plan = Plan { n_resamples: resamples, ..Plan::new(decided.len(), seed, Level::NINETY_FIVE) };
    let estimate = |of: fn([f64; 4]) -> Option<f64>| {
        let statistic = |units: &[usize]| of(weights(&decided, units));
        let found = bca(plan, statistic)?;
        if found.interval.is_some() { Some(found) } else { percentile(plan, statistic) }
    };
    Agreement {
        n: decided.len(),
        undecided: judged.len() - decided.len(),
        counts,
        precision: estimate(|[both, alone, ..]| share(both, alone)),
        recall: estimate(|[both, _, missed, _]| share(both, missed)),
        f1: estimate(|[both, alone, missed, _]| share(both, (alone + missed) / 2.0)),
        alpha_coders: krippendorff_alpha(&codes(judged, false), Scale::Nominal),
        alpha_with_onrecord: krippendorff_alpha(&codes(judged, true), Scale::Nominal),
        groups: by_group(&decided),
    }
}

/// What most coders say; `None` where as many say yes as no.
fn majority(coders: &[Option<bool>]) -> Option<bool> {
    let yes = coders.iter().filter(|answer| **answer == Some(true)).count();
    let no = coders.iter().filter(|answer| **answer == Some(false)).count();
    (yes != no).then_some(yes > no)
}

fn cell(says: bool, yes: bool) -> usize {
    match (says, yes) {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (false, false) => 3,
    }
}

fn weights(decided: &[(&Judged, bool)], units: &[usize]) -> [f64; 4] {
    let mut sums = [0.0; 4];
    for (sentence, yes) in units.iter().filter_map(|unit| decided.get(*unit)) {
        if let Some(sum) = sums.get_mut(cell(sentence.says, *yes)) {
            *sum += sentence.weight;
        }
    }
    sums
}

fn share(right: f64, wrong: f64) -> Option<f64> {
    (right + wrong > 0.0).then(|| right / (right + wrong))
}

fn codes(judged: &[Judged], with_onrecord: bool) -> Vec<Vec<f64>> {
    let of = |sentence: &Judged| {
        let coders = sentence.coders.iter().flatten().copied();
        let codes: Vec<f64> =
            coders.chain(with_onrecord.then_some(sentence.says)).map(|yes| f64::from(u8::from(yes))).collect();
        // What no person coded says nothing about agreement.
        if sentence.coders.iter().any(Option::is_some) { codes } else { Vec::new() }
    };
    judged.iter().map(of).collect()
}

fn by_group(decided: &[(&Judged, bool)]) -> Vec<GroupErrors> {
    let mut groups: BTreeMap<&str, GroupErrors> = BTreeMap::new();
    for (sentence, yes) in decided {
        let new = || GroupErrors { group: sentence.group.clone(), n: 0, too_many: 0, missed: 0 };
        let group = groups.entry(&sentence.group).or_insert_with(new);
        group.n += 1;
        group.too_many += usize::from(sentence.says && !yes);
        group.missed += usize::from(!sentence.says && *yes);
    }
    let mut groups: Vec<GroupErrors> = groups.into_values().collect();
    let rate = |group: &GroupErrors| (group.too_many + group.missed) as f64 / group.n.max(1) as f64;
    groups.sort_by(|a, b| rate(b).total_cmp(&rate(a)));
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(says: bool, coders: &[Option<bool>], weight: f64) -> Judged {
        Judged { group: "A".into(), weight, says, coders: coders.to_vec() }
    }

    const YES: Option<bool> = Some(true);
    const NO: Option<bool> = Some(false);

    fn value(estimate: Option<Estimate>) -> f64 {
        estimate.unwrap().value
    }

    #[test]
    fn the_majority_decides_and_a_draw_does_not() {
        let found = agreement(
            &[judged(true, &[YES, YES, NO], 1.0), judged(true, &[YES, NO], 1.0), judged(false, &[None, None], 1.0)],
            200,
            1,
        );
        assert_eq!((found.n, found.undecided, found.counts), (1, 2, [1, 0, 0, 0]));
    }

    // By hand: weights 1 and 9; both yes 2, onrecord alone 1, coders alone 1 that stands for 9.
    #[test]
    fn figures_are_weighted_to_the_corpus() {
        let mut all = vec![judged(true, &[YES], 1.0), judged(true, &[YES], 1.0), judged(true, &[NO], 1.0)];
        all.push(judged(false, &[YES], 9.0));
        all.extend(vec![judged(false, &[NO], 9.0); 20]);
        let found = agreement(&all, 500, 1);
        assert!((value(found.precision) - 2.0 / 3.0).abs() < 1e-12);
        assert!((value(found.recall) - 2.0 / 11.0).abs() < 1e-12);
        assert!((value(found.f1) - 4.0 / 14.0).abs() < 1e-12);
        assert_eq!(found.counts, [2, 1, 1, 20]);
        assert_eq!((found.groups[0].too_many, found.groups[0].missed), (1, 1));
    }

    #[test]
    fn coders_who_agree_have_an_alpha_of_one_and_onrecord_lowers_it() {
        let all = [
            judged(true, &[YES, YES], 1.0),
            judged(true, &[NO, NO], 1.0),
            judged(false, &[NO, NO], 1.0),
            judged(false, &[YES, YES], 1.0),
        ];
        let found = agreement(&all, 200, 1);
        assert_eq!(found.alpha_coders, Some(1.0));
        assert!(found.alpha_with_onrecord.unwrap() < 0.5);
    }

    #[test]
    fn nothing_coded_is_nothing_known() {
        let found = agreement(&[judged(true, &[None], 1.0)], 200, 1);
        assert_eq!((found.n, found.precision, found.f1, found.alpha_coders), (0, None, None, None));
        assert_eq!(agreement(&[], 200, 1).n, 0);
    }
}
