//! The mentions of one entity, in text order.

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

/// The mentions of an entity. Pronouns come late and stand between names, of which there may be many: those that
/// would have to be put between others are kept apart.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mentions {
    in_order: Vec<Mention>,
    late: Vec<Mention>,
}

impl Mentions {
    /// Adds a mention.
    pub(crate) fn add(&mut self, run: &NounRun) {
        let mention = Mention { tokens: run.tokens.clone(), head: run.head };
        if self.in_order.last().is_none_or(|last| last.head < run.head) {
            self.in_order.push(mention);
        } else {
            let place = self.late.partition_point(|known| known.head < run.head);
            self.late.insert(place, mention);
        }
    }

    /// Gives a mention the complements that hang on it.
    pub(crate) fn widen(&mut self, run: &NounRun) {
        for mentions in [&mut self.in_order, &mut self.late] {
            let place = mentions.partition_point(|mention| mention.head < run.head);
            if let Some(mention) = mentions.get_mut(place).filter(|mention| mention.head == run.head) {
                mention.tokens = run.tokens.clone();
            }
        }
    }

    /// The mention around a token that its head follows, or that it heads.
    pub(crate) fn around(&self, token: usize) -> Option<Range<usize>> {
        let next = |mentions: &[Mention]| {
            let place = mentions.partition_point(|mention| mention.head < token);
            mentions.get(place).cloned()
        };
        let nearest = next(&self.in_order).into_iter().chain(next(&self.late)).min_by_key(|mention| mention.head);
        nearest.map(|mention| mention.tokens).filter(|tokens| tokens.contains(&token))
    }

    /// All of them, in text order.
    pub(crate) fn all(&self) -> Vec<Mention> {
        let mut all: Vec<Mention> = self.in_order.iter().chain(&self.late).cloned().collect();
        all.sort_by_key(|mention| mention.head);
        all
    }

    /// Those whose heads stand before a token, in no order.
    pub(crate) fn before(&self, token: usize) -> impl Iterator<Item = &Mention> {
        before(&self.in_order, token).iter().chain(before(&self.late, token))
    }

    /// The first of those whose heads stand before a token.
    pub(crate) fn first_before(&self, token: usize) -> Option<&Mention> {
        let first = self.in_order.first().into_iter().chain(self.late.first()).min_by_key(|mention| mention.head);
        first.filter(|mention| mention.head < token)
    }

    /// The last of those whose heads stand before a token.
    pub(crate) fn last_before(&self, token: usize) -> Option<&Mention> {
        let last = before(&self.in_order, token).last().into_iter().chain(before(&self.late, token).last());
        last.max_by_key(|mention| mention.head)
    }
}

fn before(mentions: &[Mention], token: usize) -> &[Mention] {
    mentions.get(..mentions.partition_point(|mention| mention.head < token)).unwrap_or(&[])
}
