//! Judges what files say: fields in range, terms that can match, nothing listed twice, later files over earlier ones.

use std::collections::BTreeSet;

use super::entry::{MatchMode, PartOfSpeech};
use super::inflect::Irregulars;
use super::raw::{RawFile, RawTerm};
use super::vocabulary::Class;
use crate::diagnostic::{Severity, TomlFile};

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
    let mut seen: BTreeSet<Key<'_>> = BTreeSet::new();
    for raw in &file.terms {
        term(toml, raw);
        if !seen.insert(key(raw)) {
            toml.error("duplicate-term", raw.at.clone(), format!("\"{}\" is listed twice", raw.text), None);
        }
    }
}

/// What makes two terms of one file the same.
pub(crate) type Key<'a> = (&'a str, Option<PartOfSpeech>, Option<Class>);

/// The key of a term.
pub(crate) fn key(term: &RawTerm) -> Key<'_> {
    (&term.text, term.stated.details.pos, term.stated.details.attributes.class)
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
    let details = &term.stated.details;
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
    if !details.case && details.mode != MatchMode::Pattern && text.chars().any(char::is_uppercase) {
        problem("capitals", format!("\"{text}\" has capitals"), "write it in lower case, or add case = true");
    }
    if details.mode != MatchMode::Pattern && (text.starts_with('*') || text.ends_with('*')) {
        problem(
            "gap-at-end",
            format!("\"{text}\" has a gap at its end"),
            "a gap `*` stands between words; match = \"prefix\" finds all words that start so",
        );
    }
    if text.chars().any(char::is_control) {
        problem(
            "control-character",
            format!("{text:?} has a character that no text has"),
            "between double quotes a backslash makes another character: write a pattern between single quotes",
        );
    }
    if matches!(details.mode, MatchMode::Prefix | MatchMode::Suffix) && text.contains(' ') {
        problem("bad-prefix", format!("\"{text}\" is no single word"), "match = \"prefix\" takes one word");
    }
    for asked in details.attributes.before.iter().chain(&details.attributes.after) {
        if asked.is_empty() || asked.contains([' ', '-']) || asked.chars().any(char::is_uppercase) {
            problem(
                "bad-guard",
                format!("\"{asked}\" is no single word"),
                "`before` and `after` take lower-case words",
            );
        }
    }
    if details.mode == MatchMode::Pattern {
        pattern(toml, term);
    }
    if details.mode == MatchMode::Suffix && details.attributes.class.is_none() {
        let message =
            format!("\"{text}\" never matches: match = \"suffix\" tells the class of a word, and there is none");
        let help = Some("match = \"pattern\" finds words by their ending".to_owned());
        toml.note(Severity::Warning, "never-matches", term.at.clone(), message, help);
    }
}

fn pattern(toml: &TomlFile<'_>, term: &RawTerm) {
    if let Err(error) = super::finder::compile_pattern(&term.text) {
        let told = error.to_string();
        let last = told.lines().last().unwrap_or_default().trim();
        let last = last.strip_prefix("error: ").unwrap_or(last);
        toml.error("bad-pattern", term.at.clone(), format!("\"{}\" is no regular expression: {last}", term.text), None);
    }
}

/// Notes exceptions that no form of their term stands in. For this, all files must be known: any of them can list
/// irregular forms.
pub(crate) fn exceptions(toml: &TomlFile<'_>, terms: &[RawTerm], irregulars: &Irregulars) {
    for term in terms {
        let details = &term.stated.details;
        for (phrase, at) in details.except.iter().zip(&term.stated.except_at) {
            if is_idle(&phrase.to_lowercase(), term, irregulars) {
                let message =
                    format!("the exception \"{phrase}\" does not contain \"{}\", so it excepts nothing", term.text);
                toml.error("idle-exception", at.clone(), message, None);
            }
        }
    }
}

fn is_idle(phrase: &str, term: &RawTerm, irregulars: &Irregulars) -> bool {
    let stem: String = term.text.chars().take(3).collect::<String>().to_lowercase();
    let forms = || irregulars.forms(&term.text.to_lowercase(), term.stated.details.pos);
    !phrase.contains(&stem) && !forms().iter().any(|(form, _)| phrase.contains(&**form))
}
