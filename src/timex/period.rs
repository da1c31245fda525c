//! Months, and units seen from today: *tahun lalu*.

use super::find::Place;
use super::grammar::{Read, Run};
use super::written::{From, Partial, Sense, Written, Year};
use crate::lexicon::{Direction, TimeUnit, TimeWord, WordClass};

// time/month: "Juni 2023", "bulan Juni", "Juni lalu", "Juni-Juli 2025", "bulan Juli tahun lalu" (June 2023)
// Not: "Mei Lestari", "kata Juli", persons.
pub(crate) fn month(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let head = usize::from(run.unit(at) == Some(TimeUnit::Month));
    let (first, mut next) = run.month(at + head, true)?;
    let mut date = Partial {
        month: Some(first),
        ..Partial::default()
    };
    let mut last = None;
    if let Some((month, after)) = second_month(run, next) {
        (last, next) = (Some(month), after);
    }
    let dash = usize::from(run.mark(next, b'-') || run.mark(next, b',') || run.mark(next, b'/'));
    let mut year = run.year_reference(next);
    if year.is_none() && dash == 1 && !run.mark(next, b',') {
        year = run
            .year(next + 1)
            .map(|(year, next)| (Year::Is(year), next));
    }
    if let Some((year, after)) = year {
        (date.year, next) = (year, after);
    }
    let short = matches!(run.word(at + head), Some(TimeWord::MonthShort(_)));
    if short && date.year == Year::None {
        return None;
    }
    if head == 0 && !run.capital(at) {
        return None;
    }
    let sense = match last {
        Some(month) => Sense::Range(
            date,
            Partial {
                month: Some(month),
                ..date
            },
        ),
        None => Sense::Date(date),
    };
    let mut written = run.written(at, next, sense, "time/month");
    if let Some((direction, after)) = run.pointing(next) {
        (written.direction, next) = (Some(direction), after);
    }
    if head == 0
        && date.year == Year::None
        && last.is_none()
        && written.direction.is_none()
        && (is_name(place, at, next) || place.follows(at, WordClass::CUE_BARE))
    {
        return None;
    }
    written.span = run.span(at, next);
    Some((written, next))
}

fn second_month(run: Run<'_>, at: usize) -> Read<u8> {
    let next = run.until(at)?;
    let dash = run.mark(at, b'-');
    let (month, after) = run.month(next, true)?;
    (dash || run.year_reference(after).is_some()).then_some((month, after))
}

/// *Mei* as a name: a capitalized word stands right before or behind it.
fn is_name(place: Place<'_>, at: usize, next: usize) -> bool {
    if place.run.word(at) != Some(TimeWord::Month(5)) {
        return false;
    }
    let behind = place.behind(next);
    behind.starts_with(|c: char| c.is_uppercase())
}

// time/unit-pointed: "tahun ini", "pekan lalu", "bulan depan", "tahun sebelumnya", "hari itu" (this year)
// Not: "tahun" alone, "ulang tahun ini".
pub(crate) fn unit_pointed(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let unit = run.unit(at)?;
    let counted = at > 0 && run.number(at - 1, 3).is_some();
    if unit <= TimeUnit::Hour
        || counted
        || place.before(at, 1) == "ulang"
        || place.before(at, 1) == "Ulang"
    {
        return None;
    }
    let shift = |amount, from| Sense::Shift { unit, amount, from };
    let (sense, next) = match run.pointing(at + 1) {
        Some((Direction::Past, next)) => (shift(-1, From::Today), next),
        Some((Direction::This, next)) => (shift(0, From::Today), next),
        Some((_, next)) => (shift(1, From::Today), next),
        None => match run.direction(at + 1)? {
            Direction::Before => (shift(-1, From::Text), at + 2),
            Direction::After | Direction::Next => (shift(1, From::Text), at + 2),
            Direction::That if unit == TimeUnit::Day => (Sense::Unknown, at + 2),
            _ => return None,
        },
    };
    if unit == TimeUnit::Day
        && !matches!(
            sense,
            Sense::Unknown
                | Sense::Shift {
                    from: From::Text,
                    ..
                }
        )
    {
        return None;
    }
    let mut written = run.written(at, next, sense, "time/unit-pointed");
    let mut end = next;
    if unit == TimeUnit::Day
        && sense != Sense::Unknown
        && let Some((dated, after)) = super::deictic::apposed_date(place, next)
    {
        (written.sense, end) = (dated.sense, after);
    }
    written.span = run.span(at, end);
    Some((written, end))
}

// time/units-pointed: "tahun-tahun sebelumnya", "hari-hari terakhir" (the years before)  Not: "hari-hari besar".
pub(crate) fn units_pointed(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let next = match run.pointing(at + 1) {
        Some((Direction::This, _)) | None => match run.direction(at + 1)? {
            Direction::This | Direction::That | Direction::Ahead => return None,
            _ => at + 2,
        },
        Some((_, next)) => next,
    };
    let written = run.written(at, next, Sense::Unknown, "time/units-pointed");
    Some((written, next))
}
