//! Leads: somebody without a name whom the first paragraph tells of, and who is named further down.

use super::attribution::Draft;
use super::descriptions::{is_granted, is_same_word};
use super::merging::Entities;
use super::owners::Owner;
use super::roles::{is_role, role_of};
use super::sources::SourceClass;
use super::text::Read;
use crate::grammar::ZoneKind;
use crate::grammar::clauses::NounRun;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::Class;

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
    // The first person who is named behind the lead, and nowhere before.
    let end = read.tokens.paragraphs.get(lead)?.tokens.end;
    let people = entities.all.iter().enumerate().filter(|(_, entity)| entity.class == SourceClass::NamedPerson);
    let first = people.filter_map(|(number, entity)| Some((entity.mentions.first_before(usize::MAX)?, number)));
    let (mention, person) = first.filter(|(mention, _)| mention.head >= end).min_by_key(|(mention, _)| mention.head)?;
    let soon = read.paragraph_of(mention.head) <= lead + NAMED_WITHIN;
    let speaks = spoken()
        .any(|(run, owner)| owner.entities == [person] && read.sentence_of(run.head) == read.sentence_of(mention.head));
    // "Chief Ole Brun, a diver, said": whoever has an office of his own is another one.
    let entity = entities.all.get(person)?;
    let told = role_of(read, entity, mention);
    let same = told.is_none_or(|mut role| {
        let offices = role.clone().any(|at| is_role(read, at));
        !offices || role.any(|at| is_same_word(read, at, run.head))
    });
    (soon && speaks && same).then_some((office, person))
}
