//! Colon forms: a name and a colon before what it says, in headlines, interviews and transcripts.

use std::cell::OnceCell;
use std::ops::Range;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::attribution::Draft;
use super::floating::{self, Claimed};
use super::interviews;
use super::standing::type_in;
use super::text::Read;
use crate::grammar::clauses::NounRun;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::grammar::{Paragraph, ZoneKind};
use crate::lexicon::{Class, Classes, CueClass, Role, SourceType};

/// Fewest turns that make an interview or a transcript of an article.
const FEWEST_TURNS: usize = 3;

/// A paragraph that opens with who speaks.
struct Turn {
    /// Number of the paragraph.
    paragraph: usize,
    /// Who speaks; nobody of the story where a question is put.
    speaker: Option<NounRun>,
    /// The token of the colon.
    colon: usize,
    /// Tokens of what is said, in each of its paragraphs.
    said: Vec<Range<usize>>,
}

/// Adds an attribution for each paragraph that opens with who speaks and a colon.
pub(crate) fn add(read: Read<'_>, drafts: &mut Vec<Draft>) {
    let mut turns = turns(read);
    leave_out_reported(read, &mut turns, drafts);
    if turns.len() >= FEWEST_TURNS && is_dialogue(read, &turns) {
        take_following(read, &mut turns);
        leave_out_inner(&turns, drafts);
    } else {
        let claimed = Claimed::of(read, drafts);
        turns.retain(|turn| !turn.said.iter().any(|part| claimed.any(part.clone())));
        interviews::add(read, drafts);
    }
    drafts.extend(turns.into_iter().filter_map(|turn| draft(read, turn)));
    floating::sort(drafts);
}

fn turns(read: Read<'_>) -> Vec<Turn> {
    let capitals = Capitals { read, counts: OnceCell::new() };
    let paragraphs = read.tokens.paragraphs.iter().enumerate();
    let mut turns: Vec<Turn> =
        paragraphs.filter_map(|(number, paragraph)| turn(&capitals, number, paragraph)).collect();
    // A letter is a label only where questions have theirs.
    let is_label = |turn: &Turn, class| read.is(turn.colon - 1, class);
    let asked = turns.iter().any(|turn| is_label(turn, Class::QuestionLabel));
    turns.retain(|turn| asked || !is_label(turn, Class::AnswerLabel));
    turns
}

fn turn(capitals: &Capitals<'_>, number: usize, paragraph: &Paragraph) -> Option<Turn> {
    let read = capitals.read;
    let first = paragraph.tokens.clone().find(|at| !is_star(read, *at))?;
    let labels = Classes::of(&[Class::QuestionLabel, Class::AnswerLabel]);
    let label = read.tokens.classes(first).any(labels) && is_colon(read, first + 1);
    let run = if label {
        NounRun::new(first..first + 1, first, PhraseKind::Pronoun)
    } else {
        read.syntax().run_starting_at(first, paragraph.tokens.end)?
    };
    let behind = if label { run.tokens.end } else { behind_apposition(read, &run, paragraph.tokens.end) };
    let colon = (behind..paragraph.tokens.end).find(|at| !is_star(read, *at))?;
    let said = read.trim(colon + 1..paragraph.tokens.end);
    let opens = if label { colon == first + 1 } else { read.punctuation(colon, ':') };
    // "Orr: 1,501" is a row of a table.
    let in_words = said.clone().any(|at| read.tokens.is_word(at));
    // "Port Police: Arrest made": a heading inside the story has no stop at its end.
    let last = paragraph.tokens.end.saturating_sub(1);
    let stops = read.is_mark(last) || ['.', '!', '?', '…'].into_iter().any(|stop| read.punctuation(last, stop));
    let heading = matches!(paragraph.zone, ZoneKind::Body) && !stops && said.len() < LONGEST_HEADING;
    if !opens || !in_words || !(label || speaks(capitals, &run, paragraph.zone) && !heading) {
        return None;
    }
    let asks = read.is(first, Class::QuestionLabel) || (is_of_press(read, &run) && is_asked(read, paragraph));
    let speaker = Some(run).filter(|_| !asks);
    Some(Turn { paragraph: number, speaker, colon, said: vec![said] })
}

/// Whether somebody speaks again, as in an interview or a transcript; in a list each name stands once.
fn is_dialogue(read: Read<'_>, turns: &[Turn]) -> bool {
    let word = |turn: &Turn| turn.speaker.as_ref().map(|run| &read.doc[read.tokens.span(run.head)]);
    turns.iter().enumerate().any(|(number, turn)| {
        let again = turns.iter().skip(number + 2).take(FEWEST_TURNS).any(|later| word(later) == word(turn));
        read.is(turn.colon - 1, Class::QuestionLabel) || (again && turn.speaker.is_some())
    })
}

/// "Roe: “We won,” he said": an entry that quotes is the outlet's own.
fn leave_out_reported(read: Read<'_>, turns: &mut Vec<Turn>, drafts: &[Draft]) {
    let quotes = |draft: &&Draft| draft.content.iter().any(|part| read.is_mark(part.start));
    let cue = |draft: &Draft| draft.cue.as_ref().map(|cue| cue.start);
    let mut quoting: Vec<usize> = drafts.iter().filter(quotes).filter_map(cue).collect();
    quoting.sort_unstable();
    let quotes_in = |part: &Range<usize>| {
        let first = quoting.get(quoting.partition_point(|cue| *cue < part.start));
        first.is_some_and(|cue| *cue < part.end)
    };
    turns.retain(|turn| !turn.said.iter().any(quotes_in));
}

/// The token after what tells who a speaker is: Ana Ruiz, `for the Greens`: “…”
fn behind_apposition(read: Read<'_>, run: &NounRun, end: usize) -> usize {
    let within = run.tokens.end..end.min(run.tokens.end + LONGEST_APPOSITION);
    let acts = |at: usize| matches!(read.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Mark);
    let colon = within.clone().find(|at| read.punctuation(*at, ':') || acts(*at));
    let told = colon.filter(|at| !acts(*at) && read.is_mark(at + 1) && read.punctuation(run.tokens.end, ','));
    told.filter(|_| run.kind == PhraseKind::Name).unwrap_or(run.tokens.end)
}

/// Longest apposition between a speaker and the colon, in tokens.
const LONGEST_APPOSITION: usize = 12;

/// Longest heading behind its colon, in tokens.
const LONGEST_HEADING: usize = 12;

/// The marks around a bold name in plain text, and those of a list.
fn is_star(read: Read<'_>, at: usize) -> bool {
    ['*', '_', '•', '·', '▪', '-', '–'].into_iter().any(|mark| read.punctuation(at, mark))
}

/// What stands behind a label: a colon, or the full stop of a letter.
fn is_colon(read: Read<'_>, at: usize) -> bool {
    read.punctuation(at, ':') || (read.punctuation(at, '.') && read.tokens.is_glued(at))
}

/// Whether a speaker is of the press, as who asks is.
fn is_of_press(read: Read<'_>, run: &NounRun) -> bool {
    let outlet = read.tokens.classes(run.head).any(Classes::of(&[Class::MediaName, Class::MediaNoun]));
    outlet || type_in(read, run.tokens.clone(), &[Role::SourceRole]) == Some(SourceType::Media)
}

fn is_asked(read: Read<'_>, paragraph: &Paragraph) -> bool {
    paragraph.tokens.clone().any(|at| read.punctuation(at, '?'))
}

/// "A: We left.", and a paragraph more before the next question: the answer goes on.
fn take_following(read: Read<'_>, turns: &mut [Turn]) {
    let next: Vec<usize> = turns.iter().skip(1).map(|turn| turn.paragraph).collect();
    for (turn, next) in turns.iter_mut().zip(next) {
        for paragraph in read.tokens.paragraphs.iter().take(next).skip(turn.paragraph + 1) {
            let said = read.trim(paragraph.tokens.clone());
            if paragraph.zone == ZoneKind::Body && turn.speaker.is_some() && !said.is_empty() {
                turn.said.push(said);
            }
        }
    }
}

/// What somebody says in a turn that others say is hers to answer for.
fn leave_out_inner(turns: &[Turn], drafts: &mut Vec<Draft>) {
    drafts.retain(|draft| {
        let at = draft.cue.as_ref().map_or(draft.start(), |cue| cue.start);
        let place = turns.partition_point(|turn| turn.colon < at);
        let turn = place.checked_sub(1).and_then(|place| turns.get(place));
        !turn.is_some_and(|turn| turn.speaker.is_some() && turn.said.iter().any(|part| part.contains(&at)))
    });
}

fn draft(read: Read<'_>, turn: Turn) -> Option<Draft> {
    let speaker = turn.speaker?;
    Some(Draft {
        cue: Some(turn.colon..turn.colon + 1),
        class: CueClass::Neutral,
        sentence: read.sentence_of(speaker.head),
        source: Some(speaker),
        same_source_as: None,
        content: turn.said,
    })
}

/// Whether what stands before the colon is somebody: a person's name, a role, or in a headline a body too.
fn speaks(capitals: &Capitals<'_>, run: &NounRun, zone: ZoneKind) -> bool {
    let read = capitals.read;
    let classes = read.tokens.classes(run.head);
    let person = Classes::of(&[Class::RoleNoun, Class::PersonNoun, Class::GivenName, Class::GenericGroup]);
    let body = Classes::of(&[
        Class::InstitutionNoun,
        Class::InstitutionName,
        Class::SurveyNoun,
        Class::MediaName,
        Class::MediaNoun,
    ]);
    let given = run.tokens.clone().any(|at| read.is(at, Class::GivenName) || read.is(at, Class::Honorific));
    let place = classes.any(Classes::PLACES.union(Classes::of(&[Class::Month, Class::Weekday])));
    // "The Latest: …" heads a series.
    let series =
        read.tag(run.tokens.start) == Tag::Determiner && classes.has(Class::Adjective) && run.tokens.len() == 2;
    let named = run.kind == PhraseKind::Name && !series && (given || read.count_words(&run.tokens) <= 2) && !place;
    match zone {
        ZoneKind::Headline => (classes.any(person) || classes.any(body) || (named && capitals.again(run))) && !place,
        _ => (classes.any(person) && read.count_words(&run.tokens) <= 5) || (named && (given || capitals.again(run))),
    }
}

/// How often each capitalised word stands in an article; counted when first asked for, as few articles hold a turn.
struct Capitals<'a> {
    read: Read<'a>,
    counts: OnceCell<HashMap<&'a str, usize, FixedState>>,
}

impl Capitals<'_> {
    /// Whether the last word of a name stands in the article again.
    fn again(&self, run: &NounRun) -> bool {
        let tokens = self.read.tokens;
        let word = |at: usize| &self.read.doc[tokens.span(at)];
        let counts = self.counts.get_or_init(|| {
            let mut counts = HashMap::default();
            for at in (0..tokens.len()).filter(|at| tokens.is_capital(*at)) {
                *counts.entry(word(at)).or_default() += 1;
            }
            counts
        });
        let itself = usize::from(tokens.is_capital(run.head));
        counts.get(word(run.head)).is_some_and(|count| *count > itself)
    }
}
