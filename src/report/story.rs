//! What every part of the page reads: the article, its measures, and its places as readers call them.

use super::marks::{self, Mark};
use super::places::{PlaceLink, Places};
use super::{Baseline, Measured, words};
use crate::lexicon::{Entry, File, Role};
use crate::metric::{Article, State};
use crate::sourcing::{Level, Source, SourceId};
use crate::text::Span;
use crate::wording::{Hit, Voice};

/// An article that is being reported on.
pub(super) struct Story<'a, 'm> {
    /// The article.
    pub(super) article: Article<'a>,
    /// All measures, in report order.
    pub(super) measured: &'m [Measured<'a>],
    /// What percentiles refer to.
    pub(super) baseline: Option<Baseline<'a>>,
    /// All marks, in text order.
    pub(super) marks: Vec<Mark>,
    /// Paragraph numbers and anchors.
    pub(super) places: Places,
    /// Hits with their entries and files, in text order.
    pub(super) hits: Vec<KnownHit<'a>>,
}

/// A hit with what the lexicon says of it.
#[derive(Copy, Clone)]
pub(super) struct KnownHit<'a> {
    /// The hit.
    pub(super) hit: &'a Hit,
    /// Its entry.
    pub(super) entry: &'a Entry,
    /// The file of the entry.
    pub(super) file: &'a File,
}

impl KnownHit<'_> {
    /// Whether it is a loaded word in the outlet's own voice.
    pub(super) fn is_own_loaded(&self) -> bool {
        self.is_loaded() && matches!(self.hit.voice, Voice::Headline | Voice::Narrator)
    }

    /// Whether it is a loaded word, whoever says it.
    pub(super) fn is_loaded(&self) -> bool {
        self.file.role == Role::Loaded
    }
}

impl<'a, 'm> Story<'a, 'm> {
    pub(super) fn new(article: Article<'a>, measured: &'m [Measured<'a>], baseline: Option<Baseline<'a>>) -> Self {
        let hits: Vec<KnownHit<'a>> = article.analysis.hits.iter().filter_map(|hit| known(&article, hit)).collect();
        let marks = marks::find(&article, &hits);
        let places = Places::new(article.doc, &article.analysis.zones, marks.iter().map(|mark| mark.span));
        Self { article, measured, baseline, marks, places, hits }
    }

    /// The words at a place, fit to be shown: one line, no control characters.
    pub(super) fn text(&self, span: Span) -> String {
        words::clean(&self.article.doc[span])
    }

    /// A link to a place.
    pub(super) fn place(&self, span: Span) -> PlaceLink {
        self.places.of(span)
    }

    /// The measure of this id.
    pub(super) fn figure(&self, id: &str) -> Option<&Measured<'a>> {
        self.measured.iter().find(|figure| figure.id == id)
    }

    /// The value of the figure of this id.
    pub(super) fn value(&self, id: &str) -> Option<f64> {
        self.figure(id).and_then(|figure| figure.measure.value)
    }

    /// Whether the yes-or-no figure of this id is a yes.
    pub(super) fn is_yes(&self, id: &str) -> bool {
        self.value(id).is_some_and(|value| value > 0.5)
    }

    /// What a reader is asked to do about the figures whose ids start so: the most that any of them asks, else the
    /// state of the leading figure, whose start comes first. `None` where there are none.
    pub(super) fn state_of(&self, starts: &[&str]) -> Option<State> {
        let mut all: Vec<State> = Vec::new();
        for start in starts {
            let figures = self.measured.iter().filter(|figure| figure.id.starts_with(start));
            all.extend(figures.map(|figure| figure.state));
        }
        let asked = [State::Look, State::Note].into_iter().find(|state| all.contains(state));
        asked.or_else(|| all.first().copied())
    }

    /// A source by its number.
    pub(super) fn source(&self, id: SourceId) -> Option<&'a Source> {
        self.article.analysis.sources.get(id.0 as usize)
    }

    /// What a source is called, inside a sentence.
    pub(super) fn source_name(&self, source: &Source) -> String {
        words::name(&self.text(source.name), words::NAME)
    }
}

fn known<'a>(article: &Article<'a>, hit: &'a Hit) -> Option<KnownHit<'a>> {
    let entry = article.lexicons.entry(hit.entry)?;
    Some(KnownHit { hit, entry, file: article.lexicons.file_of(entry)? })
}

/// Whether a source has no name: level 2 or lower.
pub(super) fn is_unnamed(source: &Source) -> bool {
    source.level <= Level::Described
}

/// The anchor of a source's row.
pub(super) fn source_anchor(id: SourceId) -> String {
    format!("s{}", source_number(id))
}

/// The number of a source, as readers see it: from 1.
pub(super) fn source_number(id: SourceId) -> u32 {
    id.0.saturating_add(1)
}
