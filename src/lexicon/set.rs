//! All lexicons of a run, merged and compiled: the one object that knows words.

use regex::Regex;

use super::builtin;
use super::entry::{Complement, Entry, EntryId, File, Role, Text};
use super::finder::{Finder, compile_pattern};
use super::inflect::Irregulars;
use super::lists::{Lists, Merging};
use super::matcher::{self, Dropped, Match, Matches};
use super::packed::Packed;
use super::shipped;
use super::trie::Output;
use super::vocabulary::{Classes, KnownWord, Vocabulary, WordId};
use crate::diagnostic::{Diagnostic, Severity};

/// Where a lexicon file comes from.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Shipped in the binary.
    Builtin,
    /// Named in the settings or on the command line.
    User,
}

/// A lexicon file to be loaded.
#[derive(Clone, Debug)]
pub struct SourceFile<'a> {
    /// The file as the user knows it.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Built in, or the user's.
    pub origin: Origin,
}

/// All lexicons of a run.
#[derive(Debug)]
pub struct LexiconSet {
    lists: Lists,
    finder: Finder,
    /// The entries that are regular expressions, compiled.
    patterns: Vec<(Regex, EntryId)>,
    /// Bytes that some entry with `match = "prefix"` starts with.
    prefix_starts: Box<[bool; 256]>,
    /// The complement that each word opens, by the number of the word, up to the last that opens one.
    complements: Vec<Option<Complement>>,
}

impl LexiconSet {
    /// Loads files in order; a later one extends, overrides or switches off what earlier ones say.
    ///
    /// # Errors
    /// All problems of all files, each with its place; warnings alone do not fail and come back with the set.
    pub fn load(sources: &[SourceFile<'_>]) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        if after_builtin(sources).is_some_and(<[_]>::is_empty)
            && let Some(set) = shipped::set()
        {
            return Ok((set, Vec::new()));
        }
        let (merging, rest) = Self::start(sources);
        Self::merge(merging, rest)
    }

    /// Loads files as [`load`](Self::load) does, with what could be read of those that have errors.
    pub(crate) fn load_anyway(sources: &[SourceFile<'_>]) -> (Self, Vec<Diagnostic>) {
        let (mut merging, rest) = Self::start(sources);
        rest.iter().for_each(|source| merging.take(source));
        let (lists, problems) = merging.finish();
        (Self::of(lists), problems)
    }

    /// What is merged already, and the files that are to be taken in.
    fn start<'a, 's>(sources: &'a [SourceFile<'s>]) -> (Merging<'s>, &'a [SourceFile<'s>]) {
        let Some(users) = after_builtin(sources) else { return (Merging::default(), sources) };
        let (builtin, _) = sources.split_at(sources.len() - users.len());
        match shipped::lists() {
            Some(lists) => (Merging::onto(lists, builtin), users),
            None => (Merging::default(), sources),
        }
    }

    /// The built-in lexicons alone.
    ///
    /// ```
    /// let set = onrecord::lexicon::LexiconSet::builtin();
    /// assert!(set.files().len() > 12);
    /// ```
    #[must_use]
    pub fn builtin() -> Self {
        // The files in the binary are checked when it is built; a set that does not load would be empty.
        shipped::set().unwrap_or_else(|| Self::of(Lists::default()))
    }

    /// Merges further files, each read from its text.
    pub(crate) fn merge<'s>(
        mut merging: Merging<'s>,
        sources: &[SourceFile<'s>],
    ) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        sources.iter().for_each(|source| merging.take(source));
        let (lists, problems) = merging.finish();
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(problems);
        }
        Ok((Self::of(lists), problems))
    }

    fn of(lists: Lists) -> Self {
        let finder = Finder::of(&lists);
        Self::ready(lists, finder)
    }

    fn ready(lists: Lists, finder: Finder) -> Self {
        let compiled = |id: &EntryId| Some((compile_pattern(&lists.entries.get(id.0 as usize)?.text).ok()?, *id));
        let patterns = finder.patterns.iter().filter_map(compiled).collect();
        let mut prefix_starts = Box::new([false; 256]);
        for (prefix, _) in &finder.prefixes {
            if let Some(starts) = prefix.bytes().next().and_then(|byte| prefix_starts.get_mut(byte as usize)) {
                *starts = true;
            }
        }
        let complements = complements(&finder.vocabulary);
        Self { lists, finder, patterns, prefix_starts, complements }
    }

    /// The files, in order of loading.
    #[must_use]
    pub fn files(&self) -> &[File] {
        &self.lists.files
    }

    /// The file of an entry.
    #[must_use]
    pub fn file_of(&self, entry: &Entry) -> Option<&File> {
        self.lists.files.get(entry.file.0 as usize)
    }

    /// What the list of an entry is for.
    #[must_use]
    pub fn role_of(&self, entry: &Entry) -> Option<Role> {
        self.file_of(entry).map(|file| file.role)
    }

    /// The entries of a file.
    pub fn entries_of(&self, file: &File) -> impl Iterator<Item = &Entry> {
        let at = self.lists.files.iter().position(|known| known.id == file.id);
        self.lists.entries.iter().filter(move |entry| Some(entry.file.0 as usize) == at)
    }

    /// An entry by its number.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.lists.entries.get(id.0 as usize)
    }

    /// All entries.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.lists.entries
    }

    /// The name of the file, and the line, where an entry was read.
    #[must_use]
    pub fn origin_of(&self, entry: &Entry) -> (&str, u32) {
        (self.lists.origins.get(entry.origin.0 as usize).map_or("", |name| name), entry.origin.1)
    }

    /// Makes the forms of entries as the finder has them.
    pub(crate) fn irregulars(&self) -> Irregulars {
        self.lists.irregulars()
    }

    /// Endings that are words of their own ('s, 've), for the tokenizer.
    #[must_use]
    pub fn clitics(&self) -> &[Text] {
        &self.finder.clitics
    }

    /// What is known of a lower-case word.
    #[inline]
    pub(crate) fn known(&self, lower: &str) -> KnownWord {
        self.finder.vocabulary.known(lower)
    }

    /// What is known of a lower-case word of at most eight letters, by these as one number.
    #[inline]
    pub(crate) fn known_short(&self, letters: u64) -> KnownWord {
        self.finder.vocabulary.known_short(letters)
    }

    /// The classes that a word has only as it is written here.
    pub(crate) fn cased_classes(&self, as_written: &str) -> Classes {
        self.finder.vocabulary.cased_classes(as_written)
    }

    /// Whether any ending tells the class of an unknown word.
    #[inline]
    pub(crate) fn has_endings(&self) -> bool {
        self.finder.vocabulary.has_endings()
    }

    /// The classes that the ending of an unknown lower-case word tells.
    #[must_use]
    pub fn classes_by_ending(&self, lower: &str) -> Classes {
        self.finder.vocabulary.classes_by_ending(lower)
    }

    /// The complement that a word of its name opens: a preposition, a complementizer.
    #[inline]
    pub(crate) fn complement(&self, word: WordId) -> Option<Complement> {
        self.complements.get(word.index()).copied().flatten()
    }

    /// Whether an entry with `match = "prefix"` may start as this word does, capitals aside.
    #[inline]
    pub(crate) fn may_be_prefixed(&self, word: &str) -> bool {
        let starts = |byte: u8| self.prefix_starts.get(byte.to_ascii_lowercase() as usize) == Some(&true);
        word.bytes().next().is_some_and(|byte| !byte.is_ascii() || starts(byte))
    }

    /// Entries with `match = "prefix"` that a lower-case word starts with.
    pub(crate) fn prefixed(&self, lower: &str) -> impl Iterator<Item = &Output> {
        let first = lower.as_bytes().first();
        let alike = self.finder.prefixes.iter().filter(move |(prefix, _)| prefix.as_bytes().first() == first);
        alike.filter(move |(prefix, _)| lower.starts_with(&**prefix)).map(|(_, output)| output)
    }

    /// Finds all terms in a row of words; `text_of` gives the words of a match as they stand.
    pub(crate) fn find<'a>(
        &self,
        words: &[WordId],
        prefixed: &[(u32, Output)],
        text_of: impl Fn(&Match) -> &'a str,
    ) -> Matches {
        matcher::find(&self.finder.trie, words, prefixed, |found| {
            self.entry(found.entry).is_none_or(|entry| text_of(found).starts_with(&*entry.text))
        })
    }

    /// The terms that [`find`](Self::find) leaves out for an exception or for their capitals.
    pub(crate) fn find_dropped<'a>(&self, words: &[WordId], text_of: impl Fn(&Match) -> &'a str) -> Vec<Dropped> {
        matcher::find_dropped(&self.finder.trie, words, |found| {
            self.entry(found.entry).is_none_or(|entry| text_of(found).starts_with(&*entry.text))
        })
    }

    /// Places where entries with `match = "pattern"` match.
    pub(crate) fn patterns(&self) -> &[(Regex, EntryId)] {
        &self.patterns
    }
}

/// The complements that words open by their own names.
fn complements(vocabulary: &Vocabulary) -> Vec<Option<Complement>> {
    let words = Complement::ALL.iter().map(|complement| (vocabulary.known(complement.name()).number, *complement));
    let known = words.filter(|(word, _)| *word != WordId::UNKNOWN);
    known.fold(Vec::new(), |mut complements, (word, complement)| {
        complements.resize(complements.len().max(word.index() + 1), None);
        if let Some(slot) = complements.get_mut(word.index()) {
            *slot = Some(complement);
        }
        complements
    })
}

/// What follows the built-in lexicons where all of these come first, as they do unless the user leaves them out.
pub(super) fn after_builtin<'a, 's>(sources: &'a [SourceFile<'s>]) -> Option<&'a [SourceFile<'s>]> {
    let (first, rest) = sources.split_at_checked(builtin::BUILTIN.len())?;
    let same = |(source, (name, text)): (&SourceFile<'_>, &(&str, &str))| {
        source.origin == Origin::Builtin && source.name == *name && source.text == *text
    };
    first.iter().zip(builtin::BUILTIN).all(same).then_some(rest)
}

impl Packed for LexiconSet {
    fn pack(&self, into: &mut Vec<u8>) {
        self.lists.pack(into);
        self.finder.pack(into);
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        Some(Self::ready(Lists::unpack(from)?, Finder::unpack(from)?))
    }
}
