//! What a mention's own words tell: whether it names a person, a body or a document, and which of its words are the name.

use std::ops::Range;

use super::kinds;
use super::roles::{is_compound_office, is_office, is_role, office_ending};
use super::sources::SourceClass;
use super::standing::type_in;
use super::text::Read;
use crate::grammar::clauses::NounRun;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Role, SourceType};

/// What a mention says about its entity before it is merged.
pub(super) struct Seen {
    pub(super) class: SourceClass,
    /// Whether something besides its capitals shows the class of a name.
    pub(super) certain: bool,
    pub(super) name: Range<usize>,
}

/// What shows that a name is a person's.
pub(super) const PERSON_HINTS: Classes = Classes::of(&[Class::GivenName, Class::Honorific]);
pub(super) const ORGANIZATION_HEADS: Classes =
    Classes::of(&[Class::InstitutionNoun, Class::InstitutionName, Class::CompanySuffix]);
/// Nouns for people.
pub(super) const PEOPLE: Classes =
    Classes::of(&[Class::RoleNoun, Class::PersonNoun, Class::GenericGroup, Class::BareGroup]);

/// What a mention's own words say: its class and the words of its name.
pub(super) fn see(read: Read<'_>, run: &NounRun) -> Seen {
    if run.kind != PhraseKind::Name {
        return Seen { class: class_of_common(read, run), certain: true, name: run.tokens.clone() };
    }
    if is_one_of_people(read, run) {
        return Seen { class: SourceClass::UnnamedPerson, certain: true, name: run.tokens.clone() };
    }
    let mut name = name_in(read, run);
    // "An `anti-Orr PAC`": without what is joined to it the name would say the opposite.
    if name.start > run.tokens.start && read.tokens.is_hyphened(name.start) {
        name.start -= 1;
    }
    // The name of a body holds what stands behind its head: Ministry of Foreign Affairs.
    if read.is(run.head, Class::InstitutionNoun)
        && run.tokens.end > name.end
        && read.tokens.is_capital(run.tokens.end - 1)
    {
        name.end = run.tokens.end;
    }
    // "Patient F": a letter in place of a name.
    let letter = name.len() == 1 && read.tokens.span(run.head).len() == 1 && run.tokens.start < run.head;
    if letter && read.tokens.classes(run.head - 1).any(PEOPLE) {
        let article = usize::from(read.tag(run.tokens.start) == Tag::Determiner);
        let name = run.tokens.start + article..run.head + 1;
        return Seen { class: SourceClass::UnnamedPerson, certain: true, name };
    }
    let (class, certain) = class_of_name(read, run, &name);
    Seen { class, certain, name }
}

/// The class that the head of a description shows, and whether one or several are told of.
fn class_of_common(read: Read<'_>, run: &NounRun) -> SourceClass {
    let classes = read.tokens.classes(run.head);
    let plural = read.tokens.classes(run.head).is_only_plural();
    let plural = plural || is_counted(read, run) || is_lot_of_people(read, run);
    let unnamed =
        if plural || classes.has(Class::PeopleNoun) { SourceClass::UnnamedGroup } else { SourceClass::UnnamedPerson };
    // "The regulator" and "the broadcaster" are bodies, "a retailer" may be a person.
    let definite = read.tag(run.tokens.start) == Tag::Determiner && !read.is(run.tokens.start, Class::Indefinite);
    let role = classes.any(Classes::PERSON_NOUNS);
    let people = role && (plural || !definite) && !classes.has(Class::PeopleNoun);
    let body = classes.has(Class::InstitutionNoun) && !people;
    let named_so = classes.any(Classes::of(&[Class::RoleNoun, Class::InstitutionNoun]));
    let outlet = classes.has(Class::MediaNoun) && named_so && definite && !plural;
    // "Every organization", "each firm"
    let any = read.tokens.classes(run.tokens.start).has(Class::Quantifier) && run.head > run.tokens.start;
    if is_share(read, run.head, &run.tokens) || is_mean_share(read, run) || (body && (plural || any)) {
        SourceClass::UnnamedGroup
    } else if body && !outlet {
        group_of_people(read, run).or_else(|| people_alone(read, run)).unwrap_or(SourceClass::NamedOrganization)
    } else if outlet {
        SourceClass::MediaOutlet
    } else if is_compound_office(read, run.head) {
        // "Opposition figures" are no data.
        if is_office_of_several(read, run.head) { SourceClass::UnnamedGroup } else { unnamed }
    } else if classes.any(PEOPLE) || read.tokens.matches.of_role_at(Role::SourceRole, run.head).is_some() {
        unnamed
    } else if classes.any(Classes::PAPERS) || classes.has(Class::ResearchNoun) {
        SourceClass::Document
    } else if classes.has(Class::MediaNoun) {
        SourceClass::MediaOutlet
    } else if classes.any(ORGANIZATION_HEADS) {
        SourceClass::NamedOrganization
    } else {
        unnamed
    }
}

/// "A wave of critics", "a lot of people": what is no person itself, and of which kind people are.
fn is_lot_of_people(read: Read<'_>, run: &NounRun) -> bool {
    let person = read.tokens.classes(run.head).any(PEOPLE);
    !person && group_of_people(read, run).is_some()
}

/// Whether a listed office of several words stands here in the plural.
fn is_office_of_several(read: Read<'_>, head: usize) -> bool {
    let first = office_ending(read, head).unwrap_or(head);
    let mut terms = read.tokens.matches.at(first).iter();
    terms.any(|term| term.role == Role::SourceRole && term.end as usize == head + 1 && term.form == Class::FormPlural)
}

/// Whether a number or "these" before a noun, or in its place, tells of several: all 17 finalists, the three.
fn is_counted(read: Read<'_>, run: &NounRun) -> bool {
    let several = |at: usize| {
        let number = read.tag(at) == Tag::Number && !read.is(at, Class::Indefinite) && !read.is(at, Class::Ordinal);
        number || (read.is(at, Class::Demonstrative) && read.is(at, Class::FormPlural))
    };
    let single = read.is(run.head, Class::FormSingular) && !read.is(run.head, Class::FormPlural);
    !single && (run.tokens.start..=run.head).any(several)
}

/// The words of a name: the phrase of the head without honorifics, roles and bodies before a given name.
fn name_in(read: Read<'_>, run: &NounRun) -> Range<usize> {
    let phrase = read.phrases.at(run.head).map_or(run.tokens.clone(), |phrase| phrase.tokens.clone());
    let phrase = phrase.start.max(run.tokens.start)..phrase.end;
    let end = run.head + 1;
    if let Some(first) = listed_body(read, phrase.start..phrase.end.min(end), end) {
        return first..end;
    }
    if let Some(joint) = phrase.clone().find(|at| read.joins_partners(*at)) {
        let named = |at: &usize| read.tokens.is_capital(*at) && read.tag(*at) == Tag::Name;
        return (phrase.start..joint).rev().take_while(named).last().unwrap_or(phrase.start)..end;
    }
    // "The Chief Constable", "the U.S. Surgeon General": an office is one whole.
    let office = is_compound_office(read, run.head);
    if office && read.tag(phrase.start) == Tag::Determiner {
        return phrase.start + 1..end;
    }
    if office && is_office(read, phrase.start..end) {
        return phrase.start..end;
    }
    let body = read.tokens.classes(run.head).any(ORGANIZATION_HEADS);
    if body && owned_office(read, run) {
        let first = phrase.clone().find(|at| read.tag(*at) != Tag::Determiner).unwrap_or(phrase.start);
        return first..end;
    }
    let mut first = first_of_name(read, phrase.start..run.head, body);
    while first < run.head && (!read.tokens.is_capital(first) || read.tag(first) == Tag::Determiner) {
        first += 1;
    }
    first..end
}

/// Doctors Without Borders: an office or not, the list has the whole. The first token of a listed body of several words
/// that ends with a name.
fn listed_body(read: Read<'_>, tokens: Range<usize>, end: usize) -> Option<usize> {
    let named = |at: &usize| {
        let body = read.tokens.matches.of_role_at(Role::Institution, *at).filter(|body| body.end as usize == end);
        let class = body.and_then(|body| read.entry(body)).and_then(|entry| entry.attributes.class);
        class == Some(Class::InstitutionName) && *at + 1 < end
    };
    tokens.into_iter().find(named)
}

/// Where a name begins in the words before its head: behind an owner, a role or an honorific, at a given name.
fn first_of_name(read: Read<'_>, before: Range<usize>, body: bool) -> usize {
    // What stands before a genitive is another's name.
    let owner = before.clone().rev().find(|at| read.tag(*at) == Tag::Genitive).map_or(before.start, |at| at + 1);
    let own = owner..before.end;
    let given = own.clone().find(|at| read.is(*at, Class::GivenName) && !role_at(read, *at));
    let parts = |at: &usize| {
        // Ana `de` Lima: a particle parts no office from a name.
        let common = matches!(read.tag(*at), Tag::Noun | Tag::Adjective);
        let particle = read.is(*at, Class::NameParticle) && !read.tokens.is_capital(*at);
        // "Father-of-two Lee Farrow"
        let counted = read.tag(*at) == Tag::Number && read.tokens.is_hyphened(*at);
        // "Mayor `Don` Orr": a short name that is a title elsewhere.
        let short = read.is(*at, Class::GivenNameWeak) && *at > own.start && role_at(read, at - 1);
        let honorific = read.is(*at, Class::Honorific) && !short;
        role_at(read, *at) || honorific || (common && !particle) || counted
    };
    let after_role = own.clone().rev().find(parts).filter(|_| !body);
    // "Spokesman Tarhan Aziz Bek": words in no list behind an office are given names too.
    let unheard = |at: usize| read.tag(at) == Tag::Name && read.tokens.classes(at).is_empty();
    match (given, after_role) {
        (Some(given), Some(role)) if given < role => role + 1,
        (Some(given), Some(role)) if given > role + 1 && (role + 1..given).all(unheard) => role + 1,
        (Some(given), _) => given,
        (None, Some(role)) => role + 1,
        (None, None) => {
            // "Brill-based company `Howe Glass`": no word in small letters opens the name of a body.
            let small = |at: &usize| {
                read.tag(*at) == Tag::Noun && !read.tokens.is_capital(*at) && read.tokens.is_capital(at + 1)
            };
            own.clone().rev().find(|at| body && small(at)).map_or(owner, |at| at + 1)
        }
    }
}

/// Whether the head of a name stands right behind the genitive of an office: the Mayor's `Office`.
fn owned_office(read: Read<'_>, run: &NounRun) -> bool {
    let genitive = run.head.checked_sub(1).filter(|at| read.tag(*at) == Tag::Genitive);
    genitive.and_then(|at| at.checked_sub(1)).is_some_and(|office| {
        read.tokens.is_capital(office) && read.tokens.is_capital(run.head) && role_at(read, office)
    })
}

fn role_at(read: Read<'_>, at: usize) -> bool {
    read.is(at, Class::RoleNoun) || (!read.is(at, Class::PersonNoun) && is_role(read, at))
}

/// A share of those who were asked: 38 percent of farmers, 4 in 10, two thirds of nurses, half.
pub(super) fn is_share(read: Read<'_>, head: usize, tokens: &Range<usize>) -> bool {
    let number = |at: usize| read.tag(at) == Tag::Number;
    let numbered = tokens.clone().any(number);
    let percent = read.is(head, Class::Measure) && numbered;
    // "Four in 10", "nine out of 10"
    let link = |at: usize| read.tag(at) == Tag::Preposition;
    let behind = link(head + 1) && (number(head + 2) || (link(head + 2) && number(head + 3)));
    let part = || numbered || read.is(tokens.start, Class::Indefinite) || read.tag(head) == Tag::Pronoun;
    percent
        || ((number(head) || read.is(head, Class::Indefinite)) && behind)
        || (read.is(head, Class::FractionWord) && part())
}

/// "A median of 91 percent": a share behind what it is the mean or most of.
fn is_mean_share(read: Read<'_>, run: &NounRun) -> bool {
    let of = read.tag(run.head + 1) == Tag::Preposition;
    let share = read.phrases.starting_at(run.head + 2).filter(|_| of);
    share.is_some_and(|share| is_share(read, share.head, &share.tokens))
}

/// "A small group of nurses": whom the preposition names, where they are nobody in particular.
fn group_of_people(read: Read<'_>, run: &NounRun) -> Option<SourceClass> {
    let indefinite = read.is(run.tokens.start, Class::Indefinite);
    let of = read.tag(run.head + 1) == Tag::Preposition;
    let members = read.phrases.starting_at(run.head + 2).filter(|_| indefinite && of)?;
    let people = read.tokens.classes(members.head).any(PEOPLE) && read.is(members.head, Class::FormPlural);
    people.then_some(SourceClass::UnnamedGroup)
}

/// "The team", "his family": the people in it, where no name says which it is.
fn people_alone(read: Read<'_>, run: &NounRun) -> Option<SourceClass> {
    let places = Classes::PLACES.union(Classes::of(&[Class::Demonym]));
    let named = |at: usize| read.tag(at) == Tag::Name && !read.tokens.classes(at).any(places);
    let alone = read.is(run.head, Class::PeopleNoun) && !(run.tokens.start..run.head).any(named);
    alone.then_some(SourceClass::UnnamedGroup)
}

/// The class of a name, and whether something besides its capitals shows it.
fn class_of_name(read: Read<'_>, run: &NounRun, name: &Range<usize>) -> (SourceClass, bool) {
    let beside = kinds::class_beside(read, run);
    let by_words = class_by_words(read, run, name);
    // "KNA, the state news agency,": letters tell of a body alone, what stands behind of which kind.
    let outlet =
        beside.filter(|class| *class == SourceClass::MediaOutlet && by_words != Some(SourceClass::NamedPerson));
    if let Some(class) = outlet.or(by_words) {
        return (class, true);
    }
    let beside = beside.or_else(|| kinds::owns_as_body(read, run)).or_else(|| kinds::class_ahead(read, run, name));
    (beside.unwrap_or(SourceClass::NamedPerson), beside.is_some())
}

/// The class that the words of a name and of its mention show.
fn class_by_words(read: Read<'_>, run: &NounRun, name: &Range<usize>) -> Option<SourceClass> {
    let words = NameWords::of(read, run, name);
    if words.are_an_outlet() {
        return Some(SourceClass::MediaOutlet);
    }
    if is_letters_of_several(read, run.head) {
        return Some(SourceClass::UnnamedGroup);
    }
    // "GMOs": letters of several that are in no list are no person.
    if name.len() == 1 && words.head.is_empty() && are_letters_and_plural(read, run.head) {
        return Some(SourceClass::NamedOrganization);
    }
    // "House Republicans", "conservative Jews", but not the Liberal Democrats.
    let peoples = Classes::of(&[Class::Adherent, Class::Demonym]);
    let several = words.head.any(peoples) && words.head.is_only_plural();
    if several && (name.len() > 1 || words.titled) && !words.hinted && !words.is_listed(Role::Institution) {
        return Some(SourceClass::UnnamedGroup);
    }
    let alone = read.tag(run.tokens.start) == Tag::Determiner || is_office(read, name.clone());
    let office = alone && is_compound_office(read, run.head);
    if !office && words.are_a_person() {
        return Some(SourceClass::NamedPerson);
    }
    let head = words.head;
    // "Abbey Records" is a firm.
    if head.any(Classes::PAPERS) && name.len() > 1 && !head.has(Class::CompanySuffix) {
        return Some(SourceClass::Document);
    }
    // "Fisher said": one with such a name is a person.
    let generic = head.has(Class::GenericGroup) && (head.has(Class::FormPlural) || !head.any(Classes::PERSON_NOUNS));
    let people = (head.has(Class::Demonym) || generic) && name.len() == 1;
    let peoples = head.has(Class::Demonym) && head.is_only_plural();
    if people || peoples {
        return Some(SourceClass::UnnamedGroup);
    }
    (office || words.are_a_body()).then_some(SourceClass::NamedOrganization)
}

/// "One Democrat", "the Texas Republican", "a Dane": one of a party or a people, whatever the capital.
pub(super) fn is_one_of_people(read: Read<'_>, run: &NounRun) -> bool {
    let (first, head) = (run.tokens.start, read.tokens.classes(run.head));
    let counted = read.tokens.classes(first).any(Classes::of(&[Class::NumberWord, Class::Indefinite]));
    // "The English" are many.
    let kind = if counted { Classes::of(&[Class::Adherent, Class::Demonym]) } else { Classes::of(&[Class::Adherent]) };
    let opened = first < run.head && (counted || read.tag(first) == Tag::Determiner);
    let one = head.any(kind) && (!head.has(Class::FormPlural) || head.has(Class::FormSingular));
    opened && one && run.tokens.end == run.head + 1 && is_narrowed(read, first + 1..run.head)
}

/// Whether what stands before a noun only says which: "senior", "Texas", "Texas House".
pub(super) fn is_narrowed(read: Read<'_>, mut before: Range<usize>) -> bool {
    before.all(|at| read.tag(at) != Tag::Name || read.tokens.classes(at).any(Classes::PLACES))
}

/// "Labour `MPs`", "two `GPs`": letters that stand for an office or a kind of body, and those who are one.
fn is_letters_of_several(read: Read<'_>, head: usize) -> bool {
    let known = Classes::of(&[Class::RoleNoun, Class::InstitutionNoun]);
    let several = read.is(head, Class::FormPlural) && read.tokens.classes(head).any(known);
    several && are_letters_and_plural(read, head)
}

/// Capitals and a small letter at the end: MPs, ATVs.
fn are_letters_and_plural(read: Read<'_>, head: usize) -> bool {
    let mut letters = read.doc[read.tokens.span(head)].chars().rev();
    let small = letters.next().is_some_and(char::is_lowercase);
    small && letters.clone().count() > 1 && letters.all(char::is_uppercase)
}

/// The words of a name, with what stands before them in their mention.
struct NameWords<'w> {
    read: Read<'w>,
    run: &'w NounRun,
    name: &'w Range<usize>,
    /// The classes of the head.
    head: Classes,
    /// Whether the head is that of a body.
    body: bool,
    /// Whether an honorific or a role stands before the name.
    titled: bool,
    /// Whether a given name or an honorific is part of it.
    hinted: bool,
}

impl<'w> NameWords<'w> {
    fn of(read: Read<'w>, run: &'w NounRun, name: &'w Range<usize>) -> Self {
        let head = read.tokens.classes(run.head);
        let body = head.any(ORGANIZATION_HEADS) || name.clone().any(|at| read.joins_partners(at));
        let titled = (run.tokens.start..name.start).any(|at| read.is(at, Class::Honorific) || role_at(read, at));
        let hinted = name.clone().any(|at| read.tokens.classes(at).any(PERSON_HINTS));
        Self { read, run, name, head, body, titled, hinted }
    }

    fn has(&self, class: Class) -> bool {
        self.name.clone().any(|at| self.read.is(at, class))
    }

    /// Whether a listed term of a role starts where the name does, and takes in its head.
    fn is_listed(&self, role: Role) -> bool {
        let mut terms = self.read.tokens.matches.at(self.name.start).iter();
        terms.any(|found| found.role == role && found.end as usize > self.run.head)
    }

    fn are_an_outlet(&self) -> bool {
        // "Mayor Ida Guardian": what has an office or an honorific right before it is a surname.
        let title = self.name.start.checked_sub(1).filter(|title| *title >= self.run.tokens.start);
        if title.is_some_and(|title| self.is_title_of_person(title)) {
            return false;
        }
        let named = self.head.any(Classes::of(&[Class::MediaName, Class::MediaNoun]));
        if self.is_listed(Role::Media) || named && !self.has(Class::GivenName) || self.are_told_an_outlet() {
            return true;
        }
        if self.name.len() == 1 || self.titled || self.hinted {
            return false;
        }
        // Radio Nord.
        let first = self.name.start;
        let broadcasts = self.read.is(first, Class::MediaNoun) && self.read.tokens.is_capital(first);
        (self.head.has(Class::FormSingular) && self.ends_in_press_job())
            || (broadcasts && !self.body && !self.has(Class::RoleNoun))
    }

    /// "Mayor Guardian", "Don Guardian", but not "Editor Guardian": an honorific, or an office outside the press.
    fn is_title_of_person(&self, at: usize) -> bool {
        let office = self.read.tokens.is_capital(at) && role_at(self.read, at);
        let press = || type_in(self.read, at..at + 1, &[Role::SourceRole]) == Some(SourceType::Media);
        self.read.is(at, Class::Honorific) || (office && !press())
    }

    /// "The newspaper Vellin Blad", "state news agency KNA": a word for an outlet, and its name behind it.
    fn are_told_an_outlet(&self) -> bool {
        let kind = self.name.start.checked_sub(1).filter(|kind| *kind >= self.run.tokens.start);
        kind.is_some_and(|kind| {
            // "Broadcaster Ole Lund" is a person.
            let person = self.read.tokens.classes(kind).any(Classes::PERSON_NOUNS);
            let person = person && !self.read.tokens.is_all_capitals(self.run.head);
            !person
                && !self.read.tokens.is_capital(kind)
                && kinds::ends_as_outlet(self.read, self.run.tokens.start..kind + 1)
        })
    }

    /// Danish Reporter, Harbour Insider: the last word of a name is a job of the press.
    fn ends_in_press_job(&self) -> bool {
        let head = self.run.head;
        self.head.has(Class::BareGroup)
            || type_in(self.read, head..head + 1, &[Role::SourceRole]) == Some(SourceType::Media)
    }

    fn are_a_person(&self) -> bool {
        // "The refugee agency UNHCR": letters behind the noun for a body.
        let before = self.run.head.checked_sub(1).filter(|at| *at >= self.run.tokens.start);
        let letters = self.name.len() == 1 && self.read.tokens.is_all_capitals(self.run.head);
        if letters && before.is_some_and(|at| self.read.is(at, Class::InstitutionNoun)) {
            return false;
        }
        // "She sailed on the Aurora": a given name alone behind an article is a ship's, or another thing's.
        let opening = self.run.tokens.start;
        let article =
            self.read.tag(opening) == Tag::Determiner && opening + 1 == self.name.start && self.name.len() == 1;
        if article && !self.titled && !self.read.is(opening, Class::Quantifier) {
            return false;
        }
        if !self.body {
            return self.titled || self.hinted;
        }
        // "The Prosecutor's Office" is no person; "activist investor Kestrel Holdings" is a firm.
        let honoured = || (self.run.tokens.start..self.name.start).any(|at| self.read.is(at, Class::Honorific));
        let firm = || self.name.len() > 1 && !honoured() && !self.has(Class::GivenName);
        self.titled && !owned_office(self.read, self.run) && !firm()
    }

    fn are_a_body(&self) -> bool {
        // "The Pentagon" is a body; "both Orr and Webb" are not.
        let opening = self.run.tokens.start;
        let determined = self.read.tag(opening) == Tag::Determiner && !self.read.is(opening, Class::Quantifier);
        // "A defensive Webb", "the 40-year-old Keller": an adjective before one name is a person's.
        let told = self.name.start.checked_sub(1).filter(|at| *at > opening);
        let told = told.is_some_and(|at| self.read.tag(at) == Tag::Adjective && !self.read.tokens.is_capital(at));
        let determined = determined && !(told && self.name.len() == 1);
        let acronym = self.name.len() == 1 && self.read.tokens.is_all_capitals(self.run.head);
        let site = || self.read.doc[self.read.tokens.span(self.run.head)].contains('.');
        self.body
            || determined
            || acronym
            || self.head.any(Classes::PLACES)
            || self.is_listed(Role::Institution)
            || site()
    }
}
