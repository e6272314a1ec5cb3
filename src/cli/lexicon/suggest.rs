//! `onrecord lexicon suggest`: words that set outlets apart, in context, and whether a lexicon knows them.

use std::fmt::Write;

use anyhow::bail;
use clap::Args;
use onrecord::corpus::Field;
use onrecord::corpus::wordlists::{Context, GroupKeyness, KeyWord, Keyness, KeynessMethod, article_words};
use onrecord::lexicon::LexiconSet;
use serde::Serialize;

use super::corpus::CorpusArgs;
use super::format::FormatArgs;
use crate::cli::Outcome;
use crate::cli::arguments::SettingsArgs;
use crate::cli::pipeline::Item;
use crate::cli::session::Session;
use crate::cli::table::Table;

/// Suggest words: those in the outlets' own voice that set one outlet apart from the rest, in context
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Suggest {
    #[command(flatten)]
    corpus: CorpusArgs,
    /// What to group articles by: outlet, topic, date:month, or any field of the rows
    #[arg(long, value_name = "FIELD", default_value_t = Field::Outlet)]
    by: Field,
    /// In how many articles of its group a word must stand
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    min_articles: u32,
    /// Words in a row: 1 for single words, 2 for pairs, 3 for triples
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=3))]
    words: u8,
    /// How many words to show of each group
    #[arg(long, value_name = "N", default_value_t = 15)]
    top: usize,
    /// Leave out words that a lexicon covers
    #[arg(long)]
    new: bool,
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    settings: SettingsArgs,
}

const AFTER_HELP: &str = "\
z is the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008), in standard errors. The
null is the greatest z between random halves of the group's own articles: words below it may be chance. Names and words
without content are left out. A topic sets outlets apart as well as an attitude does: read the contexts.";

impl Suggest {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let session = Session::open(&self.settings, &self.corpus.read)?;
        let method = KeynessMethod {
            in_a_row: usize::from(self.words),
            fewest_articles: self.min_articles,
            ..KeynessMethod::of(&session.settings)
        };
        let mut keyness = Keyness::new(method);
        let make =
            |item: &Item| session.with_article(item, |article| article_words(&article.article(), &self.by, &method));
        let outcome = self.corpus.each(make, |article| keyness.add(article))?;
        if keyness.groups() < 2 {
            bail!("all articles have the same {}; two groups are needed to tell them apart", self.by);
        }
        let most = if self.new { usize::MAX } else { self.top };
        let groups = keyness.key_words(most);
        let told: Vec<OfGroup<'_>> = groups.iter().map(|group| self.told(group, &session.lexicons)).collect();
        self.format.print(&told, |told| in_words(told))?;
        Ok(outcome)
    }

    fn told<'k>(&self, group: &'k GroupKeyness, lexicons: &LexiconSet) -> OfGroup<'k> {
        let words = group.key_words.iter().map(|word| OfWord::of(word, group.null, lexicons));
        OfGroup {
            group: &group.group,
            articles: group.articles,
            words: group.words,
            null: group.null,
            suggestions: words.filter(|word| !self.new || !word.is_covered()).take(self.top).collect(),
        }
    }
}

#[derive(Serialize)]
struct OfGroup<'k> {
    group: &'k str,
    articles: u64,
    words: u64,
    null: Option<f64>,
    suggestions: Vec<OfWord<'k>>,
}

#[derive(Serialize)]
struct OfWord<'k> {
    word: &'k str,
    z: f64,
    /// Whether it stands out further than halves of the group do.
    beyond_null: Option<bool>,
    per_thousand_here: f64,
    per_thousand_elsewhere: f64,
    articles: u32,
    /// Share of its places that a hit covers.
    covered: f64,
    /// The lexicon of such a hit.
    lexicon: Option<String>,
    contexts: &'k [Context],
}

impl<'k> OfWord<'k> {
    fn of(word: &'k KeyWord, null: Option<f64>, lexicons: &LexiconSet) -> Self {
        let entry = word.entry.and_then(|entry| lexicons.entry(entry));
        Self {
            word: &word.text,
            z: word.z,
            beyond_null: null.map(|null| word.z > null),
            per_thousand_here: word.per_thousand.0,
            per_thousand_elsewhere: word.per_thousand.1,
            articles: word.articles,
            covered: word.covered,
            lexicon: entry.and_then(|entry| lexicons.file_of(entry)).map(|file| file.id.to_string()),
            contexts: &word.contexts,
        }
    }

    fn is_covered(&self) -> bool {
        self.covered >= 0.5
    }

    fn row(&self) -> [String; 6] {
        let listed = match &self.lexicon {
            Some(lexicon) if self.is_covered() => format!("listed: {lexicon}"),
            Some(lexicon) => format!("{:.0} % listed: {lexicon}", 100.0 * self.covered),
            None => String::new(),
        };
        [
            self.word.to_owned(),
            format!("{:.1}{}", self.z, if self.beyond_null == Some(true) { "*" } else { " " }),
            format!("{:.1}", self.per_thousand_here),
            format!("{:.1}", self.per_thousand_elsewhere),
            self.articles.to_string(),
            listed,
        ]
    }
}

/// Words shown in context.
const IN_CONTEXT: usize = 5;

fn in_words(groups: &[OfGroup<'_>]) -> String {
    let mut out = String::new();
    for group in groups {
        let OfGroup { group: name, articles, words, .. } = group;
        let null = group.null.map_or("too few articles for one".to_owned(), |null| format!("{null:.1}"));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{name}: {articles} articles, {words} words in its own voice; null {null}");
        let mut table = Table::new(["word", "z", "per 1,000", "elsewhere", "articles", ""]);
        for column in 1..5 {
            table = table.right(column);
        }
        group.suggestions.iter().for_each(|word| table.row(word.row()));
        let _ = write!(out, "{table}");
        let new = group.suggestions.iter().filter(|word| !word.is_covered()).take(IN_CONTEXT);
        for Context { before, words, after, article } in new.filter_map(|word| word.contexts.first()) {
            let _ = writeln!(out, "{before:>45}[{words}]{after}  {article}");
        }
        out.push('\n');
    }
    out.push_str("* further apart than random halves of the group's own articles\n");
    out
}
