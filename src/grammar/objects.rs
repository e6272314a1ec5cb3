//! What stands behind a word that may be a verb: an object, a clause, a deed, a quotation, or nothing where a tag ends.

use super::tagger::{AUXILIARY, NOUN_WORD, PERSONAL, Tagger, VERB_WORD};
use super::tags::Tag;
use crate::lexicon::{Class, Classes, Role};
use crate::text::PieceKind;

/// Longest name of what something is told in, in tokens.
const LONGEST_PLACE: usize = 6;

/// Words before the name of what something is told in: `the journal` Lakes.
const NAMED_MEDIA: Classes =
    Classes::of(&[Class::Determiner, Class::MediaNoun, Class::DocumentNoun, Class::InstitutionNoun]);

impl Tagger<'_> {
    /// "The poll `shows` differences": a bare noun behind a listed verb, and no other verb behind that.
    pub(super) fn bare_object_follows(&self, at: usize) -> bool {
        let cue = self.tokens.is(at, Class::CueVerb);
        let after = self.tokens.classes(at + 2);
        // "Polls show farmers could win": several act, and so do those behind.
        let clause = after.has(Class::Modal) && self.tokens.is(at, Class::FormBase);
        let clause = clause && self.next_classes(at).has(Class::FormPlural) && self.before(at) == Tag::Noun;
        // "Figures show inflation fell"
        let noun = matches!(self.before(at), Tag::Noun | Tag::Name);
        let several = at > self.first && noun && self.plural_before(at);
        let past = after.any(AUXILIARY) || after.has(Class::FormPast);
        let clause = clause || (several && past && self.tokens.is(at, Class::FormBase));
        // "uses radio signals": what may be a plural is no proof of a verb.
        let third = after.has(Class::FormThird) && !after.has(Class::FormPlural);
        let verb = after.any(AUXILIARY) || after.has(Class::FormPast) || third;
        let noun = self.next_classes(at).any(NOUN_WORD.union(Classes::of(&[Class::Adjective, Class::FormPlural])));
        // "Court documents show that", "city records show.": the next word is the verb.
        let next_classes = self.next_classes(at);
        let tells = next_classes.has(Class::CueVerb) && next_classes.has(Class::FormBase);
        let ends = self.tokens.is_punctuation(at + 2, ',') || (tells && self.tokens.is_punctuation(at + 2, '.'));
        // "Figures `show` sales fell": a noun and its verb behind the next word.
        let told = tells && after.any(NOUN_WORD) && {
            let verb = self.tokens.classes(at + 3);
            verb.any(AUXILIARY) || verb.has(Class::FormPast)
        };
        let next_acts = next_classes.any(VERB_WORD) && (ends || told || self.object_follows(at + 1));
        (cue || self.tokens.classes(at).has(Class::FormThird))
            && noun
            && (!verb || (cue && clause))
            && !next_acts
            && !self.next_classes(at).has(Class::Preposition)
    }

    /// "`point` out", "`call` for": a listed verb of several words starts here.
    pub(super) fn opens_phrasal_cue(&self, at: usize) -> bool {
        self.tokens.matches.at(at).iter().any(|found| {
            found.role == Role::Cue
                && found.end > found.first + 1
                && matches!(found.form, Class::FormBase | Class::FormThird)
        })
    }

    /// Whether who did it stands behind a participle, or behind its preposition.
    pub(super) fn is_done_by(&self, at: usize) -> bool {
        let by = |at: usize| at < self.end && self.tokens.is(at, Class::AgentMarker);
        by(at + 1) || (by(at + 2) && self.next_classes(at).has(Class::Preposition))
    }

    /// ", the survey `shows`,": a noun phrase and a verb alone between commas, or before the end.
    pub(super) fn is_in_tag(&self, at: usize) -> bool {
        const LONGEST: usize = 14;
        let closes = |at: usize| self.tokens.is_punctuation(at, ',') || self.tokens.is_punctuation(at, '.');
        let phrase = (self.first..at).rev().take(LONGEST);
        let before = phrase.take_while(|at| {
            let tag = self.tags.of(*at);
            // ", figures `from` the office `show`."
            let inside = tag == Tag::Preposition && !(*at > self.first && self.tokens.is_punctuation(at - 1, ','));
            // ", documents `filed` in May `show`."
            let filed = matches!(tag, Tag::Verb | Tag::Participle) && self.tokens.is(*at, Class::FormParticiple);
            let filed = filed && matches!(self.before(*at), Tag::Noun | Tag::Name);
            inside || filed || matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Noun | Tag::Name)
        });
        let first = before.last();
        let comma = first.and_then(|first| first.checked_sub(1)).filter(|comma| *comma > self.first);
        // "“It holds,” Roe `notes`."
        let parted = |at: usize| self.tokens.is_punctuation(at, ',') || self.is_end_of_speech(at);
        closes(at + 1) && comma.is_some_and(parted)
    }

    /// "A law that the mayor `backs`.", "which farmers `support`,": behind a relative word and a noun, and nothing follows.
    pub(super) fn leaves_gap(&self, at: usize) -> bool {
        const LONGEST: usize = 5;
        let ends = matches!(self.tokens.kind(at + 1), Some(PieceKind::Punctuation(_)));
        let phrase = (self.first..at).rev().take(LONGEST);
        let noun = |at: &usize| {
            matches!(
                self.tags.of(*at),
                Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Noun | Tag::Name | Tag::Adverb
            )
        };
        let first = phrase.take_while(noun).last();
        let relative = first.and_then(|first| first.checked_sub(1)).filter(|at| *at >= self.first);
        ends && relative
            .is_some_and(|at| matches!(self.tags.of(at), Tag::Wh | Tag::That) && self.tokens.is(at, Class::Relative))
    }

    /// A mark with a comma, a stop or the like before it.
    pub(super) fn is_end_of_speech(&self, at: usize) -> bool {
        let stop = |at: usize| [',', '.', '!', '?'].into_iter().any(|stop| self.tokens.is_punctuation(at, stop));
        self.tags.of(at) == Tag::Mark && at > self.first && stop(at - 1)
    }

    /// "Roe `notes`: “…”"
    pub(super) fn opens_quotation(&self, at: usize) -> bool {
        // "The Gazette `reports`:" leads in the next paragraph.
        let ends = at + 2 >= self.end && self.tokens.is(at, Class::FormThird);
        self.tokens.is_punctuation(at + 1, ':') && (self.tokens.glyph(at + 2).is_some() || ends)
    }

    /// "Voters support `raising` it": an -ing form behind a listed verb is what is held.
    pub(super) fn deed_follows(&self, at: usize) -> bool {
        let next = self.next_classes(at);
        let deed = next.has(Class::FormIng) && !next.any(NOUN_WORD) && !self.is_capital(at + 1);
        self.tokens.is(at, Class::CueVerb) && deed
    }

    pub(super) fn object_follows(&self, at: usize) -> bool {
        let next = at + 1;
        let classes = self.next_classes(at);
        classes.any(Classes::of(&[
            Class::Determiner,
            Class::PossessiveDeterminer,
            Class::Complementizer,
            Class::PronounSubject,
            Class::WhWord,
            Class::InfinitiveTo,
            Class::Demonstrative,
            Class::Quantifier,
            Class::NumberWord,
        ])) || (next < self.end && (self.is_capital(next) || self.tokens.glyph(next).is_some()))
            || classes.any(PERSONAL)
    }

    /// "Researchers `report` in the journal Lakes that": where it is told, and what.
    pub(super) fn tells_in_name(&self, at: usize) -> bool {
        let opens = self.next_classes(at).has(Class::Preposition);
        let that = |token: usize| self.tokens.is(token, Class::Complementizer);
        let named = |token: usize| self.is_capital(token) || self.tokens.classes(token).any(NAMED_MEDIA);
        let end = (at + 2..self.end).take(LONGEST_PLACE).find(|token| that(*token) || !named(*token));
        opens && end.is_some_and(|end| end > at + 2 && self.is_capital(end - 1) && that(end))
    }
}
