//! How reliable a group's mean is at each number of articles, where the groups stand on that curve, and where .80 is.

use super::scale::{between, head, marked};
use crate::render::svg::escaped;
use crate::report::comparison::MetricFigures;

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
    let at = |n: f64| n * icc / (1.0 + (n - 1.0) * icc);
    let needed = figures.needed.clone().unwrap_or_default();
    let title = format!("{}: reliability of a group’s mean against its number of articles", figures.name);
    let groups = figures.groups.iter().filter_map(|group| Some((group, group.reliability?)));
    let told: Vec<String> =
        groups.clone().map(|(group, (n, reliability))| format!("{}: {reliability:.2} at {n}", group.group)).collect();
    let description = format!("{}; {needed}.", told.join("; "));
    let mut svg = head(&format!("reliability-{}", figures.id), (HEIGHT + TOP) as usize + FOOT, &title, &description);
    let y = |share: f64| TOP + (1.0 - share.clamp(0.0, 1.0)) * HEIGHT;
    let line = |class: &str, share: f64| {
        let y = y(share);
        format!("<line class=\"{class}\" x1=\"0\" x2=\"100%\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>")
    };
    svg.push_str(&line("tick", 0.0));
    svg.push_str(&line("wanted", WANTED));
    svg.push_str(&format!(
        "<text class=\"tick-label\" x=\"100%\" y=\"{:.1}\" text-anchor=\"end\">.80 · {}</text>",
        y(WANTED) + 15.0,
        escaped(&needed)
    ));
    let n = |step: u32| ends.0 + (ends.1 - ends.0) * f64::from(step) / f64::from(STEPS);
    for step in 0..STEPS {
        let (from, to) = (n(step), n(step + 1));
        svg.push_str(&format!(
            "<line class=\"curve\" x1=\"{}\" x2=\"{}\" y1=\"{:.1}\" y2=\"{:.1}\"/>",
            between(ends, from),
            between(ends, to),
            y(at(from)),
            y(at(to))
        ));
    }
    for (group, (n, reliability)) in groups {
        svg.push_str(&format!(
            "<circle class=\"dot\" cx=\"{}\" cy=\"{:.1}\" r=\"4\"><title>{}: n {n}, {reliability:.2}</title></circle>",
            between(ends, n),
            y(reliability),
            escaped(&group.group)
        ));
    }
    let last = format!("{:.0} articles a group", ends.1);
    svg.push_str(&marked(ends, &[(1.0, "1"), (ends.1, &last)], (HEIGHT + TOP) as usize + FOOT - 6));
    svg.push_str("</svg>");
    svg
}
