//! Owners: the entities behind each draft of an attribution.

use std::collections::BTreeMap;
use std::ops::Range;

use hashbrown::HashSet;

use super::attribution::Draft;
use super::descriptions::is_same_word;
use super::joint;
use super::leads;
use super::mentions::Mention;
use super::merging::Entities;
use super::roles::is_office;
use super::sources::SourceClass;
use super::standing::type_in;
use super::text::Read;
use crate::grammar::ZoneKind;
use crate::grammar::clauses::NounRun;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, Role, SourceType};

/// Who speaks in a draft.
#[derive(Clone, Default)]
pub(super) struct Owner {
    /// The entities, in text order: several where names are joined.
    pub(super) entities: Vec<usize>,
    /// The tokens of joined names.
    pub(super) joined: Option<Range<usize>>,
}

/// The entities behind each draft, as far as they could be resolved.
pub(super) fn owners<'a>(read: Read<'a>, entities: &mut Entities<'a>, drafts: &[Draft]) -> Vec<Owner> {
    let mut owners: Vec<Owner> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let earlier = draft.same_source_as.and_then(|earlier| owners.get(earlier));
        let shared = earlier.map(|owner| owner.entities.clone()).filter(|shared| !shared.is_empty());
        let owner = match (shared, &draft.source) {
            (Some(entities), _) => Owner { entities, joined: None },
            (None, Some(run)) => owner(read, entities, run),
            (None, None) => Owner::default(),
        };
        if let (Some(issuer), Some(cue)) = (owner.entities.first(), &draft.cue) {
            let sentence = read.sentence(draft.sentence);
            let first = cue.start.saturating_sub(STATEMENT_WITHIN).max(sentence.start);
            entities.issue(read, first..(cue.end + STATEMENT_WITHIN).min(sentence.end), *issuer);
        }
        owners.push(owner);
    }
    // What a headline says, the article says again: a name that speaks only there is no source of its own.
    let in_headline = |draft: &Draft| is_headline(read, draft);
    let below = drafts.iter().zip(&owners).filter(|(draft, _)| !in_headline(draft));
    let speaks_below: HashSet<usize> = below.flat_map(|(_, owner)| owner.entities.iter().copied()).collect();
    for (draft, owner) in drafts.iter().zip(&mut owners).filter(|(draft, _)| in_headline(draft)) {
        owner.entities.retain(|entity| speaks_below.contains(entity));
        // "Minister vows …": whoever holds that office in the article.
        let holder = || draft.source.as_ref().and_then(|run| entities.holder_of(read, run, &speaks_below));
        if owner.entities.is_empty() {
            owner.entities.extend(holder());
        }
    }
    name_early(read, entities, drafts, &mut owners, &speaks_below);
    owners
}

/// "The governor warned … Governor Ilse Brand said", "A federal judge blocked it … Judge Alan Duarte wrote": who is named
/// after an office has spoken has spoken from the start.
fn name_early<'a>(
    read: Read<'a>,
    entities: &mut Entities<'a>,
    drafts: &[Draft],
    owners: &mut [Owner],
    speakers: &HashSet<usize>,
) {
    let nameless =
        |entity: usize| entities.all.get(entity).map(|entity| entity.class) == Some(SourceClass::UnnamedPerson);
    let alone = |owner: &Owner| match owner.entities.as_slice() {
        [one] if nameless(*one) => Some(*one),
        _ => None,
    };
    let early = drafts.iter().zip(&*owners).filter_map(|(draft, owner)| Some((draft.source.as_ref()?, alone(owner)?)));
    let known = early.clone().take(MOST_EARLY).filter_map(|(run, office)| {
        let person = leads::holder_named_behind(read, entities, drafts, owners, run)?;
        Some((office, person))
    });
    let known = known.collect::<Vec<_>>();
    let early = early.filter(|(run, _)| holds_office(read, run) || is_told_anew(read, run)).take(MOST_EARLY);
    let named = early.filter_map(|(run, office)| {
        let person = entities.holder_of(read, run, speakers)?;
        let first = entities.all.get(person)?.mentions.first_before(usize::MAX)?;
        // "A judge blocked it": somebody new is named soon, where the same is meant.
        let new = read.is(run.tokens.start, Class::Indefinite);
        let soon = read.paragraph_of(first.head) <= read.paragraph_of(run.head) + NAMED_WITHIN;
        // "A spokesman for Orr said … Brian Fallon, a spokesman for Orr, said"
        if let Some(orr) = principal(read, run) {
            let mut mentions = entities.all.get(person)?.mentions.before(usize::MAX).take(MENTIONS_LOOKED_AT);
            let around = |mention: &Mention| {
                let sentence = read.sentence(read.sentence_of(mention.head));
                let first = mention.tokens.start.saturating_sub(TOLD_AHEAD).max(sentence.start);
                let mut near = first..sentence.end.min(mention.tokens.end + TOLD_BEHIND);
                near.any(|at| is_same_word(read, at, orr))
            };
            if mentions.any(around) {
                return Some((office, person));
            }
        }
        // "An engineer at the inn says … engineer Ole Schack told us": a bare title tells of somebody who is known.
        if !holds_office(read, run) {
            let next = first.head > run.head && soon && !read.punctuation(first.tokens.end, ',');
            let bare = read.tag(first.tokens.start) != Tag::Determiner;
            let titled = first.tokens.clone().any(|at| at < first.head && is_same_word(read, at, run.head));
            // "A lawyer for the family said … the lawyer, Ole Brun, said"
            let comma = first.tokens.start.checked_sub(1).filter(|at| read.punctuation(*at, ','));
            let beside = comma.and_then(|comma| read.phrases.ending_at(comma)).is_some_and(|office| {
                let definite = read.tag(office.tokens.start) == Tag::Determiner;
                let known = definite && !read.is(office.tokens.start, Class::Indefinite);
                known && is_same_word(read, office.head, run.head)
            });
            let known = (next && bare && titled) || (beside && first.head > run.head);
            return known.then_some((office, person));
        }
        // "Fellow singer Dario Quill" is another one.
        let other = first.tokens.clone().any(|at| at < first.head && read.is(at, Class::Adjective));
        ((!new || soon) && !other).then_some((office, person))
    });
    let mut named: BTreeMap<usize, usize> = named.collect();
    for (office, person) in leads::named_behind(read, entities, drafts, owners).into_iter().chain(known) {
        named.entry(office).or_insert(person);
    }
    for (office, person) in &named {
        entities.give_mentions(read, *office, *person);
    }
    for entity in owners.iter_mut().flat_map(|owner| &mut owner.entities) {
        *entity = named.get(entity).copied().unwrap_or(*entity);
    }
}

/// Whether somebody is told of by an office and by little else: the governor, its governor; in the first paragraph, where
/// names come later, also a federal judge.
fn holds_office(read: Read<'_>, run: &NounRun) -> bool {
    let first = run.tokens.start;
    let of_body = |at: usize| read.tokens.classes(at).any(Classes::of(&[Class::PronounNeuter, Class::PronounPlural]));
    let article = read.tag(first) == Tag::Determiner;
    let definite =
        (article && !read.is(first, Class::Indefinite)) || (read.tag(first) == Tag::Possessive && of_body(first));
    let body = |at: usize| read.tokens.paragraphs.get(at).is_some_and(|paragraph| paragraph.zone == ZoneKind::Body);
    let leads = !(0..read.paragraph_of(run.head)).any(body);
    let plain = run.tokens.end == run.head + 1;
    let bare = plain && is_office(read, first + 1..run.head + 1);
    let counts = Classes::of(&[Class::PronounIndefinite, Class::Quantifier, Class::NumberWord]);
    let another = read.tokens.classes(first).any(counts);
    let new = article && !another && plain && leads && run.tokens.len() <= LONGEST_LEAD;
    let ordinary = type_in(read, run.tokens.clone(), &[Role::SourceRole]) == Some(SourceType::Ordinary);
    ((definite && bare) || new) && !ordinary
}

/// "An engineer at the inn", "a spokesman for Orr": one person who is told of with what the job hangs on.
fn is_told_anew(read: Read<'_>, run: &NounRun) -> bool {
    let new = read.is(run.tokens.start, Class::Indefinite) && read.is(run.head, Class::FormSingular);
    let linked = run.head + 1 < run.tokens.end && read.tag(run.head + 1) == Tag::Preposition;
    (new && linked && read.is(run.head, Class::RoleNoun)) || principal(read, run).is_some()
}

/// "A spokesman for `Orr`", "a spokesman for the health `department`": whom somebody without a name speaks for.
fn principal(read: Read<'_>, run: &NounRun) -> Option<usize> {
    let article = read.tag(run.tokens.start) == Tag::Determiner && read.is(run.head, Class::RoleNoun);
    let link = Some(run.head + 1).filter(|link| article && *link < run.tokens.end)?;
    let name = read.phrases.starting_at(link + 1).filter(|_| read.preposition(link) == Some(Complement::For))?;
    let definite = read.tag(name.tokens.start) == Tag::Determiner && !read.is(name.tokens.start, Class::Indefinite);
    let known = name.kind == PhraseKind::Name || (name.kind == PhraseKind::Common && definite);
    (known && name.tokens.end == run.tokens.end).then_some(name.head)
}

/// How many mentions of somebody are looked at for whom that one speaks for, and how far before and behind, in tokens.
const MENTIONS_LOOKED_AT: usize = 50;
const TOLD_AHEAD: usize = 8;
const TOLD_BEHIND: usize = 10;

/// How many offices without a name are looked for a holder of: bounds the work on hostile texts.
const MOST_EARLY: usize = 100;

/// How many paragraphs on somebody who was told of without a name is named.
const NAMED_WITHIN: usize = 2;

/// Longest description without a name that opens an article, in tokens: a former federal judge.
const LONGEST_LEAD: usize = 4;

/// Who a mention names.
fn owner<'a>(read: Read<'a>, entities: &mut Entities<'a>, run: &NounRun) -> Owner {
    let together = joint::acting_before(read, entities, run);
    if let Some(joint) = together.or_else(|| joint::counted_before(read, entities, run)) {
        let named: Vec<usize> = joint.names.iter().filter_map(|name| entities.resolve(read, name)).collect();
        // "They" is a mention of each; whoever asks of it alone is told the first.
        named.iter().rev().for_each(|person| entities.mention(read, *person, run));
        return Owner { entities: named, joined: None };
    }
    match joint::speakers(read, entities, run) {
        Some(joint) => Owner {
            entities: joint.names.iter().filter_map(|name| entities.resolve(read, name)).collect(),
            joined: Some(joint.tokens),
        },
        None => Owner { entities: entities.resolve(read, run).into_iter().collect(), joined: None },
    }
}

fn is_headline(read: Read<'_>, draft: &Draft) -> bool {
    let at = draft.content.first().map_or(0, |part| part.start);
    let paragraph = read.tokens.paragraphs.get(read.paragraph_of(at));
    paragraph.is_some_and(|paragraph| matches!(paragraph.zone, ZoneKind::Headline | ZoneKind::Dek))
}

/// How far from a cue the statement stands that it issues ("said in a statement"), in tokens.
const STATEMENT_WITHIN: usize = 8;
