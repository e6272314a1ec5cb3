//! Attributions by cue: verbs, nouns, adjectives and prepositions that signal that somebody said, thinks or wants something.

use std::ops::Range;

use super::attribution::Draft;
use super::contents::Contents;
use super::silences::Silences;
use super::text::Read;
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::tags::Tag;
use crate::lexicon::{
    Class, Classes, Complement, CueClass, Entry, Frame, Match, ObjectIs, PartOfSpeech, Role, SourceIs,
};

/// Least reliable cue that is used: the share of its uses in news that report what somebody said or thinks.
const LEAST_RELIABLE: f32 = 0.5;

/// Reliability from which a cue counts in forms that report less often.
pub(super) const FIRM: f32 = 0.7;

/// Reliability from which a cue that somebody does not utter still tells of it.
const FIRMEST: f32 = 0.85;

/// A cue where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Cue<'a> {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Its entry.
    pub(crate) entry: &'a Entry,
    /// What it takes.
    pub(crate) frame: &'a Frame,
}

/// Finds the attributions of all cues.
pub(crate) fn find(read: Read<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut free_from = 0;
    let silences = Silences::of(read);
    for found in read.tokens.matches.all().iter().filter(|found| found.role == Role::Cue) {
        let at = found.first as usize;
        if at < free_from || !is_analysed(read, at) {
            continue;
        }
        let Some(cue) = cue_of(read, &silences, found) else { continue };
        let reader = Reader { read, cue: &cue, drafts: &drafts };
        if let Some(draft) = reader.draft().filter(|draft| reader.is_told(draft)) {
            free_from = cue.tokens.end;
            drafts.push(draft);
        }
    }
    issued(read, &mut drafts);
    drafts
}

/// How many attributions back a statement is issued.
const ISSUED_WITHIN: usize = 4;

/// "She issued a statement saying …": the words are hers, and issuing them is no second attribution.
fn issued(read: Read<'_>, drafts: &mut Vec<Draft>) {
    let mut stays = vec![true; drafts.len()];
    for later in 0..drafts.len() {
        let Some(run) = drafts.get(later).and_then(|draft| draft.source.clone()) else { continue };
        if !read.is(run.head, Class::StatementNoun) {
            continue;
        }
        let issues = |draft: &Draft| draft.content.first().is_some_and(|part| part.start == run.tokens.start);
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

fn is_analysed(read: Read<'_>, at: usize) -> bool {
    // Tokens of furniture are in no sentence.
    read.sentence(read.sentence_of(at)).contains(&at)
}

fn cue_of<'a>(read: Read<'a>, silences: &Silences<'_>, found: &Match) -> Option<Cue<'a>> {
    let entry = read.entry(found)?;
    let frame = entry.attributes.cue.as_ref()?;
    // Who only declined to comment said nothing; "spoke on condition of anonymity" is no statement, "said on condition
    // of anonymity that" is one.
    let tokens = found.first as usize..found.end as usize;
    let states = frame.takes(Complement::That) || frame.takes(Complement::Quote);
    // "Did not want to be named" says why there is no name.
    let states = states && frame.class != CueClass::Attitude;
    let silent = silences.near(tokens.start).any(|term| {
        let reach = if term.role == Role::Reply { 3 } else { 0 };
        term.end as usize + reach > tokens.start && !(states && term.role == Role::Anonymity)
    });
    if silent {
        return None;
    }
    Some(Cue { tokens, entry, frame })
}

/// One cue, read in its sentence.
pub(super) struct Reader<'r, 'a> {
    pub(super) read: Read<'a>,
    pub(super) cue: &'r Cue<'a>,
    drafts: &'r [Draft],
}

impl Reader<'_, '_> {
    fn draft(&self) -> Option<Draft> {
        // Words inside a quotation are the speaker's: what she says that others say is hers to answer for.
        if self.inside_speech() {
            return None;
        }
        match self.cue.entry.pos {
            Some(PartOfSpeech::Verb) => self.verb(),
            Some(PartOfSpeech::Noun) => self.noun(),
            Some(PartOfSpeech::Adjective) => self.adjective(),
            _ => self.preposition(),
        }
    }

    /// Whether the cue is reliable enough. A doubtful one counts where a clause that only tells, or a quotation, follows.
    fn is_told(&self, draft: &Draft) -> bool {
        let first = draft.content.iter().find(|part| part.start >= self.cue.tokens.end).map(|part| part.start);
        let tells = first.is_some_and(|at| matches!(self.read.tag(at), Tag::That | Tag::Mark));
        self.cue.entry.weight >= LEAST_RELIABLE || tells
    }

    fn inside_speech(&self) -> bool {
        let Some((_, pair)) = self.read.pair_at(self.cue.tokens.start) else { return false };
        self.read.count_words(&pair.inside()) > 0
    }

    pub(super) fn sentence(&self) -> Range<usize> {
        self.read.sentence(self.read.sentence_of(self.cue.tokens.start))
    }

    pub(super) fn contents(&self) -> Contents<'_, '_> {
        Contents {
            read: self.read,
            frame: self.cue.frame,
            cue: self.cue.tokens.clone(),
            sentence: self.sentence(),
            drafts: self.drafts,
            is_noun: self.cue.entry.pos == Some(PartOfSpeech::Noun),
        }
    }

    pub(super) fn build(&self, source: Option<NounRun>, content: Vec<Range<usize>>) -> Option<Draft> {
        if content.is_empty() {
            return None;
        }
        Some(Draft {
            cue: Some(self.shown_cue()),
            class: self.cue.frame.class,
            source,
            same_source_as: None,
            content,
            sentence: self.read.sentence_of(self.cue.tokens.start),
        })
    }

    /// The cue with the negation before it: who does "not agree" is not shown to agree.
    fn shown_cue(&self) -> Range<usize> {
        let group = self.read.clauses.at(self.cue.tokens.start).filter(|group| group.negated);
        let stance = group.filter(|_| self.cue.frame.class == CueClass::Attitude);
        let not = stance.and_then(|group| group.tokens.clone().find(|at| self.read.is(*at, Class::Negation)));
        let first = not.filter(|at| *at < self.cue.tokens.start).unwrap_or(self.cue.tokens.start);
        first..self.cue.tokens.end
    }

    fn verb(&self) -> Option<Draft> {
        let group = self.read.group_of_main(self.cue.tokens.start)?;
        if self.cue.frame.source == SourceIs::None {
            return self.nameless(group);
        }
        if group.passive {
            return self.passive(group);
        }
        // "ways to counter submarines": what hangs on a noun tells what it is for.
        // "Used the evening to praise it": a time or a stage has no use of its own.
        let stages = Classes::of(&[Class::TimeWord, Class::Platform, Class::StatementNoun, Class::MediaNoun]);
        let use_of =
            |phrase: &Phrase| phrase.kind == PhraseKind::Common && !self.read.tokens.classes(phrase.head).any(stages);
        let hangs =
            group.form == VerbForm::Infinitive && self.read.phrases.ending_at(group.tokens.start).is_some_and(use_of);
        if hangs || !self.is_reliable_in(group) || self.is_supposed(group) {
            return None;
        }
        let contents = self.contents();
        if let Some((source, comma)) = self.speaker_behind(group) {
            return self.build(Some(source), cut(contents.right_of(self.cue.tokens.end)?, comma));
        }
        if let Some((source, content)) = self.told_in_passing(group, &contents) {
            return self.build(Some(source), content);
        }
        // "Did not name the firm" may tell nothing; with a firm cue, "did not mention", it tells what somebody left out.
        let firm = self.cue.entry.weight >= self.firm_enough();
        let deed = self.cue.frame.class == CueClass::Attitude && contents.starts_deed(self.cue.tokens.end);
        if group.negated && !firm && !deed && !contents.starts_clause(self.cue.tokens.end) {
            return None;
        }
        if let Some((source, content)) = self.after_quotation(group, &contents) {
            return self.build(Some(source), content);
        }
        let source = group.subject.clone().filter(|run| self.read.can_speak(run));
        if let Some(run) = source.clone()
            && let Some(content) =
                contents.interrupted(unit_start(&run, group), group.tokens.end.max(self.cue.tokens.end))
        {
            return self.build(Some(run), content);
        }
        if let Some(run) = source.clone()
            && let Some(content) = contents.behind_relative(&run, self.cue.tokens.end)
        {
            return self.build(Some(run), content);
        }
        let right = contents.right_of(self.cue.tokens.end);
        let left = || source.as_ref().and_then(|run| contents.left_of(unit_start(run, group)));
        match (right, &source) {
            (Some(content), Some(_)) => self.build(source, content),
            (None, Some(run)) => {
                let tagged = left().filter(|_| self.can_tag(group));
                let content = tagged.or_else(|| contents.fronted(run, group))?;
                self.build(source, vec![content])
            }
            // "Said X of the plan", "…, says minister" in a headline.
            (_, None) => self.inverted(group, &contents),
        }
    }

    /// "If two thirds vote for it": nobody is told to hold what is only supposed.
    fn is_supposed(&self, group: &VerbGroup) -> bool {
        let stance = self.cue.frame.class == CueClass::Attitude;
        let before = group.subject.as_ref().and_then(|run| run.tokens.start.checked_sub(1));
        stance && before.is_some_and(|at| self.read.is(at, Class::Whether) && self.read.tag(at) == Tag::Subordinator)
    }

    /// Whether the verb can stand in a tag behind what is told: "…, she adds", never "…, she started".
    fn can_tag(&self, group: &VerbGroup) -> bool {
        let frame = self.cue.frame;
        let told = frame.takes(Complement::Quote) || frame.takes(Complement::That) || frame.takes(Complement::Bare);
        // "…, Roe ordered more": a verb with an object of its own is no tag.
        let next = self.cue.tokens.end.max(group.tokens.end);
        let phrase = self.read.phrases.at(next).filter(|_| self.sentence().contains(&next));
        let object = phrase.is_some_and(|phrase| !self.read.syntax().is_time(phrase));
        told && (!object || has_hearer(frame))
    }

    /// How firm a cue must be for what it does not assert: stances are held without a word, statements need one.
    fn firm_enough(&self) -> f32 {
        if self.cue.frame.class == CueClass::Attitude { FIRM } else { FIRMEST }
    }

    /// An infinitive tells what might be said, and an -ing form may only narrow a noun down: firmer cues count there.
    fn is_reliable_in(&self, group: &VerbGroup) -> bool {
        let firm = self.cue.entry.weight >= FIRM;
        match group.form {
            VerbForm::Infinitive => firm,
            // "voters `supporting` the plan": right behind those who hold it.
            VerbForm::Gerund if self.cue.frame.class == CueClass::Attitude => {
                firm || group.subject.as_ref().is_some_and(|run| run.tokens.end == group.tokens.start)
            }
            _ => true,
        }
    }

    /// A tag that stands right after a quotation: `“…,” said X`, `“…,” X said`.
    fn after_quotation(&self, group: &VerbGroup, contents: &Contents<'_, '_>) -> Option<(NounRun, Vec<Range<usize>>)> {
        let takes_quote = self.cue.frame.takes(Complement::Quote);
        if !takes_quote {
            return None;
        }
        if let Some(run) = self.subject_after(group)
            && let Some(quoted) = contents.quotation_ending(group.tokens.start)
        {
            let end = run.tokens.end;
            return Some((run, contents.with_continuation(quoted, end)));
        }
        let acts =
            |run: &NounRun| run.tokens.start < group.tokens.start && !group.relative && group.form == VerbForm::Finite;
        let run = group.subject.clone().filter(acts)?;
        // "On “The Hour,” Roe said that it held": the marks hold a title, and what is told comes behind.
        if contents.is_told_behind(self.cue.tokens.end) {
            return None;
        }
        let quoted = contents.quotation_ending(run.tokens.start)?;
        Some((run, contents.with_continuation(quoted, self.cue.tokens.end)))
    }

    /// `X was criticised by Y`; without an agent nobody is named.
    fn passive(&self, group: &VerbGroup) -> Option<Draft> {
        let sentence = self.sentence();
        let by = (self.cue.tokens.end..sentence.end.min(self.cue.tokens.end + 12)).take_while(|at| {
            !matches!(self.read.tag(*at), Tag::Punctuation | Tag::Mark | Tag::That | Tag::Verb | Tag::Conjunction)
        });
        let Some(by) = by.into_iter().find(|at| self.read.is_agent_marker(*at)) else { return self.nameless(group) };
        let agent = self.read.syntax().run_starting_at(by + 1, sentence.end).filter(|run| self.can_act(run));
        // "Seen by scientists `as a good candidate`": what it is seen as.
        let agent = agent.map(|run| {
            let link = run.tokens.clone().find(|at| self.read.preposition(*at) == Some(Complement::As));
            NounRun { tokens: run.tokens.start..link.unwrap_or(run.tokens.end), ..run }
        });
        let Some(agent) = agent else { return self.nameless(group) };
        let right = self.contents().right_of(agent.tokens.end);
        let subject = group.subject.clone().filter(|run| run.tokens.end <= group.tokens.start).map(|run| run.tokens);
        let seen_as = self.read.preposition(agent.tokens.end) == Some(Complement::As);
        let content = match right {
            Some(content) if seen_as => subject.into_iter().chain(content).collect(),
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
        let is_said = |at: usize| self.is_held(from, at) || (asked && self.is_asked(at));
        let mut said = self.contents().right_of(from).filter(|said| is_said(said_at(said)))?;
        if asked {
            said = self.until_comma(said);
        }
        // "The inquest was told it was dark": who hears it is no part of it.
        let hears = has_hearer(self.cue.frame) && self.read.tag(said_at(&said)) != Tag::To;
        let own = group.subject.as_ref().filter(|run| !asked && !hears && run.tokens.end <= group.tokens.start);
        let expletive =
            |run: &&NounRun| self.read.is(run.head, Class::PronounNeuter) && self.read.tag(said_at(&said)) != Tag::To;
        let subject = own.filter(|run| !expletive(run)).map(|run| run.tokens.clone());
        self.build(None, subject.into_iter().chain(said).collect())
    }

    /// "Asked in Vellin on Monday `whether he would run`", "asked on Monday `about the dam`": when and where stand before it.
    fn is_asked(&self, at: usize) -> bool {
        let about = at.checked_sub(1).and_then(|at| self.read.preposition(at)) == Some(Complement::About);
        about || matches!(self.read.tag(at), Tag::That | Tag::Wh | Tag::Subordinator)
    }

    /// "Asked whether he would run, | Holt said": what is asked ends before the main clause.
    fn until_comma(&self, said: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let read = self.read;
        let cut = |part: Range<usize>| {
            let outside = |at: usize| read.punctuation(at, ',') && !read.marks.is_inside(at);
            let end = part.clone().find(|at| outside(*at)).unwrap_or(part.end);
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
        near && (clause || named)
    }

    pub(super) fn can_act(&self, run: &NounRun) -> bool {
        let classes = self.read.tokens.classes(run.head);
        // "Pushed by wind": a thing of the lists does what nobody answers for.
        let thing = classes.has(Class::Noun) && run.kind == PhraseKind::Common && !self.read.can_speak(run);
        if thing {
            return false;
        }
        !classes.any(crate::lexicon::Classes::of(&[Class::TimeWord, Class::Weekday, Class::Month, Class::Measure]))
            && run.kind != PhraseKind::Pronoun
            || self.read.is(run.head, Class::PronounIndefinite)
    }
}

/// The parts of a content before a token.
fn cut(content: Vec<Range<usize>>, end: usize) -> Vec<Range<usize>> {
    let parts = content.into_iter().map(|part| part.start..part.end.min(end));
    parts.filter(|part| !part.is_empty()).collect()
}

fn said_at(said: &[Range<usize>]) -> usize {
    said.first().map_or(0, |part| part.start)
}

/// The first token of a subject and its verb.
fn unit_start(run: &NounRun, group: &VerbGroup) -> usize {
    run.tokens.start.min(group.tokens.start)
}

/// Whether the direct object of a cue is the one who is told.
pub(crate) fn has_hearer(frame: &Frame) -> bool {
    frame.object == Some(ObjectIs::Hearer)
}
