//! Antecedents: the noun that a relative word stands for, and the one that acts behind a clause which narrows it down.

use super::clauses::{NounRun, Syntax, VerbForm, VerbGroup};
use super::phrases::{Phrase, PhraseKind};
use super::subjects::{COUNTABLE, PEOPLE};
use super::tags::Tag;
use crate::lexicon::{Class, Classes};

/// Fewest letters of an acronym in brackets: what is shorter tells a party or a state.
const SHORTEST_ACRONYM: usize = 3;

/// Longest verb group with its adverbs, in tokens.
const LONGEST_VERB: usize = 4;

/// Pronouns that look the same as subject and as object.
const EITHER_CASE: Classes =
    Classes::of(&[Class::PronounNeuter, Class::PronounSecond, Class::PronounIndefinite, Class::Relative]);

/// How many verbs back the first one of a relative clause stands.
const JOINED_WITHIN: usize = 3;

impl Syntax<'_> {
    /// The noun that a relative word refers to; one that stands for people looks for people.
    pub(super) fn antecedent(&self, relative: usize, start: usize) -> Option<NounRun> {
        let run = self.noun_before_relative(relative, start)?;
        Some(NounRun { relative: Some(relative), ..run })
    }

    /// "The man who wrote it and `who` hoped to win": what the relative clause before hangs on.
    pub(super) fn joined_relative(&self, relative: usize, start: usize, earlier: &[VerbGroup]) -> Option<NounRun> {
        let joins = relative > start && self.tag(relative - 1) == Tag::Conjunction;
        let first = earlier.iter().rev().find(|group| joins && group.relative)?;
        Some(NounRun { relative: Some(relative), ..first.subject.clone()? })
    }

    /// "`Linda Orr`, 61, a retired driver, who says so": the name that a description of one person stands behind.
    fn name_described_by(&self, description: &Phrase, start: usize) -> Option<&Phrase> {
        // A limnologist: a word in no list is told by its ending, and stands for one.
        let classes = self.tokens.classes(description.head);
        let single = classes.has(Class::FormSingular) || !classes.has(Class::FormPlural);
        let one = description.kind == PhraseKind::Common && single;
        // "Ole Lund, a Democrat who"
        let adherent = self.tokens.is(description.head, Class::Adherent);
        let adherent = adherent && self.tag(description.tokens.start) == Tag::Determiner;
        let person = adherent || (one && self.tokens.classes(description.head).any(PEOPLE));
        let comma = |at: usize| at > start && self.tokens.is_punctuation(at - 1, ',');
        if let Some(name) = self.subject_of_predicate(description).filter(|name| person && name.tokens.start >= start) {
            return Some(name);
        }
        let first = Some(description.tokens.start).filter(|at| person && comma(*at))?;
        let aged = first > start + 2 && self.tag(first - 2) == Tag::Number && comma(first - 2);
        let end = if aged { first - 3 } else { first - 1 };
        let named = |name: &&Phrase| name.kind == PhraseKind::Name && !self.is_time(name);
        self.phrase_before(end, start).filter(named).filter(|_| !self.is_fronted(start, end))
    }

    /// "`In Vellin`, a driver", "`speaking in Vellin`, a driver": what opens the sentence and holds no verb with tense is no
    /// part of what stands behind its comma.
    pub(super) fn is_fronted(&self, start: usize, comma: usize) -> bool {
        let opens = matches!(self.tag(start), Tag::Preposition | Tag::Gerund);
        // "On Friday, after a meeting in Vellin, a driver"
        let links = |at: usize| {
            self.tokens.is_punctuation(at, ',')
                && matches!(self.tag(at + 1), Tag::Preposition | Tag::Gerund | Tag::Adverb)
        };
        let goes_on = |at: usize| {
            matches!(self.tag(at), Tag::Verb | Tag::Auxiliary) || (self.tag(at) == Tag::Punctuation && !links(at))
        };
        opens && !(start..comma).any(goes_on)
    }

    /// "`Ann Orr` is a driver who says so": the name that a description is said of.
    fn subject_of_predicate(&self, description: &Phrase) -> Option<&Phrase> {
        let be = description.tokens.start.checked_sub(1).filter(|at| self.tokens.is(*at, Class::Be))?;
        let name = self.phrases.ending_at(be).filter(|_| self.tag(be) == Tag::Auxiliary)?;
        (name.kind == PhraseKind::Name && !self.is_time(name)).then_some(name)
    }

    /// "`A driver` from Englewood, New Jersey, who says so": the person in front of a place and what that is in.
    fn resident_of(&self, region: &Phrase, start: usize) -> Option<&Phrase> {
        let comma = region.tokens.start.checked_sub(1).filter(|at| self.tokens.is_punctuation(*at, ','))?;
        let listed = self.tokens.classes(region.head).any(Classes::PLACES);
        let town = self.phrases.ending_at(comma).filter(|town| listed && town.kind == PhraseKind::Name)?;
        let link = town.tokens.start.checked_sub(1).filter(|at| *at > start && self.tag(*at) == Tag::Preposition)?;
        let person = self.phrases.ending_at(link).filter(|person| person.kind == PhraseKind::Common)?;
        self.tokens.classes(person.head).any(PEOPLE).then_some(person)
    }

    /// "Support among `30 percent of voters`": the people that a noun hangs on, with the words that count them.
    fn people_behind(&self, thing: &NounRun, people: &Phrase) -> NounRun {
        let link = (thing.head..people.tokens.start).find(|at| self.tag(*at) == Tag::Preposition);
        let share = link.and_then(|link| self.phrases.starting_at(link + 1));
        let share = share.filter(|share| self.tokens.is(share.head, Class::Measure));
        share.map_or(NounRun::from(people), |share| {
            NounRun::new(share.tokens.start..people.tokens.end, share.head, share.kind)
        })
    }

    /// "It was `Webb`, not Orr, who said so": the one who is meant in place of the one who is denied.
    fn named_in_place_of(&self, denied: &Phrase, start: usize) -> Option<&Phrase> {
        let not = denied.tokens.start.checked_sub(1).filter(|at| *at > start && self.tag(*at) == Tag::Negation)?;
        let end = if self.tag(not - 1) == Tag::Conjunction { not - 1 } else { not };
        let end = if end > start && self.tokens.is_punctuation(end - 1, ',') { end - 1 } else { end };
        self.phrases.ending_at(end).filter(|meant| meant.tokens.start >= start)
    }

    pub(super) fn noun_before_relative(&self, relative: usize, start: usize) -> Option<NounRun> {
        let mut at = relative;
        if at > start && self.tag(at - 1) == Tag::Preposition {
            at -= 1;
        }
        let dash = at > start && self.tokens.is_dash(at - 1);
        if dash || (at > start && self.tokens.is_punctuation(at - 1, ',')) {
            at -= 1;
        }
        // "An official there, who left"
        while at > start && self.tag(at - 1) == Tag::Adverb && self.phrases.ending_at(at).is_none() {
            at -= 1;
        }
        // "Friends of Flint's who know him"
        if at > start && self.tag(at - 1) == Tag::Genitive {
            at -= 1;
        }
        let usable =
            |phrase: &&Phrase| phrase.kind != PhraseKind::Pronoun || self.tokens.classes(phrase.head).any(COUNTABLE);
        // "The Salt League (SALT), which said": an acronym may stand between.
        let acronym = at > start + 3
            && self.tokens.is_punctuation(at - 1, ')')
            && self.tokens.is_punctuation(at - 3, '(')
            && self.tokens.is_all_capitals(at - 2)
            && self.tokens.span(at - 2).len() >= SHORTEST_ACRONYM;
        let named = || self.phrase_before(at, start).filter(|phrase| phrase.kind == PhraseKind::Name);
        let nearest = self.phrases.ending_at(if acronym { at - 3 } else { at }).or_else(named).filter(usable)?;
        let nearest = self.named_in_place_of(nearest, start).unwrap_or(nearest);
        let personal = self.tokens.is(relative, Class::PronounSubject) && self.tag(relative) == Tag::Wh;
        let is_person =
            |phrase: &Phrase| phrase.kind != PhraseKind::Common || self.tokens.classes(phrase.head).any(PEOPLE);
        // "Dana Roth, `an economist` at Lund University, who": what the nearest noun hangs on may describe somebody.
        let top = self.top_of_chain(nearest, start);
        let described = [nearest, top].into_iter().filter(|noun| *noun == nearest || personal);
        if let Some(name) = described.filter_map(|noun| self.name_described_by(noun, start)).next() {
            return Some(self.run_ending_with(name, start));
        }
        // "Leo Grant of the `Farmers Union`, which": no person.
        let body = !personal && nearest.kind == PhraseKind::Name && self.tag(relative) == Tag::Wh;
        if body
            && top != nearest
            && top.kind == PhraseKind::Name
            && self.tokens.is(nearest.head, Class::InstitutionNoun)
        {
            return Some(NounRun::from(nearest));
        }
        if let Some(person) = self.resident_of(nearest, start).filter(|_| personal) {
            let person = self.name_described_by(person, start).unwrap_or(person);
            return Some(self.run_ending_with(person, start));
        }
        let mut phrase = nearest;
        for _ in 0..3 {
            if !personal || is_person(phrase) {
                let run = self.run_ending_with(phrase, start);
                // "Questions to `the police`, who declined": what the person hangs on is none.
                let thing = personal && run.kind == PhraseKind::Common && !self.tokens.classes(run.head).any(PEOPLE);
                let listed = self.tokens.is(run.head, Class::CueNoun);
                return Some(if thing && listed { self.people_behind(&run, phrase) } else { run });
            }
            let before = phrase.tokens.start.checked_sub(1).filter(|before| *before > start)?;
            let before = if self.tag(before) == Tag::Preposition { before } else { phrase.tokens.start };
            let skipped = (start..before).rev().take(3).find_map(|end| self.phrases.ending_at(end + 1));
            phrase = skipped.filter(usable)?;
        }
        Some(self.run_ending_with(nearest, start))
    }

    /// "Another woman who gave no name said", "a man speaking on the phone said": the noun before the verb hangs on a
    /// clause that narrows another noun down, and that one acts.
    pub(super) fn owner_of_relative(&self, run: &NounRun, earlier: &[VerbGroup]) -> Option<NounRun> {
        let before = earlier.last()?;
        let link = run.tokens.start.checked_sub(1)?;
        // "Orr, who said `he` expects it": such a pronoun is no object of the verb before.
        let acts = self.tokens.is(run.head, Class::PronounSubject) && !self.tokens.classes(run.head).any(EITHER_CASE);
        if run.kind == PhraseKind::Pronoun && acts {
            return None;
        }
        // "Tests carried out by the lab showed": the verb may have a particle.
        let particle = matches!(self.tag(before.tokens.end), Tag::Preposition | Tag::Adverb);
        let particle = usize::from(before.tokens.end + 1 == link && particle);
        let object = before.tokens.end == run.tokens.start
            || (before.tokens.end + particle == link
                && matches!(self.tag(link), Tag::Preposition | Tag::To | Tag::Adverb | Tag::Negation));
        // "Published in March by the lab"
        let chained = matches!(self.tag(link), Tag::Preposition) && self.reaches_preposition(before.tokens.end, link);
        // "Owned by Orr `after` police said so" opens another clause, "done in May before the vote showed" none.
        let tells = run.kind != PhraseKind::Common || self.tokens.classes(run.head).any(PEOPLE);
        let another = self.tokens.is(link, Class::Subordinator) && (tells || self.tag(run.tokens.end) == Tag::Gerund);
        let chained = chained && link > before.tokens.end && !another;
        if !(object || chained) {
            return None;
        }
        // "who said the road was safe": what is said, unless a verb of saying comes again ("who knew the mayor said").
        let helps = |at: &usize| matches!(self.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Negation);
        let verb = (run.tokens.end..run.tokens.end + LONGEST_VERB).find(|at| !helps(at));
        // "Who said the dam `would hold`", "`had held`": told again, and not of those who tell.
        let shifted = |at: usize| {
            let classes = self.tokens.classes(at);
            classes.has(Class::Modal) || (classes.has(Class::Have) && classes.has(Class::FormPast))
        };
        let shifts = verb.is_some_and(|verb| (run.tokens.end..verb).any(shifted));
        let says_again = !shifts && verb.is_some_and(|at| self.tokens.is(at, Class::CueVerb));
        // "Who worked `on` the road left": what hangs on a preposition acts in no clause.
        let direct = before.tokens.end == run.tokens.start;
        if direct && self.tokens.is(before.main, Class::CueVerb) && !says_again {
            return None;
        }
        let narrowing = |group: &&VerbGroup| group.relative || (group.form != VerbForm::Finite && self.narrows(group));
        let inner = earlier.iter().rev().take_while(|group| group.sentence == before.sentence);
        // "Who reviewed it but `were` not involved": a second verb of the relative clause.
        let joined = |group: &VerbGroup| {
            let link = self.tag(group.tokens.start.wrapping_sub(1)) == Tag::Conjunction;
            let shared = |other: &VerbGroup| {
                other.relative
                    && other.subject.as_ref().map(|run| run.head) == group.subject.as_ref().map(|run| run.head)
            };
            link && earlier.iter().rev().take(JOINED_WITHIN).any(shared)
        };
        // A finite verb behind the relative clause belongs to what the clause hangs on.
        let finite = |group: &&VerbGroup| group.form == VerbForm::Finite && !group.relative && !joined(group);
        let clause = inner.take_while(|group| !finite(group)).find(narrowing)?;
        let tail = if joined(before) { before.tokens.end } else { clause.tokens.end };
        let open = !(clause.tokens.end..run.tokens.start).any(|at| self.tag(at) == Tag::Punctuation)
            && !(tail..run.tokens.start).any(|at| self.tag(at) == Tag::Conjunction);
        let narrowed =
            || self.phrases.ending_at(self.before_negation(clause)).map(|phrase| self.run_ending_with(phrase, 0));
        let owner = clause.subject.clone().or_else(narrowed).filter(|_| open)?;
        // A nameless source is the words that describe it, the clause included.
        let end = if owner.kind == PhraseKind::Common { run.tokens.end } else { owner.tokens.end };
        Some(NounRun { tokens: owner.tokens.start..end, relative: None, ..owner })
    }

    /// "Scientists `not` involved in it": where a verb group starts, its negation included.
    pub(super) fn before_negation(&self, group: &VerbGroup) -> usize {
        let first = group.tokens.start;
        first.checked_sub(1).filter(|at| self.tag(*at) == Tag::Negation).unwrap_or(first)
    }

    /// "officials `speaking` on the phone": right behind a noun that no verb before takes as its object.
    pub(super) fn narrows(&self, group: &VerbGroup) -> bool {
        let Some(phrase) = self.phrases.ending_at(self.before_negation(group)) else { return false };
        let before = phrase.tokens.start.checked_sub(1);
        phrase.kind != PhraseKind::Pronoun
            && before
                .is_none_or(|at| !matches!(self.tag(at), Tag::Verb | Tag::Participle | Tag::Gerund | Tag::Auxiliary))
    }
}
