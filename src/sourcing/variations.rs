//! Elegant variation: "the Texan", "the former governor", "the Florida senator" for somebody whom the lines before name.

use super::descriptions::is_definite;
use super::entity::Entity;
use super::merging::{Entities, LOOK_BACK};
use super::naming::is_narrowed;
use super::pronouns::gender_of;
use super::sources::SourceClass;
use super::standing;
use super::text::Read;
use crate::grammar::clauses::{NounRun, VerbGroup};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, Role, SourceType};

/// How many sentences back the person was named.
const NAMED_WITHIN: usize = 2;

/// How many sentences back, with those in quotations between.
const QUOTED_WITHIN: usize = 6;

/// How many places of a noun are looked at: somebody new is told of early, and hostile texts stay cheap.
const FIRST_PLACES: usize = 16;

/// How many verbs of a sentence are looked at for who spoke in it: hostile texts stay cheap.
const VERBS_LOOKED_AT: usize = 100;

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
        let gender = gender_of(read, run.head);
        // "The Republican" is none who was "the Democrat".
        let adherent = read.is(run.head, Class::Adherent).then(|| read.tokens.word(run.head));
        let other = |entity: &Entity| {
            let called = entity.mentions.before(run.head).take(FIRST_PLACES);
            let mut called =
                called.flat_map(|mention| [Some(mention.head), beside(read, mention.tokens.end)]).flatten();
            let differs = |word| called.any(|at| read.is(at, Class::Adherent) && read.tokens.word(at) != word);
            adherent.is_some_and(differs)
        };
        let fits = |entity: &Entity| {
            (entity.gender.is_none() || gender.is_none() || entity.gender == gender) && !other(entity)
        };
        let people = self.all.iter().enumerate().rev().take(LOOK_BACK);
        let people = people.filter(|(_, entity)| entity.class == SourceClass::NamedPerson && fits(entity));
        let people: Vec<(usize, &Entity)> = people.collect();
        let here = read.sentence_of(run.head);
        let mut lines = told_before(read, here);
        let named_in = |sentence: usize| {
            let within = read.sentence(sentence);
            let named =
                |entity: &Entity| entity.mentions.last_before(within.end).is_some_and(|last| last.head >= within.start);
            // "Orr met Webb. Orr said the former mayor lied": who tells of somebody else is not that one.
            let own = read.sentence(here).start;
            let here =
                |entity: &Entity| entity.mentions.last_before(run.tokens.start).is_some_and(|last| last.head >= own);
            let near = people.iter().filter(|(_, entity)| named(entity) && !here(entity));
            near.map(|(number, _)| *number).collect::<Vec<usize>>()
        };
        let near = lines.find_map(|sentence| Some(named_in(sentence)).filter(|near| !near.is_empty()))?;
        match near.as_slice() {
            [only] => Some(*only),
            // Of several, the one who spoke last.
            _ => {
                let speaker = last_speaker(read, run.tokens.start)?;
                near.into_iter().find(|number| {
                    let last = self.all.get(*number).and_then(|entity| entity.mentions.last_before(speaker + 1));
                    last.is_some_and(|last| last.head == speaker)
                })
            }
        }
    }

    /// Whether the noun was said of somebody new before: "a Florida senator".
    fn is_introduced(&self, read: Read<'a>, run: &NounRun) -> bool {
        let places = self.places_of(read, run.head);
        let before = places.iter().take(FIRST_PLACES).take_while(|at| **at < run.head);
        let mut phrases = before.filter_map(|at| read.phrases.at(*at).filter(|phrase| phrase.head == *at));
        phrases.any(|phrase| read.is(phrase.tokens.start, Class::Indefinite))
    }
}

/// The nearest sentences before one that stand in no quotation.
fn told_before(read: Read<'_>, sentence: usize) -> impl Iterator<Item = usize> {
    let near = (sentence.saturating_sub(QUOTED_WITHIN)..sentence).rev();
    let quoted = move |before: &usize| {
        let tokens = read.sentence(*before);
        read.marks.is_inside(tokens.start) && read.marks.is_inside(tokens.end.saturating_sub(1))
    };
    near.filter(move |before| !quoted(before)).take(NAMED_WITHIN)
}

/// The head of what stands in apposition to a mention that ends at a token: "Ole Lund, a `Democrat`".
fn beside(read: Read<'_>, end: usize) -> Option<usize> {
    let comma = Some(end).filter(|at| read.punctuation(*at, ','))?;
    read.phrases.starting_at(comma + 1).map(|phrase| phrase.head)
}

/// The head of who speaks in the nearest of the sentences before a token that tells of speech.
fn last_speaker(read: Read<'_>, token: usize) -> Option<usize> {
    let here = read.sentence_of(token);
    let sentences = (here.saturating_sub(NAMED_WITHIN)..=here).rev().map(|number| read.sentence(number));
    let spoke = |group: &&VerbGroup| read.is(group.main, Class::CueVerb) && !read.marks.is_inside(group.main);
    let mut speakers = sentences.filter_map(|sentence| {
        let groups = read.groups_in(sentence.start..sentence.end.min(token));
        groups.iter().take(VERBS_LOOKED_AT).find(spoke)?.subject.as_ref()
    });
    speakers.next().map(|run| run.head)
}

/// Whether a description tells where one person is from, what office that one had, or what news calls people it has named.
fn may_vary(read: Read<'_>, run: &NounRun) -> bool {
    let classes = read.tokens.classes(run.head);
    if !is_one(read, run.head) || read.tag(run.tokens.start) != Tag::Determiner {
        return false;
    }
    if is_of_two_works(read, run) {
        return true;
    }
    let past = (run.tokens.start + 1..run.head).any(|at| read.is(at, Class::PastOffice));
    // "The former secretary of state": what an office was of.
    let of = past && read.preposition(run.head + 1) == Some(Complement::Of);
    if run.tokens.end != run.head + 1 && !of {
        return false;
    }
    if classes.has(Class::Adherent) && read.tokens.is_capital(run.head) {
        return is_narrowed(read, run.tokens.start + 1..run.head);
    }
    if read.tokens.is_capital(run.head) {
        // "The French" are many.
        return run.tokens.len() == 2 && classes.has(Class::Demonym) && classes.has(Class::FormSingular);
    }
    if classes.has(Class::Variation) {
        return true;
    }
    let person = run.tokens.len() > 2 && classes.any(Classes::PERSON_NOUNS);
    let mut before = run.tokens.start + 1..run.head;
    let from = |at: usize| read.tokens.classes(at).any(ORIGINS);
    // "The French president", "the Israeli envoy": whoever holds the office, or speaks for the country.
    let office = || {
        let kind = standing::type_in(read, run.head..run.head + 1, &[Role::SourceRole]);
        read.is(run.head, Class::SoleOffice) || kind.is_some_and(|kind| SPEAKING.contains(&kind))
    };
    person && (past || (before.any(from) && !office()))
}

fn is_one(read: Read<'_>, head: usize) -> bool {
    !read.is(head, Class::FormPlural) || read.is(head, Class::FormSingular)
}

/// "The influential `delegate and conservative activist`": one person of two works.
fn is_of_two_works(read: Read<'_>, run: &NounRun) -> bool {
    let Some(and) = run.tokens.clone().find(|at| read.tag(*at) == Tag::Conjunction) else { return false };
    let last = run.tokens.end - 1;
    let works = |at: usize| {
        is_one(read, at) && read.tokens.classes(at).any(Classes::PERSON_NOUNS) && !read.tokens.is_capital(at)
    };
    and > run.tokens.start + 1 && read.tag(and + 1) != Tag::Determiner && works(and - 1) && works(last)
}
