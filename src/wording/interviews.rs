//! Interviews whose questions and answers nothing names: paragraphs that ask somebody, and those behind them, in which
//! somebody speaks of himself.

use std::ops::Range;

use crate::grammar::{Paragraph, ZoneKind};
use crate::lexicon::{Class, Classes};
use crate::sourcing::text::Read;

/// Fewest questions with answers that make an interview.
const FEWEST_QUESTIONS: usize = 3;
/// Longest paragraph that is a question, in words.
const LONGEST_QUESTION: usize = 40;

const FIRST: Classes = Classes::of(&[Class::PronounFirst, Class::PronounFirstPlural]);

/// The tokens of answers, in text order: words of whoever is asked, not of the outlet.
pub(super) fn find(read: Read<'_>) -> Vec<Range<usize>> {
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
    // What follows the last answer may be the paper's again.
    let spoken = answers.filter(|(at, answer)| *at <= last || has(read, answer, FIRST));
    spoken.map(|(_, answer)| answer.tokens.clone()).collect()
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
