//! `onrecord lexicon import`: word lists of other programs as lexicons.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use onrecord::lexicon::{Draft, ImportAs, ImportFormat, Origin, Role, SourceFile, check, import, import_format};

use crate::cli::output::{make_folder, save};
use crate::cli::problems::{Problems, counted, tell_line};
use crate::cli::{Outcome, output};

/// Make lexicons of a word list: LIWC .dic, quanteda YAML, CSV, Vale's existence and substitution rules
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Import {
    /// The word list
    file: PathBuf,
    /// What it is, where its name does not tell
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    from: Option<ImportFormat>,
    /// What the program shall do with the words
    #[arg(long, value_name = "ROLE", value_parser = roles(), default_value = "loaded")]
    role: Role,
    /// Weight of words that bring none
    #[arg(long, value_name = "0 TO 1", default_value_t = 0.5)]
    weight: f64,
    /// Folder for the lexicons, a file each; - writes a single one to standard output
    #[arg(short, long, value_name = "FOLDER", default_value = "lexicons")]
    output: PathBuf,
    /// Write over files that are there
    #[arg(long)]
    force: bool,
}

const AFTER_HELP: &str = "\
Examples:
  onrecord lexicon import own.dic                      lexicons/CATEGORY.toml, one a category
  onrecord lexicon import styles/Weasel.yml -o -       a rule of Vale, to standard output
  onrecord lexicon import words.csv --role hedge       columns word, category, weight, instead, …

A list of somebody else's stays theirs: look at its licence before you publish what you made of it.";

fn formats() -> impl TypedValueParser<Value = ImportFormat> {
    PossibleValuesParser::new(ImportFormat::NAMES)
        .try_map(|name| ImportFormat::parse(&name).ok_or_else(|| format!("no format is called {name}")))
}

fn roles() -> impl TypedValueParser<Value = Role> {
    let language = Role::ALL.iter().filter(|role| role.is_language()).map(|role| role.name());
    PossibleValuesParser::new(language.collect::<Vec<_>>())
        .try_map(|name| Role::parse(&name).ok_or_else(|| format!("no role is called {name}")))
}

impl Import {
    /// Runs the command.
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        if !(0.0..=1.0).contains(&self.weight) {
            bail!("a weight is a number from 0 to 1");
        }
        let name = self.file.display().to_string();
        let bytes = fs::read(&self.file).with_context(|| format!("reading {name}"))?;
        let text = String::from_utf8(bytes).map_err(|_| anyhow!("{name} is not UTF-8; convert it first"))?;
        let format = self.from.or_else(|| import_format(&name, &text));
        let format = format
            .with_context(|| format!("{name}: what it is cannot be told; --from {}", ImportFormat::NAMES.join(", ")))?;
        let like = ImportAs { role: self.role, weight: self.weight };
        let found = import(format, &name, &text, &like).map_err(|error| anyhow!("{name}: {error}"))?;
        let mut problems = Problems::default();
        problems.extend(found.notes);
        for draft in &found.lexicons {
            problems.extend(found_in(draft));
        }
        problems.tell();
        if self.output.as_os_str() == "-" {
            let [draft] = found.lexicons.as_slice() else {
                bail!("{name} makes {}; name a folder for them with -o", counted(found.lexicons.len(), "lexicon"));
            };
            output::print(draft.to_toml().as_bytes())?;
            return Ok(Outcome::Done);
        }
        self.write(&found.lexicons)
    }

    fn write(&self, drafts: &[Draft]) -> anyhow::Result<Outcome> {
        let target = |draft: &Draft| self.output.join(format!("{}.toml", draft.id));
        let taken = drafts.iter().map(target).find(|target| target.exists() && !self.force);
        if let Some(taken) = taken {
            bail!("{} is there already; --force writes over it", taken.display());
        }
        make_folder(&self.output)?;
        for draft in drafts {
            save(&target(draft), draft.to_toml().as_bytes())?;
        }
        let terms = drafts.iter().map(|draft| draft.terms.len()).sum();
        let (lexicons, terms) = (counted(drafts.len(), "lexicon"), counted(terms, "term"));
        output::print(format!("Written: {lexicons} with {terms} in {}\n", shown(&self.output)).as_bytes())?;
        tell_line(&format!("onrecord lexicon check {} tells what else to look at", shown(&self.output)));
        Ok(Outcome::Done)
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// What is wrong with a draft: some lists hold what no text can.
fn found_in(draft: &Draft) -> Vec<onrecord::diagnostic::Diagnostic> {
    let (name, text) = (format!("{}.toml", draft.id), draft.to_toml());
    check(&[SourceFile { name: &name, text: &text, origin: Origin::User }]).1
}
