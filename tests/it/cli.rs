//! The program from outside: exit codes, what goes to which stream, and files that are whole or not there.

use std::fs;
use std::path::Path;
use std::process::{Command as Process, Stdio};

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use assert_cmd::cargo::cargo_bin;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, is_empty, starts_with};
use tempfile::TempDir;

const STORY: &str = "Council drops river scheme\n\n\
    “The scheme is finished,” said Ana Ruiz, the leader of the council.\n\n\
    Tom Hale, a baker, said the regime had wasted a year.\n";

/// A folder of its own for a test, and the program in it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn with(self, name: &str, text: &str) -> Self {
        fs::write(self.path(name), text).unwrap();
        self
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the program; arguments are parted by blanks.
    fn run(&self, arguments: &str) -> Assert {
        self.run_with(arguments, "")
    }

    fn run_with(&self, arguments: &str, stdin: &str) -> Assert {
        let mut program = Command::new(cargo_bin!("onrecord"));
        program.current_dir(self.folder.path()).env_remove("NO_COLOR");
        program.args(arguments.split(' ')).write_stdin(stdin).assert()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        names_in(self.folder.path())
    }
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Rows with an article each, and two that hold none.
const ROWS: &str = "{\"id\": \"a\", \"text\": \"“Yes,” said Ana Ruiz.\"}\n{\"id\": \"b\"}\n{\"id\": \n\
    {\"id\": \"d\", \"text\": \"Rain fell, she said.\"}\n";

const FULL_ROW: &str = "{\"id\": \"a\", \"text\": \"“Yes,” said Ana Ruiz.\"}\n";

#[test]
fn a_report_is_written_and_a_summary_printed() {
    let desk = Desk::new().with("story.txt", STORY);
    let done = desk.run("report story.txt").code(0).stderr(is_empty());
    done.stdout(starts_with("Council drops river scheme\n").and(contains("Who speaks")).and(contains("Written: ")));
    let names = names_in(&desk.path("reports"));
    assert_eq!(names, ["council-drops-river-scheme.html", "council-drops-river-scheme.md"]);
}

#[test]
fn quiet_is_quiet() {
    Desk::new().with("story.txt", STORY).run("report story.txt --quiet").code(0).stdout(is_empty()).stderr(is_empty());
}

#[test]
fn reports_of_the_same_title_are_numbered() {
    let row = |id: &str| format!("{{\"id\": \"{id}\", \"title\": \"../Rain\", \"text\": \"Rain fell.\"}}\n");
    let desk = Desk::new().with("rows.jsonl", &(row("a") + &row("b")));
    desk.run("report rows.jsonl --format json -o out -q").code(0);
    assert_eq!(names_in(&desk.path("out")), ["rain-2.json", "rain.json"]);
    assert_eq!(desk.names(), ["out", "rows.jsonl"]);
}

#[test]
fn a_dash_is_standard_input_and_output() {
    let desk = Desk::new();
    desk.run_with("report - -o - --format md", STORY).code(0).stdout(starts_with("# Council drops river scheme"));
    desk.run_with("score - --format csv", STORY).code(0).stdout(contains("\nstdin,"));
    desk.run_with("read - --format json", STORY).code(0).stdout(starts_with("{\"id\":\"stdin\",\"title\":\"Council"));
    desk.run_with("report - -o -", STORY).code(2).stderr(contains("-o - writes one format"));
    desk.run_with("score - -", STORY).code(2).stderr(contains("can be read only once"));
}

#[test]
fn an_article_steers_no_terminal() {
    let desk = Desk::new().with("rows.jsonl", "{\"\\u001b[31m\": \"x\"}\n{\"text\": \"Rain\\u001b[2J fell.\"}\n");
    let read = desk.run("read rows.jsonl").code(2).stderr(contains('\u{1b}').not());
    read.stdout(contains("Rain\u{fffd}[2J fell.").and(contains('\u{1b}').not()));
}

#[test]
fn missing_files_are_all_named() {
    let desk = Desk::new().with("story.txt", STORY);
    let failed = desk.run("score story.txt nowhere.txt gone.jsonl -o out.csv").code(2).stdout(is_empty());
    failed.stderr(contains("nowhere.txt: ").and(contains("gone.jsonl: ")));
    assert_eq!(desk.names(), ["story.txt"]);
}

#[test]
fn wrong_arguments_are_told() {
    let desk = Desk::new().with("story.txt", STORY);
    desk.run("reprot story.txt").code(2).stdout(is_empty()).stderr(contains("report"));
    desk.run("score story.txt --map txt=body").code(2).stderr(contains("did you mean text?"));
    desk.run("--help").code(0).stderr(is_empty()).stdout(contains("Examples:"));
}

#[test]
fn bad_rows_are_counted_and_have_rows_of_their_own() {
    let desk = Desk::new().with("rows.jsonl", ROWS);
    let done = desk.run("score rows.jsonl").code(2);
    let told = contains("rows.jsonl:2: no field").and(contains("rows.jsonl:3: not valid JSON"));
    let done = done.stderr(told.and(contains("2 of 4 articles could not be read")));
    let out = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    let rows: Vec<serde_json::Value> = out.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
    let ids: Vec<&str> = rows.iter().map(|row| row["article"]["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["a", "rows-2", "rows-3", "d"]);
    assert_eq!(rows.iter().map(|row| row.get("error").is_some()).collect::<Vec<_>>(), [false, true, true, false]);
}

#[test]
fn a_title_in_a_field_of_its_own_is_the_headline() {
    let rows =
        "{\"title\": \"Regime drops \u{201C}sham\u{201D} plan\", \"text\": \"It was a sham, Ana Ruiz said.\\r\\n\"}\n";
    let desk = Desk::new().with("rows.jsonl", rows);
    let output = desk.run("score rows.jsonl").success().get_output().stdout.clone();
    let row: serde_json::Value = serde_json::from_slice(&output).unwrap();
    assert_eq!(row["article"]["text"], "It was a sham, Ana Ruiz said.\r\n");
    assert_eq!(row["zones"][0]["span"], serde_json::json!([0, 29]));
    assert_eq!(row["headline"]["language"][0]["span"], serde_json::json!([0, 6]));
    assert_eq!(row["attributions"][0]["id"], 0);
    assert_eq!(row["sources"][0]["attributions"], serde_json::json!([0]));
    assert!(row["metrics"]["headline-loaded"]["value"].as_f64().unwrap() > 0.0);
    let from_csv = Desk::new().with("rows.csv", "title,text\nRegime drops plan,\"It was a sham, Ana Ruiz said.\"\n");
    from_csv.run("read rows.csv").success().stdout(contains("headline   Regime drops plan"));
}

#[test]
fn a_table_has_a_column_for_errors() {
    let desk = Desk::new().with("rows.jsonl", ROWS);
    desk.run("score rows.jsonl -o out.csv -q").code(2);
    let mut table = csv::Reader::from_path(desk.path("out.csv")).unwrap();
    let header = table.headers().unwrap().clone();
    assert_eq!((&header[0], &header[header.len() - 1]), ("id", "error"));
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert!(rows.iter().all(|row| row.len() == header.len()));
    let errors: Vec<bool> = rows.iter().map(|row| !row[row.len() - 1].is_empty()).collect();
    assert_eq!(errors, [false, true, true, false]);
}

#[test]
fn strict_stops_at_once_and_writes_no_file() {
    let desk = Desk::new().with("rows.jsonl", ROWS).with("out.jsonl", "before\n");
    desk.run("score rows.jsonl --strict -o out.jsonl").code(2).stderr(contains("rows.jsonl:2: no field"));
    assert_eq!(desk.read("out.jsonl"), "before\n");
    assert_eq!(desk.names(), ["out.jsonl", "rows.jsonl"]);
}

#[test]
fn threads_change_no_byte() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/corpus.jsonl");
    let desk = Desk::new();
    for threads in ["1", "2", "5"] {
        desk.run(&format!("score {corpus} --threads {threads} -o {threads}.jsonl")).code(0);
        desk.run(&format!("score {corpus} --threads {threads} -o {threads}.csv")).code(0);
    }
    for other in ["2", "5"] {
        assert!(desk.read("1.jsonl") == desk.read(&format!("{other}.jsonl")));
        assert!(desk.read("1.csv") == desk.read(&format!("{other}.csv")));
    }
    assert_eq!(desk.read("1.csv").lines().count(), 37);
}

#[test]
fn a_closed_pipe_is_success() {
    let desk = Desk::new().with("rows.jsonl", &FULL_ROW.repeat(2000));
    let mut program = Process::new(cargo_bin!("onrecord"));
    program.args(["score", "rows.jsonl"]).current_dir(desk.folder.path());
    let mut running = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(running.stdout.take());
    let done = running.wait_with_output().unwrap();
    assert_eq!((done.status.code(), String::from_utf8(done.stderr).unwrap()), (Some(0), String::new()));
}

#[test]
fn what_is_wrong_in_a_lexicon_is_told_at_once() {
    let lexicon = r#"id = "house"
role = "loaded"
about = "Words that the house avoids."
version = "1.0.0"
sources = ["written for this test"]
[[term]]
text = "Regime"
wieght = 0.5
[[term]]
text = "sham"
weight = 2
except = ["fair trial"]
[[term]]
text = "sham"
match = "fuzy"
[[term]]
text = " so called"
pos = "nuon"
[[term]]
weight = "high"
text = "crony"
[[group]]
match = "pattern"
texts = ["("]
"#;
    let desk = Desk::new().with("house.toml", lexicon).with("story.txt", STORY);
    let expected = "\
house.toml:7:8: error[capitals]: \"Regime\" has capitals; write it in lower case, or add case = true
house.toml:8:1: error[unknown-field]: unknown field `wieght`; did you mean `weight`?
house.toml:11:10: error[bad-weight]: the weight 2 is out of range; a number from 0 to 1
house.toml:12:11: error[idle-exception]: the exception \"fair trial\" does not contain \"sham\", so it excepts nothing
house.toml:14:8: error[duplicate-term]: \"sham\" is listed twice
house.toml:15:9: error[unknown-value]: \"fuzy\" is no match; one of inflections, exact, prefix, suffix, pattern
house.toml:17:8: error[spaces]: \" so called\" has spaces that no text has; one space between words, none at the ends
house.toml:18:7: error[unknown-value]: \"nuon\" is no pos; did you mean \"noun\"?
house.toml:20:10: error[wrong-type]: `weight` is a string, and should be a number
house.toml:24:10: error[bad-pattern]: \"(\" is no regular expression: unclosed group
10 errors, 0 warnings
";
    desk.run("report story.txt --lexicon house.toml").code(2).stdout(is_empty()).stderr(expected);
    let all = expected.trim_end_matches("10 errors, 0 warnings\n").lines();
    let checked = desk.run("lexicon check house.toml").code(2).stdout(is_empty());
    let checked = checked.stderr(contains("10 errors, 3 warnings"));
    let told = String::from_utf8(checked.get_output().stderr.clone()).unwrap();
    all.for_each(|line| assert!(told.contains(line), "{line}"));
    assert_eq!(desk.names(), ["house.toml", "story.txt"]);
}

#[test]
fn what_no_term_takes_and_no_text_has_is_told_once_where_it_stands() {
    let lexicon = r#"id = "house"
role = "loaded"
about = "Words that the house avoids."
version = "1.0.0"
sources = ["written for this test"]
weight = 3
except = ["fair trial"]
[[term]]
text = "sham"
[[term]]
text = "farce"
[[term]]
match = "pattern"
text = "\bslum\b"
[[term]]
match = "pattern"
text = 'slum lord.*'
[[term]]
text = "NIMBY"
case = true
pos = "noun"
hits = ["The NIMBYs won."]
misses = ["The nimbys won."]
"#;
    let desk = Desk::new().with("house.toml", lexicon);
    let told = contains("house.toml:6:10: error[bad-weight]: the weight 3 is out of range; a number from 0 to 1")
        .and(contains("house.toml:7:10: error[misplaced-field]: `except` at the head holds for no term; put it under"))
        .and(contains("house.toml:14:8: error[control-character]"))
        .and(contains("3 errors, 2 warnings"));
    desk.run("lexicon check house.toml --no-config").code(2).stderr(told);
    let right = lexicon.replace("weight = 3\nexcept = [\"fair trial\"]\n", "").replace(r#""\bslum\b""#, r"'\bslum\b'");
    let desk = Desk::new().with("house.toml", &right);
    desk.run("lexicon check house.toml --no-config").code(0);
    desk.run("lexicon test house.toml --no-config").code(0).stdout(contains("0 failed"));
}

#[test]
fn what_is_wrong_in_the_settings_is_told_with_what_is_wrong_in_the_lexicons() {
    let settings =
        "headline = \"frist-line\"\nlexicons = [\"builtin\", \"own/gone.toml\"]\n[gates]\nsorces = { at_most = 3 }\n";
    let desk = Desk::new().with("onrecord.toml", settings).with("story.txt", STORY);
    let told = contains(
        "onrecord.toml:1:12: error[unknown-value]: \"frist-line\" is no headline; did you mean \"first-line\"?",
    )
    .and(contains("own/gone.toml: error[unreadable]"))
    .and(contains("onrecord.toml:4:1: error[unknown-metric]: no metric is called `sorces`; did you mean `sources`?"));
    desk.run("report story.txt").code(2).stdout(is_empty()).stderr(told);
    desk.run("report story.txt --no-config -q").code(0).stderr(is_empty());
}

#[test]
fn a_gate_that_fails_is_exit_code_one() {
    let desk = Desk::new()
        .with("onrecord.toml", "[gates]\nsources = { at_most = 1 }\nsingle-source = false\n")
        .with("other.toml", "[gates]\nsources = { at_most = 9 }\n")
        .with("story.txt", STORY);
    let told = "story.txt: gate failed: sources is 2, and must not be above 1\n";
    desk.run("report story.txt --gate -q").code(1).stderr(told);
    desk.run("score story.txt --gate -o out.csv").code(1).stderr(contains(told).and(contains("1 of 1 article failed")));
    desk.run("report story.txt -q").code(0);
    desk.run("report story.txt --gate -q --config other.toml").code(0).stderr(is_empty());
    desk.run("report story.txt --gate --no-config").code(2).stderr(contains("no [gates]"));
}

#[test]
fn a_lexicon_of_the_user_is_used_and_tested() {
    let lexicon = "id = \"house\"\nrole = \"loaded\"\nabout = \"x\"\nversion = \"1\"\nsources = [\"x\"]\n\
        [[term]]\ntext = \"baker\"\nhits = [\"Two bakers spoke.\", \"The cook left.\"]\nmisses = [\"Bakery.\"]\n";
    let desk = Desk::new().with("house.toml", lexicon).with("story.txt", STORY);
    desk.run("score story.txt --lexicon house.toml").code(0).stdout(contains("\"lexicon\":\"house.toml\""));
    desk.run("lexicon show house --lexicon house.toml").code(0).stdout(contains("house.toml:7  baker"));
    let tested = desk.run("lexicon test house.toml").code(2);
    tested.stdout(contains("house.toml:7: \"baker\" is not found in \"The cook left.\"\n\n3 examples, 1 failed\n"));
}

#[test]
fn settings_are_written_once() {
    let desk = Desk::new().with("story.txt", STORY);
    desk.run("init").code(0).stdout("Written: onrecord.toml\n");
    desk.run("init").code(2).stderr(contains("onrecord.toml is there already"));
    desk.run("init --force").code(0);
    desk.run("report story.txt -q").code(0).stderr(is_empty());
}

#[test]
fn figures_are_explained_and_lookalikes_suggested() {
    let desk = Desk::new().with("own.toml", "[look]\nsources = { below = 3 }\n");
    desk.run("explain").code(0).stdout(contains("\nloaded-score  "));
    let page = contains("**Counts**").and(contains("sources  look: below 3 (your settings; by default: "));
    desk.run("explain sources --config own.toml").code(0).stdout(page);
    desk.run("explain lodaed-score").code(2).stderr(contains("did you mean loaded-score?"));
}

#[test]
fn schemas_are_json() {
    let desk = Desk::new();
    for of in ["schema", "schema settings", "schema lexicon"] {
        let printed = desk.run(of).code(0).get_output().stdout.clone();
        assert!(serde_json::from_slice::<serde_json::Value>(&printed).unwrap()["properties"].is_object());
    }
    desk.run("completions bash").code(0).stdout(contains("onrecord"));
    desk.run("man").code(0).stdout(contains(".TH onrecord"));
}

#[test]
fn a_template_takes_the_place_of_the_built_in_one() {
    let desk = Desk::new().with("story.txt", STORY).with("house.md", "House: {{ title }}\n");
    desk.run("report story.txt --template house.md --format md -o -")
        .code(0)
        .stdout("House: Council drops river scheme\n");
    let desk = desk.with("house.md", "a\n{{ title");
    desk.run("report story.txt --template house.md").code(2).stderr(contains("house.md:2:9: error[template]"));
}
