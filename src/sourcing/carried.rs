//! Whose an -ing form is: of who spoke before it, or of who gives out the text that it stands behind.

use super::cues::Reader;
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
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
        let text = group.subject.as_ref().filter(|run| run.tokens.end == group.tokens.start)?;
        let texts = Classes::of(&[Class::StatementNoun, Class::DocumentNoun]);
        let written = group.form == VerbForm::Gerund && read.tokens.classes(text.head).any(texts);
        let gives = self.acting_before(text.tokens.start).filter(|gives| written && !gives.passive)?;
        let fits = read.is(gives.main, Class::IssuingVerb);
        gives.subject.clone().filter(|run| fits && read.can_speak(run))
    }
}
