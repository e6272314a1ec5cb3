//! How fast the passes are over 1 MB of invented articles, beside the floor: splitting a text into words and looking
//! each up in a hash table. And how long a start takes, with and without lexicons of the user's.
//!
//! `cargo bench --bench passes`; compare figures of one run only.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark may stop at the first thing that is wrong")]

use std::collections::BTreeSet;
use std::path::Path;

use divan::Bencher;
use divan::counter::BytesCount;
use hashbrown::HashMap;
use onrecord::analysis::analyze;
use onrecord::grammar::{self, tokens};
use onrecord::lexicon::{LexiconSet, Origin, Role, SourceFile, builtin_sources};
use onrecord::settings::Settings;
use onrecord::text::{Document, lines, pieces};

fn main() {
    divan::main();
}

/// The texts of all fixtures, again and again.
fn text() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let articles = names.iter().filter_map(|name| std::fs::read_to_string(name.join("article.txt")).ok());
    let once: Vec<String> = articles.collect();
    let once = once.join("\n\n");
    once.repeat((1 << 20) / once.len())
}

#[divan::bench]
fn floor_words_in_a_hash_table(bencher: Bencher<'_, '_>) {
    let (text, set) = (text(), LexiconSet::builtin());
    let mut table: HashMap<Box<str>, u32, foldhash::fast::FixedState> = HashMap::default();
    for entry in set.entries() {
        let next = table.len() as u32;
        table.entry(entry.text.split(' ').next().unwrap_or_default().into()).or_insert(next);
    }
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let mut lower = String::new();
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.fold(0, |sum, word| {
            lower.clear();
            lower.push_str(word);
            lower.make_ascii_lowercase();
            sum + table.get(lower.as_str()).copied().unwrap_or(0)
        })
    });
}

#[divan::bench]
fn pieces_of_lines(bencher: Bencher<'_, '_>) {
    let (doc, set) = (Document::new(text()), LexiconSet::builtin());
    bencher
        .counter(BytesCount::of_str(doc.text()))
        .bench(|| lines(&doc).map(|line| pieces(&doc, line, set.clitics()).count()).sum::<usize>());
}

#[divan::bench]
fn tokens_with_terms(bencher: Bencher<'_, '_>) {
    let (doc, set) = (Document::new(text()), LexiconSet::builtin());
    bencher.counter(BytesCount::of_str(doc.text())).bench(|| tokens::cut(&doc, &set));
}

/// Three thousand entries of language, exact, and nothing else: what looking up costs above the floor.
#[divan::bench]
fn tokens_with_3000_exact_terms(bencher: Bencher<'_, '_>) {
    let builtin = LexiconSet::builtin();
    let language = builtin.entries().iter().filter(|entry| builtin.role_of(entry).is_some_and(Role::is_language));
    let plain = language.filter(|entry| !entry.case && !entry.text.contains(['"', '*', '\\']));
    let texts: BTreeSet<&str> = plain.map(|entry| &*entry.text).step_by(4).take(3000).collect();
    let texts: Vec<&str> = texts.into_iter().collect();
    let list = format!(
        "id = \"house\"\nrole = \"loaded\"\nabout = \"a\"\nversion = \"1\"\nsources = [\"s\"]\n\
         [[group]]\nmatch = \"exact\"\ntexts = {texts:?}\n"
    );
    let source = SourceFile { name: "house.toml", text: &list, origin: Origin::User };
    let set = LexiconSet::load(&[source]).unwrap().0;
    let doc = Document::new(text());
    bencher.counter(BytesCount::of_str(doc.text())).bench(|| tokens::cut(&doc, &set));
}

#[divan::bench]
fn grammar_read(bencher: Bencher<'_, '_>) {
    let (doc, set) = (Document::new(text()), LexiconSet::builtin());
    bencher.counter(BytesCount::of_str(doc.text())).bench(|| grammar::read(&doc, &set));
}

#[divan::bench(sample_count = 20)]
fn whole_analysis(bencher: Bencher<'_, '_>) {
    let (doc, set, settings) = (Document::new(text()), LexiconSet::builtin(), Settings::default());
    bencher.counter(BytesCount::of_str(doc.text())).bench(|| analyze(&doc, &set, &settings));
}

#[divan::bench]
fn start() -> LexiconSet {
    LexiconSet::builtin()
}

#[divan::bench(sample_count = 20)]
fn start_with_a_user_lexicon() -> LexiconSet {
    let house = "id = \"house\"\nrole = \"loaded\"\nabout = \"a\"\nversion = \"1\"\nsources = [\"s\"]\n\
                 [[term]]\ntext = \"sham\"\npos = \"noun\"\n";
    let mut sources = builtin_sources();
    sources.push(SourceFile { name: "house.toml", text: house, origin: Origin::User });
    LexiconSet::load(&sources).unwrap().0
}

/// All files read from their texts, as the build script does.
#[divan::bench(sample_count = 10)]
fn start_without_tables() -> LexiconSet {
    let mut sources = builtin_sources();
    sources.rotate_left(1);
    LexiconSet::load(&sources).unwrap().0
}
