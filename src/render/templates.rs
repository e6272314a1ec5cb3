//! The templates: built in, replaced or joined by the user's. A name that ends in `.md` is escaped as Markdown,
//! every other one as HTML.

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use super::{RenderError, escape};
use crate::diagnostic::{Diagnostic, Severity};

/// Name and text of each built-in template: the one list to extend.
const BUILTIN: &[(&str, &str)] = &[
    ("article.html", include_str!("../../templates/article.html")),
    ("article.md", include_str!("../../templates/article.md")),
    ("compare.html", include_str!("../../templates/compare.html")),
    ("compare.md", include_str!("../../templates/compare.md")),
    ("style.css", include_str!("../../templates/style.css")),
];

/// Templates, parsed and ready to fill.
#[derive(Clone)]
pub struct Templates {
    html: Tera,
    markdown: Tera,
}

impl std::fmt::Debug for Templates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = self.html.get_template_names().chain(self.markdown.get_template_names());
        f.debug_set().entries(names).finish()
    }
}

/// Names and texts of the built-in templates, for those who want to change one.
pub fn article_templates() -> impl Iterator<Item = (&'static str, &'static str)> {
    BUILTIN.iter().copied()
}

impl Templates {
    /// The built-in templates, with the user's in place of those of the same name, and any others beside them.
    ///
    /// # Errors
    /// All templates that cannot be used, each with the place of its first problem.
    pub fn new(user: &[(String, String)]) -> Result<Self, Vec<Diagnostic>> {
        let mut problems = Vec::new();
        let html = environment(user, Kind::Html, &mut problems);
        let markdown = environment(user, Kind::Markdown, &mut problems);
        if problems.is_empty() { Ok(Self { html, markdown }) } else { Err(problems) }
    }

    /// Fills a template. `extra` are further values, given as they are, unescaped where the template says `safe`.
    ///
    /// # Errors
    /// Where the template asks for something that is not there.
    pub fn fill<T: Serialize>(
        &self,
        name: &str,
        data: &T,
        extra: &[(&'static str, &str)],
    ) -> Result<String, RenderError> {
        let tera = if Kind::of(name) == Kind::Markdown { &self.markdown } else { &self.html };
        let failed = |error: tera::Error| RenderError::Template(diagnostic(name, &error));
        let mut context = Context::from_serialize(data).map_err(failed)?;
        for (key, value) in extra {
            context.insert(*key, value);
        }
        tera.render(name, &context).map_err(failed)
    }
}

/// How a template's values are escaped.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Kind {
    Html,
    Markdown,
}

impl Kind {
    fn of(name: &str) -> Self {
        let is_markdown = name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("md"));
        if is_markdown { Self::Markdown } else { Self::Html }
    }
}

/// Takes the templates of a kind in; those that cannot be used are told and left out, so that the rest are checked.
fn environment(user: &[(String, String)], kind: Kind, problems: &mut Vec<Diagnostic>) -> Tera {
    let mut texts: Vec<(&str, &str)> = BUILTIN.iter().copied().filter(|(name, _)| Kind::of(name) == kind).collect();
    for (name, text) in user.iter().filter(|(name, _)| Kind::of(name) == kind) {
        texts.retain(|(known, _)| known != name);
        texts.push((name, text));
    }
    loop {
        let mut tera = empty(kind);
        let Err(error) = tera.add_raw_templates(texts.iter().copied()) else { return tera };
        let problem = diagnostic("", &error);
        let known = texts.len();
        texts.retain(|(name, _)| *name != problem.file);
        problems.push(problem);
        if texts.len() == known {
            return empty(kind);
        }
    }
}

fn empty(kind: Kind) -> Tera {
    let mut tera = Tera::new();
    match kind {
        // Every template of this environment, whatever its name ends in.
        Kind::Html => tera.autoescape_on([""]),
        Kind::Markdown => {
            tera.set_escape_fn(escape::markdown);
            tera.autoescape_on([""]);
        }
    }
    tera
}

fn diagnostic(name: &str, error: &tera::Error) -> Diagnostic {
    let (file, place, message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            (report.filename().to_owned(), Some((span.start_line, span.start_col + 1)), report.message().to_owned())
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (tpl.clone(), None, error.to_string())
        }
        ErrorKind::MissingParent { current, .. } => (current.clone(), None, error.to_string()),
        _ => located(&error.to_string()).unwrap_or_else(|| (name.to_owned(), None, error.to_string())),
    };
    let file = if file.is_empty() { name.to_owned() } else { file };
    let (message, known) = match message.split_once(". Available variables: ") {
        Some((message, known)) => (message, Some(format!("known here: {known}"))),
        None => (message.trim_end_matches('.'), None),
    };
    Diagnostic { severity: Severity::Error, code: "template", file, place, message: lower(message), help: known }
}

/// File, line and column, and message.
type Located = (String, Option<(usize, usize)>, String);

/// Some errors come as text only: "error: MESSAGE", then " --> FILE:LINE:COLUMN" on a line of its own.
fn located(text: &str) -> Option<Located> {
    let mut lines = text.lines();
    let message = lines.next()?.strip_prefix("error: ")?;
    let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let mut parts = place.rsplitn(3, ':');
    let (column, line, file) = (parts.next()?, parts.next()?, parts.next()?);
    let place = line.parse().ok().zip(column.parse().ok());
    Some((file.to_owned(), place, message.to_owned()))
}

fn lower(message: &str) -> String {
    let mut rest = message.chars();
    rest.next().map_or_else(String::new, |first| first.to_lowercase().chain(rest).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, text: &str, expected: &str) {
        let problems = Templates::new(&[(name.to_owned(), text.to_owned())]).unwrap_err();
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(told.join("\n"), expected);
    }

    #[test]
    fn built_in_templates_parse() {
        Templates::new(&[]).unwrap();
    }

    #[test]
    fn a_broken_template_is_told_with_its_place() {
        check("article.md", "a\n{{ title", "article.md:2:9: error[template]: unexpected end of input");
    }

    #[test]
    fn an_unknown_filter_is_told_with_its_place() {
        check("own.html", "a\n{{ title | loud }}", "own.html:2:12: error[template]: unknown filter `loud`");
    }

    #[test]
    fn all_broken_templates_are_told() {
        let broken = |name: &str| (name.to_owned(), "{{ title".to_owned());
        let problems = Templates::new(&[broken("a.html"), broken("b.html"), broken("c.md")]).unwrap_err();
        assert_eq!(problems.iter().map(|problem| &*problem.file).collect::<Vec<_>>(), ["a.html", "b.html", "c.md"]);
    }
}
