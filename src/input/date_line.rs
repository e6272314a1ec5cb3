//! The date that stands in a text: a line near its start, or a part of one, that is nothing but a date.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::date;

/// The words that stand in a line with a date; the file says which.
#[derive(Deserialize)]
struct Words {
    around_dates: Vec<String>,
    around_changes: Vec<String>,
    before: Vec<String>,
}

static WORDS: LazyLock<Option<Words>> = LazyLock::new(|| toml::from_str(include_str!("words.toml")).ok());

/// How many lines from the start are looked at, blank ones not counted.
const FIRST_LINES: usize = 14;
/// Longest line with a date, in bytes.
const LONGEST_LINE: usize = 160;
/// Longest part of a line that is a date and the words around it, in bytes.
const LONGEST_PART: usize = 70;
/// Shortest abbreviation of a day of the week.
const SHORTEST_WEEKDAY: usize = 3;
/// Longest abbreviation of a time zone, in bytes.
const LONGEST_ZONE: usize = 4;

/// The date of publication in the lines above an article; that of its last change where no other stands there.
pub(crate) fn find(text: &str) -> Option<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(FIRST_LINES);
    let dated = lines.filter(|line| line.len() <= LONGEST_LINE && has_year(line));
    let mut changed = None;
    for part in dated.flat_map(|line| line.split(['|', '•', '·', '—', '–'])) {
        match read(part).or_else(|| read(beside_names(part)?)) {
            Some((date, Of::Publication)) => return Some(date),
            Some((date, Of::Change)) => changed = changed.or(Some(date)),
            None => {}
        }
    }
    changed
}

/// What a date is of.
#[derive(Copy, Clone, Debug, PartialEq)]
enum Of {
    Publication,
    Change,
}

/// `Posted on 3 March 2026 by Ana Ruiz`, `By Ana Ruiz on 3 March 2026`: what stands beside the names.
fn beside_names(part: &str) -> Option<&str> {
    let part = part.trim();
    let words = || part.split_whitespace().map(|word| (word, word.as_ptr() as usize - part.as_ptr() as usize));
    let by = words().find(|(word, _)| is_listed(word, |words| &words.before));
    let (_, by) = by?;
    if by > 0 {
        return part.get(..by);
    }
    let fits = |word: &str| word.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(fits);
    let behind = words().collect::<Vec<_>>().into_iter().rev().take_while(|(word, _)| fits(word)).last();
    part.get(behind?.1..)
}

/// Most lines have no four digits in a row: they are told at once.
fn has_year(line: &str) -> bool {
    line.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit))
}

/// The date in words that are nothing but a date and what stands around one.
fn read(part: &str) -> Option<(String, Of)> {
    if part.len() > LONGEST_PART {
        return None;
    }
    let words = || part.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    if !words().all(fits) {
        return None;
    }
    let of = if words().any(is_of_change) { Of::Change } else { Of::Publication };
    // `Published: 2026-03-02` is a date from its first digit on.
    let from = part.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let date = date::read(part).or_else(|| date::read(part.get(from..)?))?;
    Some((date, of))
}

/// Whether a word is the name of a day of the week, or its beginning.
fn is_weekday(word: &str) -> bool {
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let first = Date::constant(2000, 1, 3).series(1.day());
        first.take(7).map(|day| day.strftime("%A").to_string().to_lowercase()).collect()
    });
    let word = word.to_lowercase();
    word.len() >= SHORTEST_WEEKDAY && NAMES.iter().any(|name| name.starts_with(&word))
}

fn is_listed(word: &str, listed: fn(&Words) -> &Vec<String>) -> bool {
    WORDS.as_ref().is_some_and(|words| listed(words).iter().any(|known| known.eq_ignore_ascii_case(word)))
}

fn is_of_change(word: &str) -> bool {
    is_listed(word, |words| &words.around_changes)
}

/// Whether a word may stand in a line with a date: a number, a month, a weekday, a time zone, or a word that is listed.
fn fits(word: &str) -> bool {
    let number = word.starts_with(|c: char| c.is_ascii_digit());
    let zone = word.len() <= LONGEST_ZONE && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let listed = || is_of_change(word) || is_listed(word, |words| &words.around_dates);
    number || zone || date::is_month(word) || is_weekday(word) || listed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(find(text).as_deref(), expected, "{text}");
    }

    #[test]
    fn the_words_are_read() {
        assert!(WORDS.is_some());
    }

    #[test]
    fn a_line_that_is_nothing_but_a_date_dates_the_article() {
        check("River rises\n\nSunday 22 November 2026 17:41 GMT\n\nIt rained.", Some("2026-11-22"));
        check("River rises\nSat 14 Feb 2026 09.00 GMT\n", Some("2026-02-14"));
        check("Published: 2026-03-02\nRiver rises", Some("2026-03-02"));
        check("March 2, 2026, 10:30 a.m.\nIt rained.", Some("2026-03-02"));
        check("By Ana Ruiz | 2 March 2026 • 11:50am\nIt rained.", Some("2026-03-02"));
    }

    #[test]
    fn a_date_before_or_behind_the_names_dates_the_article() {
        check("River rises\nPosted on 3 March 2026 by Ana Ruiz\nIt rained.", Some("2026-03-03"));
        check("River rises\nBy Ana Ruiz, 3 March 2026\nIt rained.", Some("2026-03-03"));
        check("By Ana Ruiz on Tuesday, 3 March 2026", Some("2026-03-03"));
        check("The river fell by a metre on 2 March 1926", None);
    }

    #[test]
    fn the_day_of_publication_goes_before_that_of_a_change() {
        check("Updated: 3 March 2026 | Published: 2 March 2026\nIt rained.", Some("2026-03-02"));
        check("Last updated 3 March 2026, 08:02\nIt rained.", Some("2026-03-03"));
    }

    #[test]
    fn a_date_in_a_sentence_dates_no_article() {
        check("The bridge fell on 2 March 1926.", None);
        check("Ada Quill, born April 3 1932, died January 20 2026", None);
        check("VELLIN, Oct 28 (Agency) - It rained.", None);
        check("March 1964\nIt rained.", None);
        check("", None);
    }
}
