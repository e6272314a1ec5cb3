//! `onrecord lexicon export`: lexicons for other programs.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use onrecord::lexicon::{EntryRow, File, LexiconSet, to_quanteda};

use super::coverage::known;
use crate::cli::arguments::{ReadArgs, SettingsArgs};
use crate::cli::problems::{counted, tell_line};
use crate::cli::session::Session;
use crate::cli::{Outcome, output};

/// Write lexicons as CSV, JSON or a dictionary of quanteda
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Export {
    /// Ids of lexicons [default: all lexicons of language]
    ids: Vec<String>,
    /// What to write [default: by the ending of -o, else csv]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write to this file, whole or not at all; - is standard output [default: -]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    settings: SettingsArgs,
}

const AFTER_HELP: &str = "\
Examples:
  onrecord lexicon export dysphemism epithet -o words.csv   a row an entry
  onrecord lexicon export --format quanteda -o words.yml    quanteda::dictionary(file = \"words.yml\")";

#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A row an entry
    Csv,
    /// A list of objects, an entry each
    Json,
    /// YAML: a key a lexicon, all forms of its entries
    Quanteda,
}

impl Export {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let session = Session::open(&self.settings, &ReadArgs::default())?;
        let lexicons = &session.lexicons;
        known(lexicons, &self.ids)?;
        let wanted = |file: &&File| match self.ids.as_slice() {
            [] => file.role.is_language(),
            ids => ids.iter().any(|id| *file.id == **id),
        };
        let files: Vec<&File> = lexicons.files().iter().filter(wanted).collect();
        let bytes = match self.format() {
            Format::Csv => csv(lexicons, &files)?,
            Format::Json => (serde_json::to_string_pretty(&rows(lexicons, &files))? + "\n").into_bytes(),
            Format::Quanteda => {
                let dictionary = to_quanteda(lexicons, files);
                if !dictionary.left_out.is_empty() {
                    let entries = counted(dictionary.left_out.len(), "regular expression");
                    tell_line(&format!("{entries} left out: quanteda's dictionaries have none"));
                }
                dictionary.yaml.into_bytes()
            }
        };
        match self.output.as_deref().filter(|target| target.as_os_str() != "-") {
            Some(target) => output::save(target, &bytes)?,
            None => output::print(&bytes)?,
        }
        Ok(Outcome::Done)
    }

    fn format(&self) -> Format {
        let ending = self.output.as_ref().and_then(|target| target.extension()?.to_str());
        let by_ending = match ending {
            Some("json") => Format::Json,
            Some("yml" | "yaml") => Format::Quanteda,
            _ => Format::Csv,
        };
        self.format.unwrap_or(by_ending)
    }
}

fn rows<'l>(lexicons: &'l LexiconSet, files: &[&'l File]) -> Vec<EntryRow<'l>> {
    let entries = files.iter().flat_map(|file| lexicons.entries_of(file));
    entries.map(|entry| EntryRow::of(lexicons, entry)).collect()
}

fn csv(lexicons: &LexiconSet, files: &[&File]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows(lexicons, files) {
        writer.serialize(row)?;
    }
    Ok(writer.into_inner()?)
}
