//! `onrecord lexicon`: what the word lists hold, whether they are right, and whether they do what their examples say.

mod check;
mod corpus;
mod coverage;
mod diff;
mod explain;
mod export;
mod fit;
mod format;
mod import;
mod list;
mod listed;
mod show;
mod suggest;
mod test;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use onrecord::settings::{BUILTIN, Settings};

use super::Outcome;
use super::arguments::SettingsArgs;
use super::config::{self, LexiconFile};
use super::problems::Problems;

/// Look into the lexicons and tune them: list, show, check, test, explain; run them over a corpus; take in others' lists
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Lexicon {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Examples:
  onrecord lexicon list                      all lexicons of a run, with versions and hashes
  onrecord lexicon show dysphemism           what it looks for, and where each entry was written
  onrecord lexicon check lexicons/house.toml every problem, with line and column
  onrecord lexicon test lexicons/house.toml  are the entries found in their own `hits`, and not in their `misses`?
  onrecord lexicon explain 'The regime slammed it.'    what counts here, what does not, and why
  onrecord lexicon coverage --on corpus.jsonl --lexicon house.toml   what is never found, what makes the score
  onrecord lexicon diff builtin house.toml --on corpus.jsonl         what would change with these words
  onrecord lexicon suggest --on corpus.jsonl --by outlet             which words set the outlets apart
  onrecord lexicon fit --on labelled.jsonl -o fitted                 weights learned from labelled articles
  onrecord lexicon import own.dic                                    a list of another program";

/// Every subcommand of `lexicon`: the one list to extend.
#[derive(Debug, Subcommand)]
enum Command {
    List(list::List),
    Show(show::Show),
    Check(check::Check),
    Test(test::Test),
    Explain(explain::Explain),
    Coverage(coverage::Coverage),
    Diff(diff::Diff),
    Suggest(suggest::Suggest),
    Fit(fit::Fit),
    Import(import::Import),
    Export(export::Export),
}

impl Lexicon {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        match self.command {
            Command::List(command) => command.run(),
            Command::Show(command) => command.run(),
            Command::Check(command) => command.run(),
            Command::Test(command) => command.run(),
            Command::Explain(command) => command.run(),
            Command::Coverage(command) => command.run(),
            Command::Diff(command) => command.run(),
            Command::Suggest(command) => command.run(),
            Command::Fit(command) => command.run(),
            Command::Import(command) => command.run(),
            Command::Export(command) => command.run(),
        }
    }
}

/// The files that a command is about: those named, over the built-in ones; without names those of the settings.
fn files(named: &[PathBuf], args: &SettingsArgs, problems: &mut Problems) -> anyhow::Result<Vec<LexiconFile>> {
    if named.is_empty() {
        let file = config::read(args, problems)?;
        let settings = Settings::merge([file, args.partial()]);
        return Ok(config::lexicon_files(&settings.lexicons, problems));
    }
    let named = named.iter().map(|path| path.display().to_string());
    let list: Vec<String> = std::iter::once(BUILTIN.to_owned()).chain(named).collect();
    Ok(config::lexicon_files(&list, problems))
}
