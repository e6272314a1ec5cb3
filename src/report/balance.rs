//! Who gets how many words: the data of the balance chart.

use serde::Serialize;

use super::story::{Story, source_anchor};
use super::words;
use crate::sourcing::{Source, SourceId};

/// Attributed words by source, the largest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Balance {
    /// What the chart shows.
    pub title: String,
    /// The same in sentences, for those who cannot see it.
    pub description: String,
    /// Its bars.
    pub bars: Vec<Bar>,
}

/// One source, or the rest of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bar {
    /// Who.
    pub name: String,
    /// Anchor of the source; `None` for the rest.
    pub anchor: Option<String>,
    /// Words attributed to it.
    pub attributed: u32,
    /// Those of them inside quotation marks.
    pub quoted: u32,
    /// "61 of 88 words quoted".
    pub label: String,
}

/// Longest name beside a bar, in characters: on a telephone its words stand in the same line.
const NAME: usize = 28;
/// Bars before the rest are joined in one.
const BARS: usize = 12;

/// The chart of an article; without bars where nothing is attributed.
pub(super) fn build(story: &Story<'_, '_>) -> Balance {
    let sources = (0..).map(SourceId).zip(&story.article.analysis.sources);
    let mut speaking: Vec<(SourceId, &Source)> = sources.filter(|(_, source)| source.attributed_words > 0).collect();
    speaking.sort_by_key(|(id, source)| (std::cmp::Reverse(source.attributed_words), *id));
    let (shown, rest) = speaking.split_at_checked(BARS).unwrap_or((&speaking, &[]));
    let mut bars: Vec<Bar> = shown.iter().map(|(id, source)| of_source(story, *id, source)).collect();
    bars.extend(of_rest(rest));
    Balance { title: "Attributed words by source".to_owned(), description: description(&bars), bars }
}

fn of_source(story: &Story<'_, '_>, id: SourceId, source: &Source) -> Bar {
    let name = words::capital(&words::name(&story.text(source.name), NAME));
    bar(name, Some(source_anchor(id)), source.attributed_words, source.quoted_words)
}

fn of_rest(rest: &[(SourceId, &Source)]) -> Option<Bar> {
    let sum =
        |words: fn(&Source) -> u32| rest.iter().fold(0, |sum: u32, (_, source)| sum.saturating_add(words(source)));
    let name = words::count(rest.len(), "other source", "other sources");
    let bar = bar(name, None, sum(|source| source.attributed_words), sum(|source| source.quoted_words));
    (!rest.is_empty()).then_some(bar)
}

fn bar(name: String, anchor: Option<String>, attributed: u32, quoted: u32) -> Bar {
    let words = words::count(attributed as usize, "word", "words");
    let label = match quoted {
        0 => words,
        quoted if quoted >= attributed => format!("{words}, all quoted"),
        quoted => format!("{words}, {} quoted", words::whole(quoted as usize)),
    };
    Bar { name, anchor, attributed, quoted, label }
}

fn description(bars: &[Bar]) -> String {
    let each: Vec<String> = bars.iter().map(|bar| format!("{}: {}", bar.name, bar.label)).collect();
    if each.is_empty() { "No words are attributed to anybody.".to_owned() } else { format!("{}.", each.join("; ")) }
}
