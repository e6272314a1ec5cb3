//! The analysis of one article as data: one JSON object, schema 1. Field names are stable; absent is `null`.
//! Places are Unicode code points into `article.text`, half-open. Texts are borrowed from the article when
//! a row is made, and owned when one is read back.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::figure_map::FigureMap;
use crate::corpus::ROW_SCHEMA;

/// Number of the schema.
pub const SCHEMA: u32 = ROW_SCHEMA;

/// `[start, end]` in code points, half-open.
pub type Place = [u32; 2];

/// A word of a closed set, as named in the schema.
pub type Name = Cow<'static, str>;

/// One article, analysed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Row<'a> {
    /// Number of the schema.
    pub schema: u32,
    /// The article itself.
    pub article: ArticleRow<'a>,
    /// What was found in a headline that came in a field of its own and not in the text; `null` where it stands in the
    /// text, or where there is none. It counts in the metrics as any headline does.
    #[serde(default)]
    pub headline: Option<HeadlineRow<'a>>,
    /// Its parts, in text order.
    pub zones: Vec<ZoneRow>,
    /// Its sentences, in text order.
    pub sentences: Vec<Place>,
    /// Stretches between quotation marks, in text order.
    pub quotes: Vec<QuoteRow>,
    /// Who said what by which cue, in text order.
    pub attributions: Vec<AttributionRow>,
    /// Who speaks, in order of first mention.
    pub sources: Vec<SourceRow<'a>>,
    /// Lexicon hits, in text order.
    pub language: Vec<HitRow<'a>>,
    /// Claims on nobody's authority, in text order.
    pub claims: Vec<ClaimRow>,
    /// Who gave no answer, or was silent.
    #[serde(default)]
    pub replies: Vec<ReplyRow>,
    /// All figures by id, in report order.
    #[schemars(with = "std::collections::BTreeMap<String, FigureRow>")]
    pub metrics: FigureMap<'a>,
    /// What was odd in the input.
    pub warnings: Vec<WarningRow<'a>>,
    /// What the analysis was made by.
    pub provenance: Provenance<'a>,
}

/// The article, with what came with it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ArticleRow<'a> {
    /// Stable id.
    pub id: Cow<'a, str>,
    /// Headline, from a field, the page or the text.
    pub title: Option<Cow<'a, str>>,
    /// Authors, one each.
    pub byline: Vec<Cow<'a, str>>,
    /// Name of the outlet.
    pub outlet: Option<Cow<'a, str>>,
    /// Date of publication.
    pub published: Option<Cow<'a, str>>,
    /// Address.
    pub url: Option<Cow<'a, str>>,
    /// Topic.
    pub topic: Option<Cow<'a, str>>,
    /// All other fields of the input row.
    pub meta: Cow<'a, serde_json::Map<String, serde_json::Value>>,
    /// Words and numbers in the body.
    pub words: u32,
    /// What near copies are known by: texts that share most runs of three words differ in few of its 128 bits. `null` for
    /// very short texts.
    #[serde(default)]
    pub fingerprint: Option<String>,
    /// The text that all places point into.
    pub text: Cow<'a, str>,
}

/// What was found in a headline that stands outside the text: places count in `article.title`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HeadlineRow<'a> {
    /// Stretches between quotation marks.
    pub quotes: Vec<QuoteRow>,
    /// Who said what by which cue.
    pub attributions: Vec<AttributionRow>,
    /// Lexicon hits.
    pub language: Vec<HitRow<'a>>,
    /// Claims on nobody's authority.
    pub claims: Vec<ClaimRow>,
}

/// A part of the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ZoneRow {
    /// What it is.
    #[schemars(extend("enum" = ["headline", "dek", "byline", "dateline", "body", "caption", "promo"]))]
    pub kind: Name,
    /// Where it stands.
    pub span: Place,
}

/// A stretch between quotation marks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuoteRow {
    /// Its number, from 0.
    pub id: u32,
    /// Where it stands, marks included.
    pub span: Place,
    /// What the marks are for; `speech` is somebody's words, whole or in part.
    #[schemars(extend("enum" = ["speech", "scare-quote", "title", "term", "other"]))]
    pub kind: Name,
    /// Who speaks: number of the source.
    pub source: Option<u32>,
    /// The words that name the speaker here.
    pub mention: Option<Place>,
    /// Number of the attribution whose content it is, or is part of.
    pub attribution: Option<u32>,
}

/// A source said a content, signalled by a cue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AttributionRow {
    /// Its number, from 0.
    pub id: u32,
    /// Direct: at least 80 % of the words stand in quotation marks; mixed: some; indirect: none.
    #[schemars(extend("enum" = ["direct", "mixed", "indirect"]))]
    pub kind: Name,
    /// Number of the source; `null` where it could not be resolved, where nobody is named, and where only stances are told.
    pub source: Option<u32>,
    /// Whether whoever is named here is no source, since only wishes, plans and stances of theirs are told.
    #[serde(default)]
    pub stance_only: bool,
    /// Who is named here.
    pub mention: Option<Place>,
    /// The words that signal the attribution.
    pub cue: Option<Place>,
    /// How the cue treats what is said.
    #[schemars(extend("enum" = ["neutral", "doubting", "conceding", "endorsing", "attacking", "attitude"]))]
    pub cue_class: Name,
    /// What is attributed.
    pub content: Vec<Place>,
    /// Number of its sentence.
    pub sentence: u32,
}

/// Somebody or something that speaks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SourceRow<'a> {
    /// Its number, from 0.
    pub id: u32,
    /// The fullest mention that names it.
    pub name: Cow<'a, str>,
    /// What kind of entity it is.
    #[schemars(extend("enum" = ["named_person", "named_organization", "media_outlet", "document", "unnamed_person",
        "unnamed_group"]))]
    pub class: Name,
    /// Identification level, 0 to 5.
    #[schemars(range(min = 0, max = 5))]
    pub level: u8,
    /// Its office or job, in the article's words.
    pub role: Option<Cow<'a, str>>,
    /// The body it belongs to, in the article's words.
    pub affiliation: Option<Cow<'a, str>>,
    /// Field of life it speaks from.
    #[serde(rename = "type")]
    #[schemars(extend("enum" = ["official", "politician", "police-courts", "military", "business", "expert",
        "advocacy", "ordinary", "media", "document", "unknown"]))]
    pub source_type: Name,
    /// The user's side that it matches.
    pub side: Option<Cow<'a, str>>,
    /// All mentions, pronouns included.
    pub mentions: Vec<Place>,
    /// Definitions by which it is anonymous: strict, described, broad.
    pub anonymous: Vec<Name>,
    /// Words that grant anonymity.
    pub grant: Option<Place>,
    /// Stated reason of anonymity.
    pub reason: Option<ReasonRow>,
    /// Numbers of its attributions.
    pub attributions: Vec<u32>,
    /// Words of its contents inside quotation marks.
    pub quoted_words: u32,
    /// All words of its contents.
    pub attributed_words: u32,
}

/// Why a source is not named, as stated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReasonRow {
    /// Kind of reason.
    #[schemars(extend("enum" = ["not-authorised", "fear", "ongoing", "ground-rule", "privacy", "circular"]))]
    pub kind: Name,
    /// Where it is stated.
    pub span: Place,
}

/// A lexicon entry found in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HitRow<'a> {
    /// Where it stands.
    pub span: Place,
    /// The entry, as written in the lexicon.
    pub term: Cow<'a, str>,
    /// The file that the entry was read from.
    pub lexicon: Cow<'a, str>,
    /// Its category: the id of its lexicon.
    pub category: Cow<'a, str>,
    /// What the lexicon is for.
    pub role: Name,
    /// How much it counts, 0 to 1.
    pub weight: f32,
    /// Who is heard there.
    #[schemars(extend("enum" = ["headline", "narrator", "quoted", "paraphrased", "caption"]))]
    pub voice: Name,
    /// Number of the source whose words these are.
    pub source: Option<u32>,
    /// Neutral alternatives.
    pub instead: Vec<Cow<'a, str>>,
}

/// A claim without a voice that answers for it, or words held at a distance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimRow {
    /// What kind.
    #[schemars(extend("enum" = ["hedged", "scare-quote", "agentless-passive", "opinion"]))]
    pub kind: Name,
    /// The words that show it.
    pub span: Place,
    /// Number of its sentence.
    pub sentence: u32,
}

/// Somebody gave no answer, or was silent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReplyRow {
    /// What became of the asking.
    #[schemars(extend("enum" = ["declined", "no-response", "unreachable", "asked", "not-commented"]))]
    pub kind: Name,
    /// The words that say so.
    pub span: Place,
    /// Who was asked.
    pub body: Option<Place>,
    /// Number of the source of that name, where it speaks elsewhere.
    pub source: Option<u32>,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FigureRow {
    /// The value; `null` where it is not defined.
    pub value: Option<f64>,
    /// What was counted.
    pub numerator: Option<f64>,
    /// What it was divided by.
    pub denominator: Option<f64>,
    /// Lower end of the 95 % interval.
    pub low: Option<f64>,
    /// Upper end of the 95 % interval.
    pub high: Option<f64>,
    /// Share of the baseline's articles that have a lower value, in per cent.
    pub percentile: Option<f64>,
    /// What to do about it.
    #[schemars(extend("enum" = ["ok", "look", "note", "cannot tell"]))]
    pub state: Name,
}

/// Something odd in the input.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WarningRow<'a> {
    /// Stable name.
    pub code: Name,
    /// What was seen, in words.
    pub message: Cow<'a, str>,
}

/// What an analysis was made by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Provenance<'a> {
    /// Version of the program.
    pub onrecord: Name,
    /// SHA-256 of the settings as merged.
    pub settings_sha256: Cow<'a, str>,
    /// The lexicons of the run.
    pub lexicons: Vec<LexiconRow<'a>>,
}

/// A lexicon, pinned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LexiconRow<'a> {
    /// Its id.
    pub id: Cow<'a, str>,
    /// Its version.
    pub version: Cow<'a, str>,
    /// SHA-256 of its text.
    pub sha256: Cow<'a, str>,
}

/// The JSON Schema of a [`Row`], as JSON text.
#[must_use]
pub fn schema() -> String {
    let schema = schemars::schema_for!(Row<'static>);
    // A schema is a JSON value, and writing one to a string cannot fail.
    serde_json::to_string_pretty(&schema).unwrap_or_default()
}
