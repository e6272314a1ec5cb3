//! Asides between a subject and its verb: appositions, relative clauses and brackets.

use std::ops::Range;

use super::clauses::{NounRun, Syntax};
use super::phrases::{Phrase, PhraseKind};
use super::subjects::{COUNTABLE, LONGEST_APPOSITION, LONGEST_MARKED_NAME, PEOPLE};
use super::tags::Tag;
use crate::lexicon::{Class, Classes};

/// Most titles and bodies with capitals that are listed behind a name.
const MOST_TITLES: usize = 4;

/// Words that only the names of persons hold.
const GIVEN: Classes = Classes::of(&[Class::GivenName, Class::Honorific]);

impl Syntax<'_> {
    /// The noun phrase before the brackets that close at a token.
    pub(super) fn before_brackets(&self, close: usize, start: usize) -> Option<NounRun> {
        self.phrase_before(close + 1, start).map(|phrase| self.run_ending_with(phrase, start))
    }

    /// The noun before an apposition or relative clause that ends at the mark `close`.
    pub(super) fn before_parenthesis(&self, close: usize, start: usize, mark: char) -> Option<NounRun> {
        self.noun_before_aside(close, close, start, mark)
    }

    /// The same, looked for from a token inside the aside on.
    pub(super) fn noun_before_aside(&self, from: usize, close: usize, start: usize, mark: char) -> Option<NounRun> {
        let lowest = start.max(close.saturating_sub(LONGEST_APPOSITION));
        let mut marked_from = close;
        for at in (lowest..from).rev() {
            // "Roe, host of “The Dam”, said": a title inside the apposition.
            if self.tag(at) == Tag::Mark && at < marked_from {
                marked_from = self.opening_mark(at, lowest)?;
            }
            if at >= marked_from && marked_from < close {
                continue;
            }
            if self.tokens.is_punctuation(at, ';') {
                return None;
            }
            let is_mark = if mark == ',' { self.tokens.is_punctuation(at, ',') } else { self.tokens.is_dash(at) };
            // "Office of Ports, Fish and Weirs": a comma inside a name puts nothing aside.
            if !is_mark || self.fields_around(at).is_some() {
                continue;
            }
            if let Some(owner) = self.owner_of_both(at, lowest) {
                return Some(owner);
            }
            if let Some(phrase) = self.phrase_before_age(at, start).filter(|phrase| !self.is_number_alone(phrase))
                && self.is_apposition(at + 1 + usize::from(self.tokens.is_dash(at + 1)), close)
            {
                let mut run = self.run_ending_with(phrase, start);
                run = self.noun_of_participle(&run, start).unwrap_or(run);
                if let Some(owner) = self.owner_of_object(&run, at, lowest) {
                    return Some(owner);
                }
                // "In Vellin, the mayor, a farmer, said": a place or time before the comma is not who speaks.
                // "As Orr, a farmer, put it": a word that opens a clause too puts nobody aside.
                let adverbial = run.tokens.start > start
                    && self.tag(run.tokens.start - 1) == Tag::Preposition
                    && !self.tokens.is(run.tokens.start - 1, Class::Subordinator);
                // "days after the paper, which knew it, said so": the word opens a clause.
                let opens = adverbial && self.tokens.is(run.tokens.start - 1, Class::Subordinator);
                let adverbial = adverbial && !(opens && self.is_relative(at + 1));
                // "Orr, facing a challenge in Iowa, a swing state, said": what is done in the aside.
                let before = run.tokens.start.checked_sub(2).filter(|comma| *comma > start);
                let done = before
                    .is_some_and(|comma| self.tokens.is_punctuation(comma, ',') && self.tag(comma + 1) == Tag::Gerund);
                let aside = adverbial || done || self.is_time(phrase);
                let placed = self.is_end_of_place(&run, lowest) || self.is_in_region(&run, at + 1..close, lowest);
                if aside || placed || self.is_inside_apposition(&run, start) {
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

    /// "`Three people` briefed on the talks, who spoke": the noun that a participle before the last one narrows down.
    fn noun_of_participle(&self, last: &NounRun, start: usize) -> Option<NounRun> {
        let link = last.tokens.start.checked_sub(1).filter(|at| *at > start && self.tag(*at) == Tag::Preposition)?;
        let participle = link.checked_sub(1).filter(|at| *at > start && self.tokens.is(*at, Class::FormParticiple))?;
        // "An economist `not` involved in the talks"
        let not = participle.checked_sub(1).filter(|at| self.tag(*at) == Tag::Negation);
        let end = not.unwrap_or(participle);
        let noun = self.phrases.ending_at(end).filter(|noun| noun.kind == PhraseKind::Common)?;
        let tagged = matches!(self.tag(participle), Tag::Verb | Tag::Participle);
        let acts = self.tokens.classes(noun.head).any(PEOPLE.union(Classes::PAPERS));
        (tagged && acts).then(|| NounRun::new(noun.tokens.start..last.tokens.end, noun.head, noun.kind))
    }

    /// "Ann Roe, `the editor of the town's paper`, the Gazette, said": an office behind a name is no second speaker.
    fn is_inside_apposition(&self, office: &NounRun, start: usize) -> bool {
        let before = |first: usize| {
            let comma = first.checked_sub(1).filter(|at| *at > start && self.tokens.is_punctuation(*at, ','));
            comma.and_then(|comma| self.phrase_before(comma, start)).filter(|name| name.tokens.start >= start)
        };
        let Some(mut name) = before(office.tokens.start) else { return false };
        // "Denice Shaw, Chief Officer, `Office of Research`, the agency, said": titles and bodies with capitals.
        let titled = office.kind == PhraseKind::Name && self.is_titled(&office.tokens);
        for _ in 0..MOST_TITLES {
            let Some(ahead) = before(name.tokens.start).filter(|_| titled && self.is_titled(&name.tokens)) else {
                break;
            };
            name = ahead;
        }
        let hangs = name.tokens.start > start && self.tag(name.tokens.start - 1) == Tag::Preposition;
        let place = self.tokens.classes(name.head).any(Classes::PLACES);
        let person = self.tokens.is(office.head, Class::RoleNoun) && office.kind == PhraseKind::Common;
        // "Senator Ann Roe, `a Democrat from Vellin`, the capital, said"
        let adherent = self.tokens.is(office.head, Class::Adherent);
        let person = person || (adherent && self.tag(office.tokens.start) == Tag::Determiner);
        let named = name.kind == PhraseKind::Name && name.tokens.len() > 1 && !self.is_titled(&name.tokens);
        (person || titled)
            && (named || person && name.kind == PhraseKind::Name && name.tokens.len() > 1)
            && !hangs
            && !place
            && !self.is_time(name)
    }

    /// "Ann Roe, who lost her son in Ostley, `Vellin`, in July, said": the end of a place in a clause of whoever stands before it.
    fn is_end_of_place(&self, region: &NounRun, lowest: usize) -> bool {
        let named = |kind: PhraseKind| kind == PhraseKind::Name;
        let comma = region.tokens.start.checked_sub(1).filter(|at| self.tokens.is_punctuation(*at, ','));
        let town = comma.and_then(|comma| self.phrases.ending_at(comma));
        let town = town.filter(|town| named(town.kind) && named(region.kind) && town.tokens.start > lowest);
        let link =
            town.and_then(|town| town.tokens.start.checked_sub(1)).filter(|link| self.tag(*link) == Tag::Preposition);
        let clause = |at: usize| self.is_relative(at) && self.tokens.is_punctuation(at - 1, ',');
        link.is_some_and(|link| (lowest + 1..link).any(clause))
    }

    /// "Roe, a plumber from Ostley, `Vellin`, said": the region of the town that somebody described beside a name is from.
    fn is_in_region(&self, person: &NounRun, region: Range<usize>, lowest: usize) -> bool {
        let place = region.len() == 1 && self.tokens.classes(region.start).any(Classes::PLACES);
        let town = self.phrases.ending_at(person.tokens.end).filter(|town| place && town.kind == PhraseKind::Name);
        let link = town.and_then(|town| town.tokens.start.checked_sub(1)).filter(|link| *link > person.head);
        let from = link.is_some_and(|link| self.tag(link) == Tag::Preposition);
        let described = person.kind == PhraseKind::Common && self.tokens.classes(person.head).any(PEOPLE);
        from && described
            && (lowest + 1..region.start).any(|at| {
                let named = self.phrases.ending_at(at).is_some_and(|name| name.kind == PhraseKind::Name);
                self.tokens.is_punctuation(at, ',') && named && self.tag(at + 1) == Tag::Determiner
            })
    }

    /// Whether a name is that of an office or a body, and holds no given name.
    fn is_titled(&self, name: &Range<usize>) -> bool {
        let titles = Classes::of(&[Class::RoleNoun, Class::InstitutionNoun]);
        let given = name.clone().any(|at| self.tokens.is(at, Class::GivenName));
        !given && name.clone().any(|at| self.tokens.classes(at).any(titles))
    }

    /// An age, a count: a number that hangs on nothing, as in "a mother of three" it does.
    fn is_number_alone(&self, phrase: &Phrase) -> bool {
        let hangs = phrase.tokens.start.checked_sub(1).is_some_and(|at| self.tag(at) == Tag::Preposition);
        // "The two, who were held, lied"
        let these = self.tag(phrase.tokens.start) == Tag::Determiner;
        self.tag(phrase.head) == Tag::Number && !hangs && !these
    }

    /// "A tenant `who gave only her first name`, Ana, said": who the clause belongs to whose object stands before the comma.
    fn owner_of_object(&self, object: &NounRun, comma: usize, lowest: usize) -> Option<NounRun> {
        let verb = |at: &usize| matches!(self.tag(*at), Tag::Verb | Tag::Auxiliary | Tag::Adverb | Tag::Negation);
        let first = (lowest..object.tokens.start).rev().take_while(verb).last()?;
        let relative = first.checked_sub(1).filter(|at| self.is_relative(*at))?;
        let owner = self.noun_before_relative(relative, lowest)?;
        let acts = (first..object.tokens.start).any(|at| self.tag(at) == Tag::Verb);
        // "A tenant, who gave only her first name, Ana, said": behind a comma the clause narrows nothing down.
        let narrowed = owner.tokens.end == relative;
        let end = if narrowed { comma } else { owner.tokens.end };
        acts.then(|| NounRun { tokens: owner.tokens.start..end, apposition: Some(comma + 1..comma + 2), ..owner })
    }

    /// "A nurse who worked there, `and who asked` for no name, said": who the clause before the comma belongs to.
    fn owner_of_both(&self, comma: usize, lowest: usize) -> Option<NounRun> {
        let joined = self.tag(comma + 1) == Tag::Conjunction && self.is_relative(comma + 2);
        let first = (lowest..comma).rev().find(|at| self.is_relative(*at)).filter(|_| joined)?;
        let owner = self.noun_before_relative(first, lowest)?;
        // A nameless source is the words that describe it, the clause included.
        let narrowed = owner.kind == PhraseKind::Common && owner.tokens.end == first;
        let end = if narrowed { comma } else { owner.tokens.end };
        Some(NounRun { tokens: owner.tokens.start..end, apposition: Some(comma + 1..comma + 2), ..owner })
    }

    /// "Ann Roe, 31, whose brother left,": the phrase before a mark, or before the age in commas there.
    fn phrase_before_age(&self, at: usize, start: usize) -> Option<&Phrase> {
        let age = at.checked_sub(1).filter(|age| *age > start + 1 && self.tag(*age) == Tag::Number);
        let comma = age.and_then(|age| age.checked_sub(1)).filter(|comma| self.tokens.is_punctuation(*comma, ','));
        let relative = self.tokens.is(at + 1, Class::Relative);
        self.phrase_before(comma.filter(|_| relative).unwrap_or(at), start)
    }

    /// The mark that opens a short title which another mark closes.
    pub(super) fn opening_mark(&self, close: usize, lowest: usize) -> Option<usize> {
        let lowest = lowest.max(close.saturating_sub(LONGEST_MARKED_NAME));
        (lowest..close).rev().find(|at| self.tag(*at) == Tag::Mark)
    }

    /// `The mayor of Vellin, Ana Ruiz, said`: the name in commas is who speaks, and the office describes her.
    pub(crate) fn named_in_apposition(&self, office: &NounRun, commas: Range<usize>) -> Option<NounRun> {
        let named = self.run_starting_at(commas.start, commas.end)?;
        // "That director, `Karel Brouns`, now at a rival, said"
        let single = !self.tokens.is(office.head, Class::FormPlural);
        let whole = named.tokens.end == commas.end || (single && self.tokens.is_punctuation(named.tokens.end, ','));
        let whole = whole && named.kind == PhraseKind::Name;
        let person = self.tokens.classes(office.head).any(Classes::PERSON_NOUNS);
        let place = self.tokens.classes(named.head).any(Classes::PLACES);
        let other = !self.tokens.classes(office.head).any(PEOPLE) && !place && named.tokens.len() > 1;
        // "A third, `Daniel Orr`, said"
        let one = office.kind == PhraseKind::Pronoun && self.tokens.classes(office.head).any(COUNTABLE);
        let one = one && named.tokens.len() > 1 && !self.tokens.is(office.head, Class::FormPlural);
        // "`Supporters of the mayor`, Ana Ruiz, said": the name is that of the last of them only.
        let several = self.tokens.classes(office.head).is_only_plural();
        let last = self.phrases.ending_at(office.tokens.end).filter(|last| several && last.head != office.head);
        // "`A spokesman for the firm`, Harvel Foods, said": a name without a given one is that of the body.
        let inner = self.phrases.ending_at(office.tokens.end).filter(|last| last.head != office.head);
        let bodies = Classes::of(&[Class::InstitutionNoun, Class::MediaNoun]);
        let of_body = inner.is_some_and(|last| self.tokens.classes(last.head).any(bodies))
            && !named.tokens.clone().any(|at| self.tokens.classes(at).any(GIVEN));
        // "The network operator, `Coralink`, said"
        let definite = self.tag(office.tokens.start) == Tag::Determiner
            && !self.tokens.is(office.tokens.start, Class::Indefinite)
            && self.tokens.is(office.head, Class::InstitutionNoun);
        let body =
            definite && inner.is_none() && !place && !named.tokens.clone().any(|at| self.tokens.classes(at).any(GIVEN));
        let two = named.tokens.clone().any(|at| self.tag(at) == Tag::Conjunction);
        let of_last = last.is_some_and(|last| {
            !two && self.tokens.classes(last.head).any(PEOPLE) && self.tokens.is(last.head, Class::FormSingular)
        });
        // "The Harvel Foods boss, Ann Roe, said": the office is small, whatever capitals stand before it.
        let common = office.kind == PhraseKind::Common || person && !self.tokens.is_capital(office.head);
        (whole && !of_last && !of_body && ((person || other || body) && common || one))
            .then(|| NounRun { apposition: Some(office.tokens.clone()), ..named })
    }

    /// Whether what stands between two commas can hang on the noun before: no clause of its own.
    fn is_apposition(&self, first: usize, end: usize) -> bool {
        let opens_relative = matches!(self.tag(first), Tag::Wh)
            || (self.tag(first) == Tag::Possessive && self.tokens.is(first, Class::Relative))
            || (self.tag(first) == Tag::Preposition && self.tag(first + 1) == Tag::Wh);
        let reduced = matches!(self.tag(first), Tag::Gerund | Tag::Participle | Tag::Adjective | Tag::Preposition)
            || (self.tag(first) == Tag::Verb && !self.tokens.is(first, Class::FormThird));
        // "Roe, now head of the port,"
        let now = self.tag(first) == Tag::Subordinator && self.tokens.is(first, Class::Adverb);
        let nominal = now && self.phrases.starting_at(first + 1).is_some()
            || matches!(
                self.tag(first),
                Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Name | Tag::Number | Tag::Adverb
            )
            || (self.tag(first) == Tag::Pronoun && !self.tokens.is(first, Class::PronounSubject))
            || (self.tag(first) == Tag::Pronoun && self.tokens.classes(first).any(COUNTABLE));
        let finite_inside = (first..end).any(|at| {
            self.tag(at) == Tag::Auxiliary || (self.tag(at) == Tag::Verb && self.tokens.is(at, Class::FormThird))
        });
        // "Roe, a host of the show, whose roots are here,"
        let whose = |at: usize| self.tag(at) == Tag::Possessive && self.tokens.is(at, Class::Relative);
        let relative_inside = (first..end).any(|at| matches!(self.tag(at), Tag::Wh | Tag::That) || whose(at));
        // "The vote, which was due in May, has been put off": behind the comma the main clause goes on.
        let told = |at: usize| (first..at).any(|at| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary));
        let goes_on = |at: usize| {
            self.tokens.is_punctuation(at, ',')
                && told(at)
                && (self.tag(at + 1) == Tag::Auxiliary
                    || (self.tag(at + 1) == Tag::Verb && self.tokens.is(at + 1, Class::FormThird)))
        };
        if opens_relative && (first..end.saturating_sub(1)).any(goes_on) {
            return false;
        }
        // "Farmers — and some fishers — say", "Orr and Webb, and the mayor, Jay Holm, say"
        let joined = self.tag(first) == Tag::Conjunction;
        let named = || self.phrases.starting_at(first + 1).is_some_and(|phrase| phrase.kind == PhraseKind::Name);
        let parted = || first > 0 && (self.tokens.is_dash(first - 1) || named());
        // "A person close to it, but not allowed to speak, said"
        let quality = (first + 1..end).find(|at| !matches!(self.tag(*at), Tag::Negation | Tag::Adverb));
        let quality = quality.is_some_and(|at| {
            let narrows = matches!(self.tag(at), Tag::Participle | Tag::Adjective);
            narrows || (self.tag(at) == Tag::Verb && self.tokens.is(at, Class::FormParticiple) && at > first + 1)
        });
        // "Most residents, `and some officials`, say"
        let people = |phrase: &Phrase| self.tokens.classes(phrase.head).any(PEOPLE);
        let others = || {
            let others = self.phrases.starting_at(first + 1).filter(|others| others.tokens.end == end);
            let comma = first.checked_sub(1).and_then(|comma| self.phrases.ending_at(comma));
            others.is_some_and(people) && comma.is_some_and(people)
        };
        let added = joined && (parted() || quality || others());
        // "Webb, `not Orr`, said"
        let denied = self.tag(first) == Tag::Negation
            && self.phrases.starting_at(first + 1).is_some_and(|denied| denied.tokens.end == end);
        let added = added || denied;
        opens_relative || reduced || added && !finite_inside || (nominal && (!finite_inside || relative_inside))
    }
}
