//! Terms as rows of words -> one tree in which they share their first words.

use std::collections::VecDeque;
use std::ops::Range;

use super::entry::{EntryId, Role};
use super::packed::packed;
use super::vocabulary::{Class, WordId};

/// What a path through the tree ends in.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Output {
    pub(crate) entry: EntryId,
    pub(crate) form: Class,
    pub(crate) role: Role,
    /// The path is an exception of the entry, not a hit.
    pub(crate) except: bool,
    /// The entry is a hit only with the capitals that it is written with.
    pub(crate) case: bool,
}

/// Terms that wait to be put into a tree: all their words in one row.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    words: Vec<WordId>,
    all: Vec<Path>,
}

#[derive(Clone, Debug)]
struct Path {
    first: WordId,
    words: Range<u32>,
    output: Output,
}

impl Paths {
    /// Adds a term; [`WordId::GAP`] stands for a gap of a few words.
    pub(crate) fn add(&mut self, words: &[WordId], output: Output) {
        let Some(first) = words.first().copied().filter(|first| *first != WordId::GAP) else { return };
        let start = index(self.words.len());
        self.words.extend_from_slice(words);
        self.all.push(Path { first, words: start..index(self.words.len()), output });
    }

    /// Brings paths that start with the same words together, and else leaves them in the order of adding.
    fn sort(&mut self) {
        let words = &self.words;
        self.all.sort_by_key(|path| path.first);
        for same in self.all.chunk_by_mut(|a, b| a.first == b.first) {
            if same.iter().any(|path| path.words.len() > 1) {
                same.sort_by(|a, b| words_in(words, a).cmp(words_in(words, b)));
            }
        }
    }
}

fn words_in<'w>(words: &'w [WordId], path: &Path) -> &'w [WordId] {
    words.get(path.words.start as usize..path.words.end as usize).unwrap_or(&[])
}

fn index(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The tree. The nodes that hang on one node stand side by side, by word; those of the next node follow, so a
/// node knows where its own begin, and the next node where they end. Outputs likewise.
#[derive(Debug)]
pub(crate) struct Trie {
    nodes: Vec<Node>,
    outputs: Vec<Output>,
    /// The node of each word that a term starts with, 0 for the others.
    roots: Vec<u32>,
}

#[derive(Copy, Clone, Debug)]
struct Node {
    /// The word that leads here.
    word: WordId,
    first_child: u32,
    first_output: u32,
}

/// A place in the tree: the words up to here are the start of a term, or all of it.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Place<'t> {
    first_child: usize,
    children: &'t [Node],
    /// The terms that end here.
    pub(crate) outputs: &'t [Output],
}

impl Trie {
    /// Lays out the tree of all paths, level by level. Outputs of one path keep the order in which they were added.
    pub(crate) fn of(mut paths: Paths) -> Self {
        paths.sort();
        let mut trie = Self { nodes: Vec::new(), outputs: Vec::with_capacity(paths.all.len()), roots: Vec::new() };
        let mut waiting = VecDeque::from([(WordId::UNKNOWN, 0, paths.all.as_slice())]);
        let mut first_child = 1;
        while let Some((word, depth, below)) = waiting.pop_front() {
            trie.nodes.push(Node { word, first_child, first_output: index(trie.outputs.len()) });
            let (ending, going_on) = below.split_at(below.partition_point(|path| path.words.len() == depth));
            trie.outputs.extend(ending.iter().map(|path| path.output));
            let next = |path: &Path| words_in(&paths.words, path).get(depth).copied().unwrap_or_default();
            for child in going_on.chunk_by(|a, b| next(a) == next(b)) {
                waiting.push_back((child.first().map(next).unwrap_or_default(), depth + 1, child));
                first_child += 1;
            }
        }
        trie.nodes.push(Node { word: WordId::UNKNOWN, first_child, first_output: index(trie.outputs.len()) });
        trie.index_roots();
        trie
    }

    fn index_roots(&mut self) {
        let Some(top) = self.place(0) else { return };
        let mut roots = vec![0; top.children.last().map_or(0, |last| last.word.index() + 1)];
        for (node, number) in top.children.iter().zip(top.first_child..) {
            if let Some(root) = roots.get_mut(node.word.index()) {
                *root = index(number);
            }
        }
        self.roots = roots;
    }

    /// The place after the first word of some term.
    #[inline]
    pub(crate) fn root(&self, word: WordId) -> Option<Place<'_>> {
        self.roots.get(word.index()).filter(|root| **root != 0).and_then(|root| self.place(*root as usize))
    }

    /// The place one word, or a gap, further on.
    #[inline]
    pub(crate) fn next(&self, place: Place<'_>, word: WordId) -> Option<Place<'_>> {
        let at = place.children.binary_search_by_key(&word, |child| child.word).ok()?;
        self.place(place.first_child + at)
    }

    /// The place inside a gap that may stand here.
    #[inline]
    pub(crate) fn gap(&self, place: Place<'_>) -> Option<Place<'_>> {
        place.children.last().filter(|last| last.word == WordId::GAP)?;
        self.place(place.first_child + place.children.len() - 1)
    }

    #[inline]
    fn place(&self, node: usize) -> Option<Place<'_>> {
        let [this, next]: &[Node; 2] = self.nodes.get(node..)?.first_chunk()?;
        Some(Place {
            first_child: this.first_child as usize,
            children: self.nodes.get(this.first_child as usize..next.first_child as usize)?,
            outputs: self.outputs.get(this.first_output as usize..next.first_output as usize)?,
        })
    }
}

impl Default for Trie {
    fn default() -> Self {
        Self::of(Paths::default())
    }
}

packed!(Trie { nodes, outputs, roots });
packed!(Node { word, first_child, first_output });
packed!(Output { entry, form, role, except, case });
