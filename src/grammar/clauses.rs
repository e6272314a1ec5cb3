//! Verbs with their subjects: which verb groups a sentence has, what form they stand in, and who acts.

use std::ops::Range;

use super::phrases::{Phrase, PhraseKind, Phrases};
use super::tags::{Tag, Tags};
use super::tokens::Tokens;
use crate::lexicon::{Class, Classes};

/// A verb with its helping verbs, adverbs and negations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// Its tokens, from the first helping verb to the main verb.
    pub tokens: Range<usize>,
    /// The token of the main verb.
    pub main: usize,
    /// What form the group stands in.
    pub form: VerbForm,
    /// A form of be with a past participle, or a bare participle behind a noun.
    pub passive: bool,
    /// A negation stands in the group.
    pub negated: bool,
    /// Tokens of the noun phrase that acts, with what hangs on it.
    pub subject: Option<NounRun>,
    /// Number of its sentence.
    pub sentence: usize,
}

/// Forms of a verb group.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum VerbForm {
    /// Has tense: said, has said, would say.
    Finite,
    /// to say.
    Infinitive,
    /// saying, without a helping verb.
    Gerund,
    /// A past participle without a helping verb.
    Participle,
}

/// A noun phrase with its complements, and where its head stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounRun {
    /// All its tokens.
    pub tokens: Range<usize>,
    /// The token of its head.
    pub head: usize,
    /// What its head is.
    pub kind: PhraseKind,
    /// Tokens of an apposition or relative clause between it and the verb, or behind it.
    pub apposition: Option<Range<usize>>,
}

/// The verb groups of an article, in text order.
#[derive(Clone, Debug, Default)]
pub struct Clauses {
    /// In text order.
    pub groups: Vec<VerbGroup>,
    of_token: Vec<u32>,
}

impl Clauses {
    /// The verb group that a token is in.
    #[must_use]
    pub fn at(&self, token: usize) -> Option<&VerbGroup> {
        let number = self.of_token.get(token).copied().unwrap_or(0) as usize;
        self.groups.get(number.checked_sub(1)?)
    }
}

/// What the clause pass reads.
#[derive(Copy, Clone)]
pub struct Syntax<'a> {
    /// The tokens.
    pub tokens: &'a Tokens,
    /// Their tags.
    pub tags: &'a Tags,
    /// The noun phrases.
    pub phrases: &'a Phrases,
}

/// Finds the verb groups of all sentences and their subjects.
pub(crate) fn find(syntax: Syntax<'_>) -> Clauses {
    let mut clauses =
        Clauses { groups: Vec::with_capacity(syntax.tokens.len() / 8), of_token: vec![0; syntax.tokens.len()] };
    for (number, sentence) in syntax.tokens.sentences.iter().enumerate() {
        let first_group = clauses.groups.len();
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let Some(mut group) = syntax.group_from(at, sentence.tokens.end, number) else {
                at += 1;
                continue;
            };
            at = group.tokens.end;
            let earlier = clauses.groups.get(first_group..).unwrap_or(&[]);
            group.subject = syntax.subject(&group, sentence.tokens.start, earlier);
            clauses.groups.push(group);
            let id = u32::try_from(clauses.groups.len()).unwrap_or(0);
            if let Some(range) = clauses.groups.last().and_then(|group| clauses.of_token.get_mut(group.tokens.clone()))
            {
                range.fill(id);
            }
        }
    }
    clauses
}

/// Farthest that an apposition or relative clause reaches, in tokens.
const LONGEST_APPOSITION: usize = 40;

/// Prepositions bind what follows to the noun before; these classes of nouns hang on as times.
const TIMES: Classes = Classes::of(&[Class::Weekday, Class::Month, Class::TimeWord]);

impl Syntax<'_> {
    fn tag(&self, at: usize) -> Tag {
        self.tags.of(at)
    }

    fn group_from(&self, first: usize, end: usize, sentence: usize) -> Option<VerbGroup> {
        let tag = self.tag(first);
        let mut at = first;
        let mut negated = false;
        let mut auxiliary = None;
        if tag == Tag::To {
            at += 1;
        } else if !matches!(tag, Tag::Auxiliary | Tag::Verb | Tag::Participle | Tag::Gerund) {
            return None;
        }
        loop {
            match self.tag(at) {
                Tag::Auxiliary if at < end => auxiliary = Some(at),
                Tag::Adverb if at < end && at > first => {}
                Tag::Negation if at < end && at > first => {}
                _ => break,
            }
            negated |= self.tokens.is(at, Class::Negation);
            at += 1;
        }
        let main_here = at < end && matches!(self.tag(at), Tag::Verb | Tag::Participle | Tag::Gerund);
        let main = if main_here { at } else { auxiliary? };
        let form = match (tag, auxiliary) {
            (Tag::To, _) => VerbForm::Infinitive,
            (Tag::Gerund, None) => VerbForm::Gerund,
            (Tag::Participle, None) => VerbForm::Participle,
            _ if self.tokens.is(first, Class::FormIng) && auxiliary.is_some() => VerbForm::Gerund,
            _ => VerbForm::Finite,
        };
        let participle =
            main_here && (self.tag(main) == Tag::Participle || self.tokens.is(main, Class::FormParticiple));
        let after_be = (first..main).rev().find(|token| self.tag(*token) == Tag::Auxiliary);
        let passive = participle
            && (form == VerbForm::Participle || after_be.is_some_and(|token| self.tokens.is(token, Class::Be)));
        Some(VerbGroup { tokens: first..main + 1, main, form, passive, negated, subject: None, sentence })
    }

    fn subject(&self, group: &VerbGroup, start: usize, earlier: &[VerbGroup]) -> Option<NounRun> {
        let governing = || earlier.iter().rev().find(|group| group.form == VerbForm::Finite && group.subject.is_some());
        match group.form {
            VerbForm::Infinitive => governing()?.subject.clone(),
            VerbForm::Gerund | VerbForm::Participle => self
                .subject_before(group.tokens.start, start, earlier)
                .or_else(|| governing().and_then(|group| group.subject.clone())),
            VerbForm::Finite => self.subject_before(group.tokens.start, start, earlier),
        }
    }

    /// The noun phrase that acts in a verb group starting at `at`, looked for to the left.
    fn subject_before(&self, at: usize, start: usize, earlier: &[VerbGroup]) -> Option<NounRun> {
        let at = self.skip_back(at, start);
        if at <= start {
            return None;
        }
        if let Some(phrase) = self.phrases.ending_at(at) {
            return Some(self.run_ending_with(phrase, start));
        }
        let shared =
            || earlier.iter().rev().find_map(|group| group.subject.clone().filter(|_| group.form == VerbForm::Finite));
        match self.tag(at - 1) {
            // "A report published on Monday said": the participle only narrows the noun down.
            Tag::Verb | Tag::Participle if self.tokens.is(at - 1, Class::FormParticiple) => {
                self.phrases.ending_at(at - 1).map(|phrase| self.run_ending_with(phrase, start))
            }
            Tag::Wh => self.antecedent(at - 1, start),
            Tag::That => self.antecedent(at - 1, start),
            Tag::Conjunction => shared(),
            Tag::Punctuation if self.tokens.is_punctuation(at - 1, ',') => self
                .before_parenthesis(at - 1, start, ',')
                .or_else(|| if self.follows_comma_and(at) { shared() } else { None }),
            Tag::Punctuation if self.is_dash(at - 1) => self.before_parenthesis(at - 1, start, '—'),
            Tag::Punctuation if self.tokens.is_punctuation(at - 1, ')') => {
                let open = (start..at - 1).rev().find(|token| self.tokens.is_punctuation(*token, '('))?;
                self.phrases.ending_at(open).map(|phrase| self.run_ending_with(phrase, start))
            }
            _ => None,
        }
    }

    fn follows_comma_and(&self, at: usize) -> bool {
        self.tag(at) == Tag::Conjunction
    }

    fn is_dash(&self, at: usize) -> bool {
        ['—', '–', '-', '―'].iter().any(|dash| self.tokens.is_punctuation(at, *dash))
    }

    /// Steps left over adverbs, negations and phrases of time.
    fn skip_back(&self, at: usize, start: usize) -> usize {
        let mut at = at;
        while at > start {
            if matches!(self.tag(at - 1), Tag::Adverb | Tag::Negation) {
                at -= 1;
            } else if let Some(phrase) = self.phrases.ending_at(at).filter(|phrase| self.is_time(phrase)) {
                let before = phrase.tokens.start;
                let after_preposition = before > start && self.tag(before - 1) == Tag::Preposition;
                let after_noun = before > start && self.phrases.ending_at(before).is_some();
                if !after_preposition && !after_noun {
                    return at;
                }
                at = if after_preposition { before - 1 } else { before };
            } else {
                return at;
            }
        }
        at
    }

    fn is_time(&self, phrase: &Phrase) -> bool {
        self.tokens.classes(phrase.head).any(TIMES)
            || (self.tokens.is(phrase.tokens.start, Class::Month) && phrase.kind == PhraseKind::Common)
    }

    /// A phrase with what stands before it and belongs to it: `the head of` the office, Ruiz `and` Roe.
    #[must_use]
    pub fn run_ending_with(&self, phrase: &Phrase, start: usize) -> NounRun {
        let mut first = phrase;
        loop {
            let before = first.tokens.start;
            if before <= start + 1 {
                break;
            }
            let linked = match self.tag(before - 1) {
                Tag::Preposition => true,
                Tag::Conjunction => self.coordinates(before, start),
                _ => false,
            };
            match self.phrases.ending_at(before - 1).filter(|other| linked && other.tokens.start >= start) {
                Some(other) if other.kind != PhraseKind::Pronoun || self.tokens.classes(other.head).any(COUNTABLE) => {
                    first = other;
                }
                _ => break,
            }
        }
        let head = if first == phrase || self.tag(phrase.tokens.start - 1) == Tag::Preposition {
            first.head
        } else {
            phrase.head
        };
        let kind = self.phrases.at(head).map_or(first.kind, |phrase| phrase.kind);
        NounRun { tokens: first.tokens.start..phrase.tokens.end, head, kind, apposition: None }
    }

    /// Two phrases joined by "and" are one run only where the first one has no other part to play.
    fn coordinates(&self, second: usize, start: usize) -> bool {
        let Some(first) = self.phrases.ending_at(second - 1) else { return false };
        let Some(phrase) = self.phrases.at(second) else { return false };
        let opens = first.tokens.start <= start
            || matches!(self.tag(first.tokens.start - 1), Tag::Punctuation | Tag::Mark | Tag::That | Tag::Subordinator);
        opens && first.kind == phrase.kind
    }

    /// The noun that a relative word refers to.
    fn antecedent(&self, relative: usize, start: usize) -> Option<NounRun> {
        let mut at = relative;
        if at > start && self.tag(at - 1) == Tag::Preposition {
            at -= 1;
        }
        if at > start && self.tokens.is_punctuation(at - 1, ',') {
            at -= 1;
        }
        let phrase = self
            .phrases
            .ending_at(at)
            .filter(|phrase| phrase.kind != PhraseKind::Pronoun || self.tokens.classes(phrase.head).any(COUNTABLE))?;
        Some(self.run_ending_with(phrase, start))
    }

    /// The noun before an apposition or relative clause that ends at the mark `close`.
    fn before_parenthesis(&self, close: usize, start: usize, mark: char) -> Option<NounRun> {
        let lowest = start.max(close.saturating_sub(LONGEST_APPOSITION));
        for at in (lowest..close).rev() {
            if matches!(self.tag(at), Tag::Mark) || self.tokens.is_punctuation(at, ';') {
                return None;
            }
            let is_mark = if mark == ',' { self.tokens.is_punctuation(at, ',') } else { self.is_dash(at) };
            if !is_mark {
                continue;
            }
            if let Some(phrase) = self.phrases.ending_at(at)
                && self.is_apposition(at + 1, close)
            {
                let mut run = self.run_ending_with(phrase, start);
                // "In Vellin, the mayor, a farmer, said": a place or time before the comma is not who speaks.
                let adverbial = run.tokens.start > start && self.tag(run.tokens.start - 1) == Tag::Preposition;
                if adverbial || self.is_time(phrase) {
                    return None;
                }
                run.apposition = Some(at + 1..close);
                return Some(run);
            }
        }
        None
    }

    /// Whether what stands between two commas can hang on the noun before: no clause of its own.
    fn is_apposition(&self, first: usize, end: usize) -> bool {
        let opens_relative = matches!(self.tag(first), Tag::Wh)
            || (self.tag(first) == Tag::Preposition && self.tag(first + 1) == Tag::Wh);
        let reduced =
            matches!(self.tag(first), Tag::Gerund | Tag::Participle | Tag::Adjective | Tag::Preposition | Tag::Verb);
        let nominal = matches!(
            self.tag(first),
            Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Name | Tag::Number | Tag::Adverb
        );
        let finite_inside = (first..end).any(|at| {
            self.tag(at) == Tag::Auxiliary || (self.tag(at) == Tag::Verb && self.tokens.is(at, Class::FormThird))
        });
        let relative_inside = (first..end).any(|at| matches!(self.tag(at), Tag::Wh | Tag::That));
        opens_relative || reduced || (nominal && (!finite_inside || relative_inside))
    }

    /// A phrase with what follows and belongs to it, up to `end`: Ruiz, `head of the office`.
    #[must_use]
    pub fn run_starting_at(&self, at: usize, end: usize) -> Option<NounRun> {
        let first = self.phrases.starting_at(at)?;
        let mut last = first;
        while first.kind != PhraseKind::Pronoun || self.tokens.classes(first.head).any(COUNTABLE) {
            let next = last.tokens.end;
            let linked = match self.tag(next) {
                Tag::Preposition => !self.tokens.classes(next + 1).any(TIMES),
                Tag::Conjunction => first.kind == PhraseKind::Name,
                _ => false,
            };
            let Some(other) = self.phrases.starting_at(next + 1).filter(|other| linked && other.tokens.end <= end)
            else {
                break;
            };
            if self.is_time(other) || (self.tag(next) == Tag::Conjunction && other.kind != PhraseKind::Name) {
                break;
            }
            last = other;
        }
        let run = NounRun { tokens: at..last.tokens.end, head: first.head, kind: first.kind, apposition: None };
        Some(run)
    }
}

/// Pronouns that stand for people who can be counted: some, many, others, one.
const COUNTABLE: Classes =
    Classes::of(&[Class::PronounIndefinite, Class::Quantifier, Class::Demonstrative, Class::NumberWord]);
