//! `onrecord lexicon fit`: weights learned from labelled articles, written to new files.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::{Args, ValueEnum};
use onrecord::corpus::Field;
use onrecord::corpus::wordlists::{FitMethod, FitPer, Fitted, FittedColumn, Fitting, article_hits};
use onrecord::lexicon::{Draft, File, FileId, LexiconSet, Role};
use onrecord::stats::Level;
use onrecord::text::Meta;
use serde::Serialize;

use super::corpus::CorpusArgs;
use super::coverage::known;
use super::format::{FormatArgs, weight};
use crate::cli::Outcome;
use crate::cli::arguments::SettingsArgs;
use crate::cli::output::{make_folder, save};
use crate::cli::pipeline::Item;
use crate::cli::problems::tell_line;
use crate::cli::session::Session;
use crate::cli::table::Table;

/// Fit weights of loaded words to articles that people labelled: cross-validated, with intervals, into new files
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Fit {
    #[command(flatten)]
    corpus: CorpusArgs,
    /// Field of the rows that holds the label: yes or no, true or false, 1 or 0
    #[arg(long, value_name = "FIELD", default_value = "label")]
    label: Field,
    /// The label that means loaded, where labels are other words; all others mean not loaded
    #[arg(long, value_name = "LABEL")]
    positive: Option<String>,
    /// What gets a weight of its own
    #[arg(long, value_enum, default_value_t)]
    per: Per,
    /// Only these lexicons, by id [default: all loaded ones]
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    only: Vec<String>,
    /// In how many articles a category or entry must have hits to be fitted; others keep their weights
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    min_articles: u32,
    /// Parts of the cross-validation
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(2..=100))]
    folds: u32,
    /// Write a lexicon file for each lexicon that changes into this folder; none that is there is touched
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    settings: SettingsArgs,
}

const AFTER_HELP: &str = "\
The log-odds of the label are modelled as a sum of what the hits in the outlet's own voice add to the loaded score, by
logistic regression with a ridge penalty that cross-validation chooses. Coefficients become weights by one factor, which
leaves the mean score of these articles as it was. Compare the areas under the curve before you use the weights, and test
them on articles that were not fitted.";

#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Per {
    /// All weights of a category by one factor
    #[default]
    Category,
    /// Each entry for itself
    Entry,
}

impl Fit {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let session = Session::open(&self.settings, &self.corpus.read)?;
        let lexicons = &session.lexicons;
        known(lexicons, &self.only)?;
        let (mut fitting, mut unlabelled) = (Fitting::default(), 0);
        let make = |item: &Item| {
            let made = session.with_article(item, |article| {
                let article = article.article();
                self.label_of(&article.doc.meta).map(|label| (article_hits(&article), label))
            });
            made?
        };
        let outcome = self.corpus.each(make, |(hits, label)| match label {
            Some(label) => fitting.add(hits, label),
            None => unlabelled += 1,
        })?;
        if unlabelled > 0 {
            tell_line(&format!("{unlabelled} articles without {} are left out", self.label));
        }
        let per = if self.per == Per::Entry { FitPer::Entry } else { FitPer::Category };
        let method = FitMethod {
            per,
            fewest_articles: self.min_articles as usize,
            folds: self.folds as usize,
            seed: session.settings.seed,
            level: Level::NINETY_FIVE,
        };
        let chosen: Vec<bool> = lexicons.files().iter().map(|file| self.is_chosen(file)).collect();
        let wanted = |file: FileId| chosen.get(file.number()) == Some(&true);
        let fitted = self.corpus.work("fitting", || fitting.fit(lexicons, wanted, &method))??;
        let written = match &self.output {
            Some(folder) => write(lexicons, &fitted, folder)?,
            None => Vec::new(),
        };
        self.format.print(&Told::of(lexicons, &fitted, written), in_words)?;
        Ok(outcome)
    }

    fn is_chosen(&self, file: &File) -> bool {
        file.role == Role::Loaded && (self.only.is_empty() || self.only.iter().any(|id| *file.id == **id))
    }

    /// The label of an article, where it has one.
    fn label_of(&self, meta: &Meta) -> Result<Option<bool>, String> {
        let Some(label) = self.label.of(meta) else { return Ok(None) };
        if let Some(positive) = &self.positive {
            return Ok(Some(*label == **positive));
        }
        match label.to_ascii_lowercase().as_str() {
            "1" | "1.0" | "true" | "yes" => Ok(Some(true)),
            "0" | "0.0" | "false" | "no" => Ok(Some(false)),
            _ => {
                Err(format!("the label \"{label}\" is neither yes nor no; --positive names the one that means loaded"))
            }
        }
    }
}

/// Writes the lexicons that change.
fn write(lexicons: &LexiconSet, fitted: &Fitted, folder: &Path) -> anyhow::Result<Vec<String>> {
    let changed =
        lexicons.files().iter().filter(|file| fitted.columns.iter().any(|column| is_of(lexicons, column, file)));
    let drafts: Vec<Draft> = changed.map(|file| draft(lexicons, fitted, file)).collect();
    let target = |draft: &Draft| folder.join(format!("{}.toml", draft.id));
    if let Some(taken) = drafts.iter().map(target).find(|target| target.exists()) {
        bail!("{} is there already, and weights are written to new files only", taken.display());
    }
    make_folder(folder)?;
    let mut written = Vec::new();
    for draft in &drafts {
        save(&target(draft), draft.to_toml().as_bytes())?;
        written.push(target(draft).display().to_string());
    }
    Ok(written)
}

fn is_of(lexicons: &LexiconSet, column: &FittedColumn, file: &File) -> bool {
    lexicons.files().get(column.file.number()).is_some_and(|known| known.id == file.id)
}

/// A lexicon with its fitted weights.
fn draft(lexicons: &LexiconSet, fitted: &Fitted, file: &File) -> Draft {
    let mut draft = Draft::of(lexicons, file);
    let (positive, negative) = fitted.articles;
    draft.sources.push(format!("weights fitted by onrecord to {} labelled articles", positive + negative));
    for (term, entry) in draft.terms.iter_mut().zip(lexicons.entries_of(file)) {
        let is_it = |column: &&FittedColumn| {
            let own = column.entry.and_then(|id| lexicons.entry(id));
            is_of(lexicons, column, file) && own.is_none_or(|own| std::ptr::eq(own, entry))
        };
        let Some(column) = fitted.columns.iter().find(is_it) else { continue };
        let new = if column.entry.is_some() { column.value } else { weight(entry.weight) * column.value };
        term.fields.weight = Some(rounded(new.clamp(0.0, 1.0)));
    }
    draft
}

fn rounded(weight: f64) -> f64 {
    (weight * 1000.0).round() / 1000.0
}

#[derive(Serialize)]
struct Told<'l> {
    articles: usize,
    labelled_loaded: usize,
    penalty: f64,
    log_loss: f64,
    log_loss_of_frequency: f64,
    area_under_curve: Option<f64>,
    area_under_curve_before: Option<f64>,
    columns: Vec<OfColumn<'l>>,
    written: Vec<String>,
}

#[derive(Serialize)]
struct OfColumn<'l> {
    lexicon: &'l str,
    entry: Option<&'l str>,
    articles: usize,
    /// The weight before, of an entry.
    before: Option<f64>,
    /// The weight of an entry, or the factor of a category.
    fitted: f64,
    low: Option<f64>,
    high: Option<f64>,
}

impl<'l> Told<'l> {
    fn of(lexicons: &'l LexiconSet, fitted: &Fitted, written: Vec<String>) -> Self {
        let column = |column: &FittedColumn| {
            let entry = column.entry.and_then(|id| lexicons.entry(id));
            OfColumn {
                lexicon: lexicons.files().get(column.file.number()).map_or("", |file| &*file.id),
                entry: entry.map(|entry| &*entry.text),
                articles: column.articles,
                before: entry.map(|entry| weight(entry.weight)),
                fitted: column.value,
                low: column.interval.map(|interval| interval.low),
                high: column.interval.map(|interval| interval.high),
            }
        };
        Self {
            articles: fitted.articles.0 + fitted.articles.1,
            labelled_loaded: fitted.articles.0,
            penalty: fitted.penalty,
            log_loss: fitted.log_loss,
            log_loss_of_frequency: fitted.log_loss_of_frequency,
            area_under_curve: fitted.area,
            area_under_curve_before: fitted.area_before,
            columns: fitted.columns.iter().map(column).collect(),
            written,
        }
    }
}

fn in_words(told: &Told<'_>) -> String {
    let number = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.2}"));
    let mut out = format!(
        "{} articles, {} labelled loaded; penalty {} chosen by cross-validation\n\
         area under the curve: {} fitted (cross-validated), {} with the weights as they are\n\
         log loss: {:.3} fitted (cross-validated), {:.3} by the frequency of the label alone\n\n",
        told.articles,
        told.labelled_loaded,
        told.penalty,
        number(told.area_under_curve),
        number(told.area_under_curve_before),
        told.log_loss,
        told.log_loss_of_frequency,
    );
    let by_entry = told.columns.iter().any(|column| column.entry.is_some());
    // Writing to a string cannot fail.
    let _ = write!(out, "{}", fitted(told, by_entry));
    let what = if by_entry { "weights" } else { "factors, by which all weights of a category are multiplied" };
    let _ = writeln!(out, "\nFitted {what}; what comes to more than 1 is written as 1, what is negative as 0.");
    match told.written.as_slice() {
        [] => out.push_str("Nothing is written; -o FOLDER writes the lexicons with these weights.\n"),
        files => {
            let _ = writeln!(out, "Written: {}", files.join(", "));
        }
    }
    out
}

/// What is fitted, a row a category or an entry.
fn fitted(told: &Told<'_>, by_entry: bool) -> Table {
    let head = if by_entry {
        ["entry", "lexicon", "articles", "before", "fitted", "95 % interval"]
    } else {
        ["category", "", "articles", "", "factor", "95 % interval"]
    };
    let mut table = Table::new(head);
    for column in 2..6 {
        table = table.right(column);
    }
    for column in &told.columns {
        let interval =
            column.low.zip(column.high).map_or("-".to_owned(), |(low, high)| format!("{low:.2} to {high:.2}"));
        table.row([
            column.entry.unwrap_or(column.lexicon).to_owned(),
            column.entry.map_or("", |_| column.lexicon).to_owned(),
            column.articles.to_string(),
            column.before.map_or(String::new(), |before| format!("{before:.2}")),
            format!("{:.2}", column.fitted),
            interval,
        ]);
    }
    table
}
