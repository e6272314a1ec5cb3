//! How much a sentence is about whom it names: who stands aside in it is less likely meant by the next pronoun.

use super::text::Read;
use crate::grammar::clauses::VerbForm;
use crate::grammar::tags::Tag;
use crate::lexicon::Class;

/// "Fatou Camara, `whose daughter Binta` is three, …": who is only told of to say who another one is.
pub(super) fn is_whose(read: Read<'_>, head: usize) -> bool {
    let first = read.phrases.at(head).map_or(head, |phrase| phrase.tokens.start);
    read.tag(first) == Tag::Possessive && read.is(first, Class::Relative)
}

/// "Dr Shah, who has not treated `Vane`, said": who is only told of in a clause about another one.
pub(super) fn is_in_relative(read: Read<'_>, token: usize) -> bool {
    let start = read.sentence(read.sentence_of(token)).start;
    let pause = |at: &usize| matches!(read.tag(*at), Tag::Punctuation | Tag::Mark);
    let from = (start..token).rev().find(pause).unwrap_or(start);
    (from..token).any(|at| read.tag(at) == Tag::Wh && read.is(at, Class::Relative))
}

/// The first token behind what stands in front of the main clause of a sentence: "Asked whether the mayor would go, |
/// Amy Bolt laughed." The start of the sentence where nothing does.
pub(super) fn main_clause(read: Read<'_>, sentence: usize) -> usize {
    let tokens = read.sentence(sentence);
    let fronted = matches!(read.tag(tokens.start), Tag::Participle | Tag::Gerund | Tag::Subordinator)
        || (read.tag(tokens.start) == Tag::Verb && read.is(tokens.start, Class::FormParticiple))
        || (read.tag(tokens.start) == Tag::Wh && read.is(tokens.start, Class::Subordinator));
    let behind_comma = |start: &usize| *start > tokens.start && read.punctuation(start - 1, ',');
    let groups =
        read.groups_in(tokens.clone()).iter().filter(|group| group.form == VerbForm::Finite && !group.relative);
    let mut subjects = groups.filter_map(|group| group.subject.as_ref()).map(|run| run.start()).filter(behind_comma);
    subjects.next().filter(|_| fronted).unwrap_or(tokens.start)
}
