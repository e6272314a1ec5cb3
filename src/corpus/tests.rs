//! Comparisons of hand-made values.

use super::*;
use crate::text::Meta;

fn meta(outlet: &str) -> Meta {
    Meta { outlet: (!outlet.is_empty()).then(|| outlet.to_owned()), ..Meta::default() }
}

fn quotient(per: f64, numerator: f64, denominator: f64) -> Figure {
    let value = (denominator > 0.0).then(|| per * numerator / denominator);
    Figure { value, numerator: Some(numerator), denominator: Some(denominator) }
}

/// Articles of outlets, each with the figure of one metric.
fn corpus(metric: &str, articles: &[(&str, Figure)]) -> Corpus {
    let mut corpus = Corpus::new(Field::Outlet);
    for (outlet, figure) in articles {
        corpus.add(&MeasuredArticle::new(&meta(outlet), [(metric, *figure)]));
    }
    corpus
}

fn counts(articles: &[(&str, f64)]) -> Comparison {
    let figures: Vec<(&str, Figure)> =
        articles.iter().map(|(outlet, value)| (*outlet, Figure::of_value(*value))).collect();
    corpus("sources", &figures).compare(&Method::default())
}

#[track_caller]
fn near(found: Option<f64>, expected: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() < 1e-9), "{found:?} is not {expected}");
}

#[test]
fn the_figure_of_a_rate_is_the_ratio_of_sums() {
    let articles = [("A", quotient(1000.0, 2.0, 100.0)), ("A", quotient(1000.0, 0.0, 900.0))];
    let comparison = corpus("loaded-rate", &articles).compare(&Method::default());
    let cell = comparison.metrics[0].cells[0];
    near(cell.figure.map(|figure| figure.estimate.value), 2.0);
    near(cell.mean, 10.0);
    assert_eq!(comparison.metrics[0].kind, FigureKind::RatioOfSums { per: 1000.0 });
}

#[test]
fn the_figure_of_a_count_is_the_mean() {
    let comparison = counts(&[("A", 1.0), ("A", 2.0), ("A", 6.0)]);
    let cell = comparison.metrics[0].cells[0];
    near(cell.figure.map(|figure| figure.estimate.value), 3.0);
    near(cell.median, 2.0);
    assert_eq!(cell.figure.and_then(|figure| figure.interval), Some(IntervalKind::Bca));
}

#[test]
fn the_figure_of_a_yes_or_no_is_the_share_that_says_yes() {
    let yes_no = [("A", Figure::of_value(1.0)), ("A", Figure::of_value(0.0)), ("A", Figure::of_value(0.0))];
    let comparison = corpus("single-source", &yes_no).compare(&Method::default());
    let figure = comparison.metrics[0].cells[0].figure.unwrap();
    near(Some(figure.estimate.value), 1.0 / 3.0);
    assert_eq!(figure.interval, Some(IntervalKind::Wilson));
}

#[test]
fn undefined_values_are_left_out_and_counted() {
    let comparison = corpus("quote-share", &[("A", quotient(1.0, 1.0, 4.0)), ("A", quotient(1.0, 0.0, 0.0))]);
    let cell = comparison.compare(&Method::default()).metrics[0].cells[0];
    assert_eq!((cell.n, cell.undefined), (1, 1));
    near(cell.mean, 0.25);
}

#[test]
fn a_metric_that_an_article_lacks_is_undefined_there() {
    let mut corpus = Corpus::new(Field::Outlet);
    let outlet = meta("A");
    corpus.add(&MeasuredArticle::new(&outlet, [("sources", Figure::of_value(1.0))]));
    corpus.add(&MeasuredArticle::new(&outlet, [("words", Figure::of_value(9.0)), ("sources", Figure::of_value(3.0))]));
    let comparison = corpus.compare(&Method::default());
    let seen: Vec<(&str, usize, usize)> =
        comparison.metrics.iter().map(|metric| (&*metric.id, metric.cells[0].n, metric.cells[0].undefined)).collect();
    assert_eq!(seen, [("sources", 2, 0), ("words", 1, 1)]);
}

#[test]
fn delta_is_against_all_other_groups() {
    let comparison = counts(&[("A", 5.0), ("A", 6.0), ("B", 1.0), ("B", 2.0), ("C", 3.0), ("C", 7.0)]);
    let deltas: Vec<f64> = comparison.metrics[0].cells.iter().filter_map(|cell| Some(cell.delta?.value)).collect();
    assert_eq!(deltas, [0.5, -1.0, 0.5]);
    near(comparison.metrics[0].cells[0].rest, 3.25);
}

#[test]
fn one_group_has_nothing_to_stand_apart_from() {
    let cell = counts(&[("A", 1.0), ("A", 2.0)]).metrics[0].cells[0];
    assert_eq!((cell.delta, cell.rest), (None, None));
    assert!(cell.figure.is_some());
}

#[test]
fn groups_stand_by_name_and_a_missing_field_is_a_group() {
    let comparison = counts(&[("Post", 1.0), ("", 2.0), ("Courier", 3.0), ("Post", 4.0)]);
    let groups: Vec<(&str, usize)> = comparison.groups.iter().map(|group| (&*group.name, group.articles)).collect();
    assert_eq!(groups, [("(none)", 1), ("Courier", 1), ("Post", 2)]);
    near(comparison.metrics[0].cells[2].mean, 2.5);
}

#[test]
fn few_articles_are_told() {
    let comparison = counts(&[("A", 1.0), ("B", 2.0)]);
    assert_eq!(comparison.small_groups().count(), 2);
    let many: Vec<(&str, f64)> = (0..20).map(|n| ("A", f64::from(n))).collect();
    assert_eq!(counts(&many).small_groups().count(), 0);
}

#[test]
fn equal_values_have_a_figure_and_no_interval() {
    let figure = counts(&[("A", 2.0), ("A", 2.0), ("A", 2.0)]).metrics[0].cells[0].figure.unwrap();
    assert_eq!((figure.estimate.value, figure.estimate.interval, figure.interval), (2.0, None, None));
}

#[test]
fn rates_without_their_counts_are_averaged_and_told() {
    let rates = [("A", Figure::of_value(20.0)), ("A", Figure::of_value(0.0))];
    let metric = &corpus("loaded-rate", &rates).compare(&Method::default()).metrics[0];
    assert!(metric.lacks_counts && metric.kind == FigureKind::Mean);
    near(metric.cells[0].figure.map(|figure| figure.estimate.value), 10.0);
}

#[test]
fn the_interval_holds_the_figure_and_is_the_same_each_time() {
    let rate = |n: u32| ("A", quotient(1000.0, f64::from(n % 7), f64::from(300 + 40 * n)));
    let articles: Vec<(&str, Figure)> = (0..25).map(rate).collect();
    let corpus = corpus("loaded-rate", &articles);
    let comparison = corpus.compare(&Method::default());
    let estimate = comparison.metrics[0].cells[0].figure.unwrap().estimate;
    assert!(estimate.interval.unwrap().contains(estimate.value));
    assert_eq!(comparison, corpus.compare(&Method::default()));
    assert_ne!(comparison.metrics, corpus.compare(&Method { seed: 2, ..Method::default() }).metrics);
}

#[test]
fn other_names_mirror_the_comparison() {
    let there = counts(&[("A", 1.0), ("A", 3.0), ("B", 2.0), ("B", 6.0), ("B", 7.0)]);
    let back = counts(&[("B", 1.0), ("B", 3.0), ("A", 2.0), ("A", 6.0), ("A", 7.0)]);
    assert_eq!(there.metrics[0].cells[0], back.metrics[0].cells[1]);
    assert_eq!(there.metrics[0].cells[1], back.metrics[0].cells[0]);
}

#[test]
fn only_the_wanted_metrics_are_kept() {
    let mut corpus = Corpus::new(Field::Outlet).only(vec!["anonymous".into(), "attributions-direct".into()]);
    let ids = ["attributions", "attributions-direct", "anonymous-strict", "anonymous-broad", "anonymous-words"];
    let outlet = meta("A");
    corpus.add(&MeasuredArticle::new(&outlet, ids.map(|id| (id, Figure::of_value(1.0)))));
    let comparison = corpus.compare(&Method::default());
    let kept: Vec<&str> = comparison.metrics.iter().map(|metric| &*metric.id).collect();
    assert_eq!(kept, ["attributions-direct", "anonymous-strict", "anonymous-broad"]);
}

#[test]
fn a_row_of_json_is_read_back() {
    let row = br#"{"schema": 1, "article": {"id": "a", "title": null, "byline": [], "outlet": "Post", "published":
        "2026-03-02", "meta": {"desk": "city"}, "words": 4, "text": "It rained."}, "zones": [], "metrics":
        {"loaded-rate": {"value": 5.0, "numerator": 2.0, "denominator": 400.0, "low": 1.0, "high": 9.0, "percentile":
        null, "state": "ok"}, "quote-share": {"value": null, "numerator": 0, "denominator": 0, "low": null, "high":
        null, "percentile": null, "state": "cannot tell"}}, "warnings": [], "provenance": {"onrecord": "0.1.0",
        "settings_sha256": "", "lexicons": [{"id": "epithet", "version": "1.0.0", "sha256": "f0"}]}}"#;
    let Some(ScoredRow::Article(article, Some(made_by))) = from_json(row) else { panic!("not read") };
    assert_eq!(Field::Other("desk".into()).of(&article.meta).as_deref(), Some("city"));
    assert_eq!(article.figures[0].1, quotient(1000.0, 2.0, 400.0));
    assert_eq!(article.figures[1].1.value, None);
    assert_eq!(made_by.lexicons[0].id, "epithet");
}

#[test]
fn a_failed_row_is_told_from_an_article() {
    let failed = from_json(br#"{"schema": 1, "article": {"id": "a"}, "error": "no text"}"#);
    assert_eq!(failed, Some(ScoredRow::Failed { id: "a".into(), error: "no text".into() }));
    let newer = from_json(br#"{"schema": 2, "article": {"id": "a"}, "metrics": {}}"#);
    assert!(matches!(newer, Some(ScoredRow::Failed { .. })));
    assert_eq!(from_json(br#"{"id": "a", "text": "The \"schema\" was new."}"#), None);
    assert_eq!(from_json(b"{"), None);
}

#[test]
fn a_table_of_scores_is_read_back() {
    let names = ["id", "outlet", "title", "words", "desk", "words", "loaded-rate", "quote-share"].map(String::from);
    let table = ScoredTable::new(&names, b',').unwrap();
    let row = table.read(b"a,Post,\"Rain, again\",12,city,12,2.5,");
    let ScoredRow::Article(article, None) = row else { panic!("not read") };
    assert_eq!(article.meta.title.as_deref(), Some("Rain, again"));
    assert_eq!(Field::Other("desk".into()).of(&article.meta).as_deref(), Some("city"));
    let values: Vec<(&str, Option<f64>)> = article.figures.iter().map(|(id, figure)| (&**id, figure.value)).collect();
    let expected = [("words", Some(12.0)), ("words", Some(12.0)), ("loaded-rate", Some(2.5)), ("quote-share", None)];
    assert_eq!(values, expected);
    assert!(matches!(table.read(b"a,Post"), ScoredRow::Failed { .. }));
}

#[test]
fn a_table_of_articles_is_not_one_of_scores() {
    let is_scored = |names: &[&str]| {
        ScoredTable::new(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(), b',').is_some()
    };
    assert!(!is_scored(&["id", "text", "loaded-score"]));
    assert!(!is_scored(&["id", "body", "words", "sources"]));
    assert!(is_scored(&["id", "loaded-score"]));
}

#[test]
fn a_column_that_comes_twice_counts_once() {
    let mut corpus = Corpus::new(Field::Outlet);
    corpus.add(&MeasuredArticle::new(&meta("A"), ["words", "words"].map(|id| (id, Figure::of_value(12.0)))));
    assert_eq!(corpus.compare(&Method::default()).metrics[0].cells[0].n, 1);
}

#[test]
fn mixed_versions_of_a_lexicon_are_told() {
    let row = |version: &str| RowMadeBy {
        onrecord: "0.1.0".into(),
        settings_sha256: String::new(),
        lexicons: vec![LexiconVersion { id: "epithet".into(), version: version.into(), sha256: version.into() }],
    };
    let mut corpus = Corpus::new(Field::Outlet);
    corpus.made_by(&row("1.0.0"));
    corpus.made_by(&row("1.0.0"));
    assert!(corpus.compare(&Method::default()).made_by.mixed_lexicons().is_empty());
    corpus.made_by(&row("1.1.0"));
    assert_eq!(corpus.compare(&Method::default()).made_by.mixed_lexicons(), ["epithet"]);
}

#[test]
fn nothing_compares_to_nothing() {
    let comparison = Corpus::new(Field::Outlet).compare(&Method::default());
    assert!(comparison.groups.is_empty() && comparison.metrics.is_empty());
}

/// So many articles of two outlets, each with sources, a topic and an event.
fn two_outlets(n: u32, sources: impl Fn(u32, bool) -> f64) -> Corpus {
    let mut corpus = Corpus::new(Field::Outlet).testing(vec!["sources".into()]).within(Some(Field::Topic));
    for number in 0..2 * n {
        let is_a = number < n;
        let topic = if number % n < if is_a { n / 4 } else { 3 * n / 4 } { "crime" } else { "arts" };
        let meta = Meta {
            id: number.to_string(),
            outlet: Some(if is_a { "A" } else { "B" }.into()),
            topic: Some(topic.into()),
            ..Meta::default()
        };
        let topic_adds = if topic == "crime" { 10.0 } else { 0.0 };
        corpus.add(&MeasuredArticle::new(&meta, [("sources", Figure::of_value(topic_adds + sources(number, is_a)))]));
    }
    corpus
}

#[test]
fn tests_are_made_of_the_family_alone_and_of_enough_articles() {
    let value = |number: u32, is_a: bool| f64::from(number % 5) + if is_a { 3.0 } else { 0.0 };
    let tested = |n: u32| two_outlets(n, value).compare(&Method::default()).metrics[0].cells[0].tested.is_some();
    assert_eq!((tested(19), tested(20)), (false, true));
    let untested = two_outlets(20, value).testing(Vec::new()).compare(&Method::default());
    assert!(untested.metrics[0].cells[0].tested.is_none() && untested.family.is_empty());
}

#[test]
fn a_difference_that_turns_round_within_topics_is_told() {
    let comparison = two_outlets(40, |number, is_a| f64::from(number % 3) + if is_a { 2.0 } else { 0.0 });
    let comparison = comparison.compare(&Method::default());
    let within = comparison.metrics[0].cells[0].within.unwrap();
    assert!(within.flips && within.pooled.unwrap() < -2.0, "{within:?}");
    let estimate = within.difference.unwrap();
    assert!(estimate.interval.unwrap().low > 1.0 && within.strata == 2);
    assert!(within.permutation.unwrap().p < 0.01);
}

#[test]
fn p_values_are_adjusted_over_metrics_and_groups() {
    let mut corpus = Corpus::new(Field::Outlet).testing(vec!["sources".into(), "words".into()]);
    for number in 0..60_u32 {
        let outlet = meta(["A", "B", "C"][number as usize % 3]);
        let (sources, words) = (f64::from(number * 7 % 11), f64::from(number * 5 % 13 + number % 3));
        corpus.add(&MeasuredArticle::new(
            &outlet,
            [("sources", Figure::of_value(sources)), ("words", Figure::of_value(words))],
        ));
    }
    let comparison = corpus.compare(&Method::default());
    let families = comparison.families;
    assert_eq!((families.omnibus, families.against_rest, families.two_by_two), (2, 6, 6));
    let least = comparison.metrics.iter().flat_map(|metric| &metric.cells).filter_map(|cell| cell.tested);
    let least = least.map(|tested| tested.mann_whitney).min_by(|a, b| a.p.total_cmp(&b.p)).unwrap();
    near(Some(least.holm), (least.p * 6.0).min(1.0));
}

#[test]
fn copies_are_kept_once_where_they_came_first() {
    let text = |start: u32| -> Vec<String> { (start..start + 90).map(|n| format!("word{n}")).collect() };
    let article = |id: &str, outlet: &str, day: &str, words: &[String]| {
        let mut meta = meta(outlet);
        (meta.id, meta.published) = (id.into(), Some(day.into()));
        let mut article = MeasuredArticle::owned(meta, [("sources", Figure::of_value(1.0))]);
        article.fingerprint = Fingerprint::of_words(words.iter().map(String::as_str));
        article
    };
    let mut corpus = Corpus::new(Field::Outlet);
    corpus.add(&article("late", "A", "2026-03-03", &text(0)));
    corpus.add(&article("own", "A", "2026-03-01", &text(500)));
    corpus.add(&article("early", "B", "2026-03-02", &text(0)));
    let comparison = corpus.compare(&Method::default());
    let copies = &comparison.copies[0];
    assert_eq!(copies.kept, ("early".to_owned(), "B".to_owned()));
    assert_eq!(copies.left_out, [("late".to_owned(), "A".to_owned())]);
    let groups: Vec<(usize, usize)> = comparison.groups.iter().map(|group| (group.articles, group.copies)).collect();
    assert_eq!(groups, [(1, 1), (1, 0)]);
    assert_eq!(corpus.with_copies(CopiesAre::Kept).compare(&Method::default()).n_articles(), 3);
}

#[test]
fn outlets_are_compared_over_the_same_events() {
    let mut corpus =
        Corpus::new(Field::Outlet).testing(vec!["sources".into()]).paired(Some(Field::Other("event".into())));
    for event in 0..24_u32 {
        for (outlet, more) in [("A", 1.5), ("B", 0.0)] {
            let mut meta = meta(outlet);
            meta.other.insert("event".into(), event.into());
            let sources = f64::from(event * event % 17) + more + f64::from(event % 2) * more / 10.0;
            corpus.add(&MeasuredArticle::new(&meta, [("sources", Figure::of_value(sources))]));
        }
    }
    let comparison = corpus.compare(&Method::default());
    let events = comparison.metrics[0].pairs[0].events.unwrap();
    assert_eq!(events.n, 24);
    near(events.difference.map(|difference| difference.value), 1.575);
    assert!(events.signed_rank.unwrap().p < 1e-4);
    assert!(comparison.metrics[0].pairs[0].tested.unwrap().mann_whitney.p > 0.1);
}

#[test]
fn a_difference_that_one_article_carries_is_told() {
    let values = [("A", 1.0), ("A", 1.0), ("A", 31.0), ("B", 2.0), ("B", 3.0)];
    let figures: Vec<(&str, Figure)> =
        values.iter().map(|(outlet, value)| (*outlet, Figure::of_value(*value))).collect();
    let comparison = corpus("sources", &figures).testing(vec!["sources".into()]).compare(&Method::default());
    let influence = comparison.metrics[0].cells[0].influence.unwrap();
    near(Some(influence.difference), 8.5);
    assert_eq!(influence.article.map(|(article, _)| article), Some(2));
    near(influence.article.map(|(_, without)| without), -1.5);
    assert_eq!(influence.overturn, Some(1));
}

#[test]
fn a_difference_that_one_entry_carries_is_told() {
    let mut corpus = Corpus::new(Field::Outlet).testing(vec!["loaded-rate".into()]);
    for (outlet, entries) in [("A", ["regime", "regime", "slam"]), ("B", ["slam", "slam", "crony"])] {
        let outlet = meta(outlet);
        let mut article = MeasuredArticle::new(&outlet, [("loaded-rate", quotient(1000.0, 3.0, 100.0))]);
        article.loaded = entries.map(|entry| (entry.into(), 0.5)).to_vec();
        if outlet.outlet.as_deref() == Some("B") {
            article.loaded.truncate(2);
            article.figures = vec![("loaded-rate".into(), quotient(1000.0, 2.0, 100.0))];
        }
        corpus.add(&article);
    }
    let comparison = corpus.compare(&Method::default());
    let influence = comparison.metrics[0].cells[0].influence.unwrap();
    near(Some(influence.difference), 10.0);
    let (entry, without) = influence.entry.unwrap();
    assert_eq!(comparison.entries[entry as usize], "regime");
    near(Some(without), -10.0);
}

#[test]
fn what_grows_with_length_is_said_per_thousand_words_too() {
    let mut corpus = Corpus::new(Field::Outlet);
    for (outlet, sources, words) in [("A", 10.0, 1000.0), ("A", 6.0, 600.0), ("B", 3.0, 150.0), ("B", 5.0, 250.0)] {
        let figures = [("words", Figure::of_value(words)), ("sources", Figure::of_value(sources))];
        corpus.add(&MeasuredArticle::new(&meta(outlet), figures));
    }
    let comparison = corpus.compare(&Method::default());
    let cell = comparison.metrics[1].cells[0];
    assert!(cell.delta.unwrap().value > 0.0);
    near(cell.per_thousand.map(|figure| figure.estimate.value), 10.0);
    near(cell.per_thousand_delta.map(|delta| delta.value), -1.0);
    assert_eq!(comparison.metrics[0].cells[0].per_thousand, None);
}

#[test]
fn odd_corpora_have_a_comparison() {
    let constant: Vec<(&str, f64)> = (0..60).map(|n| (if n % 2 == 0 { "A" } else { "B" }, 1.0)).collect();
    let figures: Vec<(&str, Figure)> = constant.iter().map(|(name, value)| (*name, Figure::of_value(*value))).collect();
    let same = corpus("sources", &figures).testing(vec!["sources".into()]).compare(&Method::default());
    assert!(same.metrics[0].omnibus.is_none() && same.metrics[0].icc.is_none());
    assert!(same.metrics[0].cells[0].tested.is_none() && same.metrics[0].cells[0].figure.is_some());
    let undefined: Vec<(&str, Figure)> = ["A", "B"].map(|name| (name, Figure::default())).to_vec();
    let none = corpus("sources", &undefined).testing(vec!["sources".into()]).compare(&Method::default());
    assert_eq!(
        (none.metrics[0].cells[0].n, none.metrics[0].cells[0].undefined, none.metrics[0].cells[0].rank),
        (0, 1, None)
    );
    let names: Vec<String> = (0..500).map(|n| format!("Outlet {n:03}")).collect();
    let many: Vec<(&str, Figure)> =
        names.iter().flat_map(|name| [(&**name, Figure::of_value(1.0)), (&**name, Figure::of_value(2.0))]).collect();
    let many = corpus("sources", &many)
        .testing(vec!["sources".into()])
        .compare(&Method { resamples: 50, ..Method::default() });
    assert_eq!((many.groups.len(), many.metrics[0].pairs.len()), (500, 0));
    assert!(Corpus::new(Field::Outlet).compare(&Method::default()).groups.is_empty());
}
