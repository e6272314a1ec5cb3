//! Texts with numbers: every text once, the number of a text, the text of a number.

use std::hash::{BuildHasher, Hasher};

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use super::entry::Text;
use super::packed::Packed;

/// Texts counted from 0, end to end in one string.
#[derive(Debug, Default)]
pub(crate) struct Numbered {
    texts: Text,
    ends: Vec<u32>,
    numbers: HashTable<u32>,
}

impl Numbered {
    /// The number of a text, which is added where it is new.
    pub(crate) fn add(&mut self, text: &str) -> u32 {
        if let Some(known) = self.number(text) {
            return known;
        }
        let number = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.texts.to_mut().push_str(text);
        self.ends.push(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        let Self { texts, ends, numbers } = self;
        numbers.insert_unique(hash(text), number, |number| hash(text_of(texts, ends, *number)));
        number
    }

    /// The number of a text.
    pub(crate) fn number(&self, text: &str) -> Option<u32> {
        self.numbers.find(hash(text), |number| text_of(&self.texts, &self.ends, *number) == text).copied()
    }

    fn index(texts: Text, ends: Vec<u32>) -> Self {
        let mut numbers = HashTable::with_capacity(ends.len());
        for number in 0..u32::try_from(ends.len()).unwrap_or(u32::MAX) {
            // The table has room for all of them, so the hasher of moved texts is never asked.
            numbers.insert_unique(hash(text_of(&texts, &ends, number)), number, |_| 0);
        }
        Self { texts, ends, numbers }
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    hasher.write(text.as_bytes());
    hasher.finish()
}

fn text_of<'t>(texts: &'t str, ends: &[u32], number: u32) -> &'t str {
    let number = number as usize;
    let start = number.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |end| *end as usize);
    let end = ends.get(number).map_or(start, |end| *end as usize);
    texts.get(start..end).unwrap_or("")
}

impl Packed for Numbered {
    fn pack(&self, into: &mut Vec<u8>) {
        self.texts.pack(into);
        self.ends.pack(into);
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        Some(Self::index(Text::unpack(from)?, Vec::unpack(from)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_number() {
        let mut numbered = Numbered::default();
        let numbers = ["one", "two", "one", ""].map(|text| numbered.add(text));
        assert_eq!(numbers, [0, 1, 0, 2]);
        assert_eq!(numbered.number("two"), Some(1));
        assert_eq!(numbered.number("three"), None);
    }
}
