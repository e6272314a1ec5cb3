//! The balance chart as inline SVG. Widths are percentages, heights pixels, so that bars follow the width of the
//! page while the words keep their size; colours are the page's variables, so that it works in the dark and in print.

use crate::report::page::{Balance, Bar};

/// Height of a bar with its label.
const ROW: usize = 40;
/// Base line of the label.
const LABEL: usize = 15;
/// Top of the bar.
const TOP: usize = 22;
/// Height of the bar.
const HEIGHT: usize = 9;

/// The chart; empty where there are no bars.
pub(super) fn balance(balance: &Balance) -> String {
    let most = balance.bars.iter().map(|bar| bar.attributed).max().unwrap_or(0);
    if most == 0 {
        return String::new();
    }
    let height = balance.bars.len() * ROW;
    let mut svg = format!(
        "<svg class=\"balance\" role=\"img\" width=\"100%\" height=\"{height}\" aria-labelledby=\"balance-title \
         balance-description\"><title id=\"balance-title\">{}</title><desc id=\"balance-description\">{}</desc>",
        escaped(&balance.title),
        escaped(&balance.description)
    );
    for (number, bar) in balance.bars.iter().enumerate() {
        svg.push_str(&row(bar, number * ROW, most));
    }
    svg.push_str("</svg>");
    svg
}

fn row(bar: &Bar, top: usize, most: u32) -> String {
    let width = |words: u32| format!("{:.2}%", f64::from(words.min(most)) * 100.0 / f64::from(most));
    let name = bar.anchor.as_ref().map_or_else(
        || escaped(&bar.name),
        |anchor| format!("<a href=\"#{}\">{}</a>", escaped(anchor), escaped(&bar.name)),
    );
    let (label, bar_top) = (top + LABEL, top + TOP);
    format!(
        "<text class=\"bar-name\" x=\"0\" y=\"{label}\">{name}</text>\
         <text class=\"bar-label\" x=\"100%\" y=\"{label}\" text-anchor=\"end\">{}</text>\
         <rect class=\"bar-all\" x=\"0\" y=\"{bar_top}\" width=\"{}\" height=\"{HEIGHT}\"/>\
         <rect class=\"bar-quoted\" x=\"0\" y=\"{bar_top}\" width=\"{}\" height=\"{HEIGHT}\"/>",
        escaped(&bar.label),
        width(bar.attributed),
        width(bar.quoted.min(bar.attributed)),
    )
}

/// Text inside XML.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c => safe.push(c),
        }
    }
    safe
}
