//! Number: whether who stands before a verb is one or several, and what that tells of the verb.

use super::tagger::{AUXILIARY, Tagger};
use super::tags::Tag;
use crate::lexicon::{Class, Classes};
use crate::text::PieceKind;

/// Longest subject that is looked through for its number, in tokens.
const LONGEST_SUBJECT: usize = 10;

impl Tagger<'_> {
    /// Whether the noun phrase before a verb is a plural: its head, not what hangs on it ("polls in the town `show`").
    pub(super) fn plural_before(&self, at: usize) -> bool {
        if self.tokens.is(at, Class::FormThird) && self.is_behind_body(at) {
            return false;
        }
        let third = self.tokens.is(at, Class::FormThird);
        let (mut head, mut by) = (None, false);
        for token in (self.first..at).rev().take(LONGEST_SUBJECT) {
            match self.tags.of(token) {
                Tag::Adverb | Tag::Negation | Tag::Adjective | Tag::Number | Tag::Genitive => {}
                Tag::Determiner if head.is_some_and(|head| self.is_shown_single(token, head)) => return false,
                Tag::Determiner | Tag::Possessive if head.is_some() => {}
                Tag::Noun | Tag::Name => head = head.or(Some(token)),
                Tag::Preposition if head.is_some() => {
                    by = self.tokens.is(token, Class::AgentMarker);
                    head = None;
                }
                // "`Some` in the party fear he will"
                Tag::Pronoun if head.is_none() && self.opens_several(token, at) => return true,
                // "Records `compiled by` the board show"
                Tag::Verb | Tag::Participle
                    if (by || (head.is_none() && token + 1 < at)) && self.tokens.is(token, Class::FormParticiple) => {}
                // "The mayor and former host notes": two offices of one.
                Tag::Conjunction if self.tokens.is(token + 1, Class::PastOffice) => {}
                // "Orr and Webb note": two are several.
                // "A poll by Orr and Webb shows"
                Tag::Conjunction if third && self.is_of_agents(token) => {}
                Tag::Conjunction if head.is_some() && self.joins_nouns(token) => return true,
                _ => break,
            }
        }
        // "A survey of voters shows", "16 percent call": what is counted is several.
        let counted = |head: usize| self.tokens.is(head, Class::Measure) && self.is_number(head.wrapping_sub(1));
        // "Three-quarters support it", "a third support it"
        let part = |head: usize| self.tokens.is(head, Class::FractionWord);
        let last = at > self.first && self.tokens.is(at - 1, Class::FormPlural);
        // "VBS News reports that": a name is one.
        let named = |head: usize| self.tags.of(head) == Tag::Name && self.tokens.is_capital(head) && head + 1 == at;
        if third && head.is_some_and(named) && self.next_classes(at).has(Class::Complementizer) {
            return false;
        }
        match head {
            Some(head) if third && head + 1 < at => self.tokens.is(head, Class::FormPlural),
            Some(head) => self.tokens.is(head, Class::FormPlural) || ((counted(head) || part(head)) && !third) || last,
            None => last,
        }
    }

    /// "A press `release`": a noun that may be several is one behind this article.
    fn is_shown_single(&self, article: usize, head: usize) -> bool {
        let noun = self.tokens.classes(head);
        let several = noun.has(Class::Quantifier) || noun.has(Class::PeopleNoun) && !noun.has(Class::FormSingular);
        article + 1 == head && self.tokens.is(article, Class::Indefinite) && !several
    }

    /// "By Orr `and` Webb": whether those before a conjunction are the agents of a passive.
    fn is_of_agents(&self, conjunction: usize) -> bool {
        let name = |at: &usize| matches!(self.tags.of(*at), Tag::Name | Tag::Noun | Tag::Determiner | Tag::Adjective);
        let first = (self.first..conjunction).rev().take_while(name).last();
        let by = first.and_then(|first| first.checked_sub(1)).filter(|by| *by > self.first);
        by.is_some_and(|by| self.tokens.is(by, Class::AgentMarker))
    }

    /// "`Many` on the board hope that", "hope she will": a pronoun of number that opens its clause, and a clause behind the verb.
    fn opens_several(&self, at: usize, verb: usize) -> bool {
        let several = self.tokens.is(at, Class::CollectiveGroup) && self.tokens.is(at, Class::Quantifier);
        let opens = at == self.first || matches!(self.tags.of(at - 1), Tag::Conjunction | Tag::Punctuation | Tag::That);
        let next = self.next_classes(verb);
        let clause = next.has(Class::PronounSubject) && self.next_classes(verb + 1).any(AUXILIARY);
        several && opens && (clause || next.has(Class::Complementizer))
    }

    /// "The Centres for Soil and Water `estimate`": whether the words before are the name of one body, whatever is plural in it.
    pub(super) fn is_behind_body(&self, at: usize) -> bool {
        let joins = |at: usize| matches!(self.tags.of(at), Tag::Preposition | Tag::Conjunction);
        let named = |at: &usize| self.tokens.is_capital(*at) || joins(*at);
        let name = (self.first..at).rev().take(LONGEST_SUBJECT).take_while(named);
        let linked = |at: usize| joins(at + 1) && self.tokens.is(at, Class::InstitutionNoun);
        at > self.first && self.tokens.is_capital(at - 1) && name.into_iter().any(linked)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.tokens.kind(at) == Some(PieceKind::Number)
    }

    pub(super) fn joins_nouns(&self, at: usize) -> bool {
        at > self.first && matches!(self.tags.of(at - 1), Tag::Noun | Tag::Name)
    }

    pub(super) fn is_one_person(&self, at: usize) -> bool {
        let people = Classes::of(&[Class::PersonNoun, Class::RoleNoun, Class::BareGroup]);
        let classes = self.tokens.classes(at);
        classes.any(people) && classes.has(Class::FormSingular) && !classes.has(Class::FormPlural)
    }

    /// "Men under 35 `support` her", "six in 10 `back` the plan": a noun or number, a preposition and a number, and an object.
    pub(super) fn counts_people(&self, at: usize) -> bool {
        let people = at >= self.first + 3 && matches!(self.tags.of(at - 3), Tag::Noun | Tag::Number);
        people && self.tags.of(at - 2) == Tag::Preposition && self.object_follows(at)
    }
}
