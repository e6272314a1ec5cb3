//! Runs every fixture: an article and what a reader would say of it, compared in words.
//!
//! `ONRECORD_FIXTURES=print` also prints all that is found in each failing fixture, and its line of `known_wrong`; any other value runs only the
//! fixtures whose name holds it, and prints what is found in them.

mod compare;
mod expected;
mod found;
mod words;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use onrecord::input::{HeadlineMode, ReadOptions, choose};
use onrecord::text::Document;

use crate::{analysed, package};
use compare::{Failure, failures};
use expected::{Expected, Headline, Kind};
use found::Found;

const KINDS: [Kind; 6] = [Kind::Zone, Kind::Quote, Kind::Attribution, Kind::Source, Kind::Loaded, Kind::Claim];

#[test]
fn every_fixture_reads_as_expected() {
    let wish = std::env::var("ONRECORD_FIXTURES").unwrap_or_default();
    let only = Some(wish.as_str()).filter(|wish| !["", "print"].contains(wish)).unwrap_or("");
    let folders: Vec<PathBuf> = folders().into_iter().filter(|folder| name_of(folder).contains(only)).collect();
    let wrong: Vec<String> = folders.iter().filter_map(|folder| complaint(folder, &wish)).collect();
    assert!(wrong.is_empty(), "{} of {} fixtures fail\n\n{}", wrong.len(), folders.len(), wrong.join("\n"));
}

#[test]
fn every_fixture_says_why() {
    for folder in folders() {
        assert!(!expected_in(&folder).why.trim().is_empty(), "{}", name_of(&folder));
    }
}

/// Words ask what stands before and behind them: at both ends of a text there is nothing.
#[test]
fn a_text_that_begins_or_ends_anywhere_is_survived() {
    const WORDS: usize = 12;
    for folder in folders() {
        let text = read(&folder, Headline::None).text().to_owned();
        for (space, _) in text.match_indices(char::is_whitespace).take(WORDS) {
            analysed(&Document::new(text[space..].trim()));
            analysed(&Document::new(&text[..space]));
        }
    }
}

fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(package().join("tests/fixtures")).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn name_of(folder: &Path) -> String {
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

fn expected_in(folder: &Path) -> Expected {
    let text = fs::read_to_string(folder.join("expected.toml")).unwrap();
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", name_of(folder)))
}

/// What is wrong with a fixture, in words; `None` where it is as expected.
fn complaint(folder: &Path, wish: &str) -> Option<String> {
    let expected = expected_in(folder);
    let doc = read(folder, expected.headline);
    let found = Found { analysis: analysed(&doc), doc };
    let failing = failures(&expected, &found);
    let (known, new): (Vec<&Failure>, Vec<&Failure>) =
        failing.iter().partition(|failure| expected.known_wrong.contains(&failure.name));
    let cured = expected.known_wrong.iter().filter(|name| !known.iter().any(|failure| failure.name == **name));
    let cured: Vec<&String> = cured.collect();
    let named = !["", "print"].contains(&wish);
    if new.is_empty() && cured.is_empty() && !named {
        return None;
    }
    let mut text = format!("{}: {}\n", name_of(folder), expected.why);
    for failure in new {
        writeln!(text, "  expected  {}\n     found  {}", failure.name, failure.found).unwrap();
    }
    for name in cured {
        writeln!(text, "  cured: remove it from known_wrong, or name an expectation: {name}").unwrap();
    }
    if !wish.is_empty() {
        let names: Vec<&str> = failing.iter().map(|failure| failure.name.as_str()).collect();
        writeln!(text, "    known_wrong = {names:?}").unwrap();
        text.push_str(&all_of(&found));
    }
    Some(text)
}

fn all_of(found: &Found) -> String {
    let lines = KINDS.iter().flat_map(|kind| found.lines(*kind).into_iter().map(move |line| (*kind, line)));
    lines.map(|(kind, line)| format!("    {:<12}{line}\n", format!("{kind:?}").to_lowercase())).collect()
}

/// The article of a fixture. Plain text is read as it stands; other formats by their readers.
fn read(folder: &Path, headline: Headline) -> Document {
    let path = ["article.txt", "article.md", "article.html"].iter().map(|name| folder.join(name));
    let path = path.into_iter().find(|path| path.exists()).unwrap();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let bytes = fs::read(&path).unwrap();
    let mode = match headline {
        Headline::Auto => HeadlineMode::Auto,
        Headline::FirstLine => HeadlineMode::FirstLine,
        Headline::None => HeadlineMode::None,
    };
    let options = ReadOptions { headline: mode, ..ReadOptions::default() };
    let reader = choose(&name, &bytes);
    let record = reader.records(Box::new(bytes.as_slice()), &name).next().unwrap().unwrap();
    reader.parse(&record, &options).unwrap()
}
