//! Markdown: the words a reader sees, one article a file. Marks go, links keep their words, list items and rows of
//! tables stand on lines of their own; code blocks, images and embedded HTML are left out.

use std::io::BufRead;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::blocks::{Blocks, with_headline};
use super::text::{check_size, document, whole_file};
use super::{InputError, ReadOptions, Reader, Record, Records, decode, front_matter, row};
use crate::text::{Document, Warning};

/// Reads Markdown.
#[derive(Debug)]
pub(crate) struct Markdown;

impl Reader for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown", "mdown", "mkd"]
    }

    fn records<'a>(&self, input: Box<dyn BufRead + Send + 'a>, name: &str) -> Records<'a> {
        whole_file(input, name)
    }

    fn parse(&self, record: &Record, options: &ReadOptions) -> Result<Document, InputError> {
        check_size(record, options)?;
        let mut decoded = decode::decode(&record.bytes, None);
        let mut doc = read(&decoded.text, options)?;
        if doc.meta.id.is_empty() {
            doc.meta.id.clone_from(&record.id);
        }
        doc.warnings.append(&mut decoded.warnings);
        Ok(doc)
    }
}

/// Makes a document of Markdown; the id is the front matter's, or empty.
pub(crate) fn read(source: &str, options: &ReadOptions) -> Result<Document, InputError> {
    let mut matter = front_matter::split(source);
    let (title, body, dropped) = render(matter.rest);
    let mut warnings = std::mem::take(&mut matter.warnings);
    warnings.extend(dropped.warning());
    let mut meta = crate::text::Meta::default();
    for (theirs, ours) in [("author", "byline"), ("authors", "byline"), ("publication", "outlet")] {
        if let Some(value) = matter.fields.shift_remove(theirs) {
            matter.fields.entry(ours).or_insert(value);
        }
    }
    row::fill(matter.fields, &mut meta, &mut warnings);
    meta.title = title.or(meta.title);
    let (text, layout) = with_headline(meta.title.as_deref(), body, options.headline);
    let mut doc = document(text, warnings)?;
    let dated = doc.meta.published.take();
    doc.meta = meta;
    doc.meta.published = doc.meta.published.or(dated);
    doc.layout = layout;
    Ok(doc)
}

/// The first heading, if nothing stands before it, the rest as text, and what was left out.
fn render(markdown: &str) -> (Option<String>, String, Dropped) {
    let mut writer = Writer::default();
    for event in
        Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH)
    {
        writer.event(event);
    }
    (writer.title, writer.blocks.finish(), writer.dropped)
}

/// How many things were left out.
#[derive(Debug, Default)]
struct Dropped {
    n_code: usize,
    n_images: usize,
    n_html: usize,
}

impl Dropped {
    fn warning(&self) -> Option<Warning> {
        let kinds = [(self.n_code, "code block"), (self.n_images, "image"), (self.n_html, "block of HTML")];
        let told: Vec<String> = kinds.into_iter().filter(|(n, _)| *n > 0).map(|(n, kind)| count(n, kind)).collect();
        (!told.is_empty()).then(|| Warning { code: "left-out", message: format!("left out: {}", told.join(", ")) })
    }
}

fn count(n: usize, kind: &str) -> String {
    match (n, kind.split_once(' ')) {
        (1, _) => format!("1 {kind}"),
        (_, Some((head, rest))) if rest.starts_with("of ") => format!("{n} {head}s {rest}"),
        _ => format!("{n} {kind}s"),
    }
}

/// Most lines above a headline that only name a section.
const MOST_LABELS: usize = 2;
/// Longest of them, in bytes.
const LONGEST_LABEL: usize = 30;

/// Writes events as text.
#[derive(Default)]
struct Writer {
    blocks: Blocks,
    title: Option<String>,
    dropped: Dropped,
    /// How many of the open elements hold nothing to read.
    n_silent: usize,
    /// How many lists are open: their items stand on lines, not in paragraphs.
    n_lists: usize,
    /// How many stretches of bold or italics are open.
    n_styled: usize,
    /// Whether all words of the line are bold or italic.
    styled: bool,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if self.n_silent == 0 => self.write(&text),
            Event::SoftBreak if self.n_silent == 0 => self.soft_break(),
            Event::HardBreak if self.n_silent == 0 => self.blocks.end_line(),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.blocks.end_line(),
            Event::Rule => self.blocks.end_paragraph(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::CodeBlock(_) => self.silence(|dropped| dropped.n_code += 1),
            Tag::Image { .. } => self.silence(|dropped| dropped.n_images += 1),
            Tag::HtmlBlock => self.silence(|dropped| dropped.n_html += 1),
            Tag::List(_) => {
                self.end_block();
                self.n_lists += 1;
            }
            Tag::Item => self.blocks.end_line(),
            Tag::Strong | Tag::Emphasis => self.n_styled += 1,
            Tag::TableCell if self.blocks.in_line() => self.blocks.write(" | "),
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        let opens = !self.blocks.in_line();
        self.styled = self.n_styled > 0 && (opens || self.styled);
        self.blocks.write(text);
    }

    /// A line that is bold or italic as a whole stands for itself: a kicker, a byline, a date.
    fn soft_break(&mut self) {
        if self.styled && self.n_styled == 0 { self.blocks.end_line() } else { self.blocks.write(" ") }
    }

    fn silence(&mut self, count: fn(&mut Dropped)) {
        count(&mut self.dropped);
        self.n_silent += 1;
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::Image | TagEnd::HtmlBlock => self.n_silent = self.n_silent.saturating_sub(1),
            TagEnd::Heading(HeadingLevel::H1) if self.title.is_none() => self.end_first_heading(),
            TagEnd::List(_) => {
                self.n_lists = self.n_lists.saturating_sub(1);
                self.end_block();
            }
            TagEnd::Strong | TagEnd::Emphasis => self.n_styled = self.n_styled.saturating_sub(1),
            TagEnd::Item | TagEnd::TableHead | TagEnd::TableRow => self.blocks.end_line(),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Table => self.end_block(),
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => self.blocks.end_paragraph(),
            _ => {}
        }
    }

    fn end_block(&mut self) {
        if self.n_lists > 0 { self.blocks.end_line() } else { self.blocks.end_paragraph() }
    }

    /// A heading with nothing before it, or only labels, is the headline: it is taken out of the body.
    fn end_first_heading(&mut self) {
        let text = std::mem::take(&mut self.blocks).finish();
        let (labels, title) = text.rsplit_once('\n').unwrap_or(("", &text));
        let is_label = |line: &str| line.len() <= LONGEST_LABEL && !line.ends_with(['.', '!', '?', ':']);
        let above = labels.lines().filter(|line| !line.is_empty());
        if title.is_empty() || above.clone().count() > MOST_LABELS || !above.clone().all(is_label) {
            self.blocks.write_blocks(&text);
        } else {
            self.title = Some(title.to_owned());
            self.blocks.write_blocks(labels);
        }
        self.blocks.end_paragraph();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Layout;

    fn parse(markdown: &str) -> Document {
        Markdown.parse(&Record::whole("a/river.md", markdown.into()), &ReadOptions::default()).unwrap()
    }

    #[track_caller]
    fn check(markdown: &str, expected: &str) {
        assert_eq!(parse(markdown).text(), expected);
    }

    #[test]
    fn the_first_heading_is_the_headline() {
        let doc = parse("# River *rises*\n\nIt rained,\nshe said.\n\n## Later\n\nSun.");
        assert_eq!(doc.text(), "River rises\n\nIt rained, she said.\n\nLater\n\nSun.");
        assert_eq!((doc.meta.title.as_deref(), doc.layout), (Some("River rises"), Layout::HeadlineFirst));
        assert_eq!(doc.meta.id, "river");
    }

    #[test]
    fn a_heading_inside_the_text_is_no_headline() {
        let doc = parse("It rained.\n\n# Later\n\nSun.");
        assert_eq!(
            (doc.text(), doc.meta.title.as_deref(), doc.layout),
            ("It rained.\n\nLater\n\nSun.", None, Layout::BodyOnly)
        );
    }

    #[test]
    fn marks_go_and_words_stay() {
        check(
            "**It** ~~rained~~ [all day](https://example.org \"x\"), `she` said.[^1]\n\n[^1]: A note.",
            "It rained all day, she said.\n\nA note.",
        );
        check("A &amp; B \\*c\\*", "A & B *c*");
    }

    #[test]
    fn quotations_are_paragraphs_and_list_items_lines() {
        check(
            "> “It rained.”\n>\n> “Hard.”\n\nShe said:\n\n- rain\n- sun\n  - late\n\n  again\n\nEnd.",
            "“It rained.”\n\n“Hard.”\n\nShe said:\n\nrain\nsun\nlate\nagain\n\nEnd.",
        );
    }

    #[test]
    fn rows_of_tables_are_lines() {
        check("| a | b |\n|---|---|\n| 1 | 2 |\n\nEnd.", "a | b\n1 | 2\n\nEnd.");
    }

    #[test]
    fn what_is_left_out_is_told() {
        let doc = parse(
            "It rained.\n\n![A river](r.jpg)\n\n```\ncode\n```\n\n<div>\nraw\n</div>\n\n<script>\nx\n</script>\n\nEnd.<br>Line.",
        );
        assert_eq!(doc.text(), "It rained.\n\nEnd.\nLine.");
        assert_eq!(doc.warnings[0].message, "left out: 1 code block, 1 image, 2 blocks of HTML");
    }

    #[test]
    fn front_matter_fills_the_fields() {
        let doc = parse(
            "---\ntitle: River rises\nauthor: Ana Ruiz and Tom Hale\ndate: 2 March 2026\noutlet: Courier\nurl: https://example.org\nsection: local\n---\nIt rained.",
        );
        assert_eq!(doc.text(), "River rises\n\nIt rained.");
        let meta = &doc.meta;
        assert_eq!(
            (meta.byline.len(), meta.published.as_deref(), meta.outlet.as_deref()),
            (2, Some("2026-03-02"), Some("Courier"))
        );
        assert_eq!((meta.url.as_deref(), meta.other.len()), (Some("https://example.org"), 1));
    }

    #[test]
    fn without_headline_the_text_is_body() {
        let options = ReadOptions { headline: crate::input::HeadlineMode::None, ..ReadOptions::default() };
        let doc = read("# River rises\n\nIt rained.", &options).unwrap();
        assert_eq!((doc.text(), doc.layout), ("It rained.", Layout::BodyOnly));
    }

    #[test]
    fn deep_nesting_is_read() {
        for mark in ["> ", "[", "*", "- ", "![", "`", "<div>", "(", "_a ", "***a"] {
            let _ = read(&format!("{}text", mark.repeat(20_000)), &ReadOptions::default());
        }
    }
}
