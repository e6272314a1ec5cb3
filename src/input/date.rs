//! Dates as people and machines write them, to ISO 8601. The day is the one written: no time zone moves it.

use std::sync::LazyLock;

use jiff::civil::Date;

/// The date in `given` as ISO 8601, or `given` itself where no date can be read for sure (as in `03/02/2026`).
pub(crate) fn normalise(given: &str) -> String {
    read(given).unwrap_or_else(|| given.trim().to_owned())
}

/// The date in `given` as ISO 8601.
pub(crate) fn read(given: &str) -> Option<String> {
    let given = given.trim();
    numeric(given).or_else(|| with_month_name(given)).map(|date| date.to_string())
}

/// Year first: `2026-03-02`, `2026/3/2`, `20260302`, each also with a time behind it.
fn numeric(given: &str) -> Option<Date> {
    let end = given.find(|c: char| c == 'T' || c == ',' || c.is_whitespace()).unwrap_or(given.len());
    let day = given.get(..end)?;
    if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) {
        return date_of(day.get(..4)?, month_number(day.get(4..6)?)?, day.get(6..)?);
    }
    let mut parts = day.split(['-', '/', '.']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let clean = parts.next().is_none() && year.len() == 4;
    clean.then(|| date_of(year, month_number(month)?, day)).flatten()
}

/// `March 2, 2026`, `Mon, 02 Mar 2026 10:00:00 +0100`, `2nd March 2026`: a month's name with the day on one side.
fn with_month_name(given: &str) -> Option<Date> {
    let parts: Vec<&str> = given.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let (at, month) = parts.iter().enumerate().find_map(|(at, part)| Some((at, month_of(part)?)))?;
    let year = parts.iter().copied().find(|part| part.len() == 4 && is_number(part))?;
    let neighbours = [at.checked_sub(1), Some(at + 1)];
    let day =
        neighbours.into_iter().flatten().filter_map(|place| parts.get(place)).find_map(|part| day_digits(part))?;
    date_of(year, month, day)
}

/// The digits of `2`, `02` and `2nd`.
fn day_digits(part: &str) -> Option<&str> {
    let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
    let (digits, ordinal) = part.split_at_checked(end)?;
    let ordinal_is_short = ordinal.chars().count() <= 2 && ordinal.chars().all(char::is_alphabetic);
    (matches!(digits.len(), 1 | 2) && ordinal_is_short).then_some(digits)
}

/// The month whose name starts with `word`; three letters are enough.
fn month_of(word: &str) -> Option<i8> {
    static NAMES: LazyLock<Vec<(i8, String)>> = LazyLock::new(|| {
        let first = |month| Some((month, Date::new(2000, month, 1).ok()?.strftime("%B").to_string().to_lowercase()));
        (1..=12).filter_map(first).collect()
    });
    let word = word.to_lowercase();
    let named = |(month, name): &(i8, String)| (word.len() >= 3 && name.starts_with(&word)).then_some(*month);
    NAMES.iter().find_map(named)
}

/// Whether a word is the name of a month, or its beginning.
pub(crate) fn is_month(word: &str) -> bool {
    month_of(word).is_some()
}

fn month_number(digits: &str) -> Option<i8> {
    (digits.len() <= 2 && is_number(digits)).then(|| digits.parse().ok()).flatten()
}

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// The first newspapers are younger; an earlier year is a mistake of the page.
const FIRST_YEAR: i16 = 1600;

fn date_of(year: &str, month: i8, day: &str) -> Option<Date> {
    if !is_number(year) || !is_number(day) {
        return None;
    }
    let year = year.parse().ok().filter(|year| *year >= FIRST_YEAR)?;
    Date::new(year, month, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::normalise;

    #[track_caller]
    fn check(given: &str, expected: &str) {
        assert_eq!(normalise(given), expected);
    }

    #[test]
    fn dates_with_the_year_first() {
        check("2026-03-02", "2026-03-02");
        check(" 2026-03-02T23:59:00-08:00 ", "2026-03-02");
        check("2026-03-02 08:00", "2026-03-02");
        check("2026/3/2", "2026-03-02");
        check("20260302", "2026-03-02");
    }

    #[test]
    fn dates_with_a_month_name() {
        check("March 2, 2026", "2026-03-02");
        check("2 March 2026", "2026-03-02");
        check("Mon, 02 Mar 2026 10:00:00 +0100", "2026-03-02");
        check("Sept. 9, 2026, at 10:30 a.m.", "2026-09-09");
        check("Updated 10:30, Monday 2nd March 2026", "2026-03-02");
    }

    #[test]
    fn what_is_no_sure_date_is_kept() {
        check("03/02/2026", "03/02/2026");
        check("2026-13-40", "2026-13-40");
        check("February 30, 2026", "February 30, 2026");
        check("last spring", "last spring");
        check("0001-01-01T00:00:00", "0001-01-01T00:00:00");
        check("", "");
    }
}
