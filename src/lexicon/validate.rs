//! Judges what files say: fields in range, terms that can match, nothing listed twice, later files over earlier ones.

use std::collections::BTreeMap;
use std::ops::Range;

use super::entry::{MatchMode, PartOfSpeech};
use super::raw::{RawFile, RawTerm};
use super::vocabulary::Class;
use crate::diagnostic::TomlFile;

/// Notes all problems inside one file. `is_new` says that no earlier file has its id.
pub(crate) fn file(toml: &TomlFile<'_>, file: &RawFile, is_new: bool) {
    id(toml, file);
    if is_new && !file.off {
        for (field, absent) in
            [("about", file.about.is_none()), ("version", file.version.is_none()), ("sources", file.sources.is_empty())]
        {
            if absent {
                toml.error("missing-field", 0..0, format!("`{field}` is missing"), None);
            }
        }
    }
    let mut first_seen: BTreeMap<Key<'_>, &Range<usize>> = BTreeMap::new();
    for raw in &file.terms {
        term(toml, raw);
        if let Some(earlier) = first_seen.insert(key(raw), &raw.at) {
            let _ = earlier;
            toml.error("duplicate-term", raw.at.clone(), format!("\"{}\" is listed twice", raw.text), None);
        }
    }
}

/// What makes two terms of one file the same.
pub(crate) type Key<'a> = (&'a str, Option<PartOfSpeech>, Option<Class>);

/// The key of a term.
pub(crate) fn key(term: &RawTerm) -> Key<'_> {
    (&term.text, term.fields.pos, term.fields.attributes.class)
}

fn id(toml: &TomlFile<'_>, file: &RawFile) {
    let right = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !file.id.is_empty() && !file.id.chars().all(right) {
        let help = Some("lower-case letters, digits and hyphens, as in \"house-style\"".to_owned());
        toml.error("bad-id", 0..0, format!("\"{}\" is no id", file.id), help);
    }
}

fn term(toml: &TomlFile<'_>, term: &RawTerm) {
    let text = term.text.as_str();
    let problem = |code, message: String, help: &str| toml.error(code, term.at.clone(), message, Some(help.to_owned()));
    if text.trim().is_empty() {
        problem("empty-term", "a term without text".to_owned(), "write the word or phrase, or delete the term");
    } else if text.trim() != text || text.contains("  ") {
        problem(
            "spaces",
            format!("\"{text}\" has spaces that no text has"),
            "one space between words, none at the ends",
        );
    }
    if !term.fields.case && term.fields.mode != Some(MatchMode::Pattern) && text.chars().any(char::is_uppercase) {
        problem("capitals", format!("\"{text}\" has capitals"), "write it in lower case, or add case = true");
    }
    if term.fields.weight.is_some_and(|weight| !(0.0..=1.0).contains(&weight)) {
        problem("bad-weight", format!("the weight of \"{text}\" is out of range"), "a number from 0 to 1");
    }
    if text.starts_with('*') || text.ends_with('*') {
        problem("gap-at-end", format!("\"{text}\" has a gap at its end"), "a gap `*` stands between words");
    }
    if matches!(term.fields.mode, Some(MatchMode::Prefix | MatchMode::Suffix)) && text.contains(' ') {
        problem("bad-prefix", format!("\"{text}\" is no single word"), "match = \"prefix\" takes one word");
    }
    if term.fields.mode == Some(MatchMode::Pattern) {
        pattern(toml, term);
    }
    excepts(toml, term);
}

fn pattern(toml: &TomlFile<'_>, term: &RawTerm) {
    if let Err(error) = super::set::compile_pattern(&term.text) {
        let last = error.to_string().lines().last().unwrap_or_default().trim().to_owned();
        toml.error("bad-pattern", term.at.clone(), format!("\"{}\" is no regular expression: {last}", term.text), None);
    }
}

fn excepts(toml: &TomlFile<'_>, term: &RawTerm) {
    // The first letter is all that irregular forms are sure to share: lie and lying, hold and held.
    let initial = term.text.chars().next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    for (phrase, at) in &term.fields.except {
        if !phrase.to_lowercase().contains(&initial) {
            let message =
                format!("the exception \"{phrase}\" does not contain \"{}\", so it excepts nothing", term.text);
            toml.error("idle-exception", at.clone(), message, None);
        }
    }
}
