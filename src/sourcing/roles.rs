//! Roles and affiliations: the words of an office or job beside a name, and of the body inside them.

use std::ops::Range;

use super::mentions::Mention;
use super::merging::Entity;
use super::sources::SourceClass;
use super::text::Read;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Role};

const ROLE_HEADS: Classes = Classes::of(&[Class::RoleNoun, Class::PersonNoun]);

/// The words of an office: before the name in its phrase, or in the apposition beside it.
pub(super) fn role_of(read: Read<'_>, entity: &Entity, mention: &Mention) -> Option<Range<usize>> {
    if !matches!(entity.class, SourceClass::NamedPerson | SourceClass::UnnamedPerson | SourceClass::UnnamedGroup) {
        return None;
    }
    if entity.class != SourceClass::NamedPerson {
        let head_is_role = read.tokens.classes(mention.head).any(ROLE_HEADS);
        let phrase = read.phrases.at(mention.head).map_or(mention.tokens.clone(), |phrase| phrase.tokens.clone());
        return head_is_role.then(|| without_article(read, phrase));
    }
    role_before(read, entity, mention).or_else(|| role_behind(read, mention)).or_else(|| role_ahead(read, mention))
}

/// `Foreign Ministry spokeswoman` Maria Roe.
fn role_before(read: Read<'_>, entity: &Entity, mention: &Mention) -> Option<Range<usize>> {
    let start = mention.tokens.start;
    let name_start = (mention.head + 1).saturating_sub(entity.name.len()).max(start);
    let prefix = start..name_start;
    let office = prefix.clone().any(|at| read.tag(at) == Tag::Preposition);
    if office && prefix.clone().any(|at| is_role(read, at)) {
        return Some(without_article(read, prefix));
    }
    let last_role = prefix.clone().rev().find(|at| is_role(read, *at))?;
    Some(without_article(read, prefix.start..last_role + 1)).filter(|role| !role.is_empty())
}

fn is_role(read: Read<'_>, at: usize) -> bool {
    read.tokens.classes(at).any(ROLE_HEADS)
}

/// Maria Roe, `the mayor of Vellin`, …
fn role_behind(read: Read<'_>, mention: &Mention) -> Option<Range<usize>> {
    let mut at = mention.tokens.end;
    if !read.punctuation(at, ',') {
        return None;
    }
    at += 1;
    // An age in commas stands before the office.
    if read.tag(at) == Tag::Number && read.punctuation(at + 1, ',') {
        at += 2;
    }
    let end = read.sentence(read.sentence_of(mention.head)).end;
    let run = read.syntax().run_starting_at(at, end)?;
    // Any noun of people will do behind a name; one that is in no list too, where an article opens it.
    let listed = is_role(read, run.head);
    let things =
        Classes::of(&[Class::Noun, Class::TimeWord, Class::Measure, Class::DocumentNoun, Class::InstitutionNoun]);
    let unlisted =
        read.tag(at) == Tag::Determiner && run.kind == PhraseKind::Common && !read.tokens.classes(run.head).any(things);
    (listed || unlisted).then(|| without_article(read, run.tokens))
}

/// `The mayor`, Maria Roe, …
fn role_ahead(read: Read<'_>, mention: &Mention) -> Option<Range<usize>> {
    let comma = mention.tokens.start.checked_sub(1).filter(|at| read.punctuation(*at, ','))?;
    let phrase = read.phrases.ending_at(comma)?;
    let start = read.sentence(read.sentence_of(mention.head)).start;
    let run = read.syntax().run_ending_with(phrase, start);
    let own = read.punctuation(mention.tokens.end, ',');
    (own && is_role(read, run.head)).then(|| without_article(read, run.tokens))
}

fn without_article(read: Read<'_>, tokens: Range<usize>) -> Range<usize> {
    let opener = Classes::of(&[Class::Determiner, Class::NumberWord, Class::PossessiveDeterminer, Class::Indefinite]);
    let article = read.tokens.classes(tokens.start).any(opener) && tokens.len() > 1;
    if article { tokens.start + 1..tokens.end } else { tokens }
}

/// The body named inside a role: what follows "of" or "for", or the name before the role's own noun.
pub(super) fn affiliation_in(read: Read<'_>, role: &Range<usize>) -> Option<Range<usize>> {
    let preposition = role.clone().find(|at| read.tag(*at) == Tag::Preposition);
    if let Some(at) = preposition {
        let places = Classes::of(&[Class::Country, Class::City, Class::Region]);
        let body = (at + 1..role.end).any(|token| is_body(read, token) || read.tokens.classes(token).any(places));
        let named = body || (at + 1..role.end).filter(|token| read.tokens.is_capital(*token)).count() > 1;
        return Some(without_article(read, at + 1..role.end)).filter(|tokens| named && !tokens.is_empty());
    }
    let listed = role.clone().find_map(|at| {
        let found = read.tokens.matches.of_role_at(Role::Institution, at)?;
        let named = read.entry(found)?.attributes.class == Some(Class::InstitutionName);
        (named && found.end as usize <= role.end).then_some(at..found.end as usize)
    });
    if listed.is_some() {
        return listed;
    }
    let first = role.clone().find(|at| read.tokens.is_capital(*at) && !is_role(read, *at))?;
    let end = (first..role.end)
        .find(|at| is_role(read, *at) || !(read.tokens.is_capital(*at) || read.tag(*at) == Tag::Genitive));
    let end = end.unwrap_or(role.end);
    let end = if read.tag(end.saturating_sub(1)) == Tag::Genitive { end - 1 } else { end };
    let body = (first..end)
        .any(|at| is_body(read, at) || read.tokens.classes(at).any(Classes::of(&[Class::Country, Class::Demonym])));
    Some(first..end).filter(|tokens| !tokens.is_empty() && (body || end - first > 1))
}

fn is_body(read: Read<'_>, at: usize) -> bool {
    let bodies = Classes::of(&[Class::InstitutionNoun, Class::InstitutionName, Class::CompanySuffix, Class::MediaName]);
    read.tokens.classes(at).any(bodies) || read.tokens.matches.of_role_at(Role::Institution, at).is_some()
}
