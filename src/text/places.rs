//! Byte places as people and other programs count them: lines and columns, and Unicode code points.

use super::{Document, Span};

/// Turns byte places into offsets in Unicode code points, as Python, R and Julia index.
pub struct CodePoints {
    /// Code points before each 64-byte block; empty for a text that is all ASCII.
    before_block: Vec<u32>,
    text: Box<[u8]>,
}

const BLOCK: usize = 64;

impl CodePoints {
    /// Counts through a text once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { before_block: Vec::new(), text: Box::default() };
        }
        let mut count = 0;
        let before_block = text
            .as_bytes()
            .chunks(BLOCK)
            .map(|block| {
                let before = count;
                count += starts(block);
                before
            })
            .collect();
        Self { before_block, text: text.as_bytes().into() }
    }

    /// `[start, end]` of a span in code points, half-open.
    #[must_use]
    pub fn of(&self, span: Span) -> [u32; 2] {
        [self.offset(span.start()), self.offset(span.end())]
    }

    /// How many code points stand before a byte.
    fn offset(&self, byte: usize) -> u32 {
        if self.before_block.is_empty() {
            return u32::try_from(byte).unwrap_or(u32::MAX);
        }
        let block = byte / BLOCK;
        match self.before_block.get(block) {
            Some(before) => before + self.text.get(block * BLOCK..byte).map_or(0, starts),
            None => self
                .before_block
                .last()
                .map_or(0, |last| last + self.text.get((self.before_block.len() - 1) * BLOCK..).map_or(0, starts)),
        }
    }
}

/// Places of a document in code points, counted in the text as it came, or in the headline that came apart from it.
pub struct InputPlaces {
    points: CodePoints,
    apart: Option<Span>,
    headline: u32,
}

/// A place in one of the two strings that an article may come in.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum InputPlace {
    /// In the headline that came apart from the text.
    Headline([u32; 2]),
    /// In the text.
    Text([u32; 2]),
}

impl InputPlaces {
    /// Counts through a document once.
    #[must_use]
    pub fn new(doc: &Document) -> Self {
        let points = CodePoints::new(doc.text());
        let apart = doc.headline_apart();
        let headline = apart.map_or(0, |apart| points.offset(apart.end()));
        Self { points, apart, headline }
    }

    /// Where a span stands.
    #[must_use]
    pub fn of(&self, span: Span) -> InputPlace {
        let [start, end] = self.points.of(span);
        match self.apart {
            Some(apart) if span.start() < apart.end() => InputPlace::Headline([start, end]),
            _ => InputPlace::Text([start - self.headline, end - self.headline]),
        }
    }

    /// Where a span of the text stands; `None` for one in a headline apart.
    #[must_use]
    pub fn in_text(&self, span: Span) -> Option<[u32; 2]> {
        match self.of(span) {
            InputPlace::Text(place) => Some(place),
            InputPlace::Headline(_) => None,
        }
    }
}

/// How many characters start in these bytes.
fn starts(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|byte| !(0x80..0xC0).contains(*byte)).count()).unwrap_or(u32::MAX)
}

/// Line and column of a place, for messages about files that people edit.
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Finds the lines of a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { starts }
    }

    /// Line and column, both from 1, the column in characters.
    #[must_use]
    pub fn of(&self, text: &str, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = line.checked_sub(1).and_then(|i| self.starts.get(i)).copied().unwrap_or(0);
        let column = text.get(start..byte).map_or(0, |before| before.chars().count());
        (line, column + 1)
    }

    /// Line of a place in a document, from 1.
    #[must_use]
    pub fn line(&self, doc: &Document, span: Span) -> usize {
        self.of(doc.text(), span.start()).0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_count_characters_not_bytes() {
        let text = format!("{}é“x”", "a".repeat(70));
        let points = CodePoints::new(&text);
        let quote = text.find('“').unwrap();
        assert_eq!(points.of(Span::new(quote, text.len())), [71, 74]);
        assert_eq!(points.of(Span::new(0, 70)), [0, 70]);
    }

    #[test]
    fn a_headline_apart_is_counted_for_itself() {
        let doc = Document::with_headline("Été", "“x” fell");
        let places = InputPlaces::new(&doc);
        assert_eq!(places.of(Span::new(0, "Été".len())), InputPlace::Headline([0, 3]));
        let text = doc.span().end() - "“x” fell".len();
        assert_eq!(places.of(Span::new(text, doc.span().end())), InputPlace::Text([0, 8]));
        assert_eq!(places.in_text(Span::new(0, 1)), None);
    }

    #[test]
    fn lines_and_columns_start_at_one() {
        let text = "ab\ncé“d";
        let lines = Lines::new(text);
        assert_eq!(lines.of(text, 0), (1, 1));
        assert_eq!(lines.of(text, text.find('d').unwrap()), (2, 4));
    }
}
