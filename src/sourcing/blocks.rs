//! Blocks: a paragraph without marks behind a line that ends in a colon, "In a speech last July, he said:".

use std::ops::Range;

use super::attribution::Draft;
use super::floating;
use super::nesting;
use super::text::Read;
use crate::grammar::clauses::{VerbForm, VerbGroup};
use crate::grammar::tokens::Paragraph;
use crate::lexicon::{Class, Classes, Complement, CueClass};

/// Fewest words of a paragraph that is told as a block: fewer are an item or a head.
const FEWEST_WORDS: usize = 8;

/// Who tells of herself in a block.
const SPEAKER: Classes = Classes::of(&[Class::PronounFirst, Class::PronounFirstPlural]);

/// Adds an attribution for each block in which nobody else tells anything, in place of what the speaker tells there of
/// herself; the drafts stay in text order.
pub(super) fn add(read: Read<'_>, drafts: &mut Vec<Draft>) {
    let pairs = read.tokens.paragraphs.iter().zip(read.tokens.paragraphs.iter().skip(1));
    let mut blocks: Vec<Draft> = pairs.filter_map(|(line, block)| led_in(read, line, block)).collect();
    let own = |draft: &Draft| draft.source.as_ref().is_none_or(|run| read.tokens.classes(run.head).any(SPEAKER));
    let mut others: Vec<usize> = drafts.iter().filter(|draft| !own(draft)).map(Draft::start).collect();
    others.sort_unstable();
    blocks.retain(|block| !holds_any(block, &others));
    if blocks.is_empty() {
        return;
    }
    let blocks_at: Vec<Range<usize>> = blocks.iter().filter_map(|block| block.content.first().cloned()).collect();
    let inside = |draft: &Draft| {
        let at = blocks_at.partition_point(|block| block.end <= draft.start());
        blocks_at.get(at).is_some_and(|block| block.contains(&draft.start()))
    };
    nesting::leave_out(drafts, inside);
    drafts.extend(blocks);
    floating::sort(drafts);
}

/// Whether any of some tokens, in text order, stands in a block.
fn holds_any(block: &Draft, tokens: &[usize]) -> bool {
    let place = block.content.first().cloned().unwrap_or_default();
    let first = tokens.partition_point(|at| *at < place.start);
    tokens.get(first).is_some_and(|at| *at < place.end)
}

/// "The ministry said:" and the paragraph behind it, which has no marks and leads in nothing itself.
fn led_in(read: Read<'_>, line: &Paragraph, block: &Paragraph) -> Option<Draft> {
    let colon = line.tokens.end.checked_sub(1).filter(|at| *at > line.tokens.start && read.punctuation(*at, ':'))?;
    let last = block.tokens.end.checked_sub(1).filter(|_| line.zone == block.zone)?;
    let marked = block.tokens.clone().any(|at| read.is_mark(at)) || read.punctuation(last, ':');
    let sentence = read.sentence_of(colon);
    let says = |group: &&VerbGroup| group.form == VerbForm::Finite && !group.passive && quotes(read, group.main);
    let cue = read.groups_in(read.sentence(sentence)).iter().rev().find(says)?;
    // "He said this of her:" tells what the block is; "he said it would rain and left this list:" has told it.
    let near = colon - cue.tokens.end <= FARTHEST_COLON && !read.groups_in(cue.tokens.end..colon).iter().any(acts);
    let source = cue.subject.clone().filter(|run| near && !marked && read.can_speak(run))?;
    let content: Range<usize> = read.trim(block.tokens.clone());
    (read.count_words(&content) >= FEWEST_WORDS).then(|| Draft {
        cue: Some(cue.main..cue.main + 1),
        class: CueClass::Neutral,
        source: Some(source),
        same_source_as: None,
        content: vec![content],
        sentence,
    })
}

/// Whether a cue that a quotation may follow stands at a token.
fn quotes(read: Read<'_>, at: usize) -> bool {
    read.frames_at(at).any(|frame| frame.class != CueClass::Attitude && frame.takes(Complement::Quote))
}

/// Longest phrase between the cue and the colon, in tokens: said `in a statement on Monday`:
const FARTHEST_COLON: usize = 8;

fn acts(group: &VerbGroup) -> bool {
    group.form == VerbForm::Finite
}
