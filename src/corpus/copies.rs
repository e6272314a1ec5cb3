//! Articles that are near copies of each other, as reports of a news agency are in several outlets: found by
//! fingerprints of their texts, and kept once.
//!
//! A fingerprint is a SimHash (Charikar 2002) of the runs of three words: 128 bits, of which unrelated texts differ in
//! about 64. Up to [`FURTHEST`] bits apart are copies. Texts that share nine in ten runs are 18 bits apart, give or take 4
//! (one standard deviation, of short texts and long), so that nearly all of these are found.
//!
//! Not every text is compared with every other. As Manku, Jain & Das Sarma (2007) do, tables are made of the bits in
//! another order each, and texts are compared that agree in the first bits of one of them: 16 bits, and 192 tables in
//! 24 orders. Whether two texts meet rests on their own bits alone, so the size of a corpus changes nothing: in
//! simulation 99.6 % of pairs 24 bits apart met, and 94 % of those 28 apart. Where more than [`NEXT`] texts agree in
//! the bits, each is compared with the next [`NEXT`] only, so that no corpus takes longer than in proportion to its
//! size times that.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use rayon::prelude::*;

use crate::metric::Article;
use crate::text::short;

/// Most bits that the fingerprints of copies differ in.
pub const FURTHEST: u32 = 28;
/// Fewest words that a text is told by.
const FEWEST_WORDS: usize = 30;
/// Words in a run.
const RUN: usize = 3;
/// Orders that the bits are brought into; each makes a table of every [`BAND`] bits.
const ORDERS: u64 = 24;
/// Bits that texts agree in which are compared.
const BAND: u32 = 16;
/// Texts of a table that each is compared with, of those that agree in its bits.
const NEXT: usize = 256;

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
        let mut hashes = Vec::new();
        // Faster than to collect: the words of all zones are gone through without asking at each which zone it is in.
        words.into_iter().for_each(|word| hashes.push(hash_of_word(word)));
        if hashes.len() < FEWEST_WORDS {
            return None;
        }
        let mut counts = BitCounts::default();
        let mut runs = hashes.windows(RUN).map(hash_of_run);
        while let Some(first) = runs.next() {
            let mut eight = [first, 0, 0, 0, 0, 0, 0, 0];
            eight.iter_mut().skip(1).zip(&mut runs).for_each(|(place, run)| *place = run);
            counts.add(eight);
        }
        counts.added = (hashes.len() - RUN + 1) as u64;
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

    /// The same bits in another order; those that two prints differ in stay as many.
    fn reordered(self, order: &Order) -> Self {
        Self(order.swaps.iter().fold(self.0, |bits, (distance, mask)| {
            let differ = ((bits >> distance) ^ bits) & mask;
            bits ^ differ ^ (differ << distance)
        }))
    }
}

/// The hash of a word, capitals aside, of eight bytes at a time.
fn hash_of_word(word: &str) -> u64 {
    // A small letter differs from its capital by this bit alone; no marks that stand in words differ so.
    let small = u64::from_ne_bytes([b'a' ^ b'A'; 8]);
    let beyond_ascii = u64::from_ne_bytes([0x80; 8]);
    if let Some(letters) = short(word.as_bytes()).filter(|letters| letters & beyond_ascii == 0) {
        return mixed(letters | small);
    }
    let lower = if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
    let letters = lower.as_bytes().chunks(8).map(|bytes| short(bytes).unwrap_or_default());
    letters.fold(0, |hash, letters| mixed(hash ^ (letters | small)))
}

/// 128 bits that every word of a run, and their order, have a part in.
fn hash_of_run(run: &[u64]) -> u128 {
    let low = mixed(run.iter().fold(0_u64, |hash, word| hash.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(*word)));
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
    // Which articles are joined does not hang on the order in which they are.
    let of_order = |joined: Joined, order| join_in_order(&distinct, &Order::new(order), joined);
    let orders = (0..ORDERS).into_par_iter().fold(|| Joined::new(prints.len()), of_order);
    orders.reduce(|| Joined::new(prints.len()), Joined::with).with(joined).groups()
}

/// An order of bits: of every two that stand so far apart, which are swapped, for seven distances one after the other.
struct Order {
    swaps: Vec<(u32, u128)>,
}

impl Order {
    /// One of many orders, always the same for a number.
    fn new(number: u64) -> Self {
        let swaps = [64, 32, 16, 8, 4, 2, 1].into_iter().zip(number * 7..).map(|(distance, seed)| {
            // Ones in the lower of each two stretches of so many bits.
            let lower = u128::MAX / ((1 << distance) + 1);
            let random = mixed(seed);
            (distance, (u128::from(mixed(random)) << 64 | u128::from(random)) & lower)
        });
        Self { swaps: swaps.collect() }
    }
}

fn join_in_order(texts: &[(Fingerprint, usize)], order: &Order, mut joined: Joined) -> Joined {
    let mut texts: Vec<(Fingerprint, usize)> =
        texts.iter().map(|(print, article)| (print.reordered(order), *article)).collect();
    let mut spare = texts.clone();
    for band in 0..u128::BITS / BAND {
        sort_by_band(&mut texts, band, &mut spare);
        let same_band = |a: &(Fingerprint, usize), b: &(Fingerprint, usize)| a.0.band(band) == b.0.band(band);
        texts.chunk_by(same_band).for_each(|texts| join_near(texts, &mut joined));
    }
    joined
}

/// Sorts by the lower byte of the band, then by the upper: two walks, where comparing would take many.
fn sort_by_band(texts: &mut Vec<(Fingerprint, usize)>, band: u32, spare: &mut Vec<(Fingerprint, usize)>) {
    for byte in [0, 1] {
        let digit = |print: Fingerprint| usize::from(print.band(band) >> (8 * byte) & 0xff);
        let mut places = [0_usize; 256];
        for (print, _) in texts.iter() {
            places.get_mut(digit(*print)).into_iter().for_each(|count| *count += 1);
        }
        let mut before = 0;
        for place in &mut places {
            before += std::mem::replace(place, before);
        }
        for text in texts.iter() {
            let Some(place) = places.get_mut(digit(text.0)) else { continue };
            if let Some(slot) = spare.get_mut(*place) {
                *slot = *text;
            }
            *place += 1;
        }
        std::mem::swap(texts, spare);
    }
}

fn join_near(texts: &[(Fingerprint, usize)], joined: &mut Joined) {
    let mut rest = texts;
    while let Some(((print, article), others)) = rest.split_first() {
        for (_, other) in others.iter().take(NEXT).filter(|(other, _)| print.distance(*other) <= FURTHEST) {
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

    /// With those joined that are joined in another.
    fn with(mut self, mut other: Self) -> Self {
        for article in 0..other.above.len() {
            let least = other.least(article);
            if least != article {
                self.join(least, article);
            }
        }
        self
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

    /// Prints with nothing in common, each with a copy so many bits apart.
    fn pairs_apart(bits: usize, pairs: u64) -> Vec<Option<Fingerprint>> {
        let mut numbers = (1..).map(mixed);
        let mut next = || numbers.next().unwrap();
        let mut prints = Vec::new();
        for _ in 0..pairs {
            let print = u128::from(next()) << 64 | u128::from(next());
            let mut flipped = 0_u128;
            while flipped.count_ones() < bits as u32 {
                flipped |= 1 << (next() % 128);
            }
            prints.extend([Some(Fingerprint(print)), Some(Fingerprint(print ^ flipped))]);
        }
        prints
    }

    #[test]
    fn copies_are_found_in_corpora_of_any_size() {
        for (bits, least) in [(8, 1.0), (16, 1.0), (20, 0.999), (24, 0.98), (28, 0.92)] {
            let prints = pairs_apart(bits, 2_600);
            let found = find(&prints).len() as f64;
            assert!(found >= least * 2_600.0, "{found} of 2,600 pairs {bits} bits apart");
            // The same articles are copies of each other with fewer others around.
            let all: Vec<Vec<usize>> = find(&prints).into_iter().filter(|pair| pair[0] < 1000).collect();
            assert_eq!(find(&prints[..1000]), all);
        }
    }

    #[test]
    fn other_orders_keep_how_far_prints_are_apart() {
        let prints = pairs_apart(24, 1);
        let (a, b) = (prints[0].unwrap(), prints[1].unwrap());
        for order in (0..ORDERS).map(Order::new) {
            assert_eq!(a.reordered(&order).distance(b.reordered(&order)), 24);
        }
    }

    #[test]
    fn a_fingerprint_is_read_back() {
        let print = print(&text("a", 40)).unwrap();
        assert_eq!(print.to_string().parse(), Ok(print));
        assert_eq!(print.to_string().len(), 32);
    }
}
