//! House rules that the compiler does not know. Each failure names the rule it defends.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use onrecord::input::READERS;
use onrecord::lexicon::BUILTIN;
use onrecord::metric::{METRICS, doc_of};
use onrecord::render::RENDERERS;
use regex::Regex;

use crate::{package, package_files, shown};

/// Layers, lowest first, and what each may use: an arrow that is not here is a decision, not an import.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("diagnostic", &["text"]),
    ("stats", &[]),
    ("lexicon", &["text", "diagnostic"]),
    ("input", &["text", "diagnostic"]),
    ("settings", &["text", "diagnostic", "lexicon", "input"]),
    ("grammar", &["text", "lexicon"]),
    ("sourcing", &["text", "lexicon", "settings", "grammar"]),
    ("wording", &["text", "lexicon", "settings", "grammar", "sourcing"]),
    ("analysis", &["text", "lexicon", "settings", "grammar", "sourcing", "wording"]),
    ("metric", &["text", "stats", "lexicon", "settings", "grammar", "sourcing", "wording", "analysis"]),
    ("corpus", &["text", "diagnostic", "stats", "lexicon", "settings", "input", "analysis", "metric"]),
    ("report", &["text", "lexicon", "settings", "grammar", "sourcing", "wording", "analysis", "metric", "corpus"]),
    ("render", &["diagnostic", "report"]),
];

/// Layers that may use whatever lies below: they stand on top.
const TOP: &[&str] = &["cli", "main", "lib"];

#[test]
fn layers_look_down_only() {
    let mut wrong = Vec::new();
    for file in sources("src") {
        let layer = layer_of(&file);
        let allowed = LAYERS.iter().find(|(name, _)| *name == layer).map(|(_, allowed)| *allowed);
        let allowed = match allowed {
            Some(allowed) => allowed,
            None if TOP.contains(&layer.as_str()) => continue,
            None => {
                wrong.push(format!("{}: no layer \"{layer}\" is known", shown(&file)));
                continue;
            }
        };
        let arrows =
            uses(&code_of(&file)).into_iter().filter(|used| *used != layer && !allowed.contains(&used.as_str()));
        wrong.extend(arrows.map(|used| format!("{}: uses crate::{used}", shown(&file))));
    }
    holds(
        &wrong,
        "a folder of src is a layer, and layers never look up; a new arrow is a decision (LAYERS in tidy.rs)",
    );
}

#[test]
fn every_file_is_built() {
    let mut wrong = Vec::new();
    for file in sources("src").into_iter().chain(sources("tests/it")) {
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        let folder = file.parent().unwrap();
        if ["lib", "main"].contains(&stem.as_str()) {
            continue;
        }
        let (name, parents) = if stem == "mod" {
            let above = folder.parent().unwrap();
            (file_name(folder), parents_in(above))
        } else {
            (stem, parents_in(folder))
        };
        let declares = Regex::new(&format!(r"(?m)^\s*(pub(\([a-z]+\))? )?mod {name};")).unwrap();
        if !parents.iter().any(|parent| declares.is_match(&fs::read_to_string(parent).unwrap_or_default())) {
            wrong.push(format!("{}: no `mod {name};`", shown(&file)));
        }
    }
    holds(&wrong, "a source file that no `mod` line names is silently not built");
}

#[test]
fn every_lexicon_file_is_built_in() {
    let files: BTreeSet<String> = package_files()
        .iter()
        .filter(|file| file.starts_with(package().join("lexicons")) && has_extension(file, "toml"))
        .map(|file| file_name(file))
        .collect();
    let listed: BTreeSet<String> = BUILTIN.iter().map(|(name, _)| (*name).to_owned()).collect();
    let differing: Vec<String> = files.symmetric_difference(&listed).cloned().collect();
    holds(&differing, "a lexicon is one file in lexicons/ and one line in src/lexicon/builtin.rs");
    let names: Vec<&str> = BUILTIN.iter().map(|(name, _)| *name).collect();
    assert!(names.is_sorted(), "house rule: the list in src/lexicon/builtin.rs is in the order of its names");
}

#[test]
fn every_member_of_a_folder_is_in_its_list() {
    let mut wrong = Vec::new();
    wrong.extend(unlisted("src/metric", "impl Metric for", METRICS.len()));
    wrong.extend(unlisted("src/render", "impl Renderer for", RENDERERS.len()));
    wrong.extend(unlisted("src/input", "impl Reader for", READERS.len()));
    holds(&wrong, "one metric, reader or renderer is one file and one line in its folder's list");
}

#[test]
fn every_metric_file_is_a_metric() {
    let listed: BTreeSet<String> = METRICS.iter().map(|metric| metric.id().replace('-', "_")).collect();
    let files = sources("src/metric").into_iter().filter(|file| file.parent() == Some(&package().join("src/metric")));
    let stems = files.map(|file| file.file_stem().unwrap().to_string_lossy().into_owned());
    let wrong: Vec<String> = stems.filter(|stem| stem != "mod" && !listed.contains(stem)).collect();
    holds(&wrong, "a metric's file is named after its id");
}

#[test]
fn every_metric_is_documented_in_five_parts() {
    let parts = ["**Counts**", "**Divides by**", "**Why it matters**", "**Misleads when**", "**Example**"];
    let mut wrong = Vec::new();
    for metric in METRICS {
        let doc = doc_of(metric.source());
        let missing = parts.iter().filter(|part| !doc.lines().any(|line| line.starts_with(**part)));
        wrong.extend(missing.map(|part| format!("{}: no {part}", metric.id())));
    }
    holds(&wrong, "a metric's //! says what it counts, divides by, why it matters, where it misleads, and an example");
}

#[test]
fn every_file_says_what_it_is() {
    let without = |file: &PathBuf| !fs::read_to_string(file).unwrap().starts_with("//!");
    let wrong: Vec<String> = all_sources().iter().filter(|file| without(file)).map(|file| shown(file)).collect();
    holds(&wrong, "every file opens with //!");
}

/// From here on a file wants to be two; about 300 is the aim.
const LONGEST_FILE: usize = 400;

#[test]
fn no_file_is_too_long() {
    let lines = |file: &PathBuf| code_of(file).lines().filter(|line| !line.trim().is_empty()).count();
    // A story made by hand for tests is data, long as it may be.
    let is_story = |file: &PathBuf| file.ends_with("src/report/sample.rs");
    let long = all_sources()
        .into_iter()
        .filter(|file| !is_story(file))
        .map(|file| (lines(&file), file))
        .filter(|(lines, _)| *lines > LONGEST_FILE);
    let wrong: Vec<String> = long.map(|(lines, file)| format!("{}: {lines} lines of code", shown(&file))).collect();
    holds(&wrong, "past about 300 lines of code a file wants to be two, and 400 is the end");
}

#[test]
fn no_order_comes_from_hashing() {
    let hashed = Regex::new(r"std::collections::(\{[^}]*\b)?Hash(Map|Set)").unwrap();
    let uses_it = |file: &PathBuf| hashed.is_match(&code_of(file));
    let wrong: Vec<String> = all_sources().iter().filter(|file| uses_it(file)).map(|file| shown(file)).collect();
    holds(&wrong, "same input, same bytes out: no HashMap or HashSet of the standard library");
}

#[test]
fn no_file_names_a_developers_machine() {
    let path = Regex::new(r"(^|[^A-Za-z0-9_.~/-])/(work|root|home|Users)/[A-Za-z0-9_.]").unwrap();
    let mut wrong = Vec::new();
    for file in package_files() {
        let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
        let lines = text.lines().enumerate().filter(|(_, line)| path.is_match(line));
        wrong.extend(lines.map(|(number, line)| format!("{}:{}: {}", shown(&file), number + 1, line.trim())));
    }
    holds(&wrong, "what is committed holds on every machine: no path of a developer's own");
}

#[test]
fn the_library_touches_no_files_and_prints_nothing() {
    let outside = Regex::new(r"\bstd::(fs|env|process|net)\b|\be?print(ln)?!|\bSystemTime\b|\bInstant::now\b").unwrap();
    let library = sources("src").into_iter().filter(|file| !TOP.contains(&layer_of(file).as_str()));
    let wrong: Vec<String> = library.filter(|file| outside.is_match(&code_of(file))).map(|file| shown(&file)).collect();
    holds(&wrong, "the library takes bytes and gives bytes: only the binary touches files, streams and clocks");
}

/// Fails with all that breaks a rule, and the rule.
#[track_caller]
fn holds(wrong: &[String], rule: &str) {
    assert!(wrong.is_empty(), "house rule: {rule}\n{}", wrong.join("\n"));
}

fn all_sources() -> Vec<PathBuf> {
    sources("src").into_iter().chain(sources("tests")).collect()
}

/// The Rust files below a folder of the package.
fn sources(folder: &str) -> Vec<PathBuf> {
    let below = package().join(folder);
    package_files().into_iter().filter(|file| file.starts_with(&below) && has_extension(file, "rs")).collect()
}

fn has_extension(file: &Path, wanted: &str) -> bool {
    file.extension().is_some_and(|extension| extension == wanted)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// The first folder, or the file, below src that a file belongs to.
fn layer_of(file: &Path) -> String {
    let inside = file.strip_prefix(package().join("src")).unwrap();
    inside.iter().next().unwrap().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// The files in which the modules of a folder may be declared.
fn parents_in(folder: &Path) -> Vec<PathBuf> {
    let beside = folder.with_extension("rs");
    ["mod.rs", "lib.rs", "main.rs"].iter().map(|name| folder.join(name)).chain([beside]).collect()
}

/// A file's code: no comments, and nothing from its tests on.
fn code_of(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let tests_start = |line: &&str| !line.starts_with("#[cfg(test)]");
    let code = text.lines().take_while(tests_start).filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| [line, "\n"]).collect()
}

/// The modules of the crate that code names: `crate::x`, also in `use crate::{x, y}`.
fn uses(code: &str) -> BTreeSet<String> {
    let single = Regex::new(r"\bcrate::([a-z_]+)").unwrap();
    let braced = Regex::new(r"\bcrate::\{([^;]*)\}").unwrap();
    let inner = Regex::new(r"(?:^|,)\s*([a-z_]+)").unwrap();
    let mut found: BTreeSet<String> = single.captures_iter(code).map(|found| found[1].to_owned()).collect();
    for group in braced.captures_iter(code) {
        found.extend(inner.captures_iter(&outermost(&group[1])).map(|found| found[1].to_owned()));
    }
    found
}

/// A list without what stands in inner braces.
fn outermost(list: &str) -> String {
    let mut depth = 0;
    let mut kept = String::new();
    for c in list.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if depth == 0 && c != '}' {
            kept.push(c);
        }
    }
    kept
}

/// Where the files of a folder that implement a trait are more or fewer than its list has members.
fn unlisted(folder: &str, implementation: &str, listed: usize) -> Option<String> {
    let count = |file: &PathBuf| code_of(file).matches(implementation).count();
    let implemented: usize = sources(folder).iter().map(count).sum();
    (implemented != listed).then(|| format!("{folder}: {implemented} times `{implementation}`, {listed} in the list"))
}

#[test]
fn arrows_are_read_from_code() {
    let code = "use crate::text::Span;\nuse crate::{lexicon::{Class, Role}, grammar};\nfn f(x: crate::stats::Rate) {}";
    assert_eq!(uses(code).into_iter().collect::<Vec<_>>(), ["grammar", "lexicon", "stats", "text"]);
}
