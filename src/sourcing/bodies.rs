//! Bodies: which one with a name "the company", "the union" or "the Danish firm" goes back to.

use std::ops::Range;

use super::entity::Entity;
use super::mentions::Mention;
use super::merging::{Entities, LOOK_BACK, word};
use super::sources::SourceClass;
use super::standing;
use super::text::Read;
use crate::grammar::clauses::NounRun;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Role, SourceType};

/// Words for a country and for what is of it.
const NATIONS: Classes = Classes::of(&[Class::Country, Class::Demonym]);

/// How many letters the names of a country and of what is of it share: Korea, Korean.
const SHARED_LETTERS: usize = 3;

/// Most tokens of a description that narrows its noun down by no more than a word.
const LONGEST_BARE: usize = 3;

/// How far behind a name its members are named, in tokens: Royal College of `Midwives`.
const MEMBERS_WITHIN: usize = 4;

impl<'a> Entities<'a> {
    /// "The company" after a company's name: the nearest body with a name that nothing shows to be of another kind, and of
    /// those in one sentence the one that acts.
    pub(super) fn known_body(&self, read: Read<'a>, run: &NounRun, class: SourceClass) -> Option<usize> {
        // "The space agency": what narrows the noun down must fit a body that is known by its name alone.
        let mut capitals = (run.tokens.clone().skip(1)).filter(|at| read.tokens.is_capital(*at));
        let nation = nation_in(read, run.tokens.clone());
        // "The American space agency"
        let longest = LONGEST_BARE + usize::from(nation.is_some());
        let bare = (2..=longest).contains(&run.tokens.len()) && capitals.all(|at| nation == Some(at));
        // "The government of Russia" names its own.
        let own = read.tag(run.head + 1) == Tag::Preposition && read.tokens.is_capital(run.head + 2);
        if class != SourceClass::NamedOrganization || !bare || own || read.is(run.head, Class::FormPlural) {
            return None;
        }
        let narrowed = run.tokens.len() > 2 + usize::from(nation.is_some());
        let wanted = Wanted { kind: kind(read, run.tokens.clone())?, nation, narrowed };
        let named = self.all.iter().enumerate().rev().take(LOOK_BACK).filter_map(|(number, entity)| {
            let same_nation = wanted.nation_of(read, entity)?;
            let nearest = entity.mentions.last_before(run.head).filter(|_| wanted.fits(read, entity))?;
            // "Harvel sued Daesung. The company said": who acts, of those in one sentence.
            let acts = self.acts.get(nearest.head).copied().unwrap_or(false);
            let told_of = !is_only_workplace(read, entity, run.head);
            Some((same_nation, told_of, read.sentence_of(nearest.head), acts, nearest.head, number))
        });
        named.max().map(|(.., number)| number)
    }
}

impl<'a> Entities<'a> {
    /// "Radio Nord reported it … `the station`": the outlet with a name that told something last.
    pub(super) fn known_outlet(&self, read: Read<'a>, run: &NounRun) -> Option<usize> {
        let bare =
            run.tokens.len() == 2 && read.is(run.head, Class::MediaNoun) && !read.is(run.head, Class::FormPlural);
        let first = read.sentence(read.sentence_of(run.head).saturating_sub(OUTLET_WITHIN)).start;
        let outlets = self.all.iter().enumerate().rev().take(LOOK_BACK).filter(|(_, entity)| {
            bare && entity.class == SourceClass::MediaOutlet && read.tokens.is_capital(entity.name.start)
        });
        let told = outlets.filter_map(|(number, entity)| {
            let last = entity.mentions.last_before(run.tokens.start).filter(|last| last.head >= first)?;
            self.acts.get(last.head).copied().unwrap_or(false).then_some((last.head, number))
        });
        told.max().map(|(_, number)| number)
    }
}

/// How many sentences back an outlet told something that is called "the paper" or "the station" now.
const OUTLET_WITHIN: usize = 3;

/// How many mentions of a body are looked at for whether it is only where somebody works: hostile texts stay cheap.
const WORKPLACES_LOOKED_AT: usize = 16;

/// "Tor Hale, an analyst at `Vardebank`, said": a body that is named only as where somebody works.
fn is_only_workplace(read: Read<'_>, entity: &Entity, before: usize) -> bool {
    entity.mentions.before(before).take(WORKPLACES_LOOKED_AT).all(|mention| {
        let link = mention.tokens.start.checked_sub(1).filter(|link| read.tag(*link) == Tag::Preposition);
        let person = link.and_then(|link| read.phrases.ending_at(link));
        person.is_some_and(|person| read.tokens.classes(person.head).any(Classes::PERSON_NOUNS))
    })
}

/// What a description tells of the body that it goes back to.
struct Wanted {
    kind: SourceType,
    nation: Option<usize>,
    narrowed: bool,
}

impl Wanted {
    fn fits(&self, read: Read<'_>, entity: &Entity) -> bool {
        let proper = read.tokens.is_capital(entity.name.end.saturating_sub(1));
        let place = read.tokens.classes(entity.name.start).any(Classes::PLACES);
        let listed = || read.is(entity.name.end.saturating_sub(1), Class::InstitutionName);
        let body = entity.class == SourceClass::NamedOrganization;
        let alike = body && kind(read, entity.name.clone()) == Some(self.kind);
        let members = || body && self.kind == SourceType::Advocacy && has_members(read, entity);
        let firm = || self.kind == SourceType::Business && entity.may_be_firm(read);
        proper && !place && (!self.narrowed || listed()) && (alike || members() || firm())
    }

    /// Whether an entity is told to be of the nation wanted; `None` where it is of another.
    fn nation_of(&self, read: Read<'_>, entity: &Entity) -> Option<bool> {
        let Some(wanted) = self.nation else { return Some(false) };
        let mentions = entity.mentions.all();
        let nations = mentions.iter().filter_map(|mention: &Mention| nation_in(read, mention.tokens.clone()));
        let known: Vec<usize> = nations.collect();
        let same = known.iter().any(|known| shared_letters(word(read, *known), word(read, wanted)) >= SHARED_LETTERS);
        // "Danish" tells nothing of what is of Denmark, but that it is not French.
        let kind = |at: usize| read.is(at, Class::Demonym);
        let other = known.iter().any(|known| kind(*known) == kind(wanted));
        (same || !other).then_some(same)
    }
}

fn kind(read: Read<'_>, tokens: Range<usize>) -> Option<SourceType> {
    standing::type_in(read, tokens, &[Role::Institution])
}

fn nation_in(read: Read<'_>, tokens: Range<usize>) -> Option<usize> {
    tokens.into_iter().find(|at| read.tokens.classes(*at).any(NATIONS))
}

fn shared_letters(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count()
}

/// The United Bakery `Workers`, the Royal College of `Midwives`: a body that is named after those who are in it.
fn has_members(read: Read<'_>, entity: &Entity) -> bool {
    let members = Classes::PERSON_NOUNS;
    let last = entity.name.end.saturating_sub(1);
    let within = last..entity.name.end + MEMBERS_WITHIN;
    let mut named = within.take_while(|at| read.tokens.is_capital(*at) || read.tag(*at) == Tag::Preposition);
    entity.name.len() > 1 && named.any(|at| read.is(at, Class::FormPlural) && read.tokens.classes(at).any(members))
}
