//! `onrecord compare`: groups of articles against each other, from articles or from what `score` made of them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::{Context, bail};
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use onrecord::corpus::wordlists::{ArticleWords, Keyness, KeynessMethod, article_words};
use onrecord::corpus::{
    Comparison, CopiesAre, Corpus, Field, MeasuredArticle, Method, RowMadeBy, ScoredRow, ScoredTable, from_json,
};
use onrecord::diagnostic::nearest;
use onrecord::input::Header;
use onrecord::metric::{METRICS, metric_of};
use onrecord::render::{COMPARISON_RENDERERS, ComparisonRenderer, Style, comparison_by_name, comparison_text};
use onrecord::report::comparison::{ComparisonReport, Shown, build, readable};

use super::arguments::{ReadArgs, SettingsArgs, ThreadArgs};
use super::pipeline::{self, Item};
use super::problems::{counted, tell_line};
use super::progress::{Loudness, Progress};
use super::report::{color_of, columns};
use super::session::Session;
use super::{ColorWhen, Outcome, inputs, output, template};

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
        let comparison = self.compared(&run, &session)?;
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
        let progress = Progress::new(&inputs, Loudness::of(self.quiet));
        let mut corpus = self.corpus(session);
        let mut keyness = Keyness::new(measurer_method(session));
        let this_run = RowMadeBy::this_run(&session.lexicons, &session.settings);
        let counting = self.metrics.is_empty().then(|| (self.by.clone(), measurer_method(session)));
        let measurer = Measurer { session, counting, table: RwLock::default() };
        let (mut fields, mut articles, mut bad) = (BTreeSet::new(), 0, 0);
        let take = |item: &Item, made: Result<Measured<'_>, String>| {
            articles += 1;
            match made {
                Err(error) if self.strict => {
                    progress.finish();
                    bail!("{}: {error}", item.record.origin);
                }
                Err(error) => {
                    bad += 1;
                    corpus.failed();
                    if bad <= TOLD {
                        progress.tell(&format!("{}: {error}", item.record.origin));
                    }
                }
                Ok(measured) => {
                    if fields.len() < FIELDS_TOLD {
                        fields.extend(measured.article.meta.other.keys().cloned());
                    }
                    match measured.made_by {
                        MadeBy::ThisRun => corpus.made_by(&this_run),
                        MadeBy::Row(row) => corpus.made_by(&row),
                        MadeBy::Unknown => {}
                    }
                    corpus.add(&measured.article);
                    if let Some(words) = measured.words {
                        keyness.add(words);
                    }
                }
            }
            Ok(())
        };
        pipeline::run(inputs, self.read.reader(), self.threads.number(), |item| measurer.measure(item), take)?;
        progress.finish();
        Ok(Run { corpus, keyness, fields, articles, bad })
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
        let settings = &session.settings;
        let method = Method { resamples: settings.resamples, seed: settings.seed, ..Method::default() };
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

/// Bad articles that are told one by one; the rest are counted.
const TOLD: usize = 20;
/// Names of fields that are kept to suggest from.
const FIELDS_TOLD: usize = 50;

/// Words of each group that are kept.
const KEY_WORDS: usize = 25;

fn measurer_method(session: &Session) -> KeynessMethod {
    KeynessMethod { seed: session.settings.seed, ..KeynessMethod::default() }
}

/// What was read and measured.
struct Run {
    corpus: Corpus,
    /// Words in the groups' own voice, of articles that were analysed here.
    keyness: Keyness,
    /// Names of fields that rows have besides the known ones.
    fields: BTreeSet<String>,
    articles: usize,
    bad: usize,
}

impl Run {
    /// Whether there is anything to compare.
    fn check(&self, by: &Field, within: Option<&Field>, pairs: Option<&Field>) -> anyhow::Result<()> {
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
        let help = match nearest(&name, known.filter(|known| *known != name)) {
            Some(near) => format!("did you mean {near}?"),
            None if self.fields.is_empty() => "--map tells what it is called in the rows".to_owned(),
            None => {
                let fields: Vec<&str> = self.fields.iter().map(String::as_str).collect();
                format!("--map tells what it is called in the rows, which also have {}", fields.join(", "))
            }
        };
        bail!("no article has the field {name}; {help}")
    }

    fn outcome(&self) -> Outcome {
        if self.bad == 0 {
            return Outcome::Done;
        }
        tell_line(&format!("{} of {} could not be read", self.bad, counted(self.articles, "article")));
        Outcome::Problems
    }
}

/// A measured article, and where its figures come from.
struct Measured<'s> {
    article: MeasuredArticle<'s>,
    made_by: MadeBy,
    words: Option<ArticleWords>,
}

enum MadeBy {
    ThisRun,
    Row(RowMadeBy),
    Unknown,
}

/// The head of a table, and how to read its rows where score wrote it.
type KnownTable = (Arc<Header>, Option<Arc<ScoredTable>>);

/// Makes measured articles of items; shared by all threads.
struct Measurer<'s> {
    session: &'s Session,
    /// How words are counted, where they are.
    counting: Option<(Field, KeynessMethod)>,
    /// The table that rows last came from.
    table: RwLock<Option<KnownTable>>,
}

impl<'s> Measurer<'s> {
    /// Reads a row that score wrote, or analyses an article: the row itself tells which it is.
    fn measure(&self, item: &Item) -> Result<Measured<'s>, String> {
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

/// Where the formats go.
enum Target {
    Stdout(&'static dyn ComparisonRenderer),
    Files(Vec<(PathBuf, &'static dyn ComparisonRenderer)>),
}

impl Target {
    fn new(target: &Path, formats: &[String], by: &Field) -> anyhow::Result<Self> {
        let asked: Vec<&dyn ComparisonRenderer> = formats.iter().filter_map(|name| comparison_by_name(name)).collect();
        let by_ending = target.extension().and_then(|ending| {
            COMPARISON_RENDERERS.iter().copied().find(|format| ending.eq_ignore_ascii_case(format.extension()))
        });
        match (by_ending.filter(|_| !target.is_dir()), asked.as_slice()) {
            _ if target.as_os_str() == "-" => match asked.as_slice() {
                [format] => Ok(Self::Stdout(*format)),
                _ => bail!("-o - writes one format: choose it with --format, as in --format csv"),
            },
            (Some(format), []) => Ok(Self::Files(vec![(target.to_owned(), format)])),
            (Some(_), [format]) => Ok(Self::Files(vec![(target.to_owned(), *format)])),
            (Some(_), _) => bail!("{} is one file, and {} formats are asked for", target.display(), asked.len()),
            (None, []) => Ok(Self::in_folder(target, ["md", "html"].into_iter().filter_map(comparison_by_name), by)),
            (None, formats) => Ok(Self::in_folder(target, formats.iter().copied(), by)),
        }
    }

    /// Names come from the field, without whatever could lead elsewhere.
    fn in_folder(folder: &Path, formats: impl Iterator<Item = &'static dyn ComparisonRenderer>, by: &Field) -> Self {
        let name = match slug::slugify(by.to_string()) {
            by if by.is_empty() => "compare".to_owned(),
            by => format!("compare-{by}"),
        };
        Self::Files(formats.map(|format| (folder.join(format!("{name}.{}", format.extension())), format)).collect())
    }

    fn is_stdout(&self) -> bool {
        matches!(self, Self::Stdout(_))
    }

    /// Writes all formats, once each of them could be made; gives the names of the files.
    fn write(&self, report: &ComparisonReport, style: &Style<'_>) -> anyhow::Result<Vec<String>> {
        let files = match self {
            Self::Stdout(format) => {
                output::print(&format.render(report, style)?)?;
                return Ok(Vec::new());
            }
            Self::Files(files) => files,
        };
        let made: Vec<(&PathBuf, Vec<u8>)> = files
            .iter()
            .map(|(path, format)| Ok((path, format.render(report, style)?)))
            .collect::<anyhow::Result<_>>()?;
        for (path, bytes) in &made {
            if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                output::make_folder(folder)?;
            }
            output::save(path, bytes)?;
        }
        Ok(made.iter().map(|(path, _)| path.display().to_string()).collect())
    }
}

fn renderer_names() -> PossibleValuesParser {
    PossibleValuesParser::new(COMPARISON_RENDERERS.iter().map(|renderer| renderer.name()))
}
