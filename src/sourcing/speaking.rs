//! Who of those named in attributions speaks: a source is somebody with a statement, a belief or a finding. Of whom only
//! wishes, plans and stances are told ("the council wants to sell it", "Hale opposed the sale"), that one is no source.

use std::ops::Range;

use hashbrown::HashSet;

use super::attribution::Draft;
use super::naming::is_share;
use super::owners::Owner;
use super::quotes::LONGEST_SCARE_QUOTE;
use super::text::Read;
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Complement, CueClass, Frame, PartOfSpeech, Role};

/// The entities that speak somewhere in the article.
pub(super) fn speakers(read: Read<'_>, drafts: &[Draft], owners: &[Owner]) -> HashSet<usize> {
    let speaking = drafts.iter().zip(owners).filter(|(draft, _)| speaks(read, draft));
    speaking.flat_map(|(_, owner)| owner.entities.iter().copied()).collect()
}

/// Whether an attribution passes on what somebody said, found or takes to be so. Who answers a survey says what they want.
fn speaks(read: Read<'_>, draft: &Draft) -> bool {
    if is_still_to_be_said(read, draft) {
        return false;
    }
    if draft.class != CueClass::Attitude {
        return !is_topical(read, draft) || tells(read, draft);
    }
    draft.content.iter().any(|part| (takes_clause(read, draft) && is_belief(read, part)) || is_quoted(read, part))
        || asserts(read, draft)
        || draft.source.as_ref().is_some_and(|run| is_asked(read, run))
}

/// "Leaders `will applaud` her", "users `can compare` towns", "the mayor `will urge` them to act": what may be told or done, and
/// no word of it that is passed on.
fn is_still_to_be_said(read: Read<'_>, draft: &Draft) -> bool {
    let group = draft.cue.as_ref().and_then(|cue| read.clauses.at(cue.start));
    let modal = group.is_some_and(|group| {
        let helps = group.tokens.start..group.main;
        group.form == VerbForm::Finite && helps.into_iter().any(|at| read.is(at, Class::Modal))
    });
    // "Orr `might think` it is safe": what is guessed of a mind nobody has told.
    modal && (draft.class == CueClass::Attitude || !tells(read, draft))
}

/// Whether a clause or words of somebody stand behind a cue, and no mere topic.
fn tells(read: Read<'_>, draft: &Draft) -> bool {
    draft.content.iter().any(|part| {
        let clause = matches!(read.tag(part.start), Tag::That | Tag::Wh) || is_statement(read, part);
        clause || is_quoted(read, part)
    })
}

/// "`Discussed` the plan", "`posted` a picture": a verb that only names what was talked of, where a noun stands behind it.
fn is_topical(read: Read<'_>, draft: &Draft) -> bool {
    let Some(cue) = draft.cue.as_ref().filter(|cue| read.clauses.at(cue.start).is_some()) else { return false };
    let cues = read.tokens.matches.at(cue.start).iter().filter(|found| found.role == Role::Cue);
    let verbs = cues.filter_map(|found| read.entry(found)).filter(|entry| entry.pos == Some(PartOfSpeech::Verb));
    let mut frames = verbs.filter_map(|entry| entry.attributes.cue.as_ref()).peekable();
    frames.peek().is_some() && frames.all(|frame| !frame.asserts)
}

/// Whether a cue may open a clause: "fears", but not the "wants" of "wants it scrapped".
fn takes_clause(read: Read<'_>, draft: &Draft) -> bool {
    let clause =
        |frame: &Frame| frame.takes(Complement::That) || frame.takes(Complement::Bare) || frame.takes(Complement::Ing);
    let Some(cue) = draft.cue.as_ref() else { return true };
    // "Rose `with the support of` the unions": what they support is a noun, whatever stands before it.
    let longest = read.tokens.matches.of_role_at(Role::Cue, cue.start).and_then(|found| read.entry(found));
    if let Some(entry) = longest.filter(|entry| entry.pos == Some(PartOfSpeech::Preposition)) {
        return entry.attributes.cue.as_ref().is_some_and(clause);
    }
    read.clauses.at(cue.start).is_none() || cue.clone().any(|at| read.frames_at(at).any(clause))
}

/// "Hale fears `that the mill will close`", but not "Hale knows `what the mill will do`".
pub(crate) fn is_belief(read: Read<'_>, content: &Range<usize>) -> bool {
    read.tag(content.start) != Tag::Wh && (is_statement(read, content) || is_of_an_action(read, content))
}

/// "`Sharing a boat is` safe".
fn is_of_an_action(read: Read<'_>, content: &Range<usize>) -> bool {
    let judged = |group: &&VerbGroup| group.form == VerbForm::Finite && read.is(group.main, Class::Be);
    let judged = read.groups_in(content.clone()).iter().find(judged);
    read.tag(content.start) == Tag::Gerund && judged.is_some()
}

/// "`Praised` the crew", "`expects` a loss", "`sees` it as a gain", but not "`expects` to win".
fn asserts(read: Read<'_>, draft: &Draft) -> bool {
    let (Some(cue), Some(content)) = (&draft.cue, draft.content.first()) else { return false };
    let planned = read.clauses.at(content.start).is_some_and(|group| group.form == VerbForm::Infinitive);
    // "Ready to `praise` it", "likely to `praise` it": nothing has been said.
    let group = read.clauses.at(cue.start).filter(|group| group.form == VerbForm::Infinitive);
    let before = group.and_then(|group| group.tokens.start.checked_sub(1));
    let unsaid = before.is_some_and(|at| matches!(read.tag(at), Tag::Adjective | Tag::Participle));
    let own = |frame: &Frame| frame.class == draft.class && frame.asserts;
    !planned && !unsaid && read.frames_at(cue.start).any(own)
}

/// Whether a content holds words of somebody, and not just a name or a term between marks.
fn is_quoted(read: Read<'_>, content: &Range<usize>) -> bool {
    content
        .clone()
        .filter(|at| read.marks.is_inside(*at) && read.tokens.is_wordlike(*at))
        .nth(LONGEST_SCARE_QUOTE)
        .is_some()
}

/// Whether it is people in a survey who want something.
fn is_asked(read: Read<'_>, run: &NounRun) -> bool {
    read.is(run.head, Class::SurveyNoun) || is_share(read, run.head, &run.tokens)
}

/// Whether a content tells that something is so: "that the sale is off", but not "to sell it" or "the sale".
pub(crate) fn is_statement(read: Read<'_>, content: &Range<usize>) -> bool {
    let groups = read.groups_in(content.clone());
    let told = |group: &VerbGroup| group.form == VerbForm::Finite && !group.relative;
    let Some(first) = groups.iter().position(told) else { return false };
    let deed = |group: &VerbGroup| {
        let bare = group.form != VerbForm::Finite && group.tokens.start == content.start;
        group.form == VerbForm::Infinitive || bare
    };
    !groups.iter().take(first).any(deed)
}
