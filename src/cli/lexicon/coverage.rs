//! `onrecord lexicon coverage`: which entries a corpus uses, and which make its score.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::bail;
use clap::Args;
use onrecord::corpus::wordlists::{Coverage as Uses, EntryUse, article_use};
use onrecord::diagnostic::nearest;
use onrecord::lexicon::{BUILTIN, Entry, File, LexiconSet};
use serde::Serialize;

use super::corpus::CorpusArgs;
use super::format::{FormatArgs, weight};
use crate::cli::Outcome;
use crate::cli::arguments::SettingsArgs;
use crate::cli::problems::counted;
use crate::cli::session::Session;
use crate::cli::table::Table;

/// Run lexicons over a corpus: which entries are never found, which make the score, how much stands in quotations
#[derive(Debug, Args)]
pub(super) struct Coverage {
    #[command(flatten)]
    corpus: CorpusArgs,
    /// Only these lexicons, by id [default: all lexicons of language]
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    only: Vec<String>,
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    settings: SettingsArgs,
}

/// Entries shown that make most of the score.
const HEAVIEST: usize = 10;

impl Coverage {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let session = Session::open(&self.settings, &self.corpus.read)?;
        known(&session.lexicons, &self.only)?;
        let mut uses = Uses::new(&session.lexicons);
        let make = |item: &_| session.with_article(item, |article| article_use(&article.article()));
        let outcome = self.corpus.each(make, |found| uses.add(&found))?;
        let wanted = |file: &File| match self.only.as_slice() {
            [] => file.role.is_language(),
            only => only.iter().any(|id| *file.id == **id),
        };
        let covered = Covered::of(&session.lexicons, &uses, wanted);
        let list_all = !self.only.is_empty();
        self.format.print(&covered, |covered| in_words(covered, list_all))?;
        Ok(outcome)
    }
}

/// Tells ids of lexicons that are not there.
pub(super) fn known(lexicons: &LexiconSet, ids: &[String]) -> anyhow::Result<()> {
    let known = || lexicons.files().iter().map(|file| &*file.id);
    match ids.iter().find(|id| known().all(|known| known != **id)) {
        None => Ok(()),
        Some(id) => match nearest(id, known()) {
            Some(near) => bail!("no lexicon is called {id}; did you mean {near}?"),
            None => bail!("no lexicon is called {id}; `onrecord lexicon list` lists them"),
        },
    }
}

#[derive(Serialize)]
struct Covered<'l> {
    articles: u64,
    entries: usize,
    found_entries: usize,
    hits: u64,
    share_in_quotations: Option<f64>,
    /// Fewest entries that together make half of the score.
    entries_for_half_of_the_score: usize,
    heaviest: Vec<Heavy<'l>>,
    lexicons: Vec<OfLexicon<'l>>,
    never_found: Vec<Never<'l>>,
}

#[derive(Serialize)]
struct Heavy<'l> {
    text: &'l str,
    lexicon: &'l str,
    weight: f64,
    hits: u64,
    articles: u64,
    share_in_quotations: Option<f64>,
    share_of_score: f64,
    cumulative_share: f64,
}

#[derive(Serialize)]
struct OfLexicon<'l> {
    id: &'l str,
    role: &'static str,
    entries: usize,
    found_entries: usize,
    hits: u64,
    share_in_quotations: Option<f64>,
    share_of_score: f64,
}

#[derive(Serialize)]
struct Never<'l> {
    text: &'l str,
    lexicon: &'l str,
    file: &'l str,
    line: u32,
}

/// Sums over some entries.
#[derive(Default)]
struct Sum {
    entries: usize,
    found_entries: usize,
    hits: u64,
    quoted: u64,
    weight: f64,
}

impl Sum {
    fn add(&mut self, used: &EntryUse) {
        self.entries += 1;
        self.found_entries += usize::from(used.found > 0);
        self.hits += used.found;
        self.quoted += used.quoted;
        self.weight += used.weight;
    }
}

fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

impl<'l> Covered<'l> {
    fn of(lexicons: &'l LexiconSet, uses: &Uses, wanted: impl Fn(&File) -> bool) -> Self {
        let of_wanted = |entry: &'l Entry| lexicons.file_of(entry).filter(|file| wanted(file));
        let total = uses.weight();
        let (mut all, mut by_file) = (Sum::default(), BTreeMap::<&str, (&File, Sum)>::new());
        let mut never_found = Vec::new();
        for (entry, used) in lexicons.entries().iter().zip(uses.all()) {
            let Some(file) = of_wanted(entry) else { continue };
            all.add(used);
            by_file.entry(&file.id).or_insert_with(|| (file, Sum::default())).1.add(used);
            if used.found == 0 {
                let (name, line) = lexicons.origin_of(entry);
                never_found.push(Never { text: &entry.text, lexicon: &file.id, file: name, line });
            }
        }
        let by_weight = uses.by_weight().into_iter().filter_map(|(id, used)| {
            let entry = lexicons.entry(id)?;
            Some((entry, of_wanted(entry)?, used))
        });
        let heaviest = heavy(by_weight, total);
        let before_half = |heavy: &&Heavy<'_>| heavy.cumulative_share - heavy.share_of_score < 0.5;
        Self {
            articles: uses.articles(),
            entries: all.entries,
            found_entries: all.found_entries,
            hits: all.hits,
            share_in_quotations: share(all.quoted, all.hits),
            entries_for_half_of_the_score: heaviest.iter().filter(before_half).count(),
            heaviest: heaviest.into_iter().take(HEAVIEST).collect(),
            lexicons: by_file.into_values().map(|(file, sum)| of_lexicon(file, &sum, total)).collect(),
            never_found,
        }
    }
}

/// The entries with what each makes of the score, alone and with those before it.
fn heavy<'l>(by_weight: impl Iterator<Item = (&'l Entry, &'l File, EntryUse)>, total: f64) -> Vec<Heavy<'l>> {
    let mut cumulative = 0.0;
    let all = by_weight.map(|(entry, file, used)| {
        let part = part(used.weight, total);
        cumulative += part;
        Heavy {
            text: &entry.text,
            lexicon: &file.id,
            weight: weight(entry.weight),
            hits: used.found,
            articles: used.articles,
            share_in_quotations: share(used.quoted, used.found),
            share_of_score: part,
            cumulative_share: cumulative,
        }
    });
    all.collect()
}

fn of_lexicon<'l>(file: &'l File, sum: &Sum, total: f64) -> OfLexicon<'l> {
    OfLexicon {
        id: &file.id,
        role: file.role.name(),
        entries: sum.entries,
        found_entries: sum.found_entries,
        hits: sum.hits,
        share_in_quotations: share(sum.quoted, sum.hits),
        share_of_score: part(sum.weight, total),
    }
}

/// A part of the score; nothing is a part of none.
fn part(weight: f64, total: f64) -> f64 {
    if total > 0.0 { weight / total } else { 0.0 }
}

fn percent(share: Option<f64>) -> String {
    share.map_or("-".to_owned(), |share| format!("{:.0} %", 100.0 * share))
}

fn in_words(covered: &Covered<'_>, list_all: bool) -> String {
    let mut out = format!(
        "{}: {} of {} entries are found, {}, {} in quotations\n\n",
        counted(usize::try_from(covered.articles).unwrap_or(usize::MAX), "article"),
        covered.found_entries,
        covered.entries,
        counted(usize::try_from(covered.hits).unwrap_or(usize::MAX), "time"),
        percent(covered.share_in_quotations)
    );
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{}", by_lexicon(covered));
    if !covered.heaviest.is_empty() {
        let _ = writeln!(out, "{}", heaviest(covered));
    }
    let listed = |never: &&Never<'_>| list_all || !BUILTIN.iter().any(|(name, _)| *name == never.file);
    let never: Vec<String> = covered
        .never_found
        .iter()
        .filter(listed)
        .map(|never| format!("{}:{}  {}\n", never.file, never.line, never.text))
        .collect();
    if never.is_empty() {
        let _ = writeln!(out, "Entries never found: {}; --only ID lists them", covered.never_found.len());
    } else {
        let _ = write!(out, "Never found\n{}", never.concat());
    }
    out
}

fn by_lexicon(covered: &Covered<'_>) -> Table {
    let mut table = Table::new(["lexicon", "entries", "found", "hits", "in quotations", "of the score"]);
    for column in 1..6 {
        table = table.right(column);
    }
    for lexicon in &covered.lexicons {
        table.row([
            lexicon.id.to_owned(),
            lexicon.entries.to_string(),
            lexicon.found_entries.to_string(),
            lexicon.hits.to_string(),
            percent(lexicon.share_in_quotations),
            percent(Some(lexicon.share_of_score)),
        ]);
    }
    table
}

fn heaviest(covered: &Covered<'_>) -> String {
    let n = covered.entries_for_half_of_the_score;
    let make = if n == 1 { "entry makes" } else { "entries make" };
    let mut table =
        Table::new(["entry", "lexicon", "weight", "hits", "articles", "in quotations", "of the score", "together"]);
    for column in 2..8 {
        table = table.right(column);
    }
    for heavy in &covered.heaviest {
        table.row([
            heavy.text.to_owned(),
            heavy.lexicon.to_owned(),
            format!("{:.2}", heavy.weight),
            heavy.hits.to_string(),
            heavy.articles.to_string(),
            percent(heavy.share_in_quotations),
            percent(Some(heavy.share_of_score)),
            percent(Some(heavy.cumulative_share)),
        ]);
    }
    format!("The heaviest; {n} {make} half of the score\n{table}")
}
