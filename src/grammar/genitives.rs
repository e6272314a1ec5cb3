//! Genitives: which clitics and apostrophes say whose something is, and which are short verbs.

use super::tagger::{AUXILIARY, NOUN_WORD, Tagger};
use super::tags::Tag;
use crate::lexicon::{Class, Classes};
use crate::text::{Glyph, PieceKind};

/// How far back a single mark may have opened, in tokens.
const LONGEST_SINGLE: usize = 60;

impl Tagger<'_> {
    /// The apostrophe of "the nurses' union": glued to a plural, a word behind it, and no single mark open.
    pub(super) fn is_plural_genitive(&self, at: usize) -> bool {
        let noun = at > self.first && matches!(self.tags.of(at - 1), Tag::Noun | Tag::Name);
        let noun = noun && (self.tokens.is(at - 1, Class::FormPlural) || self.tags.of(at - 1) == Tag::Name);
        let single = |at: usize, opens: bool| match self.tokens.glyph(at) {
            Some(Glyph::SingleStraight) => true,
            Some(Glyph::SingleClose) => !opens,
            Some(Glyph::SingleOpen) => opens,
            _ => false,
        };
        let lowest = self.first.max(at.saturating_sub(LONGEST_SINGLE));
        let open = || (lowest..at).any(|mark| single(mark, true) && self.tags.of(mark) == Tag::Mark);
        noun && single(at, false)
            && self.tokens.is_glued(at)
            && self.tokens.is_word(at + 1)
            && !self.tokens.is_glued(at + 1)
            && !open()
    }

    pub(super) fn clitic(&self, at: usize) -> Tag {
        let classes = self.tokens.classes(at);
        let is_genitive_form = classes.any(AUXILIARY) && !classes.has(Class::Modal);
        // "The U.K.'s ports": the stop of a short form stands between.
        let stop = at > self.first + 1 && self.tokens.is_punctuation(at - 1, '.') && self.tokens.is_glued(at);
        match if stop { self.tags.of(at - 2) } else { self.before(at) } {
            Tag::Name | Tag::Noun | Tag::Number if self.is_possessive(at) => Tag::Genitive,
            Tag::Name | Tag::Noun if !is_genitive_form && classes.is_empty() => Tag::Genitive,
            // "a neighbour of the couple's, said"
            Tag::Pronoun if self.is_possessive(at) && self.closes_genitive(at) => Tag::Genitive,
            _ => Tag::Auxiliary,
        }
    }

    /// Whether a clitic behind a pronoun that is no subject ends a phrase.
    fn closes_genitive(&self, at: usize) -> bool {
        let subject = self.tokens.is(at - 1, Class::PronounSubject);
        !subject && matches!(self.tokens.kind(at + 1), Some(PieceKind::Punctuation(_)))
    }

    /// A clitic after a noun is possessive unless what follows can only follow a verb.
    fn is_possessive(&self, at: usize) -> bool {
        let next = self.next_classes(at);
        let contracted = next.any(Classes::of(&[Class::Determiner, Class::Negation, Class::PossessiveDeterminer]));
        // "Orr's most formidable rival"
        let degree = next.has(Class::Quantifier) && self.tokens.is(at + 2, Class::Adjective);
        let contracted = contracted && !(degree && self.tokens.classes(at + 3).any(NOUN_WORD));
        let been = next.has(Class::Be);
        // "'ve", "'ll", "'d" have their own classes in the lists; only the shared form can be possessive.
        let shared = !self.tokens.classes(at).any(Classes::of(&[Class::Modal]));
        shared && !contracted && !been
    }
}
