//! Expressions of dates, clock times, durations and recurring times.

mod anchor;
mod atom;
mod calendar;
mod check;
mod clock;
mod coming;
mod dates;
mod day;
mod deictic;
mod find;
mod grammar;
mod holiday;
mod interval;
mod length;
mod numeral;
mod part;
mod period;
mod resolve;
mod set;
mod tail;
mod value;
mod written;
mod year;

use std::fmt;

use crate::date::Date;
use crate::rule::RuleId;
use crate::span::Span;

pub use find::find_timexes;
pub use holiday::{MovableHoliday, movable_holidays};
pub use interval::{CivilDateTime, Interval};

pub(crate) use find::find;

/// An expression of time and, where the text and its date tell, the value that it stands for.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Timex {
    /// The whole expression, weekday, bracketed day and zone included.
    pub span: Span,
    /// What it names.
    pub kind: TimexKind,
    /// What is written, with `X` for each digit that is not: `XXXX-06-14`. It needs no document date.
    pub expr: String,
    /// The value as TIMEX3 / ISO 8601 (`2023-06-14`, `P2Y`, `2023-06-12/2023-06-14`), given the document date.
    pub value: Option<String>,
    /// The parts of the value that are not written in the expression.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub inferred: Vec<Inferred>,
    /// The day from which a length of time is counted, and whether it lies before or behind it: *setahun terakhir*.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub anchor: Option<TimexAnchor>,
    /// The offset from UTC of a zone that the expression names: *WIB, WITA, WIT, GMT*.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub offset: Option<UtcOffset>,
    /// Where the year is not known and a weekday stands beside the day: the years from 1990 to 2039 in which they fit.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub candidates: Vec<i16>,
    /// Start, middle or end of the value's span.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub modifier: Option<Modifier>,
    /// Whether it is the name of a holiday.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "std::ops::Not::not")
    )]
    pub holiday: bool,
    /// What does not fit.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub warnings: Vec<TimexWarning>,
    /// The rule that found it.
    pub rule: RuleId,
}

/// The kinds of expressions of time, as in TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum TimexKind {
    /// A day, month, year or a range of them.
    Date,
    /// A clock time, with or without its day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// A part of a value that the expression does not write, and from what it was inferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Inferred {
    /// Which part.
    pub part: TimexPart,
    /// From what it comes.
    pub from: InferredFrom,
}

/// The parts of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum TimexPart {
    /// The year.
    Year,
    /// The month, and with it the year.
    Month,
    /// The week, and with it the year.
    Week,
    /// The day, and with it month and year.
    Day,
}

/// What an unwritten part of a value was inferred from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case", tag = "source"))]
#[non_exhaustive]
pub enum InferredFrom {
    /// The document date.
    DocumentDate,
    /// Another expression of the text.
    Expression {
        /// Where it stands.
        span: Span,
    },
}

/// Which part of a span of time is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Modifier {
    /// *awal*
    Start,
    /// *pertengahan*
    Mid,
    /// *akhir*
    End,
    /// *sekitar*
    Approximate,
}

/// What does not fit in an expression of time.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case", tag = "kind"))]
#[non_exhaustive]
pub enum TimexWarning {
    /// The weekday is not that of the date; `likely` is the date most likely meant.
    Weekday {
        /// The repaired date as ISO 8601.
        likely: Option<String>,
    },
    /// There is no such day: *31 Februari*.
    Impossible,
    /// The year is mistyped (*19/6/205*); the value has the year that fits the text instead.
    Year,
}

/// The day from which a length of time is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct TimexAnchor {
    /// The day.
    pub date: Date,
    /// Whether the time lies before that day (*setahun terakhir*) or behind it (*setahun ke depan*).
    pub before: bool,
}

/// How far a time zone is ahead of UTC; written `+07:00`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct UtcOffset {
    minutes: i16,
}

impl UtcOffset {
    pub(crate) fn from_minutes(minutes: i16) -> UtcOffset {
        UtcOffset { minutes }
    }

    /// The offset in minutes, positive to the east.
    #[must_use]
    pub fn minutes(self) -> i16 {
        self.minutes
    }
}

impl fmt::Display for UtcOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.minutes < 0 { '-' } else { '+' };
        let minutes = self.minutes.unsigned_abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

impl fmt::Debug for UtcOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl From<UtcOffset> for String {
    fn from(offset: UtcOffset) -> String {
        offset.to_string()
    }
}

impl TryFrom<String> for UtcOffset {
    type Error = crate::Error;

    fn try_from(text: String) -> Result<UtcOffset, crate::Error> {
        let wrong = || crate::Error::new(format!("not an offset of the form +07:00: {text:?}"));
        let bytes = text.as_bytes();
        let [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] = *bytes else {
            return Err(wrong());
        };
        if ![h1, h2, m1, m2].iter().all(u8::is_ascii_digit) {
            return Err(wrong());
        }
        let number = |tens: u8, ones: u8| i16::from(tens - b'0') * 10 + i16::from(ones - b'0');
        let minutes = number(h1, h2) * 60 + number(m1, m2);
        Ok(UtcOffset::from_minutes(if sign == b'-' {
            -minutes
        } else {
            minutes
        }))
    }
}
