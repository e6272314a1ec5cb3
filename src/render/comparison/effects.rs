//! All figures that stand first in one drawing a group: Cliff's delta against the rest, with its interval.

use super::scale::{between, dot, head, marked, tick};
use crate::render::svg::escaped;
use crate::report::comparison::{ComparisonPage, GroupFigure, MetricFigures};

const ROW: usize = 36;
const LABEL: usize = 14;
const DOT: usize = 25;
const FOOT: usize = 20;
/// Ends of the axis.
const ENDS: (f64, f64) = (-1.0, 1.0);
const MARKS: [(f64, &str); 3] = [(-1.0, "−1: always lower"), (0.0, "0"), (1.0, "1: always higher")];

/// A group with its drawing; empty where nothing is compared.
pub(super) fn effects(page: &ComparisonPage) -> Vec<(String, String)> {
    let names = page.first.first().map(|metric| metric.groups.iter().map(|group| group.group.clone()));
    let drawn = |(number, name): (usize, String)| {
        let rows: Vec<(&MetricFigures, &GroupFigure)> = page
            .first
            .iter()
            .filter_map(|metric| Some((metric, metric.groups.get(number)?)))
            .filter(|(_, group)| group.effect.is_some())
            .collect();
        (!rows.is_empty()).then(|| (name.clone(), drawing(number, &name, &rows)))
    };
    names.into_iter().flatten().enumerate().filter_map(drawn).collect()
}

fn drawing(number: usize, name: &str, rows: &[(&MetricFigures, &GroupFigure)]) -> String {
    let bottom = rows.len() * ROW;
    let title = format!("{name}: Cliff’s delta of each figure against the rest");
    let told: Vec<String> = rows.iter().map(|(metric, group)| format!("{}: {}", metric.name, words(group))).collect();
    let mut svg = head(&format!("effects-{number}"), bottom + FOOT, &title, &format!("{}.", told.join("; ")));
    svg.push_str(&marked(ENDS, &MARKS, bottom + FOOT - 4));
    for (row, (metric, group)) in rows.iter().enumerate() {
        let top = row * ROW;
        let (label, y) = (top + LABEL, top + DOT);
        svg.push_str(&format!(
            "<text class=\"effect-name\" x=\"0\" y=\"{label}\">{}</text>\
             <text class=\"group-figure\" x=\"100%\" y=\"{label}\" text-anchor=\"end\">{}</text>",
            escaped(&metric.name),
            escaped(group.delta.as_deref().unwrap_or_default())
        ));
        svg.push_str(&tick(&between(ENDS, 0.0), (y - 7, y + 8), "zero"));
        if let Some(effect) = group.effect {
            let [at, low, high] = [effect.at, effect.low, effect.high].map(|number| between(ENDS, number));
            svg.push_str(&dot((&at, &low, &high), y, if group.few { "dot few" } else { "dot" }));
        }
    }
    svg.push_str("</svg>");
    svg
}

fn words(group: &GroupFigure) -> String {
    let delta = group.delta.clone().unwrap_or_default();
    group.delta_interval.as_ref().map_or_else(|| delta.clone(), |ends| format!("{delta} [{ends}]"))
}
