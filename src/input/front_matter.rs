//! The block of fields at the head of a Markdown file: YAML between `---` lines, TOML between `+++` lines. Of YAML,
//! the part that people write there is read: top-level keys with a string or a list of strings.

use serde_json::{Map, Value};

use crate::text::Warning;

/// A text without its front matter, and what stood there.
#[derive(Debug)]
pub(crate) struct FrontMatter<'a> {
    pub(crate) fields: Map<String, Value>,
    pub(crate) rest: &'a str,
    pub(crate) warnings: Vec<Warning>,
}

/// Takes the front matter off a text; one without any has no fields.
pub(crate) fn split(text: &str) -> FrontMatter<'_> {
    if let Some((block, rest)) = block_between(text, "---", &["---", "..."]) {
        let fields = yaml_fields(block);
        if !fields.is_empty() {
            return FrontMatter { fields, rest, warnings: Vec::new() };
        }
    }
    if let Some((block, rest)) = block_between(text, "+++", &["+++"]) {
        return toml_matter(block, rest);
    }
    FrontMatter { fields: Map::new(), rest: text, warnings: Vec::new() }
}

fn toml_matter<'a>(block: &str, rest: &'a str) -> FrontMatter<'a> {
    match toml::from_str::<toml::Table>(block) {
        Ok(table) => {
            let fields = table.into_iter().filter_map(|(key, value)| Some((key, json_of(value)?))).collect();
            FrontMatter { fields, rest, warnings: Vec::new() }
        }
        Err(error) => {
            let message = format!("the TOML at the head of the file could not be read: {}", error.message());
            FrontMatter { fields: Map::new(), rest, warnings: vec![Warning { code: "front-matter", message }] }
        }
    }
}

/// The lines between an opening line that starts the text and a closing one, and what follows them.
fn block_between<'a>(text: &'a str, opening: &str, closing: &[&str]) -> Option<(&'a str, &'a str)> {
    let first = text.split_inclusive('\n').next()?;
    let after = text.get(first.len()..).filter(|_| first.trim_end() == opening)?;
    let mut length = 0;
    for line in after.split_inclusive('\n') {
        if closing.contains(&line.trim_end()) {
            return Some((after.get(..length)?, after.get(length + line.len()..)?));
        }
        length += line.len();
    }
    None
}

fn json_of(value: toml::Value) -> Option<Value> {
    Some(match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(yes) => Value::Bool(yes),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(list) => Value::Array(
            list.into_iter().filter(|item| !item.is_table() && !item.is_array()).filter_map(json_of).collect(),
        ),
        toml::Value::Table(_) => return None,
    })
}

fn yaml_fields(block: &str) -> Map<String, Value> {
    let mut fields = Map::new();
    let mut open_key: Option<String> = None;
    for line in block.lines() {
        if let (Some(item), Some(key)) = (list_item(line), &open_key) {
            match fields.get_mut(key) {
                Some(Value::Array(list)) => list.push(Value::String(item)),
                _ => drop(fields.insert(key.clone(), Value::Array(vec![Value::String(item)]))),
            }
        } else if let Some((key, value)) = key_and_value(line) {
            open_key = value.is_empty().then(|| key.to_owned());
            if let Some(value) = yaml_value(value) {
                fields.insert(key.to_owned(), value);
            }
        }
    }
    fields
}

/// `- Ana Ruiz`.
fn list_item(line: &str) -> Option<String> {
    line.trim_start().strip_prefix("- ").map(unquote)
}

/// `title: River rises`, not indented.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = key.starts_with(char::is_alphabetic) && !key.contains(char::is_whitespace);
    (is_key && (value.is_empty() || value.starts_with(char::is_whitespace))).then(|| (key, value.trim()))
}

/// A string or a list on one line; `None` for what opens a block of lines.
fn yaml_value(value: &str) -> Option<Value> {
    if let Some(list) = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let items = list.split(',').map(unquote).filter(|item| !item.is_empty());
        return Some(Value::Array(items.map(Value::String).collect()));
    }
    let opens_block = value.is_empty() || value.starts_with(['|', '>', '{', '&', '*', '!', '#']);
    (!opens_block).then(|| Value::String(unquote(value)))
}

/// A scalar without its quotation marks and what follows them, or without a comment.
fn unquote(value: &str) -> String {
    let value = value.trim();
    if let Some((inside, _)) = value.strip_prefix('"').and_then(|rest| rest.rsplit_once('"')) {
        return inside.replace("\\\"", "\"").replace("\\\\", "\\");
    }
    if let Some((inside, _)) = value.strip_prefix('\'').and_then(|rest| rest.rsplit_once('\'')) {
        return inside.replace("''", "'");
    }
    value.split_once(" #").map_or(value, |(before, _)| before.trim_end()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, fields: &str, rest: &str) {
        let matter = split(text);
        assert_eq!((serde_json::to_string(&matter.fields).unwrap().as_str(), matter.rest), (fields, rest));
    }

    #[test]
    fn yaml_strings_and_lists_are_read() {
        check(
            "---\ntitle: \"River: \\\"rises\\\"\"\nauthor:\n  - Ana Ruiz\n  - 'Tom O''Hale'\ntags: [a, \"b\"]\ndate: 2026-03-02 # Monday\n---\nRain.",
            r#"{"title":"River: \"rises\"","author":["Ana Ruiz","Tom O'Hale"],"tags":["a","b"],"date":"2026-03-02"}"#,
            "Rain.",
        );
    }

    #[test]
    fn toml_is_read() {
        check(
            "+++\r\ntitle = \"River\"\r\ndate = 2026-03-02\r\n[extra]\r\na = 1\r\n+++\r\nRain.",
            r#"{"date":"2026-03-02","title":"River"}"#,
            "Rain.",
        );
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        check("---\nRain fell.\n---\nMore.", "{}", "---\nRain fell.\n---\nMore.");
        check("---\ntitle: x\n", "{}", "---\ntitle: x\n");
    }

    #[test]
    fn unreadable_toml_is_told() {
        assert_eq!(split("+++\ntitle = \n+++\nRain.").warnings.len(), 1);
    }
}
