//! Merging: which mentions name the same person, body or document.

use std::ops::Range;

use super::sources::SourceClass;
use super::text::Read;
use crate::grammar::clauses::NounRun;
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Role};

/// Somebody or something that the article names or describes, with all its mentions.
#[derive(Clone, Debug)]
pub(crate) struct Entity {
    /// What it is.
    pub(crate) class: SourceClass,
    /// Tokens of its mentions, in the order they were seen.
    pub(crate) mentions: Vec<Mention>,
    /// The words of its name, honorifics and roles left out; for a nameless one, its noun phrase.
    pub(crate) name: Range<usize>,
    /// The gender that pronouns have shown, if any.
    gender: Option<Class>,
}

/// One mention of an entity.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// The token of its head.
    pub(crate) head: usize,
}

/// The entities of an article, and which of them each noun phrase names.
#[derive(Debug, Default)]
pub(crate) struct Entities {
    pub(crate) all: Vec<Entity>,
    /// Whose words a statement, post or letter is: the noun, and the entity that issued it, in text order.
    statements: Vec<(String, usize)>,
}

/// What a mention says about its entity before it is merged.
struct Seen {
    class: SourceClass,
    name: Range<usize>,
}

const PERSON_HINTS: Classes = Classes::of(&[Class::GivenName, Class::Honorific]);
const PLACES: Classes = Classes::of(&[Class::Country, Class::City, Class::Region]);
const ORGANIZATION_HEADS: Classes =
    Classes::of(&[Class::InstitutionNoun, Class::InstitutionName, Class::CompanySuffix]);
/// Common nouns that a pronoun may go back to.
const ACTORS: Classes = Classes::of(&[Class::InstitutionNoun]);
const DOCUMENT_HEADS: Classes =
    Classes::of(&[Class::DocumentNoun, Class::SurveyNoun, Class::DatasetNoun, Class::StatementNoun]);
const PEOPLE: Classes = Classes::of(&[Class::RoleNoun, Class::PersonNoun, Class::GenericGroup, Class::BareGroup]);

/// Names all persons and bodies of the article in reading order, so that a later surname finds its full name.
pub(crate) fn names(read: Read<'_>) -> Entities {
    let mut entities = Entities::default();
    for phrase in &read.phrases.all {
        let start = read.sentence(read.sentence_of(phrase.head)).start;
        match phrase.kind {
            PhraseKind::Name if !is_time_or_place(read, phrase) => {
                entities.take_name(read, &read.syntax().named_run(phrase, start));
            }
            PhraseKind::Common if read.tokens.classes(phrase.head).any(ACTORS) => {
                let (tokens, head, kind) = (phrase.tokens.clone(), phrase.head, phrase.kind);
                entities.described(read, &NounRun { tokens, head, kind, apposition: None });
            }
            _ => {}
        }
    }
    entities
}

fn is_time_or_place(read: Read<'_>, phrase: &Phrase) -> bool {
    read.tokens.classes(phrase.head).any(Classes::of(&[Class::Weekday, Class::Month]))
}

impl Entities {
    /// The entity of a source mention: known, or new.
    pub(crate) fn resolve(&mut self, read: Read<'_>, run: &NounRun) -> Option<usize> {
        let seen = |mention: &&mut Mention| mention.head == run.head;
        let known = self.all.iter_mut().enumerate().find_map(|(number, entity)| {
            let mention = entity.mentions.iter_mut().find(seen)?;
            mention.tokens = run.tokens.clone();
            Some(number)
        });
        if known.is_some() {
            return known;
        }
        match run.kind {
            PhraseKind::Pronoun => self.pronoun(read, run),
            PhraseKind::Name => Some(self.take_name(read, run)),
            PhraseKind::Common => Some(self.described(read, run)),
        }
    }

    /// Notes whose words the statements in a stretch of text are.
    pub(crate) fn issue(&mut self, read: Read<'_>, stretch: Range<usize>, issuer: usize) {
        let own = self.all.get(issuer).is_some_and(|entity| entity.class != SourceClass::Document);
        let new = |at: usize| {
            let phrase = read.phrases.at(at).map_or(at, |phrase| phrase.tokens.start);
            read.is(phrase, Class::Indefinite) || matches!(read.tag(phrase), Tag::Possessive)
        };
        for at in stretch.filter(|at| own && read.is(*at, Class::StatementNoun) && read.tag(*at) == Tag::Noun && new(*at)) {
            self.statements.push((lower(read, at), issuer));
        }
    }

    fn take_name(&mut self, read: Read<'_>, run: &NounRun) -> usize {
        let seen = see(read, run);
        let mention = Mention { tokens: run.tokens.clone(), head: run.head };
        if let Some(known) = self.named(read, &seen, run.tokens.start) {
            if let Some(entity) = self.all.get_mut(known) {
                entity.add(read, mention, &seen);
            }
            return known;
        }
        self.push(mention, seen)
    }

    fn push(&mut self, mention: Mention, seen: Seen) -> usize {
        self.all.push(Entity { class: seen.class, mentions: vec![mention], name: seen.name, gender: None });
        self.all.len() - 1
    }

    /// The known entity that a name names: the same words, or the surname or acronym of a longer name.
    fn named(&self, read: Read<'_>, seen: &Seen, before: usize) -> Option<usize> {
        let words = words_of(read, &seen.name);
        let last = *words.last()?;
        let mut best: Option<(usize, usize)> = None;
        for (number, entity) in self.all.iter().enumerate() {
            let known = words_of(read, &entity.name);
            if !compatible(entity.class, seen.class) || known.is_empty() {
                continue;
            }
            let same = known == words;
            let surname = words.len() == 1 && known.len() > 1 && known.last() == Some(&last);
            let given = words.len() == 1 && known.len() > 1 && known.first() == Some(&last);
            let fuller = known.len() == 1 && words.len() > 1 && known.last() == Some(&last);
            let middle =
                known.len() > 1 && words.len() > 1 && known.first() == words.first() && known.last() == Some(&last);
            let acronym = entity.has_acronym(read, last) && words.len() == 1;
            if same || surname || given || fuller || middle || acronym {
                let nearest =
                    entity.mentions.iter().map(|mention| mention.head).filter(|head| *head < before).max().unwrap_or(0);
                let rank = usize::from(same || middle || acronym) * read.tokens.len() * 2
                    + usize::from(!given) * read.tokens.len()
                    + nearest;
                if best.is_none_or(|(_, known)| rank > known) {
                    best = Some((number, rank));
                }
            }
        }
        best.map(|(number, _)| number)
    }

    /// A common noun: "the minister" may be a minister known by name; else it is a source of its own.
    fn described(&mut self, read: Read<'_>, run: &NounRun) -> usize {
        let seen = see(read, run);
        let definite = is_definite(read, run);
        let known = if definite { self.known_by_role(read, run, seen.class) } else { None };
        let issued = || {
            let noun = lower(read, run.head);
            self.statements.iter().rfind(|(known, _)| *known == noun).map(|(_, issuer)| *issuer)
        };
        let known = if definite && read.is(run.head, Class::StatementNoun) { known.or_else(issued) } else { known };
        let known = known.or_else(|| self.same_words(read, run, definite));
        let mention = Mention { tokens: run.tokens.clone(), head: run.head };
        match known.and_then(|number| Some((number, self.all.get_mut(number)?))) {
            Some((number, entity)) => {
                entity.mentions.push(mention);
                number
            }
            None => self.push(mention, seen),
        }
    }

    /// The nearest earlier entity whose mention or apposition has this head noun.
    fn known_by_role(&self, read: Read<'_>, run: &NounRun, class: SourceClass) -> Option<usize> {
        let head = lower(read, run.head);
        let singular = !read.is(run.head, Class::FormPlural) || read.is(run.head, Class::FormSingular);
        let fits = |entity: &Entity| match class {
            SourceClass::UnnamedPerson => entity.class == SourceClass::NamedPerson && singular,
            SourceClass::NamedOrganization | SourceClass::MediaOutlet => {
                matches!(entity.class, SourceClass::NamedOrganization | SourceClass::MediaOutlet)
            }
            _ => false,
        };
        let candidates = self.all.iter().enumerate().filter(|(_, entity)| fits(entity));
        let ranked = candidates.filter_map(|(number, entity)| {
            let described = entity.mentions.iter().filter(|mention| mention.head < run.head);
            let named_so = described.clone().any(|mention| describes(read, mention, &head));
            let last = described.map(|mention| mention.head).max()?;
            named_so.then_some((last, number))
        });
        ranked.max().map(|(_, number)| number)
    }

    /// A nameless source that was described in the same words, or that a definite phrase goes back to.
    fn same_words(&self, read: Read<'_>, run: &NounRun, definite: bool) -> Option<usize> {
        let words = words_of(read, &run.tokens);
        let head = lower(read, run.head);
        let found = self.all.iter().enumerate().rfind(|(_, entity)| {
            let Some(first) = entity.mentions.first().filter(|mention| mention.head < run.head) else { return false };
            if entity.class == SourceClass::NamedPerson {
                return false;
            }
            let same = words_of(read, &first.tokens) == words && !starts_anew(read, run);
            same || (definite && lower(read, first.head) == head)
        });
        found.map(|(number, _)| number)
    }

    fn pronoun(&mut self, read: Read<'_>, run: &NounRun) -> Option<usize> {
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
            return Some(self.push(
                Mention { tokens: run.tokens.clone(), head: run.head },
                Seen { class: SourceClass::UnnamedGroup, name: run.tokens.clone() },
            ));
        } else {
            return None;
        };
        if let Some(entity) = self.all.get_mut(number) {
            entity.mentions.push(Mention { tokens: run.tokens.clone(), head: run.head });
        }
        Some(number)
    }

    /// The entity that a pronoun goes back to: the first one of the nearest sentence before that fits, its own
    /// sentence included; a mention that opens a sentence is what the next one goes on about.
    fn nearest(&self, read: Read<'_>, at: usize, fits: impl Fn(&Entity) -> bool) -> Option<usize> {
        let sentence = read.sentence_of(at);
        let mut best: Option<(usize, usize, usize)> = None;
        for (number, entity) in self.all.iter().enumerate().filter(|(_, entity)| fits(entity)) {
            for mention in entity.mentions.iter().filter(|mention| mention.head < at) {
                let place = read.sentence_of(mention.head);
                let away = sentence - place.min(sentence);
                if away > 6 || (read.marks.is_inside(mention.head) && !read.marks.is_inside(at)) {
                    continue;
                }
                let first = read.sentence(place).start;
                let subject = read.clauses.groups.iter().any(|group| {
                    group.sentence == place
                        && group.subject.as_ref().is_some_and(|run| run.tokens.contains(&mention.head))
                });
                let rank = (away, usize::from(!subject), mention.head - first.min(mention.head));
                if best.is_none_or(|(known, _, _)| rank_key(rank) < known) {
                    best = Some((rank_key(rank), number, mention.head));
                }
            }
        }
        best.map(|(_, number, _)| number)
    }
}

fn rank_key((away, not_subject, offset): (usize, usize, usize)) -> usize {
    away * 100_000 + not_subject * 10_000 + offset.min(9_999)
}

impl Entity {
    fn add(&mut self, read: Read<'_>, mention: Mention, seen: &Seen) {
        if words_of(read, &seen.name).len() > words_of(read, &self.name).len() {
            self.name = seen.name.clone();
        }
        if self.mentions.iter().all(|known| known.tokens != mention.tokens) {
            self.mentions.push(mention);
        }
    }

    /// `National Liberation Army (ELN)`: the capitals in brackets after a mention, or the initials of the name.
    fn has_acronym(&self, read: Read<'_>, word: &str) -> bool {
        if word.len() < 2 || word.chars().any(char::is_lowercase) {
            return false;
        }
        let bracketed = self.mentions.iter().any(|mention| {
            let end = mention.tokens.end;
            read.punctuation(end, '(') && read.punctuation(end + 2, ')') && &read.doc[read.tokens.span(end + 1)] == word
        });
        let initials: String = words_of(read, &self.name)
            .iter()
            .filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()))
            .collect();
        bracketed || (initials.len() > 2 && initials == word)
    }
}

fn compatible(known: SourceClass, seen: SourceClass) -> bool {
    let person = |class| class == SourceClass::NamedPerson;
    known == seen || person(known) == person(seen) || person(seen)
}

fn lower(read: Read<'_>, at: usize) -> String {
    read.doc[read.tokens.span(at)].to_lowercase()
}

/// The words of a run of tokens, as they stand.
fn words_of<'a>(read: Read<'a>, tokens: &Range<usize>) -> Vec<&'a str> {
    let words = tokens.clone().filter(|at| read.tokens.is_wordlike(*at) && read.tag(*at) != Tag::Determiner);
    words.map(|at| &read.doc[read.tokens.span(at)]).collect()
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
fn describes(read: Read<'_>, mention: &Mention, noun: &str) -> bool {
    let end = mention.tokens.end;
    let before = mention.tokens.start.saturating_sub(8);
    let own = mention.tokens.clone();
    let behind = if read.punctuation(end, ',') { end + 1..end + 13 } else { end..end };
    let ahead = if mention.tokens.start > 0 && read.punctuation(mention.tokens.start - 1, ',') {
        before..mention.tokens.start
    } else {
        end..end
    };
    let same_sentence = |at: &usize| read.sentence_of(*at) == read.sentence_of(mention.head);
    let stops = |at: usize| matches!(read.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Mark);
    own.chain(behind.take_while(|at| !stops(*at))).chain(ahead).filter(same_sentence).any(|at| lower(read, at) == noun)
}

/// What a mention's own words say: its class and the words of its name.
fn see(read: Read<'_>, run: &NounRun) -> Seen {
    let classes = read.tokens.classes(run.head);
    if run.kind == PhraseKind::Name {
        let mut name = name_in(read, run);
        // The name of a body holds what stands behind its head: Ministry of Foreign Affairs.
        if read.is(run.head, Class::InstitutionNoun) && run.tokens.end > name.end && read.tokens.is_capital(run.tokens.end - 1) {
            name.end = run.tokens.end;
        }
        return Seen { class: class_of_name(read, run, &name), name };
    }
    let plural = read.is(run.head, Class::FormPlural) && !read.is(run.head, Class::FormSingular);
    let term = |role| read.tokens.matches.of_role_at(role, run.head).is_some();
    let class = if classes.any(PEOPLE) || term(Role::SourceRole) {
        if plural { SourceClass::UnnamedGroup } else { SourceClass::UnnamedPerson }
    } else if classes.any(DOCUMENT_HEADS) {
        SourceClass::Document
    } else if classes.has(Class::MediaNoun) {
        SourceClass::MediaOutlet
    } else if classes.any(ORGANIZATION_HEADS) {
        SourceClass::NamedOrganization
    } else if plural {
        SourceClass::UnnamedGroup
    } else {
        SourceClass::UnnamedPerson
    };
    Seen { class, name: run.tokens.clone() }
}

/// The words of a name: the phrase of the head without honorifics, roles and bodies before a given name.
fn name_in(read: Read<'_>, run: &NounRun) -> Range<usize> {
    let phrase = read.phrases.at(run.head).map_or(run.tokens.clone(), |phrase| phrase.tokens.clone());
    let end = run.head + 1;
    // What stands before a genitive is another's name.
    let owner =
        (phrase.start..run.head).rev().find(|at| read.tag(*at) == Tag::Genitive).map_or(phrase.start, |at| at + 1);
    let given = (owner..run.head).find(|at| read.is(*at, Class::GivenName) && !role_at(read, *at));
    let after_role = (owner..run.head).rev().find(|at| {
        role_at(read, *at)
            || read.is(*at, Class::Honorific)
            || read.tag(*at) == Tag::Noun
            || read.tag(*at) == Tag::Adjective
    });
    let mut first = match (given, after_role) {
        (Some(given), Some(role)) if given < role => role + 1,
        (Some(given), _) => given,
        (None, Some(role)) => role + 1,
        (None, None) => owner,
    };
    while first < run.head && !read.tokens.is_capital(first) {
        first += 1;
    }
    first..end
}

fn role_at(read: Read<'_>, at: usize) -> bool {
    read.is(at, Class::RoleNoun)
}

fn class_of_name(read: Read<'_>, run: &NounRun, name: &Range<usize>) -> SourceClass {
    let classes = read.tokens.classes(run.head);
    let has = |class| name.clone().any(|at| read.is(at, class));
    let term =
        |role: Role| {
            name.clone().any(|at| {
                read.tokens.matches.at(at).iter().any(|found| {
                    found.role == role && found.end as usize > run.head && found.first as usize == name.start
                })
            })
        };
    let titled = (run.tokens.start..name.start).any(|at| read.is(at, Class::Honorific) || role_at(read, at));
    if term(Role::Media) || classes.any(Classes::of(&[Class::MediaName, Class::MediaNoun])) && !has(Class::GivenName) {
        return SourceClass::MediaOutlet;
    }
    if titled || name.clone().any(|at| read.tokens.classes(at).any(PERSON_HINTS)) && !classes.any(ORGANIZATION_HEADS) {
        return SourceClass::NamedPerson;
    }
    if classes.any(DOCUMENT_HEADS) && name.len() > 1 {
        return SourceClass::Document;
    }
    let plural = classes.any(Classes::of(&[Class::Demonym, Class::GenericGroup])) && name.len() == 1;
    if plural {
        return SourceClass::UnnamedGroup;
    }
    let determined = read.tag(run.tokens.start) == Tag::Determiner;
    let acronym = read.tokens.is_all_capitals(run.head) && name.len() == 1;
    let body = classes.any(ORGANIZATION_HEADS) || term(Role::Institution) || classes.any(PLACES);
    if body || determined || acronym { SourceClass::NamedOrganization } else { SourceClass::NamedPerson }
}
