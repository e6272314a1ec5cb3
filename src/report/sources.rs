//! The sources, each with its standing, its mentions and all that is attributed to it.

use serde::Serialize;

use super::marks::attribution_anchor;
use super::places::PlaceLink;
use super::row::definitions;
use super::story::{Story, source_anchor, source_number};
use super::words;
use crate::lexicon::{Class, SourceType};
use crate::sourcing::{Attribution, AttributionKind, Source, SourceId};
use crate::text::Span;

/// A source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceView {
    /// Its number, from 1.
    pub number: u32,
    /// Its anchor.
    pub anchor: String,
    /// What the article calls it, at its fullest.
    pub name: String,
    /// What kind of entity it is.
    pub class: &'static str,
    /// Identification level, 0 to 5.
    pub level: u8,
    /// What the level means.
    pub level_words: &'static str,
    /// Field of life; `None` where the text does not tell.
    pub source_type: Option<&'static str>,
    /// Its office or job.
    pub role: Option<String>,
    /// The body it belongs to.
    pub affiliation: Option<String>,
    /// The side it is on.
    pub side: Option<String>,
    /// Definitions by which it is anonymous, joined; `None` where by none.
    pub anonymous: Option<String>,
    /// Words that grant anonymity.
    pub grant: Option<Excerpt>,
    /// Words that give a reason.
    pub reason: Option<Excerpt>,
    /// What kind of reason it is.
    pub reason_kind: Option<&'static str>,
    /// "3 statements".
    pub statements_count: String,
    /// Words attributed to it, in digits.
    pub attributed_words: String,
    /// Those of them inside quotation marks.
    pub quoted_words: String,
    /// Its share of all attributed words; `None` where there are none.
    pub share: Option<String>,
    /// Its mentions, the same words joined.
    pub mentions: Vec<Mention>,
    /// What is attributed to it.
    pub statements: Vec<Statement>,
}

/// Words of the article with their place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Excerpt {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub place: PlaceLink,
}

/// The same words, wherever they name a source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mention {
    /// The words.
    pub text: String,
    /// Where they stand; the first few.
    pub places: Vec<PlaceLink>,
    /// How many more there are, in digits; `None` where all are given.
    pub more: Option<String>,
}

/// Something attributed to a source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    /// Its anchor.
    pub anchor: String,
    /// Direct, mixed or indirect.
    pub kind: &'static str,
    /// The words that signal it.
    pub cue: Option<String>,
    /// How they treat what is said.
    pub cue_class: &'static str,
    /// Who speaks, as named there; `None` where that is the source's name.
    pub mention: Option<String>,
    /// What is said, cut where it is long.
    pub content: String,
    /// Where it stands.
    pub place: PlaceLink,
}

/// Places listed for one mention, hit or figure.
pub(super) const PLACES: usize = 12;

/// All sources, in order of first mention.
pub(super) fn build(story: &Story<'_, '_>) -> Vec<SourceView> {
    let sources = &story.article.analysis.sources;
    let total: u64 = sources.iter().map(|source| u64::from(source.attributed_words)).sum();
    (0..).map(SourceId).zip(sources).map(|(id, source)| view(story, id, source, total)).collect()
}

/// Attributions whose source could not be resolved.
pub(super) fn unresolved(story: &Story<'_, '_>) -> Vec<Statement> {
    told(story, |found| found.is_unresolved() && !names_nobody(story, found))
}

/// Attributions that name nobody.
pub(super) fn nobodys(story: &Story<'_, '_>) -> Vec<Statement> {
    told(story, |found| names_nobody(story, found))
}

/// "It is alleged", and "nobody disputes".
pub(super) fn names_nobody(story: &Story<'_, '_>, found: &Attribution) -> bool {
    let tokens = &story.article.analysis.tokens;
    let denied = |mention| tokens.is(tokens.first_from(mention), Class::Negation);
    found.names_nobody() || (found.source.is_none() && found.mention.is_some_and(denied))
}

/// Wishes, plans and stances of those who are no sources.
pub(super) fn stances(story: &Story<'_, '_>) -> Vec<Statement> {
    told(story, |found| found.stance_only)
}

fn told(story: &Story<'_, '_>, wanted: impl Fn(&Attribution) -> bool) -> Vec<Statement> {
    let all = story.article.analysis.attributions.iter().enumerate().filter(|(_, found)| wanted(found));
    all.map(|(at, found)| statement(story, at, found)).collect()
}

fn view(story: &Story<'_, '_>, id: SourceId, source: &Source, total: u64) -> SourceView {
    let side = source.side.and_then(|side| story.article.settings.sides.get(side));
    let anonymous: Vec<&str> = definitions(source.anonymous).collect();
    let excerpt =
        |span: Span| Excerpt { text: words::excerpt(&story.text(span), words::SHORT), place: story.place(span) };
    SourceView {
        number: source_number(id),
        anchor: source_anchor(id),
        name: words::capital(&words::name(&story.text(source.name), words::SHORT)),
        class: words::class(source.class),
        level: source.level.number(),
        level_words: words::level(source.level),
        source_type: (source.source_type != SourceType::Unknown).then(|| words::source_type(source.source_type)),
        role: source.role.map(|span| story.text(span)),
        affiliation: source.affiliation.map(|span| story.text(span)),
        side: side.map(|side| words::clean(&side.name)),
        anonymous: (!anonymous.is_empty()).then(|| anonymous.join(", ")),
        grant: source.grant.map(excerpt),
        reason: source.reason.map(|reason| excerpt(reason.span)),
        reason_kind: source.reason.map(|reason| words::reason(reason.kind)),
        statements_count: words::count(source.attributions.len(), "statement", "statements"),
        attributed_words: words::whole(source.attributed_words as usize),
        quoted_words: words::whole(source.quoted_words as usize),
        share: (total > 0).then(|| words::percent(f64::from(source.attributed_words) / total as f64)),
        mentions: mentions(story, source),
        statements: statements(story, source),
    }
}

/// A source may be named a thousand times: the same words are joined, and their places cut.
fn mentions(story: &Story<'_, '_>, source: &Source) -> Vec<Mention> {
    let mut joined: Vec<(String, Vec<Span>)> = Vec::new();
    for span in &source.mentions {
        let text = words::name(&story.text(*span), words::SHORT);
        match joined.iter().position(|(known, _)| known.to_lowercase() == text.to_lowercase()) {
            Some(at) => joined.get_mut(at).into_iter().for_each(|(_, places)| places.push(*span)),
            None if joined.len() < PLACES => joined.push((text, vec![*span])),
            None => {}
        }
    }
    let view = |(text, spans): (String, Vec<Span>)| {
        let (places, more) = places(story, &spans);
        Mention { text, places, more }
    };
    joined.into_iter().map(view).collect()
}

/// Links to the first few of these places, and how many more there are.
fn places(story: &Story<'_, '_>, spans: &[Span]) -> (Vec<PlaceLink>, Option<String>) {
    let places = spans.iter().take(PLACES).map(|span| story.place(*span)).collect();
    let more = spans.len().checked_sub(PLACES).filter(|more| *more > 0).map(words::whole);
    (places, more)
}

fn statements(story: &Story<'_, '_>, source: &Source) -> Vec<Statement> {
    let ids = source.attributions.iter().map(|id| id.0 as usize);
    ids.filter_map(|at| Some(statement(story, at, story.article.analysis.attributions.get(at)?))).collect()
}

fn statement(story: &Story<'_, '_>, at: usize, found: &Attribution) -> Statement {
    let place = found.content.first().copied().or(found.cue).or(found.mention).unwrap_or_default();
    let name = found.source.and_then(|id| story.source(id)).map(|source| source.name);
    let mention = found.mention.filter(|mention| Some(*mention) != name);
    Statement {
        anchor: attribution_anchor(at),
        kind: words::attribution_kind(found.kind),
        cue: found.cue.map(|span| words::excerpt(&story.text(span), words::SHORT)),
        cue_class: words::cue_class(found.cue_class),
        mention: mention.map(|span| words::name(&story.text(span), words::SHORT)),
        content: words::excerpt(&content(story, found), words::LONG),
        place: story.place(place),
    }
}

/// What is said. What is a quotation from end to end, or all that is left of one, is shown between marks of one kind.
fn content(story: &Story<'_, '_>, found: &Attribution) -> String {
    let spans = found.content.iter().map(|span| story.text(*span));
    let parts: Vec<String> = match found.kind {
        AttributionKind::Direct => spans.map(|text| words::quoted_whole(&text)).collect(),
        AttributionKind::Mixed | AttributionKind::Indirect => spans.collect(),
    };
    parts.join(" … ")
}
