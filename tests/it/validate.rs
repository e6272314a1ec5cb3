//! `onrecord validate` from outside: a sheet is drawn, filled and read back.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use assert_cmd::cargo::cargo_bin;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use tempfile::TempDir;

use crate::package;

fn run(folder: &Path, arguments: &str) -> Assert {
    let town = package().join("docs/tutorial/town.jsonl").display().to_string();
    let arguments = arguments.replace("TOWN", &town);
    Command::new(cargo_bin!("onrecord")).current_dir(folder).args(arguments.split(' ')).assert()
}

/// A desk with a sheet of 60 sentences that shows onrecord's answers.
fn desk() -> TempDir {
    let desk = TempDir::new().unwrap();
    run(desk.path(), "validate sample TOWN -n 60 --show --no-config").success().stdout(contains("60 sentences"));
    desk
}

/// Fills a sheet with onrecord's own answers; `changed` are items in which the coder says the opposite about loaded words.
fn fill(desk: &TempDir, name: &str, changed: &[usize]) {
    let sheet = fs::read(desk.path().join("sheet.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(sheet.strip_prefix("\u{FEFF}".as_bytes()).unwrap());
    let head = reader.headers().unwrap().clone();
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_path(desk.path().join(name)).unwrap();
    writer.write_record(&head).unwrap();
    for (number, row) in reader.records().enumerate() {
        let mut row: Vec<String> = row.unwrap().iter().map(str::to_owned).collect();
        for question in 0..4 {
            // Five columns before the answers of onrecord, four of them, then the coder's.
            let yes = (row[5 + question] == "yes") != (question == 2 && changed.contains(&number));
            row[9 + question] = if yes { "Yes" } else { "0" }.to_owned();
        }
        writer.write_record(&row).unwrap();
    }
    writer.flush().unwrap();
}

#[test]
fn a_coder_who_says_the_same_has_full_marks() {
    let desk = desk();
    fill(&desk, "ann.csv", &[]);
    run(desk.path(), "validate score ann.csv -o validation.json")
        .success()
        .stdout(contains("60 sentences, 1 coder").and(contains("1.00")));
    let found: serde_json::Value =
        serde_json::from_slice(&fs::read(desk.path().join("validation.json")).unwrap()).unwrap();
    assert_eq!(found["questions"][2]["f1"]["value"], 1.0);
    assert_eq!(found["questions"][2]["alpha_coders"], serde_json::Value::Null);
}

#[test]
fn coders_who_differ_have_an_alpha_and_errors_are_told() {
    let desk = desk();
    fill(&desk, "ann.csv", &[0, 1, 2, 3]);
    fill(&desk, "ben.csv", &[0, 1, 2, 4]);
    fill(&desk, "eve.csv", &[0, 1, 2]);
    run(desk.path(), "validate score ann.csv ben.csv eve.csv -o v.json").success().stdout(contains("3 coders"));
    let found: serde_json::Value = serde_json::from_slice(&fs::read(desk.path().join("v.json")).unwrap()).unwrap();
    let loaded = &found["questions"][2];
    let alpha = |name: &str| loaded[name].as_f64().unwrap();
    assert!(alpha("alpha_coders") > 0.8 && alpha("alpha_with_onrecord") < alpha("alpha_coders"), "{loaded}");
    assert!(loaded["f1"]["low"].as_f64().unwrap() < loaded["f1"]["value"].as_f64().unwrap());
    // The figures go into what later reports say of the method.
    run(desk.path(), "compare TOWN --metrics loaded-score --validation v.json -o - --format md --no-config")
        .success()
        .stdout(contains("hand-coded sentences").and(contains("Krippendorff")));
}

#[test]
fn a_sheet_hides_what_onrecord_says_unless_asked() {
    let desk = TempDir::new().unwrap();
    run(desk.path(), "validate sample TOWN -n 20 --no-config -o blind.csv").success();
    let sheet = fs::read_to_string(desk.path().join("blind.csv")).unwrap();
    assert!(sheet.starts_with("\u{FEFF}item,article,before,sentence,after,attribution,anonymous,loaded,hedged,note"));
    assert!(!sheet.contains("onrecord_"));
    assert!(desk.path().join("blind.key.csv").exists() && desk.path().join("blind.guide.md").exists());
}

#[test]
fn wrong_answers_are_told_with_their_lines() {
    let desk = desk();
    fill(&desk, "ann.csv", &[]);
    let sheet = fs::read_to_string(desk.path().join("ann.csv")).unwrap();
    fs::write(desk.path().join("odd.csv"), sheet.replacen("Yes", "maybe", 1)).unwrap();
    run(desk.path(), "validate score odd.csv").code(2).stderr(contains("\"maybe\" is neither yes nor no"));
    run(desk.path(), "validate score ann.csv --key ann.csv").code(2).stderr(contains("has no column group"));
    let again = sheet.lines().rfind(|line| line.starts_with(|first: char| first.is_ascii_digit())).unwrap();
    fs::write(desk.path().join("twice.csv"), format!("{}\n{again}\n", sheet.trim_end())).unwrap();
    let told = format!("twice.csv:{}: item", sheet.trim_end().lines().count() + 1);
    let twice = run(desk.path(), "validate score twice.csv").code(2);
    twice.stderr(contains(told)).stderr(contains("is answered a second time"));
}
