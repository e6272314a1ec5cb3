//! Roles: the words of an office or job beside a name, or in a sentence or clause that says what somebody is.

use std::ops::Range;

use super::affiliations::is_link;
use super::entity::Entity;
use super::mentions::Mention;
use super::sources::SourceClass;
use super::text::Read;
use crate::grammar::clauses::{NounRun, VerbForm};
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, Role};

/// Nouns that are no office, in whatever place.
const THINGS: Classes =
    Classes::of(&[Class::Noun, Class::TimeWord, Class::Measure, Class::DocumentNoun, Class::InstitutionNoun]);

/// The words of an office: before the name in its phrase, in the apposition beside it, or in what is told of it.
pub(super) fn role_of(read: Read<'_>, entity: &Entity, mention: &Mention) -> Option<Range<usize>> {
    if !matches!(entity.class, SourceClass::NamedPerson | SourceClass::UnnamedPerson | SourceClass::UnnamedGroup) {
        return None;
    }
    if entity.class != SourceClass::NamedPerson {
        let head_is_role = read.tokens.classes(mention.head).any(Classes::PERSON_NOUNS);
        return head_is_role.then(|| office_of(read, mention));
    }
    // "Cmdr. Paul Reese, a spokesman for the port,": a short title tells less than what stands behind.
    let before = role_before(read, entity, mention);
    let short = before
        .as_ref()
        .is_some_and(|role| role.clone().all(|at| read.is(at, Class::Honorific) || read.punctuation(at, '.')));
    let fuller = if short { role_behind(read, mention).filter(|role| is_of_body(read, role)) } else { None };
    fuller
        .or(before)
        .or_else(|| role_of_suffix(read, mention))
        .or_else(|| role_behind(read, mention))
        .or_else(|| role_ahead(read, mention))
        .or_else(|| role_told(read, mention))
        .or_else(|| role_in_clause(read, mention))
}

/// The words of the office that a mention without a name is headed by, with what the office is of.
fn office_of(read: Read<'_>, mention: &Mention) -> Range<usize> {
    let phrase = read.phrases.at(mention.head).map_or(mention.tokens.clone(), |phrase| phrase.tokens.clone());
    // "A Department of Health spokesman": the body before the office has phrases of its own.
    let phrase = phrase.start.min(mention.tokens.start)..phrase.end;
    // "The head `of the port`": what the office is of belongs to it.
    let of = is_link(read, phrase.end, &[Complement::Of, Complement::For, Complement::At, Complement::From]);
    let of = of && read.tag(phrase.end) == Tag::Preposition && read.is(mention.head, Class::RoleNoun);
    let plain = |at: usize| !matches!(read.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Wh | Tag::Punctuation);
    let end = mention.tokens.end;
    let whole = of && end > phrase.end && end - phrase.end <= OFFICE_OF_WITHIN && (phrase.end..end).all(plain);
    let phrase = phrase.start..if whole { end } else { phrase.end };
    without_article(read, phrase)
}

/// `Foreign Ministry spokeswoman` Maria Roe.
fn role_before(read: Read<'_>, entity: &Entity, mention: &Mention) -> Option<Range<usize>> {
    let start = mention.tokens.start;
    // Head of Amnesty International `Ole-Per Lund`: the mention may be headed by the office.
    if mention.head < entity.name.start && entity.name.end == mention.tokens.end && is_role(read, mention.head) {
        return Some(without_article(read, start..entity.name.start));
    }
    let name_start = (mention.head + 1).saturating_sub(entity.name.len()).max(start);
    let prefix = start..name_start;
    let office = prefix.clone().any(|at| read.tag(at) == Tag::Preposition);
    if office && prefix.clone().any(|at| is_role(read, at)) {
        return Some(without_article(read, prefix));
    }
    let last_role = prefix.clone().rev().find(|at| is_role(read, *at))?;
    // Secretary of State: the office may open before the phrase of the name.
    let first = office_ending(read, last_role).map_or(prefix.start, |first| first.min(prefix.start));
    // "Sen. Ada Holm": the stop of a short office is part of it.
    let stop = usize::from(read.is(last_role, Class::Honorific) && read.punctuation(last_role + 1, '.'));
    Some(without_article(read, first..last_role + 1 + stop)).filter(|role| !role.is_empty())
}

/// "A spokesman `for` the port", but not "a former judge": an office that somebody has now, and where.
fn is_of_body(read: Read<'_>, role: &Range<usize>) -> bool {
    let past = role.clone().any(|at| read.is(at, Class::PastOffice));
    !past && role.clone().any(|at| is_link(read, at, &[Complement::For, Complement::Of, Complement::At]))
}

/// Jane Orr `MP`: an office in letters behind the surname.
fn role_of_suffix(read: Read<'_>, mention: &Mention) -> Option<Range<usize>> {
    let letters = mention.head + 1;
    let office = read.is(letters, Class::NameSuffix) && is_role(read, letters) && read.tag(letters) == Tag::Name;
    office.then_some(letters..letters + 1)
}

/// "`Its fire chief` said … Owen Trask added": the office that a person is told of by, without the name.
pub(super) fn office_told(read: Read<'_>, mention: &Mention) -> Option<Range<usize>> {
    let names = |at: usize| read.tag(at) == Tag::Name || read.is(at, Class::Honorific);
    let one = read.is(mention.head, Class::RoleNoun) && !read.is(mention.head, Class::FormPlural);
    let office = one && !mention.tokens.clone().any(names);
    office.then(|| office_of(read, mention))
}

/// The title of a person of whom nothing more is told: `Sen.`, `Gen.`; what only says man or woman is no office.
pub(super) fn title_of(read: Read<'_>, mention: &Mention) -> Option<Range<usize>> {
    let gendered = Classes::of(&[Class::Masculine, Class::Feminine]);
    let titled = |at: &usize| read.is(*at, Class::Honorific) && !read.tokens.classes(*at).any(gendered);
    let title = (mention.tokens.start..mention.head).rev().take(TITLE_WITHIN).find(titled)?;
    let stop = usize::from(read.punctuation(title + 1, '.'));
    Some(without_article(read, mention.tokens.start..title + 1 + stop))
}

/// Most tokens behind an office of what it is of.
const OFFICE_OF_WITHIN: usize = 8;

/// How far before the last word of a name its title stands, in tokens.
const TITLE_WITHIN: usize = 8;

/// Longest office that a list has, in words.
const LONGEST_OFFICE: usize = 5;

/// Whether a token is the noun of an office or the last word of one: Police `Chief`.
pub(super) fn is_role(read: Read<'_>, at: usize) -> bool {
    read.tokens.classes(at).any(Classes::PERSON_NOUNS) || office_ending(read, at).is_some()
}

/// The first token of a listed office of several words that ends at a token.
pub(super) fn office_ending(read: Read<'_>, at: usize) -> Option<usize> {
    (at.saturating_sub(LONGEST_OFFICE)..at).find(|first| {
        let mut found = read.tokens.matches.at(*first).iter();
        found.any(|found| found.role == Role::SourceRole && found.end as usize == at + 1)
    })
}

/// Whether a token is the last word of a listed office of several words: Chief `Constable`.
pub(super) fn is_compound_office(read: Read<'_>, at: usize) -> bool {
    office_ending(read, at).is_some_and(|first| first < at)
}

/// Whether some tokens are the words of an office, and no more.
pub(super) fn is_office(read: Read<'_>, tokens: Range<usize>) -> bool {
    let last = tokens.end.saturating_sub(1);
    let listed = || office_ending(read, last) == Some(tokens.start);
    (tokens.len() == 1 && read.is(last, Class::RoleNoun)) || (tokens.len() > 1 && listed())
}

/// Maria Roe, `the mayor of Vellin`, …
fn role_behind(read: Read<'_>, mention: &Mention) -> Option<Range<usize>> {
    let mut at = behind_joint(read, mention);
    if !read.punctuation(at, ',') {
        return None;
    }
    at += 1;
    // An age in commas stands before the office.
    let aged = read.tag(at) == Tag::Number && read.punctuation(at + 1, ',');
    if aged {
        at += 2;
    }
    // "Ivo Marek, 61, `retired baker`".
    if read.is(at, Class::FormParticiple) && !read.is(at, Class::CueVerb) && read.phrases.at(at).is_none() {
        let bare = matches!(read.tag(at + 1), Tag::Noun | Tag::Adjective);
        let phrase = read.phrases.starting_at(at + 1).filter(|phrase| bare && is_role(read, phrase.head));
        return phrase.map(|phrase| at..phrase.tokens.end);
    }
    // "Ann Orr, 31, `whose brother` was hurt": who belongs to somebody is no office of hers.
    if read.is(at, Class::Relative) {
        return None;
    }
    let end = read.sentence(read.sentence_of(mention.head)).end;
    let behind_preposition =
        mention.tokens.start.checked_sub(1).is_some_and(|before| read.tag(before) == Tag::Preposition);
    let run = read.syntax().run_starting_at(at, end).filter(|run| !(behind_preposition && acts(read, run)))?;
    let run = joined_office(read, &run).or_else(|| second_office(read, &run, end)).unwrap_or(run);
    // Any noun of people will do behind a name; one that is in no list too, where an article opens it.
    // "Ole Vik, 71, a net-maker,": behind an age stands what somebody is.
    let thing = read.tokens.classes(run.head).any(THINGS) && !(aged && read.is(at, Class::Indefinite));
    let unlisted = read.tag(at) == Tag::Determiner && run.kind == PhraseKind::Common && !thing;
    (is_role(read, run.head) || unlisted)
        .then(|| without_article(read, run.tokens.start..end_of_office(read, &run, end)))
}

/// "The firm's politics `and outreach director`,": what somebody is the director of may be two things.
fn joined_office(read: Read<'_>, run: &NounRun) -> Option<NounRun> {
    let link = run.tokens.clone().find(|at| read.tag(*at) == Tag::Conjunction).unwrap_or(run.tokens.end);
    let field =
        read.phrases.ending_at(link).filter(|_| read.tag(link) == Tag::Conjunction && !is_role(read, link - 1))?;
    let owned = field.tokens.clone().any(|at| matches!(read.tag(at), Tag::Genitive | Tag::Determiner));
    let office = read.phrases.starting_at(link + 1).filter(|office| owned && is_role(read, office.head))?;
    let closed = !read.tokens.is_wordlike(office.tokens.end);
    let tokens = run.tokens.start..office.tokens.end;
    closed.then(|| NounRun { tokens, head: office.head, kind: office.kind, ..run.clone() })
}

/// "Ann Orr, an Ivo supporter `and president of the Lund Centre`,": both of two offices without an article of its own.
fn second_office(read: Read<'_>, run: &NounRun, end: usize) -> Option<NounRun> {
    let link = Some(run.tokens.end).filter(|link| read.tag(*link) == Tag::Conjunction && is_role(read, run.head))?;
    let office = read.syntax().run_starting_at(link + 1, end)?;
    let bare = office.kind == PhraseKind::Common && !matches!(read.tag(link + 1), Tag::Determiner | Tag::Possessive);
    let one = read.is(office.head, Class::FormSingular) && !read.tokens.is_wordlike(office.tokens.end);
    let tokens = run.tokens.start..office.tokens.end;
    (bare && one && is_role(read, office.head)).then(|| NounRun { tokens, ..run.clone() })
}

/// "`Ann Orr` and Ivo Webb, the parents of the boy": behind the second of two whom the plural tells of, else behind the
/// mention.
fn behind_joint(read: Read<'_>, mention: &Mention) -> usize {
    let end = mention.tokens.end;
    let second = read.phrases.starting_at(end + 1).filter(|second| second.kind == PhraseKind::Name);
    let second = second.filter(|_| read.tag(end) == Tag::Conjunction);
    let comma = second.map(|second| second.tokens.end).filter(|comma| read.punctuation(*comma, ','));
    let parents = comma.and_then(|comma| read.phrases.starting_at(comma + 1));
    let several = parents.is_some_and(|phrase| {
        let plural = read.tokens.classes(phrase.head).is_only_plural();
        plural && is_role(read, phrase.head)
    });
    comma.filter(|_| several).unwrap_or(end)
}

/// "According to Ann Orr, the mayor was late": a noun with a verb of its own is no apposition.
fn acts(read: Read<'_>, run: &NounRun) -> bool {
    let end = run.tokens.end;
    let verb = end + usize::from(read.tag(end) == Tag::Adverb);
    let group = read.clauses.at(verb);
    group.is_some_and(|group| {
        let own = |subject: &NounRun| subject.tokens.start >= run.tokens.start && subject.tokens.start < end;
        group.form == VerbForm::Finite && !group.relative && group.subject.as_ref().is_some_and(own)
    })
}

/// The end of an office behind what is done there: head of `lending at Kestrel Bank`.
fn end_of_office(read: Read<'_>, run: &NounRun, end: usize) -> usize {
    let doing = run.tokens.end;
    // "A leader of the Vellin `testing`": what is done ends the phrase.
    if read.tag(doing) == Tag::Gerund && !read.tokens.is_wordlike(doing + 1) {
        return doing + 1;
    }
    if read.tag(doing) != Tag::Preposition || read.tag(doing + 1) != Tag::Gerund {
        return run.tokens.end;
    }
    let link = doing + 2;
    let place = read.syntax().run_starting_at(link + 1, end).filter(|_| read.tag(link) == Tag::Preposition);
    place.map_or(link, |place| place.tokens.end)
}

/// `The mayor`, Maria Roe, …
fn role_ahead(read: Read<'_>, mention: &Mention) -> Option<Range<usize>> {
    let comma = mention.tokens.start.checked_sub(1).filter(|at| read.punctuation(*at, ','))?;
    let start = read.sentence(read.sentence_of(mention.head)).start;
    // "The head of the union (NUR), Ann Orr,": brackets may stand between.
    let syntax = read.syntax();
    let phrase = syntax.phrase_before(comma, start)?;
    let run = syntax.run_ending_with(phrase, start);
    // "Orr and her deputy, Jens Rye,": the office of the second is not that of both.
    let second = run.head != phrase.head && read.tag(phrase.tokens.start) == Tag::Possessive;
    let run = if second { NounRun { tokens: phrase.tokens.clone(), head: phrase.head, ..run } } else { run };
    let own = read.punctuation(mention.tokens.end, ',');
    // "Its head, Jens Rye.", "Vellin's mayor, Jens Rye.", "the mayor, Jens Rye.": one holds such an office.
    let first = run.tokens.start;
    let definite = read.tag(first) == Tag::Determiner && !read.is(first, Class::Indefinite);
    let owner = definite
        || read.tag(first) == Tag::Possessive
        || (run.tokens.start..run.head).any(|at| read.tag(at) == Tag::Genitive);
    let possessive = owner && !read.tokens.is_wordlike(mention.tokens.end);
    ((own || possessive || second) && is_role(read, run.head)).then(|| without_article(read, run.tokens))
}

/// Whether an office begins here with a capital, as a title does: Joan Pike is `Deputy Director`.
fn is_title(read: Read<'_>, at: usize) -> bool {
    let office = read.tokens.matches.of_role_at(Role::SourceRole, at);
    read.tokens.is_capital(at) && office.is_some()
}

/// Joan Pike is a `research associate at the Ridley Institute`.
fn role_told(read: Read<'_>, mention: &Mention) -> Option<Range<usize>> {
    let is = mention.tokens.end;
    let article = is + 1;
    // "Joan Pike is `Ridley's chief designer`".
    let owned =
        |phrase: &Phrase| is_role(read, phrase.head) && phrase.tokens.clone().any(|at| read.tag(at) == Tag::Genitive);
    let told = read.is(is, Class::Be)
        && read.tag(is) == Tag::Auxiliary
        && (read.tag(article) == Tag::Determiner
            || is_title(read, article)
            || read.phrases.starting_at(article).is_some_and(owned));
    let end = read.sentence(read.sentence_of(mention.head)).end;
    let run = read
        .syntax()
        .run_starting_at(article, end)
        .filter(|run| told && (run.kind == PhraseKind::Common || is_title(read, article) || is_role(read, run.head)))?;
    // "He is a man of his word": that is no office.
    let gendered = read.tokens.classes(run.head).any(Classes::of(&[Class::Masculine, Class::Feminine]));
    // A noun in no list too, where a body or place of its own follows: "the lock keeper of Brill".
    let mut links = run.tokens.clone().filter(|at| read.tag(*at) == Tag::Preposition);
    let placed = links.any(|at| read.tokens.is_capital(at + 1)) && !read.tokens.classes(run.head).any(THINGS);
    ((is_role(read, run.head) || placed) && !gendered).then(|| without_article(read, run.tokens))
}

/// How far into a clause its verb of office stands, in tokens: who `helped to run`.
const OFFICE_VERB_WITHIN: usize = 4;

/// Rosa Lim, who `manages the clinic`.
fn role_in_clause(read: Read<'_>, mention: &Mention) -> Option<Range<usize>> {
    let who = mention.tokens.end + 1;
    if !read.punctuation(mention.tokens.end, ',') || read.tag(who) != Tag::Wh || !read.is(who, Class::PronounSubject) {
        return None;
    }
    let verbal = |at: &usize| {
        matches!(read.tag(*at), Tag::Verb | Tag::Auxiliary | Tag::Adverb | Tag::To | Tag::Gerund | Tag::Participle)
    };
    let verb = (who + 1..who + 1 + OFFICE_VERB_WITHIN).find(|at| read.is(*at, Class::OfficeVerb))?;
    if !(who + 1..verb).all(|at| verbal(&at)) {
        return None;
    }
    let end = read.sentence(read.sentence_of(mention.head)).end;
    // "Who works at the mill": what it is done at, or in, does as well.
    let link = usize::from(read.tag(verb + 1) == Tag::Preposition);
    let object = read.syntax().run_starting_at(verb + 1 + link, end)?;
    Some(who + 1..object.tokens.end)
}

/// A role without the article, number, quantity or possessive before it.
pub(super) fn without_article(read: Read<'_>, tokens: Range<usize>) -> Range<usize> {
    // "A handful of `lawmakers`"
    let quantity = |of: &usize| read.preposition(*of) == Some(Complement::Of) && read.is(*of - 1, Class::Quantifier);
    if let Some(of) = (tokens.start + 1..tokens.end).find(quantity).filter(|of| of + 1 < tokens.end) {
        return of + 1..tokens.end;
    }
    let opener = Classes::of(&[
        Class::Determiner,
        Class::NumberWord,
        Class::PossessiveDeterminer,
        Class::Indefinite,
        Class::Approximator,
        Class::NumberPreposition,
    ]);
    // "The two engineers", "about 40 teachers", but not "a 34-year-old driver"
    let opens = |at: &usize| {
        let number = read.tag(*at) == Tag::Number && !read.is(*at, Class::Ordinal);
        (read.tokens.classes(*at).any(opener) || number) && !read.tokens.is_hyphened(at + 1)
    };
    let first = tokens.clone().find(|at| !opens(at) || at + 1 == tokens.end).unwrap_or(tokens.start);
    first..tokens.end
}
