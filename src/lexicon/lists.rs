//! What all lexicon files say, merged by id, before anything is made of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use hashbrown::HashSet;
use sha2::{Digest, Sha256};

use super::entry::{Details, Entry, File, FileId, Role, Text};
use super::inflect::Irregulars;
use super::packed::Packed;
use super::raw::{self, RawFile, RawTerm};
use super::set::SourceFile;
use super::validate;
use super::vocabulary::Class;
use crate::diagnostic::{Diagnostic, TomlFile};

/// Files and their entries, in order of loading.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    pub(crate) files: Vec<File>,
    /// File by file.
    pub(crate) entries: Vec<Entry>,
    /// Names of the files as the user knows them; entries point here.
    pub(crate) origins: Vec<Text>,
}

/// Files that are being merged.
#[derive(Default)]
pub(crate) struct Merging<'s> {
    files: Vec<MergedFile>,
    by_id: BTreeMap<Text, usize>,
    sources: Vec<SourceFile<'s>>,
    taken: Vec<Taken<'s>>,
}

/// A file that was read just now, and is not wholly checked before all are there.
struct Taken<'s> {
    toml: TomlFile<'s>,
    terms: Vec<RawTerm>,
}

struct MergedFile {
    file: File,
    entries: Vec<Entry>,
    /// Numbers of the sources that it was read from.
    from: Vec<usize>,
}

impl<'s> Merging<'s> {
    /// Starts from lists that were made of these sources before.
    pub(crate) fn onto(lists: Lists, sources: &[SourceFile<'s>]) -> Self {
        let mut merging = Self { sources: sources.to_vec(), ..Self::default() };
        for file in lists.files {
            let is_from = |name: &Text| sources.iter().position(|source| *name == source.name);
            let from = file.origins.iter().filter_map(is_from).collect();
            merging.by_id.insert(file.id.clone(), merging.files.len());
            merging.files.push(MergedFile { file, entries: Vec::new(), from });
        }
        for entry in lists.entries {
            if let Some(file) = merging.files.get_mut(entry.file.0 as usize) {
                file.entries.push(entry);
            }
        }
        merging
    }

    /// Takes one more file in.
    pub(crate) fn take(&mut self, source: &SourceFile<'s>) {
        let toml = TomlFile::new(source.name, source.text);
        let role_of = |id: &str| self.by_id.get(id).and_then(|at| self.files.get(*at)).map(|file| file.file.role);
        let mut raw = raw::read(&toml, role_of);
        validate::file(&toml, &raw, !self.by_id.contains_key(raw.id.as_str()));
        let terms = std::mem::take(&mut raw.terms);
        self.sources.push(source.clone());
        if let Some(role) = raw.role {
            self.merge(source, raw, role, &terms);
        }
        self.taken.push(Taken { toml, terms });
    }

    fn merge(&mut self, source: &SourceFile<'s>, raw: RawFile, role: Role, terms: &[RawTerm]) {
        let number = self.sources.len() - 1;
        let off = raw.off;
        let at = *self.by_id.entry(Text::Owned(raw.id.clone())).or_insert(self.files.len());
        if at == self.files.len() {
            self.files.push(MergedFile { file: to_file(raw, role), entries: Vec::new(), from: Vec::new() });
        }
        let Some(file) = self.files.get_mut(at) else { return };
        file.file.origins.push(Text::Owned(source.name.to_owned()));
        file.from.push(number);
        file.file.sha256 = Text::default();
        if off {
            file.entries.clear();
        }
        file.put(terms, FileId(u16::try_from(at).unwrap_or(u16::MAX)), number, source.text);
    }

    /// The lists, all files taken in, and the problems of these files in the order of files and places.
    pub(crate) fn finish(self) -> (Lists, Vec<Diagnostic>) {
        let mut lists = Lists::default();
        for MergedFile { mut file, entries, from } in self.files {
            if file.sha256.is_empty() {
                file.sha256 = sha256(from.iter().filter_map(|number| self.sources.get(*number)));
            }
            lists.files.push(file);
            lists.entries.extend(entries);
        }
        lists.origins = self.sources.iter().map(|source| Text::Owned(source.name.to_owned())).collect();
        let irregulars = lists.irregulars();
        let check = |Taken { toml, terms }: Taken<'_>| {
            validate::exceptions(&toml, &terms, &irregulars);
            toml.finish()
        };
        let problems = self.taken.into_iter().flat_map(check).collect();
        (lists, problems)
    }
}

impl Lists {
    /// What the file of an entry is for.
    pub(crate) fn role_of(&self, entry: &Entry) -> Option<Role> {
        self.files.get(entry.file.0 as usize).map(|file| file.role)
    }

    /// Word classes for the tagger and the like, which must be known before a term is cut into words.
    pub(crate) fn grammar(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| self.role_of(entry) == Some(Role::Grammar))
    }

    /// The irregular forms that the lists tell.
    pub(crate) fn irregulars(&self) -> Irregulars {
        let mut irregulars = Irregulars::default();
        for entry in self.grammar() {
            if let Some(class @ (Class::IrregularVerb | Class::IrregularNoun | Class::IrregularAdjective)) =
                entry.attributes.class
            {
                irregulars.add(class, &entry.text, &entry.attributes.forms);
            }
        }
        irregulars
    }
}

impl MergedFile {
    /// Adds the terms of one source. They replace all entries of the same text that earlier sources gave, whatever
    /// part of speech these had; a term that is off only takes away.
    fn put(&mut self, terms: &[RawTerm], id: FileId, source: usize, text: &str) {
        let texts: HashSet<&str> = terms.iter().map(|term| term.text.as_str()).collect();
        self.entries.retain(|known| !texts.contains(&*known.text));
        let mut seen = HashSet::new();
        let mut lines = LineCounter::new(text);
        let origin = u16::try_from(source).unwrap_or(u16::MAX);
        for term in terms {
            let line = lines.line(term.at.start);
            if !term.stated.off && seen.insert(validate::key(term)) {
                let (text, details) = (Text::Owned(term.text.clone()), Arc::clone(&term.stated.details));
                self.entries.push(Entry { text, file: id, origin: (origin, line), details });
            }
        }
    }
}

fn to_file(raw: RawFile, role: Role) -> File {
    File {
        id: raw.id.into(),
        role,
        about: raw.about.unwrap_or_default().into(),
        question: raw.question.map(Into::into),
        version: raw.version.unwrap_or_default().into(),
        sources: raw.sources,
        voices: raw.voices,
        origins: Vec::new(),
        sha256: Text::default(),
    }
}

fn sha256<'a>(sources: impl Iterator<Item = &'a SourceFile<'a>>) -> Text {
    let mut hasher = Sha256::new();
    sources.for_each(|source| hasher.update(source.text.as_bytes()));
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
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

/// Entries of a group share their details in the binary too, and entry texts stand end to end.
impl Packed for Lists {
    fn pack(&self, into: &mut Vec<u8>) {
        self.files.pack(into);
        self.origins.pack(into);
        let mut details: Vec<&Arc<Details>> = Vec::new();
        let mut texts = String::new();
        let mut rows: Vec<u32> = Vec::new();
        for entry in &self.entries {
            if details.last().is_none_or(|last| !Arc::ptr_eq(last, &entry.details)) {
                details.push(&entry.details);
            }
            texts.push_str(&entry.text);
            let (origin, line) = entry.origin;
            let (text_end, details) = (count(texts.len()), count(details.len() - 1));
            rows.extend([text_end, details, u32::from(entry.file.0), u32::from(origin), line]);
        }
        count(details.len()).pack(into);
        details.iter().for_each(|details| details.pack(into));
        Text::Owned(texts).pack(into);
        rows.pack(into);
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let (files, origins) = (Vec::unpack(from)?, Vec::unpack(from)?);
        let details: Vec<Arc<Details>> = Vec::<Details>::unpack(from)?.into_iter().map(Arc::new).collect();
        let Text::Borrowed(texts) = Text::unpack(from)? else { return None };
        let rows: Vec<u32> = Vec::unpack(from)?;
        let mut start = 0;
        let mut entries = Vec::with_capacity(rows.len() / 5);
        for [text_end, shared, file, origin, line] in rows.as_chunks().0 {
            let text = Text::Borrowed(texts.get(start..*text_end as usize)?);
            start = *text_end as usize;
            let (file, origin) = (FileId(u16::try_from(*file).ok()?), u16::try_from(*origin).ok()?);
            let details = Arc::clone(details.get(*shared as usize)?);
            entries.push(Entry { text, file, origin: (origin, *line), details });
        }
        Some(Self { files, entries, origins })
    }
}

#[allow(dead_code, reason = "called by the build script and by tests")]
fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
