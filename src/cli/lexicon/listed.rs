//! An entry as `show` and `export` write it.

use onrecord::lexicon::{Entry, LexiconSet};
use serde::Serialize;

use super::format::weight;

/// An entry, with all that it says as language.
#[derive(Serialize)]
pub(super) struct Listed<'l> {
    pub(super) text: &'l str,
    pub(super) pos: Option<&'static str>,
    #[serde(rename = "match")]
    pub(super) mode: &'static str,
    pub(super) case: bool,
    pub(super) weight: f64,
    pub(super) except: Vec<&'l str>,
    pub(super) instead: Vec<&'l str>,
    pub(super) before: Vec<&'l str>,
    pub(super) after: Vec<&'l str>,
    pub(super) object: Option<&'static str>,
    pub(super) side: Option<&'static str>,
    pub(super) note: Option<&'l str>,
    pub(super) file: &'l str,
    pub(super) line: u32,
}

impl<'l> Listed<'l> {
    /// What an entry says, and where it was read.
    pub(super) fn of(lexicons: &'l LexiconSet, entry: &'l Entry) -> Self {
        let (file, line) = lexicons.origin_of(entry);
        Self {
            text: &entry.text,
            pos: entry.pos.map(|pos| pos.name()),
            mode: entry.mode.name(),
            case: entry.case,
            weight: weight(entry.weight),
            except: entry.except.iter().map(|text| &**text).collect(),
            instead: entry.instead.iter().map(|text| &**text).collect(),
            before: entry.attributes.before.iter().map(|text| &**text).collect(),
            after: entry.attributes.after.iter().map(|text| &**text).collect(),
            object: entry.attributes.acts_on.map(|acts_on| acts_on.name()),
            side: entry.attributes.side.map(|side| side.name()),
            note: entry.note.as_deref(),
            file,
            line,
        }
    }
}
