//! A dot for each group with the line of its interval, along one axis, as inline SVG. Places along the axis are
//! percentages, heights pixels, so that the drawing follows the width of the page while the words keep their size;
//! colours are the page's variables, so that it works in the dark and in print.

use crate::render::svg::escaped;
use crate::report::comparison::{Axis, GroupFigure, MetricFigures};

/// Height of a group: its words, and its dot below them.
const ROW: usize = 42;
/// Base line of the words.
const LABEL: usize = 15;
/// Middle of the dot.
const DOT: usize = 28;
/// Where the marks of the axis start and end beside the dot.
const TICK: (usize, usize) = (20, 36);
/// Radius of the dot.
const RADIUS: &str = "4.5";
/// Height of the numbers under the axis.
const FOOT: usize = 20;
/// Room at both ends of the axis, in per cent, so that a dot at the end is whole.
const MARGIN: f64 = 1.5;

/// The drawing; empty where there is no group.
pub(super) fn forest(figures: &MetricFigures) -> String {
    if figures.groups.is_empty() {
        return String::new();
    }
    let bottom = figures.groups.len() * ROW;
    let (height, id) = (bottom + FOOT, escaped(&figures.id));
    let mut svg = format!(
        "<svg class=\"forest\" role=\"img\" width=\"100%\" height=\"{height}\" aria-labelledby=\"{id}-title \
         {id}-description\"><title id=\"{id}-title\">{}, {}</title><desc id=\"{id}-description\">{}</desc>",
        escaped(&figures.name),
        escaped(figures.unit),
        escaped(&figures.description)
    );
    svg.push_str(&labels(&figures.axis, bottom + FOOT - 4));
    for (number, group) in figures.groups.iter().enumerate() {
        svg.push_str(&row(group, &figures.axis, number * ROW));
    }
    svg.push_str("</svg>");
    svg
}

/// The numbers under the axis; those at the ends keep inside the drawing.
fn labels(axis: &Axis, y: usize) -> String {
    let last = axis.ticks.len().saturating_sub(1);
    let labels = axis.ticks.iter().enumerate().map(|(number, tick)| {
        let anchor = match number {
            0 => "start",
            number if number == last => "end",
            _ => "middle",
        };
        let (x, label) = (place(axis, tick.at), escaped(&tick.label));
        format!("<text class=\"tick-label\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{label}</text>")
    });
    labels.collect()
}

/// The marks of the axis behind a dot; not through the words.
fn ticks(axis: &Axis, top: usize) -> String {
    let (start, end) = (top + TICK.0, top + TICK.1);
    let tick = |x: String| format!("<line class=\"tick\" x1=\"{x}\" x2=\"{x}\" y1=\"{start}\" y2=\"{end}\"/>");
    axis.ticks.iter().map(|mark| tick(place(axis, mark.at))).collect()
}

fn row(group: &GroupFigure, axis: &Axis, top: usize) -> String {
    let (label, y) = (top + LABEL, top + DOT);
    let mut row = format!(
        "<text class=\"group-name\" x=\"0\" y=\"{label}\">{}</text>\
         <text class=\"group-figure\" x=\"100%\" y=\"{label}\" text-anchor=\"end\">{}</text>",
        escaped(&group.group),
        escaped(&words(group)),
    );
    row.push_str(&ticks(axis, top));
    if let Some(dot) = group.dot {
        let (at, low, high) = (place(axis, dot.at), place(axis, dot.low), place(axis, dot.high));
        let class = if group.few { "dot few" } else { "dot" };
        row.push_str(&format!(
            "<line class=\"interval\" x1=\"{low}\" x2=\"{high}\" y1=\"{y}\" y2=\"{y}\"/>\
             <circle class=\"{class}\" cx=\"{at}\" cy=\"{y}\" r=\"{RADIUS}\"/>"
        ));
    }
    row
}

/// "31.2 [22.1 to 41] · n 12".
fn words(group: &GroupFigure) -> String {
    let interval = group.interval.as_ref().map_or_else(String::new, |interval| format!(" [{interval}]"));
    format!("{}{interval} · n {}", group.figure, group.n)
}

/// Where a number stands across the drawing.
fn place(axis: &Axis, number: f64) -> String {
    let share = ((number - axis.low) / (axis.high - axis.low)).clamp(0.0, 1.0);
    format!("{:.2}%", MARGIN + share * (100.0 - 2.0 * MARGIN))
}
