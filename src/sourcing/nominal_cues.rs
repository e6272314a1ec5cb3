//! Cues that are no verbs: nouns with their owner, adjectives, prepositions and set phrases.

use std::ops::Range;

use super::attribution::Draft;
use super::cues::{FIRM, FIRMEST, Reader};
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, SourceIs};

/// Longest "was very clear" between a noun and the colon behind it, in tokens.
const LONGEST_STATE: usize = 4;

/// Fewest words behind a colon that tell something.
const FEWEST_WORDS: usize = 3;

/// Longest that is said beside a noun before it, in tokens.
const LONGEST_BESIDE: usize = 6;

/// Longest aside behind a source, with its commas, in tokens.
const LONGEST_ASIDE: usize = 30;

impl Reader<'_, '_> {
    /// `X's claim that …`, `his support for …`, `criticism of Y by X`.
    pub(super) fn noun(&self) -> Option<Draft> {
        let head = self.cue.tokens.end - 1;
        if self.read.tag(head) != Tag::Noun {
            return None;
        }
        let phrase = self.read.phrases.at(head).filter(|phrase| phrase.head == head)?;
        // "Her claim is that": the verb between says no more.
        let from = self.cue.tokens.end;
        let is = self.read.clauses.at(from).filter(|group| group.main == from && self.read.is(from, Class::Be));
        let shared = self.shared_by(from).or_else(|| self.given_by(from));
        let behind = shared.as_ref().map_or(from, |run| run.tokens.end);
        // "The complaint from readers `is` that it is late"
        let is = is.or_else(|| {
            let group = self.read.clauses.at(behind).filter(|group| group.main == behind);
            group.filter(|_| shared.is_some() && self.read.is(behind, Class::Be))
        });
        let content = self.contents().right_of(is.map_or(behind, |group| group.tokens.end));
        if let Some((source, content)) = self.received(phrase) {
            return self.build(Some(source), content);
        }
        let own = self.possessor(phrase.tokens.start..self.cue.tokens.start);
        let content = content.or_else(|| self.behind_colon(from).filter(|_| own.is_some()));
        let content = content.or_else(|| self.quoted_before(phrase).filter(|_| own.is_some()));
        let source = own.or_else(|| self.owner_further_back(phrase.tokens.start));
        let source = source.map(|own| self.doer(phrase, &own).unwrap_or(own));
        let source = source.or_else(|| self.agent_after(content.as_deref())).or_else(|| self.holder(phrase));
        self.build(Some(source.or(shared)?), content?)
    }

    /// "`“Never,”` was her answer": the quotation that a form of be takes up.
    fn quoted_before(&self, phrase: &Phrase) -> Option<Vec<Range<usize>>> {
        let be = self.read.clauses.at(phrase.tokens.start.checked_sub(1)?)?;
        let is =
            self.read.is(be.main, Class::Be) && be.tokens.end == phrase.tokens.start && be.form == VerbForm::Finite;
        let (_, pair) = self.read.pair_ending(be.tokens.start).filter(|_| is)?;
        let quoted = pair.open..pair.end;
        Some(vec![quoted])
    }

    /// "The mayor has `doubts about` it", "made `claims about` it": whoever has, or makes, what is said or thought.
    fn holder(&self, phrase: &Phrase) -> Option<NounRun> {
        let before = phrase.tokens.start.checked_sub(1)?;
        let group = self.read.clauses.at(before).filter(|group| group.tokens.end == phrase.tokens.start)?;
        let has = self.read.is(group.main, Class::Have) && group.form == VerbForm::Finite;
        let makes = self.read.is(group.main, Class::LightVerb) && group.form != VerbForm::Infinitive && !group.passive;
        // "Has no fears of it"
        let none = self.read.is(phrase.tokens.start, Class::Negation);
        let named = (has || makes) && !group.negated && !none;
        let subject = group.subject.clone().filter(|run| named && run.tokens.end <= group.tokens.start)?;
        self.read.can_speak(&subject).then_some(subject)
    }

    /// "Anger `among farmers` about it".
    fn shared_by(&self, from: usize) -> Option<NounRun> {
        let among = self.read.is(from, Class::HolderMarker) && self.read.tag(from) == Tag::Preposition;
        let run = self.read.syntax().run_starting_at(from + 1, self.sentence().end).filter(|_| among)?;
        let mut end = run.tokens.end;
        while let Some(next) = self.read.phrases.starting_at(end + usize::from(self.read.tag(end) == Tag::Conjunction))
        {
            end = next.tokens.end;
        }
        self.read.can_speak(&run).then_some(NounRun { tokens: run.tokens.start..end, ..run })
    }

    /// "Calls `from farmers` to open it": whoever they come from.
    fn given_by(&self, from: usize) -> Option<NounRun> {
        let link = self.read.preposition(from).filter(|_| self.read.tag(from) == Tag::Preposition);
        let given = matches!(link, Some(Complement::From | Complement::Of));
        let run = self.read.syntax().run_starting_at(from + 1, self.sentence().end).filter(|_| given)?;
        // "A letter from a farmer `who` left": the clause tells more of the farmer.
        let end = run.tokens.end;
        let acts = matches!(self.read.tag(end + 1), Tag::Verb | Tag::Auxiliary);
        let relative = self.read.tag(end) == Tag::Wh || (self.read.tag(end) == Tag::That && acts);
        // "The view `of farmers` that it rained"
        let told =
            link == Some(Complement::From) || self.contents().starts_clause(end) || self.contents().starts_deed(end);
        (!relative && told && self.read.can_speak(&run) && self.can_act(&run)).then_some(run)
    }

    /// Who is named by a possessive in front: `Ruiz's`, `the ministry's`, `his`.
    fn possessor(&self, before: Range<usize>) -> Option<NounRun> {
        if let Some(genitive) = before.clone().rev().find(|at| self.read.tag(*at) == Tag::Genitive) {
            let head = genitive.checked_sub(1)?;
            let kind = if self.read.tag(head) == Tag::Name { PhraseKind::Name } else { PhraseKind::Common };
            // "`In` Orr's words": what opens the phrase is no part of who speaks.
            let first = self.read.phrases.at(head).map_or(before.start, |owner| owner.tokens.start.max(before.start));
            return Some(NounRun::new(first..genitive, head, kind)).filter(|run| !run.tokens.is_empty());
        }
        let own = before.clone().find(|at| self.read.tag(*at) == Tag::Possessive)?;
        Some(NounRun::new(own..own + 1, own, PhraseKind::Pronoun))
    }

    /// "`Her` long, bitter attack", "`Voss's` threats and loud complaints": whose it is stands before what is said beside it.
    fn owner_further_back(&self, start: usize) -> Option<NounRun> {
        let beside = |at: &usize| {
            let told = self.read.tag(*at) == Tag::Noun && self.read.is(*at, Class::CueNoun);
            let joins = matches!(self.read.tag(*at), Tag::Adjective | Tag::Adverb | Tag::Conjunction);
            told || joins || self.read.punctuation(*at, ',')
        };
        let sentence = self.sentence().start;
        let within = start.saturating_sub(LONGEST_BESIDE).max(sentence)..start;
        let owner = within.rev().find(|at| !beside(at))?;
        match self.read.tag(owner) {
            Tag::Genitive => {
                let phrase = self.read.phrases.ending_at(owner)?;
                Some(self.read.syntax().named_run(phrase, sentence))
            }
            Tag::Possessive => Some(NounRun::new(owner..owner + 1, owner, PhraseKind::Pronoun)),
            _ => None,
        }
    }

    fn agent_after(&self, content: Option<&[Range<usize>]>) -> Option<NounRun> {
        let from = self.cue.tokens.end;
        let end = content.and_then(|parts| parts.last()).map_or(from, |last| last.end + 1);
        let by = (from..end).find(|at| self.read.is_agent_marker(*at))?;
        self.read.syntax().run_starting_at(by + 1, self.sentence().end).filter(|run| self.can_act(run))
    }

    /// `X is confident that …`.
    pub(super) fn adjective(&self) -> Option<Draft> {
        let mut before = self.cue.tokens.start.checked_sub(1)?;
        // "is all too happy to"
        let degree = |at: usize| self.read.is(at, Class::Quantifier) && self.read.tag(at + 1) == Tag::Adverb;
        while matches!(self.read.tag(before), Tag::Adverb | Tag::Negation) || degree(before) {
            before = before.checked_sub(1)?;
        }
        let Some(group) = self.read.clauses.at(before) else {
            return self.hanging(before + 1).or_else(|| self.supplement(before));
        };
        if self.cue.frame.source == SourceIs::None {
            return self.nameless(group);
        }
        let subject = group.subject.clone().filter(|run| run.tokens.end <= group.tokens.start)?;
        // "It is certain that": the subject stands for nobody.
        // "Roe's answer was blunt: “…”": the noun is a cue of its own, and Roe's.
        let owned = self.read.is(subject.head, Class::CueNoun)
            && subject.tokens.clone().any(|at| matches!(self.read.tag(at), Tag::Genitive | Tag::Possessive));
        let somebody = self.read.can_speak(&subject) && !self.read.is(subject.head, Class::PronounNeuter) && !owned;
        let right = self.contents().right_of(self.cue.tokens.end);
        let leads = self.cue.frame.takes(Complement::Quote);
        let told = || self.behind_colon(self.cue.tokens.end).filter(|_| leads);
        let content = right.or_else(told).filter(|_| somebody)?;
        self.build(Some(subject), content)
    }

    /// "Her message: `sell the port`", "his view was clear: `sell it`", "she was blunt: `it would close`".
    fn behind_colon(&self, from: usize) -> Option<Vec<Range<usize>>> {
        let state = |at: &usize| matches!(self.read.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Adjective);
        let behind = (from..from + LONGEST_STATE).find(|at| !state(at));
        let colon = behind.filter(|at| self.read.punctuation(*at, ':') && self.sentence().contains(at))?;
        let said = self.read.trim(colon + 1..self.sentence().end);
        let quoted = self.read.pair_opening(said.start).map(|(_, pair)| pair.open..pair.end);
        // "Before the endorsement: teachers said they knew": who tells it there has said it.
        let tells = |group: &VerbGroup| self.read.is_utterance(group.main) && group.form == VerbForm::Finite;
        let own = self.read.groups_in(said.clone()).iter().any(tells);
        let told = (self.read.count_words(&said) >= FEWEST_WORDS && !own) || quoted.is_some();
        told.then(|| vec![quoted.unwrap_or(said)])
    }

    /// "Farmers `wary of` the plan": an adjective right behind those who hold the view, with what it is about.
    fn hanging(&self, end: usize) -> Option<Draft> {
        let phrase = self.read.phrases.ending_at(end).filter(|_| self.cue.frame.source != SourceIs::None)?;
        let run = self.read.syntax().run_ending_with(phrase, self.sentence().start);
        let at = self.cue.tokens.end;
        let of = self.cue.tokens.len() > 1 || matches!(self.read.tag(at), Tag::Preposition | Tag::To | Tag::That);
        let holds = of && run.kind != PhraseKind::Pronoun && self.read.can_speak(&run);
        let content = self.contents().right_of(at).filter(|_| holds)?;
        self.build(Some(run), content)
    }

    /// "They scrapped it, `wary of` the cost": of those who act in the clause before the comma.
    fn supplement(&self, comma: usize) -> Option<Draft> {
        let fits = self.read.punctuation(comma, ',') && self.cue.frame.source != SourceIs::None;
        let before = self.read.groups_in(self.sentence().start..comma).iter().rev();
        let acts = |group: &&VerbGroup| group.form == VerbForm::Finite && !group.relative && fits;
        let subject =
            before.filter(acts).find_map(|group| group.subject.clone()).filter(|run| self.read.can_speak(run))?;
        let at = self.cue.tokens.end;
        let of = self.cue.tokens.len() > 1 || matches!(self.read.tag(at), Tag::Preposition | Tag::To | Tag::That);
        let content = self.contents().right_of(at).filter(|_| of)?;
        self.build(Some(subject), content)
    }

    pub(super) fn preposition(&self) -> Option<Draft> {
        // "Said Per Holm": a name, not "per Holm".
        if self.read.tag(self.cue.tokens.start) == Tag::Name && self.cue.frame.source != SourceIs::None {
            return None;
        }
        match self.cue.frame.source {
            SourceIs::Complement => {
                let run = self.read.syntax().run_starting_at(self.cue.tokens.end, self.sentence().end)?;
                if !(self.read.can_speak(&run) || self.is_firm_about(&run)) || self.is_unit(&run) {
                    return None;
                }
                let run = self.read.named_beside(run);
                let end = self.behind_source(&run);
                let content = self.contents().around(self.cue.tokens.start, end)?;
                self.build(Some(run), content)
            }
            SourceIs::None if self.cue.frame.takes(Complement::Quote) => self.heard(),
            // "The mayor has reportedly left": the clause around it.
            SourceIs::None => {
                let content = self.contents().beside(self.cue.tokens.clone())?;
                self.build(None, content)
            }
            SourceIs::Possessive => {
                // "In her assessment `of the merger`, Roe admitted that": the topic of a text.
                if self.read.preposition(self.cue.tokens.end) == Some(Complement::Of) {
                    return None;
                }
                let run = self.possessor(self.cue.tokens.clone())?;
                let content = self.contents().around(self.cue.tokens.start, self.cue.tokens.end)?;
                self.build(Some(run), content)
            }
            _ => self.phrase(),
        }
    }

    /// "The `court heard` that it rained", "“…,” the `jury was told`": what stands behind the words, or before them.
    fn heard(&self) -> Option<Draft> {
        let (contents, cue) = (self.contents(), &self.cue.tokens);
        let first = self.read.phrases.at(cue.start).map_or(cue.start, |phrase| phrase.tokens.start);
        let before = || {
            let quoted = contents.quotation_ending(first).map(|quoted| contents.with_continuation(quoted, cue.end));
            quoted.or_else(|| contents.left_of(first).map(|told| vec![told]))
        };
        // "The jury heard him speak" tells of no words.
        let linked = matches!(self.read.tag(cue.end), Tag::That | Tag::Wh | Tag::Mark);
        let told = linked || contents.acts_with_tense(cue.end);
        let behind = contents.right_of(cue.end).filter(|_| told && contents.starts_clause(cue.end));
        let content = contents.interrupted(first, cue.end).or(behind).or_else(before)?;
        let verb = cue.clone().find(|at| self.read.clauses.at(*at).is_some()).unwrap_or(cue.start);
        let draft = self.build(None, content)?;
        Some(Draft { cue: Some(verb..cue.end), ..draft })
    }

    /// "According to `early returns`": a cue that hardly ever tells how things are sorted makes a source of any noun.
    fn is_firm_about(&self, run: &NounRun) -> bool {
        let firm = self.cue.entry.weight >= FIRMEST && self.cue.frame.takes(Complement::Bare);
        let times = Classes::of(&[Class::TimeWord, Class::Weekday, Class::Month]);
        firm && run.kind == PhraseKind::Common && !self.read.tokens.classes(run.head).any(times)
    }

    /// "Two rolls per order": a bare singular behind a cue that often tells a rate.
    fn is_unit(&self, run: &NounRun) -> bool {
        let plural = self.read.is(run.head, Class::FormPlural);
        let bare = run.kind == PhraseKind::Common && self.read.tag(run.tokens.start) == Tag::Noun;
        self.cue.entry.weight < FIRM && bare && !plural
    }

    /// The token after what belongs to a source: "X, a botanist,", and in front of a sentence "a report read in court,".
    fn behind_source(&self, run: &NounRun) -> usize {
        let (sentence, read) = (self.sentence(), self.read);
        let opens = self.cue.tokens.start <= sentence.start + 1;
        let end = run.tokens.end;
        let narrowed = read.end_of_narrowing(run, sentence.end);
        let participle = read.tag(end) == Tag::Verb && read.is(end, Class::FormParticiple);
        let hanging = matches!(
            read.tag(end),
            Tag::Preposition | Tag::Participle | Tag::Gerund | Tag::Wh | Tag::That | Tag::Adjective
        );
        // "According to a report read in court `and seen by us`, it is": all that stands before the comma.
        let comma = (end..sentence.end.min(end + LONGEST_ASIDE)).find(|at| read.punctuation(*at, ','));
        let loose = (hanging || participle || narrowed > end) && !read.punctuation(narrowed, ',');
        // "The two, according to people briefed on it, `are` close": the clause goes on behind the comma.
        let goes_on = |close: usize| matches!(read.tag(close + 1), Tag::Auxiliary | Tag::Verb);
        let own = |group: &VerbGroup| group.subject.as_ref().is_some_and(|run| run.tokens.start > end);
        let acts = |close: usize| {
            let finite = |group: &VerbGroup| group.form == VerbForm::Finite && !group.relative;
            read.groups_in(end..close).iter().any(|group| finite(group) && own(group))
        };
        let close = comma.filter(|close| loose && (opens || goes_on(*close)) && !acts(*close));
        read.end_of_asides(close.unwrap_or(narrowed), sentence.end, opens)
    }

    /// A fixed phrase around a verb or adjective: its subject is the source.
    fn phrase(&self) -> Option<Draft> {
        let group = self
            .cue
            .tokens
            .clone()
            .find_map(|at| self.read.group_of_main(at))
            .or_else(|| self.cue.tokens.start.checked_sub(1).and_then(|before| self.read.clauses.at(before)))?;
        let cue = &self.cue.tokens;
        let source = group.subject.clone().filter(|run| self.read.can_speak(run))?;
        // "As `Roe` put it, the bridge is old": the gap of the cue holds who says it.
        if cue.start < source.tokens.start && source.tokens.end < cue.end {
            let content = self.contents().around(cue.start, cue.end)?;
            return self.build(Some(source), content);
        }
        let content = self.contents().right_of(cue.end).filter(|_| source.tokens.end <= cue.start)?;
        self.build(Some(source), content)
    }
}
