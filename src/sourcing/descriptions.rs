//! Descriptions: which entity a common noun goes back to, "the minister", "the company", "two officials".

use std::ops::Range;

use hashbrown::HashSet;

use super::entity::Entity;
use super::likeness::words_of;
use super::mentions::Mention;
use super::merging::{Entities, LOOK_BACK, MENTIONS_LOOKED_AT, word};
use super::naming::{PLACES, Seen, see};
use super::pronouns::gender_of;
use super::roles::{is_office, is_role};
use super::sources::SourceClass;
use super::standing;
use super::text::Read;
use crate::grammar::clauses::NounRun;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, Role, SourceType, WordId};

impl<'a> Entities<'a> {
    /// A common noun: "the minister" may be a minister known by name; else it is a source of its own.
    pub(super) fn described(&mut self, read: Read<'a>, run: &NounRun) -> usize {
        let seen = see(read, run);
        let definite = is_definite(read, run);
        // "The band" may go back to one with a name.
        let of_people = read.is(run.head, Class::PeopleNoun) && !read.is(run.head, Class::FormPlural);
        let sought = if of_people { SourceClass::NamedOrganization } else { seen.class };
        let known = if definite { self.known_by_role(read, run, sought) } else { None };
        let issued = || {
            let noun = word(read, run.head);
            self.statements.iter().rfind(|(known, _)| known.eq_ignore_ascii_case(noun)).map(|(_, issuer)| *issuer)
        };
        let known = if definite && read.is(run.head, Class::StatementNoun) { known.or_else(issued) } else { known };
        let known = known.or_else(|| self.same_words(read, run, definite));
        let known = known.or_else(|| self.study(read, run, &seen));
        let known = known.or_else(|| if definite { self.research(read, run, &seen) } else { None });
        let known = known.or_else(|| if definite { self.same_people(read, run, &seen) } else { None });
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
        let singular = !read.is(run.head, Class::FormPlural) || read.is(run.head, Class::FormSingular);
        let fits = |entity: &Entity| match class {
            SourceClass::UnnamedPerson => entity.class == SourceClass::NamedPerson && singular,
            SourceClass::NamedOrganization | SourceClass::MediaOutlet => {
                matches!(entity.class, SourceClass::NamedOrganization | SourceClass::MediaOutlet)
            }
            _ => false,
        };
        let recent = self.all.iter().enumerate().rev().take(LOOK_BACK).filter(|(_, entity)| fits(entity));
        let said = read.tokens.of_word(read.tokens.word(run.head), run.head + BEHIND);
        // Most mentions have nothing of it near them.
        let near = |mention: &Mention| {
            let first = said.partition_point(|at| *at < mention.tokens.start.saturating_sub(AHEAD));
            said.get(first).is_some_and(|at| *at < mention.tokens.end + BEHIND)
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
        ranked.max().map(|(_, number)| number).or_else(|| self.known_body(read, run, class))
    }

    /// The one person who speaks in the article and is said to hold the office of a headline.
    pub(super) fn holder_of(&self, read: Read<'a>, run: &NounRun, speakers: &HashSet<usize>) -> Option<usize> {
        let titled = run.kind == PhraseKind::Name && is_office(read, run.tokens.clone());
        let office = titled || (run.kind == PhraseKind::Common && is_role(read, run.head));
        let holds = |entity: &Entity| entity.mentions.all().iter().any(|mention| describes(read, mention, run));
        let people =
            self.all.iter().enumerate().filter(|(_, entity)| office && entity.class == SourceClass::NamedPerson);
        let mut holders = people.filter(|(number, entity)| speakers.contains(number) && holds(entity));
        let (first, second) = (holders.next(), holders.next());
        first.filter(|_| second.is_none()).map(|(number, _)| number)
    }

    /// "The company" after a company's name: the nearest body with a name that nothing shows to be of another kind.
    fn known_body(&self, read: Read<'a>, run: &NounRun, class: SourceClass) -> Option<usize> {
        // "The space agency": what narrows the noun down must fit a body that is known by its name alone.
        let bare =
            (2..=3).contains(&run.tokens.len()) && !(run.tokens.clone().skip(1)).any(|at| read.tokens.is_capital(at));
        // "The government of Russia" names its own.
        let own = read.tag(run.head + 1) == Tag::Preposition && read.tokens.is_capital(run.head + 2);
        if class != SourceClass::NamedOrganization || !bare || own || read.is(run.head, Class::FormPlural) {
            return None;
        }
        let kind = |tokens: Range<usize>| standing::type_in(read, tokens, &[Role::Institution]);
        let wanted = kind(run.tokens.clone())?;
        let named = self.all.iter().enumerate().rev().take(LOOK_BACK).filter_map(|(number, entity)| {
            let proper = read.tokens.is_capital(entity.name.end.saturating_sub(1));
            let place = read.tokens.classes(entity.name.start).any(PLACES);
            let listed = || read.is(entity.name.end.saturating_sub(1), Class::InstitutionName);
            let fits = run.tokens.len() == 2 || listed();
            let alike =
                fits && entity.class == SourceClass::NamedOrganization && kind(entity.name.clone()) == Some(wanted);
            let fits = alike || (fits && wanted == SourceType::Business && entity.may_be_firm(read));
            let nearest = entity.mentions.last_before(run.head).filter(|_| proper && !place && fits)?;
            Some((nearest.head, number))
        });
        named.max().map(|(_, number)| number)
    }

    /// "One of the officials", "some of the nurses": the group without names that was told of before.
    pub(super) fn whose_part(&self, read: Read<'a>, run: &NounRun) -> Option<usize> {
        let part = matches!(read.tag(run.head), Tag::Pronoun | Tag::Number);
        let of = part && read.preposition(run.head + 1) == Some(Complement::Of);
        let whole = read.phrases.starting_at(run.head + 2).filter(|whole| of && whole.kind == PhraseKind::Common)?;
        let whole = NounRun::from(whole);
        let number = self.same_words(read, &whole, true).filter(|_| is_definite(read, &whole))?;
        self.all.get(number).filter(|entity| entity.class == SourceClass::UnnamedGroup)?;
        Some(number)
    }

    /// "Results showed", "the data suggest": those of the study or survey before.
    fn study(&self, read: Read<'a>, run: &NounRun, seen: &Seen) -> Option<usize> {
        let several = read.is(run.head, Class::DatasetNoun) && !read.is(run.head, Class::FormSingular);
        let bare = run.tokens.len() <= 2 && several;
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
        recent.max().map(|(_, number)| number)
    }

    /// "The paper", "the research" behind "a study": the one piece of research that was told of lately.
    fn research(&self, read: Read<'a>, run: &NounRun, seen: &Seen) -> Option<usize> {
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
    fn same_people(&self, read: Read<'a>, run: &NounRun, seen: &Seen) -> Option<usize> {
        if run.tokens.len() != 2 || seen.class != SourceClass::UnnamedGroup {
            return None;
        }
        let kind = |tokens: Range<usize>| standing::type_in(read, tokens, &[Role::SourceRole, Role::Institution]);
        let is_team = |at: usize| read.is(at, Class::PeopleNoun) && kind(at..at + 1).is_none();
        let own = kind(run.tokens.clone());
        let first = read.sentence(read.sentence_of(run.head).saturating_sub(PEOPLE_WITHIN)).start;
        let recent = self.all.iter().enumerate().rev().take(LOOK_BACK).filter_map(|(number, entity)| {
            let last = entity.mentions.last_before(run.head).filter(|last| last.head >= first)?;
            if entity.class != SourceClass::UnnamedGroup || read.is(last.head, Class::PronounPlural) {
                return None;
            }
            let known = kind(entity.name.clone());
            let apart = own.is_some() && known.is_some() && own != known;
            let again =
                || entity.mentions.before(run.head).take(LOOK_BACK).any(|m| is_same_word(read, m.head, run.head));
            let one = (is_team(run.head) != is_team(last.head) && read.tag(last.head) == Tag::Noun) || again();
            let expert = [own, known].contains(&Some(SourceType::Expert));
            (one && expert && !apart).then_some((last.head, number))
        });
        recent.max().map(|(_, number)| number)
    }

    /// A nameless source that was described in the same words, or that a definite phrase goes back to.
    fn same_words(&self, read: Read<'a>, run: &NounRun, definite: bool) -> Option<usize> {
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
            if person || !is_same_word(read, first.head, run.head) || unlike(first) {
                return false;
            }
            (definite && !tells_apart(read, run, first)) || (!anew && has_same_words(read, first, run))
        });
        found.map(|(number, _)| number)
    }
}

/// Whether a description is in the same words, capitals aside.
fn has_same_words(read: Read<'_>, known: &Mention, run: &NounRun) -> bool {
    let (one, other) = (words_of(read, &known.tokens), words_of(read, &run.tokens));
    one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| one.eq_ignore_ascii_case(other))
}

/// Whether a grant of anonymity stands in the sentence of a token.
fn is_granted(read: Read<'_>, at: usize) -> bool {
    let terms =
        read.sentence(read.sentence_of(at)).filter_map(|at| read.tokens.matches.of_role_at(Role::Anonymity, at));
    let mut classes = terms.filter_map(|term| read.entry(term)?.attributes.class);
    classes.any(|class| class == Class::Grant)
}

/// Whether two tokens are the same word, capitals aside.
fn is_same_word(read: Read<'_>, one: usize, other: usize) -> bool {
    let number = read.tokens.word(one);
    number == read.tokens.word(other)
        && (number != WordId::UNKNOWN || word(read, one).eq_ignore_ascii_case(word(read, other)))
}

/// Whether names in two descriptions tell them apart: the Treasury officials, the Pentagon officials; the government of
/// Russia, the Venezuelan government.
fn tells_apart(read: Read<'_>, run: &NounRun, known: &Mention) -> bool {
    let names = |tokens: &Range<usize>, head: usize| {
        let behind = head + 1..tokens.end.max(head + 1).min(head + NAMES_WITHIN);
        let complement = read.phrases.starting_at(head + 2).filter(|_| read.tag(head + 1) == Tag::Preposition);
        let end = complement.map_or(behind.end, |phrase| phrase.tokens.end.max(behind.end));
        (tokens.start.max(head.saturating_sub(NAMES_WITHIN))..head)
            .chain(behind.start..end)
            .filter(|at| read.tokens.is_capital(*at) && !matches!(read.tag(*at), Tag::Determiner | Tag::Possessive))
    };
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

/// The first token of the listed body of two words that a token ends.
fn body_ending_at(read: Read<'_>, head: usize) -> Option<usize> {
    let first = head.checked_sub(1)?;
    let mut terms = read.tokens.matches.at(first).iter();
    terms.any(|term| term.role == Role::Institution && term.end as usize == head + 1).then_some(first)
}

/// How far before the head of a description its names are looked at, in tokens.
const NAMES_WITHIN: usize = 8;

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
    let same_sentence = |at: usize| read.sentence_of(at) == read.sentence_of(mention.head);
    // "By Christmas Eve, his family said": a phrase with a verb of its own is no apposition.
    let acts = matches!(read.tag(run.tokens.end), Tag::Verb | Tag::Auxiliary);
    let stops = |at: usize| matches!(read.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Mark) || (acts && at == run.head);
    let says = |at: usize| {
        // "The agency's longest mission" is no agency.
        let owns = read.tag(at + 1) == Tag::Genitive;
        !owns
            && is_same_word(read, at, run.head)
            && same_sentence(at)
            && !in_other_office(at)
            && same_country(read, at, run)
    };
    let mut all = own.chain(ahead);
    all.any(says) || behind.clone().any(|at| says(at) && !(behind.start..=at).any(stops))
}

/// Whether nothing shows that the office at a token is another country's: the Danish president, the Polish president.
fn same_country(read: Read<'_>, office: usize, run: &NounRun) -> bool {
    let phrase = read.phrases.at(office).map_or(office, |phrase| phrase.tokens.start);
    [Class::Demonym, Class::Country].into_iter().all(|class| {
        let of = |tokens: Range<usize>| tokens.into_iter().find(|at| read.is(*at, class)).map(|at| word(read, at));
        match (of(phrase..office + OF_COUNTRY), of(run.tokens.clone())) {
            (Some(known), Some(other)) => known.eq_ignore_ascii_case(other),
            _ => true,
        }
    })
}

/// How many sentences back results go back to their study.
const STUDY_WITHIN: usize = 6;

/// How many sentences back a team goes back to its people.
const PEOPLE_WITHIN: usize = 12;

/// How far before a mention an apposition to it is looked at, in tokens.
const AHEAD: usize = 8;

/// How far behind.
const BEHIND: usize = 13;

/// How far behind an office its country stands, in tokens.
const OF_COUNTRY: usize = 4;
