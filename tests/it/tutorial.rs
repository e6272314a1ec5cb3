//! What the tutorial says is to be found in its corpus is found there: the differences that were built in, and the traps.

use std::sync::LazyLock;

use assert_cmd::Command;
use serde_json::Value;

use crate::package;

const GAZETTE: &str = "Halvern Gazette";
const STAR: &str = "Morrow Star";
const HERALD: &str = "Eastgate Herald";
const LONG_VIEW: &str = "The Long View";

static COMPARISON: LazyLock<Value> = LazyLock::new(|| {
    let mut onrecord = Command::cargo_bin("onrecord").unwrap();
    let arguments = "compare docs/tutorial/town.jsonl --within topic --pairs event --no-config -o - --format json";
    let output = onrecord.current_dir(package()).args(arguments.split(' ')).assert().success();
    serde_json::from_slice(&output.get_output().stdout).unwrap()
});

fn cell(metric: &str, group: &str) -> &'static Value {
    let metrics = COMPARISON["metrics"].as_array().unwrap();
    let metric = metrics.iter().find(|known| known["id"] == metric).unwrap();
    metric["groups"].as_array().unwrap().iter().find(|cell| cell["group"] == group).unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

#[test]
fn the_star_puts_loaded_words_in_its_own_voice() {
    let star = cell("loaded-score", STAR);
    assert!(number(&star["delta_low"]) > 0.5 && number(&star["tests"]["mann_whitney"]["holm"]) < 0.001, "{star}");
    assert!(number(&star["within"]["difference"]["low"]) > 10.0 && star["within"]["flips"] == false);
    assert_eq!((number(&star["rank"]["best"]), number(&star["rank"]["worst"])), (1.0, 1.0));
}

#[test]
fn who_is_most_anonymous_turns_with_the_definition() {
    let estimate = |definition: &str, group: &str| number(&cell(&format!("anonymous-{definition}"), group)["estimate"]);
    for definition in ["strict", "described"] {
        assert!(estimate(definition, HERALD) > 2.0 * estimate(definition, STAR), "{definition}");
    }
    assert!(estimate("broad", STAR) > estimate("broad", HERALD));
}

#[test]
fn the_long_view_names_more_people_for_its_length() {
    let long_view = cell("named-sources", LONG_VIEW);
    assert!(number(&long_view["delta_low"]) > 0.1);
    assert!(number(&long_view["per_thousand_delta"]["low"]) < 0.0);
    assert!(
        number(&long_view["per_thousand"]["value"]) < number(&cell("named-sources", GAZETTE)["per_thousand"]["value"])
    );
}

#[test]
fn the_gazette_names_fewer_people_and_within_each_topic_more() {
    let gazette = &cell("named-sources", GAZETTE)["within"];
    assert!(number(&gazette["pooled"]) < -0.5 && number(&gazette["difference"]["low"]) > 0.3, "{gazette}");
    assert_eq!(gazette["flips"], true);
}

#[test]
fn three_reports_of_the_agency_are_counted_once() {
    let copies = COMPARISON["copies"].as_array().unwrap();
    let kept: Vec<&str> = copies.iter().map(|copies| copies["kept"]["id"].as_str().unwrap()).collect();
    assert_eq!(kept.len(), 3, "{kept:?}");
    assert!(kept.iter().all(|id| id.contains("wire")) && COMPARISON["articles"] == 83);
}

#[test]
fn the_heralds_scare_quotes_are_one_articles() {
    let influence = &cell("scare-quotes", HERALD)["influence"];
    assert!(number(&influence["difference"]) > 0.3);
    assert!(number(&influence["without_article"]).abs() < 1e-12);
    assert_eq!(influence["articles_to_overturn"], 1);
    assert!(influence["article"].as_str().unwrap().ends_with("waste-round"));
}

#[test]
fn the_same_events_are_compared_event_by_event() {
    let metrics = COMPARISON["metrics"].as_array().unwrap();
    let loaded = metrics.iter().find(|metric| metric["id"] == "loaded-score").unwrap();
    let pairs = loaded["pairs"].as_array().unwrap();
    let pair = pairs.iter().find(|pair| pair["left"] == GAZETTE && pair["right"] == STAR).unwrap();
    assert!(number(&pair["events"]["n"]) >= 10.0 && number(&pair["events"]["difference"]["high"]) < -10.0, "{pair}");
}

#[test]
fn the_corpus_is_what_its_generator_writes() {
    let Ok(output) = std::process::Command::new("python3").arg(package().join("docs/tutorial/make_town.py")).output()
    else {
        return;
    };
    let kept = std::fs::read(package().join("docs/tutorial/town.jsonl")).unwrap();
    assert!(output.stdout == kept, "docs/tutorial/make_town.py > docs/tutorial/town.jsonl");
}
