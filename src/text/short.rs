//! Short texts as numbers: most words have eight letters at most, and a number is compared and hashed in one step.

use std::num::NonZeroU64;

/// A text of at most eight bytes as one number, the first byte lowest; `None` for a longer one. Texts without the
/// character NUL that are different have different numbers.
#[inline]
pub(crate) fn short(text: &[u8]) -> Option<u64> {
    let wide = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    match text {
        [] => Some(0),
        // One to three bytes: the first, the middle and the last of them, which may be the same.
        [first, .., last] if text.len() < 4 => {
            let middle = text.get(text.len() / 2).map_or(0, |byte| u64::from(*byte) << (8 * (text.len() / 2)));
            Some(u64::from(*first) | middle | u64::from(*last) << (8 * (text.len() - 1)))
        }
        [only] => Some(u64::from(*only)),
        // Four to eight: the first four and the last four, which may share some.
        _ if text.len() <= 8 => {
            let (first, last) = (text.first_chunk()?, text.last_chunk()?);
            Some(wide(first) | wide(last) << (8 * (text.len() - 4)))
        }
        _ => None,
    }
}

/// A word of one to seven ASCII letters, of which the first alone may be a capital.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct ShortWord {
    /// How many letters it has.
    pub(super) len: usize,
    /// Its letters in lower case, as [`short`] has them.
    pub(super) letters: Option<NonZeroU64>,
    /// Whether the first is a capital.
    pub(super) capital: bool,
}

impl ShortWord {
    /// The letters that bytes open with; `None` where there are none, more than seven, or fewer bytes than eight.
    #[inline]
    pub(super) fn opening(bytes: &[u8]) -> Option<Self> {
        let eight: &[u8; 8] = bytes.first_chunk()?;
        let [first, ..] = *eight;
        let capital = first.is_ascii_uppercase();
        let lower = u64::from_le_bytes(*eight) | if capital { u64::from(b'a' ^ b'A') } else { 0 };
        let len = (others(lower).trailing_zeros() / 8) as usize;
        if !(1..8).contains(&len) {
            return None;
        }
        let letters = NonZeroU64::new(lower & (u64::MAX >> (64 - 8 * len)));
        Some(Self { len, letters, capital })
    }
}

/// The highest bit of each byte that is no small ASCII letter: all eight are compared at once (Warren 2012, "Hacker's
/// Delight", 6-1).
#[inline]
fn others(bytes: u64) -> u64 {
    let each = |byte: u8| u64::from_ne_bytes([byte; 8]);
    let (highest, low) = (each(0x80), bytes & each(0x7f));
    let from_a = low + each(0x80 - b'a');
    let beyond_z = low + each(0x7f - b'z');
    (bytes | !from_a | beyond_z) & highest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn opens(text: &str, word: &str) {
        let found = ShortWord::opening(text.as_bytes()).expect(text);
        assert_eq!(found.len, word.len(), "{text}");
        assert_eq!(found.letters.map(NonZeroU64::get), short(word.to_lowercase().as_bytes()), "{text}");
        assert_eq!(found.capital, word.starts_with(char::is_uppercase), "{text}");
    }

    #[test]
    fn a_short_word_ends_at_the_first_other_byte() {
        opens("a mayor said", "a");
        opens("Mayors, and others", "Mayors");
        opens("The{|}~`@[", "The");
        opens("minerZs and", "miner");
        opens("café au lait", "caf");
        opens("zzzzzzz zz", "zzzzzzz");
    }

    #[test]
    fn what_is_no_short_word_is_left_to_others() {
        for text in ["ministers said", "minister said", "10 mayors", "“The mayor", "the end", " the end of it"] {
            assert_eq!(ShortWord::opening(text.as_bytes()).is_some(), text == "the end of it", "{text}");
        }
    }

    #[test]
    fn a_short_text_is_its_bytes() {
        for text in ["", "a", "of", "the", "said", "talks", "mayors", "council", "minister"] {
            let mut bytes = [0; 8];
            bytes[..text.len()].copy_from_slice(text.as_bytes());
            assert_eq!(short(text.as_bytes()), Some(u64::from_le_bytes(bytes)), "{text}");
        }
        assert_eq!(short(b"ministers"), None);
    }
}
