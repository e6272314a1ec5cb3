//! Plain text: one article a file, kept as it was decoded, line ends and page furniture included.

use std::io::BufRead;

use super::lines::read_whole;
use super::{HeadlineMode, InputError, ReadOptions, Reader, Record, Records, date_line, decode};
use crate::text::{Document, Layout};

/// Reads plain text.
#[derive(Debug)]
pub(crate) struct Text;

impl Reader for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn records<'a>(&self, input: Box<dyn BufRead + Send + 'a>, name: &str) -> Records<'a> {
        whole_file(input, name)
    }

    fn parse(&self, record: &Record, options: &ReadOptions) -> Result<Document, InputError> {
        check_size(record, options)?;
        let decoded = decode::decode(&record.bytes, None);
        let mut doc = document(decoded.text, decoded.warnings)?;
        doc.meta.id.clone_from(&record.id);
        doc.layout = match options.headline {
            HeadlineMode::Auto => Layout::Unknown,
            HeadlineMode::FirstLine => Layout::HeadlineFirst,
            HeadlineMode::Field | HeadlineMode::None => Layout::BodyOnly,
        };
        Ok(doc)
    }
}

/// The one record of an input that is one article.
pub(crate) fn whole_file<'a>(mut input: Box<dyn BufRead + Send + 'a>, name: &str) -> Records<'a> {
    let name = name.to_owned();
    Box::new(std::iter::once_with(move || Ok(Record::whole(&name, read_whole(&mut input)?))))
}

/// Refuses a record that is larger than the user allows.
pub(crate) fn check_size(record: &Record, options: &ReadOptions) -> Result<(), InputError> {
    let (bytes, limit) = (record.bytes.len(), options.max_bytes);
    if bytes > limit { Err(InputError::TooLarge { bytes, limit }) } else { Ok(()) }
}

/// A document of a text that shows at least one character; its date is that of a line above the article, if one stands there.
pub(crate) fn document(text: String, warnings: Vec<crate::text::Warning>) -> Result<Document, InputError> {
    let shows = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}');
    if !text.chars().any(shows) {
        return Err(InputError::Empty);
    }
    let published = date_line::find(&text);
    let mut doc = Document::new(text);
    doc.meta.published = published;
    doc.warnings = warnings;
    Ok(doc)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(bytes: &[u8], options: &ReadOptions) -> Result<Document, InputError> {
        let mut records = Text.records(Box::new(bytes), "stories/river.txt");
        let record = records.next().unwrap().unwrap();
        assert!(records.next().is_none());
        Text.parse(&record, options)
    }

    #[track_caller]
    fn check(headline: HeadlineMode, expected: Layout) {
        let options = ReadOptions { headline, ..ReadOptions::default() };
        assert_eq!(parse(b"A line.\n\nMore.", &options).unwrap().layout, expected);
    }

    #[test]
    fn the_text_is_kept_as_it_came() {
        let doc = parse(b"  River rises\r\n\r\nIt rained.\r\n\n", &ReadOptions::default()).unwrap();
        assert_eq!(doc.text(), "  River rises\r\n\r\nIt rained.\r\n\n");
        assert_eq!(doc.meta.id, "river");
    }

    #[test]
    fn the_user_says_where_the_headline_is() {
        check(HeadlineMode::Auto, Layout::Unknown);
        check(HeadlineMode::FirstLine, Layout::HeadlineFirst);
        check(HeadlineMode::Field, Layout::BodyOnly);
        check(HeadlineMode::None, Layout::BodyOnly);
    }

    #[test]
    fn nothing_to_see_is_an_error() {
        for bytes in [&b""[..], b" \r\n\t", b"\0\0\0", "\u{FEFF}\u{200B}".as_bytes()] {
            assert_eq!(parse(bytes, &ReadOptions::default()).unwrap_err(), InputError::Empty);
        }
    }

    #[test]
    fn the_size_limit_is_told() {
        let options = ReadOptions { max_bytes: 3, ..ReadOptions::default() };
        let error = parse(b"Rain", &options).unwrap_err();
        assert_eq!(error.to_string(), "4 bytes, more than the limit of 3");
    }

    #[test]
    fn one_long_line_is_read() {
        let text = "word ".repeat(1 << 20);
        assert_eq!(parse(text.as_bytes(), &ReadOptions::default()).unwrap().text().len(), text.len());
    }
}
