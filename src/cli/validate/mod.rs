//! `onrecord validate`: a sheet of sentences for coders, and what their answers say about onrecord.

mod answers;
mod sheet;
mod told;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use onrecord::corpus::Field;
use onrecord::corpus::validation::{Agreement, Drawn, Judged, QUESTIONS, Sampler, Sentence, ValidationFile, agreement};

use self::answers::Keyed;
use super::arguments::{ReadArgs, SettingsArgs, ThreadArgs};
use super::pipeline::{self, Item};
use super::problems::{counted, tell_unread};
use super::progress::{Loudness, Progress};
use super::session::Session;
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
        output::save(&self.output, &sheet::sheet(drawn, self.show)?)?;
        output::save(&key, &sheet::key_of(drawn)?)?;
        output::save(&guide, sheet::guide(drawn.len()).as_bytes())?;
        if !self.quiet {
            let names = [&self.output, &key, &guide].map(|path| path.display().to_string());
            output::print(format!("Written: {}; {}\n", names.join(", "), counted(drawn.len(), "sentence")).as_bytes())?;
        }
        Ok(())
    }
}

impl Score {
    fn run(self) -> anyhow::Result<Outcome> {
        let key = answers::read_key(&self.key)?;
        let sheets: Vec<BTreeMap<usize, Vec<Option<bool>>>> =
            self.sheets.iter().map(|sheet| answers::read_sheet(sheet, &key)).collect::<anyhow::Result<_>>()?;
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
        output::print(output::tame(&told::told(&file, &found)).as_bytes())?;
        Ok(Outcome::Done)
    }
}

/// Reads what `validate score` wrote.
pub(super) fn load(path: &Path) -> anyhow::Result<ValidationFile> {
    let reading = || format!("reading the validation {}", path.display());
    let text = fs::read_to_string(path).with_context(reading)?;
    ValidationFile::read(&text).with_context(reading)
}
