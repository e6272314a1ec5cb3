//! Kinds of bodies: what stands beside a name shows whether it is an outlet, another body or a person.

use std::ops::Range;

use super::naming::{ORGANIZATION_HEADS, PEOPLE};
use super::sources::SourceClass;
use super::text::Read;
use crate::grammar::clauses::NounRun;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, Role};

/// What stands behind a name: "Petalhouse, a flower site,", "Harlow-Beck, which makes towels,".
pub(super) fn class_beside(read: Read<'_>, run: &NounRun) -> Option<SourceClass> {
    let end = run.tokens.end;
    if !read.punctuation(end, ',') {
        return None;
    }
    // "Who" stands for people, and is a subject; "which" is none by itself.
    if read.tag(end + 1) == Tag::Wh && read.is(end + 1, Class::Relative) {
        let personal =
            read.tokens.classes(end + 1).any(Classes::of(&[Class::PronounSubject, Class::PossessiveDeterminer]));
        return (!personal && read.tag(end + 2) != Tag::Preposition).then_some(SourceClass::NamedOrganization);
    }
    let phrase = read.phrases.starting_at(end + 1).filter(|_| read.tag(end + 1) == Tag::Determiner)?;
    // "According to Roe, the media would call": another one acts.
    if matches!(read.tag(phrase.tokens.end), Tag::Verb | Tag::Auxiliary) && read.clauses.at(phrase.tokens.end).is_some()
    {
        return None;
    }
    let classes = read.tokens.classes(phrase.head);
    if phrase.kind != PhraseKind::Common || classes.any(PEOPLE) {
        return None;
    }
    class_of_body(read, phrase.tokens.start..phrase.head + 1)
}

/// What stands before a name: "the network operator, Coralink,", "the Lisbon daily O Apito".
pub(super) fn class_ahead(read: Read<'_>, run: &NounRun, name: &Range<usize>) -> Option<SourceClass> {
    let inside = name.start.checked_sub(1).filter(|at| *at > run.tokens.start && !read.tokens.is_capital(*at));
    let comma = name.start.checked_sub(1).filter(|at| *at < run.tokens.start && read.punctuation(*at, ','));
    let beside = comma.and_then(|comma| read.phrases.ending_at(comma)).filter(|phrase| {
        let definite =
            read.tag(phrase.tokens.start) == Tag::Determiner && !read.is(phrase.tokens.start, Class::Indefinite);
        // "The head of the `clinic`, Tom Orr", "in the city, Orr said"
        let sentence = read.sentence(read.sentence_of(phrase.head));
        let top = read.syntax().run_ending_with(phrase, sentence.start).tokens.start == phrase.tokens.start;
        let fronted = phrase.tokens.start == sentence.start + 1 && read.tag(sentence.start) == Tag::Preposition;
        let closed = !read.tokens.is_wordlike(run.tokens.end);
        phrase.kind == PhraseKind::Common && definite && top && !fronted && closed
    });
    let tokens = inside.map(|at| at..at + 1).or(beside.map(|phrase| phrase.tokens.start..phrase.head + 1))?;
    let person = read.tokens.classes(tokens.end - 1).any(Classes::PERSON_NOUNS);
    Some(tokens).filter(|_| !person).and_then(|tokens| class_of_body(read, tokens))
}

/// The class of body that the noun shows which some tokens end in.
fn class_of_body(read: Read<'_>, tokens: Range<usize>) -> Option<SourceClass> {
    let classes = read.tokens.classes(tokens.end - 1);
    let outlet = classes.has(Class::MediaNoun) || ends_as_outlet(read, tokens);
    let outlet = outlet.then_some(SourceClass::MediaOutlet);
    outlet.or_else(|| classes.any(ORGANIZATION_HEADS).then_some(SourceClass::NamedOrganization))
}

/// "The state `news agency`": whether some tokens end in a listed word for an outlet.
pub(super) fn ends_as_outlet(read: Read<'_>, tokens: Range<usize>) -> bool {
    let mut terms = tokens.clone().flat_map(|at| read.tokens.matches.at(at));
    terms.any(|term| term.role == Role::Media && term.end as usize == tokens.end)
}

/// "The chief executive of `Lakeland Southern`": what has such people and things is a body.
pub(super) fn owns_as_body(read: Read<'_>, run: &NounRun) -> Option<SourceClass> {
    let had = run.tokens.start.checked_sub(2).filter(|at| read.preposition(at + 1) == Some(Complement::Of))?;
    read.is(had, Class::OfBody).then_some(SourceClass::NamedOrganization)
}
