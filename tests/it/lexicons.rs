//! The built-in lexicons: they load, say what they hold, and hold what they say.

use std::collections::BTreeMap;

use onrecord::analysis::analyze;
use onrecord::grammar::{self, Tokens};
use onrecord::lexicon::{
    BUILTIN, Entry, LexiconSet, Match, MatchMode, Origin, PoliticalSide, Role, SourceFile, builtin_sources,
};
use onrecord::settings::Settings;
use onrecord::text::{Document, Layout, Span};

use crate::{LEXICONS, analysed};

#[test]
fn every_built_in_lexicon_loads_as_if_a_user_had_written_it() {
    let sources: Vec<SourceFile<'_>> =
        BUILTIN.iter().map(|(name, text)| SourceFile { name, text, origin: Origin::User }).collect();
    let problems = match LexiconSet::load(&sources) {
        Ok((_, warnings)) => warnings,
        Err(problems) => problems,
    };
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{} problems\n{}", lines.len(), lines.join("\n"));
}

#[test]
fn every_id_is_the_name_of_its_file() {
    let names: Vec<&str> = BUILTIN.iter().filter_map(|(name, _)| name.strip_suffix(".toml")).collect();
    let ids: Vec<&str> = LEXICONS.files().iter().map(|file| &*file.id).collect();
    assert_eq!(ids, names);
}

#[test]
fn terms_are_found_where_they_must_be_and_nowhere_else() {
    let mut wrong = Vec::new();
    for entry in LEXICONS.entries().iter().filter(|entry| is_matched(entry)) {
        let missed = entry.hits.iter().filter(|text| !is_found(entry, text));
        wrong.extend(missed.map(|text| complaint(entry, "is not found in", text)));
        let wrongly_found = entry.misses.iter().filter(|text| is_mistaken(entry, text));
        wrong.extend(wrongly_found.map(|text| complaint(entry, "must not be found in", text)));
    }
    assert!(wrong.is_empty(), "{} examples do not hold\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_term_of_language_stands_twice_in_a_file() {
    let mut twice = Vec::new();
    for file in LEXICONS.files().iter().filter(|file| is_language(file.role)) {
        let mut seen: BTreeMap<String, &Entry> = BTreeMap::new();
        for entry in LEXICONS.entries_of(file) {
            if let Some(earlier) = seen.insert(entry.text.to_lowercase(), entry) {
                twice.push(format!(
                    "{} has \"{}\" in lines {} and {}",
                    file.id, entry.text, earlier.origin.1, entry.origin.1
                ));
            }
        }
    }
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

#[test]
fn every_file_of_language_says_what_it_is_for() {
    let mut wanting = Vec::new();
    let files = || LEXICONS.files().iter().filter(|file| is_language(file.role));
    for file in files() {
        let counters: usize = LEXICONS.entries_of(file).map(|entry| entry.misses.len()).sum();
        if file.question.is_none() || file.voices.is_empty() || counters < 7 {
            wanting.push(format!("{}: {counters} counter-examples", file.id));
        }
    }
    assert!(wanting.is_empty(), "without question, voices or counter-examples: {wanting:?}");
    let entries: Vec<&Entry> = files().flat_map(|file| LEXICONS.entries_of(file)).collect();
    let phrases = entries.iter().filter(|entry| entry.text.contains([' ', '-'])).count();
    assert!(files().count() >= 18 && entries.len() >= 3000, "{} files, {} entries", files().count(), entries.len());
    assert!(2 * phrases > entries.len(), "{phrases} phrases of {} entries", entries.len());
}

#[test]
fn every_entry_is_trimmed_and_weighs_from_0_to_1() {
    for entry in LEXICONS.entries() {
        assert_eq!(entry.text.trim(), &*entry.text, "{:?}", LEXICONS.origin_of(entry));
        assert!((0.0..=1.0).contains(&entry.weight), "{:?}", LEXICONS.origin_of(entry));
    }
}

#[test]
fn partisan_terms_are_as_many_of_each_side() {
    let sides = |side| LEXICONS.entries().iter().filter(|entry| entry.attributes.side == Some(side)).count();
    assert!(sides(PoliticalSide::Left) > 0);
    assert_eq!(sides(PoliticalSide::Left), sides(PoliticalSide::Right));
    let weigh = |side| -> f32 {
        LEXICONS.entries().iter().filter(|entry| entry.attributes.side == Some(side)).map(|entry| entry.weight).sum()
    };
    let (left, right) = (weigh(PoliticalSide::Left), weigh(PoliticalSide::Right));
    assert!((left - right).abs() < 0.1 * left.max(right), "left weighs {left}, right {right}");
}

fn is_language(role: Role) -> bool {
    matches!(role, Role::Loaded | Role::Opinion | Role::Hedge)
}

/// Word classes and endings say what a word is; they are not looked for in sentences.
fn is_matched(entry: &Entry) -> bool {
    let role = LEXICONS.file_of(entry).map(|file| file.role);
    let asked = &entry.attributes;
    // What asks for words around it is tried by `lexicon test`.
    let alone = asked.acts_on.is_none() && asked.before.is_empty() && asked.after.is_empty();
    alone && role != Some(Role::Grammar) && !matches!(entry.mode, MatchMode::Pattern | MatchMode::Suffix)
}

fn document(text: &str) -> Document {
    let mut doc = Document::new(text);
    doc.layout = Layout::BodyOnly;
    doc
}

fn is_found(entry: &Entry, text: &str) -> bool {
    let (_, tokens) = grammar::read(&document(text), &LEXICONS);
    !places_of(entry, &tokens).is_empty()
}

/// Whether a term is taken for what it is not. The words of a cue may stand there; they must signal nothing.
fn is_mistaken(entry: &Entry, text: &str) -> bool {
    if LEXICONS.file_of(entry).is_none_or(|file| file.role != Role::Cue) {
        return is_found(entry, text);
    }
    let found = analysed(&document(text));
    let places = places_of(entry, &found.tokens);
    let cues = found.attributions.iter().filter_map(|attribution| attribution.cue);
    cues.into_iter().any(|cue| places.iter().any(|place| place.overlaps(cue)))
}

/// Where an entry is found by plain matching.
fn places_of(entry: &Entry, tokens: &Tokens) -> Vec<Span> {
    let is_it = |found: &Match| LEXICONS.entry(found.entry).is_some_and(|known| std::ptr::eq(known, entry));
    let found = tokens.matches.all().iter().filter(|found| is_it(found));
    found.filter_map(|found| tokens.place(found.first as usize..found.end as usize)).collect()
}

fn complaint(entry: &Entry, what: &str, text: &str) -> String {
    let (file, line) = LEXICONS.origin_of(entry);
    format!("{file}:{line}: \"{}\" {what} \"{text}\"", entry.text)
}

fn with_user_file(text: &str) -> Result<LexiconSet, String> {
    let mut sources = builtin_sources();
    sources.push(SourceFile { name: "house.toml", text, origin: Origin::User });
    let told = |problems: Vec<onrecord::diagnostic::Diagnostic>| problems.iter().map(ToString::to_string).collect();
    LexiconSet::load(&sources).map(|(set, _)| set).map_err(told)
}

const HOUSE: &str = r#"
id = "house"
role = "loaded"
about = "Words of our style guide."
version = "1.0.0"
sources = ["our style guide"]
voices = ["VOICE"]

[[term]]
text = "gravy boat train"
"#;

#[test]
fn a_lexicon_counts_in_the_voices_that_it_names() {
    let doc = Document::new(
        "Council boards gravy boat train\n\nThe gravy boat train left at noon on Monday.\n\nNobody was on it.",
    );
    let voices_of = |voice: &str| -> Vec<&str> {
        let lexicons = with_user_file(&HOUSE.replace("VOICE", voice)).unwrap();
        let found = analyze(&doc, &lexicons, &Settings::default());
        let house = |entry| lexicons.file_of(lexicons.entry(entry).unwrap()).unwrap().id == "house";
        found.hits.iter().filter(|hit| house(hit.entry)).map(|hit| hit.voice.name()).collect()
    };
    assert_eq!(voices_of("headline"), ["headline"]);
    assert_eq!(voices_of("narrator"), ["narrator"]);
}

#[test]
fn a_voice_that_is_none_is_told_with_its_place() {
    let told = with_user_file(&HOUSE.replace("VOICE", "narator")).unwrap_err();
    assert_eq!(told, "house.toml:7:11: error[unknown-value]: \"narator\" is no voice; did you mean \"narrator\"?");
}
