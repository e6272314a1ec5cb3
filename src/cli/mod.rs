//! In: arguments. Out: files, streams and an exit code. A file per subcommand; the only code that prints, and the
//! only code that touches files.

mod analysed;
mod arguments;
mod baseline;
mod compare;
mod config;
mod explain;
mod gates;
mod init;
mod inputs;
mod lexicon;
mod output;
mod pipeline;
mod problems;
mod progress;
mod read;
mod report;
mod schema;
mod score;
mod session;
mod shell;
mod table;
mod template;
mod validate;

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use problems::Problems;

/// Measures how a news article is sourced and worded, and shows the evidence for every number in the text.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, max_term_width = 100, after_help = AFTER_HELP, propagate_version = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
    /// When to use colours
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t)]
    color: ColorWhen,
}

const AFTER_HELP: &str = "\
Examples:
  onrecord report story.txt                        a report in reports/, a summary on the screen
  onrecord score corpus.jsonl -o scores.csv        one row of figures an article
  onrecord explain anonymous                       what a figure counts, and where it misleads

Settings come from onrecord.toml, looked for upwards from this folder; `onrecord init` writes one.
Exit code: 0 done; 1 a gate failed (--gate); 2 an error in the input, the settings or a lexicon.";

/// Every subcommand: the one list to extend.
#[derive(Debug, Subcommand)]
enum Command {
    Report(report::Report),
    Score(score::Score),
    Compare(compare::Compare),
    Read(read::Read),
    Baseline(baseline::Baseline),
    Validate(validate::Validate),
    Lexicon(lexicon::Lexicon),
    Explain(explain::Explain),
    Schema(schema::Schema),
    Init(init::Init),
    Completions(shell::Completions),
    Man(shell::Man),
}

impl Cli {
    /// Runs the command.
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let color = self.color;
        match self.command {
            Command::Report(command) => command.run(color),
            Command::Score(command) => command.run(),
            Command::Compare(command) => command.run(color),
            Command::Read(command) => command.run(),
            Command::Baseline(command) => command.run(),
            Command::Validate(command) => command.run(),
            Command::Lexicon(command) => command.run(),
            Command::Explain(command) => command.run(),
            Command::Schema(command) => command.run(),
            Command::Init(command) => command.run(),
            Command::Completions(command) => command.run(),
            Command::Man(command) => command.run(),
        }
    }
}

/// When escape codes are written.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ColorWhen {
    /// On a terminal that shows them
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How a command ended that could do its work.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is done.
    Done,
    /// An article fails a gate.
    GateFailed,
    /// Something could not be read or is wrong; it has been told.
    Problems,
}

/// Parses the arguments of this process; help and usage errors are printed and give an exit code.
pub(crate) fn parse() -> Result<Cli, ExitCode> {
    Cli::try_parse().map_err(|error| {
        // Where nobody reads the help any more, there is nobody to tell.
        let _ = error.print();
        if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
    })
}

/// The exit code of an outcome; an error is told here. A reader who closed the pipe has had enough, and that is success.
pub(crate) fn exit_code(outcome: anyhow::Result<Outcome>) -> ExitCode {
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::GateFailed) => ExitCode::from(1),
        Ok(Outcome::Problems) => ExitCode::from(2),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            match error.downcast_ref::<Problems>() {
                Some(problems) => problems.tell(),
                None => problems::tell_line(&format!("onrecord: {error:#}")),
            }
            ExitCode::from(2)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let causes = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.into_iter().any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
