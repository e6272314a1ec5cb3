//! `onrecord compare` from outside, on 36 invented articles of three outlets: the Harbour Post is the loaded one that
//! names few of its sources.

use std::fs;
use std::path::PathBuf;
use std::process::Command as Process;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use assert_cmd::cargo::cargo_bin;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, is_empty};
use serde_json::Value;
use tempfile::TempDir;

use crate::package;

fn corpus() -> PathBuf {
    package().join("tests/fixtures/corpus.jsonl")
}

/// A folder of its own for a test, with the program in it.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// Runs the program; `CORPUS` stands for the corpus, blanks part the arguments.
    fn run(&self, arguments: &str) -> Assert {
        let mut program = Command::new(cargo_bin!("onrecord"));
        let corpus = corpus();
        for argument in arguments.split(' ') {
            match argument {
                "CORPUS" => program.arg(&corpus),
                other => program.arg(other),
            };
        }
        program.current_dir(self.0.path()).arg("--no-config").assert()
    }

    fn stdout(&self, arguments: &str) -> String {
        String::from_utf8(self.run(arguments).success().get_output().stdout.clone()).unwrap()
    }
}

/// The cell of a metric and a group, from the comparison as data.
fn cell(comparison: &Value, metric: &str, group: &str) -> Value {
    let metrics = comparison["metrics"].as_array().unwrap();
    let metric = metrics.iter().find(|known| known["id"] == metric).unwrap();
    metric["groups"].as_array().unwrap().iter().find(|cell| cell["group"] == group).unwrap().clone()
}

#[test]
fn the_loaded_outlet_stands_apart_with_its_intervals() {
    let desk = Desk::new();
    let comparison: Value = serde_json::from_str(&desk.stdout("compare CORPUS -o - --format json")).unwrap();
    let (post, courier) = ("Harbour Post", "The Vellin Courier");
    let loaded = cell(&comparison, "loaded-score", post);
    assert!(loaded["delta"].as_f64().unwrap() > 0.8, "{loaded}");
    assert!(loaded["low"].as_f64().unwrap() > cell(&comparison, "loaded-score", courier)["estimate"].as_f64().unwrap());
    let named = cell(&comparison, "named-sources", post);
    assert!(named["delta_high"].as_f64().unwrap() < 0.0, "{named}");
    assert!(named["high"].as_f64().unwrap() < cell(&comparison, "named-sources", courier)["low"].as_f64().unwrap());
}

#[test]
fn reports_are_written_and_a_table_is_printed() {
    let desk = Desk::new();
    desk.run("compare CORPUS")
        .success()
        .stdout(
            contains("3 outlets compared").and(contains("have fewer than 20 articles")).and(contains("Harbour Post")),
        )
        .stdout(contains("Written: reports/compare-outlet.md, reports/compare-outlet.html"));
    let markdown = desk.read("reports/compare-outlet.md");
    assert!(
        markdown.contains("More loaded words") && markdown.contains("Fewer named sources an article than the rest")
    );
    let page = desk.read("reports/compare-outlet.html");
    assert!(page.contains("<svg class=\"forest\"") && page.contains("have fewer than 20 articles"));
}

#[test]
fn rows_of_score_give_the_same_bytes_as_the_articles() {
    let desk = Desk::new();
    desk.run("score CORPUS -o analyses.jsonl --quiet").success();
    let args = "-o - --format json --by topic --metrics loaded-score,language-category,quote-share";
    assert_eq!(desk.stdout(&format!("compare analyses.jsonl {args}")), desk.stdout(&format!("compare CORPUS {args}")));
}

#[test]
fn a_table_of_scores_compares_as_the_articles_do() {
    let desk = Desk::new();
    desk.run("score CORPUS -o scores.csv --quiet").success();
    let compared = |input: &str| {
        desk.stdout(&format!("compare {input} --metrics sources,loaded-rate,quote-share -o - --format csv"))
    };
    assert_eq!(compared("scores.csv"), compared("CORPUS"));
}

#[test]
fn a_table_without_denominators_says_what_it_lacks() {
    let desk = Desk::new();
    desk.write("scores.csv", "id,outlet,loaded-rate\na,Courier,2.5\nb,Post,3.5\n");
    desk.run("compare scores.csv --metrics loaded-rate")
        .success()
        .stdout(contains("without what they were divided by"));
}

const CARRIED: &str = r#"{"id": "a", "byline": ["Ana Ruiz", "Tom Roe"], "url": "http://example.org/a", "outlet": "Post", "desk": "city", "text": "It rained, the mayor said."}
{"id": "b", "byline": "Oskar Brandt", "url": "http://example.org/b", "outlet": "Post", "desk": "sea", "text": "“It snowed,” said Oskar Brandt."}
"#;

#[test]
fn every_field_of_the_articles_can_be_grouped_by_in_all_that_score_writes() {
    let desk = Desk::new();
    desk.write("news.jsonl", CARRIED);
    for ending in ["jsonl", "csv", "parquet"] {
        desk.run(&format!("score news.jsonl -o scores.{ending} --quiet")).success();
    }
    for (by, group) in [("byline", "Ana Ruiz, Tom Roe"), ("url", "http://example.org/b"), ("desk", "sea"), ("id", "a")]
    {
        let compared =
            |input: &str| desk.stdout(&format!("compare {input} --by {by} --metrics sources -o - --format csv"));
        let articles = compared("news.jsonl");
        assert!(articles.contains(group), "{articles}");
        for ending in ["jsonl", "csv", "parquet"] {
            assert_eq!(compared(&format!("scores.{ending}")), articles, "by {by} from {ending}");
        }
    }
}

#[test]
fn a_field_that_scores_lack_is_told_without_a_map() {
    let desk = Desk::new();
    desk.write("news.jsonl", CARRIED);
    for ending in ["jsonl", "csv", "parquet"] {
        desk.run(&format!("score news.jsonl -o scores.{ending} --quiet")).success();
        desk.run(&format!("compare scores.{ending} --by wire"))
            .code(2)
            .stderr(contains("no article has the field wire; besides the known ones, score's rows carry desk\n"));
    }
}

#[test]
fn the_same_bytes_come_of_any_number_of_threads() {
    let desk = Desk::new();
    let with = |threads: &str| {
        desk.stdout(&format!("compare CORPUS --metrics loaded-score,sources -o - --format html --threads {threads}"))
    };
    assert_eq!(with("1"), with("3"));
}

#[test]
fn an_ending_says_the_format_and_metrics_are_chosen() {
    let desk = Desk::new();
    desk.run("compare CORPUS --by date:month --metrics loaded-score,sources -o out/months.csv --quiet")
        .success()
        .stdout(is_empty());
    let table = desk.read("out/months.csv");
    let mut lines = table.lines();
    let header = "metric,group,n,undefined,mean,median,estimate,low,high,rest,delta,delta_low,delta_high,hedges_g,";
    assert!(lines.next().unwrap().starts_with(header), "{table}");
    let metrics: Vec<&str> = lines.map(|line| line.split(',').next().unwrap()).collect();
    assert!(metrics.iter().all(|metric| ["sources", "loaded-score"].contains(metric)) && metrics.len() > 3);
}

#[test]
fn a_wrong_name_is_told_with_the_right_one() {
    let desk = Desk::new();
    desk.run("compare CORPUS --metrics loaded-scor,sources")
        .code(2)
        .stderr(contains("no metric is called loaded-scor; did you mean loaded-score?"));
    desk.run("compare CORPUS --by date:fortnight").code(2).stderr(contains("date:month"));
    desk.run("compare CORPUS --by outlets")
        .code(2)
        .stderr(contains("no article has the field outlets; did you mean outlet?"));
    assert!(!desk.path("reports").exists());
}

#[test]
fn one_stream_takes_one_format() {
    let desk = Desk::new();
    desk.run("compare CORPUS -o -").code(2).stderr(contains("-o - writes one format"));
    desk.run("compare CORPUS -o a.csv --format csv,json").code(2).stderr(contains("a.csv is one file"));
}

#[test]
fn bad_rows_are_counted_and_left_out() {
    let desk = Desk::new();
    let good = fs::read_to_string(corpus()).unwrap();
    desk.write("rows.jsonl", &format!("{good}{{\"id\": 1\n"));
    desk.run("compare rows.jsonl --metrics words")
        .code(2)
        .stderr(contains("rows.jsonl:37: ").and(contains("1 of 37 articles could not be read")))
        .stdout(contains("1 article could not be measured and is left out"));
    desk.run("score rows.jsonl -o analyses.jsonl --quiet").code(2);
    desk.run("compare analyses.jsonl --metrics words").code(2).stdout(contains("36 articles"));
    desk.run("compare rows.jsonl --strict -o strict").code(2);
    assert!(!desk.path("strict").exists());
}

#[test]
fn an_empty_corpus_is_an_error() {
    let desk = Desk::new();
    desk.write("rows.jsonl", "");
    desk.run("compare rows.jsonl").code(2).stderr(contains("there are no articles to compare"));
}

#[test]
fn a_closed_pipe_is_success() {
    let program = cargo_bin!("onrecord");
    let line = format!(
        "{} compare {} -o - --format json | head -c 1; exit ${{PIPESTATUS[0]}}",
        program.display(),
        corpus().display()
    );
    assert!(Process::new("bash").args(["-c", &line]).output().unwrap().status.success());
}
