//! What a report and its row say of an invented story.

use super::Row;
use super::sample::Sample;

#[test]
fn a_row_is_read_back_as_it_was_written() {
    Sample::story().row(|row| {
        let written = serde_json::to_string(row).unwrap();
        let read: Row<'static> = serde_json::from_str(&written).unwrap();
        assert_eq!(&read, row);
    });
}

#[test]
fn places_count_code_points() {
    Sample::story().row(|row| {
        let text: Vec<char> = row.article.text.chars().collect();
        let words: Vec<String> =
            row.language.iter().map(|hit| text[hit.span[0] as usize..hit.span[1] as usize].iter().collect()).collect();
        assert_eq!(words, ["sham", "notorious", "sham", "shocking", "betrayal"]);
    });
}

#[test]
fn figures_keep_their_order() {
    Sample::story().row(|row| {
        let ids: Vec<&str> = row.metrics.iter().map(|(id, _)| id).take(2).collect();
        assert_eq!(ids, ["sources", "single-source"]);
    });
}

#[test]
fn the_schema_names_every_field_of_a_row() {
    let schema: serde_json::Value = serde_json::from_str(&super::schema()).unwrap();
    Sample::story().row(|row| {
        let row = serde_json::to_value(row).unwrap();
        for field in row.as_object().unwrap().keys() {
            assert!(schema["properties"].get(field).is_some(), "{field}");
        }
    });
}

#[test]
fn the_article_is_shown_whole() {
    Sample::story().report(|report| {
        let shown = |block: &super::page::Block| -> String {
            block.segments.iter().flat_map(|segment| &segment.runs).map(|run| run.text.as_str()).collect()
        };
        let text = &report.row.article.text;
        for block in &report.page.blocks {
            assert!(text.contains(&shown(block)), "{}", shown(block));
        }
        let words: usize = report.page.blocks.iter().map(|block| shown(block).split_whitespace().count()).sum();
        let leads: usize = report
            .page
            .blocks
            .iter()
            .filter_map(|block| block.lead.as_deref())
            .map(|lead| lead.split_whitespace().count())
            .sum();
        assert_eq!(words + leads, text.split_whitespace().count());
    });
}

#[test]
fn text_that_no_zone_covers_is_shown_as_left_out() {
    Sample::of("Rain.\n\nMore rain.").report(|report| {
        assert_eq!(report.page.blocks.len(), 1);
        assert_eq!(report.page.blocks[0].kind, "promo");
        assert_eq!(report.page.understood, "nothing");
    });
}
