//! Days, weeks and their TIMEX3 strings. All arithmetic is checked.

use jiff::Span;
use jiff::civil::Date as Civil;

use crate::lexicon::TimeUnit;

/// A day of the calendar, if there is one.
pub(crate) fn day(year: i32, month: u8, day: u8) -> Option<Civil> {
    Civil::new(i16::try_from(year).ok()?, month as i8, day as i8).ok()
}

/// Monday 1 to Sunday 7.
pub(crate) fn weekday(date: Civil) -> u8 {
    date.weekday().to_monday_one_offset() as u8
}

/// The day of the Javanese week of five days, *Legi* 0 to *Kliwon* 4: 17 August 1945 was a *Legi*.
pub(crate) fn market_day(date: Civil) -> Option<u8> {
    let legi = day(1945, 8, 17)?;
    Some(days_between(legi, date).rem_euclid(5) as u8)
}

pub(crate) fn add_days(date: Civil, days: i32) -> Option<Civil> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

pub(crate) fn add_months(date: Civil, months: i32) -> Option<Civil> {
    date.checked_add(Span::new().try_months(months).ok()?).ok()
}

/// How many days the second is behind the first.
pub(crate) fn days_between(first: Civil, second: Civil) -> i32 {
    day_number(second) - day_number(first)
}

/// Days since the first of March of the year 0; of all that is asked of a calendar, this is asked most.
fn day_number(date: Civil) -> i32 {
    let (year, month) = (i32::from(date.year()), i32::from(date.month()));
    // The year begins in March, so that the leap day is its last.
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + (153 * month + 2) / 5 + i32::from(date.day())
}

/// The value of the unit that lies so many units from a day's own: `2020-W08`, `2019-07`, `2012`.
pub(crate) fn shifted(from: Civil, unit: TimeUnit, amount: i32) -> Option<(String, Option<Civil>)> {
    let years = |scale: i32| -> Option<i32> {
        i32::from(from.year()).checked_add(amount.checked_mul(scale)?)
    };
    match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => None,
        TimeUnit::Day => {
            let date = add_days(from, amount)?;
            Some((date_value(date), Some(date)))
        }
        TimeUnit::Week => {
            let date = add_days(from, amount.checked_mul(7)?)?;
            Some((week_value(date), None))
        }
        TimeUnit::Month => {
            let date = add_months(from, amount)?;
            let year = Some(i32::from(date.year())).filter(|year| *year >= 0)?;
            Some((
                masked_value(Some(year), Some(date.month() as u8), None),
                None,
            ))
        }
        TimeUnit::Quarter | TimeUnit::Third | TimeUnit::Half => {
            let months = months_in(unit);
            let date = add_months(from, amount.checked_mul(months)?)?;
            let part = (i32::from(date.month()) - 1) / months + 1;
            Some((part_value(date.year().into(), unit, part as u8)?, None))
        }
        TimeUnit::Year => Some((year_value(years(1)?)?, None)),
        TimeUnit::Octennium => Some((year_value(years(8)?)?, None)),
        TimeUnit::Decade => Some((decade_value(years(10)?)?, None)),
        TimeUnit::Century => Some((century_value(years(100)?.div_euclid(100))?, None)),
    }
}

fn months_in(unit: TimeUnit) -> i32 {
    match unit {
        TimeUnit::Quarter => 3,
        TimeUnit::Third => 4,
        _ => 6,
    }
}

/// `2023-06-14`
pub(crate) fn date_value(date: Civil) -> String {
    let year = Some(i32::from(date.year()));
    masked_value(year, Some(date.month() as u8), Some(date.day() as u8))
}

/// `XXXX-06-14`, `XXXX-XX-14`, `2023-06`: with `X` for what is not known, up to the last known part; of years from 0 on.
/// Written without the machinery of `format!`, for most values are made here.
pub(crate) fn masked_value(year: Option<i32>, month: Option<u8>, day: Option<u8>) -> String {
    let mut value = String::with_capacity(10);
    match year {
        Some(year) => push_digits(&mut value, year, 4),
        None => value.push_str("XXXX"),
    }
    for (part, follows) in [(month, day.is_some()), (day, false)] {
        match part {
            Some(part) => {
                value.push('-');
                push_digits(&mut value, part.into(), 2);
            }
            None if follows => value.push_str("-XX"),
            None => {}
        }
    }
    value
}

/// `XXXX-WXX-3`
pub(crate) fn weekday_value(weekday: u8) -> String {
    let mut value = String::with_capacity(10);
    value.push_str("XXXX-WXX-");
    push_digits(&mut value, weekday.into(), 1);
    value
}

/// `T19:30`, `T19:30:05`
pub(crate) fn push_clock(value: &mut String, hour: u8, minute: u8, second: Option<u8>) {
    for (mark, part) in [('T', Some(hour)), (':', Some(minute)), (':', second)] {
        if let Some(part) = part {
            value.push(mark);
            push_digits(value, part.into(), 2);
        }
    }
}

/// The last digits of a number, with leading zeros.
fn push_digits(value: &mut String, number: i32, count: u32) {
    let number = number.unsigned_abs();
    for place in (0..count).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        value.push(char::from(b'0' + digit as u8));
    }
}

/// `2024`; `-0299` for the year 300 before our era.
pub(crate) fn year_value(year: i32) -> Option<String> {
    match year {
        0..=9999 => {
            let mut value = String::with_capacity(4);
            push_digits(&mut value, year, 4);
            Some(value)
        }
        -9999..0 => Some(format!("-{:04}", -year)),
        _ => None,
    }
}

pub(crate) fn decade_value(year: i32) -> Option<String> {
    (0..=9999)
        .contains(&year)
        .then(|| format!("{:03}X", year / 10))
}

/// `20` for the years 2000 to 2099; `-02` for the third century before our era.
pub(crate) fn century_value(century: i32) -> Option<String> {
    match century {
        0..=99 => Some(format!("{century:02}")),
        -99..0 => Some(format!("-{:02}", -century - 1)),
        _ => None,
    }
}

pub(crate) fn week_value(date: Civil) -> String {
    let week = date.iso_week_date();
    let mut value = String::with_capacity(11);
    push_digits(&mut value, week.year().into(), 4);
    value.push_str("-W");
    push_digits(&mut value, week.week().into(), 2);
    value
}

/// `2023-Q2`, `2023-H1`; thirds of a year as `2023-T1`.
pub(crate) fn part_value(year: i32, unit: TimeUnit, number: u8) -> Option<String> {
    let letter = match unit {
        TimeUnit::Quarter => 'Q',
        TimeUnit::Third => 'T',
        _ => 'H',
    };
    Some(format!("{}-{letter}{number}", year_value(year)?))
}

#[cfg(test)]
mod tests {
    use super::{add_days, day, days_between};

    #[test]
    fn days_are_counted_as_the_calendar_does() {
        let first = day(1583, 1, 1).expect("a day");
        for days in (0..800_000).step_by(13) {
            let date = add_days(first, days).expect("a day before the year 3800");
            assert_eq!(days_between(first, date), days);
            assert_eq!(days_between(date, first), -days);
        }
        let ends = (day(-9999, 1, 1), day(9999, 12, 31));
        let (Some(start), Some(end)) = ends else {
            panic!("the calendar goes so far");
        };
        assert_eq!(days_between(start, end), 7_304_483);
    }
}
