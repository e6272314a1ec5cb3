//! How many elements a page has and how deep they stand inside each other, read off its tags before it is parsed:
//! building a hostile page would take more time, memory and stack than any article is worth.

use std::collections::BTreeMap;

use trafilatura::dom::Document as Dom;

use super::tags::{Tag, Tags};
use crate::input::InputError;

/// Deepest nesting that is read; pages in the wild stay under a hundred.
const DEEPEST: usize = 400;

/// Most elements that are read; pages in the wild have some thousands.
const MOST_ELEMENTS: usize = 200_000;

/// Most attributes of one element.
const MOST_ATTRIBUTES: usize = 1_000;

/// Elements that hold nothing, and those whose end tag may be left out: each ends where the next begins, or stands
/// in an element that is counted.
const UNCOUNTED: &[&str] = &[
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li",
    "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead",
    "tr", "track", "wbr",
];

/// Elements whose content is no markup.
const RAW: &[&str] = &["iframe", "script", "style", "textarea", "title"];

/// Elements that a parser opens again in every later block until they are closed.
const FORMATTING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements inside drawings and formulas that hold HTML again.
const HTML_AGAIN: &[&str] = &["annotation-xml", "desc", "foreignobject", "mi", "mn", "mo", "ms", "mtext", "title"];

/// What a drawing or a formula stands in.
const DRAWING: [&str; 2] = ["svg", "math"];

/// Elements that end a drawing or formula they stand in.
const BREAK_OUT: &str = "b big blockquote body br center code dd div dl dt em embed font h1 h2 h3 h4 h5 h6 head hr i \
    img li listing menu meta nobr ol p pre ruby s small span strike strong sub sup table tt u ul var";

/// Refuses a page that is nested too deep or has too many elements or attributes.
pub(crate) fn check(html: &str) -> Result<(), InputError> {
    let mut open = OpenElements::default();
    let mut tags = Tags::new(html);
    let mut n_elements = 0;
    let mut n_root_attributes = 0;
    while let Some(tag) = tags.next_tag() {
        n_elements += 1 + open.n_reopened_by(&tag);
        // Attributes of every `html` and `body` tag gather on one element.
        let gathers = matches!(tag.name.as_str(), "html" | "body");
        n_root_attributes += if gathers { tag.n_attributes } else { 0 };
        if tag.n_attributes.max(n_root_attributes) > MOST_ATTRIBUTES {
            return Err(InputError::TooManyAttributes { limit: MOST_ATTRIBUTES });
        }
        open.read(tag, &mut tags);
        if n_elements + tags.n_stray > MOST_ELEMENTS {
            return Err(InputError::TooManyElements { limit: MOST_ELEMENTS });
        }
        if open.depth() > DEEPEST {
            return Err(InputError::TooDeep { limit: DEEPEST });
        }
    }
    if tags.n_stray > MOST_ELEMENTS { Err(InputError::TooManyElements { limit: MOST_ELEMENTS }) } else { Ok(()) }
}

/// Refuses a parsed page that is too deep or too big after all: a parser mends what it reads.
pub(crate) fn check_tree(dom: &Dom) -> Result<(), InputError> {
    let mut level = vec![dom.root()];
    let mut n_elements = 0;
    // The parser adds the document, the page, its body and parts of tables.
    for _ in 0..=DEEPEST * 2 {
        if level.is_empty() {
            return Ok(());
        }
        n_elements += level.len();
        if n_elements > MOST_ELEMENTS * 2 {
            return Err(InputError::TooManyElements { limit: MOST_ELEMENTS });
        }
        level = level.into_iter().flat_map(|node| dom.children(node)).collect();
    }
    Err(InputError::TooDeep { limit: DEEPEST })
}

/// The elements that are open, as a parser would have them, roughly.
#[derive(Default)]
struct OpenElements<'a> {
    stack: Vec<String>,
    /// How often each name stands on the stack: an end tag without a start costs nothing.
    counts: BTreeMap<String, usize>,
    /// Formatting elements that were not closed, with their attributes.
    formatting: Vec<(String, &'a [u8])>,
    /// For each open table, how many formatting elements were open before it: its cells do not take them over.
    before_tables: Vec<usize>,
}

impl<'a> OpenElements<'a> {
    fn depth(&self) -> usize {
        self.stack.len().max(self.formatting.len())
    }

    /// How many elements a parser may open again at a tag of a block.
    fn n_reopened_by(&self, tag: &Tag<'_>) -> usize {
        if FORMATTING.contains(&tag.name.as_str()) { 0 } else { self.formatting.len() }
    }

    fn read(&mut self, tag: Tag<'a>, tags: &mut Tags<'a>) {
        if tag.is_end {
            self.close(&tag.name);
            self.end_formatting(&tag.name);
            return;
        }
        let in_drawing = self.in_drawing();
        if in_drawing && BREAK_OUT.split(' ').any(|name| name == tag.name) {
            DRAWING.into_iter().for_each(|drawing| self.close(drawing));
        } else if in_drawing && tag.closes_itself {
            return;
        }
        if RAW.contains(&tag.name.as_str()) && !in_drawing && !self.is_open("select") {
            tags.skip_raw(&tag.name);
            return;
        }
        self.start_formatting(&tag);
        if UNCOUNTED.contains(&tag.name.as_str()) {
            self.end_part_before(&tag.name);
            return;
        }
        if tag.name == "a" {
            self.close("a");
        }
        *self.counts.entry(tag.name.clone()).or_default() += 1;
        self.stack.push(tag.name);
    }

    fn in_drawing(&self) -> bool {
        let open = |names: &[&str]| names.iter().any(|name| self.is_open(name));
        open(&DRAWING) && !open(HTML_AGAIN)
    }

    /// Keeps formatting as a parser does: at most three alike, one link, none from cell to cell.
    fn start_formatting(&mut self, tag: &Tag<'a>) {
        match tag.name.as_str() {
            "table" => self.before_tables.push(self.formatting.len()),
            "td" | "th" | "caption" => {
                self.formatting.truncate(self.before_tables.last().copied().unwrap_or(usize::MAX))
            }
            "a" => self.end_formatting("a"),
            _ => {}
        }
        let alike = |(name, attributes): &&(String, &[u8])| *name == tag.name && *attributes == tag.attributes;
        // Beyond the limit of depth the page is refused anyway.
        if FORMATTING.contains(&tag.name.as_str()) && self.formatting.iter().filter(alike).count() < 3 {
            self.formatting.push((tag.name.clone(), tag.attributes));
        }
    }

    fn end_formatting(&mut self, name: &str) {
        if name == "table" {
            self.formatting.truncate(self.before_tables.pop().unwrap_or(usize::MAX));
        } else if let Some(at) = self.formatting.iter().rposition(|(open, _)| open == name) {
            self.formatting.remove(at);
        }
    }

    /// A cell or an item ends all that was left open in the one before it.
    fn end_part_before(&mut self, name: &str) {
        let holders: &[&str] = match name {
            "td" | "th" | "tr" | "tbody" => &["table"],
            "li" => &["ul", "ol", "menu"],
            _ => return,
        };
        if holders.iter().any(|holder| self.is_open(holder)) {
            while self.stack.last().is_some_and(|last| !holders.contains(&last.as_str())) {
                self.pop();
            }
        }
    }

    fn close(&mut self, name: &str) {
        while self.is_open(name) {
            if self.pop().as_deref() == Some(name) {
                return;
            }
        }
    }

    fn is_open(&self, name: &str) -> bool {
        self.counts.get(name).is_some_and(|count| *count > 0)
    }

    fn pop(&mut self) -> Option<String> {
        let last = self.stack.pop()?;
        if let Some(count) = self.counts.get_mut(&last) {
            *count = count.saturating_sub(1);
        }
        Some(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_page(html: &str, expected: Result<(), InputError>) {
        assert_eq!(check(html), expected);
    }

    const TOO_DEEP: Result<(), InputError> = Err(InputError::TooDeep { limit: DEEPEST });
    const TOO_MANY: Result<(), InputError> = Err(InputError::TooManyElements { limit: MOST_ELEMENTS });
    const TOO_MANY_ATTRIBUTES: Result<(), InputError> = Err(InputError::TooManyAttributes { limit: MOST_ATTRIBUTES });

    #[test]
    fn deep_pages_are_refused() {
        check_page(&"<div>".repeat(100_000), TOO_DEEP);
        check_page(&"<DIV class='>'><p>".repeat(500), TOO_DEEP);
        check_page(&"<b>".repeat(500), TOO_DEEP);
        check_page(&"<div/>".repeat(500), TOO_DEEP);
        check_page(&"<table><tr><td>".repeat(500), TOO_DEEP);
    }

    #[test]
    fn drawings_hide_no_depth() {
        check_page(&format!("<svg><div>{}", "<section/>".repeat(500)), TOO_DEEP);
        check_page(&format!("<svg><foreignObject>{}", "<section/>".repeat(500)), TOO_DEEP);
        check_page(&format!("<svg><title>{}", "<section/>".repeat(500)), TOO_DEEP);
        check_page(&"<svg><g>".repeat(500), TOO_DEEP);
    }

    #[test]
    fn formatting_left_open_piles_up() {
        let piled: String = (0..500).map(|n| format!("<div><b id={n}></div>")).collect();
        check_page(&piled, TOO_DEEP);
        let open: String = (0..300).map(|n| format!("<b id={n}>")).collect();
        check_page(&(open + &"<p>Rain".repeat(1000)), TOO_MANY);
    }

    #[test]
    fn big_pages_are_refused() {
        check_page(&"<p>x".repeat(MOST_ELEMENTS + 1), TOO_MANY);
        check_page(&"<".repeat(MOST_ELEMENTS + 2), TOO_MANY);
        check_page(&format!("<p {}>", "a ".repeat(1001)), TOO_MANY_ATTRIBUTES);
        check_page(&"<body a b>".repeat(501), TOO_MANY_ATTRIBUTES);
    }

    #[test]
    fn what_is_left_open_in_wild_pages_is_no_depth() {
        check_page(&"<p>Rain<br><li>Sun<img src='<div>'>".repeat(2000), Ok(()));
        check_page(&format!("<table>{}</table>", "<tr><td><font size=2>1".repeat(2000)), Ok(()));
        check_page(&format!("<ul>{}</ul>", "<li><div>1".repeat(2000)), Ok(()));
        check_page(&"<a name=x>Rain".repeat(2000), Ok(()));
        check_page(&format!("<svg>{}</svg>", "<path d='M0'/>".repeat(2000)), Ok(()));
        check_page(&"<div><span>x</span></div></p></b>".repeat(2000), Ok(()));
    }

    #[test]
    fn scripts_and_comments_hold_no_elements() {
        check_page(&format!("<script>{}</script><!-- {} -->", "'<div>'".repeat(500), "<div>".repeat(500)), Ok(()));
    }

    #[test]
    fn a_parsed_page_is_checked_again() {
        let deep = Dom::parse(&"<section>".repeat(900));
        assert_eq!(check_tree(&deep), TOO_DEEP);
        assert_eq!(check_tree(&Dom::parse("<p>Rain")), Ok(()));
    }
}
