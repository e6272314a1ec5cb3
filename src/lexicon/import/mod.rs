//! In: word lists of other programs. Out: drafts of lexicons, and what could not be taken. One file a format.

mod csv;
mod glob;
mod liwc;
mod quanteda;
mod vale;

use std::collections::BTreeSet;

use super::draft::{Draft, DraftTerm};
use super::entry::{Role, names};
use crate::diagnostic::{Diagnostic, Severity};

names! {
    /// A format of word lists.
    ImportFormat {
        /// LIWC's .dic: numbered categories between two lines of %, then words and numbers, tabs between them.
        Liwc = "liwc",
        /// A dictionary of quanteda in YAML: keys, perhaps nested, over lists of words.
        Quanteda = "quanteda",
        /// A table with a column of words and, if you like, category, weight and others.
        Csv = "csv",
        /// A rule of Vale that extends existence or substitution.
        Vale = "vale",
    }
}

/// Categories of words, and what was odd in the file.
#[derive(Debug)]
pub struct Imported {
    /// A lexicon a category, in the order of the file.
    pub lexicons: Vec<Draft>,
    /// What was left out, with its place.
    pub notes: Vec<Diagnostic>,
}

/// What all imported lexicons say of themselves.
#[derive(Clone, Debug)]
pub struct ImportAs {
    /// What the program shall do with the words.
    pub role: Role,
    /// Weight of the terms that bring none.
    pub weight: f64,
}

/// The format that a file seems to have, by its name and its text.
#[must_use]
pub fn import_format(name: &str, text: &str) -> Option<ImportFormat> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("dic") => Some(ImportFormat::Liwc),
        Some("csv" | "tsv" | "dicx") => Some(ImportFormat::Csv),
        Some("yml" | "yaml") if vale::is_rule(text) => Some(ImportFormat::Vale),
        Some("yml" | "yaml") => Some(ImportFormat::Quanteda),
        _ if text.trim_start_matches('\u{feff}').trim_start().starts_with('%') => Some(ImportFormat::Liwc),
        _ => None,
    }
}

/// Reads a word list of another program.
///
/// ```
/// use onrecord::lexicon::{ImportAs, ImportFormat, Role, import};
///
/// let like = ImportAs { role: Role::Loaded, weight: 0.5 };
/// let found = import(ImportFormat::Liwc, "own.dic", "%\n1\tanger\n%\nhate*\t1\n", &like).unwrap();
/// assert_eq!((found.lexicons[0].id.as_str(), found.lexicons[0].terms[0].text.as_str()), ("anger", "hate"));
/// ```
///
/// # Errors
/// What keeps the file from being read as this format, in words.
pub fn import(format: ImportFormat, name: &str, text: &str, like: &ImportAs) -> Result<Imported, String> {
    let text = text.trim_start_matches('\u{feff}');
    let mut taking = Taking { name, like, lexicons: Vec::new(), taken: BTreeSet::new(), notes: Vec::new() };
    match format {
        ImportFormat::Liwc => liwc::read(text, &mut taking),
        ImportFormat::Quanteda => quanteda::read(text, &mut taking),
        ImportFormat::Csv => csv::read(text, &mut taking),
        ImportFormat::Vale => vale::read(text, &mut taking),
    }?;
    taking.lexicons.retain(|draft| !draft.terms.is_empty());
    if taking.lexicons.is_empty() {
        return Err("there is no word in it".to_owned());
    }
    Ok(Imported { lexicons: taking.lexicons, notes: taking.notes })
}

/// Lexicons that are being filled.
struct Taking<'a> {
    name: &'a str,
    like: &'a ImportAs,
    lexicons: Vec<Draft>,
    /// Texts that each of them has.
    taken: BTreeSet<(usize, String)>,
    notes: Vec<Diagnostic>,
}

impl Taking<'_> {
    /// Notes what is left out; `line` counts from 1.
    fn note(&mut self, line: Option<usize>, message: String) {
        let place = line.map(|line| (line, 1));
        let (severity, code, file) = (Severity::Warning, "left-out", self.name.to_owned());
        self.notes.push(Diagnostic { severity, code, file, place, message, help: None });
    }

    /// Puts a term into a category, unless it has the same already.
    fn put(&mut self, category: &str, term: DraftTerm) {
        let id = self.id_of(category);
        let at = self.lexicons.iter().position(|draft| draft.id == id).unwrap_or_else(|| {
            self.lexicons.push(self.draft(id, category));
            self.lexicons.len() - 1
        });
        let is_new = self.taken.insert((at, term.text.clone()));
        if let Some(draft) = self.lexicons.get_mut(at).filter(|_| is_new) {
            draft.terms.push(term);
        }
    }

    /// The id of a category; that of the file where the category has no letter.
    fn id_of(&self, category: &str) -> String {
        let id = slug::slugify(category);
        if id.is_empty() { slug::slugify(self.stem()) } else { id }
    }

    /// The file's name without folders and ending.
    fn stem(&self) -> &str {
        let file = self.name.rsplit(['/', '\\']).next().unwrap_or(self.name);
        file.rsplit_once('.').map_or(file, |(stem, _)| stem)
    }

    fn draft(&self, id: String, category: &str) -> Draft {
        Draft {
            id,
            role: self.like.role,
            about: format!("{category}: imported from {}.", self.stem()),
            version: "1.0.0".to_owned(),
            sources: vec![self.name.rsplit(['/', '\\']).next().unwrap_or(self.name).to_owned()],
            voices: Vec::new(),
            weight: Some(self.like.weight),
            terms: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
