//! The pages on accuracy speak of this version, and of the same figures; `docs/accuracy.py` writes all of them.

use std::collections::BTreeSet;
use std::fs;

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin;
use regex::Regex;

use crate::package;

fn read(name: &str) -> String {
    fs::read_to_string(package().join(name)).unwrap()
}

/// The part of the README that `docs/accuracy.py` writes.
fn readme_table() -> String {
    let readme = read("README.md");
    let (_, rest) = readme.split_once("<!-- accuracy: written by docs/accuracy.py -->").unwrap();
    rest.split_once("<!-- end of accuracy -->").unwrap().0.to_owned()
}

/// What is written as a figure with its interval: `59.2 [57.9 to 60.4]`.
fn figures(text: &str) -> BTreeSet<String> {
    let figure = Regex::new(r"[0-9]*\.[0-9]+ \[[0-9]*\.[0-9]+ to [0-9]*\.[0-9]+\]").unwrap();
    figure.find_iter(text).map(|found| found.as_str().to_owned()).collect()
}

#[test]
fn explain_accuracy_prints_the_short_form() {
    let explained = Command::new(cargo_bin!("onrecord")).args(["explain", "accuracy"]).assert().code(0);
    explained.stdout(read("docs/accuracy.short.txt"));
}

#[test]
fn the_page_and_the_short_form_name_this_version_and_one_date() {
    let (page, short) = (read("docs/accuracy.md"), read("docs/accuracy.short.txt"));
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (page, short) = (flat(&page), flat(&short));
    let dated = Regex::new(r"[Ff]igures of ([0-9]+ [A-Z][a-z]+ [0-9]{4})").unwrap();
    let date = |text: &str| dated.captures(text).unwrap()[1].to_owned();
    assert_eq!(date(&page), date(&short));
    let version = env!("CARGO_PKG_VERSION");
    assert!(page.contains(&format!(", version {version}, made by one command")), "docs/accuracy.md: another version");
    assert!(short.contains(&format!("How often onrecord {version} is right")), "accuracy.short.txt: another version");
}

#[test]
fn the_short_form_and_the_readme_take_their_figures_from_the_page() {
    let page = figures(&read("docs/accuracy.md"));
    for (name, text) in [("docs/accuracy.short.txt", read("docs/accuracy.short.txt")), ("README.md", readme_table())] {
        let own = figures(&text);
        assert!(own.len() >= 4, "{name} has {} figures", own.len());
        let strange: Vec<_> = own.difference(&page).collect();
        assert!(strange.is_empty(), "{name}: not in docs/accuracy.md: {strange:?}");
    }
}
