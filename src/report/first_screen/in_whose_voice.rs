//! In whose voice: loaded words of the outlet's own, and those that others say.

use crate::lexicon::EntryId;
use crate::report::figures;
use crate::report::prose::Prose;
use crate::report::story::{KnownHit, Story};
use crate::report::words;

/// Loaded words shown before the rest are left to the table.
const TERMS: usize = 8;

/// The lines of the row.
pub(super) fn lines(story: &Story<'_, '_>) -> Vec<Prose> {
    let own: Vec<&KnownHit<'_>> = story.hits.iter().filter(|known| known.is_own_loaded()).collect();
    let rate = story.figure("loaded-rate");
    let counted = rate.and_then(|figure| figure.measure.numerator).map_or(own.len(), |n| n.max(0.0) as usize);
    let mut line = Prose::default();
    if counted == 0 {
        line.text("No loaded words found in the paper's own voice.");
    } else {
        line.link(words::count(counted, "loaded word", "loaded words"), "#language").text(" in the paper's own voice");
        if let Some(value) = rate.and_then(|figure| figure.measure.value) {
            line.text(format!(", {} per 1,000", words::decimal(value)));
        }
        if let Some((low, high)) = rate.and_then(|figure| figure.measure.interval) {
            line.text(format!(" [{} to {}]", words::decimal(low), words::decimal(high)));
        }
        if let Some(percentile) = rate.and_then(|figure| figures::percentile(story, figure)) {
            line.text(format!("; {percentile}"));
        }
        line.text(".");
    }
    vec![line, terms(story, &own)]
}

/// The loaded words themselves, each entry once, and those that others say.
fn terms(story: &Story<'_, '_>, own: &[&KnownHit<'_>]) -> Prose {
    let mut shown: Vec<EntryId> = Vec::new();
    let mut line = Prose::default();
    for known in own {
        if shown.contains(&known.hit.entry) {
            continue;
        }
        if shown.len() == TERMS {
            line.text(" · …");
            break;
        }
        if !shown.is_empty() {
            line.text(" · ");
        }
        line.link(words::excerpt(&story.text(known.hit.span), words::NAME), story.place(known.hit.span).href);
        shown.push(known.hit.entry);
    }
    line.then(terms_of_others(story, !own.is_empty()));
    line
}

fn terms_of_others(story: &Story<'_, '_>, follows: bool) -> Prose {
    let others = story.hits.iter().filter(|known| known.is_loaded() && !known.is_own_loaded());
    let others: Vec<_> = others.map(|known| known.hit.source).collect();
    if others.is_empty() {
        return Prose::default();
    }
    let mut speakers: Vec<_> = others.iter().flatten().collect();
    speakers.sort_unstable();
    speakers.dedup();
    let n = words::whole(others.len());
    let counted = words::count(others.len(), "loaded word", "loaded words");
    let start = if follows {
        format!("and {n} in quotations or paraphrase")
    } else {
        format!("{counted} in quotations or paraphrase")
    };
    let by = match speakers.len() {
        0 => String::new(),
        n => format!(", by {}", words::count(n, "speaker", "speakers")),
    };
    Prose::new(format!("{start}{by}."))
}
