//! The axis that the dots of one metric stand along.

use serde::Serialize;

use crate::metric::Unit;

/// A stretch of numbers with marks on it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Axis {
    /// Where it starts.
    pub low: f64,
    /// Where it ends.
    pub high: f64,
    /// Round numbers on it, ascending.
    pub ticks: Vec<Tick>,
}

/// A round number on an axis.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tick {
    /// Where it stands.
    pub at: f64,
    /// How it is written.
    pub label: String,
}

/// Most steps between marks.
const STEPS: f64 = 4.0;

impl Axis {
    /// An axis with room for all these numbers, and for 0.
    pub(super) fn of(numbers: impl IntoIterator<Item = f64>, unit: Unit) -> Self {
        let (low, high) =
            numbers.into_iter().fold((0.0, 0.0), |(low, high): (f64, f64), number| (low.min(number), high.max(number)));
        let high = if high > low { high } else { low + 1.0 };
        let step = round_step((high - low) / STEPS);
        let (first, last) = ((low / step).floor(), (high / step - 1e-9).ceil());
        let last = if is_percent(unit) { last.min((1.0 / step).round().max(first + 1.0)) } else { last };
        let ticks = std::iter::successors(Some(first), |place| Some(place + 1.0)).take_while(|place| *place <= last);
        let ticks = ticks.map(|place| place * step).map(|at| Tick { at, label: label(at, step, unit) }).collect();
        Self { low: first * step, high: last * step, ticks }
    }
}

/// The least of 1, 2 and 5 times a power of ten that is not below.
fn round_step(least: f64) -> f64 {
    let power = 10_f64.powf(least.log10().floor());
    let factor = [1.0, 2.0, 5.0].into_iter().find(|factor| factor * power >= least * (1.0 - 1e-9));
    factor.unwrap_or(10.0) * power
}

/// Written with as many decimals as the step needs.
fn label(at: f64, step: f64, unit: Unit) -> String {
    let (at, step) = if is_percent(unit) { (at * 100.0, step * 100.0) } else { (at, step) };
    let decimals = [1.0, 0.1, 0.01, 0.001].into_iter().position(|size| step >= size * (1.0 - 1e-9)).unwrap_or(4);
    let number = format!("{:.decimals$}", at.abs());
    let sign = if at < -step / 2.0 { "−" } else { "" };
    format!("{sign}{number}{}", if is_percent(unit) { "\u{a0}%" } else { "" })
}

fn is_percent(unit: Unit) -> bool {
    matches!(unit, Unit::Share | Unit::YesNo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(numbers: &[f64], unit: Unit, expected: &[&str]) {
        let axis = Axis::of(numbers.iter().copied(), unit);
        assert_eq!(axis.ticks.iter().map(|tick| &*tick.label).collect::<Vec<_>>(), expected);
        assert!(numbers.iter().all(|number| (axis.low..=axis.high).contains(number)), "{axis:?}");
    }

    #[test]
    fn an_axis_starts_at_nothing_and_ends_at_a_round_number() {
        check(&[3.1, 37.0], Unit::PerThousandWords, &["0", "10", "20", "30", "40"]);
        check(&[0.2, 1.3], Unit::Count, &["0.0", "0.5", "1.0", "1.5"]);
        check(&[412.0], Unit::Count, &["0", "200", "400", "600"]);
    }

    #[test]
    fn shares_are_said_in_per_cent_and_end_at_all() {
        check(&[0.1, 0.97], Unit::Share, &["0\u{a0}%", "50\u{a0}%", "100\u{a0}%"]);
        check(&[0.012], Unit::YesNo, &["0.0\u{a0}%", "0.5\u{a0}%", "1.0\u{a0}%", "1.5\u{a0}%"]);
    }

    #[test]
    fn differences_go_below_nothing() {
        check(&[-4.0, 11.0], Unit::Number, &["−5", "0", "5", "10", "15"]);
    }

    #[test]
    fn zeros_alone_have_an_axis() {
        check(&[0.0], Unit::Count, &["0.0", "0.5", "1.0"]);
        check(&[], Unit::Share, &["0\u{a0}%", "50\u{a0}%", "100\u{a0}%"]);
    }
}
