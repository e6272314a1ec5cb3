//! How the numbers of a comparison were made, in words.

use super::paper;
use crate::corpus::{Comparison, IntervalKind};
use crate::report::words;

/// The paragraphs, in order.
pub(super) fn build(comparison: &Comparison) -> Vec<String> {
    let mut paragraphs = vec![unit(), figure(), interval(comparison), delta(), chance(comparison)];
    paragraphs.extend(paper::validation(comparison));
    paragraphs.push(limits());
    paragraphs
}

fn unit() -> String {
    "The unit is the article. n is the number of articles for which a figure is defined; where it is not, as the share \
     of anonymous sources in an article without sources, the article is left out of that figure and counted as \
     undefined, never as 0."
        .to_owned()
}

fn figure() -> String {
    "The figure of a group is, for rates and shares, the ratio of sums: all that was counted in its articles over all \
     that it is divided by, so that a long article weighs more than a short one. For numbers of things and other \
     measures it is the mean of the articles’ values, for yes and no the share of articles that say yes. Mean and \
     median are always those of the articles’ own values."
        .to_owned()
}

fn interval(comparison: &Comparison) -> String {
    let method = comparison.method;
    let level = words::percent(method.level.share());
    let percentile = has(comparison, IntervalKind::Percentile);
    let fallback = if percentile { " Where it is not defined, the plain percentile interval stands in." } else { "" };
    format!(
        "Intervals are at {level}. They come from drawing whole articles again with replacement (bias-corrected and \
         accelerated bootstrap, BCa, of Efron 1987; up to {} resamples, seed {}; widened for small groups after Hesterberg \
         2015), since what stands in one article hangs together.{fallback} Shares of articles that say yes have the interval of Wilson (1927). There is no \
         interval where all articles have the same value.",
        words::whole(method.resamples),
        method.seed,
    ) + &by_formula(comparison)
}

/// Very many articles leave nothing to resample for.
fn by_formula(comparison: &Comparison) -> String {
    let many = words::whole(crate::corpus::MANY);
    if has(comparison, IntervalKind::Linearised) {
        format!(" For groups of {many} articles or more they come from the linearised ratio (Cochran 1977, §6.3).")
    } else {
        String::new()
    }
}

fn has(comparison: &Comparison, kind: IntervalKind) -> bool {
    let cells = comparison.metrics.iter().flat_map(|metric| &metric.cells);
    cells.filter_map(|cell| cell.figure).any(|figure| figure.interval == Some(kind))
}

fn delta() -> String {
    "Cliff’s delta (1993) takes every pair of one article of the group and one of the rest, which is all other groups \
     together: the share of pairs in which the group’s is higher less the share in which it is lower. 1: every article \
     of the group is above every other one; 0: neither tends to be higher; −1: every one is below. It says how \
     regularly groups differ, not by how much: for that read the figures. Its interval is that of Feng and Cliff (2004)."
        .to_owned()
}

fn chance(comparison: &Comparison) -> String {
    let deltas = comparison.metrics.iter().flat_map(|metric| &metric.cells).filter_map(|cell| cell.delta);
    let n = deltas.filter(|delta| delta.interval.is_some()).count();
    let tests = comparison.families.against_rest;
    let tested = if tests > 0 {
        format!(
            "The {} of the figures that stand first are adjusted for their number; the intervals are not.",
            words::count(tests, "test", "tests")
        )
    } else {
        "Nothing is adjusted for that, and no test is made.".to_owned()
    };
    format!(
        "{} of Cliff’s delta are compared with 0 here, and by chance alone about one in twenty would miss it if no \
         groups differed. {tested} Figures that were not asked about beforehand are for looking, not for proof.",
        words::capital(&words::count(n, "interval", "intervals"))
    )
}

fn limits() -> String {
    "The figures say how articles are sourced and worded, not why, and not who is right. Groups that write about other \
     things differ for that alone: compare within a topic before you conclude anything about a group."
        .to_owned()
}
