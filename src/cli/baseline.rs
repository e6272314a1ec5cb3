//! `onrecord baseline`: quantiles of every metric over a corpus, built, listed and shown; and found for other commands.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use onrecord::corpus::{BaselineBuilder, BaselineFile, MeasuredArticle, RowMadeBy, ScoredRow, from_json};
use onrecord::diagnostic::nearest;

use super::arguments::{ReadArgs, SettingsArgs, ThreadArgs};
use super::pipeline::{self, Item};
use super::problems::{counted, tell_line, tell_unread};
use super::progress::{Loudness, Progress};
use super::session::Session;
use super::table::Table;
use super::{Outcome, inputs, output};

/// Folder of baselines, looked for upwards from the working folder.
const FOLDER: &str = "baselines";

/// Build, list and show baselines: where the values of a corpus lie, for saying where an article stands
#[derive(Debug, Args)]
pub(super) struct Baseline {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(Build),
    List(List),
    Show(Show),
}

/// Build a baseline: quantiles of every metric over a corpus, with what made them
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  onrecord baseline build courier-2025 courier.jsonl        baselines/courier-2025.json
  onrecord report story.txt --baseline courier-2025         … and where a story stands in it")]
struct Build {
    /// Name of the baseline, as reports will call it
    name: String,
    /// Articles, or rows of JSON that `score` wrote: files, folders, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Day on which it is made, to be told with it
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
    /// Folder to write to
    #[arg(short, long, value_name = "FOLDER", default_value = FOLDER)]
    output: PathBuf,
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

/// List the baselines that are found here
#[derive(Debug, Args)]
struct List {}

/// Show where the values of a baseline lie
#[derive(Debug, Args)]
struct Show {
    /// Name of the baseline, or its file
    name: String,
    /// Show these metrics only
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    metrics: Vec<String>,
}

impl Baseline {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        match self.command {
            Command::Build(command) => command.run(),
            Command::List(_) => list(),
            Command::Show(command) => command.run(),
        }
    }
}

impl Build {
    fn run(self) -> anyhow::Result<Outcome> {
        let inputs = inputs::gather(&self.inputs)?;
        let session = Session::open(&self.settings, &self.read)?;
        let mut progress = Progress::new(&inputs, Loudness::of(self.quiet));
        let this_run = RowMadeBy::this_run(&session.lexicons, &session.settings);
        let mut builder = BaselineBuilder::default();
        let (mut articles, mut bad) = (0, 0);
        let take = |item: &Item, made: Result<(MeasuredArticle<'_>, Option<RowMadeBy>), String>| {
            articles += 1;
            match made {
                Ok((article, made_by)) => {
                    builder.made_by(made_by.as_ref().unwrap_or(&this_run));
                    builder.add(&article);
                }
                Err(error) => {
                    bad += 1;
                    progress.tell(&format!("{}: {error}", item.record.origin));
                }
            }
            progress.done(item.record.bytes.len());
            Ok(())
        };
        pipeline::run(inputs, self.read.reader(), self.threads.number(), |item| measured(&session, item), take)?;
        progress.finish();
        if articles == bad {
            bail!("there are no articles to build a baseline of");
        }
        let name = slug::slugify(&self.name);
        if name.is_empty() {
            bail!("the name of a baseline needs a letter or a digit");
        }
        output::make_folder(&self.output)?;
        let path = self.output.join(format!("{name}.json"));
        output::save(&path, builder.build(&self.name, self.date).to_text().as_bytes())?;
        if !self.quiet {
            output::print(format!("Written: {}, {}\n", path.display(), counted(articles - bad, "article")).as_bytes())?;
        }
        Ok(tell_unread(bad, articles))
    }
}

/// A row that score wrote as JSON, or an article, measured.
fn measured<'s>(session: &'s Session, item: &Item) -> Result<(MeasuredArticle<'s>, Option<RowMadeBy>), String> {
    match from_json(&item.record.bytes).filter(|_| item.record.header.is_none()) {
        Some(ScoredRow::Failed { error, .. }) => Err(error),
        Some(ScoredRow::Article(article, made_by)) => Ok((*article, made_by)),
        None => session.with_article(item, |analysed| {
            let figures = session.plan.ids().iter().map(String::as_str).zip(analysed.measures.iter().map(Into::into));
            (MeasuredArticle::owned(analysed.article().doc.meta.clone(), figures), None)
        }),
    }
}

fn list() -> anyhow::Result<Outcome> {
    let mut table = Table::new(["name", "articles", "from", "file"]).right(1);
    let found = known()?;
    for path in &found {
        match load(path) {
            Ok(baseline) => table.row([
                baseline.name.clone(),
                baseline.articles.to_string(),
                baseline.days(),
                path.display().to_string(),
            ]),
            Err(error) => tell_line(&format!("{error:#}")),
        }
    }
    if found.is_empty() {
        tell_line(&format!(
            "there is no baseline in a folder {FOLDER} here or above; onrecord baseline build makes one"
        ));
        return Ok(Outcome::Done);
    }
    output::print(output::tame(&table.to_string()).as_bytes())?;
    Ok(Outcome::Done)
}

impl Show {
    fn run(self) -> anyhow::Result<Outcome> {
        const SHOWN: [f64; 5] = [5.0, 25.0, 50.0, 75.0, 95.0];
        let baseline = find(&self.name)?;
        let mut table = Table::new(["metric", "n", "5 %", "25 %", "median", "75 %", "95 %"]);
        for column in 1..7 {
            table = table.right(column);
        }
        let is_wanted = |id: &str| self.metrics.is_empty() || self.metrics.iter().any(|wanted| wanted == id);
        for (id, spread) in baseline.metrics.iter().filter(|(id, _)| is_wanted(id)) {
            let at = SHOWN.map(|percent| spread.at(percent).map_or_else(String::new, |value| format!("{value:.3}")));
            let [a, b, c, d, e] = at;
            table.row([id.clone(), spread.n.to_string(), a, b, c, d, e]);
        }
        let made = baseline.made.as_ref().map_or_else(String::new, |made| format!(", made on {made}"));
        let head = format!(
            "{}: {}, {}{made}; onrecord {}",
            baseline.name,
            counted(baseline.articles, "article"),
            baseline.days(),
            baseline.onrecord.join(", ")
        );
        output::print(output::tame(&format!("{head}\n{table}")).as_bytes())?;
        Ok(Outcome::Done)
    }
}

/// The baseline of a name, or in a file.
pub(super) fn find(name: &str) -> anyhow::Result<BaselineFile> {
    let file = Path::new(name);
    if file.extension().is_some_and(|ending| ending == "json") {
        return load(file);
    }
    let known = known()?;
    let slug = slug::slugify(name);
    let stem = |path: &PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    match known.iter().find(|path| stem(path) == slug) {
        Some(path) => load(path),
        None => {
            let names: Vec<String> = known.iter().map(stem).collect();
            let help = nearest(name, names.iter().map(String::as_str))
                .map_or_else(String::new, |near| format!("; did you mean {near}?"));
            bail!("no baseline is called {name} in a folder {FOLDER} here or above{help}")
        }
    }
}

fn load(path: &Path) -> anyhow::Result<BaselineFile> {
    let reading = || format!("reading the baseline {}", path.display());
    let text = fs::read_to_string(path).with_context(reading)?;
    BaselineFile::read(&text).with_context(reading)
}

/// Files of baselines in the nearest folder of them, by name.
fn known() -> anyhow::Result<Vec<PathBuf>> {
    let here = env::current_dir().context("finding the working folder")?;
    let Some(folder) = here.ancestors().map(|folder| folder.join(FOLDER)).find(|folder| folder.is_dir()) else {
        return Ok(Vec::new());
    };
    let entries = fs::read_dir(&folder).with_context(|| format!("looking into {}", folder.display()))?;
    let is_json = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "json");
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_json).collect();
    files.sort();
    Ok(files)
}
