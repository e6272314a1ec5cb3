//! Posts that a page shows without quotation marks: a paragraph that is signed with a dash, a name and a handle.

use std::ops::Range;

use crate::grammar::ZoneKind;
use crate::sourcing::text::Read;

/// Longest signature, in bytes.
const LONGEST_SIGNATURE: usize = 120;
/// Longest date behind a handle, in bytes.
const LONGEST_DATE: usize = 30;
/// What a handle in brackets starts with.
const HANDLE: &str = "(@";

/// The tokens of posts with their signatures, in text order: words of their writers, not of the outlet.
pub(super) fn find(read: Read<'_>) -> Vec<Range<usize>> {
    // Most articles have no handle anywhere, and most paragraphs of the others none.
    if !has_handle(read.doc.text()) {
        return Vec::new();
    }
    let body = read.tokens.paragraphs.iter().filter(|paragraph| paragraph.zone == ZoneKind::Body);
    let mut found = Vec::new();
    let mut before: Option<Range<usize>> = None;
    for paragraph in body {
        let text = &read.doc[paragraph.span];
        let signed = has_handle(text) && is_signed(text);
        if signed {
            let own = if is_signature(text) { before.take() } else { None };
            found.extend(own);
            found.push(paragraph.tokens.clone());
        }
        before = Some(paragraph.tokens.clone()).filter(|_| !signed);
    }
    found
}

fn has_handle(text: &str) -> bool {
    memchr::memchr(b'@', text.as_bytes()).is_some()
}

/// Whether a paragraph ends in a dash, a name and a handle in brackets, perhaps with a date.
fn is_signed(text: &str) -> bool {
    let Some((before, after)) = text.rsplit_once(HANDLE) else { return false };
    let dashed = before.rsplit_once(is_dash).is_some_and(|(_, name)| name.len() <= LONGEST_SIGNATURE);
    let ends = after.split_once(')').is_some_and(|(_, date)| date.len() <= LONGEST_DATE);
    dashed && ends
}

/// Whether a signed paragraph is nothing but the signature.
fn is_signature(text: &str) -> bool {
    text.len() <= LONGEST_SIGNATURE && text.trim_start().starts_with(is_dash)
}

fn is_dash(character: char) -> bool {
    matches!(character, '—' | '–' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_a_name_and_a_handle_sign() {
        for text in ["— Ana Ruiz (@anaruiz) 3 May 2025", "The pier is a sham! – Ana Ruiz (@anaruiz)"] {
            assert!(is_signed(text), "{text}");
        }
        for text in ["Ana Ruiz (@anaruiz) wrote that the pier is a sham.", "The pier — a sham — will open.", ""] {
            assert!(!is_signed(text), "{text}");
        }
    }
}
