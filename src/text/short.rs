//! Short texts as numbers: most words have eight letters at most, and a number is compared and hashed in one step.

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

#[cfg(test)]
mod tests {
    use super::*;

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
