//! Rows that `onrecord score` wrote, read back as measured articles: nothing is analysed again. Whether a row is one
//! is seen from the row itself.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::made_by::RowMadeBy;
use super::{Figure, MeasuredArticle};
use crate::lexicon::{Role, Voice};
use crate::metric::metric_of;
use crate::text::Meta;

/// The column of fingerprints.
pub(super) const FINGERPRINT: &str = "fingerprint";

/// Number of the schema of rows, written and read; it changes when a field is renamed, removed or means something else.
pub const SCHEMA: u32 = 1;

/// A row of score's output.
#[derive(Clone, Debug, PartialEq)]
pub enum ScoredRow {
    /// A measured article, with what it was made by where the row says so.
    Article(Box<MeasuredArticle<'static>>, Option<RowMadeBy>),
    /// An article that could not be scored, or a row of another version.
    Failed {
        /// Id of the article.
        id: String,
        /// What was wrong.
        error: String,
    },
}

/// Reads a line of JSON; `None` where it is no row of score's.
///
/// ```
/// use onrecord::corpus::{ScoredRow, from_json};
/// let row = br#"{"schema": 1, "article": {"id": "a"}, "metrics": {"sources": {"value": 3}}}"#;
/// assert!(matches!(from_json(row), Some(ScoredRow::Article(article, _)) if article.figures.len() == 1));
/// assert!(from_json(br#"{"id": "a", "text": "It rained."}"#).is_none());
/// ```
#[must_use]
pub fn from_json(line: &[u8]) -> Option<ScoredRow> {
    // Looking for the word costs far less than reading a row that is an article.
    memchr::memmem::find(line, b"\"schema\"")?;
    let row: JsonRow = serde_json::from_slice(line).ok()?;
    let failed = |error: String| Some(ScoredRow::Failed { id: row.article.id.clone(), error });
    match (row.metrics, row.error) {
        (_, Some(error)) => failed(error),
        (Some(_), None) if row.schema != SCHEMA => {
            failed(format!("a row of schema {}, where this version reads {SCHEMA}", row.schema))
        }
        (Some(Figures(figures)), None) => Some(ScoredRow::Article(
            Box::new(MeasuredArticle {
                fingerprint: row.article.fingerprint.as_deref().and_then(|print| print.parse().ok()),
                loaded: loaded(&row.headline, &row.language),
                meta: Cow::Owned(row.article.into()),
                figures,
            }),
            row.provenance,
        )),
        (None, None) => None,
    }
}

/// A table that score wrote: the head of its columns, ready to read rows by.
#[derive(Clone, Debug)]
pub struct ScoredTable {
    delimiter: u8,
    /// Places of all columns, by name.
    places: BTreeMap<String, usize>,
    columns: usize,
    /// Ids of the figures in their order, and the places of what each is made of.
    figures: Vec<(String, [Option<usize>; 3])>,
    /// Columns of another's making, and their places.
    others: Vec<(String, usize)>,
}

/// The columns that say which article it is, or what was wrong with it.
const ARTICLE: [&str; 11] =
    ["id", "outlet", "published", "date", "topic", "title", "byline", "url", FINGERPRINT, META, "error"];
/// The column of all other fields, as JSON.
const META: &str = "meta";

impl ScoredTable {
    /// Of the names of columns; `None` where they are not such as score writes: metrics, and no text.
    #[must_use]
    pub fn new(names: &[String], delimiter: u8) -> Option<Self> {
        let has_text = names.iter().any(|name| matches!(name.as_str(), "text" | "html" | "markdown"));
        // Ids of one word, as "sources", are likely names of columns in any table.
        let has_metric = names.iter().any(|name| name.contains('-') && metric_of(name).is_some());
        if !has_metric || has_text {
            return None;
        }
        let mut table =
            Self { delimiter, places: BTreeMap::new(), columns: names.len(), figures: Vec::new(), others: Vec::new() };
        for (at, name) in names.iter().enumerate() {
            table.places.entry(name.clone()).or_insert(at);
        }
        let ids = names.iter().filter(|name| metric_of(name).is_some());
        table.figures = ids.map(|id| (id.clone(), parts(id).map(|part| table.place(&part)))).collect();
        let made_of: BTreeSet<usize> = table.figures.iter().flat_map(|(_, places)| places).flatten().copied().collect();
        let is_other = |(at, name): &(usize, &String)| !made_of.contains(at) && !ARTICLE.contains(&name.as_str());
        table.others = names.iter().enumerate().filter(is_other).map(|(at, name)| (name.clone(), at)).collect();
        Some(table)
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// Reads a row; columns that are no metrics are fields of the article.
    #[must_use]
    pub fn read(&self, row: &[u8]) -> ScoredRow {
        let fields = self.cut(row);
        let at = |place: usize| fields.get(place).filter(|field| !field.is_empty());
        let of = |name: &str| at(self.place(name)?).cloned();
        let id = of("id").unwrap_or_default();
        if fields.len() != self.columns {
            let error = format!("the row has {} fields, the header {}", fields.len(), self.columns);
            return ScoredRow::Failed { id, error };
        }
        if let Some(error) = of("error") {
            return ScoredRow::Failed { id, error };
        }
        let mut other: Map<String, Value> =
            of(META).and_then(|meta| serde_json::from_str(&meta).ok()).unwrap_or_default();
        other.extend(self.others.iter().filter_map(|(name, place)| Some((name.clone(), at(*place)?.clone().into()))));
        let meta = Meta {
            id,
            title: of("title"),
            byline: of("byline").into_iter().collect(),
            outlet: of("outlet"),
            published: of("published").or_else(|| of("date")),
            url: of("url"),
            topic: of("topic"),
            other,
        };
        let number = |place: &Option<usize>| at((*place)?)?.parse().ok();
        let figure = |(id, [value, numerator, denominator]): &(String, [Option<usize>; 3])| {
            let figure =
                Figure { value: number(value), numerator: number(numerator), denominator: number(denominator) };
            (Cow::Owned(id.clone()), figure)
        };
        let figures = self.figures.iter().map(figure).collect();
        let fingerprint = of(FINGERPRINT).and_then(|print| print.parse().ok());
        let article = MeasuredArticle { meta: Cow::Owned(meta), figures, fingerprint, loaded: Vec::new() };
        ScoredRow::Article(Box::new(article), None)
    }

    fn cut(&self, row: &[u8]) -> Vec<String> {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.has_headers(false).flexible(true).delimiter(self.delimiter).from_reader(row);
        let mut fields = csv::ByteRecord::new();
        // Reading from memory cannot fail.
        let _ = reader.read_byte_record(&mut fields);
        fields.iter().map(|field| String::from_utf8_lossy(field).trim().to_owned()).collect()
    }
}

/// The columns of a figure: its value, and what that is made of.
pub(super) fn parts(id: &str) -> [String; 3] {
    [id.to_owned(), format!("{id}_numerator"), format!("{id}_denominator")]
}

/// What is read of a row; all else is skipped.
#[derive(Deserialize)]
struct JsonRow {
    schema: u32,
    article: JsonArticle,
    #[serde(default)]
    headline: Option<JsonHeadline>,
    #[serde(default)]
    language: Vec<JsonHit>,
    metrics: Option<Figures>,
    error: Option<String>,
    provenance: Option<RowMadeBy>,
}

#[derive(Deserialize)]
struct JsonArticle {
    #[serde(default)]
    id: String,
    title: Option<String>,
    #[serde(default)]
    byline: Vec<String>,
    outlet: Option<String>,
    published: Option<String>,
    url: Option<String>,
    topic: Option<String>,
    #[serde(default)]
    meta: Map<String, Value>,
    fingerprint: Option<String>,
}

/// What was found in a headline that came apart from the text.
#[derive(Deserialize)]
struct JsonHeadline {
    #[serde(default)]
    language: Vec<JsonHit>,
}

#[derive(Deserialize)]
struct JsonHit {
    span: (u32, u32),
    term: String,
    role: String,
    weight: f64,
    voice: String,
}

/// The loaded words in the outlet's own voice; where hits overlap the heaviest stands for all, as in the metrics.
fn loaded(headline: &Option<JsonHeadline>, text: &[JsonHit]) -> Vec<(Cow<'static, str>, f64)> {
    let is_loaded = |hit: &&JsonHit| hit.role == Role::Loaded.name();
    let is_own = |hit: &JsonHit| Voice::OWN.iter().any(|voice| voice.name() == hit.voice);
    let mut loaded = Vec::new();
    for hits in [headline.as_ref().map_or(&[][..], |headline| &headline.language), text] {
        let mut hits = hits.iter().filter(is_loaded).peekable();
        while let Some(first) = hits.next() {
            let (mut heaviest, mut longest) = (first, first);
            while let Some(next) = hits.next_if(|next| next.span.0 < longest.span.1) {
                heaviest = if next.weight > heaviest.weight { next } else { heaviest };
                let length = |hit: &JsonHit| hit.span.1 - hit.span.0;
                longest = if length(next) > length(longest) { next } else { longest };
            }
            if is_own(longest) {
                loaded.push((Cow::Owned(heaviest.term.clone()), heaviest.weight));
            }
        }
    }
    loaded
}

impl From<JsonArticle> for Meta {
    fn from(article: JsonArticle) -> Self {
        let JsonArticle { id, title, byline, outlet, published, url, topic, meta: other, .. } = article;
        Self { id, title, byline, outlet, published, url, topic, other }
    }
}

/// Figures in the order of the row, which a sorted map would lose.
struct Figures(Vec<(Cow<'static, str>, Figure)>);

impl<'de> Deserialize<'de> for Figures {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InOrder).map(Self)
    }
}

struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Vec<(Cow<'static, str>, Figure)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of figures by id")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut figures = Vec::with_capacity(256);
        while let Some(id) = map.next_key::<String>()? {
            figures.push((Cow::Owned(id), map.next_value()?));
        }
        Ok(figures)
    }
}
