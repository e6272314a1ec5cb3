//! `onrecord lexicon show`: one lexicon, as it is after all files are merged.

use std::fmt::Write;

use anyhow::anyhow;
use clap::Args;
use onrecord::diagnostic::nearest;
use onrecord::lexicon::{Entry, File, LexiconSet};

use crate::cli::arguments::{ReadArgs, SettingsArgs};
use crate::cli::session::Session;
use crate::cli::table::Table;
use crate::cli::{Outcome, output};

/// Show what a lexicon looks for: every active entry, and the file and line it comes from
#[derive(Debug, Args)]
pub(super) struct Show {
    /// Id of the lexicon
    id: String,
    #[command(flatten)]
    settings: SettingsArgs,
}

impl Show {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let session = Session::open(&self.settings, &ReadArgs::default())?;
        let file = find(&session.lexicons, &self.id)?;
        let mut out = about(file);
        let mut table = Table::new(["from", "entry", "pos", "match", "weight", ""]).right(4);
        for entry in session.lexicons.entries_of(file) {
            table.row(columns(entry, session.lexicons.origin_of(entry)));
        }
        // Writing to a string cannot fail.
        let _ = write!(out, "\n{table}");
        output::print(out.as_bytes())?;
        Ok(Outcome::Done)
    }
}

fn find<'l>(lexicons: &'l LexiconSet, id: &str) -> anyhow::Result<&'l File> {
    let files = lexicons.files();
    files.iter().find(|file| &*file.id == id).ok_or_else(|| {
        let near = nearest(id, files.iter().map(|file| &*file.id));
        let help = near.map_or("`onrecord lexicon list` lists them".to_owned(), |near| format!("did you mean {near}?"));
        anyhow!("no lexicon is called {id}; {help}")
    })
}

fn about(file: &File) -> String {
    let mut out = format!("{file} ({})\n{}\n", file.role.name(), file.about);
    // Writing to a string cannot fail.
    if let Some(question) = &file.question {
        let _ = writeln!(out, "Test question: {question}");
    }
    let _ = writeln!(out, "Words from: {}", file.sources.join("; "));
    let _ = writeln!(out, "SHA-256 {}", file.sha256);
    out
}

fn columns(entry: &Entry, (name, line): (&str, u32)) -> [String; 6] {
    let lists = [("instead", &entry.instead), ("not in", &entry.except)];
    let lists = lists.into_iter().filter(|(_, words)| !words.is_empty());
    [
        format!("{name}:{line}"),
        entry.text.to_string(),
        entry.pos.map_or("", |pos| pos.name()).to_owned(),
        entry.mode.name().to_owned(),
        format!("{:.2}", entry.weight),
        lists.map(|(label, words)| format!("{label}: {}", words.join(", "))).collect::<Vec<_>>().join("; "),
    ]
}
