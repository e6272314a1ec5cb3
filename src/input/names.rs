//! A line of authors, cut into names.

use std::sync::LazyLock;

use serde::Deserialize;

/// The words around names; the file says which.
#[derive(Deserialize)]
struct Words {
    before: Vec<String>,
    between: Vec<String>,
}

static WORDS: LazyLock<Option<Words>> = LazyLock::new(|| toml::from_str(include_str!("words.toml")).ok());

/// The names in a line of authors, in order: `By Ana Ruiz and Tom Hale` gives two.
pub(crate) fn split_byline(line: &str) -> Vec<String> {
    let mut names = Vec::new();
    for part in without_opening(line.trim()).split([',', ';', '&', '|', '\n']) {
        names.extend(split_between(part));
    }
    names
}

/// Cuts `Ana Ruiz and Tom Hale` at the word between the names.
fn split_between(part: &str) -> Vec<String> {
    let between =
        |word: &str| WORDS.as_ref().is_some_and(|words| words.between.iter().any(|w| w.eq_ignore_ascii_case(word)));
    let words: Vec<&str> = part.split_whitespace().collect();
    let names = words.split(|word| between(word)).map(|name| name.join(" "));
    names.filter(|name| !name.is_empty()).collect()
}

/// The line without the words that say that names follow; the longest opening wins.
fn without_opening(line: &str) -> &str {
    let openings = WORDS.iter().flat_map(|words| &words.before);
    openings.filter_map(|opening| after_opening(line, opening)).min_by_key(|rest| rest.len()).unwrap_or(line)
}

fn after_opening<'a>(line: &'a str, opening: &str) -> Option<&'a str> {
    let (start, rest) = line.split_at_checked(opening.len())?;
    let parted = rest.starts_with(|c: char| c.is_whitespace() || c == ':');
    (start.eq_ignore_ascii_case(opening) && parted)
        .then(|| rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        assert_eq!(split_byline(line), expected);
    }

    #[test]
    fn the_words_are_read() {
        assert!(WORDS.is_some());
    }

    #[test]
    fn bylines_are_cut_into_names() {
        check("By Ana Ruiz and Tom Hale", &["Ana Ruiz", "Tom Hale"]);
        check("BY ANA RUIZ, TOM HALE & LI NA", &["ANA RUIZ", "TOM HALE", "LI NA"]);
        check("Words by: Ana Ruiz", &["Ana Ruiz"]);
        check("Ana Ruiz; Tom Hale", &["Ana Ruiz", "Tom Hale"]);
    }

    #[test]
    fn names_that_start_like_the_words_are_kept() {
        check("Byron Anders", &["Byron Anders"]);
        check("Andy Withers", &["Andy Withers"]);
        check("  ", &[]);
    }
}
