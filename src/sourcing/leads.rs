//! Delayed identification: somebody without a name who speaks, and who is named further down.

use super::attribution::Draft;
use super::descriptions::{is_granted, is_same_word};
use super::mentions::Mention;
use super::merging::Entities;
use super::owners::Owner;
use super::roles::{is_role, role_of};
use super::sources::SourceClass;
use super::standing::type_in;
use super::text::Read;
use crate::grammar::ZoneKind;
use crate::grammar::clauses::NounRun;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Role, SourceType};

/// How many paragraphs behind the lead its speaker is named.
const NAMED_WITHIN: usize = 2;

/// "A former engineer of the dam told members … Aroha Penfold, 58, said": the one person without a name who speaks in the first
/// paragraph, and the first one who is named behind it, where that one is introduced by nothing else and speaks at once. News writes
/// so: whoever is new and of whom no office is told is known already. As (nameless entity, person).
pub(super) fn named_behind(
    read: Read<'_>,
    entities: &Entities<'_>,
    drafts: &[Draft],
    owners: &[Owner],
) -> Option<(usize, usize)> {
    let body = |at: &usize| read.tokens.paragraphs.get(*at).is_some_and(|paragraph| paragraph.zone == ZoneKind::Body);
    let lead = (0..read.tokens.paragraphs.len()).find(body)?;
    let spoken = || drafts.iter().zip(owners).filter_map(|(draft, owner)| Some((draft.source.as_ref()?, owner)));
    let paragraph = |run: &NounRun| read.paragraph_of(run.head);
    let nameless = |entity: usize| {
        entities
            .all
            .get(entity)
            .is_some_and(|entity| matches!(entity.class, SourceClass::UnnamedPerson | SourceClass::UnnamedGroup))
    };
    let mut early = spoken().filter(|(run, _)| paragraph(run) == lead);
    let (run, owner) = early.clone().find(|(_, owner)| owner.entities.iter().any(|one| nameless(*one)))?;
    let [office] = *owner.entities.as_slice() else { return None };
    let alone = early.all(|(_, owner)| owner.entities.iter().all(|one| *one == office || !nameless(*one)));
    let only_there = spoken().all(|(run, owner)| paragraph(run) <= lead || !owner.entities.contains(&office));
    let one = read.is(run.head, Class::FormSingular) && run.kind == PhraseKind::Common && is_role(read, run.head);
    // "The woman leading the inquiry", but not "the head of the agency", who is known.
    let narrowed = matches!(read.tag(run.head + 1), Tag::Gerund | Tag::Participle | Tag::Wh);
    let new = read.is(run.tokens.start, Class::Indefinite) || (run.tokens.end > run.head + 1 && narrowed);
    if !(alone && only_there && one && new) || is_granted(read, run.head) {
        return None;
    }
    let end = read.tokens.paragraphs.get(lead)?.tokens.end;
    let (mention, person) = next_named(read, entities, drafts, owners, end)?;
    let soon = read.paragraph_of(mention.head) <= lead + NAMED_WITHIN;
    // "Chief Ole Brun, a diver, said": whoever has an office of his own is another one.
    let told = entities.all.get(person).and_then(|entity| role_of(read, entity, mention));
    let same = told.is_none_or(|mut role| {
        let offices = role.clone().any(|at| is_role(read, at));
        !offices || role.any(|at| is_same_word(read, at, run.head))
    });
    (soon && same).then_some((office, person))
}

/// "Its fire chief said that … Owen Trask added": the holder of an office who has spoken is the next one who is named, where that
/// one stands in the next paragraph behind what is told there, and is introduced by nothing at all.
pub(super) fn holder_named_behind(
    read: Read<'_>,
    entities: &Entities<'_>,
    drafts: &[Draft],
    owners: &[Owner],
    office: &NounRun,
) -> Option<usize> {
    let first = office.tokens.start;
    let owned = read.tokens.classes(first).any(Classes::of(&[Class::PronounNeuter, Class::PronounPlural]));
    let definite = match read.tag(first) {
        Tag::Determiner => !read.is(first, Class::Indefinite),
        Tag::Possessive => owned,
        _ => false,
    };
    let holds = read.is(office.head, Class::RoleNoun) && !read.is(office.head, Class::FormPlural);
    let ordinary = type_in(read, office.tokens.clone(), &[Role::SourceRole]) == Some(SourceType::Ordinary);
    if !definite || !holds || ordinary || is_granted(read, office.head) {
        return None;
    }
    let paragraph = read.paragraph_of(office.head);
    let (mention, person) = next_named(read, entities, drafts, owners, office.tokens.end)?;
    // Whoever opens a paragraph is somebody new.
    let paragraph_start = |paragraph: usize| read.tokens.paragraphs.get(paragraph).map(|it| it.tokens.start);
    let opens = paragraph_start(paragraph + 1) == Some(mention.tokens.start);
    let next = read.paragraph_of(mention.head) == paragraph + 1 && !opens;
    let within = office.tokens.end..mention.tokens.start;
    let mut between = drafts.iter().filter_map(|draft| draft.source.as_ref()).filter(|run| within.contains(&run.head));
    let alone = between.all(|run| run.kind == PhraseKind::Pronoun);
    let whole = mention.tokens.len() > 1 && mention.tokens.clone().all(|at| read.tag(at) == Tag::Name);
    let bare = whole && !read.punctuation(mention.tokens.end, ',') && !read.punctuation(mention.tokens.end, '(');
    let told = entities.all.get(person).and_then(|entity| role_of(read, entity, mention));
    (next && alone && bare && told.is_none()).then_some(person)
}

/// The first person who is named behind a token and nowhere before, where the same sentence tells what that one says.
fn next_named<'e>(
    read: Read<'_>,
    entities: &'e Entities<'_>,
    drafts: &[Draft],
    owners: &[Owner],
    end: usize,
) -> Option<(&'e Mention, usize)> {
    let people = entities.all.iter().enumerate().filter(|(_, entity)| entity.class == SourceClass::NamedPerson);
    let first = people.filter_map(|(number, entity)| Some((entity.mentions.first_before(usize::MAX)?, number)));
    let (mention, person) = first.filter(|(mention, _)| mention.head >= end).min_by_key(|(mention, _)| mention.head)?;
    let mut spoken = drafts.iter().zip(owners).filter_map(|(draft, owner)| Some((draft.source.as_ref()?, owner)));
    let at = read.sentence_of(mention.head);
    let speaks = spoken.any(|(run, owner)| owner.entities == [person] && read.sentence_of(run.head) == at);
    speaks.then_some((mention, person))
}
