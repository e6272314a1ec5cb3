//! A place in a text.

use std::cmp::{max, min};

/// A place in one document's text: bytes, half-open, on character boundaries.
///
/// Spans order by start, then by end, so a sorted list of findings reads as the text does.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The place from byte `start` up to, not including, byte `end`; an end before the start gives an empty span.
    #[inline]
    pub(crate) fn new(start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        Self { start, end: max(start, end) }
    }

    /// First byte.
    #[inline]
    #[must_use]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    #[inline]
    #[must_use]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: min(self.start, other.start), end: max(self.end, other.end) }
    }

    /// What both share, if that is not empty.
    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        let (start, end) = (max(self.start, other.start), min(self.end, other.end));
        (start < end).then_some(Self { start, end })
    }

    /// Whether they share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.intersect(other).is_some()
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether it ends where `other` starts, or earlier.
    #[must_use]
    pub fn before(self, other: Self) -> bool {
        self.end <= other.start
    }

    /// The part from the end of `self` to the start of `other`; empty where they touch or overlap.
    #[must_use]
    pub fn gap_to(self, other: Self) -> Self {
        Self { start: self.end, end: max(self.end, other.start) }
    }

    /// The part of `self` from the start of `from` on.
    #[must_use]
    pub fn starting_at(self, from: Self) -> Self {
        let start = from.start.clamp(self.start, self.end);
        Self { start, end: self.end }
    }

    /// The part of `self` up to the start of `to`.
    #[must_use]
    pub fn ending_before(self, to: Self) -> Self {
        Self { start: self.start, end: to.start.clamp(self.start, self.end) }
    }

    /// The part from byte `start` to byte `end`, both counted from the start of `self`.
    #[must_use]
    pub(crate) fn part(self, start: usize, end: usize) -> Self {
        Self::new(self.start() + start, (self.start() + end).min(self.end()))
    }

    /// The part of `self` after the end of `from`.
    #[must_use]
    pub fn after(self, from: Self) -> Self {
        Self { start: from.end.clamp(self.start, self.end), end: self.end }
    }
}
