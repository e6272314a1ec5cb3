//! What attributions cover, for looking up by place.

use std::ops::Range;

use crate::sourcing::Attribution;
use crate::sourcing::text::Read;
use crate::text::Span;

/// The contents of all attributions, and the cues of those that name nobody.
pub(super) struct Told {
    /// In text order, none overlapping another.
    contents: Vec<Span>,
    /// First tokens, in text order.
    nameless: Vec<usize>,
    /// Cues of somebody, in text order.
    owned: Vec<Range<usize>>,
}

/// Whether it is known whose words or stance are told.
fn has_owner(found: &Attribution) -> bool {
    found.source.is_some() || found.stance_only
}

impl Told {
    pub(super) fn of(read: Read<'_>, attributions: &[Attribution]) -> Self {
        let mut all: Vec<Span> = attributions.iter().flat_map(|found| found.content.iter().copied()).collect();
        all.sort_unstable();
        let mut contents: Vec<Span> = Vec::with_capacity(all.len());
        for span in all {
            match contents.last_mut().filter(|last| last.overlaps(span)) {
                Some(last) => *last = last.cover(span),
                None => contents.push(span),
            }
        }
        let cues = attributions.iter().filter(|found| !has_owner(found)).filter_map(|found| found.cue);
        let mut nameless: Vec<usize> = cues.map(|cue| read.tokens.first_from(cue)).collect();
        nameless.sort_unstable();
        let cues = attributions.iter().filter(|found| has_owner(found)).filter_map(|found| found.cue);
        let mut owned: Vec<Range<usize>> = cues.map(|cue| read.tokens.within(cue)).collect();
        owned.sort_unstable_by_key(|cue| cue.start);
        Self { contents, nameless, owned }
    }

    /// The cue that a token is part of, where somebody uses it: "Roe is `of the view` that".
    pub(super) fn cue_at(&self, token: usize) -> Option<&Range<usize>> {
        let behind = self.owned.partition_point(|cue| cue.start <= token);
        behind.checked_sub(1).and_then(|at| self.owned.get(at)).filter(|cue| cue.contains(&token))
    }

    /// Whether a place is part of what is told.
    pub(super) fn holds(&self, place: Span) -> bool {
        let behind = self.contents.partition_point(|content| content.start() <= place.start());
        behind.checked_sub(1).and_then(|at| self.contents.get(at)).is_some_and(|content| content.contains(place))
    }

    /// Whether a cue among some tokens has a content and nobody who says it.
    pub(super) fn for_nobody(&self, tokens: &Range<usize>) -> bool {
        let first = self.nameless.partition_point(|cue| *cue < tokens.start);
        self.nameless.get(first).is_some_and(|cue| *cue < tokens.end)
    }
}
