//! Research: which study its results and papers are, and who the researchers are that a text goes back to.

use std::ops::Range;

use super::descriptions::{is_same_word, starts_anew};
use super::mentions::Mention;
use super::merging::{Entities, LOOK_BACK};
use super::naming::Seen;
use super::sources::SourceClass;
use super::standing;
use super::text::Read;
use crate::grammar::clauses::NounRun;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Role, SourceType};

impl<'a> Entities<'a> {
    /// "Results showed", "the data suggest": those of the study or survey before.
    pub(super) fn study(&self, read: Read<'a>, run: &NounRun, seen: &Seen) -> Option<usize> {
        let several = read.is(run.head, Class::DatasetNoun) && !read.is(run.head, Class::FormSingular);
        let bare = run.tokens.len() <= 2 && several && !starts_anew(read, run);
        if seen.class != SourceClass::Document || !bare {
            return None;
        }
        let studies = Classes::of(&[Class::SurveyNoun, Class::DocumentNoun]);
        let first = read.sentence(read.sentence_of(run.head).saturating_sub(STUDY_WITHIN)).start;
        let recent = self.all.iter().enumerate().rev().take(LOOK_BACK).filter_map(|(number, entity)| {
            let last = entity.mentions.last_before(run.head).filter(|last| last.head >= first)?;
            let study = entity.class == SourceClass::Document && read.tokens.classes(last.head).any(studies);
            study.then_some((last.head, number))
        });
        recent.max().map(|(.., number)| number)
    }

    /// "The paper", "the research" behind "a study": the one piece of research that was told of lately.
    pub(super) fn research(&self, read: Read<'a>, run: &NounRun, seen: &Seen) -> Option<usize> {
        let bare = run.tokens.len() == 2 && read.is(run.head, Class::ResearchNoun);
        if seen.class != SourceClass::Document || !bare {
            return None;
        }
        let first = read.sentence(read.sentence_of(run.head).saturating_sub(STUDY_WITHIN)).start;
        let recent = self.all.iter().enumerate().rev().take(LOOK_BACK).filter_map(|(number, entity)| {
            let last = entity.mentions.last_before(run.head).filter(|last| last.head >= first)?;
            (entity.class == SourceClass::Document).then_some((number, read.is(last.head, Class::ResearchNoun)))
        });
        let mut recent = recent.take(2);
        let (one, other) = (recent.next(), recent.next());
        one.filter(|(_, research)| *research && other.is_none()).map(|(number, _)| number)
    }

    /// "The team" after "two botanists", "the botanists" after "a team": the people that were told of last.
    pub(super) fn same_people(&self, read: Read<'a>, run: &NounRun, seen: &Seen) -> Option<usize> {
        if run.tokens.len() != 2 || seen.class != SourceClass::UnnamedGroup {
            return None;
        }
        let kind = |tokens: Range<usize>| standing::type_in(read, tokens, &[Role::SourceRole, Role::Institution]);
        let is_team = |at: usize| read.is(at, Class::PeopleNoun) && kind(at..at + 1).is_none();
        let own = kind(run.tokens.clone());
        let recent = self.all.iter().enumerate().rev().take(LOOK_BACK).filter_map(|(number, entity)| {
            let introduced = is_introduced(read, entity.mentions.first_before(run.head)?);
            let within = if introduced { INTRODUCED_WITHIN } else { PEOPLE_WITHIN };
            let reach = read.sentence(read.sentence_of(run.head).saturating_sub(within)).start;
            let last = entity.mentions.last_before(run.head).filter(|last| last.head >= reach)?;
            if entity.class != SourceClass::UnnamedGroup || read.is(last.head, Class::PronounPlural) {
                return None;
            }
            let known = kind(entity.name.clone());
            let apart = own.is_some() && known.is_some() && own != known;
            let again =
                || entity.mentions.before(run.head).take(LOOK_BACK).any(|m| is_same_word(read, m.head, run.head));
            let team = is_team(run.head) != is_team(last.head) && read.tag(last.head) == Tag::Noun;
            // "Botanists from Vellin … the authors": those who were told of with more than a noun.
            let authors = introduced && read.is(run.head, Class::ResearcherNoun);
            let expert = [own, known].contains(&Some(SourceType::Expert));
            let fits = (authors && known == Some(SourceType::Expert)) || ((team || again()) && expert && !apart);
            fits.then_some((introduced, last.head, number))
        });
        recent.max().map(|(.., number)| number)
    }
}

/// Whether a mention introduces people: with their number, or with words behind the noun, "scientists from Lund".
fn is_introduced(read: Read<'_>, mention: &Mention) -> bool {
    let counted = mention.tokens.clone().any(|at| read.tag(at) == Tag::Number);
    counted || mention.tokens.end > mention.head + 1
}

/// How many sentences back results go back to their study.
const STUDY_WITHIN: usize = 6;

/// How many sentences back a team goes back to its people.
const PEOPLE_WITHIN: usize = 12;

/// The same for people who were introduced with more than a noun.
const INTRODUCED_WITHIN: usize = 24;
