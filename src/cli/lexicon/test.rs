//! `onrecord lexicon test`: entries are looked for in the sentences that their files give for them.

use std::path::PathBuf;
use std::ptr;

use clap::Args;
use onrecord::analysis::{analyze, explain};
use onrecord::grammar;
use onrecord::lexicon::{Entry, LexiconSet, MatchMode, Role};
use onrecord::settings::Settings;
use onrecord::text::{Document, Layout};
use onrecord::wording::{Guard, Miss};
use regex::RegexBuilder;
use serde::Serialize;

use super::files;
use super::format::FormatArgs;
use crate::cli::Outcome;
use crate::cli::arguments::SettingsArgs;
use crate::cli::config;
use crate::cli::problems::{Problems, counted};
use crate::cli::table::Table;

/// Run the examples inside lexicon files: an entry must be found in its `hits`, and not in its `misses`
#[derive(Debug, Args)]
pub(super) struct Test {
    /// Files or folders whose examples are run, over the built-in lexicons [default: the lexicons of the settings]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    settings: SettingsArgs,
}

impl Test {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let mut problems = Problems::default();
        let all = files(&self.files, &self.settings, &mut problems)?;
        let wanted: Vec<&str> =
            all.iter().filter(|file| self.files.is_empty() || file.is_users()).map(|file| file.name.as_str()).collect();
        let (lexicons, warnings) = match config::load(&all) {
            Ok(loaded) => loaded,
            Err(found) => {
                problems.extend(found);
                return Err(problems.into());
            }
        };
        problems.extend(warnings);
        problems.or_tell()?;
        let tried = try_all(&lexicons, &wanted);
        self.format.print(&tried, |tried| in_words(tried))?;
        Ok(if tried.iter().all(|tried| tried.failures.is_empty()) { Outcome::Done } else { Outcome::Problems })
    }
}

/// What came of the examples of one file.
#[derive(Serialize)]
struct Tried<'l> {
    file: &'l str,
    hits: usize,
    misses: usize,
    failures: Vec<String>,
}

/// Runs the examples of the entries that were read from these files.
fn try_all<'l>(lexicons: &'l LexiconSet, wanted: &[&'l str]) -> Vec<Tried<'l>> {
    let mut tried: Vec<Tried<'l>> =
        wanted.iter().map(|file| Tried { file, hits: 0, misses: 0, failures: Vec::new() }).collect();
    for entry in lexicons.entries() {
        let (file, line) = lexicons.origin_of(entry);
        let Some(of_file) = tried.iter_mut().find(|tried| tried.file == file) else { continue };
        of_file.hits += entry.hits.len();
        of_file.misses += entry.misses.len();
        let not_found = entry.hits.iter().filter(|sentence| !is_found(lexicons, entry, sentence));
        let failed = not_found.map(|sentence| ("is not found in", sentence));
        let found = entry.misses.iter().filter(|sentence| is_mistaken(lexicons, entry, sentence));
        for (what, sentence) in failed.chain(found.map(|sentence| ("is found in", sentence))) {
            of_file.failures.push(format!("{file}:{line}: \"{}\" {what} \"{sentence}\"", entry.text));
        }
    }
    tried
}

/// Whether an entry is found in a sentence: by the matcher, and where it asks for words around it, by these.
fn is_found(lexicons: &LexiconSet, entry: &Entry, sentence: &str) -> bool {
    let doc = body(sentence);
    let is_it = |id| lexicons.entry(id).is_some_and(|found| ptr::eq(found, entry));
    if asks_around(entry) {
        let (_, terms) = explain(&doc, lexicons, &Settings::default());
        let stands = |miss| matches!(miss, None | Some(Miss::Guarded(Guard::Covered(_))));
        return terms.iter().any(|term| stands(term.miss) && is_it(term.entry));
    }
    if entry.mode == MatchMode::Pattern {
        let pattern = RegexBuilder::new(&entry.text).case_insensitive(true).build();
        return pattern.is_ok_and(|pattern| pattern.is_match(sentence));
    }
    let (_, tokens) = grammar::read(&doc, lexicons);
    tokens.matches.all().iter().any(|found| is_it(found.entry))
}

/// Whether an entry is taken for what it is not. The words of a cue may stand there; they must signal nothing.
fn is_mistaken(lexicons: &LexiconSet, entry: &Entry, sentence: &str) -> bool {
    if lexicons.role_of(entry) != Some(Role::Cue) {
        return is_found(lexicons, entry, sentence);
    }
    let found = analyze(&body(sentence), lexicons, &Settings::default());
    let is_it = |id| lexicons.entry(id).is_some_and(|known| ptr::eq(known, entry));
    let matches = found.tokens.matches.all().iter().filter(|found| is_it(found.entry));
    let mut places = matches.filter_map(|place| found.tokens.place(place.first as usize..place.end as usize));
    places.any(|place| found.attributions.iter().filter_map(|told| told.cue).any(|cue| cue.overlaps(place)))
}

fn asks_around(entry: &Entry) -> bool {
    let asked = &entry.attributes;
    asked.acts_on.is_some() || !asked.before.is_empty() || !asked.after.is_empty()
}

fn body(sentence: &str) -> Document {
    let mut doc = Document::new(sentence);
    doc.layout = Layout::BodyOnly;
    doc
}

fn in_words(tried: &[Tried<'_>]) -> String {
    let mut table = Table::new(["file", "hits", "misses", "passed", "failed"]).right(1).right(2).right(3).right(4);
    for tried in tried.iter().filter(|tried| tried.hits + tried.misses > 0) {
        let (all, failed) = (tried.hits + tried.misses, tried.failures.len());
        let [hits, misses, passed, failed] = [tried.hits, tried.misses, all - failed, failed].map(|n| n.to_string());
        table.row([tried.file.to_owned(), hits, misses, passed, failed]);
    }
    let failures: Vec<&str> = tried.iter().flat_map(|tried| &tried.failures).map(String::as_str).collect();
    let n_examples: usize = tried.iter().map(|tried| tried.hits + tried.misses).sum();
    let told = failures.iter().map(|failure| format!("{failure}\n")).collect::<String>();
    let sum = format!("{}, {} failed\n", counted(n_examples, "example"), failures.len());
    let gap = if told.is_empty() { "" } else { "\n" };
    format!("{table}\n{told}{gap}{sum}")
}
