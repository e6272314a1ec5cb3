//! `onrecord lexicon list`: a line a lexicon.

use clap::Args;

use crate::cli::arguments::{ReadArgs, SettingsArgs};
use crate::cli::session::Session;
use crate::cli::table::Table;
use crate::cli::{Outcome, output};

/// List the lexicons of a run: id, role, version, number of entries, files, hash
#[derive(Debug, Args)]
pub(super) struct List {
    #[command(flatten)]
    settings: SettingsArgs,
}

/// Digits of a hash that tell two files apart.
const HASH_DIGITS: usize = 12;

impl List {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let session = Session::open(&self.settings, &ReadArgs::default())?;
        let mut table = Table::new(["id", "role", "version", "entries", "files", "sha256"]).right(3);
        for file in session.lexicons.files() {
            let entries = session.lexicons.entries_of(file).count();
            table.row([
                file.id.to_string(),
                file.role.name().to_owned(),
                file.version.to_string(),
                entries.to_string(),
                file.origins.join(" + "),
                file.sha256.chars().take(HASH_DIGITS).collect(),
            ]);
        }
        output::print(table.to_string().as_bytes())?;
        Ok(Outcome::Done)
    }
}
