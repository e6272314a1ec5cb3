//! Finds the terms of all lexicons in a row of words: one walk over a trie, whole words, longest match a role.

use hashbrown::HashMap;

use super::entry::{EntryId, Role};
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

/// What a path through the trie ends in.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Output {
    pub(crate) entry: EntryId,
    pub(crate) form: Class,
    pub(crate) role: Role,
    /// The path is an exception of the entry, not a hit.
    pub(crate) except: bool,
}

type Node = u32;
const NONE: Node = 0;

/// Longest gap that a `*` in a term stands for, in words.
const LONGEST_GAP: usize = 3;

/// One element of a term: a word, or a gap of a few words.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Element {
    /// This word.
    Word(WordId),
    /// Up to [`LONGEST_GAP`] words.
    Gap,
}

/// The trie of all terms.
#[derive(Debug, Default)]
pub(crate) struct Matcher {
    roots: Vec<Node>,
    edges: HashMap<(Node, WordId), Node, foldhash::fast::FixedState>,
    gaps: Vec<Node>,
    outputs: Vec<Vec<Output>>,
}

impl Matcher {
    /// An empty trie; node 0 stands for "no such path".
    pub(crate) fn new() -> Self {
        Self { gaps: vec![NONE], outputs: vec![Vec::new()], ..Self::default() }
    }

    /// Adds a term.
    pub(crate) fn add(&mut self, elements: &[Element], output: Output) {
        let [Element::Word(first), rest @ ..] = elements else { return };
        let mut node = self.root(*first);
        for element in rest {
            node = match element {
                Element::Word(word) => self.child(node, *word),
                Element::Gap => self.gap(node),
            };
        }
        if let Some(outputs) = self.outputs.get_mut(node as usize) {
            outputs.push(output);
        }
    }

    /// Finds all terms in a row of words. `keeps` has the last word on a hit (capitals, for example).
    pub(crate) fn find(&self, words: &[WordId], extra: &[(u32, Output)], keeps: impl Fn(&Match) -> bool) -> Matches {
        let mut excepted: Vec<Match> = Vec::new();
        let mut found =
            Matches { all: Vec::with_capacity(words.len() / 4), first_at: Vec::with_capacity(words.len() + 1) };
        let mut here: Vec<(usize, Output)> = Vec::new();
        let mut extra = extra.iter().peekable();
        for (at, word) in words.iter().enumerate() {
            found.first_at.push(u32::try_from(found.all.len()).unwrap_or(u32::MAX));
            here.clear();
            if let Some(root) = self.roots.get(word.index()).filter(|root| **root != NONE) {
                self.walk(*root, words, at + 1, &mut here);
            }
            while let Some((_, output)) = extra.next_if(|(first, _)| *first as usize == at) {
                here.push((at + 1, *output));
            }
            here.sort_by(|(a, _), (b, _)| b.cmp(a));
            for (end, output) in &here {
                let matched = to_match(at, *end, output);
                if output.except {
                    excepted.push(matched);
                } else if keeps(&matched) {
                    found.all.push(matched);
                }
            }
        }
        found.first_at.push(u32::try_from(found.all.len()).unwrap_or(u32::MAX));
        if !excepted.is_empty() {
            found.remove_excepted(&excepted);
        }
        found
    }

    fn walk(&self, node: Node, words: &[WordId], at: usize, here: &mut Vec<(usize, Output)>) {
        if let Some(outputs) = self.outputs.get(node as usize) {
            here.extend(outputs.iter().map(|output| (at, *output)));
        }
        if let Some(next) = words.get(at).and_then(|word| self.edges.get(&(node, *word))) {
            self.walk(*next, words, at + 1, here);
        }
        let gap = self.gaps.get(node as usize).copied().unwrap_or(NONE);
        if gap != NONE {
            for skipped in 0..=LONGEST_GAP {
                if let Some(next) = words.get(at + skipped).and_then(|word| self.edges.get(&(gap, *word))) {
                    self.walk(*next, words, at + skipped + 1, here);
                    break;
                }
            }
        }
    }

    fn root(&mut self, word: WordId) -> Node {
        if self.roots.len() <= word.index() {
            self.roots.resize(word.index() + 1, NONE);
        }
        let known = self.roots.get(word.index()).copied().unwrap_or(NONE);
        if known != NONE {
            return known;
        }
        let node = self.new_node();
        if let Some(root) = self.roots.get_mut(word.index()) {
            *root = node;
        }
        node
    }

    fn child(&mut self, node: Node, word: WordId) -> Node {
        if let Some(known) = self.edges.get(&(node, word)) {
            return *known;
        }
        let child = self.new_node();
        self.edges.insert((node, word), child);
        child
    }

    fn gap(&mut self, node: Node) -> Node {
        let known = self.gaps.get(node as usize).copied().unwrap_or(NONE);
        if known != NONE {
            return known;
        }
        let child = self.new_node();
        if let Some(gap) = self.gaps.get_mut(node as usize) {
            *gap = child;
        }
        child
    }

    fn new_node(&mut self) -> Node {
        self.gaps.push(NONE);
        self.outputs.push(Vec::new());
        Node::try_from(self.outputs.len() - 1).unwrap_or(NONE)
    }
}

impl Matches {
    /// Drops hits that stand inside an exception of their own entry.
    fn remove_excepted(&mut self, excepted: &[Match]) {
        let keep = |found: &Match| {
            let inside =
                |hole: &&Match| hole.entry == found.entry && hole.first <= found.first && found.end <= hole.end;
            !excepted.iter().any(|hole| inside(&hole))
        };
        let words = self.first_at.len().saturating_sub(1);
        self.all.retain(keep);
        let mut first_at = Vec::with_capacity(words + 1);
        let mut next = 0;
        for word in 0..=words {
            while self.all.get(next).is_some_and(|found| (found.first as usize) < word) {
                next += 1;
            }
            first_at.push(u32::try_from(next).unwrap_or(u32::MAX));
        }
        self.first_at = first_at;
    }
}

fn to_match(first: usize, end: usize, output: &Output) -> Match {
    Match {
        first: u32::try_from(first).unwrap_or(u32::MAX),
        end: u32::try_from(end).unwrap_or(u32::MAX),
        entry: output.entry,
        form: output.form,
        role: output.role,
    }
}
