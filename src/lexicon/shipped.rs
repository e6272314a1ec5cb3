//! The built-in lexicons as the build script compiled them: picked up, not read again.

use super::lists::Lists;
use super::packed::Packed;
use super::set::LexiconSet;

/// The built-in [`LexiconSet`], laid down by `build.rs`.
static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicons.bin"));

/// The set, ready for use.
pub(super) fn set() -> Option<LexiconSet> {
    LexiconSet::unpack(&mut &*COMPILED)
}

/// What its files say, to be merged with further files.
pub(super) fn lists() -> Option<Lists> {
    Lists::unpack(&mut &*COMPILED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::builtin;
    use crate::lexicon::lists::Merging;

    #[test]
    fn compiled_lexicons_are_what_the_files_say() {
        let (read, problems) = LexiconSet::merge(Merging::default(), &builtin::builtin_sources()).unwrap();
        assert_eq!(problems, []);
        let mut bytes = Vec::new();
        read.pack(&mut bytes);
        assert!(bytes == COMPILED, "build.rs and the library make different tables of the same files");
    }
}
