//! `onrecord report`: a report an article, and a summary of one screen on standard output.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use anyhow::{Context, bail};
use clap::Args;
use clap::builder::PossibleValuesParser;
use onrecord::corpus::BaselineFile;
use onrecord::render::{self, Color, RENDERERS, Renderer, Style, terminal};
use onrecord::report::{Baseline, build};

use super::analysed::Analysed;
use super::arguments::{ReadArgs, SettingsArgs, ThreadArgs};
use super::gates::Gate;
use super::pipeline::{self, Item};
use super::problems::tell_line;
use super::progress::{Loudness, Progress};
use super::session::Session;
use super::{ColorWhen, Outcome, inputs, output, template};

/// Report on articles: who speaks, who is unnamed, which words judge, each with its place in the text
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Report {
    /// Files, folders, or - for standard input: text, Markdown, saved web pages, rows of JSONL or CSV
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Formats to write
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', value_parser = renderer_names(), default_value = "md,html")]
    format: Vec<String>,
    /// Folder for the reports; - writes one format to standard output
    #[arg(short, long, value_name = "FOLDER", default_value = "reports")]
    output: PathBuf,
    /// Name of the outlet, for articles that bring none
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    outlet: Option<String>,
    /// Lay out by this template, or by those in this folder, in place of the built-in ones
    #[arg(long, value_name = "FILE", help_heading = "Settings")]
    template: Option<PathBuf>,
    /// Exit with 1 when an article fails one of the [gates] in the settings
    #[arg(long)]
    gate: bool,
    /// No summary, no progress bar
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
  onrecord report story.txt                        reports/TITLE.md and reports/TITLE.html
  onrecord report drafts/ -o out --format html     a page for every article in the folder
  onrecord report - -o - --format md < story.txt   from a pipe to a pipe
  onrecord report story.md --gate                  exit code 1 when a gate of onrecord.toml fails";

/// What came of one article.
struct Reported {
    summary: String,
    name: String,
    files: Vec<(&'static str, Vec<u8>)>,
    failures: Vec<String>,
}

impl Report {
    /// Runs the command.
    pub(super) fn run(self, color: ColorWhen) -> anyhow::Result<Outcome> {
        let inputs = inputs::gather(&self.inputs)?;
        let formats: Vec<&dyn Renderer> = self.format.iter().filter_map(|name| render::by_name(name)).collect();
        let target = Target::new(&self.output, &formats)?;
        let mut session = Session::open(&self.settings, &self.read)?.with_baseline()?;
        session.outlet.clone_from(&self.outlet);
        let gate = Gate::of(self.gate, &session)?;
        let templates = template::load(self.template.as_deref())?;
        let style = Style { templates: &templates, color: color_of(color), columns: columns() };
        let reporter = Reporter { session: &session, formats: &formats, style, gate };
        let progress =
            Progress::new(&inputs, if inputs.len() > 1 { Loudness::of(self.quiet) } else { Loudness::Quiet });
        let mut run = Run { target, quiet: self.quiet, progress, taken: BTreeSet::new(), bad: 0, failed: 0 };
        let threads = self.threads.number();
        pipeline::run(
            inputs,
            self.read.reader(),
            threads,
            |item| reporter.report(item),
            |item, made| run.take(item, made),
        )?;
        run.progress.finish();
        Ok(run.outcome())
    }
}

/// Where reports go.
enum Target {
    Stdout,
    Folder(PathBuf),
}

impl Target {
    fn new(output: &Path, formats: &[&dyn Renderer]) -> anyhow::Result<Self> {
        if output.as_os_str() != "-" {
            return Ok(Self::Folder(output.to_owned()));
        }
        if formats.len() != 1 {
            bail!("-o - writes one format: choose it with --format, as in --format md");
        }
        Ok(Self::Stdout)
    }
}

/// Makes reports; shared by all threads.
struct Reporter<'s> {
    session: &'s Session,
    formats: &'s [&'static dyn Renderer],
    style: Style<'s>,
    gate: Gate,
}

impl Reporter<'_> {
    fn report(&self, item: &Item) -> Result<Reported, String> {
        self.session.with_article(item, |article| self.made(article))?
    }

    fn made(&self, analysed: &Analysed<'_>) -> Result<Reported, String> {
        let (article, measured) = (analysed.article(), analysed.measured());
        let days = self.session.baseline.as_ref().map(BaselineFile::days).unwrap_or_default();
        let baseline = self.session.baseline.as_ref().map(|baseline| Baseline {
            name: &baseline.name,
            articles: baseline.articles,
            days: &days,
        });
        let report = build(&article, &measured, baseline);
        let mut files = Vec::new();
        for format in self.formats {
            let bytes = format.render(&report, &self.style).map_err(|error| error.to_string())?;
            files.push((format.extension(), bytes));
        }
        Ok(Reported {
            summary: terminal(&report.page, self.style.color, self.style.columns),
            name: file_name(report.row.article.title.as_deref(), &report.row.article.id),
            files,
            failures: self.gate.failures(&self.session.plan, analysed),
        })
    }
}

/// A run in progress.
struct Run {
    target: Target,
    quiet: bool,
    progress: Progress,
    taken: BTreeSet<String>,
    bad: usize,
    failed: usize,
}

impl Run {
    fn take(&mut self, item: &Item, made: Result<Reported, String>) -> anyhow::Result<()> {
        let origin = &item.record.origin;
        match made {
            Err(error) => {
                self.bad += 1;
                self.progress.tell(&format!("{origin}: {error}"));
            }
            Ok(reported) => {
                self.write(&reported)?;
                self.failed += usize::from(!reported.failures.is_empty());
                for failure in &reported.failures {
                    self.progress.tell(&format!("{origin}: {failure}"));
                }
            }
        }
        self.progress.done(item.record.bytes.len());
        Ok(())
    }

    fn write(&mut self, reported: &Reported) -> anyhow::Result<()> {
        let Target::Folder(folder) = &self.target else {
            return reported.files.iter().try_for_each(|(_, bytes)| output::print(bytes));
        };
        output::make_folder(folder)?;
        let name = free_name(&reported.name, &mut self.taken);
        let mut paths = Vec::new();
        for (extension, bytes) in &reported.files {
            let path = folder.join(format!("{name}.{extension}"));
            output::save(&path, bytes)?;
            paths.push(path.display().to_string());
        }
        if self.quiet {
            return Ok(());
        }
        let text = format!("{}\nWritten: {}\n", reported.summary, paths.join(", "));
        self.progress.aside(|| output::print(text.as_bytes())).context("printing the summary")
    }

    fn outcome(&self) -> Outcome {
        match (self.bad, self.failed) {
            (0, 0) => Outcome::Done,
            (0, _) => Outcome::GateFailed,
            (1, _) => Outcome::Problems,
            (bad, _) => {
                tell_line(&format!("{bad} articles could not be read"));
                Outcome::Problems
            }
        }
    }
}

/// Longest file name, without number and ending, in bytes.
const LONGEST_NAME: usize = 80;

/// A name made of letters, digits and hyphens of the title, or of the id. No path in the data can lead anywhere.
fn file_name(title: Option<&str>, id: &str) -> String {
    // A slug spells signs of currencies out as letters, which read as a part of the number.
    let unsigned = |text: &str| text.replace(['£', '€', '¥', '₹', '₽', '¢'], "");
    let slugs = [title.unwrap_or(""), id].into_iter().map(|text| slug::slugify(unsigned(text)));
    let named = slugs.into_iter().find(|slug| !slug.is_empty());
    let mut name = named.unwrap_or_else(|| "article".to_owned());
    if name.len() > LONGEST_NAME {
        // A slug is ASCII.
        name.truncate(LONGEST_NAME);
        name.truncate(name.rfind('-').filter(|at| *at > 0).unwrap_or(name.len()));
    }
    name
}

/// The name, with a number where an earlier article of this run has it.
fn free_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut free = name.to_owned();
    let mut number = 1;
    while !taken.insert(free.clone()) {
        number += 1;
        free = format!("{name}-{number}");
    }
    free
}

/// Whether to colour standard output.
pub(super) fn color_of(when: ColorWhen) -> Color {
    let wanted = match when {
        ColorWhen::Always => true,
        ColorWhen::Never => false,
        ColorWhen::Auto => AutoStream::choice(&std::io::stdout()) != ColorChoice::Never,
    };
    if wanted { Color::Ansi } else { Color::Plain }
}

/// Columns of the terminal, or of a page where there is none.
pub(super) fn columns() -> usize {
    terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0))
}

fn renderer_names() -> PossibleValuesParser {
    PossibleValuesParser::new(RENDERERS.iter().map(|renderer| renderer.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: Option<&str>, id: &str, expected: &str) {
        assert_eq!(file_name(title, id), expected);
    }

    #[test]
    fn names_come_from_titles_and_hold_no_path() {
        check(Some("Council drops “river” scheme"), "x", "council-drops-river-scheme");
        check(Some("../../etc/passwd"), "x", "etc-passwd");
        check(Some("…"), "a/../b", "a-b");
        check(None, "/", "article");
        check(Some(&"word ".repeat(40)), "x", &["word"; 16].join("-"));
    }

    #[test]
    fn collisions_are_numbered() {
        let mut taken = BTreeSet::new();
        let names = ["a", "a", "a-2", "a"].map(|name| free_name(name, &mut taken));
        assert_eq!(names, ["a", "a-2", "a-2-2", "a-3"]);
    }
}
