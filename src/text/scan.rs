//! Cuts text into lines, and lines into the smallest pieces the program knows: words, numbers, marks.

use std::borrow::Cow;

use super::{Document, Span};

/// What kind of piece a stretch of text is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// Letters, with apostrophes and full stops inside (`don't`, `U.S`); a hyphen ends a word.
    Word,
    /// Starts with a digit (`1,200.50`, `10th`).
    Number,
    /// A quotation mark or an apostrophe that stands outside words.
    Mark(Glyph),
    /// Any other character that is not white space.
    Punctuation(char),
}

/// Families of quotation marks; a closing mark must be of the family of its opening one.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// `“` or `„`.
    CurlyOpen,
    /// `”`.
    CurlyClose,
    /// `"`, and `''` or `` `` `` typed as two characters.
    Straight,
    /// Two back-ticks, or `‹‹`: opens only.
    BacktickOpen,
    /// `«`.
    GuillemetOpen,
    /// `»`.
    GuillemetClose,
    /// `‘`.
    SingleOpen,
    /// `’`, also the apostrophe.
    SingleClose,
    /// `'`.
    SingleStraight,
}

/// One piece of text.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: PieceKind,
    /// No white space stands before it.
    pub glued: bool,
    /// A hyphen, which is no piece of its own, joins it to the piece before it.
    pub hyphened: bool,
    /// ASCII without capitals: what it is in lower case already.
    pub plain: bool,
}

/// The lines of a document, without their line ends; empty ones included.
pub fn lines(doc: &Document) -> impl Iterator<Item = Span> + '_ {
    let text = doc.text();
    let mut start = 0;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let rest = text.get(start..).unwrap_or("");
        let end = if let Some(at) = memchr::memchr2(b'\n', b'\r', rest.as_bytes()) {
            start + at
        } else {
            done = true;
            text.len()
        };
        let span = Span::new(start, end);
        start = end + 1;
        Some(span)
    })
}

/// The pieces inside `span`, in order. White space separates, and is no piece; nor is a hyphen between
/// two words. An ending in `clitics` (`'s`, `'ve`) is a piece of its own.
pub fn pieces<'d>(doc: &'d Document, span: Span, clitics: &'d [Cow<'_, str>]) -> impl Iterator<Item = Piece> + 'd {
    let text = &doc[span];
    let (mut at, mut glued, mut hyphened, mut pending) = (0, false, false, 0);
    std::iter::from_fn(move || {
        loop {
            // Blanks and plain words are most of every text: take them by the byte.
            let byte = *text.as_bytes().get(at)?;
            if byte == b' ' {
                (at, glued) = (at + 1, false);
                continue;
            }
            let rest = text.get(at..)?;
            let (mut len, kind, run) = if pending > 0 {
                (pending, PieceKind::Word, Run::OTHER)
            } else if byte.is_ascii_alphanumeric() {
                let (len, run) = word_len(rest);
                (len, if byte.is_ascii_digit() { PieceKind::Number } else { PieceKind::Word }, run)
            } else {
                let first = rest.chars().next()?;
                if first.is_whitespace() || is_invisible(first) {
                    (at, glued) = (at + first.len_utf8(), false);
                    continue;
                }
                if glued && is_hyphen(first) && rest.chars().nth(1).is_some_and(char::is_alphanumeric) {
                    (at, hyphened) = (at + first.len_utf8(), true);
                    continue;
                }
                let (len, kind) = piece_at(rest, first);
                (len, kind, Run::OTHER)
            };
            let whole = run != Run::OTHER;
            pending = if pending == 0 && !whole && kind == PieceKind::Word {
                clitic_len(rest.get(..len).unwrap_or(""), clitics)
            } else {
                0
            };
            len -= pending;
            let place = Span::new(span.start() + at, span.start() + at + len);
            at += len;
            let plain = run == Run::SMALL || (!whole && rest.get(..len).is_some_and(is_plain));
            let piece = Piece { span: place, kind, glued, hyphened, plain };
            (glued, hyphened) = (true, false);
            return Some(piece);
        }
    })
}

/// Whether a text is ASCII without capitals.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
}

/// What a piece is made of, as far as it is known from its bytes.
#[derive(Copy, Clone, PartialEq, Eq)]
struct Run(u8);

impl Run {
    /// ASCII small letters and digits alone.
    const SMALL: Self = Self(1);
    /// ASCII letters and digits alone.
    const CAPITALS: Self = Self(3);
    /// Anything else, perhaps.
    const OTHER: Self = Self(0);
}

/// What a run of this byte alone is.
#[inline]
fn run_of(byte: u8) -> Run {
    match byte {
        b'a'..=b'z' | b'0'..=b'9' => Run::SMALL,
        b'A'..=b'Z' => Run::CAPITALS,
        _ => Run::OTHER,
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Length of the clitic that a word ends in.
fn clitic_len(word: &str, clitics: &[Cow<'_, str>]) -> usize {
    let Some(at) = word.rfind(['\'', '’']).filter(|at| *at > 0) else { return 0 };
    let (tail, letters) = (word.len() - at, word.get(at..).map(|tail| tail.trim_start_matches(['\'', '’'])));
    let is_clitic = |clitic: &&Cow<'_, str>| {
        let clitic_letters = clitic.trim_start_matches('\'');
        letters.is_some_and(|letters| letters.eq_ignore_ascii_case(clitic_letters))
    };
    clitics.iter().find(is_clitic).map_or(0, |_| tail)
}

/// Zero-width characters and marks of direction: they separate nothing and show nothing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\0')
}

fn piece_at(rest: &str, first: char) -> (usize, PieceKind) {
    if first.is_alphanumeric() {
        return (word_len(rest).0, PieceKind::Word);
    }
    let mark = |glyph| (first.len_utf8(), PieceKind::Mark(glyph));
    let doubled = rest.get(1..2).is_some_and(|next| rest.starts_with(next));
    match first {
        '“' | '„' | '‟' => mark(Glyph::CurlyOpen),
        '”' => mark(Glyph::CurlyClose),
        '"' | '＂' => mark(Glyph::Straight),
        '\'' if doubled => (2, PieceKind::Mark(Glyph::Straight)),
        '`' if doubled => (2, PieceKind::Mark(Glyph::BacktickOpen)),
        '«' => mark(Glyph::GuillemetOpen),
        '»' => mark(Glyph::GuillemetClose),
        '‘' | '‚' => mark(Glyph::SingleOpen),
        '’' | '‛' => mark(Glyph::SingleClose),
        '\'' | '`' => mark(Glyph::SingleStraight),
        other => (other.len_utf8(), PieceKind::Punctuation(other)),
    }
}

/// Length of the word or number that `rest` starts with, and what it is made of.
#[inline]
fn word_len(rest: &str) -> (usize, Run) {
    let bytes = rest.as_bytes();
    let (at, run) = plain_len(bytes);
    // Blanks and most marks end a word whatever stands beside them.
    if bytes.get(at).is_none_or(|byte| byte.is_ascii() && !b"'&.,:_".contains(byte)) {
        return (at, run);
    }
    let len = joined_len(rest, at);
    (len, if len == at { run } else { Run::OTHER })
}

/// Length of a word that goes on beyond `at`, perhaps.
fn joined_len(rest: &str, mut at: usize) -> usize {
    loop {
        let Some(next) = rest.get(at..).and_then(|tail| tail.chars().next()) else { return at };
        if next.is_alphanumeric() || is_combining(next) || joins(rest, at, next) {
            at += next.len_utf8();
        } else {
            return at;
        }
        at += rest.as_bytes().get(at..).map_or(0, |bytes| plain_len(bytes).0);
    }
}

/// How many letters and digits bytes start with, and which.
#[inline]
fn plain_len(bytes: &[u8]) -> (usize, Run) {
    let (mut len, mut seen) = (0, 0);
    for byte in bytes {
        let run = run_of(*byte);
        if run == Run::OTHER {
            break;
        }
        seen |= run.0;
        len += 1;
    }
    (len, Run(seen))
}

/// Whether the character at `at` holds a word together: `don't`, `U.S`, `1,200`, `AT&T`.
fn joins(rest: &str, at: usize, c: char) -> bool {
    let after = || rest.get(at + c.len_utf8()..).and_then(|tail| tail.chars().next());
    let before = || rest.get(..at).and_then(|head| head.chars().next_back());
    let digits = || before().is_some_and(|b| b.is_ascii_digit()) && after().is_some_and(|a| a.is_ascii_digit());
    match c {
        '\'' | '’' | '&' => after().is_some_and(char::is_alphanumeric),
        '.' => digits() || (after().is_some_and(char::is_alphabetic) && joins_by_stop(rest, at)),
        ',' | ':' => digits(),
        '_' => true,
        _ => false,
    }
}

/// A full stop inside a word joins initials and site names, not two sentences that lost their blank.
fn joins_by_stop(rest: &str, at: usize) -> bool {
    let head = rest.get(..at).unwrap_or("");
    let letters_before = head.chars().rev().take_while(|c| c.is_alphanumeric()).count();
    let next_upper = rest.get(at + 1..).and_then(|tail| tail.chars().next()).is_some_and(char::is_uppercase);
    letters_before == 1 || !next_upper
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let doc = Document::new(text);
        let found: Vec<&str> = pieces(&doc, doc.span(), &["'s".into()]).map(|piece| &doc[piece.span]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_keep_their_apostrophes() {
        check("Don’t say it's Trump's.", &["Don’t", "say", "it", "'s", "Trump", "'s", "."]);
    }

    #[test]
    fn hyphens_part_words() {
        check("far-right", &["far", "right"]);
    }

    #[test]
    fn initials_and_numbers_stay_whole() {
        check("U.S. 1,200.50 a.m.", &["U.S", ".", "1,200.50", "a.m", "."]);
    }

    #[test]
    fn a_lost_blank_does_not_join_sentences() {
        check("end.Next", &["end", ".", "Next"]);
    }

    #[test]
    fn two_apostrophes_are_one_mark() {
        check("''Yes,'' he said", &["''", "Yes", ",", "''", "he", "said"]);
    }

    #[test]
    fn lines_come_without_their_ends() {
        let doc = Document::new("a\r\n\nb");
        let found: Vec<&str> = lines(&doc).map(|line| &doc[line]).collect();
        assert_eq!(found, ["a", "", "", "b"]);
    }
}
