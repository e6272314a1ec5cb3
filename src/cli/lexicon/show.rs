//! `onrecord lexicon show`: one lexicon, as it is after all files are merged.

use std::fmt::Write;

use anyhow::anyhow;
use clap::Args;
use onrecord::diagnostic::nearest;
use onrecord::lexicon::{File, LexiconSet};
use serde::Serialize;

use super::format::FormatArgs;
use super::listed::Listed;
use crate::cli::Outcome;
use crate::cli::arguments::{ReadArgs, SettingsArgs};
use crate::cli::session::Session;
use crate::cli::table::Table;

/// Show what a lexicon looks for: every active entry, and the file and line it comes from
#[derive(Debug, Args)]
pub(super) struct Show {
    /// Id of the lexicon
    id: String,
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    settings: SettingsArgs,
}

impl Show {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let session = Session::open(&self.settings, &ReadArgs::default())?;
        let file = find(&session.lexicons, &self.id)?;
        let shown = Shown::of(&session.lexicons, file);
        self.format.print(&shown, in_words)?;
        Ok(Outcome::Done)
    }
}

/// A lexicon with its entries.
#[derive(Serialize)]
struct Shown<'l> {
    id: &'l str,
    role: &'static str,
    about: &'l str,
    question: Option<&'l str>,
    version: &'l str,
    sources: Vec<&'l str>,
    voices: Vec<&'static str>,
    sha256: &'l str,
    entries: Vec<Listed<'l>>,
}

fn find<'l>(lexicons: &'l LexiconSet, id: &str) -> anyhow::Result<&'l File> {
    let files = lexicons.files();
    files.iter().find(|file| &*file.id == id).ok_or_else(|| {
        let near = nearest(id, files.iter().map(|file| &*file.id));
        let help = near.map_or("`onrecord lexicon list` lists them".to_owned(), |near| format!("did you mean {near}?"));
        anyhow!("no lexicon is called {id}; {help}")
    })
}

impl<'l> Shown<'l> {
    fn of(lexicons: &'l LexiconSet, file: &'l File) -> Self {
        Self {
            id: &file.id,
            role: file.role.name(),
            about: &file.about,
            question: file.question.as_deref(),
            version: &file.version,
            sources: file.sources.iter().map(|source| &**source).collect(),
            voices: file.voices.iter().map(|voice| voice.name()).collect(),
            sha256: &file.sha256,
            entries: lexicons.entries_of(file).map(|entry| Listed::of(lexicons, entry)).collect(),
        }
    }
}

fn in_words(shown: &Shown<'_>) -> String {
    let mut out = format!("{} {} ({})\n{}\n", shown.id, shown.version, shown.role, shown.about);
    // Writing to a string cannot fail.
    if let Some(question) = &shown.question {
        let _ = writeln!(out, "Test question: {question}");
    }
    if !shown.voices.is_empty() {
        let _ = writeln!(out, "Counts in: {}", shown.voices.join(", "));
    }
    let _ = writeln!(out, "Words from: {}", shown.sources.join("; "));
    let _ = writeln!(out, "SHA-256 {}", shown.sha256);
    let mut table = Table::new(["from", "entry", "pos", "match", "weight", ""]).right(4);
    shown.entries.iter().for_each(|listed| table.row(columns(listed)));
    let _ = write!(out, "\n{table}");
    out
}

fn columns(listed: &Listed<'_>) -> [String; 6] {
    let lists = [
        ("instead", &listed.instead),
        ("not in", &listed.except),
        ("before it", &listed.before),
        ("after it", &listed.after),
    ];
    let lists = lists.into_iter().filter(|(_, words)| !words.is_empty());
    let told = lists.map(|(label, words)| format!("{label}: {}", words.join(", ")));
    let told = told.chain(listed.object.map(|object| format!("acts on: {object}")));
    [
        format!("{}:{}", listed.file, listed.line),
        listed.text.to_owned(),
        listed.pos.unwrap_or("").to_owned(),
        listed.mode.to_owned(),
        format!("{:.2}", listed.weight),
        told.collect::<Vec<_>>().join("; "),
    ]
}
