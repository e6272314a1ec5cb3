//! What a mention's own words tell: whether it names a person, a body or a document, and which of its words are the name.

use std::ops::Range;

use super::sources::SourceClass;
use super::text::Read;
use crate::grammar::clauses::NounRun;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Role};

/// What a mention says about its entity before it is merged.
pub(super) struct Seen {
    pub(super) class: SourceClass,
    pub(super) name: Range<usize>,
}

/// Places, which as names of sources stand for who governs them.
pub(super) const PLACES: Classes = Classes::of(&[Class::Country, Class::City, Class::Region]);
const PERSON_HINTS: Classes = Classes::of(&[Class::GivenName, Class::Honorific]);
const ORGANIZATION_HEADS: Classes =
    Classes::of(&[Class::InstitutionNoun, Class::InstitutionName, Class::CompanySuffix]);
const DOCUMENT_HEADS: Classes =
    Classes::of(&[Class::DocumentNoun, Class::SurveyNoun, Class::DatasetNoun, Class::StatementNoun]);
const PEOPLE: Classes = Classes::of(&[Class::RoleNoun, Class::PersonNoun, Class::GenericGroup, Class::BareGroup]);

/// What a mention's own words say: its class and the words of its name.
pub(super) fn see(read: Read<'_>, run: &NounRun) -> Seen {
    let classes = read.tokens.classes(run.head);
    if run.kind == PhraseKind::Name {
        let mut name = name_in(read, run);
        // The name of a body holds what stands behind its head: Ministry of Foreign Affairs.
        if read.is(run.head, Class::InstitutionNoun)
            && run.tokens.end > name.end
            && read.tokens.is_capital(run.tokens.end - 1)
        {
            name.end = run.tokens.end;
        }
        return Seen { class: class_of_name(read, run, &name), name };
    }
    let plural = read.is(run.head, Class::FormPlural) && !read.is(run.head, Class::FormSingular);
    let term = |role| read.tokens.matches.of_role_at(role, run.head).is_some();
    let body = classes.has(Class::InstitutionNoun) && !classes.any(Classes::of(&[Class::RoleNoun, Class::PersonNoun]));
    let class = if body {
        SourceClass::NamedOrganization
    } else if classes.any(PEOPLE) || term(Role::SourceRole) {
        if plural { SourceClass::UnnamedGroup } else { SourceClass::UnnamedPerson }
    } else if classes.any(DOCUMENT_HEADS) {
        SourceClass::Document
    } else if classes.has(Class::MediaNoun) {
        SourceClass::MediaOutlet
    } else if classes.any(ORGANIZATION_HEADS) {
        SourceClass::NamedOrganization
    } else if plural {
        SourceClass::UnnamedGroup
    } else {
        SourceClass::UnnamedPerson
    };
    Seen { class, name: run.tokens.clone() }
}

/// The words of a name: the phrase of the head without honorifics, roles and bodies before a given name.
fn name_in(read: Read<'_>, run: &NounRun) -> Range<usize> {
    let phrase = read.phrases.at(run.head).map_or(run.tokens.clone(), |phrase| phrase.tokens.clone());
    let end = run.head + 1;
    // What stands before a genitive is another's name.
    let owner =
        (phrase.start..run.head).rev().find(|at| read.tag(*at) == Tag::Genitive).map_or(phrase.start, |at| at + 1);
    let given = (owner..run.head).find(|at| read.is(*at, Class::GivenName) && !role_at(read, *at));
    let body = read.tokens.classes(run.head).any(ORGANIZATION_HEADS);
    let after_role = (owner..run.head).rev().find(|at| {
        role_at(read, *at)
            || read.is(*at, Class::Honorific)
            || read.tag(*at) == Tag::Noun
            || read.tag(*at) == Tag::Adjective
    });
    let after_role = after_role.filter(|_| !body);
    let mut first = match (given, after_role) {
        (Some(given), Some(role)) if given < role => role + 1,
        (Some(given), _) => given,
        (None, Some(role)) => role + 1,
        (None, None) => owner,
    };
    while first < run.head && (!read.tokens.is_capital(first) || read.tag(first) == Tag::Determiner) {
        first += 1;
    }
    first..end
}

fn role_at(read: Read<'_>, at: usize) -> bool {
    read.is(at, Class::RoleNoun)
}

fn class_of_name(read: Read<'_>, run: &NounRun, name: &Range<usize>) -> SourceClass {
    let classes = read.tokens.classes(run.head);
    let has = |class| name.clone().any(|at| read.is(at, class));
    let term =
        |role: Role| {
            name.clone().any(|at| {
                read.tokens.matches.at(at).iter().any(|found| {
                    found.role == role && found.end as usize > run.head && found.first as usize == name.start
                })
            })
        };
    let titled = (run.tokens.start..name.start).any(|at| read.is(at, Class::Honorific) || role_at(read, at));
    if term(Role::Media) || classes.any(Classes::of(&[Class::MediaName, Class::MediaNoun])) && !has(Class::GivenName) {
        return SourceClass::MediaOutlet;
    }
    if titled || name.clone().any(|at| read.tokens.classes(at).any(PERSON_HINTS)) && !classes.any(ORGANIZATION_HEADS) {
        return SourceClass::NamedPerson;
    }
    if classes.any(DOCUMENT_HEADS) && name.len() > 1 {
        return SourceClass::Document;
    }
    let plural = classes.any(Classes::of(&[Class::Demonym, Class::GenericGroup])) && name.len() == 1;
    if plural {
        return SourceClass::UnnamedGroup;
    }
    let determined = read.tag(run.tokens.start) == Tag::Determiner;
    let acronym = read.tokens.is_all_capitals(run.head) && name.len() == 1;
    let body = classes.any(ORGANIZATION_HEADS) || term(Role::Institution) || classes.any(PLACES);
    if body || determined || acronym { SourceClass::NamedOrganization } else { SourceClass::NamedPerson }
}
