//! The words of short quotations in fuller ones: "a sham" is somebody's word where he is quoted with it at length.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use super::text::Read;
use crate::grammar::marks::Pair;

/// The fuller quotations of an article in lower case, and where each of their words stands.
pub(super) struct Elsewhere {
    fuller: Vec<Fuller>,
    /// Sorted by the hash of the word.
    words: Vec<Place>,
}

/// A quotation that may hold the words of a shorter one.
struct Fuller {
    open: usize,
    tokens: usize,
    text: String,
}

/// Where a word stands in a fuller quotation.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    word: u64,
    fuller: u32,
    at: u32,
}

/// How many tokens a quotation has more than one whose words it may hold.
const FULLER_BY: usize = 2;

/// How many places of one word are looked at: bounds the work on hostile texts.
const PLACES_LOOKED_AT: usize = 1000;

impl Elsewhere {
    pub(super) fn of(read: Read<'_>) -> Self {
        // What stands in a quotation inside another one stands in the outer one too.
        let outer = read.marks.pairs.iter().filter(|pair| pair.depth == 0 && pair.inside().len() > 1 + FULLER_BY);
        let fuller = outer.filter_map(|pair| {
            let text = read.doc[read.place(&pair.inside())?].to_lowercase();
            Some(Fuller { open: pair.open, tokens: pair.inside().len(), text })
        });
        let fuller: Vec<Fuller> = fuller.collect();
        let mut words = Vec::new();
        for (number, quotation) in (0..).zip(&fuller) {
            let places = words_of(&quotation.text).filter_map(|(at, word)| Some((u32::try_from(at).ok()?, word)));
            words.extend(places.map(|(at, word)| Place { word: hash(word), fuller: number, at }));
        }
        words.sort_unstable();
        Self { fuller, words }
    }

    /// Whether the words of a quotation stand again, whole, in a fuller one.
    pub(super) fn has(&self, read: Read<'_>, pair: &Pair) -> bool {
        let Some(place) = read.place(&pair.inside()) else { return false };
        let words = read.doc[place].trim_end_matches([',', '.']).to_lowercase();
        let Some((lead, first)) = words_of(&words).next() else { return false };
        let word = hash(first);
        let from = self.words.partition_point(|place| place.word < word);
        let places = self.words.iter().skip(from).take_while(|place| place.word == word).take(PLACES_LOOKED_AT);
        places.into_iter().any(|place| {
            let fuller = self
                .fuller
                .get(place.fuller as usize)
                .filter(|fuller| fuller.open != pair.open && fuller.tokens > pair.inside().len() + FULLER_BY);
            let at = (place.at as usize).checked_sub(lead);
            fuller.zip(at).is_some_and(|(fuller, at)| stands_at(&fuller.text, at, &words))
        })
    }
}

fn hash(word: &str) -> u64 {
    FixedState::default().hash_one(word)
}

/// Runs of letters and digits, each with its place.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    text.split(|c: char| !c.is_alphanumeric()).filter_map(move |word| {
        let at = end;
        end += word.len();
        end += text.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (!word.is_empty()).then_some((at, word))
    })
}

/// Whether words stand at a place of a text, from the edge of a word to the edge of one.
fn stands_at(text: &str, at: usize, words: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (Some(head), Some(tail)) = (text.get(..at), text.get(at..)) else { return false };
    let Some(after) = tail.strip_prefix(words) else { return false };
    !letter(head.chars().next_back()) && !letter(after.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_by_their_places() {
        let found: Vec<_> = words_of("“a  sham”, été 40").collect();
        assert_eq!(found, [(3, "a"), (6, "sham"), (15, "été"), (21, "40")]);
    }

    #[test]
    fn words_stand_whole() {
        assert!(stands_at("it is a sham.", 6, "a sham"));
        assert!(!stands_at("it is a shame.", 6, "a sham"));
        assert!(!stands_at("it is a sham.", 5, "a sham"));
    }
}
