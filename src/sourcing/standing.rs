//! Standing: how far a reader could identify a source, what field of life it speaks from, and on which side it is.

use std::cmp::Reverse;
use std::ops::Range;

use super::affiliations::{affiliation_in, affiliation_of, is_link, owner_of};
use super::entity::Entity;
use super::mentions::Mention;
use super::naming::{PEOPLE, is_share};
use super::roles::{office_told, role_of, title_of};
use super::sides;
use super::sources::{Anonymity, Level, Source, SourceClass};
use super::text::Read;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, Match, Role, SourceType};
use crate::settings::Settings;
use crate::text::Span;

/// Describes an entity that is a source, all but its attributions and its anonymity.
pub(crate) fn describe(read: Read<'_>, settings: &Settings, entity: &Entity) -> Source {
    let all = entity.mentions.all();
    let office = all.iter().find_map(|mention| role_of(read, entity, mention));
    let person = entity.class == SourceClass::NamedPerson;
    let told = || all.iter().find_map(|mention| office_told(read, mention));
    let office = office.or_else(|| told().filter(|_| person));
    let title = || all.iter().find_map(|mention| title_of(read, mention));
    let role = office.clone().or_else(|| title().filter(|_| person));
    let beside = || all.iter().find_map(|mention| affiliation_of(read, mention).or_else(|| owner_of(read, mention)));
    let affiliation =
        office.as_ref().and_then(|role| affiliation_in(read, role)).or_else(|| beside().filter(|_| person));
    let source_type = type_of(read, entity, &all, role.as_ref().or(affiliation.as_ref()));
    let own = all.iter().filter(|mention| !owns_speaker(read, mention));
    let mut mentions: Vec<Span> = own.filter_map(|mention| read.place(&mention.tokens)).collect();
    mentions.sort_by_key(|mention| (mention.start(), Reverse(mention.end())));
    // A name inside a longer mention of the same source is no second one.
    let mut end = None;
    mentions.retain(|mention| {
        let inner = end.is_some_and(|end| mention.end() <= end);
        end = if inner { end } else { Some(mention.end()) };
        !inner
    });
    let name = read.place(&entity.name).unwrap_or_default();
    let sole =
        entity.class == SourceClass::UnnamedPerson && all.first().is_some_and(|first| is_sole_office(read, first));
    let class = if sole { SourceClass::NamedOrganization } else { entity.class };
    let mut source = Source {
        name,
        class,
        level: level(read, class, &all, role.is_some() || affiliation.is_some()),
        role: role.as_ref().and_then(|role| read.place(role)),
        affiliation: affiliation.as_ref().and_then(|tokens| read.place(tokens)),
        source_type,
        side: None,
        mentions,
        anonymous: Anonymity::default(),
        grant: None,
        reason: None,
        attributions: Vec::new(),
        quoted_words: 0,
        attributed_words: 0,
    };
    source.side = settings.sides.iter().position(|side| sides::is_on(read, &source, side));
    source
}

/// Nouns for people and bodies.
const ACTORS: Classes = PEOPLE.union(Classes::of(&[Class::InstitutionNoun, Class::PeopleNoun, Class::MediaNoun]));

/// "`Orr`'s campaign said", "the words of `Orr`'s lawyer": what names somebody or something else that can speak.
fn owns_speaker(read: Read<'_>, mention: &Mention) -> bool {
    let owned = read.tag(mention.head + 1) == Tag::Genitive && mention.tokens.end == mention.head + 1;
    let phrase = read.phrases.at(mention.head).filter(|phrase| owned && phrase.head > mention.head);
    phrase.is_some_and(|phrase| phrase.kind == PhraseKind::Name || read.tokens.classes(phrase.head).any(ACTORS))
}

/// "The prime minister", "the French president": an office that one person holds, as its holder is told of.
fn is_sole_office(read: Read<'_>, mention: &Mention) -> bool {
    let start = mention.tokens.start;
    let definite = read.tag(start) == Tag::Determiner && !read.is(start, Class::Indefinite);
    let first = start + 1 + usize::from(read.is(start + 1, Class::Demonym));
    let office = |found: &Match| {
        let sole = || read.entry(found).and_then(|entry| entry.attributes.class) == Some(Class::SoleOffice);
        found.role == Role::Grammar && found.end as usize == mention.tokens.end && sole()
    };
    let word = first + 1 == mention.tokens.end && read.is(first, Class::SoleOffice);
    definite && (word || read.tokens.matches.at(first).iter().any(office))
}

fn type_of(read: Read<'_>, entity: &Entity, mentions: &[Mention], role: Option<&Range<usize>>) -> SourceType {
    match entity.class {
        SourceClass::Document => return SourceType::Document,
        SourceClass::MediaOutlet => return SourceType::Media,
        _ => {}
    }
    let of_role = role.and_then(|role| {
        // "Brother of the president": what somebody ordinary is to another is not what that one is; "colleague at the ministry"
        // is of the ministry.
        let link = role.clone().find(|at| read.tag(*at) == Tag::Preposition).unwrap_or(role.end);
        let works = is_link(read, link, &[Complement::At, Complement::In]) && type_of_body(read, role).is_some();
        let own = type_in(read, role.start..link, &[Role::SourceRole]);
        let own = own.filter(|own| *own == SourceType::Ordinary && !works);
        let of_role = own.or_else(|| type_in(read, role.clone(), &[Role::SourceRole]));
        of_role.filter(|kind| !works || *kind != SourceType::Ordinary)
    });
    // "A public liaison officer": a body of anybody tells nothing of an office.
    let of_body = role.and_then(|role| type_of_body(read, role));
    let of_body = of_body.filter(|kind| of_role.is_none() || *kind != SourceType::Ordinary);
    let of_head = || {
        let heads = mentions.iter().filter(|_| entity.class == SourceClass::NamedOrganization);
        heads.into_iter().find_map(|mention| type_ending_at(read, mention))
    };
    let of_mention = || {
        mentions.iter().find_map(|mention| {
            type_in(read, mention.tokens.clone(), &[Role::SourceRole, Role::Institution, Role::GenericGroup])
        })
    };
    // "A spokesman" speaks for whatever body he is of; an office of its own says more than its body.
    let vague =
        of_role.is_none_or(|found| matches!(found, SourceType::Official | SourceType::Unknown | SourceType::Business));
    let found = if vague { of_body.or(of_role) } else { of_role };
    // The chief executive of Hong Kong runs a place, and no firm.
    let governs = || role.and_then(|role| affiliation_in(read, role)).is_some_and(|body| is_place(read, &body));
    let found = found.map(|kind| if kind == SourceType::Business && governs() { SourceType::Official } else { kind });
    let person = || {
        let ordinary = mentions.iter().any(|mention| read.is(mention.head, Class::PersonNoun));
        if ordinary || role.is_some_and(|role| role.clone().any(|at| read.is(at, Class::PersonNoun))) {
            SourceType::Ordinary
        } else {
            SourceType::Unknown
        }
    };
    // A place that speaks is who governs it.
    let placed = || {
        let place = entity.class == SourceClass::NamedOrganization && entity.name.len() <= LONGEST_PLACE;
        (place && is_place(read, &entity.name)).then_some(SourceType::Official)
    };
    // "CNN's Dana Bash": whoever is told of by an outlet alone works there.
    let of_outlet = || {
        let mut tokens = role.cloned().into_iter().flatten();
        tokens.any(|at| read.tokens.matches.of_role_at(Role::Media, at).is_some()).then_some(SourceType::Media)
    };
    found.or_else(placed).or_else(of_head).or_else(of_outlet).or_else(of_mention).unwrap_or_else(person)
}

/// The type that the longest listed body tells that ends with the head of a mention: `research center`.
fn type_ending_at(read: Read<'_>, mention: &Mention) -> Option<SourceType> {
    // "The Vellin `Chamber of Commerce`": the listed body goes on behind the head.
    let whole = read.tokens.matches.of_role_at(Role::Institution, mention.head);
    let longer = whole.filter(|term| term.end as usize > mention.head + 1 && term.end as usize <= mention.tokens.end);
    let longer = longer.and_then(|term| read.entry(term)?.attributes.source_type);
    if longer.is_some() {
        return longer;
    }
    let end = mention.head + 1;
    let first = mention.tokens.start.max(end.saturating_sub(LONGEST_PLACE));
    let ending = |at: usize| {
        let terms = read.tokens.matches.at(at).iter().filter(|found| found.role == Role::Institution);
        let mut entries = terms.filter(|found| found.end as usize == end).filter_map(|found| read.entry(found));
        entries.find_map(|entry| entry.attributes.source_type)
    };
    (first..end).find_map(ending)
}

fn is_place(read: Read<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().all(|at| read.tokens.classes(at).any(Classes::PLACES))
}

/// Most words of the name of a place.
const LONGEST_PLACE: usize = 4;

/// The type that the longest listed term of a stretch tells.
pub(super) fn type_in(read: Read<'_>, tokens: Range<usize>, roles: &[Role]) -> Option<SourceType> {
    let mut best: Option<(u32, SourceType)> = None;
    for at in tokens.clone() {
        for found in read.tokens.matches.at(at) {
            let inside = || in_name_of_body(read, found) || in_name_of_office(read, found);
            // "Brack & `Sons`": no word of the name of a firm is an office.
            let partner = at.checked_sub(1).is_some_and(|before| read.joins_partners(before));
            let fits = roles.contains(&found.role) && found.end as usize <= tokens.end && !inside() && !partner;
            let Some(kind) = read.entry(found).filter(|_| fits).and_then(|entry| entry.attributes.source_type) else {
                continue;
            };
            let length = found.end - found.first;
            if best.is_none_or(|(known, _)| length >= known) {
                best = Some((length, kind));
            }
        }
    }
    best.map(|(_, kind)| kind)
}

/// The type of the body that an office belongs to: of its noun, not of the fields behind that.
fn type_of_body(read: Read<'_>, role: &Range<usize>) -> Option<SourceType> {
    let body = affiliation_in(read, role);
    let head = body.and_then(|body| Some(body.start..read.phrases.at(body.start)?.head + 1));
    let of_head = head.and_then(|head| type_in(read, head, &[Role::Institution]));
    of_head.or_else(|| type_in(read, role.clone(), &[Role::Institution]))
}

/// Whether an office is but a word in the name of a body: General Services Administration.
fn in_name_of_body(read: Read<'_>, found: &Match) -> bool {
    let at = found.first as usize;
    found.role == Role::SourceRole
        && (at.saturating_sub(LONGEST_PLACE)..=at).any(|first| {
            let body = read.tokens.matches.of_role_at(Role::Institution, first);
            let listed = body.filter(|body| body.end >= found.end && body.end - body.first > found.end - found.first);
            let entry = listed.and_then(|body| read.entry(body));
            entry.is_some_and(|entry| entry.attributes.class == Some(Class::InstitutionName))
        })
}

/// Whether what ends the names of firms is but a word of an office: Energy Secretary.
fn in_name_of_office(read: Read<'_>, found: &Match) -> bool {
    let first = found.first as usize;
    let office = read.tokens.matches.of_role_at(Role::SourceRole, first);
    let longer = office.is_some_and(|office| office.end > found.end);
    longer && found.role == Role::Institution && read.is(first, Class::CompanySuffix)
}

fn level(read: Read<'_>, class: SourceClass, mentions: &[Mention], has_role: bool) -> Level {
    match class {
        SourceClass::NamedPerson if has_role => Level::NameAndRole,
        SourceClass::NamedPerson => Level::Name,
        SourceClass::NamedOrganization | SourceClass::MediaOutlet | SourceClass::Document => Level::Institution,
        SourceClass::UnnamedPerson => {
            let best = mentions.iter().map(|mention| unnamed_level(read, mention)).max();
            best.unwrap_or(Level::Described)
        }
        SourceClass::UnnamedGroup => {
            let best = mentions.iter().map(|mention| unnamed_level(read, mention)).max();
            best.unwrap_or(Level::Generic)
        }
    }
}

/// Bare "sources", generic "officials", or described: one person, a number, or words that narrow it down.
fn unnamed_level(read: Read<'_>, mention: &Mention) -> Level {
    let head = mention.head;
    let words = read.count_words(&mention.tokens);
    let plural = read.tokens.classes(head).is_only_plural();
    let article = read.tag(mention.tokens.start) == Tag::Determiner || read.is(mention.tokens.start, Class::Indefinite);
    let narrowed = words > 1 + usize::from(article) || followed_by_modifier(read, mention.tokens.end);
    if read.is(head, Class::BareGroup) {
        return if narrowed { Level::Described } else { Level::Bare };
    }
    let share = is_share(read, head, &mention.tokens);
    let one = read.tag(head) == Tag::Pronoun && read.is(head, Class::Indefinite) && !share;
    if !one && matches!(read.tag(head), Tag::Pronoun | Tag::Determiner) {
        // "Those briefed on the plan" are as much described as people briefed on it.
        let told_of = narrowed && read.is(head, Class::Demonstrative);
        return if told_of { Level::Described } else { Level::Generic };
    }
    if share {
        return Level::Generic;
    }
    // "Staff said": nobody in particular.
    if words == 1 && read.is(head, Class::PeopleNoun) {
        return Level::Generic;
    }
    // "Three officials", "dozens of officials"
    let quantity =
        |at: usize| read.is(at, Class::Quantifier) && read.preposition(at + 1) == Some(Complement::Of) && at < head;
    let counted = mention.tokens.clone().any(|at| read.tag(at) == Tag::Number || quantity(at));
    if !plural || counted || (narrowed && !read.is(head, Class::GenericGroup)) {
        return Level::Described;
    }
    let narrowed_by_name =
        mention.tokens.clone().any(|at| at != head && read.tokens.is_capital(at) && read.tag(at) == Tag::Name);
    if narrowed_by_name || followed_by_modifier(read, mention.tokens.end) { Level::Described } else { Level::Generic }
}

fn followed_by_modifier(read: Read<'_>, end: usize) -> bool {
    read.tag(end) == Tag::Wh
}
