//! The sample reports in `reports/` are what `onrecord report` writes today. `UPDATE=1` writes them anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

use crate::{package, shown};

/// Introduces the reports; written by hand.
const INDEX: &str = "README.md";

#[test]
fn reports_are_fresh() {
    let (fresh, kept) = (fresh_reports(), package().join("reports"));
    if std::env::var_os("UPDATE").is_some() {
        rewrite(&kept, &fresh);
    }
    let committed = files_in(&kept);
    let mut stale: Vec<&str> = Vec::new();
    stale.extend(fresh.iter().filter(|(name, bytes)| committed.get(*name) != Some(*bytes)).map(|(name, _)| &**name));
    stale.extend(committed.keys().filter(|name| !fresh.contains_key(*name)).map(|name| &**name));
    assert!(
        stale.is_empty(),
        "reports/ is not what onrecord writes now: {}\n\
         Write it anew with `UPDATE=1 cargo test --test it samples`, read what changed (`git diff reports`), and commit it.",
        stale.join(", ")
    );
}

#[test]
fn the_index_names_every_report() {
    let kept = package().join("reports");
    let index = fs::read_to_string(kept.join(INDEX)).unwrap();
    let unnamed: Vec<String> =
        files_in(&kept).into_keys().filter(|name| !index.contains(&format!("({name})"))).collect();
    assert!(unnamed.is_empty(), "reports/{INDEX} links to no {}", unnamed.join(", "));
}

#[test]
fn every_link_inside_a_report_leads_somewhere() {
    let kept = files_in(&package().join("reports"));
    let pages = kept.iter().filter(|(name, _)| name.ends_with(".html"));
    for (name, bytes) in pages {
        let page = String::from_utf8_lossy(bytes);
        let values = |key: &'static str| page.split(key).skip(1).filter_map(|rest| rest.split('"').next());
        let anchors: BTreeSet<&str> = values(" id=\"").collect();
        let lost: Vec<&str> = values("href=\"#").filter(|target| !anchors.contains(target)).collect();
        assert!(lost.is_empty(), "reports/{name} links to no {lost:?}");
    }
}

/// What the binary writes for the sample articles and the sample corpus, as a user would have it, by name of file.
fn fresh_reports() -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let articles: Vec<String> = sample_articles().iter().map(|path| shown(path)).collect();
    assert!(articles.len() >= 6, "tests/fixtures/sample-*/article.txt: {articles:?}");
    onrecord(folder.path(), "report", &articles);
    let compared = ["docs/tutorial/town.jsonl", "--within", "topic", "--pairs", "event"];
    onrecord(folder.path(), "compare", &compared.map(str::to_owned));
    files_in(folder.path())
}

fn onrecord(folder: &Path, command: &str, inputs: &[String]) {
    let mut onrecord = Command::cargo_bin("onrecord").unwrap();
    onrecord.current_dir(package()).args([command, "--no-config", "--quiet", "-o"]).arg(folder).args(inputs);
    onrecord.assert().success();
}

fn sample_articles() -> Vec<PathBuf> {
    let entries = fs::read_dir(package().join("tests/fixtures")).unwrap().map(|entry| entry.unwrap());
    let samples = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with("sample-"));
    let mut articles: Vec<PathBuf> = samples.map(|entry| entry.path().join("article.txt")).collect();
    articles.sort();
    articles
}

/// Names and bytes of the files in a folder, the index left out.
fn files_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let named = entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()));
    named.filter(|(name, _)| name != INDEX).map(|(name, path)| (name, fs::read(path).unwrap())).collect()
}

fn rewrite(folder: &Path, fresh: &BTreeMap<String, Vec<u8>>) {
    for name in files_in(folder).keys().filter(|name| !fresh.contains_key(*name)) {
        fs::remove_file(folder.join(name)).unwrap();
    }
    for (name, bytes) in fresh {
        fs::write(folder.join(name), bytes).unwrap();
    }
}
