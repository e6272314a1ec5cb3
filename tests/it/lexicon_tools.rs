//! `onrecord lexicon` from outside: what word lists do, and what would change if they changed.

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use assert_cmd::cargo::cargo_bin;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, is_empty};
use serde_json::Value;
use tempfile::TempDir;

/// A folder of its own for a test, with the program in it.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn with(self, name: &str, text: &str) -> Self {
        fs::write(self.path(name), text).unwrap();
        self
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Assert {
        Command::new(cargo_bin!("onrecord")).current_dir(self.0.path()).args(arguments).assert()
    }

    /// What a command that succeeds prints as JSON.
    #[track_caller]
    fn json(&self, arguments: &[&str]) -> Value {
        let all: Vec<&str> = ["lexicon"].iter().chain(arguments).chain(&["--format", "json"]).copied().collect();
        let done = self.run(&all).code(0);
        serde_json::from_slice(&done.get_output().stdout).unwrap()
    }
}

/// A lexicon of our own, with these terms.
fn house(terms: &str) -> String {
    let head = "id = \"house\"\nrole = \"loaded\"\nabout = \"x\"\nversion = \"1\"\nsources = [\"x\"]\n";
    format!("{head}{terms}")
}

/// The texts under a key of each object in a list.
fn texts<'v>(list: &'v Value, key: &str) -> Vec<&'v str> {
    list.as_array().unwrap().iter().map(|item| item[key].as_str().unwrap_or("")).collect()
}

/// Explains a text with a house lexicon alone; gives each hit as "words: counted or why", near misses after a bar.
#[track_caller]
fn check_explained(terms: &str, text: &str, expected: &str) {
    let desk = Desk::new().with("house.toml", &house(terms));
    let told = desk.json(&["explain", text, "--lexicon", "house.toml"]);
    let in_words = |list: &Value| {
        let own = list.as_array().unwrap().iter().filter(|term| term["lexicon"] == "house");
        let words = own.map(|term| match term["why"].as_str() {
            Some(why) => format!("{}: {why}", term["words"].as_str().unwrap()),
            None => format!("{}: {}", term["words"].as_str().unwrap(), term["counted"]),
        });
        words.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(format!("{} | {}", in_words(&told["hits"]), in_words(&told["near_misses"])), expected);
}

#[test]
fn hits_are_explained_by_voice() {
    let terms = "[[group]]\nweight = 0.4\ntexts = [\"zorble\"]\n";
    check_explained(terms, "They zorbled it.", "zorbled: 0.4 | ");
    check_explained(
        terms,
        "“They zorbled the bridge and left,” said Ana Ruiz.",
        "zorbled: not in the score: quoted by Ana Ruiz | ",
    );
}

#[test]
fn near_misses_are_explained_by_what_guards_them() {
    check_explained(
        "[[term]]\ntext = \"zorble\"\nexcept = [\"zorble cake\"]\n",
        "She ate zorble cakes.",
        " | zorble: an exception of the entry: \"zorble cakes\"",
    );
    check_explained(
        "[[term]]\ntext = \"ZORB\"\ncase = true\n",
        "A zorb fell.",
        " | zorb: not the capitals of the entry (case = true)",
    );
    check_explained("[[term]]\ntext = \"zorble\"\n", "It met Anton Zorble.", " | Zorble: part of a name");
    check_explained(
        "[[term]]\ntext = \"zorb\"\n",
        "It left, and ZORB is an agency.",
        " | ZORB: all capitals: as likely an abbreviation",
    );
    check_explained(
        "[[term]]\ntext = \"zorbling\"\nmatch = \"exact\"\n",
        "It was zorblings.",
        " | zorblings: no form of the entry that is looked for",
    );
    check_explained(
        "[[group]]\ntexts = [\"zorble\", \"zorble pie\"]\n",
        "A zorble pie fell.",
        "zorble pie: 0.5 | zorble: these words count for \"zorble pie\" of house",
    );
}

#[test]
fn a_place_of_two_lexicons_counts_for_the_heavier() {
    let terms = "[[term]]\ntext = \"regime\"\nweight = 1.0\n";
    let desk = Desk::new().with("house.toml", &house(terms));
    let told = desk.json(&["explain", "The regime fell.", "--lexicon", "house.toml"]);
    assert_eq!((texts(&told["hits"], "lexicon"), &told["hits"][0]["counted"]), (vec!["house"], &Value::from(1.0)));
    assert_eq!(texts(&told["near_misses"], "why"), ["these words count for \"regime\" of house"]);
}

#[test]
fn a_text_without_loaded_words_is_said_to_have_none() {
    let desk = Desk::new();
    let done = desk.run(&["lexicon", "explain", "It rained."]).code(0).stderr(is_empty());
    done.stdout(contains("No entry of the language lexicons is found here."));
    let told = desk.json(&["explain", "It rained."]);
    assert_eq!(told["score"].to_string(), r#"{"weights":0.0,"words":2.0,"loaded-score":0.0}"#);
}

/// Checks a house lexicon; gives the problems as "line:column code message", one a line.
#[track_caller]
fn check_problems(terms: &str, expected: &[&str]) {
    let desk = Desk::new().with("house.toml", &house(terms));
    let done = desk.run(&["lexicon", "check", "house.toml", "--format", "json"]);
    let told: Value = serde_json::from_slice(&done.get_output().stdout).unwrap();
    let in_words = |problem: &Value| {
        let text = |key: &str| problem[key].as_str().unwrap().to_owned();
        format!("{}:{} {} {}", problem["line"], problem["column"], text("code"), text("message"))
    };
    let found: Vec<String> = told["problems"].as_array().unwrap().iter().map(in_words).collect();
    assert_eq!(found, expected);
}

#[test]
fn entries_that_can_never_match_are_told() {
    check_problems(
        "[[term]]\ntext = \"zorb\"\nmatch = \"suffix\"\n",
        &["7:8 never-matches \"zorb\" never matches: match = \"suffix\" tells the class of a word, and there is none"],
    );
    check_problems(
        "[[term]]\ntext = \"zorb pie\"\nexcept = [\"zorb pie\"]\n",
        &["7:8 never-matches \"zorb pie\" never matches: one of its exceptions is the entry itself"],
    );
    check_problems(
        "[[term]]\ntext = \"zorb--pie\"\n",
        &["7:8 never-matches \"zorb--pie\" never matches: texts are cut in other words"],
    );
    check_problems(
        "[[term]]\ntext = \"zorb-pie\"\nmatch = \"prefix\"\n",
        &["7:8 never-matches \"zorb-pie\" never matches: no single word starts so, as texts are cut"],
    );
    check_problems("[[group]]\ntexts = [\"zorb - pie\"]\n", &[]);
    check_problems("[[term]]\ntext = \"zorb * pie\"\nexcept = [\"zorb pie\"]\n", &[]);
    check_problems("[[group]]\ntexts = [\"zorb-pie\", \"don't zorb\", \"zorb's pie\", \"24/7 zorb\"]\n", &[]);
}

#[test]
fn terms_that_a_hyphen_parts_are_told() {
    check_problems(
        "[[group]]\ntexts = [\"zorb pie\", \"zorb-pie\"]\n",
        &["7:22 same-words \"zorb-pie\" is found wherever \"zorb pie\" is; the heavier counts"],
    );
    check_problems(
        "[[term]]\ntext = \"zorb pie\"\npos = \"verb\"\n[[term]]\ntext = \"zorb-pie\"\npos = \"noun\"\n",
        &[],
    );
}

#[test]
fn the_share_of_each_side_is_told() {
    let desk = Desk::new();
    let told = desk.json(&["check"]);
    let [left, right] = [0, 1].map(|side| told["sides"][side]["entries"].as_u64().unwrap());
    assert_eq!((left, told["problems"].as_array().unwrap().len()), (right, 0));
    desk.run(&["lexicon", "check"]).stdout(contains(format!("Partisan terms: left 50 % ({left}, weights ")));
}

#[test]
fn examples_inside_the_built_in_files_hold() {
    Desk::new().run(&["lexicon", "test"]).code(0).stdout(contains("examples, 0 failed"));
}

#[test]
fn what_files_say_twice_is_told() {
    check_problems(
        "[[term]]\ntext = \"regime\"\nweight = 0.9\n",
        &["7:8 duplicate \"regime\" is in dysphemism too (dysphemism.toml:122), with weight 0.3; this one counts"],
    );
    check_problems(
        "[[term]]\ntext = \"zorb\"\noff = true\n",
        &["7:8 idle-off \"zorb\" is switched off, and is not listed in house"],
    );
    let desk = Desk::new().with("a.toml", &house("[[term]]\ntext = \"zorb\"\n"));
    let desk = desk.with("b.toml", "id = \"house\"\n[[term]]\ntext = \"zorb\"\nweight = 0.1\n");
    let told = "b.toml:3:8: warning[conflict]: \"zorb\" is listed in a.toml:7 too; this file is read later and wins\n";
    desk.run(&["lexicon", "check", "a.toml", "b.toml"]).code(0).stderr(told);
}

#[test]
fn a_wrong_role_hides_no_other_problem() {
    let terms = "[[term]]\ntext = \"Zorb\"\nwieght = 1\n";
    let desk = Desk::new().with("house.toml", &house(terms).replace("\"loaded\"", "\"laoded\""));
    let told = contains("did you mean \"loaded\"?").and(contains("\"Zorb\" has capitals")).and(contains("`wieght`"));
    desk.run(&["lexicon", "check", "house.toml"]).code(2).stderr(told.and(contains("3 errors, 0 warnings")));
    let desk = desk.with("house.toml", &house(terms).replace("\"loaded\"", "\"quux\""));
    let told = contains("\"quux\" is no role").and(contains("\"Zorb\" has capitals")).and(contains("`wieght`"));
    desk.run(&["lexicon", "check", "house.toml"]).code(2).stderr(told);
}

#[test]
fn lists_are_data_too() {
    let desk = Desk::new().with("house.toml", &house("[[term]]\ntext = \"zorb\"\nhits = [\"A zorb.\"]\n"));
    let listed = desk.json(&["list", "--lexicon", "house.toml"]);
    assert_eq!(*texts(&listed, "id").last().unwrap(), "house");
    let shown = desk.json(&["show", "house", "--lexicon", "house.toml"]);
    assert_eq!((&shown["entries"][0]["text"], &shown["entries"][0]["line"]), (&"zorb".into(), &7.into()));
    let tested = desk.json(&["test", "house.toml"]);
    assert_eq!((&tested[0]["hits"], &tested[0]["failures"]), (&1.into(), &Value::Array(vec![])));
}

/// The corpus of 36 invented articles of three outlets.
fn corpus() -> String {
    crate::package().join("tests/fixtures/corpus.jsonl").to_string_lossy().into_owned()
}

#[test]
fn coverage_tells_what_is_never_found_and_what_makes_the_score() {
    let desk =
        Desk::new().with("house.toml", &house("[[group]]\nweight = 0.5\ntexts = [\"zorb\", \"pump\", \"wall\"]\n"));
    let rows = "{\"id\": \"a\", \"text\": \"The pump fell. The pump rose. “A wall, a wall it was,” said Ana Ruiz.\"}\n\
        {\"id\": \"b\", \"text\": \"The wall fell.\"}\n";
    let desk = desk.with("rows.jsonl", rows);
    let told = desk.json(&["coverage", "--on", "rows.jsonl", "--lexicon", "house.toml", "--only", "house"]);
    assert_eq!(texts(&told["never_found"], "text"), ["zorb"]);
    assert_eq!(texts(&told["heaviest"], "text"), ["pump", "wall"]);
    let wall = &told["heaviest"][1];
    assert_eq!((&wall["hits"], &wall["articles"]), (&3.into(), &2.into()));
    assert!((wall["share_in_quotations"].as_f64().unwrap() - 2.0 / 3.0).abs() < 1e-9);
    assert!((wall["share_of_score"].as_f64().unwrap() - 1.0 / 3.0).abs() < 1e-9);
    assert_eq!((&told["entries_for_half_of_the_score"], &told["articles"]), (&1.into(), &2.into()));
}

#[test]
fn a_corpus_is_told_in_words() {
    let desk = Desk::new();
    let told = desk.run(&["lexicon", "coverage", "--on", &corpus()]).code(0).stderr(is_empty());
    told.stdout(
        contains("36 articles: ").and(contains("make half of the score")).and(contains("--only ID lists them")),
    );
    desk.run(&["lexicon", "coverage", "--on", &corpus(), "--only", "epithets"])
        .code(2)
        .stderr(contains("did you mean epithet?"));
}

#[test]
fn bad_rows_of_a_corpus_are_told_and_left_out() {
    let desk = Desk::new().with("rows.jsonl", "{\"id\": \"b\"}\n{\"text\": \"The regime fell.\"}\n");
    let done = desk.run(&["lexicon", "coverage", "--on", "rows.jsonl"]).code(2);
    done.stderr(contains("rows.jsonl:1: no field").and(contains("1 of 2 articles could not be read")))
        .stdout(contains("1 article: 1 of"));
}

#[test]
fn diff_tells_hits_gained_lost_and_changed() {
    let rows = "{\"id\": \"a\", \"outlet\": \"Post\", \"text\": \"The pump was a zorb.\"}\n\
        {\"id\": \"b\", \"outlet\": \"Echo\", \"text\": \"The wall fell on a glorb.\"}\n\
        {\"id\": \"c\", \"outlet\": \"Echo\", \"text\": \"It rained.\"}\n";
    let desk = Desk::new()
        .with("old.toml", &house("[[group]]\nweight = 0.5\ntexts = [\"zorb\", \"pump\"]\n"))
        .with(
            "new.toml",
            &house("[[group]]\nweight = 0.5\ntexts = [\"pump\"]\n[[term]]\ntext = \"glorb\"\nweight = 1.0\n"),
        )
        .with("heavier.toml", &house("[[group]]\nweight = 0.6\ntexts = [\"zorb\", \"pump\"]\n"))
        .with("rows.jsonl", rows);
    let told = desk.json(&["diff", "old.toml", "new.toml", "--on", "rows.jsonl"]);
    assert_eq!(texts(&told["entries"], "change"), ["gained", "lost"]);
    assert_eq!(texts(&told["entries"], "entry"), ["glorb", "zorb"]);
    assert_eq!(told["entries"][0]["examples"][0]["before"], "The wall fell on a ");
    assert_eq!((&told["articles"], &told["articles_changed"]), (&3.into(), &2.into()));
    assert_eq!((texts(&told["groups"], "group"), &told["order_changed"]), (vec!["Echo", "Post"], &true.into()));
    let same = desk.json(&["diff", "old.toml", "old.toml", "--on", "rows.jsonl"]);
    assert_eq!((&same["articles_changed"], &same["score"]["shift"]), (&0.into(), &0.0.into()));
    let heavier = desk.json(&["diff", "old.toml", "heavier.toml", "--on", "rows.jsonl"]);
    assert_eq!(texts(&heavier["entries"], "change"), ["changed", "changed"]);
    let words = desk.run(&["lexicon", "diff", "old.toml", "new.toml", "--on", "rows.jsonl"]).code(0);
    words.stdout(contains("The order of outlet by score is another.").and(contains("a [glorb].  b")));
}

#[test]
fn word_lists_of_other_programs_are_taken() {
    let desk = Desk::new().with("own.dic", "%\n1\tanger\n2\tjoy\n%\nzorb*\t1\nover the glorb\t2\nstray\n");
    let done = desk.run(&["lexicon", "import", "own.dic", "-o", "words"]).code(0);
    done.stdout("Written: 2 lexicons with 2 terms in words\n").stderr(contains("own.dic:7:1: warning[left-out]"));
    desk.run(&["lexicon", "check", "words"]).code(0).stdout(contains("2 files right;"));
    let told = desk.json(&["explain", "They zorbed, over the glorb.", "--lexicon", "words"]);
    assert_eq!(texts(&told["hits"], "lexicon"), ["anger", "joy"]);
    desk.run(&["lexicon", "import", "own.dic", "-o", "words"]).code(2).stderr(contains("is there already"));
    desk.run(&["lexicon", "import", "own.dic", "-o", "-"]).code(2).stderr(contains("makes 2 lexicons"));
    let desk = desk.with("a.txt", "zorb\n").with("W.yml", "extends: existence\ntokens: [zorb]\n");
    desk.run(&["lexicon", "import", "a.txt"]).code(2).stderr(contains("--from liwc, quanteda, csv, vale"));
    let rule = desk.run(&["lexicon", "import", "W.yml", "-o", "-", "--role", "hedge", "--weight", "0.3"]).code(0);
    rule.stdout(contains("id = \"w\"\nrole = \"hedge\"\n").and(contains("weight = 0.3\n")));
}

#[test]
fn what_an_import_made_is_data_too() {
    let desk = Desk::new().with("own.dic", "%\n1\tanger\n%\nzorb*\t1\nstray\n");
    let told = desk.json(&["import", "own.dic"]);
    assert_eq!(
        (&told["format"], texts(&told["lexicons"], "file")),
        (&Value::from("liwc"), vec!["lexicons/anger.toml"])
    );
    assert_eq!(texts(&told["problems"], "code"), ["left-out"]);
    let told = desk.json(&["import", "own.dic", "-o", "-"]);
    assert!(told["lexicons"][0]["toml"].as_str().unwrap().contains("text = \"zorb\"\nmatch = \"prefix\""));
}

#[test]
fn lexicons_are_written_for_other_programs() {
    let terms = "[[term]]\ntext = \"zorb\"\npos = \"verb\"\ninstead = [\"go\", \"run\"]\n\
        [[term]]\ntext = \"glorb\"\nmatch = \"prefix\"\n[[term]]\ntext = \"z+\"\nmatch = \"pattern\"\n";
    let desk = Desk::new().with("house.toml", &house(terms));
    let export = |how: &[&str]| {
        let start = ["lexicon", "export", "house", "--lexicon", "house.toml"];
        desk.run(&start.iter().chain(how).copied().collect::<Vec<_>>()).code(0)
    };
    let yaml = export(&["--format", "quanteda"]).stderr(contains("1 regular expression left out"));
    yaml.stdout("house:\n- zorb\n- zorbs\n- zorbing\n- zorbed\n- glorb*\n");
    export(&["-o", "words.csv"]);
    let head = "lexicon,role,text,pos,match,case,weight,except,instead,side,note,file,line\n";
    let row = "house,loaded,zorb,verb,inflections,false,0.5,,go|run,,,house.toml,7\n";
    assert!(fs::read_to_string(desk.path("words.csv")).unwrap().starts_with(&format!("{head}{row}")));
    desk.run(&["lexicon", "import", "words.csv", "-o", "again"]).code(0);
    let again = fs::read_to_string(desk.path("again/house.toml")).unwrap();
    assert!(again.contains("pos = \"verb\"\nweight = 0.5\ninstead = [\"go\", \"run\"]"), "{again}");
}

#[test]
fn suggest_finds_words_that_set_outlets_apart() {
    let filler = "The bridge was closed for the night and the road stayed dry.";
    let article = |n: usize, outlet: &str, own: &str| {
        let text = format!("{own} {filler} “The zorble is fine,” said Ana Ruiz. Article number {n} ends.");
        serde_json::json!({"id": format!("{outlet}-{n}"), "outlet": outlet, "text": text}).to_string() + "\n"
    };
    let post = (0..12).map(|n| article(n, "Post", "Karl Emsworth saw the glorbish regime grumple."));
    let echo = (0..12).map(|n| article(n, "Echo", "Karl Emsworth saw the council meet."));
    let desk = Desk::new().with("rows.jsonl", &post.chain(echo).collect::<String>());
    let told = desk.json(&["suggest", "--on", "rows.jsonl", "--by", "outlet"]);
    assert_eq!(texts(&told, "group"), ["Echo", "Post"]);
    let words = &told[1]["suggestions"];
    assert_eq!(texts(words, "word"), ["glorbish", "grumple", "regime"], "no names, no quotations, nothing shared");
    assert_eq!(texts(words, "lexicon"), ["", "", "dysphemism"]);
    assert!(words.as_array().unwrap().iter().all(|word| word["beyond_null"] == true));
    assert_eq!(words[0]["contexts"][0]["before"], "Karl Emsworth saw the ");
    let new = desk.json(&["suggest", "--on", "rows.jsonl", "--new"]);
    assert_eq!(texts(&new[1]["suggestions"], "word"), ["glorbish", "grumple"]);
    let new = desk.json(&["suggest", "--on", "rows.jsonl", "--words", "2"]);
    assert_eq!(texts(&new[1]["suggestions"], "word"), ["glorbish regime", "regime grumple"]);
    desk.run(&["lexicon", "suggest", "--on", "rows.jsonl", "--by", "topic"]).code(2).stderr(contains("two groups"));
}

/// 40 short articles: half are labelled and say zorb, one of them apart; each fourth of all says glorb.
fn labelled() -> String {
    let row = |n: usize| {
        let (label, glorb) = (n.is_multiple_of(2), n % 4 < 2);
        let zorb = label != (n == 0 || n == 1);
        let words = [(zorb, "It was a zorb."), (glorb, "Some glorb fell."), (true, "Then it rained on the road.")];
        let text: String = words.iter().filter(|(said, _)| *said).flat_map(|(_, words)| [*words, " "]).collect();
        serde_json::json!({"id": n.to_string(), "text": text, "label": label}).to_string() + "\n"
    };
    (0..40).map(row).collect()
}

#[test]
fn fit_gives_weight_to_what_tells_labels_apart_and_writes_new_files() {
    let terms = "[[group]]\nweight = 0.5\ntexts = [\"zorb\", \"glorb\"]\n";
    let desk = Desk::new().with("house.toml", &house(terms)).with("rows.jsonl", &labelled());
    let how =
        ["fit", "--on", "rows.jsonl", "--per", "entry", "--lexicon", "house.toml", "--only", "house", "-o", "new"];
    let told = desk.json(&how);
    assert_eq!(texts(&told["columns"], "entry"), ["zorb", "glorb"]);
    let number = |value: &Value| value.as_f64().unwrap();
    let [zorb, glorb] = [0, 1].map(|at| &told["columns"][at]);
    assert!(number(&zorb["fitted"]) > 0.8 && number(&zorb["low"]) > 0.0, "{zorb}");
    assert!(number(&glorb["fitted"]) < 0.2 && number(&glorb["low"]) < 0.0, "{glorb}");
    assert!(number(&told["area_under_curve"]) > 0.9);
    assert!(number(&told["area_under_curve"]) > number(&told["area_under_curve_before"]));
    assert!(number(&told["log_loss"]) < number(&told["log_loss_of_frequency"]));
    let written = fs::read_to_string(desk.path("new/house.toml")).unwrap();
    assert!(written.contains("weights fitted by onrecord to 40 labelled articles"), "{written}");
    assert_eq!(fs::read_to_string(desk.path("house.toml")).unwrap(), house(terms));
    desk.run(&["lexicon", "check", "new"]).code(0);
    let all: Vec<&str> = ["lexicon"].into_iter().chain(how).collect();
    desk.run(&all).code(2).stderr(contains("new files only"));
}

#[test]
fn labels_that_are_none_are_told() {
    let desk = Desk::new().with("rows.jsonl", &labelled().replace("false", "\"mild\"").replace("true", "\"strong\""));
    desk.run(&["lexicon", "fit", "--on", "rows.jsonl"]).code(2).stderr(contains("neither yes nor no; --positive"));
    let few = desk.run(&["lexicon", "fit", "--on", "rows.jsonl", "--positive", "strong", "--folds", "30"]).code(2);
    few.stderr(contains("20 articles have the label and 20 have not"));
    let none = desk.run(&["lexicon", "fit", "--on", "rows.jsonl", "--positive", "strong"]).code(2);
    none.stderr(contains("no category or entry has loaded hits in 5 articles"));
    desk.run(&["lexicon", "fit", "--on", &corpus(), "--label", "outlet", "--positive", "Harbour Post"])
        .code(0)
        .stdout(contains("36 articles, 12 labelled loaded;").and(contains("Nothing is written;")));
}
