//! The field that articles are grouped by.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde_json::Value;

use crate::text::Meta;

/// A field of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// The outlet.
    Outlet,
    /// The topic.
    Topic,
    /// The authors, all together.
    Byline,
    /// The date of publication, to the year, month or day.
    Date(DatePart),
    /// Any other field of the row.
    Other(String),
}

/// How much of a date counts.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// "2026".
    Year,
    /// "2026-03".
    Month,
    /// "2026-03-02".
    Day,
}

/// Why a field cannot be grouped by.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// No name.
    #[error("the field to group by has no name; outlet, topic, date:month or any field of the rows would do")]
    Empty,
    /// A part that dates do not have.
    #[error("dates have no part \"{0}\"; date:year, date:month and date:day would do")]
    DatePart(String),
}

impl FromStr for Field {
    type Err = FieldError;

    fn from_str(text: &str) -> Result<Self, FieldError> {
        match text.trim() {
            "" => Err(FieldError::Empty),
            "outlet" => Ok(Self::Outlet),
            "topic" => Ok(Self::Topic),
            "byline" => Ok(Self::Byline),
            "date" | "published" | "date:day" => Ok(Self::Date(DatePart::Day)),
            "date:month" => Ok(Self::Date(DatePart::Month)),
            "date:year" => Ok(Self::Date(DatePart::Year)),
            other => match other.strip_prefix("date:") {
                Some(part) => Err(FieldError::DatePart(part.to_owned())),
                None => Ok(Self::Other(other.to_owned())),
            },
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Outlet => "outlet",
            Self::Topic => "topic",
            Self::Byline => "byline",
            Self::Date(DatePart::Year) => "date:year",
            Self::Date(DatePart::Month) => "date:month",
            Self::Date(DatePart::Day) => "date:day",
            Self::Other(name) => name,
        })
    }
}

impl Field {
    /// What the field says of an article; `None` where it says nothing.
    #[must_use]
    pub fn of<'m>(&self, meta: &'m Meta) -> Option<Cow<'m, str>> {
        let text = match self {
            Self::Outlet => Cow::Borrowed(meta.outlet.as_deref()?),
            Self::Topic => Cow::Borrowed(meta.topic.as_deref()?),
            Self::Byline => Cow::Owned(meta.byline.join(", ")),
            Self::Date(part) => Cow::Borrowed(part.of(meta.published.as_deref()?)?),
            Self::Other(name) => match meta.other.get(name) {
                Some(value) => in_words(value)?,
                None => Cow::Borrowed(known(name, meta)?),
            },
        };
        match text {
            Cow::Borrowed(text) => Some(text.trim()).filter(|text| !text.is_empty()).map(Cow::Borrowed),
            Cow::Owned(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()).map(Cow::Owned),
        }
    }
}

impl DatePart {
    /// This part of an ISO date; `None` for a date in another form.
    pub(super) fn of(self, date: &str) -> Option<&str> {
        let day = date.get(..10)?;
        let is_iso = day.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        is_iso.then_some(day)?.get(
            ..match self {
                Self::Year => 4,
                Self::Month => 7,
                Self::Day => 10,
            },
        )
    }
}

/// What a field that is known of every article says, though few would group by it.
fn known<'m>(name: &str, meta: &'m Meta) -> Option<&'m str> {
    match name {
        "id" => Some(&meta.id),
        "title" => meta.title.as_deref(),
        "url" => meta.url.as_deref(),
        _ => None,
    }
}

fn in_words(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(Cow::Borrowed(text)),
        other => Some(Cow::Owned(other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(by: &str, expected: Option<&str>) {
        let mut meta = Meta { published: Some("2026-03-02T08:00".into()), outlet: Some(" ".into()), ..Meta::default() };
        meta.other.insert("desk".into(), "city".into());
        meta.other.insert("page".into(), 3.into());
        meta.other.insert("series".into(), Value::Null);
        assert_eq!(by.parse::<Field>().unwrap().of(&meta).as_deref(), expected);
    }

    #[test]
    fn dates_are_cut_to_their_part() {
        check("date:month", Some("2026-03"));
        check("date:year", Some("2026"));
        check("date", Some("2026-03-02"));
    }

    #[test]
    fn any_field_of_the_row_will_do() {
        check("desk", Some("city"));
        check("page", Some("3"));
    }

    #[test]
    fn what_is_known_of_every_article_is_a_field_too() {
        let meta = Meta { id: "a1".into(), url: Some("http://example.org/a1".into()), ..Meta::default() };
        let of = |name: &str| name.parse::<Field>().unwrap().of(&meta).map(Cow::into_owned);
        assert_eq!((of("id"), of("url"), of("title")), (Some("a1".into()), Some("http://example.org/a1".into()), None));
    }

    #[test]
    fn blank_null_and_absent_are_nothing() {
        check("outlet", None);
        check("series", None);
        check("author", None);
        check("byline", None);
    }

    #[test]
    fn a_date_in_words_has_no_month() {
        let meta = Meta { published: Some("2 March 2026".into()), ..Meta::default() };
        assert_eq!(Field::Date(DatePart::Month).of(&meta), None);
    }

    #[test]
    fn a_part_that_dates_lack_is_refused() {
        assert_eq!("date:fortnight".parse::<Field>(), Err(FieldError::DatePart("fortnight".into())));
        assert_eq!(" ".parse::<Field>(), Err(FieldError::Empty));
    }

    #[test]
    fn a_field_is_written_as_it_is_read() {
        for by in ["outlet", "topic", "byline", "date:year", "date:month", "date:day", "desk"] {
            assert_eq!(by.parse::<Field>().unwrap().to_string(), by);
        }
    }
}
