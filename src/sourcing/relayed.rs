//! Words passed on: whoever is quoted or cited by somebody says it, "quoted an aide as saying", "citing two officials".

use std::ops::Range;

use super::attribution::Draft;
use super::contents::{Contents, Reach};
use super::cues::Reader;
use super::naming::PEOPLE;
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Complement, ObjectIs};

/// Longest "by the Gazette on Monday" before "as saying", in tokens.
const LONGEST_AGENT: usize = 10;

impl Reader<'_, '_> {
    /// What a cue passes on whose object is the one who says it.
    pub(super) fn relayed(&self, group: &VerbGroup, contents: &Contents<'_, '_>) -> Option<Draft> {
        let source = self.quoted_person()?;
        if let Some(saying) = self.as_saying(self.end_of_quoted(&source)) {
            return self.said_behind(saying, source, contents);
        }
        let told = match group.form {
            VerbForm::Gerund => self.told_beside(group, &source)?,
            // "“It is old,” the mayor quoted one engineer"
            VerbForm::Finite => {
                let teller = group.subject.as_ref().filter(|run| run.tokens.end <= group.tokens.start)?;
                contents.with_continuation(contents.quotation_ending(teller.start())?, source.tokens.end)
            }
            _ => return None,
        };
        self.build(Some(source), told)
    }

    /// "The mayor was quoted by the Gazette `as saying` that it rained", "“…,” he was quoted as saying": the subject says it, where
    /// nobody else is told to.
    pub(super) fn quoted_as_saying(&self, group: &VerbGroup, contents: &Contents<'_, '_>) -> Option<Draft> {
        let within = self.cue.tokens.end..self.sentence().end.min(self.cue.tokens.end + LONGEST_AGENT);
        let saying = within.into_iter().find_map(|at| self.as_saying(at))?;
        let source = group.subject.clone().filter(|run| run.tokens.end <= group.tokens.start)?;
        let before = contents.quotation_ending(source.start());
        match before {
            Some(quoted) => self.build(Some(source), contents.with_continuation(quoted, saying + 1)),
            None => self.said_behind(saying, source, contents),
        }
    }

    /// Whether the object of the cue, or its subject in a passive, is the one who says it.
    pub(super) fn passes_on(&self) -> bool {
        self.cue.frame.object == Some(ObjectIs::Source)
    }

    /// "As saying `that it rained`".
    fn said_behind(&self, saying: usize, source: NounRun, contents: &Contents<'_, '_>) -> Option<Draft> {
        let said = self.read.trim(saying + 1..contents.end_of(saying + 1, Reach::Clause));
        self.build(Some(source), vec![said].into_iter().filter(|said| !said.is_empty()).collect())
    }

    /// The people right behind the cue; a name only where it is quoted as saying something.
    fn quoted_person(&self) -> Option<NounRun> {
        if !self.passes_on() {
            return None;
        }
        let run = self.read.syntax().run_starting_at(self.cue.tokens.end, self.sentence().end)?;
        // "Quoted an official `as` saying"
        let link = run.tokens.clone().find(|at| self.read.preposition(*at) == Some(Complement::As));
        let run = NounRun { tokens: run.tokens.start..link.unwrap_or(run.tokens.end), ..run };
        let run = self.read.named_beside(run);
        let people = run.kind == PhraseKind::Common && self.read.tokens.classes(run.head).any(PEOPLE);
        let said = || self.as_saying(self.end_of_quoted(&run)).is_some();
        let named = self.read.can_speak(&run) && said();
        (people || named).then_some(run)
    }

    /// The token behind those who are quoted: "quoted a man `who was there` as saying", "quoted Orr`, 47,` as saying".
    fn end_of_quoted(&self, run: &NounRun) -> usize {
        let limit = self.sentence().end;
        let narrowed = self.read.end_of_narrowing(run, limit);
        let end = self.read.end_of_asides(narrowed, limit, true);
        end + usize::from(self.read.punctuation(end, ','))
    }

    /// The -ing form of "as saying".
    fn as_saying(&self, at: usize) -> Option<usize> {
        let says = self.read.is(at + 1, Class::FormIng) && self.read.is(at + 1, Class::CueVerb);
        (self.read.preposition(at) == Some(Complement::As) && says).then_some(at + 1)
    }

    /// "The bridge is old, the Gazette reported, `citing an aide`": what whoever cites them tells beside it.
    fn told_beside(&self, group: &VerbGroup, source: &NounRun) -> Option<Vec<Range<usize>>> {
        let sentence = self.read.sentence_of(self.cue.tokens.start);
        let teller = group.subject.as_ref()?;
        let told = |draft: &&Draft| {
            let same = draft.source.as_ref().is_some_and(|run| run.head == teller.head);
            same && draft.content.iter().all(|part| part.end <= self.cue.tokens.start)
        };
        let near = self.drafts.iter().rev().take_while(|draft| draft.sentence == sentence);
        let before = near.into_iter().find(told).map(|draft| draft.content.clone());
        before.or_else(|| self.told_behind(source))
    }

    /// "The Gazette reported, citing an aide, `that the bridge is old`", "the Gazette, citing an aide, reported `that it is`".
    fn told_behind(&self, source: &NounRun) -> Option<Vec<Range<usize>>> {
        let end = self.sentence().end.min(source.tokens.end + LONGEST_AGENT);
        let acts = |at: &usize| matches!(self.read.tag(*at), Tag::Auxiliary | Tag::Mark | Tag::That);
        let mut within = (source.tokens.end..end).take_while(|at| !acts(at));
        let comma = within.find(|at| self.read.punctuation(*at, ','))?;
        let verb = self.read.clauses.at(comma + 1).filter(|group| self.read.is(group.main, Class::CueVerb));
        let that = verb.map_or(comma + 1, |group| group.tokens.end);
        // "The Gazette, citing an aide, said `the bridge is old`"
        let bare = verb.is_some_and(|group| self.read.frames_at(group.main).any(|frame| frame.takes(Complement::Bare)));
        let clause = bare && self.read.phrases.starting_at(that).is_some();
        (clause || self.read.tag(that) == Tag::That).then(|| vec![self.read.trim(that..self.sentence().end)])
    }
}
