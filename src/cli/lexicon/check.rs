//! `onrecord lexicon check`: every problem of every file at once.

use std::path::PathBuf;

use clap::Args;

use super::files;
use crate::cli::arguments::SettingsArgs;
use crate::cli::config::{self, LexiconFile};
use crate::cli::problems::{Problems, counted};
use crate::cli::{Outcome, output};

/// Check lexicon files: every problem with its file, line and column, and what would be right
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Files or folders to check over the built-in lexicons [default: the lexicons of the settings]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    settings: SettingsArgs,
}

impl Check {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let mut problems = Problems::default();
        let all = files(&self.files, &self.settings, &mut problems)?;
        let n_files = all.iter().filter(|file| self.files.is_empty() || file.is_users()).count();
        // Without names the built-in files are checked as well.
        let all: Vec<LexiconFile> =
            if self.files.is_empty() { all.into_iter().map(LexiconFile::checked).collect() } else { all };
        let loaded = config::load(&all);
        let n_entries = loaded.as_ref().map_or(0, |(lexicons, _)| lexicons.entries().len());
        problems.extend(match loaded {
            Ok((_, warnings)) => warnings,
            Err(found) => found,
        });
        problems.tell();
        if problems.has_errors() {
            return Ok(Outcome::Problems);
        }
        let found = format!("{} right; {} in all lexicons\n", counted(n_files, "file"), counted(n_entries, "term"));
        output::print(found.as_bytes())?;
        Ok(Outcome::Done)
    }
}
