//! How reliable a group's mean is at each number of articles, where the groups stand on that curve, and where .80 is.

use super::scale::{between, head, marked};
use crate::render::svg::escaped;
use crate::report::comparison::{GroupFigure, MetricFigures};

const HEIGHT: f64 = 120.0;
const TOP: f64 = 10.0;
const FOOT: usize = 22;
/// Points of the curve.
const STEPS: u32 = 60;
/// What a mean should reach.
const WANTED: f64 = 0.8;

/// The drawing; empty where groups cannot be told apart at all.
pub(super) fn reliability(figures: &MetricFigures) -> String {
    let Some(icc) = figures.icc.filter(|icc| *icc > 0.0) else { return String::new() };
    let most = figures.groups.iter().filter_map(|group| group.reliability).map(|(n, _)| n).fold(20.0, f64::max);
    let ends = (1.0, most * 1.1);
    let needed = figures.needed.clone().unwrap_or_default();
    let title = format!("{}: reliability of a group’s mean against its number of articles", figures.name);
    let told: Vec<String> =
        groups(figures).map(|(group, n, reliability)| format!("{}: {reliability:.2} at {n}", group.group)).collect();
    let description = format!("{}; {needed}.", told.join("; "));
    let mut svg = head(&format!("reliability-{}", figures.id), (HEIGHT + TOP) as usize + FOOT, &title, &description);
    svg.push_str(&line("tick", 0.0));
    svg.push_str(&line("wanted", WANTED));
    svg.push_str(&format!(
        "<text class=\"tick-label\" x=\"100%\" y=\"{:.1}\" text-anchor=\"end\">.80 · {}</text>",
        y(WANTED) + 15.0,
        escaped(&needed)
    ));
    svg.push_str(&curve(icc, ends));
    groups(figures).for_each(|group| svg.push_str(&dot(group, ends)));
    let last = format!("{:.0} articles a group", ends.1);
    svg.push_str(&marked(ends, &[(1.0, "1"), (ends.1, &last)], (HEIGHT + TOP) as usize + FOOT - 6));
    svg.push_str("</svg>");
    svg
}

/// The groups with a reliability, each with its number of articles.
fn groups(figures: &MetricFigures) -> impl Iterator<Item = (&GroupFigure, f64, f64)> {
    figures.groups.iter().filter_map(|group| group.reliability.map(|(n, reliability)| (group, n, reliability)))
}

/// How far down a share stands.
fn y(share: f64) -> f64 {
    TOP + (1.0 - share.clamp(0.0, 1.0)) * HEIGHT
}

fn line(class: &str, share: f64) -> String {
    let y = y(share);
    format!("<line class=\"{class}\" x1=\"0\" x2=\"100%\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>")
}

/// The reliability of a mean of each number of articles, in short lines.
fn curve(icc: f64, ends: (f64, f64)) -> String {
    let at = |n: f64| n * icc / (1.0 + (n - 1.0) * icc);
    let n = |step: u32| ends.0 + (ends.1 - ends.0) * f64::from(step) / f64::from(STEPS);
    let part = |step: u32| {
        let (from, to) = (n(step), n(step + 1));
        format!(
            "<line class=\"curve\" x1=\"{}\" x2=\"{}\" y1=\"{:.1}\" y2=\"{:.1}\"/>",
            between(ends, from),
            between(ends, to),
            y(at(from)),
            y(at(to))
        )
    };
    (0..STEPS).map(part).collect()
}

fn dot((group, n, reliability): (&GroupFigure, f64, f64), ends: (f64, f64)) -> String {
    format!(
        "<circle class=\"dot\" cx=\"{}\" cy=\"{:.1}\" r=\"4\"><title>{}: n {n}, {reliability:.2}</title></circle>",
        between(ends, n),
        y(reliability),
        escaped(&group.group)
    )
}
