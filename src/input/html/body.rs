//! Elements to paragraphs: blocks part paragraphs, items and rows stand on lines of their own.

use trafilatura::dom::{Document as Dom, NodeId};

use crate::input::blocks::Blocks;

/// Elements that show nothing, or nothing of the article.
const SILENT: &[&str] =
    &["head", "iframe", "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "title"];

/// Elements that stand on lines of their own.
const LINES: &[&str] = &["br", "dd", "dt", "li", "tr"];

/// Elements that run on in a line; all others part paragraphs.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr", "ref", "hi", "td", "th", "tbody", "thead", "tfoot",
];

enum Step {
    Enter(NodeId),
    Leave(NodeId),
}

/// The words under an element, in paragraphs.
pub(crate) fn text_of(dom: &Dom, root: NodeId) -> String {
    let mut blocks = Blocks::default();
    // A list of steps, not recursion: pages may be deep.
    let mut steps = vec![Step::Enter(root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(node) if dom.is_text(node) => blocks.write(&dom.text_content(node)),
            Step::Enter(node) if SILENT.contains(&dom.tag_name(node)) => {}
            Step::Enter(node) => {
                enter(&mut blocks, dom.tag_name(node));
                steps.push(Step::Leave(node));
                steps.extend(dom.child_nodes(node).into_iter().rev().map(Step::Enter));
            }
            Step::Leave(node) => leave(&mut blocks, dom.tag_name(node)),
        }
    }
    blocks.finish()
}

/// The paragraphs of a page, wherever they stand.
pub(crate) fn paragraphs_of(dom: &Dom) -> String {
    let paragraphs = dom.query_selector_all(dom.root(), "p").into_iter().map(|node| text_of(dom, node));
    paragraphs.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn enter(blocks: &mut Blocks, tag: &str) {
    match tag {
        "td" | "th" if blocks.in_line() => blocks.write(" | "),
        _ => leave(blocks, tag),
    }
}

fn leave(blocks: &mut Blocks, tag: &str) {
    if LINES.contains(&tag) {
        blocks.end_line();
    } else if !INLINE.contains(&tag) && !tag.is_empty() {
        blocks.end_paragraph();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        let dom = Dom::parse(html);
        assert_eq!(text_of(&dom, dom.root()), expected);
    }

    #[test]
    fn blocks_part_paragraphs() {
        check(
            "<h2>Rain</h2><p>It\n rained <b>ha</b>rd.<p>And <q>snowed</q>.<div>Then <div>sun</div></div>",
            "Rain\n\nIt rained hard.\n\nAnd snowed.\n\nThen\n\nsun",
        );
    }

    #[test]
    fn items_and_broken_lines_are_lines() {
        check("<p>a<br>b<br><br>c</p><ul><li>d<li>e</ul>", "a\nb\nc\n\nd\ne");
    }

    #[test]
    fn cells_stand_in_a_row() {
        check("<table><tr><th>a<th>b</tr><tr><td>1<td>2</tr></table>", "a | b\n1 | 2");
        check("<table><tr><td><p>It rained.</p><td><p>It snowed.</p></table>", "It rained.\n\nIt snowed.");
    }

    #[test]
    fn what_shows_nothing_is_no_text() {
        check("<title>t</title><script>x</script><style>y</style><p>a<svg><text>b</text></svg><!-- c --></p>", "a");
    }
}
