//! `onrecord lexicon import`: word lists of other programs as lexicons.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use onrecord::lexicon::{Draft, ImportAs, ImportFormat, Origin, Role, SourceFile, check, import, import_format};

use serde::Serialize;

use super::check::Problem;
use super::format::FormatArgs;
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
    #[command(flatten)]
    format: FormatArgs,
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
        if !self.format.is_json() {
            problems.tell();
        }
        let drafts = &found.lexicons;
        if self.output.as_os_str() != "-" {
            self.write(drafts)?;
        } else if let ([draft], false) = (drafts.as_slice(), self.format.is_json()) {
            output::print(draft.to_toml().as_bytes())?;
            return Ok(Outcome::Done);
        } else if !self.format.is_json() {
            bail!("{name} makes {}; name a folder for them with -o", counted(drafts.len(), "lexicon"));
        }
        let problems = problems.all().iter().map(Problem::of).collect();
        let made =
            Made { format: format.name(), lexicons: drafts.iter().map(|draft| self.made(draft)).collect(), problems };
        self.format.print(&made, |made| self.in_words(made))?;
        if !self.format.is_json() {
            tell_line(&format!("onrecord lexicon check {} tells what else to look at", shown(&self.output)));
        }
        Ok(Outcome::Done)
    }

    fn write(&self, drafts: &[Draft]) -> anyhow::Result<()> {
        let taken = drafts.iter().map(|draft| self.target(draft)).find(|target| target.exists() && !self.force);
        if let Some(taken) = taken {
            bail!("{} is there already; --force writes over it", taken.display());
        }
        make_folder(&self.output)?;
        for draft in drafts {
            save(&self.target(draft), draft.to_toml().as_bytes())?;
        }
        Ok(())
    }

    fn target(&self, draft: &Draft) -> PathBuf {
        self.output.join(format!("{}.toml", draft.id))
    }

    /// A lexicon as data: where it was written, or its text where it goes to standard output.
    fn made(&self, draft: &Draft) -> MadeLexicon {
        let written = self.output.as_os_str() != "-";
        MadeLexicon {
            id: draft.id.clone(),
            terms: draft.terms.len(),
            file: written.then(|| shown(&self.target(draft))),
            toml: (!written).then(|| draft.to_toml()),
        }
    }

    fn in_words(&self, made: &Made<'_>) -> String {
        let terms = made.lexicons.iter().map(|lexicon| lexicon.terms).sum();
        let (lexicons, terms) = (counted(made.lexicons.len(), "lexicon"), counted(terms, "term"));
        format!("Written: {lexicons} with {terms} in {}\n", shown(&self.output))
    }
}

/// What became of a word list, as data.
#[derive(Serialize)]
struct Made<'a> {
    format: &'static str,
    lexicons: Vec<MadeLexicon>,
    problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
struct MadeLexicon {
    id: String,
    terms: usize,
    file: Option<String>,
    toml: Option<String>,
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// What is wrong with a draft: some lists hold what no text can.
fn found_in(draft: &Draft) -> Vec<onrecord::diagnostic::Diagnostic> {
    let (name, text) = (format!("{}.toml", draft.id), draft.to_toml());
    check(&[SourceFile { name: &name, text: &text, origin: Origin::User }]).1
}
