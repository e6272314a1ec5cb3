//! Articles, attributions and sources as rows of columns, for formats of tables: what a column is called, what it holds,
//! and its cells. An article that could not be read has its id and, in the last column, the reason.

use std::borrow::Cow;

use super::data::{ArticleRow, AttributionRow, Place, Row, SourceRow};
use super::{byline_of, title_of};
use crate::corpus::fingerprint;
use crate::metric::{Article, Measure, Metric, Unit, metric_of};

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What its cells hold.
    pub kind: CellKind,
}

/// What the cells of a column hold.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// Text.
    Text,
    /// A number.
    Number,
    /// A whole number.
    Whole,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Text.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// A whole number.
    Whole(i64),
    /// Nothing: not known or not defined.
    Empty,
}

/// Columns that say which article it is.
const ARTICLE: [&str; 9] = ["id", "outlet", "published", "topic", "title", "byline", "url", "fingerprint", "meta"];
/// The last column: why an article could not be read.
const ERROR: &str = "error";

/// The table of articles: a row says what an article is, the value of each figure, and for rates and shares what they
/// are made of. All formats of tables have it.
#[derive(Clone, Debug)]
pub struct ArticleTable {
    /// Ids of the figures, and whether each is a rate or share, so that groups are compared by what it is made of.
    figures: Vec<(String, bool)>,
}

impl ArticleTable {
    /// With figures of these ids.
    #[must_use]
    pub fn new<'i>(ids: impl IntoIterator<Item = &'i str>) -> Self {
        Self { figures: ids.into_iter().map(|id| (id.to_owned(), is_quotient(id))).collect() }
    }

    /// Its columns.
    #[must_use]
    pub fn columns(&self) -> Vec<Column> {
        let figures = self.figures.iter().flat_map(|(id, is_quotient)| {
            let parts = is_quotient.then(|| [format!("{id}_numerator"), format!("{id}_denominator")]);
            [id.clone()].into_iter().chain(parts.into_iter().flatten()).map(Column::number)
        });
        texts(&ARTICLE).chain(figures).chain(texts(&[ERROR])).collect()
    }

    /// The cells of an article; its measures stand in the order of the figures.
    #[must_use]
    pub fn cells<'a>(&self, article: &Article<'a>, measures: &[Measure]) -> Vec<Cell<'a>> {
        let figures = measures.iter().map(|measure| [measure.value, measure.numerator, measure.denominator]);
        self.row(about(article), figures)
    }

    /// The cells of an article that is data already.
    #[must_use]
    pub fn cells_of<'r>(&self, row: &'r Row<'_>) -> Vec<Cell<'r>> {
        let figures = row.metrics.iter().map(|(_, figure)| [figure.value, figure.numerator, figure.denominator]);
        self.row(about_row(&row.article), figures)
    }

    fn row<'a>(&self, about: [Cell<'a>; 9], figures: impl Iterator<Item = [Option<f64>; 3]>) -> Vec<Cell<'a>> {
        let mut cells = Vec::with_capacity(about.len() + 3 * self.figures.len() + 1);
        cells.extend(about);
        for ((_, is_quotient), figure) in self.figures.iter().zip(figures) {
            cells.extend(figure.into_iter().take(if *is_quotient { 3 } else { 1 }).map(Cell::from));
        }
        cells.push(Cell::Empty);
        cells
    }
}

/// Columns of a row a figure.
#[must_use]
pub fn figure_columns() -> Vec<Column> {
    let numbers = ["value", "numerator", "denominator", "low", "high"];
    let texts_first = texts(&["id", "outlet", "published", "topic", "metric"]);
    texts_first.chain(numbers.map(|name| Column::number(name.to_owned()))).chain(texts(&[ERROR])).collect()
}

/// The rows of an article's figures.
pub fn figure_cells<'a>(
    article: &Article<'a>,
    ids: &'a [String],
    measures: &'a [Measure],
) -> impl Iterator<Item = Vec<Cell<'a>>> {
    let [id, outlet, published, topic, ..] = about(article);
    ids.iter().zip(measures).map(move |(metric, measure)| {
        let ends = measure.interval.unzip();
        vec![
            id.clone(),
            outlet.clone(),
            published.clone(),
            topic.clone(),
            Cell::Text(metric.into()),
            measure.value.into(),
            measure.numerator.into(),
            measure.denominator.into(),
            ends.0.into(),
            ends.1.into(),
            Cell::Empty,
        ]
    })
}

/// The cells of an article that could not be read, in a table of so many columns.
#[must_use]
pub fn error_cells<'a>(id: &'a str, error: &'a str, columns: usize) -> Vec<Cell<'a>> {
    let mut cells = vec![Cell::Empty; columns];
    if let Some(first) = cells.first_mut() {
        *first = Cell::Text(id.into());
    }
    if let Some(last) = cells.last_mut() {
        *last = Cell::Text(error.into());
    }
    cells
}

/// Columns of a row an attribution.
#[must_use]
pub fn attribution_columns() -> Vec<Column> {
    const FIRST: [&str; 3] = ["article", "outlet", "published"];
    const WHOLE: [&str; 3] = ["attribution", "sentence", "source"];
    const TEXTS: [&str; 10] = [
        "source_name",
        "source_class",
        "source_type",
        "anonymous",
        "kind",
        "cue_class",
        "cue",
        "mention",
        "content",
        "place",
    ];
    texts(&FIRST).chain(wholes(&WHOLE)).chain(wholes(&["source_level"])).chain(texts(&TEXTS)).collect()
}

/// The rows of an article's attributions, a headline that came apart from the text left out.
#[must_use]
pub fn attribution_cells<'r>(row: &'r Row<'_>) -> Vec<Vec<Cell<'r>>> {
    let text = Text::of(&row.article.text);
    row.attributions.iter().map(|attribution| attribution_row(row, attribution, &text)).collect()
}

/// Columns of a row a source.
#[must_use]
pub fn source_columns() -> Vec<Column> {
    const FIRST: [&str; 3] = ["article", "outlet", "published"];
    const TEXTS: [&str; 8] = ["name", "class", "type", "role", "affiliation", "side", "anonymous", "reason"];
    const WHOLE: [&str; 3] = ["attributions", "quoted_words", "attributed_words"];
    texts(&FIRST).chain(wholes(&["source", "level"])).chain(texts(&TEXTS)).chain(wholes(&WHOLE)).collect()
}

/// The rows of an article's sources.
#[must_use]
pub fn source_cells<'r>(row: &'r Row<'_>) -> Vec<Vec<Cell<'r>>> {
    row.sources.iter().map(|source| source_row(row, source)).collect()
}

impl Column {
    fn number(name: String) -> Self {
        Self { name, kind: CellKind::Number }
    }
}

impl<'a> Cell<'a> {
    /// The same, with nothing borrowed.
    #[must_use]
    pub fn into_owned(self) -> Cell<'static> {
        match self {
            Self::Text(text) => Cell::Text(Cow::Owned(text.into_owned())),
            Self::Number(number) => Cell::Number(number),
            Self::Whole(number) => Cell::Whole(number),
            Self::Empty => Cell::Empty,
        }
    }

    fn text(text: &'a str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.into()) }
    }

    fn option(text: Option<&'a str>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    fn owned(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.into()) }
    }
}

impl From<Option<f64>> for Cell<'_> {
    fn from(value: Option<f64>) -> Self {
        value.map_or(Self::Empty, Self::Number)
    }
}

impl From<u32> for Cell<'_> {
    fn from(value: u32) -> Self {
        Self::Whole(value.into())
    }
}

fn texts(names: &[&str]) -> impl Iterator<Item = Column> {
    names.iter().map(|name| Column { name: (*name).to_owned(), kind: CellKind::Text })
}

fn wholes(names: &[&str]) -> impl Iterator<Item = Column> {
    names.iter().map(|name| Column { name: (*name).to_owned(), kind: CellKind::Whole })
}

/// Whether a figure is a rate or share, so that groups are compared by what it is made of.
fn is_quotient(id: &str) -> bool {
    let unit = metric_of(id).map(|(metric, _)| Metric::unit(metric));
    matches!(unit, Some(Unit::Share | Unit::PerThousandWords))
}

fn about<'a>(article: &Article<'a>) -> [Cell<'a>; 9] {
    let meta = &article.doc.meta;
    [
        Cell::Text(meta.id.as_str().into()),
        Cell::option(meta.outlet.as_deref()),
        Cell::option(meta.published.as_deref()),
        Cell::option(meta.topic.as_deref()),
        Cell::option(title_of(article)),
        Cell::owned(byline_of(article).join(", ")),
        Cell::option(meta.url.as_deref()),
        fingerprint(article).map_or(Cell::Empty, |print| Cell::owned(print.to_string())),
        others(&meta.other),
    ]
}

fn about_row<'r>(article: &'r ArticleRow<'_>) -> [Cell<'r>; 9] {
    [
        Cell::Text(Cow::Borrowed(&article.id)),
        Cell::option(article.outlet.as_deref()),
        Cell::option(article.published.as_deref()),
        Cell::option(article.topic.as_deref()),
        Cell::option(article.title.as_deref()),
        Cell::owned(article.byline.join(", ")),
        Cell::option(article.url.as_deref()),
        Cell::option(article.fingerprint.as_deref()),
        others(&article.meta),
    ]
}

/// All other fields of an article, as JSON.
fn others(fields: &serde_json::Map<String, serde_json::Value>) -> Cell<'static> {
    if fields.is_empty() { Cell::Empty } else { Cell::owned(serde_json::to_string(fields).unwrap_or_default()) }
}

fn which<'r>(row: &'r Row<'_>) -> [Cell<'r>; 3] {
    let article = &row.article;
    [
        Cell::Text(Cow::Borrowed(&article.id)),
        Cell::option(article.outlet.as_deref()),
        Cell::option(article.published.as_deref()),
    ]
}

fn attribution_row<'r>(row: &'r Row<'_>, found: &'r AttributionRow, text: &Text<'r>) -> Vec<Cell<'r>> {
    let source = found.source.and_then(|id| row.sources.iter().find(|source| source.id == id));
    let at = |place: Option<Place>| place.map_or(Cell::Empty, |place| Cell::text(text.at(place)));
    let content: Vec<&str> = found.content.iter().map(|place| text.at(*place)).collect();
    let places: Vec<String> = found.content.iter().map(|[start, end]| format!("{start}-{end}")).collect();
    let mut cells: Vec<Cell<'r>> = which(row).into();
    cells.extend([
        found.id.into(),
        found.sentence.into(),
        found.source.map_or(Cell::Empty, Cell::from),
        source.map_or(Cell::Empty, |source| Cell::Whole(source.level.into())),
        Cell::option(source.map(|source| &*source.name)),
        Cell::option(source.map(|source| &*source.class)),
        Cell::option(source.map(|source| &*source.source_type)),
        Cell::owned(source.map_or_else(String::new, |source| source.anonymous.join(" "))),
        Cell::text(&found.kind),
        Cell::text(&found.cue_class),
        at(found.cue),
        at(found.mention),
        Cell::owned(content.join(" … ")),
        Cell::owned(places.join(" ")),
    ]);
    cells
}

fn source_row<'r>(row: &'r Row<'_>, source: &'r SourceRow<'_>) -> Vec<Cell<'r>> {
    let mut cells: Vec<Cell<'r>> = which(row).into();
    cells.extend([
        source.id.into(),
        Cell::Whole(source.level.into()),
        Cell::text(&source.name),
        Cell::text(&source.class),
        Cell::text(&source.source_type),
        Cell::option(source.role.as_deref()),
        Cell::option(source.affiliation.as_deref()),
        Cell::option(source.side.as_deref()),
        Cell::owned(source.anonymous.join(" ")),
        Cell::option(source.reason.as_ref().map(|reason| &*reason.kind)),
        Cell::Whole(i64::try_from(source.attributions.len()).unwrap_or(i64::MAX)),
        source.quoted_words.into(),
        source.attributed_words.into(),
    ]);
    cells
}

/// A text whose places are code points.
struct Text<'t> {
    text: &'t str,
    /// Byte at which each code point starts, and the end.
    starts: Vec<usize>,
}

impl<'t> Text<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, starts: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect() }
    }

    fn at(&self, [start, end]: Place) -> &'t str {
        let byte = |at: u32| self.starts.get(at as usize).copied();
        byte(start).zip(byte(end)).and_then(|(start, end)| self.text.get(start..end)).unwrap_or("")
    }
}
