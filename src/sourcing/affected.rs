//! Subjects that others feel or say something about: "the sale alarmed `farmers`", "the sale drew a rebuke from `Voss`".

use std::ops::Range;

use super::attribution::Draft;
use super::cues::Reader;
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::phrases::Phrase;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Complement, CueClass};

impl Reader<'_, '_> {
    /// "The sale alarmed `farmers`", "`farmers` were alarmed by the sale": those who feel it hold a view of the rest.
    pub(super) fn felt(&self, group: &VerbGroup) -> Option<Draft> {
        let subject = group.subject.clone().filter(|run| run.tokens.end <= group.tokens.start)?;
        if group.passive {
            let content = self.cause()?;
            return if self.read.can_speak(&subject) { self.build(Some(subject), vec![content]) } else { None };
        }
        let feels = self.read.syntax().run_starting_at(self.cue.tokens.end, self.sentence().end)?;
        let felt = group.form == VerbForm::Finite && !group.negated && self.read.can_speak(&feels);
        let held = match subject.relative {
            Some(at) if at == subject.tokens.end => subject.tokens.start..at + 1,
            Some(at) => at..at + 1,
            None => subject.tokens,
        };
        if felt { self.build(Some(feels), vec![held]) } else { None }
    }

    /// "Alarmed `by the sale`".
    fn cause(&self) -> Option<Range<usize>> {
        let link = self.cue.tokens.end;
        let held = matches!(self.read.preposition(link), Some(Complement::At | Complement::About | Complement::With));
        let cause = self.read.is_agent_marker(link) || (held && self.read.tag(link) == Tag::Preposition);
        self.read.syntax().run_starting_at(link + 1, self.sentence().end).filter(|_| cause).map(|run| run.tokens)
    }

    /// "The sale drew `a rebuke` from Voss": whoever it comes from, and what it is about.
    pub(super) fn received(&self, phrase: &Phrase) -> Option<(NounRun, Vec<Range<usize>>)> {
        let group = self.receiving(phrase)?;
        let subject = group.subject.clone().filter(|run| run.tokens.end <= group.tokens.start)?;
        let link = self.cue.tokens.end;
        let views = self.cue.frame.class != CueClass::Neutral;
        let given = match self.read.preposition(link) {
            Some(Complement::From) => true,
            Some(Complement::Of) => matches!(self.cue.frame.class, CueClass::Attitude | CueClass::Endorsing),
            _ => self.read.is_agent_marker(link) || self.read.is(link, Class::HolderMarker),
        };
        let giver = self.read.syntax().run_starting_at(link + 1, self.sentence().end)?;
        let gives = views && given && self.read.can_speak(&giver) && self.can_act(&giver);
        // "Drew criticism from Voss `that it was late`"
        let told = self.contents().starts_clause(giver.tokens.end);
        let told = self.contents().right_of(giver.tokens.end).filter(|_| told);
        gives.then(|| (giver, told.unwrap_or_else(|| vec![subject.tokens])))
    }

    /// The verb that a noun is what is got of: "won `the support`", "was met with `scorn`".
    fn receiving(&self, phrase: &Phrase) -> Option<&VerbGroup> {
        let before = phrase.tokens.start.checked_sub(1)?;
        let with = self.read.preposition(before) == Some(Complement::With) && self.read.tag(before) == Tag::Preposition;
        let last = if with { before.checked_sub(1)? } else { before };
        let group = self.read.clauses.at(last).filter(|group| group.tokens.end == last + 1 && group.passive == with)?;
        self.read.is(group.main, Class::ReceivingVerb).then_some(group)
    }

    /// "Voss renewed `her attack`": whose it is acts in front of it, and is named there.
    pub(super) fn doer(&self, phrase: &Phrase, own: &NounRun) -> Option<NounRun> {
        let group = self.acting_before(phrase.tokens.start)?;
        let acts = !group.passive && group.form != VerbForm::Participle;
        let subject = group.subject.clone().filter(|run| acts && run.tokens.end <= group.tokens.start)?;
        let named = self.read.tag(own.head) == Tag::Possessive && self.read.can_speak(&subject);
        (named && self.may_own(&subject, own)).then_some(subject)
    }

    /// The verb right before a noun phrase, or before the particle or adjective of it: "`stepped` up his attacks", "`was` harsh
    /// in her criticism".
    pub(super) fn acting_before(&self, start: usize) -> Option<&VerbGroup> {
        let mut end = start;
        let particle = |at: usize| {
            self.read.tag(at) == Tag::Adverb || self.read.is(at, Class::Adverb) && self.read.tag(at) == Tag::Preposition
        };
        let inside =
            |at: usize| self.read.preposition(at) == Some(Complement::In) && self.read.tag(at - 1) == Tag::Adjective;
        if end > 1 && self.read.clauses.at(end - 1).is_none() && (particle(end - 1) || inside(end - 1)) {
            end -= 1;
        }
        if end > 1 && end < start && self.read.tag(end - 1) == Tag::Adjective {
            end -= 1;
        }
        self.read.clauses.at(end.checked_sub(1)?).filter(|group| group.tokens.end == end)
    }

    /// Whether a subject and a possessive can be of one person or body.
    fn may_own(&self, subject: &NounRun, own: &NounRun) -> bool {
        let (subject, own) = (self.read.tokens.classes(subject.head), self.read.tokens.classes(own.head));
        let pronouns = [
            Class::PronounMasculine,
            Class::PronounFeminine,
            Class::PronounPlural,
            Class::PronounNeuter,
            Class::PronounFirst,
            Class::PronounFirstPlural,
            Class::PronounSecond,
        ];
        let of = |classes: crate::lexicon::Classes| pronouns.into_iter().find(|class| classes.has(*class));
        match (of(subject), of(own)) {
            (Some(subject), Some(own)) => subject == own,
            (None, Some(own)) => !matches!(own, Class::PronounFirst | Class::PronounFirstPlural | Class::PronounSecond),
            _ => false,
        }
    }
}
