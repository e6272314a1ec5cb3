//! Pronouns: which entity a pronoun goes back to.

use std::cmp::Reverse;

use super::affiliations::is_link;
use super::entity::Entity;
use super::merging::Entities;
use super::naming::{Seen, is_share};
use super::prominence::{is_in_relative, is_whose, main_clause};
use super::sources::SourceClass;
use super::text::Read;
use crate::grammar::clauses::{NounRun, VerbForm};
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement};

/// How many sentences back a pronoun reaches.
const PRONOUN_REACH: usize = 6;

/// Where an entity is named that a pronoun may go back to.
#[derive(Copy, Clone)]
struct Place {
    /// The head of the mention.
    token: usize,
    /// Whether it is the subject of a verb there.
    acts: bool,
}

impl<'a> Entities<'a> {
    /// The entity that a pronoun stands for.
    pub(super) fn pronoun(&mut self, read: Read<'a>, run: &NounRun) -> Option<usize> {
        let classes = read.tokens.classes(run.head);
        let personal = Classes::of(&[Class::PronounMasculine, Class::PronounFeminine]);
        let several = Classes::of(&[Class::PronounIndefinite, Class::Quantifier, Class::CollectiveGroup]);
        // "These say so" goes back to somebody; "those who" and "those at sea" are a group of their own.
        let narrowed = read.clauses.at(run.head + 1).is_some_and(|group| group.form == VerbForm::Participle);
        let acts = matches!(read.tag(run.head + 1), Tag::Verb | Tag::Auxiliary | Tag::Adverb) && !narrowed;
        let alone = run.tokens.len() == 1 && acts;
        let demonstrative = alone && classes.has(Class::Demonstrative) && !classes.has(Class::Quantifier);
        let number = if classes.any(personal) {
            self.he_or_she(read, run.head)
        } else if classes.has(Class::PronounPlural) || (demonstrative && classes.has(Class::FormPlural)) {
            self.they(read, run.head)
        } else if classes.has(Class::PronounNeuter) {
            self.it(read, run.head)
        } else if classes.has(Class::AnswerLabel) {
            self.guest(read)
        } else if is_nobody_in_particular(read, run) {
            None
        } else if classes.any(several) {
            // "One of the clerks", "another": somebody, and "some" and "both" are several.
            let one = read.is(run.head, Class::Indefinite) && !is_share(read, run.head, &run.tokens);
            let class = if one { SourceClass::UnnamedPerson } else { SourceClass::UnnamedGroup };
            // "`One of her ads` asks"
            let whole = read.phrases.starting_at(run.head + 2).filter(|_| read.tag(run.head + 1) == Tag::Preposition);
            let papers = whole.is_some_and(|whole| read.tokens.classes(whole.head).any(Classes::PAPERS));
            let class = if papers { SourceClass::Document } else { class };
            self.same_poll(read, run)
                .or_else(|| Some(self.push(&Seen { class, certain: true, name: run.tokens.clone() })))
        } else {
            None
        }?;
        self.mention(read, number, run);
        Some(number)
    }

    /// The person that "he" or "she" stands for; nobody where two fit as well.
    fn he_or_she(&mut self, read: Read<'a>, head: usize) -> Option<usize> {
        let masculine = read.is(head, Class::PronounMasculine);
        let gender = if masculine { Class::PronounMasculine } else { Class::PronounFeminine };
        let person = |entity: &Entity, place: Place| {
            // "`One of the crew` said it leaked. “It was late,” she said."
            let one = read.is(place.token, Class::Indefinite) && read.tag(place.token) == Tag::Pronoun;
            if one && entity.class == SourceClass::UnnamedGroup {
                return true;
            }
            let last = entity.name.end.saturating_sub(1);
            // "The Home Secretary": an office with capitals is held by one.
            let office = entity.class == SourceClass::NamedOrganization
                && read.is(last, Class::RoleNoun)
                && !read.is(last, Class::FormPlural);
            (office || matches!(entity.class, SourceClass::NamedPerson | SourceClass::UnnamedPerson))
                && entity.gender.is_none_or(|known| known == gender)
        };
        let shown = |entity: &Entity| entity.gender == Some(gender);
        self.meet(read, head, |classes, phrase| {
            let at = phrase.tokens.start;
            // "A spokesman for the mayor would not say. “We will see,” he said."
            let speaks_for =
                is_link(read, phrase.tokens.end, &[Complement::For]) && read.is(phrase.head, Class::RoleNoun);
            let known = read.tag(at) == Tag::Determiner && (!read.is(at, Class::Indefinite) || speaks_for);
            // "One of the clerks wept because she feared him."
            phrase.kind == PhraseKind::Pronoun || known && classes.any(Classes::PERSON_NOUNS) && is_one(classes)
        });
        let (token, found) = self.nearest(read, head, person, shown)?;
        if !self.all.get(found).is_some_and(shown) && self.is_one_of_two(read, token, head, person) {
            return None;
        }
        if let Some(entity) = self.all.get_mut(found) {
            entity.gender = Some(gender);
        }
        Some(found)
    }

    /// The group or body that "they" stands for.
    fn they(&mut self, read: Read<'a>, head: usize) -> Option<usize> {
        let people = Classes::of(&[Class::RoleNoun, Class::PersonNoun, Class::PeopleNoun, Class::GenericGroup]);
        let group = |entity: &Entity, place: Place| {
            let group = matches!(entity.class, SourceClass::UnnamedGroup | SourceClass::NamedOrganization);
            group && (place.acts || read.tokens.classes(place.token).any(people))
        };
        if is_anybody(read, head) {
            return None;
        }
        // "The crew were glad, and they hope to stay."
        let several = |classes: Classes| !is_one(classes) || classes.has(Class::PeopleNoun);
        self.meet(read, head, |classes, _| classes.any(people) && several(classes));
        self.nearest(read, head, group, |_| true).map(|(_, found)| found)
    }

    /// The body or document that "it" stands for.
    fn it(&mut self, read: Read<'a>, head: usize) -> Option<usize> {
        let thing = |entity: &Entity, place: Place| {
            // "The work, published in Lake Letters": where something stood to read is not what tells it.
            let paper = matches!(entity.class, SourceClass::Document | SourceClass::MediaOutlet);
            let held = || {
                let first = read.phrases.at(place.token).map_or(place.token, |phrase| phrase.tokens.start);
                first.checked_sub(1).is_some_and(|before| is_link(read, before, &[Complement::In]))
            };
            entity.class == SourceClass::NamedOrganization || (paper && (place.acts || !held()))
        };
        self.meet(read, head, |classes, phrase| {
            // "The work": any noun for what is written or found out, where the article shows that it is known.
            let known = read.tag(phrase.tokens.start) == Tag::Determiner;
            let research = known && classes.has(Class::ResearchNoun);
            (classes.any(Classes::PAPERS) || research) && is_one(classes)
        });
        self.nearest(read, head, thing, |_| true).map(|(_, found)| found)
    }

    /// "The mayor looks tired. He says": takes in whoever or whatever of a kind does something in the sentence before and has
    /// no name.
    fn meet(&mut self, read: Read<'a>, pronoun: usize, fits: impl Fn(Classes, &Phrase) -> bool) {
        let before = read.sentence(read.sentence_of(pronoun).saturating_sub(1)).start;
        for at in before..pronoun {
            let part = |phrase: &&Phrase| {
                let one = phrase.kind == PhraseKind::Pronoun && read.is(phrase.head, Class::Indefinite);
                phrase.kind == PhraseKind::Common || (one && is_link(read, phrase.tokens.end, &[Complement::Of]))
            };
            let Some(phrase) = read.phrases.starting_at(at).filter(part) else { continue };
            let acts = self.acts.get(phrase.head).copied().unwrap_or(false) && !read.marks.is_inside(at);
            // "The engineer who drew the line, Ana Ruiz, said": the name comes behind the clause.
            let clause = read.tag(phrase.tokens.end) == Tag::Wh;
            // "Orr, the first woman to win, left": what stands beside a name is the same person.
            let comma = at.checked_sub(1).filter(|comma| *comma > before && read.punctuation(*comma, ','));
            let name = comma.and_then(|comma| read.phrases.ending_at(comma));
            let beside = name.is_some_and(|name| {
                let place = name.tokens.start > before && read.tag(name.tokens.start - 1) == Tag::Preposition;
                name.kind == PhraseKind::Name && !place
            });
            let new = acts && !clause && !beside && self.headed_by(phrase.head).is_none();
            if new && fits(read.tokens.classes(phrase.head), phrase) {
                let whole = read.syntax().run_starting_at(at, pronoun).filter(|run| run.head == phrase.head);
                let speaks_for = is_link(read, phrase.tokens.end, &[Complement::For]);
                let part = whole.filter(|_| phrase.kind == PhraseKind::Pronoun || speaks_for);
                self.resolve(read, &part.unwrap_or_else(|| NounRun::from(phrase)));
            }
        }
    }

    /// Who answers in an interview: the person named right before the first question, or most of those named there.
    fn guest(&self, read: Read<'a>) -> Option<usize> {
        let opens = |first: usize| read.is(first, Class::QuestionLabel) && read.tag(first + 1) == Tag::Punctuation;
        let mut starts = read.tokens.paragraphs.iter().map(|paragraph| paragraph.tokens.start);
        let first = starts.find(|first| opens(*first))?;
        let people = self.all.iter().enumerate().filter(|(_, entity)| entity.class == SourceClass::NamedPerson);
        let named = people.filter_map(|(number, entity)| {
            let last = entity.mentions.last_before(first)?;
            Some((read.paragraph_of(last.head), entity.mentions.before(first).count(), Reverse(number)))
        });
        named.max().map(|(.., Reverse(number))| number)
    }

    /// The entity that a pronoun goes back to in the nearest sentence before: one that is shown to fit, one that acts, or
    /// the first.
    fn nearest(
        &self,
        read: Read<'a>,
        at: usize,
        fits: impl Fn(&Entity, Place) -> bool,
        shown: impl Fn(&Entity) -> bool,
    ) -> Option<(usize, usize)> {
        let (own, quoted) = (read.sentence_of(at), read.marks.is_inside(at));
        // "If Roe goes, `she` said, she will run": whoever stands in what is told comes last.
        let last = Some(own).filter(|_| parts_condition(read, at));
        let near =
            (own.saturating_sub(PRONOUN_REACH)..=own).rev().filter(|sentence| Some(*sentence) != last).chain(last);
        let found = near.into_iter().find_map(|sentence| {
            let tokens = read.sentence(sentence);
            let main = main_clause(read, sentence);
            let heard = |token: &usize| quoted || !read.marks.is_inside(*token);
            let ranked = (tokens.start..tokens.end.min(at)).filter(heard).filter_map(|token| {
                let number = self.headed_by(token)?;
                let acts = self.acts.get(token).copied().unwrap_or(false);
                // A place that only tells where something is stands for nobody.
                let placed = !acts && (read.tokens.classes(token).any(Classes::PLACES) || is_in(read, token));
                // "In a letter read by his lawyer, Tom Orr, he said": who did something else by the way is not he.
                let agent = !acts && sentence == own && is_agent(read, token);
                // "Once `a Democrat`, he ran": what he was.
                let agent = agent || is_state_before(read, token, at);
                // "Titan's crust is thick": what owns something may be no person.
                let owns = read.tag(token + 1) == Tag::Genitive;
                let sure = |entity: &Entity| !owns || entity.certain;
                let place = Place { token, acts };
                let entity =
                    self.all.get(number).filter(|entity| !placed && !agent && sure(entity) && fits(entity, place))?;
                Some((
                    is_whose(read, token) || is_in_relative(read, token),
                    !shown(entity),
                    token < main,
                    !acts,
                    token,
                    number,
                ))
            });
            ranked.min()
        });
        found.map(|(.., token, number)| (token, number))
    }

    /// "Orr and Webb met. `He` said": whether somebody who fits as well is joined to the one at a token.
    fn is_one_of_two(
        &self,
        read: Read<'a>,
        token: usize,
        pronoun: usize,
        fits: impl Fn(&Entity, Place) -> bool,
    ) -> bool {
        let own = self.headed_by(token);
        let sentence = read.sentence(read.sentence_of(token));
        let first = token.saturating_sub(JOINED_WITHIN).max(sentence.start);
        let around = first..(token + JOINED_WITHIN).min(sentence.end).min(pronoun);
        let joined = |other: usize| {
            let mut between = token.min(other) + 1..token.max(other);
            let parts = |at: usize| matches!(read.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Preposition | Tag::Wh);
            between.clone().any(|at| read.tag(at) == Tag::Conjunction) && !between.any(parts)
        };
        let fits = |other: usize| {
            let entity = self.headed_by(other).filter(|number| Some(*number) != own);
            let place = Place { token: other, acts: self.acts.get(other).copied().unwrap_or(false) };
            entity.and_then(|number| self.all.get(number)).is_some_and(|entity| fits(entity, place))
        };
        around.into_iter().any(|other| fits(other) && joined(other))
    }
}

/// "`Some` say", "`others` wonder", "`many` have argued": a pronoun of number that opens a clause in the present is nobody at all;
/// "some said" are some of those who were there.
fn is_nobody_in_particular(read: Read<'_>, run: &NounRun) -> bool {
    let alone = run.tokens.len() == 1 && run.relative.is_none();
    let several = read.is(run.head, Class::CollectiveGroup) && !read.is(run.head, Class::FractionWord);
    // "`Anyone` who knows him knows that"
    let any = several && read.is(run.head, Class::PronounSubject) && !read.is(run.head, Class::Indefinite);
    if any && (run.relative.is_some() || read.tag(run.head + 1) == Tag::Wh) {
        return true;
    }
    let group = read.clauses.at(run.tokens.end).filter(|group| alone && several && group.form == VerbForm::Finite);
    group.is_some_and(|group| {
        let first = read.tokens.classes(group.tokens.start);
        first.has(Class::FormBase) && !first.has(Class::FormPast) || first.has(Class::Modal)
    })
}

/// Whether a pronoun and its verb stand between commas behind a clause of time or condition that opens the sentence.
fn parts_condition(read: Read<'_>, pronoun: usize) -> bool {
    let first = read.sentence(read.sentence_of(pronoun)).start;
    let comma = pronoun.checked_sub(1).is_some_and(|at| at > first && read.punctuation(at, ','));
    let fronted = matches!(read.tag(first), Tag::Wh | Tag::Subordinator);
    let tag = read
        .clauses
        .at(pronoun + 1)
        .is_some_and(|group| read.is_telling(group.main) && read.punctuation(group.tokens.end, ','));
    comma && fronted && tag
}

/// How far from a name another may stand that is joined to it, in tokens.
const JOINED_WITHIN: usize = 10;

/// "When `a person` is ill, they want rest": one who is nobody in particular, in the same sentence, and no group.
fn is_anybody(read: Read<'_>, pronoun: usize) -> bool {
    let start = read.sentence(read.sentence_of(pronoun)).start;
    let mut subjects = read.groups_in(start..pronoun).iter().filter_map(|group| group.subject.as_ref());
    let last = subjects.rfind(|subject| subject.tokens.end <= pronoun);
    last.is_some_and(|subject| {
        let classes = read.tokens.classes(subject.head);
        let person = classes.any(Classes::of(&[Class::PersonNoun, Class::RoleNoun])) && is_one(classes);
        person && subject.kind == PhraseKind::Common && read.is(subject.tokens.start, Class::Indefinite)
    })
}

/// "In `Port Oldmere`", "from `Kelby`": a name in no list of names, which as likely is a place. A person of two names may
/// have sent something.
fn is_in(read: Read<'_>, head: usize) -> bool {
    let Some(name) = read.phrases.at(head).filter(|phrase| phrase.kind == PhraseKind::Name) else { return false };
    let persons = Classes::of(&[Class::GivenName, Class::RoleNoun, Class::Honorific]);
    let alone = !name.tokens.clone().any(|at| read.tokens.classes(at).any(persons));
    let inside = [Complement::In, Complement::At];
    let before = name.tokens.start.checked_sub(1).filter(|_| alone);
    let from = || name.tokens.len() == 1 && before.is_some_and(|at| is_link(read, at, &[Complement::From]));
    before.is_some_and(|at| is_link(read, at, &inside)) || from()
}

/// "Once `a Democrat`, he": a noun that an article opens, and nothing between it and the pronoun but a comma.
fn is_state_before(read: Read<'_>, head: usize, pronoun: usize) -> bool {
    let phrase = read.phrases.at(head).filter(|phrase| read.is(phrase.tokens.start, Class::Indefinite));
    phrase.is_some_and(|phrase| phrase.tokens.end + 1 == pronoun && read.punctuation(phrase.tokens.end, ','))
}

/// "By `Tom Orr`", "by his lawyer, `Tom Orr`": the agent of a passive, or the name beside it.
fn is_agent(read: Read<'_>, head: usize) -> bool {
    let Some(phrase) = read.phrases.at(head) else { return false };
    let comma = phrase.tokens.start.checked_sub(1).filter(|at| read.punctuation(*at, ','));
    let beside = comma.and_then(|comma| read.phrases.ending_at(comma)).unwrap_or(phrase);
    beside.tokens.start.checked_sub(1).is_some_and(|at| read.is_agent_marker(at))
}

/// Whether a noun stands for one.
fn is_one(classes: Classes) -> bool {
    !classes.has(Class::FormPlural) || classes.has(Class::FormSingular)
}

/// The gender that a mention states: by a title before the name, or by the noun of an apposition.
pub(super) fn stated_gender(read: Read<'_>, run: &NounRun, seen: &Seen) -> Option<Class> {
    if seen.class != SourceClass::NamedPerson {
        return None;
    }
    let owned = (run.tokens.start..seen.name.start).rev().find(|at| read.tag(*at) == Tag::Genitive);
    let before = owned.map_or(run.tokens.start, |at| at + 1)..seen.name.start;
    let end = run.tokens.end;
    let beside = read.punctuation(end, ',') && read.tag(end + 1) == Tag::Determiner;
    let behind = || read.phrases.starting_at(end + 1).filter(|_| beside).map(|phrase| phrase.head);
    // "Her son, Theo, …", "by her son, Theo."
    let ends = !read.tokens.is_wordlike(end);
    let comma = run.tokens.start.checked_sub(1).filter(|at| read.punctuation(*at, ',') && ends);
    let ahead = || read.phrases.ending_at(comma?).map(|phrase| phrase.head);
    let title = before.rev().find_map(|at| gender_of(read, at));
    title.or_else(|| gender_of(read, behind()?)).or_else(|| gender_of(read, ahead()?))
}

/// The gender of a title or a noun for people, as that of its pronoun.
pub(super) fn gender_of(read: Read<'_>, at: usize) -> Option<Class> {
    match read.tokens.classes(at) {
        classes if classes.has(Class::Masculine) => Some(Class::PronounMasculine),
        classes if classes.has(Class::Feminine) => Some(Class::PronounFeminine),
        _ => None,
    }
}
