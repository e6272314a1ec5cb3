//! Turns an analysis into its [`Row`]: spans become code points, entries become words. Nothing is computed.

use std::borrow::Cow;

use super::data::{
    ArticleRow, AttributionRow, ClaimRow, FigureRow, HitRow, LexiconRow, Provenance, QuoteRow, ReasonRow, ReplyRow,
    Row, SCHEMA, SourceRow, WarningRow, ZoneRow,
};
use super::figure_map::FigureMap;
use super::{Measured, title_of};
use crate::metric::Article;
use crate::sourcing::{Anonymity, Attribution, Quote, Reply, Source, SourceId};
use crate::text::CodePoints;
use crate::wording::Hit;

/// The analysis of one article as data, without the page: cheap enough for millions of them.
#[must_use]
pub fn analysis_row<'a>(article: &Article<'a>, measured: &[Measured<'a>]) -> Row<'a> {
    let (doc, analysis) = (article.doc, article.analysis);
    let points = CodePoints::new(doc.text());
    Row {
        schema: SCHEMA,
        article: article_row(article),
        zones: analysis
            .zones
            .all
            .iter()
            .map(|zone| ZoneRow { kind: zone.kind.name().into(), span: points.of(zone.span) })
            .collect(),
        sentences: analysis.tokens.sentences.iter().map(|sentence| points.of(sentence.span)).collect(),
        quotes: numbered(&analysis.quotes).map(|(id, quote)| quote_row(id, quote, &points)).collect(),
        attributions: numbered(&analysis.attributions).map(|(id, found)| attribution_row(id, found, &points)).collect(),
        sources: numbered(&analysis.sources).map(|(id, source)| source_row(id, source, article, &points)).collect(),
        language: analysis.hits.iter().filter_map(|hit| hit_row(hit, article, &points)).collect(),
        claims: analysis
            .claims
            .iter()
            .map(|claim| ClaimRow {
                kind: claim.kind.name().into(),
                span: points.of(claim.span),
                sentence: claim.sentence.0,
            })
            .collect(),
        replies: analysis.replies.iter().map(|reply| reply_row(reply, &points)).collect(),
        metrics: FigureMap(measured.iter().map(|figure| (Cow::Borrowed(figure.id), figure_row(figure))).collect()),
        warnings: doc
            .warnings
            .iter()
            .map(|warning| WarningRow { code: warning.code.into(), message: warning.message.as_str().into() })
            .collect(),
        provenance: provenance(article),
    }
}

fn numbered<T>(items: &[T]) -> impl Iterator<Item = (u32, &T)> {
    (0..).zip(items)
}

fn article_row<'a>(article: &Article<'a>) -> ArticleRow<'a> {
    let doc = article.doc;
    let meta = &doc.meta;
    ArticleRow {
        id: meta.id.as_str().into(),
        title: title_of(article).map(Cow::Borrowed),
        byline: meta.byline.iter().map(|name| name.as_str().into()).collect(),
        outlet: meta.outlet.as_deref().map(Cow::Borrowed),
        published: meta.published.as_deref().map(Cow::Borrowed),
        url: meta.url.as_deref().map(Cow::Borrowed),
        topic: meta.topic.as_deref().map(Cow::Borrowed),
        meta: Cow::Borrowed(&meta.other),
        words: article.body_words() as u32,
        text: doc.text().into(),
    }
}

fn quote_row(id: u32, quote: &Quote, points: &CodePoints) -> QuoteRow {
    QuoteRow {
        id,
        span: points.of(quote.span),
        kind: quote.kind.name().into(),
        source: number(quote.source),
        mention: quote.mention.map(|span| points.of(span)),
        attribution: quote.attribution.map(|attribution| attribution.0),
    }
}

fn attribution_row(id: u32, found: &Attribution, points: &CodePoints) -> AttributionRow {
    AttributionRow {
        id,
        kind: found.kind.name().into(),
        source: number(found.source),
        mention: found.mention.map(|span| points.of(span)),
        cue: found.cue.map(|span| points.of(span)),
        cue_class: found.cue_class.name().into(),
        content: found.content.iter().map(|span| points.of(*span)).collect(),
        sentence: found.sentence.0,
    }
}

fn source_row<'a>(id: u32, source: &Source, article: &Article<'a>, points: &CodePoints) -> SourceRow<'a> {
    let (doc, settings) = (article.doc, article.settings);
    let side = source.side.and_then(|side| settings.sides.get(side));
    SourceRow {
        id,
        name: doc[source.name].into(),
        class: source.class.name().into(),
        level: source.level.number(),
        role: source.role.map(|span| doc[span].into()),
        affiliation: source.affiliation.map(|span| doc[span].into()),
        source_type: source.source_type.name().into(),
        side: side.map(|side| side.name.as_str().into()),
        mentions: source.mentions.iter().map(|span| points.of(*span)).collect(),
        anonymous: definitions(source.anonymous).map(Cow::Borrowed).collect(),
        grant: source.grant.map(|span| points.of(span)),
        reason: source.reason.map(|reason| ReasonRow { kind: reason.kind.name().into(), span: points.of(reason.span) }),
        attributions: source.attributions.iter().map(|attribution| attribution.0).collect(),
        quoted_words: source.quoted_words,
        attributed_words: source.attributed_words,
    }
}

/// Names of the definitions by which a source is anonymous.
pub(super) fn definitions(anonymity: Anonymity) -> impl Iterator<Item = &'static str> {
    let Anonymity { strict, described, broad } = anonymity;
    [(strict, "strict"), (described, "described"), (broad, "broad")]
        .into_iter()
        .filter_map(|(holds, name)| holds.then_some(name))
}

/// A hit whose entry is not in the lexicons has nothing to say, and is left out.
fn hit_row<'a>(hit: &Hit, article: &Article<'a>, points: &CodePoints) -> Option<HitRow<'a>> {
    let entry = article.lexicons.entry(hit.entry)?;
    let file = article.lexicons.file_of(entry)?;
    Some(HitRow {
        span: points.of(hit.span),
        term: Cow::Borrowed(&entry.text),
        lexicon: Cow::Borrowed(article.lexicons.origin_of(entry).0),
        category: Cow::Borrowed(&file.id),
        role: file.role.name().into(),
        weight: entry.weight,
        voice: hit.voice.name().into(),
        source: number(hit.source),
        instead: entry.instead.iter().map(|word| Cow::Borrowed(&**word)).collect(),
    })
}

fn reply_row(reply: &Reply, points: &CodePoints) -> ReplyRow {
    ReplyRow {
        kind: reply.kind.name().into(),
        span: points.of(reply.span),
        body: reply.body.map(|span| points.of(span)),
        source: number(reply.source),
    }
}

fn figure_row(figure: &Measured<'_>) -> FigureRow {
    let measure = figure.measure;
    FigureRow {
        value: measure.value,
        numerator: measure.numerator,
        denominator: measure.denominator,
        low: measure.interval.map(|(low, _)| low),
        high: measure.interval.map(|(_, high)| high),
        percentile: figure.percentile,
        state: figure.state.name().into(),
    }
}

fn provenance<'a>(article: &Article<'a>) -> Provenance<'a> {
    let lexicons = article.lexicons.files().iter().map(|file| LexiconRow {
        id: Cow::Borrowed(&file.id),
        version: Cow::Borrowed(&file.version),
        sha256: Cow::Borrowed(&file.sha256),
    });
    Provenance {
        onrecord: env!("CARGO_PKG_VERSION").into(),
        settings_sha256: article.settings.sha256.as_str().into(),
        lexicons: lexicons.collect(),
    }
}

fn number(source: Option<SourceId>) -> Option<u32> {
    source.map(|source| source.0)
}
