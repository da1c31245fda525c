//! A civil day.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

/// A day of the proleptic Gregorian calendar, written as in ISO 8601: `2023-06-14`.
///
/// Years run from 1 to 9999.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The day with this year (1 to 9999), month (1 to 12) and day of the month, if there is one.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Date> {
        let date = jiff::civil::Date::new(year, month, day).ok()?;
        (1 <= year).then_some(Date(date))
    }

    /// The year, from 1 to 9999.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, from 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> i8 {
        self.0.day()
    }

    pub(crate) fn civil(self) -> jiff::civil::Date {
        self.0
    }

    pub(crate) fn from_civil(date: jiff::civil::Date) -> Option<Date> {
        (1 <= date.year()).then_some(Date(date))
    }
}

impl FromStr for Date {
    type Err = Error;

    /// Reads `2023-06-14`, and nothing else.
    fn from_str(text: &str) -> Result<Date, Error> {
        let wrong = || Error::new(format!("not a date of the form 2023-06-14: {text:?}"));
        let [b0, b1, b2, b3, b'-', b5, b6, b'-', b8, b9] = *text.as_bytes() else {
            return Err(wrong());
        };
        let number = |digits: &[u8]| -> Option<i16> {
            digits.iter().try_fold(0, |sum, &b| {
                b.is_ascii_digit().then(|| sum * 10 + i16::from(b - b'0'))
            })
        };
        let (year, month, day) = (
            number(&[b0, b1, b2, b3]),
            number(&[b5, b6]),
            number(&[b8, b9]),
        );
        match (year, month, day) {
            (Some(year), Some(month), Some(day)) => {
                Date::new(year, month as i8, day as i8).ok_or_else(wrong)
            }
            _ => Err(wrong()),
        }
    }
}

impl TryFrom<String> for Date {
    type Error = Error;

    fn try_from(text: String) -> Result<Date, Error> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}
