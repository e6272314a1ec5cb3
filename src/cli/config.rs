//! Finds and reads `onrecord.toml` and the lexicon files that it and the arguments name.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::Context;
use onrecord::diagnostic::Diagnostic;
use onrecord::lexicon::{self, LexiconSet, Origin, SourceFile};
use onrecord::settings::{self, PartialSettings};

use super::arguments::SettingsArgs;
use super::problems::Problems;

/// Name of the settings file.
pub(super) const FILE_NAME: &str = "onrecord.toml";

/// Reads the settings file that the arguments choose; nothing is said where there is none.
pub(super) fn read(args: &SettingsArgs, problems: &mut Problems) -> anyhow::Result<PartialSettings> {
    let Some(path) = choose(args)? else { return Ok(PartialSettings::default()) };
    let text = fs::read_to_string(&path).with_context(|| format!("reading the settings in {}", path.display()))?;
    let name = path.display().to_string();
    let (mut settings, found) = PartialSettings::read(&name, &text);
    problems.keep_text(&name, &text);
    problems.extend(found);
    let folder = path.parent().unwrap_or_else(|| Path::new(""));
    for lexicon in settings.lexicons.iter_mut().flatten().filter(|lexicon| *lexicon != settings::BUILTIN) {
        *lexicon = folder.join(&*lexicon).display().to_string();
    }
    Ok(settings)
}

fn choose(args: &SettingsArgs) -> anyhow::Result<Option<PathBuf>> {
    if args.no_config || args.config.is_some() {
        return Ok(args.config.clone());
    }
    let here = env::current_dir().context("finding the working folder")?;
    let found = here.ancestors().map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file());
    // A short name reads better in messages.
    Ok(found.map(|path| if path.parent() == Some(&here) { PathBuf::from(FILE_NAME) } else { path }))
}

/// A lexicon file with its text.
#[derive(Clone, Debug)]
pub(super) struct LexiconFile {
    /// As the user knows it.
    pub(super) name: String,
    text: String,
    origin: Origin,
}

impl LexiconFile {
    fn builtin() -> impl Iterator<Item = Self> {
        let file = |(name, text): &(&str, &str)| Self {
            name: (*name).to_owned(),
            text: (*text).to_owned(),
            origin: Origin::Builtin,
        };
        lexicon::BUILTIN.iter().map(file)
    }

    /// Whether it is one of the user's.
    pub(super) fn is_users(&self) -> bool {
        self.origin == Origin::User
    }

    /// With everything in it checked, as a user's file is.
    pub(super) fn checked(self) -> Self {
        Self { origin: Origin::User, ..self }
    }
}

/// Reads the files of a list of lexicons: files, folders of files, and `builtin`.
pub(super) fn lexicon_files(list: &[String], problems: &mut Problems) -> Vec<LexiconFile> {
    let mut files = Vec::new();
    for named in list {
        if named == settings::BUILTIN {
            files.extend(LexiconFile::builtin());
            continue;
        }
        let paths = toml_files(Path::new(named));
        if paths.is_empty() {
            problems.about_file("no-lexicon", named, "the folder holds no .toml file".to_owned());
        }
        files.extend(paths.iter().filter_map(|path| read_lexicon(path, problems)));
    }
    files
}

fn read_lexicon(path: &Path, problems: &mut Problems) -> Option<LexiconFile> {
    let name = path.display().to_string();
    match fs::read_to_string(path) {
        Ok(text) => {
            problems.keep_text(&name, &text);
            Some(LexiconFile { name, text, origin: Origin::User })
        }
        Err(error) => {
            problems.about_file("unreadable", &name, format!("the lexicon cannot be read: {error}"));
            None
        }
    }
}

/// The file itself, or the TOML files in a folder, by name.
fn toml_files(path: &Path) -> Vec<PathBuf> {
    let Ok(folder) = fs::read_dir(path) else { return vec![path.to_owned()] };
    let is_toml = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "toml") && path.is_file();
    let mut paths: Vec<PathBuf> = folder.filter_map(|entry| Some(entry.ok()?.path())).filter(is_toml).collect();
    paths.sort();
    paths
}

/// Loads lexicon files in their order.
pub(super) fn load(files: &[LexiconFile]) -> Result<(LexiconSet, Vec<Diagnostic>), Vec<Diagnostic>> {
    if files.iter().all(|file| file.origin == Origin::Builtin) && files.len() == lexicon::BUILTIN.len() {
        return Ok((LexiconSet::builtin(), Vec::new()));
    }
    LexiconSet::load(&sources(files))
}

/// Loads what can be loaded of lexicon files, and finds every problem of the user's.
pub(super) fn check(files: &[LexiconFile]) -> (LexiconSet, Vec<Diagnostic>) {
    lexicon::check(&sources(files))
}

fn sources(files: &[LexiconFile]) -> Vec<SourceFile<'_>> {
    files.iter().map(|file| SourceFile { name: &file.name, text: &file.text, origin: file.origin }).collect()
}
