//! All lexicons of a run, merged and compiled: the one object that knows words.

use std::collections::BTreeMap;

use hashbrown::HashMap;
use regex::{Regex, RegexBuilder};
use sha2::{Digest, Sha256};

use super::entry::{Entry, EntryId, File, FileId, MatchMode, PartOfSpeech, Role};
use super::inflect::Irregulars;
use super::matcher::{Element, Match, Matcher, Matches, Output};
use super::raw::{self, RawFile, RawTerm};
use super::validate;
use super::vocabulary::{Class, Classes, Vocabulary, WordId};
use crate::diagnostic::{Diagnostic, Severity, TomlFile};
use crate::text::{Document, PieceKind, pieces};

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
    files: Vec<File>,
    entries: Vec<Entry>,
    origins: Vec<Box<str>>,
    vocabulary: Vocabulary,
    matcher: Matcher,
    prefixes: Vec<(Box<str>, Output)>,
    prefix_starts: Box<[bool; 256]>,
    patterns: Vec<(Regex, EntryId)>,
    clitics: Vec<Box<str>>,
}

impl LexiconSet {
    /// Loads files in order; a later one extends, overrides or switches off what earlier ones say.
    ///
    /// # Errors
    /// All problems of all files, each with its place; warnings alone do not fail and come back with the set.
    pub fn load(sources: &[SourceFile<'_>]) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        let mut merged = Merged::default();
        let mut problems = Vec::new();
        for source in sources {
            problems.extend(merged.take(source));
        }
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(problems);
        }
        Ok((merged.compile(), problems))
    }

    /// The built-in lexicons alone.
    ///
    /// ```
    /// let set = onrecord::lexicon::LexiconSet::builtin();
    /// assert!(set.files().len() > 12);
    /// ```
    #[must_use]
    pub fn builtin() -> Self {
        // The files in the binary are checked by tests; one that does not load would leave the set empty.
        Self::load(&super::builtin::sources()).map_or_else(|_| Merged::default().compile(), |(set, _)| set)
    }

    /// The files, in order of loading.
    #[must_use]
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The file of an entry.
    #[must_use]
    pub fn file_of(&self, entry: &Entry) -> Option<&File> {
        self.files.get(entry.file.0 as usize)
    }

    /// The entries of a file.
    pub fn entries_of(&self, file: &File) -> impl Iterator<Item = &Entry> {
        let at = self.files.iter().position(|known| known.id == file.id);
        self.entries.iter().filter(move |entry| Some(entry.file.0 as usize) == at)
    }

    /// An entry by its number.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(id.0 as usize)
    }

    /// All entries.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The name of the file, and the line, where an entry was read.
    #[must_use]
    pub fn origin_of(&self, entry: &Entry) -> (&str, u32) {
        (self.origins.get(entry.origin.0 as usize).map_or("", |name| name), entry.origin.1)
    }

    /// Endings that are words of their own ('s, 've), for the tokenizer.
    #[must_use]
    pub fn clitics(&self) -> &[Box<str>] {
        &self.clitics
    }

    /// The number of a lower-case word.
    #[must_use]
    pub fn word(&self, lower: &str) -> WordId {
        self.vocabulary.number(lower)
    }

    /// The classes of a word.
    #[must_use]
    pub fn classes(&self, word: WordId) -> Classes {
        self.vocabulary.classes(word)
    }

    /// The classes that a word has only as it is written here.
    pub(crate) fn cased_classes(&self, word: WordId, as_written: &str) -> Classes {
        self.vocabulary.cased_classes(word, as_written)
    }

    /// The classes that the ending of an unknown lower-case word tells.
    #[must_use]
    pub fn classes_by_ending(&self, lower: &str) -> Classes {
        self.vocabulary.classes_by_ending(lower)
    }

    /// Entries with `match = "prefix"` that a lower-case word starts with.
    pub(crate) fn prefixed(&self, lower: &str) -> impl Iterator<Item = &Output> {
        let possible = lower.bytes().next().is_some_and(|byte| self.prefix_starts.get(byte as usize) == Some(&true));
        let prefixes = if possible { self.prefixes.as_slice() } else { &[] };
        prefixes.iter().filter(|(prefix, _)| lower.starts_with(&**prefix)).map(|(_, output)| output)
    }

    /// Finds all terms in a row of words; `text_of` gives the words of a match as they stand.
    pub(crate) fn find<'a>(
        &self,
        words: &[WordId],
        prefixed: &[(u32, Output)],
        text_of: impl Fn(&Match) -> &'a str,
    ) -> Matches {
        self.matcher.find(words, prefixed, |found| {
            self.entry(found.entry).is_none_or(|entry| !entry.case || text_of(found).starts_with(&*entry.text))
        })
    }

    /// Places where entries with `match = "pattern"` match.
    pub(crate) fn patterns(&self) -> &[(Regex, EntryId)] {
        &self.patterns
    }
}

/// Compiles a user's pattern with the limits that all patterns have.
pub(crate) fn compile_pattern(pattern: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern).case_insensitive(true).size_limit(1 << 20).dfa_size_limit(1 << 21).build()
}

/// Files merged by id, before they are compiled.
#[derive(Default)]
struct Merged {
    files: Vec<MergedFile>,
    by_id: BTreeMap<String, usize>,
    origins: Vec<Box<str>>,
}

struct MergedFile {
    raw: RawFile,
    role: Role,
    terms: Vec<(RawTerm, u16, u32)>,
    by_key: HashMap<(String, Option<PartOfSpeech>, Option<Class>), usize>,
    origins: Vec<Box<str>>,
    hasher: Sha256,
}

impl Merged {
    /// Takes one more file in, and gives its problems.
    fn take(&mut self, source: &SourceFile<'_>) -> Vec<Diagnostic> {
        let role_of = |id: &str| self.by_id.get(id).and_then(|at| self.files.get(*at)).map(|file| file.role);
        let (raw, mut problems) = raw::read(source.name, source.text, role_of);
        let is_new = !self.by_id.contains_key(&raw.id);
        if source.origin == Origin::User || cfg!(debug_assertions) {
            let toml = TomlFile::new(source.name, source.text);
            validate::file(&toml, &raw, is_new);
            problems.extend(toml.finish());
            problems.sort_by_key(|problem| problem.place);
        }
        if let Some(role) = raw.role {
            self.merge(source, raw, role);
        }
        problems
    }

    fn merge(&mut self, source: &SourceFile<'_>, mut raw: RawFile, role: Role) {
        let origin = u16::try_from(self.origins.len()).unwrap_or(u16::MAX);
        self.origins.push(source.name.into());
        let terms = std::mem::take(&mut raw.terms);
        let off = raw.off;
        let at = *self.by_id.entry(raw.id.clone()).or_insert(self.files.len());
        if at == self.files.len() {
            self.files.push(MergedFile::new(raw, role));
        }
        let Some(file) = self.files.get_mut(at) else { return };
        file.origins.push(source.name.into());
        file.hasher.update(source.text.as_bytes());
        if off {
            file.terms.clear();
            file.by_key.clear();
        }
        let mut line_of = LineCounter::new(source.text);
        for term in terms {
            let line = line_of.line(term.at.start);
            file.put(term, origin, line);
        }
    }

    fn compile(self) -> LexiconSet {
        let mut compiler = Compiler::new(self.origins);
        for file in &self.files {
            compiler.irregulars(file);
        }
        for file in self.files {
            compiler.file(file);
        }
        compiler.set
    }
}

impl MergedFile {
    fn new(raw: RawFile, role: Role) -> Self {
        Self { raw, role, terms: Vec::new(), by_key: HashMap::new(), origins: Vec::new(), hasher: Sha256::new() }
    }

    fn put(&mut self, term: RawTerm, origin: u16, line: u32) {
        // A user's term of the same text replaces all of that text, whatever its part of speech was.
        if origin != self.terms.first().map_or(origin, |(_, first, _)| *first) {
            self.terms.retain(|(known, from, _)| *from == origin || known.text != term.text);
            self.by_key.clear();
        }
        if term.fields.off {
            return;
        }
        let (text, pos, class) = validate::key(&term);
        let key = (text.to_owned(), pos, class);
        if self.by_key.contains_key(&key) {
            return;
        }
        self.by_key.insert(key, self.terms.len());
        self.terms.push((term, origin, line));
    }
}

/// Lines of rising places, counted on the way.
struct LineCounter<'t> {
    text: &'t str,
    at: usize,
    line: u32,
}

impl<'t> LineCounter<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    fn line(&mut self, place: usize) -> u32 {
        if place < self.at {
            (self.at, self.line) = (0, 1);
        }
        let passed = self.text.as_bytes().get(self.at..place).unwrap_or(&[]);
        self.line += u32::try_from(memchr::memchr_iter(b'\n', passed).count()).unwrap_or(0);
        self.at = place;
        self.line
    }
}

struct Compiler {
    set: LexiconSet,
    irregulars: Irregulars,
}

impl Compiler {
    fn new(origins: Vec<Box<str>>) -> Self {
        let set = LexiconSet {
            files: Vec::new(),
            entries: Vec::new(),
            origins,
            vocabulary: Vocabulary::default(),
            matcher: Matcher::new(),
            prefixes: Vec::new(),
            prefix_starts: Box::new([false; 256]),
            patterns: Vec::new(),
            clitics: Vec::new(),
        };
        Self { set, irregulars: Irregulars::default() }
    }

    /// Takes what must be known before any term is cut into words: irregular forms and clitics.
    fn irregulars(&mut self, file: &MergedFile) {
        if file.role != Role::Grammar {
            return;
        }
        for (term, _, _) in &file.terms {
            match term.fields.attributes.class {
                Some(class @ (Class::IrregularVerb | Class::IrregularNoun | Class::IrregularAdjective)) => {
                    self.irregulars.add(class, &term.text, &term.fields.attributes.forms);
                }
                Some(Class::Clitic) => self.set.clitics.push(term.text.as_str().into()),
                _ => {}
            }
        }
    }

    fn file(&mut self, file: MergedFile) {
        let id = FileId(u16::try_from(self.set.files.len()).unwrap_or(u16::MAX));
        let raw = file.raw;
        self.set.files.push(File {
            id: raw.id.into(),
            role: file.role,
            about: raw.about.unwrap_or_default().into(),
            question: raw.question.map(Into::into),
            version: raw.version.unwrap_or_default().into(),
            sources: raw.sources.into_iter().map(Into::into).collect(),
            origins: file.origins,
            sha256: hex(&file.hasher.finalize()),
        });
        for (term, origin, line) in file.terms {
            self.term(term, id, file.role, (origin, line));
        }
    }

    fn term(&mut self, term: RawTerm, file: FileId, role: Role, origin: (u16, u32)) {
        let id = EntryId(u32::try_from(self.set.entries.len()).unwrap_or(u32::MAX));
        let entry = to_entry(term, file, role, origin);
        match entry.mode {
            MatchMode::Pattern => {
                if let Ok(pattern) = compile_pattern(&entry.text) {
                    self.set.patterns.push((pattern, id));
                }
            }
            MatchMode::Prefix => self.prefix(&entry, id, role),
            MatchMode::Suffix => {
                if let Some(class) = entry.attributes.class {
                    self.set.vocabulary.add_suffix(&entry.text, class);
                }
            }
            MatchMode::Exact | MatchMode::Inflections => self.words(&entry, id, role),
        }
        self.set.entries.push(entry);
    }

    fn prefix(&mut self, entry: &Entry, id: EntryId, role: Role) {
        if let Some(starts) = entry.text.bytes().next().and_then(|byte| self.set.prefix_starts.get_mut(byte as usize)) {
            *starts = true;
        }
        let output = Output { entry: id, form: Class::FormBase, role, except: false };
        self.set.prefixes.push((entry.text.clone(), output));
    }

    fn words(&mut self, entry: &Entry, id: EntryId, role: Role) {
        let lower = entry.text.to_lowercase();
        let pos = if entry.mode == MatchMode::Exact { Some(PartOfSpeech::Phrase) } else { entry.pos };
        for (text, form) in self.irregulars.forms(&lower, pos) {
            self.form(&text, form, entry, id, role);
        }
        for phrase in &entry.except {
            for (text, form) in self.irregulars.forms(&phrase.to_lowercase(), entry.pos) {
                let output = Output { entry: id, form, role, except: true };
                let elements = self.elements(&text);
                self.set.matcher.add(&elements, output);
            }
        }
    }

    fn form(&mut self, text: &str, form: Class, entry: &Entry, id: EntryId, role: Role) {
        let elements = self.elements(text);
        if let [Element::Word(word)] = elements.as_slice() {
            let stated = entry.attributes.class;
            self.classify(*word, stated, form, entry, role);
        } else if role == Role::Cue
            && !entry.text.contains('-')
            && let Some(Element::Word(first)) = elements.first()
        {
            self.classify(*first, None, form, entry, role);
        }
        if role != Role::Grammar || elements.len() > 1 {
            self.set.matcher.add(&elements, Output { entry: id, form, role, except: false });
        }
    }

    fn classify(&mut self, word: WordId, stated: Option<Class>, form: Class, entry: &Entry, role: Role) {
        // Lists of judgement say nothing about grammar: a loaded noun is no cue.
        if matches!(role, Role::Loaded | Role::Opinion | Role::Hedge | Role::Anonymity | Role::Reply | Role::Furniture)
        {
            return;
        }
        let vocabulary = &mut self.set.vocabulary;
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

    fn elements(&mut self, text: &str) -> Vec<Element> {
        if self.set.clitics.iter().any(|clitic| **clitic == *text) {
            return vec![Element::Word(self.set.vocabulary.add(text))];
        }
        let doc = Document::new(text);
        let clitics = std::mem::take(&mut self.set.clitics);
        let elements = pieces(&doc, doc.span(), &clitics)
            .filter_map(|piece| match piece.kind {
                PieceKind::Punctuation('*') => Some(Element::Gap),
                PieceKind::Punctuation('-') => None,
                _ => Some(Element::Word(self.set.vocabulary.add(&normal(&doc[piece.span])))),
            })
            .collect();
        self.set.clitics = clitics;
        elements
    }
}

/// A word as the vocabulary knows it: straight apostrophes; the text is lower case already.
fn normal(word: &str) -> String {
    word.replace('’', "'")
}

fn to_entry(term: RawTerm, file: FileId, role: Role, origin: (u16, u32)) -> Entry {
    let fields = term.fields;
    let boxed = |texts: Vec<(String, _)>| {
        texts.into_iter().map(|(text, _): (String, std::ops::Range<usize>)| text.into()).collect()
    };
    let grammar_words = role == Role::Grammar && fields.pos.is_none();
    let default_mode = if grammar_words { MatchMode::Exact } else { MatchMode::Inflections };
    let mut attributes = fields.attributes;
    if attributes.class.is_none() && role == Role::Media {
        attributes.class = Some(Class::MediaName);
    }
    #[expect(clippy::cast_possible_truncation, reason = "a weight is from 0 to 1")]
    let weight = fields.weight.unwrap_or(DEFAULT_WEIGHT) as f32;
    Entry {
        text: term.text.into(),
        file,
        weight,
        pos: fields.pos,
        mode: fields.mode.unwrap_or(default_mode),
        case: fields.case,
        except: boxed(fields.except),
        instead: fields.instead.into_iter().map(Into::into).collect(),
        note: fields.note.map(Into::into),
        hits: boxed(fields.hits),
        misses: boxed(fields.misses),
        attributes,
        origin,
    }
}

/// Weight of a term where neither it, its group nor its file states one.
const DEFAULT_WEIGHT: f64 = 0.5;

fn hex(bytes: &[u8]) -> Box<str> {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into()
}
