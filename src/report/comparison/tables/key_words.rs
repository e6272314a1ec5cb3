//! Words in the groups' own voice that set each apart.

use super::{PageTable, Shown, TableBlock, columns};
use crate::corpus::wordlists::{GroupKeyness, KeyWord};
use crate::report::words;

/// Words of a group that are shown.
const WORDS: usize = 12;

pub(super) fn build(shown: &Shown<'_>) -> Option<PageTable> {
    let groups = shown.comparison.words.as_ref().filter(|groups| groups.len() > 1)?;
    Some(PageTable {
        id: "words",
        title: "Words that set groups apart".to_owned(),
        about: "Words in the groups’ own voice, names left out, by the log-odds against all others with an informative \
                Dirichlet prior (Monroe, Colaresi and Quinn 2008), in standard errors. Chance: the greatest z between \
                random halves of the group’s own articles, of sixteen; a word below it may be one article’s. Near copies are \
                counted here. A topic sets groups apart as well as an attitude does: read the articles."
            .to_owned(),
        columns: columns(&["Word", "#z", "#Per 1,000 words", "#Elsewhere", "#Articles", "Beyond chance"]),
        blocks: groups.iter().take(shown.most).map(block).collect(),
    })
}

fn block(group: &GroupKeyness) -> TableBlock {
    let chance = group.null.map_or_else(
        || "too few articles to know what chance does".to_owned(),
        |null| format!("chance reaches {}", words::decimal(null)),
    );
    let row = |word: &KeyWord| {
        vec![
            words::excerpt(&words::clean(&word.text), words::NAME),
            words::decimal(word.z),
            words::decimal(word.per_thousand.0),
            words::decimal(word.per_thousand.1),
            words::whole(word.articles as usize),
            (if group.null.is_some_and(|null| word.z > null) { "yes" } else { "no" }).to_owned(),
        ]
    };
    TableBlock {
        name: words::excerpt(&words::clean(&group.group), words::NAME),
        note: chance,
        rows: group.key_words.iter().take(WORDS).map(row).collect(),
    }
}
