//! The mentions of one entity, in text order.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::grammar::clauses::NounRun;

/// One mention of an entity.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// The token of its head.
    pub(crate) head: usize,
}

/// The mentions of an entity, by their heads: pronouns come late and stand between names, of which there may be many.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mentions(BTreeMap<usize, Range<usize>>);

impl Mentions {
    /// Adds a mention.
    pub(crate) fn add(&mut self, run: &NounRun) {
        self.0.insert(run.head, run.tokens.clone());
    }

    /// Gives a mention the complements that hang on it.
    pub(crate) fn widen(&mut self, run: &NounRun) {
        if let Some(tokens) = self.0.get_mut(&run.head) {
            *tokens = run.tokens.clone();
        }
    }

    /// The mention around a token that its head follows, or that it heads.
    pub(crate) fn around(&self, token: usize) -> Option<Range<usize>> {
        let (_, tokens) = self.0.range(token..).next()?;
        Some(tokens.clone()).filter(|tokens| tokens.contains(&token))
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = Mention> {
        self.0.iter().map(mention)
    }

    /// Those whose heads stand before a token.
    pub(crate) fn before(&self, token: usize) -> impl DoubleEndedIterator<Item = Mention> {
        self.0.range(..token).map(mention)
    }
}

fn mention((head, tokens): (&usize, &Range<usize>)) -> Mention {
    Mention { tokens: tokens.clone(), head: *head }
}
