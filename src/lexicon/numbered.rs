//! Texts with numbers: every text once, the number of a text, the text of a number.

use std::hash::{BuildHasher, Hasher};

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use super::entry::Text;
use super::packed::Packed;
use crate::text::short;

/// Texts counted from 0, end to end in one string.
#[derive(Debug)]
pub(crate) struct Numbered {
    texts: Text,
    /// Where each text starts, and where the last one ends.
    bounds: Vec<u32>,
    /// The numbers of texts of up to eight bytes, which most words are: the texts themselves are not looked at.
    short: HashTable<(u64, u32)>,
    /// The numbers of the others.
    long: HashTable<u32>,
}

impl Numbered {
    /// The number of a text, which is added where it is new.
    pub(crate) fn add(&mut self, text: &str) -> u32 {
        if let Some(known) = self.number(text) {
            return known;
        }
        let number = self.count();
        self.texts.to_mut().push_str(text);
        self.bounds.push(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.index(number);
        number
    }

    /// The number of a text.
    #[inline]
    pub(crate) fn number(&self, text: &str) -> Option<u32> {
        let text = text.as_bytes();
        if let Some(key) = short(text) {
            return self.short.find(hash_of_short(key), |known| known.0 == key).map(|known| known.1);
        }
        self.long.find(hash_of_long(text), |number| text_of(&self.texts, &self.bounds, *number) == text).copied()
    }

    fn count(&self) -> u32 {
        u32::try_from(self.bounds.len() - 1).unwrap_or(u32::MAX)
    }

    /// Makes a text that is laid out, and new, findable.
    fn index(&mut self, number: u32) {
        let Self { texts, bounds, short: shorts, long } = self;
        let text = |number: &u32| text_of(texts, bounds, *number);
        if let Some(key) = short(text(&number)) {
            shorts.insert_unique(hash_of_short(key), (key, number), |known| hash_of_short(known.0));
        } else {
            long.insert_unique(hash_of_long(text(&number)), number, |known| hash_of_long(text(known)));
        }
    }
}

impl Default for Numbered {
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

impl Packed for Numbered {
    fn pack(&self, into: &mut Vec<u8>) {
        self.texts.pack(into);
        self.bounds.pack(into);
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let (texts, bounds) = (Text::unpack(from)?, Vec::<u32>::unpack(from)?);
        let is_short = |bounds: &&[u32]| matches!(bounds, [start, end] if end - start <= 8);
        let count_short = bounds.windows(2).filter(is_short).count();
        let (short, long) =
            (HashTable::with_capacity(count_short), HashTable::with_capacity(bounds.len() - count_short));
        let mut numbered = Self { texts, bounds, short, long };
        (0..numbered.count()).for_each(|number| numbered.index(number));
        Some(numbered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_number() {
        let mut numbered = Numbered::default();
        let long = "seventeenth";
        let numbers = ["one", "two", "one", "", long, "eighteen", long].map(|text| numbered.add(text));
        assert_eq!(numbers, [0, 1, 0, 2, 3, 4, 3]);
        assert_eq!(numbered.number("two"), Some(1));
        assert_eq!(numbered.number("three"), None);
    }
}
