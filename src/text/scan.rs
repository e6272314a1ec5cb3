//! Cuts text into lines, and lines into the smallest pieces the program knows: words, numbers, marks.

use std::borrow::Cow;
use std::num::NonZeroU64;

use super::short::ShortWord;
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
    /// `"`, and `''` typed as two characters.
    Straight,
    /// Two back-ticks: opens only.
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
    /// Its letters in lower case as one number, the first in the lowest byte, where it is a word of one to seven ASCII
    /// letters of which the first alone may be a capital.
    pub letters: Option<NonZeroU64>,
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
    Pieces { text: &doc[span], clitics, span, at: 0, glued: false, hyphened: false, pending: 0 }
}

/// What is left of a text to be cut.
struct Pieces<'d, 'c> {
    text: &'d str,
    clitics: &'d [Cow<'c, str>],
    span: Span,
    at: usize,
    glued: bool,
    hyphened: bool,
    /// Length of the clitic that follows the word taken last.
    pending: usize,
}

impl Iterator for Pieces<'_, '_> {
    type Item = Piece;

    /// Blanks and short words are most of every text: these words are taken by the eight bytes, other plain ones by the
    /// byte.
    #[inline]
    fn next(&mut self) -> Option<Piece> {
        loop {
            let rest = self.text.as_bytes().get(self.at..)?;
            match *rest.first()? {
                b' ' => (self.at, self.glued) = (self.at + 1, false),
                byte if self.pending == 0 && byte.is_ascii_alphanumeric() => {
                    if let Some(word) = ShortWord::opening(rest).filter(|word| ends_at(rest, word.len)) {
                        let piece = self.take(word.len, PieceKind::Word, !word.capital);
                        return Some(Piece { letters: word.letters, ..piece });
                    }
                    let (len, run) = plain_len(rest);
                    if rest.get(len).is_some_and(|next| kind_of(*next) != ByteKind::MAY_JOIN) || len == rest.len() {
                        return Some(self.take(len, word_or_number(byte), run == ByteKind::SMALL));
                    }
                    let len = joined_len(self.text.get(self.at..)?, len);
                    return Some(self.take_word(len, word_or_number(byte)));
                }
                _ => {
                    if let Some(piece) = self.other() {
                        return Some(piece);
                    }
                }
            }
        }
    }
}

impl Pieces<'_, '_> {
    /// A piece that begins with none of the characters that most words begin with. White space and hyphens are passed
    /// over, and are none.
    fn other(&mut self) -> Option<Piece> {
        if self.pending > 0 {
            let len = std::mem::take(&mut self.pending);
            return Some(self.take(len, PieceKind::Word, self.is_plain(len)));
        }
        let rest = self.text.get(self.at..)?;
        let mut characters = rest.chars();
        let first = characters.next()?;
        if first.is_whitespace() || is_invisible(first) {
            self.at += first.len_utf8();
            self.glued &= is_invisible(first);
            return None;
        }
        if self.glued && is_hyphen(first) && characters.next().is_some_and(char::is_alphanumeric) {
            (self.at, self.hyphened) = (self.at + first.len_utf8(), true);
            return None;
        }
        if let Some(len) = self.clitic_behind_stop(rest, first) {
            return Some(self.take(len, PieceKind::Word, self.is_plain(len)));
        }
        let (len, kind) = piece_at(rest, first);
        Some(self.take_word(len, kind))
    }

    /// The length of the `'s` of "the U.K.'s ports": a clitic glued to the stop of a short form.
    fn clitic_behind_stop(&self, rest: &str, first: char) -> Option<usize> {
        let stop = self.at.checked_sub(1).is_some_and(|before| self.text.as_bytes().get(before) == Some(&b'.'));
        let letters = Some(rest).filter(|_| stop && self.glued)?.strip_prefix(['\'', '’'])?;
        let end = letters.find(|c: char| !c.is_alphanumeric()).unwrap_or(letters.len());
        let clitic = letters.get(..end).filter(|letters| is_clitic(letters, self.clitics))?;
        Some(first.len_utf8() + clitic.len())
    }

    /// Takes a piece, and keeps a clitic that it ends in for the next.
    fn take_word(&mut self, len: usize, kind: PieceKind) -> Piece {
        let clitic = || self.text.get(self.at..self.at + len).map_or(0, |word| clitic_len(word, self.clitics));
        let pending = if kind == PieceKind::Word { clitic() } else { 0 };
        self.pending = pending;
        let len = len - pending;
        self.take(len, kind, self.is_plain(len))
    }

    #[inline]
    fn take(&mut self, len: usize, kind: PieceKind, plain: bool) -> Piece {
        let start = self.span.start() + self.at;
        let span = Span::new(start, start + len);
        let piece = Piece { span, kind, glued: self.glued, hyphened: self.hyphened, plain, letters: None };
        self.at += len;
        (self.glued, self.hyphened) = (true, false);
        piece
    }

    /// Whether the next bytes are ASCII without capitals.
    fn is_plain(&self, len: usize) -> bool {
        let bytes = self.text.as_bytes().get(self.at..self.at + len);
        bytes.is_some_and(|bytes| bytes.iter().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()))
    }
}

fn word_or_number(first: u8) -> PieceKind {
    if first.is_ascii_digit() { PieceKind::Number } else { PieceKind::Word }
}

/// What a byte, or a run of bytes, is to the cutting of words.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
struct ByteKind(u8);

impl ByteKind {
    /// Blanks, and most marks: they end a word whatever stands beside them.
    const ENDS: Self = Self(0);
    /// ASCII small letters and digits.
    const SMALL: Self = Self(1);
    /// ASCII letters and digits, capitals among them.
    const CAPITALS: Self = Self(3);
    /// May hold a word together, or be a letter beyond ASCII.
    const MAY_JOIN: Self = Self(4);

    const fn of(byte: u8) -> Self {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => Self::SMALL,
            b'A'..=b'Z' => Self::CAPITALS,
            b'\'' | b'&' | b'.' | b',' | b':' | b'_' | 128.. => Self::MAY_JOIN,
            _ => Self::ENDS,
        }
    }
}

/// The kind of every byte: a table is quicker than its rule.
static KINDS: [ByteKind; 256] = {
    let mut kinds = [ByteKind::ENDS; 256];
    let (mut rest, mut byte) = (kinds.as_mut_slice(), 0);
    while let Some((kind, tail)) = rest.split_first_mut() {
        *kind = ByteKind::of(byte);
        (rest, byte) = (tail, byte.saturating_add(1));
    }
    kinds
};

#[inline]
fn kind_of(byte: u8) -> ByteKind {
    KINDS.get(usize::from(byte)).copied().unwrap_or(ByteKind::ENDS)
}

/// Whether what stands at `len` ends the word before it: at once, or as a comma, a full stop or the like before a blank.
#[inline]
fn ends_at(bytes: &[u8], len: usize) -> bool {
    let ends = |at: usize| bytes.get(at).is_none_or(|byte| kind_of(*byte) == ByteKind::ENDS);
    ends(len) || (ends(len + 1) && bytes.get(len).is_some_and(|byte| matches!(byte, b'\'' | b'&' | b'.' | b',' | b':')))
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Length of the clitic that a word ends in.
fn clitic_len(word: &str, clitics: &[Cow<'_, str>]) -> usize {
    let Some(at) = word.rfind(['\'', '’']).filter(|at| *at > 0) else { return 0 };
    let letters = word.get(at..).map(|tail| tail.trim_start_matches(['\'', '’']));
    letters.filter(|letters| is_clitic(letters, clitics)).map_or(0, |_| word.len() - at)
}

/// Whether the letters behind an apostrophe are a clitic.
fn is_clitic(letters: &str, clitics: &[Cow<'_, str>]) -> bool {
    clitics.iter().any(|clitic| clitic.trim_start_matches('\'').eq_ignore_ascii_case(letters))
}

/// Zero-width characters and marks of direction: they separate nothing and show nothing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\0')
}

fn piece_at(rest: &str, first: char) -> (usize, PieceKind) {
    let doubled = || rest.get(1..2).is_some_and(|next| rest.starts_with(next));
    let mark = |glyph| (first.len_utf8(), PieceKind::Mark(glyph));
    match first {
        '“' | '„' | '‟' => mark(Glyph::CurlyOpen),
        '”' => mark(Glyph::CurlyClose),
        '"' | '＂' => mark(Glyph::Straight),
        '\'' if doubled() => (2, PieceKind::Mark(Glyph::Straight)),
        '`' if doubled() => (2, PieceKind::Mark(Glyph::BacktickOpen)),
        '«' => mark(Glyph::GuillemetOpen),
        '»' => mark(Glyph::GuillemetClose),
        '‘' | '‚' => mark(Glyph::SingleOpen),
        '’' | '‛' => mark(Glyph::SingleClose),
        '\'' | '`' => mark(Glyph::SingleStraight),
        letter if letter.is_alphanumeric() => (joined_len(rest, 0), PieceKind::Word),
        other => (other.len_utf8(), PieceKind::Punctuation(other)),
    }
}

/// Length of a word that goes on beyond `at`, perhaps.
fn joined_len(rest: &str, mut at: usize) -> usize {
    loop {
        let Some(next) = rest.get(at..).and_then(|tail| tail.chars().next()) else { return at };
        if next.is_alphanumeric() || is_combining(next) || is_soft(next) || joins(rest, at, next) {
            at += next.len_utf8();
        } else {
            return at;
        }
        at += rest.as_bytes().get(at..).map_or(0, |bytes| plain_len(bytes).0);
    }
}

/// How many letters and digits bytes start with, and which.
#[inline]
fn plain_len(bytes: &[u8]) -> (usize, ByteKind) {
    let (mut len, mut seen) = (0, 0);
    for byte in bytes {
        let ByteKind(kind) = kind_of(*byte);
        if kind & ByteKind::SMALL.0 == 0 {
            break;
        }
        seen |= kind;
        len += 1;
    }
    (len, ByteKind(seen))
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

/// Marks inside words that are not seen: where a word may be broken, and how its letters are tied.
pub(crate) fn is_soft(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}')
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
    fn what_is_not_seen_parts_nothing() {
        check("re\u{AD}gime", &["re\u{AD}gime"]);
        let doc = Document::new("\"\u{200B}The end");
        let glued: Vec<bool> = pieces(&doc, doc.span(), &[]).map(|piece| piece.glued).collect();
        assert_eq!(glued, [false, true, false]);
    }

    #[test]
    fn lines_come_without_their_ends() {
        let doc = Document::new("a\r\n\nb");
        let found: Vec<&str> = lines(&doc).map(|line| &doc[line]).collect();
        assert_eq!(found, ["a", "", "", "b"]);
    }
}
