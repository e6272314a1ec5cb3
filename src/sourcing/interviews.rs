//! Interviews whose questions and answers nothing names: paragraphs that ask somebody, those behind them, in which
//! somebody speaks of himself, and who that is.

use std::cmp::Reverse;
use std::ops::Range;

use hashbrown::HashMap;

use super::attribution::Draft;
use super::naming::PERSON_HINTS;
use super::nesting;
use super::text::Read;
use crate::grammar::clauses::NounRun;
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::{Paragraph, ZoneKind};
use crate::lexicon::{Class, Classes, CueClass};

/// Fewest questions with answers that make an interview.
const FEWEST_QUESTIONS: usize = 3;
/// Longest paragraph that is a question, in words.
const LONGEST_QUESTION: usize = 40;

const FIRST: Classes = Classes::of(&[Class::PronounFirst, Class::PronounFirstPlural]);

/// The tokens of answers, in text order: words of whoever is asked, not of the outlet.
pub(crate) fn find(read: Read<'_>) -> Vec<Range<usize>> {
    let body: Vec<&Paragraph> =
        read.tokens.paragraphs.iter().filter(|paragraph| paragraph.zone == ZoneKind::Body).collect();
    let asked: Vec<bool> = body.iter().map(|paragraph| is_question(read, paragraph)).collect();
    let answered = asked.windows(2).filter(|pair| matches!(pair, [true, false])).count();
    if answered < FEWEST_QUESTIONS {
        return Vec::new();
    }
    let turns = turns(&asked);
    let first = |turn: &Range<usize>| body.get(turn.start).is_some_and(|answer| has(read, answer, FIRST));
    let asks = body.iter().zip(&asked).filter(|(_, asked)| **asked);
    let addressed = asks.filter(|(question, _)| has(read, question, Classes::of(&[Class::PronounSecond]))).count();
    // An explainer asks and answers too, and nobody in it says "I".
    if turns.iter().filter(|turn| first(turn)).count() * 2 < turns.len() || addressed * 3 < turns.len() {
        return Vec::new();
    }
    let last = turns.last().map_or(0, |turn| turn.start);
    let answers = turns.into_iter().flatten().filter_map(|at| Some((at, *body.get(at)?)));
    // What follows the last answer may be the paper's again, with quotations of others.
    let own = |answer: &Paragraph| {
        let mut outside = answer.tokens.clone().filter(|at| !read.marks.is_inside(*at));
        outside.any(|at| read.tokens.classes(at).any(FIRST))
    };
    let spoken = answers.filter(|(at, answer)| *at <= last || own(answer));
    spoken.map(|(_, answer)| answer.tokens.clone()).collect()
}

/// Gives the answers to whom the lines above the first question name; what is told in an answer is its speaker's.
pub(super) fn add(read: Read<'_>, drafts: &mut Vec<Draft>) {
    let answers = find(read);
    let Some(guest) = answers.first().and_then(|first| guest(read, first.start)) else { return };
    let inside = |draft: &Draft| {
        let at = answers.partition_point(|answer| answer.end <= draft.start());
        answers.get(at).is_some_and(|answer| answer.contains(&draft.start()))
    };
    nesting::leave_out(drafts, inside);
    drafts.extend(answers.iter().map(|answer| Draft {
        cue: None,
        class: CueClass::Neutral,
        source: Some(guest.clone()),
        same_source_as: None,
        content: vec![read.trim(answer.clone())],
        sentence: read.sentence_of(answer.start),
    }));
}

/// The person who is named most before the first answer, of two the first; not who asks: "tells `Priya Nair` why".
fn guest(read: Read<'_>, first_answer: usize) -> Option<NounRun> {
    let zone = |at: usize| read.tokens.paragraphs.get(read.paragraph_of(at)).map(|paragraph| paragraph.zone);
    let above = |at: usize| matches!(zone(at), Some(ZoneKind::Headline | ZoneKind::Dek | ZoneKind::Body));
    let hears = |name: &Phrase| {
        let before = name.tokens.start.checked_sub(1);
        before.and_then(|at| read.clauses.at(at)).is_some_and(|group| read.is_telling(group.main))
    };
    let person = |name: &&Phrase| {
        let hinted = name.tokens.clone().any(|at| read.tokens.classes(at).any(PERSON_HINTS));
        name.kind == PhraseKind::Name && above(name.head) && (hinted || name.tokens.len() > 1)
    };
    let before = read.phrases.all.iter().take_while(|phrase| phrase.tokens.end <= first_answer);
    let names: Vec<&Phrase> = before.filter(person).filter(|name| !hears(name)).collect();
    let word = |name: &Phrase| &read.doc[read.tokens.span(name.head)];
    let hinted = |name: &Phrase| name.tokens.clone().any(|at| read.tokens.classes(at).any(PERSON_HINTS));
    let mut often: HashMap<&str, usize> = HashMap::new();
    names.iter().for_each(|name| *often.entry(word(name)).or_default() += 1);
    let ranked = names.iter().map(|name| (hinted(name), often.get(word(name)), Reverse(name.head), *name));
    ranked.max_by_key(|(hinted, often, first, _)| (*hinted, *often, *first)).map(|(.., name)| NounRun::from(name))
}

/// The paragraphs behind each question, up to the next.
fn turns(asked: &[bool]) -> Vec<Range<usize>> {
    let questions: Vec<usize> = asked.iter().enumerate().filter(|(_, asked)| **asked).map(|(at, _)| at).collect();
    let ends = questions.iter().skip(1).copied().chain([asked.len()]);
    questions.iter().zip(ends).map(|(question, end)| question + 1..end).filter(|turn| !turn.is_empty()).collect()
}

/// A short paragraph that ends in a question mark and opens no quotation.
fn is_question(read: Read<'_>, paragraph: &Paragraph) -> bool {
    let last = paragraph.tokens.end.saturating_sub(1);
    read.punctuation(last, '?')
        && !read.is_mark(paragraph.tokens.start)
        && read.count_words(&paragraph.tokens) <= LONGEST_QUESTION
}

fn has(read: Read<'_>, paragraph: &Paragraph, classes: Classes) -> bool {
    paragraph.tokens.clone().any(|at| read.tokens.classes(at).any(classes))
}
