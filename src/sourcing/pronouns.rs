//! Pronouns: which entity a pronoun goes back to.

use super::merging::{Entities, Entity};
use super::naming::Seen;
use super::sources::SourceClass;
use super::text::Read;
use crate::grammar::clauses::NounRun;
use crate::lexicon::{Class, Classes};

/// How many sentences back a pronoun reaches.
const PRONOUN_REACH: usize = 6;

impl<'a> Entities<'a> {
    /// The entity that a pronoun stands for.
    pub(super) fn pronoun(&mut self, read: Read<'a>, run: &NounRun) -> Option<usize> {
        let classes = read.tokens.classes(run.head);
        let personal = Classes::of(&[Class::PronounMasculine, Class::PronounFeminine]);
        let number = if classes.any(personal) {
            let gender =
                if classes.has(Class::PronounMasculine) { Class::PronounMasculine } else { Class::PronounFeminine };
            let person = |entity: &Entity| {
                matches!(entity.class, SourceClass::NamedPerson | SourceClass::UnnamedPerson)
                    && entity.gender.is_none_or(|known| known == gender)
            };
            let found = self.nearest(read, run.head, person)?;
            if let Some(entity) = self.all.get_mut(found) {
                entity.gender = Some(gender);
            }
            found
        } else if classes.has(Class::PronounPlural) {
            let several =
                |entity: &Entity| matches!(entity.class, SourceClass::UnnamedGroup | SourceClass::NamedOrganization);
            self.nearest(read, run.head, several)?
        } else if classes.has(Class::PronounNeuter) {
            let thing = |entity: &Entity| {
                matches!(
                    entity.class,
                    SourceClass::NamedOrganization | SourceClass::Document | SourceClass::MediaOutlet
                )
            };
            self.nearest(read, run.head, thing)?
        } else if classes.any(Classes::of(&[Class::PronounIndefinite, Class::Quantifier, Class::CollectiveGroup])) {
            self.push(&Seen { class: SourceClass::UnnamedGroup, name: run.tokens.clone() })
        } else {
            return None;
        };
        self.mention(read, number, run);
        Some(number)
    }

    /// The entity that a pronoun goes back to: one that acts in the nearest sentence before, or stands first in it.
    fn nearest(&self, read: Read<'a>, at: usize, fits: impl Fn(&Entity) -> bool) -> Option<usize> {
        let (sentence, quoted) = (read.sentence_of(at), read.marks.is_inside(at));
        let near = (sentence.saturating_sub(PRONOUN_REACH)..=sentence).rev();
        let found = near.into_iter().find_map(|sentence| {
            let tokens = read.sentence(sentence);
            let heard = |token: &usize| quoted || !read.marks.is_inside(*token);
            let ranked = (tokens.start..tokens.end.min(at)).filter(heard).filter_map(|token| {
                let number = self.headed_by(token)?;
                let acts = self.acts.get(token).copied().unwrap_or(false);
                self.all.get(number).is_some_and(&fits).then_some((!acts, token, number))
            });
            ranked.min()
        });
        found.map(|(_, _, number)| number)
    }
}
