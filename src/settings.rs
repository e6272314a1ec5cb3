//! Settings of a run: what the user chose, with a default for everything. [`PartialSettings`] are what one place says,
//! `onrecord.toml` or the arguments; [`Settings`] are all of them merged, once.

mod file;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::RangeInclusive;

use regex::Regex;
use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Severity, nearest};
use crate::input::HeadlineMode;
use crate::lexicon::SourceType;

/// Settings of a run. Made once, by merging `onrecord.toml` and arguments over the defaults; holds no `Option`.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Lexicon files and folders in the order they are loaded; `builtin` stands for those in the binary.
    pub lexicons: Vec<String>,
    /// Where the headline of a text stands.
    pub headline: HeadlineMode,
    /// Name of the corpus that percentiles refer to; empty for none.
    pub baseline: String,
    /// Definition of "anonymous" that is shown first.
    pub anonymous: AnonymousDefinition,
    /// The user's sides, in the order of the file.
    pub sides: Vec<Side>,
    /// When a figure is marked "look", by metric id; metrics have defaults of their own.
    pub look: BTreeMap<String, Threshold>,
    /// What fails the run under `--gate`, by metric id.
    pub gates: BTreeMap<String, Threshold>,
    /// Resamples of bootstrap intervals, in [`RESAMPLES`].
    pub resamples: usize,
    /// Seed of everything random.
    pub seed: u64,
    /// SHA-256 of the settings as merged, in hexadecimal, for provenance.
    pub sha256: String,
}

/// What one place says about the settings; what it does not say is `None` or empty.
#[derive(Clone, Debug, Default)]
pub struct PartialSettings {
    /// Replaces the list of lexicons.
    pub lexicons: Option<Vec<String>>,
    /// Lexicons that are loaded after all others.
    pub more_lexicons: Vec<String>,
    /// Where the headline of a text stands.
    pub headline: Option<HeadlineMode>,
    /// Name of the corpus that percentiles refer to.
    pub baseline: Option<String>,
    /// Definition of "anonymous" that is shown first.
    pub anonymous: Option<AnonymousDefinition>,
    /// The user's sides.
    pub sides: Vec<Side>,
    /// When a figure is marked "look".
    pub look: Vec<Rule>,
    /// What fails the run.
    pub gates: Vec<Rule>,
    /// Resamples of bootstrap intervals.
    pub resamples: Option<usize>,
    /// Seed of everything random.
    pub seed: Option<u64>,
}

/// A threshold for a figure, and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Id of a metric, or of one of its parts.
    pub metric: String,
    /// When it takes effect.
    pub threshold: Threshold,
    /// Name of the file.
    pub file: String,
    /// Line and column of the id.
    pub place: Option<(usize, usize)>,
}

/// How many resamples may be asked for: fewer tell no interval, more tell no other.
pub const RESAMPLES: RangeInclusive<u64> = 100..=100_000;
/// Seeds that may be asked for: all that every reader of JSON keeps as they are.
pub const SEEDS: RangeInclusive<u64> = 0..=(1 << 53) - 1;

/// The word for the lexicons in the binary.
pub const BUILTIN: &str = "builtin";

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
    /// Names of sources: whole words of a mention or of an affiliation, capitals aside.
    pub names: Vec<String>,
    /// Source types.
    pub types: Vec<SourceType>,
    /// Words of roles; a `*` at the end matches any ending.
    pub roles: Vec<String>,
    /// A pattern over name, role and affiliation as they stand in the text; `(?i)` makes capitals equal.
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
            lexicons: vec![BUILTIN.to_owned()],
            headline: HeadlineMode::default(),
            baseline: String::new(),
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

impl Settings {
    /// Merges what several places say over the defaults; a later place wins.
    ///
    /// ```
    /// use onrecord::settings::{PartialSettings, Settings};
    ///
    /// let (file, problems) = PartialSettings::read("onrecord.toml", "headline = \"first-line\"");
    /// assert!(problems.is_empty());
    /// let settings = Settings::merge([file]);
    /// assert_eq!(settings.sha256.len(), 64);
    /// ```
    #[must_use]
    pub fn merge(places: impl IntoIterator<Item = PartialSettings>) -> Self {
        let mut merged = Self::default();
        for place in places {
            merged.lexicons = place.lexicons.unwrap_or(merged.lexicons);
            merged.lexicons.extend(place.more_lexicons);
            merged.headline = place.headline.unwrap_or(merged.headline);
            merged.baseline = place.baseline.unwrap_or(merged.baseline);
            merged.anonymous = place.anonymous.unwrap_or(merged.anonymous);
            merged.resamples = place.resamples.unwrap_or(merged.resamples);
            merged.seed = place.seed.unwrap_or(merged.seed);
            if !place.sides.is_empty() {
                merged.sides = place.sides;
            }
            merged.look.extend(place.look.into_iter().map(|rule| (rule.metric, rule.threshold)));
            merged.gates.extend(place.gates.into_iter().map(|rule| (rule.metric, rule.threshold)));
        }
        merged.sha256 = Sha256::digest(merged.canonical()).iter().map(|byte| format!("{byte:02x}")).collect();
        merged
    }

    /// The settings in one fixed form. Lexicons are left out: provenance names each with its own hash.
    fn canonical(&self) -> String {
        let mut text = String::new();
        let mut line = |key: &str, value: &dyn std::fmt::Debug| {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{key} = {value:?}");
        };
        line("headline", &self.headline);
        line("baseline", &self.baseline);
        line("anonymous", &self.anonymous);
        line("resamples", &self.resamples);
        line("seed", &self.seed);
        for side in &self.sides {
            let types: Vec<&str> = side.types.iter().map(|known| known.name()).collect();
            let pattern: Vec<&str> = side.pattern.iter().map(Regex::as_str).collect();
            line("side", &(&side.name, &side.names, types, &side.roles, pattern));
        }
        for (section, rules) in [("look", &self.look), ("gates", &self.gates)] {
            rules.iter().for_each(|rule| line(section, &rule));
        }
        text
    }
}

impl PartialSettings {
    /// The rules for figures that no metric gives; `known` are the ids of the run.
    #[must_use]
    pub fn unknown_metrics(&self, known: &[&str]) -> Vec<Diagnostic> {
        let unknown = self.look.iter().chain(&self.gates).filter(|rule| !known.contains(&&*rule.metric));
        unknown.map(|rule| unknown_metric(rule, known)).collect()
    }
}

fn unknown_metric(rule: &Rule, known: &[&str]) -> Diagnostic {
    let near = nearest(&rule.metric, known.iter().copied()).map(|name| format!("did you mean `{name}`?"));
    Diagnostic {
        severity: Severity::Error,
        code: "unknown-metric",
        file: rule.file.clone(),
        place: rule.place,
        message: format!("no metric is called `{}`", rule.metric),
        help: near.or_else(|| Some("`onrecord explain` lists them".to_owned())),
    }
}

impl AnonymousDefinition {
    /// All of them, from the narrowest.
    pub const ALL: &[Self] = &[Self::Strict, Self::Described, Self::Broad];
    /// Their names, in the same order.
    pub const NAMES: &[&str] = &["strict", "described", "broad"];

    /// The one of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::NAMES.iter().position(|known| *known == name).and_then(|at| Self::ALL.get(at)).copied()
    }
}

impl std::fmt::Display for Threshold {
    /// In words: "above 3", "yes".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Above(limit) => write!(f, "above {limit}"),
            Self::Below(limit) => write!(f, "below {limit}"),
            Self::AbovePercentile(limit) => write!(f, "higher than {limit} % of the baseline"),
            Self::True => f.write_str("yes"),
            Self::False => f.write_str("no"),
            Self::Never => f.write_str("never"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> PartialSettings {
        let (settings, problems) = PartialSettings::read("onrecord.toml", text);
        assert_eq!(problems, []);
        settings
    }

    #[test]
    fn later_places_win() {
        let file = read("headline = \"none\"\nanonymous = \"strict\"\n[look]\nsources = { above = 3 }");
        let arguments = PartialSettings {
            headline: Some(HeadlineMode::Field),
            more_lexicons: vec!["own.toml".to_owned()],
            ..PartialSettings::default()
        };
        let merged = Settings::merge([file, arguments]);
        assert_eq!((merged.headline, merged.anonymous), (HeadlineMode::Field, AnonymousDefinition::Strict));
        assert_eq!(merged.lexicons, ["builtin", "own.toml"]);
        assert_eq!(merged.look["sources"], Threshold::Above(3.0));
    }

    #[test]
    fn the_hash_follows_what_changes_figures() {
        let hash = |text| Settings::merge([read(text)]).sha256;
        assert_eq!(hash(""), hash("headline = \"auto\""));
        assert_eq!(hash(""), hash("lexicons = [\"builtin\"]"));
        assert_ne!(hash(""), hash("anonymous = \"broad\""));
        assert_ne!(hash(""), hash("seed = 7"));
        assert_ne!(hash("[sides.a]\nnames = [\"X\"]"), hash("[sides.a]\nroles = [\"X\"]"));
    }

    #[test]
    fn unknown_metrics_are_told_with_their_place() {
        let file = read("[look]\nsources = { above = 3 }\n[gates]\nsorces = { at_most = 2 }\nfrequency = false");
        let told: Vec<String> = file.unknown_metrics(&["words", "sources"]).iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "onrecord.toml:4:1: error[unknown-metric]: no metric is called `sorces`; did you mean `sources`?",
                "onrecord.toml:5:1: error[unknown-metric]: no metric is called `frequency`; `onrecord explain` lists them",
            ]
        );
    }
}
