//! Any bytes are read as a page or refused, always in the same way, and what is read is analysed.
#![no_main]

#[path = "../../it/invariants.rs"]
#[expect(dead_code, reason = "reports are rendered by the target `analyze`")]
mod invariants;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use onrecord::input::{READERS, ReadOptions, Reader};
use onrecord::lexicon::LexiconSet;
use onrecord::metric::Article;
use onrecord::settings::Settings;
use onrecord::text::Document;

static LEXICONS: LazyLock<LexiconSet> = LazyLock::new(LexiconSet::builtin);

fuzz_target!(|bytes: &[u8]| {
    let html = READERS.iter().find(|reader| reader.name() == "html").expect("there is a reader of pages");
    let texts = read(*html, bytes);
    assert_eq!(words(&texts), words(&read(*html, bytes)), "the same page was read in two ways");
    let settings = Settings::default();
    for doc in texts.into_iter().flatten() {
        let analysis = invariants::analysis_of(&doc, &LEXICONS, &settings);
        let article = Article { doc: &doc, analysis: &analysis, lexicons: &LEXICONS, settings: &settings };
        invariants::measures_of(&article);
    }
});

/// The documents of a page; `None` where it was refused.
fn read(reader: &dyn Reader, bytes: &[u8]) -> Vec<Option<Document>> {
    let records = reader.records(Box::new(bytes), "page.html");
    let record = |record: std::io::Result<_>| record.expect("bytes in memory can be read");
    records.map(|next| reader.parse(&record(next), &ReadOptions::default()).ok()).collect()
}

fn words(docs: &[Option<Document>]) -> Vec<Option<&str>> {
    docs.iter().map(|doc| doc.as_ref().map(Document::text)).collect()
}
