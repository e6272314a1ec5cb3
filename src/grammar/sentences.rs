//! Sentences: where they end, in spite of abbreviations, initials and quotation marks.

use std::ops::Range;

use super::tokens::Tokens;
use crate::lexicon::{Class, Classes};
use crate::text::{Document, Glyph, PieceKind, Span};

/// Number of a sentence in its article, from 0.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SentenceId(pub u32);

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Number of its paragraph in [`Tokens::paragraphs`].
    pub paragraph: usize,
}

/// Cuts all paragraphs into sentences.
pub(super) fn split(doc: &Document, tokens: &Tokens) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (paragraph, place) in tokens.paragraphs.iter().enumerate() {
        let mut first = place.tokens.start;
        let mut at = first;
        let mut stops = Stops::default();
        while at < place.tokens.end {
            // Stops in a row end together: what stands behind them is looked for once.
            if at >= stops.end && is_stop(tokens, at) {
                stops = Stops::starting_at(tokens, at, place.tokens.end);
            }
            let end = if at < stops.end { end_after(doc, tokens, at, stops, place.tokens.end) } else { None };
            at = end.unwrap_or(at + 1);
            if (end.is_some() || at == place.tokens.end || at - first >= LONGEST_SENTENCE)
                && let Some(span) = tokens.place(first..at)
            {
                sentences.push(Sentence { span, tokens: first..at, paragraph });
                first = at;
            }
        }
    }
    sentences
}

/// Longest sentence, in tokens: what runs on without a stop is cut, so that no text takes long.
const LONGEST_SENTENCE: usize = 600;

fn is_stop(tokens: &Tokens, at: usize) -> bool {
    matches!(tokens.kind(at), Some(PieceKind::Punctuation('.' | '!' | '?' | '…')))
}

/// Stops in a row.
#[derive(Copy, Clone, Default)]
struct Stops {
    /// The token after the last of them.
    end: usize,
    /// The token after the marks and brackets that close behind them.
    next: usize,
}

impl Stops {
    fn starting_at(tokens: &Tokens, at: usize, limit: usize) -> Self {
        let end = (at..limit).find(|at| !is_stop(tokens, *at)).unwrap_or(limit);
        let next = (end..limit).find(|at| !closes(tokens, *at)).unwrap_or(limit);
        Self { end, next }
    }
}

/// The token after the sentence that the stop at `at`, one of some in a row, ends, if it ends one.
fn end_after(doc: &Document, tokens: &Tokens, at: usize, stops: Stops, limit: usize) -> Option<usize> {
    let next = stops.next;
    if next == limit {
        return Some(next);
    }
    if tokens.is_glued(next) || is_abbreviation(doc, tokens, at, next) || !can_start(tokens, next) {
        return None;
    }
    // “Why?” Ana Ruiz asked. The question belongs to the sentence of its speaker.
    let in_marks = next > stops.end && !tokens.is_punctuation(at, '.');
    if in_marks && speaker_follows(tokens, next, limit) { None } else { Some(next) }
}

fn closes(tokens: &Tokens, at: usize) -> bool {
    let glued = tokens.is_glued(at);
    match tokens.kind(at) {
        Some(PieceKind::Mark(Glyph::CurlyClose | Glyph::SingleClose | Glyph::GuillemetClose)) => true,
        Some(PieceKind::Mark(Glyph::Straight | Glyph::SingleStraight)) => glued,
        Some(PieceKind::Punctuation(')' | ']')) => glued,
        _ => false,
    }
}

fn can_start(tokens: &Tokens, at: usize) -> bool {
    match tokens.kind(at) {
        Some(PieceKind::Word) => tokens.is_capital(at) || tokens.is_hyphened(at),
        Some(PieceKind::Punctuation(',' | ';' | ':')) | None => false,
        Some(_) => true,
    }
}

/// Whether the stop at `at` belongs to an abbreviation or an initial before it.
fn is_abbreviation(doc: &Document, tokens: &Tokens, at: usize, next: usize) -> bool {
    let Some(word) = at.checked_sub(1).filter(|word| tokens.is_word(*word)) else { return false };
    if !tokens.is_punctuation(at, '.') || !tokens.is_glued(at) || next > at + 1 {
        return false;
    }
    let text = &doc[tokens.span(word)];
    let is_initial = tokens.is_capital(word) && text.chars().count() == 1;
    if tokens.is(word, Class::Abbreviation) {
        return true;
    }
    let maybe = tokens.is(word, Class::AbbreviationMaybe) || text.contains('.') || is_initial;
    // "at 7 p.m. “No train left”": the sentence may open with a quotation.
    let word = if tokens.glyph(next).is_some() { next + 1 } else { next };
    maybe && !tokens.classes(word).any(STARTERS)
}

/// Words that hardly follow an abbreviation with a capital unless a sentence starts.
const STARTERS: Classes = Classes::of(&[
    Class::Determiner,
    Class::PronounSubject,
    Class::PossessiveDeterminer,
    Class::Subordinator,
    Class::Preposition,
    Class::Conjunction,
    Class::WhWord,
    Class::Demonstrative,
]);

fn speaker_follows(tokens: &Tokens, next: usize, limit: usize) -> bool {
    let is_name_part = |at: usize| tokens.is_capital(at) || tokens.is(at, Class::Determiner);
    let mut at = next;
    while at < limit && at < next + 6 && tokens.is_word(at) && is_name_part(at) && !tokens.is(at, Class::CueVerb) {
        at += 1;
    }
    at > next && at < limit && tokens.is(at, Class::CueVerb) && tokens.is(at, Class::FormPast)
}
