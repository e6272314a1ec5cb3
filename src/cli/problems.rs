//! Problems in settings, lexicons and templates, shown: a line each, or with the lines they stand in on a terminal.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, IsTerminal, Write};

use miette::{GraphicalReportHandler, LabeledSpan, NamedSource, SourceCode, SourceSpan};
use onrecord::diagnostic::{Diagnostic, Severity};

use super::Outcome;
use super::output::tame;

/// Problems of all files that a run needs, with the texts of those files.
#[derive(Debug, Default)]
pub(super) struct Problems {
    all: Vec<Diagnostic>,
    texts: BTreeMap<String, String>,
}

impl Problems {
    /// Takes note of a file's text, so that its lines can be shown.
    pub(super) fn keep_text(&mut self, name: &str, text: &str) {
        self.texts.insert(name.to_owned(), text.to_owned());
    }

    /// Adds problems.
    pub(super) fn extend(&mut self, problems: impl IntoIterator<Item = Diagnostic>) {
        self.all.extend(problems);
    }

    /// Adds an error about a file as a whole.
    pub(super) fn about_file(&mut self, code: &'static str, file: &str, message: String) {
        let file = file.to_owned();
        self.all.push(Diagnostic { severity: Severity::Error, code, file, place: None, message, help: None });
    }

    /// All of them, files in the order of loading.
    pub(super) fn all(&self) -> &[Diagnostic] {
        &self.all
    }

    /// Whether anything cannot be used.
    pub(super) fn has_errors(&self) -> bool {
        self.n_errors() > 0
    }

    /// How many errors and warnings there are.
    pub(super) fn counts(&self) -> (usize, usize) {
        (self.n_errors(), self.all.len() - self.n_errors())
    }

    /// Tells all problems; where one is an error, that is all that can be done.
    pub(super) fn or_tell(self) -> anyhow::Result<()> {
        if self.has_errors() {
            return Err(self.into());
        }
        self.tell();
        Ok(())
    }

    /// Tells all problems on stderr.
    pub(super) fn tell(&self) {
        let pretty = io::stderr().is_terminal();
        for problem in &self.all {
            match self.drawn(problem).filter(|_| pretty) {
                Some(drawing) => write_line(&drawing),
                None => tell_line(&problem.to_string()),
            }
        }
        let (errors, warnings) = self.counts();
        if errors + warnings > 1 {
            tell_line(&format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")));
        }
    }

    fn n_errors(&self) -> usize {
        self.all.iter().filter(|problem| problem.severity == Severity::Error).count()
    }

    /// A problem with the line it stands in.
    fn drawn(&self, problem: &Diagnostic) -> Option<String> {
        let text = self.texts.get(&problem.file)?;
        let at = offset(text, problem.place?)?;
        let source = NamedSource::new(&problem.file, text.clone());
        let mut drawing = String::new();
        let drawn = Drawn { problem, source, at };
        GraphicalReportHandler::new().render_report(&mut drawing, &drawn).ok()?;
        Some(drawing)
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.all.iter().try_for_each(|problem| writeln!(f, "{problem}"))
    }
}

impl std::error::Error for Problems {}

/// Writes a line to stderr. Where nobody reads it, there is nobody to tell.
pub(super) fn tell_line(line: &str) {
    write_line(&tame(line));
}

fn write_line(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// "1 error", "3 errors".
pub(super) fn counted(n: usize, thing: &str) -> String {
    if n == 1 { format!("1 {thing}") } else { format!("{n} {thing}s") }
}

/// Articles that cannot be read and are told one by one; the rest are counted.
pub(super) const TOLD: usize = 20;

/// Tells how many articles could not be read, where any could not, and what a run over them comes to.
pub(super) fn tell_unread(bad: usize, articles: usize) -> Outcome {
    if bad == 0 {
        return Outcome::Done;
    }
    tell_line(&format!("{bad} of {} could not be read", counted(articles, "article")));
    Outcome::Problems
}

/// The byte at a line and column, both from 1, the column in characters.
fn offset(text: &str, (line, column): (usize, usize)) -> Option<usize> {
    let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let within = text.get(start..)?.char_indices().nth(column.checked_sub(1)?);
    Some(within.map_or(text.len(), |(at, _)| start + at))
}

/// A problem as miette draws it.
struct Drawn<'a> {
    problem: &'a Diagnostic,
    source: NamedSource<String>,
    at: usize,
}

impl fmt::Debug for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem.fmt(f)
    }
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem.message)
    }
}

impl std::error::Error for Drawn<'_> {}

impl miette::Diagnostic for Drawn<'_> {
    fn code<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        Some(Box::new(self.problem.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.problem.severity {
            Severity::Warning => miette::Severity::Warning,
            Severity::Error => miette::Severity::Error,
        })
    }

    fn help<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        self.problem.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let here = LabeledSpan::new_with_span(Some("here".to_owned()), SourceSpan::from(self.at));
        Some(Box::new(std::iter::once(here)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back_to_bytes() {
        assert_eq!(offset("ab\ncé“d", (2, 4)), Some(9));
        assert_eq!(offset("ab\n", (2, 1)), Some(3));
        assert_eq!(offset("ab", (1, 9)), Some(2));
    }
}
