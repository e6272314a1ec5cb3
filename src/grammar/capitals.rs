//! What a capital says: a name, the first word of a sentence, or the style of a headline.

use std::ops::Range;

use super::tagger::{AUXILIARY, NOUN_WORD, Tagger, VERB_FORM};
use super::tags::Tag;
use super::tokens::Tokens;
use crate::lexicon::{Class, Classes, WordId};

/// Farthest that what was said begins behind a cue that opens its sentence, in tokens.
const LONGEST_INVERTED: usize = 16;

/// What a capital inside a sentence says.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Capitals {
    /// It makes a name.
    Names,
    /// It is the style of a headline: Nearly All Words Have One.
    Style,
}

impl Capitals {
    /// Tells the style of a sentence by its longer words.
    pub(super) fn of(tokens: &Tokens, sentence: Range<usize>) -> Self {
        const LONG: usize = 4;
        const FEWEST: usize = 4;
        let long = sentence.filter(|at| tokens.is_word(*at) && tokens.span(*at).len() >= LONG);
        let (mut words, mut capitals) = (0, 0);
        for at in long {
            words += 1;
            capitals += usize::from(tokens.is_capital(at));
        }
        if words >= FEWEST && capitals * 10 >= words * 9 { Self::Style } else { Self::Names }
    }
}

impl Tagger<'_> {
    /// Whether a word has a capital that says something.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.is_capital(at)
            && (self.capitals == Capitals::Names
                || self.names.has_word(self.tokens.word(at))
                || !self.is_ordinary(self.tokens.classes(at)))
    }

    /// Whether a word is known as something else than a name.
    pub(super) fn is_ordinary(&self, classes: Classes) -> bool {
        classes.any(VERB_FORM.union(NOUN_WORD)) || classes.has(Class::Adverb) || classes.has(Class::Adjective)
    }

    /// The film `Just` do not go: an adverb with a capital, and none beside it, names nobody.
    pub(super) fn is_mere_adverb(&self, at: usize, classes: Classes) -> bool {
        let names = Classes::of(&[Class::GivenName, Class::GivenNameWeak, Class::Noun, Class::Country, Class::City]);
        let alone = !self.tokens.is_capital(at + 1) && (at == self.first || !self.tokens.is_capital(at - 1));
        classes.has(Class::Adverb) && alone && !classes.any(names) && self.next_classes(at).any(AUXILIARY)
    }

    /// Whether a preposition with a capital stands behind an article, and before what no noun phrase goes on with.
    pub(super) fn is_named_by_article(&self, at: usize) -> bool {
        let article = at > self.first && self.tags.of(at - 1) == Tag::Determiner && self.capitals == Capitals::Names;
        article && self.tokens.is(at, Class::Preposition) && !self.followed_by_noun(at)
    }

    /// Whether the capitalised first word of a sentence is a name.
    pub(super) fn opens_with_name(&self, at: usize, classes: Classes) -> bool {
        let named = classes.any(Classes::of(&[
            Class::GivenName,
            Class::Honorific,
            Class::Country,
            Class::City,
            Class::Region,
            Class::Demonym,
            Class::MediaName,
            Class::InstitutionName,
        ]));
        let ordinary = self.is_ordinary(classes);
        let next_capital = at + 1 < self.end && self.is_capital(at + 1);
        let seen = self.names.has_word(self.tokens.word(at)) && !self.followed_by_noun(at);
        let seen = seen && !self.is_mere_adverb(at, classes);
        // A word in no list, right before a verb or an aside ("Ekdal, 52, denied it"): its ending says little.
        let behind = |at: usize| self.is_number(at) || self.tokens.is(at, Class::Relative);
        let aside = self.tokens.is_punctuation(at + 1, ',') && at + 2 < self.end && behind(at + 2);
        let unheard = self.tokens.word(at) == WordId::UNKNOWN && (self.next_is_verb(at) || aside);
        let inverted = next_capital && self.opens_inverted(at, classes);
        !inverted && (named || seen || unheard || !ordinary || (next_capital && !classes.has(Class::Adverb)))
    }

    /// "`Per` said so", "`Till` Brandt said so": a preposition that is a given name too, and opens a clause with its verb right
    /// behind it, or behind a surname and no second clause; "`Will` wrote": a helping verb that is somebody's name elsewhere.
    pub(super) fn opens_with_acting_name(&self, at: usize, classes: Classes) -> bool {
        let told = |at: usize| {
            let verb = self.tokens.classes(at);
            let form = verb.any(Classes::of(&[Class::FormPast, Class::FormThird])) && verb.has(Class::CueVerb);
            (verb.any(AUXILIARY) || form) && !self.tokens.is_capital(at)
        };
        if classes.has(Class::Modal) && !classes.has(Class::Month) {
            let base = self.next_classes(at).has(Class::FormBase);
            return self.names.has_word(self.tokens.word(at)) && told(at + 1) && !base;
        }
        if !classes.has(Class::Preposition) || !classes.any(Classes::of(&[Class::GivenName, Class::GivenNameWeak])) {
            return false;
        }
        let two = (at + 2..self.end).any(|at| self.tokens.is_punctuation(at, ','));
        told(at + 1) || (self.tokens.is_capital(at + 1) && told(at + 2) && !two)
    }

    /// "Said Roe of the plan: “…”": a cue in the past before a name, and what was said behind the first pause.
    fn opens_inverted(&self, at: usize, classes: Classes) -> bool {
        let cue = classes.has(Class::CueVerb) && classes.has(Class::FormPast) && !classes.has(Class::GivenName);
        let within = at + 1..self.end.min(at + LONGEST_INVERTED);
        let acts = |at: usize| {
            let classes = self.tokens.classes(at);
            classes.any(AUXILIARY) || (classes.has(Class::CueVerb) && classes.has(Class::FormPast))
        };
        let pause = |at: usize| self.tokens.is_punctuation(at, ':') || self.tokens.glyph(at).is_some();
        let stop = within.into_iter().find(|at| pause(*at) || (acts(*at) && !self.tokens.is_capital(*at)));
        cue && stop.is_some_and(pause)
    }
}
