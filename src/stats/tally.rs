//! A sample as its distinct values with their counts: sorted once, and compared with others in one walk.

use super::summary::all_finite;

/// The distinct values of a sample in ascending order, each with how often it is there. Holds no value that is not finite.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    steps: Vec<Step>,
    n: u64,
}

/// A value, and how often it is there.
#[derive(Copy, Clone, Debug, PartialEq)]
pub(super) struct Step {
    pub(super) value: f64,
    pub(super) count: u64,
}

/// A value of one sample, with how many values of another are below, equal and above.
#[derive(Copy, Clone, Debug, PartialEq)]
pub(super) struct Standing {
    pub(super) count: u64,
    pub(super) below: u64,
    pub(super) equal: u64,
    pub(super) above: u64,
}

impl Tally {
    /// Of a sample; `None` where a value is not finite.
    #[must_use]
    pub fn of(values: &[f64]) -> Option<Self> {
        if !all_finite(values) {
            return None;
        }
        // The two zeros are one value.
        let mut ordered: Vec<f64> = values.iter().map(|value| value + 0.0).collect();
        ordered.sort_unstable_by(f64::total_cmp);
        let step = |equal: &[f64]| Some(Step { value: *equal.first()?, count: equal.len() as u64 });
        let steps = ordered.chunk_by(|a, b| a >= b).filter_map(step).collect();
        Some(Self { steps, n: values.len() as u64 })
    }

    /// Of several samples together.
    #[must_use]
    pub fn together<'t>(tallies: impl IntoIterator<Item = &'t Self>) -> Self {
        let mut steps: Vec<Step> = tallies.into_iter().flat_map(|tally| tally.steps.iter().copied()).collect();
        steps.sort_by(|a, b| a.value.total_cmp(&b.value));
        let joined = |equal: &[Step]| {
            let count = equal.iter().map(|step| step.count).sum();
            Some(Step { value: equal.first()?.value, count })
        };
        let steps: Vec<Step> = steps.chunk_by(|a, b| a.value >= b.value).filter_map(joined).collect();
        let n = steps.iter().map(|step| step.count).sum();
        Self { steps, n }
    }

    /// What is left without another sample, all of which is in this one.
    #[must_use]
    pub fn without(&self, part: &Self) -> Self {
        let mut others = part.steps.iter().peekable();
        let left = |step: &Step| {
            let taken = others.next_if(|other| other.value <= step.value).map_or(0, |other| other.count);
            let count = step.count.saturating_sub(taken);
            (count > 0).then_some(Step { count, ..*step })
        };
        let steps: Vec<Step> = self.steps.iter().filter_map(left).collect();
        let n = steps.iter().map(|step| step.count).sum();
        Self { steps, n }
    }

    /// How many values there are.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.n
    }

    /// Whether there is no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.n == 0
    }

    /// Whether no value is there twice.
    pub(super) fn is_untied(&self) -> bool {
        self.steps.len() as u64 == self.n
    }

    /// Σ (t³ − t) over groups of t equal values.
    pub(super) fn ties(&self) -> f64 {
        let t = |step: &Step| step.count as f64;
        self.steps.iter().map(t).map(|t| t * t * t - t).sum()
    }

    /// How each value stands to those of another sample.
    pub(super) fn against<'t>(&'t self, others: &'t Self) -> impl Iterator<Item = Standing> + 't {
        let mut steps = others.steps.iter().peekable();
        let mut below = 0;
        self.steps.iter().map(move |step| {
            while let Some(passed) = steps.next_if(|other| other.value < step.value) {
                below += passed.count;
            }
            let equal = steps.peek().filter(|other| other.value <= step.value).map_or(0, |other| other.count);
            Standing { count: step.count, below, equal, above: others.n - below - equal }
        })
    }
}

/// Several samples together, as any of them sees the rest.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    all: Tally,
    /// How many values stand before each step, and all of them at the end.
    before: Vec<u64>,
}

impl Pool {
    /// Of these samples.
    #[must_use]
    pub fn of<'t>(tallies: impl IntoIterator<Item = &'t Tally>) -> Self {
        let all = Tally::together(tallies);
        let mut n = 0;
        let counted = all.steps.iter().map(|step| {
            n += step.count;
            n
        });
        let before = std::iter::once(0).chain(counted).collect();
        Self { all, before }
    }

    /// All samples but one.
    #[must_use]
    pub fn rest(&self, part: &Tally) -> Tally {
        self.all.without(part)
    }

    /// All samples but one, in as few steps as that one can tell apart: values between the same two of its own become
    /// one. Their order to the sample stays, the ties among them do not. Takes O(k log n) for k of n different values.
    #[must_use]
    pub fn rest_seen_from(&self, part: &Tally) -> Tally {
        let mut steps = Vec::with_capacity(2 * part.steps.len() + 1);
        let mut from = 0;
        for step in &part.steps {
            let at = self.all.steps.partition_point(|other| other.value < step.value);
            steps.extend(self.between(from, at));
            let equal = self.all.steps.get(at).map_or(0, |equal| equal.count.saturating_sub(step.count));
            steps.extend((equal > 0).then_some(Step { count: equal, ..*step }));
            from = at + 1;
        }
        steps.extend(self.between(from, self.all.steps.len()));
        let n = steps.iter().map(|step| step.count).sum();
        Tally { steps, n }
    }

    fn between(&self, from: usize, to: usize) -> Option<Step> {
        let count = self.before.get(to)?.saturating_sub(*self.before.get(from)?);
        let value = self.all.steps.get(from)?.value;
        (count > 0).then_some(Step { value, count })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tally(values: &[f64]) -> Tally {
        Tally::of(values).unwrap()
    }

    #[test]
    fn values_stand_below_at_and_above() {
        let standings: Vec<[u64; 4]> = tally(&[2.0, 0.0, 2.0])
            .against(&tally(&[1.0, 2.0, -0.0, 5.0]))
            .map(|standing| [standing.count, standing.below, standing.equal, standing.above])
            .collect();
        assert_eq!(standings, [[1, 0, 1, 3], [2, 2, 1, 1]]);
    }

    #[test]
    fn what_is_not_finite_has_no_tally() {
        assert_eq!(Tally::of(&[1.0, f64::NAN]), None);
        assert!(tally(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn taking_a_part_away_leaves_the_rest(
            part in prop::collection::vec(-5_i32..5, 0..30),
            rest in prop::collection::vec(-5_i32..5, 0..30),
        ) {
            let of = |values: &[i32]| tally(&values.iter().map(|&value| f64::from(value)).collect::<Vec<_>>());
            let all = Tally::together([&of(&part), &of(&rest)]);
            prop_assert_eq!(all.n(), (part.len() + rest.len()) as u64);
            prop_assert_eq!(all.without(&of(&part)), of(&rest));
        }

        #[test]
        fn a_part_sees_of_the_rest_all_it_can_tell_apart(
            part in prop::collection::vec(-5_i32..5, 0..30),
            rest in prop::collection::vec(-9_i32..9, 0..30),
        ) {
            let of = |values: &[i32]| tally(&values.iter().map(|&value| f64::from(value)).collect::<Vec<_>>());
            let (part, rest) = (of(&part), of(&rest));
            let seen = Pool::of([&part, &rest]).rest_seen_from(&part);
            prop_assert_eq!(seen.n(), rest.n());
            prop_assert!(seen.steps.len() <= 2 * part.steps.len() + 1);
            prop_assert_eq!(part.against(&seen).collect::<Vec<_>>(), part.against(&rest).collect::<Vec<_>>());
        }
    }
}
