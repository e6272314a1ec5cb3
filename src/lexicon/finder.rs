//! Lists of words -> what finds them in a text: numbered words with their classes, and the tree of all terms.

use std::borrow::Cow;

use regex::{Regex, RegexBuilder};

use super::entry::{Entry, EntryId, MatchMode, PartOfSpeech, Role, Text};
use super::inflect::Irregulars;
use super::lists::Lists;
use super::packed::packed;
use super::trie::{Output, Paths, Trie};
use super::vocabulary::{Class, Vocabulary, WordId};
use crate::text::{Document, PieceKind, Span, pieces};

/// All that is made of the lists, once for a run.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) trie: Trie,
    /// Starts of words, with what a word that starts so is.
    pub(crate) prefixes: Vec<(Text, Output)>,
    /// Entries that are regular expressions.
    pub(crate) patterns: Vec<EntryId>,
    /// Endings that are words of their own.
    pub(crate) clitics: Vec<Text>,
}

packed!(Finder { vocabulary, trie, prefixes, patterns, clitics });

/// Compiles a user's pattern with the limits that all patterns have.
pub(crate) fn compile_pattern(pattern: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern).case_insensitive(true).size_limit(1 << 20).dfa_size_limit(1 << 21).build()
}

impl Finder {
    /// Makes all forms of all entries, and the tree of them.
    pub(crate) fn of(lists: &Lists) -> Self {
        let clitics = lists.grammar().filter(|entry| entry.attributes.class == Some(Class::Clitic));
        let finder = Self { clitics: clitics.map(|entry| entry.text.clone()).collect(), ..Self::default() };
        let irregulars = lists.irregulars();
        let mut making = Making { finder, paths: Paths::default(), irregulars, words: Vec::new() };
        for (number, entry) in lists.entries.iter().enumerate() {
            let id = EntryId(u32::try_from(number).unwrap_or(u32::MAX));
            if let Some(role) = lists.role_of(entry) {
                making.entry(Listed { entry, id, role });
            }
        }
        making.finder.trie = Trie::of(making.paths);
        making.finder
    }
}

#[derive(Copy, Clone)]
struct Listed<'a> {
    entry: &'a Entry,
    id: EntryId,
    role: Role,
}

impl Listed<'_> {
    fn output(self, form: Class, except: bool) -> Output {
        Output { entry: self.id, form, role: self.role, except, case: self.entry.case }
    }
}

struct Making {
    finder: Finder,
    paths: Paths,
    irregulars: Irregulars,
    /// The words of the form at hand.
    words: Vec<WordId>,
}

impl Making {
    fn entry(&mut self, listed: Listed<'_>) {
        let entry = listed.entry;
        match entry.mode {
            MatchMode::Pattern => self.finder.patterns.push(listed.id),
            MatchMode::Prefix => {
                self.finder.prefixes.push((entry.text.clone(), listed.output(Class::FormBase, false)));
            }
            MatchMode::Suffix => {
                if let Some(class) = entry.attributes.class {
                    self.finder.vocabulary.add_suffix(&entry.text, class);
                }
            }
            MatchMode::Exact | MatchMode::Inflections => self.words(listed),
        }
    }

    fn words(&mut self, listed: Listed<'_>) {
        let entry = listed.entry;
        for asked in entry.attributes.before.iter().chain(&entry.attributes.after) {
            self.finder.vocabulary.add(asked);
        }
        let pos = if entry.mode == MatchMode::Exact { Some(PartOfSpeech::Phrase) } else { entry.pos };
        // NIMBYs, not nimbies: letters that stand for words take an s as they are.
        let letters = entry.case && entry.text.chars().next_back().is_some_and(char::is_uppercase);
        let text = if letters { Cow::Borrowed(&*entry.text) } else { lower(&entry.text) };
        for (text, form) in self.irregulars.forms(&text, pos) {
            self.form(&lower(&text), form, listed);
        }
        for phrase in &entry.except {
            for (text, form) in self.irregulars.forms(&lower(phrase), entry.pos) {
                self.cut(&text);
                self.paths.add(&self.words, listed.output(form, true));
            }
        }
    }

    fn form(&mut self, text: &str, form: Class, listed: Listed<'_>) {
        self.cut(text);
        let stated = listed.entry.attributes.class;
        match *self.words {
            [word] if word != WordId::GAP => self.classify(word, stated, form, listed),
            [first, _, ..] if first != WordId::GAP && listed.role == Role::Cue && !listed.entry.text.contains('-') => {
                self.classify(first, None, form, listed);
            }
            _ => {}
        }
        if listed.role != Role::Grammar || self.words.len() > 1 {
            self.paths.add(&self.words, listed.output(form, false));
        }
    }

    fn classify(&mut self, word: WordId, stated: Option<Class>, form: Class, listed: Listed<'_>) {
        let Listed { entry, role, .. } = listed;
        // Lists of judgement say nothing about grammar: a loaded noun is no cue.
        if matches!(role, Role::Loaded | Role::Opinion | Role::Hedge | Role::Anonymity | Role::Reply | Role::Furniture)
        {
            return;
        }
        let vocabulary = &mut self.finder.vocabulary;
        if entry.case {
            if let Some(class) = stated {
                vocabulary.classify_cased(word, &entry.text, class);
            }
            return;
        }
        if let Some(class) = stated {
            vocabulary.classify(word, class);
        }
        if matches!(entry.pos, Some(PartOfSpeech::Verb | PartOfSpeech::Noun)) || form != Class::FormBase {
            vocabulary.classify(word, form);
        }
        if role == Role::Cue {
            match entry.pos {
                Some(PartOfSpeech::Verb) => vocabulary.classify(word, Class::CueVerb),
                Some(PartOfSpeech::Noun) => vocabulary.classify(word, Class::CueNoun),
                _ => {}
            }
        }
    }

    /// Cuts a lower-case form into `words`, as texts are cut.
    fn cut(&mut self, text: &str) {
        self.words.clear();
        let Self { words, finder: Finder { vocabulary, clitics, .. }, .. } = self;
        // Letters, blanks and hyphens alone leave nothing to find out.
        if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-')) {
            for word in text.split(' ') {
                // A hyphen parts words, and one that stands alone is a word, as in texts.
                let alone = Some(word).filter(|word| *word == "-");
                let parts = word.split('-').filter(|part| !part.is_empty());
                words.extend(alone.into_iter().chain(parts).map(|part| vocabulary.add(part)));
            }
            return;
        }
        // An ending that texts are parted at is a word of its own in lists too.
        if clitics.iter().any(|clitic| **clitic == *text) {
            words.push(vocabulary.add(text));
            return;
        }
        let doc = Document::new(text);
        words.extend(pieces(&doc, doc.span(), clitics).filter_map(|piece| match piece.kind {
            PieceKind::Punctuation('*') => Some(WordId::GAP),
            PieceKind::Punctuation('-') if !is_alone(&doc, piece.span) => None,
            // A word as the vocabulary knows it has straight apostrophes.
            _ => Some(vocabulary.add(&doc[piece.span].replace('’', "'"))),
        }));
    }
}

/// Whether blanks stand on both sides of a mark.
fn is_alone(doc: &Document, mark: Span) -> bool {
    let (before, after) = (&doc[doc.span().ending_before(mark)], &doc[doc.span().after(mark)]);
    before.ends_with(' ') && after.starts_with(' ')
}

fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.to_lowercase())
}
