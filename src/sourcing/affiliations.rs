//! Affiliations: the body that somebody belongs to, named in the words of the role or right beside the name.

use std::ops::Range;

use super::mentions::Mention;
use super::roles::{is_role, without_article};
use super::standing::type_in;
use super::text::Read;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, Match, Role, SourceType};

/// The body named inside a role: what follows "of", "for" or "at", or the name before the role's own noun.
pub(super) fn affiliation_in(read: Read<'_>, role: &Range<usize>) -> Option<Range<usize>> {
    if let Some(owner) = owner_in(read, role) {
        return Some(owner);
    }
    if let Some(link) = role.clone().find(|at| read.tag(*at) == Tag::Preposition) {
        // "A union member `from Kent`": where somebody comes from is second to what they belong to.
        let before = role.start..link;
        let origin = is_link(read, link, &[Complement::From]);
        let own = listed_body(read, &before).filter(|_| origin);
        // "Leads the governor's `Council of Advisers`": the name of a body goes on behind a preposition.
        let council = link.checked_sub(1).filter(|at| *at > role.start && is_institution(read, *at));
        if council.is_some_and(|at| read.tokens.is_capital(at) && read.tokens.is_capital(link + 1)) {
            let named = |at: &usize| read.tokens.is_capital(*at) && !is_role(read, *at);
            let first = (role.start..link).rev().take_while(named).last().unwrap_or(link - 1);
            let end = (link..role.end).take_while(|at| *at == link || read.tokens.is_capital(*at)).last();
            return Some(first..end.map_or(role.end, |last| last + 1));
        }
        // "`UMWA` director of public affairs": letters before the office are the body, what follows a field.
        let letters = (role.start..link).find(|at| read.tokens.is_all_capitals(*at) && read.tag(*at) == Tag::Name);
        let letters = letters.filter(|at| !read.tokens.classes(*at).any(Classes::PLACES) && !is_role(read, *at));
        let letters = letters.filter(|at| at + 1 < link).map(|at| at..at + 1);
        let own = own.or_else(|| body_ahead(read, role)).or(letters);
        return own.or_else(|| body_behind(read, role));
    }
    listed_body(read, role).or_else(|| body_before_role(read, role))
}

/// "The `hospital`'s head of surgery", "`Harvel`'s chief executive": the body that a genitive in a role tells, by its own noun or
/// by an office that only bodies have.
fn owner_in(read: Read<'_>, role: &Range<usize>) -> Option<Range<usize>> {
    let genitive = role.clone().find(|at| read.tag(*at) == Tag::Genitive)?;
    let owner = without_article(read, role.start..genitive);
    let last = owner.end.checked_sub(1).filter(|last| *last >= owner.start)?;
    let body = is_body(read, last) && !is_role(read, last);
    let of_body = (genitive..role.end).any(|at| read.is(at, Class::OfBody)) && read.tokens.is_capital(last);
    // "The Vellin `Foreign Ministry`'s spokesman" at the end of a chain of its own, "the governor's council": not here.
    let plain = owner.clone().all(|at| read.tag(at) != Tag::Preposition);
    (plain && (body || of_body)).then_some(owner)
}

/// `Department of Health` spokesman: the whole body before an office that comes last.
fn body_ahead(read: Read<'_>, role: &Range<usize>) -> Option<Range<usize>> {
    let first = role.clone().find(|at| read.tag(*at) != Tag::Determiner)?;
    let link = role.clone().find(|at| *at > first && read.tag(*at) == Tag::Preposition)?;
    let body = (first..link).all(|at| read.tokens.is_capital(at)) && is_institution(read, link - 1);
    let small = |at: &usize| !read.tokens.is_capital(*at);
    let office = role.clone().rev().take_while(small).last().filter(|_| body && is_role(read, role.end - 1))?;
    (office > link + 1).then_some(first..office)
}

/// "Head of security at `Marlow Bank`": the first body behind a preposition; where there is none, the place.
fn body_behind(read: Read<'_>, role: &Range<usize>) -> Option<Range<usize>> {
    let links: Vec<usize> = role.clone().filter(|at| read.tag(*at) == Tag::Preposition).take(MOST_LINKS).collect();
    let ends = links.iter().skip(1).copied().chain([role.end]);
    let parts: Vec<Range<usize>> = links.iter().zip(ends).map(|(link, end)| link + 1..end).collect();
    let first = [Part::Institution, Part::NamedBody, Part::Named, Part::Capitals, Part::Body, Part::Place]
        .into_iter()
        .find_map(|wanted| parts.iter().find(|part| wanted.is(read, part)))?;
    let named = first.clone().any(|at| read.tokens.is_capital(at));
    let end = links.iter().filter(|link| **link >= first.end).try_fold(first.end, |end, link| {
        // "Ministry of Transport" is one name; "Marlow Bank in Lund" is a name and a place.
        let goes_on = named && *link == end && continues(read, *link, end > first.end);
        if goes_on { Ok(part_end(&links, *link, role.end)) } else { Err(end) }
    });
    let end = end.unwrap_or_else(|end| end);
    Some(without_article(read, first.start..end)).filter(|tokens| !tokens.is_empty())
}

/// What stands between two prepositions of a role.
#[derive(Copy, Clone)]
enum Part {
    /// Lund University; no firm, whose name may end as that of a field does.
    Institution,
    /// Marlow Bank.
    NamedBody,
    /// "At GitHub".
    Named,
    /// Open Innovation.
    Capitals,
    /// "The coastguard".
    Body,
    /// "Of Kent".
    Place,
}

impl Part {
    fn is(self, read: Read<'_>, part: &Range<usize>) -> bool {
        let capitals = part.clone().filter(|at| read.tokens.is_capital(*at)).count();
        let body = part.clone().any(|at| is_body(read, at));
        let place = part.clone().any(|at| read.tokens.classes(at).any(Classes::PLACES));
        // "Mother of `Sean Orr`": nobody belongs to a person.
        let person = !body && part.clone().any(|at| read.is(at, Class::GivenName) && read.tokens.is_capital(at + 1));
        match self {
            Self::Institution => capitals > 0 && part.clone().any(|at| is_institution(read, at)),
            Self::NamedBody => capitals > 0 && body,
            Self::Capitals => capitals > 1 && !place && !person,
            Self::Named => capitals > 0 && is_link(read, part.start - 1, &[Complement::At]),
            // "Undersecretary for `management`": a field.
            Self::Body => body && !(part.len() == 1 && is_link(read, part.start - 1, &[Complement::For])),
            Self::Place => (place || capitals > 1) && !person,
        }
    }
}

/// Most prepositions of a role that are looked at.
const MOST_LINKS: usize = 8;

fn part_end(links: &[usize], link: usize, end: usize) -> usize {
    links.iter().copied().find(|other| *other > link).unwrap_or(end)
}

/// Whether the name of a body goes on behind a preposition: Centre for Labour, University of Vellin at Brack.
fn continues(read: Read<'_>, link: usize, has_place: bool) -> bool {
    let article = usize::from(read.tag(link + 1) == Tag::Determiner);
    let inner = is_link(read, link, &[Complement::Of, Complement::For, Complement::On]);
    read.tokens.is_capital(link + 1 + article) && (inner || (has_place && is_link(read, link, &[Complement::At])))
}

pub(super) fn is_link(read: Read<'_>, at: usize, links: &[Complement]) -> bool {
    read.preposition(at).is_some_and(|link| links.contains(&link))
}

fn listed_body(read: Read<'_>, role: &Range<usize>) -> Option<Range<usize>> {
    role.clone().find_map(|at| {
        let within = |found: &Match| (found.end as usize <= role.end).then_some(at..found.end as usize);
        // "USA Today": a listed outlet may begin as another name does.
        let outlet = read.tokens.matches.of_role_at(Role::Media, at);
        let press = || type_in(read, role.clone(), &[Role::SourceRole]) == Some(SourceType::Media);
        let outlet = outlet.filter(|found| found.end as usize > at + 1 || (read.is(at, Class::MediaName) && press()));
        if let Some(outlet) =
            outlet.and_then(within).filter(|outlet| outlet.clone().all(|at| read.tokens.is_capital(at)))
        {
            return Some(outlet);
        }
        let found = read.tokens.matches.of_role_at(Role::Institution, at)?;
        let named = read.entry(found)?.attributes.class == Some(Class::InstitutionName);
        within(found).filter(|_| named)
    })
}

/// `Foreign Ministry` spokeswoman.
fn body_before_role(read: Read<'_>, role: &Range<usize>) -> Option<Range<usize>> {
    // "Former House speaker": the capital of the adjective is that of the sentence.
    let place = |at: usize| read.tokens.classes(at).any(Classes::PLACES);
    let opens_with = |at: usize| read.sentence(read.sentence_of(at)).start == at;
    let adorns = |at: usize| read.is(at, Class::Adjective) && opens_with(at) && !place(at);
    // "Chief `Financial` Officer": a word of the office itself.
    let inside = |at: usize| (role.start..at).any(|first| ends_behind(read, first, at));
    let named = |at: &usize| read.tokens.is_capital(*at) && !is_role(read, *at) && !adorns(*at) && !inside(*at);
    let first = role.clone().find(named)?;
    let end = (first..role.end).find(|at| {
        is_role(read, *at)
            // "Foreign `Ministry spokeswoman`": the body is part of the name, not of the office.
            || (opens_office(read, *at) && !is_institution(read, *at))
            || !(read.tokens.is_capital(*at) || read.tag(*at) == Tag::Genitive)
    });
    // "The firm's `Deputy Mayor`": an office of several words at once is no body.
    let end = Some(end.unwrap_or(role.end)).filter(|end| *end > first)?;
    let end = if read.tag(end - 1) == Tag::Genitive { end - 1 } else { end };
    // "English painter": a people is no body, and "Defense attorney" opens a sentence.
    let opens = read.sentence(read.sentence_of(first)).start == first && read.is(first, Class::Noun);
    if (first..end).len() == 1 && (read.is(first, Class::Demonym) || opens) {
        return None;
    }
    // "`Las Vegas` casino magnate Ann Roe": where somebody is in business.
    let field = |at: usize| read.tag(at) == Tag::Noun && !read.tokens.is_capital(at) && !is_role(read, at);
    if (first..end).all(place) && field(end) && end + 1 < role.end {
        return None;
    }
    let nation = Classes::of(&[Class::Country, Class::Demonym]);
    let body = (first..end).any(|at| is_body(read, at));
    // "Indian `Defence` Minister": half the name of a body is none.
    let half = !body && end - first > 1 && read.is(first, Class::Demonym);
    // "`Jefferies` analyst Ann Roe": a word in no list is a name.
    let unheard = read.tokens.classes(first).is_empty() && read.tag(end) != Tag::Genitive;
    let told = body || unheard || end - first > 1 || read.tokens.classes(first).any(nation);
    Some(first..end).filter(|tokens| !tokens.is_empty() && told && !half)
}

/// Whether a listed office that starts at one token goes on behind another.
fn ends_behind(read: Read<'_>, first: usize, at: usize) -> bool {
    read.tokens.matches.of_role_at(Role::SourceRole, first).is_some_and(|found| found.end as usize > at + 1)
}

/// Scotland `First Minister`: a listed office of several words starts here.
fn opens_office(read: Read<'_>, at: usize) -> bool {
    read.tokens.matches.of_role_at(Role::SourceRole, at).is_some_and(|found| found.end > found.first + 1)
}

/// `CNN's` Dana Bash: the outlet or body that the genitive before a name tells.
pub(super) fn owner_of(read: Read<'_>, mention: &Mention) -> Option<Range<usize>> {
    let genitive = mention.tokens.clone().find(|at| read.tag(*at) == Tag::Genitive && *at < mention.head)?;
    let owner = without_article(read, mention.tokens.start..genitive);
    let outlet = |at: usize| read.tokens.matches.of_role_at(Role::Media, at).is_some();
    let named = !owner.is_empty() && owner.clone().all(|at| read.tokens.is_capital(at));
    (named && owner.clone().any(|at| outlet(at) || is_body(read, at))).then_some(owner)
}

/// Jane Orme, of `the parish council`, …; Dan Webb of the `University of Leeds`: a body right behind a name.
pub(super) fn affiliation_of(read: Read<'_>, mention: &Mention) -> Option<Range<usize>> {
    let comma = usize::from(read.punctuation(mention.tokens.end, ','));
    let behind = mention.tokens.end + comma;
    let inside = mention.head + 1;
    let links = [Complement::Of, Complement::At, Complement::From];
    let link = [inside, behind].into_iter().find(|at| is_link(read, *at, &links))?;
    let end = read.sentence(read.sentence_of(mention.head)).end;
    let run = read.syntax().run_starting_at(link + 1, end)?;
    // "The Oldwick rowing club": what is done there stands before the noun.
    let doing = read.tag(run.tokens.end) == Tag::Gerund;
    let noun = read.phrases.starting_at(run.tokens.end + 1).filter(|_| doing);
    let run = link + 1..noun.map_or(run.tokens.end, |noun| noun.tokens.end);
    // "Ann Orr of the union and Dan Webb of the party": the second is of his own.
    let joint = |at: &usize| read.tag(*at) == Tag::Conjunction && is_person_behind(read, *at);
    let run = run.start..run.clone().find(joint).unwrap_or(run.end);
    let body = run.clone().any(|at| is_body(read, at));
    body.then(|| body_behind(read, &(link..run.end))).flatten()
}

fn is_person_behind(read: Read<'_>, link: usize) -> bool {
    let fields = Classes::of(&[Class::Noun, Class::InstitutionNoun]);
    read.phrases.at(link + 1).is_some_and(|phrase| !read.tokens.classes(phrase.head).any(fields))
}

fn is_body(read: Read<'_>, at: usize) -> bool {
    read.is(at, Class::CompanySuffix)
        || read.joins_partners(at)
        || is_institution(read, at)
        || read.tokens.matches.of_role_at(Role::Institution, at).is_some()
}

fn is_institution(read: Read<'_>, at: usize) -> bool {
    let bodies = Classes::of(&[Class::InstitutionNoun, Class::InstitutionName, Class::MediaName]);
    read.tokens.classes(at).any(bodies)
}
