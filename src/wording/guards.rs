//! What an entry asks of the words around it (`before`, `after`, `object`), and the negation before a hit.

use std::ops::Range;

use super::language::Guard;
use crate::grammar::clauses::NounRun;
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Entry, Match, Role, Text};
use crate::sourcing::text::Read;
use crate::text::Span;

/// What let a term pass where it stands, for those who tune word lists.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub struct Passed {
    /// The word before it that the entry asks for.
    pub before: Option<Span>,
    /// The word after it that the entry asks for.
    pub after: Option<Span>,
    /// The person or body that it acts on.
    pub object: Option<Span>,
    /// A negation before it, which is noted and changes nothing: "not a sham" speaks of a sham.
    pub negation: Option<Span>,
}

/// How far from a term the words that it asks for, or a negation, may stand, in words.
const REACH: usize = 3;

/// What lets a term pass, or the guard that holds it back.
pub(super) fn find(read: Read<'_>, tokens: &Range<usize>, entry: &Entry) -> Result<Passed, Guard> {
    let asked = &entry.attributes;
    let sentence = read.sentence(read.sentence_of(tokens.start));
    let before = sentence.start.max(tokens.start.saturating_sub(REACH))..tokens.start;
    let after = tokens.end..sentence.end.min(tokens.end + REACH);
    Ok(Passed {
        before: one_of(read, before.clone(), &asked.before).ok_or(Guard::Before)?,
        after: one_of(read, after, &asked.after).ok_or(Guard::After)?,
        object: if asked.acts_on.is_some() { Some(object(read, tokens).ok_or(Guard::Object)?) } else { None },
        negation: before.rev().find(|at| read.is(*at, Class::Negation)).map(|at| read.tokens.span(at)),
    })
}

/// The first of the words asked for in a stretch, `Some(None)` where none is asked for.
fn one_of(read: Read<'_>, stretch: Range<usize>, asked: &[Text]) -> Option<Option<Span>> {
    if asked.is_empty() {
        return Some(None);
    }
    let is_asked = |at: usize| asked.iter().any(|word| read.lexicons.known(word).number == read.tokens.word(at));
    stretch.into_iter().find(|at| read.tokens.is_word(*at) && is_asked(*at)).map(|at| Some(read.tokens.span(at)))
}

/// The person or body that a verb acts on: what follows, or the subject of a passive.
fn object(read: Read<'_>, tokens: &Range<usize>) -> Option<Span> {
    let group = tokens.clone().find_map(|at| read.group_of_main(at));
    if let Some(group) = group.filter(|group| group.passive) {
        let subject = group.subject.as_ref().filter(|subject| read.can_speak(subject))?;
        return read.place(&subject.tokens);
    }
    let from = (tokens.end..tokens.end + 2).find(|at| read.tag(*at) != Tag::Adverb)?;
    let phrase = read.phrases.starting_at(from).filter(|phrase| is_somebody(read, phrase))?;
    read.place(&phrase.tokens)
}

const SOMEBODY: Classes = Classes::of(&[Class::PersonNoun, Class::RoleNoun, Class::InstitutionNoun]);

fn is_somebody(read: Read<'_>, phrase: &Phrase) -> bool {
    // "45 kilometres of fence" is nobody, and who shreds statements harms none.
    let classes = read.tokens.classes(phrase.head);
    let paper = classes.any(Classes::PAPERS) && !classes.any(SOMEBODY);
    let pronoun = phrase.kind == PhraseKind::Pronoun && classes.has(Class::PronounNeuter);
    let thing = classes.has(Class::Measure) || paper || pronoun;
    !thing && read.can_speak(&NounRun::from(phrase))
}

/// Words that introduce a term: a so-called “sponge city”, the so-called Green Wall, (so-called “dark kitchens”). Where neither
/// an article, nor a name, nor brackets tell so, they may as well sneer.
pub(super) fn introduces(read: Read<'_>, tokens: &Range<usize>) -> bool {
    let introduces = |found: &Match| {
        let class = read.entry(found).and_then(|entry| entry.attributes.class);
        found.role == Role::QuotedTerm && found.end as usize == tokens.end && class == Some(Class::TermVerb)
    };
    if !read.tokens.matches.at(tokens.start).iter().any(introduces) {
        return false;
    }
    let marked = read.marks.pairs.binary_search_by_key(&tokens.end, |pair| pair.open).is_ok();
    let next = tokens.end + usize::from(marked);
    let bracket = tokens.start.checked_sub(1).is_some_and(|at| read.punctuation(at, '('));
    bracket || is_name(read, next) || is_new(read, tokens, next)
}

/// Two capitals in a row.
fn is_name(read: Read<'_>, at: usize) -> bool {
    (at..at + 2).all(|at| read.tokens.is_word(at) && read.tokens.is_capital(at))
}

/// Behind the article that introduces a thing; of a person, "a so-called expert", it doubts.
fn is_new(read: Read<'_>, tokens: &Range<usize>, next: usize) -> bool {
    let article = tokens.start.checked_sub(1).is_some_and(|at| read.is(at, Class::Indefinite));
    let named = read.phrases.at(next);
    article && named.is_some_and(|phrase| !read.tokens.classes(phrase.head).any(Classes::PERSON_NOUNS))
}
