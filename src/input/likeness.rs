//! Whether two lines say the same, whatever their marks and capitals.

use std::collections::BTreeSet;

/// The letters and digits of a line, lower case.
pub(crate) fn letters(line: &str) -> String {
    line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether two lines hold the same letters and digits, and any.
pub(crate) fn same_words(one: &str, other: &str) -> bool {
    let one = letters(one);
    !one.is_empty() && one == letters(other)
}

/// Whether half the words of the shorter of two lines stand in the other.
pub(crate) fn share_words(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let n_shared = one.intersection(&other).count();
    n_shared > 0 && n_shared * 2 >= one.len().min(other.len())
}

fn words(line: &str) -> BTreeSet<String> {
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_capitals_are_no_words() {
        assert!(same_words("“River” rises!", "\"RIVER\" Rises"));
        assert!(!same_words("River rises", "River falls"));
        assert!(!same_words("—", "…"));
    }

    #[test]
    fn half_the_words_are_enough() {
        assert!(share_words("Valley floods", "Floods in the valley, says board"));
        assert!(!share_words("Courier", "Floods in the valley"));
        assert!(!share_words("", ""));
    }
}
