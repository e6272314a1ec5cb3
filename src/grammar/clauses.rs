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
    /// The relative pronoun that stands for it before the verb: the `who` of "the mayor, who said".
    pub relative: Option<usize>,
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

/// Farthest that an apposition or relative clause reaches, in tokens.
const LONGEST_APPOSITION: usize = 40;

/// Prepositions bind what follows to the noun before; these classes of nouns hang on as times.
pub(super) const TIMES: Classes = Classes::of(&[Class::Weekday, Class::Month, Class::TimeWord]);

/// Names of times.
const DATES: Classes = Classes::of(&[Class::Weekday, Class::Month]);

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
        if self.has_agent_and_verb(group.tokens.end) {
            return true;
        }
        let object = earlier.last().is_some_and(|before| before.tokens.end == phrase.tokens.start);
        let next = group.tokens.end;
        object
            && phrase.kind != PhraseKind::Pronoun
            && matches!(self.tag(next), Tag::Preposition | Tag::Adverb | Tag::Subordinator)
    }

    /// "`Asked` whether he would run, Holt said": a form that may be a participle, with no subject before it.
    fn opens_as_participle(&self, group: &VerbGroup, start: usize) -> bool {
        let bare = group.tokens.len() == 1 && self.tokens.is(group.main, Class::FormParticiple);
        let first = group.tokens.start;
        let opens = first == start || (first == start + 1 && matches!(self.tag(start), Tag::Wh | Tag::Subordinator));
        let next = self.tag(group.tokens.end);
        bare && opens && matches!(next, Tag::Preposition | Tag::Wh | Tag::To | Tag::Subordinator | Tag::Adverb)
    }

    /// "a poll `released` Sunday by the Post shows": the agent of a passive, and behind it the verb of the clause.
    fn has_agent_and_verb(&self, end: usize) -> bool {
        let by = (end..end + 3).find(|at| self.tag(*at) == Tag::Preposition && self.tokens.is(*at, Class::AgentMarker));
        let Some(agent) = by.and_then(|by| self.phrases.starting_at(by + 1)) else { return false };
        matches!(self.tag(agent.tokens.end), Tag::Verb | Tag::Auxiliary)
    }

    /// Whether a question word or "that" behind a noun stands before the verb.
    fn opens_relative(&self, group: &VerbGroup, start: usize) -> bool {
        let at = self.skip_back(group.tokens.start, start);
        at > start && (self.tag(at - 1) == Tag::That || self.is_relative(at - 1))
    }

    /// A clause that no other one holds: its subject opens the sentence, or stands behind a pause.
    fn is_main_clause(&self, group: &VerbGroup, start: usize) -> bool {
        let first = group.subject.as_ref().map_or(start, |run| run.tokens.start);
        first <= start || matches!(self.tag(first - 1), Tag::Punctuation | Tag::Mark | Tag::Conjunction | Tag::Adverb)
    }

    /// who, which: not when, where or how, which name nobody.
    fn is_relative(&self, at: usize) -> bool {
        self.tag(at) == Tag::Wh && self.tokens.is(at, Class::Relative)
    }

    fn subject(&self, group: &VerbGroup, start: usize, earlier: &[VerbGroup]) -> Option<NounRun> {
        let governing = || earlier.iter().rev().find(|group| group.form == VerbForm::Finite && group.subject.is_some());
        match group.form {
            VerbForm::Infinitive => governing()?.subject.clone(),
            VerbForm::Gerund | VerbForm::Participle => {
                let near = self.subject_before(group.tokens.start, start, earlier).filter(|run| self.can_act(run));
                near.or_else(|| self.main_subject(group, start, earlier))
                    .or_else(|| governing().and_then(|group| group.subject.clone()))
            }
            VerbForm::Finite => self.subject_before(group.tokens.start, start, earlier),
        }
    }

    /// "Cruz said that Trump lost, `adding` that": behind a comma the subject of the main clause goes on.
    fn main_subject(&self, group: &VerbGroup, start: usize, earlier: &[VerbGroup]) -> Option<NounRun> {
        let at = self.skip_back(group.tokens.start, start);
        let behind_comma = at > start && matches!(self.tag(at - 1), Tag::Punctuation | Tag::Mark);
        let acting = earlier.iter().rev().filter(|group| group.form == VerbForm::Finite && group.subject.is_some());
        let main = acting.filter(|group| !group.relative).find(|group| self.is_main_clause(group, start));
        main.filter(|_| behind_comma).and_then(|group| group.subject.clone())
    }

    /// Whether a noun phrase could do what an -ing form behind it says: "spent much of the speech `praising` him".
    fn can_act(&self, run: &NounRun) -> bool {
        run.kind != PhraseKind::Common || self.tokens.classes(run.head).any(ACTORS)
    }

    /// The noun phrase that acts in a verb group starting at `at`, looked for to the left.
    fn subject_before(&self, at: usize, start: usize, earlier: &[VerbGroup]) -> Option<NounRun> {
        let at = self.skip_back(at, start);
        if at <= start {
            return None;
        }
        if let Some(phrase) = self.phrases.ending_at(at) {
            let run = self.run_ending_with(phrase, start);
            return Some(self.owner_of_relative(&run, earlier).unwrap_or(run));
        }
        let shared = || {
            let acting = earlier.iter().rev().filter(|group| group.form == VerbForm::Finite && group.subject.is_some());
            let main = acting.clone().find(|group| !group.relative && self.is_main_clause(group, start));
            let other = || acting.clone().find(|group| !group.relative).or_else(|| acting.clone().next());
            main.or_else(other).and_then(|group| group.subject.clone())
        };
        match self.tag(at - 1) {
            // "Lloyd's said": a name that ends as a genitive does.
            Tag::Genitive => {
                self.phrases.ending_at(at - 1).filter(|phrase| phrase.kind == PhraseKind::Name).map(|name| {
                    let run = self.run_ending_with(name, start);
                    NounRun { tokens: run.tokens.start..at, ..run }
                })
            }
            // "A report published on Monday said": the participle only narrows the noun down.
            Tag::Verb | Tag::Participle if self.tokens.is(at - 1, Class::FormParticiple) => {
                self.phrases.ending_at(at - 1).map(|phrase| self.run_ending_with(phrase, start))
            }
            Tag::Wh if self.is_relative(at - 1) => self.antecedent(at - 1, start),
            Tag::That => self.antecedent(at - 1, start),
            Tag::Conjunction => shared(),
            // "Jack Reed (D-R.I.), said".
            Tag::Punctuation
                if self.tokens.is_punctuation(at - 1, ',')
                    && at >= start + 2
                    && self.tokens.is_punctuation(at - 2, ')') =>
            {
                self.before_brackets(at - 2, start)
            }
            Tag::Punctuation if self.tokens.is_punctuation(at - 1, ',') => self
                .before_parenthesis(at - 1, start, ',')
                .or_else(|| if self.follows_comma_and(at) { shared() } else { None }),
            Tag::Punctuation if self.tokens.is_dash(at - 1) => self.before_parenthesis(at - 1, start, '—'),
            Tag::Punctuation if self.tokens.is_punctuation(at - 1, ')') => self.before_brackets(at - 1, start),
            _ => None,
        }
    }

    /// The noun phrase before the brackets that close at a token.
    fn before_brackets(&self, close: usize, start: usize) -> Option<NounRun> {
        self.phrase_before(close + 1, start).map(|phrase| self.run_ending_with(phrase, start))
    }

    /// The noun phrase that ends before a token, or before the brackets that do.
    fn phrase_before(&self, at: usize, start: usize) -> Option<&Phrase> {
        if at > start && self.tokens.is_punctuation(at - 1, ')') {
            let lowest = start.max(at.saturating_sub(LONGEST_APPOSITION));
            let open = (lowest..at).rev().find(|token| self.tokens.is_punctuation(*token, '('))?;
            return self.phrases.ending_at(open);
        }
        self.phrases.ending_at(at)
    }

    /// "Another woman who gave no name said", "a man speaking on the phone said": the noun before the verb hangs on a
    /// clause that narrows another noun down, and that one acts.
    fn owner_of_relative(&self, run: &NounRun, earlier: &[VerbGroup]) -> Option<NounRun> {
        let before = earlier.last()?;
        let link = run.tokens.start.checked_sub(1)?;
        let object = before.tokens.end == run.tokens.start
            || (before.tokens.end == link && matches!(self.tag(link), Tag::Preposition | Tag::To | Tag::Adverb));
        if !object {
            return None;
        }
        let narrowing = |group: &&VerbGroup| group.relative || (group.form != VerbForm::Finite && self.narrows(group));
        let inner = earlier.iter().rev().take_while(|group| group.sentence == before.sentence);
        // A finite verb behind the relative clause belongs to what the clause hangs on.
        let finite = |group: &&VerbGroup| group.form == VerbForm::Finite && !group.relative;
        let clause = inner.take_while(|group| !finite(group)).find(narrowing)?;
        let open = !(clause.tokens.end..run.tokens.start)
            .any(|at| self.tag(at) == Tag::Punctuation || self.tag(at) == Tag::Conjunction);
        let narrowed = || self.phrases.ending_at(clause.tokens.start).map(|phrase| self.run_ending_with(phrase, 0));
        let owner = clause.subject.clone().or_else(narrowed).filter(|_| open)?;
        // A nameless source is the words that describe it, the clause included.
        let end = if owner.kind == PhraseKind::Common { run.tokens.end } else { owner.tokens.end };
        Some(NounRun { tokens: owner.tokens.start..end, relative: None, ..owner })
    }

    /// "officials `speaking` on the phone": right behind a noun that no verb before takes as its object.
    fn narrows(&self, group: &VerbGroup) -> bool {
        let Some(phrase) = self.phrases.ending_at(group.tokens.start) else { return false };
        let before = phrase.tokens.start.checked_sub(1);
        phrase.kind != PhraseKind::Pronoun
            && before
                .is_none_or(|at| !matches!(self.tag(at), Tag::Verb | Tag::Participle | Tag::Gerund | Tag::Auxiliary))
    }

    fn follows_comma_and(&self, at: usize) -> bool {
        self.tag(at) == Tag::Conjunction
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
                let after_noun = before > start && self.phrase_before(before, start).is_some();
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

    pub(super) fn is_time(&self, phrase: &Phrase) -> bool {
        let listed = self.tokens.classes(phrase.head).any(TIMES);
        // "The Times" is no time.
        let named = phrase.kind == PhraseKind::Name && !self.tokens.classes(phrase.head).any(DATES);
        (listed && !named) || (self.tokens.is(phrase.tokens.start, Class::Month) && phrase.kind == PhraseKind::Common)
    }

    /// The noun that a relative word refers to; one that stands for people looks for people.
    fn antecedent(&self, relative: usize, start: usize) -> Option<NounRun> {
        let run = self.noun_before_relative(relative, start)?;
        Some(NounRun { relative: Some(relative), ..run })
    }

    fn noun_before_relative(&self, relative: usize, start: usize) -> Option<NounRun> {
        let mut at = relative;
        if at > start && self.tag(at - 1) == Tag::Preposition {
            at -= 1;
        }
        if at > start && self.tokens.is_punctuation(at - 1, ',') {
            at -= 1;
        }
        let usable =
            |phrase: &&Phrase| phrase.kind != PhraseKind::Pronoun || self.tokens.classes(phrase.head).any(COUNTABLE);
        let nearest = self.phrases.ending_at(at).filter(usable)?;
        let personal = self.tokens.is(relative, Class::PronounSubject) && self.tag(relative) == Tag::Wh;
        let is_person =
            |phrase: &Phrase| phrase.kind != PhraseKind::Common || self.tokens.classes(phrase.head).any(PEOPLE);
        let mut phrase = nearest;
        for _ in 0..3 {
            if !personal || is_person(phrase) {
                return Some(self.run_ending_with(phrase, start));
            }
            let before = phrase.tokens.start.checked_sub(1).filter(|before| *before > start)?;
            let before = if self.tag(before) == Tag::Preposition { before } else { phrase.tokens.start };
            let skipped = (start..before).rev().take(3).find_map(|end| self.phrases.ending_at(end + 1));
            phrase = skipped.filter(usable)?;
        }
        Some(self.run_ending_with(nearest, start))
    }

    /// The noun before an apposition or relative clause that ends at the mark `close`.
    fn before_parenthesis(&self, close: usize, start: usize, mark: char) -> Option<NounRun> {
        let lowest = start.max(close.saturating_sub(LONGEST_APPOSITION));
        for at in (lowest..close).rev() {
            if matches!(self.tag(at), Tag::Mark) || self.tokens.is_punctuation(at, ';') {
                return None;
            }
            let is_mark = if mark == ',' { self.tokens.is_punctuation(at, ',') } else { self.tokens.is_dash(at) };
            if !is_mark {
                continue;
            }
            if let Some(phrase) = self.phrase_before(at, start).filter(|phrase| self.tag(phrase.head) != Tag::Number)
                && self.is_apposition(at + 1, close)
            {
                let mut run = self.run_ending_with(phrase, start);
                // "In Vellin, the mayor, a farmer, said": a place or time before the comma is not who speaks.
                let adverbial = run.tokens.start > start && self.tag(run.tokens.start - 1) == Tag::Preposition;
                if adverbial || self.is_time(phrase) {
                    continue;
                }
                if let Some(named) = self.named_in_apposition(&run, at + 1..close) {
                    return Some(named);
                }
                run.apposition = Some(at + 1..close);
                return Some(run);
            }
        }
        None
    }

    /// `The mayor of Vellin, Ana Ruiz, said`: the name in commas is who speaks, and the office describes her.
    fn named_in_apposition(&self, office: &NounRun, commas: Range<usize>) -> Option<NounRun> {
        let named = self.run_starting_at(commas.start, commas.end)?;
        let whole = named.tokens.end == commas.end && named.kind == PhraseKind::Name;
        let person = self.tokens.classes(office.head).any(Classes::of(&[Class::RoleNoun, Class::PersonNoun]));
        let place = self.tokens.classes(named.head).any(PLACES);
        let other = !self.tokens.classes(office.head).any(PEOPLE) && !place && named.tokens.len() > 1;
        (whole && (person || other) && office.kind == PhraseKind::Common)
            .then(|| NounRun { apposition: Some(office.tokens.clone()), ..named })
    }

    /// Whether what stands between two commas can hang on the noun before: no clause of its own.
    fn is_apposition(&self, first: usize, end: usize) -> bool {
        let opens_relative = matches!(self.tag(first), Tag::Wh)
            || (self.tag(first) == Tag::Possessive && self.tokens.is(first, Class::Relative))
            || (self.tag(first) == Tag::Preposition && self.tag(first + 1) == Tag::Wh);
        let reduced =
            matches!(self.tag(first), Tag::Gerund | Tag::Participle | Tag::Adjective | Tag::Preposition | Tag::Verb);
        let nominal = matches!(
            self.tag(first),
            Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Name | Tag::Number | Tag::Adverb
        ) || (self.tag(first) == Tag::Pronoun && !self.tokens.is(first, Class::PronounSubject))
            || (self.tag(first) == Tag::Pronoun && self.tokens.classes(first).any(COUNTABLE));
        let finite_inside = (first..end).any(|at| {
            self.tag(at) == Tag::Auxiliary || (self.tag(at) == Tag::Verb && self.tokens.is(at, Class::FormThird))
        });
        let relative_inside = (first..end).any(|at| matches!(self.tag(at), Tag::Wh | Tag::That));
        opens_relative || reduced || (nominal && (!finite_inside || relative_inside))
    }
}

/// Names of places.
const PLACES: Classes = Classes::of(&[Class::Country, Class::City, Class::Region]);

/// Nouns for people.
const PEOPLE: Classes = Classes::of(&[
    Class::RoleNoun,
    Class::PersonNoun,
    Class::GenericGroup,
    Class::BareGroup,
    Class::CollectiveGroup,
    Class::InstitutionNoun,
    Class::Demonym,
]);

/// Nouns for what acts or speaks.
const ACTORS: Classes = PEOPLE.union(Classes::of(&[
    Class::DocumentNoun,
    Class::StatementNoun,
    Class::SurveyNoun,
    Class::DatasetNoun,
    Class::MediaNoun,
    Class::Platform,
]));

/// Pronouns that stand for people who can be counted: some, many, others, one.
pub(super) const COUNTABLE: Classes =
    Classes::of(&[Class::PronounIndefinite, Class::Quantifier, Class::Demonstrative, Class::NumberWord]);
