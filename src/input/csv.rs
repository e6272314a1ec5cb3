//! Tables: one article a row, the first row names the columns. Commas, tabs, semicolons or bars part the fields. A row
//! with broken quoting is an error of its own: reading goes on in the next line.

use std::collections::VecDeque;
use std::io::{self, BufRead};
use std::sync::Arc;

use csv::{ByteRecord, ReaderBuilder};
use serde_json::{Map, Value};

use super::lines::{read_line, without_end};
use super::record::Header;
use super::text::check_size;
use super::{InputError, ReadOptions, Reader, Record, Records, decode, row};
use crate::text::{Document, Warning};

/// Longest row: an opening mark that is never closed would otherwise swallow a whole corpus.
const LONGEST_ROW: usize = 1 << 28;

/// Reads tables.
#[derive(Debug)]
pub(crate) struct Csv;

impl Reader for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv", "tsv"]
    }

    fn records<'a>(&self, input: Box<dyn BufRead + Send + 'a>, name: &str) -> Records<'a> {
        let name = name.to_owned();
        let mut input = Some(input);
        let mut table = None;
        Box::new(std::iter::from_fn(move || {
            if let Some(input) = input.take() {
                match Table::open(input) {
                    Ok(opened) => table = opened,
                    Err(error) => return Some(Err(error)),
                }
            }
            let next = table.as_mut()?.next_record(&name).transpose();
            if matches!(next, Some(Err(_))) {
                table = None;
            }
            next
        }))
    }

    fn parse(&self, record: &Record, options: &ReadOptions) -> Result<Document, InputError> {
        check_size(record, options)?;
        let header = record.header.as_deref().ok_or_else(|| InputError::Csv("the row has no header".to_owned()))?;
        let mut warnings = Vec::new();
        let fields = fields_of(&record.bytes, header, &mut warnings)?;
        row::read(fields, warnings, record, options)
    }
}

/// A row's fields under the names of their columns; an empty field is `null`.
fn fields_of(bytes: &[u8], header: &Header, warnings: &mut Vec<Warning>) -> Result<Map<String, Value>, InputError> {
    let mut quoting = Quoting::new(header.delimiter);
    quoting.read(bytes);
    if quoting.is_broken_at_end() {
        return Err(InputError::Csv("broken quoting: a quotation mark is not closed, or not doubled".to_owned()));
    }
    let decoded = decode::decode(bytes, None);
    warnings.extend(decoded.warnings);
    let row = cut_fields(decoded.text.as_bytes(), header.delimiter);
    if row.len() != header.names.len() {
        let (n_fields, n_columns) = (row.len(), header.names.len());
        return Err(InputError::Csv(format!("the row has {n_fields} fields, the header {n_columns}")));
    }
    let value = |field: &[u8]| match String::from_utf8_lossy(field) {
        text if text.is_empty() => Value::Null,
        text => Value::String(text.into_owned()),
    };
    let mut fields = Map::new();
    for (name, field) in header.names.iter().zip(&row) {
        fields.entry(name.clone()).or_insert_with(|| value(field));
    }
    Ok(fields)
}

fn cut_fields(bytes: &[u8], delimiter: u8) -> ByteRecord {
    let mut fields = ByteRecord::new();
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(bytes);
    // Reading from memory cannot fail, and rows of any length are allowed.
    let _ = reader.read_byte_record(&mut fields);
    fields
}

/// A table whose header has been read.
struct Table<'a> {
    source: Lines<'a>,
    header: Arc<Header>,
}

impl<'a> Table<'a> {
    /// Reads the header; an empty input has none and no rows.
    fn open(input: Box<dyn BufRead + Send + 'a>) -> io::Result<Option<Self>> {
        let mut source = Lines::of(decode::rows_as_utf8(input)?);
        let Some(delimiter) = source.delimiter()? else { return Ok(None) };
        let Some((_, row)) = source.next_row(delimiter)? else { return Ok(None) };
        let text = decode::decode(&row, None).text;
        let names = cut_fields(text.as_bytes(), delimiter);
        let names = names.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
        Ok(Some(Self { source, header: Arc::new(Header { names, delimiter }) }))
    }

    fn next_record(&mut self, name: &str) -> io::Result<Option<Record>> {
        let row = self.source.next_row(self.header.delimiter)?;
        Ok(row.map(|(line, bytes)| Record { header: Some(Arc::clone(&self.header)), ..Record::row(name, line, bytes) }))
    }
}

/// What parts the names of the header: the one of four candidates that stands there most often.
fn delimiter_of(header: &[u8]) -> u8 {
    let count = |delimiter: u8| memchr::memchr_iter(delimiter, header).count();
    // The last of equals wins, so the comma stands last.
    [b'|', b';', b'\t', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

/// Lines of the input, some of which were read ahead by a row that did not end.
struct Lines<'a> {
    input: Box<dyn BufRead + Send + 'a>,
    ahead: VecDeque<Vec<u8>>,
    bytes_ahead: usize,
    /// What a mark left open before any of the lines ahead has come to behind them: all rows that are left open come to
    /// the same, so no line is followed twice.
    open_ahead: State,
    /// Number of the last line that was given out.
    n_read: usize,
}

impl<'a> Lines<'a> {
    fn of(input: Box<dyn BufRead + Send + 'a>) -> Self {
        Self { input, ahead: VecDeque::new(), bytes_ahead: 0, open_ahead: State::Quoted, n_read: 0 }
    }

    fn next_line(&mut self) -> io::Result<Option<Vec<u8>>> {
        if self.ahead.is_empty() && !self.look_ahead()? {
            return Ok(None);
        }
        let line = self.ahead.pop_front();
        self.bytes_ahead -= line.as_ref().map_or(0, Vec::len);
        self.n_read += 1;
        Ok(line)
    }

    /// Reads a line more ahead, unless the input is at its end.
    fn look_ahead(&mut self) -> io::Result<bool> {
        let mut line = Vec::new();
        if !read_line(&mut self.input, &mut line)? {
            return Ok(false);
        }
        self.bytes_ahead += line.len();
        self.ahead.push_back(line);
        Ok(true)
    }

    /// What parts the fields, as the first line that is not blank shows; the line is left to be read.
    fn delimiter(&mut self) -> io::Result<Option<u8>> {
        let first = self.next_full_line()?;
        let delimiter = first.as_deref().map(delimiter_of);
        if let Some(line) = first {
            self.n_read -= 1;
            self.bytes_ahead += line.len();
            self.ahead.push_front(line);
        }
        Ok(delimiter)
    }

    /// The next line that is not blank.
    fn next_full_line(&mut self) -> io::Result<Option<Vec<u8>>> {
        loop {
            match self.next_line()? {
                Some(line) if line.trim_ascii().is_empty() => {}
                line => return Ok(line),
            }
        }
    }

    /// The next row that is not blank, with the number of its first line: as many lines as its quotation marks hold
    /// together; its first line alone where they do not fit.
    fn next_row(&mut self, delimiter: u8) -> io::Result<Option<(usize, Vec<u8>)>> {
        let Some(first) = self.next_full_line()? else { return Ok(None) };
        let line_number = self.n_read;
        let mut quoting = Quoting::new(delimiter);
        quoting.read(&first);
        let mut row = first;
        if quoting.state == State::Quoted && self.closes(delimiter, row.len())? {
            self.n_read += self.ahead.len();
            self.ahead.drain(..).for_each(|line| row.extend_from_slice(&line));
            self.bytes_ahead = 0;
        }
        row.truncate(without_end(&row).len());
        Ok(Some((line_number, row)))
    }

    /// Whether a mark left open by a row of so many bytes is closed, as it should be, by the lines ahead; they are then
    /// the rest of the row.
    fn closes(&mut self, delimiter: u8, row: usize) -> io::Result<bool> {
        let state = if self.ahead.is_empty() { State::Quoted } else { self.open_ahead };
        let mut quoting = Quoting { delimiter, state };
        while quoting.state == State::Quoted && row + self.bytes_ahead < LONGEST_ROW && self.look_ahead()? {
            self.ahead.back().into_iter().for_each(|line| quoting.read(line));
        }
        self.open_ahead = quoting.state;
        Ok(!quoting.is_broken_at_end())
    }
}

/// Follows the quotation marks of a row, as RFC 4180 has them.
struct Quoting {
    delimiter: u8,
    state: State,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum State {
    /// At the start of a field.
    Start,
    /// In a field without marks.
    Plain,
    /// Inside marks.
    Quoted,
    /// After a mark inside marks: the field's end, or the first of two.
    Closing,
    /// Behind the row's line end.
    Complete,
    /// Something stands behind a closing mark.
    Broken,
}

impl Quoting {
    fn new(delimiter: u8) -> Self {
        Self { delimiter, state: State::Start }
    }

    fn read(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.state = self.after(byte);
            if self.state == State::Broken {
                return;
            }
        }
    }

    fn after(&self, byte: u8) -> State {
        match (self.state, byte) {
            (State::Quoted, b'"') => State::Closing,
            (State::Quoted, _) => State::Quoted,
            (State::Start | State::Closing, b'"') => State::Quoted,
            (_, b'\n') => State::Complete,
            (State::Closing, b'\r') => State::Closing,
            (_, byte) if byte == self.delimiter => State::Start,
            (State::Closing | State::Broken, _) => State::Broken,
            _ => State::Plain,
        }
    }

    /// Whether a row that ends here is no row.
    fn is_broken_at_end(&self) -> bool {
        matches!(self.state, State::Quoted | State::Broken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Line and text of every row, or what is wrong with it.
    fn read(bytes: &[u8]) -> Vec<String> {
        let told = |record: Record| match Csv.parse(&record, &ReadOptions::default()) {
            Ok(doc) => format!("{} {}", record.origin, doc.text()),
            Err(error) => format!("{} {error}", record.origin),
        };
        Csv.records(Box::new(bytes), "t.csv").map(|record| told(record.unwrap())).collect()
    }

    #[track_caller]
    fn check(table: &str, expected: &[&str]) {
        assert_eq!(read(table.as_bytes()), expected);
    }

    const BROKEN: &str = "broken quoting: a quotation mark is not closed, or not doubled";

    #[test]
    fn fields_may_hold_delimiters_marks_and_lines() {
        check(
            "id,text\r\n1,\"It rained, \"\"hard\"\".\r\n\r\nAll day.\"\r\n\r\n2,Sun\r\n",
            &["t.csv:2 It rained, \"hard\".\r\n\r\nAll day.", "t.csv:6 Sun"],
        );
    }

    #[test]
    fn tabs_and_semicolons_part_fields_too() {
        check("id\ttext\n1\tRain, again\n", &["t.csv:2 Rain, again"]);
        check("id;text;date\n1;Rain, again;2026\n", &["t.csv:2 Rain, again"]);
        check("text\nRain\n", &["t.csv:2 Rain"]);
    }

    #[test]
    fn marks_inside_plain_fields_are_text() {
        check("id,text\n1,He said \"yes\" twice\n", &["t.csv:2 He said \"yes\" twice"]);
    }

    #[test]
    fn a_bad_row_leaves_the_others_alone() {
        check(
            "id,text\n1,\"Rain\n2,\"Sun\"\n3,Wind,x\n4,Snow\n5,\"Fog\" x\n6,\"Hail",
            &[
                &format!("t.csv:2 {BROKEN}"),
                "t.csv:3 Sun",
                "t.csv:4 the row has 3 fields, the header 2",
                "t.csv:5 Snow",
                &format!("t.csv:6 {BROKEN}"),
                &format!("t.csv:7 {BROKEN}"),
            ],
        );
    }

    #[test]
    fn an_open_mark_does_not_swallow_the_file() {
        let table = format!("id,text\n1,\"Rain\n{}", "2,Sun\n".repeat(1000));
        let rows = read(table.as_bytes());
        assert_eq!((rows.len(), rows[1000].as_str()), (1001, "t.csv:1002 Sun"));
    }

    #[test]
    fn columns_are_carried_through() {
        let table = "\u{FEFF} id ,title,text,section,note\n7,River,Rain.,local,\n";
        let record = Csv.records(Box::new(table.as_bytes()), "t.csv").next().unwrap().unwrap();
        let meta = Csv.parse(&record, &ReadOptions::default()).unwrap().meta;
        assert_eq!((meta.id.as_str(), meta.title.as_deref()), ("7", Some("River")));
        assert_eq!(serde_json::to_string(&meta.other).unwrap(), r#"{"section":"local","note":null}"#);
    }

    #[test]
    fn empty_tables_have_no_rows() {
        check("", &[]);
        check("\n\n", &[]);
        check("id,text\n", &[]);
    }

    #[test]
    fn other_encodings_are_read() {
        assert_eq!(read(b"id,text\n1,The caf\xE9 owner said no.\n"), ["t.csv:2 The caf\u{e9} owner said no."]);
        let utf16: Vec<u8> =
            "\u{FEFF}id\ttext\n1\t\u{201C}Rain\u{201D}\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&utf16), ["t.csv:2 \u{201C}Rain\u{201D}"]);
    }
}
