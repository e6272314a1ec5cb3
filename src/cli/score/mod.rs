//! `onrecord score`: one row an article, in the order of the input.

mod rows;
mod shards;
mod sinks;

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::{Args, ValueEnum};
use onrecord::report::ArticleTable;

use super::Outcome;
use super::arguments::{ReadArgs, SettingsArgs, ThreadArgs};
use super::gates::Gate;
use super::inputs::{self, Input};
use super::pipeline::{self, Item, Part};
use super::problems::{TOLD, counted, tell_line, tell_unread};
use super::progress::{Loudness, Progress};
use super::session::Session;
use rows::{Scored, Scorer, Table};
use shards::Shard;
use sinks::{Begin, Sinks};

/// Score articles: one row of figures for each, in the order of the input
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Score {
    /// Files, folders, or - for standard input; JSONL, CSV and Parquet hold one article a row
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Rows of JSON with the whole analysis, or tables of figures [default: by the ending of -o, else jsonl]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write to this file, whole or not at all; - is standard output [default: -]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write a table of all attributions and one of all sources beside the output as well
    #[arg(long, requires = "output")]
    tables: bool,
    /// Go on where a run with the same output was broken off, with nothing lost or doubled
    #[arg(long, requires = "output")]
    resume: bool,
    /// Score one of so many parts of the corpus only, as in 3/16; --merge joins what comes of them
    #[arg(long, value_name = "K/N")]
    shard: Option<Shard>,
    /// The inputs are outputs of all shards, in their order: join them
    #[arg(long, conflicts_with_all = ["shard", "resume", "tables"])]
    merge: bool,
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
  onrecord score corpus/ -o scores.parquet --tables      … as Parquet, with scores.attributions and scores.sources
  onrecord score corpus.jsonl -o scores.parquet --resume go on after a crash, or begin
  onrecord score corpus.jsonl -o 3.parquet --shard 3/16  a part of it; score --merge 1.parquet 2.parquet … -o scores.parquet
  onrecord score --map text=body,outlet=paper rows.csv   rows whose fields have other names
  zcat corpus.jsonl.gz | onrecord score - --format csv --threads 4

A row that cannot be read gives a row with `error`; the run goes on and ends with exit code 2. While a run is under way its
rows stand in a folder named after the output, ending in .partial.";

/// Formats of rows.
#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The whole analysis, one JSON object a line
    Jsonl,
    /// Id, outlet, date, topic, title, then every figure
    Csv,
    /// A row a figure: article, figure, value, what it is made of, interval
    Long,
    /// As csv, in columns, with what rates and shares are made of
    Parquet,
}

impl Score {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        if self.merge {
            shards::merge(&self.inputs, self.format(), self.output.as_deref())?;
            return Ok(Outcome::Done);
        }
        let inputs = inputs::gather(&self.inputs)?;
        let session = Session::open(&self.settings, &self.read)?.with_baseline()?;
        let gate = Gate::of(self.gate, &session)?;
        let table = ArticleTable::new(session.plan.ids().iter().map(String::as_str));
        let (format, tables) = (self.format(), self.tables());
        let scorer = Scorer { session: &session, format, tables, articles: table, gate };
        let (sinks, tally) = self.sinks(&scorer, &inputs)?;
        let articles = self.articles(&inputs, &tally)?;
        let progress = Progress::new(&inputs, Loudness::of(self.quiet));
        let mut run = Run { strict: self.strict, sinks, progress, tally };
        let part = Part { inputs, asked: self.read.reader(), articles };
        let scored = pipeline::run_part(
            part,
            self.threads.number(),
            |item| scorer.score(item),
            |item, scored| run.take(item, &scored),
        );
        run.progress.finish();
        match scored {
            Ok(()) => run.sinks.finish(&run.tally)?,
            Err(error) if self.strict => {
                // A file that is not wanted leaves nothing to go on from.
                run.sinks.give_up()?;
                return Err(error);
            }
            Err(error) => return Err(error),
        }
        Ok(run.tally.outcome())
    }

    /// Which articles are left to do.
    fn articles(&self, inputs: &[Input], done: &Tally) -> anyhow::Result<std::ops::Range<usize>> {
        let Some(shard) = self.shard else { return Ok(done.articles..usize::MAX) };
        if inputs.iter().any(|input| input.path().is_none()) {
            bail!("standard input cannot be cut into shards: how long it is shows at its end only");
        }
        let articles = shard.articles(pipeline::count(inputs, self.read.reader()), self.format());
        Ok(articles.start + done.articles..articles.end)
    }

    fn tables(&self) -> Vec<Table> {
        if self.tables { vec![Table::Main, Table::Attributions, Table::Sources] } else { vec![Table::Main] }
    }

    fn sinks(&self, scorer: &Scorer<'_>, inputs: &[Input]) -> anyhow::Result<(Sinks, Tally)> {
        let target = self.output.as_deref().filter(|target| target.as_os_str() != "-");
        let plan = |table: &Table| sinks::Plan {
            target: target.map(|target| beside(target, *table, scorer.format)),
            head: scorer.head(*table),
            columns: (scorer.format == Format::Parquet).then(|| scorer.columns(*table)),
        };
        let plans = scorer.tables.iter().map(plan).collect();
        let begin = if self.resume { Begin::Resumed } else { Begin::Anew };
        match target.filter(|target| super::output::is_file_to_be(target)) {
            Some(target) => {
                let mut folder = target.as_os_str().to_owned();
                folder.push(".partial");
                Sinks::growing(plans, Path::new(&folder), &self.described(scorer, inputs), begin)
            }
            None if self.tables || self.resume => bail!("--tables and --resume need a file to write to: -o FILE"),
            None => Ok((Sinks::direct(plans)?, Tally::default())),
        }
    }

    /// All that must be the same for a run to go on where another was broken off.
    fn described(&self, scorer: &Scorer<'_>, inputs: &[Input]) -> String {
        let Session { settings, lexicons, options, .. } = scorer.session;
        let mut lines = vec![format!("onrecord {}", env!("CARGO_PKG_VERSION"))];
        lines.push(format!("format {:?}, tables {:?}, shard {:?}", scorer.format, scorer.tables, self.shard));
        lines.push(format!("settings {}, reading {options:?}", settings.sha256));
        lines.extend(lexicons.files().iter().map(|file| format!("lexicon {} {}", file.id, file.sha256)));
        lines.extend(inputs.iter().map(|input| format!("input {} {:?}", input.name, input.bytes)));
        lines.join("\n")
    }

    fn format(&self) -> Format {
        let by_ending = || {
            let ending = self.output.as_ref()?.extension()?.to_string_lossy().to_ascii_lowercase();
            match ending.as_str() {
                "csv" => Some(Format::Csv),
                "parquet" => Some(Format::Parquet),
                _ => None,
            }
        };
        self.format.or_else(by_ending).unwrap_or(Format::Jsonl)
    }
}

/// Where a table goes: "scores.csv", "scores.sources.csv".
fn beside(target: &Path, table: Table, format: Format) -> PathBuf {
    let ending = if format == Format::Parquet { "parquet" } else { "csv" };
    match table {
        Table::Main => target.to_owned(),
        Table::Attributions => target.with_extension(format!("attributions.{ending}")),
        Table::Sources => target.with_extension(format!("sources.{ending}")),
    }
}

/// A run in progress: rows are written as they come.
struct Run {
    strict: bool,
    sinks: Sinks,
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
        self.sinks.take(&scored.rows, &self.tally)?;
        self.progress.done(item.record.bytes.len());
        Ok(())
    }
}

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
            return tell_unread(self.bad, self.articles);
        }
        if self.failed > 0 {
            let articles = counted(self.articles, "article");
            tell_line(&format!("{} of {articles} failed a gate", self.failed));
            return Outcome::GateFailed;
        }
        Outcome::Done
    }
}
