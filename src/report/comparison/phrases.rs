//! How metrics are named when groups are compared: "more X per Y", never a judgement.

use crate::corpus::{FigureKind, MetricComparison};
use crate::metric::{Metric, Unit, metric_of};
use crate::report::words;
use crate::settings::AnonymousDefinition;

/// The readable set, in reading order: who speaks first, then in which words.
pub(super) const READABLE: &[&str] = &[
    "words",
    "sources",
    "named-sources",
    "identified-sources",
    "single-source",
    "anonymous",
    "anonymous-attributions",
    "anonymous-words",
    "dominant-source",
    "effective-sources",
    "quote-share",
    "loaded-score",
    "loaded-rate",
    "opinion-in-own-voice",
    "hedged-claims-rate",
    "scare-quotes",
];

/// What there is more or fewer of, by the start of an id; the longest start that fits counts.
const MORE_OF: &[(&str, &str)] = &[
    ("words", "words an article"),
    ("sources", "sources an article"),
    ("named-sources", "named sources an article"),
    ("identified-sources", "sources identified by name an article"),
    ("single-source", "articles that rest on a single source"),
    ("anonymous", "anonymous sources an article"),
    ("anonymous-attributions", "attributions to anonymous sources among all attributions"),
    ("anonymous-words", "words of anonymous sources among all attributed words"),
    ("dominant-source", "words of the largest source among all attributed words"),
    ("effective-sources", "sources an article, counted as if all had equal shares"),
    ("attributions", "attributions an article"),
    ("attributions-rate", "attributions per 1,000 words"),
    ("quote-share", "quoted words among the words of the body"),
    ("paraphrased-share", "paraphrased words among the running words"),
    ("loaded-score", "loaded words, by weight, in the outlet’s own voice per 1,000 words"),
    ("loaded-rate", "loaded words in the outlet’s own voice per 1,000 words"),
    ("loaded-quoted", "loaded words in quotations per 1,000 words"),
    ("opinion-in-own-voice", "places of opinion in the outlet’s own voice an article"),
    ("hedged-claims-rate", "claims that rest on nobody per 1,000 words"),
    ("hedged-claims", "claims that rest on nobody an article"),
    ("scare-quotes", "scare quotes an article"),
    ("headline-question", "headlines that ask a question"),
    ("headline-unattributed", "headlines that claim what the text attributes"),
    ("identified-4-plus", "articles with four or more identified sources"),
];

/// Ids of the readable set, under the definition of "anonymous" that the settings choose: the family that tests are
/// made of where the user chooses none.
#[must_use]
pub fn readable(anonymous: AnonymousDefinition) -> Vec<String> {
    let with_definition = |id: &&str| match *id {
        "anonymous" => format!("anonymous-{}", words::definition(anonymous)),
        other => other.to_owned(),
    };
    READABLE.iter().map(with_definition).collect()
}

/// A metric's name for people, with its part.
pub(super) fn name_of(id: &str) -> String {
    let Some((metric, part)) = metric_of(id) else { return words::of_id(id) };
    if part.is_empty() { metric.name().to_owned() } else { format!("{}: {}", metric.name(), words::of_id(part)) }
}

/// The name of the metric that an id is a part of.
pub(super) fn whole_name_of(id: &str) -> String {
    metric_of(id).map_or_else(|| words::of_id(id), |(metric, _)| metric.name().to_owned())
}

/// What stands for the group: "per 1,000 words, all articles together"; not said again where the name says it.
pub(super) fn unit_of(metric: &MetricComparison) -> &'static str {
    let is_rate = metric.unit == Unit::PerThousandWords && !name_of(&metric.id).contains("per 1,000");
    match metric.kind {
        FigureKind::ShareOfArticles => "share of articles",
        FigureKind::RatioOfSums { .. } if is_rate => "per 1,000 words, all articles together",
        FigureKind::RatioOfSums { .. } => "all articles together",
        FigureKind::Mean if is_rate => "per 1,000 words, mean of articles",
        FigureKind::Mean => "mean of articles",
    }
}

/// "More loaded words per 1,000 words", or fewer; "higher: NAME" where there is nothing to count.
pub(super) fn more_or_fewer(id: &str, is_more: bool) -> String {
    let part = metric_of(id).map_or("", |(_, part)| part);
    let exact = MORE_OF.iter().find(|(known, _)| *known == id);
    let whole = metric_of(id).and_then(|(metric, _)| MORE_OF.iter().find(|(known, _)| *known == metric.id()));
    match exact.or(whole) {
        Some((_, noun)) if part.is_empty() => format!("{} {noun}", if is_more { "More" } else { "Fewer" }),
        Some((_, noun)) => {
            format!("{} {noun} ({})", if is_more { "More" } else { "Fewer" }, words::of_id(part))
        }
        None => format!("{} figure for “{}”", if is_more { "Higher" } else { "Lower" }, name_of(id)),
    }
}

/// A value as a comparison shows it: a mean of yes and no is a share of articles.
pub(super) fn value(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Share | Unit::YesNo => words::percent(value),
        Unit::Count | Unit::PerThousandWords | Unit::Number => words::decimal(value),
    }
}

/// The ends of an interval of such values.
pub(super) fn interval((low, high): (f64, f64), unit: Unit) -> String {
    format!("{} to {}", value(low, unit), value(high, unit))
}

/// A number between −1 and 1, with two decimals.
pub(super) fn delta(value: f64) -> String {
    let shown = format!("{:.2}", value.abs());
    let sign = if value < 0.0 && shown != "0.00" { "−" } else { "" };
    format!("{sign}{shown}")
}

/// A difference of two such values, with its sign; of shares in points of a hundred.
pub(super) fn difference(difference: f64, unit: Unit) -> String {
    let (size, points) = match unit {
        Unit::Share | Unit::YesNo => (difference.abs() * 100.0, "\u{a0}points"),
        Unit::Count | Unit::PerThousandWords | Unit::Number => (difference.abs(), ""),
    };
    let shown = words::decimal(size);
    let sign = match (shown.as_str(), difference < 0.0) {
        ("0", _) => "",
        (_, true) => "−",
        (_, false) => "+",
    };
    format!("{sign}{shown}{points}")
}

/// A p-value to three decimals: "0.023", "< 0.001".
pub(super) fn p(p: f64) -> String {
    match p {
        p if p < 0.001 => "<\u{a0}0.001".to_owned(),
        p if p >= 0.9995 => "1".to_owned(),
        p => format!("{p:.3}"),
    }
}

/// The same after "p": "= 0.023", "< 0.001".
pub(super) fn p_is(p: f64) -> String {
    let shown = self::p(p);
    if shown.starts_with('<') { shown } else { format!("=\u{a0}{shown}") }
}

/// "outlets", "topics", "months".
pub(super) fn groups_of(by: &crate::corpus::Field, n: usize) -> String {
    use crate::corpus::{DatePart, Field};
    match by {
        Field::Outlet => words::count(n, "outlet", "outlets"),
        Field::Topic => words::count(n, "topic", "topics"),
        Field::Byline => words::count(n, "byline", "bylines"),
        Field::Date(DatePart::Year) => words::count(n, "year", "years"),
        Field::Date(DatePart::Month) => words::count(n, "month", "months"),
        Field::Date(DatePart::Day) => words::count(n, "day", "days"),
        Field::Other(_) => words::count(n, "group", "groups"),
    }
}

/// What a metric counts and divides by, from its documentation; what that says of single articles is left out.
pub(super) fn meaning(metric: &dyn Metric) -> String {
    let doc = crate::metric::doc_of(metric.source()).replace("**", "").replace('\n', " ");
    let mut parts = doc.split("  ");
    let counts = sentences(parts.next()).filter(|sentence| !sentence.starts_with("Evidence is"));
    let divides = sentences(parts.next()).take(1);
    counts.chain(divides).collect::<Vec<_>>().join(" ")
}

/// The sentences of a paragraph, each with its stop.
fn sentences(paragraph: Option<&str>) -> impl Iterator<Item = &str> {
    let mut rest = paragraph.unwrap_or("");
    std::iter::from_fn(move || {
        let (sentence, after) = match rest.find(". ") {
            Some(stop) => rest.split_at_checked(stop + 1)?,
            None => (rest, ""),
        };
        rest = after.trim_start();
        Some(sentence).filter(|sentence| !sentence.is_empty())
    })
}
