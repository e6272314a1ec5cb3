//! Passives and appearances: "was praised by X", "asked whether", "is expected to", where often nobody is named.

use std::ops::Range;

use super::attribution::Draft;
use super::cues::{FIRM, Reader, has_hearer};
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Complement, Entry, PartOfSpeech, Role, SourceIs};

impl Reader<'_, '_> {
    /// `X was criticised by Y`; without an agent nobody is named.
    pub(super) fn passive(&self, group: &VerbGroup) -> Option<Draft> {
        // "Orr, quoted by the Gazette, said it rained": who quotes whom is no statement.
        if self.passes_on() {
            return self.quoted_as_saying(group, &self.contents());
        }
        // "Be recognised by other groups": what is asked for has not been done.
        let first = group.tokens.start;
        if self.read.is(first, Class::Be) && self.read.is(first, Class::FormBase) && first == self.sentence().start {
            return None;
        }
        let sentence = self.sentence();
        // "Expected to be led by Roe": who leads does not expect it.
        let inner = |at: usize| {
            let group = self.read.clauses.at(at).filter(|group| group.tokens.start > self.cue.tokens.start);
            group.is_some_and(|group| group.passive && group.form == VerbForm::Infinitive)
        };
        let by = (self.cue.tokens.end..sentence.end.min(self.cue.tokens.end + 12)).take_while(|at| {
            let tag = self.read.tag(*at);
            let opens = matches!(tag, Tag::That | Tag::Wh | Tag::Subordinator);
            !opens && !matches!(tag, Tag::Punctuation | Tag::Mark | Tag::Verb | Tag::Conjunction) && !inner(*at)
        });
        let Some(by) = by.into_iter().find(|at| self.read.is_agent_marker(*at)) else { return self.nameless(group) };
        // "Backed by both the unions"
        let both = self.read.is(by + 1, Class::Quantifier) && self.read.phrases.starting_at(by + 2).is_some();
        let first = if both && self.read.phrases.at(by + 1).is_none_or(|phrase| phrase.tokens.len() == 1) {
            by + 2
        } else {
            by + 1
        };
        let agent = self.read.syntax().run_starting_at(first, sentence.end).filter(|run| self.can_act(run));
        // "Seen by scientists `as a good candidate`": what it is seen as.
        let agent = agent.map(|run| {
            // "Accused by the papers `of theft`", but not "accused by the head of the union"
            let behind = run.head + 1..run.tokens.end.max(run.head + 1);
            let of = |at: &usize| self.read.preposition(*at) == Some(Complement::Of);
            // "By one of the papers", "by a group of parents"
            let counted = run.kind == PhraseKind::Pronoun || self.read.is(run.head, Class::Quantifier);
            let owns = usize::from(counted || self.read.is(run.head, Class::RoleNoun));
            let told = behind.clone().filter(of).nth(owns).filter(|_| self.cue.frame.takes(Complement::Of));
            let mut behind = behind.into_iter();
            let link = behind.find(|at| self.read.preposition(*at) == Some(Complement::As)).or(told);
            NounRun { tokens: run.tokens.start..link.unwrap_or(run.tokens.end), ..run }
        });
        let Some(agent) = agent.map(|agent| self.read.named_beside(agent)) else { return self.nameless(group) };
        // "Told by people close to it that", "told by Roe, a nurse, that"
        let narrowed = self.read.end_of_narrowing(&agent, sentence.end);
        let behind = self.read.end_of_asides(narrowed, sentence.end, true);
        let aside = (behind > narrowed || agent.apposition.is_some()) && self.read.punctuation(behind, ',');
        // "Read by his lawyer, Tom Crane, `he` said": what follows without a link is the main clause.
        let linked = matches!(self.read.tag(behind + 1), Tag::That | Tag::To | Tag::Wh | Tag::Mark | Tag::Preposition);
        let relative = self.read.tag(behind + 1) == Tag::Wh && self.read.is(behind + 1, Class::Relative);
        let linked = linked && !relative;
        let closed = aside && linked;
        let right = self.contents().right_of(behind + usize::from(closed));
        // "Asked by Roe whether he would run, Holt left"
        let opens = group.form == VerbForm::Participle && group.tokens.start == sentence.start;
        let right = if opens { right.map(|said| self.until_comma(said)) } else { right };
        let subject =
            group.subject.clone().filter(|run| run.tokens.end <= group.tokens.start).map(|run| match run.relative {
                Some(at) if at == run.tokens.end => run.tokens.start..at + 1,
                Some(at) => at..at + 1,
                _ => run.tokens,
            });
        let seen_as = self.read.preposition(agent.tokens.end) == Some(Complement::As);
        // "The stone is believed by Roe `to be` old": the stone is part of what is believed.
        let told = has_hearer(self.cue.frame) || !self.cue.frame.takes(Complement::That);
        let deed =
            right.as_ref().and_then(|parts| parts.first()).is_some_and(|part| self.read.tag(part.start) == Tag::To);
        let content = match right {
            Some(content) if seen_as || (deed && !told) => subject.into_iter().chain(content).collect(),
            Some(content) => content,
            // "A letter seen by the Gazette": what is seen, and as nothing.
            None if !self.cue.frame.takes(Complement::NounPhrase) => return None,
            None => vec![subject?],
        };
        self.build(Some(agent), content)
    }

    /// `X is expected to …`, `X seems …`: somebody holds it, and nobody is named. What is held is the subject and what is
    /// said of it.
    pub(super) fn nameless(&self, group: &VerbGroup) -> Option<Draft> {
        let opens = group.tokens.start == self.sentence().start
            || group
                .tokens
                .start
                .checked_sub(1)
                .is_some_and(|at| matches!(self.read.tag(at), Tag::Wh | Tag::Subordinator));
        let asked = group.form == VerbForm::Participle && group.passive && opens;
        // "a state seen as lost": the participle narrows the noun down.
        let narrows = group.form == VerbForm::Participle
            && group.passive
            && self.read.phrases.ending_at(group.tokens.start).is_some();
        if group.form != VerbForm::Finite && !asked && !narrows {
            return None;
        }
        let from = self.cue.tokens.end;
        // "Seems `to believe` that": whoever seems to is told to.
        if self.cue.frame.source == SourceIs::None && self.tells_itself(from) {
            return None;
        }
        // "A site called “Leave Now”": nobody says so.
        let titled = self.read.tag(from) == Tag::Mark && self.read.tokens.is_capital(from + 1);
        if narrows && titled && self.read.is(group.main, Class::NamingParticiple) {
            return None;
        }
        let is_said = |at: usize| self.is_held(from, at) || (asked && self.is_asked(at));
        let mut said = self.contents().right_of(from).filter(|said| is_said(said_at(said)))?;
        if asked {
            said = self.until_comma(said);
        }
        // "The inquest was told it was dark": who hears it is no part of it.
        let hears = has_hearer(self.cue.frame) && self.read.tag(said_at(&said)) != Tag::To;
        // "Won a string of races `known as` the Cup": the noun right before it.
        let noun = self.read.phrases.ending_at(group.tokens.start).filter(|_| narrows && !asked);
        let noun = noun.map(|phrase| self.read.syntax().run_ending_with(phrase, self.sentence().start));
        let own = noun.as_ref().or(group.subject.as_ref());
        let own = own.filter(|run| !asked && !hears && run.tokens.end <= group.tokens.start);
        let expletive =
            |run: &&NounRun| self.read.is(run.head, Class::PronounNeuter) && self.read.tag(said_at(&said)) != Tag::To;
        let subject = own.filter(|run| !expletive(run)).map(|run| run.tokens.clone());
        self.build(None, subject.into_iter().chain(said).collect())
    }

    /// "Appears `to suggest` that", "seem `to be hoping` for": an infinitive that is a firm cue.
    fn tells_itself(&self, from: usize) -> bool {
        let read = self.read;
        let group = read.clauses.at(from).filter(|group| group.tokens.start == from && !group.passive);
        group.is_some_and(|group| {
            let mut terms = read.tokens.matches.at(group.main).iter().filter(|term| term.role == Role::Cue);
            let firm = |entry: &Entry| entry.pos == Some(PartOfSpeech::Verb) && entry.weight >= FIRM;
            read.tag(from) == Tag::To && terms.any(|term| read.entry(term).is_some_and(firm))
        })
    }

    /// "Asked in Vellin on Monday `whether he would run`", "asked on Monday `about the dam`": when and where stand before it.
    fn is_asked(&self, at: usize) -> bool {
        let about = at.checked_sub(1).and_then(|at| self.read.preposition(at)) == Some(Complement::About);
        about || matches!(self.read.tag(at), Tag::That | Tag::Wh | Tag::Subordinator)
    }

    /// "Asked whether he would run, | Holt said": what is asked ends before the main clause.
    fn until_comma(&self, said: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let (read, sentence) = (self.read, self.sentence());
        let cut = |part: Range<usize>| {
            let outside = |at: &usize| read.punctuation(*at, ',') && !read.marks.is_inside(*at);
            // "Asked whether the dam, an old one, held, | Holt said"
            let acts = |group: &VerbGroup, at: usize| {
                let own = group.subject.as_ref().is_some_and(|run| run.tokens.start == at + 1);
                own && !group.relative && group.form == VerbForm::Finite
            };
            let main = |at: &usize| read.groups_in(*at..sentence.end).iter().any(|group| acts(group, *at));
            let ends = |within: Range<usize>| within.into_iter().filter(outside).find(main);
            let first = || part.clone().find(outside).unwrap_or(part.end);
            let end = ends(part.clone()).unwrap_or_else(first);
            part.start..end
        };
        said.into_iter().take(1).map(cut).filter(|part| !part.is_empty()).collect()
    }

    /// Whether what follows says what is held: a clause, or a phrase behind "as", "of", "for" or "about"; what stands
    /// further off, or behind other prepositions, only tells where and when.
    fn is_held(&self, from: usize, content: usize) -> bool {
        let read = self.read;
        let between = from..content;
        let held = |at: usize| {
            matches!(read.preposition(at), Some(Complement::As | Complement::Of | Complement::For | Complement::About))
        };
        let near =
            between.clone().all(|at| read.tag(at) == Tag::Adverb || (read.tag(at) == Tag::Preposition && held(at)));
        let clause = matches!(read.tag(content), Tag::To | Tag::That | Tag::Wh | Tag::Mark | Tag::Subordinator)
            || self.contents().starts_clause(from);
        let named = self.cue.frame.source == SourceIs::None || between.clone().any(held);
        // "Were warned in May that it would rain": when and where part no clause from its verb.
        let aside = |at: usize| {
            !matches!(read.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Punctuation | Tag::Mark | Tag::Conjunction)
        };
        let clause_behind = !matches!(read.tag(content + 1), Tag::Verb | Tag::Auxiliary | Tag::Adverb);
        let told = read.tag(content) == Tag::That && clause_behind && has_hearer(self.cue.frame);
        let told = told && between.len() <= LONGEST_ASIDE && between.clone().all(aside);
        told || (near && (clause || named))
    }
}

/// Longest phrase of time or place between a passive and its clause, in tokens.
const LONGEST_ASIDE: usize = 5;

fn said_at(said: &[Range<usize>]) -> usize {
    said.first().map_or(0, |part| part.start)
}
