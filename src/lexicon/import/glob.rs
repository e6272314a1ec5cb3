//! Words with wildcards, as LIWC and quanteda write them.

use crate::lexicon::draft::{DraftFields, DraftTerm};
use crate::lexicon::entry::MatchMode;

/// The term that a word with wildcards comes to: `*` for any letters, `?` for one. `None` where it has no letter.
pub(super) fn term(written: &str) -> Option<DraftTerm> {
    let text = plain(written);
    if !text.contains(char::is_alphanumeric) {
        return None;
    }
    if !text.contains(['*', '?']) {
        return Some(of(text, MatchMode::Exact));
    }
    match text.strip_suffix('*') {
        Some(start) if start.chars().all(char::is_alphanumeric) => Some(of(start.to_owned(), MatchMode::Prefix)),
        _ => Some(of(pattern(&text), MatchMode::Pattern)),
    }
}

/// Lower case, straight apostrophes, one blank between words.
pub(super) fn plain(written: &str) -> String {
    let lower = written.to_lowercase().replace(['’', '‘'], "'");
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A term of this text, matched so.
pub(super) fn of(text: String, mode: MatchMode) -> DraftTerm {
    DraftTerm { text, fields: DraftFields { mode: Some(mode), ..DraftFields::default() } }
}

fn pattern(text: &str) -> String {
    let inside: String = text
        .chars()
        .map(|c| match c {
            '*' => r"[\w'’-]*".to_owned(),
            '?' => r"\w".to_owned(),
            ' ' => r"\s+".to_owned(),
            c => regex::escape(&c.to_string()),
        })
        .collect();
    format!(r"\b{inside}\b")
}
