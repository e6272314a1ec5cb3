//! Entities: somebody or something that an article names or describes, with all its mentions.

use std::ops::Range;

use super::likeness::words_in;
use super::mentions::Mentions;
use super::naming::Seen;
use super::sources::SourceClass;
use super::text::Read;
use crate::grammar::clauses::NounRun;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::Class;

/// Somebody or something that the article names or describes, with all its mentions.
#[derive(Clone, Debug)]
pub(crate) struct Entity {
    /// What it is.
    pub(crate) class: SourceClass,
    /// Its mentions.
    pub(crate) mentions: Mentions,
    /// The words of its name, honorifics and roles left out; for a nameless one, its noun phrase.
    pub(crate) name: Range<usize>,
    /// The name that it can be found by.
    pub(super) indexed: Range<usize>,
    /// The gender that pronouns have shown, if any, or that its titles state.
    pub(super) gender: Option<Class>,
    /// Whether something besides its capitals shows what it is.
    pub(super) certain: bool,
    /// The gender that its titles state: Mr, Mrs.
    pub(super) stated: Option<Class>,
    /// The person who is said to hold it, where it is an office.
    pub(super) holder: Option<usize>,
}

/// How many mentions are looked at for a surname alone.
const SURNAMES_LOOKED_AT: usize = 16;

impl Entity {
    /// Takes the complements of a mention, and its genitive: "Corley's said" is a firm of that name.
    pub(super) fn widen(&mut self, read: Read<'_>, run: &NounRun) {
        // A phrase inside a longer name stands for the whole.
        let inside = self.name.start <= run.tokens.start && run.tokens.end <= self.name.end;
        if inside && run.tokens.len() < self.name.len() {
            return;
        }
        self.mentions.widen(run);
        let owner =
            run.kind == PhraseKind::Name && run.tokens.end == run.head + 2 && read.tag(run.head + 1) == Tag::Genitive;
        if owner && !self.certain {
            (self.class, self.certain) = (SourceClass::NamedOrganization, true);
            self.name = self.name.start..self.name.end.max(run.tokens.end);
        }
        // "A small group of porters": whom a preposition tells of is part of what they are called.
        let more = self.name.end..run.tokens.end;
        let plain = |at: usize| !matches!(read.tag(at), Tag::Wh | Tag::Verb | Tag::Auxiliary | Tag::Punctuation);
        let described = run.kind != PhraseKind::Name && self.name.start == run.tokens.start && !more.is_empty();
        if described && more.len() <= COMPLEMENT_WITHIN && more.into_iter().all(plain) {
            self.name = run.tokens.clone();
        }
    }

    /// Whether one word of the name alone has stood for the whole before a token.
    pub(super) fn is_called_by_surname(&self, before: usize) -> bool {
        let longer = self.name.len() > 1;
        longer && self.mentions.before(before).take(SURNAMES_LOOKED_AT).any(|mention| mention.tokens.len() == 1)
    }

    /// Whether a name that nothing shows to be a person's ends in a common noun, or joins two: Brackwater Glass, Harvel & Orr.
    pub(super) fn may_be_firm(&self, read: Read<'_>) -> bool {
        if self.name.clone().any(|at| read.joins_partners(at)) {
            return true;
        }
        let thing = || read.is(self.name.end.saturating_sub(1), Class::Noun);
        let unsure = !self.certain && self.gender.is_none() && self.class == SourceClass::NamedPerson;
        unsure && self.name.len() > 1 && thing()
    }

    pub(super) fn take_fuller_name(&mut self, read: Read<'_>, seen: &Seen) {
        let (more, known) = (words_in(read, &seen.name).count(), words_in(read, &self.name).count());
        // "Longtime Roe fans": the capital of the adjective is that of the sentence.
        let first = seen.name.start;
        let opens = read.sentence(read.sentence_of(first)).start == first;
        let adjective = read.is(first, Class::Adjective) && !read.is(first, Class::GivenName);
        let adorned = opens && adjective && more == known + 1 && known == 1;
        if more > known && !adorned {
            self.name = seen.name.clone();
        }
    }
}

/// The word in quotation marks inside a name: William “Buster” Crane.
pub(super) fn nickname_in(read: Read<'_>, name: &Range<usize>) -> Option<usize> {
    let mark = name.clone().take(NICKNAME_WITHIN).find(|at| read.tag(*at) == Tag::Mark)?;
    Some(mark + 1).filter(|at| read.tokens.is_capital(*at) && at + 1 < name.end)
}

/// Longest complement that is part of what somebody is called, in tokens.
const COMPLEMENT_WITHIN: usize = 6;

/// How far into a name a nickname stands, in tokens.
const NICKNAME_WITHIN: usize = 6;

pub(super) fn compatible(known: SourceClass, seen: SourceClass) -> bool {
    let person = |class| class == SourceClass::NamedPerson;
    known == seen || person(known) == person(seen) || person(seen)
}
