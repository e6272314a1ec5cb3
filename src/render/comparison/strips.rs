//! Every article as a point, a strip a group, with a mark at the median. Each point leads to its article.

use super::scale::{labels, place, tick};
use crate::render::svg::escaped;
use crate::report::comparison::{MetricFigures, Point};

const ROW: usize = 52;
const LABEL: usize = 14;
/// Top and bottom of the strip.
const STRIP: (usize, usize) = (20, 46);
const FOOT: usize = 20;

/// The drawing; empty where there are no points to draw.
pub(super) fn strips(figures: &MetricFigures) -> String {
    if figures.points.iter().all(Vec::is_empty) {
        return String::new();
    }
    let bottom = figures.groups.len() * ROW;
    let id = escaped(&figures.id);
    // Links inside are there for the pointer; for all others the articles stand in a list.
    let mut svg = format!(
        "<svg class=\"forest\" role=\"group\" width=\"100%\" height=\"{}\" aria-label=\"{}: every article, by group\" \
         id=\"strip-{id}\">",
        bottom + FOOT,
        escaped(&figures.name)
    );
    svg.push_str(&labels(&figures.spread, bottom + FOOT - 4));
    for (number, (group, points)) in figures.groups.iter().zip(&figures.points).enumerate() {
        let top = number * ROW;
        let median = group.median.as_ref().map_or_else(String::new, |median| format!("median {median}"));
        svg.push_str(&format!(
            "<text class=\"group-name\" x=\"0\" y=\"{0}\">{1}</text>\
             <text class=\"group-figure\" x=\"100%\" y=\"{0}\" text-anchor=\"end\">{2}</text>",
            top + LABEL,
            escaped(&group.group),
            escaped(&median)
        ));
        svg.extend(points.iter().enumerate().map(|(nth, found)| point(figures, found, top, nth)));
        if let Some(middle) = group.middle {
            svg.push_str(&tick(&place(&figures.spread, middle), (top + STRIP.0, top + STRIP.1), "median"));
        }
    }
    svg.push_str("</svg>");
    svg
}

/// Points are moved up and down in turn, so that equal ones do not hide each other.
fn point(figures: &MetricFigures, point: &Point, top: usize, nth: usize) -> String {
    const STEPS: usize = 7;
    let y = top + STRIP.0 + 2 + nth * 3 % STEPS * (STRIP.1 - STRIP.0 - 4) / (STEPS - 1);
    format!(
        "<a href=\"#a-{}\" tabindex=\"-1\"><circle class=\"point\" cx=\"{}\" cy=\"{y}\" r=\"3\"><title>{}</title></circle></a>",
        point.article,
        place(&figures.spread, point.at),
        escaped(&point.label)
    )
}
