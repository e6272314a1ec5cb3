//! A dictionary of quanteda in YAML: categories over lists of words; a category in a category is named after both.

use serde_json::Value;

use super::{Taking, glob};

pub(super) fn read(text: &str, taking: &mut Taking<'_>) -> Result<(), String> {
    let root: Value = serde_saphyr::from_str(text).map_err(|error| first_line(&error.to_string()))?;
    if !root.is_object() {
        return Err("a dictionary of quanteda has categories over lists of words".to_owned());
    }
    take(&root, "", taking);
    Ok(())
}

/// What a YAML reader says, without the lines that it draws.
pub(super) fn first_line(told: &str) -> String {
    format!("no YAML: {}", told.lines().next().unwrap_or_default().trim())
}

fn take(value: &Value, category: &str, taking: &mut Taking<'_>) {
    match value {
        Value::Object(categories) => {
            for (name, below) in categories {
                let path = if category.is_empty() { name.clone() } else { format!("{category} {name}") };
                take(below, &path, taking);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| take(item, category, taking)),
        Value::Null => {}
        word => {
            let written = as_text(word);
            match glob::term(&written) {
                Some(term) => taking.put(category, term),
                None => taking.note(None, format!("\"{written}\" of {category} is no word that can be looked for")),
            }
        }
    }
}

/// A word as written, which YAML may take for a number.
pub(super) fn as_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
