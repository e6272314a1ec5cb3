//! Texts with numbers: every text once, the number of a text, the text of a number.

use std::hash::{BuildHasher, Hasher};

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use super::entry::Text;
use super::packed::Packed;

/// Texts counted from 0, end to end in one string.
#[derive(Debug)]
pub(crate) struct Numbered {
    texts: Text,
    /// Where each text starts, and where the last one ends.
    bounds: Vec<u32>,
    numbers: HashTable<u32>,
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
        let Self { texts, bounds, numbers } = self;
        numbers.insert_unique(hash(text.as_bytes()), number, |number| hash(text_of(texts, bounds, *number)));
        number
    }

    /// The number of a text.
    #[inline]
    pub(crate) fn number(&self, text: &str) -> Option<u32> {
        let (text, texts) = (text.as_bytes(), &*self.texts);
        self.numbers.find(hash(text), |number| text_of(texts, &self.bounds, *number) == text).copied()
    }

    fn count(&self) -> u32 {
        u32::try_from(self.bounds.len() - 1).unwrap_or(u32::MAX)
    }

    /// Numbers texts that are laid out already.
    fn index(texts: Text, bounds: Vec<u32>) -> Self {
        let mut numbers = HashTable::with_capacity(bounds.len());
        for (number, _) in (0..).zip(bounds.iter().skip(1)) {
            // The table has room for all of them, so the hasher of moved texts is never asked.
            numbers.insert_unique(hash(text_of(&texts, &bounds, number)), number, |_| 0);
        }
        Self { texts, bounds, numbers }
    }
}

impl Default for Numbered {
    fn default() -> Self {
        Self { texts: Text::default(), bounds: vec![0], numbers: HashTable::new() }
    }
}

fn hash(text: &[u8]) -> u64 {
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
