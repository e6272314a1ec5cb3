//! One row an article: what it is, then the value of every figure; an empty cell where a value is not defined. An
//! article that could not be read has its id and, in the last column, the reason.

use std::io::Write;

use super::{RenderError, Renderer, Style};
use crate::report::{Brief, Cell, Column, Report};

/// A header and one row.
pub(super) struct Csv;

/// Columns before the figures.
const COLUMNS: &[&str] = &["id", "outlet", "published", "topic", "title", "fingerprint"];
/// The column after the figures.
const ERROR: &str = "error";

impl Renderer for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    fn render(&self, report: &Report<'_>, _: &Style<'_>) -> Result<Vec<u8>, RenderError> {
        let mut bytes = Vec::new();
        header(report.row.metrics.iter().map(|(id, _)| id), &mut bytes);
        row(&Brief::from(&report.row), &mut bytes);
        Ok(bytes)
    }
}

/// Writes the header for figures of these ids.
pub fn header<'a>(ids: impl IntoIterator<Item = &'a str>, into: &mut Vec<u8>) {
    for column in COLUMNS.iter().copied().chain(ids) {
        field(column, into);
        into.push(b',');
    }
    into.extend_from_slice(ERROR.as_bytes());
    into.push(b'\n');
}

/// Writes an article's row.
pub fn row(article: &Brief<'_>, into: &mut Vec<u8>) {
    field(&article.id, into);
    for text in [&article.outlet, &article.published, &article.topic, &article.title] {
        into.push(b',');
        field(text.as_deref().unwrap_or(""), into);
    }
    into.push(b',');
    into.extend_from_slice(article.fingerprint.as_deref().unwrap_or("").as_bytes());
    into.push(b',');
    for value in &article.values {
        number(*value, into);
    }
    into.push(b'\n');
}

/// Writes the row of an article that could not be read; `figures` is how many columns the header has for them.
pub fn error_row(id: &str, message: &str, figures: usize, into: &mut Vec<u8>) {
    field(id, into);
    into.extend(std::iter::repeat_n(b',', COLUMNS.len() + figures));
    field(message, into);
    into.push(b'\n');
}

/// Writes the head of a table.
pub fn head_of(columns: &[Column], into: &mut Vec<u8>) {
    for (at, column) in columns.iter().enumerate() {
        into.extend_from_slice(if at > 0 { b"," } else { b"" });
        field(&column.name, into);
    }
    into.push(b'\n');
}

/// Writes a row of a table.
pub fn cells(cells: &[Cell<'_>], into: &mut Vec<u8>) {
    for (at, cell) in cells.iter().enumerate() {
        into.extend_from_slice(if at > 0 { b"," } else { b"" });
        match cell {
            Cell::Text(text) => field(text, into),
            // Writing to a list in memory cannot fail.
            Cell::Number(number) => drop(write!(into, "{number}")),
            Cell::Whole(number) => drop(write!(into, "{number}")),
            Cell::Empty => {}
        }
    }
    into.push(b'\n');
}

/// A number and the comma after it. Numbers are written so that reading them gives the same bits.
fn number(value: Option<f64>, into: &mut Vec<u8>) {
    if let Some(value) = value {
        let whole = value as i64;
        // Writing to a list in memory cannot fail. A whole number is the same in digits, and quicker.
        let _ = match whole.unsigned_abs() < EXACT && (whole as f64).to_bits() == value.to_bits() && whole != 0 {
            true => write!(into, "{whole}"),
            false => write!(into, "{value}"),
        };
    }
    into.push(b',');
}

/// Whole numbers below this are the same as [`i64`] and as [`f64`].
const EXACT: u64 = 1 << 53;

/// A text, in quotation marks where it needs them.
fn field(text: &str, into: &mut Vec<u8>) {
    let is_plain = |byte: u8| !matches!(byte, b',' | b'"' | b'\n' | b'\r');
    if text.bytes().all(is_plain) {
        into.extend_from_slice(text.as_bytes());
        return;
    }
    into.push(b'"');
    for byte in text.bytes() {
        if byte == b'"' {
            into.push(b'"');
        }
        into.push(byte);
    }
    into.push(b'"');
}
