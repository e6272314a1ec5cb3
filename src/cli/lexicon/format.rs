//! What the commands print: words for people, or the same as data.

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::cli::output::{self, tame};

/// How results are printed.
#[derive(Copy, Clone, Debug, Default, Args)]
pub(super) struct FormatArgs {
    /// Words for people, or JSON
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables and words
    #[default]
    Text,
    /// One JSON object
    Json,
}

impl FormatArgs {
    /// Whether data are wanted.
    pub(super) fn is_json(self) -> bool {
        self.format == Format::Json
    }

    /// Prints data, or the words that they come to.
    pub(super) fn print<T: Serialize>(self, data: &T, in_words: impl FnOnce(&T) -> String) -> anyhow::Result<()> {
        match self.format {
            Format::Text => output::print(tame(&in_words(data)).as_bytes()),
            Format::Json => output::print(format!("{}\n", serde_json::to_string_pretty(data)?).as_bytes()),
        }
    }
}

/// Writes fractions as short as they can be said: 0.6, not 0.60000002.
pub(super) fn weight(weight: f32) -> f64 {
    (f64::from(weight) * 1e6).round() / 1e6
}
