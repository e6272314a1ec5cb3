//! A dot for each group with the line of its interval, along one axis, as inline SVG.

use super::scale::{self, head, labels, place};
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
/// Height of the numbers under the axis.
const FOOT: usize = 20;

/// The drawing; empty where there is no group.
pub(super) fn forest(figures: &MetricFigures) -> String {
    if figures.groups.is_empty() {
        return String::new();
    }
    let bottom = figures.groups.len() * ROW;
    let title = format!("{}, {}", figures.name, figures.unit);
    let mut svg = head(&figures.id, bottom + FOOT, &title, &figures.description);
    svg.push_str(&labels(&figures.axis, bottom + FOOT - 4));
    for (number, group) in figures.groups.iter().enumerate() {
        svg.push_str(&row(group, &figures.axis, number * ROW));
    }
    svg.push_str("</svg>");
    svg
}

/// The marks of the axis behind a dot; not through the words.
fn ticks(axis: &Axis, top: usize) -> String {
    let (start, end) = (top + TICK.0, top + TICK.1);
    axis.ticks.iter().map(|mark| scale::tick(&place(axis, mark.at), (start, end), "tick")).collect()
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
        row.push_str(&scale::dot((&at, &low, &high), y, class));
    }
    row
}

/// "31.2 [22.1 to 41] · n 12".
fn words(group: &GroupFigure) -> String {
    let interval = group.interval.as_ref().map_or_else(String::new, |interval| format!(" [{interval}]"));
    format!("{}{interval} · n {}", group.figure, group.n)
}
