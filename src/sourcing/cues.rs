//! Attributions by cue: verbs, nouns, adjectives and prepositions that signal that somebody said, thinks or wants something.

use std::ops::Range;

use super::attribution::Draft;
use super::carried;
use super::contents::Contents;
use super::silences::Silences;
use super::text::Read;
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{
    Class, Classes, Complement, CueClass, Entry, Frame, Match, ObjectIs, PartOfSpeech, Role, SourceIs,
};

/// Least reliable cue that is used: the share of its uses in news that report what somebody said or thinks.
const LEAST_RELIABLE: f32 = 0.5;

/// Reliability from which a cue counts in forms that report less often.
pub(super) const FIRM: f32 = 0.7;

/// Reliability from which a cue that somebody does not utter still tells of it.
pub(super) const FIRMEST: f32 = 0.85;

/// A cue where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Cue<'a> {
    /// Its tokens, from its verb on.
    pub(crate) tokens: Range<usize>,
    /// The first of the words that hyphens join to its verb.
    pub(crate) first: usize,
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
    carried::issued(read, &mut drafts);
    drafts
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
    let end = found.end as usize;
    let verb = entry.pos == Some(PartOfSpeech::Verb);
    // "Co-`wrote`": the last of the words that hyphens join is the verb.
    let first = (found.first as usize..end).find(|at| !verb || !read.tokens.is_hyphened(at + 1))?;
    let tokens = first..end;
    let states = frame.takes(Complement::That) || frame.takes(Complement::Quote);
    // "Did not want to be named" says why there is no name.
    let states = states && frame.class != CueClass::Attitude;
    let silent = silences.near(tokens.start).any(|term| {
        let reach = if term.role == Role::Reply { 3 } else { 0 };
        // "Who requested anonymity", "asks to be called only Marcel": the grant is what the cue takes.
        let taken = term.first as usize == tokens.start
            && (!frame.takes(Complement::Quote)
                || (read.tag(tokens.end) == Tag::To && term.end as usize > tokens.end + 1));
        // "It did not respond to questions. Some say …": a silence ends with its sentence.
        let here = read.sentence_of(term.first as usize) == read.sentence_of(tokens.start);
        here && term.end as usize + reach > tokens.start && !(states && term.role == Role::Anonymity && !taken)
    });
    // "Was not authorised to `talk` to the press"
    let inside = |term: &&Match| {
        // "Aides `privately` say that": the grant is how they say it.
        let manner = (term.first as usize..tokens.start).all(|at| read.tag(at) == Tag::Adverb);
        term.role == Role::Anonymity && (term.first as usize) < tokens.start && !manner
    };
    if silences.near(tokens.start).filter(inside).any(|term| term.end as usize > tokens.start) {
        return None;
    }
    // "Prefers not to give her name"
    let grants = |term: &Match| term.role == Role::Anonymity && read.tag(tokens.end) != Tag::That;
    // "Asked us not to use her name"
    let asks = read.tag(tokens.end) == Tag::Pronoun && matches!(read.tag(tokens.end + 1), Tag::Negation | Tag::To);
    let behind = silences.starting_at(tokens.end + usize::from(asks));
    if silent || behind.filter(|_| !states || asks).is_some_and(grants) {
        return None;
    }
    Some(Cue { tokens, first: found.first as usize, entry, frame })
}

/// One cue, read in its sentence.
pub(super) struct Reader<'r, 'a> {
    pub(super) read: Read<'a>,
    pub(super) cue: &'r Cue<'a>,
    pub(super) drafts: &'r [Draft],
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
        let noun = self.cue.entry.pos == Some(PartOfSpeech::Noun);
        let colon = |at: usize| at.checked_sub(1).is_some_and(|at| self.read.punctuation(at, ':'));
        let tells = first.is_some_and(|at| matches!(self.read.tag(at), Tag::That | Tag::Mark) || (noun && colon(at)));
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
        // "(a step Orr opposed)", "`why` people were marching": a bracket or a question word alone tells nothing.
        let content: Vec<_> = content.into_iter().filter(|part| self.read.count_words(part) > 0).collect();
        let behind = |at: usize| at.checked_sub(1).map(|at| self.read.tag(at));
        let asks = |part: &Range<usize>| {
            let question = part.len() == 1 && self.read.tag(part.start) == Tag::Wh;
            question && matches!(behind(part.start), Some(Tag::Verb | Tag::Preposition))
        };
        if content.iter().all(asks) {
            return None;
        }
        Some(Draft {
            cue: Some(self.shown_cue()),
            class: self.cue.frame.class,
            source: source.map(|run| self.read.named_beside(run)),
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
        let first = not.filter(|at| *at < self.cue.first).unwrap_or(self.cue.first);
        first..self.cue.tokens.end
    }

    fn verb(&self) -> Option<Draft> {
        let group = self.read.group_of_main(self.cue.tokens.start)?;
        if self.names_a_thing(group) {
            return None;
        }
        match self.cue.frame.source {
            SourceIs::None => self.nameless(group),
            SourceIs::Object => self.felt(group),
            _ if group.passive => self.passive(group),
            _ => self.active(group),
        }
    }

    /// "The founder of a group `called` Free the Lake", "the probe, `called` Petrel, ": a participle that tells the name of a
    /// noun which an article opens, or which stands before a comma.
    fn names_a_thing(&self, group: &VerbGroup) -> bool {
        let names = group.tokens.len() == 1 && self.read.is(group.main, Class::NamingParticiple);
        let noun = self.read.phrases.ending_at(group.tokens.start).filter(|noun| noun.kind == PhraseKind::Common);
        let new = noun.is_some_and(|noun| {
            let person = Classes::PERSON_NOUNS;
            self.read.is(noun.tokens.start, Class::Indefinite) && !self.read.tokens.classes(noun.head).any(person)
        });
        let comma = group.tokens.start.checked_sub(1).filter(|at| self.read.punctuation(*at, ','));
        let aside = comma.is_some_and(|comma| self.read.phrases.ending_at(comma).is_some());
        let object = self.read.phrases.starting_at(group.tokens.end);
        // "A show called “Night Owls,” mocked her"
        let next = group.tokens.end;
        let titled = new && self.read.is_mark(next) && self.read.tokens.is_capital(next + 1);
        names && (titled || (new || aside) && object.is_some_and(|object| object.kind == PhraseKind::Name))
    }

    /// `X said that …`, `“…,” said X`, `…, X said`: the forms in turn, those that show most first.
    fn active(&self, group: &VerbGroup) -> Option<Draft> {
        let before = group.tokens.start.checked_sub(1);
        let without = |at: usize| self.read.is(at, Class::Negation) && self.read.is(at, Class::Preposition);
        // "Left `without` telling them that it rained"
        if group.form == VerbForm::Gerund && before.is_some_and(without) {
            return None;
        }
        if self.tells_purpose(group)
            || !self.is_reliable_in(group)
            || self.is_supposed(group)
            || self.is_yet_to_be_said(group)
            || self.is_said_by_neither(group)
            || self.is_of_words_before(group)
        {
            return None;
        }
        let contents = self.contents();
        if let Some(passed_on) = self.relayed(group, &contents) {
            return Some(passed_on);
        }
        if self.is_of_nobody(group) {
            return self.build(None, contents.right_of(self.cue.tokens.end)?);
        }
        if let Some((source, comma)) = self.speaker_behind(group) {
            return self.build(Some(source), cut(contents.right_of(self.cue.tokens.end)?, comma));
        }
        if let Some((source, content)) = self.told_in_passing(group, &contents) {
            return self.build(Some(source), content);
        }
        if group.negated && !self.tells_by_leaving_out(&contents) {
            return None;
        }
        if let Some((source, content)) = self.after_quotation(group, &contents) {
            return self.build(Some(source), content);
        }
        // "This CNN “reporter” has revealed it": a noun in marks of its own is what somebody is called there.
        let called = |run: &NounRun| {
            // "“Workers see it,” said Roe, adding that …": a sentence in marks is no noun.
            let noun = self.read.pair_at(run.head).is_some_and(|(_, pair)| pair.inside().len() <= run.tokens.len());
            run.kind == PhraseKind::Common && noun && !self.read.marks.is_inside(group.main)
        };
        if group.subject.as_ref().is_some_and(called) {
            return None;
        }
        let given = || self.issuer(group).or_else(|| self.teller(group));
        let own = self.goes_on(group).or_else(given).or_else(|| group.subject.clone());
        match own.filter(|run| self.may_say(group, run)) {
            Some(source) => self.of_subject(group, source, &contents),
            // "Said X of the plan", "…, says minister" in a headline.
            None => self.inverted(group, &contents),
        }
    }

    /// "Did not name the firm" may tell nothing; with a firm cue, "did not mention", it tells what somebody left out.
    fn tells_by_leaving_out(&self, contents: &Contents<'_, '_>) -> bool {
        let firm = self.cue.entry.weight >= self.firm_enough();
        let deed = || self.cue.frame.class == CueClass::Attitude && contents.starts_deed(self.cue.tokens.end);
        // "Did not say `who` would lead it": what nobody was told.
        let untold = self.cue.frame.takes(Complement::Quote)
            && self.cue.frame.class != CueClass::Attitude
            && matches!(self.read.tag(self.cue.tokens.end), Tag::Wh);
        // "Has never commented publicly `on` the deal": what nobody spoke of.
        let adverb = |at: &usize| self.read.tag(*at) == Tag::Adverb;
        let next = (self.cue.tokens.end..).find(|at| !adverb(at)).unwrap_or(self.cue.tokens.end);
        let topic = self.cue.frame.class != CueClass::Attitude && self.read.tag(next) == Tag::Preposition;
        !untold && !topic && (firm || deed() || contents.starts_clause(self.cue.tokens.end))
    }

    /// What the subject of a verb says: on both sides of the two, behind them, before them, or in the cue itself.
    fn of_subject(&self, group: &VerbGroup, source: NounRun, contents: &Contents<'_, '_>) -> Option<Draft> {
        let (first, end) = (unit_start(&source, group), self.cue.tokens.end);
        let around = contents.interrupted(first, group.tokens.end.max(end));
        let around = around.or_else(|| contents.behind_relative(&source, end));
        if let Some(content) = around.or_else(|| contents.right_of(end)) {
            // "Emailed backers `saying` it rained": the second verb tells it.
            let first = content.first().map(|part| part.start);
            let next = first.and_then(|first| self.read.group_of_main(first));
            let told = next.is_some_and(|next| has_hearer(self.cue.frame) && self.teller(next).is_some());
            return self.build(Some(source), content).filter(|_| !told);
        }
        let tagged = contents.left_of(first).filter(|_| self.can_tag(group));
        match tagged.or_else(|| contents.fronted(&source, group)) {
            Some(content) => self.build(Some(source), vec![content]),
            None => self.of_its_object(group, source),
        }
    }

    /// "Claimed `responsibility`": a cue of several words that ends in what is said.
    fn of_its_object(&self, group: &VerbGroup, source: NounRun) -> Option<Draft> {
        let told = self.cue.frame.takes(Complement::Told);
        let last = self.cue.tokens.end.checked_sub(1).filter(|last| told && *last > group.main)?;
        let object = self.read.phrases.at(last).filter(|_| self.read.tag(last) == Tag::Noun)?;
        let own = object.tokens.start > group.main && object.tokens.end == self.cue.tokens.end;
        let cue = self.cue.tokens.start..object.tokens.start;
        let draft = self.build(Some(source), vec![object.tokens.clone()]).filter(|_| own)?;
        Some(Draft { cue: Some(cue), ..draft })
    }

    /// Whether a subject may be who says it: whoever "who" stands for, and any noun that opens a clause by the firmest cues.
    fn may_say(&self, group: &VerbGroup, run: &NounRun) -> bool {
        let read = self.read;
        let person = |relative: usize| read.is(relative, Class::PronounSubject) && read.tag(relative) == Tag::Wh;
        let others = Classes::of(&[Class::TimeWord, Class::Weekday, Class::Month, Class::Event, Class::Measure]);
        let noun = read.tag(run.head) == Tag::Noun && !read.tokens.classes(run.head).any(others);
        let firm = self.cue.entry.weight >= FIRMEST && group.form == VerbForm::Finite && run.relative.is_none();
        // "Shares fell after the firm cut jobs and `said`": what is shared with a verb before may be of another one.
        let own = group.tokens.start.checked_sub(1).is_some_and(|at| read.tag(at) != Tag::Conjunction);
        let tells = firm && noun && own && self.contents().is_told_behind(self.cue.tokens.end);
        tells || run.relative.is_some_and(person) || read.can_speak(run)
    }

    /// Whether the verb can stand in a tag behind what is told: "…, she adds", never "…, she started".
    fn can_tag(&self, group: &VerbGroup) -> bool {
        let frame = self.cue.frame;
        let told = frame.takes(Complement::Quote) || frame.takes(Complement::That) || frame.takes(Complement::Bare);
        // "…, Roe ordered more": a verb with an object of its own is no tag.
        let next = self.cue.tokens.end.max(group.tokens.end);
        let phrase = self.read.phrases.at(next).filter(|_| self.sentence().contains(&next));
        let object = phrase.is_some_and(|phrase| !self.read.syntax().is_time(phrase));
        let more = self.sentence().contains(&next) && self.read.is(next, Class::Quantifier);
        // "…, they began `calling`"
        let deed = self.sentence().contains(&next) && matches!(self.read.tag(next), Tag::Gerund | Tag::To);
        let ends = !matches!(self.read.tag(next), Tag::Auxiliary | Tag::Verb) || !self.sentence().contains(&next);
        let ends = ends && group.form == VerbForm::Finite;
        told && ends && !deed && !more && (!object || has_hearer(frame))
    }

    /// How firm a cue must be for what it does not assert: stances are held without a word, statements need one.
    fn firm_enough(&self) -> f32 {
        if self.cue.frame.class == CueClass::Attitude { LEAST_RELIABLE } else { FIRMEST }
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
        // "Holm, star of “The Dam,” thanked Orr": the marks stand in an aside of who acts.
        let aside = group.subject.as_ref().and_then(|run| run.apposition.as_ref());
        let aside = aside.is_some_and(|aside| aside.end + 1 == group.tokens.start && self.read.is_mark(aside.end));
        // "This “reporter” has revealed her plan": a helping verb, or a form in -ing, turns no tag round.
        let plain = group.form == VerbForm::Finite && group.tokens.len() == 1;
        if let Some(run) = self.subject_after(group).filter(|_| !aside && plain)
            && let Some(quoted) = contents.quotation_ending(group.tokens.start)
        {
            let end = run.tokens.end;
            return Some((run, contents.with_continuation(quoted, end)));
        }
        // "“…,” Orr can be heard `saying`"
        let heard = || {
            let before = group.tokens.start.checked_sub(1).and_then(|at| self.read.clauses.at(at));
            group.form == VerbForm::Gerund
                && before.is_some_and(|before| before.passive && before.form == VerbForm::Finite)
        };
        let acts = |run: &NounRun| {
            run.tokens.start < group.tokens.start && !group.relative && (group.form == VerbForm::Finite || heard())
        };
        let run = group.subject.clone().filter(acts)?;
        // "On “The Hour,” Roe said that it held": the marks hold a title, and what is told comes behind.
        if contents.is_told_behind(self.cue.tokens.end) || self.has_object() {
            return None;
        }
        let quoted = contents.quotation_ending(run.start())?;
        Some((run, contents.with_continuation(quoted, self.cue.tokens.end)))
    }

    /// "On “The Hour,” Roe questioned `the plan`": the verb has an object of its own, which is no hearer and no time.
    fn has_object(&self) -> bool {
        let behind = self.cue.tokens.end;
        let phrase = self.read.phrases.starting_at(behind).filter(|_| self.sentence().contains(&behind));
        let object = phrase.is_some_and(|phrase| !self.read.syntax().is_time(phrase));
        object && self.cue.frame.takes(Complement::NounPhrase) && !has_hearer(self.cue.frame)
    }

    pub(super) fn can_act(&self, run: &NounRun) -> bool {
        let classes = self.read.tokens.classes(run.head);
        // "Pushed by wind": a thing of the lists does what nobody answers for.
        let thing = classes.has(Class::Noun) && run.kind == PhraseKind::Common && !self.read.can_speak(run);
        if thing {
            return false;
        }
        // "Backed by 40 percent of farmers"
        let counted = classes.has(Class::Measure) && self.read.can_speak(run);
        counted
            || !classes.any(Classes::of(&[Class::TimeWord, Class::Weekday, Class::Month, Class::Measure]))
                && run.kind != PhraseKind::Pronoun
            || self.read.is(run.head, Class::PronounIndefinite)
            // "By those who live there"
            || self.read.is(run.head, Class::Demonstrative) && self.read.is(run.tokens.end, Class::PronounSubject)
    }
}

/// The parts of a content before a token.
fn cut(content: Vec<Range<usize>>, end: usize) -> Vec<Range<usize>> {
    let parts = content.into_iter().map(|part| part.start..part.end.min(end));
    parts.filter(|part| !part.is_empty()).collect()
}

/// The first token of a subject and its verb.
fn unit_start(run: &NounRun, group: &VerbGroup) -> usize {
    run.start().min(group.tokens.start)
}

/// Whether the direct object of a cue is the one who is told.
pub(crate) fn has_hearer(frame: &Frame) -> bool {
    frame.object == Some(ObjectIs::Hearer)
}
