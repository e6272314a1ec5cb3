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
    use crate::lexicon::lists::Merging;
    use crate::lexicon::{Origin, SourceFile, builtin_sources};

    fn bytes_of(set: &LexiconSet) -> Vec<u8> {
        let mut bytes = Vec::new();
        set.pack(&mut bytes);
        bytes
    }

    /// Loads the user's files over the compiled lexicons, and over the texts these were made of.
    #[track_caller]
    fn check_same_both_ways(users: &[(&str, &str)]) -> LexiconSet {
        let mut sources = builtin_sources();
        sources.extend(users.iter().map(|(name, text)| SourceFile { name, text, origin: Origin::User }));
        let (quick, quick_problems) = LexiconSet::load(&sources).unwrap();
        let (slow, slow_problems) = LexiconSet::merge(Merging::default(), &sources).unwrap();
        assert_eq!(quick_problems, slow_problems);
        assert!(bytes_of(&quick) == bytes_of(&slow), "compiled lexicons and their texts make different sets");
        for (a, b) in quick.files().iter().zip(slow.files()) {
            assert_eq!((&a.id, &a.sha256), (&b.id, &b.sha256));
        }
        quick
    }

    #[test]
    fn compiled_lexicons_are_what_the_files_say() {
        let set = check_same_both_ways(&[]);
        assert!(bytes_of(&set) == COMPILED);
        assert!(bytes_of(&LexiconSet::builtin()) == COMPILED);
    }

    #[test]
    fn files_over_the_compiled_lexicons_do_what_they_do_over_texts() {
        check_same_both_ways(&[
            (
                "house.toml",
                "id = \"dysphemism\"\n[[term]]\ntext = \"regime\"\noff = true\n[[term]]\ntext = \"junta\"\n",
            ),
            ("hedge.toml", "id = \"weasel\"\noff = true\n[[group]]\ntexts = [\"it is said\", \"one hears\"]\n"),
            (
                "verbs.toml",
                "id = \"inflections\"\n[[term]]\ntext = \"zorb\"\nclass = \"irregular-verb\"\nforms = [\"zarb\"]\n",
            ),
            (
                "new.toml",
                "id = \"new\"\nrole = \"loaded\"\nabout = \"a\"\nversion = \"1\"\nsources = [\"s\"]\n\
                 [[term]]\ntext = \"zorb\"\npos = \"verb\"\nexcept = [\"zarb * in\"]\n\
                 [[term]]\ntext = \"zorbi\"\nmatch = \"prefix\"\n[[term]]\ntext = \"z+orb\"\nmatch = \"pattern\"\n",
            ),
            ("house2.toml", "id = \"new\"\n[[term]]\ntext = \"zorb\"\nweight = 0.9\n"),
        ]);
    }

    #[test]
    fn problems_of_a_further_file_have_their_places() {
        let text = "id = \"hedge\"\n[[term]]\ntext = \"Perhaps\"\nwieght = 1\nexcept = [\"no way\"]\n";
        let mut sources = builtin_sources();
        sources.push(SourceFile { name: "house.toml", text, origin: Origin::User });
        let told: Vec<String> = LexiconSet::load(&sources).unwrap_err().iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "house.toml:3:8: error[capitals]: \"Perhaps\" has capitals; write it in lower case, or add case = true",
                "house.toml:4:1: error[unknown-field]: unknown field `wieght`; did you mean `weight`?",
                "house.toml:5:11: error[idle-exception]: the exception \"no way\" does not contain \"Perhaps\", \
                 so it excepts nothing",
            ]
        );
    }
}
