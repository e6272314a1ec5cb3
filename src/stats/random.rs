//! Random numbers that are the same on every machine and in every version: xoshiro256** seeded by SplitMix64.

use super::distribution::normal_quantile;

/// The generator xoshiro256** of Blackman & Vigna (2021), its state filled by SplitMix64 (Steele, Lea & Flood 2014).
///
/// Written out here, in thirty lines, because library generators reserve the right to change their sequence,
/// and the interval in a published report must not change with them. Not for secrets.
#[derive(Clone, Debug)]
pub struct Generator {
    state: [u64; 4],
}

impl Generator {
    /// The generator of a seed: the same seed gives the same sequence, near seeds give unrelated ones.
    ///
    /// ```
    /// # use onrecord::stats::Generator;
    /// assert_eq!(Generator::new(7).next_u64(), Generator::new(7).next_u64());
    /// ```
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let mut counter = seed;
        Self { state: std::array::from_fn(|_| split_mix(&mut counter)) }
    }

    /// The next 64 random bits.
    pub fn next_u64(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let result = b.wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let (c, d) = (c ^ a, d ^ b);
        self.state = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        result
    }

    /// A number from 0 up to, not including, `end`, each as likely as any other; 0 where `end` is 0.
    ///
    /// By multiplication, with the rejection that keeps it unbiased (Lemire 2019).
    pub fn below(&mut self, end: usize) -> usize {
        let end = end as u64;
        loop {
            let product = u128::from(self.next_u64()) * u128::from(end);
            let (whole, rest) = ((product >> 64) as u64, product as u64);
            // The remainder is costly and hardly ever needed.
            if rest >= end || rest >= end.wrapping_neg().checked_rem(end).unwrap_or(0) {
                return usize::try_from(whole).unwrap_or(0);
            }
        }
    }

    /// A standard normal number: the inverse of the distribution at a uniform one of 53 bits.
    pub fn normal(&mut self) -> f64 {
        let uniform = ((self.next_u64() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64;
        normal_quantile(uniform).unwrap_or(0.0)
    }

    /// Puts the items in a random order, each order as likely as any other (Fisher & Yates 1938, Durstenfeld 1964).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for unplaced in (2..=items.len()).rev() {
            items.swap(unplaced - 1, self.below(unplaced));
        }
    }
}

fn split_mix(counter: &mut u64) -> u64 {
    *counter = counter.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (*counter ^ (*counter >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    // The first outputs of the authors' C program splitmix64.c for the seed 1234567.
    #[test]
    fn seeding_is_split_mix() {
        let mut counter = 1_234_567;
        let found: Vec<u64> = (0..3).map(|_| split_mix(&mut counter)).collect();
        assert_eq!(found, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    // The first outputs of the authors' C program xoshiro256starstar.c from the state 1, 2, 3, 4.
    #[test]
    fn the_sequence_is_xoshiros() {
        let mut generator = Generator { state: [1, 2, 3, 4] };
        let found: Vec<u64> = (0..5).map(|_| generator.next_u64()).collect();
        assert_eq!(found, [11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360]);
    }

    #[test]
    fn numbers_below_an_end_are_equally_likely() {
        let mut generator = Generator::new(1);
        let mut seen = [0_u32; 6];
        for _ in 0..60_000 {
            seen[generator.below(6)] += 1;
        }
        // Standard deviation of each count: 91.
        assert!(seen.iter().all(|&count| count.abs_diff(10_000) < 400), "{seen:?}");
    }

    #[test]
    fn normal_numbers_have_mean_nought_and_variance_one() {
        let mut generator = Generator::new(4);
        let drawn: Vec<f64> = (0..20_000).map(|_| generator.normal()).collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        let variance = drawn.iter().map(|value| value * value).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.04, "{mean} {variance}");
    }

    proptest! {
        #[test]
        fn numbers_stay_below_their_end(seed: u64, end: usize) {
            prop_assert!(Generator::new(seed).below(end) < end.max(1));
        }

        #[test]
        fn shuffling_loses_nothing(seed: u64, n in 0_usize..50) {
            let mut items: Vec<usize> = (0..n).collect();
            Generator::new(seed).shuffle(&mut items);
            items.sort_unstable();
            prop_assert_eq!(items, (0..n).collect::<Vec<_>>());
        }
    }
}
