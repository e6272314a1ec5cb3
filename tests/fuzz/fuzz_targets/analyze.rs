//! Any text has an analysis, measures and reports, and all of them hold together.
#![no_main]

#[path = "../../it/invariants.rs"]
mod invariants;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use onrecord::lexicon::LexiconSet;
use onrecord::metric::Article;
use onrecord::render::Templates;
use onrecord::settings::Settings;
use onrecord::text::Document;

static LEXICONS: LazyLock<LexiconSet> = LazyLock::new(LexiconSet::builtin);
static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| Templates::new(&[]).expect("the built-in templates parse"));

fuzz_target!(|text: &str| {
    let (doc, settings) = (Document::new(text), Settings::default());
    let analysis = invariants::analysis_of(&doc, &LEXICONS, &settings);
    let article = Article { doc: &doc, analysis: &analysis, lexicons: &LEXICONS, settings: &settings };
    let measures = invariants::measures_of(&article);
    for report in invariants::reports_of(&article, &measures, &TEMPLATES) {
        assert!(!report.contains("<script"), "a report holds a script of the article's");
    }
});
