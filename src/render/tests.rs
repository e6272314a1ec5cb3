//! Every format, on an invented story, on hostile text and on nothing.

use super::{Color, RENDERERS, Style, Templates, by_name};
use crate::report::sample::Sample;

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

const HOSTILE: &str = "<script>alert(1)</script> \"]]> `code` | *bold* _it_ [x](javascript:1) ![i](http://x.example) \
                       \u{202e}evil\u{202c} \u{1b}[31mred\0 &amp; # end";

#[test]
fn hostile_text_is_text_in_html() {
    let page = rendered(&Sample::hostile(HOSTILE), "html");
    assert!(!page.contains("<script") && !page.contains("]]> `") && !page.contains("href=\"javascript"));
    assert!(!page.contains(['\u{202e}', '\u{1b}', '\0']));
    assert!(page.contains("&lt;script&gt;") && page.contains("&amp;amp;"));
    insta::assert_snapshot!(page);
}

#[test]
fn hostile_text_is_text_in_markdown() {
    let page = rendered(&Sample::hostile(HOSTILE), "md");
    let markup = page.replace("\\]", "").replace("\\`", "");
    assert!(!page.contains("<script") && !markup.contains("](") && !page.contains("http://"));
    assert!(!page.contains(['\u{202e}', '\u{1b}', '\0']));
    for row in page.lines().filter(|line| line.starts_with("| 1 ")) {
        assert_eq!(row.replace("\\|", "").matches('|').count(), 11, "{row}");
    }
    insta::assert_snapshot!(page);
}

#[test]
fn hostile_text_steers_no_terminal() {
    let screen = rendered(&Sample::hostile(HOSTILE), "text");
    assert!(!screen.contains(['\u{202e}', '\u{1b}', '\0']));
    insta::assert_snapshot!(screen);
}

#[test]
fn hostile_text_comes_back_from_data_unchanged() {
    let sample = Sample::hostile(HOSTILE);
    let line = rendered(&sample, "jsonl");
    assert_eq!(line.matches('\n').count(), 1);
    let value: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(value["article"]["text"], HOSTILE);
    let table = rendered(&sample, "csv");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let title = reader.headers().unwrap().iter().position(|column| column == "title").unwrap();
    let row = reader.records().next().unwrap().unwrap();
    assert_eq!(&row[title], HOSTILE);
}

#[test]
fn every_format_renders_nothing() {
    for text in ["", " \n", "Rain."] {
        for renderer in RENDERERS {
            assert!(!rendered(&Sample::of(text), renderer.name()).is_empty());
        }
    }
}

#[test]
fn names_of_formats_are_unique() {
    let mut names: Vec<&str> = RENDERERS.iter().map(|renderer| renderer.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RENDERERS.len());
}

#[test]
fn the_page_links_to_places_that_are_there_and_names_none_twice() {
    for sample in [Sample::story(), Sample::hostile(HOSTILE), Sample::of("Rain.")] {
        let page = rendered(&sample, "html");
        let after = |start: &str| -> Vec<String> {
            page.split(start).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
        };
        let mut ids = after(" id=\"");
        let known = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), known);
        for target in after("href=\"#") {
            assert!(ids.contains(&target), "#{target}");
        }
    }
}

#[test]
fn a_template_that_asks_for_too_much_is_told_with_its_place() {
    let user = [("article.md".to_owned(), "# {{ title }}\n{{ verdict }}".to_owned())];
    let templates = Templates::new(&user).unwrap();
    let error = Sample::story().report(|report| super::markdown(report, &templates).unwrap_err());
    let told = error.to_string();
    let expected = "article.md:2:4: error[template]: variable `verdict` is not defined; known here: about, anonymous,";
    assert!(told.starts_with(expected), "{told}");
}

#[test]
fn colors_are_written_only_when_asked_for() {
    let screen = |color| Sample::story().report(|report| super::terminal(&report.page, color, 96));
    assert!(!screen(Color::Plain).contains('\u{1b}'));
    assert!(screen(Color::Ansi).contains("\u{1b}[1mWho speaks"));
    assert!(screen(Color::Plain).lines().all(|line| line.chars().count() <= 96));
}
