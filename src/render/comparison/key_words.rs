//! The words that set a group apart, as bars of z, with a line where chance reaches.

use super::scale::{head, tick};
use crate::render::svg::escaped;
use crate::report::comparison::GroupWords;

const ROW: usize = 22;
/// Where bars begin, in per cent; words stand before it.
const START: f64 = 34.0;
const WIDTH: f64 = 56.0;

/// The drawing of a group among others whose greatest z is `most`.
pub(super) fn key_words(number: usize, group: &GroupWords, most: f64) -> String {
    let height = group.words.len() * ROW;
    let told: Vec<String> = group.words.iter().map(|(word, z)| format!("{word} {z:.1}")).collect();
    let chance = group.chance.map_or_else(String::new, |chance| format!("; chance reaches {chance:.1}"));
    let title = format!("{}: words that set it apart, by z", group.group);
    let mut svg = head(&format!("words-{number}"), height + 4, &title, &format!("{}{chance}.", told.join("; ")));
    let share = |z: f64| (z / most.max(1e-9)).clamp(0.0, 1.0) * WIDTH;
    for (row, (word, z)) in group.words.iter().enumerate() {
        let top = row * ROW;
        let class = if group.chance.is_some_and(|chance| *z > chance) { "bar-quoted" } else { "bar-all" };
        svg.push_str(&format!(
            "<text class=\"group-figure\" x=\"{}%\" y=\"{}\" text-anchor=\"end\">{}</text>\
             <rect class=\"{class}\" x=\"{START}%\" y=\"{}\" width=\"{:.2}%\" height=\"12\"/>\
             <text class=\"tick-label\" x=\"{:.2}%\" y=\"{}\">{z:.1}</text>",
            START - 1.5,
            top + 14,
            escaped(word),
            top + 4,
            share(*z),
            START + share(*z) + 1.0,
            top + 14
        ));
    }
    if let Some(chance) = group.chance.filter(|chance| *chance <= most) {
        svg.push_str(&tick(&format!("{:.2}%", START + share(chance)), (0, height), "wanted"));
    }
    svg.push_str("</svg>");
    svg
}
