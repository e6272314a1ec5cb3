//! Near copies, and which one is kept.

use super::{PageTable, Shown, TableBlock, columns};
use crate::corpus::Copies;
use crate::report::words;

/// Sets of copies that are shown; data formats have all.
const SETS: usize = 40;

pub(super) fn build(shown: &Shown<'_>) -> Option<PageTable> {
    let copies = &shown.comparison.copies;
    let hidden = copies.len().saturating_sub(SETS);
    let note = if hidden > 0 { format!("{} more in JSON", words::whole(hidden)) } else { String::new() };
    (!copies.is_empty()).then(|| PageTable {
        id: "copies",
        title: "Near copies, kept once".to_owned(),
        about: "Articles whose texts are nearly the same, as reports of a news agency are: they say nothing about an \
                outlet’s own writing, and counted twice they make groups look alike. The earliest is kept; --copies keep \
                keeps all."
            .to_owned(),
        columns: columns(&["Kept", "Group", "Left out"]),
        blocks: vec![TableBlock {
            name: words::capital(&words::count(copies.len(), "set of copies", "sets of copies")),
            note,
            rows: copies.iter().take(SETS).map(row).collect(),
        }],
    })
}

fn row(copies: &Copies) -> Vec<String> {
    let short = |text: &str| words::excerpt(&words::clean(text), words::NAME);
    let (id, group) = &copies.kept;
    let left_out: Vec<String> =
        copies.left_out.iter().map(|(id, group)| format!("{} ({})", short(id), short(group))).collect();
    vec![short(id), short(group), words::list(&left_out)]
}
