//! Word lists of other programs, in words: text in, "category: term (how)" out.

use super::*;

/// Each term as "category: text", with what it says besides, and the notes after a bar.
#[track_caller]
fn check(format: ImportFormat, name: &str, text: &str, expected: &[&str], notes: &[&str]) {
    let found = import(format, name, text, &ImportAs { role: Role::Loaded, weight: 0.5 }).unwrap();
    let in_words = |draft: &Draft| {
        let id = draft.id.clone();
        let words = draft.terms.iter().map(move |term| {
            let fields = &term.fields;
            let mode = fields.mode.map_or("inflections", |mode| mode.name());
            let mut words = format!("{id}: {} ({mode})", term.text);
            if fields.case {
                words.push_str(" with its capitals");
            }
            if let Some(weight) = fields.weight {
                words.push_str(&format!(" {weight}"));
            }
            for (label, list) in [("not", &fields.except), ("instead", &fields.instead)] {
                if !list.is_empty() {
                    words.push_str(&format!(" {label} {}", list.join("/")));
                }
            }
            words
        });
        words.collect::<Vec<_>>()
    };
    assert_eq!(found.lexicons.iter().flat_map(in_words).collect::<Vec<_>>(), expected);
    let told: Vec<String> = found.notes.iter().map(ToString::to_string).collect();
    assert_eq!(told, notes);
    for draft in &found.lexicons {
        let text = draft.to_toml();
        let source = crate::lexicon::SourceFile { name: "d.toml", text: &text, origin: crate::lexicon::Origin::User };
        let loaded = crate::lexicon::LexiconSet::load(&[source]);
        assert!(loaded.is_ok(), "{text}\n{:?}", loaded.err());
    }
}

#[test]
fn liwc_files_are_read_with_their_tabs_and_stray_lines() {
    check(
        ImportFormat::Liwc,
        "own.dic",
        "\u{feff}stray\r\n%\r\n1\tanger\r\n\t2\tDeath Words\r\nnone\r\n%\r\nhat*\t1\t2\r\nkill\t1\r\nto the point\t2\r\nby and by 1 2\r\n(i) like*\t1\r\nalone\r\nwrong\t9\r\n",
        &[
            "anger: hat (prefix)",
            "anger: kill (exact)",
            "anger: by and by (exact)",
            "death-words: hat (prefix)",
            "death-words: to the point (exact)",
            "death-words: by and by (exact)",
        ],
        &[
            "own.dic:1:1: warning[left-out]: \"stray\" stands before the first %",
            "own.dic:5:1: warning[left-out]: \"none\" is no category: a number and a name",
            "own.dic:11:1: warning[left-out]: \"(i) like*\" is no word or phrase that can be looked for",
            "own.dic:12:1: warning[left-out]: \"alone\" has no number of a category",
            "own.dic:13:1: warning[left-out]: \"wrong\" is of category 9, which is none",
        ],
    );
}

#[test]
fn quanteda_dictionaries_are_read_with_nested_categories() {
    check(
        ImportFormat::Quanteda,
        "moods.yml",
        "mood:\n  good: [fine, \"great deal\", splend*]\n  bad:\n    - aw?ul\n    - \"*ness\"\n    - 42\nother: Sole\n",
        &[
            "mood-good: fine (exact)",
            "mood-good: great deal (exact)",
            "mood-good: splend (prefix)",
            r"mood-bad: \baw\wul\b (pattern)",
            r"mood-bad: \b[\w'’-]*ness\b (pattern)",
            "mood-bad: 42 (exact)",
            "other: sole (exact)",
        ],
        &[],
    );
}

#[test]
fn tables_are_read_by_the_names_of_their_columns() {
    check(
        ImportFormat::Csv,
        "t.csv",
        "Word;Category;Weight;Instead;pos\nslash;verbs;0.6;cut|lower;verb\nfoul;;3;;\n",
        &["verbs: slash (inflections) 0.6 instead cut/lower", "t: foul (exact)"],
        &["t.csv:3:1: warning[left-out]: the weight 3 of \"foul\" is no number from 0 to 1"],
    );
    check(ImportFormat::Csv, "t.csv", "slash\nfoul*\n", &["t: slash (exact)", "t: foul (prefix)"], &[]);
    check(
        ImportFormat::Csv,
        "t.dicx",
        "DicTerm,Anger,Joy\nhat*,X,\nglee,,X\n",
        &["anger: hat (prefix)", "joy: glee (exact)"],
        &[],
    );
}

#[test]
fn rules_of_vale_are_read() {
    check(
        ImportFormat::Vale,
        "styles/Weasel.yml",
        "extends: existence\nmessage: \"Avoid '%s'.\"\ntokens:\n  - clearly\n  - very\n  - NATO\n  - obvious(?:ly)?\n  - (?<!not) sure\nexceptions:\n  - very well\n",
        &[
            "weasel: clearly (exact)",
            "weasel: very (exact) not very well",
            "weasel: NATO (exact) with its capitals",
            r"weasel: \b(?:obvious(?:ly)?)\b (pattern)",
        ],
        &[
            "styles/Weasel.yml: warning[left-out]: \"(?<!not) sure\" looks around itself, or is no regular expression that can be run",
        ],
    );
    check(
        ImportFormat::Vale,
        "Plain.yml",
        "extends: substitution\nignorecase: true\nswap:\n  Utilize: use\n  \"in order to\": to|so as to\n",
        &["plain: utilize (exact) instead use", "plain: in order to (exact) instead to/so as to"],
        &[],
    );
}

#[test]
fn what_is_no_word_list_is_told() {
    let like = ImportAs { role: Role::Loaded, weight: 0.5 };
    let check = |format, text: &str, expected: &str| {
        assert_eq!(import(format, "x", text, &like).unwrap_err(), expected);
    };
    check(ImportFormat::Liwc, "kill\t1\n", "a .dic has its categories between two lines of %");
    check(ImportFormat::Quanteda, "- a\n", "a dictionary of quanteda has categories over lists of words");
    check(
        ImportFormat::Vale,
        "extends: spelling\n",
        "a rule that extends spelling; existence and substitution can be taken",
    );
    check(ImportFormat::Csv, "", "there is no word in it");
}

#[test]
fn formats_are_known_by_name_and_text() {
    let check = |name: &str, text: &str, expected: Option<ImportFormat>| {
        assert_eq!(import_format(name, text), expected, "{name}");
    };
    check("a.dic", "", Some(ImportFormat::Liwc));
    check("a.txt", "%\n1 a\n%\n", Some(ImportFormat::Liwc));
    check("a.yml", "extends: existence\n", Some(ImportFormat::Vale));
    check("a.yaml", "mood: [a]\n", Some(ImportFormat::Quanteda));
    check("a.tsv", "", Some(ImportFormat::Csv));
    check("a.txt", "word", None);
}

#[test]
fn deep_yaml_is_no_danger() {
    let like = ImportAs { role: Role::Loaded, weight: 0.5 };
    for text in ["[".repeat(100_000), "a: ".repeat(50_000), format!("a: &x [b]\nc: {}", "[*x,".repeat(1000))] {
        assert!(import(ImportFormat::Quanteda, "x", &text, &like).is_err());
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_told(text in "(?s).{0,200}", lines in "([a-z%*?:,;\\[\\]{}\"'\\-\t\n 0-9]{0,200})") {
        let like = ImportAs { role: Role::Loaded, weight: 0.5 };
        for format in ImportFormat::ALL {
            for text in [&text, &lines, &format!("%\n1\ta\n%\n{lines}"), &format!("extends: existence\ntokens:\n{lines}")] {
                let _ = import(*format, "a.b", text, &like);
            }
        }
    }
}
