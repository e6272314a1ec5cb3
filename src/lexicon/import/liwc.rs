//! LIWC's .dic: `%`, numbered categories, `%`, then words with the numbers of their categories. Files in the wild have
//! blanks for tabs, indented categories, stray lines and numbers that no category has; what is not understood is noted.

use std::collections::BTreeMap;

use super::{Taking, glob};

pub(super) fn read(text: &str, taking: &mut Taking<'_>) -> Result<(), String> {
    let mut part = Part::Before;
    let mut categories: BTreeMap<u32, String> = BTreeMap::new();
    for (at, line) in text.lines().enumerate() {
        let (number, line) = (at + 1, line.trim());
        match part {
            _ if line.is_empty() => {}
            Part::Before if line.starts_with('%') => part = Part::Categories,
            Part::Categories if line.starts_with('%') => part = Part::Words,
            Part::Before => taking.note(Some(number), format!("\"{line}\" stands before the first %")),
            Part::Categories => match category(line) {
                Some((id, name)) => {
                    categories.insert(id, name);
                }
                None => taking.note(Some(number), format!("\"{line}\" is no category: a number and a name")),
            },
            Part::Words => word(line, number, &categories, taking),
        }
    }
    match part {
        Part::Words => Ok(()),
        _ => Err("a .dic has its categories between two lines of %".to_owned()),
    }
}

/// Where in the file a line stands.
#[derive(Copy, Clone)]
enum Part {
    Before,
    Categories,
    Words,
}

fn category(line: &str) -> Option<(u32, String)> {
    let (id, name) = line.split_once(char::is_whitespace)?;
    let name = name.trim();
    let id = id.parse().ok()?;
    (!name.is_empty()).then(|| (id, name.to_owned()))
}

fn word(line: &str, number: usize, categories: &BTreeMap<u32, String>, taking: &mut Taking<'_>) {
    let (written, ids) = parts(line);
    if ids.is_empty() {
        taking.note(Some(number), format!("\"{line}\" has no number of a category"));
        return;
    }
    let Some(term) = glob::term(&written).filter(|_| !written.contains(['(', ')', '<', '>'])) else {
        taking.note(Some(number), format!("\"{written}\" is no word or phrase that can be looked for"));
        return;
    };
    for id in ids {
        match id.parse::<u32>().ok().and_then(|id| categories.get(&id)) {
            Some(category) => taking.put(category, term.clone()),
            None => taking.note(Some(number), format!("\"{written}\" is of category {id}, which is none")),
        }
    }
}

/// The word or phrase of a line, and what stands for categories after it.
fn parts(line: &str) -> (String, Vec<&str>) {
    if let Some((written, rest)) = line.split_once('\t') {
        return (written.trim().to_owned(), rest.split_whitespace().collect());
    }
    let fields: Vec<&str> = line.split_whitespace().collect();
    let words = fields.len() - fields.iter().rev().take_while(|field| field.parse::<u32>().is_ok()).count();
    let (written, ids) = fields.split_at(words);
    (written.join(" "), ids.to_vec())
}
