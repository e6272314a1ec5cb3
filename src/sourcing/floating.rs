//! Quotations that no cue claims: what goes on after its tag, what floats behind a sentence about its speaker.

use std::ops::Range;

use super::attribution::Draft;
use super::text::Read;
use crate::grammar::clauses::{NounRun, VerbForm};
use crate::grammar::marks::{Family, Pair};
use crate::grammar::phrases::PhraseKind;
use crate::lexicon::{Class, Classes, CueClass};

/// Fewest words of a quotation that stands as a sentence of its own.
const FEWEST_WORDS: usize = 4;

/// Adds the quotations that no draft claims yet, each to the attribution it continues or as one of its own.
pub(crate) fn add(read: Read<'_>, drafts: &mut Vec<Draft>) {
    for pair in &read.marks.pairs {
        if pair.depth > 0 || is_claimed(drafts, pair) || !is_speech(read, pair) {
            continue;
        }
        let quoted = pair.open..pair.end;
        if let Some(earlier) = continued(read, drafts, pair) {
            if let Some(draft) = drafts.get_mut(earlier) {
                draft.content.push(quoted);
            }
            continue;
        }
        let draft = named_after(read, pair)
            .or_else(|| introduced(read, pair))
            .or_else(|| embedded(read, pair))
            .or_else(|| follows(read, drafts, pair));
        drafts.extend(draft);
    }
    drafts.sort_by_key(|draft| draft.content.first().map_or(0, |part| part.start));
}

fn is_claimed(drafts: &[Draft], pair: &Pair) -> bool {
    drafts.iter().any(|draft| draft.content.iter().any(|part| part.start < pair.end && pair.open < part.end))
}

/// A quotation that stands as a sentence: it starts or ends one, or is long.
pub(crate) fn is_speech(read: Read<'_>, pair: &Pair) -> bool {
    let inside = pair.inside();
    let words = read.count_words(&inside);
    let starts = read.sentence(read.sentence_of(pair.open)).start == pair.open;
    let last = inside.end.saturating_sub(1);
    let stopped = ['.', '!', '?', ','].iter().any(|stop| read.punctuation(last, *stop));
    let capital = read.tokens.is_capital(inside.start);
    match pair.family {
        Family::Single => words >= FEWEST_WORDS && stopped && capital,
        _ => {
            (words >= FEWEST_WORDS && (starts || stopped || capital)) || (starts && stopped && words > 0) || words >= 8
        }
    }
}

fn draft(read: Read<'_>, source: Option<NounRun>, same: Option<usize>, pair: &Pair) -> Draft {
    Draft {
        cue: None,
        class: CueClass::Neutral,
        source,
        same_source_as: same,
        content: vec![pair.open..pair.end],
        sentence: read.sentence_of(pair.open),
    }
}

/// The draft whose quotation this one goes on with: same paragraph, only its tag between.
fn continued(read: Read<'_>, drafts: &[Draft], pair: &Pair) -> Option<usize> {
    let paragraph = read.paragraph_of(pair.open);
    let (number, last) = drafts.iter().enumerate().rfind(|(_, draft)| {
        draft.content.last().is_some_and(|part| part.end <= pair.open && read.paragraph_of(part.start) == paragraph)
            || draft.cue.as_ref().is_some_and(|cue| cue.end <= pair.open && read.paragraph_of(cue.start) == paragraph)
    })?;
    let sentence = read.sentence_of(pair.open);
    let quotes = last.content.iter().any(|part| (part.start..part.end).any(|at| read.marks.is_inside(at)));
    let tag_sentence = last.cue.as_ref().map_or(last.sentence, |cue| read.sentence_of(cue.start));
    (quotes && sentence <= tag_sentence + 1 && read.sentence(sentence).start == pair.open).then_some(number)
}

/// `“…” — Jane Roe`: a dash and a name to the end of the paragraph.
fn named_after(read: Read<'_>, pair: &Pair) -> Option<Draft> {
    let mut at = pair.end;
    if !read.is_dash(at) {
        return None;
    }
    while read.is_dash(at) {
        at += 1;
    }
    let paragraph = read.tokens.paragraphs.get(read.paragraph_of(pair.open))?;
    let run = read.syntax().run_starting_at(at, paragraph.tokens.end)?;
    let ends = run.tokens.end >= paragraph.tokens.end || read.punctuation(run.tokens.end, ',');
    (run.kind == PhraseKind::Name && ends).then(|| draft(read, Some(run), None, pair))
}

/// A sentence that ends in a colon before the quotation: its subject speaks.
fn introduced(read: Read<'_>, pair: &Pair) -> Option<Draft> {
    let before = pair.open.checked_sub(1)?;
    if !read.punctuation(before, ':') {
        return None;
    }
    let run = subject_of(read, read.sentence(read.sentence_of(before)).start..before)?;
    Some(draft(read, Some(run), None, pair))
}

/// A quotation inside a sentence whose verb is in no list: the subject of the nearest verb before or after it.
fn embedded(read: Read<'_>, pair: &Pair) -> Option<Draft> {
    let sentence = read.sentence(read.sentence_of(pair.open));
    let after = read.clauses.groups.iter().find(|group| {
        group.tokens.start >= pair.end && group.tokens.start <= pair.end + 8 && group.form == VerbForm::Finite
    });
    if let Some(group) = after.filter(|group| {
        read.sentence_of(group.main) == read.sentence_of(pair.end.saturating_sub(1).max(pair.open))
            || read.sentence_of(group.main) == read.sentence_of(pair.end)
    }) {
        let run = group.subject.clone().filter(|run| run.tokens.start >= pair.end);
        let inverted = (group.tokens.start == pair.end)
            .then(|| read.syntax().run_starting_at(group.tokens.end, read.tokens.len()))
            .flatten();
        if let Some(run) = run.or(inverted).filter(|run| is_person_like(read, run)) {
            let mut found = draft(read, Some(run), None, pair);
            found.cue = Some(group.main..group.main + 1);
            return Some(found);
        }
    }
    if sentence.start == pair.open {
        return None;
    }
    let run = subject_of(read, sentence.start..pair.open)?;
    Some(draft(read, Some(run), None, pair))
}

/// The subject of the last verb in a stretch that has one.
fn subject_of(read: Read<'_>, stretch: Range<usize>) -> Option<NounRun> {
    let groups = read.clauses.groups.iter().filter(|group| stretch.contains(&group.main));
    groups.filter_map(|group| group.subject.clone()).filter(|run| is_person_like(read, run)).last()
}

fn is_person_like(read: Read<'_>, run: &NounRun) -> bool {
    let speakers = Classes::of(&[
        Class::RoleNoun,
        Class::PersonNoun,
        Class::GenericGroup,
        Class::BareGroup,
        Class::InstitutionNoun,
        Class::InstitutionName,
        Class::StatementNoun,
        Class::DocumentNoun,
        Class::MediaName,
    ]);
    let pronouns =
        Classes::of(&[Class::PronounMasculine, Class::PronounFeminine, Class::PronounPlural, Class::PronounFirst]);
    match run.kind {
        PhraseKind::Name => read.can_speak(run),
        PhraseKind::Pronoun => read.tokens.classes(run.head).any(pronouns),
        PhraseKind::Common => read.tokens.classes(run.head).any(speakers),
    }
}

/// A quotation that is a sentence of its own: the speaker of the sentence before, or who spoke last.
fn follows(read: Read<'_>, drafts: &[Draft], pair: &Pair) -> Option<Draft> {
    let sentence = read.sentence_of(pair.open);
    if read.sentence(sentence).start != pair.open {
        return None;
    }
    let here = read.paragraph_of(pair.open);
    let before = sentence.checked_sub(1)?;
    let same_paragraph = read.tokens.sentences.get(before).is_some_and(|other| other.paragraph == here);
    let last = drafts
        .iter()
        .enumerate()
        .rfind(|(_, draft)| draft.source.is_some() && draft.content.first().is_some_and(|part| part.start < pair.open));
    if same_paragraph && let Some(run) = subject_of(read, read.sentence(before)) {
        let said_there = last.filter(|(_, draft)| draft.sentence == before).map(|(number, _)| number);
        return Some(match said_there {
            Some(number) => draft(read, drafts.get(number).and_then(|draft| draft.source.clone()), Some(number), pair),
            None => draft(read, Some(run), None, pair),
        });
    }
    let (number, earlier) = last?;
    let near = read.paragraph_of(earlier.content.last()?.start) + 2 >= here;
    near.then(|| draft(read, earlier.source.clone(), Some(number), pair))
}
