//! Texts with numbers: every text once, the number of a text, the text of a number.

use std::hash::{BuildHasher, Hasher};

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use super::entry::Text;
use super::packed::Packed;
use crate::text::short;

/// Texts counted from 0, end to end in one string, each with what is noted of it.
#[derive(Debug)]
pub(crate) struct Numbered<V> {
    texts: Text,
    /// Where each text starts, and where the last one ends.
    bounds: Vec<u32>,
    /// Texts of up to eight bytes, which most words are, as numbers: to find one, no other table is looked at.
    short: HashTable<(u64, Known<V>)>,
    long: HashTable<Known<V>>,
}

/// What is known of a text.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known<V> {
    pub(crate) number: u32,
    pub(crate) noted: V,
}

impl<V: Copy + Default> Numbered<V> {
    /// The number of a text, which is added where it is new.
    pub(crate) fn add(&mut self, text: &str) -> u32 {
        if let Some(known) = self.get(text) {
            return known.number;
        }
        let number = self.count();
        self.texts.to_mut().push_str(text);
        self.bounds.push(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.index(Known { number, noted: V::default() });
        number
    }

    /// What is known of a text.
    #[inline]
    pub(crate) fn get(&self, text: &str) -> Option<Known<V>> {
        let text = text.as_bytes();
        short(text).map_or_else(|| self.get_long(text), |key| self.get_short(key))
    }

    /// What is known of a text of at most eight bytes, by the number that [`short`] makes of it.
    #[inline]
    pub(crate) fn get_short(&self, key: u64) -> Option<Known<V>> {
        self.short.find(hash_of_short(key), |known| known.0 == key).map(|(_, known)| *known)
    }

    fn get_long(&self, text: &[u8]) -> Option<Known<V>> {
        let same = |known: &Known<V>| text_of(&self.texts, &self.bounds, known.number) == text;
        self.long.find(hash_of_long(text), same).copied()
    }

    /// What is noted of the text of a number.
    pub(crate) fn noted_mut(&mut self, number: u32) -> Option<&mut V> {
        let Self { texts, bounds, short: shorts, long } = self;
        let text = text_of(texts, bounds, number);
        let known = match short(text) {
            Some(key) => shorts.find_mut(hash_of_short(key), |known| known.0 == key).map(|(_, known)| known),
            None => long.find_mut(hash_of_long(text), |known| known.number == number),
        };
        known.map(|known| &mut known.noted)
    }

    fn count(&self) -> u32 {
        u32::try_from(self.bounds.len() - 1).unwrap_or(u32::MAX)
    }

    /// Makes a text that is laid out, and new, findable.
    fn index(&mut self, known: Known<V>) {
        let Self { texts, bounds, short: shorts, long } = self;
        let text = |known: &Known<V>| text_of(texts, bounds, known.number);
        if let Some(key) = short(text(&known)) {
            shorts.insert_unique(hash_of_short(key), (key, known), |known| hash_of_short(known.0));
        } else {
            long.insert_unique(hash_of_long(text(&known)), known, |known| hash_of_long(text(known)));
        }
    }
}

impl<V> Default for Numbered<V> {
    fn default() -> Self {
        Self { texts: Text::default(), bounds: vec![0], short: HashTable::new(), long: HashTable::new() }
    }
}

/// Both halves of a product, so that each bit of the text has a part in each bit that a table looks at.
#[inline]
fn hash_of_short(key: u64) -> u64 {
    let product = u128::from(key ^ 0x9e37_79b9_7f4a_7c15) * 0xa076_1d64_78bd_642f;
    (product as u64) ^ (product >> 64) as u64
}

fn hash_of_long(text: &[u8]) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    hasher.write(text);
    hasher.finish()
}

fn text_of<'t>(texts: &'t str, bounds: &[u32], number: u32) -> &'t [u8] {
    let Some([start, end]) = bounds.get(number as usize..).and_then(<[u32]>::first_chunk) else { return &[] };
    texts.as_bytes().get(*start as usize..*end as usize).unwrap_or(&[])
}

impl<V: Copy + Default + Packed> Packed for Numbered<V> {
    fn pack(&self, into: &mut Vec<u8>) {
        self.texts.pack(into);
        self.bounds.pack(into);
        let text = |number| str::from_utf8(text_of(&self.texts, &self.bounds, number)).unwrap_or_default();
        let noted = |number| self.get(text(number)).map_or_else(V::default, |known| known.noted);
        (0..self.count()).map(noted).collect::<Vec<V>>().pack(into);
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let (texts, bounds, noted) = (Text::unpack(from)?, Vec::<u32>::unpack(from)?, Vec::<V>::unpack(from)?);
        let is_short = |bounds: &&[u32]| matches!(bounds, [start, end] if end - start <= 8);
        let n_short = bounds.windows(2).filter(is_short).count();
        let (short, long) = (HashTable::with_capacity(n_short), HashTable::with_capacity(noted.len() - n_short));
        let mut numbered = Self { texts, bounds, short, long };
        (0..).zip(noted).for_each(|(number, noted)| numbered.index(Known { number, noted }));
        Some(numbered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_number() {
        let mut numbered: Numbered<u8> = Numbered::default();
        let long = "seventeenth";
        let numbers = ["one", "two", "one", "", long, "eighteen", long].map(|text| numbered.add(text));
        assert_eq!(numbers, [0, 1, 0, 2, 3, 4, 3]);
        assert_eq!(numbered.get("two"), Some(Known { number: 1, noted: 0 }));
        assert_eq!(numbered.get("three"), None);
    }

    #[test]
    fn what_is_noted_of_a_text_is_found_with_it() {
        let mut numbered: Numbered<u8> = Numbered::default();
        for (text, noted) in [("one", 1), ("seventeenth", 17)] {
            let number = numbered.add(text);
            *numbered.noted_mut(number).unwrap() = noted;
            assert_eq!(numbered.get(text), Some(Known { number, noted }));
        }
    }
}
