//! What holds for the analysis of every text. Shared with the fuzz targets, so it names nothing of the tests.

use std::ops::Range;

use onrecord::analysis::{Analysis, analyze};
use onrecord::lexicon::LexiconSet;
use onrecord::metric::{Article, Measures, Unit, measure_all, metric_of, state};
use onrecord::render::{Color, RENDERERS, Style, Templates};
use onrecord::report::{self, Measured};
use onrecord::settings::Settings;
use onrecord::sourcing::{Source, SourceId};
use onrecord::text::{Document, Span};

/// Analyses a document and asserts all that must hold of it.
pub(crate) fn analysis_of(doc: &Document, lexicons: &LexiconSet, settings: &Settings) -> Analysis {
    let found = analyze(doc, lexicons, settings);
    for (what, span) in places(&found) {
        assert_place(doc, what, span);
    }
    assert_layout(&found);
    assert_tokens(doc, &found);
    assert_quotes(&found);
    assert_sourcing(&found);
    assert_voices(&found);
    assert_order("hits", found.hits.iter().map(|hit| hit.span));
    assert_order("claims", found.claims.iter().map(|claim| claim.span));
    found
}

/// Measures an analysed document and asserts all that must hold of the measures.
pub(crate) fn measures_of(article: &Article<'_>) -> Measures {
    let measures = measure_all(article);
    for (id, measure) in &measures {
        for span in &measure.evidence {
            assert_place(article.doc, id, *span);
        }
        let Some((metric, _)) = metric_of(id) else { panic!("{id} belongs to no metric") };
        for value in [measure.value, measure.numerator, measure.denominator].into_iter().flatten() {
            assert!(value.is_finite(), "{id}: {value}");
        }
        let in_range = |value: f64| match metric.unit() {
            Unit::Share => (0.0..=1.0).contains(&value),
            Unit::YesNo => [0.0, 1.0].contains(&value),
            Unit::Count => value >= 0.0 && value.fract() == 0.0,
            // Some are differences of two rates.
            Unit::PerThousandWords | Unit::Number => true,
        };
        assert!(measure.value.is_none_or(in_range), "{id}: {:?}", measure.value);
        if let Some((low, high)) = measure.interval {
            let value = measure.value.unwrap_or(f64::NAN);
            assert!(low <= value + 1e-9 && value <= high + 1e-9, "{id}: {value} outside {low} to {high}");
        }
    }
    measures
}

/// The report of an article in every format, all of which must be UTF-8 and not empty.
pub(crate) fn reports_of(article: &Article<'_>, measures: &Measures, templates: &Templates) -> Vec<String> {
    let measured: Vec<Measured<'_>> = measures
        .iter()
        .map(|(id, measure)| Measured {
            id,
            measure,
            percentile: None,
            state: state(id, measure, article.settings, None),
        })
        .collect();
    let report = report::build(article, &measured, None);
    let style = Style { templates, color: Color::Plain, columns: 80 };
    let rendered = RENDERERS.iter().map(|renderer| {
        let bytes = renderer.render(&report, &style).unwrap_or_else(|error| panic!("{}: {error}", renderer.name()));
        let text = String::from_utf8(bytes).unwrap_or_else(|error| panic!("{}: {error}", renderer.name()));
        assert!(!text.is_empty(), "{} is empty", renderer.name());
        text
    });
    rendered.collect()
}

/// All places that an analysis names.
fn places(found: &Analysis) -> Vec<(&'static str, Span)> {
    let mut all: Vec<(&'static str, Span)> = Vec::new();
    let mut add = |what, spans: &mut dyn Iterator<Item = Span>| all.extend(spans.map(|span| (what, span)));
    add("zone", &mut found.zones.all.iter().map(|zone| zone.span));
    add("author", &mut found.zones.authors.iter().copied());
    add("paragraph", &mut found.tokens.paragraphs.iter().map(|paragraph| paragraph.span));
    add("sentence", &mut found.tokens.sentences.iter().map(|sentence| sentence.span));
    add("token", &mut (0..found.tokens.len()).map(|at| found.tokens.span(at)));
    add("quote", &mut found.quotes.iter().map(|quote| quote.span));
    add("quote's mention", &mut found.quotes.iter().filter_map(|quote| quote.mention));
    add("mention", &mut found.attributions.iter().filter_map(|attribution| attribution.mention));
    add("cue", &mut found.attributions.iter().filter_map(|attribution| attribution.cue));
    add("content", &mut found.attributions.iter().flat_map(|attribution| attribution.content.iter().copied()));
    add("source", &mut found.sources.iter().flat_map(places_of));
    add("reply", &mut found.replies.iter().map(|reply| reply.span));
    add("who replied", &mut found.replies.iter().filter_map(|reply| reply.body));
    add("stretch", &mut found.voices.stretches.iter().map(|stretch| stretch.span));
    add("hit", &mut found.hits.iter().map(|hit| hit.span));
    add("claim", &mut found.claims.iter().map(|claim| claim.span));
    all
}

fn places_of(source: &Source) -> Vec<Span> {
    let mut all = vec![source.name];
    all.extend(source.mentions.iter().copied());
    all.extend(
        [source.role, source.affiliation, source.grant, source.reason.map(|reason| reason.span)].iter().flatten(),
    );
    all
}

fn assert_place(doc: &Document, what: &str, span: Span) {
    let words = doc.text().get(span.start()..span.end());
    assert!(words.is_some_and(|words| !words.is_empty()), "{what} at {span:?} holds no words");
}

/// Spans come in text order.
fn assert_order(what: &str, spans: impl Iterator<Item = Span>) {
    let all: Vec<Span> = spans.collect();
    assert!(all.is_sorted(), "{what} are not in text order: {all:?}");
}

/// Spans come in text order, and none overlaps the next.
fn assert_apart(what: &str, spans: impl Iterator<Item = Span>) {
    let all: Vec<Span> = spans.collect();
    assert!(all.is_sorted_by(|one, next| one.before(*next)), "{what} overlap or are not in order: {all:?}");
}

fn assert_layout(found: &Analysis) {
    assert_apart("zones", found.zones.all.iter().map(|zone| zone.span));
    assert_apart("paragraphs", found.tokens.paragraphs.iter().map(|paragraph| paragraph.span));
    assert_apart("sentences", found.tokens.sentences.iter().map(|sentence| sentence.span));
    for (number, paragraph) in found.tokens.paragraphs.iter().enumerate() {
        let inside = found.tokens.sentences.iter().filter(|sentence| sentence.paragraph == number);
        let ranges: Vec<Range<usize>> = inside.map(|sentence| sentence.tokens.clone()).collect();
        let mut at = paragraph.tokens.start;
        for range in &ranges {
            assert_eq!(range.start, at, "sentences do not tile paragraph {number}");
            at = range.end;
        }
        assert_eq!(at, paragraph.tokens.end, "sentences do not tile paragraph {number}");
    }
}

fn assert_tokens(doc: &Document, found: &Analysis) {
    assert_apart("tokens", (0..found.tokens.len()).map(|at| found.tokens.span(at)));
    let blank = |at: usize| doc[found.tokens.span(at)].chars().any(char::is_whitespace);
    assert!(!(0..found.tokens.len()).any(blank), "a token holds white space");
}

/// Quotations are in text order, and two of them are apart or one inside the other.
fn assert_quotes(found: &Analysis) {
    assert_order("quotes", found.quotes.iter().map(|quote| quote.span));
    let mut open: Vec<Span> = Vec::new();
    for span in found.quotes.iter().map(|quote| quote.span) {
        while open.last().is_some_and(|outer| outer.before(span)) {
            open.pop();
        }
        assert!(open.last().is_none_or(|outer| outer.contains(span)), "quotes cross: {open:?} {span:?}");
        open.push(span);
    }
    for quote in &found.quotes {
        let Some(id) = quote.attribution else { continue };
        let attribution = found.attributions.get(id.0 as usize).expect("a quote's attribution is there");
        // A quotation inside another one may have a speaker of its own: “He told us, ‘Go home.’”
        let inner = found.quotes.iter().any(|outer| outer.span != quote.span && outer.span.contains(quote.span));
        let same = (quote.source, quote.mention) == (attribution.source, attribution.mention);
        assert!(same || inner, "{quote:?} is of {attribution:?}");
    }
}

/// Attributions and sources name each other.
fn assert_sourcing(found: &Analysis) {
    let source = |id: SourceId| found.sources.get(id.0 as usize).expect("a source is there");
    for (number, attribution) in found.attributions.iter().enumerate() {
        assert!(!attribution.content.is_empty(), "attribution {number} has no content");
        assert_apart("parts of a content", attribution.content.iter().copied());
        assert!((attribution.sentence.0 as usize) < found.tokens.sentences.len().max(1));
        if let Some(id) = attribution.source {
            assert!(
                source(id).attributions.iter().any(|id| id.0 as usize == number),
                "attribution {number} is not its source's"
            );
        }
    }
    assert_order("sources", found.sources.iter().map(|source| source.mentions.first().copied().unwrap_or_default()));
    for (number, source) in found.sources.iter().enumerate() {
        assert!(!source.attributions.is_empty(), "source {number} says nothing");
        assert!(source.attributions.is_sorted() && source.mentions.is_sorted());
        assert!(
            source.quoted_words <= source.attributed_words,
            "source {number} is quoted with more words than it has"
        );
        let anonymous = source.anonymous;
        assert!((!anonymous.strict && !anonymous.described) || anonymous.broad, "source {number}: {anonymous:?}");
        for id in &source.attributions {
            let attribution = found.attributions.get(id.0 as usize).expect("a source's attribution is there");
            // Who speaks together with others is named in their mention.
            let own = attribution.source.map(|id| id.0 as usize) == Some(number);
            let joined = || attribution.mention.is_none_or(|mention| source_is_in(source, mention));
            assert!(
                attribution.source.is_some() && (own || joined()),
                "attribution {} is not of source {number}",
                id.0
            );
        }
    }
    for id in found.quotes.iter().filter_map(|quote| quote.source).chain(found.hits.iter().filter_map(|hit| hit.source))
    {
        source(id);
    }
}

fn source_is_in(source: &Source, mention: Span) -> bool {
    source.mentions.iter().any(|own| own.start() < mention.end() && mention.start() < own.end())
}

/// Voices lie apart, and hold each analysed word once.
fn assert_voices(found: &Analysis) {
    assert_apart("voices", found.voices.stretches.iter().map(|stretch| stretch.span));
    let words: usize = found.tokens.paragraphs.iter().map(|paragraph| found.tokens.count_words(paragraph.span)).sum();
    let heard: u32 = found.voices.words.iter().sum();
    assert_eq!(heard as usize, words, "words in voices and words in paragraphs");
}
