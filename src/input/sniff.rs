//! Which reader an input wants: by the ending of its name, else by its first bytes.

use super::{READERS, Reader, html, jsonl, text};

/// The reader that `--from` names.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static dyn Reader> {
    READERS.iter().copied().find(|reader| reader.name() == name)
}

/// The reader for a file: by the ending of its name where that is known, else by what its first bytes look like.
///
/// Unknown endings and standard input are plain text unless they look like a web page or rows of JSON.
#[must_use]
pub fn choose(name: &str, head: &[u8]) -> &'static dyn Reader {
    by_extension(name).unwrap_or_else(|| by_content(head))
}

fn by_extension(name: &str) -> Option<&'static dyn Reader> {
    let file = name.rsplit(['/', '\\']).next()?;
    let extension = file.rsplit_once('.')?.1.to_ascii_lowercase();
    READERS.iter().copied().find(|reader| reader.extensions().contains(&extension.as_str()))
}

fn by_content(head: &[u8]) -> &'static dyn Reader {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    if looks_like_jsonl(head) {
        return &jsonl::Jsonl;
    }
    if looks_like_html(head) {
        return &html::Html;
    }
    &text::Text
}

/// An object's opening brace with a field's opening quotation mark after it.
fn looks_like_jsonl(head: &[u8]) -> bool {
    head.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\""))
}

fn looks_like_html(head: &[u8]) -> bool {
    let starts = |tag: &[u8]| head.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    [&b"<!doctype html"[..], b"<html", b"<head", b"<body", b"<?xml", b"<!--"].into_iter().any(starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, head: &str, expected: &str) {
        assert_eq!(choose(name, head.as_bytes()).name(), expected);
    }

    #[test]
    fn known_endings_decide() {
        check("a.txt", "<html>", "text");
        check("a.MD", "", "markdown");
        check("pages/a.b.HTM", "", "html");
        check("rows.ndjson", "", "jsonl");
        check("rows.tsv", "", "csv");
    }

    #[test]
    fn unknown_endings_and_streams_are_looked_into() {
        check("-", "Rain is likely.", "text");
        check("-", "\n {\"text\": \"Rain\"}", "jsonl");
        check("page", "\u{FEFF} <!DOCTYPE html><title>", "html");
        check("a.b/page", "<HTML>", "html");
        check("story.doc", "{Rain}", "text");
    }

    #[test]
    fn names_and_endings_are_each_used_once() {
        let mut seen = std::collections::BTreeSet::new();
        for reader in READERS {
            assert!(by_name(reader.name()).is_some());
            for extension in reader.extensions() {
                assert!(seen.insert(*extension), "{extension}");
                assert_eq!(*extension, extension.to_ascii_lowercase());
            }
        }
    }
}
