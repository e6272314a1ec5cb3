//! The comparison on a terminal: the cautions, and the figures to read first as a table.

use anstyle::Style as Look;

use super::ComparisonRenderer;
use crate::render::terminal::{COLUMNS, Color, pad, styled, wrapped};
use crate::render::{RenderError, Style};
use crate::report::comparison::{ComparisonPage, ComparisonReport, GroupFigure};

/// The table.
pub(super) struct Text;

/// Blanks between columns.
const GAP: usize = 2;

impl ComparisonRenderer for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn extension(&self) -> &'static str {
        "txt"
    }

    fn render(&self, report: &ComparisonReport, style: &Style<'_>) -> Result<Vec<u8>, RenderError> {
        Ok(comparison_text(&report.page, style.color, style.columns).into_bytes())
    }
}

/// The comparison for a terminal of so many columns; names of groups are kept whole, and may make lines longer.
#[must_use]
pub fn comparison_text(page: &ComparisonPage, color: Color, columns: usize) -> String {
    let columns = columns.clamp(*COLUMNS.start(), *COLUMNS.end());
    let mut out = String::new();
    paragraph(&mut out, &page.title, columns, Look::new().bold(), color);
    paragraph(&mut out, &page.about.join(" · "), columns, Look::new().dimmed(), color);
    for caution in &page.cautions {
        out.push('\n');
        paragraph(&mut out, caution, columns, Look::new(), color);
    }
    out.push('\n');
    if page.first.is_empty() {
        out.push_str("Nothing was measured.\n");
        return out;
    }
    table(&mut out, page, color);
    out
}

fn paragraph(out: &mut String, text: &str, columns: usize, look: Look, color: Color) {
    for line in wrapped(text, columns) {
        styled(out, &line, look, color);
        out.push('\n');
    }
}

/// The texts of a row: group, n, figure, delta.
type Cells = [String; 4];

fn table(out: &mut String, page: &ComparisonPage, color: Color) {
    let head = ["", "n", "figure [95 % interval]", "Cliff’s delta against the rest"].map(str::to_owned);
    let metrics: Vec<(String, Vec<Cells>)> = page
        .first
        .iter()
        .map(|metric| (format!("{}, {}", metric.name, metric.unit), metric.groups.iter().map(cells).collect()))
        .collect();
    let all = || metrics.iter().flat_map(|(_, rows)| rows).chain([&head]);
    let widths = std::array::from_fn(|column| all().map(|row| width(row, column)).max().unwrap_or(0));
    styled(out, &line(&head, widths), Look::new().dimmed(), color);
    out.push('\n');
    for (name, rows) in &metrics {
        styled(out, name, Look::new().bold(), color);
        out.push('\n');
        for row in rows {
            out.push_str(&line(row, widths));
            out.push('\n');
        }
    }
}

fn cells(group: &GroupFigure) -> Cells {
    let with = |value: &str, interval: &Option<String>| match interval {
        Some(interval) => format!("{value} [{interval}]"),
        None => value.to_owned(),
    };
    let delta = group.delta.as_ref().map_or_else(String::new, |delta| with(delta, &group.delta_interval));
    [format!("  {}", group.group), group.n.clone(), with(&group.figure, &group.interval), delta]
}

/// A row set in columns: words to the left, n to the right.
fn line(row: &Cells, widths: [usize; 4]) -> String {
    let [group, n, figure, delta] = row;
    let [group_width, n_width, figure_width, _] = widths;
    let mut line = group.clone();
    pad(&mut line, group_width + GAP + n_width - group.chars().count() - n.chars().count());
    line.push_str(n);
    pad(&mut line, GAP);
    line.push_str(figure);
    pad(&mut line, figure_width + GAP - figure.chars().count());
    line.push_str(delta);
    line.trim_end().to_owned()
}

fn width(row: &Cells, column: usize) -> usize {
    row.get(column).map_or(0, |text| text.chars().count())
}
