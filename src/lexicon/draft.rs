//! A lexicon of language that is being made: what a file of it says, and its TOML.

use std::fmt::Write;

use toml::Value;

use super::entry::{ActsOn, Entry, File, MatchMode, PartOfSpeech, PoliticalSide, Role, Voice};
use super::set::LexiconSet;

/// A lexicon of language as a file will say it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Its id: lower-case letters, digits, hyphens.
    pub id: String,
    /// One of the roles of language.
    pub role: Role,
    /// What words stand in it.
    pub about: String,
    /// Version of the file.
    pub version: String,
    /// Where its words come from.
    pub sources: Vec<String>,
    /// The voices in which its terms count; empty for all.
    pub voices: Vec<Voice>,
    /// Weight of the terms that state none.
    pub weight: Option<f64>,
    /// The terms.
    pub terms: Vec<DraftTerm>,
}

/// A term as a file will say it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftTerm {
    /// The words.
    pub text: String,
    /// What it says besides its text.
    pub fields: DraftFields,
}

/// What a term says besides its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftFields {
    /// Part of speech, if stated.
    pub pos: Option<PartOfSpeech>,
    /// How it is matched; inflections where not stated.
    pub mode: Option<MatchMode>,
    /// Matched with its capitals as written.
    pub case: bool,
    /// 0 to 1, if stated.
    pub weight: Option<f64>,
    /// Phrases that hold the term and are no hits.
    pub except: Vec<String>,
    /// Plainer words.
    pub instead: Vec<String>,
    /// Words of which one must stand shortly before it.
    pub before: Vec<String>,
    /// Words of which one must stand shortly after it.
    pub after: Vec<String>,
    /// What its object must be.
    pub acts_on: Option<ActsOn>,
    /// Whose usage it is.
    pub side: Option<PoliticalSide>,
    /// Why it is as it is.
    pub note: Option<String>,
    /// Sentences in which it must be found.
    pub hits: Vec<String>,
    /// Sentences in which it must not be found.
    pub misses: Vec<String>,
}

impl Draft {
    /// A loaded lexicon as it stands, all files merged, to be changed.
    #[must_use]
    pub fn of(lexicons: &LexiconSet, file: &File) -> Self {
        let texts = |texts: &[super::entry::Text]| texts.iter().map(|text| text.to_string()).collect();
        Self {
            id: file.id.to_string(),
            role: file.role,
            about: file.about.to_string(),
            version: file.version.to_string(),
            sources: texts(&file.sources),
            voices: file.voices.clone(),
            weight: None,
            terms: lexicons.entries_of(file).map(DraftTerm::of).collect(),
        }
    }

    /// The file. Terms that say the same stand in one group, in the place of the first of them.
    ///
    /// ```
    /// use onrecord::lexicon::{Draft, LexiconSet};
    /// let lexicons = LexiconSet::builtin();
    /// let file = lexicons.files().iter().find(|file| file.id == "booster").unwrap();
    /// assert!(Draft::of(&lexicons, file).to_toml().starts_with("id = \"booster\"\nrole = \"opinion\"\n"));
    /// ```
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut out = String::new();
        let names = self.voices.iter().map(|voice| voice.name().to_owned()).collect::<Vec<_>>();
        line(&mut out, "id", text(&self.id));
        line(&mut out, "role", text(self.role.name()));
        line(&mut out, "about", text(&self.about));
        line(&mut out, "version", text(&self.version));
        line(&mut out, "sources", texts(&self.sources));
        if !names.is_empty() {
            line(&mut out, "voices", texts(&names));
        }
        if let Some(weight) = self.weight {
            line(&mut out, "weight", Value::Float(weight));
        }
        let mut groups: Vec<(&DraftFields, Vec<&str>)> = Vec::new();
        for term in &self.terms {
            match groups.iter_mut().find(|(fields, _)| term.fields.is_shared() && **fields == term.fields) {
                Some((_, together)) => together.push(&term.text),
                None => groups.push((&term.fields, vec![&term.text])),
            }
        }
        for (fields, together) in groups {
            match together.as_slice() {
                [one] => {
                    out.push_str("\n[[term]]\n");
                    line(&mut out, "text", text(one));
                    fields.write(&mut out);
                }
                many => {
                    out.push_str("\n[[group]]\n");
                    fields.write(&mut out);
                    write_texts(&mut out, many);
                }
            }
        }
        out
    }
}

impl DraftTerm {
    fn of(entry: &Entry) -> Self {
        let texts = |texts: &[super::entry::Text]| texts.iter().map(|text| text.to_string()).collect();
        let mode = Some(entry.mode).filter(|mode| *mode != MatchMode::Inflections);
        let fields = DraftFields {
            pos: entry.pos,
            mode,
            case: entry.case,
            weight: Some((f64::from(entry.weight) * 1e6).round() / 1e6),
            except: texts(&entry.except),
            instead: texts(&entry.instead),
            before: texts(&entry.attributes.before),
            after: texts(&entry.attributes.after),
            acts_on: entry.attributes.acts_on,
            side: entry.attributes.side,
            note: entry.note.as_ref().map(ToString::to_string),
            hits: texts(&entry.hits),
            misses: texts(&entry.misses),
        };
        Self { text: entry.text.to_string(), fields }
    }
}

impl DraftFields {
    /// Whether these fields may be those of many terms: exceptions and examples are of one.
    fn is_shared(&self) -> bool {
        self.except.is_empty() && self.hits.is_empty() && self.misses.is_empty() && self.note.is_none()
    }

    fn write(&self, out: &mut String) {
        if let Some(pos) = self.pos {
            line(out, "pos", text(pos.name()));
        }
        if let Some(mode) = self.mode {
            line(out, "match", text(mode.name()));
        }
        if self.case {
            line(out, "case", Value::Boolean(true));
        }
        if let Some(weight) = self.weight {
            line(out, "weight", Value::Float(weight));
        }
        if let Some(side) = self.side {
            line(out, "side", text(side.name()));
        }
        if let Some(acts_on) = self.acts_on {
            line(out, "object", text(acts_on.name()));
        }
        let lists = [
            ("except", &self.except),
            ("before", &self.before),
            ("after", &self.after),
            ("instead", &self.instead),
            ("hits", &self.hits),
            ("misses", &self.misses),
        ];
        for (key, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
            line(out, key, texts(list));
        }
        if let Some(note) = &self.note {
            line(out, "note", text(note));
        }
    }
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn texts(list: &[String]) -> Value {
    Value::Array(list.iter().map(|item| text(item)).collect())
}

fn line(out: &mut String, key: &str, value: Value) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{key} = {value}");
}

/// Longest line of a list, in characters.
const WIDTH: usize = 110;

fn write_texts(out: &mut String, list: &[&str]) {
    out.push_str("texts = [\n   ");
    let mut width = 3;
    for item in list {
        let item = format!(" {},", text(item));
        let length = item.chars().count();
        if width + length > WIDTH && width > 3 {
            out.push_str("\n   ");
            width = 3;
        }
        out.push_str(&item);
        width += length;
    }
    out.push_str("\n]\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Origin, SourceFile, builtin_sources};

    /// What is written is read as the same.
    #[test]
    fn built_in_lexicons_of_language_survive_being_written() {
        let lexicons = LexiconSet::builtin();
        for file in lexicons.files().iter().filter(|file| file.role.is_language()) {
            let draft = Draft::of(&lexicons, file);
            let text = draft.to_toml();
            let mut sources = builtin_sources();
            sources.push(SourceFile { name: "draft.toml", text: &text, origin: Origin::User });
            let read = LexiconSet::load(&sources).map(|(set, _)| set).unwrap_or_else(|problems| {
                panic!("{}: {}", file.id, problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
            });
            let again = Draft::of(&read, read.files().iter().find(|known| known.id == file.id).unwrap());
            let sorted = |draft: &Draft| {
                let mut terms: Vec<String> = draft.terms.iter().map(|term| format!("{term:?}")).collect();
                terms.sort();
                terms
            };
            assert_eq!(sorted(&again), sorted(&draft), "{}", file.id);
        }
    }
}
