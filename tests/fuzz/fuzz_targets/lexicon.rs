//! Any text loads as a lexicon or is refused with problems that have a place in it, and what loads finds words.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::analysis::analyze;
use onrecord::lexicon::{LexiconSet, Origin, SourceFile};
use onrecord::settings::Settings;
use onrecord::text::Document;

/// A little lexicon, so that files may extend and override something.
const BASE: &str = r#"
id = "base"
role = "loaded"
about = "Words to be changed."
version = "1.0.0"
sources = ["written for this test"]
[[term]]
text = "regime"
weight = 0.5
"#;

fuzz_target!(|text: &str| {
    let file = |name, text, origin| SourceFile { name, text, origin };
    let sources = [file("base.toml", BASE, Origin::Builtin), file("user.toml", text, Origin::User)];
    match LexiconSet::load(&sources) {
        Ok((set, _)) => {
            for entry in set.entries() {
                assert!((0.0..=1.0).contains(&entry.weight), "{} weighs {}", entry.text, entry.weight);
                assert!(set.file_of(entry).is_some(), "{} is of no file", entry.text);
            }
            let doc = Document::new("The regime said it rained. The regimes' men left.");
            for hit in analyze(&doc, &set, &Settings::default()).hits {
                assert!(set.entry(hit.entry).is_some() && !doc[hit.span].is_empty());
            }
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a reason");
            let lines = text.split('\n').count();
            for problem in problems {
                assert_eq!(problem.file, "user.toml");
                assert!(!problem.message.is_empty());
                assert!(problem.place.is_none_or(|(line, column)| (1..=lines).contains(&line) && column >= 1));
            }
        }
    }
});
