//! What a difference rests on: one article, a few, or one entry of a lexicon.

use std::collections::BTreeMap;

use super::comparison::Influence;
use super::estimate::{FigureKind, Sums};
use super::frame::Frame;
use super::of_metric::Values;

/// What the loaded words of each article weigh, by entry.
#[derive(Clone, Debug, Default)]
pub(super) struct Hits {
    numbers: BTreeMap<String, u32>,
    /// Article, entry, weight.
    all: Vec<(u32, u32, f32)>,
}

type Adds = fn(f32) -> f64;

/// Figures that are sums over loaded words, with what a word adds to each.
const OF_HITS: [(&str, Adds); 2] = [("loaded-score", as_written), ("loaded-rate", |_| 1.0)];

/// The weight as the lexicon has it: single precision turns 0.9 into 0.89999998, six decimals turn it back.
fn as_written(weight: f32) -> f64 {
    (f64::from(weight) * 1e6).round() / 1e6
}

/// What each entry adds, by entry; empty for a metric that does not count loaded words.
pub(super) type Added = BTreeMap<u32, Adding>;

/// What an entry adds in each group that has it, and in all of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Adding {
    by_group: BTreeMap<usize, f64>,
    all: f64,
}

impl Hits {
    /// Takes a loaded word of an article in.
    pub(super) fn push(&mut self, article: u32, entry: &str, weight: f64) {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        let number = match self.numbers.get(entry) {
            Some(known) => *known,
            None => *self.numbers.entry(entry.to_owned()).or_insert(next),
        };
        self.all.push((article, number, weight as f32));
    }

    /// The entries, by number.
    pub(super) fn entries(&self) -> Vec<String> {
        let mut entries: Vec<(&String, &u32)> = self.numbers.iter().collect();
        entries.sort_unstable_by_key(|(_, number)| **number);
        entries.into_iter().map(|(entry, _)| entry.clone()).collect()
    }

    /// What each entry adds to a metric in each group.
    pub(super) fn of_metric(&self, id: &str, frame: &Frame<'_>) -> Added {
        let mut added = Added::new();
        let Some((_, adds)) = OF_HITS.iter().find(|(known, _)| *known == id) else { return added };
        for (article, entry, weight) in &self.all {
            let Some(group) = frame.group_of(*article) else { continue };
            *added.entry(*entry).or_default().by_group.entry(group).or_default() += adds(*weight);
        }
        added.values_mut().for_each(|adding| adding.all = adding.by_group.values().sum());
        added
    }
}

/// `None` where the group or all others have no figure.
pub(super) fn of_cell(values: &Values, group: usize, added: &Added) -> Option<Influence> {
    let (sample, kind) = (values.samples.get(group)?, values.kind);
    let (own, rest) = (Sums::of(sample, kind), values.sums_of_rest(group));
    let against = rest.figure()?;
    let difference = own.figure()? - against;
    let each = Sums::of_each(sample, kind);
    let without = |sums: Sums| own.less(sums).figure().map(|figure| figure - against);
    let shifts = sample.articles.iter().zip(&each).filter_map(|(article, sums)| Some((*article, without(*sums)?)));
    let article = leaned_on(shifts, difference);
    Some(Influence {
        difference,
        article,
        overturn: overturn(own, &each, against, difference),
        entry: entry(group, kind, (own, rest), added, difference),
    })
}

/// Without which the difference is least, or furthest on the other side of 0; the first of equals. `None` where none makes
/// it less.
fn leaned_on(shifts: impl Iterator<Item = (u32, f64)>, difference: f64) -> Option<(u32, f64)> {
    let left = |without: f64| without * difference.signum();
    let less = shifts.filter(|(_, without)| left(*without) < difference.abs() * (1.0 - 1e-12));
    less.fold(None, |best: Option<(u32, f64)>, found| match best {
        Some(best) if left(best.1) <= left(found.1) + 1e-12 * difference.abs() => Some(best),
        _ => Some(found),
    })
}

/// Articles that must go, the weightiest first, for the difference to be gone or change sign (after Broderick, Giordano & Meager 2020).
fn overturn(own: Sums, each: &[Sums], against: f64, difference: f64) -> Option<usize> {
    // What an article adds to the difference of the sums; those that carry its sign most go first.
    let carries = |sums: &Sums| (sums.above - against * sums.below) * difference.signum();
    let mut ordered: Vec<&Sums> = each.iter().collect();
    ordered.sort_by(|a, b| carries(b).total_cmp(&carries(a)));
    let mut left = own;
    let turned = ordered.iter().position(|sums| {
        left = left.less(**sums);
        left.figure().is_some_and(|figure| (figure - against) * difference <= 0.0)
    });
    turned.map(|at| at + 1).filter(|_| difference.abs() > 0.0)
}

fn entry(
    group: usize,
    kind: FigureKind,
    (own, rest): (Sums, Sums),
    added: &Added,
    difference: f64,
) -> Option<(u32, f64)> {
    let FigureKind::RatioOfSums { per } = kind else { return None };
    let less = |sums: Sums, hits: f64| Sums { above: sums.above - per * hits, ..sums }.figure();
    let without = |(entry, adding): (&u32, &Adding)| {
        let here = adding.by_group.get(&group).copied().unwrap_or(0.0);
        let elsewhere = adding.all - here;
        Some((*entry, less(own, here)? - less(rest, elsewhere)?))
    };
    leaned_on(added.iter().filter_map(without), difference)
}
