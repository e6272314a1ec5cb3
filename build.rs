//! Compiles the built-in lexicons, with the program's own code, so that a run starts with tables instead of files.
#![expect(
    dead_code,
    unused_imports,
    unreachable_pub,
    clippy::enum_variant_names,
    reason = "of the program, only what reads lexicons is needed, and not all of that"
)]

#[path = "src/diagnostic/mod.rs"]
mod diagnostic;
#[path = "src/text/mod.rs"]
mod text;

#[path = "src/lexicon"]
mod lexicon {
    pub(crate) mod builtin;
    pub(crate) mod entry;
    mod finder;
    mod inflect;
    mod lists;
    mod matcher;
    mod numbered;
    pub(crate) mod packed;
    mod raw;
    pub(crate) mod set;
    mod trie;
    mod validate;
    mod vocabulary;

    /// Nothing is shipped yet where what is to be shipped is made.
    mod shipped {
        use super::lists::Lists;
        use super::set::LexiconSet;

        pub(super) fn set() -> Option<LexiconSet> {
            None
        }

        pub(super) fn lists() -> Option<Lists> {
            None
        }
    }
}

use std::path::Path;

use lexicon::packed::Packed;
use lexicon::set::LexiconSet;

fn main() {
    // Cargo sees by itself when a lexicon or the code that reads it changes: both are part of this script.
    println!("cargo::rerun-if-changed=build.rs");
    match LexiconSet::load(&lexicon::builtin::builtin_sources()) {
        Ok((set, warnings)) => {
            warnings.iter().for_each(|warning| println!("cargo::warning={warning}"));
            write(&set);
        }
        Err(problems) => problems.iter().for_each(|problem| println!("cargo::error={problem}")),
    }
}

fn write(set: &LexiconSet) {
    let mut bytes = Vec::new();
    set.pack(&mut bytes);
    let folder = std::env::var_os("OUT_DIR").unwrap_or_default();
    if let Err(error) = std::fs::write(Path::new(&folder).join("lexicons.bin"), bytes) {
        println!("cargo::error=the compiled lexicons cannot be written: {error}");
    }
}
