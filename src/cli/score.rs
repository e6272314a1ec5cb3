//! `onrecord score`: one row an article, in the order of the input.

use std::io::Write;
use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};
use onrecord::render::{csv, json};
use onrecord::report::{SCHEMA, analysis_row, brief};
use serde::Serialize;

use super::Outcome;
use super::analysed::Analysed;
use super::arguments::{ReadArgs, SettingsArgs, ThreadArgs};
use super::gates::Gate;
use super::inputs;
use super::output::Output;
use super::pipeline::{self, Item};
use super::problems::{counted, tell_line};
use super::progress::{Loudness, Progress};
use super::session::Session;

/// Score articles: one row of figures for each, in the order of the input
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Score {
    /// Files, folders, or - for standard input; JSONL and CSV hold one article a row
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Rows of JSON with the whole analysis, or a table of the figures [default: by the ending of -o, else jsonl]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write to this file, whole or not at all; - is standard output [default: -]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Stop at the first article that cannot be read, and write no file
    #[arg(long)]
    strict: bool,
    /// Exit with 1 when an article fails one of the [gates] in the settings
    #[arg(long)]
    gate: bool,
    /// No progress bar
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    threads: ThreadArgs,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    settings: SettingsArgs,
}

const AFTER_HELP: &str = "\
Examples:
  onrecord score corpus.jsonl > analyses.jsonl           every finding, with its place in the text
  onrecord score corpus.jsonl -o scores.csv              the figures as a table
  onrecord score --map text=body,outlet=paper rows.csv   rows whose fields have other names
  zcat corpus.jsonl.gz | onrecord score - --format csv --threads 4

A row that cannot be read gives a row with `error`; the run goes on and ends with exit code 2.";

/// Formats of rows.
#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The whole analysis, one JSON object a line
    Jsonl,
    /// Id, outlet, date, topic, title, then every figure
    Csv,
}

/// What came of one article.
struct Scored {
    row: Vec<u8>,
    error: Option<String>,
    failures: Vec<String>,
}

impl Score {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let inputs = inputs::gather(&self.inputs)?;
        let session = Session::open(&self.settings, &self.read)?;
        let gate = Gate::of(self.gate, &session)?;
        let scorer = Scorer { session: &session, format: self.format(), gate };
        let mut output = Output::open(self.output.as_deref())?;
        output.write_all(&scorer.header())?;
        let mut run = Run {
            strict: self.strict,
            output,
            progress: Progress::new(&inputs, Loudness::of(self.quiet)),
            tally: Tally::default(),
        };
        let threads = self.threads.number();
        pipeline::run(
            inputs,
            self.read.reader(),
            threads,
            |item| scorer.score(item),
            |item, scored| run.take(item, &scored),
        )?;
        run.progress.finish();
        run.output.finish()?;
        Ok(run.tally.outcome())
    }

    fn format(&self) -> Format {
        let by_ending = || {
            let is_csv = self.output.as_ref()?.extension()?.eq_ignore_ascii_case("csv");
            is_csv.then_some(Format::Csv)
        };
        self.format.or_else(by_ending).unwrap_or(Format::Jsonl)
    }
}

/// Makes rows; shared by all threads.
struct Scorer<'s> {
    session: &'s Session,
    format: Format,
    gate: Gate,
}

impl Scorer<'_> {
    fn header(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        if self.format == Format::Csv {
            csv::header(self.session.plan.ids().iter().map(String::as_str), &mut bytes);
        }
        bytes
    }

    fn score(&self, item: &Item) -> Scored {
        let scored = self.session.with_article(item, |article| Scored {
            row: self.row(article),
            error: None,
            failures: self.gate.failures(&self.session.plan, article),
        });
        scored.unwrap_or_else(|error| Scored {
            row: self.error_row(item, &error),
            error: Some(error),
            failures: Vec::new(),
        })
    }

    fn row(&self, article: &Analysed<'_>) -> Vec<u8> {
        let mut row = Vec::new();
        match self.format {
            Format::Csv => csv::row(&brief(&article.article(), &article.measures), &mut row),
            Format::Jsonl => {
                // Writing to memory cannot fail, and a row has no values that JSON has no form for.
                let _ = json::line(&analysis_row(&article.article(), &article.measured()), &mut row);
            }
        }
        row
    }

    fn error_row(&self, item: &Item, error: &str) -> Vec<u8> {
        let mut row = Vec::new();
        let id = item.record.id.as_str();
        match self.format {
            Format::Csv => csv::error_row(id, error, self.session.plan.ids().len(), &mut row),
            Format::Jsonl => {
                let failed = ErrorRow { schema: SCHEMA, article: OnlyId { id }, error };
                // As above.
                let _ = serde_json::to_writer(&mut row, &failed);
                row.push(b'\n');
            }
        }
        row
    }
}

/// The row of an article that could not be read.
#[derive(Serialize)]
struct ErrorRow<'a> {
    schema: u32,
    article: OnlyId<'a>,
    error: &'a str,
}

#[derive(Serialize)]
struct OnlyId<'a> {
    id: &'a str,
}

/// A run in progress: rows are written as they come.
struct Run {
    strict: bool,
    output: Output,
    progress: Progress,
    tally: Tally,
}

impl Run {
    fn take(&mut self, item: &Item, scored: &Scored) -> anyhow::Result<()> {
        self.tally.articles += 1;
        let origin = &item.record.origin;
        if let Some(error) = &scored.error {
            if self.strict {
                self.progress.finish();
                bail!("{origin}: {error}");
            }
            self.tally.bad += 1;
            if self.tally.bad <= TOLD {
                self.progress.tell(&format!("{origin}: {error}"));
            }
        }
        self.tally.failed += usize::from(!scored.failures.is_empty());
        for failure in &scored.failures {
            self.progress.tell(&format!("{origin}: {failure}"));
        }
        self.output.write_all(&scored.row)?;
        self.progress.done(item.record.bytes.len());
        Ok(())
    }
}

/// Bad articles that are told one by one; the rest are counted, and each has its row.
const TOLD: usize = 20;

/// How many articles went which way.
#[derive(Debug, Default)]
struct Tally {
    articles: usize,
    bad: usize,
    failed: usize,
}

impl Tally {
    fn outcome(&self) -> Outcome {
        if self.bad > 0 {
            let articles = counted(self.articles, "article");
            tell_line(&format!("{} of {articles} could not be read", self.bad));
            return Outcome::Problems;
        }
        if self.failed > 0 {
            let articles = counted(self.articles, "article");
            tell_line(&format!("{} of {articles} failed a gate", self.failed));
            return Outcome::GateFailed;
        }
        Outcome::Done
    }
}
