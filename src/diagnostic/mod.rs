//! Problems in what the user wrote: settings, lexicons, templates. Each says what is wrong, where, and what would be right.

use std::fmt;

mod fields;

pub use fields::{Fields, TomlFile};

/// How bad a problem is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file works, but surely not as meant.
    Warning,
    /// The file cannot be used.
    Error,
}

/// One problem, with its place. Collected, never thrown at the first: a file is checked to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// Stable name of the kind of problem, kebab-case.
    pub code: &'static str,
    /// The file as the user named it.
    pub file: String,
    /// Line and column, from 1; the column counts characters.
    pub place: Option<(usize, usize)>,
    /// What is wrong. Lower case, no full stop.
    pub message: String,
    /// What would be right, if known.
    pub help: Option<String>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some((line, column)) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(f, ": {severity}[{}]: {}", self.code, self.message)?;
        if let Some(help) = &self.help {
            write!(f, "; {help}")?;
        }
        Ok(())
    }
}

/// The name most like `wrong` among `right`, for a "did you mean"; `None` where nothing is near.
#[must_use]
pub fn nearest<'a>(wrong: &str, right: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    right
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(wrong, name), name))
        .filter(|(distance, name)| *distance <= 1 + name.chars().count() / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}
