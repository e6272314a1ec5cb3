//! All measures in groups, each value in words with what it rests on.

use std::collections::BTreeSet;

use serde::Serialize;

use super::places::PlaceLink;
use super::sources::PLACES;
use super::story::Story;
use super::{Measured, words};
use crate::metric::{Group, Metric, State, Unit, metric_of};
use crate::text::Span;

/// Metrics that belong together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureGroup {
    /// What they are about.
    pub title: &'static str,
    /// The metrics, in report order.
    pub metrics: Vec<MetricView>,
}

/// A metric with its measures: one, or one for each of its parts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MetricView {
    /// Id of the metric.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Whether it has parts.
    pub has_parts: bool,
    /// Its measures; of a metric with parts those that say something.
    pub figures: Vec<FigureView>,
    /// Its other parts by name: "None: …", "Not defined: …".
    pub others: Vec<String>,
}

/// One measure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureView {
    /// Id of the metric, or of its part.
    pub id: String,
    /// Name of the part; that of the metric where there are none.
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
    /// The paragraphs with the places that ground it, each linked to its first place; the first few.
    pub evidence: Vec<PlaceLink>,
    /// How many more paragraphs there are, in digits.
    pub more: Option<String>,
}

/// All measures, in groups.
pub(super) fn build(story: &Story<'_, '_>) -> Vec<FigureGroup> {
    let empty = |group: &Group| FigureGroup { title: words::group(*group), metrics: Vec::new() };
    let mut groups: Vec<FigureGroup> = Group::ALL.iter().map(empty).collect();
    let known: Vec<Known<'_, '_>> = story.measured.iter().map(Known::of).collect();
    for figures in known.chunk_by(|left, right| left.metric_id() == right.metric_id()) {
        let Some(first) = figures.first() else { continue };
        if let Some(group) = groups.get_mut(first.group() as usize) {
            group.metrics.push(metric(story, first, figures));
        }
    }
    groups.retain(|group| !group.metrics.is_empty());
    groups
}

/// A measure with the metric that it is of.
struct Known<'m, 'a> {
    figure: &'m Measured<'a>,
    metric: Option<(&'static dyn Metric, &'a str)>,
}

impl<'m, 'a> Known<'m, 'a> {
    fn of(figure: &'m Measured<'a>) -> Self {
        Self { figure, metric: metric_of(figure.id) }
    }

    fn metric_id(&self) -> &str {
        self.metric.map_or(self.figure.id, |(metric, _)| metric.id())
    }

    fn part(&self) -> &str {
        self.metric.map_or("", |(_, part)| part)
    }

    /// Whether it is a part of which there is none, and nobody asks for one.
    fn is_idle(&self) -> bool {
        let zero = self.figure.measure.value.is_none_or(|value| value.abs() < f64::EPSILON);
        !self.part().is_empty() && zero && matches!(self.figure.state, State::Ok | State::CannotTell)
    }

    fn group(&self) -> Group {
        self.metric.map_or(Group::Language, |(metric, _)| metric.group())
    }

    fn unit(&self) -> Unit {
        self.metric.map_or(Unit::Number, |(metric, _)| metric.unit())
    }

    fn name(&self) -> String {
        self.metric.map_or_else(|| words::of_id(self.figure.id), |(metric, _)| metric.name().to_owned())
    }
}

fn metric(story: &Story<'_, '_>, first: &Known<'_, '_>, figures: &[Known<'_, '_>]) -> MetricView {
    let undefined = figures.iter().all(|known| known.figure.measure.value.is_none());
    let has_parts = !undefined && figures.iter().any(|known| !known.part().is_empty());
    let shown = if has_parts { figures } else { figures.get(..1).unwrap_or(figures) };
    let (idle, telling): (Vec<&Known<'_, '_>>, _) = shown.iter().partition(|known| has_parts && known.is_idle());
    MetricView {
        id: first.metric_id().to_owned(),
        name: words::capital(&first.name()),
        has_parts,
        figures: telling
            .iter()
            .map(|known| {
                let name = if has_parts { words::part(known.metric_id(), known.part()) } else { known.name() };
                view(story, known, &name)
            })
            .collect(),
        others: others(first.unit(), &idle),
    }
}

/// The names of idle parts, those of value 0 first.
fn others(unit: Unit, idle: &[&Known<'_, '_>]) -> Vec<String> {
    let zero = if unit == Unit::YesNo { "No" } else { "None" };
    let named = |defined: bool, label: &str| {
        let parts = idle.iter().filter(|known| known.figure.measure.value.is_some() == defined);
        let names: Vec<String> = parts.map(|known| words::part(known.metric_id(), known.part())).collect();
        (!names.is_empty()).then(|| format!("{label}: {}", names.join("; ")))
    };
    named(true, zero).into_iter().chain(named(false, "Not defined")).collect()
}

fn view(story: &Story<'_, '_>, known: &Known<'_, '_>, name: &str) -> FigureView {
    let figure = known.figure;
    let measure = figure.measure;
    let unit = known.unit();
    let (evidence, more) = evidence(story, &measure.evidence);
    FigureView {
        id: figure.id.to_owned(),
        name: words::capital(name),
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

/// A paragraph may ground a figure ten times over; the marks in it show where.
fn evidence(story: &Story<'_, '_>, spans: &[Span]) -> (Vec<PlaceLink>, Option<String>) {
    let mut named = BTreeSet::new();
    let mut paragraphs: Vec<PlaceLink> = Vec::new();
    for place in spans.iter().map(|span| story.place(*span)) {
        if named.insert(place.label.clone()) && paragraphs.len() < PLACES {
            paragraphs.push(place);
        }
    }
    let more = named.len() - paragraphs.len();
    (paragraphs, (more > 0).then(|| words::whole(more)))
}

/// Nothing for a plain count, which is its own numerator.
fn fraction(figure: &Measured<'_>) -> Option<String> {
    let (numerator, denominator) = (figure.measure.numerator?, figure.measure.denominator?);
    Some(format!("{} of {}", words::decimal(numerator), words::decimal(denominator)))
}

/// "more than 81 % of NAME (n = 812, 2025-01-03 to 2025-12-30)".
pub(super) fn percentile(story: &Story<'_, '_>, figure: &Measured<'_>) -> Option<String> {
    let (share, baseline) = (figure.percentile? / 100.0, story.baseline?);
    let name = words::clean(baseline.name);
    let days = if baseline.days.is_empty() { String::new() } else { format!(", {}", words::clean(baseline.days)) };
    Some(format!("more than {} of {name} (n = {}{days})", words::percent(share), words::whole(baseline.articles)))
}
