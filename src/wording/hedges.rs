//! Hedged claims by their terms: passives, nouns, appearances and adverbs, where nobody in the sentence answers for them.

use std::ops::Range;

use super::claims::{Claim, ClaimKind, Pass};
use crate::grammar::clauses::{VerbForm, VerbGroup};
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, CueClass, Match};

/// Reliability below which a passive is often a plain fact: "is linked to".
const PLAIN_BELOW: f32 = 0.5;

/// How far behind a feeling or a charge whoever has it is named, in tokens.
const GIVER_WITHIN: usize = 10;

impl Pass<'_, '_> {
    /// A term of hedged claims, where the words around it leave it a claim.
    pub(super) fn hedge(&self, term: &Match) -> Option<Claim> {
        let read = self.read;
        let tokens = term.first as usize..term.end as usize;
        let entry = read.entry(term)?;
        match entry.attributes.class? {
            Class::HedgePassive if entry.weight < PLAIN_BELOW && self.is_negated(tokens.start) => None,
            Class::HedgePassive => self.hedged_passive(tokens, entry.weight >= PLAIN_BELOW),
            Class::HedgeAdjective if !self.narrows_noun(&tokens) => None,
            Class::HedgeNominal if self.has_owner(&tokens) || !self.is_nominal(&tokens) => None,
            Class::HedgeNominal if self.opens_relative(tokens.end) || self.is_played_to(&tokens) => None,
            Class::HedgeNominal if self.has_giver(tokens.end) => None,
            Class::HedgeAppearance => {
                let group = tokens.clone().find_map(|at| read.clauses.at(at))?;
                let first_person = group.subject.as_ref().is_some_and(|run| read.is(run.head, Class::PronounFirst));
                (!first_person && group.form != VerbForm::Infinitive).then(|| self.claim(ClaimKind::Hedged, &tokens))?
            }
            Class::HedgeCollectiveNoun | Class::HedgeCollectivePronoun => None,
            _ => self.claim(ClaimKind::Hedged, &tokens),
        }
    }

    /// Whether a term holds its noun, "raised `fears`", and no verb of the same letters: "the Orrs fear that", "there is no risk that".
    fn is_nominal(&self, tokens: &Range<usize>) -> bool {
        let read = self.read;
        let denied = tokens.start.checked_sub(1).is_some_and(|at| read.is(at, Class::Negation));
        let inside = self.told.cue_at(tokens.start).is_some_and(|cue| cue.start < tokens.start);
        let noun = tokens.clone().any(|at| read.tag(at) == Tag::Noun) && !inside;
        (noun || read.is(tokens.start, Class::Existential)) && !denied
    }

    /// "A `perceived` slight", "two `rumored` buyers": before the noun that they cast doubt on.
    fn narrows_noun(&self, tokens: &Range<usize>) -> bool {
        // "Impeached over perceived violations": without a word before it, it may be anybody's view.
        let opened =
            |at: usize| matches!(self.read.tag(at), Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Number);
        let before = self
            .read
            .phrases
            .at(tokens.start)
            .is_some_and(|phrase| phrase.head >= tokens.end && (phrase.tokens.start..tokens.start).any(opened));
        before && self.read.tag(tokens.start) != Tag::Name
    }

    /// "The cases are `not` linked to": where nobody need have said it, its denial is a plain fact.
    fn is_negated(&self, at: usize) -> bool {
        let group = self.read.clauses.at(at);
        let near = || (1..=2).filter_map(|back| at.checked_sub(back)).any(|at| self.read.is(at, Class::Negation));
        group.is_some_and(|group| group.negated) || near()
    }

    /// `is believed to`: a passive without an agent. One that is no plain fact may narrow a noun down.
    fn hedged_passive(&self, tokens: Range<usize>, firm: bool) -> Option<Claim> {
        let read = self.read;
        // "It is thought he fled", but not "it was reported at noon": a clause follows.
        let expletive = read.is(tokens.start, Class::PronounNeuter);
        if expletive && read.tag(tokens.end) != Tag::To && !self.told.for_nobody(&tokens) {
            return None;
        }
        let group = tokens.clone().find_map(|at| read.clauses.at(at));
        let first = match group {
            Some(group) if group.passive && group.form == VerbForm::Finite => group.tokens.start,
            Some(group) if self.is_reduced(group, &tokens, firm) => group.tokens.start,
            Some(group) if group.form == VerbForm::Participle => return None,
            // The participle stands behind a form of be that other words part from it.
            // "Who's argued that": the short form may be "has".
            _ => {
                let be = |at: &usize| read.is(*at, Class::Be) && !read.is(*at, Class::Have);
                (1..=3).filter_map(|back| tokens.start.checked_sub(back)).find(be)?
            }
        };
        if self.has_agent(tokens.end) {
            return None;
        }
        self.claim(ClaimKind::Hedged, &(first.min(tokens.start)..tokens.end))
    }

    /// "A man `believed to` be forty", "Orr, `regarded as` the heir,": behind a noun that has another verb, or is the object of one.
    fn is_reduced(&self, group: &VerbGroup, tokens: &Range<usize>, firm: bool) -> bool {
        let read = self.read;
        let (first, next) = (tokens.start, tokens.end);
        let to = read.is(next - 1, Class::InfinitiveTo);
        let state = read.tokens.classes(next).any(Classes::of(&[Class::Be, Class::Have]));
        let bare = group.tokens.len() == 1 && group.tokens.start == first && !read.is(group.main, Class::FormBase);
        // "Imports, long `regarded as` a safety valve, have slowed"
        let lead = (0..first)
            .rev()
            .take_while(|at| read.tag(*at) == Tag::Adverb || read.is(*at, Class::Adverb))
            .last()
            .unwrap_or(first);
        let comma = lead.checked_sub(1).is_some_and(|at| read.punctuation(at, ','));
        let noun = read.phrases.ending_at(lead - usize::from(comma));
        let seen = read.preposition(next - 1) == Some(Complement::As);
        let held = (to && state) || (seen && firm);
        let Some(noun) = noun.filter(|noun| bare && held && noun.kind != PhraseKind::Pronoun) else {
            return false;
        };
        let before = noun.tokens.start.checked_sub(1).map(|at| read.tag(at));
        let object = matches!(before, Some(Tag::Verb | Tag::Participle | Tag::Gerund | Tag::Preposition));
        object || comma || self.acts_behind(next)
    }

    /// Whether a verb with a subject before it stands behind a token, and nothing parts it from that.
    fn acts_behind(&self, from: usize) -> bool {
        let read = self.read;
        let end = read.sentence(read.sentence_of(from)).end;
        let parts =
            |at: &usize| matches!(read.tag(*at), Tag::Punctuation | Tag::Mark | Tag::Conjunction | Tag::Wh | Tag::That);
        let open = (from..end).take_while(|at| !parts(at)).last().map_or(from, |last| last + 1);
        read.groups_in(from + 1..open).iter().any(|group| group.form == VerbForm::Finite)
    }

    /// "Criticism that `nurses called unfair`": a clause in which the noun before is the object, and no claim.
    fn opens_relative(&self, from: usize) -> bool {
        let read = self.read;
        let that = from.checked_sub(1).filter(|at| read.is(*at, Class::Complementizer));
        let subject = that.and_then(|_| read.phrases.starting_at(from));
        let group = subject.and_then(|subject| read.clauses.at(subject.tokens.end)).filter(|group| !group.passive);
        group.is_some_and(|group| {
            let next = group.tokens.end;
            let judged = read.tag(next) == Tag::Adjective && read.phrases.at(next).is_none();
            let says = read.is(group.main, Class::CueVerb) && !read.is(group.main, Class::Be);
            says && (judged || read.preposition(next) == Some(Complement::As))
        })
    }

    /// "His fears of …" are his; "fears of …" are nobody's.
    pub(super) fn has_owner(&self, tokens: &Range<usize>) -> bool {
        let noun = tokens.clone().find(|at| self.read.tag(*at) == Tag::Noun).unwrap_or(tokens.start);
        let Some(phrase) = self.read.phrases.at(noun) else { return false };
        let mut before = phrase.tokens.clone().take_while(|at| *at < noun);
        before.any(|at| matches!(self.read.tag(at), Tag::Possessive | Tag::Genitive))
            || self.is_means(phrase)
            || self.is_raised(phrase)
    }

    /// "Facing criticism for the move `from Orr`": whose it is stands behind, by name.
    fn has_giver(&self, from: usize) -> bool {
        let read = self.read;
        let stops = |at: &usize| matches!(read.tag(*at), Tag::Punctuation | Tag::Mark | Tag::None);
        (from..from + GIVER_WITHIN).take_while(|at| !stops(at)).any(|at| {
            let link = read.tag(at) == Tag::Preposition && read.preposition(at) == Some(Complement::From);
            let giver = read.syntax().run_starting_at(at + 1, at + GIVER_WITHIN).filter(|_| link);
            giver.is_some_and(|run| run.kind == PhraseKind::Name && read.can_speak(&run))
        })
    }

    /// "Playing to `fears about` migrants", "to address `concerns over` money": a feeling that something is done with, and of which
    /// only the topic is told, claims nothing.
    fn is_played_to(&self, tokens: &Range<usize>) -> bool {
        let read = self.read;
        let topic = read.tag(tokens.end - 1) == Tag::Preposition;
        let noun = tokens.clone().find(|at| read.tag(*at) == Tag::Noun).filter(|_| topic);
        noun.is_some_and(|noun| {
            let feeling = read.frames_at(noun).any(|frame| frame.class == CueClass::Attitude);
            let first = read.phrases.at(noun).map_or(tokens.start, |phrase| phrase.tokens.start);
            let before = first.checked_sub(1).map_or(Tag::None, |at| read.tag(at));
            let exists = first.checked_sub(1).is_some_and(|at| read.is(at, Class::Be));
            feeling && !exists && matches!(before, Tag::Verb | Tag::Participle | Tag::Gerund | Tag::Preposition)
        })
    }

    /// "The crew `raised` alarm over the doors": whose it is, the verb tells that leaves it to the noun.
    fn is_raised(&self, phrase: &Phrase) -> bool {
        let read = self.read;
        let group = phrase.tokens.start.checked_sub(1).and_then(|at| read.clauses.at(at));
        let acts = |group: &VerbGroup| !group.passive && group.subject.as_ref().is_some_and(|run| read.can_speak(run));
        // "Orr `has` concerns about it"
        let light = Classes::of(&[Class::LightVerb, Class::Have]);
        group.is_some_and(|group| read.tokens.classes(group.main).any(light) && acts(group))
    }

    /// "The ministry answered `with` accusations that": they are of whom the clause is about.
    fn is_means(&self, phrase: &Phrase) -> bool {
        let read = self.read;
        let sentence = read.sentence(read.sentence_of(phrase.head));
        let joined = |at: &usize| matches!(read.tag(*at), Tag::Adjective | Tag::Conjunction | Tag::Adverb);
        let link = (sentence.start..phrase.tokens.start).rev().find(|at| !joined(at));
        let Some(link) = link.filter(|at| read.is(*at, Class::MeansMarker)) else { return false };
        let acts = |group: &VerbGroup| !group.passive && group.subject.as_ref().is_some_and(|run| read.can_speak(run));
        read.groups_in(sentence.start..link).last().is_some_and(acts)
    }
}
