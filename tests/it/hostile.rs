//! Input that nobody means well with: it must end, and be an analysis or one clear error.
//!
//! `ONRECORD_HOSTILE=10` makes the large texts ten times as large (`0.1`: a tenth), and prints how long each took.

use std::time::Instant;

use onrecord::input::{InputError, READERS, ReadOptions, Reader};
use onrecord::metric::Article;
use onrecord::settings::Settings;
use onrecord::text::{Document, Layout};

use crate::invariants::{analysis_of, measures_of};
use crate::{LEXICONS, analysed};

/// Every record of an input, read by a reader.
fn read(reader: &dyn Reader, bytes: &[u8]) -> Vec<Result<Document, InputError>> {
    let records = reader.records(Box::new(bytes), "story");
    records.map(|record| reader.parse(&record.unwrap(), &ReadOptions::default())).collect()
}

/// Reads bytes with every reader and analyses what comes of them.
fn survive(bytes: &[u8]) {
    for reader in READERS {
        for doc in read(*reader, bytes).into_iter().flatten() {
            let settings = Settings::default();
            let analysis = analysis_of(&doc, &LEXICONS, &settings);
            measures_of(&Article { doc: &doc, analysis: &analysis, lexicons: &LEXICONS, settings: &settings });
        }
    }
}

#[test]
fn nothing_is_survived() {
    for bytes in ["", " ", "\n", "\r\n\r\n", "\0", "\u{feff}", "\u{200b}\u{200f}", "\u{301}", ".", "“", "”", "'", "—"]
    {
        survive(bytes.as_bytes());
    }
}

#[test]
fn bytes_that_are_no_text_are_survived() {
    let encodings: [&[u8]; 8] = [
        b"\xff\xfe",
        b"\xff\xfeR\0a\0i\0n\0.\0",
        b"\xfe\xff\0R\0a\0i\0n",
        b"\xe2\x80",
        b"\x80\x81\xfe\xff said Ana Ruiz.",
        b"\x93The bridge is safe,\x94 said Ana Ruiz.",
        b"\xf4\x90\x80\x80 \xed\xa0\x80 \xc0\xaf",
        b"said\0Ana\0Ruiz\0\0\0",
    ];
    encodings.into_iter().for_each(survive);
    let all: Vec<u8> = (0..=255).cycle().take(4096).collect();
    survive(&all);
}

#[test]
fn a_null_byte_is_no_end() {
    let doc = Document::new("“The bridge\0 is safe,” said Ana Ruiz.\0 She left.");
    let found = analysed(&doc);
    assert_eq!(&doc[found.sources[0].name], "Ana Ruiz");
}

#[test]
fn old_encodings_keep_their_quotation_marks() {
    let bytes = b"\x93The bridge is safe,\x94 said Ana Ruiz, the mayor. \x93It is \x91very\x92 safe.\x94";
    let text = READERS.iter().find(|reader| reader.name() == "text").unwrap();
    let doc = read(*text, bytes).remove(0).unwrap();
    assert_eq!(&doc[analysed(&doc).quotes[0].span], "“The bridge is safe,”");
}

/// A piece of text, repeated to about so many bytes.
fn filled(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len() + 1)
}

/// How much larger the large texts are to be; `None` where nobody measures.
fn factor() -> Option<f64> {
    std::env::var("ONRECORD_HOSTILE").ok().and_then(|factor| factor.parse().ok())
}

/// A size, made larger or smaller by the factor.
fn scaled(size: usize) -> usize {
    (size as f64 * factor().unwrap_or(1.0)) as usize
}

/// Analyses a large text; the time is for people to read.
#[expect(clippy::print_stderr, reason = "whoever measures wants to read the times")]
fn time(what: &str, text: String) {
    for layout in [Layout::Unknown, Layout::BodyOnly] {
        let mut doc = Document::new(text.clone());
        doc.layout = layout;
        let (bytes, start) = (doc.text().len(), Instant::now());
        let (analysis, settings) = (analysed(&doc), Settings::default());
        let analysed_in = start.elapsed();
        let article = Article { doc: &doc, analysis: &analysis, lexicons: &LEXICONS, settings: &settings };
        let measures = onrecord::metric::measure_all(&article);
        assert!(measures.iter().all(|(_, measure)| measure.value.is_none_or(f64::is_finite)));
        if factor().is_some() {
            eprintln!(
                "{what}: {bytes} bytes, analysed in {analysed_in:?}, measured in {:?}",
                start.elapsed() - analysed_in
            );
        }
    }
}

/// Prints how long something other than an analysis took.
#[expect(clippy::print_stderr, reason = "whoever measures wants to read the times")]
fn tell(what: &str, bytes: usize, start: Instant) {
    if factor().is_some() {
        eprintln!("{what}: {bytes} bytes in {:?}", start.elapsed());
    }
}

/// Bytes of a large text on one line, and marks of a text of marks; smaller where nothing is optimised.
const LONG_LINE: usize = if cfg!(debug_assertions) { 100_000 } else { 5_000_000 };
const MARKS: usize = if cfg!(debug_assertions) { 5_000 } else { 100_000 };

macro_rules! large {
    ($($name:ident: $what:expr;)*) => { $(
        #[test]
        fn $name() {
            let (bytes, marks) = (scaled(LONG_LINE), scaled(MARKS));
            let text: fn(usize, usize) -> String = $what;
            time(stringify!($name), text(bytes, marks));
        }
    )* };
}

large! {
    one_long_line_of_news: |bytes, _| filled("“It rained,” Ana Ruiz, the mayor of Vellin, said. Officials said that she left. ", bytes);
    one_long_line_without_a_stop: |bytes, _| filled("officials said that the mayor said that ", bytes);
    one_long_word: |bytes, _| filled("a", bytes);
    one_long_run_of_blanks: |bytes, _| filled(" ", bytes);
    many_short_lines: |bytes, _| filled("Rain.\n", bytes);
    many_empty_lines: |bytes, _| filled("\n", bytes);
    many_paragraphs_of_news: |bytes, _| filled("“It rained,” said Ana Ruiz.\n\nShe added: “It snowed.”\n\n", bytes);
    many_names: |bytes, _| (0..bytes / 40).map(|n| format!("Ana R{n}z said it rained. She left it to us. ")).collect();
    many_unnamed: |bytes, _| filled("A man said it rained. Another official said it snowed. Sources said so. ", bytes);
    many_capitals: |bytes, _| filled("Ana Ruiz ", bytes);
    many_stops: |bytes, _| filled(".", bytes);
    many_stops_before_a_word: |bytes, _| format!("{}x", "!".repeat(bytes));
    many_commas: |bytes, _| filled("rain, ", bytes);
    many_dashes: |bytes, _| filled("rain — ", bytes);
    many_hyphens: |bytes, _| filled("a-", bytes);
    many_apostrophes: |bytes, _| filled("'s", bytes);
    many_brackets: |bytes, _| filled("(", bytes);
    many_cues: |bytes, _| filled("said ", bytes);
    many_passives: |bytes, _| filled("was believed to be ", bytes);
    many_grants: |bytes, _| filled("spoke on condition of anonymity because he was not authorised to speak ", bytes);
    many_leaks: |bytes, _| filled("Figures provided anonymously by aides showed a loss. ", bytes);
    many_statements: |bytes, _| filled("She issued a statement saying it rained. ", bytes);
    many_entries_that_quote: |bytes, _| filled("Ana Ruiz: “We won,” the mayor said.\n\nOfficials said it rained.\n\n", bytes);
    many_offices_named_later: |bytes, _| (0..bytes / 60).map(|n| format!("The governor said it rained. Governor Ilse R{n}t said so. ")).collect();
    many_judges: |bytes, _| filled("A judge said that it rained. Judge Ana Ruiz said that it snowed. ", bytes);
    many_ages: |bytes, _| filled("The 31-year-old singer said that it rained. ", bytes);
    many_joined_relatives: |bytes, _| filled("Ana Ruiz, who met Tom Dent, and who left, and who asked, ", bytes);
    many_values: |bytes, _| filled("a=\"b\" c=\"d\" ", bytes);
    many_questions: |bytes, _| filled("Why did you go?\n\nI had to.\n\n", bytes);
    many_grants_of_others: |bytes, _| (0..bytes / 110).map(|n| format!("An official of the Port{n} Board, who spoke on condition of anonymity, said that it rained. Roe said it was late.\n\n")).collect();
    many_passives_beside_statements: |bytes, _| (0..bytes / 42).map(|n| format!("The town{n} was emptied. Roe said it rained. ")).collect();
    many_hedges_beside_statements: |bytes, _| (0..bytes / 45).map(|n| format!("It is thought he{n} fled. Roe said it rained. ")).collect();
    many_variations: |bytes, _| filled("Ana Ruiz left. The former senator said that it rained. The Texan said so. ", bytes);
    many_cited: |bytes, _| filled("The Gazette, citing an aide, reported that it rained. It cited costs, citing two aides. ", bytes);
    many_partners: |bytes, _| filled("Roe & Webb & Orr said that it rained. ", bytes);
    many_names_before_questions: |bytes, _| {
        let names: String = (0..bytes / 100).map(|n| format!("Anna Orr{n} met Clara Webb{n}. ")).collect();
        let asked: String = (0..bytes / 150).map(|n| format!("Did you see it, Anna?\n\nI did see the mill{n} leave and I told them it rained.\n\n")).collect();
        format!("{names}\n\n{asked}")
    };
    many_refusals: |bytes, _| filled("The ministry declined to comment. ", bytes);
    many_loaded_words: |bytes, _| filled("The regime slammed thugs. ", bytes);
    straight_marks: |_, marks| filled("\"", marks);
    straight_marks_and_words: |_, marks| filled("\"rain ", marks * 6);
    opening_marks: |_, marks| filled("“", marks * 3);
    opening_marks_and_words: |_, marks| filled("“rain ", marks * 8);
    closing_marks: |_, marks| filled("”", marks * 3);
    single_marks: |_, marks| filled("'", marks);
    single_marks_and_words: |_, marks| filled("'rain ", marks * 6);
    single_opening_marks: |_, marks| filled("‘rain ", marks * 8);
    single_closing_marks: |_, marks| filled("rains’ ", marks * 9);
    single_marks_before_small_letters: |_, marks| filled("‘boys’ rights ", marks * 18);
    paired_marks: |_, marks| filled("“rain” ", marks / 2 * 11);
    paired_marks_with_different_words: |_, marks| (0..marks / 2).map(|n| format!("The “rain {n}” fell. ")).collect();
    paired_marks_in_paragraphs: |_, marks| (0..marks / 2).map(|n| format!("“Rain {n} fell.”\n\n")).collect();
    paired_marks_with_speakers: |_, marks| (0..marks / 2).map(|n| format!("“Rain fell,” Ana R{n}z said.\n")).collect();
    nested_marks: |_, marks| format!("{}rain{}", "“‘".repeat(marks / 4), "’”".repeat(marks / 4));
    nested_guillemets: |_, marks| format!("{}rain{}", "«“".repeat(marks / 4), "”»".repeat(marks / 4));
    marks_left_open_over_paragraphs: |_, marks| filled("“It rained and\n\n", marks * 17);
}

#[test]
fn many_terms_explained() {
    let doc = Document::new(filled("The regime slammed thugs. ", scaled(MARKS * 10)));
    let start = Instant::now();
    let (_, explained) = onrecord::analysis::explain(&doc, &LEXICONS, &Settings::default());
    assert!(explained.len() > MARKS.min(scaled(MARKS)));
    tell("many_terms_explained", doc.text().len(), start);
}

#[test]
fn many_rows_left_open() {
    let csv = READERS.iter().find(|reader| reader.name() == "csv").unwrap();
    for last in ["", "b\"x"] {
        let table = format!("id,text\n{}{last}", filled("a\",\"\n", scaled(LONG_LINE)));
        let start = Instant::now();
        let rows = read(*csv, table.as_bytes());
        assert_eq!(rows.len(), table.lines().count() - 1);
        assert!(rows.iter().all(Result::is_err));
        tell("many_rows_left_open", table.len(), start);
    }
}
