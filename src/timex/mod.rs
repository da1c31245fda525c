//! Expressions of dates, clock times, durations and recurring times.

mod find;

use crate::rule::RuleId;
use crate::span::Span;

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

/// A part of a value that the expression does not write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Inferred {
    /// The year, from the document date or a dated expression of the article.
    Year,
    /// The month.
    Month,
    /// The day.
    Day,
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
}
