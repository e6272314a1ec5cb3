//! The one token list of an article: spans, words, word classes and shapes, by paragraph.

use std::ops::Range;

use super::sentences::{Sentence, SentenceId};
use super::zones::ZoneKind;
use crate::lexicon::{Class, Classes, LexiconSet, Match, Matches, Role, WordId};
use crate::text::{Document, Glyph, Piece, PieceKind, Span, is_soft, lines, pieces};

/// All tokens of an article, those of lines that are left out among them. Tokens are counted from 0; asking for one that is not there
/// gives an empty place and no classes, so that rules may look beyond the ends.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    all: Vec<Token>,
    /// The words of the tokens: whoever looks for a word reads nothing else.
    words: Vec<WordId>,
    /// Paragraphs with their tokens, in text order.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences with their tokens, in text order.
    pub sentences: Vec<Sentence>,
    /// Terms of all lexicons, by token.
    pub matches: Matches,
    sentence_of: Vec<u32>,
    /// How many words and numbers stand before each token, and at last how many there are.
    words_before: Vec<u32>,
    pub(super) lines: Vec<Line>,
}

/// A paragraph: one line of the text, or several where lines are wrapped by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// What part of the article it is.
    pub zone: ZoneKind,
    /// Its tokens.
    pub tokens: Range<usize>,
}

#[derive(Copy, Clone, Debug)]
struct Token {
    classes: Classes,
    span: Span,
    kind: PieceKind,
    shape: u8,
}

const CAPITAL: u8 = 1;
const ALL_CAPITALS: u8 = 2;
const GLUED: u8 = 4;
const HYPHENED: u8 = 8;

/// Cuts all lines of a text into tokens, and finds all terms in them. Zones, paragraphs and sentences come after.
#[must_use]
pub fn cut(doc: &Document, lexicons: &LexiconSet) -> Tokens {
    let mut tokens = Tokens::with_room_for(doc.text().len());
    let mut prefixed = Vec::new();
    let mut room = String::new();
    for line in lines(doc) {
        let first = tokens.len();
        for piece in pieces(doc, line, lexicons.clitics()) {
            let text = &doc[piece.span];
            let known = match piece.letters {
                Some(letters) => lexicons.known_short(letters.get()),
                None => lexicons.known(lowered(text, &piece, &mut room)),
            };
            let shape = shape_of(text, &piece);
            let cased = if known.spelled { lexicons.cased_classes(text) } else { Classes::default() };
            // WHO is no pronoun: what is listed in capitals has no class of such a small word.
            let apart = shape & ALL_CAPITALS != 0 && !cased.is_empty() && known.classes.any(PRONOUNS);
            let mut classes = if apart { cased } else { known.classes.union(cased) };
            if piece.kind == PieceKind::Word {
                if classes.is_empty() && lexicons.has_endings() {
                    classes = lexicons.classes_by_ending(lowered(text, &piece, &mut room));
                }
                if lexicons.may_be_prefixed(text) {
                    let at = u32::try_from(tokens.len()).unwrap_or(u32::MAX);
                    let entries = lexicons.prefixed(lowered(text, &piece, &mut room));
                    prefixed.extend(entries.map(|output| (at, *output)));
                }
            }
            tokens.words.push(known.number);
            tokens.all.push(Token { classes, span: piece.span, kind: piece.kind, shape });
        }
        tokens.lines.push(Line { span: doc.trim(line), tokens: first..tokens.len() });
    }
    tokens.count();
    tokens.matches = lexicons.find(&tokens.words, &prefixed, |found| {
        tokens.place(found.first as usize..found.end as usize).map_or("", |span| &doc[span])
    });
    tokens.class_long_names(lexicons);
    tokens.class_long_adverbs(lexicons);
    tokens.unclass_surnames();
    tokens.unclass_months();
    tokens
}

/// Classes of names that hold for each word of a listed name of several.
const NAMED: Classes = Classes::PLACES.union(Classes::of(&[Class::Event]));

/// Words that are looked through together.
const BLOCK: usize = 32;

/// Words that stand for nouns.
const PRONOUNS: Classes =
    Classes::of(&[Class::PronounNeuter, Class::PronounFirstPlural, Class::PronounSubject, Class::Relative]);

/// A line of the text with its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) span: Span,
    pub(super) tokens: Range<usize>,
}

/// Lower case with straight apostrophes, as the vocabulary has its words.
fn lowered<'r>(text: &'r str, piece: &Piece, room: &'r mut String) -> &'r str {
    if piece.plain {
        return text;
    }
    room.clear();
    if text.is_ascii() {
        room.push_str(text);
        room.make_ascii_lowercase();
        return room;
    }
    for c in text.chars() {
        match c {
            '’' | '‘' => room.push('\''),
            c if is_soft(c) => {}
            c if c.is_lowercase() => room.push(c),
            c => room.extend(c.to_lowercase()),
        }
    }
    room
}

fn shape_of(text: &str, piece: &Piece) -> u8 {
    let joints = (if piece.glued { GLUED } else { 0 }) | (if piece.hyphened { HYPHENED } else { 0 });
    match piece {
        Piece { plain: true, .. } => joints,
        // Behind its first letter such a word has no capital.
        Piece { letters: Some(_), .. } => joints | CAPITAL,
        _ => joints | capitals(text),
    }
}

fn capitals(text: &str) -> u8 {
    if !text.chars().next().is_some_and(char::is_uppercase) {
        return 0;
    }
    let all = text.len() > 1 && !text.chars().any(char::is_lowercase);
    if all { CAPITAL | ALL_CAPITALS } else { CAPITAL }
}

impl Tokens {
    fn with_room_for(bytes: usize) -> Self {
        let tokens = bytes / 4;
        Self { all: Vec::with_capacity(tokens), words: Vec::with_capacity(tokens), ..Self::default() }
    }

    fn count(&mut self) {
        let mut words = 0;
        self.words_before = Vec::with_capacity(self.all.len() + 1);
        self.words_before.push(0);
        self.words_before.extend(self.all.iter().map(|token| {
            let counts = matches!(token.kind, PieceKind::Word | PieceKind::Number) && !token.classes.has(Class::Clitic);
            words += u32::from(counts);
            words
        }));
    }

    /// Hong Kong, Christmas Eve: words with capitals take the class of the listed name that they stand in.
    fn class_long_names(&mut self, lexicons: &LexiconSet) {
        let Self { all, matches, .. } = self;
        let long = matches.all().iter().filter(|found| found.role == Role::Grammar && found.end > found.first + 1);
        for found in long {
            let words = all.get_mut(found.first as usize..found.end as usize).into_iter().flatten();
            let mut named = words.filter(|token| token.shape & CAPITAL != 0).peekable();
            // Most terms have no capitals: what their entries say is not asked.
            let class = named.peek().and_then(|_| lexicons.entry(found.entry)?.attributes.class);
            let Some(class) = class.filter(|class| NAMED.has(*class)) else { continue };
            named.for_each(|token| token.classes.insert(class));
        }
    }

    /// "`At least` 12 people", "`more than` a dozen", "have `in fact` said": right before a number, or between a helping verb and
    /// its verb, such words are nothing else.
    fn class_long_adverbs(&mut self, lexicons: &LexiconSet) {
        let long = self.matches.all().iter().filter(|found| found.role == Role::Grammar && found.end > found.first + 1);
        let number = |at: usize| self.kind(at) == Some(PieceKind::Number) || self.is(at, Class::NumberWord);
        // "More than half of them", "more than half the senators", "less than a third of them"
        let of = Classes::of(&[Class::Preposition, Class::Determiner]);
        let part = |at: usize| self.is(at, Class::Quantifier) && self.classes(at + 1).any(of);
        let counts = |at: usize| number(at) || part(at);
        let before_number = |end: usize| counts(end) || (self.is(end, Class::Indefinite) && counts(end + 1));
        // "Have in fact said", "he all but accused"
        let helps = Classes::of(&[Class::Have, Class::Be, Class::Modal, Class::PronounSubject]);
        let between = |found: &Match| {
            let verb = self.classes(found.end as usize);
            let told = verb.has(Class::CueVerb) || verb.has(Class::FormParticiple);
            told && found.first > 0 && self.classes(found.first as usize - 1).any(helps)
        };
        let classed = long.filter_map(|found| {
            let class = lexicons.entry(found.entry)?.attributes.class?;
            let fits = match class {
                Class::Approximator => before_number(found.end as usize),
                Class::Adverb => between(found),
                _ => false,
            };
            fits.then_some((found.first as usize..found.end as usize, class))
        });
        let classed: Vec<_> = classed.collect();
        for (range, class) in classed {
            let words = self.all.get_mut(range).into_iter().flatten();
            words.for_each(|token| token.classes = Classes::of(&[class]));
        }
    }

    /// Ahlquist, Hagman: a word in no list is no job for its ending, where it has a capital, is one and stands before no name.
    fn unclass_surnames(&mut self) {
        // "Mrs. Reilly": an ending makes no adverb of what a title or a given name stands before.
        let titles = Classes::of(&[Class::GivenName, Class::Honorific]);
        let titled = |at: usize| {
            let stop = usize::from(self.is_punctuation(at - 1, '.'));
            (at - 1).checked_sub(stop).is_some_and(|title| self.is_capital(title) && self.classes(title).any(titles))
        };
        let unheard = |at: &usize| {
            let adverb = self.is(*at, Class::Adverb) && self.word(*at) == WordId::UNKNOWN;
            adverb && self.is_capital(*at) && titled(*at)
        };
        let named: Vec<usize> = (1..self.all.len()).filter(unheard).collect();
        for at in named {
            self.all.get_mut(at).into_iter().for_each(|token| token.classes = Classes::default());
        }
        for at in 0..self.all.len() {
            let job = self.is(at, Class::PersonNoun) && !self.is(at, Class::FormPlural);
            if job && self.word(at) == WordId::UNKNOWN && self.is_capital(at) && !self.is_capital(at + 1) {
                self.all.get_mut(at).into_iter().for_each(|token| token.classes = Classes::default());
            }
        }
    }

    /// Theresa May, Mrs. March: a month behind a given name or a title is a surname, and so is that word before a verb in
    /// the same article.
    fn unclass_months(&mut self) {
        let month = |at: &usize| self.is(*at, Class::Month) && self.is_capital(*at);
        let dated = |at: usize| self.kind(at + 1) == Some(PieceKind::Number);
        let months: Vec<usize> = (1..self.all.len()).filter(|at| month(at) && !dated(*at)).collect();
        let titles = Classes::of(&[Class::GivenName, Class::Honorific]);
        let titled = |at: usize| {
            let stop = usize::from(self.is_punctuation(at - 1, '.'));
            let title = (at - 1).checked_sub(stop).filter(|title| self.is_capital(*title));
            title.is_some_and(|title| self.classes(title).any(titles) && !self.is(title, Class::Month))
        };
        let acts = |at: usize| {
            let next = self.classes(at + 1);
            next.any(Classes::of(&[Class::FormPast, Class::Have, Class::Be, Class::Clitic])) && !self.is_capital(at + 1)
        };
        let surnames: Vec<WordId> = months.iter().filter(|at| titled(**at)).map(|at| self.word(*at)).collect();
        let named = |at: usize| surnames.contains(&self.word(at)) && (titled(at) || acts(at));
        let named: Vec<usize> = months.into_iter().filter(|at| named(*at)).collect();
        for at in named {
            self.all.get_mut(at).into_iter().for_each(|token| token.classes = Classes::default());
        }
    }

    pub(super) fn set_sentences(&mut self, sentences: Vec<Sentence>) {
        self.sentence_of = vec![0; self.all.len()];
        for (number, sentence) in sentences.iter().enumerate() {
            if let Some(range) = self.sentence_of.get_mut(sentence.tokens.clone()) {
                range.fill(u32::try_from(number).unwrap_or(u32::MAX));
            }
        }
        self.sentences = sentences;
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is no token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The place of a token.
    #[must_use]
    pub fn span(&self, token: usize) -> Span {
        self.all.get(token).map_or_else(Span::default, |token| token.span)
    }

    /// The place of a run of tokens; `None` for an empty one.
    #[must_use]
    pub fn place(&self, tokens: Range<usize>) -> Option<Span> {
        let run = self.all.get(tokens)?;
        Some(run.first()?.span.cover(run.last()?.span))
    }

    /// The number of a token's word.
    #[must_use]
    pub fn word(&self, token: usize) -> WordId {
        self.words.get(token).copied().unwrap_or(WordId::UNKNOWN)
    }

    /// All tokens that are a word, in text order.
    pub(crate) fn of_word(&self, word: WordId) -> Vec<usize> {
        let mut found = Vec::new();
        for (block, first) in self.words.chunks(BLOCK).zip((0..).step_by(BLOCK)) {
            // Most blocks have none: they are passed over at one go.
            if block.iter().fold(false, |any, known| any | (*known == word)) {
                let all = block.iter().zip(first..).filter(|(known, _)| **known == word);
                found.extend(all.map(|(_, at)| at));
            }
        }
        found
    }

    /// What kind of piece a token is; `None` beyond the ends.
    #[must_use]
    pub fn kind(&self, token: usize) -> Option<PieceKind> {
        self.all.get(token).map(|token| token.kind)
    }

    /// The classes of a token's word.
    #[must_use]
    pub fn classes(&self, token: usize) -> Classes {
        self.all.get(token).map_or_else(Classes::default, |token| token.classes)
    }

    /// Whether a token's word is of a class.
    #[must_use]
    pub fn is(&self, token: usize, class: Class) -> bool {
        self.classes(token).has(class)
    }

    /// Whether a token is a word (numbers and marks are not).
    #[must_use]
    pub fn is_word(&self, token: usize) -> bool {
        self.kind(token) == Some(PieceKind::Word)
    }

    /// Whether a token is a word or a number.
    #[must_use]
    pub fn is_wordlike(&self, token: usize) -> bool {
        matches!(self.kind(token), Some(PieceKind::Word | PieceKind::Number))
    }

    /// Whether a token is this punctuation character.
    #[must_use]
    pub fn is_punctuation(&self, token: usize, character: char) -> bool {
        self.kind(token) == Some(PieceKind::Punctuation(character))
    }

    /// Whether a token is a dash.
    #[must_use]
    pub fn is_dash(&self, token: usize) -> bool {
        matches!(self.kind(token), Some(PieceKind::Punctuation('—' | '–' | '-' | '―')))
    }

    /// The quotation mark that a token is.
    #[must_use]
    pub fn glyph(&self, token: usize) -> Option<Glyph> {
        match self.kind(token) {
            Some(PieceKind::Mark(glyph)) => Some(glyph),
            _ => None,
        }
    }

    /// Whether a token starts with a capital.
    #[must_use]
    pub fn is_capital(&self, token: usize) -> bool {
        self.shape(token) & CAPITAL != 0
    }

    /// Whether a token is all capitals.
    #[must_use]
    pub fn is_all_capitals(&self, token: usize) -> bool {
        self.shape(token) & ALL_CAPITALS != 0
    }

    /// Whether no white space stands before a token.
    #[must_use]
    pub fn is_glued(&self, token: usize) -> bool {
        self.shape(token) & GLUED != 0
    }

    /// Whether a hyphen joins a token to the one before it.
    #[must_use]
    pub fn is_hyphened(&self, token: usize) -> bool {
        self.shape(token) & HYPHENED != 0
    }

    /// The sentence of a token.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> SentenceId {
        SentenceId(self.sentence_of.get(token).copied().unwrap_or_default())
    }

    /// A sentence by its number.
    #[must_use]
    pub fn sentence(&self, id: SentenceId) -> Option<&Sentence> {
        self.sentences.get(id.0 as usize)
    }

    /// The first token that ends after this place starts.
    #[must_use]
    pub fn first_from(&self, span: Span) -> usize {
        self.all.partition_point(|token| token.span.end() <= span.start())
    }

    /// The tokens that lie inside a place.
    #[must_use]
    pub fn within(&self, span: Span) -> Range<usize> {
        let first = self.all.partition_point(|token| token.span.start() < span.start());
        let end = self.all.partition_point(|token| token.span.end() <= span.end());
        first..end.max(first)
    }

    /// How many words and numbers lie inside a place.
    #[must_use]
    pub fn count_words(&self, span: Span) -> usize {
        self.words_in(&self.within(span))
    }

    /// How many words and numbers a run of tokens has.
    #[must_use]
    pub fn words_in(&self, tokens: &Range<usize>) -> usize {
        let before = |at: usize| self.words_before.get(at).or(self.words_before.last()).copied().unwrap_or(0);
        before(tokens.end).saturating_sub(before(tokens.start)) as usize
    }

    fn shape(&self, token: usize) -> u8 {
        self.all.get(token).map_or(0, |token| token.shape)
    }
}
