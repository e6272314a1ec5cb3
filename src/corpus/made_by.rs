//! What the figures were made by. Rows of several runs can come together, and then a difference between groups may
//! be one between lexicons.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::lexicon::LexiconSet;
use crate::settings::Settings;

/// What one article's figures were made by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct RowMadeBy {
    /// Version of the program.
    pub onrecord: String,
    /// SHA-256 of the settings.
    pub settings_sha256: String,
    /// The lexicons.
    pub lexicons: Vec<LexiconVersion>,
}

/// A lexicon, pinned.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
pub struct LexiconVersion {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its text.
    pub sha256: String,
}

/// All that the articles of a corpus were made by; more than one of a kind where runs were mixed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MadeBy {
    /// Versions of the program.
    pub onrecord: BTreeSet<String>,
    /// SHA-256 of the settings.
    pub settings: BTreeSet<String>,
    /// The lexicons.
    pub lexicons: BTreeSet<LexiconVersion>,
    last: Option<RowMadeBy>,
}

impl RowMadeBy {
    /// What this run makes figures by.
    #[must_use]
    pub fn this_run(lexicons: &LexiconSet, settings: &Settings) -> Self {
        let versions = lexicons.files().iter().map(|file| LexiconVersion {
            id: file.id.to_string(),
            version: file.version.to_string(),
            sha256: file.sha256.to_string(),
        });
        Self {
            onrecord: env!("CARGO_PKG_VERSION").to_owned(),
            settings_sha256: settings.sha256.clone(),
            lexicons: versions.collect(),
        }
    }
}

impl MadeBy {
    /// Notes what one article was made by; mostly the same as the one before.
    pub(super) fn add(&mut self, row: &RowMadeBy) {
        if self.last.as_ref() == Some(row) {
            return;
        }
        self.onrecord.insert(row.onrecord.clone());
        self.settings.insert(row.settings_sha256.clone());
        self.lexicons.extend(row.lexicons.iter().cloned());
        self.last = Some(row.clone());
    }

    /// Ids of the lexicons that come in more than one version.
    #[must_use]
    pub fn mixed_lexicons(&self) -> Vec<&str> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for lexicon in &self.lexicons {
            *counts.entry(&lexicon.id).or_default() += 1;
        }
        counts.into_iter().filter(|(_, count)| *count > 1).map(|(id, _)| id).collect()
    }
}
