//! Articles, or rows that `score` wrote, as measured articles, and what a run takes in of them.

use std::collections::BTreeSet;
use std::fs::File;
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::{Context, bail};
use onrecord::corpus::wordlists::{ArticleWords, Keyness, KeynessMethod, article_words};
use onrecord::corpus::{Corpus, Field, MeasuredArticle, RowMadeBy, ScoredColumns, ScoredRow, ScoredTable, from_json};
use onrecord::diagnostic::nearest;
use onrecord::input::Header;

use crate::cli::Outcome;
use crate::cli::inputs::Input;
use crate::cli::pipeline::Item;
use crate::cli::problems::{TOLD, tell_unread};
use crate::cli::progress::Progress;
use crate::cli::session::Session;

/// Names of fields that are kept to suggest from.
const FIELDS_TOLD: usize = 50;

/// What was read and measured.
pub(super) struct Run {
    pub(super) corpus: Corpus,
    /// Words in the groups' own voice, of articles that were analysed here.
    pub(super) keyness: Keyness,
    /// Names of fields that rows have besides the known ones.
    fields: BTreeSet<String>,
    articles: usize,
    bad: usize,
    /// How many were analysed here, and not read as rows that score wrote.
    analysed: usize,
    this_run: RowMadeBy,
}

impl Run {
    pub(super) fn new(corpus: Corpus, keyness: Keyness, this_run: RowMadeBy) -> Self {
        Self { corpus, keyness, fields: BTreeSet::new(), articles: 0, bad: 0, analysed: 0, this_run }
    }

    /// Takes an article in, or notes why that cannot be.
    pub(super) fn take(
        &mut self,
        origin: &str,
        made: Result<Measured<'_>, String>,
        progress: &Progress,
        strict: bool,
    ) -> anyhow::Result<()> {
        self.articles += 1;
        match made {
            Err(error) if strict => {
                progress.finish();
                bail!("{origin}: {error}");
            }
            Err(error) => {
                self.bad += 1;
                self.corpus.failed();
                if self.bad <= TOLD {
                    progress.tell(&format!("{origin}: {error}"));
                }
            }
            Ok(measured) => self.add(measured),
        }
        Ok(())
    }

    fn add(&mut self, measured: Measured<'_>) {
        if self.fields.len() < FIELDS_TOLD {
            self.fields.extend(measured.article.meta.other.keys().cloned());
        }
        match measured.made_by {
            MadeBy::ThisRun => {
                self.analysed += 1;
                self.corpus.made_by(&self.this_run);
            }
            MadeBy::Row(row) => self.corpus.made_by(&row),
            MadeBy::Unknown => {}
        }
        self.corpus.add(&measured.article);
        if let Some(words) = measured.words {
            self.keyness.add(words);
        }
    }

    /// Takes the rows of a file of Parquet in that score wrote; `false` where it is of articles.
    pub(super) fn take_columns(
        &mut self,
        input: &Input,
        wanted: impl Fn(&str) -> bool,
        progress: &Progress,
        strict: bool,
    ) -> anyhow::Result<bool> {
        let Some(path) = input.path() else { return Ok(false) };
        let reading = || format!("reading {}", path.display());
        let file = File::open(path).with_context(reading)?;
        let Some(columns) = ScoredColumns::open(file).with_context(reading)? else { return Ok(false) };
        columns.read(wanted, |row| {
            let made = match row {
                ScoredRow::Failed { error, .. } => Err(error),
                ScoredRow::Article(article, _) => {
                    Ok(Measured { article: *article, made_by: MadeBy::Unknown, words: None })
                }
            };
            self.take(&input.name, made, progress, strict)
        })?;
        Ok(true)
    }

    /// Whether there is anything to compare.
    pub(super) fn check(&self, by: &Field, within: Option<&Field>, pairs: Option<&Field>) -> anyhow::Result<()> {
        if self.corpus.is_empty() {
            bail!("there are no articles to compare");
        }
        let (has_strata, has_events) = self.corpus.has_strata();
        let asked = [(self.corpus.has_groups(), Some(by)), (has_strata, within), (has_events, pairs)];
        match asked.into_iter().find_map(|(has, field)| field.filter(|_| !has)) {
            Some(missing) => self.without(missing),
            None => Ok(()),
        }
    }

    fn without(&self, field: &Field) -> anyhow::Result<()> {
        let name = field.to_string();
        let known =
            ["outlet", "topic", "byline", "date:month"].into_iter().chain(self.fields.iter().map(String::as_str));
        let also = self.fields.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        // Rows of score have their fields under our names already.
        let help = match nearest(&name, known.filter(|known| *known != name)) {
            Some(near) => format!("did you mean {near}?"),
            None if self.analysed == 0 && also.is_empty() => "score's rows carry no other fields".to_owned(),
            None if self.analysed == 0 => format!("besides the known ones, score's rows carry {also}"),
            None if also.is_empty() => "--map tells what it is called in the rows".to_owned(),
            None => format!("--map tells what it is called in the rows, which also have {also}"),
        };
        bail!("no article has the field {name}; {help}")
    }

    pub(super) fn outcome(&self) -> Outcome {
        tell_unread(self.bad, self.articles)
    }
}

/// A measured article, and where its figures come from.
pub(super) struct Measured<'s> {
    article: MeasuredArticle<'s>,
    made_by: MadeBy,
    words: Option<ArticleWords>,
}

pub(super) enum MadeBy {
    ThisRun,
    Row(RowMadeBy),
    Unknown,
}

/// The head of a table, and how to read its rows where score wrote it.
type KnownTable = (Arc<Header>, Option<Arc<ScoredTable>>);

/// Makes measured articles of items; shared by all threads.
pub(super) struct Measurer<'s> {
    session: &'s Session,
    /// How words are counted, where they are.
    counting: Option<(Field, KeynessMethod)>,
    /// The table that rows last came from.
    table: RwLock<Option<KnownTable>>,
}

impl<'s> Measurer<'s> {
    pub(super) fn new(session: &'s Session, counting: Option<(Field, KeynessMethod)>) -> Self {
        Self { session, counting, table: RwLock::default() }
    }

    /// Reads a row that score wrote, or analyses an article: the row itself tells which it is.
    pub(super) fn measure(&self, item: &Item) -> Result<Measured<'s>, String> {
        match self.scored(item) {
            Some(ScoredRow::Failed { error, .. }) => Err(error),
            Some(ScoredRow::Article(article, made_by)) => {
                Ok(Measured { article: *article, made_by: made_by.map_or(MadeBy::Unknown, MadeBy::Row), words: None })
            }
            None => self.analysed(item),
        }
    }

    fn scored(&self, item: &Item) -> Option<ScoredRow> {
        match &item.record.header {
            Some(header) => Some(self.table(header)?.read(&item.record.bytes)),
            None => from_json(&item.record.bytes),
        }
    }

    /// How to read the rows under this head, if score wrote them; looked at once a table.
    fn table(&self, header: &Arc<Header>) -> Option<Arc<ScoredTable>> {
        if let Some((known, table)) = &*self.table.read().unwrap_or_else(PoisonError::into_inner)
            && Arc::ptr_eq(known, header)
        {
            return table.clone();
        }
        let table = ScoredTable::new(&header.names, header.delimiter).map(Arc::new);
        *self.table.write().unwrap_or_else(PoisonError::into_inner) = Some((Arc::clone(header), table.clone()));
        table
    }

    fn analysed(&self, item: &Item) -> Result<Measured<'s>, String> {
        let ids = self.session.plan.ids();
        self.session.with_article(item, |analysed| {
            let figures = ids.iter().map(String::as_str).zip(analysed.measures.iter().map(Into::into));
            let found = analysed.article();
            let article = MeasuredArticle::owned(found.doc.meta.clone(), figures).with_findings(&found);
            let words = self.counting.as_ref().map(|(by, method)| article_words(&found, by, method));
            Measured { article, made_by: MadeBy::ThisRun, words }
        })
    }
}
