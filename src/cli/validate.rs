//! `onrecord validate`: a sheet of sentences for coders, and what their answers say about onrecord.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use onrecord::corpus::Field;
use onrecord::corpus::validation::{Agreement, Drawn, Judged, QUESTIONS, Sampler, Sentence, ValidationFile, agreement};

use super::arguments::{ReadArgs, SettingsArgs, ThreadArgs};
use super::pipeline::{self, Item};
use super::problems::{counted, tell_unread};
use super::progress::{Loudness, Progress};
use super::session::Session;
use super::table::Table;
use super::{Outcome, inputs, output};

/// Validate onrecord against people: draw a sheet of sentences, read it back, see how often both agree
#[derive(Debug, Args)]
pub(super) struct Validate {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Sample(Sample),
    Score(Score),
}

/// Draw a sheet of sentences for coders, stratified by group and by whether anything was found
#[derive(Debug, Args)]
#[command(after_help = "\
Writes sheet.csv, which any spreadsheet opens, sheet.key.csv with what onrecord says, and sheet.guide.md with the questions.
Give every coder a copy of the sheet, and keep the key from them; --show puts onrecord's answers into the sheet.")]
struct Sample {
    /// Articles: files, folders, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// How many sentences
    #[arg(short, long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    n: u32,
    /// What to stratify by: outlet, topic, date:month, or any field of the rows
    #[arg(long, value_name = "FIELD", default_value_t = Field::Outlet)]
    by: Field,
    /// Put onrecord's answers into the sheet
    #[arg(long)]
    show: bool,
    /// Seed of the draw [default: that of the settings]
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// The sheet
    #[arg(short, long, value_name = "FILE", default_value = "sheet.csv")]
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

/// Read the sheets of one coder or several back: precision, recall, F1 with intervals, and Krippendorff's alpha
#[derive(Debug, Args)]
#[command(after_help = "\
Answers are yes, no, y, n, 1, 0, x; an empty cell is no answer. Where coders differ the majority decides, and sentences on
which they are split are left out. Figures are weighted to the corpus that the sheet was drawn from.")]
struct Score {
    /// The filled sheets, one a coder
    #[arg(required = true, value_name = "SHEET")]
    sheets: Vec<PathBuf>,
    /// The key that was written with the sheet
    #[arg(long, value_name = "FILE", default_value = "sheet.key.csv")]
    key: PathBuf,
    /// Write the figures to this file, for `compare --validation`
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Validate {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        match self.command {
            Command::Sample(command) => command.run(),
            Command::Score(command) => command.run(),
        }
    }
}

/// Columns of the sheet before the questions.
const SHEET: [&str; 5] = ["item", "article", "before", "sentence", "after"];
/// What stands before the name of a question where onrecord's answer is.
const SAYS: &str = "onrecord_";

impl Sample {
    fn run(self) -> anyhow::Result<Outcome> {
        let inputs = inputs::gather(&self.inputs)?;
        let session = Session::open(&self.settings, &self.read)?;
        let mut progress = Progress::new(&inputs, Loudness::of(self.quiet));
        let seed = self.seed.unwrap_or(session.settings.seed);
        let mut sampler = Sampler::new(usize::try_from(self.n).unwrap_or(usize::MAX), seed);
        let (mut articles, mut bad) = (0, 0);
        let make =
            |item: &Item| session.with_article(item, |analysed| Sentence::of_article(&analysed.article(), &self.by));
        let take = |item: &Item, made: Result<Vec<Sentence>, String>| {
            articles += 1;
            match made {
                Ok(sentences) => sentences.into_iter().for_each(|sentence| sampler.add(sentence)),
                Err(error) => {
                    bad += 1;
                    progress.tell(&format!("{}: {error}", item.record.origin));
                }
            }
            progress.done(item.record.bytes.len());
            Ok(())
        };
        pipeline::run(inputs, self.read.reader(), self.threads.number(), make, take)?;
        progress.finish();
        let drawn = sampler.draw();
        if drawn.is_empty() {
            bail!("there is no sentence to draw");
        }
        self.write(&drawn)?;
        Ok(tell_unread(bad, articles))
    }

    fn write(&self, drawn: &[Drawn]) -> anyhow::Result<()> {
        let (key, guide) = (self.output.with_extension("key.csv"), self.output.with_extension("guide.md"));
        output::save(&self.output, &sheet(drawn, self.show)?)?;
        output::save(&key, &key_of(drawn)?)?;
        output::save(&guide, guide_text(drawn.len()).as_bytes())?;
        if !self.quiet {
            let names = [&self.output, &key, &guide].map(|path| path.display().to_string());
            output::print(format!("Written: {}; {}\n", names.join(", "), counted(drawn.len(), "sentence")).as_bytes())?;
        }
        Ok(())
    }
}

/// The sheet; a mark at its start tells spreadsheets how it is encoded.
fn sheet(drawn: &[Drawn], show: bool) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer("\u{FEFF}".as_bytes().to_vec());
    let says = QUESTIONS.iter().filter(|_| show).map(|question| format!("{SAYS}{}", question.id));
    let head = SHEET.iter().map(|name| (*name).to_owned()).chain(says);
    let questions = QUESTIONS.iter().map(|question| question.id.to_owned());
    writer.write_record(head.chain(questions).chain(["note".to_owned()]))?;
    for (number, Drawn { sentence, .. }) in drawn.iter().enumerate() {
        let texts =
            [&sentence.article, &sentence.before, &sentence.sentence, &sentence.after].map(|text| harmless(text));
        let says = sentence.says.iter().filter(|_| show).map(|says| yes_or_no(*says).to_owned());
        let row = [(number + 1).to_string()].into_iter().chain(texts).chain(says);
        writer.write_record(row.chain(std::iter::repeat_n(String::new(), QUESTIONS.len() + 1)))?;
    }
    Ok(writer.into_inner().map_err(|error| error.into_error())?)
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}

fn key_of(drawn: &[Drawn]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let says = QUESTIONS.iter().map(|question| format!("{SAYS}{}", question.id));
    writer.write_record(["item", "article", "group", "weight"].map(str::to_owned).into_iter().chain(says))?;
    for (number, Drawn { sentence, weight }) in drawn.iter().enumerate() {
        let about = [(number + 1).to_string(), sentence.article.clone(), sentence.group.clone(), weight.to_string()];
        writer.write_record(about.into_iter().chain(sentence.says.iter().map(|says| yes_or_no(*says).to_owned())))?;
    }
    Ok(writer.into_inner().map_err(|error| error.into_error())?)
}

fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn guide_text(n: usize) -> String {
    let mut text = format!(
        "# Guide for coders\n\nThe sheet holds {n} sentences, each with the one before and the one after. Judge the middle one; the \
         others are there to help. Answer every question with yes or no; leave a cell empty where you cannot tell. Do not \
         talk to other coders before all are done.\n"
    );
    for question in QUESTIONS {
        text.push_str(&format!("\n## {}\n\n{}\n\n{}\n", question.id, question.text, question.guide));
    }
    text
}

/// What the key says of a sentence.
struct Keyed {
    group: String,
    weight: f64,
    says: Vec<bool>,
}

impl Score {
    fn run(self) -> anyhow::Result<Outcome> {
        let key = read_key(&self.key)?;
        let sheets: Vec<BTreeMap<usize, Vec<Option<bool>>>> =
            self.sheets.iter().map(|sheet| read_sheet(sheet, &key)).collect::<anyhow::Result<_>>()?;
        let of_question = |number: usize| -> Vec<Judged> {
            let judged = |(item, keyed): (&usize, &Keyed)| Judged {
                group: keyed.group.clone(),
                weight: keyed.weight,
                says: keyed.says.get(number).copied().unwrap_or(false),
                coders: sheets.iter().map(|sheet| sheet.get(item)?.get(number).copied().flatten()).collect(),
            };
            key.iter().map(judged).collect()
        };
        let settings = onrecord::settings::Settings::default();
        let found: Vec<Agreement> = (0..QUESTIONS.len())
            .map(|number| agreement(&of_question(number), settings.resamples, settings.seed))
            .collect();
        if found.iter().all(|found| found.n == 0) {
            bail!("no question is answered in the sheets");
        }
        let file = ValidationFile::new(key.len(), sheets.len(), &found);
        if let Some(path) = &self.output {
            output::save(path, file.to_text().as_bytes())?;
        }
        output::print(output::tame(&told(&file, &found)).as_bytes())?;
        Ok(Outcome::Done)
    }
}

/// Reads what `validate score` wrote.
pub(super) fn load(path: &Path) -> anyhow::Result<ValidationFile> {
    let reading = || format!("reading the validation {}", path.display());
    let text = fs::read_to_string(path).with_context(reading)?;
    ValidationFile::read(&text).with_context(reading)
}

fn read_key(path: &Path) -> anyhow::Result<BTreeMap<usize, Keyed>> {
    let (head, rows) = read_table(path)?;
    let column = |name: &str| {
        head.iter().position(|known| known == name).with_context(|| format!("{} has no column {name}", path.display()))
    };
    let (item, group, weight) = (column("item")?, column("group")?, column("weight")?);
    let says: Vec<usize> =
        QUESTIONS.iter().map(|question| column(&format!("{SAYS}{}", question.id))).collect::<anyhow::Result<_>>()?;
    let mut key = BTreeMap::new();
    for (line, row) in &rows {
        let field = |at: usize| row.get(at).map_or("", String::as_str);
        let place = || format!("{}:{line}", path.display());
        let wrong = || format!("{}: not a row of a key", place());
        let keyed = Keyed {
            group: field(group).to_owned(),
            weight: field(weight).parse().with_context(wrong)?,
            says: says.iter().map(|at| answer(field(*at)) == Ok(Some(true))).collect(),
        };
        if key.insert(field(item).parse().with_context(wrong)?, keyed).is_some() {
            bail!("{}: item {} stands in the key twice", place(), field(item));
        }
    }
    Ok(key)
}

/// The answers of a coder, by item.
fn read_sheet(path: &Path, key: &BTreeMap<usize, Keyed>) -> anyhow::Result<BTreeMap<usize, Vec<Option<bool>>>> {
    let (head, rows) = read_table(path)?;
    let column = |name: &str| head.iter().position(|known| known == name);
    let Some(item) = column("item") else { bail!("{} has no column item", path.display()) };
    let asked: Vec<Option<usize>> = QUESTIONS.iter().map(|question| column(question.id)).collect();
    if asked.iter().all(Option::is_none) {
        let names: Vec<&str> = QUESTIONS.iter().map(|question| question.id).collect();
        bail!("{} has none of the columns {}", path.display(), names.join(", "));
    }
    let (mut answers, mut wrong) = (BTreeMap::new(), Vec::new());
    for (line, row) in &rows {
        let field = |at: usize| row.get(at).map_or("", String::as_str);
        let place = || format!("{}:{line}", path.display());
        let Some(number) = field(item).trim().parse().ok().filter(|number| key.contains_key(number)) else {
            wrong.push(format!("{}: no item of the key is called {:?}", place(), field(item)));
            continue;
        };
        let mut given = Vec::new();
        for (question, at) in QUESTIONS.iter().zip(&asked) {
            match answer(at.map_or("", field)) {
                Ok(found) => given.push(found),
                Err(text) => {
                    wrong.push(format!("{}: {}: {text:?} is neither yes nor no", place(), question.id));
                    given.push(None);
                }
            }
        }
        if answers.insert(number, given).is_some() {
            wrong.push(format!("{}: item {number} is answered a second time; leave one row of it", place()));
        }
    }
    if wrong.is_empty() { Ok(answers) } else { bail!("{}", wrong.join("\n")) }
}

/// A row of a table, and the line that it starts in.
type Line = (u64, Vec<String>);

/// A table with commas, semicolons or tabs, as spreadsheets write them.
fn read_table(path: &Path) -> anyhow::Result<(Vec<String>, Vec<Line>)> {
    let reading = || format!("reading {}", path.display());
    let bytes = fs::read(path).with_context(reading)?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches('\u{FEFF}');
    let first = text.lines().next().unwrap_or("");
    let delimiter =
        [b',', b';', b'\t'].into_iter().max_by_key(|mark| first.bytes().filter(|byte| byte == mark).count());
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.delimiter(delimiter.unwrap_or(b',')).flexible(true).from_reader(text.as_bytes());
    let row = |row: &csv::StringRecord| row.iter().map(|field| field.trim().to_owned()).collect::<Vec<String>>();
    let head = row(reader.headers().with_context(reading)?);
    let line = |found: &csv::StringRecord| found.position().map_or(0, csv::Position::line);
    let rows = reader.records().map(|found| found.map(|found| (line(&found), row(&found))));
    Ok((head, rows.collect::<Result<_, _>>().with_context(reading)?))
}

fn answer(text: &str) -> Result<Option<bool>, String> {
    match text.trim().to_lowercase().as_str() {
        "" | "?" | "-" => Ok(None),
        "yes" | "y" | "1" | "x" | "true" | "ja" | "oui" | "sí" => Ok(Some(true)),
        "no" | "n" | "0" | "false" | "nein" | "non" => Ok(Some(false)),
        other => Err(other.to_owned()),
    }
}

/// Groups that are told as the worst.
const WORST: usize = 3;

fn told(file: &ValidationFile, found: &[Agreement]) -> String {
    let mut table = Table::new(["", "n", "precision", "recall", "F1", "alpha, coders", "with onrecord"]).right(1);
    let figure = |figure: &Option<onrecord::corpus::validation::Figure>| {
        figure.map_or_else(
            || "–".to_owned(),
            |figure| match (figure.low, figure.high) {
                (Some(low), Some(high)) => format!("{:.2} [{low:.2} to {high:.2}]", figure.value),
                _ => format!("{:.2}", figure.value),
            },
        )
    };
    let alpha = |alpha: Option<f64>| alpha.map_or_else(|| "–".to_owned(), |alpha| format!("{alpha:.2}"));
    for question in &file.questions {
        table.row([
            question.id.clone(),
            question.n.to_string(),
            figure(&question.precision),
            figure(&question.recall),
            figure(&question.f1),
            alpha(question.alpha_coders),
            alpha(question.alpha_with_onrecord),
        ]);
    }
    let mut text = format!("{}, {}\n{table}", counted(file.sentences, "sentence"), counted(file.coders, "coder"));
    text.push_str(
        "\nSentences as drawn: both yes, onrecord alone, coders alone, both no; and the groups with most errors.\n",
    );
    for (question, found) in file.questions.iter().zip(found) {
        let [both, alone, missed, neither] = question.counts;
        let groups = found.groups.iter().filter(|group| group.too_many + group.missed > 0).take(WORST);
        let worst: Vec<String> = groups
            .map(|group| {
                format!("{} ({} too many, {} missed of {})", group.group, group.too_many, group.missed, group.n)
            })
            .collect();
        let worst = if worst.is_empty() { "no errors".to_owned() } else { worst.join(", ") };
        text.push_str(&format!("{}: {both}, {alone}, {missed}, {neither}; {worst}\n", question.id));
    }
    text
}
