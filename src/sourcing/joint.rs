//! Joint speakers: "Orr and Webb said", "Orr, Webb and Finch all said" are the words of each of them.

use std::ops::Range;

use super::merging::{Entities, office_holder};
use super::naming::PEOPLE;
use super::roles::is_role;
use super::sources::SourceClass;
use super::text::Read;
use crate::grammar::clauses::{NounRun, VerbForm};
use crate::grammar::phrases::{Phrase, PhraseKind};
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Classes};

/// Names that speak together.
pub(super) struct Joint {
    /// All their tokens.
    pub(super) tokens: Range<usize>,
    /// Each of them, in text order.
    pub(super) names: Vec<NounRun>,
}

/// Most names that are taken to speak together.
const MOST_SPEAKERS: usize = 8;

/// How far behind a name the "and" may stand that joins it to the next, in tokens: Orr `of Leeds` and Webb.
const LINK_WITHIN: usize = 8;

/// The names that speak together in a mention, if it holds several.
pub(super) fn speakers(read: Read<'_>, entities: &Entities<'_>, run: &NounRun) -> Option<Joint> {
    if run.relative.is_some() {
        return None;
    }
    let unlike = unlike_pair(read, run);
    if unlike.is_some() || run.kind == PhraseKind::Common {
        return unlike;
    }
    if let Some(first) = beside_with_office(read, run).or_else(|| beside_with_clause(read, run))
        && [first.head, run.head].iter().all(|head| is_named(entities, *head))
    {
        return Some(Joint { tokens: first.tokens.start..run.tokens.end, names: vec![first, run.clone()] });
    }
    let tokens = whole(read, run)?;
    let mut names: Vec<NounRun> = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end && names.len() < MOST_SPEAKERS {
        let phrase = read.phrases.at(at)?;
        // "Reed and party leaders": the last may be people, or a body, without a name.
        let last = phrase.tokens.end == tokens.end && read.tag(phrase.tokens.start) != Tag::Possessive;
        if phrase.kind == PhraseKind::Common && !names.is_empty() && last {
            names.push(NounRun::from(phrase));
            break;
        }
        let phrase = if phrase.kind == PhraseKind::Name { phrase } else { named_behind(read, phrase)? };
        // "Secretary of State Ana Orr and Gov. Ivo Webb"
        let office = phrase.tokens.start;
        let holder = office_holder(read, phrase, tokens.start);
        let phrase = holder.unwrap_or(phrase);
        let name = match holder {
            Some(_) => NounRun::new(office.max(at)..phrase.tokens.end, phrase.head, phrase.kind),
            None => run_of(phrase, at),
        };
        if let Some(before) = names.last()
            && !speaks_beside(read, entities, before, &name)
        {
            return None;
        }
        names.push(name);
        let within = phrase.tokens.end..tokens.end.min(phrase.tokens.end + LINK_WITHIN);
        // "Orr of the Ministry of Ports and Fish": what joins the fields of a body joins nobody.
        let joins = |at: &usize| is_link(read, *at) && read.syntax().fields_around(*at).is_none();
        let Some(link) = within.into_iter().find(joins) else { break };
        // "The Dawn writer and performer Ann Orr": two offices of one.
        let office = link.checked_sub(1).filter(|at| *at >= phrase.tokens.end && read.tag(link) == Tag::Conjunction);
        if office.is_some_and(|at| is_role(read, at) && is_role(read, link + 1) && !read.tokens.is_capital(at)) {
            return None;
        }
        // The name of a body holds "and" itself behind a preposition: Department of Health and Human Services.
        // "The University of Lund and Orr" are two where the name ends at the "and".
        let ends = || read.syntax().named_run(phrase, tokens.start).tokens.end == link;
        if link > phrase.tokens.end && !is_person(entities, phrase.head) && !ends() {
            return None;
        }
        at = link + 1 + usize::from(read.punctuation(link, ',') && read.tag(link + 1) == Tag::Conjunction);
        // "Orr and `even` Webb"
        at += usize::from(read.tag(at) == Tag::Adverb);
    }
    let known = names.iter().all(|name| name.kind == PhraseKind::Common || is_named(entities, name.head));
    let apart = names
        .iter()
        .zip(names.iter().skip(1))
        .all(|(one, next)| entities.headed_by(one.head) != entities.headed_by(next.head));
    let end = names.last().map_or(tokens.end, |last| last.tokens.end.max(tokens.end));
    (names.len() > 1 && known && apart).then_some(Joint { tokens: tokens.start..end, names })
}

/// "The mayor, `Ole Lund`, and her deputy, Ida Holm, said", "`Ole Lund`, the mayor, and Ida Holm, her deputy, said": the
/// first of two who both have an office beside their name.
fn beside_with_office(read: Read<'_>, run: &NounRun) -> Option<NounRun> {
    let conjunction = run.start().checked_sub(1).filter(|at| read.tag(*at) == Tag::Conjunction)?;
    let comma = conjunction.checked_sub(1).filter(|at| read.punctuation(*at, ','))?;
    let second = read.phrases.ending_at(comma)?;
    let between = second.tokens.start.checked_sub(1).filter(|at| read.punctuation(*at, ','))?;
    let first = read.phrases.ending_at(between)?;
    let office = |phrase: &Phrase| phrase.kind == PhraseKind::Common && is_role(read, phrase.head);
    let name = match (first.kind, second.kind) {
        (PhraseKind::Name, _) if office(second) => first,
        (_, PhraseKind::Name) if office(first) => second,
        _ => return None,
    };
    let sentence = read.sentence(read.sentence_of(run.head)).start;
    let clause = read.syntax().run_ending_with(first, sentence).tokens.start;
    // "In Vellin, the mayor"
    let placed = || read.tag(sentence) == Tag::Preposition && read.punctuation(clause - 1, ',');
    let opens = clause <= sentence || matches!(read.tag(clause - 1), Tag::Mark | Tag::That) || placed();
    (opens && run.apposition.is_some()).then(|| NounRun::from(name))
}

/// "`Webb`, who leads the board, and Lund, who wrote the bill, said": the first of two who have a clause each.
fn beside_with_clause(read: Read<'_>, run: &NounRun) -> Option<NounRun> {
    let who = |at: usize| read.tag(at) == Tag::Wh && read.is(at, Class::PronounSubject);
    let conjunction = run.start().checked_sub(1).filter(|at| read.tag(*at) == Tag::Conjunction)?;
    let close = conjunction.checked_sub(1).filter(|at| read.punctuation(*at, ','))?;
    run.apposition.as_ref().filter(|clause| who(clause.start))?;
    let sentence = read.sentence(read.sentence_of(run.head)).start;
    let open = (sentence..close).rev().find(|at| read.punctuation(*at, ',')).filter(|open| who(open + 1))?;
    let first = read.phrases.ending_at(open).filter(|first| first.kind == PhraseKind::Name)?;
    let opens = first.tokens.start <= sentence || matches!(read.tag(first.tokens.start - 1), Tag::Mark | Tag::That);
    opens.then(|| NounRun::from(first))
}

/// "Letters and two former clerks say", "economists and the central bank have said": two of unlike kinds that speak.
fn unlike_pair(read: Read<'_>, run: &NounRun) -> Option<Joint> {
    let link = run.tokens.clone().find(|at| read.tag(*at) == Tag::Conjunction)?;
    let one = read.phrases.starting_at(run.tokens.start).filter(|one| one.tokens.end == link)?;
    let next = read.phrases.starting_at(link + 1 + usize::from(read.tag(link + 1) == Tag::Adverb))?;
    let common = one.kind == PhraseKind::Common && next.kind == PhraseKind::Common;
    let papers = |phrase: &Phrase| read.tokens.classes(phrase.head).any(Classes::PAPERS);
    let people = |phrase: &Phrase| read.tokens.classes(phrase.head).any(PEOPLE) && !papers(phrase);
    let apart = common && ((papers(one) && people(next)) || (people(one) && papers(next)));
    let names = vec![NounRun::from(one), NounRun::new(next.tokens.start..run.tokens.end, next.head, next.kind)];
    // "Researchers and university clerks" are people of one kind; "economists and the bank" are not.
    let bodies = Classes::of(&[Class::InstitutionNoun, Class::MediaNoun]);
    let stations = || read.tokens.classes(one.head).any(bodies) && next.kind == PhraseKind::Name;
    let several = read.is(one.head, Class::FormPlural);
    let group = one.kind == PhraseKind::Common && several && (people(one) || stations());
    let body = read.is(next.head, Class::InstitutionNoun) && !read.is(next.head, Class::RoleNoun) && !papers(next);
    let definite = next.tokens.clone().any(|at| read.tag(at) == Tag::Genitive)
        || (read.tag(next.tokens.start) == Tag::Determiner && !read.is(next.tokens.start, Class::Indefinite));
    let beside =
        group && (body && definite && read.is(next.head, Class::FormSingular) || next.kind == PhraseKind::Name);
    (apart || beside).then(|| Joint { tokens: run.tokens.clone(), names })
}

/// "Orr and Webb met. `They` said": the names that acted together last, in this sentence or the one before.
pub(super) fn acting_before(read: Read<'_>, entities: &Entities<'_>, run: &NounRun) -> Option<Joint> {
    let they = run.kind == PhraseKind::Pronoun && read.is(run.head, Class::PronounPlural);
    let subjective = they && read.is(run.head, Class::PronounSubject);
    let first = read.sentence(read.sentence_of(run.head).saturating_sub(1)).start;
    let groups = read.groups_in(first..run.head).iter().rev().filter(|_| subjective);
    let mut acting =
        groups.filter(|group| group.form == VerbForm::Finite && !group.relative && !read.marks.is_inside(group.main));
    // "Orr and Webb argue that nets save lives. They": who acts in what is told is not told of.
    let told = |start: usize| {
        let that = start.checked_sub(1).filter(|at| read.tag(*at) == Tag::That).unwrap_or(start);
        that.checked_sub(1).and_then(|at| read.clauses.at(at)).is_some_and(|cue| read.is_telling(cue.main))
    };
    let ahead = |subject: &NounRun, verb: usize| subject.tokens.end <= verb && !told(subject.tokens.start);
    let subject =
        acting.find_map(|group| group.subject.clone().filter(|subject| ahead(subject, group.tokens.start)))?;
    speakers(read, entities, &subject).filter(|_| subject.head != run.head)
}

/// "Orr met Webb. `The two leaders` said", "`both men` agreed": the persons of the nearest sentences that name so many.
pub(super) fn counted_before(read: Read<'_>, entities: &Entities<'_>, run: &NounRun) -> Option<Joint> {
    let count = known_count(read, run)?;
    let mut named: Vec<(usize, usize)> = Vec::new();
    let own = read.sentence_of(run.head);
    let take = |named: &mut Vec<(usize, usize)>, tokens: Range<usize>| {
        for token in tokens {
            let person = entities.headed_by(token).filter(|_| is_person(entities, token));
            let Some(person) = person.filter(|_| !read.marks.is_inside(token)) else { continue };
            if named.iter().all(|(known, _)| *known != person) {
                named.push((person, token));
            }
        }
    };
    for sentence in (own.saturating_sub(NAMED_WITHIN)..=own).rev() {
        let tokens = read.sentence(sentence);
        take(&mut named, tokens.start..tokens.end.min(run.tokens.start));
        if named.len() >= count {
            break;
        }
    }
    // "The two rivals doubt each other, with `Orr` calling `Webb` unfit": the first time they are told of.
    if named.is_empty() {
        take(&mut named, run.tokens.end..read.sentence(own).end);
    }
    named.sort_unstable_by_key(|(_, token)| *token);
    let name = |(_, token): &(usize, usize)| read.phrases.at(*token).map(NounRun::from);
    let names: Option<Vec<NounRun>> = named.iter().map(name).collect();
    names.filter(|names| names.len() == count).map(|names| Joint { tokens: run.tokens.clone(), names })
}

/// "The two candidates", "both men", "the pair", "all three": how many persons it counts who are known, where nothing behind
/// tells who they are.
fn known_count(read: Read<'_>, run: &NounRun) -> Option<usize> {
    let first = run.tokens.start;
    let counts = |class: Class| run.tokens.clone().any(|at| read.is(at, class));
    let count = if counts(Class::PairWord) { 2 } else { counts(Class::TripleWord).then_some(3)? };
    let definite = read.tag(first) == Tag::Determiner && !read.is(first, Class::Indefinite);
    let all = read.tokens.classes(first).any(Classes::of(&[Class::Quantifier])) && !read.is(first, Class::Indefinite);
    let head = read.tokens.classes(run.head);
    let people = head.any(COUNTING) || (head.is_only_plural() && head.any(PEOPLE));
    let alone = run.tokens.end == run.head + 1 && run.relative.is_none() && run.apposition.is_none();
    ((definite || all) && people && alone && run.tokens.len() <= LONGEST_COUNTED).then_some(count)
}

/// Words that stand for so many persons by themselves.
const COUNTING: Classes = Classes::of(&[Class::PairWord, Class::TripleWord]);

/// How many sentences back those are looked for who are counted.
const NAMED_WITHIN: usize = 6;

/// Longest wording of so many who are known, in tokens: the two party leaders.
const LONGEST_COUNTED: usize = 4;

/// Orr and her deputy, `Ivo Webb`, said: the name in apposition to what somebody is to the first.
fn named_behind<'a>(read: Read<'a>, phrase: &Phrase) -> Option<&'a Phrase> {
    let own = read.tag(phrase.tokens.start) == Tag::Possessive && is_role(read, phrase.head);
    let comma = Some(phrase.tokens.end).filter(|at| own && read.punctuation(*at, ','))?;
    let name = read.phrases.starting_at(comma + 1).filter(|name| name.kind == PhraseKind::Name)?;
    // "Ivo Webb of the port, said": the body that the second belongs to may stand between.
    let end = read.sentence(read.sentence_of(name.head)).end;
    let run = read.syntax().run_starting_at(comma + 1, end).filter(|run| run.head == name.head)?;
    (!read.tokens.is_wordlike(run.tokens.end)).then_some(name)
}

/// Whether two phrases are two names: not two offices of one, "former CEO and presidential candidate Ann Orr", and not two
/// words of a body, "the Science and Technology Directorate".
fn speaks_beside(read: Read<'_>, entities: &Entities<'_>, one: &NounRun, next: &NounRun) -> bool {
    let given = one.tokens.clone().any(|at| read.is(at, Class::GivenName));
    let office = one.tokens.len() > 1 && !given && is_role(read, one.head);
    let article = |name: &NounRun| read.tag(name.tokens.start) == Tag::Determiner;
    let listed = Classes::of(&[Class::InstitutionName, Class::MediaName]);
    let own = is_person(entities, next.head)
        || read.tokens.classes(next.head).any(listed)
        || read.tokens.is_all_capitals(next.head);
    !office && (own || article(one) == article(next))
}

fn run_of(phrase: &Phrase, start: usize) -> NounRun {
    let tokens = phrase.tokens.start.max(start)..phrase.tokens.end;
    NounRun::new(tokens, phrase.head, phrase.kind)
}

fn is_link(read: Read<'_>, at: usize) -> bool {
    read.tag(at) == Tag::Conjunction || read.punctuation(at, ',')
}

/// The tokens of all names that a subject holds: from the first of a list, and before "all" or "both".
fn whole(read: Read<'_>, run: &NounRun) -> Option<Range<usize>> {
    let sentence = read.sentence(read.sentence_of(run.head)).start;
    let tokens = match run.kind {
        PhraseKind::Name => run.tokens.clone(),
        PhraseKind::Pronoun => {
            let all = Classes::of(&[Class::Quantifier, Class::CollectiveGroup]);
            let last = read.phrases.ending_at(run.tokens.start).filter(|_| read.tokens.classes(run.head).any(all))?;
            read.syntax().run_ending_with(last, sentence).tokens
        }
        PhraseKind::Common => return None,
    };
    tokens.clone().any(|at| read.tag(at) == Tag::Conjunction).then(|| from_first(read, tokens, sentence))
}

/// "`Orr,` Webb and Finch": the names before, where the list opens the sentence or the clause.
fn from_first(read: Read<'_>, tokens: Range<usize>, sentence: usize) -> Range<usize> {
    let mut start = tokens.start;
    for _ in 0..MOST_SPEAKERS {
        let comma = start.checked_sub(1).filter(|at| *at > sentence && read.punctuation(*at, ','));
        let before = comma.and_then(|comma| read.phrases.ending_at(comma));
        let Some(name) = before.filter(|phrase| phrase.kind == PhraseKind::Name) else { break };
        start = name.tokens.start;
    }
    let opens = start <= sentence || matches!(read.tag(start - 1), Tag::Mark | Tag::That);
    if opens { start..tokens.end } else { tokens }
}

fn class_at(entities: &Entities<'_>, head: usize) -> Option<SourceClass> {
    entities.headed_by(head).and_then(|number| entities.all.get(number)).map(|entity| entity.class)
}

fn is_person(entities: &Entities<'_>, head: usize) -> bool {
    class_at(entities, head) == Some(SourceClass::NamedPerson)
}

fn is_named(entities: &Entities<'_>, head: usize) -> bool {
    let named = [SourceClass::NamedPerson, SourceClass::NamedOrganization, SourceClass::MediaOutlet];
    class_at(entities, head).is_some_and(|class| named.contains(&class))
}
