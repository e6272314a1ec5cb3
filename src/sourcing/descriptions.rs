//! Descriptions: which entity a common noun goes back to, "the minister", "the company", "two officials".

use std::cmp::Reverse;
use std::ops::Range;
use std::rc::Rc;

use hashbrown::HashSet;

use super::entity::Entity;
use super::likeness::words_of;
use super::mentions::Mention;
use super::merging::{Entities, LOOK_BACK, MENTIONS_LOOKED_AT, word};
use super::naming::{is_share, see};
use super::pronouns::gender_of;
use super::roles::{is_office, is_role, office_ending};
use super::sources::SourceClass;
use super::text::Read;
use crate::grammar::clauses::{NounRun, VerbForm, VerbGroup};
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, Role, Text, WordId};
use crate::text::PieceKind;

impl<'a> Entities<'a> {
    /// A common noun: "the minister" may be a minister known by name; else it is a source of its own.
    pub(super) fn described(&mut self, read: Read<'a>, run: &NounRun) -> usize {
        let seen = see(read, run);
        let definite = is_definite(read, run);
        // "The band" may go back to one with a name.
        let of_people = read.is(run.head, Class::PeopleNoun) && !read.is(run.head, Class::FormPlural);
        let sought = if of_people { SourceClass::NamedOrganization } else { seen.class };
        // "The other said": a word of number tells nothing of an office.
        let office = definite && !read.is(run.head, Class::PronounIndefinite);
        let known = self.same_poll(read, run);
        let known = known.or_else(|| if office { self.known_by_age(read, run) } else { None });
        let known = known.or_else(|| {
            let named = self.known_by_role(read, run, sought).filter(|_| office)?;
            // "The man, Ole Brun, left. A man who saw it was upset. The man said": whoever was told of last in these words.
            let last = |number: usize| self.all.get(number)?.mentions.last_before(run.head).map(|last| last.head);
            let other = self.same_words(read, run, definite).filter(|other| last(*other) > last(named));
            Some(other.unwrap_or(named))
        });
        let issued = || {
            let noun = word(read, run.head);
            self.statements.iter().rfind(|(known, _)| known.eq_ignore_ascii_case(noun)).map(|(_, issuer)| *issuer)
        };
        let known = if definite && read.is(run.head, Class::StatementNoun) { known.or_else(issued) } else { known };
        let known = known.or_else(|| self.same_words(read, run, definite));
        let known = known.or_else(|| if definite { self.same_informant(read, run) } else { None });
        let known = known.or_else(|| self.varied(read, run));
        let known = known.or_else(|| self.study(read, run, &seen));
        let known = known.or_else(|| if definite { self.research(read, run, &seen) } else { None });
        let known = known.or_else(|| if definite { self.same_people(read, run, &seen) } else { None });
        let known = known.or_else(|| if definite { self.known_outlet(read, run) } else { None });
        let number = known.unwrap_or_else(|| self.push(&seen));
        self.mention(read, number, run);
        if let Some(entity) = self.all.get_mut(number) {
            // "The company said": what could be a person's name is a firm's.
            if seen.class == SourceClass::NamedOrganization && entity.class == SourceClass::NamedPerson {
                entity.class = seen.class;
            }
            entity.gender = entity.gender.or_else(|| gender_of(read, run.head));
        }
        number
    }

    /// The nearest earlier entity whose mention or apposition has this head noun.
    pub(super) fn known_by_role(&self, read: Read<'a>, run: &NounRun, class: SourceClass) -> Option<usize> {
        // "The agency that runs the port": one that is told apart from all others.
        let relative = |at: usize| matches!(read.tag(at), Tag::Wh | Tag::That) && read.is(at, Class::Relative);
        if class != SourceClass::UnnamedPerson && (run.head + 1..run.tokens.end).any(relative) {
            return None;
        }
        let singular = !read.is(run.head, Class::FormPlural) || read.is(run.head, Class::FormSingular);
        let fits = |entity: &Entity| match class {
            SourceClass::UnnamedPerson => entity.class == SourceClass::NamedPerson && singular,
            SourceClass::NamedOrganization | SourceClass::MediaOutlet => {
                matches!(entity.class, SourceClass::NamedOrganization | SourceClass::MediaOutlet)
            }
            _ => false,
        };
        let recent = self.all.iter().enumerate().rev().take(LOOK_BACK).filter(|(_, entity)| fits(entity));
        let said = self.places_of(read, run.head);
        // Most mentions have nothing of it near them.
        let short = offices_of(read, run.head).next().is_some();
        let near = |mention: &Mention| {
            let first = said.partition_point(|at| *at < mention.tokens.start.saturating_sub(AHEAD));
            said.get(first).is_some_and(|at| *at < mention.tokens.end + BEHIND)
                || short
                || offices_of(read, mention.tokens.start).next().is_some()
        };
        let mut left = MENTIONS_LOOKED_AT;
        let ranked = recent.filter_map(|(number, entity)| {
            let mut before = entity.mentions.before(run.head).take(left);
            let named_so = before.any(|mention| {
                left -= 1;
                near(mention)
                    && describes(read, mention, run)
                    && !(class != SourceClass::UnnamedPerson && tells_apart(read, run, mention))
            });
            named_so.then_some((entity.mentions.last_before(run.head)?.head, number))
        });
        let (named_so, body) = (ranked.max(), self.known_body(read, run, class));
        // "Harvel … the company … Brill Foods … the company": a body that came up since is the one meant.
        let since = named_so.zip(body).filter(|((last, known), body)| {
            let known = self.all.get(*known).map_or(0..0, |entity| entity.name.clone());
            // "Vellin University … the university": nothing else is one as much.
            if known.into_iter().any(|at| is_same_word(read, at, run.head)) {
                return false;
            }
            let first = self.all.get(*body).and_then(|entity| entity.mentions.first_before(run.head));
            first.is_some_and(|first| first.head > *last)
        });
        since.map(|(_, body)| body).or(named_so.map(|(_, number)| number)).or(body)
    }

    /// Where the word at a token stands in the article, looked for once a word.
    pub(super) fn places_of(&self, read: Read<'a>, at: usize) -> Rc<[usize]> {
        let word = read.tokens.word(at);
        let mut known = self.places.borrow_mut();
        Rc::clone(known.entry(word).or_insert_with(|| read.tokens.of_word(word).into()))
    }

    /// "The 31-year-old singer": the person with a name who was told of last.
    fn known_by_age(&self, read: Read<'a>, run: &NounRun) -> Option<usize> {
        let number = |at: &usize| matches!(read.tokens.kind(*at), Some(PieceKind::Number));
        let aged = |at: &usize| number(at) && read.is(at + 1, Class::TimeWord) && read.tokens.is_hyphened(at + 1);
        (run.tokens.start..run.head).find(aged)?;
        let first = read.sentence(read.sentence_of(run.head).saturating_sub(AGED_WITHIN)).start;
        let people = self.all.iter().enumerate().rev().take(LOOK_BACK);
        let people = people.filter(|(_, entity)| entity.class == SourceClass::NamedPerson);
        let named = people.filter_map(|(number, entity)| {
            // "A meeting in Brunn": no person.
            let place = |at: usize| matches!(read.preposition(at), Some(Complement::In | Complement::At));
            let placed = |last: &&Mention| last.tokens.start.checked_sub(1).is_some_and(place);
            let last = entity.mentions.last_before(run.head).filter(|last| last.head >= first && !placed(last))?;
            let acts = self.acts.get(last.head).copied().unwrap_or(false);
            Some((read.sentence_of(last.head), acts, Reverse(last.head), number))
        });
        named.max().map(|(.., number)| number)
    }

    /// The one person who speaks in the article and is said to hold the office of a headline.
    pub(super) fn holder_of(&self, read: Read<'a>, run: &NounRun, speakers: &HashSet<usize>) -> Option<usize> {
        let titled = run.kind == PhraseKind::Name && is_office(read, run.tokens.clone());
        let office = titled || (run.kind == PhraseKind::Common && is_role(read, run.head));
        let holds = |entity: &Entity| {
            let mut looked_at = entity.mentions.before(usize::MAX).take(MENTIONS_LOOKED_AT);
            looked_at.any(|mention| describes(read, mention, run))
        };
        let people = self.all.iter().enumerate().take(LOOK_BACK);
        let people = people.filter(|(_, entity)| office && entity.class == SourceClass::NamedPerson);
        let mut holders = people.filter(|(number, entity)| speakers.contains(number) && holds(entity));
        let (first, second) = (holders.next(), holders.next());
        first.filter(|_| second.is_none()).map(|(number, _)| number)
    }

    /// "An insider told the paper … the source said": the person without a name who spoke just before.
    fn same_informant(&self, read: Read<'a>, run: &NounRun) -> Option<usize> {
        let classes = read.tokens.classes(run.head);
        let bare = classes.has(Class::BareGroup) && !classes.has(Class::FormPlural) && run.tokens.len() == 2;
        let first = read.sentence(read.sentence_of(run.head).saturating_sub(AGED_WITHIN)).start;
        let people = self.all.iter().enumerate().rev().take(LOOK_BACK);
        let people = people.filter(|(_, entity)| bare && entity.class == SourceClass::UnnamedPerson);
        let near = people.filter_map(|(number, entity)| {
            let last = entity.mentions.last_before(run.tokens.start).filter(|last| last.head >= first)?;
            Some((last.head, number))
        });
        near.max().map(|(_, number)| number)
    }

    /// "45 percent of voters … another 32 percent": a share of those whom a poll asked that was told of just before. Those
    /// asked are one source, by their own noun.
    pub(super) fn same_poll(&mut self, read: Read<'a>, run: &NounRun) -> Option<usize> {
        if !is_share(read, run.head, &run.tokens) {
            return None;
        }
        let first = read.sentence(read.sentence_of(run.head).saturating_sub(POLL_WITHIN)).start;
        let groups = self.all.iter().enumerate().rev().take(LOOK_BACK);
        let groups = groups.filter(|(_, entity)| entity.class == SourceClass::UnnamedGroup);
        let mut shares = groups.filter_map(|(number, entity)| {
            let last = entity.mentions.last_before(run.tokens.start)?;
            (last.head >= first && is_share(read, last.head, &last.tokens)).then_some((last.head, number))
        });
        let (last, number) = shares.by_ref().take(SHARES_LOOKED_AT).max()?;
        let new = |at: usize| read.phrases.at(at).is_some_and(|poll| read.is(poll.tokens.start, Class::Indefinite));
        let other_poll = (last..run.head).any(|at| read.is(at, Class::SurveyNoun) && new(at));
        // Of several shares the first may have told whose they are.
        let named = self.all.get(number).and_then(|entity| read.phrases.at(entity.name.start));
        let named = named.filter(|asked| !is_share(read, asked.head, &asked.tokens));
        let (own, known) = (asked_in(read, run.head), asked_in(read, last).or(named));
        let names = |asked: &Phrase| names_around(read, &asked.tokens, asked.head).map(|at| word(read, at)).collect();
        let names = |asked: Option<&Phrase>| asked.map_or_else(Vec::new, names);
        let apart = own.zip(known).is_some_and(|(own, known)| !is_same_word(read, own.head, known.head));
        let others = apart || (own.is_some() && known.is_some() && names(own) != names(known));
        if other_poll || others {
            return None;
        }
        match (known, own) {
            // "Six in 10 voters": whoever was asked has no number.
            (Some(asked), _) => {
                let first = asked.tokens.clone().find(|at| read.tag(*at) != Tag::Number).unwrap_or(asked.tokens.start);
                self.all.get_mut(number)?.name = first..asked.tokens.end;
            }
            (None, None) => {}
            // "Four in 10 agree … two-thirds of women do": the second are some of all.
            (None, Some(_)) => return None,
        }
        Some(number)
    }

    /// A nameless source that was described in the same words, or that a definite phrase goes back to.
    pub(super) fn same_words(&self, read: Read<'a>, run: &NounRun, definite: bool) -> Option<usize> {
        let anew = starts_anew(read, run);
        // "Officials" who spoke anonymously are not "officials" elsewhere.
        let unlike = |first: &Mention| {
            run.tokens.len() == 1
                && first.tokens.len() == 1
                && is_granted(read, run.head) != is_granted(read, first.head)
        };
        let found = self.all.iter().enumerate().rev().take(LOOK_BACK).find(|(_, entity)| {
            let Some(first) = entity.mentions.first_before(run.head) else { return false };
            let person = entity.class == SourceClass::NamedPerson;
            // "A group of engineers … the engineers"
            let members =
                || read.phrases.starting_at(first.head + 2).filter(|_| definite && first.tokens.end > first.head + 2);
            let member = || members().is_some_and(|members| is_same_word(read, members.head, run.head));
            if !person && entity.class == SourceClass::UnnamedGroup && member() {
                return true;
            }
            if person || !is_same_word(read, first.head, run.head) || unlike(first) {
                return false;
            }
            (definite && !tells_apart(read, run, first)) || (!anew && has_same_words(read, first, run))
        });
        found.map(|(number, _)| number)
    }
}

/// "32 percent of `voters`", "one in five `readers`": those of whom a share is told.
fn asked_in<'a>(read: Read<'a>, share: usize) -> Option<&'a Phrase> {
    let phrase = read.phrases.starting_at(share + 2).filter(|_| read.tag(share + 1) == Tag::Preposition)?;
    matches!(read.tag(phrase.head), Tag::Noun | Tag::Name).then_some(phrase)
}

/// Whether a description is in the same words, capitals aside.
fn has_same_words(read: Read<'_>, known: &Mention, run: &NounRun) -> bool {
    let (one, other) = (words_of(read, &known.tokens), words_of(read, &run.tokens));
    one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| one.eq_ignore_ascii_case(other))
}

/// Whether a grant of anonymity stands in the sentence of a token.
pub(super) fn is_granted(read: Read<'_>, at: usize) -> bool {
    let terms =
        read.sentence(read.sentence_of(at)).filter_map(|at| read.tokens.matches.of_role_at(Role::Anonymity, at));
    let mut classes = terms.filter_map(|term| read.entry(term)?.attributes.class);
    classes.any(|class| class == Class::Grant)
}

/// Whether two tokens are the same word, capitals aside.
pub(super) fn is_same_word(read: Read<'_>, one: usize, other: usize) -> bool {
    let number = read.tokens.word(one);
    number == read.tokens.word(other)
        && (number != WordId::UNKNOWN || word(read, one).eq_ignore_ascii_case(word(read, other)))
}

/// Whether names in two descriptions tell them apart: the Treasury officials, the Pentagon officials; the government of
/// Russia, the Venezuelan government.
fn tells_apart(read: Read<'_>, run: &NounRun, known: &Mention) -> bool {
    let names = |tokens: &Range<usize>, head: usize| names_around(read, tokens, head);
    // The fire service, the weather service: two bodies of the list.
    let listed = |head: usize| body_ending_at(read, head).map(|first| word(read, first));
    if let (Some(one), Some(other)) = (listed(run.head), listed(known.head))
        && !one.eq_ignore_ascii_case(other)
    {
        return true;
    }
    let own: Vec<&str> = names(&run.tokens, run.head).map(|at| word(read, at)).collect();
    let mut others = names(&known.tokens, known.head).peekable();
    !own.is_empty() && others.peek().is_some() && !others.any(|at| own.contains(&word(read, at)))
}

/// The words with capitals before the head of a phrase, and in the complement behind it.
fn names_around<'a>(read: Read<'a>, tokens: &Range<usize>, head: usize) -> impl Iterator<Item = usize> + use<'a> {
    let behind = head + 1..tokens.end.max(head + 1).min(head + NAMES_WITHIN);
    let complement = read.phrases.starting_at(head + 2).filter(|_| read.tag(head + 1) == Tag::Preposition);
    let end = complement.map_or(behind.end, |phrase| phrase.tokens.end.max(behind.end));
    (tokens.start.max(head.saturating_sub(NAMES_WITHIN))..head)
        .chain(behind.start..end)
        .filter(move |at| read.tokens.is_capital(*at) && !matches!(read.tag(*at), Tag::Determiner | Tag::Possessive))
}

/// The first token of the listed body of two words that a token ends.
fn body_ending_at(read: Read<'_>, head: usize) -> Option<usize> {
    let first = head.checked_sub(1)?;
    let mut terms = read.tokens.matches.at(first).iter();
    terms.any(|term| term.role == Role::Institution && term.end as usize == head + 1).then_some(first)
}

/// How far before the head of a description its names are looked at, in tokens.
const NAMES_WITHIN: usize = 8;

pub(super) fn is_definite(read: Read<'_>, run: &NounRun) -> bool {
    let first = run.tokens.start;
    // "Both officials"
    let both = read.is(first, Class::PairWord) && read.is(first, Class::FloatingQuantifier) && run.tokens.len() > 1;
    both || matches!(read.tag(first), Tag::Determiner | Tag::Possessive)
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
pub(super) fn starts_anew(read: Read<'_>, run: &NounRun) -> bool {
    let first = run.tokens.start;
    is_indefinite_article(read, first)
        || read.tokens.classes(first).any(Classes::of(&[
            Class::NumberWord,
            Class::PronounIndefinite,
            Class::Quantifier,
        ]))
}

/// Whether a mention says that its entity is what a phrase names: in its own words or in the apposition beside it.
fn describes(read: Read<'_>, mention: &Mention, run: &NounRun) -> bool {
    let end = mention.tokens.end;
    let before = mention.tokens.start.saturating_sub(AHEAD);
    let own = mention.tokens.clone();
    // "In Vellin, the mayor said": what stands behind a place at the front tells nothing of it.
    let front = read.sentence(read.sentence_of(mention.head)).start;
    let aside = mention.tokens.start == front + 1 && read.tag(front) == Tag::Preposition;
    let behind = if read.punctuation(end, ',') && !aside { end + 1..end + BEHIND } else { end..end };
    let ahead = if mention.tokens.start > 0 && read.punctuation(mention.tokens.start - 1, ',') {
        before..mention.tokens.start
    } else {
        end..end
    };
    // "Vice president" is an office of its own: "the president" is somebody else.
    let in_other_office = |at: usize| {
        let listed = |first: usize| {
            let office = read.tokens.matches.of_role_at(Role::SourceRole, first);
            office.is_some_and(|office| office.end as usize == at + 1)
        };
        let lesser =
            |first: usize| read.is(first, Class::LesserOffice) || (read.is(first, Class::RoleNoun) && listed(first));
        at.checked_sub(1).is_some_and(lesser)
    };
    let first_of_office = |at: usize| office_ending(read, at).unwrap_or(at);
    // "The prime minister" is not the housing minister; "a federal judge" may be a district judge.
    let office = office_ending(read, run.head).filter(|_| !read.is(run.tokens.start, Class::Indefinite));
    let words = office.map_or(1, |first| run.head + 1 - first);
    let same_office = |at: usize| (1..words).all(|back| at >= back && is_same_word(read, at - back, run.head - back));
    let same_sentence = |at: usize| read.sentence_of(at) == read.sentence_of(mention.head);
    // "By Christmas Eve, his family said": a phrase with a verb of its own is no apposition.
    let acts = matches!(read.tag(run.tokens.end), Tag::Verb | Tag::Auxiliary);
    let stops = |at: usize| matches!(read.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Mark) || (acts && at == run.head);
    let says = |at: usize| {
        // "The agency's longest mission" is no agency.
        let owns = read.tag(at + 1) == Tag::Genitive && at != mention.head;
        // "A public service" is not the public, but "Minister Ann Orr" is the minister.
        let body = read.is(mention.head, Class::InstitutionNoun);
        let narrows = body && at < mention.head && matches!(read.tag(at + 1), Tag::Noun | Tag::Name);
        !owns
            && !narrows
            && (is_same_word(read, at, run.head) && same_office(at) && !in_other_office(at + 1 - words.min(at + 1))
                || is_short_for(read, at, run.head) && !in_other_office(at)
                || is_short_for(read, run.head, at) && !in_other_office(first_of_office(at)))
            && same_sentence(at)
            && same_country(read, at, run)
    };
    // "When `a judge` asked about it, Orr said": who acts before the comma is not who is named behind it.
    let acts_itself = |at: usize| {
        let acts = |group: &VerbGroup| group.form == VerbForm::Finite && !group.relative;
        read.groups_in(at..mention.tokens.start).iter().any(acts)
    };
    let (mut own, mut ahead) = (own, ahead);
    own.any(says)
        || ahead.any(|at| says(at) && !acts_itself(at))
        || behind.clone().any(|at| says(at) && !(behind.start..=at).any(stops))
}

/// "`Sen.` Orr", the senator.
fn is_short_for(read: Read<'_>, title: usize, office: usize) -> bool {
    let long = word(read, office);
    offices_of(read, title).any(|form| form.eq_ignore_ascii_case(long))
}

/// The offices that a short title stands for.
fn offices_of<'a>(read: Read<'a>, title: usize) -> impl Iterator<Item = &'a Text> {
    let terms = read.tokens.matches.at(title).iter().filter(|term| term.role == Role::SourceRole);
    terms.filter_map(move |term| read.entry(term)).flat_map(|entry| &entry.attributes.forms)
}

/// Whether nothing shows that the office at a token is another country's or state's: the Danish president, the Polish
/// president.
fn same_country(read: Read<'_>, office: usize, run: &NounRun) -> bool {
    let first = read.phrases.at(office).map_or(office, |phrase| phrase.tokens.start);
    let acts = |at: &usize| matches!(read.tag(*at), Tag::Verb | Tag::Auxiliary);
    let end = (office..office + OF_COUNTRY).find(acts).unwrap_or(office + OF_COUNTRY);
    [Class::Demonym, Class::Country, Class::Region].into_iter().all(|class| {
        let of = |tokens: Range<usize>| tokens.into_iter().find(|at| read.is(*at, class)).map(|at| word(read, at));
        match (of(first..end), of(run.tokens.clone())) {
            (Some(known), Some(other)) => known.eq_ignore_ascii_case(other),
            _ => true,
        }
    })
}

/// How many sentences back a share of the same poll is looked for.
const POLL_WITHIN: usize = 4;

/// How many shares of polls are looked at: hostile texts stay cheap.
const SHARES_LOOKED_AT: usize = 16;

/// How many sentences back somebody who is told of by an age was named.
const AGED_WITHIN: usize = 4;

/// How far before a mention an apposition to it is looked at, in tokens.
const AHEAD: usize = 8;

/// How far behind.
const BEHIND: usize = 13;

/// How far behind an office its country stands, in tokens.
const OF_COUNTRY: usize = 7;
