//! Values as intervals of the calendar, and as EDTF.

use std::fmt;

use jiff::civil::Date as Civil;

use super::calendar::{add_days, add_months};
use super::{Modifier, Timex, TimexKind};
use crate::date::Date;

/// A day and a time of day, without a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct CivilDateTime {
    /// The day.
    pub date: Date,
    /// The hour, from 0 to 23.
    pub hour: u8,
    /// The minute.
    pub minute: u8,
    /// The second.
    pub second: u8,
}

/// A stretch of time, from its start up to but without its end; an open side is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Interval {
    /// The first moment.
    pub start: Option<CivilDateTime>,
    /// The first moment behind it. A clock time without a second one is a moment: its end is its start.
    pub end: Option<CivilDateTime>,
}

impl fmt::Display for CivilDateTime {
    /// ISO 8601: `2023-06-14T10:00:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}T{:02}:{:02}:{:02}",
            self.date, self.hour, self.minute, self.second
        )
    }
}

impl Timex {
    /// The stretch of the calendar that the value covers: a day from its midnight to the next, a month from its first
    /// day, a season or a range of years from the first of January. A list reaches from its first to its last. A length counts from
    /// its [`anchor`](Timex::anchor). None for values with an unknown part, for lengths without an anchor and for recurring times.
    ///
    /// The [`modifier`](Timex::modifier) does not narrow it: *akhir 2018* covers the year.
    ///
    /// ```
    /// let date = "2023-06-15".parse().ok();
    /// let found = warta::find_timexes("Pameran digelar 12-14 Juni.", date); // "The fair was held on 12-14 June."
    /// let interval = found[0].interval().unwrap();
    /// assert_eq!(interval.start.unwrap().to_string(), "2023-06-12T00:00:00");
    /// assert_eq!(interval.end.unwrap().to_string(), "2023-06-15T00:00:00");
    /// ```
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        let value = self.value.as_deref()?;
        match self.kind {
            TimexKind::Set => None,
            TimexKind::Duration => self.counted(value),
            _ => covered(value),
        }
    }

    /// The value in the Extended Date/Time Format (ISO 8601-2:2019): `202X` stays, a century is `20XX`, a quarter `2023-34`, a half
    /// `2023-40`, a third `2023-37`, a week its days `2023-06-12/2023-06-18`, several days `{2023-06-12,2023-06-22}`, *sekitar* adds `~`.
    /// None where the format has no form: for lengths, recurring times and clock times without a day.
    ///
    /// ```
    /// let found = warta::find_timexes("Laba naik pada kuartal II 2023.", None); // "Profit rose in the second quarter of 2023."
    /// assert_eq!(found[0].edtf().as_deref(), Some("2023-34"));
    /// ```
    #[must_use]
    pub fn edtf(&self) -> Option<String> {
        let value = self.value.as_deref()?;
        if matches!(self.kind, TimexKind::Set | TimexKind::Duration) {
            return None;
        }
        let mut edtf = if value.contains("; ") {
            let days: Option<Vec<String>> = value.split("; ").map(edtf_point).collect();
            format!("{{{}}}", days?.join(","))
        } else if let Some((first, last)) = value.split_once('/') {
            edtf_range(first, last)?
        } else {
            edtf_point(value)?
        };
        if self.modifier == Some(Modifier::Approximate) && !edtf.contains(['/', '{']) {
            edtf.push('~');
        }
        if let (Some(offset), Some(_)) = (self.offset, edtf.find('T')) {
            edtf.push_str(&offset.to_string());
        }
        Some(edtf)
    }

    /// A length that counts from an anchor.
    fn counted(&self, value: &str) -> Option<Interval> {
        let anchor = self.anchor?;
        let (amount, unit) = whole_length(value)?;
        let from = anchor.date.civil();
        let amount = if anchor.before {
            amount.checked_neg()?
        } else {
            amount
        };
        let to = match unit {
            'D' => add_days(from, amount)?,
            'W' => add_days(from, amount.checked_mul(7)?)?,
            'M' => add_months(from, amount)?,
            _ => add_months(from, amount.checked_mul(12)?)?,
        };
        let (start, end) = if anchor.before {
            (to, from)
        } else {
            (from, to)
        };
        Some(Interval {
            start: Some(midnight(start)?),
            end: Some(midnight(end)?),
        })
    }
}

/// `P2W` as (2, 'W'), where a calendar can be moved by it.
fn whole_length(value: &str) -> Option<(i32, char)> {
    let rest = value.strip_prefix('P')?;
    let unit = rest
        .chars()
        .last()
        .filter(|unit| matches!(unit, 'D' | 'W' | 'M' | 'Y'))?;
    let amount = rest.strip_suffix(unit)?.parse().ok()?;
    Some((amount, unit))
}

fn covered(value: &str) -> Option<Interval> {
    if let Some((first, rest)) = value.split_once("; ") {
        let last = rest.rsplit("; ").next()?;
        return Some(Interval {
            start: point(first)?.start,
            end: point(last)?.end,
        });
    }
    let Some((first, last)) = value.split_once('/') else {
        return point(value);
    };
    let start = point(first)?.start;
    let end = if last == ".." { None } else { point(last)?.end };
    Some(Interval { start, end })
}

/// The stretch of a single value.
fn point(value: &str) -> Option<Interval> {
    if let Some((day, clock)) = value.split_once('T') {
        return moment(day, clock);
    }
    let (start, end) = days(value)?;
    Some(Interval {
        start: Some(midnight(start)?),
        end: Some(midnight(end)?),
    })
}

fn moment(day: &str, clock: &str) -> Option<Interval> {
    let (mut date, next) = days(day)?;
    let mut parts = clock.split(':').map(|part| part.parse::<u8>().ok());
    let (mut hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().flatten().unwrap_or(0);
    if hour == 24 {
        (date, hour) = (next, 0);
    }
    let moment = CivilDateTime {
        date: Date::from_civil(date)?,
        hour,
        minute,
        second,
    };
    Some(Interval {
        start: Some(moment),
        end: Some(moment),
    })
}

/// The first day of a value and the one behind its last.
fn days(value: &str) -> Option<(Civil, Civil)> {
    let part = |range: std::ops::Range<usize>| value.get(range)?.parse::<i16>().ok();
    let first = |year: i16, month: i16| Civil::new(year, i8::try_from(month).ok()?, 1).ok();
    let months = |year: i16, month: i16, count: i32| -> Option<(Civil, Civil)> {
        let start = first(year, month)?;
        Some((start, add_months(start, count)?))
    };
    match value.as_bytes() {
        [b'0'..=b'9', b'0'..=b'9'] => {
            let start = first(part(0..2)?.checked_mul(100)?.max(1), 1)?;
            Some((
                start,
                first(part(0..2)?.checked_mul(100)?.checked_add(100)?, 1)?,
            ))
        }
        [_, _, _, b'X'] => months(part(0..3)?.checked_mul(10)?, 1, 120),
        [_, _, _, _] => months(part(0..4)?, 1, 12),
        [_, _, _, _, b'-', b'Q', b'1'..=b'4'] => months(part(0..4)?, part(6..7)? * 3 - 2, 3),
        [_, _, _, _, b'-', b'T', b'1'..=b'3'] => months(part(0..4)?, part(6..7)? * 4 - 3, 4),
        [_, _, _, _, b'-', b'H', b'1'..=b'2'] => months(part(0..4)?, part(6..7)? * 6 - 5, 6),
        [_, _, _, _, b'-', _, _] => months(part(0..4)?, part(5..7)?, 1),
        [_, _, _, _, b'-', b'W', _, _] => week(part(0..4)?, part(6..8)?, 0, 7),
        [_, _, _, _, b'-', b'W', _, _, b'-', b'W', b'E'] => week(part(0..4)?, part(6..8)?, 5, 2),
        [_, _, _, _, b'-', _, _, b'-', _, _] => {
            let start = Civil::new(part(0..4)?, part(5..7)? as i8, part(8..10)? as i8).ok()?;
            Some((start, start.tomorrow().ok()?))
        }
        _ => None,
    }
}

fn week(year: i16, week: i16, skip: i32, count: i32) -> Option<(Civil, Civil)> {
    let monday =
        jiff::civil::ISOWeekDate::new(year, i8::try_from(week).ok()?, jiff::civil::Weekday::Monday)
            .ok()?;
    let start = add_days(monday.date(), skip)?;
    Some((start, add_days(start, count)?))
}

fn midnight(date: Civil) -> Option<CivilDateTime> {
    Some(CivilDateTime {
        date: Date::from_civil(date)?,
        hour: 0,
        minute: 0,
        second: 0,
    })
}

fn edtf_point(value: &str) -> Option<String> {
    if let Some((day, clock)) = value.split_once('T').filter(|_| !value.contains("-T")) {
        let seconds = if clock.len() == 5 { ":00" } else { "" };
        return (day.len() == 10 && !day.contains('X')).then(|| format!("{day}T{clock}{seconds}"));
    }
    let year = || value.get(..4);
    match value.as_bytes() {
        [b'0'..=b'9', b'0'..=b'9'] => Some(format!("{value}XX")),
        [
            _,
            _,
            _,
            _,
            b'-',
            kind @ (b'Q' | b'T' | b'H'),
            number @ b'1'..=b'4',
        ] => {
            let base = match kind {
                b'Q' => 32,
                b'T' => 36,
                _ => 39,
            };
            Some(format!("{}-{}", year()?, base + (number - b'0')))
        }
        [_, _, _, _, b'-', b'W', rest @ ..] if rest.len() > 3 || rest.len() == 2 => {
            let (start, end) = days(value)?;
            let last = end.yesterday().ok()?;
            Some(format!(
                "{}/{}",
                Date::from_civil(start)?,
                Date::from_civil(last)?
            ))
        }
        bytes if bytes.contains(&b'W') || bytes.first() == Some(&b'P') => None,
        _ => Some(value.to_owned()),
    }
}

fn edtf_range(first: &str, last: &str) -> Option<String> {
    if first.contains('T') || last.contains('T') {
        return None;
    }
    Some(format!(
        "{}/{}",
        edtf_point(first)?,
        if last == ".." {
            last.to_owned()
        } else {
            edtf_point(last)?
        }
    ))
}
