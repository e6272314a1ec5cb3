//! In: bytes of files and streams. Out: one [`Document`] an article. A reader cuts its input into records, one in
//! memory at a time, and makes a document of each; opening files and folders is the caller's work.

mod blocks;
mod csv;
mod date;
mod date_line;
mod decode;
mod error;
mod front_matter;
mod html;
mod jsonl;
mod likeness;
mod lines;
mod markdown;
mod names;
mod parquet;
mod record;
mod row;
mod sniff;
mod text;

use std::collections::BTreeMap;
use std::io::{self, BufRead};

use crate::text::Document;

pub use error::InputError;
pub use parquet::{PARQUET, parquet_records, parquet_records_of};
pub use record::{Header, Record};
pub use row::FIELDS;
pub use sniff::{by_name, choose};

/// Every reader: the one list to extend.
pub const READERS: &[&dyn Reader] = &[&text::Text, &markdown::Markdown, &html::Html, &jsonl::Jsonl, &csv::Csv];

/// Cuts one kind of input into records and makes documents of them.
///
/// ```
/// use onrecord::input::{ReadOptions, choose};
///
/// let reader = choose("story.txt", b"");
/// let mut records = reader.records(Box::new("Rain is likely, she said.".as_bytes()), "story.txt");
/// let record = records.next().unwrap()?;
/// let doc = reader.parse(&record, &ReadOptions::default()).unwrap();
/// assert_eq!((doc.text(), doc.meta.id.as_str()), ("Rain is likely, she said.", "story"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub trait Reader: Sync {
    /// What `--from` calls it.
    fn name(&self) -> &'static str;

    /// Endings of file names that mean it, lower case, without the full stop.
    fn extensions(&self) -> &'static [&'static str];

    /// Cuts a stream into records, in order, one in memory at a time; `name` is the file's, for ids and messages.
    fn records<'a>(&self, input: Box<dyn BufRead + Send + 'a>, name: &str) -> Records<'a>;

    /// Makes a document of a record. Pure, and the heavy part: meant to run in parallel.
    ///
    /// # Errors
    ///
    /// When the record holds no article, is larger than allowed, or is not what the reader reads.
    fn parse(&self, record: &Record, options: &ReadOptions) -> Result<Document, InputError>;
}

/// Records in the order of the input; an error ends the input unless more records follow it.
pub type Records<'a> = Box<dyn Iterator<Item = io::Result<Record>> + Send + 'a>;

/// What the user may say about reading.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadOptions {
    /// Our name of a field (see [`FIELDS`]) to the name the rows have for it.
    pub map: BTreeMap<String, String>,
    /// Largest record that is read, in bytes.
    pub max_bytes: usize,
    /// Where the headline stands.
    pub headline: HeadlineMode,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self { map: BTreeMap::new(), max_bytes: 100_000_000, headline: HeadlineMode::Auto }
    }
}

/// Where the user says the headline of a text stands.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum HeadlineMode {
    /// The title field or the page's title; without one, left for the zones pass to find.
    #[default]
    Auto,
    /// The first line of the text.
    FirstLine,
    /// The title field only; a text without one is body.
    Field,
    /// Nowhere: all text is body.
    None,
}

impl HeadlineMode {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Auto, Self::FirstLine, Self::Field, Self::None];
    /// Their names, in the same order.
    pub const NAMES: &[&str] = &["auto", "first-line", "field", "none"];

    /// The one of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::NAMES.iter().position(|known| *known == name).and_then(|at| Self::ALL.get(at)).copied()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every record of an input, read by a reader; the texts it gave.
    fn read_all(reader: &dyn Reader, bytes: &[u8]) -> Vec<Result<String, InputError>> {
        let options = ReadOptions::default();
        let records = reader.records(Box::new(bytes), "a/b.c");
        let read =
            |record: io::Result<Record>| reader.parse(&record.unwrap(), &options).map(|doc| doc.text().to_owned());
        records.map(read).collect()
    }

    /// Pieces that mean something to one of the readers.
    fn pieces() -> impl Strategy<Value = Vec<u8>> {
        let words = [
            "{\"text\": ",
            "\"",
            "}",
            "[",
            "\n",
            "\r\n",
            ",",
            "text,id\n",
            "\t",
            "<p>",
            "</p>",
            "<div ",
            ">",
            "<b>",
            "</b>",
            "<table><td>",
            "<svg/>",
            "<!--",
            "-->",
            "<script>",
            "# ",
            "> ",
            "- ",
            "```\n",
            "![a](b)",
            "---\n",
            "+++\n",
            "title: x\n",
            "\0",
            "\u{FEFF}",
            "é",
            "“yes”",
            "It rained all day. ",
            "&amp;",
            "&#x0;",
            "| a | b |\n|--|--|\n",
        ];
        let piece = prop_oneof![
            8 => prop::sample::select(words.map(|word| word.as_bytes().to_vec()).to_vec()),
            1 => prop::collection::vec(any::<u8>(), 1..4),
        ];
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            for reader in READERS {
                read_all(*reader, &bytes);
            }
        }

        #[test]
        fn any_markup_is_read_or_refused_and_always_the_same(bytes in pieces()) {
            for reader in READERS {
                prop_assert_eq!(read_all(*reader, &bytes), read_all(*reader, &bytes));
            }
        }

        #[test]
        fn plain_text_is_kept(text in "\\PC*[a-z]\\PC*") {
            prop_assume!(!text.starts_with('\u{FEFF}'));
            prop_assert_eq!(read_all(&text::Text, text.as_bytes()), [Ok(text)]);
        }

        #[test]
        fn rows_keep_their_text(text in "(?s).{0,40}[a-z].{0,40}") {
            let row = serde_json::json!({ "text": text }).to_string();
            prop_assert_eq!(read_all(&jsonl::Jsonl, row.as_bytes()), [Ok(text.clone())]);
            let table = format!("id,text\n1,\"{}\"\n", text.replace('"', "\"\""));
            prop_assert_eq!(read_all(&csv::Csv, table.as_bytes()), [Ok(text)]);
        }
    }

    #[test]
    fn one_line_of_megabytes_is_read() {
        let line = "It rained, she said. ".repeat(5 << 20 >> 4);
        for reader in READERS {
            read_all(*reader, line.as_bytes());
        }
        let row = format!("{{\"text\": \"{line}\"}}");
        assert_eq!(read_all(&jsonl::Jsonl, row.as_bytes()), [Ok(line)]);
    }
}
