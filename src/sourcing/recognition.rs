//! Recognition: which of the known entities a name names, by its words, its surname, its acronym or a nickname.

use std::borrow::Cow;

use super::entity::{Entity, compatible, nickname_in};
use super::likeness::{acronym, is_same_person, plain, quiet, words_of};
use super::merging::{Entities, LOOK_BACK, word};
use super::naming::Seen;
use super::roles::is_office;
use super::sources::SourceClass;
use super::text::Read;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement};

/// A name that may be that of somebody known.
pub(super) struct Sought<'s, 'a> {
    /// What its mention says.
    pub(super) seen: &'s Seen,
    /// Its words.
    pub(super) words: &'s [Cow<'a, str>],
    /// The gender that its title states.
    pub(super) titled: Option<Class>,
    /// The first token of its mention.
    pub(super) before: usize,
}

impl<'a> Entities<'a> {
    /// The known entity that a name names: the same words, or the surname or acronym of a longer name; the nearest of
    /// several that are alike.
    pub(super) fn named(&self, read: Read<'a>, sought: &Sought<'_, 'a>) -> Option<usize> {
        let of =
            |word: Option<&Cow<'a, str>>| word.and_then(|word| self.by_word.get(word)).map_or(&[][..], Vec::as_slice);
        let candidates = of(sought.words.last()).iter().rev().take(LOOK_BACK);
        let ranked = candidates.filter_map(|number| {
            let entity = self.all.get(*number)?;
            let known = self.words_of_known(read, *number, entity);
            let likeness = Some(&known).filter(|known| sought.may_be(read, entity, known));
            let (whole, surname) = likeness.and_then(|known| sought.stands_for(read, entity, known))?;
            let nearest = entity.mentions.last_before(sought.before).map_or(0, |mention| mention.head);
            // "Dalton spoke first. His daughter Ivy Dalton … Dalton": whom the bare surname has meant before.
            let meant = sought.is_single() && entity.is_called_by_surname(sought.before);
            Some((whole, surname, !is_anothers(read, entity), meant, nearest, *number))
        });
        let known = ranked.max().map(|(.., number)| number);
        known.or_else(|| {
            let mut longer = of(sought.words.first()).iter().rev().take(LOOK_BACK);
            let begins = |number: usize| {
                let known = self.all.get(number).map(|entity| (entity, self.words_of_known(read, number, entity)));
                known.is_some_and(|(entity, known)| sought.begins(read, entity, &known))
            };
            longer.find(|number| begins(**number)).copied()
        })
    }

    /// Makes an entity findable by the words of its name, which may be those of the mention at hand.
    pub(super) fn index(&mut self, read: Read<'a>, number: usize, seen: &Seen, words: Vec<Cow<'a, str>>) {
        let Some(entity) = self.all.get_mut(number).filter(|entity| entity.indexed != entity.name) else { return };
        entity.indexed = entity.name.clone();
        let words = if entity.name == seen.name { words } else { words_of(read, &entity.name) };
        let body = entity.class == SourceClass::NamedOrganization;
        let acronym = body.then(|| acronym(&words)).flatten().map(Cow::Owned);
        let nickname = nickname_in(read, &entity.name).map(|at| quiet(plain(word(read, at))));
        for key in words.first().into_iter().chain(words.last()).cloned().chain(acronym).chain(nickname) {
            let known = self.by_word.entry(key).or_default();
            if !known.iter().rev().take(LOOK_BACK).any(|known| *known == number) {
                known.push(number);
            }
        }
        if let Some(slot) = self.words.get_mut(number) {
            *slot = words;
        }
    }

    /// The words of an entity's name.
    fn words_of_known(&self, read: Read<'a>, number: usize, entity: &Entity) -> Cow<'_, [Cow<'a, str>]> {
        let indexed = self.words.get(number).filter(|_| entity.indexed == entity.name);
        indexed.map_or_else(|| Cow::Owned(words_of(read, &entity.name)), |words| Cow::Borrowed(words.as_slice()))
    }
}

impl Sought<'_, '_> {
    fn is_single(&self) -> bool {
        self.words.len() == 1
    }

    /// Whether the last words are the same, and one of the two names is no more than that.
    fn shares_surname(&self, known: &[Cow<'_, str>]) -> bool {
        known.last() == self.words.last() && (self.is_single() || known.len() == 1)
    }

    /// "The Brill Centre" of the Brill Centre for Justice: a body's name without what a preposition adds to it.
    fn begins(&self, read: Read<'_>, entity: &Entity, known: &[Cow<'_, str>]) -> bool {
        let body = entity.class == SourceClass::NamedOrganization;
        let ends = body && read.is(self.seen.name.end.saturating_sub(1), Class::InstitutionNoun);
        let link = (entity.name.start..entity.name.end).find(|at| read.tag(*at) == Tag::Preposition);
        let same = self.words.len() > 1 && known.len() > self.words.len() && known.starts_with(self.words);
        let whole = || link.is_some_and(|link| words_of(read, &(entity.name.start..link)).len() == self.words.len());
        ends && same && whole()
    }

    /// Whether nothing speaks against the name being that of an entity: neither its class nor a title nor a place.
    fn may_be(&self, read: Read<'_>, entity: &Entity, known: &[Cow<'_, str>]) -> bool {
        let seen = self.seen;
        if self.titled.is_some() && entity.stated.is_some_and(|stated| Some(stated) != self.titled) {
            return false;
        }
        let of_longer = self.is_single() && known.len() > 1;
        // "California" is not the University of California, "the Greek" no Greek ministry.
        let body = entity.class == SourceClass::NamedOrganization;
        if of_longer && body && names_place(read, seen, known.last() == self.words.last()) {
            return false;
        }
        let surname = of_longer && self.shares_surname(known);
        // Maria German … German said.
        let people = seen.class == SourceClass::UnnamedGroup;
        // Ann Spiegel … Spiegel said: a surname that a paper has as well.
        let bare = || seen.name.start.checked_sub(1).is_none_or(|at| read.tag(at) != Tag::Determiner);
        let of_paper = seen.class == SourceClass::MediaOutlet && bare();
        // Ann Essen … Essen said, Ole Band … Band said: one that is a town or a body as well.
        let others = Classes::PLACES.union(Classes::of(&[Class::InstitutionNoun]));
        let town = || read.tokens.classes(seen.name.start).any(others) && bare();
        let of_town = seen.class == SourceClass::NamedOrganization && town();
        let person = entity.class == SourceClass::NamedPerson;
        (person && surname && (people || of_paper || of_town)) || compatible(entity.class, seen.class)
    }

    /// Whether the name is the whole of an entity's, or its acronym, and whether it is its surname; `None` where it stands
    /// for it in no way.
    fn stands_for(&self, read: Read<'_>, entity: &Entity, known: &[Cow<'_, str>]) -> Option<(bool, bool)> {
        let (single, last) = (self.is_single(), self.words.last()?);
        let first_known = known.first();
        let ends = !single && known.len() > 1 && first_known == self.words.first();
        let person = || entity.class == SourceClass::NamedPerson && is_same_person(known, self.words);
        let same = known == self.words || ends || person();
        let surname = self.shares_surname(known);
        // "HSA" is not the HSA Director: letters that are a word of the name are no acronym of it.
        let loud = single && read.tokens.is_all_capitals(self.seen.name.start);
        let acronym = loud && !known.contains(last);
        // "The House" is not House Democrats; "Orr" is not "Orr-Webb", a union of two.
        let group = entity.class == SourceClass::UnnamedGroup;
        let body = entity.class == SourceClass::NamedOrganization;
        let union = body && read.tokens.is_hyphened(entity.name.start + 1);
        let nickname = || nickname_in(read, &entity.name).is_some_and(|at| quiet(plain(word(read, at))) == *last);
        let office = || body && is_office(read, entity.name.end.saturating_sub(1)..entity.name.end);
        let first = || first_known == Some(last) && !office();
        let given = single && !group && !union && known.len() > 1 && (first() || nickname());
        (same || surname || given || acronym).then_some((same || acronym, surname))
    }
}

/// "Otto Brandt … `his daughter` Mia Brandt … Brandt", "Ida Brandt, `mother of` Olaf Brandt, …": who is known by whose they
/// are has the surname second.
fn is_anothers(read: Read<'_>, entity: &Entity) -> bool {
    let Some(first) = entity.mentions.first_before(usize::MAX) else { return false };
    let start = first.tokens.start;
    let link = start.checked_sub(1).filter(|at| read.preposition(*at) == Some(Complement::Of));
    let kin = link.and_then(|link| read.phrases.ending_at(link));
    if kin.is_some_and(|kin| read.is(kin.head, Class::PersonNoun)) {
        return true;
    }
    let apposed = start.checked_sub(1).filter(|at| read.punctuation(*at, ','));
    let beside = apposed.and_then(|comma| read.phrases.ending_at(comma)).map_or(start, |phrase| phrase.tokens.start);
    let before = beside..first.head;
    let owned = before.clone().any(|at| matches!(read.tag(at), Tag::Possessive | Tag::Genitive));
    owned && before.into_iter().any(|at| read.is(at, Class::PersonNoun))
}

/// Whether a word that is part of a body's name only tells where that is: a place at its end, a people.
fn names_place(read: Read<'_>, seen: &Seen, ends: bool) -> bool {
    let classes = read.tokens.classes(seen.name.start);
    classes.has(Class::Demonym) || (ends && classes.any(Classes::PLACES))
}
