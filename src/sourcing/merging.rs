//! Merging: which mentions name the same person, body or document.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use hashbrown::HashMap;

use super::entity::Entity;
use super::likeness::{quiet, words_of};
use super::mentions::Mentions;
use super::naming::{Seen, is_one_of_people, see};
use super::phrasing::{behind_office, is_language, long_name, trimmed};
use super::pronouns::stated_gender;
use super::recognition::Sought;
use super::roles::{is_office, is_role};
use super::sources::SourceClass;
use super::text::Read;
use crate::grammar::ZoneKind;
use crate::grammar::clauses::{NounRun, VerbForm};
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, WordId};

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
    pub(super) by_word: HashMap<Cow<'a, str>, Vec<usize>>,
    /// Where words stand that descriptions have asked for.
    pub(super) places: RefCell<HashMap<WordId, Rc<[usize]>>>,
    /// For each entity, the words of the name that it was made findable by.
    pub(super) words: Vec<Vec<Cow<'a, str>>>,
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
    let mut long_until = 0;
    for phrase in &read.phrases.all {
        if let Some(owner) = owner_in(read, phrase).filter(|_| !in_headline(read, phrase)) {
            if is_body_named(read, &owner) || is_titled(read, &owner) {
                entities.take_name(read, &owner);
            } else {
                entities.take_known(read, &owner);
            }
        }
        let start = read.sentence(read.sentence_of(phrase.head)).start;
        match phrase.kind {
            PhraseKind::Name if in_headline(read, phrase) => {}
            PhraseKind::Name if phrase.tokens.start < long_until || office_holder(read, phrase, start).is_some() => {}
            PhraseKind::Name if is_field(read, phrase) => {}
            PhraseKind::Name if !is_time_or_place(read, phrase) => {
                let run = trimmed(read, &read.syntax().named_run(phrase, start));
                if let Some((run, seen)) = long_name(read, &run) {
                    long_until = run.tokens.end;
                    entities.take_long_name(read, &run, &seen);
                } else if is_language(read, &run) || narrows(read, &run) {
                    entities.take_known(read, &run);
                } else {
                    entities.take_name(read, &run);
                }
            }
            PhraseKind::Common if read.is(phrase.tokens.start, Class::Negation) => {}
            PhraseKind::Common if may_be_meant(read, phrase) => {
                entities.described(read, &NounRun::from(phrase));
            }
            _ => {}
        }
    }
    entities
}

/// "Department of `Health` and `Human Services`": what a body is of is no body of its own.
fn is_field(read: Read<'_>, phrase: &Phrase) -> bool {
    let mut around = [phrase.tokens.start.checked_sub(1), Some(phrase.tokens.end)].into_iter().flatten();
    around.any(|link| read.syntax().fields_around(link).is_some())
}

/// "The President of Vellin `Ann Orr`": who holds an office whose name goes on behind its preposition.
pub(super) fn office_holder<'a>(read: Read<'a>, office: &Phrase, sentence: usize) -> Option<&'a Phrase> {
    let linked = read.tag(office.tokens.end) == Tag::Preposition;
    let holder = read.phrases.starting_at(office.tokens.end + 1).filter(|_| linked && is_role(read, office.head))?;
    let whole = read.syntax().named_run(holder, sentence);
    (holder.kind == PhraseKind::Name && whole.tokens.start == office.tokens.start).then_some(holder)
}

/// "`Vellin University`'s College of Arts", "`Orr`'s refusal": the name of whoever the genitive in a phrase says owns it.
fn owner_in(read: Read<'_>, phrase: &Phrase) -> Option<NounRun> {
    let genitive = phrase.tokens.clone().find(|at| read.tag(*at) == Tag::Genitive)?;
    let owner = phrase.tokens.start..genitive;
    let head = genitive.checked_sub(1).filter(|head| *head >= owner.start)?;
    let named =
        owner.clone().all(|at| matches!(read.tag(at), Tag::Name | Tag::Determiner) || read.punctuation(at, '.'))
            && read.tokens.is_capital(head);
    (named && phrase.tokens.end > genitive + 1).then(|| NounRun::new(owner, head, PhraseKind::Name))
}

/// "What's `more`, …": a word of number behind what it is said of.
fn is_predicate(read: Read<'_>, run: &NounRun) -> bool {
    let be = run.tokens.start.checked_sub(1).filter(|at| read.is(*at, Class::Be));
    let asked = be.and_then(|be| be.checked_sub(1)).is_some_and(|what| read.tag(what) == Tag::Wh);
    asked && read.is(run.head, Class::Quantifier)
}

/// "`Mrs. Orr`'s remarks": a name with a title is somebody's, known or not.
fn is_titled(read: Read<'_>, owner: &NounRun) -> bool {
    owner.tokens.clone().any(|at| at < owner.head && read.is(at, Class::Honorific))
}

/// Whether a name of several words ends in a noun for a body.
fn is_body_named(read: Read<'_>, owner: &NounRun) -> bool {
    owner.tokens.len() > 1 && read.is(owner.head, Class::InstitutionNoun)
}

/// Marks the tokens of all subjects, without what hangs on them: in "respondents from Vellin" Vellin does nothing.
fn acting(read: Read<'_>) -> Vec<bool> {
    let mut acts = vec![false; read.tokens.len()];
    let mut mark = |tokens: Range<usize>| {
        if let Some(tokens) = acts.get_mut(tokens) {
            tokens.fill(true);
        }
    };
    for subject in read.clauses.groups.iter().filter_map(|group| group.subject.as_ref()) {
        let complement = subject.tokens.clone().find(|at| read.tag(*at) == Tag::Preposition);
        mark(subject.tokens.start..complement.unwrap_or(subject.tokens.end));
        mark(subject.head..subject.head + 1);
    }
    acts
}

/// "No organization claimed it", "nobody there would say", "not every firm": nobody who is told of.
fn is_denied(read: Read<'_>, run: &NounRun) -> bool {
    let first = run.tokens.start;
    let not = first.checked_sub(1).is_some_and(|at| read.tag(at) == Tag::Negation);
    read.is(first, Class::Negation) || (not && read.is(first, Class::Quantifier))
}

/// "`Ole Frisk`, a diver, guard, and host": the phrase that a list of offices before a comma stands beside.
fn name_of_list<'a>(read: Read<'a>, comma: usize) -> Option<&'a Phrase> {
    let mut phrase = read.phrases.ending_at(comma)?;
    for _ in 0..MOST_OFFICES {
        let listed = phrase.kind == PhraseKind::Common && is_role(read, phrase.head);
        let before = phrase.tokens.start.checked_sub(1).filter(|at| listed && read.punctuation(*at, ','));
        let Some(before) = before.and_then(|comma| read.phrases.ending_at(comma)) else { break };
        phrase = before;
    }
    Some(phrase)
}

/// Most offices of one that are listed behind a name.
const MOST_OFFICES: usize = 6;

/// Whether a common noun is a body. "The team" may go back to people who are named as sources: it is met when it speaks.
fn may_be_meant(read: Read<'_>, phrase: &Phrase) -> bool {
    let classes = read.tokens.classes(phrase.head);
    // "Ann Roe, `front`, and Ole Webb", "closes up `shop`": one thing without an article is no body.
    let bare = phrase.tokens.len() == 1 && classes.has(Class::FormSingular) && !classes.has(Class::FormPlural);
    classes.any(ACTORS) && !classes.has(Class::PeopleNoun) && !bare
}

/// Capitals in a headline may be mere style: its names are looked for in the article, not the other way round.
fn in_headline(read: Read<'_>, phrase: &Phrase) -> bool {
    let paragraph = read.tokens.paragraphs.get(read.paragraph_of(phrase.head));
    paragraph.is_some_and(|paragraph| matches!(paragraph.zone, ZoneKind::Headline | ZoneKind::Dek))
}

fn is_time_or_place(read: Read<'_>, phrase: &Phrase) -> bool {
    read.tokens.classes(phrase.head).any(Classes::of(&[Class::Weekday, Class::Month, Class::Event]))
}

impl<'a> Entities<'a> {
    /// The entity of a source mention: known, or new.
    pub(crate) fn resolve(&mut self, read: Read<'a>, run: &NounRun) -> Option<usize> {
        let run = &trimmed(read, run);
        if is_denied(read, run) {
            return None;
        }
        if let Some(named) = self.named_ahead(read, run) {
            self.mention(read, named, run);
            return Some(named);
        }
        if let Some(known) = self.headed_by(run.head) {
            if let Some(entity) = self.all.get_mut(known) {
                entity.widen(read, run);
            }
            return Some(known);
        }
        if let Some(named) = self.named_beside(read, run) {
            self.mention(read, named, run);
            return Some(named);
        }
        if let Some(named) = self.named_later(read, run) {
            self.mention(read, named, run);
            return Some(named);
        }
        if let Some(group) = self.whose_part(read, run) {
            self.mention(read, group, run);
            return Some(group);
        }
        if let Some((person, seen)) = behind_office(read, run) {
            let number = self.take_seen(read, &person, &seen);
            self.mention(read, number, run);
            return Some(number);
        }
        match run.kind {
            // "German is her favourite": nobody.
            _ if is_language(read, run) => None,
            // "A letter followed another that attacked him": a thing. "What's more": nobody.
            PhraseKind::Pronoun if is_one_that(read, run) || is_predicate(read, run) => None,
            PhraseKind::Pronoun => self.pronoun(read, run),
            PhraseKind::Name => Some(self.take_name(read, run)),
            // "History says so": a thing tells it, and is no source of its own.
            PhraseKind::Common if !read.can_speak(run) => None,
            PhraseKind::Common => Some(self.described(read, run)),
        }
    }

    /// "Ole Frisk, guard at the pier said", "Ole Frisk, a diver, guard and host, said": the name before a bare office, or
    /// before a list of them. "Ole Frisk, a guard for the port said": the second comma may be missing where the name opens its
    /// sentence.
    fn named_ahead(&self, read: Read<'a>, run: &NounRun) -> Option<usize> {
        let first = run.tokens.start;
        let several = read.tokens.classes(run.head).is_only_plural();
        let office = is_role(read, run.head) && !several;
        let bare = office && !matches!(read.tag(first), Tag::Determiner | Tag::Possessive | Tag::Number);
        let given = run.tokens.clone().any(|at| read.is(at, Class::GivenName));
        let comma = first.checked_sub(1).filter(|at| office && !given && read.punctuation(*at, ','))?;
        let name = if bare { name_of_list(read, comma)? } else { read.phrases.ending_at(comma)? };
        let sentence = read.sentence(read.sentence_of(first)).start;
        let opens = name.tokens.start == sentence && read.clauses.at(run.tokens.end).is_some();
        let number = self.headed_by(name.head).filter(|_| name.kind == PhraseKind::Name && (bare || opens))?;
        self.all.get(number).filter(|entity| entity.class == SourceClass::NamedPerson)?;
        Some(number)
    }

    /// "Said the guard, Ole Frisk, …": the name in apposition to an office.
    fn named_beside(&self, read: Read<'a>, run: &NounRun) -> Option<usize> {
        let first = run.tokens.start;
        // "Said Vellin's mayor, Ole Frisk": the office may have its owner before it.
        let owned = (first..run.head).any(|at| read.tag(at) == Tag::Genitive);
        let own = owned || matches!(read.tag(first), Tag::Determiner | Tag::Possessive);
        let office = run.kind == PhraseKind::Common && own && !read.is(first, Class::Indefinite);
        let office = office && is_role(read, run.head);
        let comma = Some(run.tokens.end).filter(|at| office && read.punctuation(*at, ','))?;
        let name = read.phrases.starting_at(comma + 1).filter(|phrase| phrase.kind == PhraseKind::Name)?;
        // What goes on with a word is another clause: "said the guard, Ole Frisk had left".
        let closed = !read.tokens.is_wordlike(name.tokens.end);
        let number = self.headed_by(name.head).filter(|_| closed)?;
        self.all.get(number).filter(|entity| entity.class == SourceClass::NamedPerson)?;
        Some(number)
    }

    /// "For `someone` who hates boats, Ana Ruiz sails well": the name that acts behind the clause which opens the sentence.
    fn named_later(&self, read: Read<'a>, run: &NounRun) -> Option<usize> {
        let sentence = read.sentence(read.sentence_of(run.head));
        let opens = run.tokens.start == sentence.start + 1 && read.tag(sentence.start) == Tag::Preposition;
        let someone = read.is(run.head, Class::PronounIndefinite) || read.is(run.tokens.start, Class::Indefinite);
        run.relative.filter(|_| opens && someone)?;
        let apart = |at: usize| matches!(read.tag(at), Tag::Punctuation | Tag::Mark);
        let mut subjects = read.groups_in(run.tokens.end..sentence.end).iter().filter_map(|group| {
            let subject = group.subject.as_ref().filter(|_| group.form == VerbForm::Finite && !group.relative)?;
            Some(subject).filter(|subject| subject.tokens.start > run.tokens.end && apart(subject.tokens.start - 1))
        });
        let name = subjects.next().filter(|subject| subject.kind == PhraseKind::Name)?;
        let number = self.headed_by(name.head)?;
        self.all.get(number).filter(|entity| entity.class == SourceClass::NamedPerson)?;
        Some(number)
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

    /// Takes the word for a people or language where it is the surname of somebody known.
    fn take_known(&mut self, read: Read<'a>, run: &NounRun) {
        let seen = see(read, run);
        let words = words_of(read, &seen.name);
        let sought = Sought { seen: &seen, words: &words, titled: None, before: run.tokens.start };
        if self.named(read, &sought).is_some() {
            self.take_seen(read, run, &seen);
        }
    }

    fn take_name(&mut self, read: Read<'a>, run: &NounRun) -> usize {
        let seen = see(read, run);
        if let Some(person) = self.holder_named(read, run, &seen) {
            self.mention(read, person, run);
            return person;
        }
        if is_one_of_people(read, run) {
            return self.described(read, run);
        }
        if let Some(person) = self.varied(read, run) {
            self.mention(read, person, run);
            return person;
        }
        self.take_seen(read, run, &seen)
    }

    /// "The First Minister" with capitals: the person named beside it, or known to hold the office.
    fn holder_named(&mut self, read: Read<'a>, run: &NounRun, seen: &Seen) -> Option<usize> {
        let first = run.tokens.start;
        let definite = read.tag(first) == Tag::Determiner && !read.is(first, Class::Indefinite);
        if !(definite && is_office(read, first + 1..run.head + 1)) {
            return None;
        }
        let comma = Some(run.tokens.end).filter(|at| read.punctuation(*at, ','));
        let name = comma.and_then(|comma| read.phrases.starting_at(comma + 1));
        let name = name.filter(|name| name.kind == PhraseKind::Name && !read.tokens.is_wordlike(name.tokens.end));
        let Some(name) = name else { return self.known_by_role(read, run, SourceClass::UnnamedPerson) };
        let beside = NounRun::from(name);
        let person = see(read, &beside);
        if person.class != SourceClass::NamedPerson || is_role(read, name.head) {
            return None;
        }
        let words = words_of(read, &seen.name);
        let office = self.named(read, &Sought { seen, words: &words, titled: None, before: first });
        let person = self.take_seen(read, &beside, &person);
        self.give_office(read, office.filter(|office| *office != person), person);
        Some(person)
    }

    /// The mentions of an office that has been named before are those of the person who holds it.
    fn give_office(&mut self, read: Read<'a>, office: Option<usize>, person: usize) {
        let Some(number) = office else { return };
        if let Some(office) = self.all.get_mut(number) {
            office.holder = Some(person);
        }
        self.give_mentions(read, number, person);
    }

    /// All mentions of one entity are those of another one too.
    pub(super) fn give_mentions(&mut self, read: Read<'a>, from: usize, person: usize) {
        let mentions = self.all.get(from).map(|entity| entity.mentions.all()).unwrap_or_default();
        for mention in mentions {
            let (tokens, head) = (mention.tokens, mention.head);
            self.mention(read, person, &NounRun::new(tokens, head, PhraseKind::Name));
        }
    }

    fn take_seen(&mut self, read: Read<'a>, run: &NounRun, seen: &Seen) -> usize {
        let titled = stated_gender(read, run, seen);
        let words = words_of(read, &seen.name);
        let known = self.named(read, &Sought { seen, words: &words, titled, before: run.tokens.start });
        let known = known.map(|known| self.all.get(known).and_then(|entity| entity.holder).unwrap_or(known));
        let number = known.unwrap_or_else(|| self.push(seen));
        self.mention(read, number, run);
        if let Some(entity) = self.all.get_mut(number) {
            entity.take_fuller_name(read, seen);
            if seen.certain && !entity.certain {
                (entity.class, entity.certain) = (seen.class, true);
            }
            entity.stated = titled.or(entity.stated);
            entity.gender = titled.or(entity.gender);
        }
        self.index(read, number, seen, words);
        number
    }

    /// A name that takes more than its phrase: each head inside it stands for the whole.
    fn take_long_name(&mut self, read: Read<'a>, run: &NounRun, seen: &Seen) {
        let number = self.take_seen(read, run, seen);
        if let Some(slots) = self.of_token.get_mut(run.tokens.clone()) {
            slots.fill(u32::try_from(number + 1).unwrap_or(0));
        }
    }

    /// The words that name a source here: where its head is inside a longer name, the whole of that.
    pub(crate) fn mention_at(&self, read: Read<'_>, run: &NounRun) -> Range<usize> {
        let own = trimmed(read, run).tokens;
        let whole = self.headed_by(run.head).and_then(|number| self.all.get(number)?.mentions.around(run.head));
        whole.filter(|whole| whole.end > own.end).map_or(own.clone(), |whole| whole.start.min(own.start)..whole.end)
    }

    pub(super) fn push(&mut self, seen: &Seen) -> usize {
        let (name, mentions) = (seen.name.clone(), Mentions::default());
        self.words.push(Vec::new());
        self.all.push(Entity {
            class: seen.class,
            mentions,
            name,
            indexed: 0..0,
            gender: None,
            certain: seen.certain,
            stated: None,
            holder: None,
        });
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
            self.by_word.entry(quiet(Cow::Borrowed(word(read, end + 1)))).or_default().push(number);
        }
    }
}

/// "His Greek, Cypriot and French counterparts": a word for a people that is no noun here.
fn narrows(read: Read<'_>, run: &NounRun) -> bool {
    let classes = read.tokens.classes(run.head);
    let people = classes.has(Class::Demonym) && (!classes.has(Class::FormPlural) || classes.has(Class::FormSingular));
    let opened = matches!(read.tag(run.tokens.start), Tag::Determiner | Tag::Possessive) && run.tokens.len() == 2;
    let listed = read.punctuation(run.tokens.end, ',') || read.tag(run.tokens.end) == Tag::Conjunction;
    people && opened && listed
}

/// "Another `that` attacked him", "one `that` fails": people are told of with another word.
fn is_one_that(read: Read<'_>, run: &NounRun) -> bool {
    read.is(run.head, Class::Indefinite) && run.relative.is_some_and(|relative| read.tag(relative) == Tag::That)
}

/// The word at a token, as it stands.
pub(super) fn word<'a>(read: Read<'a>, at: usize) -> &'a str {
    &read.doc[read.tokens.span(at)]
}
