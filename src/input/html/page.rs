//! What a page says besides its article: its headings, its links, and the date it gives to machines.

use std::collections::BTreeSet;

use serde_json::Value;
use trafilatura::dom::Document as Dom;

use super::body::text_of;
use crate::input::likeness::letters;

/// Letters and digits that a block of nothing but links needs to be taken for a list of other stories.
const LONG_LINK: usize = 25;

/// Facts of a page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// Headings of the first level, in order.
    pub(crate) headings: Vec<String>,
    /// Date of publication as given.
    pub(crate) published: Option<String>,
    /// Letters and digits of every link.
    links: BTreeSet<String>,
}

impl Page {
    pub(crate) fn read(dom: &Dom) -> Self {
        let texts = |selector: &str| {
            let nodes = dom.query_selector_all(dom.root(), selector);
            nodes.into_iter().map(|node| text_of(dom, node)).filter(|text| !text.is_empty())
        };
        Self {
            headings: texts("h1").map(|heading| heading.split_whitespace().collect::<Vec<_>>().join(" ")).collect(),
            published: published(dom),
            links: texts("a").map(|text| letters(&text)).collect(),
        }
    }

    /// The blocks without those that only point to other stories; all of them where most of the text is links.
    pub(crate) fn without_links(&self, blocks: Vec<String>) -> Vec<String> {
        let size = |blocks: &[&String]| blocks.iter().map(|block| block.len()).sum::<usize>();
        let (links, words): (Vec<_>, Vec<_>) = blocks.iter().partition(|block| self.is_link(block));
        if links.is_empty() || size(&links) > size(&words) {
            return blocks;
        }
        words.into_iter().cloned().collect()
    }

    /// Whether every line of a block is a link, and they are more than a name.
    fn is_link(&self, block: &str) -> bool {
        let lines = || block.lines().map(letters).filter(|line| !line.is_empty());
        lines().map(|line| line.chars().count()).sum::<usize>() >= LONG_LINK
            && lines().all(|line| self.links.contains(&line))
    }
}

/// The date of publication in JSON-LD, else in the page's head.
fn published(dom: &Dom) -> Option<String> {
    let scripts = dom.scripts_with_type(&["application/ld+json"]).into_iter();
    let mut data = scripts.filter_map(|script| serde_json::from_str(dom.text_content(script).trim()).ok());
    data.find_map(|value: Value| date_in(&value)).or_else(|| {
        let node = dom.query_selector(dom.root(), r#"meta[property="article:published_time"]"#)?;
        dom.get_attribute(node, "content")
    })
}

/// The first `datePublished` in objects and lists; the JSON parser has limited their depth.
fn date_in(value: &Value) -> Option<String> {
    match value {
        Value::Array(list) => list.iter().find_map(date_in),
        Value::Object(object) => {
            let date = object.get("datePublished").and_then(Value::as_str).map(str::to_owned);
            date.or_else(|| object.get("@graph").and_then(date_in))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, blocks: &[&str], expected: &[&str]) {
        let page = Page::read(&Dom::parse(html));
        assert_eq!(page.without_links(blocks.iter().map(|block| (*block).to_owned()).collect()), expected);
    }

    #[test]
    fn blocks_of_links_to_other_stories_go() {
        let html = "<a href=1>Council drops its plan for a flood barrier</a><a href=2>Courier</a>";
        let story = "It rained all day in the valley, and all night too, the water board said on Monday.";
        let link = "Council drops its plan for a flood barrier!";
        check(html, &[story, link, "Courier", story], &[story, "Courier", story]);
        check(html, &["It rained.", link], &["It rained.", link]);
    }

    #[test]
    fn the_date_is_read_from_the_page() {
        let date = |html: &str| Page::read(&Dom::parse(html)).published;
        let broken = "<script type=\"application/ld+json\">{</script>";
        let meta = "<meta property=\"article:published_time\" content=\"2026-03-02\">";
        assert_eq!(date(&format!("{broken}{meta}")).as_deref(), Some("2026-03-02"));
        assert_eq!(
            date("<script type=\"application/ld+json\">[{\"datePublished\": \"2026\"}]</script>").as_deref(),
            Some("2026")
        );
        assert_eq!(date("<p>2026"), None);
    }
}
