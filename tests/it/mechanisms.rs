//! Every field by which a lexicon says how its words are found: one case each, as docs/lexicons.md tells it.

use onrecord::analysis::explain;
use onrecord::lexicon::{LexiconSet, Origin, SourceFile, builtin_sources};
use onrecord::settings::Settings;
use onrecord::text::Document;

/// Explains a text with a house lexicon over the built-in ones; gives its hits as "words", near misses after a bar.
#[track_caller]
fn check(terms: &str, text: &str, expected: &str) {
    let head = "id = \"house\"\nrole = \"loaded\"\nabout = \"x\"\nversion = \"1\"\nsources = [\"x\"]\n";
    let house = format!("{head}{terms}");
    let mut sources = builtin_sources();
    sources.push(SourceFile { name: "house.toml", text: &house, origin: Origin::User });
    let (lexicons, _) = LexiconSet::load(&sources).unwrap();
    let doc = Document::new(text);
    let (_, terms) = explain(&doc, &lexicons, &Settings::default());
    let own =
        |entry| lexicons.entry(entry).and_then(|entry| lexicons.file_of(entry)).is_some_and(|file| file.id == "house");
    let of = |hit: bool| {
        let terms = terms.iter().filter(|term| own(term.entry) && term.miss.is_none() == hit);
        terms.map(|term| &doc[term.span]).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(format!("{} | {}", of(true), of(false)), expected);
}

fn term(fields: &str) -> String {
    format!("[[term]]\n{fields}\n")
}

#[test]
fn forms_are_made_by_part_of_speech() {
    let verb = term("text = \"zorb\"\npos = \"verb\"");
    check(&verb, "It zorbs, it zorbed, it is zorbing.", "zorbs, zorbed, zorbing | ");
    let noun = term("text = \"zorb pie\"\npos = \"noun\"");
    check(&noun, "Two zorb pies and a zorb pie's crust.", "zorb pies, zorb pie | ");
    check(&term("text = \"rezorb\"\npos = \"adverb\""), "It rezorbs.", " | rezorbs");
    check(&term("text = \"outwrite\"\npos = \"verb\""), "She outwrites them.", "outwrites | ");
}

#[test]
fn irregular_forms_are_known() {
    check(&term("text = \"sling mud pies\"\npos = \"verb\""), "They slung mud pies.", "slung mud pies | ");
}

#[test]
fn exact_takes_no_forms() {
    check(&term("text = \"zorbling\"\nmatch = \"exact\""), "A zorbling met zorblings.", "zorbling | zorblings");
}

#[test]
fn prefix_takes_any_word_that_starts_so() {
    check(&term("text = \"zorbo\"\nmatch = \"prefix\""), "A zorbocracy of zorbophiles.", "zorbocracy, zorbophiles | ");
}

#[test]
fn patterns_are_regular_expressions_without_regard_to_case() {
    check(&term("text = 'zo+rb'\nmatch = \"pattern\""), "A ZOOORB fell on a zrb.", "ZOOORB | ");
}

#[test]
fn gaps_stand_for_up_to_three_words() {
    let gap = term("text = \"zorb of * pies\"");
    check(&gap, "A zorb of pies, a zorb of many very big pies.", "zorb of pies, zorb of many very big pies | ");
    check(&gap, "A zorb of more than twenty very big pies.", " | ");
    check(&gap, "She knew what he spoke of: a zorb of. Big pies came later.", " | zorb of. Big pies");
}

#[test]
fn exceptions_hold_the_entry_and_are_no_hits() {
    let excepted = term("text = \"zorb\"\nexcept = [\"zorb change\", \"diet of * zorb\"]");
    check(&excepted, "The zorb fell after a zorb change.", "zorb | zorb");
    check(&excepted, "He kept a diet of strict zorb.", " | zorb");
}

#[test]
fn before_and_after_ask_for_words_nearby() {
    let before = term("text = \"zorb\"\nbefore = [\"utter\", \"sheer\"]");
    check(&before, "It was an utter and total zorb.", "zorb | ");
    check(&before, "He sat on a zorb. Utter calm.", " | zorb");
    let after = term("text = \"zorb\"\nafter = [\"policy\"]");
    check(&after, "A zorb of a policy, and a zorb of a film.", "zorb | zorb");
}

#[test]
fn an_object_may_have_to_be_a_person_or_body() {
    let acts = term("text = \"zorb\"\npos = \"verb\"\nobject = \"person\"");
    check(&acts, "They zorbed the minister.", "zorbed | ");
    check(&acts, "The council was zorbed on Monday.", "zorbed | ");
    check(&acts, "They zorbed the fish.", " | zorbed");
}

#[test]
fn names_are_no_hits() {
    let zorb = term("text = \"zorb\"");
    check(&zorb, "It met Anton Zorb. Later Zorb left.", " | Zorb, Zorb");
    check(&term("text = \"march\""), "It opened in March.", " | March");
    check(&zorb, "Zorb it was, and a Zorb at that.", "Zorb, Zorb | ");
}

#[test]
fn headlines_in_title_case_are_read_as_words() {
    check(&term("text = \"zorb\""), "Council Backs Zorb Plan For Old Harbour\n\nIt rained.\n\nIt snowed.", "Zorb | ");
}

#[test]
fn quoted_words_are_found_and_heard_as_quoted() {
    let doc = Document::new("“It is a sham,” said Ana Ruiz. It is a sham.");
    let (_, terms) = explain(&doc, &crate::LEXICONS, &Settings::default());
    let voices = terms.iter().filter(|term| term.miss.is_none() && &doc[term.span] == "sham");
    let voices: Vec<&str> = voices.filter_map(|term| Some(term.voice?.name())).collect();
    assert_eq!(voices, ["quoted", "narrator"]);
}

#[test]
fn posts_that_a_page_shows_are_heard_as_quoted() {
    let page = "Pier opens in Vellin\n\nThe mayor answered on Monday.\n\nThe pier is a sham!\n\n\
                — Ana Ruiz (@anaruiz) 3 May 2025\n\nThe vote was a sham.";
    let doc = Document::new(page);
    let (_, terms) = explain(&doc, &crate::LEXICONS, &Settings::default());
    let voices = terms.iter().filter(|term| term.miss.is_none() && &doc[term.span] == "sham");
    let voices: Vec<&str> = voices.filter_map(|term| Some(term.voice?.name())).collect();
    assert_eq!(voices, ["quoted", "narrator"]);
}

#[test]
fn hyphens_and_apostrophes_of_both_kinds_are_the_same() {
    check(&term("text = \"zorb-headed\""), "A zorb-headed, zorb headed plan.", "zorb-headed, zorb headed | ");
    check(&term("text = \"zorb's pie\""), "The zorb's pie and the zorb’s pie.", "zorb's pie, zorb’s pie | ");
}

#[test]
fn the_longest_entry_stands_for_its_words() {
    let both = "[[group]]\ntexts = [\"zorb\", \"zorb pie\"]\n";
    check(both, "A zorb pie and a zorb.", "zorb pie, zorb | zorb");
}

#[test]
fn words_of_two_lexicons_count_once_and_for_the_heavier() {
    check(&term("text = \"regime\"\nweight = 1.0"), "The regime fell.", "regime | ");
    check(&term("text = \"regime\"\nweight = 0.1"), "The regime fell.", " | regime");
}

#[test]
fn a_negation_is_noted_and_the_word_stays_a_hit() {
    let doc = Document::new("It was not a sham.");
    let (_, terms) = explain(&doc, &crate::LEXICONS, &Settings::default());
    let sham = terms.iter().find(|term| &doc[term.span] == "sham").unwrap();
    assert_eq!((sham.miss, sham.passed.negation.map(|place| &doc[place])), (None, Some("not")));
}
