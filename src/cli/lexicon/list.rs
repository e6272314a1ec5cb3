//! `onrecord lexicon list`: a line a lexicon.

use clap::Args;
use onrecord::lexicon::{File, LexiconSet};
use serde::Serialize;

use super::format::FormatArgs;
use crate::cli::Outcome;
use crate::cli::arguments::{ReadArgs, SettingsArgs};
use crate::cli::session::Session;
use crate::cli::table::Table;

/// List the lexicons of a run: id, role, version, number of entries, files, hash
#[derive(Debug, Args)]
pub(super) struct List {
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    settings: SettingsArgs,
}

/// Digits of a hash that tell two files apart.
const HASH_DIGITS: usize = 12;

impl List {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let session = Session::open(&self.settings, &ReadArgs::default())?;
        let lexicons = &session.lexicons;
        let listed: Vec<Listed<'_>> = lexicons.files().iter().map(|file| Listed::of(lexicons, file)).collect();
        self.format.print(&listed, |listed| in_words(listed))?;
        Ok(Outcome::Done)
    }
}

/// A lexicon in the list.
#[derive(Serialize)]
struct Listed<'l> {
    id: &'l str,
    role: &'static str,
    version: &'l str,
    about: &'l str,
    voices: Vec<&'static str>,
    entries: usize,
    files: Vec<&'l str>,
    sha256: &'l str,
}

impl<'l> Listed<'l> {
    fn of(lexicons: &'l LexiconSet, file: &'l File) -> Self {
        Self {
            id: &file.id,
            role: file.role.name(),
            version: &file.version,
            about: &file.about,
            voices: file.voices.iter().map(|voice| voice.name()).collect(),
            entries: lexicons.entries_of(file).count(),
            files: file.origins.iter().map(|origin| &**origin).collect(),
            sha256: &file.sha256,
        }
    }
}

fn in_words(all: &[Listed<'_>]) -> String {
    let mut table = Table::new(["id", "role", "version", "entries", "files", "sha256"]).right(3);
    for listed in all {
        table.row([
            listed.id.to_owned(),
            listed.role.to_owned(),
            listed.version.to_owned(),
            listed.entries.to_string(),
            listed.files.join(" + "),
            listed.sha256.chars().take(HASH_DIGITS).collect(),
        ]);
    }
    table.to_string()
}
