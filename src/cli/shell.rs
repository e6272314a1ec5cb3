//! `onrecord completions` and `onrecord man`: made from the arguments themselves.

use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, Outcome, output};

/// Print completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  onrecord completions bash > ~/.local/share/bash-completion/completions/onrecord")]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "onrecord", &mut script);
        output::print(&script)?;
        Ok(Outcome::Done)
    }
}

/// Print the manual page, or write the pages of all commands to a folder
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  onrecord man | man -l -")]
pub(super) struct Man {
    /// Folder for the pages of all commands
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

impl Man {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        if let Some(folder) = self.output {
            output::make_folder(&folder)?;
            let written = clap_mangen::generate_to(Cli::command(), &folder);
            written.with_context(|| format!("writing manual pages to {}", folder.display()))?;
            return Ok(Outcome::Done);
        }
        let mut page = Vec::new();
        clap_mangen::Man::new(Cli::command()).render(&mut page)?;
        output::print(&page)?;
        Ok(Outcome::Done)
    }
}
