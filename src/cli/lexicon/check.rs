//! `onrecord lexicon check`: every problem of every file at once.

use std::path::PathBuf;

use clap::Args;
use onrecord::diagnostic::{Diagnostic, Severity};
use onrecord::lexicon::{Entry, PoliticalSide};
use serde::Serialize;

use super::files;
use super::format::{FormatArgs, weight};
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
    format: FormatArgs,
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
        let (lexicons, found) = config::check(&all);
        problems.extend(found);
        // Of named files only what stands in them is told.
        let named: Vec<&str> = all.iter().filter(|file| file.is_users()).map(|file| file.name.as_str()).collect();
        let is_told = |entry: &&Entry| self.files.is_empty() || named.contains(&lexicons.origin_of(entry).0);
        let told: Vec<&Entry> = lexicons.entries().iter().filter(is_told).collect();
        let checked = Checked {
            problems: problems.all().iter().map(Problem::of).collect(),
            files: n_files,
            terms: told.len(),
            sides: Sides::of(&told),
        };
        if self.format.is_json() {
            self.format.print(&checked, |_| String::new())?;
        } else {
            problems.tell();
        }
        if problems.has_errors() {
            return Ok(Outcome::Problems);
        }
        if !self.format.is_json() {
            let of_warnings = match problems.counts() {
                (_, 0) => String::new(),
                (_, warnings) => format!(", with {}", counted(warnings, "warning")),
            };
            let (files, terms) = (counted(checked.files, "file"), counted(checked.terms, "term"));
            output::print(format!("{files} right{of_warnings}; {terms}\n").as_bytes())?;
            output::print(checked.sides.in_words().as_bytes())?;
        }
        Ok(Outcome::Done)
    }
}

/// What was found, as data.
#[derive(Serialize)]
struct Checked<'a> {
    problems: Vec<Problem<'a>>,
    files: usize,
    terms: usize,
    sides: Sides,
}

/// Entries that are tagged as the usage of one political side, and what they weigh together.
#[derive(Serialize)]
struct Sides(Vec<Side>);

#[derive(Serialize)]
struct Side {
    side: &'static str,
    entries: usize,
    weights: f64,
}

/// A problem as data.
#[derive(Serialize)]
pub(super) struct Problem<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    help: Option<&'a str>,
}

impl<'a> Problem<'a> {
    pub(super) fn of(problem: &'a Diagnostic) -> Self {
        let severity = if problem.severity == Severity::Error { "error" } else { "warning" };
        let (line, column) = problem.place.unzip();
        let Diagnostic { file, code, message, help, .. } = problem;
        Self { file, line, column, severity, code, message, help: help.as_deref() }
    }
}

impl Sides {
    fn of(entries: &[&Entry]) -> Self {
        let side = |side: &PoliticalSide| {
            let tagged = entries.iter().filter(|entry| entry.attributes.side == Some(*side));
            let weights: Vec<f64> = tagged.map(|entry| weight(entry.weight)).collect();
            Side {
                side: side.name(),
                entries: weights.len(),
                weights: (weights.iter().sum::<f64>() * 10.0).round() / 10.0,
            }
        };
        Self(PoliticalSide::ALL.iter().map(side).collect())
    }

    /// One line, empty where no entry has a side.
    fn in_words(&self) -> String {
        let all: usize = self.0.iter().map(|side| side.entries).sum();
        if all == 0 {
            return String::new();
        }
        let share = |side: &Side| {
            let Side { side, entries, weights } = side;
            format!("{side} {} % ({entries}, weights {weights:.1})", (100 * entries + all / 2) / all)
        };
        let shares: Vec<String> = self.0.iter().map(share).collect();
        format!("Partisan terms: {}\n", shares.join(", "))
    }
}
