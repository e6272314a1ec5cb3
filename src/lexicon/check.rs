//! What loads, and is surely not meant: entries that can never match, and files that say the same or contradict.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use super::builtin::BUILTIN;
use super::entry::{Entry, MatchMode, PartOfSpeech, Role};
use super::raw::{self, RawFile, RawTerm};
use super::set::{LexiconSet, Origin, SourceFile, after_builtin};
use super::vocabulary::WordId;
use crate::diagnostic::{Diagnostic, Severity, TomlFile, nearest};
use crate::text::{Document, PieceKind, pieces};

/// Loads files, with what could be read of those that have errors, and tells every problem of the user's: what keeps
/// them from loading, and what loads and does nothing.
///
/// ```
/// use onrecord::lexicon::{Origin, SourceFile, check};
///
/// let text = "id = \"house\"\nrole = \"loaded\"\nabout = \"a\"\nversion = \"1\"\nsources = [\"s\"]\n\
///     [[term]]\ntext = \"red tape\"\nexcept = [\"red tape\"]\n";
/// let (_, problems) = check(&[SourceFile { name: "house.toml", text, origin: Origin::User }]);
/// assert!(problems[0].message.starts_with("\"red tape\" never matches"));
/// ```
#[must_use]
pub fn check(sources: &[SourceFile<'_>]) -> (LexiconSet, Vec<Diagnostic>) {
    let (set, mut problems) = LexiconSet::load_anyway(sources);
    let mut known = Known::default();
    let users = after_builtin(sources).unwrap_or(sources);
    if users.len() < sources.len() {
        known.take_set(&LexiconSet::builtin());
    }
    for source in users {
        let toml = TomlFile::new(source.name, source.text);
        let role_of = |id: &str| set.files().iter().find(|file| file.id == id).map(|file| file.role);
        // Its problems were told when it was loaded.
        let read = raw::read(&TomlFile::new(source.name, source.text), role_of);
        let entries = entries_from(&set, source);
        let checking = Checking { set: &set, toml: &toml, file: &read, source, entries: &entries };
        if source.origin == Origin::User {
            read.terms.iter().for_each(|term| checking.term(term, &known));
            checking.twins();
        }
        known.take(&read, source);
        problems.extend(toml.finish());
    }
    problems.sort_by_key(|problem| (sources.iter().position(|source| source.name == problem.file), problem.place));
    (set, problems)
}

/// Terms that earlier files list, by the id of their lexicon.
#[derive(Default)]
struct Known {
    terms: BTreeMap<String, BTreeMap<String, Listed>>,
}

/// Where a term was listed last.
struct Listed {
    file: String,
    line: usize,
    weight: f32,
}

impl Known {
    fn take_set(&mut self, set: &LexiconSet) {
        for entry in set.entries() {
            let Some(lexicon) = set.file_of(entry) else { continue };
            let (file, line) = set.origin_of(entry);
            let listed = Listed { file: file.to_owned(), line: line as usize, weight: entry.weight };
            self.terms.entry(lexicon.id.to_string()).or_default().insert(entry.text.to_string(), listed);
        }
    }

    fn take(&mut self, read: &RawFile, source: &SourceFile<'_>) {
        let of_file = self.terms.entry(read.id.clone()).or_default();
        if read.off {
            of_file.clear();
        }
        for term in &read.terms {
            if term.stated.off {
                of_file.remove(&term.text);
                continue;
            }
            let line = 1 + source.text.get(..term.at.start).map_or(0, |before| before.matches('\n').count());
            let listed = Listed { file: source.name.to_owned(), line, weight: term.stated.details.weight };
            of_file.insert(term.text.clone(), listed);
        }
    }
}

impl Listed {
    fn is_builtin(&self) -> bool {
        BUILTIN.iter().any(|(name, _)| *name == self.file)
    }
}

struct Checking<'a, 't> {
    set: &'a LexiconSet,
    toml: &'a TomlFile<'t>,
    file: &'a RawFile,
    source: &'a SourceFile<'t>,
    /// The entries that were read from this file, by text.
    entries: &'a HashMap<&'a str, Vec<&'a Entry>>,
}

fn entries_from<'a>(set: &'a LexiconSet, source: &SourceFile<'_>) -> HashMap<&'a str, Vec<&'a Entry>> {
    let mut by_text: HashMap<&str, Vec<&Entry>> = HashMap::new();
    for entry in set.entries().iter().filter(|entry| set.origin_of(entry).0 == source.name) {
        by_text.entry(&entry.text).or_default().push(entry);
    }
    by_text
}

impl Checking<'_, '_> {
    fn warn(&self, code: &'static str, term: &RawTerm, message: String, help: Option<String>) {
        self.toml.note(Severity::Warning, code, term.at.clone(), message, help);
    }

    fn term(&self, term: &RawTerm, known: &Known) {
        if term.stated.off {
            self.off(term, known);
            return;
        }
        self.conflict(term, known);
        self.idle_exceptions(term);
        let mut same_text = self.entries.get(term.text.as_str()).into_iter().flatten();
        if let Some(entry) = same_text.find(|entry| entry.pos == term.stated.details.pos)
            && let Some(why) = never(self.set, entry)
        {
            self.warn("never-matches", term, format!("\"{}\" never matches: {why}", term.text), None);
        }
    }

    /// A term that is switched off must be there.
    fn off(&self, term: &RawTerm, known: &Known) {
        let texts = known.terms.get(&self.file.id);
        if texts.is_some_and(|texts| texts.contains_key(&term.text)) {
            return;
        }
        let listed = texts.into_iter().flat_map(BTreeMap::keys).map(String::as_str);
        let help = nearest(&term.text, listed).map(|near| format!("did you mean \"{near}\"?"));
        let message = format!("\"{}\" is switched off, and is not listed in {}", term.text, self.file.id);
        self.warn("idle-off", term, message, help);
    }

    /// A term that another file lists too: the later one wins inside a lexicon, the heavier one between two.
    fn conflict(&self, term: &RawTerm, known: &Known) {
        let weight = term.stated.details.weight;
        let same_file = known.terms.get(&self.file.id).and_then(|terms| terms.get(&term.text));
        if let Some(listed) = same_file.filter(|listed| !listed.is_builtin() && listed.file != self.source.name) {
            let Listed { file, line, .. } = listed;
            let message = format!("\"{}\" is listed in {file}:{line} too; this file is read later and wins", term.text);
            self.warn("conflict", term, message, None);
        }
        let of_language = |role: Option<Role>| role.filter(|role| role.is_language());
        let (Some(role), false) = (of_language(self.file.role), self.is_builtin()) else { return };
        let others = self.set.files().iter().filter(|file| file.role == role && *file.id != *self.file.id);
        let listed = others.filter_map(|file| Some((file, known.terms.get(&*file.id)?.get(&term.text)?)));
        for (lexicon, Listed { file, line, weight: other }) in listed {
            let (id, text) = (&lexicon.id, &term.text);
            let which = if weight > *other { "this one counts" } else { "that one counts" };
            let message = format!("\"{text}\" is in {id} too ({file}:{line}), with weight {other}; {which}");
            self.warn("duplicate", term, message, None);
        }
    }

    /// Terms of language that differ by hyphens alone: texts are cut at hyphens, so that both are found together.
    fn twins(&self) {
        let mut seen: BTreeMap<(String, bool), &RawTerm> = BTreeMap::new();
        let terms = self.file.terms.iter().filter(|term| !term.stated.off && !term.stated.details.case);
        for term in terms.filter(|_| self.file.role.is_some_and(Role::is_language)) {
            let key = (term.text.replace('-', " "), term.stated.details.pos == Some(PartOfSpeech::Verb));
            let Some(first) = seen.insert(key, term).filter(|first| first.text != term.text) else { continue };
            let message = format!("\"{}\" is found wherever \"{}\" is; the heavier counts", term.text, first.text);
            self.warn("same-words", term, message, Some("keep one: texts are cut at hyphens".to_owned()));
        }
    }

    fn is_builtin(&self) -> bool {
        BUILTIN.iter().any(|(name, _)| *name == self.source.name)
    }

    fn idle_exceptions(&self, term: &RawTerm) {
        let mode = term.stated.details.mode;
        if matches!(mode, MatchMode::Exact | MatchMode::Inflections) || term.stated.details.except.is_empty() {
            return;
        }
        let message = format!("the exceptions of \"{}\" except nothing with match = \"{}\"", term.text, mode.name());
        self.warn("idle-exception", term, message, None);
    }
}

/// Why an entry is found in no text, if so.
fn never(set: &LexiconSet, entry: &Entry) -> Option<String> {
    let role = set.file_of(entry)?.role;
    match entry.mode {
        MatchMode::Pattern if !role.is_language() && role != Role::Furniture => {
            Some(format!("match = \"pattern\" is for language and furniture, not for the role {}", role.name()))
        }
        // Suffixes are judged when they are read; the classes of grammar are no terms.
        MatchMode::Pattern | MatchMode::Suffix => None,
        MatchMode::Prefix => {
            (!starts_itself(set, entry)).then(|| "no single word starts so, as texts are cut".to_owned())
        }
        _ if role == Role::Grammar => None,
        MatchMode::Exact | MatchMode::Inflections => {
            // A gap stands for no word, or for any.
            let found = found_in(set, entry, &entry.text.replace('*', " "));
            found.or_else(|why| found_in(set, entry, &entry.text.replace('*', "0")).map_err(|_| why)).err()
        }
    }
}

fn starts_itself(set: &LexiconSet, entry: &Entry) -> bool {
    let doc = Document::new(entry.text.to_string());
    let words: Vec<String> = pieces(&doc, doc.span(), set.clitics())
        .filter(|piece| piece.kind == PieceKind::Word)
        .map(|piece| lower(&doc[piece.span]))
        .collect();
    let [word] = words.as_slice() else { return false };
    let mut starts = set.prefixed(word).filter_map(|output| set.entry(output.entry));
    starts.any(|found| std::ptr::eq(found, entry))
}

/// Whether the entry is found in a text, and if not, why.
fn found_in(set: &LexiconSet, entry: &Entry, text: &str) -> Result<(), String> {
    let doc = Document::new(text);
    let cut: Vec<_> = pieces(&doc, doc.span(), set.clitics()).collect();
    let words: Vec<WordId> = cut.iter().map(|piece| set.known(&lower(&doc[piece.span])).number).collect();
    if words.is_empty() {
        return Err("it has no word".to_owned());
    }
    let text_of = |first: u32, end: u32| {
        let run = cut.get(first as usize..end as usize).unwrap_or(&[]);
        run.first().zip(run.last()).map_or("", |(first, last)| &doc[first.span.cover(last.span)])
    };
    let is_it = |id| set.entry(id).is_some_and(|found| std::ptr::eq(found, entry));
    let found = set.find(&words, &[], |found| text_of(found.first, found.end));
    if found.all().iter().any(|found| is_it(found.entry)) {
        return Ok(());
    }
    let dropped = set.find_dropped(&words, |found| text_of(found.first, found.end));
    if dropped.iter().any(|dropped| is_it(dropped.found.entry) && dropped.exception.is_some()) {
        return Err("one of its exceptions is the entry itself".to_owned());
    }
    Err("texts are cut in other words".to_owned())
}

/// As the vocabulary has its words.
fn lower(word: &str) -> String {
    word.to_lowercase().replace(['’', '‘'], "'")
}
