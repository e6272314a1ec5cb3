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

/// A place in the tree: the words up to here are the start of a term.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct NodeId(u32);

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
        let roots = self.children(NodeId(0));
        let words = self.nodes.get(roots.clone()).and_then(<[Node]>::last).map_or(0, |last| last.word.index() + 1);
        self.roots = vec![0; words];
        for number in roots {
            let node = self.nodes.get(number).map_or(0, |node| node.word.index());
            if let Some(root) = self.roots.get_mut(node) {
                *root = u32::try_from(number).unwrap_or(0);
            }
        }
    }

    /// The place after the first word of some term.
    #[inline]
    pub(crate) fn root(&self, word: WordId) -> Option<NodeId> {
        self.roots.get(word.index()).filter(|root| **root != 0).map(|root| NodeId(*root))
    }

    /// The place one word, or a gap, further on.
    #[inline]
    pub(crate) fn child(&self, node: NodeId, word: WordId) -> Option<NodeId> {
        let range = self.children(node);
        let children = self.nodes.get(range.clone())?;
        let at = children.binary_search_by_key(&word, |child| child.word).ok()?;
        Some(NodeId(u32::try_from(range.start + at).unwrap_or(0)))
    }

    /// The place inside a gap.
    #[inline]
    pub(crate) fn gap(&self, node: NodeId) -> Option<NodeId> {
        let range = self.children(node);
        let last = self.nodes.get(range.clone())?.last()?;
        (last.word == WordId::GAP).then(|| NodeId(u32::try_from(range.end - 1).unwrap_or(0)))
    }

    /// The terms that end here.
    #[inline]
    pub(crate) fn outputs(&self, node: NodeId) -> &[Output] {
        let Some([this, next]) = self.pair(node) else { return &[] };
        self.outputs.get(this.first_output as usize..next.first_output as usize).unwrap_or(&[])
    }

    fn children(&self, node: NodeId) -> Range<usize> {
        self.pair(node).map_or(0..0, |[this, next]| this.first_child as usize..next.first_child as usize)
    }

    fn pair(&self, node: NodeId) -> Option<&[Node; 2]> {
        self.nodes.get(node.0 as usize..)?.first_chunk()
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
