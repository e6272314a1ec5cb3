//! What the words around quotation marks say of what stands in them: the film “…”, known as “…”, chants of “…”.

use super::attribution::Attribution;
use super::quotes::{LONGEST_SCARE_QUOTE, QuoteKind};
use super::text::Read;
use super::titles::{is_apposed, is_capitalized, is_placed_title, is_word};
use crate::grammar::marks::Pair;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Complement, Match, Role};

/// Longest words that introduce a title or a term, in tokens.
const LONGEST_INTRODUCTION: usize = 6;

/// Whether what stands around the marks makes them a title, a term or a nickname.
pub(crate) fn is_no_speech(read: Read<'_>, pair: &Pair) -> bool {
    listed_kind(read, pair).is_some_and(|kind| kind != QuoteKind::Speech) || is_placed_title(read, pair)
}

/// What the word before the marks makes of them: the film "…", known as "…".
pub(super) fn listed_kind(read: Read<'_>, pair: &Pair) -> Option<QuoteKind> {
    let first = first_of_list(read, pair);
    let Some(class) = introduced(read, &first) else {
        return (is_nickname(read, pair) || is_body(read, pair) || is_explained(read, pair)).then_some(QuoteKind::Term);
    };
    let short = read.count_words(&pair.inside()) <= LONGEST_SCARE_QUOTE;
    match class {
        Class::TitleNoun if is_capitalized(read, pair) || is_apposed(read, pair) || is_word(read, pair) => {
            Some(QuoteKind::Title)
        }
        Class::TermVerb | Class::TermNoun if short => Some(QuoteKind::Term),
        Class::Cry => Some(QuoteKind::Speech),
        _ => None,
    }
}

/// Whether what stands between the marks is named as a wording and not used: words like “sham”.
pub(crate) fn is_named(read: Read<'_>, pair: &Pair) -> bool {
    introduced(read, &first_of_list(read, pair)) == Some(Class::TermNoun)
}

/// The class of the listed words that end right before the marks, or before a comma there.
fn introduced(read: Read<'_>, pair: &Pair) -> Option<Class> {
    let ends_here = |found: &&Match| {
        let end = found.end as usize;
        let comma = end + 1 == pair.open && read.punctuation(end, ',');
        found.role == Role::QuotedTerm && (end == pair.open || comma)
    };
    let before = (1..=LONGEST_INTRODUCTION).filter_map(|back| pair.open.checked_sub(back));
    let mut found = before.filter_map(|at| read.tokens.matches.at(at).iter().find(ends_here));
    read.entry(found.next()?)?.attributes.class
}

/// How many quotations of a list are looked back over.
const LONGEST_LIST: usize = 6;

/// Terms like “one” `and “two”`: the first of the quotations that only commas and conjunctions part.
fn first_of_list(read: Read<'_>, pair: &Pair) -> Pair {
    let mut first = *pair;
    for _ in 0..LONGEST_LIST {
        let number = read.marks.pairs.partition_point(|other| other.open < first.open);
        let before = number.checked_sub(1).and_then(|number| read.marks.pairs.get(number));
        let joins = |at: usize| {
            let listed = [',', '(', ')'].iter().any(|mark| read.punctuation(at, *mark));
            listed || matches!(read.tag(at), Tag::Conjunction | Tag::Number)
        };
        match before {
            Some(before) if before.end < first.open && (before.end..first.open).all(joins) => first = *before,
            _ => break,
        }
    }
    first
}

/// What stands behind a few words and explains them: “Vellin” means two rivers; “the long house” — a hall for all; “a
/// bodle”. This is an old coin.
fn is_explained(read: Read<'_>, pair: &Pair) -> bool {
    let next = pair.end;
    let a_kind = |at: usize| read.is(at, Class::Indefinite) && read.tag(at) == Tag::Determiner;
    let explains =
        |found: &Match| read.entry(found).is_some_and(|entry| entry.attributes.class == Some(Class::ExplainingVerb));
    let verb = || read.tokens.matches.at(next).iter().any(explains);
    let gloss =
        || (next..next + 2).take_while(|at| read.tokens.is_dash(*at)).last().is_some_and(|dash| a_kind(dash + 1));
    let this_is = || read.is(next, Class::Demonstrative) && read.is(next + 1, Class::Be) && a_kind(next + 2);
    read.count_words(&pair.inside()) <= LONGEST_SCARE_QUOTE && (verb() || gloss() || this_is())
}

/// Ann Orr of “Have no fear”, a charity: the name of the body that somebody is of.
fn is_body(read: Read<'_>, pair: &Pair) -> bool {
    let Some(link) = pair.open.checked_sub(1).filter(|at| read.tag(*at) == Tag::Preposition) else { return false };
    let person = link.checked_sub(1).is_some_and(|at| read.tag(at) == Tag::Name);
    let apposed = read.punctuation(pair.end, ',') && matches!(read.tag(pair.end + 1), Tag::Determiner);
    let short = read.count_words(&pair.inside()) <= LONGEST_SCARE_QUOTE;
    person && apposed && short && read.tokens.is_capital(pair.inside().start)
}

/// `Robert "Bob" Roe`.
fn is_nickname(read: Read<'_>, pair: &Pair) -> bool {
    let before = pair.open.checked_sub(1).is_some_and(|at| read.tag(at) == Tag::Name);
    before
        && read.tag(pair.end) == Tag::Name
        && pair.inside().all(|at| read.tokens.is_capital(at))
        && pair.inside().len() <= 3
}

/// He called Roe “Little Marlo”: what somebody is called is said, with capitals or not.
pub(super) fn is_name_given(read: Read<'_>, pair: &Pair, found: &Attribution) -> bool {
    let Some(cue) = found.cue.map(|cue| read.tokens.within(cue)) else { return false };
    let frame = read.tokens.matches.of_role_at(Role::Cue, cue.start).and_then(|found| read.entry(found));
    let names = frame.and_then(|entry| entry.attributes.cue.as_ref()).is_some_and(|frame| {
        frame.takes(Complement::As) || (frame.takes(Complement::NounPhrase) && frame.takes(Complement::Quote))
    });
    let Some(object) = names.then(|| read.phrases.starting_at(cue.end)).flatten() else { return false };
    let end = object.tokens.end;
    let plain = end == pair.open && matches!(object.kind, PhraseKind::Name | PhraseKind::Pronoun);
    let article = usize::from(read.tag(end + 1) == Tag::Determiner);
    plain || (read.preposition(end) == Some(Complement::As) && end + 1 + article == pair.open)
}
