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
    /// What is known of each word before any node is looked at.
    words: Vec<InTerms>,
}

/// Where a word stands in terms.
#[derive(Copy, Clone, Debug, Default)]
struct InTerms {
    /// The node of the terms that start with it, 0 where none does.
    root: u32,
    /// A bit for each node that it hangs on; several share one. Most pairs of words of a text are in no term, and are told
    /// so without a search.
    hangs_on: u64,
}

impl InTerms {
    /// The bit of a node.
    fn bit(node: usize) -> u64 {
        1 << (node % 64)
    }
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
    node: usize,
    first_child: usize,
    children: &'t [Node],
    /// The terms that end here.
    pub(crate) outputs: &'t [Output],
}

impl Trie {
    /// Lays out the tree of all paths, level by level. Outputs of one path keep the order in which they were added.
    pub(crate) fn of(mut paths: Paths) -> Self {
        paths.sort();
        let mut trie = Self { nodes: Vec::new(), outputs: Vec::with_capacity(paths.all.len()), words: Vec::new() };
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
        trie.index_words();
        trie
    }

    /// Notes of each word where it stands in terms.
    fn index_words(&mut self) {
        let known = self.nodes.iter().map(|node| node.word).filter(|word| *word != WordId::GAP).max();
        let mut words = vec![InTerms::default(); known.map_or(0, |last| last.index() + 1)];
        let parents = (0..self.nodes.len()).filter_map(|node| self.place(node));
        for (place, (child, number)) in
            parents.flat_map(|place| place.children.iter().zip(place.first_child..).map(move |child| (place, child)))
        {
            let Some(word) = words.get_mut(child.word.index()) else { continue };
            if place.node == 0 {
                word.root = index(number);
            } else {
                word.hangs_on |= InTerms::bit(place.node);
            }
        }
        self.words = words;
    }

    /// The place after the first word of some term.
    #[inline]
    pub(crate) fn root(&self, word: WordId) -> Option<Place<'_>> {
        self.words.get(word.index()).filter(|word| word.root != 0).and_then(|word| self.place(word.root as usize))
    }

    /// The place one word, or a gap, further on.
    #[inline]
    pub(crate) fn next(&self, place: Place<'_>, word: WordId) -> Option<Place<'_>> {
        self.words.get(word.index()).filter(|word| word.hangs_on & InTerms::bit(place.node) != 0)?;
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
            node,
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

packed!(Trie { nodes, outputs, words });
packed!(InTerms { root, hangs_on });
packed!(Node { word, first_child, first_output });
packed!(Output { entry, form, role, except, case });
