//! Standing: how far a reader could identify a source, in what office it speaks, and why it is not named.

use std::ops::Range;

use super::attribution::Attribution;
use super::mentions::Mention;
use super::merging::Entity;
use super::sources::{Anonymity, Level, Reason, Source, SourceClass};
use super::text::Read;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Match, Role, SourceType};
use crate::settings::{Settings, Side};
use crate::text::Span;

/// Describes an entity that is a source, all but its attributions and its anonymity.
pub(crate) fn describe(read: Read<'_>, settings: &Settings, entity: &Entity) -> Source {
    let all = entity.mentions.all();
    let role = all.iter().find_map(|mention| role_of(read, entity, mention));
    let affiliation = role.as_ref().and_then(|role| affiliation_in(read, role));
    let source_type = type_of(read, entity, &all, role.as_ref());
    let mut mentions: Vec<Span> = all.iter().filter_map(|mention| read.place(&mention.tokens)).collect();
    mentions.sort();
    mentions.dedup();
    let name = read.place(&entity.name).unwrap_or_default();
    let mut source = Source {
        name,
        class: entity.class,
        level: level(read, entity.class, &all, role.is_some() || affiliation.is_some()),
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
    source.side = settings.sides.iter().position(|side| belongs(read, &source, side));
    source
}

const ROLE_HEADS: Classes = Classes::of(&[Class::RoleNoun, Class::PersonNoun]);

/// The words of an office: before the name in its phrase, or in the apposition beside it.
fn role_of(read: Read<'_>, entity: &Entity, mention: &Mention) -> Option<Range<usize>> {
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
fn affiliation_in(read: Read<'_>, role: &Range<usize>) -> Option<Range<usize>> {
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

fn type_of(read: Read<'_>, entity: &Entity, mentions: &[Mention], role: Option<&Range<usize>>) -> SourceType {
    match entity.class {
        SourceClass::Document => return SourceType::Document,
        SourceClass::MediaOutlet => return SourceType::Media,
        _ => {}
    }
    let of_role = role.and_then(|role| type_in(read, role.clone(), &[Role::SourceRole]));
    let of_body = role.and_then(|role| type_in(read, role.clone(), &[Role::Institution]));
    let of_mention = || {
        mentions.iter().find_map(|mention| {
            type_in(read, mention.tokens.clone(), &[Role::SourceRole, Role::Institution, Role::GenericGroup])
        })
    };
    // "A spokesman" speaks for whatever body he is of; an office of its own says more than its body.
    let vague = of_role.is_none_or(|found| matches!(found, SourceType::Official | SourceType::Unknown));
    let found = if vague { of_body.or(of_role) } else { of_role };
    let person = || {
        let ordinary = mentions.iter().any(|mention| read.is(mention.head, Class::PersonNoun));
        if ordinary || role.is_some_and(|role| role.clone().any(|at| read.is(at, Class::PersonNoun))) {
            SourceType::Ordinary
        } else {
            SourceType::Unknown
        }
    };
    found.or_else(of_mention).unwrap_or_else(person)
}

/// The type that the longest listed term of a stretch tells.
pub(super) fn type_in(read: Read<'_>, tokens: Range<usize>, roles: &[Role]) -> Option<SourceType> {
    let mut best: Option<(u32, SourceType)> = None;
    for at in tokens.clone() {
        for found in read.tokens.matches.at(at) {
            let fits = roles.contains(&found.role) && found.end as usize <= tokens.end;
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
    let plural = read.is(head, Class::FormPlural) && !read.is(head, Class::FormSingular);
    let article = read.tag(mention.tokens.start) == Tag::Determiner;
    let narrowed = words > 1 + usize::from(article) || followed_by_modifier(read, mention.tokens.end);
    if read.is(head, Class::BareGroup) {
        return if narrowed { Level::Described } else { Level::Bare };
    }
    if read.tag(head) == Tag::Pronoun || read.tag(head) == Tag::Determiner {
        return Level::Generic;
    }
    let counted = mention.tokens.clone().any(|at| read.tag(at) == Tag::Number);
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

/// Looks for grants of anonymity, closeness phrases and reasons near what an unnamed source says.
pub(crate) fn anonymity(read: Read<'_>, terms: &Terms<'_>, attributions: &[Attribution], source: &mut Source) {
    if !source.class.is_unnamed() {
        return;
    }
    let mut sentences: Vec<usize> = source
        .attributions
        .iter()
        .filter_map(|id| attributions.get(id.0 as usize))
        .map(|found| found.sentence.0 as usize)
        .collect();
    sentences.dedup();
    let close = closeness(read, terms, source);
    for number in &sentences {
        let granted = place_of(read, first_in(&terms.grants, read.sentence(*number)));
        let granted = granted.or_else(|| granted_next(read, terms, source, number + 1));
        source.grant = source.grant.or(granted).or(close);
    }
    if source.grant.is_some() {
        for number in &sentences {
            let near = number.saturating_sub(1)..number + 2;
            let found = near.into_iter().find_map(|near| reason_in(read, terms, read.sentence(near)));
            source.reason = source.reason.or(found);
        }
    } else {
        source.reason = sentences.iter().find_map(|number| reason_in(read, terms, read.sentence(*number)));
        // Where a reason is stated, the words that state it are what grants.
        source.grant = source.reason.map(|reason| reason.span);
    }
    source.anonymous = Anonymity {
        strict: source.grant.is_some(),
        described: source.level == Level::Described || source.class == SourceClass::UnnamedPerson,
        broad: true,
    };
}

/// "The official spoke on condition of anonymity": a grant in the next sentence, which names the source again.
fn granted_next(read: Read<'_>, terms: &Terms<'_>, source: &Source, sentence: usize) -> Option<Span> {
    let tokens = read.sentence(sentence);
    let granted = first_in(&terms.grants, tokens.clone())?;
    let head = read.tokens.within(source.name).rev().find(|at| read.tokens.is_word(*at))?;
    let noun = &read.doc[read.tokens.span(head)];
    let named = tokens.clone().any(|at| read.doc[read.tokens.span(at)].eq_ignore_ascii_case(noun));
    let pronoun = read.tag(tokens.start) == Tag::Pronoun;
    place_of(read, Some(granted).filter(|_| named || pronoun))
}

/// "A man familiar with the deal": closeness stands in a mention or right behind it.
fn closeness(read: Read<'_>, terms: &Terms<'_>, source: &Source) -> Option<Span> {
    if terms.closeness.is_empty() {
        return None;
    }
    source.mentions.iter().find_map(|mention| {
        let tokens = read.tokens.within(*mention);
        place_of(read, first_in(&terms.closeness, tokens.start..tokens.end + 3))
    })
}

/// The terms of anonymity in an article, by what they say, in text order.
pub(crate) struct Terms<'a> {
    grants: Vec<&'a Match>,
    reasons: Vec<&'a Match>,
    closeness: Vec<&'a Match>,
}

impl<'a> Terms<'a> {
    pub(crate) fn of(read: Read<'a>) -> Self {
        let of_class = |class| {
            let all = read.tokens.matches.all().iter().filter(|found| found.role == Role::Anonymity);
            all.filter(|found| read.entry(found).and_then(|entry| entry.attributes.class) == Some(class)).collect()
        };
        Self { grants: of_class(Class::Grant), reasons: of_class(Class::Reason), closeness: of_class(Class::Closeness) }
    }
}

/// The first of these terms that starts in a stretch of tokens.
fn first_in<'a>(terms: &[&'a Match], stretch: Range<usize>) -> Option<&'a Match> {
    let first = terms.partition_point(|term| (term.first as usize) < stretch.start);
    terms.get(first).copied().filter(|term| (term.first as usize) < stretch.end)
}

fn place_of(read: Read<'_>, found: Option<&Match>) -> Option<Span> {
    let found = found?;
    read.place(&(found.first as usize..found.end as usize))
}

fn reason_in(read: Read<'_>, terms: &Terms<'_>, sentence: Range<usize>) -> Option<Reason> {
    let found = first_in(&terms.reasons, sentence)?;
    let kind = read.entry(found)?.attributes.reason?;
    Some(Reason { kind, span: place_of(read, Some(found))? })
}

/// Whether a source is on a side, by any of the side's rules.
fn belongs(read: Read<'_>, source: &Source, side: &Side) -> bool {
    let text = |span: Span| read.doc[span].to_lowercase();
    let mentions: Vec<String> = source.mentions.iter().map(|mention| text(*mention)).collect();
    let name = text(source.name);
    let role = source.role.map(text).unwrap_or_default();
    let affiliation = source.affiliation.map(text).unwrap_or_default();
    let named = side.names.iter().map(|wanted| wanted.to_lowercase()).any(|wanted| {
        name.contains(&wanted)
            || affiliation.contains(&wanted)
            || mentions.iter().any(|mention| mention.contains(&wanted))
    });
    let in_role = side.roles.iter().any(|wanted| {
        role.split(|c: char| !c.is_alphanumeric()).any(|word| match wanted.strip_suffix('*') {
            Some(stem) => word.starts_with(&stem.to_lowercase()),
            None => word == wanted.to_lowercase(),
        })
    });
    let whole = format!("{} {role} {affiliation}", read.doc[source.name].to_owned());
    named
        || in_role
        || side.types.contains(&source.source_type)
        || side.pattern.iter().any(|pattern| pattern.is_match(&whole))
}
