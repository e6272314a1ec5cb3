//! Bare participles: which forms in -ed narrow a noun down or open a sentence, and act in no clause of their own.

use super::clauses::{NounRun, Syntax, VerbForm, VerbGroup};
use super::phrases::{Phrase, PhraseKind};
use super::subjects::{COUNTABLE, PEOPLE};
use super::tags::Tag;
use crate::lexicon::{Class, Classes, Role};

/// Longest agent of a passive with what hangs on it, in tokens.
const LONGEST_AGENT: usize = 16;

/// Most prepositional phrases behind a participle that are stepped over.
const LONGEST_CHAIN: usize = 3;

impl Syntax<'_> {
    /// "identified the boats `hit` by the storm": the noun is an object already, and no object follows.
    pub(super) fn is_reduced_relative(&self, group: &VerbGroup, earlier: &[VerbGroup]) -> bool {
        let bare = group.tokens.len() == 1 && self.tokens.is(group.main, Class::FormParticiple);
        // "Say the tower is too tall"
        let bare = bare && self.tag(group.main) != Tag::Auxiliary;
        let Some(phrase) = self.phrases.ending_at(group.tokens.start).filter(|_| bare) else { return false };
        // "A man `accused` of theft left"
        let suffers = self.tokens.is(group.main, Class::SufferedParticiple) && phrase.kind == PhraseKind::Common;
        if suffers && self.tag(group.tokens.end) == Tag::Preposition {
            return true;
        }
        // "A study `published` in May said so": no paper publishes anything.
        let paper = self.tokens.classes(phrase.head).any(Classes::PAPERS);
        if paper && self.tokens.is(group.main, Class::IssuingVerb) && self.tag(group.tokens.end) == Tag::Preposition {
            return true;
        }
        if self.names_noun(group, phrase) || self.narrows_pronoun(group, phrase) {
            return true;
        }
        if self.is_last_verb(group, earlier) {
            return false;
        }
        if self.has_agent_and_verb(group.tokens.end)
            || self.narrows_subject(group)
            || self.yields_to_cue(group, phrase)
            || self.yields_to_tense(group, phrase)
        {
            return true;
        }
        // "A doctor treating the men `said` in May": behind what narrows the first noun down its own verb comes.
        let thing = self.tokens.is(phrase.head, Class::Noun);
        let narrows = |before: &VerbGroup| before.form == VerbForm::Gerund && self.narrows(before) && !thing;
        let object = earlier.last().is_some_and(|before| before.tokens.end == phrase.tokens.start && !narrows(before));
        let next = group.tokens.end;
        let hanging = phrase.kind == PhraseKind::Common && self.hangs_on_preposition(phrase, earlier);
        let time = self.phrases.starting_at(next).is_some_and(|phrase| self.is_time(phrase));
        let narrowed = matches!(self.tag(next), Tag::Preposition | Tag::Adverb | Tag::Subordinator) || time;
        (object && phrase.kind != PhraseKind::Pronoun && narrowed)
            || (hanging && (narrowed || !self.tokens.is(group.main, Class::CueVerb)))
    }

    /// "A person briefed on the matter `said` on Monday that": behind a clause that narrows a noun down, where no verb had tense
    /// yet and none follows in what stands there, this one has.
    fn is_last_verb(&self, group: &VerbGroup, earlier: &[VerbGroup]) -> bool {
        let last = earlier.last().filter(|last| self.narrows(last) && last.form != VerbForm::Finite);
        let noun = last.and_then(|last| self.phrases.ending_at(self.before_negation(last)));
        let first = noun.map_or(0, |noun| self.top_of_chain(noun, 0).tokens.start);
        let opens = first.checked_sub(1).is_none_or(|at| {
            matches!(self.tag(at), Tag::None | Tag::Punctuation | Tag::Mark | Tag::Conjunction)
                || matches!(self.tag(at), Tag::Subordinator | Tag::That | Tag::Wh)
        });
        let behind = |verb: &VerbGroup| verb.tokens.start > first && verb.form == VerbForm::Finite;
        let untold = noun.is_some() && opens && !earlier.iter().any(behind);
        let tensed = self.tokens.is(group.main, Class::FormPast) && self.tokens.is(group.main, Class::CueVerb);
        let deed = |at: usize| self.tag(at) == Tag::Verb && self.tag(at - 1) == Tag::To;
        let behind = (group.tokens.end..group.tokens.end + LONGEST_AGENT).filter(|at| !deed(*at));
        let stop = behind.map(|at| self.tag(at)).find(|tag| {
            matches!(tag, Tag::None | Tag::Verb | Tag::Auxiliary | Tag::Punctuation | Tag::Mark | Tag::Conjunction)
                || matches!(tag, Tag::That | Tag::Wh | Tag::Subordinator)
        });
        untold && tensed && !matches!(stop, Some(Tag::Verb | Tag::Auxiliary))
    }

    /// "A group `called` Hands Off": a name behind a noun that is told of for the first time, and nothing that judges it.
    fn names_noun(&self, group: &VerbGroup, noun: &Phrase) -> bool {
        let first = noun.tokens.start;
        let new = self.tokens.is(first, Class::Indefinite) || self.tag(first) == Tag::Number;
        let naming = self.tokens.is(group.main, Class::NamingParticiple) && noun.kind == PhraseKind::Common && new;
        let next = group.tokens.end;
        let marked = self.tag(next) == Tag::Mark || self.tokens.is_punctuation(next, '#');
        // "An aide called Roe `a liar`"
        let judged = |end: usize| matches!(self.tag(end), Tag::Determiner | Tag::Adjective | Tag::Mark);
        let name = self.phrases.starting_at(next).filter(|phrase| self.tokens.is_capital(phrase.tokens.start));
        naming && (marked || name.is_some_and(|name| !judged(name.tokens.end)))
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

    /// "Those `briefed` on the plan said", "many `involved` say": a word for people that stands for no noun, and a verb
    /// of theirs behind what narrows it.
    fn narrows_pronoun(&self, group: &VerbGroup, pronoun: &Phrase) -> bool {
        let people = pronoun.kind == PhraseKind::Pronoun && self.tokens.classes(pronoun.head).any(COUNTABLE);
        let verb = self.behind_prepositions(group.tokens.end);
        people
            && (matches!(self.tag(verb), Tag::Verb | Tag::Auxiliary) || self.tokens.classes(verb).has(Class::CueVerb))
    }

    /// Whether nothing but prepositions with their nouns stands between a token and a preposition.
    pub(super) fn reaches_preposition(&self, from: usize, link: usize) -> bool {
        let mut at = from;
        for _ in 0..LONGEST_CHAIN {
            match self.phrases.starting_at(at + 1).filter(|_| at < link && self.tag(at) == Tag::Preposition) {
                Some(phrase) => at = phrase.tokens.end,
                None => break,
            }
        }
        at == link
    }

    fn behind_adverbs(&self, at: usize) -> usize {
        (at..at + LONGEST_CHAIN).find(|at| self.tag(*at) != Tag::Adverb).unwrap_or(at)
    }

    /// The token behind the prepositions that stand at a token, each with its noun.
    fn behind_prepositions(&self, mut at: usize) -> usize {
        for _ in 0..LONGEST_CHAIN {
            match self.phrases.starting_at(at + 1).filter(|_| self.tag(at) == Tag::Preposition) {
                Some(phrase) => at = phrase.tokens.end,
                None => break,
            }
        }
        at
    }

    /// "A study `published` in May in a journal concluded that": behind its prepositions comes a verb that tells.
    fn yields_to_cue(&self, group: &VerbGroup, noun: &Phrase) -> bool {
        let end = self.behind_prepositions(group.tokens.end);
        let at = self.behind_adverbs(end);
        let tells = matches!(self.tag(at), Tag::Verb | Tag::Participle) && self.tokens.is(at, Class::CueVerb);
        let chained = end > group.tokens.end && noun.kind == PhraseKind::Common;
        // "An official `involved` in the talks said it was off", "a study `published` in May found it": of two verbs of one
        // noun the second one tells.
        let speaks = self.tokens.classes(noun.head).any(PEOPLE.union(Classes::PAPERS));
        let speaks = speaks && !self.tokens.is(group.main, Class::CueVerb);
        chained && tells && self.tokens.is(at, Class::FormPast) && (speaks || self.tag(at + 1) == Tag::That)
    }

    /// "A study `published` in the Gazette has shown it": right behind the noun of its preposition comes a verb that can
    /// only have tense, and a clause has one.
    fn yields_to_tense(&self, group: &VerbGroup, noun: &Phrase) -> bool {
        let first = group.tokens.end;
        // "Dated 4 November", "circulated afterward"
        let day = self.phrases.starting_at(first).filter(|_| self.tag(first) == Tag::Number);
        let day = day.and_then(|day| self.phrases.starting_at(day.tokens.end)).filter(|month| self.is_time(month));
        let at = day.map_or_else(|| self.behind_prepositions(first), |month| month.tokens.end);
        let opens = |at: usize| self.tag(at) == Tag::Preposition && self.tokens.is(at, Class::Subordinator);
        let verb = self.behind_adverbs(at);
        let chained = verb > first && noun.kind == PhraseKind::Common && !(first..at).any(opens);
        let classes = self.tokens.classes(verb);
        let past = classes.has(Class::FormPast) && !classes.has(Class::FormParticiple);
        let tensed = self.tag(verb) == Tag::Auxiliary
            || (self.tag(verb) == Tag::Verb && (past || classes.has(Class::FormThird)));
        chained && tensed
    }

    /// "`Asked` whether he would run, Holt said": a form that may be a participle, with no subject before it.
    pub(super) fn opens_as_participle(&self, group: &VerbGroup, start: usize) -> bool {
        let bare = group.tokens.len() == 1 && self.tokens.is(group.main, Class::FormParticiple);
        let first = group.tokens.start;
        // "he said when `asked` about it": what opens a clause and is no subject stands right before.
        let asked = first > start && matches!(self.tag(first - 1), Tag::Wh | Tag::Subordinator);
        let asked = asked && self.tokens.is(first - 1, Class::Subordinator);
        let opens = first == start || asked;
        let next = self.tag(group.tokens.end);
        bare && opens && matches!(next, Tag::Preposition | Tag::Wh | Tag::To | Tag::Subordinator | Tag::Adverb)
    }

    /// "A plan `backed` by farmers", "the plan, `backed` by farmers, failed": a listed verb alone right behind a noun, and
    /// right behind it who did so.
    pub(super) fn has_agent_behind(&self, group: &VerbGroup, start: usize) -> bool {
        let by = group.tokens.end;
        let bare = group.tokens.len() == 1
            && self.tokens.is(group.main, Class::FormParticiple)
            && self.tokens.is(group.main, Class::CueVerb)
            && self.tag(by) == Tag::Preposition
            && self.tokens.is(by, Class::AgentMarker);
        bare && self.noun_before_participle(group, start).is_some() && self.names_agent(by)
    }

    /// "He was watched by the police, and `accused` by the papers of theft": a passive that shares the helping verb of the one before.
    pub(super) fn goes_on_as_passive(&self, group: &VerbGroup, earlier: &[VerbGroup]) -> bool {
        let bare = group.form == VerbForm::Finite && group.tokens.len() == 1;
        let bare = bare && self.tokens.is(group.main, Class::FormParticiple);
        let joined = group.tokens.start.checked_sub(1).is_some_and(|at| self.tag(at) == Tag::Conjunction);
        let last = earlier.iter().rev().find(|group| group.form == VerbForm::Finite).filter(|_| bare && joined);
        let next = group.tokens.end;
        let linked = self.tag(next) == Tag::Preposition;
        let agent = || self.tokens.is(next, Class::AgentMarker) && self.names_agent(next);
        let suffers = || self.tokens.is(group.main, Class::SufferedParticiple);
        last.is_some_and(|last| last.passive) && linked && (agent() || suffers())
    }

    /// "By `farmers`", "by `her rivals`": people or bodies, not a way, a place or a time.
    fn names_agent(&self, by: usize) -> bool {
        let Some(agent) = self.phrases.starting_at(by + 1) else { return false };
        let opened = matches!(self.tag(by + 1), Tag::Determiner | Tag::Possessive | Tag::Number);
        let told = agent.kind != PhraseKind::Common || opened || self.tokens.is(agent.head, Class::FormPlural);
        // "They stood by it": a verb of several words has no agent.
        let longer =
            self.tokens.matches.at(by - 1).iter().any(|found| found.end as usize > by && found.role == Role::Cue);
        // "Responded by first `saying` so"
        let way = self.tag(agent.tokens.end) == Tag::Gerund && self.tag(agent.head) == Tag::Number;
        told && !longer && !way && !self.is_time(agent)
    }

    /// The noun that a bare participle tells more of, right before it or before a comma.
    pub(super) fn noun_before_participle(&self, group: &VerbGroup, start: usize) -> Option<NounRun> {
        let mut at = group.tokens.start;
        while at > start && self.tag(at - 1) == Tag::Adverb {
            at -= 1;
        }
        let comma = at > start && (self.tokens.is_punctuation(at - 1, ',') || self.tokens.is_dash(at - 1));
        let phrase = self.phrase_before(if comma { at - 1 } else { at }, start)?;
        let acts = phrase.kind == PhraseKind::Pronoun && self.tokens.is(phrase.head, Class::PronounSubject);
        (phrase.tokens.start >= start && !acts && !self.is_time(phrase)).then(|| self.run_ending_with(phrase, start))
    }

    /// "a poll `released` Sunday by the Post shows": the agent of a passive, and behind it the verb of the clause.
    fn has_agent_and_verb(&self, end: usize) -> bool {
        let by = (end..end + 3).find(|at| self.tag(*at) == Tag::Preposition && self.tokens.is(*at, Class::AgentMarker));
        // "published on Monday by researchers `at Lund` found"
        let Some(agent) = by.and_then(|by| self.run_starting_at(by + 1, by + LONGEST_AGENT)) else { return false };
        matches!(self.tag(agent.tokens.end), Tag::Verb | Tag::Auxiliary)
    }
}
