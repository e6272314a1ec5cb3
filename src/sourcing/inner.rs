//! Who speaks a quotation inside another one: “He told me, ‘Go home,’ and I went.”

use super::text::Read;
use crate::grammar::clauses::{NounRun, VerbGroup};
use crate::grammar::marks::Pair;
use crate::grammar::tags::Tag;

/// Farthest that a verb stands from the quotation that it tells of, in tokens: told `all of us then,` ‘…’.
const VERB_WITHIN: usize = 6;

/// The words that name the speaker of a quotation inside another one, by the verb before or behind it.
pub(super) fn speaker(read: Read<'_>, pair: &Pair) -> Option<NounRun> {
    let (_, outer) = read.pair_at(pair.open).filter(|(_, outer)| outer.open < pair.open)?;
    before(read, pair, &outer).or_else(|| behind(read, pair, &outer))
}

/// "The doctor told me, ‘…’".
fn before(read: Read<'_>, pair: &Pair, outer: &Pair) -> Option<NounRun> {
    let first = outer.inside().start.max(pair.open.saturating_sub(VERB_WITHIN));
    let group = read.groups_in(first..pair.open).iter().rev().find(|group| tells(read, group))?;
    let same = (group.tokens.end..pair.open).all(|at| !read.punctuation(at, '.') && !read.is_mark(at));
    group.subject.clone().filter(|run| same && run.tokens.start >= outer.inside().start)
}

/// "‘…,’ the doctor said", "‘…,’ said the doctor".
fn behind(read: Read<'_>, pair: &Pair, outer: &Pair) -> Option<NounRun> {
    let end = outer.inside().end.min(pair.end + VERB_WITHIN);
    let group = read.groups_in(pair.end..end).iter().find(|group| tells(read, group))?;
    let own = group.subject.clone().filter(|run| run.tokens.start == pair.end);
    let turned = || {
        let at = Some(group.tokens.end).filter(|_| group.tokens.start == pair.end)?;
        read.syntax().run_starting_at(at, end)
    };
    own.or_else(turned)
}

fn tells(read: Read<'_>, group: &VerbGroup) -> bool {
    matches!(read.tag(group.main), Tag::Verb | Tag::Participle | Tag::Gerund) && read.is_utterance(group.main)
}
