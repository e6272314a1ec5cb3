//! Running text built from marked-up text: words part at single blanks, blocks at line ends and blank lines.

use std::cmp::max;

use super::HeadlineMode;
use crate::text::Layout;

/// A text in the making. White space is written when the next character comes, so none stands at its ends.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    text: String,
    gap: Gap,
}

/// What parts the last character from the next; the widest asked for is written.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    Nothing,
    Blank,
    Line,
    Paragraph,
}

impl Blocks {
    /// Adds words; any white space among them is one blank.
    pub(crate) fn write(&mut self, words: &str) {
        for c in words.chars() {
            if c.is_whitespace() {
                self.gap = max(self.gap, Gap::Blank);
            } else {
                self.write_gap();
                self.text.push(c);
            }
        }
    }

    /// What comes next stands on a line of its own.
    pub(crate) fn end_line(&mut self) {
        self.gap = max(self.gap, Gap::Line);
    }

    /// What comes next is another paragraph.
    pub(crate) fn end_paragraph(&mut self) {
        self.gap = Gap::Paragraph;
    }

    /// Puts back what was taken out as text.
    pub(crate) fn write_blocks(&mut self, text: &str) {
        self.write_gap();
        self.text.push_str(text.trim_end());
    }

    /// Whether nothing was written yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether the next words go on in a line that has words.
    pub(crate) fn in_line(&self) -> bool {
        !self.is_empty() && self.gap < Gap::Line
    }

    /// The text.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    fn write_gap(&mut self) {
        if !self.is_empty() {
            self.text.push_str(match self.gap {
                Gap::Nothing => "",
                Gap::Blank => " ",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        self.gap = Gap::Nothing;
    }
}

/// Puts the headline in front of a body, and says where it stands.
pub(crate) fn with_headline(title: Option<&str>, body: String, mode: HeadlineMode) -> (String, Layout) {
    match (mode, title) {
        (HeadlineMode::None, _) => (body, Layout::BodyOnly),
        (_, Some(title)) if body.is_empty() => (title.to_owned(), Layout::HeadlineFirst),
        (_, Some(title)) => (format!("{title}\n\n{body}"), Layout::HeadlineFirst),
        (HeadlineMode::FirstLine, None) => (body, Layout::HeadlineFirst),
        (HeadlineMode::Auto | HeadlineMode::Field, None) => (body, Layout::BodyOnly),
    }
}
