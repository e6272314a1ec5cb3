//! A page's headline: as it stands on the page, without the outlet's name that the page's title hangs on to it.

use trafilatura::Metadata;

use crate::input::likeness::{letters, same_words, share_words};

/// What parts a headline from the name behind it.
const SEPARATORS: [&str; 7] = [" | ", " - ", " – ", " — ", " :: ", " • ", " · "];

/// How many blocks at the head of an extracted text may repeat the headline.
const HEAD: usize = 3;

/// The headline, and other forms of it that the body may repeat. Headings that share half their words with the
/// page's title come first: they are what readers saw.
pub(crate) fn titles(about: Option<&Metadata>, headings: &[String]) -> Vec<String> {
    let given = about.map_or("", |about| about.title.trim());
    let plain = about.map_or("", |about| without_outlet(given, &about.sitename, &about.hostname));
    let mut titles: Vec<String> =
        headings.iter().filter(|heading| share_words(heading, plain)).take(1).cloned().collect();
    if plain.is_empty() {
        titles.extend(headings.first().filter(|_| headings.len() == 1).cloned());
    }
    titles.extend([plain, given].into_iter().filter(|title| !title.is_empty()).map(str::to_owned));
    titles
}

/// The blocks without those at their head that are the headline.
pub(crate) fn without_titles(blocks: Vec<String>, titles: &[String]) -> Vec<String> {
    let repeats = |at: usize, block: &str| at < HEAD && titles.iter().any(|title| same_words(title, block));
    blocks.into_iter().enumerate().filter(|(at, block)| !repeats(*at, block)).map(|(_, block)| block).collect()
}

/// `title` without an ending that is the outlet's name or the address of its site.
fn without_outlet<'a>(title: &'a str, outlet: &str, host: &str) -> &'a str {
    let last = SEPARATORS.iter().filter_map(|separator| title.rsplit_once(separator));
    // The last separator of all leaves the longest headline.
    match last.max_by_key(|(headline, _)| headline.len()) {
        Some((headline, name)) if !headline.trim().is_empty() && names_outlet(name, outlet, host) => headline.trim(),
        _ => title,
    }
}

fn names_outlet(name: &str, outlet: &str, host: &str) -> bool {
    let (name, outlet, host) = (letters(name), letters(outlet), letters(host));
    let same = |other: &str| !other.is_empty() && (other == name || (name.len() >= 3 && other.contains(&name)));
    same(&outlet) || same(&host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: &str) {
        assert_eq!(without_outlet(title, "Example Courier", "www.courier.example.org"), expected);
    }

    #[track_caller]
    fn check_headline(title: &str, headings: &[&str], expected: Option<&str>) {
        let mut about = Metadata::default();
        about.title = title.to_owned();
        let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
        assert_eq!(titles(Some(&about), &headings).first().map(String::as_str), expected);
    }

    #[test]
    fn the_name_of_the_outlet_goes() {
        check("River rises - again | Example Courier", "River rises - again");
        check("River rises — Courier", "River rises");
        check("River rises - courier.example.org", "River rises");
    }

    #[test]
    fn other_endings_stay() {
        check("River rises - what we know", "River rises - what we know");
        check(" | Example Courier", " | Example Courier");
        check("River rises", "River rises");
    }

    #[test]
    fn the_heading_on_the_page_is_the_headline() {
        check_headline("Valley floods", &["Courier", "Floods in the valley"], Some("Floods in the valley"));
        check_headline("Valley floods", &["Courier"], Some("Valley floods"));
        check_headline("", &["Floods in the valley"], Some("Floods in the valley"));
        check_headline("", &["Courier", "News"], None);
    }

    #[test]
    fn the_body_does_not_repeat_the_headline() {
        let blocks = ["Courier", "FLOODS in the valley!", "It rained."].map(str::to_owned);
        assert_eq!(without_titles(blocks.into(), &["Floods in the valley".to_owned()]), ["Courier", "It rained."]);
    }
}
