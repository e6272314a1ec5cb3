//! `onrecord baseline` from outside, and what reports and gates make of one.

use std::path::Path;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use assert_cmd::cargo::cargo_bin;
use predicates::str::contains;
use tempfile::TempDir;

use crate::package;

/// Runs the program in a folder; `TOWN` and `STORY` stand for a corpus and an article, blanks part the arguments.
fn run(folder: &Path, arguments: &str) -> Assert {
    let file = |name: &str| package().join(name).display().to_string();
    let arguments = arguments
        .replace("TOWN", &file("docs/tutorial/town.jsonl"))
        .replace("STORY", &file("tests/fixtures/sample-politics/article.txt"));
    Command::new(cargo_bin!("onrecord")).current_dir(folder).args(arguments.split(' ')).assert()
}

fn desk() -> TempDir {
    let desk = TempDir::new().unwrap();
    run(desk.path(), "baseline build town-2026 TOWN --quiet").success();
    desk
}

#[test]
fn a_report_says_where_an_article_stands() {
    let desk = desk();
    run(desk.path(), "report STORY --baseline town-2026")
        .success()
        .stdout(contains("% of town-2026 (n = 86, 2026-01-03 to 2026-04-27)"));
    run(desk.path(), "baseline list").success().stdout(contains("town-2026"));
    run(desk.path(), "baseline show town-2026 --metrics loaded-score").success().stdout(contains("loaded-score  86"));
}

#[test]
fn rows_of_score_build_the_same_baseline() {
    let desk = desk();
    run(desk.path(), "score TOWN -o rows.jsonl --quiet").success();
    run(desk.path(), "baseline build town-2026 rows.jsonl -o again --quiet").success();
    let read = |folder: &str| std::fs::read(desk.path().join(folder).join("town-2026.json")).unwrap();
    assert_eq!(read("again"), read("baselines"));
}

#[test]
fn a_gate_can_ask_for_a_percentile() {
    let desk = desk();
    let settings = |text: &str| std::fs::write(desk.path().join("onrecord.toml"), text).unwrap();
    settings("[gates]\nloaded-score = { at_most_percentile = 50 }\n");
    run(desk.path(), "report STORY --gate --quiet").code(2).stderr(contains("there is no baseline"));
    settings("baseline = \"town-2026\"\n[gates]\nloaded-score = { at_most_percentile = 50 }\n");
    run(desk.path(), "report STORY --gate --quiet").code(1).stderr(contains("gate failed: loaded-score"));
    settings("baseline = \"town-2026\"\n[gates]\nloaded-score = { at_most_percentile = 99 }\n");
    run(desk.path(), "report STORY --gate --quiet").success();
}

#[test]
fn a_baseline_that_is_not_there_is_told_with_the_one_that_is() {
    let desk = desk();
    run(desk.path(), "report STORY --baseline town-2025").code(2).stderr(contains("did you mean town-2026?"));
    std::fs::write(desk.path().join("odd.json"), "{}").unwrap();
    run(desk.path(), "report STORY --baseline odd.json").code(2).stderr(contains("not a baseline"));
}
