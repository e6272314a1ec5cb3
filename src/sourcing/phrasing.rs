//! Which tokens are a name: without the days, places and verbs that open a sentence, and with all the words of a long one.

use std::ops::Range;

use super::naming::{ORGANIZATION_HEADS, Seen};
use super::roles::is_role;
use super::sources::SourceClass;
use super::text::Read;
use crate::grammar::clauses::NounRun;
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes, Complement, PartOfSpeech, Role};
use crate::text::PieceKind;

/// Words that make a name with a day or a month in it the name of a body or a work.
const NO_PERSONS: Classes = ORGANIZATION_HEADS.union(Classes::of(&[
    Class::MediaName,
    Class::MediaNoun,
    Class::DocumentNoun,
    Class::SurveyNoun,
    Class::StatementNoun,
]));

/// Words that stand in front of a name and are no office.
const PEOPLE: Classes =
    Classes::of(&[Class::RoleNoun, Class::PersonNoun, Class::Honorific, Class::GivenName, Class::Demonym]);

/// The mention of a name without what opens its sentence: `Last Friday` Ann Orr, `On local radio` Holm, `Added` Webb; and
/// without what a genitive behind it owns.
pub(super) fn trimmed(read: Read<'_>, run: &NounRun) -> NounRun {
    if run.kind != PhraseKind::Name {
        return run.clone();
    }
    if let Some(owned) = owned_person(read, run) {
        return owned;
    }
    // "Both Orr and Webb": the word of number is no part of a name.
    let joined = read.tag(run.head + 1) == Tag::Conjunction && !read.is(run.head, Class::FormPlural);
    let counts =
        read.tag(run.tokens.start) == Tag::Determiner && read.is(run.tokens.start, Class::Quantifier) && joined;
    let start = run.tokens.start + usize::from(counts && run.tokens.start < run.head);
    let first = opening(read, run).unwrap_or(start);
    NounRun { tokens: first..run.tokens.end, ..run.clone() }
}

/// The University of Vellin's `Ana Ruiz`: a person behind the genitive of the body that the phrase begins with.
fn owned_person(read: Read<'_>, run: &NounRun) -> Option<NounRun> {
    let behind = run.head + 1..run.tokens.end.min(run.head + OWNER_WITHIN);
    let genitive = behind.clone().find(|at| read.tag(*at) == Tag::Genitive)?;
    let phrase = read.phrases.at(genitive)?;
    let given = (genitive + 1..phrase.head).any(|at| read.is(at, Class::GivenName));
    let person = given && phrase.kind == PhraseKind::Name && phrase.tokens.end == run.tokens.end;
    person.then(|| NounRun { tokens: genitive + 1..run.tokens.end, head: phrase.head, ..run.clone() })
}

/// Head of Amnesty International `Ole-Per Lund`: the name of a person right behind that of a body that is in a list.
pub(super) fn behind_office(read: Read<'_>, run: &NounRun) -> Option<(NounRun, Seen)> {
    let last = run.tokens.end.checked_sub(1).filter(|_| run.kind == PhraseKind::Common && is_role(read, run.head))?;
    let phrase = read.phrases.at(last).filter(|phrase| phrase.kind == PhraseKind::Name && phrase.head > run.head)?;
    if let Some(titled) = behind_field(read, run, phrase) {
        return Some(titled);
    }
    let body = read.tokens.matches.of_role_at(Role::Institution, phrase.tokens.start)?;
    let listed = read.entry(body)?.attributes.class == Some(Class::InstitutionName);
    let name = body.end as usize..phrase.tokens.end;
    let capitals = name.clone().all(|at| read.tokens.is_capital(at) || read.tokens.is_hyphened(at));
    let others = ORGANIZATION_HEADS.union(Classes::PLACES);
    let person = capitals && name.len() > 1 && !name.clone().any(|at| read.tokens.classes(at).any(others));
    let run = NounRun { tokens: name.clone(), head: phrase.head, kind: PhraseKind::Name, ..run.clone() };
    (listed && person).then_some((run, Seen { class: SourceClass::NamedPerson, certain: true, name }))
}

/// Cabinet member for finance `Cllr Joyce Adeyemi`: a title or a given name behind what the office is for.
fn behind_field(read: Read<'_>, run: &NounRun, phrase: &Phrase) -> Option<(NounRun, Seen)> {
    let field = !read.tokens.is_capital(phrase.tokens.start) && phrase.tokens.start > run.head;
    let titled = |at: &usize| read.is(*at, Class::Honorific) && read.tokens.is_capital(*at);
    let given = |at: &usize| read.is(*at, Class::GivenName) && read.tokens.is_capital(*at);
    let first =
        phrase.tokens.clone().find(|at| titled(at) || given(at)).filter(|first| field && *first < phrase.head)?;
    let behind = first + usize::from(titled(&first));
    let name = behind + usize::from(read.punctuation(behind, '.'))..phrase.tokens.end;
    let run = NounRun { tokens: first..phrase.tokens.end, head: phrase.head, kind: PhraseKind::Name, ..run.clone() };
    Some((run, Seen { class: SourceClass::NamedPerson, certain: true, name }))
}

/// How far behind the head of a body the person may begin that it owns, in tokens.
const OWNER_WITHIN: usize = 12;

/// How many tokens of a name are looked through for what is no part of it.
const OPENING_WITHIN: usize = 8;

/// The token that a name starts at behind words of time, of place, or an inverted verb.
fn opening(read: Read<'_>, run: &NounRun) -> Option<usize> {
    let sentence = read.sentence(read.sentence_of(run.head)).start;
    let start = run.tokens.start;
    let within = start..run.head.min(start + OPENING_WITHIN);
    if start >= run.head {
        return None;
    }
    // "14.41 Lenk adds": the time of an entry.
    let clock = within.clone().take_while(|at| read.tokens.kind(*at).is_some_and(is_of_clock)).last();
    if let Some(last) = clock.filter(|last| start == sentence && read.tokens.is_capital(last + 1)) {
        return Some(last + 1);
    }
    if start == sentence && is_inverted_verb(read, start) {
        return Some(start + 1);
    }
    if read.tokens.classes(run.head).any(NO_PERSONS) {
        return is_date_of_deed(read, start).then_some(start + 1);
    }
    let capital_follows = |at: &usize| read.tokens.is_capital(at + 1);
    let time = within.clone().rev().filter(capital_follows).find(|at| is_time(read, start, *at));
    let opens = start == sentence + 1 && read.tag(sentence) == Tag::Preposition;
    let place = || within.rev().filter(capital_follows).find(|at| opens && is_thing(read, *at));
    time.or_else(place).map(|at| at + 1)
}

fn is_of_clock(piece: PieceKind) -> bool {
    matches!(piece, PieceKind::Number | PieceKind::Punctuation('.' | ':'))
}

/// "Added Webb: …": a cue in the past or the third person that a capital opens.
fn is_inverted_verb(read: Read<'_>, at: usize) -> bool {
    let names = Classes::of(&[Class::GivenName, Class::GivenNameWeak]);
    let verb = read.tokens.matches.at(at).iter().any(|found| {
        let tense = matches!(found.form, Class::FormPast | Class::FormThird | Class::CueVerb);
        let pos = read.entry(found).and_then(|entry| entry.pos);
        found.role == Role::Cue && found.end as usize == at + 1 && tense && pos == Some(PartOfSpeech::Verb)
    });
    // "Associated Press": a listed name may begin with what looks like a verb.
    verb && !opens_listed_name(read, at) && read.tokens.is_capital(at + 1) && !read.tokens.classes(at).any(names)
}

fn opens_listed_name(read: Read<'_>, at: usize) -> bool {
    let listed =
        [Role::Media, Role::Institution].into_iter().filter_map(|role| read.tokens.matches.of_role_at(role, at));
    listed.into_iter().any(|found| found.end as usize > at + 1)
}

/// "On `Friday` Tarn Holdings", "in `March` Hale Motors": a day or month behind the preposition that dates take.
fn is_date_of_deed(read: Read<'_>, at: usize) -> bool {
    let classes = read.tokens.classes(at);
    let before = at.checked_sub(1).filter(|before| read.tag(*before) == Tag::Preposition);
    let dated = match before.and_then(|before| read.preposition(before)) {
        Some(Complement::On) => classes.has(Class::Weekday),
        Some(Complement::In) => classes.has(Class::Month),
        _ => false,
    };
    dated && !read.tokens.is_hyphened(at) && read.tokens.is_capital(at + 1) && !opens_listed_name(read, at)
}

/// A day, a month behind its preposition, "last week".
fn is_time(read: Read<'_>, start: usize, at: usize) -> bool {
    let classes = read.tokens.classes(at);
    if classes.has(Class::Weekday) {
        return !read.tokens.is_hyphened(at) && (at == start || !read.tokens.is_capital(at - 1) || at == start + 1);
    }
    let behind_preposition = start.checked_sub(1).is_some_and(|before| read.tag(before) == Tag::Preposition);
    let month = classes.has(Class::Month) && at == start && behind_preposition;
    month || (classes.has(Class::TimeWord) && !read.tokens.is_capital(at))
}

/// A common noun that is nobody: "local television", "talks".
fn is_thing(read: Read<'_>, at: usize) -> bool {
    read.tag(at) == Tag::Noun && !read.tokens.is_capital(at) && !read.tokens.classes(at).any(PEOPLE)
}

/// A word for a people or its language that stands alone in the singular: as a name of somebody it must be known.
pub(super) fn is_language(read: Read<'_>, run: &NounRun) -> bool {
    let classes = read.tokens.classes(run.head);
    let singular = !classes.has(Class::FormPlural) || classes.has(Class::FormSingular);
    // "English in a perfect accent" is the language too.
    let phrase = read.phrases.at(run.head).is_some_and(|phrase| phrase.tokens.len() == 1);
    let alone = run.tokens.len() == 1 || (phrase && read.tag(run.head + 1) == Tag::Preposition);
    run.kind != PhraseKind::Pronoun && alone && classes.has(Class::Demonym) && singular
}

/// A name that goes on beyond its phrase: the Royal Aviation, Gliding and Kite Association; Maria German.
pub(super) fn long_name(read: Read<'_>, run: &NounRun) -> Option<(NounRun, Seen)> {
    spelled_out(read, run)
        .or_else(|| listed_name(read, run))
        .or_else(|| surname_behind(read, run))
        .or_else(|| sentence_as_name(read, run))
}

/// Who Wants a Boat: the name of a brand, show or work that is a clause; its article opens nothing.
fn sentence_as_name(read: Read<'_>, run: &NounRun) -> Option<(NounRun, Seen)> {
    let article = run.tokens.start;
    let sentence = read.sentence(read.sentence_of(article)).start;
    let opens = read.tag(article) == Tag::Determiner && read.is(article, Class::Indefinite);
    let verb = article.checked_sub(1).filter(|_| opens && read.tokens.is_capital(article + 1))?;
    let acts = read.tokens.classes(verb).any(Classes::of(&[Class::FormThird, Class::FormBase, Class::FormPast]));
    let capitals = (sentence..article).rev().take(ITEMS_IN_NAME).take_while(|at| read.tokens.is_capital(*at));
    let first = capitals.last().filter(|first| acts && *first > sentence && *first < verb)?;
    // In a line where all words have capitals they tell nothing.
    let alone = !read.tokens.is_capital(first - 1);
    let run = NounRun { tokens: first..run.tokens.end, ..run.clone() };
    alone.then(|| (run.clone(), Seen { class: SourceClass::NamedOrganization, certain: true, name: run.tokens }))
}

/// Longest name that an acronym stands for, in tokens.
const LONGEST_SPELLED: usize = 16;

/// World Salt, Sand and Lime Council (WSSLC): the words whose first letters make the acronym in brackets.
fn spelled_out(read: Read<'_>, run: &NounRun) -> Option<(NounRun, Seen)> {
    let first = run.tokens.clone().find(|at| read.tokens.is_capital(*at) && read.tag(*at) != Tag::Determiner)?;
    let sentence = read.sentence(read.sentence_of(first)).end;
    let joins = |at: usize| {
        matches!(read.tag(at), Tag::Preposition | Tag::Conjunction | Tag::Determiner) || read.punctuation(at, ',')
    };
    let within = first..sentence.min(first + LONGEST_SPELLED);
    let open = within.into_iter().find(|at| !read.tokens.is_capital(*at) && !joins(*at))?;
    let acronym = open + 1;
    let bracketed = read.punctuation(open, '(') && read.punctuation(open + 2, ')');
    if !bracketed || open <= run.tokens.end || !read.tokens.is_all_capitals(acronym) {
        return None;
    }
    let initials = (first..open).filter(|at| read.tokens.is_capital(*at));
    let letters = initials.filter_map(|at| read.doc[read.tokens.span(at)].chars().next());
    let head = read.phrases.ending_at(open)?.head;
    letters.eq(read.doc[read.tokens.span(acronym)].chars()).then(|| {
        let run = NounRun { tokens: run.tokens.start..open, head, kind: PhraseKind::Name, ..run.clone() };
        (run, Seen { class: SourceClass::NamedOrganization, certain: true, name: first..open })
    })
}

/// Most items of a list inside the name of a body.
const ITEMS_IN_NAME: usize = 4;

/// The name of a body with commas and "and" inside it.
fn listed_name(read: Read<'_>, run: &NounRun) -> Option<(NounRun, Seen)> {
    let start = run.tokens.start;
    let end = read.sentence(read.sentence_of(start)).end;
    let determined = read.tag(start) == Tag::Determiner && run.tokens.end == run.head + 1;
    let others = Classes::PLACES.union(PEOPLE);
    if !determined || read.tokens.classes(run.head).any(others) || !read.tokens.is_capital(run.head) {
        return None;
    }
    let mut at = run.tokens.end;
    for _ in 0..ITEMS_IN_NAME {
        if !read.punctuation(at, ',') || !is_item(read, at + 1) {
            break;
        }
        at += 2;
    }
    let comma = usize::from(read.punctuation(at, ',') && read.tag(at + 1) == Tag::Conjunction);
    let last = at + comma + 1;
    let phrase =
        read.phrases.at(last).filter(|phrase| read.tag(last - 1) == Tag::Conjunction && phrase.tokens.end <= end)?;
    let own = phrase.tokens.clone().skip_while(|token| *token < last);
    let capitals = own.clone().count() > 1 && own.clone().all(|token| read.tokens.is_capital(token));
    let plain = own.clone().filter(|token| *token != phrase.head).all(|token| is_item(read, token));
    let body = read.is(phrase.head, Class::InstitutionNoun) && phrase.tokens.end == phrase.head + 1;
    // "The Justice Ministry and Home Office" are two, unless a comma stands between.
    let one = is_item(read, run.head) || at > run.tokens.end;
    if !(capitals && plain && body && one) {
        return None;
    }
    let run = NounRun { tokens: start..phrase.tokens.end, head: phrase.head, ..run.clone() };
    Some((run, Seen { class: SourceClass::NamedOrganization, certain: true, name: start + 1..phrase.tokens.end }))
}

/// A word with a capital that by itself names nobody and no place: Aviation, Historical.
fn is_item(read: Read<'_>, at: usize) -> bool {
    let others = NO_PERSONS.union(Classes::PLACES).union(PEOPLE);
    read.tokens.is_capital(at) && !read.tokens.is_all_capitals(at) && !read.tokens.classes(at).any(others)
}

/// "The baker is Maria German.": behind a given name, a word of a nation or language that narrows down no noun.
fn surname_behind(read: Read<'_>, run: &NounRun) -> Option<(NounRun, Seen)> {
    let at = run.tokens.end;
    let given = read.is(run.head, Class::GivenName) && run.tokens.end == run.head + 1;
    let surname = given && read.is(at, Class::Demonym) && read.tokens.is_capital(at) && read.phrases.at(at).is_none();
    if !surname || matches!(read.tag(at + 1), Tag::Noun | Tag::Name) {
        return None;
    }
    let run = NounRun { tokens: run.tokens.start..at + 1, head: at, ..run.clone() };
    Some((run.clone(), Seen { class: SourceClass::NamedPerson, certain: true, name: first_given(read, &run)..at + 1 }))
}

fn first_given(read: Read<'_>, run: &NounRun) -> usize {
    let tokens: Range<usize> = run.tokens.clone();
    tokens.clone().find(|at| read.is(*at, Class::GivenName)).unwrap_or(tokens.start)
}
