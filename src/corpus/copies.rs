//! Articles that are near copies of each other, as reports of a news agency are in several outlets: found by
//! fingerprints of their texts, and kept once.
//!
//! A fingerprint is a SimHash (Charikar 2002) of the runs of three words: 128 bits, of which unrelated texts differ in
//! about 64. Up to [`FURTHEST`] bits apart are copies: texts that share about five in six runs. It is made of words whose
//! hashes never change, so that rows of different versions can be compared.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use crate::metric::Article;

/// Most bits that the fingerprints of copies differ in.
pub const FURTHEST: u32 = 24;
/// Fewest words that a text is told by.
const FEWEST_WORDS: usize = 30;
/// Words in a run.
const RUN: usize = 3;
/// Up to so many texts are compared each with each, more by bands of bits that they have in common.
const EACH_WITH_EACH: usize = 5_000;
/// Bits of a band.
const BAND: u32 = 16;
/// Different texts of one band that are compared each with each; bands of more hold boilerplate.
const FULLEST_BAND: usize = 2_000;

/// What a text is known by.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(u128);

/// The fingerprint of an article, without its page furniture; `None` for one of few words.
#[must_use]
pub fn fingerprint(article: &Article<'_>) -> Option<Fingerprint> {
    let (tokens, doc) = (&article.analysis.tokens, article.doc);
    let zones = article.analysis.zones.analysed();
    let words = zones.flat_map(|zone| tokens.within(zone.span)).filter(|at| tokens.is_word(*at));
    Fingerprint::of_words(words.map(|at| &doc[tokens.span(at)]))
}

impl Fingerprint {
    /// Of words in their order; `None` for fewer than 30.
    #[must_use]
    pub fn of_words<'w>(words: impl IntoIterator<Item = &'w str>) -> Option<Self> {
        let words: Vec<u64> = words.into_iter().map(hash_of_word).collect();
        if words.len() < FEWEST_WORDS {
            return None;
        }
        let mut counts = BitCounts::default();
        let mut runs = words.windows(RUN).map(hash_of_run);
        while let Some(first) = runs.next() {
            let mut eight = [first, 0, 0, 0, 0, 0, 0, 0];
            eight.iter_mut().skip(1).zip(&mut runs).for_each(|(place, run)| *place = run);
            counts.add(eight);
        }
        counts.added = (words.len() - RUN + 1) as u64;
        Some(Self(counts.majority()))
    }

    /// Bits that differ.
    #[must_use]
    pub fn distance(self, other: Self) -> u32 {
        (self.0 ^ other.0).count_ones()
    }

    fn band(self, number: u32) -> u16 {
        (self.0 >> (number * BAND)) as u16
    }
}

/// The hash of a word, capitals aside: FNV-1a (Fowler, Noll & Vo 1991).
fn hash_of_word(word: &str) -> u64 {
    let taken = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let start = 0xcbf2_9ce4_8422_2325;
    let one = |(hash, seen), byte: u8| (taken(hash, byte.to_ascii_lowercase()), seen | byte);
    let (hash, seen) = word.bytes().fold((start, 0), one);
    if seen.is_ascii() { hash } else { word.to_lowercase().bytes().fold(start, taken) }
}

/// 128 bits that every word of a run, and their order, have a part in.
fn hash_of_run(run: &[u64]) -> u128 {
    let low = run.iter().fold(0, |hash, word| mixed(hash ^ word));
    u128::from(mixed(low)) << 64 | u128::from(low)
}

/// A number with all its bits stirred: the last step of SplitMix64 (Steele, Lea & Flood 2014).
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// How often each of 128 bits was set: the counts stand upright, their lowest digits in the first number, so that one
/// step adds to all of them. Eight numbers at a time are added with carries saved (Harley & Seal, in Warren 2012,
/// "Hacker's Delight", 5-1).
#[derive(Default)]
struct BitCounts {
    ones: u128,
    twos: u128,
    fours: u128,
    /// Eights, sixteens and so on.
    higher: Vec<u128>,
    /// How many numbers were added, zeros that only fill up the last eight aside.
    added: u64,
}

impl BitCounts {
    fn add(&mut self, [a, b, c, d, e, f, g, h]: [u128; 8]) {
        let (ones, first) = sum(self.ones, a, b);
        let (ones, second) = sum(ones, c, d);
        let (twos, lower) = sum(self.twos, first, second);
        let (ones, first) = sum(ones, e, f);
        let (ones, second) = sum(ones, g, h);
        let (twos, upper) = sum(twos, first, second);
        let (fours, mut carry) = sum(self.fours, lower, upper);
        (self.ones, self.twos, self.fours) = (ones, twos, fours);
        for digit in &mut self.higher {
            (*digit, carry) = (*digit ^ carry, *digit & carry);
        }
        if carry != 0 {
            self.higher.push(carry);
        }
    }

    /// The bits that were set more often than not.
    fn majority(&self) -> u128 {
        let digits = || self.higher.iter().rev().chain([&self.fours, &self.twos, &self.ones]);
        let count = |bit: u32| digits().fold(0, |count, digit| count * 2 + (digit >> bit & 1) as u64);
        (0..u128::BITS).filter(|bit| count(*bit) * 2 > self.added).fold(0, |majority, bit| majority | 1 << bit)
    }
}

/// The lower and the upper digit of the sum of three, for each bit.
fn sum(a: u128, b: u128, c: u128) -> (u128, u128) {
    let odd = a ^ b;
    (odd ^ c, (a & b) | (odd & c))
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u128::from_str_radix(text, 16).map(Self)
    }
}

/// Groups of copies, each two or more article numbers, ascending.
pub(super) fn find(prints: &[Option<Fingerprint>]) -> Vec<Vec<usize>> {
    let mut known: BTreeMap<Fingerprint, usize> = BTreeMap::new();
    let mut joined = Joined::new(prints.len());
    for (article, print) in prints.iter().enumerate() {
        let Some(print) = print else { continue };
        let first = *known.entry(*print).or_insert(article);
        joined.join(first, article);
    }
    let distinct: Vec<(Fingerprint, usize)> = known.into_iter().collect();
    if distinct.len() <= EACH_WITH_EACH {
        join_near(&distinct, &mut joined);
    } else {
        (0..128 / BAND).for_each(|band| join_in_band(&distinct, band, &mut joined));
    }
    joined.groups()
}

fn join_in_band(texts: &[(Fingerprint, usize)], band: u32, joined: &mut Joined) {
    let mut ordered = texts.to_vec();
    ordered.sort_unstable_by_key(|(print, article)| (print.band(band), *article));
    let same_band = |a: &(Fingerprint, usize), b: &(Fingerprint, usize)| a.0.band(band) == b.0.band(band);
    ordered.chunk_by(same_band).filter(|texts| texts.len() <= FULLEST_BAND).for_each(|texts| join_near(texts, joined));
}

fn join_near(texts: &[(Fingerprint, usize)], joined: &mut Joined) {
    let mut rest = texts;
    while let Some(((print, article), others)) = rest.split_first() {
        for (_, other) in others.iter().filter(|(other, _)| print.distance(*other) <= FURTHEST) {
            joined.join(*article, *other);
        }
        rest = others;
    }
}

/// Articles in groups, each known by its least number (Tarjan 1975).
struct Joined {
    above: Vec<usize>,
}

impl Joined {
    fn new(n: usize) -> Self {
        Self { above: (0..n).collect() }
    }

    fn least(&mut self, article: usize) -> usize {
        let mut at = article;
        while let Some(&above) = self.above.get(at).filter(|above| **above != at) {
            let higher = self.above.get(above).copied().unwrap_or(above);
            if let Some(slot) = self.above.get_mut(at) {
                *slot = higher;
            }
            at = above;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.least(a), self.least(b));
        if let Some(slot) = self.above.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }

    fn groups(mut self) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for article in 0..self.above.len() {
            let least = self.least(article);
            if least != article {
                groups.entry(least).or_insert_with(|| vec![least]).push(article);
            }
        }
        groups.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of so many different words, all its own.
    fn text(name: &str, words: usize) -> Vec<String> {
        (0..words).map(|at| format!("{name}{at}")).collect()
    }

    fn print(words: &[String]) -> Option<Fingerprint> {
        Fingerprint::of_words(words.iter().map(String::as_str))
    }

    #[test]
    fn a_copy_with_another_end_is_found() {
        let first = text("a", 300);
        let mut edited = first.clone();
        edited.truncate(280);
        edited.extend(text("end", 12));
        let others = [print(&text("b", 300)), print(&first), print(&text("c", 200)), print(&edited), None];
        assert_eq!(find(&others), [vec![1, 3]]);
    }

    #[test]
    fn texts_apart_stay_apart() {
        let prints: Vec<Option<Fingerprint>> = (0..200).map(|n| print(&text(&format!("t{n}x"), 60))).collect();
        assert!(find(&prints).is_empty());
    }

    #[test]
    fn case_does_not_count_and_few_words_tell_nothing() {
        let upper: Vec<String> = text("a", 50).iter().map(|word| word.to_uppercase()).collect();
        assert_eq!(print(&upper), print(&text("a", 50)));
        assert_eq!(print(&text("a", 29)), None);
    }

    #[test]
    fn bands_find_what_each_with_each_finds() {
        let near = print(&text("a", 400)).unwrap();
        let copy = Fingerprint(near.0 ^ 0b1011 ^ 1 << 77);
        let texts: Vec<(Fingerprint, usize)> =
            [near, copy, print(&text("b", 400)).unwrap()].into_iter().zip(0..).collect();
        let mut joined = Joined::new(3);
        (0..128 / BAND).for_each(|band| join_in_band(&texts, band, &mut joined));
        assert_eq!(joined.groups(), [vec![0, 1]]);
    }

    #[test]
    fn a_fingerprint_is_read_back() {
        let print = print(&text("a", 40)).unwrap();
        assert_eq!(print.to_string().parse(), Ok(print));
        assert_eq!(print.to_string().len(), 32);
    }
}
