//! Flat verdicts: a form of be, and a judgement as what is said of its subject. "They are a disgrace", "it will be a farce".

use std::ops::Range;

use super::language::Hit;
use crate::grammar::clauses::{VerbForm, VerbGroup};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, PartOfSpeech, Role};
use crate::sourcing::text::Read;

/// Least weight of a loaded word that makes a sentence a verdict.
const LEAST_WEIGHT: f32 = 0.45;
/// Words that may stand between the verb and the judgement: "a complete and utter".
const REACH: usize = 5;

/// The writer judges himself, or nobody is judged.
const NOT_JUDGED: Classes = Classes::of(&[Class::PronounFirst, Class::PronounFirstPlural]);

/// The tokens of a verdict: from the verb to the end of the judgement.
pub(super) fn find(read: Read<'_>, hits: &[Hit], group: &VerbGroup) -> Option<Range<usize>> {
    let finite = group.form == VerbForm::Finite && !group.passive;
    let says = read.is(group.main, Class::Be);
    // "Was appalling": an adjective that could be a verb counts as one in its group.
    let ing = read.tag(group.main) == Tag::Gerund && group.tokens.start < group.main;
    let subject = group.subject.as_ref().filter(|_| finite && (says || ing))?;
    if read.tokens.classes(subject.head).any(NOT_JUDGED) {
        return None;
    }
    let from = if says { group.tokens.end } else { group.main };
    let behind = from..read.sentence(group.sentence).end.min(from + REACH);
    let end = behind.clone().find(|at| !goes_on(read, *at)).unwrap_or(behind.end);
    let judged = hits_in(read, hits, from..end).find(|tokens| is_said(read, tokens))?;
    // "'s a farce" is no wording to show, nor is "was a hopeless".
    let clitic = read.tokens.is_glued(group.tokens.start);
    let start = if clitic { subject.tokens.start.min(group.tokens.start) } else { group.tokens.start };
    let end = read.phrases.at(judged.end - 1).map_or(judged.end, |phrase| phrase.tokens.end.max(judged.end));
    Some(start..end)
}

/// What may stand in the noun phrase or adjective that is said of a subject.
fn goes_on(read: Read<'_>, at: usize) -> bool {
    let listed = read.punctuation(at, ',') || read.punctuation(at, '-');
    let tag = matches!(
        read.tag(at),
        Tag::Determiner | Tag::Adjective | Tag::Adverb | Tag::Noun | Tag::Conjunction | Tag::Participle | Tag::Gerund
    );
    // "Complete and utter": what could be a verb is none behind an adjective.
    let joined = at.checked_sub(1).is_some_and(|before| read.tag(before) == Tag::Conjunction);
    let adjective = at.checked_sub(2).is_some_and(|before| read.tag(before) == Tag::Adjective);
    tag || listed || (joined && adjective && read.tag(at) == Tag::Verb)
}

/// Tokens of the loaded words of weight in a stretch, in text order.
fn hits_in<'r>(read: Read<'r>, hits: &'r [Hit], stretch: Range<usize>) -> impl Iterator<Item = Range<usize>> + 'r {
    let from = read.tokens.place(stretch.start..stretch.start + 1).map_or(usize::MAX, |place| place.start());
    let first = hits.partition_point(|hit| hit.span.start() < from);
    let heavy = move |hit: &&Hit| {
        let entry = read.lexicons.entry(hit.entry);
        let loaded = entry.and_then(|entry| read.lexicons.file_of(entry)).is_some_and(|file| file.role == Role::Loaded);
        let verb = entry.is_some_and(|entry| entry.pos == Some(PartOfSpeech::Verb));
        loaded && !verb && entry.is_some_and(|entry| entry.weight >= LEAST_WEIGHT)
    };
    let to = read.tokens.place(stretch.clone()).map_or(0, |place| place.end());
    let near = hits.get(first..).unwrap_or(&[]).iter().take_while(move |hit| hit.span.start() < to);
    near.filter(heavy).map(move |hit| read.tokens.within(hit.span))
}

/// Whether a word is what is said, and not part of something else that is named: "is a shambles", "is shameful", but not
/// "is the shambles inquiry".
fn is_said(read: Read<'_>, tokens: &Range<usize>) -> bool {
    let last = tokens.end.saturating_sub(1);
    match read.phrases.at(last) {
        Some(phrase) => phrase.head < tokens.end && phrase.head >= tokens.start || read.tag(last) == Tag::Adjective,
        None => true,
    }
}
