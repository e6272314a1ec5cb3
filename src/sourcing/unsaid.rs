//! What a cue with a subject leaves untold: purposes, suppositions, what has yet to be said, and whoever said nothing.

use super::cues::Reader;
use crate::grammar::clauses::{VerbForm, VerbGroup};
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, CueClass};

impl Reader<'_, '_> {
    /// "Ways to `counter` submarines": what hangs on a noun tells what it is for.
    pub(super) fn tells_purpose(&self, group: &VerbGroup) -> bool {
        // "Used the evening to praise it": a time or a stage has no use of its own.
        let stages = Classes::of(&[Class::TimeWord, Class::Platform, Class::StatementNoun, Class::MediaNoun]);
        let use_of =
            |phrase: &Phrase| phrase.kind == PhraseKind::Common && !self.read.tokens.classes(phrase.head).any(stages);
        // "It led farmers to say so": those right before it do it.
        let own = group.subject.as_ref().is_some_and(|run| run.tokens.end == group.tokens.start);
        let purpose = self.read.phrases.ending_at(group.tokens.start).is_some_and(use_of) && !own;
        group.form == VerbForm::Infinitive && purpose
    }

    /// "If two thirds vote for it", "one might think": nobody is told to hold what is only supposed.
    pub(super) fn is_supposed(&self, group: &VerbGroup) -> bool {
        let read = self.read;
        let stance = self.cue.frame.class == CueClass::Attitude;
        let anybody = group.subject.as_ref().is_some_and(|run| {
            run.tokens.len() == 1 && read.is(run.head, Class::NumberWord) && read.is(run.head, Class::PronounIndefinite)
        });
        let modal = group.tokens.clone().any(|at| read.is(at, Class::Modal));
        let before = group.subject.as_ref().and_then(|run| run.tokens.start.checked_sub(1));
        let open = |at: usize| matches!(read.tag(at), Tag::Subordinator | Tag::Wh);
        let condition = before.is_some_and(|at| read.is(at, Class::Whether) && open(at));
        stance && (condition || (anybody && modal))
    }

    /// "It `will force Roe` to admit that", "Roe `needs` to admit that": who has yet to say it, or to be made to, has not said it.
    pub(super) fn is_yet_to_be_said(&self, group: &VerbGroup) -> bool {
        let read = self.read;
        let before = group.tokens.start.checked_sub(1).filter(|_| group.form == VerbForm::Infinitive);
        if before.is_some_and(|at| read.is(at, Class::NeedVerb)) {
            return true;
        }
        let made = read.phrases.ending_at(group.tokens.start).filter(|_| group.form == VerbForm::Infinitive);
        let cause = made.and_then(|phrase| read.clauses.at(phrase.tokens.start.checked_sub(1)?));
        cause.is_some_and(|cause| {
            let modal = cause.tokens.clone().any(|at| read.is(at, Class::Modal));
            // "Pushes them to admit that"
            (modal && read.is(cause.main, Class::CausingVerb)) || read.is(cause.main, Class::NeedVerb)
        })
    }

    /// "Neither Orr `nor` Webb said so", "`not` one of the clerks said so": whoever stands behind the word has said nothing.
    pub(super) fn is_said_by_neither(&self, group: &VerbGroup) -> bool {
        let before = group.subject.as_ref().filter(|run| run.tokens.end <= group.tokens.start);
        let before = before.and_then(|run| run.tokens.start.checked_sub(1)).filter(|at| self.sentence().contains(at));
        before.is_some_and(|at| self.read.tag(at) == Tag::Negation)
    }

    /// "“It was poor,” Roe `wrote of` the premiere": what the words before the tag were about.
    pub(super) fn is_of_words_before(&self, group: &VerbGroup) -> bool {
        let last = self.cue.tokens.end - 1;
        let topic = last > group.main && self.read.tag(last) == Tag::Preposition;
        let first = group.subject.as_ref().filter(|run| topic && run.tokens.end == group.tokens.start);
        let told = first.and_then(|run| self.read.pair_ending(run.tokens.start));
        let comma = |end: usize| end.checked_sub(2).is_some_and(|at| self.read.punctuation(at, ','));
        told.is_some_and(|(_, pair)| pair.open == self.sentence().start && comma(pair.end))
    }

    /// "It is hard to `imagine` it": the subject stands for nobody.
    pub(super) fn is_of_nobody(&self, group: &VerbGroup) -> bool {
        let neuter = group.subject.as_ref().is_some_and(|run| self.read.is(run.head, Class::PronounNeuter));
        let before = group.tokens.start.checked_sub(1).map(|at| self.read.tag(at));
        let judged = !matches!(before, Some(Tag::Auxiliary | Tag::Verb | Tag::Conjunction));
        neuter && group.form == VerbForm::Infinitive && judged
    }
}
