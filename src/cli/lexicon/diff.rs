//! `onrecord lexicon diff`: what two versions of the word lists make of one corpus.

use std::fmt::Write;

use clap::Args;
use onrecord::corpus::wordlists::{ChangeKind, Context, Difference, EntryChange, Shift, article_difference};
use onrecord::corpus::{Field, Method};
use onrecord::settings::BUILTIN;
use serde::Serialize;

use super::corpus::CorpusArgs;
use super::format::FormatArgs;
use crate::cli::Outcome;
use crate::cli::arguments::SettingsArgs;
use crate::cli::pipeline::Item;
use crate::cli::problems::counted;
use crate::cli::session::Session;
use crate::cli::table::Table;

/// Compare two versions of a lexicon on a corpus: hits gained and lost, articles changed, the shift of the score
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// Lexicon file or folder before; builtin for none but those of the settings
    old: String,
    /// The same after
    new: String,
    #[command(flatten)]
    corpus: CorpusArgs,
    /// What to group articles by: outlet, topic, date:month, or any field of the rows
    #[arg(long, value_name = "FIELD", default_value_t = Field::Outlet)]
    by: Field,
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    settings: SettingsArgs,
}

impl Diff {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let (old, new) = (self.session(&self.old)?, self.session(&self.new)?);
        let mut difference = Difference::default();
        let make = |item: &Item| {
            let both = old.with_article(item, |old| {
                new.with_article(item, |new| {
                    let (before, after) = (old.article(), new.article());
                    article_difference((&before, old.loaded_score()), (&after, new.loaded_score()), &self.by)
                })
            });
            both?
        };
        let outcome = self.corpus.each(make, |article| difference.add(article))?;
        let method = Method::of(&new.settings);
        let told = Told::of(&difference, &method);
        self.format.print(&told, |told| in_words(told, &self.by))?;
        Ok(outcome)
    }

    fn session(&self, lexicon: &str) -> anyhow::Result<Session> {
        let SettingsArgs { config, no_config, baseline, lexicon: others } = &self.settings;
        let named = Some(lexicon).filter(|lexicon| *lexicon != BUILTIN).map(str::to_owned);
        let lexicon = others.iter().cloned().chain(named).collect();
        let (config, baseline) = (config.clone(), baseline.clone());
        Session::open(&SettingsArgs { config, no_config: *no_config, baseline, lexicon }, &self.corpus.read)
    }
}

#[derive(Serialize)]
struct Told<'d> {
    articles: usize,
    articles_changed: usize,
    gained: u64,
    lost: u64,
    changed: u64,
    score: Moved,
    groups: Vec<Moved>,
    order_changed: bool,
    entries: Vec<OfEntry<'d>>,
}

/// A score that moved.
#[derive(Serialize)]
struct Moved {
    group: String,
    articles: usize,
    old: Option<f64>,
    new: Option<f64>,
    shift: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    /// Place in the order of scores, the greatest first.
    old_rank: usize,
    new_rank: usize,
}

#[derive(Serialize)]
struct OfEntry<'d> {
    change: &'static str,
    entry: &'d str,
    lexicon: &'d str,
    hits: u64,
    articles: u64,
    examples: &'d [Context],
}

fn name_of(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Gained => "gained",
        ChangeKind::Lost => "lost",
        ChangeKind::Changed => "changed",
    }
}

impl<'d> Told<'d> {
    fn of(difference: &'d Difference, method: &Method) -> Self {
        let (articles, articles_changed) = difference.articles();
        let entries = difference.entries();
        let sum = |kind| entries.iter().filter(|entry| entry.kind == kind).map(|entry| entry.hits).sum();
        let (all, groups) = difference.shifts(method);
        let groups: Vec<Moved> = groups.iter().map(|shift| Moved::of(shift, &groups)).collect();
        Self {
            articles,
            articles_changed,
            gained: sum(ChangeKind::Gained),
            lost: sum(ChangeKind::Lost),
            changed: sum(ChangeKind::Changed),
            score: Moved::of(&all, &[]),
            order_changed: groups.iter().any(|group| group.old_rank != group.new_rank),
            groups,
            entries: entries.into_iter().map(OfEntry::of).collect(),
        }
    }
}

impl Moved {
    fn of(shift: &Shift, all: &[Shift]) -> Self {
        let above = |own: Option<f64>, of: fn(&Shift) -> Option<f64>| {
            1 + all.iter().filter(|other| of(other).unwrap_or(-1.0) > own.unwrap_or(-1.0)).count()
        };
        let interval = shift.shift.and_then(|shift| shift.interval);
        Self {
            group: shift.group.clone(),
            articles: shift.articles,
            old: shift.old,
            new: shift.new,
            shift: shift.shift.map(|shift| shift.value),
            low: interval.map(|interval| interval.low),
            high: interval.map(|interval| interval.high),
            old_rank: above(shift.old, |other| other.old),
            new_rank: above(shift.new, |other| other.new),
        }
    }
}

impl<'d> OfEntry<'d> {
    fn of(change: &'d EntryChange) -> Self {
        let EntryChange { kind, lexicon, entry, hits, articles, examples } = change;
        Self { change: name_of(*kind), entry, lexicon, hits: *hits, articles: *articles, examples }
    }
}

/// Entries shown of each kind of change.
const SHOWN: usize = 20;

fn in_words(told: &Told<'_>, by: &Field) -> String {
    let Told { articles, articles_changed, gained, lost, changed, .. } = told;
    let mut out = format!(
        "{articles} articles, {articles_changed} changed; hits: {gained} gained, {lost} lost, {changed} with another entry, weight or voice\n\n"
    );
    let name = by.to_string();
    let mut table = Table::new([name.as_str(), "articles", "before", "after", "shift", "95 % interval", "rank"]);
    for column in 1..6 {
        table = table.right(column);
    }
    for moved in told.groups.iter().chain([&told.score]) {
        table.row(row(moved));
    }
    // Writing to a string cannot fail.
    let _ = write!(out, "loaded-score, and the mean shift of an article\n{table}");
    if told.groups.len() > 1 {
        let order = if told.order_changed { "is another" } else { "stays the same" };
        let _ = writeln!(out, "The order of {by} by score {order}.");
    }
    for (kind, title) in [("gained", "Gained"), ("lost", "Lost"), ("changed", "Another entry, weight or voice")] {
        let of_kind: Vec<&OfEntry<'_>> = told.entries.iter().filter(|entry| entry.change == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n{title}");
        of_kind.iter().take(SHOWN).for_each(|entry| out.push_str(&entry_in_words(entry)));
        if of_kind.len() > SHOWN {
            let _ = writeln!(out, "and {} more entries; --format json has all", of_kind.len() - SHOWN);
        }
    }
    out
}

fn row(moved: &Moved) -> [String; 7] {
    let number = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.2}"));
    let signed = |value: f64| format!("{value:+.2}");
    let ranks = match (moved.group.is_empty(), moved.old_rank == moved.new_rank) {
        (true, _) => String::new(),
        (false, true) => moved.new_rank.to_string(),
        (false, false) => format!("{} -> {}", moved.old_rank, moved.new_rank),
    };
    [
        if moved.group.is_empty() { "all".to_owned() } else { moved.group.clone() },
        moved.articles.to_string(),
        number(moved.old),
        number(moved.new),
        moved.shift.map_or("-".to_owned(), signed),
        moved.low.zip(moved.high).map_or("-".to_owned(), |(low, high)| format!("{} to {}", signed(low), signed(high))),
        ranks,
    ]
}

fn entry_in_words(entry: &OfEntry<'_>) -> String {
    let OfEntry { entry, lexicon, hits, articles, examples, .. } = entry;
    let mut out = format!(
        "  {entry} ({lexicon}): {hits} in {}\n",
        counted(usize::try_from(*articles).unwrap_or(usize::MAX), "article")
    );
    for Context { before, words, after, article } in *examples {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{before:>45}[{words}]{after}  {article}");
    }
    out
}
