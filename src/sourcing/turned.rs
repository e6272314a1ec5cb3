//! Cues in turned order: the speaker stands behind the verb, "said Roe of the plan", or behind what the verb opens.

use std::ops::Range;

use super::attribution::Draft;
use super::contents::Contents;
use super::cues::{FIRM, Reader, has_hearer};
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, CueClass};

/// Longest phrase between a speaker and the colon behind, in tokens.
const LONGEST_TOPIC: usize = 8;

impl Reader<'_, '_> {
    /// The noun phrase right after a verb: its subject where the order is turned.
    pub(super) fn subject_after(&self, group: &VerbGroup) -> Option<NounRun> {
        // Who is told stands behind "warned", not who warns, but for the tag of a quotation.
        let quoted = group.tokens.start.checked_sub(1).is_some_and(|at| self.read.is_mark(at));
        if has_hearer(self.cue.frame) && !quoted {
            return None;
        }
        let mut at = self.cue.tokens.end.max(group.tokens.end);
        // "Said more than a dozen": words that tell how near a number is are of those counted.
        let adverb = |at: usize| self.read.tag(at) == Tag::Adverb && self.read.phrases.starting_at(at).is_none();
        while adverb(at) || self.read.punctuation(at, '@') {
            at += 1;
        }
        let run = self.read.syntax().run_starting_at(at, self.sentence().end)?;
        // "Said Roe about the plan": what it is about is no part of who says it.
        let topic = |at: &usize| matches!(self.read.preposition(*at), Some(Complement::About | Complement::Over));
        let end = run.tokens.clone().find(topic).filter(|_| run.kind == PhraseKind::Name).unwrap_or(run.tokens.end);
        let run = NounRun { tokens: run.tokens.start..end, ..run };
        // "Said another", "said many": such words look the same as subject and as object.
        let either = Classes::of(&[Class::PronounSubject, Class::PronounIndefinite, Class::Quantifier]);
        // "Said those who live there"
        let those = self.read.is(run.head, Class::Demonstrative)
            && self.read.end_of_narrowing(&run, self.sentence().end) > run.tokens.end;
        let objective = run.kind == PhraseKind::Pronoun && !self.read.tokens.classes(run.head).any(either) && !those;
        (!objective && self.read.can_speak(&run)).then_some(run)
    }

    pub(super) fn inverted(&self, group: &VerbGroup, contents: &Contents<'_, '_>) -> Option<Draft> {
        let run = self.subject_after(group).filter(|_| self.cue.frame.takes(Complement::Quote))?;
        // "In other words, explained Roe: “…”"
        let colon = self.colon_behind(run.tokens.end);
        if let Some((_, pair)) = colon.and_then(|colon| self.read.pair_opening(colon + 1)) {
            let quoted = pair.open..pair.end;
            return self.build(Some(run), vec![quoted]);
        }
        // "Added Roe: the road is shut."
        if let Some(colon) = colon.filter(|_| group.tokens.start == self.sentence().start) {
            let said = self.read.trim(colon + 1..self.sentence().end);
            return self.build(Some(run), vec![said].into_iter().filter(|said| !said.is_empty()).collect());
        }
        let before = group.tokens.start.checked_sub(1)?;
        if !self.read.punctuation(before, ',')
            || group.form != VerbForm::Finite
            || group.tokens.start == self.sentence().start
        {
            return None;
        }
        if self.goes_on_behind(self.read.end_of_narrowing(&run, self.sentence().end)) {
            return None;
        }
        let content = contents.left_of(group.tokens.start)?;
        self.build(Some(run), vec![content])
    }

    /// "They met, ruled `the plan void and` left": a verb with an object, and no tag with its speaker.
    fn goes_on_behind(&self, end: usize) -> bool {
        let state = self.read.tag(end) == Tag::Adjective && self.read.tag(end + 1) != Tag::Preposition;
        let joins = matches!(self.read.tag(end), Tag::Conjunction | Tag::Verb | Tag::To);
        (state || joins) && self.sentence().contains(&end)
    }

    /// The colon behind a speaker and what is spoken of: "said Roe `of the plan:`".
    fn colon_behind(&self, end: usize) -> Option<usize> {
        let within = end..self.sentence().end.min(end + LONGEST_TOPIC);
        let stop = |at: &usize| {
            let tag = self.read.tag(*at);
            self.read.punctuation(*at, ':') || matches!(tag, Tag::Verb | Tag::Auxiliary | Tag::Mark | Tag::Punctuation)
        };
        within.into_iter().find(stop).filter(|at| self.read.punctuation(*at, ':'))
    }

    /// "As `Roe noted`, the bridge is old", "the bridge, as `Roe noted`, is old": told in a clause of manner beside the rest.
    pub(super) fn told_in_passing(
        &self,
        group: &VerbGroup,
        contents: &Contents<'_, '_>,
    ) -> Option<(NounRun, Vec<Range<usize>>)> {
        let run =
            group.subject.clone().filter(|run| run.tokens.end <= group.tokens.start && self.read.can_speak(run))?;
        let link = run.start().checked_sub(1).filter(|at| self.sentence().contains(at))?;
        let tells = self.cue.frame.takes(Complement::That) && self.cue.frame.class != CueClass::Attitude;
        let tells = tells && self.cue.entry.weight >= FIRM;
        if self.read.preposition(link) != Some(Complement::As) || !tells || group.form != VerbForm::Finite {
            return None;
        }
        let end = self.cue.tokens.end.max(group.tokens.end);
        let comma = (end..self.sentence().end.min(end + LONGEST_TOPIC)).find(|at| self.read.punctuation(*at, ','));
        let apart = link.checked_sub(1).is_some_and(|at| self.read.punctuation(at, ','));
        // "…, as Orr suggested after she won"
        let when = apart && self.read.is(end, Class::Subordinator) && self.read.tag(end) != Tag::That;
        let ends = self.read.trim(end..self.sentence().end).is_empty() || when;
        let opens = link <= self.sentence().start + 1;
        let stop =
            comma.filter(|comma| !self.read.groups_in(end..*comma).iter().any(|group| group.form == VerbForm::Finite));
        let stop = stop.or(ends.then_some(self.sentence().end))?;
        // "as he said he would", "as he noted the delay": what follows at once is what he said.
        let object = self.read.phrases.starting_at(end).is_some_and(|phrase| !self.read.syntax().is_time(phrase));
        if contents.starts_clause(end) || (object && !has_hearer(self.cue.frame)) {
            return None;
        }
        (opens || apart).then(|| contents.around(link, stop)).flatten().map(|content| (run, content))
    }

    /// "`Noting` that it rained, Roe left": a participle in front of the sentence belongs to the subject behind the comma.
    pub(super) fn speaker_behind(&self, group: &VerbGroup) -> Option<(NounRun, usize)> {
        let read = self.read;
        let start = self.sentence().start;
        let first = group.tokens.start;
        let opens =
            first == start || (first == start + 1 && matches!(read.tag(start), Tag::Preposition | Tag::Subordinator));
        if group.form != VerbForm::Gerund || !opens {
            return None;
        }
        let later = read.groups_in(self.cue.tokens.end..self.sentence().end).iter();
        let main = later.filter(|later| later.form == VerbForm::Finite && !later.relative);
        let subjects =
            main.filter_map(|later| later.subject.clone().filter(|run| run.tokens.end <= later.tokens.start));
        let comma = |run: &NounRun| run.tokens.start.checked_sub(1).filter(|at| read.punctuation(*at, ','));
        let behind = |run: NounRun| Some((comma(&run)?, run));
        let (comma, run) = subjects.filter_map(behind).find(|(comma, _)| *comma > self.cue.tokens.end)?;
        read.can_speak(&run).then_some((run, comma))
    }
}
