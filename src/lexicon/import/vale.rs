//! Rules of Vale that extend `existence` (words to avoid) or `substitution` (words, and what to write instead). Their
//! tokens are regular expressions; plain words become terms, the rest patterns.

use regex::RegexBuilder;
use serde_json::Value;

use super::glob::{of, plain};
use super::quanteda::{as_text, first_line};
use super::{DraftTerm, Taking};
use crate::lexicon::entry::MatchMode;

/// Whether a YAML text looks like a rule.
pub(super) fn is_rule(text: &str) -> bool {
    text.lines().any(|line| line.trim_start_matches('\u{feff}').starts_with("extends:"))
}

pub(super) fn read(text: &str, taking: &mut Taking<'_>) -> Result<(), String> {
    let rule: Value = serde_saphyr::from_str(text).map_err(|error| first_line(&error.to_string()))?;
    let reading = Reading {
        ignores_case: rule.get("ignorecase").and_then(Value::as_bool).unwrap_or(false),
        whole_words: !rule.get("nonword").and_then(Value::as_bool).unwrap_or(false),
        exceptions: strings(rule.get("exceptions")),
    };
    match rule.get("extends").and_then(Value::as_str) {
        Some("existence") => {
            let tokens = strings(rule.get("tokens")).into_iter().chain(strings(rule.get("raw")));
            tokens.for_each(|token| reading.take(&token, Vec::new(), taking));
        }
        Some("substitution") => {
            for (token, instead) in rule.get("swap").and_then(Value::as_object).into_iter().flatten() {
                let instead = strings(Some(instead))
                    .iter()
                    .flat_map(|text| text.split('|'))
                    .filter(|text| !text.is_empty())
                    .map(str::to_owned)
                    .collect();
                reading.take(token, instead, taking);
            }
        }
        Some(other) => return Err(format!("a rule that extends {other}; existence and substitution can be taken")),
        None => return Err("no rule of Vale: it does not say what it extends".to_owned()),
    }
    if let Some(message) = rule.get("message").and_then(Value::as_str) {
        let about = format!("{} (Vale: {message})", taking.stem());
        taking.lexicons.iter_mut().for_each(|draft| draft.about.clone_from(&about));
    }
    Ok(())
}

struct Reading {
    ignores_case: bool,
    whole_words: bool,
    exceptions: Vec<String>,
}

impl Reading {
    fn take(&self, token: &str, instead: Vec<String>, taking: &mut Taking<'_>) {
        let Some(mut term) = self.term(token) else {
            taking.note(None, format!("\"{token}\" looks around itself, or is no regular expression that can be run"));
            return;
        };
        term.fields.instead = instead;
        let holds = |exception: &&String| exception.to_lowercase().contains(&term.text.to_lowercase());
        if term.fields.mode == Some(MatchMode::Exact) {
            term.fields.except = self.exceptions.iter().filter(holds).map(|exception| plain(exception)).collect();
        }
        let category = taking.stem().to_owned();
        taking.put(&category, term);
    }

    fn term(&self, token: &str) -> Option<DraftTerm> {
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '’' | '-');
        if token.chars().all(is_plain) && self.whole_words && token.contains(char::is_alphanumeric) {
            let has_capitals = token.chars().any(char::is_uppercase);
            let mut term = of(plain(token), MatchMode::Exact);
            if has_capitals && !self.ignores_case {
                term.text = token.to_owned();
                term.fields.case = true;
            }
            return Some(term);
        }
        let pattern = if self.whole_words { format!(r"\b(?:{token})\b") } else { token.to_owned() };
        RegexBuilder::new(&pattern).size_limit(1 << 20).build().is_ok().then(|| of(pattern, MatchMode::Pattern))
    }
}

/// A text, or a list of them.
fn strings(value: Option<&Value>) -> Vec<String> {
    match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(items)) => items.iter().map(as_text).collect(),
        Some(one) => vec![as_text(one)],
    }
}
