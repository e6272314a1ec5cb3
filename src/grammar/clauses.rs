//! Verbs with their subjects: which verb groups a sentence has, what form they stand in, and who acts.

use std::ops::Range;

use super::phrases::{Phrase, PhraseKind, Phrases};
use super::tags::{Tag, Tags};
use super::tokens::Tokens;
use crate::lexicon::{Class, Match, Role};

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
    /// The verb of a relative clause: its subject is the noun that the clause hangs on.
    pub relative: bool,
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NounRun {
    /// All its tokens.
    pub tokens: Range<usize>,
    /// The token of its head.
    pub head: usize,
    /// What its head is.
    pub kind: PhraseKind,
    /// Tokens of an apposition or relative clause between it and the verb, or behind it.
    pub apposition: Option<Range<usize>>,
    /// The relative pronoun that stands for it before the verb: the `who` of "the mayor, who said".
    pub relative: Option<usize>,
}

impl NounRun {
    /// Of these tokens, with nothing beside them.
    #[must_use]
    pub fn new(tokens: Range<usize>, head: usize, kind: PhraseKind) -> Self {
        Self { tokens, head, kind, apposition: None, relative: None }
    }

    /// The first token of it or of the office that stands before a name: the `its` of "its leader, Eva Strand".
    #[must_use]
    pub fn start(&self) -> usize {
        self.apposition.as_ref().map_or(self.tokens.start, |apposition| apposition.start.min(self.tokens.start))
    }
}

impl From<&Phrase> for NounRun {
    /// The phrase alone.
    fn from(phrase: &Phrase) -> Self {
        Self::new(phrase.tokens.clone(), phrase.head, phrase.kind)
    }
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

/// Longest aside between a helping verb and its main one, with its second comma, in tokens.
const LONGEST_ASIDE: usize = 7;

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
            let in_relative = earlier.iter().any(|before| before.relative);
            if !in_relative && syntax.is_reduced_relative(&group, earlier) {
                (group.form, group.passive) = (VerbForm::Participle, true);
            }
            if syntax.has_agent_behind(&group, sentence.tokens.start) {
                (group.form, group.passive) = (VerbForm::Participle, true);
            }
            if syntax.opens_as_participle(&group, sentence.tokens.start) {
                (group.form, group.passive) = (VerbForm::Participle, true);
            }
            group.passive |= syntax.goes_on_as_passive(&group, earlier);
            group.relative = syntax.opens_relative(&group, sentence.tokens.start);
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

impl Syntax<'_> {
    pub(super) fn tag(&self, at: usize) -> Tag {
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
                Tag::Adverb if at < end && at > first && !self.tokens.is(at, Class::Existential) => {}
                Tag::Negation if at < end && at > first => {}
                // "Was secretly and improperly paid"
                Tag::Conjunction
                    if at < end
                        && auxiliary.is_some()
                        && self.tag(at - 1) == Tag::Adverb
                        && self.tag(at + 1) == Tag::Adverb
                        && self.tokens.is(at + 2, Class::FormParticiple) => {}
                // "They have all said", "they both want".
                Tag::Pronoun | Tag::Determiner
                    if at < end && auxiliary.is_some() && self.is_floating_quantifier(at) => {}
                Tag::Punctuation if at < end && auxiliary.is_some() => match self.end_of_aside(at, end) {
                    Some(behind) => {
                        at = behind;
                        continue;
                    }
                    None => break,
                },
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
        // "He's said that" has, "it's said to be" is: the short form says neither, what follows tells.
        let has_object = matches!(
            self.tag(main + 1),
            Tag::That | Tag::Pronoun | Tag::Determiner | Tag::Possessive | Tag::Name | Tag::Wh
        );
        // "Who's called for it"
        let phrasal = |found: &Match| found.role == Role::Cue && found.end as usize > main + 1;
        let has_object =
            has_object || (self.tag(main + 1) == Tag::Preposition && self.tokens.matches.at(main).iter().any(phrasal));
        let after_be = (first..main).rev().find(|token| self.tag(*token) == Tag::Auxiliary);
        // "It's believed that" is a passive.
        let it = first.checked_sub(1).is_some_and(|at| self.tokens.is(at, Class::PronounNeuter));
        let after_be = after_be.filter(|token| it || !(has_object && self.tokens.is(*token, Class::Have)));
        let passive = participle
            && (form == VerbForm::Participle || after_be.is_some_and(|token| self.tokens.is(token, Class::Be)));
        Some(VerbGroup {
            tokens: first..main + 1,
            main,
            form,
            passive,
            negated,
            subject: None,
            relative: false,
            sentence,
        })
    }

    /// "have`, in fact,` praised": the token behind a few words in commas that part a helping verb from its main one.
    fn end_of_aside(&self, comma: usize, end: usize) -> Option<usize> {
        let is_comma = |at: &usize| self.tokens.is_punctuation(*at, ',');
        let plain = |at: &usize| {
            let tag = self.tag(*at);
            is_comma(at)
                || matches!(tag, Tag::Adverb | Tag::Preposition | Tag::Adjective | Tag::Determiner | Tag::Number)
                || matches!(tag, Tag::Possessive | Tag::Noun | Tag::Name)
        };
        let within = comma + 1..end.min(comma + 1 + LONGEST_ASIDE);
        let close = within.take_while(plain).find(is_comma).filter(|close| is_comma(&comma) && *close > comma + 1)?;
        matches!(self.tag(close + 1), Tag::Verb | Tag::Participle).then_some(close + 1)
    }

    fn is_floating_quantifier(&self, at: usize) -> bool {
        let verb = matches!(self.tag(at + 1), Tag::Verb | Tag::Participle | Tag::Gerund | Tag::Auxiliary);
        self.tokens.is(at, Class::Quantifier) && verb
    }

    /// Whether a question word or "that" behind a noun stands before the verb.
    fn opens_relative(&self, group: &VerbGroup, start: usize) -> bool {
        let at = self.skip_back(group.tokens.start, start);
        at > start && (self.tag(at - 1) == Tag::That || self.is_relative(at - 1))
    }
}
