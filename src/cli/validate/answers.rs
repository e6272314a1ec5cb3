//! What comes back: the key, and the answers of coders in their sheets, as spreadsheets write them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use onrecord::corpus::validation::QUESTIONS;

use super::sheet::SAYS;

/// What the key says of a sentence.
pub(super) struct Keyed {
    pub(super) group: String,
    pub(super) weight: f64,
    pub(super) says: Vec<bool>,
}

/// The key of a sheet, by item.
pub(super) fn read_key(path: &Path) -> anyhow::Result<BTreeMap<usize, Keyed>> {
    let (head, rows) = read_table(path)?;
    let column = |name: &str| {
        head.iter().position(|known| known == name).with_context(|| format!("{} has no column {name}", path.display()))
    };
    let (item, group, weight) = (column("item")?, column("group")?, column("weight")?);
    let says: Vec<usize> =
        QUESTIONS.iter().map(|question| column(&format!("{SAYS}{}", question.id))).collect::<anyhow::Result<_>>()?;
    let mut key = BTreeMap::new();
    for (line, row) in &rows {
        let field = |at: usize| row.get(at).map_or("", String::as_str);
        let place = || format!("{}:{line}", path.display());
        let wrong = || format!("{}: not a row of a key", place());
        let keyed = Keyed {
            group: field(group).to_owned(),
            weight: field(weight).parse().with_context(wrong)?,
            says: says.iter().map(|at| answer(field(*at)) == Ok(Some(true))).collect(),
        };
        if key.insert(field(item).parse().with_context(wrong)?, keyed).is_some() {
            bail!("{}: item {} stands in the key twice", place(), field(item));
        }
    }
    Ok(key)
}

/// The answers of a coder, by item.
pub(super) fn read_sheet(
    path: &Path,
    key: &BTreeMap<usize, Keyed>,
) -> anyhow::Result<BTreeMap<usize, Vec<Option<bool>>>> {
    let (head, rows) = read_table(path)?;
    let column = |name: &str| head.iter().position(|known| known == name);
    let Some(item) = column("item") else { bail!("{} has no column item", path.display()) };
    let asked: Vec<Option<usize>> = QUESTIONS.iter().map(|question| column(question.id)).collect();
    if asked.iter().all(Option::is_none) {
        let names: Vec<&str> = QUESTIONS.iter().map(|question| question.id).collect();
        bail!("{} has none of the columns {}", path.display(), names.join(", "));
    }
    let (mut answers, mut wrong) = (BTreeMap::new(), Vec::new());
    for (line, row) in &rows {
        let field = |at: usize| row.get(at).map_or("", String::as_str);
        let place = || format!("{}:{line}", path.display());
        let Some(number) = field(item).trim().parse().ok().filter(|number| key.contains_key(number)) else {
            wrong.push(format!("{}: no item of the key is called {:?}", place(), field(item)));
            continue;
        };
        let mut given = Vec::new();
        for (question, at) in QUESTIONS.iter().zip(&asked) {
            match answer(at.map_or("", field)) {
                Ok(found) => given.push(found),
                Err(text) => {
                    wrong.push(format!("{}: {}: {text:?} is neither yes nor no", place(), question.id));
                    given.push(None);
                }
            }
        }
        if answers.insert(number, given).is_some() {
            wrong.push(format!("{}: item {number} is answered a second time; leave one row of it", place()));
        }
    }
    if wrong.is_empty() { Ok(answers) } else { bail!("{}", wrong.join("\n")) }
}

/// A row of a table, and the line that it starts in.
type Line = (u64, Vec<String>);

/// A table with commas, semicolons or tabs, as spreadsheets write them.
fn read_table(path: &Path) -> anyhow::Result<(Vec<String>, Vec<Line>)> {
    let reading = || format!("reading {}", path.display());
    let bytes = fs::read(path).with_context(reading)?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches('\u{FEFF}');
    let first = text.lines().next().unwrap_or("");
    let delimiter =
        [b',', b';', b'\t'].into_iter().max_by_key(|mark| first.bytes().filter(|byte| byte == mark).count());
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.delimiter(delimiter.unwrap_or(b',')).flexible(true).from_reader(text.as_bytes());
    let row = |row: &csv::StringRecord| row.iter().map(|field| field.trim().to_owned()).collect::<Vec<String>>();
    let head = row(reader.headers().with_context(reading)?);
    let line = |found: &csv::StringRecord| found.position().map_or(0, csv::Position::line);
    let rows = reader.records().map(|found| found.map(|found| (line(&found), row(&found))));
    Ok((head, rows.collect::<Result<_, _>>().with_context(reading)?))
}

fn answer(text: &str) -> Result<Option<bool>, String> {
    match text.trim().to_lowercase().as_str() {
        "" | "?" | "-" => Ok(None),
        "yes" | "y" | "1" | "x" | "true" | "ja" | "oui" | "sí" => Ok(Some(true)),
        "no" | "n" | "0" | "false" | "nein" | "non" => Ok(Some(false)),
        other => Err(other.to_owned()),
    }
}
