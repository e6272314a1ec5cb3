//! Merging: which mentions name the same person, body or document.

use std::ops::Range;

use hashbrown::HashMap;

use super::mentions::{Mention, Mentions};
use super::naming::{Seen, see};
use super::sources::SourceClass;
use super::text::Read;
use crate::grammar::ZoneKind;
use crate::grammar::clauses::NounRun;
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes};

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
    indexed: Range<usize>,
    /// The gender that pronouns have shown, if any.
    pub(super) gender: Option<Class>,
}

/// The entities of an article, and which of them each noun phrase names.
#[derive(Debug, Default)]
pub(crate) struct Entities<'a> {
    pub(crate) all: Vec<Entity>,
    /// Whose words a statement, post or letter is: the noun, and the entity that issued it, in text order.
    pub(super) statements: Vec<(&'a str, usize)>,
    /// For each token that is the head of a mention, one more than the number of its entity; 0 for the others.
    of_token: Vec<u32>,
    /// Whether each token is part of the subject of a verb.
    pub(super) acts: Vec<bool>,
    /// Entities by the first and last words and the acronyms of their names.
    by_word: HashMap<&'a str, Vec<usize>>,
}

/// How many of the latest entities a description or a name is compared with: bounds the work on hostile texts.
pub(super) const LOOK_BACK: usize = 400;

/// How many mentions of them in all.
pub(super) const MENTIONS_LOOKED_AT: usize = 2000;

/// Common nouns that a pronoun may go back to.
const ACTORS: Classes = Classes::of(&[Class::InstitutionNoun]);

/// Names all persons and bodies of the article in reading order, so that a later surname finds its full name.
pub(crate) fn names(read: Read<'_>) -> Entities<'_> {
    let (of_token, acts) = (vec![0; read.tokens.len()], acting(read));
    let mut entities = Entities { of_token, acts, ..Entities::default() };
    for phrase in &read.phrases.all {
        let start = read.sentence(read.sentence_of(phrase.head)).start;
        match phrase.kind {
            PhraseKind::Name if in_headline(read, phrase) => {}
            PhraseKind::Name if !is_time_or_place(read, phrase) => {
                entities.take_name(read, &read.syntax().named_run(phrase, start));
            }
            PhraseKind::Common if read.tokens.classes(phrase.head).any(ACTORS) => {
                let (tokens, head, kind) = (phrase.tokens.clone(), phrase.head, phrase.kind);
                entities.described(read, &NounRun { tokens, head, kind, apposition: None, relative: None });
            }
            _ => {}
        }
    }
    entities
}

/// Marks the tokens of all subjects.
fn acting(read: Read<'_>) -> Vec<bool> {
    let mut acts = vec![false; read.tokens.len()];
    for subject in read.clauses.groups.iter().filter_map(|group| group.subject.as_ref()) {
        if let Some(tokens) = acts.get_mut(subject.tokens.clone()) {
            tokens.fill(true);
        }
    }
    acts
}

/// Capitals in a headline may be mere style: its names are looked for in the article, not the other way round.
fn in_headline(read: Read<'_>, phrase: &Phrase) -> bool {
    let paragraph = read.tokens.paragraphs.get(read.paragraph_of(phrase.head));
    paragraph.is_some_and(|paragraph| matches!(paragraph.zone, ZoneKind::Headline | ZoneKind::Dek))
}

fn is_time_or_place(read: Read<'_>, phrase: &Phrase) -> bool {
    read.tokens.classes(phrase.head).any(Classes::of(&[Class::Weekday, Class::Month]))
}

impl<'a> Entities<'a> {
    /// The entity of a source mention: known, or new.
    pub(crate) fn resolve(&mut self, read: Read<'a>, run: &NounRun) -> Option<usize> {
        if let Some(known) = self.headed_by(run.head) {
            if let Some(entity) = self.all.get_mut(known) {
                entity.mentions.widen(run);
            }
            return Some(known);
        }
        match run.kind {
            PhraseKind::Pronoun => self.pronoun(read, run),
            PhraseKind::Name => Some(self.take_name(read, run)),
            PhraseKind::Common => Some(self.described(read, run)),
        }
    }

    /// The entity of the mention that a token is the head of.
    pub(super) fn headed_by(&self, token: usize) -> Option<usize> {
        (self.of_token.get(token).copied()? as usize).checked_sub(1)
    }

    /// Notes whose words the statements in a stretch of text are.
    pub(crate) fn issue(&mut self, read: Read<'a>, stretch: Range<usize>, issuer: usize) {
        let own = self.all.get(issuer).is_some_and(|entity| entity.class != SourceClass::Document);
        let new = |at: usize| {
            let phrase = read.phrases.at(at).map_or(at, |phrase| phrase.tokens.start);
            read.is(phrase, Class::Indefinite) || matches!(read.tag(phrase), Tag::Possessive)
        };
        for at in
            stretch.filter(|at| own && read.is(*at, Class::StatementNoun) && read.tag(*at) == Tag::Noun && new(*at))
        {
            self.statements.push((word(read, at), issuer));
        }
    }

    fn take_name(&mut self, read: Read<'a>, run: &NounRun) -> usize {
        let seen = see(read, run);
        let known = self.named(read, &seen, run.tokens.start);
        let number = known.unwrap_or_else(|| self.push(&seen));
        self.mention(read, number, run);
        if let Some(entity) = self.all.get_mut(number) {
            entity.take_fuller_name(read, &seen);
        }
        self.index(read, number);
        number
    }

    pub(super) fn push(&mut self, seen: &Seen) -> usize {
        let (name, mentions) = (seen.name.clone(), Mentions::default());
        self.all.push(Entity { class: seen.class, mentions, name, indexed: 0..0, gender: None });
        self.all.len() - 1
    }

    /// Adds a mention.
    pub(super) fn mention(&mut self, read: Read<'a>, number: usize, run: &NounRun) {
        if let Some(slot) = self.of_token.get_mut(run.head) {
            *slot = u32::try_from(number + 1).unwrap_or(0);
        }
        if let Some(entity) = self.all.get_mut(number) {
            entity.mentions.add(run);
        }
        // National Liberation Army (ELN): the capitals in brackets name it too.
        let end = run.tokens.end;
        if read.punctuation(end, '(') && read.punctuation(end + 2, ')') && read.tokens.is_all_capitals(end + 1) {
            self.by_word.entry(word(read, end + 1)).or_default().push(number);
        }
    }

    /// Makes an entity findable by the words of its name.
    fn index(&mut self, read: Read<'a>, number: usize) {
        let Some(entity) = self.all.get_mut(number).filter(|entity| entity.indexed != entity.name) else { return };
        entity.indexed = entity.name.clone();
        let words = words_of(read, &entity.name);
        for key in words.first().into_iter().chain(words.last()) {
            let known = self.by_word.entry(key).or_default();
            if !known.iter().rev().take(LOOK_BACK).any(|known| *known == number) {
                known.push(number);
            }
        }
    }

    /// The known entity that a name names: the same words, or the surname or acronym of a longer name.
    fn named(&self, read: Read<'a>, seen: &Seen, before: usize) -> Option<usize> {
        let words = words_of(read, &seen.name);
        let last = *words.last()?;
        let candidates = self.by_word.get(last)?.iter().rev().take(LOOK_BACK);
        let ranked = candidates.filter_map(|number| {
            let entity = self.all.get(*number).filter(|entity| compatible(entity.class, seen.class))?;
            let known = words_of(read, &entity.name);
            let single = words.len() == 1;
            let same = known == words || (!single && known.len() > 1 && known.first() == words.first());
            let surname = known.last() == Some(&last) && (single || known.len() == 1);
            let acronym = single && read.tokens.is_all_capitals(seen.name.start) && known.last() != Some(&last);
            let given = single && known.len() > 1 && known.first() == Some(&last);
            let nearest = entity.last_mention_before(before).map_or(0, |mention| mention.head);
            (same || surname || given || acronym).then_some((same || acronym, surname, nearest, *number))
        });
        ranked.max().map(|(_, _, _, number)| number)
    }
}

impl Entity {
    pub(super) fn last_mention_before(&self, token: usize) -> Option<Mention> {
        self.mentions.before(token).next_back()
    }

    fn take_fuller_name(&mut self, read: Read<'_>, seen: &Seen) {
        if words_of(read, &seen.name).len() > words_of(read, &self.name).len() {
            self.name = seen.name.clone();
        }
    }
}

fn compatible(known: SourceClass, seen: SourceClass) -> bool {
    let person = |class| class == SourceClass::NamedPerson;
    known == seen || person(known) == person(seen) || person(seen)
}

/// The word at a token, as it stands.
pub(super) fn word<'a>(read: Read<'a>, at: usize) -> &'a str {
    &read.doc[read.tokens.span(at)]
}

/// The words of a run of tokens, as they stand.
pub(super) fn words_of<'a>(read: Read<'a>, tokens: &Range<usize>) -> Vec<&'a str> {
    let words = tokens.clone().filter(|at| read.tokens.is_wordlike(*at) && read.tag(*at) != Tag::Determiner);
    words.map(|at| &read.doc[read.tokens.span(at)]).collect()
}
