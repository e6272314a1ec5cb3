//! All measures in groups, each value in words with what it rests on.

use serde::Serialize;

use super::places::PlaceLink;
use super::sources::places;
use super::story::Story;
use super::{Measured, words};
use crate::metric::{METRICS, Metric, Unit};

/// Measures that belong together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureGroup {
    /// What they are about.
    pub title: &'static str,
    /// The measures, in report order.
    pub figures: Vec<FigureView>,
}

/// One measure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureView {
    /// Id of the metric, or of its part.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// The value in words, or "not defined".
    pub value: String,
    /// Whether there is a value.
    pub defined: bool,
    /// "11 of 774": what was counted, and what it was divided by.
    pub fraction: Option<String>,
    /// 95 % interval: "7.1 to 25.4".
    pub interval: Option<String>,
    /// "more than 81 % of NAME".
    pub percentile: Option<String>,
    /// ok, look, note or cannot tell.
    pub state: &'static str,
    /// The places that ground it; the first few.
    pub evidence: Vec<PlaceLink>,
    /// How many more there are, in digits.
    pub more: Option<String>,
}

/// Groups and the ids that start so, most special first; what starts otherwise stands in the last group.
const GROUPS: &[(&str, &[&str])] = &[
    ("Headline", &["headline"]),
    ("Language", &["loaded", "language", "hedged", "opinion", "scare", "agentless", "label"]),
    (
        "Balance and sides",
        &["side", "dominant", "effective", "source-entropy", "gini", "speech-verb", "right-of-reply"],
    ),
    ("Anonymity", &["anonym", "declined"]),
    ("Sources and attribution", &[""]),
];

/// All measures, the general group first.
pub(super) fn build(story: &Story<'_, '_>) -> Vec<FigureGroup> {
    let catalogue = catalogue(story);
    let mut groups: Vec<FigureGroup> =
        GROUPS.iter().rev().map(|(title, _)| FigureGroup { title, figures: Vec::new() }).collect();
    for figure in story.measured {
        let title = group_of(figure.id);
        if let Some(group) = groups.iter_mut().find(|group| group.title == title) {
            group.figures.push(view(story, figure, &catalogue));
        }
    }
    groups.retain(|group| !group.figures.is_empty());
    groups
}

fn group_of(id: &str) -> &'static str {
    let found = GROUPS.iter().find(|(_, starts)| starts.iter().any(|start| id.starts_with(start)));
    found.map_or("", |(title, _)| title)
}

/// What is known of an id besides its value.
struct Known {
    id: String,
    name: String,
    unit: Unit,
}

/// Every id that the metrics can give, with its name and unit, sorted by id.
fn catalogue(story: &Story<'_, '_>) -> Vec<Known> {
    let mut known: Vec<Known> = METRICS.iter().flat_map(|metric| of_metric(*metric, story)).collect();
    known.sort_by(|left, right| left.id.cmp(&right.id));
    known
}

fn of_metric(metric: &dyn Metric, story: &Story<'_, '_>) -> Vec<Known> {
    let unit = metric.unit();
    let parts = metric.parts(story.article.lexicons, story.article.settings);
    if parts.is_empty() {
        return vec![Known { id: metric.id().to_owned(), name: metric.name().to_owned(), unit }];
    }
    let part = |part: &String| Known {
        id: format!("{}-{part}", metric.id()),
        name: format!("{}: {}", metric.name(), words::of_id(part)),
        unit,
    };
    parts.iter().map(part).collect()
}

fn view(story: &Story<'_, '_>, figure: &Measured<'_>, catalogue: &[Known]) -> FigureView {
    let measure = figure.measure;
    let known = catalogue.binary_search_by(|known| known.id.as_str().cmp(figure.id)).ok();
    let known = known.and_then(|at| catalogue.get(at));
    let unit = known.map_or(Unit::Number, |known| known.unit);
    let (evidence, more) = places(story, &measure.evidence);
    FigureView {
        id: figure.id.to_owned(),
        name: words::capital(&known.map_or_else(|| words::of_id(figure.id), |known| known.name.clone())),
        value: measure.value.map_or_else(|| "not defined".to_owned(), |value| words::value(value, unit)),
        defined: measure.value.is_some(),
        fraction: fraction(figure),
        interval: measure.interval.map(|ends| words::interval(ends, unit)),
        percentile: percentile(story, figure),
        state: figure.state.name(),
        evidence,
        more,
    }
}

fn fraction(figure: &Measured<'_>) -> Option<String> {
    let (numerator, denominator) = (figure.measure.numerator?, figure.measure.denominator?);
    Some(format!("{} of {}", words::decimal(numerator), words::decimal(denominator)))
}

/// "more than 81 % of NAME (n = 812)".
pub(super) fn percentile(story: &Story<'_, '_>, figure: &Measured<'_>) -> Option<String> {
    let (share, baseline) = (figure.percentile? / 100.0, story.baseline?);
    let name = words::clean(baseline.name);
    Some(format!("more than {} of {name} (n = {})", words::percent(share), words::whole(baseline.articles)))
}
