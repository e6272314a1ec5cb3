//! The first screen on a terminal: the same sentences as the page, wrapped, with the states at the right edge.

use std::fmt::Write;

use anstyle::Style as Look;

use super::{RenderError, Renderer, Style};
use crate::report::Report;
use crate::report::page::{Page, SummaryRow};

/// The summary.
pub(super) struct Terminal;

/// Whether escape codes are written.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// Plain text.
    #[default]
    Plain,
    /// Bold labels, states that stand out.
    Ansi,
}

/// Width of the labels, with the gap after them.
const LABEL: usize = 17;
/// Width of the states, with the gap before them.
const STATE: usize = 13;
/// Widest and narrowest that the sentences are set.
pub(super) const COLUMNS: std::ops::RangeInclusive<usize> = 60..=100;

impl Renderer for Terminal {
    fn name(&self) -> &'static str {
        "text"
    }

    fn extension(&self) -> &'static str {
        "txt"
    }

    fn render(&self, report: &Report<'_>, style: &Style<'_>) -> Result<Vec<u8>, RenderError> {
        Ok(terminal(&report.page, style.color, style.columns).into_bytes())
    }
}

/// The first screen for a terminal of so many columns.
#[must_use]
pub fn terminal(page: &Page, color: Color, columns: usize) -> String {
    let columns = columns.clamp(*COLUMNS.start(), *COLUMNS.end());
    let mut out = String::new();
    for line in wrapped(&page.title, columns) {
        styled(&mut out, &line, Look::new().bold(), color);
        out.push('\n');
    }
    let mut about = page.about.clone();
    about.push(format!("understood: {}; left out: {}", page.understood, page.left_out));
    for line in wrapped(&about.join(" · "), columns) {
        styled(&mut out, &line, Look::new().dimmed(), color);
        out.push('\n');
    }
    out.push('\n');
    for row in &page.summary {
        out.push_str(&summary(row, color, columns));
    }
    out
}

fn summary(row: &SummaryRow, color: Color, columns: usize) -> String {
    let width = columns - LABEL - STATE;
    let lines: Vec<String> = row.lines.iter().flat_map(|line| wrapped(&line.plain(), width)).collect();
    let mut out = String::new();
    for (number, line) in lines.iter().enumerate() {
        let label = if number == 0 { row.label } else { "" };
        styled(&mut out, label, Look::new().bold(), color);
        pad(&mut out, LABEL.saturating_sub(label.chars().count()));
        out.push_str(line);
        if let Some(state) = row.state.filter(|_| number == 0) {
            pad(&mut out, (width + 2).saturating_sub(line.chars().count()));
            styled(&mut out, state, look_of(state), color);
        }
        out.push('\n');
    }
    out
}

/// What asks for attention is bold, what does not is dim. No colour passes a verdict.
fn look_of(state: &str) -> Look {
    match state {
        "look" => Look::new().bold().underline(),
        "note" => Look::new().bold(),
        _ => Look::new().dimmed(),
    }
}

pub(super) fn styled(out: &mut String, text: &str, look: Look, color: Color) {
    if color == Color::Plain || text.is_empty() {
        out.push_str(text);
        return;
    }
    // Writing to a string cannot fail.
    let _ = write!(out, "{look}{text}{look:#}");
}

pub(super) fn pad(out: &mut String, blanks: usize) {
    out.extend(std::iter::repeat_n(' ', blanks));
}

/// Lines of at most `width` characters, broken at blanks; a word that is longer stands alone.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
