//! Invented outlets, and what a report says of them.

use super::*;
use crate::corpus::{Corpus, Field, Figure, LexiconVersion, MeasuredArticle, Method, RowMadeBy};
use crate::text::Meta;

/// Articles of outlets: outlet, sources, loaded words, words.
type Row = (&'static str, f64, f64, f64);

fn quotient(per: f64, numerator: f64, denominator: f64) -> Figure {
    let value = (denominator > 0.0).then(|| per * numerator / denominator);
    Figure { value, numerator: Some(numerator), denominator: Some(denominator) }
}

fn made_by() -> RowMadeBy {
    let epithet = LexiconVersion { id: "epithet".into(), version: "1.0.0".into(), sha256: "f00d".repeat(16) };
    RowMadeBy { onrecord: "0.1.0".into(), settings_sha256: "beef".repeat(16), lexicons: vec![epithet] }
}

fn compared(rows: &[Row], by: Field) -> Comparison {
    let mut corpus = Corpus::new(by);
    corpus.made_by(&made_by());
    for (outlet, sources, loaded, words) in rows {
        let meta = Meta { outlet: (!outlet.is_empty()).then(|| (*outlet).to_owned()), ..Meta::default() };
        let figures = [
            ("words", Figure::of_value(*words)),
            ("sources", Figure::of_value(*sources)),
            (
                "single-source",
                Figure { value: (*sources > 0.0).then(|| f64::from(*sources < 2.0)), ..Figure::default() },
            ),
            ("loaded-rate", quotient(1000.0, *loaded, *words)),
            ("quote-share", quotient(1.0, sources * 20.0, *words)),
            ("gini-attributed", Figure { value: (*sources > 2.0).then(|| 1.0 / sources), ..Figure::default() }),
        ];
        corpus.add(&MeasuredArticle::new(&meta, figures));
    }
    corpus.compare(&Method::default())
}

/// Two outlets of eight articles each; the Post is the loaded one.
pub(crate) fn sample() -> ComparisonReport {
    let mut rows: Vec<Row> = Vec::new();
    for n in 0..8_u32 {
        rows.push(("Courier", f64::from(3 + n % 4), f64::from(n % 3), f64::from(300 + 25 * n)));
        rows.push(("Post <i>", f64::from(n % 3), f64::from(5 + n % 4), f64::from(200 + 30 * n)));
    }
    build(&compared(&rows, Field::Outlet), Shown::Readable(AnonymousDefinition::Described))
}

/// A comparison of nothing.
pub(crate) fn empty() -> ComparisonReport {
    build(&compared(&[], Field::Outlet), Shown::Readable(AnonymousDefinition::Described))
}

fn page(rows: &[Row]) -> ComparisonPage {
    build(&compared(rows, Field::Outlet), Shown::Readable(AnonymousDefinition::Described)).page
}

#[test]
fn a_group_that_stands_apart_is_told_with_its_intervals() {
    let post = &sample().page.summary[1];
    let line = post.lines.iter().find(|line| line.contains("loaded words")).unwrap();
    assert!(line.starts_with("More loaded words in the outlet’s own voice per 1,000 words than the rest: "), "{line}");
    assert!(line.contains(" against ") && line.ends_with("Cliff’s delta 1.00 [0.27 to 1.00]."), "{line}");
}

#[test]
fn groups_that_do_not_differ_are_told_so() {
    let rows: Vec<Row> =
        (0..24).map(|n: u32| (if n.is_multiple_of(2) { "A" } else { "B" }, f64::from(n / 2 % 5), 1.0, 300.0)).collect();
    assert!(page(&rows).summary.iter().all(|group| group.lines[0].starts_with("None of these figures sets it apart")));
}

#[test]
fn few_articles_are_a_caution() {
    let cautions = sample().page.cautions;
    assert!(cautions[0].starts_with("Courier (8) and Post <i> (8) have fewer than 20 articles."), "{cautions:?}");
}

#[test]
fn one_group_is_measured_and_not_compared() {
    let page = page(&[("A", 1.0, 0.0, 100.0), ("A", 2.0, 0.0, 100.0)]);
    assert_eq!(page.title, "1 outlet measured");
    assert!(page.cautions[1].starts_with("There is only one group"));
    assert_eq!(page.summary[0].lines, ["Nothing to compare with."]);
}

#[test]
fn articles_without_the_field_are_a_caution() {
    let page = page(&[("A", 1.0, 0.0, 100.0), ("", 2.0, 0.0, 100.0)]);
    assert!(
        page.cautions.contains(&"1 article has no outlet, and together stand as (none).".to_owned()),
        "{:?}",
        page.cautions
    );
}

#[test]
fn the_readable_set_comes_first_and_all_others_after() {
    let page = sample().page;
    let ids = |figures: &[MetricFigures]| figures.iter().map(|metric| metric.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&page.first), ["words", "sources", "single-source", "quote-share", "loaded-rate"]);
    assert_eq!(ids(&page.others), ["gini-attributed"]);
}

#[test]
fn undefined_is_never_nothing() {
    let page = page(&[("A", 0.0, 0.0, 100.0), ("B", 1.0, 0.0, 100.0)]);
    let single = page.first.iter().find(|metric| metric.id == "single-source").unwrap();
    assert_eq!(
        (&*single.groups[0].figure, &*single.groups[0].undefined, single.groups[0].dot),
        ("not defined", "1", None)
    );
}

#[test]
fn every_readable_metric_is_measured() {
    let (lexicons, settings) = (crate::lexicon::LexiconSet::builtin(), crate::settings::Settings::default());
    let ids = crate::metric::header(&lexicons, &settings);
    for id in phrases::readable(AnonymousDefinition::Described) {
        assert!(ids.contains(&id), "{id}");
    }
}

#[test]
fn a_term_says_what_is_counted_and_not_what_one_article_shows() {
    let terms = sample().page.terms;
    let rate = terms.iter().find(|term| term.id == "loaded-rate").unwrap();
    assert!(rate.meaning.starts_with("Counts the loaded words in the outlet's own voice"), "{}", rate.meaning);
    assert!(rate.meaning.ends_with("Divides by the words in those two voices, in thousands, short texts as they are."));
    assert!(terms.iter().all(|term| !term.meaning.contains("Evidence is") && term.meaning.contains("Divides by")));
}

#[test]
fn no_word_of_a_report_calls_an_outlet_biased() {
    let page = serde_json::to_string(&sample().page).unwrap();
    assert!(!page.contains("bias") || page.replace("bias-corrected", "").find("bias").is_none());
}

#[test]
fn many_groups_are_cut_on_the_page_and_kept_in_the_data() {
    let names: Vec<String> = (0..50).map(|n| format!("Outlet {n:02}")).collect();
    let mut corpus = Corpus::new(Field::Outlet);
    for name in &names {
        let meta = Meta { outlet: Some(name.clone()), ..Meta::default() };
        corpus.add(&MeasuredArticle::new(&meta, [("sources", Figure::of_value(1.0))]));
    }
    let report = build(&corpus.compare(&Method::default()), Shown::All);
    assert_eq!((report.page.first[0].groups.len(), report.row.metrics[0].groups.len()), (40, 50));
    assert!(report.page.cautions.iter().any(|caution| caution.starts_with("There are 50 outlets; the first 40")));
}
