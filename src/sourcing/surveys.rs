//! Surveys that tell something in a phrase of place: "she led `in a poll`", "`in most surveys` they agree".

use std::ops::Range;

use super::attribution::Draft;
use super::text::Read;
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, CueClass};

/// Farthest back that the clause around a survey is looked for, in tokens.
const LONGEST_CLAUSE: usize = 60;

/// Adds an attribution for each survey that a preposition of place names; drafts stay in the order of their cues.
pub(super) fn add(read: Read<'_>, drafts: &mut Vec<Draft>) {
    let surveys = read.phrases.all.iter().filter(|phrase| read.is(phrase.head, Class::SurveyNoun));
    let papers = read.phrases.all.iter().filter(|phrase| read.tokens.classes(phrase.head).any(Classes::PAPERS));
    let known = |found: &Draft| drafts.iter().any(|draft| draft.cue.is_some() && draft.cue == found.cue);
    let reckoned: Vec<Draft> =
        papers.filter_map(|phrase| reckoned(read, phrase)).filter(|found| !known(found)).collect();
    let before = drafts.len();
    drafts.extend(surveys.filter_map(|phrase| draft(read, phrase)));
    drafts.extend(reckoned);
    drafts.extend(held(read));
    if drafts.len() > before {
        drafts.sort_by_key(|draft| draft.cue.as_ref().map_or(0, |cue| cue.start));
    }
}

fn draft(read: Read<'_>, survey: &Phrase) -> Option<Draft> {
    let place = survey.tokens.start.checked_sub(1)?;
    let inside = read.preposition(place) == Some(Complement::In) && read.tag(place) == Tag::Preposition;
    if !inside || is_standing(read, survey) || read.pair_at(place).is_some() {
        return None;
    }
    let number = read.sentence_of(place);
    let sentence = read.sentence(number);
    let end = end_of(read, survey, sentence.end);
    let content = if opens(read, place, &sentence) {
        clause_behind(read, end, sentence.end).filter(|said| !is_told_by_name(read, said))
    } else {
        // "Orr, who took part in the poll, said": who is in a poll that is known need not be told of by it.
        let known = !read.is(survey.tokens.start, Class::Indefinite);
        clause_before(read, place, sentence.start).filter(|said| !known || read.tag(said.start) != Tag::Wh)
    }?;
    let source = NounRun::new(survey.tokens.start..end, survey.head, survey.kind);
    Some(Draft {
        cue: Some(place..place + 1),
        class: CueClass::Neutral,
        source: Some(source),
        same_source_as: None,
        content: vec![content],
        sentence: number,
    })
}

/// "In a poll, `the Roe Group found that` prices rose": the body tells of its poll by a cue of its own.
fn is_told_by_name(read: Read<'_>, said: &Range<usize>) -> bool {
    let run = read.syntax().run_starting_at(said.start, said.end).filter(|run| run.kind == PhraseKind::Name);
    let verb = run.and_then(|run| read.clauses.at(run.tokens.end));
    verb.is_some_and(|group| read.is(group.main, Class::CueVerb) && read.tag(group.tokens.end) == Tag::That)
}

/// "The poll `put Voss` ahead", "the survey `found her trailing`": how it tells that somebody stands. "The study `found
/// flaws`": what a paper finds.
fn reckoned(read: Read<'_>, survey: &Phrase) -> Option<Draft> {
    let number = read.sentence_of(survey.head);
    let end = read.sentence(number).end;
    let own = |group: &&VerbGroup| group.subject.as_ref().is_some_and(|run| run.head == survey.head);
    let acts = |group: &&VerbGroup| matches!(group.form, VerbForm::Finite | VerbForm::Gerund) && !group.passive;
    let group = read.groups_in(survey.tokens.end..end).iter().find(|group| own(group) && acts(group))?;
    let object = read.phrases.starting_at(group.tokens.end)?;
    let of_somebody = object.tokens.clone().any(|at| matches!(read.tag(at), Tag::Genitive | Tag::Possessive));
    let personal = object.kind == PhraseKind::Pronoun && !read.is(object.head, Class::PronounNeuter);
    // "The survey found broad support for checks"
    let finding = read.frames_at(group.main).find(|frame| frame.takes(Complement::That));
    let finding = finding.filter(|_| object.kind == PhraseKind::Common);
    let stands =
        read.is(survey.head, Class::SurveyNoun) && (object.kind == PhraseKind::Name || personal || of_somebody);
    if !read.is(group.main, Class::ReckoningVerb)
        || !(stands || finding.is_some())
        || read.syntax().is_time(object)
        || read.marks.is_inside(group.main)
    {
        return None;
    }
    let pause = |at: &usize| {
        let opens =
            matches!(read.tag(at + 1), Tag::Wh | Tag::Conjunction | Tag::Preposition | Tag::Gerund | Tag::Subordinator);
        read.punctuation(*at, ';') || (read.punctuation(*at, ',') && opens) || read.is_mark(*at)
    };
    let stop = (object.tokens.start..end).find(pause).unwrap_or(end);
    Some(Draft {
        cue: Some(group.main..group.main + 1),
        class: finding.map_or(CueClass::Neutral, |frame| frame.class),
        source: group.subject.clone(),
        same_source_as: None,
        content: vec![read.trim(object.tokens.start..stop)],
        sentence: number,
    })
}

/// "`For Voss,` the port is a matter of honour": the view of whoever a sentence opens with.
fn held(read: Read<'_>) -> Vec<Draft> {
    let sentences = read.tokens.sentences.iter().enumerate();
    sentences.filter_map(|(number, sentence)| view(read, number, sentence.tokens.clone())).collect()
}

fn view(read: Read<'_>, number: usize, sentence: Range<usize>) -> Option<Draft> {
    let first = sentence.start + usize::from(read.tag(sentence.start) == Tag::Conjunction);
    let opens = read.is(first, Class::ViewMarker) && read.tag(first) == Tag::Preposition;
    let run = read.syntax().run_starting_at(first + 1, sentence.end).filter(|_| opens)?;
    let people = read.tokens.classes(run.head).any(PEOPLE);
    let person = run.kind == PhraseKind::Pronoun && !read.is(run.head, Class::PronounNeuter) || people;
    let place = read.tokens.classes(run.head).any(Classes::PLACES);
    let holds = person || run.kind == PhraseKind::Name && !place;
    let comma = Some(run.tokens.end).filter(|at| holds && read.can_speak(&run) && read.punctuation(*at, ','))?;
    let content = read.trim(comma + 1..sentence.end);
    let judged = |group: &VerbGroup| {
        let own = group.subject.as_ref().is_some_and(|subject| subject.tokens.start > comma);
        own && group.form == VerbForm::Finite && !group.passive && read.is(group.main, Class::Be)
    };
    let judges =
        read.groups_in(content.clone()).iter().find(|group| group.form == VerbForm::Finite).is_some_and(judged);
    judges.then(|| Draft {
        cue: Some(first..first + 1),
        class: CueClass::Attitude,
        source: Some(run),
        same_source_as: None,
        content: vec![content],
        sentence: number,
    })
}

/// Nouns for people who hold views.
const PEOPLE: Classes =
    Classes::of(&[Class::RoleNoun, Class::PersonNoun, Class::GenericGroup, Class::CollectiveGroup, Class::BareGroup]);

/// The token after a survey, those who were asked and who asked them: "a poll `of voters by the Gazette`".
fn end_of(read: Read<'_>, survey: &Phrase, end: usize) -> usize {
    let mut last = survey.tokens.end;
    let links = |at: usize| matches!(read.preposition(at), Some(Complement::Of | Complement::From | Complement::By));
    while let Some(next) = read.phrases.starting_at(last + 1).filter(|next| links(last) && next.tokens.end <= end) {
        if read.tokens.classes(next.head).any(Classes::of(&[Class::Measure, Class::Noun])) {
            break;
        }
        last = next.tokens.end;
    }
    last
}

/// Whether the phrase opens its sentence, or stands behind a word that joins it to the one before.
fn opens(read: Read<'_>, place: usize, sentence: &Range<usize>) -> bool {
    let lead = sentence.start..place;
    lead.len() <= 2
        && lead.into_iter().all(|at| !matches!(read.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Noun | Tag::Name))
}

/// "In a poll released on Monday, `she led`".
fn clause_behind(read: Read<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    let comma = (from..end.min(from + LONGEST_ASIDE)).find(|at| read.punctuation(*at, ','))?;
    let stop = (comma + 1..end).find(|at| read.punctuation(*at, ';')).unwrap_or(end);
    Some(read.trim(comma + 1..stop)).filter(|said| acts(read, said))
}

/// "…, but `she led` in a poll": the clause up to the phrase.
fn clause_before(read: Read<'_>, place: usize, start: usize) -> Option<Range<usize>> {
    let lowest = start.max(place.saturating_sub(LONGEST_CLAUSE));
    let groups = read.groups_in(lowest..place);
    let first = (lowest..place).rev().find(|at| parts(read, groups, *at)).map_or(lowest, |at| at + 1);
    let first = if first > lowest && read.tag(first - 1) == Tag::Wh { first - 1 } else { first };
    Some(read.trim(first..place)).filter(|said| acts(read, said))
}

/// Whether a clause begins behind a token.
fn parts(read: Read<'_>, groups: &[VerbGroup], at: usize) -> bool {
    let joins = read.tag(at) == Tag::Conjunction && at > 0 && read.punctuation(at - 1, ',');
    let mark = [';', ':', '('].into_iter().any(|mark| read.punctuation(at, mark)) || read.is_mark(at);
    let opens = matches!(read.tag(at), Tag::Subordinator | Tag::That | Tag::Wh) || read.tokens.is_dash(at);
    let own = |group: &VerbGroup| group.subject.as_ref().is_some_and(|run| run.tokens.start == at + 1);
    let clause = read.punctuation(at, ',') || read.is(at, Class::Subordinator);
    joins || mark || opens || (clause && groups.iter().any(|group| group.form == VerbForm::Finite && own(group)))
}

fn acts(read: Read<'_>, said: &Range<usize>) -> bool {
    read.groups_in(said.clone()).iter().any(|group| group.form == VerbForm::Finite)
}

/// "up `in the polls`", "ahead `in national polls`": how somebody stands with all of them, and none that tells it.
fn is_standing(read: Read<'_>, survey: &Phrase) -> bool {
    let named = |at: usize| read.tag(at) == Tag::Number || read.is(at, Class::Quantifier);
    let lead = survey.tokens.start..survey.head;
    read.is(survey.head, Class::FormPlural) && !lead.into_iter().any(named)
}

/// Longest that may hang on a survey in front of a sentence, in tokens.
const LONGEST_ASIDE: usize = 16;
