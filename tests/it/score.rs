//! `onrecord score` over corpora: formats, tables, shards, and runs that are broken off and taken up again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::time::Duration;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use assert_cmd::cargo::cargo_bin;
use predicates::str::contains;
use tempfile::TempDir;

use crate::package;

fn corpus() -> String {
    package().join("tests/fixtures/corpus.jsonl").display().to_string()
}

/// Runs the program in a folder; `CORPUS` stands for the corpus, blanks part the arguments.
fn run(folder: &Path, arguments: &str) -> Assert {
    let arguments = arguments.replace("CORPUS", &corpus());
    Command::new(cargo_bin!("onrecord")).current_dir(folder).args(arguments.split(' ')).arg("--no-config").assert()
}

fn read(folder: &Path, name: &str) -> Vec<u8> {
    fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn text(folder: &Path, name: &str) -> String {
    String::from_utf8(read(folder, name)).unwrap()
}

#[test]
fn shards_merge_to_the_same_bytes() {
    let desk = TempDir::new().unwrap();
    for (ending, format) in [("jsonl", "jsonl"), ("csv", "csv"), ("csv", "long"), ("parquet", "parquet")] {
        let score = |more: &str| run(desk.path(), &format!("score CORPUS --format {format} {more}")).success();
        score(&format!("-o whole.{ending}"));
        for shard in 1..=3 {
            score(&format!("-o {shard}.{ending} --shard {shard}/3"));
        }
        let shards = format!("1.{ending} 2.{ending} 3.{ending}");
        run(desk.path(), &format!("score --merge {shards} --format {format} -o merged.{ending}")).success();
        assert_eq!(read(desk.path(), &format!("merged.{ending}")), read(desk.path(), &format!("whole.{ending}")));
    }
}

#[test]
fn a_shard_is_said_in_numbers() {
    let desk = TempDir::new().unwrap();
    run(desk.path(), "score CORPUS --shard 4/3").code(2).stderr(contains("as in 3/16"));
    run(desk.path(), "score - --shard 1/3").code(2).stderr(contains("standard input cannot be cut into shards"));
}

#[test]
fn the_long_table_has_a_row_a_figure() {
    let desk = TempDir::new().unwrap();
    run(desk.path(), "score CORPUS --format long -o long.csv").success();
    run(desk.path(), "score CORPUS -o wide.csv").success();
    let (long, wide) = (text(desk.path(), "long.csv"), text(desk.path(), "wide.csv"));
    let is_part = |name: &&str| name.ends_with("_numerator") || name.ends_with("_denominator");
    let columns = wide.lines().next().unwrap().split(',').filter(|name| !is_part(name)).count();
    // Nine columns before the figures, one after.
    assert_eq!(long.lines().count(), 1 + 36 * (columns - 10));
    assert!(long.starts_with("id,outlet,published,topic,metric,value,numerator,denominator,low,high,error\n"));
}

#[test]
fn tables_of_attributions_and_sources_stand_beside_the_scores() {
    let desk = TempDir::new().unwrap();
    run(desk.path(), "score CORPUS -o scores.csv --tables").success();
    let attributions = text(desk.path(), "scores.attributions.csv");
    let direct = attributions.lines().find(|line| line.contains(",direct,")).unwrap();
    assert!(direct.contains('“') && direct.split(',').count() >= 17, "{direct}");
    let sources = text(desk.path(), "scores.sources.csv");
    assert!(sources.starts_with("article,outlet,published,source,level,name,class,type,"));
    run(desk.path(), "score CORPUS --tables").code(2).stderr(contains("--output"));
}

#[test]
fn a_bad_row_is_a_row_with_its_error_in_every_format() {
    let desk = TempDir::new().unwrap();
    fs::write(desk.path().join("rows.jsonl"), "{\"id\": \"a\", \"text\": \"It rained, she said.\"}\n{\"id\": 1\n")
        .unwrap();
    for format in ["jsonl", "csv", "long", "parquet"] {
        run(desk.path(), &format!("score rows.jsonl --format {format} -o out.{format}"))
            .code(2)
            .stderr(contains("1 of 2 articles could not be read"));
    }
    run(desk.path(), "compare out.parquet --metrics words").code(2).stderr(contains("out.parquet: "));
    assert!(text(desk.path(), "out.long").lines().last().unwrap().starts_with("rows-2,,,,,"));
    run(desk.path(), "score rows.jsonl --strict -o none.csv").code(2);
    assert!(!desk.path().join("none.csv").exists() && !desk.path().join("none.csv.partial").exists());
}

#[test]
fn scores_in_parquet_compare_as_the_articles_do() {
    let desk = TempDir::new().unwrap();
    run(desk.path(), "score CORPUS -o scores.parquet").success();
    let compare = |input: &str| {
        let output =
            run(desk.path(), &format!("compare {input} --metrics loaded-rate,quote-share,sources -o - --format csv"));
        String::from_utf8(output.success().get_output().stdout.clone()).unwrap()
    };
    assert_eq!(compare("scores.parquet"), compare("CORPUS"));
}

#[test]
fn a_comparison_can_be_written_as_parquet_and_articles_read_from_it() {
    let desk = TempDir::new().unwrap();
    run(desk.path(), "compare CORPUS --metrics sources -o figures.parquet").success();
    assert!(read(desk.path(), "figures.parquet").starts_with(b"PAR1"));
    // Any table with a text is one of articles: here what was said, as if each were one.
    run(desk.path(), "score CORPUS -o scores.parquet --tables").success();
    run(desk.path(), "score scores.attributions.parquet --map text=content,id=article -o again.csv").success();
    assert!(text(desk.path(), "again.csv").lines().any(|line| line.starts_with("courier-river-1,The Vellin Courier,")));
}

/// Rows enough for more than one block.
fn many_rows(folder: &Path) -> PathBuf {
    let row =
        |number: u32| format!("{{\"id\": \"{number}\", \"text\": \"It rained on day {number}, said Ana Ruiz.\"}}\n");
    let path = folder.join("many.jsonl");
    fs::write(&path, (0..9_000).map(row).collect::<String>()).unwrap();
    path
}

#[test]
fn a_killed_run_is_taken_up_to_the_same_bytes() {
    let desk = TempDir::new().unwrap();
    many_rows(desk.path());
    for ending in ["csv", "parquet"] {
        let (whole, resumed) = (format!("whole.{ending}"), format!("resumed.{ending}"));
        run(desk.path(), &format!("score many.jsonl -o {whole} --quiet")).success();
        let mut killed = Process::new(cargo_bin!("onrecord"))
            .current_dir(desk.path())
            .args(["score", "many.jsonl", "--no-config", "--quiet", "-o", &resumed])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let journal = desk.path().join(format!("{resumed}.partial/journal"));
        while fs::metadata(&journal).map_or(0, |found| found.len()) == 0 && killed.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(5));
        }
        killed.kill().unwrap();
        killed.wait().unwrap();
        run(desk.path(), &format!("score many.jsonl -o {resumed} --resume --quiet")).success();
        assert_eq!(read(desk.path(), &resumed), read(desk.path(), &whole), "{ending}");
        assert!(!journal.exists());
    }
}

#[test]
fn a_run_of_other_inputs_is_not_taken_up() {
    let desk = TempDir::new().unwrap();
    fs::create_dir(desk.path().join("out.csv.partial")).unwrap();
    fs::write(desk.path().join("out.csv.partial/run"), "onrecord 0.0.1").unwrap();
    run(desk.path(), "score CORPUS -o out.csv --resume").code(2).stderr(contains("remove it to begin anew"));
    run(desk.path(), "score CORPUS -o out.csv").success();
    assert!(!desk.path().join("out.csv.partial").exists());
}
