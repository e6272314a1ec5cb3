//! Parts: one of the officials, the other of two: somebody of a group that was told of before.

use super::descriptions::is_definite;
use super::entity::Entity;
use super::merging::Entities;
use super::sources::SourceClass;
use super::text::Read;
use crate::grammar::clauses::NounRun;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Complement};

/// How many sentences back a part goes back to its group.
const GROUP_WITHIN: usize = 4;

impl<'a> Entities<'a> {
    /// "One of the officials", "two of them", "the other": the group of a stated number that was told of before.
    pub(super) fn whose_part(&self, read: Read<'a>, run: &NounRun) -> Option<usize> {
        if !is_part(read, run) {
            return None;
        }
        let whole = read.phrases.starting_at(run.head + 2).filter(|_| is_of(read, run));
        let number = match whole {
            Some(whole) if whole.kind == PhraseKind::Common => {
                let whole = NounRun::from(whole);
                self.same_words(read, &whole, true).filter(|_| is_definite(read, &whole))?
            }
            Some(whole) if whole.kind == PhraseKind::Pronoun && read.is(whole.head, Class::PronounPlural) => {
                let several = !read.is(run.head, Class::Indefinite);
                return self.group_before(read, run.head, |entity| several || is_counted(read, entity, run.head));
            }
            Some(_) => return None,
            None if is_of(read, run) || !stands_alone(read, run) => return None,
            None => self.group_before(read, run.head, |entity| is_counted(read, entity, run.head))?,
        };
        self.all.get(number).filter(|entity| is_counted(read, entity, run.head))?;
        Some(number)
    }

    /// The nearest group without a name that fits.
    fn group_before(&self, read: Read<'a>, at: usize, fits: impl Fn(&Entity) -> bool) -> Option<usize> {
        let first = read.sentence(read.sentence_of(at).saturating_sub(GROUP_WITHIN)).start;
        let near = (first..at).rev().filter(|at| !read.marks.is_inside(*at));
        let mut groups = near.into_iter().filter_map(|at| self.headed_by(at));
        // "One of the clerks … another": somebody of another group stands between.
        let of_another = |entity: &Entity| {
            let first = entity.mentions.first_before(at);
            entity.class == SourceClass::UnnamedPerson
                && first.is_some_and(|first| read.is(first.head, Class::Indefinite))
        };
        let nearest = groups.find(|number| {
            let group = |entity: &Entity| entity.class == SourceClass::UnnamedGroup && fits(entity);
            self.all.get(*number).is_some_and(|entity| group(entity) || of_another(entity))
        });
        nearest.filter(|number| self.all.get(*number).is_some_and(|entity| !of_another(entity)))
    }
}

/// Whether a group without a name is told of with the number of those in it, "three guards".
fn is_counted(read: Read<'_>, entity: &Entity, before: usize) -> bool {
    let number = |at: usize| read.tag(at) == Tag::Number && !read.is(at, Class::Indefinite);
    let mut mentions = entity.mentions.before(before);
    entity.class == SourceClass::UnnamedGroup && mentions.any(|mention| mention.tokens.clone().any(number))
}

/// "One", "two", "another", "the other": a word of number in the place of a noun.
fn is_part(read: Read<'_>, run: &NounRun) -> bool {
    matches!(read.tag(run.head), Tag::Pronoun | Tag::Number) || read.is(run.head, Class::PronounIndefinite)
}

fn is_of(read: Read<'_>, run: &NounRun) -> bool {
    read.preposition(run.head + 1) == Some(Complement::Of)
}

/// "One said", "the other said": one of them, and no more words.
fn stands_alone(read: Read<'_>, run: &NounRun) -> bool {
    let one = read.is(run.head, Class::Indefinite) && run.tokens.len() == 1;
    let rest = run.tokens.len() == 2
        && read.tag(run.tokens.start) == Tag::Determiner
        && !read.is(run.tokens.start, Class::Indefinite)
        && read.is(run.head, Class::PronounIndefinite);
    one || rest
}
