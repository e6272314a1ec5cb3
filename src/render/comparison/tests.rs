//! Every format of a comparison, on invented outlets and on nothing.

use super::{COMPARISON_RENDERERS, comparison_by_name};
use crate::render::{Color, Style, Templates};
use crate::report::comparison::ComparisonReport;
use crate::report::comparison::tests::{empty, sample};

fn bytes(report: &ComparisonReport, format: &str) -> Vec<u8> {
    let templates = Templates::new(&[]).unwrap();
    let style = Style { templates: &templates, color: Color::Plain, columns: 96 };
    comparison_by_name(format).unwrap().render(report, &style).unwrap()
}

fn rendered(report: &ComparisonReport, format: &str) -> String {
    String::from_utf8(bytes(report, format)).unwrap()
}

#[test]
fn outlets_as_html() {
    insta::assert_snapshot!(rendered(&sample(), "html"));
}

#[test]
fn outlets_as_markdown() {
    insta::assert_snapshot!(rendered(&sample(), "md"));
}

#[test]
fn outlets_as_csv() {
    insta::assert_snapshot!(rendered(&sample(), "csv"));
}

#[test]
fn outlets_as_json() {
    insta::assert_snapshot!(rendered(&sample(), "json"));
}

#[test]
fn outlets_on_a_terminal() {
    insta::assert_snapshot!(rendered(&sample(), "text"));
}

#[test]
fn names_of_groups_are_no_markup() {
    for format in ["html", "md"] {
        let page = rendered(&sample(), format);
        assert!(!page.contains("<i>") && page.contains("Post &lt;i&gt;"), "{format}");
    }
}

#[test]
fn every_format_writes_a_comparison_of_nothing() {
    for renderer in COMPARISON_RENDERERS {
        assert!(!bytes(&empty(), renderer.name()).is_empty(), "{}", renderer.name());
    }
}

#[test]
fn a_page_asks_for_nothing_from_outside() {
    let page = rendered(&sample(), "html");
    assert!(page.contains("default-src 'none'"));
    assert!(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"));
}
