//! All integration tests, in one binary: text in, words out.

#![allow(
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs,
    reason = "test helpers stop at the first surprise, and clippy's leave for tests does not reach helpers"
)]

mod accuracy;
mod baseline;
mod cli;
mod compare;
mod doc_runs;
mod even;
mod fixtures;
mod grid;
mod hostile;
mod invariants;
mod lexicon_tools;
mod lexicons;
mod mechanisms;
mod samples;
mod schemas;
mod score;
mod spans;
mod tidy;
mod tutorial;
mod validate;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use onrecord::analysis::{Analysis, analyze};
use onrecord::lexicon::LexiconSet;
use onrecord::settings::Settings;
use onrecord::text::Document;

/// The built-in lexicons, loaded once for all tests.
static LEXICONS: LazyLock<LexiconSet> = LazyLock::new(|| {
    let set = LexiconSet::builtin();
    assert!(!set.files().is_empty(), "the built-in lexicons do not load: see lexicons::every_built_in_lexicon_loads");
    set
});

/// Analyses a document with the built-in lexicons and the default settings.
fn analysed(doc: &Document) -> Analysis {
    analyze(doc, &LEXICONS, &Settings::default())
}

/// The folder of the package.
fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files of the package that are neither ignored by git nor hidden, in order.
fn package_files() -> Vec<PathBuf> {
    let walk = ignore::WalkBuilder::new(package()).require_git(false).sort_by_file_path(Path::cmp).build();
    let files = walk.map(|entry| entry.unwrap()).filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    files.map(ignore::DirEntry::into_path).collect()
}

/// A path as messages show it: from the package's folder, with slashes.
fn shown(path: &Path) -> String {
    path.strip_prefix(package()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}
