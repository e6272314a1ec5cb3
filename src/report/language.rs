//! Lexicon hits by category: each term with its entry, weight, voice, alternatives and places.

use serde::Serialize;

use super::marks::hit_anchor;
use super::places::PlaceLink;
use super::story::{KnownHit, Story};
use super::words;
use crate::lexicon::{EntryId, FileId, Role};
use crate::wording::Voice;

/// The hits of one lexicon.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CategoryView {
    /// Id of the lexicon.
    pub id: String,
    /// The id as words.
    pub name: String,
    /// What words stand in the lexicon.
    pub about: String,
    /// Whether its hits count as loaded.
    pub role: &'static str,
    /// "4 hits, 3 in the paper's own voice".
    pub count: String,
    /// Its terms, in text order.
    pub terms: Vec<TermView>,
}

/// One entry in one voice.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TermView {
    /// The words as they first stand in the text.
    pub text: String,
    /// The entry, as written in the lexicon.
    pub entry: String,
    /// How much a hit counts; `None` where it does not count as loaded.
    pub weight: Option<String>,
    /// Who is heard.
    pub voice: &'static str,
    /// Neutral alternatives, joined; `None` where there are none.
    pub instead: Option<String>,
    /// Why the entry is as it is.
    pub note: Option<String>,
    /// Where it stands.
    pub places: Vec<HitPlace>,
}

/// One hit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HitPlace {
    /// Anchor of the hit in its row.
    pub anchor: String,
    /// Its place in the text.
    pub place: PlaceLink,
}

/// All categories with hits: those that count as loaded first, then in order of the lexicons.
pub(super) fn build(story: &Story<'_, '_>) -> Vec<CategoryView> {
    let mut hits: Vec<(Key, usize, &KnownHit<'_>)> = Vec::with_capacity(story.hits.len());
    for (number, known) in story.hits.iter().enumerate() {
        hits.push((key(known), number, known));
    }
    hits.sort_by_key(|(key, number, _)| (*key, *number));
    let mut categories: Vec<CategoryView> = hits
        .chunk_by(|(left, _, _), (right, _, _)| left.file == right.file)
        .filter_map(|hits| category(story, hits))
        .collect();
    categories.sort_by_key(|category| category.role != words::role(Role::Loaded));
    categories
}

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    file: FileId,
    entry: EntryId,
    voice: Voice,
}

fn key(known: &KnownHit<'_>) -> Key {
    Key { file: known.entry.file, entry: known.hit.entry, voice: known.hit.voice }
}

fn category(story: &Story<'_, '_>, hits: &[(Key, usize, &KnownHit<'_>)]) -> Option<CategoryView> {
    let (_, _, first) = hits.first()?;
    let mut terms: Vec<(usize, TermView)> =
        hits.chunk_by(|(left, _, _), (right, _, _)| left == right).filter_map(|hits| term(story, hits)).collect();
    terms.sort_by_key(|(number, _)| *number);
    let own = hits.iter().filter(|(key, _, _)| matches!(key.voice, Voice::Headline | Voice::Narrator)).count();
    let count = words::count(hits.len(), "hit", "hits");
    Some(CategoryView {
        id: first.file.id.to_string(),
        name: words::capital(&words::of_id(&first.file.id)),
        about: first.file.about.to_string(),
        role: words::role(first.file.role),
        count: if own == hits.len() { count } else { format!("{count}, {} in own voice", words::whole(own)) },
        terms: terms.into_iter().map(|(_, term)| term).collect(),
    })
}

/// A row, with the number of its first hit.
fn term(story: &Story<'_, '_>, hits: &[(Key, usize, &KnownHit<'_>)]) -> Option<(usize, TermView)> {
    let (_, number, known) = hits.first()?;
    let entry = known.entry;
    let places = hits
        .iter()
        .map(|(_, number, known)| HitPlace { anchor: hit_anchor(*number), place: story.place(known.hit.span) });
    let term = TermView {
        text: words::excerpt(&story.text(known.hit.span), words::SHORT),
        entry: entry.text.to_string(),
        weight: known.is_loaded().then(|| words::decimal(f64::from(entry.weight))),
        voice: words::voice(known.hit.voice),
        instead: (!entry.instead.is_empty()).then(|| entry.instead.join(", ")),
        note: entry.note.as_ref().map(ToString::to_string),
        places: places.collect(),
    };
    Some((*number, term))
}
