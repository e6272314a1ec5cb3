//! A table of words. Columns go by the names that such tables have; without a known name in the first row, the first
//! column is the words. LIWC-22's .dicx, a column a category with a mark in it, is read too.

use super::glob::{self, plain};
use super::{DraftTerm, Taking};
use crate::lexicon::entry::{MatchMode, PartOfSpeech};

/// Names of columns that hold words, and of the others.
const WORDS: &[&str] = &["text", "term", "word", "words", "token", "entry", "phrase", "pattern", "dicterm"];
const CATEGORY: &[&str] = &["lexicon", "category", "class", "dimension", "list", "label"];
const WEIGHT: &[&str] = &["weight", "score", "value"];
const INSTEAD: &[&str] = &["instead", "suggestion", "replacement", "alternative"];

struct Columns {
    words: usize,
    category: Option<usize>,
    weight: Option<usize>,
    pos: Option<usize>,
    mode: Option<usize>,
    except: Option<usize>,
    instead: Option<usize>,
    note: Option<usize>,
    /// Columns that are categories, with their names.
    marks: Vec<(usize, String)>,
}

pub(super) fn read(text: &str, taking: &mut Taking<'_>) -> Result<(), String> {
    let mut rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut columns: Option<Columns> = None;
    for row in rows.records() {
        let row = row.map_err(|error| error.to_string())?;
        let line = row.position().map(|position| usize::try_from(position.line()).unwrap_or(usize::MAX));
        match &columns {
            Some(columns) => columns.take(&row, line, taking),
            None => {
                let (found, is_header) = Columns::of(&row);
                if !is_header {
                    found.take(&row, line, taking);
                }
                columns = Some(found);
            }
        }
    }
    Ok(())
}

/// What parts the fields of the first line most often.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default().as_bytes();
    let count = |delimiter: u8| first.iter().filter(|byte| **byte == delimiter).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

impl Columns {
    /// The columns by the first row, and whether that row is their names.
    fn of(row: &csv::StringRecord) -> (Self, bool) {
        let names: Vec<String> = row.iter().map(|name| name.trim().to_lowercase()).collect();
        let at = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
        let words = at(WORDS);
        let is_dicx = names.first().is_some_and(|name| name == "dicterm");
        let marks = row.iter().enumerate().skip(1).filter(|_| is_dicx).map(|(at, name)| (at, name.trim().to_owned()));
        let columns = Self {
            words: words.unwrap_or(0),
            category: at(CATEGORY),
            weight: at(WEIGHT),
            pos: at(&["pos"]),
            mode: at(&["match"]),
            except: at(&["except"]),
            instead: at(INSTEAD),
            note: at(&["note", "comment"]),
            marks: marks.collect(),
        };
        if words.is_some() {
            return (columns, true);
        }
        let only_words = Self {
            category: None,
            weight: None,
            pos: None,
            mode: None,
            except: None,
            instead: None,
            note: None,
            marks: Vec::new(),
            words: 0,
        };
        (only_words, false)
    }

    fn take(&self, row: &csv::StringRecord, line: Option<usize>, taking: &mut Taking<'_>) {
        let field = |at: Option<usize>| at.and_then(|at| row.get(at)).map(str::trim).filter(|field| !field.is_empty());
        let Some(written) = field(Some(self.words)) else { return };
        let Some(mut term) = self.term(written, field(self.mode), field(self.pos)) else {
            taking.note(line, format!("\"{written}\" is no word that can be looked for"));
            return;
        };
        if let Some(weight) = field(self.weight) {
            match weight.parse::<f64>().ok().filter(|weight| (0.0..=1.0).contains(weight)) {
                Some(weight) => term.fields.weight = Some(weight),
                None => taking.note(line, format!("the weight {weight} of \"{written}\" is no number from 0 to 1")),
            }
        }
        term.fields.except = list(field(self.except));
        term.fields.instead = list(field(self.instead));
        term.fields.note = field(self.note).map(str::to_owned);
        for (_, category) in self.marks.iter().filter(|(at, _)| field(Some(*at)).is_some()) {
            taking.put(category, term.clone());
        }
        if self.marks.is_empty() {
            let category = field(self.category).map_or_else(|| taking.stem().to_owned(), str::to_owned);
            taking.put(&category, term);
        }
    }

    /// The term of a row; one that says how it is matched, or of what part of speech it is, is written as ours are.
    fn term(&self, written: &str, mode: Option<&str>, pos: Option<&str>) -> Option<DraftTerm> {
        let (mode, pos) = (mode.and_then(MatchMode::parse), pos.and_then(PartOfSpeech::parse));
        if mode.is_none() && pos.is_none() {
            return glob::term(written);
        }
        let text = if mode == Some(MatchMode::Pattern) { written.to_owned() } else { plain(written) };
        let mut term = glob::of(text, mode.unwrap_or(MatchMode::Inflections));
        term.fields.mode = mode.filter(|mode| *mode != MatchMode::Inflections);
        term.fields.pos = pos;
        Some(term)
    }
}

/// Several texts in a field, bars between them.
fn list(field: Option<&str>) -> Vec<String> {
    let parts = field.into_iter().flat_map(|field| field.split('|'));
    parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}
