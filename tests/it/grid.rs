//! Every kind of source in every construction: sentences whose attributions a reader can tell at once, made of two lists.
//!
//! `ONRECORD_GRID=print` prints each pair that is wrong as a line of `known_wrong`.

use std::collections::BTreeSet;
use std::fs;

use onrecord::analysis::Analysis;
use onrecord::sourcing::Attribution;
use onrecord::text::Document;
use serde::Deserialize;

use crate::{analysed, package};

#[derive(Deserialize)]
struct Grid {
    known_wrong: BTreeSet<String>,
    source: Vec<Source>,
    frame: Vec<Frame>,
}

#[derive(Deserialize)]
struct Source {
    words: String,
    class: Vec<String>,
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
struct Frame {
    text: String,
    told: Vec<String>,
}

#[test]
fn every_kind_of_source_is_read_in_every_construction() {
    let text = fs::read_to_string(package().join("tests/fixtures/grid.toml")).unwrap();
    let grid: Grid = toml::from_str(&text).unwrap();
    let mut wrong = BTreeSet::new();
    let mut complaints = Vec::new();
    for source in &grid.source {
        for frame in &grid.frame {
            let pair = format!("{} | {}", source.words, frame.text);
            let complaint = complaint(source, frame);
            if let Some(complaint) = complaint {
                complaints.extend((!grid.known_wrong.contains(&pair)).then(|| format!("{pair}: {complaint}")));
                wrong.insert(pair);
            }
        }
    }
    if std::env::var("ONRECORD_GRID").as_deref() == Ok("print") {
        wrong.iter().for_each(|pair| eprintln!("    {},", toml::Value::from(pair.as_str())));
    }
    let cured: Vec<&String> = grid.known_wrong.difference(&wrong).collect();
    assert!(cured.is_empty(), "no longer wrong, or no pair of the grid: take them from known_wrong: {cured:#?}");
    assert!(complaints.is_empty(), "{} pairs are wrong\n{}", complaints.len(), complaints.join("\n"));
}

/// The sentence of a pair.
fn sentence(source: &Source, frame: &Frame) -> String {
    let words = source.words.as_str();
    let capital = |words: &str| {
        words.chars().take(1).flat_map(char::to_uppercase).chain(words.chars().skip(1)).collect::<String>()
    };
    let open = words.trim_end_matches([',', '–', ' ']);
    let closed = if words.ends_with([',', '–']) { capital(words) } else { format!("{},", capital(words)) };
    let text = frame.text.replace("{S}", &capital(words)).replace("{s}", words);
    text.replace("{e}", open).replace("{C}", &closed)
}

/// What is wrong with what is found in the sentence of a pair.
fn complaint(source: &Source, frame: &Frame) -> Option<String> {
    let doc = Document::new(sentence(source, frame));
    let found = analysed(&doc);
    if found.attributions.len() != frame.told.len() {
        let contents: Vec<String> = found.attributions.iter().map(|one| content(&doc, one)).collect();
        return Some(format!("{} attributions: {contents:?}", contents.len()));
    }
    let pairs = found.attributions.iter().zip(&frame.told);
    pairs.into_iter().find_map(|(one, told)| complaint_of(&doc, &found, one, told, source))
}

fn complaint_of(doc: &Document, found: &Analysis, one: &Attribution, told: &str, source: &Source) -> Option<String> {
    let told = words(told).join(" ");
    let content = content(doc, one);
    if content != told {
        return Some(format!("told is «{content}», not «{told}»"));
    }
    let mention = one.mention.map_or("", |span| &doc[span]);
    let known = words(&source.words);
    let own = !mention.is_empty() && words(mention).iter().all(|word| known.contains(word));
    if !own || !mention.contains(&source.name) {
        return Some(format!("the mention is «{mention}»"));
    }
    let Some(entity) = one.source.map(|id| &found.sources[id.0 as usize]) else { return Some("no source".to_owned()) };
    let class = entity.class.name();
    (!source.class.iter().any(|fits| fits == class)).then(|| format!("the source is {class}"))
}

/// The words of a content, without what stands in it for grammar's sake.
fn content(doc: &Document, one: &Attribution) -> String {
    one.content.iter().flat_map(|part| words(&doc[*part])).collect::<Vec<_>>().join(" ")
}

/// Words in small letters, without the links "that" and "which".
fn words(text: &str) -> Vec<String> {
    let letters = |c: char| c.is_alphanumeric() || c == '’' || c == '\'';
    let words = text.split(|c| !letters(c)).filter(|word| !word.is_empty()).map(str::to_lowercase);
    words.filter(|word| word != "that" && word != "which").collect()
}
