//! Even-handedness: what is said of one political side weighs what the same words weigh when said of the other.

use std::collections::BTreeMap;

use onrecord::lexicon::Role;
use onrecord::metric::{Article, loaded_hits};
use onrecord::settings::Settings;
use onrecord::text::Document;

use crate::{LEXICONS, analysed};

/// Words of the two sides that stand for each other.
const PAIRS: &[(&str, &str)] = &[
    ("left", "right"),
    ("leftist", "rightist"),
    ("leftists", "rightists"),
    ("leftwing", "rightwing"),
    ("liberal", "conservative"),
    ("liberals", "conservatives"),
    ("liberalism", "conservatism"),
    ("democrat", "republican"),
    ("democrats", "republicans"),
    ("biden", "trump"),
];

/// Beside these, "left" and "right" are politics.
const SIDED: &[&str] = &["wing", "winger", "far", "hard", "alt", "ultra", "radical"];

/// An entry with the words of the other side; nothing where it has none of either.
fn mirrored(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let swapped = |at: usize, word: &str| {
        let (stem, clitic) =
            word.split_once('\'').map_or((word, String::new()), |(stem, end)| (stem, format!("'{end}")));
        let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| words.get(at));
        let other = PAIRS.iter().find_map(|(left, right)| match stem {
            _ if stem == *left => Some(right),
            _ if stem == *right => Some(left),
            _ => None,
        })?;
        let sided = !matches!(stem, "left" | "right") || near.into_iter().any(|word| SIDED.contains(word));
        sided.then(|| format!("{other}{clitic}"))
    };
    let other: Vec<String> =
        words.iter().enumerate().map(|(at, word)| swapped(at, word).unwrap_or_else(|| (*word).to_owned())).collect();
    Some(other.join(" ")).filter(|other| other != text)
}

#[test]
fn loaded_terms_of_one_side_have_their_mirror_or_a_note() {
    let plain = |text: &str| text.to_lowercase().replace('-', " ");
    let loaded = || LEXICONS.entries().iter().filter(|entry| LEXICONS.role_of(entry) == Some(Role::Loaded));
    let mut weights: BTreeMap<String, f32> = BTreeMap::new();
    for entry in loaded() {
        let weight = weights.entry(plain(&entry.text)).or_default();
        *weight = weight.max(entry.weight);
    }
    let mut uneven = Vec::new();
    let mut n_mirrored = 0;
    for entry in loaded().filter(|entry| entry.note.is_none()) {
        let text = plain(&entry.text);
        let Some(other) = mirrored(&text) else { continue };
        n_mirrored += 1;
        if weights.get(&other) != weights.get(&text) {
            uneven.push(format!("{text} {:?}: {other} {:?}", weights.get(&text), weights.get(&other)));
        }
    }
    assert!(n_mirrored > 250, "only {n_mirrored} entries name a side");
    assert!(uneven.is_empty(), "{} without mirror or note\n{}", uneven.len(), uneven.join("\n"));
}

/// Sentences of our own, with the names of the sides in braces: the left's before the bar.
const SENTENCES: &[&str] = &[
    "The {Democrats|Republicans} hatched yet another scheme to silence their critics.",
    "{Democratic|Republican} lawmakers caved to the {far-left|far-right} mob.",
    "{Left-wing|Right-wing} activists hijacked the meeting and shouted down the mayor.",
    "It is a dream of the {left|right}, and an absurd one.",
    "The {radical left|radical right} wants to wreck the schools of our country.",
    "{Liberal|Conservative} elites sneer at ordinary people, of course.",
    "The {liberal|conservative} media swallowed the lie whole.",
    "{Hard-left|Hard-right} zealots have seized the party.",
    "The senator, a shameless {leftist|rightist}, boasted about the bill.",
    "{Leftist|Rightist} mobs ran riot in the harbour.",
    "{Biden|Trump} and his cronies bungled the relief effort.",
    "The {Biden|Trump} regime has brought nothing but chaos.",
    "{Biden|Trump}'s lies were swallowed by his lapdogs.",
    "{Labour|The Conservatives} slammed the plan as a sham.",
    "{Left-wing|Right-wing} propaganda poisons the young.",
    "The {alt-left|alt-right} thugs terrorised the town.",
    "So-called {progressives|conservatives} preach tolerance and practise hate.",
    "Sanctimonious {liberals|conservatives} would rather wallow in grievance.",
    "{Ultra-left|Ultra-right} hardliners vowed to burn it down.",
    "The {left-wing|right-wing} echo chamber is in meltdown.",
    "{Democrats|Republicans} rammed the disastrous bill through in the dead of night.",
    "{Democrats|Republicans} passed the bill by three votes on Monday.",
    "The {liberal|conservative} judge dismissed the case.",
    "{Labour|Tory} councillors voted for the budget.",
];

/// Sum of the weights in the outlet's own voice.
fn weight_of(text: &str) -> f64 {
    let mut doc = Document::new(text);
    doc.layout = onrecord::text::Layout::BodyOnly;
    let (analysis, settings) = (analysed(&doc), Settings::default());
    let article = Article { doc: &doc, analysis: &analysis, lexicons: &LEXICONS, settings: &settings };
    loaded_hits(&article).filter(|hit| hit.voice.is_own()).map(|hit| hit.weight).sum()
}

/// The sentence said of one side (0 for the left).
fn said_of(side: usize, sentence: &str) -> String {
    let pick = |part: &str| match part.split_once('}') {
        Some((sides, rest)) => format!("{}{rest}", sides.split('|').nth(side).unwrap()),
        None => part.to_owned(),
    };
    sentence.split('{').map(pick).collect()
}

#[test]
fn sentences_weigh_the_same_of_either_side() {
    let mut uneven = Vec::new();
    for sentence in SENTENCES {
        let [left, right] = [0, 1].map(|side| weight_of(&said_of(side, sentence)));
        if (left - right).abs() > 1e-9 {
            uneven.push(format!("{left:.2} | {right:.2}: {sentence}"));
        }
    }
    assert!(uneven.is_empty(), "{}", uneven.join("\n"));
}
