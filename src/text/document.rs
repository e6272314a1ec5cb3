//! One article as it was read: its text, what is known about it, and what was odd in it.

use std::ops::Index;

use super::Span;

/// One article: the text that all places point into, and what came with it.
///
/// Readers in `input` make documents; nothing changes one afterwards. The text of plain-text and JSONL
/// input is the input exactly as decoded: what is left out of the analysis is marked as a zone, not cut.
#[derive(Clone, Debug, Default)]
pub struct Document {
    text: String,
    /// The headline that came apart from the text, with the blank line after it: the text as it came begins behind it.
    apart: Option<Span>,
    /// What is known about the article besides its text.
    pub meta: Meta,
    /// What the reader knows about where the headline stands.
    pub layout: Layout,
    /// What was odd in the input, in words.
    pub warnings: Vec<Warning>,
}

/// What is known about an article besides its text. Absent is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// Stable id: the row's `id`, or the file's name.
    pub id: String,
    /// Headline, from a field or from the page.
    pub title: Option<String>,
    /// Authors, one each.
    pub byline: Vec<String>,
    /// Name of the outlet.
    pub outlet: Option<String>,
    /// Date of publication as given, ISO 8601 where it could be read.
    pub published: Option<String>,
    /// Address of the article.
    pub url: Option<String>,
    /// Topic, for stratified comparison.
    pub topic: Option<String>,
    /// All other fields of the row, carried through in their order.
    pub other: serde_json::Map<String, serde_json::Value>,
}

/// What a reader knows about where the headline of a text stands.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Unknown: the zones pass looks for it.
    #[default]
    Unknown,
    /// The first line is the headline.
    HeadlineFirst,
    /// The text is body from its first line.
    BodyOnly,
}

/// Something odd about the input that a reader of the report should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Stable name, kebab-case.
    pub code: &'static str,
    /// What was seen, in words.
    pub message: String,
}

impl Document {
    /// A document of a text and nothing else known.
    ///
    /// ```
    /// let doc = onrecord::text::Document::new("Rain is likely, the Met Office said.");
    /// assert_eq!(doc.text().len(), 36);
    /// ```
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A document of a text and of a headline that came in a field of its own: the headline goes first.
    ///
    /// ```
    /// let doc = onrecord::text::Document::with_headline("Rain likely", "It rained.");
    /// assert_eq!(doc.text(), "Rain likely\n\nIt rained.");
    /// assert_eq!(doc.as_it_came(), "It rained.");
    /// ```
    #[must_use]
    pub fn with_headline(headline: &str, text: &str) -> Self {
        const BLANK_LINE: &str = "\n\n";
        let apart = Span::new(0, headline.len() + BLANK_LINE.len());
        let text = [headline, BLANK_LINE, text].concat();
        Self { text, apart: Some(apart), layout: Layout::HeadlineFirst, ..Self::default() }
    }

    /// The headline that came apart from the text, with the blank line after it.
    #[must_use]
    pub fn headline_apart(&self) -> Option<Span> {
        self.apart
    }

    /// The text without a headline that came apart from it.
    #[must_use]
    pub fn as_it_came(&self) -> &str {
        self.text.get(self.apart.map_or(0, Span::end)..).unwrap_or("")
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of the whole text.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(0, self.text.len())
    }

    /// `span` without the white space at its ends.
    #[must_use]
    pub fn trim(&self, span: Span) -> Span {
        let text = &self[span];
        let start = span.start() + (text.len() - text.trim_start().len());
        Span::new(start, start + text.trim().len())
    }
}

impl Index<Span> for Document {
    type Output = str;

    /// The words at a place; a span of another document that does not fit gives "".
    #[inline]
    fn index(&self, span: Span) -> &str {
        self.text.get(span.start()..span.end()).unwrap_or("")
    }
}
