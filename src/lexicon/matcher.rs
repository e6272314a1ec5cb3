//! Finds the terms of all lexicons in a row of words: one walk over a tree, whole words, longest match a role.

use std::cmp::Reverse;

use super::entry::{EntryId, Role};
use super::trie::{Output, Place, Trie};
use super::vocabulary::{Class, WordId};

/// A term found in a row of words.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Index of its first word.
    pub first: u32,
    /// Index after its last word.
    pub end: u32,
    /// The entry found.
    pub entry: EntryId,
    /// The form of the entry that stands here.
    pub form: Class,
    /// What the entry's list is for.
    pub role: Role,
}

/// All terms found in a row of words, by first word, the longest first.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    all: Vec<Match>,
    first_at: Vec<u32>,
}

impl Match {
    /// Whether this exception keeps a term from being a hit.
    fn holds(&self, term: &Self) -> bool {
        self.entry == term.entry && self.first <= term.first && term.end <= self.end
    }
}

impl Matches {
    /// The terms that start at this word.
    #[must_use]
    pub fn at(&self, word: usize) -> &[Match] {
        let bounds = (self.first_at.get(word).copied(), self.first_at.get(word + 1).copied());
        match bounds {
            (Some(from), Some(to)) => self.all.get(from as usize..to as usize).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// The longest term of a role that starts at this word.
    #[must_use]
    pub fn of_role_at(&self, role: Role, word: usize) -> Option<&Match> {
        self.at(word).iter().find(|found| found.role == role)
    }

    /// The terms of a role from left to right, none overlapping another of the same role.
    pub fn of_role(&self, role: Role) -> impl Iterator<Item = &Match> {
        let mut free_from = 0;
        self.all.iter().filter(move |found| {
            let taken = found.role == role && found.first >= free_from;
            if taken {
                free_from = found.end;
            }
            taken
        })
    }

    /// All terms, by first word, the longest first.
    #[must_use]
    pub fn all(&self) -> &[Match] {
        &self.all
    }
}

/// A term whose words stand in the text, and which is no hit there.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dropped {
    pub(crate) found: Match,
    /// The exception of the entry that it stands in; without one, its capitals are not those of the entry.
    pub(crate) exception: Option<Match>,
}

/// Longest gap that a `*` in a term stands for, in words.
const LONGEST_GAP: usize = 3;

/// Finds all terms in a row of words. `prefixed` are further outputs by word; `as_written` says whether a hit has
/// the capitals of its entry.
pub(crate) fn find(
    trie: &Trie,
    words: &[WordId],
    prefixed: &[(u32, Output)],
    as_written: impl Fn(&Match) -> bool,
) -> Matches {
    let (found, first_at) = gather(trie, words, prefixed, as_written);
    Matches { all: found.all, first_at }
}

/// The terms that [`find`] leaves out, by first word.
pub(crate) fn find_dropped(trie: &Trie, words: &[WordId], as_written: impl Fn(&Match) -> bool) -> Vec<Dropped> {
    let (Found { mut dropped, .. }, _) = gather(trie, words, &[], as_written);
    dropped.sort_by_key(|dropped| (dropped.found.first, Reverse(dropped.found.end)));
    dropped
}

/// All terms, and where those of each word begin.
fn gather<F: Fn(&Match) -> bool>(
    trie: &Trie,
    words: &[WordId],
    prefixed: &[(u32, Output)],
    as_written: F,
) -> (Found<F>, Vec<u32>) {
    let mut found =
        Found { all: Vec::with_capacity(words.len()), exceptions: Vec::new(), dropped: Vec::new(), as_written };
    let mut first_at = Vec::with_capacity(words.len() + 1);
    let mut here: Vec<(usize, &Output)> = Vec::new();
    let mut gaps: Vec<(Place<'_>, usize)> = Vec::new();
    let mut prefixed = prefixed.iter().peekable();
    let mut next_prefixed = prefixed.peek().map_or(usize::MAX, |(first, _)| *first as usize);
    for (at, word) in words.iter().enumerate() {
        let known = found.all.len();
        first_at.push(number(known));
        if let Some(place) = trie.root(*word) {
            // Most words start no longer term that goes on as the text does.
            let next = words.get(at + 1).and_then(|next| trie.next(place, *next));
            let gap = trie.gap(place);
            if next.is_some() || gap.is_some() {
                gaps.extend(gap.map(|gap| (gap, at + 1)));
                walk(trie, next.map(|next| (next, at + 2)), words, &mut here, &mut gaps);
                here.sort_by_key(|(end, _)| Reverse(*end));
                here.drain(..).for_each(|(end, output)| found.take(at, end, output));
            }
            place.outputs.iter().for_each(|output| found.take(at, at + 1, output));
        }
        while next_prefixed == at {
            prefixed.next().into_iter().for_each(|(_, output)| found.take(at, at + 1, output));
            next_prefixed = prefixed.peek().map_or(usize::MAX, |(first, _)| *first as usize);
        }
        if !found.exceptions.is_empty() {
            found.drop_excepted(at, known);
        }
    }
    first_at.push(number(found.all.len()));
    (found, first_at)
}

struct Found<F> {
    all: Vec<Match>,
    /// Exceptions that may still hold terms.
    exceptions: Vec<Match>,
    dropped: Vec<Dropped>,
    as_written: F,
}

impl<F: Fn(&Match) -> bool> Found<F> {
    #[inline]
    fn take(&mut self, first: usize, end: usize, output: &Output) {
        let Output { entry, form, role, except, case } = *output;
        let matched = Match { first: number(first), end: number(end), entry, form, role };
        if except {
            self.exceptions.push(matched);
        } else if !case || (self.as_written)(&matched) {
            self.all.push(matched);
        } else {
            self.dropped.push(Dropped { found: matched, exception: None });
        }
    }

    /// Drops the hits at a word, those from `known` on, that stand inside an exception of their own entry.
    fn drop_excepted(&mut self, at: usize, known: usize) {
        let Self { all, exceptions, dropped, .. } = self;
        exceptions.retain(|exception| exception.end as usize > at);
        let holding = |term: &Match| exceptions.iter().find(|exception| exception.holds(term)).copied();
        let excepted = all.extract_if(known.., |term| holding(term).is_some());
        dropped.extend(excepted.map(|found| Dropped { found, exception: holding(&found) }));
    }
}

/// Gathers what ends on the paths from `start`, a place and the word after it, and from the gaps; leaves no gap.
fn walk<'t>(
    trie: &'t Trie,
    start: Option<(Place<'t>, usize)>,
    words: &[WordId],
    here: &mut Vec<(usize, &'t Output)>,
    gaps: &mut Vec<(Place<'t>, usize)>,
) {
    let mut next = start;
    loop {
        while let Some((place, at)) = next {
            here.extend(place.outputs.iter().map(|output| (at, output)));
            gaps.extend(trie.gap(place).map(|gap| (gap, at)));
            next = words.get(at).and_then(|word| trie.next(place, *word)).map(|place| (place, at + 1));
        }
        let Some((gap, from)) = gaps.pop() else { break };
        next = (from..=from + LONGEST_GAP)
            .find_map(|at| words.get(at).and_then(|word| trie.next(gap, *word)).map(|place| (place, at + 1)));
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
