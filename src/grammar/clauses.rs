//! Verbs with their subjects: which verb groups a sentence has, what form they stand in, and who acts.

use std::ops::Range;

use super::phrases::{Phrase, PhraseKind, Phrases};
use super::tags::{Tag, Tags};
use super::tokens::Tokens;
use crate::lexicon::Class;

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

/// Most prepositional phrases behind a participle that are stepped over.
const LONGEST_CHAIN: usize = 3;

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

/// Longest agent of a passive with what hangs on it, in tokens.
const LONGEST_AGENT: usize = 16;

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
            if syntax.opens_as_participle(&group, sentence.tokens.start) {
                (group.form, group.passive) = (VerbForm::Participle, true);
            }
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
                Tag::Adverb if at < end && at > first => {}
                Tag::Negation if at < end && at > first => {}
                // "They have all said", "they both want".
                Tag::Pronoun | Tag::Determiner
                    if at < end && auxiliary.is_some() && self.is_floating_quantifier(at) => {}
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
        let has_object = matches!(self.tag(main + 1), Tag::That | Tag::Pronoun | Tag::Determiner | Tag::Name | Tag::Wh);
        let after_be = (first..main).rev().find(|token| self.tag(*token) == Tag::Auxiliary);
        let after_be = after_be.filter(|token| !(has_object && self.tokens.is(*token, Class::Have)));
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

    fn is_floating_quantifier(&self, at: usize) -> bool {
        let verb = matches!(self.tag(at + 1), Tag::Verb | Tag::Participle | Tag::Gerund | Tag::Auxiliary);
        self.tokens.is(at, Class::Quantifier) && verb
    }

    /// "identified the boats `hit` by the storm": the noun is an object already, and no object follows.
    fn is_reduced_relative(&self, group: &VerbGroup, earlier: &[VerbGroup]) -> bool {
        let bare = group.tokens.len() == 1 && self.tokens.is(group.main, Class::FormParticiple);
        let Some(phrase) = self.phrases.ending_at(group.tokens.start).filter(|_| bare) else { return false };
        // "A man `accused` of theft left"
        let suffers = self.tokens.is(group.main, Class::SufferedParticiple) && phrase.kind == PhraseKind::Common;
        if suffers && self.tag(group.tokens.end) == Tag::Preposition {
            return true;
        }
        if self.has_agent_and_verb(group.tokens.end) || self.narrows_subject(group) || self.yields_to_cue(group, phrase)
        {
            return true;
        }
        let object = earlier.last().is_some_and(|before| before.tokens.end == phrase.tokens.start);
        let next = group.tokens.end;
        let hanging = phrase.kind == PhraseKind::Common && self.hangs_on_preposition(phrase, earlier);
        let time = self.phrases.starting_at(next).is_some_and(|phrase| self.is_time(phrase));
        let narrowed = matches!(self.tag(next), Tag::Preposition | Tag::Adverb | Tag::Subordinator) || time;
        (object && phrase.kind != PhraseKind::Pronoun && narrowed)
            || (hanging && (narrowed || !self.tokens.is(group.main, Class::CueVerb)))
    }

    /// "in a statement `released` Thursday", "paid to a firm `called` Roe": the noun hangs on a preposition, and what
    /// that hangs on is an object or nothing: it acts nowhere.
    fn hangs_on_preposition(&self, phrase: &Phrase, earlier: &[VerbGroup]) -> bool {
        let top = self.top_of_chain(phrase, 0);
        let Some(before) = top.tokens.start.checked_sub(1) else { return false };
        let dangles = self.tag(before) == Tag::Preposition && !self.tokens.is(before, Class::Subordinator);
        let object = earlier
            .last()
            .is_some_and(|verb| verb.tokens.end == top.tokens.start && !self.tokens.is(verb.main, Class::CueVerb));
        dangles || (object && top.tokens != phrase.tokens)
    }

    /// "People `briefed` on the case say": behind the phrase comes a verb that cannot be of its noun.
    fn narrows_subject(&self, group: &VerbGroup) -> bool {
        let link = group.tokens.end;
        let behind = self.phrases.starting_at(link + 1).filter(|_| self.tag(link) == Tag::Preposition);
        let Some(phrase) = behind.filter(|phrase| phrase.kind != PhraseKind::Pronoun && !self.is_time(phrase)) else {
            return false;
        };
        let verb = phrase.tokens.end;
        let plain = self.tokens.is(verb, Class::FormBase) && !self.tokens.is(verb, Class::FormPast);
        let one = self.tokens.is(phrase.head, Class::FormSingular) || phrase.kind == PhraseKind::Name;
        let several = self.tokens.is(phrase.head, Class::FormPlural);
        let apart = (plain && one && !several) || (self.tokens.is(verb, Class::FormThird) && several && !one);
        self.tag(verb) == Tag::Verb && apart
    }

    /// "A study `published` in May in a journal concluded that": behind its prepositions comes a verb that tells.
    fn yields_to_cue(&self, group: &VerbGroup, noun: &Phrase) -> bool {
        let mut at = group.tokens.end;
        for _ in 0..LONGEST_CHAIN {
            match self.phrases.starting_at(at + 1).filter(|_| self.tag(at) == Tag::Preposition) {
                Some(phrase) => at = phrase.tokens.end,
                None => break,
            }
        }
        let tells = matches!(self.tag(at), Tag::Verb | Tag::Participle) && self.tokens.is(at, Class::CueVerb);
        let chained = at > group.tokens.end && noun.kind == PhraseKind::Common;
        chained && tells && self.tokens.is(at, Class::FormPast) && self.tag(at + 1) == Tag::That
    }

    /// "`Asked` whether he would run, Holt said": a form that may be a participle, with no subject before it.
    fn opens_as_participle(&self, group: &VerbGroup, start: usize) -> bool {
        let bare = group.tokens.len() == 1 && self.tokens.is(group.main, Class::FormParticiple);
        let first = group.tokens.start;
        // "he said when `asked` about it": what opens a clause and is no subject stands right before.
        let asked = first > start && matches!(self.tag(first - 1), Tag::Wh | Tag::Subordinator);
        let asked = asked && self.tokens.is(first - 1, Class::Subordinator);
        let opens = first == start || asked;
        let next = self.tag(group.tokens.end);
        bare && opens && matches!(next, Tag::Preposition | Tag::Wh | Tag::To | Tag::Subordinator | Tag::Adverb)
    }

    /// "a poll `released` Sunday by the Post shows": the agent of a passive, and behind it the verb of the clause.
    fn has_agent_and_verb(&self, end: usize) -> bool {
        let by = (end..end + 3).find(|at| self.tag(*at) == Tag::Preposition && self.tokens.is(*at, Class::AgentMarker));
        // "published on Monday by researchers `at Lund` found"
        let Some(agent) = by.and_then(|by| self.run_starting_at(by + 1, by + LONGEST_AGENT)) else { return false };
        matches!(self.tag(agent.tokens.end), Tag::Verb | Tag::Auxiliary)
    }

    /// Whether a question word or "that" behind a noun stands before the verb.
    fn opens_relative(&self, group: &VerbGroup, start: usize) -> bool {
        let at = self.skip_back(group.tokens.start, start);
        at > start && (self.tag(at - 1) == Tag::That || self.is_relative(at - 1))
    }
}
