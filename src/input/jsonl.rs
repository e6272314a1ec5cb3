//! Rows of JSON: one object a line, blank lines between them allowed. A `.json` file may also hold one object or a
//! list of objects over any number of lines. The text of a row is kept as it came.

use std::io::{self, BufRead, Cursor};

use serde_json::Value;

use super::lines::{read_line, read_whole, without_end};
use super::text::check_size;
use super::{InputError, ReadOptions, Reader, Record, Records, decode, row};
use crate::text::Document;

/// Reads rows of JSON.
#[derive(Debug)]
pub(crate) struct Jsonl;

impl Reader for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson", "json"]
    }

    fn records<'a>(&self, input: Box<dyn BufRead + Send + 'a>, name: &str) -> Records<'a> {
        let name = name.to_owned();
        let lazily = std::iter::once_with(move || {
            let input = decode::rows_as_utf8(input)?;
            if name.to_ascii_lowercase().ends_with(".json") { json_file(input, name) } else { Ok(rows(input, name)) }
        });
        Box::new(lazily.flat_map(|opened: io::Result<Records<'a>>| {
            opened.unwrap_or_else(|error| Box::new(std::iter::once(Err(error))))
        }))
    }

    fn parse(&self, record: &Record, options: &ReadOptions) -> Result<Document, InputError> {
        check_size(record, options)?;
        let decoded = decode::decode(&record.bytes, None);
        match serde_json::from_str(&decoded.text) {
            Ok(Value::Object(fields)) => row::read(fields, decoded.warnings, record, options),
            Ok(other) => Err(InputError::NotAnObject(row::kind_of(&other))),
            Err(error) => Err(InputError::Json(message_of(&error))),
        }
    }
}

/// One record a line that is not blank.
fn rows<'a>(mut input: Box<dyn BufRead + Send + 'a>, name: String) -> Records<'a> {
    let mut line_number = 0;
    let mut failed = false;
    Box::new(std::iter::from_fn(move || {
        while !failed {
            let mut line = Vec::new();
            match read_line(&mut input, &mut line) {
                Ok(true) => line_number += 1,
                Ok(false) => return None,
                Err(error) => {
                    failed = true;
                    return Some(Err(error));
                }
            }
            let line = without_end(&line);
            if !line.trim_ascii().is_empty() {
                return Some(Ok(Record::row(&name, line_number, line.to_vec())));
            }
        }
        None
    }))
}

/// A whole file that holds one object, a list, or rows after all.
fn json_file<'a>(mut input: Box<dyn BufRead + Send + 'a>, name: String) -> io::Result<Records<'a>> {
    let bytes = read_whole(&mut input)?;
    Ok(match serde_json::from_slice(&bytes) {
        Ok(Value::Array(list)) => {
            let record =
                move |(at, value): (usize, Value)| Ok(Record::row(&name, at + 1, value.to_string().into_bytes()));
            Box::new(list.into_iter().enumerate().map(record))
        }
        Ok(_) => Box::new(std::iter::once(Ok(Record::whole(&name, bytes)))),
        Err(_) => rows(Box::new(Cursor::new(bytes)), name),
    })
}

/// What is wrong and in which column; the line is always the first and says nothing.
fn message_of(error: &serde_json::Error) -> String {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = error.to_string();
    match message.strip_suffix(&place) {
        Some(what) if error.line() == 1 => format!("{what} at column {}", error.column()),
        _ => message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Origin and text of every row, or what is wrong with it.
    fn read(bytes: &[u8], name: &str) -> Vec<String> {
        let records = Jsonl.records(Box::new(bytes), name);
        let told = |record: Record| match Jsonl.parse(&record, &ReadOptions::default()) {
            Ok(doc) => format!("{} {} {}", record.origin, doc.meta.id, doc.text()),
            Err(error) => format!("{} {error}", record.origin),
        };
        records.map(|record| told(record.unwrap())).collect()
    }

    #[track_caller]
    fn check(bytes: &str, expected: &[&str]) {
        assert_eq!(read(bytes.as_bytes(), "a/rows.jsonl"), expected);
    }

    #[test]
    fn one_row_a_line() {
        check(
            "{\"text\": \"Rain\"}\r\n\n{\"text\": \"Sun\", \"id\": \"s\"}",
            &["a/rows.jsonl:1 rows-1 Rain", "a/rows.jsonl:3 s Sun"],
        );
    }

    #[test]
    fn a_broken_line_leaves_the_others_alone() {
        check(
            "{\"text\": \"Rain\n[1]\n\"x\"\n{\"text\": \"Sun\"}\n",
            &[
                "a/rows.jsonl:1 not valid JSON: EOF while parsing a string at column 14",
                "a/rows.jsonl:2 a row must be a JSON object, this is a list",
                "a/rows.jsonl:3 a row must be a JSON object, this is a string",
                "a/rows.jsonl:4 rows-4 Sun",
            ],
        );
    }

    #[test]
    fn a_mark_of_byte_order_is_no_json() {
        check("\u{FEFF}{\"text\": \"Rain\"}", &["a/rows.jsonl:1 rows-1 Rain"]);
    }

    #[test]
    fn json_files_hold_an_object_a_list_or_rows() {
        assert_eq!(read(b"{\n \"text\": \"Rain\"\n}", "one.json"), ["one.json one Rain"]);
        assert_eq!(
            read(b"[{\"text\": \"Rain\"},\n{\"text\": \"Sun\"}]", "two.json"),
            ["two.json:1 two-1 Rain", "two.json:2 two-2 Sun"]
        );
        assert_eq!(read(b"{\"text\": \"Rain\"}\n{\"text\": \"Sun\"}", "two.json").len(), 2);
    }

    #[test]
    fn deep_json_is_an_error() {
        let deep = format!("{{\"text\": {}", "[".repeat(100_000));
        assert!(read(deep.as_bytes(), "rows.jsonl")[0].contains("recursion limit exceeded"));
    }
}
