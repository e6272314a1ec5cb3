//! Names and fixed prepositions, known before any word is tagged: from lists, and from capitals elsewhere in the article.

use std::ops::Range;

use hashbrown::HashSet;

use super::tokens::Tokens;
use crate::lexicon::{Class, Role, WordId};

/// What lists and the article itself tell before any word is tagged.
pub(super) struct Names {
    /// Words that stand with a capital inside a sentence.
    words: HashSet<WordId, foldhash::fast::FixedState>,
    /// For each token, whether it is part of a listed name of several words.
    listed: Vec<bool>,
    /// For each token, whether it is part of a listed office or body of several words.
    compound: Vec<bool>,
    /// Tokens that end a listed preposition of several words, in text order: according "to".
    prepositions: Vec<usize>,
}

impl Names {
    pub(super) fn of(tokens: &Tokens) -> Self {
        let mut words = HashSet::default();
        for sentence in &tokens.sentences {
            let inside = sentence.tokens.clone().skip(1);
            let running = |at: usize| {
                (tokens.is_word(at) && !tokens.is_capital(at))
                    || tokens.is_punctuation(at, ',')
                    || tokens.is(at, Class::GivenName)
            };
            let capital = |at: &usize| tokens.is_capital(*at) && running(at - 1);
            words.extend(inside.filter(capital).map(|at| tokens.word(at)).filter(|word| *word != WordId::UNKNOWN));
        }
        let (mut listed, mut compound) = (vec![false; tokens.len()], vec![false; tokens.len()]);
        let mut prepositions = Vec::new();
        for found in tokens.matches.all() {
            if found.role == Role::Cue && found.form == Class::FormBase && found.end > found.first + 1 {
                let last = found.end as usize - 1;
                if tokens.is(last, Class::Preposition) {
                    prepositions.push(last);
                }
            }
            let range = found.first as usize..found.end as usize;
            if matches!(found.role, Role::Institution | Role::SourceRole)
                && range.len() > 1
                && let Some(flags) = compound.get_mut(range.clone())
            {
                flags.fill(true);
            }
            let named = matches!(found.role, Role::Media | Role::Institution) && range.len() > 1;
            if named
                && range.clone().all(|at| tokens.is_capital(at))
                && let Some(flags) = listed.get_mut(own_words(tokens, range))
            {
                flags.fill(true);
            }
        }
        prepositions.sort_unstable();
        Self { words, listed, compound, prepositions }
    }

    pub(super) fn is_listed(&self, at: usize) -> bool {
        self.listed.get(at).copied().unwrap_or(false)
    }

    /// Whether a token is part of a listed office or body: "think tank", "lead author".
    pub(super) fn is_compound(&self, at: usize) -> bool {
        self.compound.get(at).copied().unwrap_or(false)
    }

    /// Whether a word stands with a capital inside a sentence somewhere.
    pub(super) fn has_word(&self, word: WordId) -> bool {
        self.words.contains(&word)
    }

    /// Whether a token ends a listed preposition of several words.
    pub(super) fn ends_preposition(&self, at: usize) -> bool {
        self.prepositions.binary_search(&at).is_ok()
    }
}

/// The words of a listed name, without an article where more words with capitals follow: "the Independent Vermont senator" is
/// no paper.
fn own_words(tokens: &Tokens, name: Range<usize>) -> Range<usize> {
    let more = tokens.is_capital(name.end) && tokens.is(name.start, Class::Determiner);
    name.start + usize::from(more)..name.end
}
