//! Elegant variation: "the Texan", "the former governor", "the Florida senator" for somebody whom the lines before name.

use super::descriptions::is_definite;
use super::entity::Entity;
use super::merging::{Entities, LOOK_BACK};
use super::pronouns::gender_of;
use super::sources::SourceClass;
use super::standing;
use super::text::Read;
use crate::grammar::clauses::NounRun;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Role, SourceType};

/// How many sentences back the person was named.
const NAMED_WITHIN: usize = 2;

/// How many places of a noun are looked at: somebody new is told of early, and hostile texts stay cheap.
const FIRST_PLACES: usize = 16;

/// Kinds of sources that speak for a state.
const SPEAKING: [SourceType; 3] = [SourceType::Official, SourceType::PoliceCourts, SourceType::Military];

/// Words for where somebody is from.
const ORIGINS: Classes = Classes::PLACES.union(Classes::of(&[Class::Demonym]));

impl<'a> Entities<'a> {
    /// The only person with a name in the lines before, where a description tells of such a one and nobody else was called so.
    pub(super) fn varied(&self, read: Read<'a>, run: &NounRun) -> Option<usize> {
        if !is_definite(read, run) || !may_vary(read, run) || self.is_introduced(read, run) {
            return None;
        }
        let first = read.sentence(read.sentence_of(run.head).saturating_sub(NAMED_WITHIN)).start;
        let gender = gender_of(read, run.head);
        let fits = |entity: &Entity| entity.gender.is_none() || gender.is_none() || entity.gender == gender;
        let near =
            |entity: &Entity| entity.mentions.last_before(run.tokens.start).is_some_and(|last| last.head >= first);
        let people = self.all.iter().enumerate().rev().take(LOOK_BACK);
        let mut people = people.filter(|(_, entity)| entity.class == SourceClass::NamedPerson && near(entity));
        let (person, other) = (people.next(), people.next());
        person.filter(|(_, entity)| other.is_none() && fits(entity)).map(|(number, _)| number)
    }

    /// Whether the noun was said of somebody new before: "a Florida senator".
    fn is_introduced(&self, read: Read<'a>, run: &NounRun) -> bool {
        let places = self.places_of(read, run.head);
        let before = places.iter().take(FIRST_PLACES).take_while(|at| **at < run.head);
        let mut phrases = before.filter_map(|at| read.phrases.at(*at).filter(|phrase| phrase.head == *at));
        phrases.any(|phrase| read.is(phrase.tokens.start, Class::Indefinite))
    }
}

/// Whether a description tells where one person is from, or what office that one had.
fn may_vary(read: Read<'_>, run: &NounRun) -> bool {
    let classes = read.tokens.classes(run.head);
    let one = !classes.has(Class::FormPlural) || classes.has(Class::FormSingular);
    let ends = run.tokens.end == run.head + 1;
    let from = |at: usize| read.tokens.classes(at).any(ORIGINS);
    if !one || !ends || read.tag(run.tokens.start) != Tag::Determiner {
        return false;
    }
    if run.tokens.len() == 2 {
        // "The French" are many.
        return classes.has(Class::Demonym) && classes.has(Class::FormSingular) && read.tokens.is_capital(run.head);
    }
    let person = classes.any(Classes::of(&[Class::RoleNoun, Class::PersonNoun])) && !read.tokens.is_capital(run.head);
    let mut before = run.tokens.start + 1..run.head;
    let past = before.clone().any(|at| read.is(at, Class::PastOffice));
    // "The French president", "the Israeli envoy": whoever holds the office, or speaks for the country.
    let office = || {
        let kind = standing::type_in(read, run.head..run.head + 1, &[Role::SourceRole]);
        read.is(run.head, Class::SoleOffice) || kind.is_some_and(|kind| SPEAKING.contains(&kind))
    };
    person && (past || (before.any(from) && !office()))
}
