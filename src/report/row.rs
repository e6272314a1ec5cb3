//! Turns an analysis into its [`Row`]: spans become code points, entries become words. Nothing is computed.

use std::borrow::Cow;

use super::data::{
    ArticleRow, AttributionRow, ClaimRow, FigureRow, HeadlineRow, HitRow, LexiconRow, Place, Provenance, QuoteRow,
    ReasonRow, ReplyRow, Row, SCHEMA, SourceRow, WarningRow, ZoneRow,
};
use super::figure_map::FigureMap;
use super::{Measured, byline_of, title_of};
use crate::corpus::fingerprint;
use crate::grammar::Zone;
use crate::metric::Article;
use crate::sourcing::{Anonymity, Attribution, Quote, Reason, Reply, Source, SourceId};
use crate::text::{InputPlace, InputPlaces, Span};
use crate::wording::{Claim, Hit};

/// The analysis of one article as data, without the page: cheap enough for millions of them.
#[must_use]
pub fn analysis_row<'a>(article: &Article<'a>, measured: &[Measured<'a>]) -> Row<'a> {
    let (doc, analysis) = (article.doc, article.analysis);
    let places = InputPlaces::new(doc);
    let text = Part::text(article, &places);
    Row {
        schema: SCHEMA,
        article: article_row(article),
        headline: doc.headline_apart().map(|_| headline_row(article, &Part::headline(&places))),
        zones: analysis.zones.all.iter().filter_map(|zone| zone_row(zone, &text)).collect(),
        sentences: analysis.tokens.sentences.iter().filter_map(|sentence| text.place(sentence.span)).collect(),
        quotes: quote_rows(article, &text),
        attributions: attribution_rows(article, &text),
        sources: (0..).zip(&analysis.sources).map(|(id, source)| source_row(id, source, article, &text)).collect(),
        language: hit_rows(article, &text),
        claims: claim_rows(article, &text),
        replies: analysis.replies.iter().filter_map(|reply| reply_row(reply, &text)).collect(),
        metrics: FigureMap(measured.iter().map(|figure| (Cow::Borrowed(figure.id), figure_row(figure))).collect()),
        warnings: doc
            .warnings
            .iter()
            .map(|warning| WarningRow { code: warning.code.into(), message: warning.message.as_str().into() })
            .collect(),
        provenance: provenance(article),
    }
}

/// One of the two strings that an article may come in: its text, or a headline apart from it. Findings stand in the
/// order of the text, the headline first, so those of either are numbered from their own first.
struct Part<'p> {
    places: &'p InputPlaces,
    is_text: bool,
    first_sentence: u32,
    first_quote: u32,
    first_attribution: u32,
}

impl<'p> Part<'p> {
    fn headline(places: &'p InputPlaces) -> Self {
        Self { places, is_text: false, first_sentence: 0, first_quote: 0, first_attribution: 0 }
    }

    fn text(article: &Article<'_>, places: &'p InputPlaces) -> Self {
        let analysis = article.analysis;
        let apart = |span: Span| places.in_text(span).is_none();
        Self {
            places,
            is_text: true,
            first_sentence: count(analysis.tokens.sentences.iter().take_while(|sentence| apart(sentence.span))),
            first_quote: count(analysis.quotes.iter().take_while(|quote| apart(quote.span))),
            first_attribution: count(analysis.attributions.iter().take_while(|found| apart(place_of(found)))),
        }
    }

    /// Where a span stands in this part, if it stands in it.
    fn place(&self, span: Span) -> Option<Place> {
        match self.places.of(span) {
            InputPlace::Text(place) if self.is_text => Some(place),
            InputPlace::Headline(place) if !self.is_text => Some(place),
            _ => None,
        }
    }
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    items.fold(0, |n, _| n + 1)
}

/// A place of an attribution, to know which part it is in.
fn place_of(found: &Attribution) -> Span {
    found.content.first().copied().or(found.cue).or(found.mention).unwrap_or_default()
}

fn headline_row<'a>(article: &Article<'a>, part: &Part<'_>) -> HeadlineRow<'a> {
    HeadlineRow {
        quotes: quote_rows(article, part),
        attributions: attribution_rows(article, part),
        language: hit_rows(article, part),
        claims: claim_rows(article, part),
    }
}

fn quote_rows(article: &Article<'_>, part: &Part<'_>) -> Vec<QuoteRow> {
    let quotes = (0..).zip(&article.analysis.quotes);
    quotes.filter_map(|(id, quote)| quote_row(id, quote, part)).collect()
}

fn attribution_rows(article: &Article<'_>, part: &Part<'_>) -> Vec<AttributionRow> {
    let attributions = (0..).zip(&article.analysis.attributions);
    attributions.filter_map(|(id, found)| attribution_row(id, found, part)).collect()
}

fn hit_rows<'a>(article: &Article<'a>, part: &Part<'_>) -> Vec<HitRow<'a>> {
    article.analysis.hits.iter().filter_map(|hit| hit_row(hit, article, part)).collect()
}

fn claim_rows(article: &Article<'_>, part: &Part<'_>) -> Vec<ClaimRow> {
    let row = |claim: &Claim| {
        let sentence = claim.sentence.0.saturating_sub(part.first_sentence);
        Some(ClaimRow { kind: claim.kind.name().into(), span: part.place(claim.span)?, sentence })
    };
    article.analysis.claims.iter().filter_map(row).collect()
}

fn zone_row(zone: &Zone, part: &Part<'_>) -> Option<ZoneRow> {
    Some(ZoneRow { kind: zone.kind.name().into(), span: part.place(zone.span)? })
}

fn article_row<'a>(article: &Article<'a>) -> ArticleRow<'a> {
    let doc = article.doc;
    let meta = &doc.meta;
    ArticleRow {
        id: meta.id.as_str().into(),
        title: title_of(article).map(Cow::Borrowed),
        byline: byline_of(article).into_iter().map(Cow::Borrowed).collect(),
        outlet: meta.outlet.as_deref().map(Cow::Borrowed),
        published: meta.published.as_deref().map(Cow::Borrowed),
        url: meta.url.as_deref().map(Cow::Borrowed),
        topic: meta.topic.as_deref().map(Cow::Borrowed),
        meta: Cow::Borrowed(&meta.other),
        words: article.body_words() as u32,
        fingerprint: fingerprint(article).map(|print| print.to_string()),
        text: doc.as_it_came().into(),
    }
}

fn quote_row(id: u32, quote: &Quote, part: &Part<'_>) -> Option<QuoteRow> {
    Some(QuoteRow {
        id: id.saturating_sub(part.first_quote),
        span: part.place(quote.span)?,
        kind: quote.kind.name().into(),
        source: number(quote.source),
        mention: quote.mention.and_then(|span| part.place(span)),
        attribution: quote.attribution.and_then(|attribution| attribution.0.checked_sub(part.first_attribution)),
    })
}

fn attribution_row(id: u32, found: &Attribution, part: &Part<'_>) -> Option<AttributionRow> {
    part.place(place_of(found))?;
    Some(AttributionRow {
        id: id.saturating_sub(part.first_attribution),
        kind: found.kind.name().into(),
        source: number(found.source),
        stance_only: found.stance_only,
        mention: found.mention.and_then(|span| part.place(span)),
        cue: found.cue.and_then(|span| part.place(span)),
        cue_class: found.cue_class.name().into(),
        content: found.content.iter().filter_map(|span| part.place(*span)).collect(),
        sentence: found.sentence.0.saturating_sub(part.first_sentence),
    })
}

fn source_row<'a>(id: u32, source: &Source, article: &Article<'a>, part: &Part<'_>) -> SourceRow<'a> {
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
        mentions: source.mentions.iter().filter_map(|span| part.place(*span)).collect(),
        anonymous: definitions(source.anonymous).map(Cow::Borrowed).collect(),
        grant: source.grant.and_then(|span| part.place(span)),
        reason: source.reason.and_then(|reason| reason_row(reason, part)),
        attributions: source
            .attributions
            .iter()
            .filter_map(|attribution| attribution.0.checked_sub(part.first_attribution))
            .collect(),
        quoted_words: source.quoted_words,
        attributed_words: source.attributed_words,
    }
}

fn reason_row(reason: Reason, part: &Part<'_>) -> Option<ReasonRow> {
    Some(ReasonRow { kind: reason.kind.name().into(), span: part.place(reason.span)? })
}

/// Names of the definitions by which a source is anonymous.
pub(super) fn definitions(anonymity: Anonymity) -> impl Iterator<Item = &'static str> {
    let Anonymity { strict, described, broad } = anonymity;
    [(strict, "strict"), (described, "described"), (broad, "broad")]
        .into_iter()
        .filter_map(|(holds, name)| holds.then_some(name))
}

/// A hit whose entry is not in the lexicons has nothing to say, and is left out.
fn hit_row<'a>(hit: &Hit, article: &Article<'a>, part: &Part<'_>) -> Option<HitRow<'a>> {
    let entry = article.lexicons.entry(hit.entry)?;
    let file = article.lexicons.file_of(entry)?;
    Some(HitRow {
        span: part.place(hit.span)?,
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

fn reply_row(reply: &Reply, part: &Part<'_>) -> Option<ReplyRow> {
    Some(ReplyRow {
        kind: reply.kind.name().into(),
        span: part.place(reply.span)?,
        body: reply.body.and_then(|span| part.place(span)),
        source: number(reply.source),
    })
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
