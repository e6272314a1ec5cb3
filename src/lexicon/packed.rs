//! Values as bytes and back, little-endian: how compiled lexicons are laid down in the binary.
//!
//! Not a format for files: both ends are the same source code, built together. What does not fit is `None`.

use super::entry::Text;

/// A value that can be laid down as bytes and picked up again.
pub(crate) trait Packed: Sized {
    /// Appends the bytes of the value.
    #[allow(dead_code, reason = "called by the build script and by tests")]
    fn pack(&self, into: &mut Vec<u8>);

    /// Takes a value off the front.
    fn unpack(from: &mut &'static [u8]) -> Option<Self>;

    /// Takes `count` values off the front; numbers do it in one sweep.
    fn unpack_all(from: &mut &'static [u8], count: usize) -> Option<Vec<Self>> {
        let mut all = Vec::with_capacity(count.min(from.len()));
        for _ in 0..count {
            all.push(Self::unpack(from)?);
        }
        Some(all)
    }
}

/// Makes a number with a name [`Packed`].
macro_rules! packed_newtypes {
    ($($kind:ident)*) => {$(
        impl $crate::lexicon::packed::Packed for $kind {
            fn pack(&self, into: &mut Vec<u8>) {
                self.0.pack(into);
            }

            fn unpack(from: &mut &'static [u8]) -> Option<Self> {
                $crate::lexicon::packed::Packed::unpack(from).map(Self)
            }
        }
    )*};
}
pub(crate) use packed_newtypes;

/// Makes a struct [`Packed`], field by field.
macro_rules! packed {
    ($kind:ident { $($field:ident),* $(,)? }) => {
        impl $crate::lexicon::packed::Packed for $kind {
            fn pack(&self, into: &mut Vec<u8>) {
                $($crate::lexicon::packed::Packed::pack(&self.$field, into);)*
            }

            fn unpack(from: &mut &'static [u8]) -> Option<Self> {
                Some(Self { $($field: $crate::lexicon::packed::Packed::unpack(from)?,)* })
            }
        }
    };
}
pub(crate) use packed;

macro_rules! packed_numbers {
    ($($number:ident)*) => {$(
        impl Packed for $number {
            fn pack(&self, into: &mut Vec<u8>) {
                into.extend_from_slice(&self.to_le_bytes());
            }

            fn unpack(from: &mut &'static [u8]) -> Option<Self> {
                let (bytes, rest) = from.split_first_chunk()?;
                *from = rest;
                Some(Self::from_le_bytes(*bytes))
            }

            fn unpack_all(from: &mut &'static [u8], count: usize) -> Option<Vec<Self>> {
                let bytes = bytes(from, count.checked_mul(size_of::<Self>())?)?;
                Some(bytes.as_chunks().0.iter().map(|bytes| Self::from_le_bytes(*bytes)).collect())
            }
        }
    )*};
}

packed_numbers!(u8 u16 u32 u64 u128 f32);

impl Packed for bool {
    fn pack(&self, into: &mut Vec<u8>) {
        u8::from(*self).pack(into);
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        Some(u8::unpack(from)? != 0)
    }

    fn unpack_all(from: &mut &'static [u8], count: usize) -> Option<Vec<Self>> {
        Some(bytes(from, count)?.iter().map(|byte| *byte != 0).collect())
    }
}

impl Packed for Text {
    fn pack(&self, into: &mut Vec<u8>) {
        pack_count(self.len(), into);
        into.extend_from_slice(self.as_bytes());
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let length = unpack_count(from)?;
        str::from_utf8(bytes(from, length)?).ok().map(Text::Borrowed)
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, into: &mut Vec<u8>) {
        pack_count(self.len(), into);
        self.iter().for_each(|item| item.pack(into));
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        let count = unpack_count(from)?;
        T::unpack_all(from, count)
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, into: &mut Vec<u8>) {
        self.is_some().pack(into);
        self.iter().for_each(|item| item.pack(into));
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        if bool::unpack(from)? { Some(Some(T::unpack(from)?)) } else { Some(None) }
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, into: &mut Vec<u8>) {
        self.0.pack(into);
        self.1.pack(into);
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        Some((A::unpack(from)?, B::unpack(from)?))
    }
}

fn bytes(from: &mut &'static [u8], count: usize) -> Option<&'static [u8]> {
    let (taken, rest) = from.split_at_checked(count)?;
    *from = rest;
    Some(taken)
}

#[allow(dead_code, reason = "called by the build script and by tests")]
fn pack_count(count: usize, into: &mut Vec<u8>) {
    u32::try_from(count).unwrap_or(u32::MAX).pack(into);
}

fn unpack_count(from: &mut &'static [u8]) -> Option<usize> {
    u32::unpack(from).map(|count| count as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check<T: Packed + PartialEq + std::fmt::Debug>(value: T) {
        let mut bytes = Vec::new();
        value.pack(&mut bytes);
        let bytes: &'static [u8] = bytes.leak();
        let mut rest = bytes;
        assert_eq!(T::unpack(&mut rest), Some(value));
        assert!(rest.is_empty());
        for length in 0..bytes.len() {
            assert_eq!(T::unpack(&mut &bytes[..length]), None, "cut short at {length}");
        }
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        check(0x0102_0304_u32);
        check(vec![1_u32, 2, u32::MAX]);
        check(vec![u128::MAX]);
        check((Text::Borrowed("café"), Some(0.5_f32)));
        check(vec![(true, None::<u16>), (false, Some(7))]);
    }
}
