//! The rules that tell pasts and participles from adjectives of the same form: `told`, `pledged`, `involved`.

use super::tagger::{AUXILIARY, Tagger};
use super::tags::Tag;
use crate::lexicon::{Class, Classes};

impl Tagger<'_> {
    pub(super) fn past(&self, at: usize, classes: Classes, before: Tag) -> Tag {
        // "four in 10 said Roe would win"
        let told = before == Tag::Number && classes.has(Class::CueVerb) && self.is_capital(at + 1);
        match before {
            _ if classes.has(Class::FormPast) && (self.is_behind_count(at) || self.ends_relative(at)) => Tag::Verb,
            // "The fifth-ranked Orr"
            Tag::Number if self.tokens.is_hyphened(at) => Tag::Adjective,
            _ if told && classes.has(Class::FormPast) => Tag::Verb,
            // "Those surveyed `said` Orr would win"
            Tag::Verb | Tag::Participle
                if classes.has(Class::CueVerb) && classes.has(Class::FormPast) && self.is_behind_asked(at) =>
            {
                Tag::Verb
            }
            Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Number | Tag::Adjective
                if self.followed_by_noun(at) =>
            {
                Tag::Adjective
            }
            Tag::Preposition | Tag::Verb | Tag::Participle | Tag::Gerund if self.followed_by_noun(at) => Tag::Adjective,
            // "A majority of regular, `pledged` delegates": the second of two adjectives.
            Tag::Punctuation if self.is_second_adjective(at) && self.followed_by_noun(at) => Tag::Adjective,
            // "A union-made coat", "a Brill-based firm": the noun before the hyphen does nothing.
            Tag::Noun | Tag::Name if self.tokens.is_hyphened(at) && self.followed_by_noun(at) => Tag::Adjective,
            Tag::Conjunction
                if at >= self.first + 2 && self.tags.of(at - 2) == Tag::Adjective && self.followed_by_noun(at) =>
            {
                Tag::Adjective
            }
            Tag::Auxiliary => Tag::Participle,
            // "As deeply flawed"
            Tag::Preposition if self.before(at) == Tag::Adverb && classes.has(Class::FormParticiple) => Tag::Participle,
            _ if self.is_denied_quality(at, classes) => Tag::Participle,
            // "His speech has him often `labelled` a fool": what is done to him.
            Tag::Pronoun if classes.has(Class::FormParticiple) && self.is_behind_object_of_have(at) => Tag::Participle,
            Tag::Determiner | Tag::Possessive => Tag::Noun,
            _ if classes.has(Class::FormPast) => Tag::Verb,
            _ => Tag::Participle,
        }
    }

    /// "A mother of three `told` them": behind the number of what one person has.
    pub(super) fn is_behind_count(&self, at: usize) -> bool {
        let person = |at: usize| {
            let classes = self.tokens.classes(at);
            classes.any(Classes::PERSON_NOUNS) && classes.has(Class::FormSingular)
        };
        let of = at >= self.first + 3 && self.tags.of(at - 2) == Tag::Preposition && person(at - 3);
        of && self.tags.of(at - 1) == Tag::Number && self.tokens.is(at, Class::CueVerb)
    }

    /// "A man who lives nearby `told` them": behind the verb of a relative clause and its adverb.
    fn ends_relative(&self, at: usize) -> bool {
        let acts = |at: &usize| {
            matches!(
                self.tags.of(*at),
                Tag::Adverb | Tag::Verb | Tag::Participle | Tag::Auxiliary | Tag::Negation | Tag::To
            )
        };
        let behind_adverb = at > self.first && self.tags.of(at - 1) == Tag::Adverb;
        let who = (self.first..at).rev().find(|at| !acts(at)).filter(|who| behind_adverb && who + 2 < at);
        who.is_some_and(|who| self.tokens.is(who, Class::Relative) && self.tokens.is(who, Class::PronounSubject))
            && self.tokens.is(at, Class::CueVerb)
    }

    /// "Those `polled` support it": whether a participle stands before, behind several whom it narrows down.
    pub(super) fn is_behind_asked(&self, at: usize) -> bool {
        let asked = at >= self.first + 2 && self.tokens.is(at - 1, Class::FormParticiple);
        let several = |at: usize| {
            let classes = self.tokens.classes(at);
            let those = classes.has(Class::Demonstrative) && self.tags.of(at) == Tag::Pronoun;
            those || (self.tags.of(at) == Tag::Noun && classes.is_only_plural())
        };
        asked && several(at - 2)
    }

    /// "Scientists not `involved` in it": behind a bare "not" a past needs an auxiliary.
    fn is_denied_quality(&self, at: usize, classes: Classes) -> bool {
        let not = self.tokens.classes(at.saturating_sub(1));
        let others = AUXILIARY.union(Classes::of(&[
            Class::Adverb,
            Class::Determiner,
            Class::PronounIndefinite,
            Class::Conjunction,
        ]));
        let bare =
            at > self.first && self.tags.of(at - 1) == Tag::Negation && not.has(Class::Negation) && !not.any(others);
        bare && classes.has(Class::FormParticiple)
    }

    /// "has `him` labelled", "had `them` often told"
    fn is_behind_object_of_have(&self, at: usize) -> bool {
        let adverb = |at: &usize| self.tags.of(*at) == Tag::Adverb;
        let object = (self.first..at).rev().find(|at| !adverb(at)).filter(|object| *object > self.first);
        object.is_some_and(|object| {
            let other =
                self.tokens.classes(object).any(Classes::of(&[Class::PronounSubject, Class::PronounIndefinite]));
            !other && self.tokens.is(object - 1, Class::Have)
        })
    }

    /// "The `regular,` pledged delegates": an adjective that a word before a noun opens, and a comma.
    fn is_second_adjective(&self, at: usize) -> bool {
        // "It was more likely, `said` two people"
        let most = at >= self.first + 3 && self.tokens.is(at - 3, Class::Quantifier);
        let opens =
            |tag: Tag| !most && matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Preposition);
        let comma = at >= self.first + 3 && self.tokens.is_punctuation(at - 1, ',');
        // "Who spoke off the record, `told` reporters": what may be a noun is one before a comma.
        let adjective = |at: usize| self.tokens.is(at, Class::Adjective) && !self.tokens.is(at, Class::Noun);
        comma && adjective(at - 2) && opens(self.tags.of(at - 3))
    }
}
