//! The order of the groups by one figure: the rank of each, and the places where it could stand.

use super::scale::{between, dot, head, marked};
use crate::render::svg::escaped;
use crate::report::comparison::{GroupFigure, MetricFigures};

const ROW: usize = 34;
const LABEL: usize = 13;
const DOT: usize = 24;
const FOOT: usize = 20;

/// The drawing; empty where nothing is ranked.
pub(super) fn orders(figures: &MetricFigures) -> String {
    let mut ranked: Vec<&GroupFigure> = figures.groups.iter().filter(|group| group.rank.is_some()).collect();
    if ranked.len() < 2 {
        return String::new();
    }
    let place = |group: &GroupFigure| group.rank.map_or(f64::MAX, |rank| rank.at);
    ranked.sort_by(|a, b| place(a).total_cmp(&place(b)));
    let last = ranked.iter().filter_map(|group| group.rank).map(|rank| rank.high).fold(2.0, f64::max);
    let ends = (1.0, last);
    let bottom = ranked.len() * ROW;
    let told: Vec<String> = ranked.iter().map(|group| format!("{}: {}", group.group, words(group))).collect();
    let title = format!("{}: the order of the groups", figures.name);
    let mut svg = head(&format!("order-{}", figures.id), bottom + FOOT, &title, &format!("{}.", told.join("; ")));
    let last = format!("rank {last}");
    svg.push_str(&marked(ends, &[(1.0, "rank 1, the highest"), (ends.1, &last)], bottom + FOOT - 4));
    for (row, group) in ranked.iter().enumerate() {
        let top = row * ROW;
        svg.push_str(&format!(
            "<text class=\"group-name\" x=\"0\" y=\"{0}\">{1}</text>\
             <text class=\"group-figure\" x=\"100%\" y=\"{0}\" text-anchor=\"end\">{2}</text>",
            top + LABEL,
            escaped(&group.group),
            escaped(&words(group))
        ));
        if let Some(rank) = group.rank {
            let [at, low, high] = [rank.at, rank.low, rank.high].map(|number| between(ends, number));
            svg.push_str(&dot((&at, &low, &high), top + DOT, if group.few { "dot few" } else { "dot" }));
        }
    }
    svg.push_str("</svg>");
    svg
}

/// "2, could be 1 to 3".
fn words(group: &GroupFigure) -> String {
    group.rank.map_or_else(String::new, |rank| {
        if rank.low < rank.high {
            format!("{}, could be {} to {}", rank.at, rank.low, rank.high)
        } else {
            format!("{}, and no other", rank.at)
        }
    })
}
