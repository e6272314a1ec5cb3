//! `onrecord init`: a settings file with every setting in it, explained.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use super::config::FILE_NAME;
use super::{Outcome, output};

/// Write an onrecord.toml with every setting in it, explained
#[derive(Debug, Args)]
pub(super) struct Init {
    /// Folder to write it in
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
    /// Write over a file that is there
    #[arg(long)]
    force: bool,
}

/// The file as it is written.
const TEXT: &str = include_str!("init.toml");

impl Init {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let path = match self.folder.as_os_str() == "." {
            true => PathBuf::from(FILE_NAME),
            false => self.folder.join(FILE_NAME),
        };
        if path.symlink_metadata().is_ok() && !self.force {
            bail!("{} is there already; --force writes over it", path.display());
        }
        output::save(&path, TEXT.as_bytes())?;
        output::print(format!("Written: {}\n", path.display()).as_bytes())?;
        Ok(Outcome::Done)
    }
}

#[cfg(test)]
mod tests {
    use onrecord::lexicon::LexiconSet;
    use onrecord::metric::Plan;
    use onrecord::settings::{PartialSettings, Settings};

    use super::TEXT;

    #[track_caller]
    fn check(text: &str) -> PartialSettings {
        let (settings, problems) = PartialSettings::read("onrecord.toml", text);
        assert_eq!(problems, []);
        settings
    }

    #[test]
    fn the_file_says_the_defaults() {
        assert_eq!(Settings::merge([check(TEXT)]).sha256, Settings::merge([]).sha256);
    }

    #[test]
    fn its_examples_are_right() {
        let is_example = |line: &str| line.starts_with('[') || line.contains(" = ");
        let uncommented =
            TEXT.lines().map(|line| line.strip_prefix("# ").filter(|line| is_example(line)).unwrap_or(line));
        let without_list: Vec<&str> = uncommented.filter(|line| *line != "lexicons = [\"builtin\"]").collect();
        let settings = check(&without_list.join("\n"));
        assert_eq!((settings.sides.len(), settings.look.len(), settings.gates.len()), (2, 4, 4));
        let plan = Plan::new(&LexiconSet::builtin(), &Settings::default());
        let metrics = onrecord::metric::METRICS.iter().map(|metric| metric.id());
        let known: Vec<&str> = metrics.chain(plan.ids().iter().map(String::as_str)).collect();
        assert_eq!(settings.unknown_metrics(&known), []);
    }
}
