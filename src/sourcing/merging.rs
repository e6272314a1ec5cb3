//! Merging: which mentions name the same person, body or document.

use std::ops::Range;

use hashbrown::HashMap;

use super::mentions::{Mention, Mentions};
use super::naming::{PLACES, Seen, see};
use super::sources::SourceClass;
use super::standing;
use super::text::Read;
use crate::grammar::ZoneKind;
use crate::grammar::clauses::NounRun;
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Role, WordId};

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
    gender: Option<Class>,
}

/// The entities of an article, and which of them each noun phrase names.
#[derive(Debug, Default)]
pub(crate) struct Entities<'a> {
    pub(crate) all: Vec<Entity>,
    /// Whose words a statement, post or letter is: the noun, and the entity that issued it, in text order.
    statements: Vec<(&'a str, usize)>,
    /// For each token that is the head of a mention, one more than the number of its entity; 0 for the others.
    of_token: Vec<u32>,
    /// Whether each token is part of the subject of a verb.
    acts: Vec<bool>,
    /// Entities by the first and last words and the acronyms of their names.
    by_word: HashMap<&'a str, Vec<usize>>,
}

/// How many of the latest entities a description or a name is compared with: bounds the work on hostile texts.
const LOOK_BACK: usize = 400;

/// How many mentions of them in all.
const MENTIONS_LOOKED_AT: usize = 2000;

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
    fn headed_by(&self, token: usize) -> Option<usize> {
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

    fn push(&mut self, seen: &Seen) -> usize {
        let (name, mentions) = (seen.name.clone(), Mentions::default());
        self.all.push(Entity { class: seen.class, mentions, name, indexed: 0..0, gender: None });
        self.all.len() - 1
    }

    /// Adds a mention.
    fn mention(&mut self, read: Read<'a>, number: usize, run: &NounRun) {
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
        let ends = (words_of(read, &entity.name).next(), words_of(read, &entity.name).next_back());
        for key in ends.0.into_iter().chain(ends.1) {
            let known = self.by_word.entry(key).or_default();
            if !known.iter().rev().take(LOOK_BACK).any(|known| *known == number) {
                known.push(number);
            }
        }
    }

    /// The known entity that a name names: the same words, or the surname or acronym of a longer name.
    fn named(&self, read: Read<'a>, seen: &Seen, before: usize) -> Option<usize> {
        let (first, last) = (words_of(read, &seen.name).next(), words_of(read, &seen.name).next_back()?);
        let single = is_single(read, &seen.name);
        let candidates = self.by_word.get(last)?.iter().rev().take(LOOK_BACK);
        let ranked = candidates.filter_map(|number| {
            let entity = self.all.get(*number).filter(|entity| compatible(entity.class, seen.class))?;
            let (known_first, known_last) =
                (words_of(read, &entity.name).next(), words_of(read, &entity.name).next_back());
            let known_single = is_single(read, &entity.name);
            let same = (!single && !known_single && known_first == first)
                || words_of(read, &entity.name).eq(words_of(read, &seen.name));
            let surname = known_last == Some(last) && (single || known_single);
            let acronym = single && read.tokens.is_all_capitals(seen.name.start) && known_last != Some(last);
            let given = single && !known_single && known_first == Some(last);
            let nearest = entity.mentions.last_before(before).map_or(0, |mention| mention.head);
            (same || surname || given || acronym).then_some((same || acronym, surname, nearest, *number))
        });
        ranked.max().map(|(_, _, _, number)| number)
    }

    /// A common noun: "the minister" may be a minister known by name; else it is a source of its own.
    fn described(&mut self, read: Read<'a>, run: &NounRun) -> usize {
        let seen = see(read, run);
        let definite = is_definite(read, run);
        let known = if definite { self.known_by_role(read, run, seen.class) } else { None };
        let issued = || {
            let noun = word(read, run.head);
            self.statements.iter().rfind(|(known, _)| known.eq_ignore_ascii_case(noun)).map(|(_, issuer)| *issuer)
        };
        let known = if definite && read.is(run.head, Class::StatementNoun) { known.or_else(issued) } else { known };
        let known = known.or_else(|| self.same_words(read, run, definite));
        let number = known.unwrap_or_else(|| self.push(&seen));
        self.mention(read, number, run);
        number
    }

    /// The nearest earlier entity whose mention or apposition has this head noun.
    fn known_by_role(&self, read: Read<'a>, run: &NounRun, class: SourceClass) -> Option<usize> {
        let singular = !read.is(run.head, Class::FormPlural) || read.is(run.head, Class::FormSingular);
        let fits = |entity: &Entity| match class {
            SourceClass::UnnamedPerson => entity.class == SourceClass::NamedPerson && singular,
            SourceClass::NamedOrganization | SourceClass::MediaOutlet => {
                matches!(entity.class, SourceClass::NamedOrganization | SourceClass::MediaOutlet)
            }
            _ => false,
        };
        let recent = self.all.iter().enumerate().rev().take(LOOK_BACK).filter(|(_, entity)| fits(entity));
        let mut left = MENTIONS_LOOKED_AT;
        let ranked = recent.filter_map(|(number, entity)| {
            let mut before = entity.mentions.before(run.head).take(left);
            let named_so = before.any(|mention| {
                left -= 1;
                describes(read, mention, run.head)
            });
            named_so.then_some((entity.mentions.last_before(run.head)?.head, number))
        });
        ranked.max().map(|(_, number)| number).or_else(|| self.known_body(read, run, class))
    }

    /// "The company" after a company's name: the nearest body with a name that nothing shows to be of another kind.
    fn known_body(&self, read: Read<'a>, run: &NounRun, class: SourceClass) -> Option<usize> {
        let bare = run.tokens.len() == 2;
        if class != SourceClass::NamedOrganization || !bare || read.is(run.head, Class::FormPlural) {
            return None;
        }
        let kind = |tokens: Range<usize>| standing::type_in(read, tokens, &[Role::Institution]);
        let wanted = kind(run.tokens.clone())?;
        let named = self.all.iter().enumerate().rev().take(LOOK_BACK).filter(|(_, entity)| {
            let proper = || read.tokens.is_capital(entity.name.end.saturating_sub(1));
            let place = || read.tokens.classes(entity.name.start).any(PLACES);
            let fits = || kind(entity.name.clone()) == Some(wanted);
            entity.class == SourceClass::NamedOrganization && proper() && !place() && fits()
        });
        let ranked = named.filter_map(|(number, entity)| Some((entity.mentions.last_before(run.head)?.head, number)));
        ranked.max().map(|(_, number)| number)
    }

    /// A nameless source that was described in the same words, or that a definite phrase goes back to.
    fn same_words(&self, read: Read<'a>, run: &NounRun, definite: bool) -> Option<usize> {
        let anew = starts_anew(read, run);
        let found = self.all.iter().enumerate().rev().take(LOOK_BACK).find(|(_, entity)| {
            let Some(first) = entity.mentions.first_before(run.head) else { return false };
            if entity.class == SourceClass::NamedPerson || !is_same_word(read, first.head, run.head) {
                return false;
            }
            definite || (!anew && words_of(read, &first.tokens).eq(words_of(read, &run.tokens)))
        });
        found.map(|(number, _)| number)
    }

    fn pronoun(&mut self, read: Read<'a>, run: &NounRun) -> Option<usize> {
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

/// How many sentences back a pronoun reaches.
const PRONOUN_REACH: usize = 6;

impl Entity {
    fn take_fuller_name(&mut self, read: Read<'_>, seen: &Seen) {
        if words_of(read, &seen.name).count() > words_of(read, &self.name).count() {
            self.name = seen.name.clone();
        }
    }
}

fn compatible(known: SourceClass, seen: SourceClass) -> bool {
    let person = |class| class == SourceClass::NamedPerson;
    known == seen || person(known) == person(seen) || person(seen)
}

/// The word at a token, as it stands.
fn word<'a>(read: Read<'a>, at: usize) -> &'a str {
    &read.doc[read.tokens.span(at)]
}

/// The words of a run of tokens, as they stand.
fn words_of<'a>(read: Read<'a>, tokens: &Range<usize>) -> impl DoubleEndedIterator<Item = &'a str> {
    let words = tokens.clone().filter(move |at| read.tokens.is_wordlike(*at) && read.tag(*at) != Tag::Determiner);
    words.map(move |at| word(read, at))
}

/// Whether a run of tokens has one word.
fn is_single(read: Read<'_>, tokens: &Range<usize>) -> bool {
    words_of(read, tokens).nth(1).is_none()
}

/// Whether two tokens are the same word, capitals aside.
fn is_same_word(read: Read<'_>, one: usize, other: usize) -> bool {
    let number = read.tokens.word(one);
    number == read.tokens.word(other)
        && (number != WordId::UNKNOWN || word(read, one).eq_ignore_ascii_case(word(read, other)))
}

fn is_definite(read: Read<'_>, run: &NounRun) -> bool {
    let first = run.tokens.start;
    matches!(read.tag(first), Tag::Determiner | Tag::Possessive)
        && !read.tokens.classes(first).any(Classes::of(&[
            Class::Quantifier,
            Class::NumberWord,
            Class::PronounIndefinite,
        ]))
        && !is_indefinite_article(read, first)
}

/// The article that introduces somebody new: a determiner that is no demonstrative and of which no plural is made.
fn is_indefinite_article(read: Read<'_>, at: usize) -> bool {
    read.is(at, Class::Determiner) && !read.is(at, Class::Demonstrative) && read.is(at, Class::Indefinite)
}

/// "a source", "one official", "another aide": somebody new each time.
fn starts_anew(read: Read<'_>, run: &NounRun) -> bool {
    let first = run.tokens.start;
    is_indefinite_article(read, first)
        || read.tokens.classes(first).any(Classes::of(&[
            Class::NumberWord,
            Class::PronounIndefinite,
            Class::Quantifier,
        ]))
}

/// Whether a mention says that its entity is what a noun names: in its own words or in the apposition behind it.
fn describes(read: Read<'_>, mention: &Mention, noun: usize) -> bool {
    let end = mention.tokens.end;
    let before = mention.tokens.start.saturating_sub(8);
    let own = mention.tokens.clone();
    let behind = if read.punctuation(end, ',') { end + 1..end + 13 } else { end..end };
    let ahead = if mention.tokens.start > 0 && read.punctuation(mention.tokens.start - 1, ',') {
        before..mention.tokens.start
    } else {
        end..end
    };
    // "Vice president" is an office of its own: "the president" is somebody else.
    let in_longer_office = |at: usize| {
        (at.saturating_sub(2)..at).any(|first| {
            let office = read.tokens.matches.of_role_at(Role::SourceRole, first);
            office.is_some_and(|office| office.end as usize == at + 1)
        })
    };
    let same_sentence = |at: usize| read.sentence_of(at) == read.sentence_of(mention.head);
    let stops = |at: usize| matches!(read.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Mark);
    own.chain(behind.take_while(|at| !stops(*at)))
        .chain(ahead)
        .any(|at| is_same_word(read, at, noun) && same_sentence(at) && !in_longer_office(at))
}
