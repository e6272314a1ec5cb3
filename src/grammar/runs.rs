//! Noun phrases with what belongs to them: complements behind prepositions, names behind offices, two joined by "and".

use super::clauses::{NounRun, Syntax};
use super::phrases::{Phrase, PhraseKind};
use super::subjects::{COUNTABLE, TIMES};
use super::tags::Tag;
use crate::lexicon::{Class, Classes, Role};

/// Nouns for people.
const PEOPLE: Classes = Classes::of(&[Class::RoleNoun, Class::PersonNoun, Class::GenericGroup]);

/// Words of names that people belong to.
const BODIES: Classes = Classes::of(&[
    Class::InstitutionNoun,
    Class::InstitutionName,
    Class::CompanySuffix,
    Class::Country,
    Class::City,
    Class::Region,
]);

/// Longest preposition inside the name of a body, in bytes: of, for, in.
const LONGEST_LINK: usize = 3;

/// Most words of a field that a body is of.
const MOST_WORDS_OF_FIELD: usize = 3;

/// Most fields of a body before its last one.
const MOST_FIELDS: usize = 4;

impl Syntax<'_> {
    /// A phrase with what stands before it and belongs to it: `the head of` the office, Ruiz `and` Roe.
    #[must_use]
    pub fn run_ending_with(&self, phrase: &Phrase, start: usize) -> NounRun {
        let top = self.top_of_chain(phrase, start);
        let head = if top == phrase || self.names_office_holder(top, phrase) { phrase.head } else { top.head };
        let run = NounRun::new(top.tokens.start..phrase.tokens.end, head, self.kind_of(head));
        self.coordinated(&run, start).unwrap_or(run)
    }

    /// The phrase that a chain of prepositions hangs on.
    pub(super) fn top_of_chain<'p>(&'p self, phrase: &'p Phrase, start: usize) -> &'p Phrase {
        let mut top = self.body_of_campus(phrase).or_else(|| self.first_field(phrase)).unwrap_or(phrase);
        while top.tokens.start > start + 1 && self.tag(top.tokens.start - 1) == Tag::Preposition {
            // "A man familiar with the deal": an adjective may carry the preposition.
            let link = top.tokens.start - 1;
            // "months until emails showed": what opens a clause hangs nothing on the noun before.
            if self.tokens.is(link, Class::Subordinator) {
                break;
            }
            let adjective = link > start
                && (self.tag(link - 1) == Tag::Adjective || self.tokens.is(link - 1, Class::Adjective))
                && self.phrases.at(link - 1).is_none();
            // "Ann Roe here at the Gazette": a word of place may stand between.
            let aside = link > start + 1
                && self.tag(link - 1) == Tag::Adverb
                && self.phrases.ending_at(link - 1).is_some_and(|other| other.kind == PhraseKind::Name);
            // "Those briefed on the plan"
            let participle = link > start
                && matches!(self.tag(link - 1), Tag::Verb | Tag::Participle)
                && self.tokens.is(link - 1, Class::FormParticiple)
                && self.phrases.ending_at(link - 1).is_some_and(|other| {
                    other.kind == PhraseKind::Pronoun && self.tokens.classes(other.head).any(COUNTABLE)
                });
            // "A delegate not on the slate", "officials on and off the island"
            let denied = link > start + 1 && self.tag(link - 1) == Tag::Negation;
            let joined =
                link > start + 2 && self.tag(link - 1) == Tag::Conjunction && self.tag(link - 2) == Tag::Preposition;
            let end = if adjective || aside || participle || denied { link - 1 } else { link };
            let end = if joined { link - 2 } else { end };
            // "Nine out of 10"
            let counted = link > start + 1
                && self.tag(link - 1) == Tag::Preposition
                && self.tag(link - 2) == Tag::Number
                && self.tag(top.tokens.start) == Tag::Number;
            let end = if counted { link - 1 } else { end };
            // "Backed Friday by Orr"
            let other = self.phrases.ending_at(end).filter(|other| other.tokens.start >= start && !self.is_day(other));
            match other {
                Some(other) if other.kind != PhraseKind::Pronoun || self.tokens.classes(other.head).any(COUNTABLE) => {
                    top = other;
                }
                _ => break,
            }
        }
        top
    }

    /// `The University` of Kansas, Brackwater: the body whose name ends in a place behind a comma.
    fn body_of_campus<'p>(&'p self, campus: &'p Phrase) -> Option<&'p Phrase> {
        let named = campus.kind == PhraseKind::Name;
        let comma = campus.tokens.start.checked_sub(1).filter(|at| named && self.tokens.is_punctuation(*at, ','))?;
        let region =
            self.phrases.ending_at(comma).filter(|region| region.tokens.start > 1 && self.is_campus(region, campus))?;
        let link = region.tokens.start - 1;
        let body = self.phrases.ending_at(link).filter(|_| self.tag(link) == Tag::Preposition)?;
        (self.tokens.is(body.head, Class::InstitutionNoun) && self.tokens.is_capital(body.head)).then_some(body)
    }

    /// Whether a place of its own stands behind the region that a body is of.
    fn is_campus(&self, region: &Phrase, campus: &Phrase) -> bool {
        let regional = region.tokens.clone().all(|at| self.tokens.is(at, Class::Region));
        regional && self.tokens.is(campus.tokens.start, Class::City)
    }

    /// "Department of `Health` and Social Care", "for `Energy`, Trade and Ports": the first of the fields that a body is of,
    /// from the last one.
    fn first_field<'p>(&'p self, last: &'p Phrase) -> Option<&'p Phrase> {
        let link = last.tokens.start.checked_sub(1).filter(|at| self.tag(*at) == Tag::Conjunction)?;
        self.fields_around(link)
    }

    /// The first of the fields of a body that a comma or "and" stands among.
    pub(crate) fn fields_around(&self, link: usize) -> Option<&Phrase> {
        let joined = self.tag(link) == Tag::Conjunction && self.tokens.is_punctuation(link.checked_sub(1)?, ',');
        let mut end = link - usize::from(joined);
        for _ in 0..MOST_FIELDS {
            let field = self.phrases.ending_at(end)?;
            if self.end_of_fields(field).is_some_and(|end| end > link + 1) {
                return Some(field);
            }
            end = field.tokens.start.checked_sub(1).filter(|at| self.tokens.is_punctuation(*at, ','))?;
        }
        None
    }

    /// "Department of Health `and Social Care`": the end of the last field of a body behind its first one.
    fn end_of_fields(&self, first: &Phrase) -> Option<usize> {
        let link = first.tokens.start.checked_sub(1).filter(|at| self.tag(*at) == Tag::Preposition)?;
        let body = self.phrases.ending_at(link).filter(|_| self.tokens.span(link).len() <= LONGEST_LINK)?;
        let body = self.tokens.is(body.head, Class::InstitutionNoun) && self.tokens.is_capital(body.head);
        let mut end = Some(first.tokens.end).filter(|_| body && self.is_field(first.tokens.clone()))?;
        for _ in 0..MOST_FIELDS {
            let next = self.phrases.starting_at(end + 1).filter(|_| self.tokens.is_punctuation(end, ','));
            let Some(next) = next.filter(|next| self.is_field(next.tokens.clone())) else { break };
            end = next.tokens.end;
        }
        let conjunction = end + usize::from(self.tokens.is_punctuation(end, ','));
        let last = self.phrases.starting_at(conjunction + 1).filter(|_| self.tag(conjunction) == Tag::Conjunction)?;
        let end = last.tokens.clone().find(|at| !self.tokens.is_capital(*at)).unwrap_or(last.tokens.end);
        let classes = self.tokens.classes(end - 1);
        // "The University of Lund and Vellin University" are two.
        let two = classes.has(Class::InstitutionNoun) && !classes.has(Class::FormPlural);
        let common = classes.any(Classes::of(&[Class::Noun, Class::FormPlural])) && !two;
        (common && self.is_field(last.tokens.start..end)).then_some(end)
    }

    /// Whether some tokens are capitalised words of a field, and name no place and nobody.
    fn is_field(&self, tokens: std::ops::Range<usize>) -> bool {
        let others = Classes::PLACES.union(Classes::of(&[Class::GivenName, Class::Honorific]));
        let office = tokens
            .clone()
            .last()
            .is_some_and(|last| self.tokens.is(last, Class::RoleNoun) && !self.tokens.is(last, Class::Noun));
        let plain = |at: usize| {
            self.tokens.is_capital(at) && self.tag(at) != Tag::Determiner && !self.tokens.classes(at).any(others)
        };
        !office && (1..=MOST_WORDS_OF_FIELD).contains(&tokens.len()) && tokens.into_iter().all(plain)
    }

    /// The phrase of the campus that a comma parts from the body and its region.
    fn campus_behind(&self, body: &Phrase, region: &Phrase) -> Option<&Phrase> {
        let comma = region.tokens.end;
        let held = self.tokens.is(body.head, Class::InstitutionNoun) && self.tokens.is_capital(body.head);
        let held = held && body.tokens.end < region.tokens.start && self.tokens.is_punctuation(comma, ',');
        self.phrases.starting_at(comma + 1).filter(|campus| held && self.is_campus(region, campus))
    }

    /// The run of a name, with the office before it where that holds prepositions.
    #[must_use]
    pub fn named_run(&self, phrase: &Phrase, start: usize) -> NounRun {
        let top = self.top_of_chain(phrase, start);
        // "A claim by `the President of Vellin` Ruth Orr": the office may hang on something else.
        let link = phrase.tokens.start.checked_sub(1).filter(|at| *at > start && self.tag(*at) == Tag::Preposition);
        let office = link.and_then(|link| self.phrases.ending_at(link)).unwrap_or(top);
        let mut offices = [top, office].into_iter();
        let first = offices.find(|office| self.names_office_holder(office, phrase)).unwrap_or(phrase);
        let end = self.end_of_body_name(phrase);
        NounRun::new(first.tokens.start..end, phrase.head, phrase.kind)
    }

    /// `Ministry of Foreign Affairs`, `University of Vellin`: the name of a body goes on behind a preposition.
    fn end_of_body_name(&self, phrase: &Phrase) -> usize {
        let end = phrase.tokens.end;
        let body = self.tokens.is(phrase.head, Class::InstitutionNoun) && self.tokens.is_capital(phrase.head);
        let goes_on = body && self.tag(end) == Tag::Preposition && self.tokens.span(end).len() <= LONGEST_LINK;
        match self.phrases.starting_at(end + 1) {
            Some(next) if goes_on && self.may_end_body(next) => {
                // "University of Vellin `law professor Ann Orr`": the person is no part of the body.
                let small = |at: &usize| !self.tokens.is_capital(*at);
                let own = next.tokens.clone().find(small).filter(|_| self.holds_office(next));
                let fields = self.end_of_fields(next).filter(|_| own.is_none());
                if let Some(end) = fields {
                    return end;
                }
                let campus = || self.campus_behind(phrase, next).filter(|campus| campus.kind == PhraseKind::Name);
                own.unwrap_or_else(|| campus().map_or(next.tokens.end, |campus| campus.tokens.end))
            }
            _ => end,
        }
    }

    /// Whether a phrase behind a preposition can be part of the name of a body: no day, and no word in small letters.
    fn may_end_body(&self, phrase: &Phrase) -> bool {
        let named = phrase.kind == PhraseKind::Name && self.tokens.is_capital(phrase.tokens.start);
        named && !self.is_time(phrase)
    }

    /// `Secretary of War Ann Roe`, `Bank of Vellin governor Ann Roe`: what holds prepositions is the office, and the name comes
    /// last.
    fn names_office_holder(&self, office: &Phrase, last: &Phrase) -> bool {
        if office.kind != PhraseKind::Name && !self.tokens.is_capital(office.head) {
            return false;
        }
        let person = Classes::of(&[Class::GivenName, Class::Honorific]);
        let link = office.tokens.end;
        let institution = self.tokens.is(office.head, Class::InstitutionNoun) && self.tokens.is_capital(office.head);
        let named = institution || office.kind == PhraseKind::Name;
        let body = named && !office.tokens.clone().any(|at| self.tokens.classes(at).any(person));
        let linked = link + 1 == last.tokens.start && self.tokens.span(link).len() <= LONGEST_LINK;
        let field = || self.first_field(last).is_some_and(|field| field.tokens.start == link + 1);
        // "A Department of Health `spokesman`": the office comes last where nobody is named, too.
        let nameless = self.tokens.is(last.head, Class::RoleNoun) && !self.tokens.is_capital(last.head);
        let nameless = nameless && institution && last.tokens.len() > 1 && self.tokens.is_capital(last.tokens.start);
        if body && (linked || field()) && (nameless || self.holds_office(last)) {
            return true;
        }
        // "Supporters of Ann Roe" hold no office.
        let several = self.tokens.classes(office.head).is_only_plural();
        let titled = self.tokens.is(office.head, Class::RoleNoun) && self.tokens.is_capital(office.head) && !several;
        let named = last.tokens.clone().any(|at| self.tokens.is(at, Class::GivenName) && at < last.head);
        titled && named && last.kind == PhraseKind::Name
    }

    /// `Law professor Ann Roe`: an office in small letters, and behind it the name of a person.
    fn holds_office(&self, phrase: &Phrase) -> bool {
        let office = |at: &usize| self.tokens.is(*at, Class::RoleNoun) && !self.tokens.is_capital(*at);
        let name = (phrase.tokens.start..phrase.head).rev().find(office).map(|at| at + 1..phrase.head + 1);
        name.is_some_and(|name| name.len() > 1 && name.clone().all(|at| self.tag(at) == Tag::Name))
    }

    fn kind_of(&self, head: usize) -> PhraseKind {
        self.phrases.at(head).map_or(PhraseKind::Common, |phrase| phrase.kind)
    }

    /// Two nouns joined by "and" act together where the first one has no other part to play.
    fn coordinated(&self, second: &NounRun, start: usize) -> Option<NounRun> {
        // "Orr and `even` her rivals"
        let adverb = second.tokens.start.checked_sub(1).filter(|at| self.tag(*at) == Tag::Adverb);
        let joint = adverb.unwrap_or(second.tokens.start).checked_sub(1)?;
        let joint = Some(joint).filter(|at| *at > start && self.tag(*at) == Tag::Conjunction)?;
        let first = self.phrases.ending_at(joint).filter(|phrase| phrase.tokens.start >= start)?;
        // "`Founder and` chief executive Ann Roe said"
        if self.joins_offices(first, joint) {
            return Some(NounRun { tokens: first.tokens.start..second.tokens.end, ..second.clone() });
        }
        let top = self.top_of_chain(first, start);
        let before = top.tokens.start;
        let opens = before <= start
            || matches!(self.tag(before - 1), Tag::Punctuation | Tag::Mark | Tag::That | Tag::Subordinator);
        if opens && self.of_several(top, first, second) {
            return Some(NounRun {
                tokens: before..second.tokens.end,
                head: top.head,
                kind: self.kind_of(top.head),
                ..second.clone()
            });
        }
        // "The account for the Orr `and Webb Show`": a thing that two names hang on.
        let place = self.tokens.classes(first.head).any(Classes::PLACES);
        let thing = top != first && !place && !self.tokens.classes(top.head).any(BODIES);
        let names = first.kind == PhraseKind::Name && second.kind == PhraseKind::Name;
        if opens && thing && names && self.kind_of(top.head) == PhraseKind::Common {
            return Some(NounRun {
                tokens: before..second.tokens.end,
                head: top.head,
                kind: PhraseKind::Common,
                ..second.clone()
            });
        }
        // "Reed `and party leaders`", "Norway `and the Danish government`"
        let beside = self.kind_of(top.head) == PhraseKind::Name && second.kind == PhraseKind::Common;
        if opens && beside && self.acts_beside_name(second) {
            let tokens = before..second.tokens.end;
            return Some(NounRun { tokens, head: top.head, kind: PhraseKind::Name, ..second.clone() });
        }
        // "Residents `and Kelby Council`"
        let group = top == first && self.kind_of(top.head) == PhraseKind::Common && self.is_group_of_people(top.head);
        if opens && group && second.kind == PhraseKind::Name && !place {
            return Some(NounRun { tokens: before..second.tokens.end, ..NounRun::from(top) });
        }
        let own = self.tag(second.tokens.start) == Tag::Possessive;
        let alike = self.kind_of(top.head) == second.kind || own;
        // "Ruiz and her office" speak as Ruiz.
        let lead = if own { NounRun { head: top.head, kind: top.kind, ..second.clone() } } else { second.clone() };
        // "she and another rider said"
        let pronoun = top.kind == PhraseKind::Pronoun;
        let acts = self.tokens.is(top.head, Class::PronounSubject);
        (opens && (alike && !pronoun || pronoun && acts))
            .then_some(NounRun { tokens: before..second.tokens.end, ..lead })
    }

    /// Several people without an article that tells them apart, or a body that has one.
    fn acts_beside_name(&self, second: &NounRun) -> bool {
        let people = self.is_group_of_people(second.head);
        let body =
            self.tokens.is(second.head, Class::InstitutionNoun) && self.tag(second.tokens.start) == Tag::Determiner;
        people || (body && !self.tokens.is(second.tokens.start, Class::Indefinite))
    }

    /// Farmers, stations.
    fn is_group_of_people(&self, head: usize) -> bool {
        let bodies = Classes::of(&[Class::InstitutionNoun, Class::MediaNoun]);
        let classes = self.tokens.classes(head);
        classes.is_only_plural() && classes.any(PEOPLE.union(bodies))
    }

    /// "Leader of the Law `and Justice party`": the name of a body goes on behind the conjunction.
    fn joins_fields(&self, last: &Phrase, conjunction: usize) -> bool {
        let opens = |at: usize| matches!(self.tag(at), Tag::Determiner | Tag::Genitive);
        let field = last.kind == PhraseKind::Name && last.tokens.clone().any(opens);
        let other = self.phrases.starting_at(conjunction + 1).filter(|_| field);
        other.is_some_and(|other| {
            let body = self.tokens.is(other.head, Class::InstitutionNoun) && other.tokens.len() > 1;
            body && self.tokens.is_capital(other.tokens.start)
        })
    }

    /// "According to Gazette contributor `and pier historian Ann Roe`": two offices, and who holds both.
    fn joins_offices(&self, office: &Phrase, conjunction: usize) -> bool {
        let bare = !matches!(self.tag(office.tokens.start), Tag::Determiner | Tag::Possessive);
        let one = self.tokens.is(office.head, Class::RoleNoun) && !self.tokens.is(office.head, Class::FormPlural);
        let office = bare && one && office.kind == PhraseKind::Common && office.tokens.end == conjunction;
        let holder = self.phrases.starting_at(conjunction + 1).filter(|_| self.tag(conjunction) == Tag::Conjunction);
        office && holder.is_some_and(|holder| holder.kind == PhraseKind::Name && self.holds_office(holder))
    }

    /// "According to letters `and two people` who work there", "clerks `and pilots`": papers or people, and people beside them.
    fn joins_people(&self, papers: &Phrase, conjunction: usize) -> bool {
        let several = |phrase: &Phrase| {
            let bare = phrase.tokens.len() == 1 && self.tokens.is(phrase.head, Class::FormPlural);
            bare && self.tokens.classes(phrase.head).any(PEOPLE)
        };
        let speak = self.tokens.classes(papers.head).any(Classes::PAPERS) || several(papers);
        let people = self.phrases.starting_at(conjunction + 1);
        let people = people.filter(|_| speak && papers.kind == PhraseKind::Common);
        people.is_some_and(|people| {
            let speak = self.tokens.classes(people.head).any(PEOPLE) && (several(people) || !several(papers));
            speak && people.kind == PhraseKind::Common
        })
    }

    /// "By stations `and the Vellin Post`": several that report or act, and the name of another.
    fn joins_body(&self, several: &Phrase, conjunction: usize) -> bool {
        let several = several.kind == PhraseKind::Common && self.is_group_of_people(several.head);
        let other = self.phrases.starting_at(conjunction + 1).filter(|_| several);
        other.is_some_and(|other| other.kind == PhraseKind::Name && self.tag(other.tokens.start) == Tag::Determiner)
    }

    /// "Orr `in a statement`", "Orr `on Facebook`", "Orr `per the Gazette`": said of the words, not of who speaks.
    fn tells_where_said(&self, preposition: usize) -> bool {
        let medium = self.phrases.starting_at(preposition + 1);
        let media = Classes::of(&[Class::StatementNoun, Class::Platform]);
        let of_cue = self.tokens.matches.of_role_at(Role::Cue, preposition).is_some();
        of_cue || medium.is_some_and(|phrase| self.tokens.classes(phrase.head).any(media))
    }

    /// "Researchers from Vellin University `and the Salt Institute`": people of two bodies, and no body that acts with them.
    fn of_several(&self, top: &Phrase, first: &Phrase, second: &NounRun) -> bool {
        let body = |head: usize| self.tokens.is_capital(head) && self.tokens.classes(head).any(BODIES);
        // "The University `of Lund`": what the name hangs on is the body.
        let link = first.tokens.start.checked_sub(1).filter(|at| self.tag(*at) == Tag::Preposition);
        let holder = link.and_then(|link| self.phrases.ending_at(link)).filter(|holder| *holder != top);
        let one = body(first.head) || holder.is_some_and(|holder| body(holder.head));
        let people = top != first && self.kind_of(top.head) == PhraseKind::Common;
        // "Aides `to Orr and Webb`"
        let named = first.kind == PhraseKind::Name && second.kind == PhraseKind::Name;
        let named = named && link.is_some() && self.tokens.is(top.head, Class::FormPlural);
        people && self.tokens.classes(top.head).any(PEOPLE) && (named || one && body(second.head))
    }

    /// A phrase with what follows and belongs to it, up to `end`: Ruiz, `head of the office`.
    #[must_use]
    pub fn run_starting_at(&self, at: usize, end: usize) -> Option<NounRun> {
        let first = self.phrases.starting_at(at)?;
        let mut last = first;
        while first.kind != PhraseKind::Pronoun || self.tokens.classes(first.head).any(COUNTABLE) {
            let fields = self.end_of_fields(last).filter(|whole| *whole <= end);
            if let Some(whole) = fields.and_then(|whole| self.phrases.at(whole - 1)) {
                last = whole;
                continue;
            }
            let next = last.tokens.end;
            let linked = match self.tag(next) {
                // "said Roe as he left": what may open a clause hangs nothing on a name.
                Tag::Preposition => {
                    let clause = self.tokens.is(next, Class::Subordinator) && self.tag(next + 1) == Tag::Pronoun;
                    let aside = first.kind == PhraseKind::Name && self.tells_where_said(next);
                    !clause && !self.tokens.classes(next + 1).any(TIMES) && !aside
                }
                Tag::Conjunction => {
                    first.kind == PhraseKind::Name
                        || self.joins_fields(last, next)
                        || self.joins_people(last, next)
                        || self.joins_body(last, next)
                        || self.joins_offices(first, next)
                }
                _ => false,
            };
            let Some(other) = self.phrases.starting_at(next + 1).filter(|other| linked && other.tokens.end <= end)
            else {
                break;
            };
            let joined =
                other.kind == PhraseKind::Name || self.joins_fields(last, next) || self.joins_people(last, next);
            if self.is_time(other) || (self.tag(next) == Tag::Conjunction && !joined) {
                break;
            }
            last = other;
        }
        if let Some(campus) = self.campus_behind(first, last).filter(|campus| campus.tokens.end <= end) {
            // "The University of Kansas, Brackwater's dean": who is the body's there.
            let head = if campus.kind == PhraseKind::Name { first.head } else { campus.head };
            let tokens = at..campus.tokens.end;
            return Some(NounRun::new(tokens, head, self.kind_of(head)));
        }
        let holder = self.names_office_holder(first, last) || self.joins_offices(first, first.tokens.end);
        let head = if holder { last.head } else { first.head };
        Some(NounRun::new(at..last.tokens.end, head, self.kind_of(head)))
    }
}
