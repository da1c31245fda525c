//! Holidays and dates of the Hijri calendar.

use std::ops::RangeInclusive;

use jiff::civil::Date as Civil;

use super::calendar;
use super::find::Place;
use super::grammar::Read;
use super::written::{Sense, Written, Year};
use crate::lexicon::{Edge, Era, Head, HolidayDay, Lexicon, Link, TimeLexicon, TimeUnit, TimeWord};
use crate::token::TokenFlags;

/// A holiday without a fixed day, and the years for which its day is known.
///
/// The days are those of the joint decrees of the Indonesian ministers and, for the Hijri calendar, of the sessions
/// that fix the start of a month; they are not computed. In other years the holiday is found without a value. Holidays that
/// follow Easter are computed for every year and are not listed here.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MovableHoliday {
    /// The name in the tables: `idul-fitri`.
    pub name: &'static str,
    /// From the first to the last known year of the Gregorian calendar, without gaps.
    pub years: RangeInclusive<i16>,
}

/// The calendar of the movable holidays: which years are known.
///
/// ```
/// let known = warta::movable_holidays();
/// let fitri = known.iter().find(|holiday| holiday.name == "idul-fitri").unwrap();
/// assert!(fitri.years.contains(&2023));
/// ```
#[must_use]
pub fn movable_holidays() -> Vec<MovableHoliday> {
    let lexicon = Lexicon::builtin();
    let holidays = lexicon.tables().time.holidays();
    let known = holidays.iter().filter_map(|holiday| match &holiday.day {
        HolidayDay::Dates(dates) => {
            let years = dates.first()?.year()..=dates.last()?.year();
            Some(MovableHoliday {
                name: holiday.name,
                years,
            })
        }
        _ => None,
    });
    known.collect()
}

// time/holiday: "Idul Fitri", "Hari Raya Iduladha 1447 H", "HUT RI ke-78", "Natal" (Eid al-Fitr)
// Not: "Kabupaten Mandailing Natal", a place.
pub(crate) fn named(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let begins = |at: usize| {
        matches!(
            run.word(at),
            Some(TimeWord::Holiday | TimeWord::Link(Link::New) | TimeWord::MonthShort(_))
        )
    };
    if !begins(at) && !begins(at + 1) {
        return None;
    }
    let atom = run.atoms.get(at)?;
    let reading = place.reading;
    let first = atom.token as usize;
    let (holiday, count) = reading.tables.time.holiday(reading, first)?;
    let last = first + count - 1;
    let capital = |token: usize| reading.tokens[token].has(TokenFlags::CAPITALIZED);
    let in_place = matches!(
        place.before(at, 1),
        "Mandailing" | "Kabupaten" | "Kecamatan"
    );
    if !(capital(first) || capital(last)) || in_place {
        return None;
    }
    let mut next = at + count;
    let (mut year, mut hijri) = (Year::None, None);
    if let Some((number, after)) = run.year(next) {
        if matches!(run.word(after), Some(TimeWord::Era(Era::Hijri))) {
            (hijri, next) = (Some(number), after + 1);
        } else {
            year = Year::Is(number);
        }
    } else if let Some((reference, _)) = run.year_reference(next) {
        year = reference;
    } else if let Some((number, after)) = nth(place, next) {
        let base = reading.tables.time.holidays()[holiday].first_year;
        (year, next) = (
            base.map_or(Year::None, |base| Year::Is(base + number)),
            after,
        );
    }
    let sense = Sense::Holiday {
        holiday: holiday as u16,
        year,
        hijri,
    };
    Some((run.written(at, next, sense, "time/holiday"), next))
}

/// *ke-78*.
fn nth(place: Place<'_>, at: usize) -> Read<i32> {
    let run = place.run;
    let dash = run.link(at, Link::To) && run.mark(at + 1, b'-');
    let number = run.number(at + 2, 3).filter(|_| dash)?;
    Some((number as i32, at + 3))
}

// time/hijri: "1 Ramadan 1444 H", "tanggal 10 Zulhijah", "bulan Ramadan", "Ramadan 1444 Hijriah" (1 Ramadan 1444)
// Not: "Safar" alone, a name.
pub(crate) fn hijri(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let head = match run.word(at) {
        Some(TimeWord::Head(Head::Date)) | Some(TimeWord::Unit(TimeUnit::Month)) => 1,
        _ => 0,
    };
    let day = run.day(at + head);
    let first = at + head + usize::from(day.is_some());
    let TimeWord::HijriMonth(mut month) = run.word(first)? else {
        return None;
    };
    let mut next = first + 1;
    if matches!(month, 3 | 5) {
        match run.word(next)? {
            TimeWord::Modifier(Edge::Start) => {}
            TimeWord::Modifier(Edge::End) => month += 1,
            _ => return None,
        }
        next += 1;
    }
    let mut year = None;
    if let Some(number) = run
        .number(next, 4)
        .filter(|number| (1..1600).contains(number))
    {
        let era = matches!(run.word(next + 1), Some(TimeWord::Era(Era::Hijri)));
        if era || number >= 1000 {
            (year, next) = (Some(number as i32), next + 1 + usize::from(era));
        }
    }
    let bare = day.is_none() && head == 0 && year.is_none();
    if bare || !run.capital(first) {
        return None;
    }
    let sense = Sense::Hijri { year, month, day };
    Some((run.written(at, next, sense, "time/hijri"), next))
}

/// The day of a holiday in a year of the Gregorian calendar; in 2015 and its like the one nearest to a day.
pub(crate) fn day_in(holiday: &HolidayDay, year: i32, near: Option<Civil>) -> Option<Civil> {
    match holiday {
        HolidayDay::Fixed(month, day) | HolidayDay::Span((month, day), _) => {
            calendar::day(year, *month, *day)
        }
        HolidayDay::Easter(days) => calendar::add_days(easter(year)?, i32::from(*days)),
        HolidayDay::Dates(dates) => dates
            .iter()
            .filter(|date| i32::from(date.year()) == year)
            .min_by_key(|date| near.map_or(0, |near| calendar::days_between(near, **date).abs()))
            .copied(),
        HolidayDay::Unknown => None,
    }
}

/// The value of a holiday that begins on a day: that day, or from it to the end.
pub(crate) fn value(holiday: &HolidayDay, date: Civil) -> Option<String> {
    let first = calendar::date_value(date);
    let HolidayDay::Span(_, (month, day)) = *holiday else {
        return Some(first);
    };
    let year = i32::from(date.year());
    let last = [year, year + 1]
        .into_iter()
        .filter_map(|year| calendar::day(year, month, day))
        .find(|last| date <= *last)?;
    Some(format!("{first}/{}", calendar::date_value(last)))
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 1876).
fn easter(year: i32) -> Option<Civil> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    let (golden, century) = (year % 19, year / 100);
    let epact =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let rest = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 4) % 7;
    let month = (golden + 11 * epact + 22 * rest) / 451;
    let days = epact + rest - 7 * month + 114;
    calendar::day(year, (days / 31) as u8, (days % 31 + 1) as u8)
}

/// The day of a Hijri date, where the start of its month is known; without a year, the nearest to a day.
pub(crate) fn hijri_day(
    lexicon: &TimeLexicon,
    year: Option<i32>,
    month: u8,
    day: u8,
    near: Option<Civil>,
) -> Option<Civil> {
    let (name, known_day) = match month {
        1 => ("tahun-baru-islam", 1),
        3 => ("maulid", 12),
        7 => ("isra-mikraj", 27),
        9 => ("ramadan", 1),
        10 => ("idul-fitri", 1),
        12 => ("idul-adha", 10),
        _ => return None,
    };
    let holiday = lexicon
        .holidays()
        .iter()
        .find(|holiday| holiday.name == name)?;
    let HolidayDay::Dates(dates) = &holiday.day else {
        return None;
    };
    let mut known = dates.iter().copied();
    let start = match year {
        Some(year) => known.find(|date| hijri_year(*date) == Some(year))?,
        None => known.min_by_key(|date| {
            near.map_or(i32::MAX, |near| calendar::days_between(near, *date).abs())
        })?,
    };
    if day > 30
        || (year.is_none()
            && near.is_none_or(|near| calendar::days_between(near, start).abs() > 200))
    {
        return None;
    }
    calendar::add_days(start, i32::from(day) - known_day)
}

/// The Hijri year of a day, by the mean length of its years; right but for the days around the new year, for which the
/// calendar's own days are moved ten days on.
fn hijri_year(date: Civil) -> Option<i32> {
    let epoch = calendar::day(622, 7, 19)?;
    let days = f64::from(calendar::days_between(epoch, date)) + 10.0;
    Some((days / 354.367_07) as i32 + 1)
}

/// The holiday of a sense, resolved: by its Hijri year, its year, or as the nearest to the article's day.
pub(crate) fn resolve(
    day: &HolidayDay,
    year: Option<i32>,
    hijri: Option<i32>,
    today: Option<Civil>,
) -> Option<Civil> {
    if let (Some(hijri), HolidayDay::Dates(dates)) = (hijri, day) {
        return dates
            .iter()
            .copied()
            .find(|date| hijri_year(*date) == Some(hijri));
    }
    if let Some(year) = year {
        return day_in(day, year, today);
    }
    let today = today?;
    let this = i32::from(today.year());
    let nearest = (this - 1..=this + 1)
        .filter_map(|year| day_in(day, year, Some(today)))
        .min_by_key(|date| calendar::days_between(today, *date).abs())?;
    (calendar::days_between(today, nearest).abs() <= 200).then_some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The arithmetic Hijri calendar, which the official days follow within two days: (year, month, day).
    fn arithmetic(date: Civil) -> (i32, i32, i32) {
        let epoch = calendar::day(622, 7, 19).unwrap();
        let days = calendar::days_between(epoch, date);
        let year = (30 * days + 10_646) / 10_631;
        let in_year = days - (354 * (year - 1) + (3 + 11 * year) / 30);
        let month = (in_year * 2 / 59).min(11);
        (year, month + 1, in_year - (59 * month + 1) / 2 + 1)
    }

    #[test]
    fn the_official_days_are_near_the_arithmetic_calendar() {
        let lexicon = Lexicon::builtin();
        let lexicon = &lexicon.tables().time;
        let (_, month, day) = arithmetic(calendar::day(2023, 3, 23).unwrap());
        assert_eq!((month, day), (9, 1));
        for (month, day) in [(1, 1), (3, 12), (7, 27), (9, 1), (10, 1), (12, 10)] {
            for year in 1435..=1446 {
                let official = hijri_day(lexicon, Some(year), month, day, None).unwrap();
                let near = (-2..=2).any(|shift| {
                    let date = calendar::add_days(official, shift).unwrap();
                    arithmetic(date) == (year, i32::from(month), i32::from(day))
                });
                assert!(near, "{day}/{month}/{year} on {official}");
            }
        }
    }

    #[test]
    fn easter_falls_where_it_did() {
        for (year, month, day) in [(2008, 3, 23), (2019, 4, 21), (2023, 4, 9), (2025, 4, 20)] {
            assert_eq!(easter(year), calendar::day(year, month, day));
        }
    }

    #[test]
    fn every_known_year_has_its_day() {
        for holiday in movable_holidays() {
            let lexicon = Lexicon::builtin();
            let holidays = lexicon.tables().time.holidays();
            let days = &holidays
                .iter()
                .find(|found| found.name == holiday.name)
                .unwrap()
                .day;
            for year in holiday.years {
                assert!(
                    day_in(days, year.into(), None).is_some(),
                    "{} {year}",
                    holiday.name
                );
            }
        }
    }
}
