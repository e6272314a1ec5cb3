//! Reads a TOML table field by field and notes every problem with its place, instead of stopping at the first.

use std::cell::RefCell;
use std::ops::Range;

use serde_spanned::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Diagnostic, Severity, nearest};
use crate::text::Lines;

/// A TOML file that is being read: its name, its text and the problems found so far.
pub struct TomlFile<'t> {
    name: &'t str,
    text: &'t str,
    lines: Lines,
    problems: RefCell<Vec<Diagnostic>>,
}

impl<'t> TomlFile<'t> {
    /// Starts reading a file of this name, as the user wrote it, and text.
    #[must_use]
    pub fn new(name: &'t str, text: &'t str) -> Self {
        Self { name, text, lines: Lines::new(text), problems: RefCell::default() }
    }

    /// The file's top table; syntax errors are noted, and what could be read is given.
    pub fn root(&self) -> Spanned<DeTable<'t>> {
        let (root, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            self.note(Severity::Error, "syntax", error.span().unwrap_or(0..0), error.message().to_owned(), None);
        }
        root
    }

    /// Notes a problem at a place.
    pub fn note(
        &self,
        severity: Severity,
        code: &'static str,
        at: Range<usize>,
        message: String,
        help: Option<String>,
    ) {
        let place = Some(self.lines.of(self.text, at.start));
        let file = self.name.to_owned();
        self.problems.borrow_mut().push(Diagnostic { severity, code, file, place, message, help });
    }

    /// Notes an error at a place.
    pub fn error(&self, code: &'static str, at: Range<usize>, message: String, help: Option<String>) {
        self.note(Severity::Error, code, at, message, help);
    }

    /// The problems, in the order of their places.
    #[must_use]
    pub fn finish(self) -> Vec<Diagnostic> {
        let mut problems = self.problems.into_inner();
        problems.sort_by_key(|problem| problem.place);
        problems
    }
}

/// One table of the file, with the names of the fields that were asked for.
pub struct Fields<'f, 't> {
    file: &'f TomlFile<'t>,
    table: &'f DeTable<'t>,
    at: Range<usize>,
    known: RefCell<Vec<&'static str>>,
}

impl<'f, 't> Fields<'f, 't> {
    /// Starts reading a table that stands at `at`.
    #[must_use]
    pub fn new(file: &'f TomlFile<'t>, table: &'f DeTable<'t>, at: Range<usize>) -> Self {
        Self { file, table, at, known: RefCell::default() }
    }

    /// Where the table stands.
    #[must_use]
    pub fn at(&self) -> Range<usize> {
        self.at.clone()
    }

    /// The value of a field, whatever its type.
    pub fn value(&self, key: &'static str) -> Option<&'f Spanned<DeValue<'t>>> {
        self.known.borrow_mut().push(key);
        self.table.get(key)
    }

    /// Where the field stands, or the table where it is absent.
    pub fn place(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or_else(|| self.at(), Spanned::span)
    }

    /// A text.
    pub fn string(&self, key: &'static str) -> Option<&'f str> {
        let value = self.value(key)?;
        self.as_string(key, value)
    }

    /// A text that must be there.
    pub fn required(&self, key: &'static str) -> Option<&'f str> {
        let found = self.string(key);
        if self.table.get(key).is_none() {
            self.file.error("missing-field", self.at(), format!("`{key}` is missing"), None);
        }
        found
    }

    /// A number, whole or not.
    pub fn number(&self, key: &'static str) -> Option<f64> {
        let value = self.value(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(integer) => integer.as_str().replace('_', "").parse().ok(),
            DeValue::Float(float) => float.as_str().replace('_', "").parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong_type(key, value, "a number");
        }
        number
    }

    /// True or false.
    pub fn boolean(&self, key: &'static str) -> Option<bool> {
        let value = self.value(key)?;
        let found = value.get_ref().as_bool();
        if found.is_none() {
            self.wrong_type(key, value, "true or false");
        }
        found
    }

    /// A list of texts, each with its place; empty where the field is absent.
    pub fn strings(&self, key: &'static str) -> Vec<(&'f str, Range<usize>)> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of texts");
            return Vec::new();
        };
        array.iter().filter_map(|item| Some((self.as_string(key, item)?, item.span()))).collect()
    }

    /// One of a closed set of words, read by `parse`; `names` are the right ones.
    pub fn choice<T>(&self, key: &'static str, names: &[&str], parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = self.value(key)?;
        let word = self.as_string(key, value)?;
        let parsed = parse(word);
        if parsed.is_none() {
            self.unknown_choice(key, word, value.span(), names);
        }
        parsed
    }

    /// Notes that a word is none of the right ones.
    pub fn unknown_choice(&self, key: &str, word: &str, at: Range<usize>, names: &[&str]) {
        let help = nearest(word, names.iter().copied())
            .map_or_else(|| format!("one of {}", names.join(", ")), |name| format!("did you mean \"{name}\"?"));
        self.file.error("unknown-value", at, format!("\"{word}\" is no {key}"), Some(help));
    }

    /// The tables of an array of tables, or of inline tables; empty where absent.
    pub fn tables(&self, key: &'static str) -> Vec<Fields<'f, 't>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, &format!("a list of tables, written as [[{key}]]"));
            return Vec::new();
        };
        array.iter().filter_map(|item| self.as_table(key, item)).collect()
    }

    /// The named tables in a table, as in `[sides.government]`; empty where absent.
    pub fn named_tables(&self, key: &'static str) -> Vec<(&'f str, Fields<'f, 't>)> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(fields) = self.as_table(key, value) else { return Vec::new() };
        let found = fields.table.iter().filter_map(|(name, item)| Some((&**name.get_ref(), self.as_table(key, item)?)));
        found.collect()
    }

    /// Every key and value of a table whose keys are the user's own.
    pub fn entries(&self, key: &'static str) -> Vec<(&'f str, &'f Spanned<DeValue<'t>>, Range<usize>)> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(fields) = self.as_table(key, value) else { return Vec::new() };
        fields.table.iter().map(|(name, item)| (&**name.get_ref(), item, name.span())).collect()
    }

    /// Notes every field that was never asked for; the last call for a table.
    pub fn finish(&self) {
        let known = self.known.borrow();
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let help = nearest(name, known.iter().copied()).map(|right| format!("did you mean `{right}`?"));
                let help = help.or_else(|| Some(format!("known here: {}", known.join(", "))));
                self.file.error("unknown-field", key.span(), format!("unknown field `{name}`"), help);
            }
        }
    }

    /// A table value as fields.
    pub fn as_table(&self, key: &str, value: &'f Spanned<DeValue<'t>>) -> Option<Fields<'f, 't>> {
        if let Some(table) = value.get_ref().as_table() {
            return Some(Fields::new(self.file, table, value.span()));
        }
        self.wrong_type(key, value, "a table");
        None
    }

    fn as_string(&self, key: &str, value: &'f Spanned<DeValue<'t>>) -> Option<&'f str> {
        let found = value.get_ref().as_str();
        if found.is_none() {
            self.wrong_type(key, value, "a text in quotation marks");
        }
        found
    }

    fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'t>>, right: &str) {
        let message = format!("`{key}` is {}, and should be {right}", with_article(value.get_ref().type_str()));
        self.file.error("wrong-type", value.span(), message, None);
    }
}

fn with_article(kind: &str) -> String {
    let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {kind}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_is_told_with_its_place() {
        let text = "name = 3\nwieght = 0.5\nlist = [\"a\", 1]\n";
        let file = TomlFile::new("words.toml", text);
        let root = file.root();
        let fields = Fields::new(&file, root.get_ref(), 0..0);
        assert_eq!(fields.string("name"), None);
        assert_eq!(fields.number("weight"), None);
        assert_eq!(fields.strings("list").len(), 1);
        fields.finish();
        let told: Vec<String> = file.finish().iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "words.toml:1:8: error[wrong-type]: `name` is an integer, and should be a text in quotation marks",
                "words.toml:2:1: error[unknown-field]: unknown field `wieght`; did you mean `weight`?",
                "words.toml:3:14: error[wrong-type]: `list` is an integer, and should be a text in quotation marks",
            ]
        );
    }
}
