//! Numbers, dates and lists in words.

use super::excerpts::clean;
use crate::metric::Unit;

/// "1 source", "1,204 sources".
pub(in crate::report) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", whole(n), if n == 1 { one } else { many })
}

/// A whole number with commas: "1,204".
pub(in crate::report) fn whole(n: usize) -> String {
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number with at most one decimal, two below one: "14.2", "0.85", "1,204".
pub(in crate::report) fn decimal(value: f64) -> String {
    let decimals = if value.abs() < 1.0 { 2 } else { 1 };
    let rounded = format!("{value:.decimals$}");
    let (head, tail) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let sign = if head.starts_with('-') { "−" } else { "" };
    let head = head.trim_start_matches('-').parse().map_or_else(|_| head.to_owned(), whole);
    let tail = tail.trim_end_matches('0');
    let point = if tail.is_empty() { "" } else { "." };
    let sign = if head == "0" && tail.is_empty() { "" } else { sign };
    format!("{sign}{head}{point}{tail}")
}

/// A share as a percentage: "45 %", with a blank that does not break.
pub(in crate::report) fn percent(share: f64) -> String {
    let hundredths = share * 100.0;
    let decimals = if hundredths > 0.0 && hundredths < 1.0 { 1 } else { 0 };
    format!("{hundredths:.decimals$}\u{a0}%")
}

/// A value of a unit in words.
pub(in crate::report) fn value(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Share => percent(value),
        Unit::PerThousandWords => format!("{} per 1,000 words", decimal(value)),
        Unit::YesNo => (if value > 0.5 { "yes" } else { "no" }).to_owned(),
        Unit::Count | Unit::Number => decimal(value),
    }
}

/// An interval of a unit: "7.1 to 25.4".
pub(in crate::report) fn interval((low, high): (f64, f64), unit: Unit) -> String {
    match unit {
        Unit::Share => format!("{} to {}", percent(low), percent(high)),
        _ => format!("{} to {}", decimal(low), decimal(high)),
    }
}

/// "a", "a and b", "a, b and c".
pub(in crate::report) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// A date for people: "2 March 2026"; as given where it is no ISO date.
pub(in crate::report) fn date(given: &str) -> String {
    let day = given.get(..10).and_then(|day| day.parse::<jiff::civil::Date>().ok());
    day.map_or_else(|| clean(given), |day| day.strftime("%-d %B %Y").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_carry_no_needless_digits() {
        let shown: Vec<String> = [0.0, 0.854, 3.0, 14.24, 1204.0, -2.5, -0.001].into_iter().map(decimal).collect();
        assert_eq!(shown, ["0", "0.85", "3", "14.2", "1,204", "−2.5", "0"]);
        assert_eq!(percent(0.446), "45\u{a0}%");
        assert_eq!(percent(0.004), "0.4\u{a0}%");
    }

    #[test]
    fn counts_agree_in_number() {
        assert_eq!(count(1, "source", "sources"), "1 source");
        assert_eq!(count(0, "source", "sources"), "0 sources");
        assert_eq!(count(12_345, "word", "words"), "12,345 words");
    }

    #[test]
    fn dates_are_read_where_they_can_be() {
        assert_eq!(date("2026-03-02T08:00:00Z"), "2 March 2026");
        assert_eq!(date("last spring"), "last spring");
    }
}
