//! Refusals and grants of anonymity: terms in which words of saying say nothing of their own.

use super::text::Read;
use crate::lexicon::{Match, Role};

/// How far before a cue a refusal or a grant may start that it is part of, in tokens.
const SILENCE_WITHIN: usize = 6;

/// The refusals and grants of an article, in text order: the longest of each kind that starts at a token.
pub(super) struct Silences<'a>(Vec<&'a Match>);

impl<'a> Silences<'a> {
    pub(super) fn of(read: Read<'a>) -> Self {
        let terms = read.tokens.matches.all().iter();
        let terms = terms.filter(|term| matches!(term.role, Role::Reply | Role::Anonymity));
        let longest = |term: &&Match| {
            let first = read.tokens.matches.of_role_at(term.role, term.first as usize);
            first.is_some_and(|first| first.end == term.end)
        };
        Self(terms.filter(longest).collect())
    }

    /// Those that start at a token or not far before it.
    pub(super) fn near(&self, token: usize) -> impl Iterator<Item = &'a Match> {
        let from = self.0.partition_point(|term| (term.first as usize) < token.saturating_sub(SILENCE_WITHIN));
        self.0.iter().copied().skip(from).take_while(move |term| term.first as usize <= token)
    }

    /// One that starts at a token.
    pub(super) fn starting_at(&self, token: usize) -> Option<&'a Match> {
        let at = self.0.partition_point(|term| (term.first as usize) < token);
        self.0.get(at).copied().filter(|term| term.first as usize == token)
    }
}
