//! Whose an -ing form is: of who spoke before it, or of who gives out the text that it stands behind.

use std::ops::Range;

use super::attribution::Draft;
use super::cues::{Reader, has_hearer};
use super::text::Read;
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes};

impl Reader<'_, '_> {
    /// "“It broke,” said Roe, `adding` that it was old": an -ing form behind a tag is of who spoke, and of nobody inside the
    /// quotation.
    pub(super) fn goes_on(&self, group: &VerbGroup) -> Option<NounRun> {
        let read = self.read;
        let last =
            self.drafts.last().filter(|last| group.form == VerbForm::Gerund && last.sentence == group.sentence)?;
        let (source, cue) = (last.source.clone()?, last.cue.as_ref()?);
        let turned = source.tokens.start >= cue.end;
        let held = |at: usize| last.content.iter().any(|part| part.contains(&at));
        let told = group.subject.as_ref().is_some_and(|run| held(run.head) || read.marks.is_inside(run.head));
        let acts = |other: &VerbGroup| other.form == VerbForm::Finite && !other.relative && !held(other.main);
        let near = source.tokens.end <= group.tokens.start
            && !held(group.main)
            && !read.groups_in(source.tokens.end.max(cue.end)..group.tokens.start).iter().any(acts);
        (near && (turned || told)).then_some(source)
    }

    /// "Roe sent a letter `saying` that it rained": who gives a text out says what stands in it.
    pub(super) fn issuer(&self, group: &VerbGroup) -> Option<NounRun> {
        let read = self.read;
        let text = group.subject.as_ref().filter(|run| run.tokens.end <= group.tokens.start)?;
        // "Sent an email `Wednesday` saying that"
        let parts = |at: usize| {
            matches!(read.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Punctuation | Tag::Mark | Tag::Conjunction)
        };
        let text = Some(text).filter(|text| !(text.tokens.end..group.tokens.start).any(parts))?;
        let written = group.form == VerbForm::Gerund && read.tokens.classes(text.head).any(ISSUED);
        let gives = self.acting_before(text.tokens.start).filter(|gives| written && !gives.passive)?;
        let fits = read.is(gives.main, Class::IssuingVerb);
        gives.subject.clone().filter(|run| fits && read.can_speak(run))
    }

    /// "Roe emailed backers `saying` that it rained": who tells somebody something says it, and not who is told.
    pub(super) fn teller(&self, group: &VerbGroup) -> Option<NounRun> {
        let read = self.read;
        let told = read.phrases.ending_at(group.tokens.start).filter(|_| group.form == VerbForm::Gerund)?;
        let tells = self.acting_before(told.tokens.start).filter(|tells| !tells.passive)?;
        let hears = read.frames_at(tells.main).any(has_hearer);
        tells.subject.clone().filter(|run| hears && read.can_speak(run))
    }
}

/// Nouns for texts that somebody gives out.
const ISSUED: Classes = Classes::of(&[Class::StatementNoun, Class::DocumentNoun]);

/// How many attributions back a statement is issued.
const ISSUED_WITHIN: usize = 4;

/// "She issued a statement saying …": the words are hers, and issuing them is no second attribution.
pub(super) fn issued(read: Read<'_>, drafts: &mut Vec<Draft>) {
    let mut stays = vec![true; drafts.len()];
    for later in 0..drafts.len() {
        let Some(text) = drafts.get(later).and_then(|draft| text_behind(read, draft)) else { continue };
        let issues = |draft: &Draft| draft.content.first().is_some_and(|part| part.start == text.start);
        let near = later.saturating_sub(ISSUED_WITHIN);
        let found = drafts.iter().take(later).skip(near).position(issues);
        let Some(earlier) = found.map(|at| at + near) else { continue };
        let issuer = drafts.get(earlier).and_then(|draft| draft.source.clone());
        if let (Some(issuer), Some(draft), Some(stays)) = (issuer, drafts.get_mut(later), stays.get_mut(earlier)) {
            draft.source = Some(issuer);
            *stays = false;
        }
    }
    let mut stays = stays.into_iter();
    drafts.retain(|_| stays.next().unwrap_or(true));
}

/// The text that says what a draft tells, or right behind which its cue stands: "a statement `saying`".
fn text_behind(read: Read<'_>, draft: &Draft) -> Option<Range<usize>> {
    let run = draft.source.clone().filter(|run| read.is(run.head, Class::StatementNoun)).map(|run| run.tokens);
    let behind = || {
        let phrase = draft.cue.as_ref().and_then(|cue| read.phrases.ending_at(cue.start));
        let gerund = draft.cue.as_ref().is_some_and(|cue| read.tag(cue.start) == Tag::Gerund);
        phrase
            .filter(|phrase| gerund && read.tokens.classes(phrase.head).any(ISSUED))
            .map(|phrase| phrase.tokens.clone())
    };
    run.or_else(behind)
}
