//! Whether weekday and date agree, and what was meant where they do not.

use jiff::civil::Date as Civil;

use super::calendar;

/// The years that a date without any anchor is looked for in.
pub(crate) const YEARS: std::ops::Range<i32> = 1990..2040;

/// The years from 1990 to 2039 in which a day exists and falls on a weekday; none where no weekday is written.
pub(crate) fn candidate_years(month: u8, day: u8, weekday: Option<u8>) -> Vec<i16> {
    let Some(weekday) = weekday else {
        return Vec::new();
    };
    YEARS
        .filter(|&year| {
            calendar::day(year, month, day).is_some_and(|date| calendar::weekday(date) == weekday)
        })
        .map(|year| year as i16)
        .collect()
}

/// The date most likely meant by a weekday and a date that disagree: the one nearest to the day of the article that has
/// this weekday and differs from what is written in the year, the month or the day alone; the date itself where it
/// lies within three days before the article, for then the weekday is the slip.
pub(crate) fn likely(written: Civil, weekday: u8, today: Option<Civil>) -> Option<String> {
    let today = today?;
    let from_today = |date: Civil| calendar::days_between(today, date);
    if (-3..=1).contains(&from_today(written)) {
        return Some(calendar::date_value(written));
    }
    let (year, month, day) = (i32::from(written.year()), written.month(), written.day());
    let years = (-2..=2)
        .filter_map(|shift| calendar::day(i32::from(today.year()) + shift, month as u8, day as u8));
    let months = (1..=12).filter_map(|month| calendar::day(year, month, day as u8));
    let days = (1..=31).filter_map(|day| calendar::day(year, month as u8, day));
    let nearest = years
        .chain(months)
        .chain(days)
        .filter(|&date| calendar::weekday(date) == weekday)
        .min_by_key(|&date| {
            let days = from_today(date);
            // The past is where most news lies.
            if days > 0 {
                days.saturating_mul(2)
            } else {
                days.saturating_neg()
            }
        })?;
    (from_today(nearest).abs() <= 60).then(|| calendar::date_value(nearest))
}
