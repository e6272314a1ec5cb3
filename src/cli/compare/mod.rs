//! `onrecord compare`: groups of articles against each other, from articles or from what `score` made of them.

mod measuring;
mod target;

use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use onrecord::corpus::wordlists::{Keyness, KeynessMethod};
use onrecord::corpus::{Comparison, CopiesAre, Corpus, Field, Method, RowMadeBy};
use onrecord::diagnostic::nearest;
use onrecord::metric::{METRICS, metric_of};
use onrecord::render::{COMPARISON_RENDERERS, Style, comparison_text};
use onrecord::report::comparison::{Shown, build, readable};

use super::arguments::{ReadArgs, SettingsArgs, ThreadArgs};
use super::pipeline::{self, Item};
use super::progress::{Loudness, Progress};
use super::report::{color_of, columns};
use super::session::Session;
use super::{ColorWhen, Outcome, inputs, output, template, validate};
use measuring::{Measured, Measurer, Run};
use target::Target;

/// Compare outlets, or other groups of articles: figures with intervals, and how far each stands from the rest
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Compare {
    /// Articles, or rows that `score` wrote: files, folders, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// What to group articles by: outlet, topic, date:month, or any field of the rows
    #[arg(long, value_name = "FIELD", default_value_t = Field::Outlet)]
    by: Field,
    /// Compare by these figures only
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    metrics: Vec<String>,
    /// Compare within strata as well: articles with others of the same topic, date:month or any field
    #[arg(long, value_name = "FIELD")]
    within: Option<Field>,
    /// Compare event by event as well: articles of two groups with the same value of this field
    #[arg(long, value_name = "FIELD")]
    pairs: Option<Field>,
    /// What becomes of near copies, as wire reports are
    #[arg(long, value_enum, value_name = "WHAT", default_value_t)]
    copies: Copies,
    /// Tell in the method how onrecord stands to coders: what `validate score` wrote
    #[arg(long, value_name = "FILE")]
    validation: Option<PathBuf>,
    /// Formats to write [default: md,html; or by the ending of -o]
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', value_parser = renderer_names())]
    format: Vec<String>,
    /// Folder for the files, or one file; - writes one format to standard output, in place of the table
    #[arg(short, long, value_name = "FOLDER|FILE", default_value = "reports")]
    output: PathBuf,
    /// Lay out by the templates in this folder, in place of the built-in ones
    #[arg(long, value_name = "FOLDER", help_heading = "Settings")]
    template: Option<PathBuf>,
    /// Stop at the first article that cannot be read, and write nothing
    #[arg(long)]
    strict: bool,
    /// No table, no progress bar
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    threads: ThreadArgs,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    settings: SettingsArgs,
}

/// What becomes of near copies.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Copies {
    /// The earliest is kept, the others are left out and listed
    #[default]
    Once,
    /// All are kept
    Keep,
}

impl From<Copies> for CopiesAre {
    fn from(copies: Copies) -> Self {
        match copies {
            Copies::Once => Self::KeptOnce,
            Copies::Keep => Self::Kept,
        }
    }
}

const AFTER_HELP: &str = "\
Examples:
  onrecord compare corpus.jsonl                           outlets; reports/compare-outlet.md and .html
  onrecord score corpus.jsonl -o analyses.jsonl           analyse once …
  onrecord compare analyses.jsonl --by topic              … and compare as often as you like
  onrecord compare corpus.jsonl --by date:month --metrics loaded-score,sources --format csv -o months.csv
  onrecord compare corpus.jsonl --within topic            … and within topics: does the difference hold there?
  onrecord compare corpus.jsonl --pairs event             outlets over the same events, event by event

Tests are made of the figures that --metrics names, or else of those that stand first, and adjusted for their number.
Groups of fewer than 20 articles are shown with a warning and without p-values: read their dots and intervals as hints.";

impl Compare {
    /// Runs the command.
    pub(super) fn run(self, color: ColorWhen) -> anyhow::Result<Outcome> {
        let target = Target::new(&self.output, &self.format, &self.by)?;
        let inputs = inputs::gather(&self.inputs)?;
        let session = Session::open(&self.settings, &self.read)?;
        self.check_metrics(&session)?;
        let templates = template::load(self.template.as_deref())?;
        let run = self.measure(inputs, &session)?;
        let mut comparison = self.compared(&run, &session)?;
        comparison.validation = self.validation.as_deref().map(validate::load).transpose()?;
        let shown = if self.metrics.is_empty() { Shown::Readable(session.settings.anonymous) } else { Shown::All };
        let report = build(&comparison, shown);
        let style = Style { templates: &templates, color: color_of(color), columns: columns() };
        let written = target.write(&report, &style)?;
        if !self.quiet && !target.is_stdout() {
            let text = comparison_text(&report.page, style.color, style.columns);
            output::print(format!("{text}\nWritten: {}\n", written.join(", ")).as_bytes())?;
        }
        Ok(run.outcome())
    }

    /// Tells all names that are no metrics.
    fn check_metrics(&self, session: &Session) -> anyhow::Result<()> {
        let known = || session.plan.ids().iter().map(String::as_str).chain(METRICS.iter().map(|metric| metric.id()));
        let unknown = self.metrics.iter().filter(|id| metric_of(id).is_none());
        let told: Vec<String> = unknown
            .map(|id| match nearest(id, known()) {
                Some(near) => format!("no metric is called {id}; did you mean {near}?"),
                None => format!("no metric is called {id}; onrecord explain lists them"),
            })
            .collect();
        if told.is_empty() { Ok(()) } else { bail!("{}", told.join("\n")) }
    }

    fn measure(&self, inputs: Vec<inputs::Input>, session: &Session) -> anyhow::Result<Run> {
        let method = keyness_method(session);
        let counting = self.metrics.is_empty().then(|| (self.by.clone(), method));
        let measurer = Measurer::new(session, counting);
        let progress = Progress::new(&inputs, Loudness::of(self.quiet));
        let mut run = Run::new(
            self.corpus(session),
            Keyness::new(method),
            RowMadeBy::this_run(&session.lexicons, &session.settings),
        );
        let family = readable(session.settings.anonymous);
        let mut others = Vec::new();
        for input in inputs {
            let wanted = |id: &str| self.is_wanted(id, &family);
            if !(input.is_parquet() && run.take_columns(&input, wanted, &progress, self.strict)?) {
                others.push(input);
            }
        }
        let take = |item: &Item, made: Result<Measured<'_>, String>| {
            run.take(&item.record.origin, made, &progress, self.strict)
        };
        pipeline::run(others, self.read.reader(), self.threads.number(), |item| measurer.measure(item), take)?;
        progress.finish();
        Ok(run)
    }

    /// Whether a figure of a file of columns is read: what the user chose, or what stands first.
    fn is_wanted(&self, id: &str, family: &[String]) -> bool {
        let metric = metric_of(id).map(|(metric, _)| metric.id());
        let chosen = |chosen: &String| chosen == id || Some(chosen.as_str()) == metric;
        match self.metrics.as_slice() {
            [] => family.iter().any(|known| known == id) || ANONYMITY.iter().any(|known| metric == Some(*known)),
            metrics => id == LENGTH || metrics.iter().any(chosen),
        }
    }

    fn corpus(&self, session: &Session) -> Corpus {
        let family = if self.metrics.is_empty() { readable(session.settings.anonymous) } else { self.chosen(session) };
        Corpus::new(self.by.clone())
            .only(self.metrics.clone())
            .testing(family)
            .within(self.within.clone())
            .paired(self.pairs.clone())
            .with_copies(self.copies.into())
    }

    /// The ids that --metrics names, each with all its parts.
    fn chosen(&self, session: &Session) -> Vec<String> {
        let is_chosen = |id: &&String| {
            let metric = metric_of(id).map(|(metric, _)| metric.id());
            self.metrics.iter().any(|chosen| chosen == *id || Some(chosen.as_str()) == metric)
        };
        session.plan.ids().iter().filter(is_chosen).cloned().collect()
    }

    /// Compares what was measured, in as many threads as were asked for.
    fn compared(&self, run: &Run, session: &Session) -> anyhow::Result<Comparison> {
        run.check(&self.by, self.within.as_ref(), self.pairs.as_ref())?;
        let method = Method::of(&session.settings);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.threads.number()).build();
        let mut comparison = pool.context("starting the threads")?.install(|| run.corpus.compare(&method));
        if self.metrics.is_empty() && run.keyness.groups() > 0 {
            comparison.words = Some(run.keyness.key_words(KEY_WORDS));
        }
        let is_there = |id: &&String| {
            let of = |known: &str| known == **id || metric_of(known).is_some_and(|(metric, _)| metric.id() == **id);
            comparison.metrics.iter().any(|metric| of(&metric.id))
        };
        match self.metrics.iter().find(|id| !is_there(id)) {
            Some(id) => bail!("no article has a figure called {id}"),
            None => Ok(comparison),
        }
    }
}

/// Words of each group that are kept.
const KEY_WORDS: usize = 25;
/// Figures that are shown by every definition of anonymity, beside those that stand first.
const ANONYMITY: [&str; 3] = ["anonymous", "anonymous-attributions", "anonymous-words"];
/// The figure that lengths come from.
const LENGTH: &str = "words";

fn keyness_method(session: &Session) -> KeynessMethod {
    KeynessMethod::of(&session.settings)
}

fn renderer_names() -> PossibleValuesParser {
    PossibleValuesParser::new(COMPARISON_RENDERERS.iter().map(|renderer| renderer.name()))
}
