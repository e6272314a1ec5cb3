//! What holds for every text, on texts that nobody would write.

use std::sync::LazyLock;

use proptest::prelude::*;

use onrecord::analysis::Analysis;
use onrecord::metric::{Article, Measures};
use onrecord::render::Templates;
use onrecord::settings::Settings;
use onrecord::text::{Document, Layout};

use crate::invariants::{analysis_of, measures_of, reports_of};
use crate::{LEXICONS, analysed};

/// Words that the passes know, in the order in which news puts them, or not.
const WORDS: &[&str] = &[
    "said",
    "says",
    "told",
    "according to",
    "Ana Ruiz",
    "Ruiz",
    "the mayor of Vellin",
    "a spokesman",
    "officials",
    "she",
    "they",
    "who",
    "that",
    "and",
    "of",
    "by",
    "was",
    "not",
    "believed to",
    "reportedly",
    "regime",
    "slammed",
    "thugs",
    "critics",
    "sources",
    "on condition of anonymity",
    "declined to comment",
    "the report",
    "its",
    "Harbour Lines Ltd",
    "in a statement",
    "U.S.",
    "Mr.",
    "PARIS (AFP)",
    "By Ana Ruiz",
    "Read more:",
    "Q:",
    "A:",
    "Follow us",
    "however",
    "the bridge would close",
    "because",
    "12",
    "1,200.50",
    "'90s",
    "5'10\"",
];

/// Marks and letters at which programs trip.
const MARKS: &[&str] = &[
    "“",
    "”",
    "\"",
    "''",
    "``",
    "`",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "‹",
    "›",
    "„",
    "‟",
    "‚",
    "‛",
    "—",
    "–",
    "-",
    "--",
    "―",
    "\u{2010}",
    ".",
    "…",
    "...",
    "?",
    "!",
    ",",
    ":",
    ";",
    "(",
    ")",
    "[",
    "]",
    "/",
    "*",
    "&",
    "#",
    "@",
    "_",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\u{2028}",
    "\u{85}",
    "\u{a0}",
    "\u{200b}",
    "\u{200f}",
    "\u{202e}",
    "\u{feff}",
    "\u{0}",
    "e\u{301}",
    "\u{301}",
    "İ",
    "ß",
    "ﬁ",
    "Ǆ",
    "日本語",
    "。",
    "「",
    "」",
    "שלום",
    "مرحبا",
    "👩‍👩‍👧",
    "🇫🇷",
    "𝕏",
    "\u{1d165}",
    "Ω",
    "ſ",
    "K",
    "´",
    "＂",
    "½",
    "²",
    "Ⅳ",
    "٣",
];

/// So many cases; `ONRECORD_CASES=20` runs twenty times as many.
fn cases(n: u32) -> ProptestConfig {
    let factor = std::env::var("ONRECORD_CASES").ok().and_then(|factor| factor.parse().ok()).unwrap_or(1);
    ProptestConfig::with_cases(n * factor)
}

/// Texts made of pieces, with blanks between them or not.
fn pieces(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(words),
        2 => prop::sample::select(MARKS),
        2 => Just(" "),
    ];
    prop::collection::vec(piece, 0..70).prop_map(|pieces| pieces.concat())
}

/// Texts that read like news, where most pieces are parted by blanks.
fn news() -> impl Strategy<Value = String> {
    let glue = prop::sample::select(&[" ", " ", " ", " ", "", ", ", ". ", ".\n\n", " “", "” ", ",” ", ".” "][..]);
    prop::collection::vec((prop::sample::select(WORDS), glue), 0..60)
        .prop_map(|pairs| pairs.into_iter().map(|(word, glue)| format!("{word}{glue}")).collect())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![1 => any::<String>(), 2 => pieces(MARKS), 4 => pieces(WORDS), 4 => news()]
}

fn document(text: &str, layout: Layout) -> Document {
    let mut doc = Document::new(text);
    doc.layout = layout;
    doc
}

fn any_layout() -> impl Strategy<Value = Layout> {
    prop::sample::select(&[Layout::Unknown, Layout::HeadlineFirst, Layout::BodyOnly][..])
}

fn measured(doc: &Document, analysis: &Analysis) -> Measures {
    let settings = Settings::default();
    measures_of(&Article { doc, analysis, lexicons: &LEXICONS, settings: &settings })
}

/// All that was found, in words with single blanks, without places.
fn in_words(doc: &Document) -> Vec<String> {
    let found = analysed(doc);
    let words = |span| doc[span].split_whitespace().collect::<Vec<_>>().join(" ");
    let mut all: Vec<String> = (0..found.tokens.len()).map(|at| words(found.tokens.span(at))).collect();
    all.extend(found.zones.all.iter().map(|zone| format!("{:?} {}", zone.kind, words(zone.span))));
    all.extend(found.tokens.sentences.iter().map(|sentence| words(sentence.span)));
    all.extend(found.quotes.iter().map(|quote| format!("{:?} {}", quote.kind, words(quote.span))));
    let contents = found.attributions.iter().flat_map(|attribution| &attribution.content);
    all.extend(contents.map(|content| words(*content)));
    all.extend(found.sources.iter().map(|source| words(source.name)));
    all.extend(found.hits.iter().map(|hit| format!("{:?} {}", hit.voice, words(hit.span))));
    all.extend(found.claims.iter().map(|claim| format!("{:?} {}", claim.kind, words(claim.span))));
    all
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn every_finding_has_its_place(text in any_text(), layout in any_layout()) {
        analysis_of(&document(&text, layout), &LEXICONS, &Settings::default());
    }

    #[test]
    fn every_measure_is_a_number_on_evidence_or_not_defined(text in any_text()) {
        let doc = Document::new(text);
        measured(&doc, &analysed(&doc));
    }

    #[test]
    fn the_same_text_has_the_same_analysis(text in any_text()) {
        let doc = Document::new(text);
        prop_assert_eq!(format!("{:?}", analysed(&doc)), format!("{:?}", analysed(&doc)));
    }

    #[test]
    fn line_ends_of_either_kind_give_the_same_words(text in any_text()) {
        let unix = text.replace('\r', " ");
        let windows = unix.replace('\n', "\r\n");
        prop_assert_eq!(in_words(&Document::new(unix)), in_words(&Document::new(windows)));
    }
}

/// The built-in templates, parsed once.
static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| Templates::new(&[]).unwrap());

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn every_text_has_a_report_in_every_format(text in any_text(), title in any_text(), outlet in any_text()) {
        let mut doc = Document::new(text);
        doc.meta.title = Some(title);
        doc.meta.outlet = Some(outlet);
        let (analysis, settings) = (analysed(&doc), Settings::default());
        let article = Article { doc: &doc, analysis: &analysis, lexicons: &LEXICONS, settings: &settings };
        let measures = measures_of(&article);
        let reports = reports_of(&article, &measures, &TEMPLATES);
        prop_assert_eq!(reports.iter().any(|report| report.contains("<script")), false);
    }
}

/// A paragraph that says nothing of anybody, to be put behind any text.
const NEUTRAL: &str = "Rain fell in the valley. The river is long and wide.";

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn a_neutral_paragraph_adds_no_finding(text in news()) {
        // A quotation left open may go on, and a last line may be furniture: both end with a finished paragraph.
        let text = format!("{text}\n\nThe bridge is old.");
        let before = analysed(&document(&text, Layout::BodyOnly));
        let after = analysed(&document(&format!("{text}\n\n{NEUTRAL}"), Layout::BodyOnly));
        prop_assert_eq!(after.sources.len(), before.sources.len());
        prop_assert_eq!(after.attributions.len(), before.attributions.len());
        prop_assert_eq!(after.quotes.len(), before.quotes.len());
        prop_assert_eq!(after.hits.len(), before.hits.len());
    }
}
