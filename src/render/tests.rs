//! Every format, on an invented story, on hostile text and on nothing.

use super::{Color, RENDERERS, Style, Templates, by_name};
use crate::report::tests::Sample;

fn rendered(sample: &Sample, format: &str) -> String {
    let templates = Templates::new(&[]).unwrap();
    let style = Style { templates: &templates, color: Color::Plain, columns: 96 };
    let bytes = sample.report(|report| by_name(format).unwrap().render(report, &style).unwrap());
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_story_as_html() {
    insta::assert_snapshot!(rendered(&Sample::story(), "html"));
}

#[test]
fn the_story_as_markdown() {
    insta::assert_snapshot!(rendered(&Sample::story(), "md"));
}

#[test]
fn the_story_as_json() {
    insta::assert_snapshot!(rendered(&Sample::story(), "json"));
}

#[test]
fn the_story_as_csv() {
    insta::assert_snapshot!(rendered(&Sample::story(), "csv"));
}

#[test]
fn the_story_on_a_terminal() {
    insta::assert_snapshot!(rendered(&Sample::story(), "text"));
}
