//! Titles of works between quotation marks, told by their capitals and by what stands around them.

use super::quotes::LONGEST_SCARE_QUOTE;
use super::text::Read;
use crate::grammar::clauses::VerbForm;
use crate::grammar::marks::Pair;
use crate::grammar::phrases::PhraseKind;
use crate::grammar::tags::Tag;
use crate::lexicon::{Class, Complement, CueClass, Frame, ObjectIs, Role};
use crate::text::PieceKind;

/// A title of a work by its capitals and its place.
pub(super) fn is_placed_title(read: Read<'_>, pair: &Pair) -> bool {
    let broadcast = || is_word(read, pair) && is_of_medium(read, pair.open);
    is_signed(read, pair)
        || broadcast()
        || is_liked(read, pair)
        || (is_title(read, pair) && (is_embedded(read, pair) || is_addressed(read, pair)))
}

/// Capitals on all long words, no stop inside: a title of a work.
pub(super) fn is_title(read: Read<'_>, pair: &Pair) -> bool {
    let stopped = read.punctuation(pair.inside().end.saturating_sub(1), '.');
    is_capitalized(read, pair) && (!stopped || is_embedded(read, pair))
}

/// More than one word, and capitals on all long ones.
pub(super) fn is_capitalized(read: Read<'_>, pair: &Pair) -> bool {
    // "13 Hours" is a title as well.
    let worded = |at: &usize| read.tokens.is_wordlike(*at) && read.tokens.kind(*at) != Some(PieceKind::Number);
    let mut words = pair.inside().filter(worded);
    let long = |at: usize| read.doc[read.tokens.span(at)].chars().count() > 3;
    let small = |at: usize| long(at) && !read.tokens.is_capital(at);
    let opens = words.next().is_some_and(|at| read.tokens.is_capital(at));
    opens && read.count_words(&pair.inside()) > 1 && !words.any(small)
}

/// One word with a capital, which is no title where nothing says so.
pub(super) fn is_word(read: Read<'_>, pair: &Pair) -> bool {
    read.count_words(&pair.inside()) == 1 && read.tokens.is_capital(pair.inside().start)
}

/// The paper, “a long title in small letters”, has …: more than a few words between commas, the first with a capital.
pub(super) fn is_apposed(read: Read<'_>, pair: &Pair) -> bool {
    let opens = pair.open.checked_sub(1).is_some_and(|at| read.punctuation(at, ','));
    let closes = read.punctuation(pair.end, ',') || read.punctuation(pair.inside().end.saturating_sub(1), ',');
    let long = read.count_words(&pair.inside()) > LONGEST_SCARE_QUOTE;
    opens && closes && long && read.tokens.is_capital(pair.inside().start)
}

/// “Why we lost the lake,” by Ann Lee: a work and who made it.
fn is_signed(read: Read<'_>, pair: &Pair) -> bool {
    let maker = |at: usize| {
        let run = read.syntax().run_starting_at(at, read.sentence(read.sentence_of(at)).end);
        run.is_some_and(|run| run.kind == PhraseKind::Name && !read.is(run.head, Class::TimeWord))
    };
    let comma = read.punctuation(pair.inside().end.saturating_sub(1), ',');
    let headed = comma && read.count_words(&pair.inside()) > 1 && read.tokens.is_capital(pair.inside().start);
    (headed || is_title(read, pair)) && read.is_agent_marker(pair.end) && maker(pair.end + 1)
}

/// “Night Ferry,” which opened on Monday: what is told about is a work.
pub(super) fn is_described(read: Read<'_>, pair: &Pair) -> bool {
    let comma = read.punctuation(pair.inside().end.saturating_sub(1), ',') || read.punctuation(pair.end, ',');
    let next = pair.end + usize::from(read.punctuation(pair.end, ','));
    let relative = read.is(next, Class::Relative) && !read.is(next, Class::Subordinator);
    comma && relative && (is_capitalized(read, pair) || is_word(read, pair))
}

/// On Channel 9's “Tonight”: behind the genitive of a news medium.
fn is_of_medium(read: Read<'_>, at: usize) -> bool {
    at.checked_sub(2).is_some_and(|name| read.tag(at - 1) == Tag::Genitive && read.is(name, Class::MediaName))
}

/// She told “Good Morning Vellin”: where a verb wants to know who is told.
fn is_addressed(read: Read<'_>, pair: &Pair) -> bool {
    let Some(before) = pair.open.checked_sub(1) else { return false };
    let told = read.tokens.matches.of_role_at(Role::Cue, before).and_then(|found| read.entry(found));
    told.and_then(|entry| entry.attributes.cue.as_ref()).is_some_and(|frame| frame.object == Some(ObjectIs::Hearer))
}

/// “A Field in Winter” changed poetry: a title as the subject of a verb that nobody speaks by.
pub(super) fn acts(read: Read<'_>, pair: &Pair) -> bool {
    let Some(group) = read.clauses.at(pair.end).filter(|group| group.form == VerbForm::Finite) else { return false };
    let first = read.sentence(read.sentence_of(pair.open)).start == pair.open;
    let told = !first || read.tokens.matches.of_role_at(Role::Cue, group.main).is_some();
    let stopped = matches!(read.tag(pair.inside().end.saturating_sub(1)), Tag::Punctuation);
    !told && !stopped && read.count_words(&pair.inside()) > 1
}

/// She likes “The Long Winter”, he named “Night Ferry”: what a verb takes that tells no speech.
fn is_liked(read: Read<'_>, pair: &Pair) -> bool {
    let Some(verb) = pair.open.checked_sub(1) else { return false };
    let group = read.clauses.at(verb).filter(|group| group.tokens.end == pair.open);
    let frames = || read.frames_at(verb);
    let stance = |frame: &Frame| frame.class == CueClass::Attitude;
    let told = |frame: &Frame| frame.takes(Complement::That) && !stance(frame);
    let speaks = frames().any(|frame| frame.takes(Complement::Quote) || told(frame));
    let taken = frames().any(|frame| frame.takes(Complement::NounPhrase) || stance(frame));
    // "Thinks “The Long Winter” is dull"
    let acts = matches!(read.tag(pair.end), Tag::Verb | Tag::Auxiliary);
    // In the style of a headline capitals tell nothing.
    let styled = read.tokens.is_capital(verb);
    group.is_some() && taken && !speaks && !acts && !styled && is_capitalized(read, pair)
}

/// Inside a sentence, behind a noun, a preposition or a genitive: where a title stands and a quotation hardly does.
fn is_embedded(read: Read<'_>, pair: &Pair) -> bool {
    let Some(before) = pair.open.checked_sub(1) else { return false };
    let same_sentence = read.sentence_of(before) == read.sentence_of(pair.open);
    // "Burned their “Keep It Free” caps"
    let owned = read.is(before, Class::PossessiveDeterminer) && read.tag(pair.end) == Tag::Noun;
    let stands = matches!(
        read.tag(before),
        Tag::Genitive | Tag::Preposition | Tag::Noun | Tag::Name | Tag::Determiner | Tag::Possessive
    );
    same_sentence && (owned || stands)
}
