//! Arguments that several commands share.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use onrecord::diagnostic::nearest;
use onrecord::input::HeadlineMode;
use onrecord::input::{self, FIELDS, READERS, Reader};
use onrecord::settings::PartialSettings;

/// Which settings and lexicons are used.
#[derive(Debug, Default, Args)]
pub(super) struct SettingsArgs {
    /// Use this settings file, not the onrecord.toml found upwards from here
    #[arg(long, value_name = "FILE", help_heading = "Settings")]
    pub(super) config: Option<PathBuf>,
    /// Use no settings file
    #[arg(long, conflicts_with = "config", help_heading = "Settings")]
    pub(super) no_config: bool,
    /// Say where figures stand in this baseline: its name, or its file
    #[arg(long, value_name = "NAME", help_heading = "Settings")]
    pub(super) baseline: Option<String>,
    /// Add a lexicon (TOML file, or folder of them) over the others; may be given several times
    #[arg(long, value_name = "FILE", help_heading = "Settings")]
    pub(super) lexicon: Vec<String>,
}

impl SettingsArgs {
    /// What these arguments say about the settings.
    pub(super) fn partial(&self) -> PartialSettings {
        PartialSettings {
            more_lexicons: self.lexicon.clone(),
            baseline: self.baseline.clone(),
            ..PartialSettings::default()
        }
    }
}

/// How articles are read.
#[derive(Debug, Default, Args)]
pub(super) struct ReadArgs {
    /// Where the headline of an article stands
    #[arg(long, value_name = "WHERE", value_parser = headline_parser(), help_heading = "Reading")]
    pub(super) headline: Option<HeadlineMode>,
    /// What the input is, where its name does not tell
    #[arg(long, value_name = "FORMAT", value_parser = reader_names(), help_heading = "Reading")]
    from: Option<String>,
    /// Names of fields in rows: ours=theirs, as in text=body,outlet=publisher
    #[arg(long, value_name = "OURS=THEIRS", value_delimiter = ',', value_parser = pair, help_heading = "Reading")]
    map: Vec<(String, String)>,
}

impl ReadArgs {
    /// The reader that the user asks for.
    pub(super) fn reader(&self) -> Option<&'static dyn Reader> {
        self.from.as_deref().and_then(input::by_name)
    }

    /// Our names of fields to the names that the rows have.
    pub(super) fn field_names(&self) -> BTreeMap<String, String> {
        self.map.iter().cloned().collect()
    }

    /// What these arguments say about the settings.
    pub(super) fn settings(&self) -> PartialSettings {
        PartialSettings { headline: self.headline, ..PartialSettings::default() }
    }
}

/// How many threads work.
#[derive(Debug, Default, Args)]
pub(super) struct ThreadArgs {
    /// Threads that analyse articles [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

impl ThreadArgs {
    /// How many threads to start.
    pub(super) fn number(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        self.threads.map_or_else(cores, usize::from)
    }
}

fn headline_parser() -> impl TypedValueParser<Value = HeadlineMode> {
    PossibleValuesParser::new(HeadlineMode::NAMES)
        .try_map(|name| HeadlineMode::parse(&name).ok_or_else(|| format!("no headline mode is called {name}")))
}

fn reader_names() -> PossibleValuesParser {
    PossibleValuesParser::new(READERS.iter().map(|reader| reader.name()))
}

fn pair(given: &str) -> Result<(String, String), String> {
    let Some((ours, theirs)) = given.split_once('=') else {
        return Err("write ours=theirs, as in text=body".to_owned());
    };
    if !FIELDS.contains(&ours) {
        let help = nearest(ours, FIELDS.iter().copied())
            .map_or_else(|| format!("one of {}", FIELDS.join(", ")), |name| format!("did you mean {name}?"));
        return Err(format!("{ours} is no field that onrecord knows; {help}"));
    }
    Ok((ours.to_owned(), theirs.to_owned()))
}
