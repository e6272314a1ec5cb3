//! Quotation marks, paired: which opens, which closes, and which is an apostrophe.

use super::tokens::{Paragraph, Tokens};
use super::zones::ZoneKind;
use crate::lexicon::Class;
use crate::text::{Document, Glyph, PieceKind};

/// Paired quotation marks of an article.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Pairs, by opening mark.
    pub pairs: Vec<Pair>,
    /// For each token, one more than the number of the outermost pair that it is in; 0 outside all.
    outer: Vec<u32>,
}

/// A stretch between quotation marks.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Token of the opening mark.
    pub open: usize,
    /// The token after the closing mark, or after the last one where the mark is never closed.
    pub end: usize,
    /// Whether a closing mark stands at the end.
    pub closed: bool,
    /// How many pairs it stands in.
    pub depth: u8,
    /// The family of its marks.
    pub family: Family,
}

/// Families of marks that open and close each other.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Family {
    /// “ ” " '' ``.
    Double,
    /// ‘ ’ '.
    Single,
    /// « ».
    Guillemet,
}

impl Pair {
    /// The tokens between the marks.
    #[must_use]
    pub fn inside(&self) -> std::ops::Range<usize> {
        let end = if self.closed { self.end - 1 } else { self.end };
        (self.open + 1).min(end)..end
    }
}

impl Marks {
    /// The outermost pair that a token is in, its marks included.
    #[must_use]
    pub fn pair_at(&self, token: usize) -> Option<usize> {
        let number = self.outer.get(token).copied().unwrap_or(0) as usize;
        number.checked_sub(1)
    }

    /// Whether a token is inside quotation marks, or is one.
    #[must_use]
    pub fn is_inside(&self, token: usize) -> bool {
        self.pair_at(token).is_some()
    }
}

/// Pairs the marks of an article, paragraph by paragraph; one left open goes on where the next paragraph reopens it.
pub(crate) fn find(doc: &Document, tokens: &Tokens) -> Marks {
    let mut pairs: Vec<Pair> = Vec::new();
    // The outermost pair of the paragraph before, left open there.
    let mut left_open: Option<usize> = None;
    for paragraph in &tokens.paragraphs {
        let from = pairs.len();
        Pairing { doc, tokens, paragraph, stack: Vec::new(), found: &mut pairs }.run();
        pairs.get_mut(from..).unwrap_or_default().sort_by_key(|pair| pair.open);
        if let Some(before) = left_open
            && let Some(first) = pairs.get(from).copied().filter(|pair| pair.open == paragraph.tokens.start)
            && let Some(earlier) = pairs.get_mut(before)
        {
            (earlier.end, earlier.closed) = (first.end, first.closed);
            pairs.remove(from);
            left_open = (!first.closed).then_some(before);
            continue;
        }
        left_open = pairs
            .get(from..)
            .unwrap_or_default()
            .iter()
            .rposition(|pair| {
                // One that a new mark cut short is not open at the end.
                let open = !pair.closed && pair.end == paragraph.tokens.end;
                open && pair.depth == 0 && paragraph.zone == ZoneKind::Body
            })
            .map(|at| from + at);
    }
    let mut outer = vec![0; tokens.len()];
    for (number, pair) in pairs.iter().enumerate().filter(|(_, pair)| pair.depth == 0) {
        if let Some(range) = outer.get_mut(pair.open..pair.end) {
            range.fill(u32::try_from(number + 1).unwrap_or(0));
        }
    }
    Marks { pairs, outer }
}

/// Farthest that the closing mark of a single quotation is looked for, in tokens.
const LONGEST_SINGLE: usize = 400;

struct Pairing<'a> {
    doc: &'a Document,
    tokens: &'a Tokens,
    paragraph: &'a Paragraph,
    stack: Vec<(Family, usize)>,
    found: &'a mut Vec<Pair>,
}

/// What a mark does where it stands.
enum Act {
    Open(Family),
    Close(Family),
    /// Opens anew what was never closed.
    Restart(Family),
    Nothing,
}

impl Pairing<'_> {
    fn run(&mut self) {
        let mut in_value = false;
        for at in self.paragraph.tokens.clone() {
            let Some(glyph) = self.tokens.glyph(at) else { continue };
            if glyph == Glyph::Straight && (in_value || self.opens_value(at)) {
                in_value = !in_value;
                continue;
            }
            match self.act(at, glyph) {
                Act::Open(family) => self.stack.push((family, at)),
                Act::Close(family) => self.close(family, at + 1, true),
                Act::Restart(family) => {
                    self.close(family, at, false);
                    self.stack.push((family, at));
                }
                Act::Nothing => {}
            }
        }
        while let Some((family, _)) = self.stack.last().copied() {
            self.close(family, self.paragraph.tokens.end, false);
        }
    }

    fn close(&mut self, family: Family, end: usize, closed: bool) {
        // A single mark that nothing closes was an apostrophe.
        while let Some((open_family, open)) = self.stack.pop() {
            let closed = closed && open_family == family;
            if open_family != Family::Single || closed {
                let depth = u8::try_from(self.stack.len()).unwrap_or(u8::MAX);
                self.found.push(Pair { open, end, closed, depth, family: open_family });
            }
            if open_family == family {
                return;
            }
        }
    }

    fn is_open(&self, family: Family) -> bool {
        self.stack.iter().any(|(open, _)| *open == family)
    }

    /// A curly mark that opens by its shape and closes by its place: “It is cold,“ said Roe.
    fn is_turned(&self, at: usize) -> bool {
        let parted =
            at + 1 >= self.tokens.len() || !self.tokens.is_glued(at + 1) || self.tokens.glyph(at + 1).is_some();
        self.tokens.is_glued(at) && parted
    }

    fn act(&self, at: usize, glyph: Glyph) -> Act {
        let family = match glyph {
            Glyph::CurlyOpen | Glyph::CurlyClose | Glyph::Straight | Glyph::BacktickOpen => Family::Double,
            Glyph::GuillemetOpen | Glyph::GuillemetClose => Family::Guillemet,
            _ => Family::Single,
        };
        let open = self.is_open(family);
        match glyph {
            Glyph::CurlyOpen if self.is_low_high_close(at) => Act::Close(family),
            Glyph::CurlyOpen if open && self.is_turned(at) => Act::Close(family),
            Glyph::CurlyOpen if open && self.is_nested(at) => Act::Open(family),
            Glyph::CurlyOpen | Glyph::BacktickOpen | Glyph::GuillemetOpen if open => Act::Restart(family),
            Glyph::CurlyOpen | Glyph::BacktickOpen | Glyph::GuillemetOpen => Act::Open(family),
            Glyph::CurlyClose | Glyph::GuillemetClose if open => Act::Close(family),
            Glyph::CurlyClose | Glyph::GuillemetClose => Act::Nothing,
            Glyph::Straight => self.straight(at, open),
            Glyph::SingleOpen if open => Act::Nothing,
            Glyph::SingleOpen => self.single_open(at),
            Glyph::SingleClose if open => self.single_close(at),
            Glyph::SingleClose if self.closes_double(at) => Act::Close(Family::Double),
            Glyph::SingleClose => Act::Nothing,
            Glyph::SingleStraight if open => self.single_close(at),
            Glyph::SingleStraight => self.single_open(at),
        }
    }

    /// “The claim that it “pays” is false,” said Roe: two closing marks follow before another one opens.
    fn is_nested(&self, at: usize) -> bool {
        let later = at + 1..self.paragraph.tokens.end.min(at + LONGEST_SINGLE);
        let mut later = later
            .filter_map(|at| self.tokens.glyph(at))
            .filter(|glyph| matches!(glyph, Glyph::CurlyOpen | Glyph::CurlyClose | Glyph::Straight));
        let closes = |glyph: Option<Glyph>| glyph == Some(Glyph::CurlyClose);
        let depth = self.stack.iter().filter(|(family, _)| *family == Family::Double).count();
        depth == 1 && !self.tokens.is_glued(at) && closes(later.next()) && closes(later.next())
    }

    /// “Stop it.’ Roe left.: a single mark in place of the double one that nothing else in the paragraph closes.
    fn closes_double(&self, at: usize) -> bool {
        let stop = |at: usize| ['.', '!', '?'].into_iter().any(|stop| self.tokens.is_punctuation(at, stop));
        let ends = at > self.paragraph.tokens.start && stop(at - 1) && self.tokens.is_glued(at) && self.blank_after(at);
        let mut later = at + 1..self.paragraph.tokens.end;
        ends && self.is_open(Family::Double)
            && !later.any(|at| matches!(self.tokens.glyph(at), Some(Glyph::CurlyClose | Glyph::Straight)))
    }

    /// `<a href="…">`: the value of an attribute, in markup that was left in the text.
    fn opens_value(&self, at: usize) -> bool {
        let assigned = |before| self.tokens.kind(before) == Some(PieceKind::Punctuation('='));
        self.tokens.is_glued(at) && at.checked_sub(1).is_some_and(assigned)
    }

    /// The mark of a value that began a line before, at the end of its tag.
    fn ends_tag(&self, at: usize) -> bool {
        self.tokens.kind(at + 1) == Some(PieceKind::Punctuation('>')) && self.tokens.is_glued(at + 1)
    }

    fn blank_before(&self, at: usize) -> bool {
        let after_opener = at > self.paragraph.tokens.start
            && matches!(
                self.tokens.kind(at - 1),
                Some(PieceKind::Punctuation('(' | '[' | '—' | '–' | '-' | '/') | PieceKind::Mark(_))
            );
        at == self.paragraph.tokens.start || !self.tokens.is_glued(at) || after_opener
    }

    fn blank_after(&self, at: usize) -> bool {
        at + 1 >= self.paragraph.tokens.end || !self.tokens.is_glued(at + 1)
    }

    /// `„…“`: the high curly mark that elsewhere opens closes what a low one opened.
    fn is_low_high_close(&self, at: usize) -> bool {
        let opener = self.stack.iter().rev().find(|(family, _)| *family == Family::Double);
        opener.is_some_and(|(_, open)| {
            self.doc[self.tokens.span(*open)].starts_with('„') && !self.doc[self.tokens.span(at)].starts_with('„')
        })
    }

    fn straight(&self, at: usize, open: bool) -> Act {
        let (before, after) = (self.blank_before(at), self.blank_after(at));
        let inches = at > 0 && self.tokens.kind(at - 1) == Some(PieceKind::Number) && self.tokens.is_glued(at);
        match (open, after) {
            (false, true) => Act::Nothing,
            (false, false) if inches || self.ends_tag(at) => Act::Nothing,
            (false, false) => Act::Open(Family::Double),
            (true, false) if before => Act::Restart(Family::Double),
            (true, _) => Act::Close(Family::Double),
        }
    }

    fn single_open(&self, at: usize) -> Act {
        let before = self.blank_before(at);
        let decade = self.tokens.kind(at + 1) == Some(PieceKind::Number);
        let closes_later =
            || (at + 2..self.paragraph.tokens.end.min(at + LONGEST_SINGLE)).any(|later| self.can_close_single(later));
        if before && !self.blank_after(at) && !decade && closes_later() {
            Act::Open(Family::Single)
        } else {
            Act::Nothing
        }
    }

    fn single_close(&self, at: usize) -> Act {
        if !self.can_close_single(at) {
            return Act::Nothing;
        }
        // "the workers’ rights’": a mark after s before a small letter is a plural's, if a better one follows.
        let after_s = self.doc[self.tokens.span(at.saturating_sub(1))].ends_with('s');
        let word_follows = self.tokens.is_word(at + 1) && !self.tokens.is_capital(at + 1);
        let better = || {
            (at + 1..self.paragraph.tokens.end.min(at + LONGEST_SINGLE))
                .take_while(|later| !matches!(self.tokens.glyph(*later), Some(Glyph::SingleOpen)))
                .any(|later| self.can_close_single(later))
        };
        let said = self.tokens.is(at + 1, Class::CueVerb);
        if after_s && word_follows && !said && better() { Act::Nothing } else { Act::Close(Family::Single) }
    }

    fn can_close_single(&self, at: usize) -> bool {
        let glyph = matches!(self.tokens.glyph(at), Some(Glyph::SingleClose | Glyph::SingleStraight));
        let next_is_word = self.tokens.is_wordlike(at + 1) && self.tokens.is_glued(at + 1);
        glyph && self.tokens.is_glued(at) && (!next_is_word || self.blank_after(at))
    }
}
