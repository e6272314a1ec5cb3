//! Attributions inside attributions: what a speaker says that others say, think or want is hers to answer for.

use super::attribution::Draft;
use super::text::Read;
use crate::grammar::clauses::VerbForm;
use crate::grammar::phrases::PhraseKind;
use crate::lexicon::Classes;

/// Leaves out the drafts whose cue stands inside the content of another one: "Ruiz said `he hoped to win`" is one
/// attribution, to Ruiz. Of two that hold each other the longer content stays.
pub(super) fn outermost(read: Read<'_>, mut drafts: Vec<Draft>) -> Vec<Draft> {
    let inner: Vec<bool> = (0..drafts.len()).map(|number| is_inner(read, &drafts, number)).collect();
    let mut inner = inner.into_iter();
    leave_out(&mut drafts, |_| inner.next().unwrap_or(false));
    drafts
}

/// Takes drafts out, and keeps what the others say of each other true.
pub(super) fn leave_out(drafts: &mut Vec<Draft>, mut out: impl FnMut(&Draft) -> bool) {
    let mut place = Vec::with_capacity(drafts.len());
    let mut kept = 0;
    drafts.retain(|draft| {
        let keeps = !out(draft);
        place.push(keeps.then_some(kept));
        kept += usize::from(keeps);
        keeps
    });
    for draft in drafts {
        draft.same_source_as = draft.same_source_as.and_then(|old| place.get(old).copied().flatten());
    }
}

/// How many neighbours on either side are looked at: contents hardly reach farther, and hostile texts stay cheap.
const NEIGHBOURS: usize = 12;

fn is_inner(read: Read<'_>, drafts: &[Draft], number: usize) -> bool {
    let Some(draft) = drafts.get(number) else { return false };
    let first = number.saturating_sub(NEIGHBOURS);
    let near = drafts.iter().enumerate().skip(first).take(2 * NEIGHBOURS + 1);
    // A content reaches over its own sentence and into the next one at most, but for quotations, where no cues are read.
    let near = near.filter(|(_, other)| other.sentence.abs_diff(draft.sentence) <= 1);
    near.filter(|(other, _)| *other != number).any(|(other, outer)| {
        let longer = !holds(read, draft, outer) || (words(outer), other) > (words(draft), number);
        yields(draft, outer)
            || is_led_in(read, draft, outer)
            || is_papers_origin(read, draft, outer)
            || (holds(read, outer, draft) && !yields(outer, draft) && !is_relayed(read, outer, draft) && longer)
    })
}

/// Whether the cue of one stands inside the content of the other.
fn holds(read: Read<'_>, outer: &Draft, inner: &Draft) -> bool {
    let cue = inner.cue.as_ref();
    let between = |cue: usize| {
        // "According to a report `read` in court, the brothers …": part of what names the source.
        let first = outer.cue.as_ref().map_or(cue, |cue| cue.end);
        // "The Gazette, citing two aides, `reported` that it rained": the verb of who stands before both.
        let main = read.clauses.at(cue).is_some_and(|group| group.form == VerbForm::Finite);
        let teller = main && inner.source.as_ref().is_some_and(|run| run.tokens.end <= first);
        inner.start() == outer.start() && (first..outer.start()).contains(&cue) && !teller
    };
    cue.is_some_and(|cue| outer.content.iter().any(|part| part.contains(&cue.start)) || between(cue.start))
}

/// "Figures `published by the office` show that": where a paper speaks itself, who issued it is no second speaker.
fn is_papers_origin(read: Read<'_>, draft: &Draft, other: &Draft) -> bool {
    let ([paper], Some(cue), Some(speaks)) = (draft.content.as_slice(), &draft.cue, &other.source) else {
        return false;
    };
    let passive = cue.start >= paper.end && read.clauses.at(cue.start).is_some_and(|group| group.passive);
    passive && paper.contains(&speaks.head) && read.tokens.classes(speaks.head).any(Classes::PAPERS)
}

/// "They were kinder in their `comments`: “…,” wrote Roe": the tag behind a quotation says whose it is, not what leads in.
fn is_led_in(read: Read<'_>, draft: &Draft, other: &Draft) -> bool {
    let (Some(cue), Some(tag)) = (&draft.cue, &other.cue) else { return false };
    let first = draft.content.iter().find(|part| read.is_mark(part.start)).map(|part| part.start);
    let same = first.is_some_and(|first| other.content.iter().any(|part| part.start == first));
    // "Webb said, “…,” the Gazette reported": the words are Webb's, and the Gazette has them.
    let group = read.group_of_main(cue.start).filter(|group| group.form == VerbForm::Finite);
    let says = group.is_some() && draft.source.is_some() && read.is_utterance(cue.start);
    if says && other.source.as_ref().is_some_and(|run| run.kind == PhraseKind::Name) {
        return false;
    }
    same && first.is_some_and(|first| cue.end <= first && tag.start > first)
}

/// "The abbot `reportedly` told visitors": who is named inside says it, and the outer cue only doubts.
fn yields(outer: &Draft, inner: &Draft) -> bool {
    let modifies = outer.cue.as_ref().zip(inner.cue.as_ref()).is_some_and(|(adverb, verb)| adverb.end == verb.start);
    modifies && outer.source.is_none() && inner.source.is_some()
}

/// "“…,” the minister said, `as quoted by` the Gazette": who passes a quotation on does not take it from its speaker.
fn relays(read: Read<'_>, outer: &Draft, inner: &Draft) -> bool {
    let behind = outer.cue.as_ref().zip(inner.cue.as_ref()).is_some_and(|(outer, inner)| inner.end <= outer.start);
    behind && outer.start() == inner.start() && read.is_mark(inner.start())
}

/// Whether one of two passes on what the other says.
fn is_relayed(read: Read<'_>, outer: &Draft, inner: &Draft) -> bool {
    relays(read, outer, inner) || relays(read, inner, outer)
}

fn words(draft: &Draft) -> usize {
    draft.content.iter().map(ExactSizeIterator::len).sum()
}
