//! What the drawings of a comparison share. Places along an axis are percentages, heights pixels, so that a drawing follows
//! the width of the page while its words keep their size; colours are the page's variables, so that it works in the dark and
//! in print.

use crate::render::svg::escaped;
use crate::report::comparison::Axis;

/// Room at both ends of an axis, in per cent, so that a dot at the end is whole.
const MARGIN: f64 = 1.5;

/// Where a number stands across a drawing.
pub(super) fn place(axis: &Axis, number: f64) -> String {
    between((axis.low, axis.high), number)
}

/// The same on an axis from one number to another.
pub(super) fn between((low, high): (f64, f64), number: f64) -> String {
    let share = if high > low { ((number - low) / (high - low)).clamp(0.0, 1.0) } else { 0.5 };
    format!("{:.2}%", MARGIN + share * (100.0 - 2.0 * MARGIN))
}

/// The numbers under an axis; those at the ends keep inside the drawing.
pub(super) fn labels(axis: &Axis, y: usize) -> String {
    let marks: Vec<(f64, &str)> = axis.ticks.iter().map(|tick| (tick.at, tick.label.as_str())).collect();
    marked((axis.low, axis.high), &marks, y)
}

/// Texts at their places under an axis.
pub(super) fn marked(ends: (f64, f64), marks: &[(f64, &str)], y: usize) -> String {
    let last = marks.len().saturating_sub(1);
    let label = |(number, (at, text)): (usize, &(f64, &str))| {
        let anchor = match number {
            0 => "start",
            number if number == last => "end",
            _ => "middle",
        };
        let (x, text) = (between(ends, *at), escaped(text));
        format!("<text class=\"tick-label\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>")
    };
    marks.iter().enumerate().map(label).collect()
}

/// A mark across some height.
pub(super) fn tick(x: &str, (start, end): (usize, usize), class: &str) -> String {
    format!("<line class=\"{class}\" x1=\"{x}\" x2=\"{x}\" y1=\"{start}\" y2=\"{end}\"/>")
}

/// A dot with the line of its interval.
pub(super) fn dot((at, low, high): (&str, &str, &str), y: usize, class: &str) -> String {
    format!(
        "<line class=\"interval\" x1=\"{low}\" x2=\"{high}\" y1=\"{y}\" y2=\"{y}\"/>\
         <circle class=\"{class}\" cx=\"{at}\" cy=\"{y}\" r=\"4.5\"/>"
    )
}

/// The head of a drawing: what it shows, for those who do not see it.
pub(super) fn head(id: &str, height: usize, title: &str, description: &str) -> String {
    let id = escaped(id);
    format!(
        "<svg class=\"forest\" role=\"img\" width=\"100%\" height=\"{height}\" aria-labelledby=\"{id}-title \
         {id}-description\"><title id=\"{id}-title\">{}</title><desc id=\"{id}-description\">{}</desc>",
        escaped(title),
        escaped(description)
    )
}
