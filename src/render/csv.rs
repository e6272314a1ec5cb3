//! Tables as text: a row an article, or whatever else has columns and cells; an empty cell where nothing is known or
//! defined.

use std::io::Write;

use super::{RenderError, Renderer, Style};
use crate::report::{ArticleTable, Cell, Column, Report};

/// A header and one row.
pub(super) struct Csv;

impl Renderer for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    fn render(&self, report: &Report<'_>, _: &Style<'_>) -> Result<Vec<u8>, RenderError> {
        let mut bytes = Vec::new();
        let table = ArticleTable::new(report.row.metrics.iter().map(|(id, _)| id));
        head_of(&table.columns(), &mut bytes);
        cells(&table.cells_of(&report.row), &mut bytes);
        Ok(bytes)
    }
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
            Cell::Number(value) => number(*value, into),
            // Writing to a list in memory cannot fail.
            Cell::Whole(number) => drop(write!(into, "{number}")),
            Cell::Empty => {}
        }
    }
    into.push(b'\n');
}

/// A number, written so that reading it gives the same bits.
fn number(value: f64, into: &mut Vec<u8>) {
    let whole = value as i64;
    let is_whole = whole.unsigned_abs() < EXACT && (whole as f64).to_bits() == value.to_bits();
    match u8::try_from(whole) {
        // Most numbers are counts of few.
        Ok(digit @ 0..=9) if is_whole => into.push(b'0' + digit),
        // Writing to a list in memory cannot fail. A whole number is the same in digits, and quicker.
        _ if is_whole => drop(write!(into, "{whole}")),
        _ => drop(write!(into, "{value}")),
    }
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
