//! Likeness: whether two names are one, whatever marks their letters have, and short of given names or not.

use std::borrow::Cow;
use std::ops::Range;

use super::text::Read;
use crate::grammar::tags::Tag;

/// Most words of a name that are compared.
const LONGEST_NAME: usize = 24;

/// Fewest capitals that make an acronym of a name's first letters.
const SHORTEST_ACRONYM: usize = 3;

/// The words of a name as they are compared: without the marks on their letters.
pub(super) fn words_of<'a>(read: Read<'a>, tokens: &Range<usize>) -> Vec<Cow<'a, str>> {
    words_in(read, tokens).map(|at| quiet(plain(&read.doc[read.tokens.span(at)]))).collect()
}

/// The tokens of the words of a name.
pub(super) fn words_in(read: Read<'_>, tokens: &Range<usize>) -> impl Iterator<Item = usize> {
    let words = tokens.clone().filter(move |at| read.tokens.is_wordlike(*at) && read.tag(*at) != Tag::Determiner);
    words.take(LONGEST_NAME)
}

/// A longer word that is all capitals as any other name: BRANDT in a transcript as Brandt, UNESCO as Unesco.
pub(super) fn quiet(word: Cow<'_, str>) -> Cow<'_, str> {
    let loud = word.len() >= SHORTEST_LOUD && word.bytes().all(|byte| byte.is_ascii_uppercase());
    match word.split_at_checked(1).filter(|_| loud) {
        Some((first, rest)) => Cow::Owned(first.to_owned() + &rest.to_ascii_lowercase()),
        None => word,
    }
}

/// Fewest letters of a word whose capitals are a way of writing it.
const SHORTEST_LOUD: usize = 4;

/// A word in plain letters: Dvořák as Dvorak. Words in other alphabets stay as they are.
pub(super) fn plain(word: &str) -> Cow<'_, str> {
    if word.is_ascii() || !word.chars().all(is_latin) {
        return Cow::Borrowed(word);
    }
    let letters = slug::slugify(word);
    let mut rest = letters.chars();
    match rest.next() {
        Some(first) if word.chars().next().is_some_and(char::is_uppercase) => {
            Cow::Owned(first.to_ascii_uppercase().to_string() + rest.as_str())
        }
        Some(_) => Cow::Owned(letters),
        None => Cow::Borrowed(word),
    }
}

/// Letters of European alphabets, and the marks that are written behind them.
fn is_latin(character: char) -> bool {
    matches!(character, '\0'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}' | '’')
}

/// Whether a person's name is another one's, given in full, with initials, or without some of the given names: `J. R.
/// Aldous`, `James Aldous` and `James Robert Aldous`.
pub(super) fn is_same_person(one: &[Cow<'_, str>], other: &[Cow<'_, str>]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < 2 || short.last() != long.last() {
        return false;
    }
    let mut left = long.iter();
    short.iter().all(|word| left.any(|known| stands_for(word, known)))
}

/// The same word, or its first letter for it.
fn stands_for(one: &str, other: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    // "De Lima" and "Ana de Lima" are one.
    one.eq_ignore_ascii_case(other) || initial(one, other) || initial(other, one)
}

/// World Salt Council as WSC.
pub(super) fn acronym(words: &[Cow<'_, str>]) -> Option<String> {
    let capitals: String =
        words.iter().filter_map(|word| word.chars().next()).filter(|first| first.is_uppercase()).collect();
    (capitals.chars().count() >= SHORTEST_ACRONYM).then(|| quiet(Cow::Owned(capitals)).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(name: &str) -> Vec<Cow<'_, str>> {
        name.split(' ').map(plain).collect()
    }

    #[track_caller]
    fn check(one: &str, other: &str, same: bool) {
        assert_eq!(is_same_person(&words(one), &words(other)), same, "{one}, {other}");
        assert_eq!(is_same_person(&words(other), &words(one)), same, "{other}, {one}");
    }

    #[test]
    fn marks_on_letters_do_not_count() {
        for (marked, letters) in
            [("Dvořák", "Dvorak"), ("Şule", "Sule"), ("Yıldız", "Yildiz"), ("Łukasz", "Lukasz"), ("ÇELİK", "Celik")]
        {
            assert_eq!(plain(marked), letters);
        }
    }

    #[test]
    fn other_alphabets_stay() {
        assert_eq!(plain("Зорин"), "Зорин");
    }

    #[test]
    fn initials_and_missing_given_names_are_one_person() {
        check("J R Aldous", "James Robert Aldous", true);
        check("James Aldous", "James Robert Aldous", true);
        check("R Aldous", "J R Aldous", true);
    }

    #[test]
    fn other_given_names_are_another_person() {
        check("John Flint", "Mary Flint", false);
        check("J Flint", "Mary Flint", false);
        check("Robert James Aldous", "James Robert Aldous", false);
    }

    #[test]
    fn first_letters_of_a_body_are_its_acronym() {
        assert_eq!(acronym(&words("World Salt Council")).as_deref(), Some("WSC"));
        assert_eq!(acronym(&words("Ministry of Defence")), None);
    }
}
