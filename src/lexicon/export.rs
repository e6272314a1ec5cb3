//! Lexicons for other programs: rows of a table, and a dictionary of quanteda.

use serde::Serialize;
use serde_json::{Map, Value};

use super::entry::{Entry, File, MatchMode, PartOfSpeech};
use super::set::LexiconSet;

/// An entry as a row.
#[derive(Clone, Debug, Serialize)]
pub struct EntryRow<'l> {
    /// Id of its lexicon.
    pub lexicon: &'l str,
    /// What the program does with it.
    pub role: &'static str,
    /// The words.
    pub text: &'l str,
    /// Part of speech, if stated.
    pub pos: Option<&'static str>,
    /// How it is matched.
    #[serde(rename = "match")]
    pub mode: &'static str,
    /// With its capitals as written.
    pub case: bool,
    /// 0 to 1.
    pub weight: f64,
    /// Phrases that hold it and are no hits, bars between them.
    pub except: String,
    /// Plainer words, bars between them.
    pub instead: String,
    /// Whose usage it is.
    pub side: Option<&'static str>,
    /// Why it is as it is.
    pub note: Option<&'l str>,
    /// Where it was read.
    pub file: &'l str,
    /// The line there.
    pub line: u32,
}

impl<'l> EntryRow<'l> {
    /// The row of an entry.
    #[must_use]
    pub fn of(lexicons: &'l LexiconSet, entry: &'l Entry) -> Self {
        let lexicon = lexicons.file_of(entry);
        let (file, line) = lexicons.origin_of(entry);
        Self {
            lexicon: lexicon.map_or("", |lexicon| &lexicon.id),
            role: lexicon.map_or("", |lexicon| lexicon.role.name()),
            text: &entry.text,
            pos: entry.pos.map(PartOfSpeech::name),
            mode: entry.mode.name(),
            case: entry.case,
            weight: (f64::from(entry.weight) * 1e6).round() / 1e6,
            except: entry.except.join("|"),
            instead: entry.instead.join("|"),
            side: entry.attributes.side.map(|side| side.name()),
            note: entry.note.as_deref(),
            file,
            line,
        }
    }
}

/// A dictionary of quanteda, and the entries that it has no form for.
pub struct Dictionary<'l> {
    /// The YAML.
    pub yaml: String,
    /// Entries that are regular expressions.
    pub left_out: Vec<&'l Entry>,
}

/// Writes lexicons as a dictionary of quanteda: a key a lexicon, under it all forms of all entries. Weights and
/// exceptions have no place there; a gap stands for one word.
///
/// ```
/// use onrecord::lexicon::{LexiconSet, to_quanteda};
/// let lexicons = LexiconSet::builtin();
/// let booster = lexicons.files().iter().filter(|file| file.id == "booster");
/// assert!(to_quanteda(&lexicons, booster).yaml.starts_with("booster:\n"));
/// ```
pub fn to_quanteda<'l>(lexicons: &'l LexiconSet, files: impl IntoIterator<Item = &'l File>) -> Dictionary<'l> {
    let irregulars = lexicons.irregulars();
    let forms_of = |entry: &Entry| {
        let forms = irregulars.forms(&entry.text, entry.pos).into_iter().map(|(form, _)| form);
        let mut unique: Vec<String> = Vec::new();
        forms.for_each(|form| {
            if !unique.contains(&form) {
                unique.push(form);
            }
        });
        unique
    };
    let mut left_out = Vec::new();
    let mut categories = Map::new();
    for file in files {
        let mut words: Vec<Value> = Vec::new();
        for entry in lexicons.entries_of(file) {
            match entry.mode {
                MatchMode::Pattern => left_out.push(entry),
                MatchMode::Prefix => words.push(format!("{}*", entry.text).into()),
                MatchMode::Suffix => words.push(format!("*{}", entry.text).into()),
                MatchMode::Exact => words.push(entry.text.to_string().into()),
                MatchMode::Inflections => words.extend(forms_of(entry).into_iter().map(Value::from)),
            }
        }
        categories.insert(file.id.to_string(), Value::Array(words));
    }
    // Texts in lists under texts all have a form in YAML.
    Dictionary { yaml: serde_saphyr::to_string(&Value::Object(categories)).unwrap_or_default(), left_out }
}
