//! Settings of a run: what the user chose, with a default for everything.

use std::collections::BTreeMap;

use regex::Regex;

use crate::lexicon::SourceType;

/// Settings of a run. Made once, by merging `onrecord.toml` and arguments over the defaults; holds no `Option`.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Definition of "anonymous" that is shown first.
    pub anonymous: AnonymousDefinition,
    /// The user's sides, in the order of the file.
    pub sides: Vec<Side>,
    /// When a figure is marked "look", by metric id; metrics have defaults of their own.
    pub look: BTreeMap<String, Threshold>,
    /// What fails the run under `--gate`, by metric id.
    pub gates: BTreeMap<String, Threshold>,
    /// Resamples of bootstrap intervals.
    pub resamples: usize,
    /// Seed of everything random.
    pub seed: u64,
    /// SHA-256 of the settings as merged, in hexadecimal, for provenance.
    pub sha256: String,
}

/// The three definitions of an anonymous source.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum AnonymousDefinition {
    /// Unnamed, with a grant of anonymity or a closeness phrase.
    Strict,
    /// Unnamed, a singular or counted person or group.
    #[default]
    Described,
    /// Unnamed, generic groups included.
    Broad,
}

/// A side of a story, as the user draws it. A source matches by any rule; the first side wins.
#[derive(Clone, Debug)]
pub struct Side {
    /// Its name in reports.
    pub name: String,
    /// Names of sources, matched without case against any mention.
    pub names: Vec<String>,
    /// Source types.
    pub types: Vec<SourceType>,
    /// Words of roles; a `*` at the end matches any ending.
    pub roles: Vec<String>,
    /// A pattern over name, role and affiliation.
    pub pattern: Vec<Regex>,
}

/// When a figure deserves a look or fails a gate.
#[derive(Copy, Clone, Debug, PartialEq)]
pub enum Threshold {
    /// Above this value.
    Above(f64),
    /// Below this value.
    Below(f64),
    /// Above this percentile of the baseline.
    AbovePercentile(f64),
    /// A yes-or-no figure is yes.
    True,
    /// A yes-or-no figure is no.
    False,
    /// Never.
    Never,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            anonymous: AnonymousDefinition::default(),
            sides: Vec::new(),
            look: BTreeMap::new(),
            gates: BTreeMap::new(),
            resamples: 2000,
            seed: 20_260_302,
            sha256: String::new(),
        }
    }
}
