//! One article's bytes, cut from the input but not yet read.

use std::sync::Arc;

/// One article as it was cut from the input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// File, or `file:line` of a row, for messages.
    pub origin: String,
    /// Id of an article that brings none: the file's name without its ending, or that and the line.
    pub id: String,
    /// What stands there.
    pub bytes: Vec<u8>,
    /// Names of the columns, for a row of CSV.
    pub header: Option<Arc<Header>>,
}

/// The first row of a CSV file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Names of the columns.
    pub names: Vec<String>,
    /// What stands between two fields.
    pub delimiter: u8,
}

impl Record {
    /// The record that a whole file makes.
    pub(crate) fn whole(name: &str, bytes: Vec<u8>) -> Self {
        Self { origin: name.to_owned(), id: stem(name).to_owned(), bytes, header: None }
    }

    /// The record that one row makes; lines count from 1.
    pub(crate) fn row(name: &str, line: usize, bytes: Vec<u8>) -> Self {
        Self { origin: format!("{name}:{line}"), id: format!("{}-{line}", stem(name)), bytes, header: None }
    }
}

/// A file's name without folders and ending; standard input is called so.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    };
    if matches!(stem, "" | "-") { "stdin" } else { stem }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(stem(name), expected);
    }

    #[test]
    fn stems_lose_folder_and_ending() {
        check("news/2026.03/river-scheme.txt", "river-scheme");
        check(r"news\river.scheme.html", "river.scheme");
        check(".hidden", ".hidden");
        check("-", "stdin");
    }
}
