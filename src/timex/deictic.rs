//! Days seen from today: *kemarin, hari ini, pagi ini, malam Minggu*.

use super::calendar;
use super::day::{bracketed, dated, weekday};
use super::find::Place;
use super::grammar::{Read, Run};
use super::written::{From, Partial, Sense, Written};
use crate::lexicon::{DayPart, Direction, TimeUnit, TimeWord};

// time/deictic: "kemarin, Kamis (7/9/2023)", "hari ini (Rabu)", "besok pagi", "tadi malam", "semalam", "lusa", "keesokan harinya"
// (yesterday, Thursday …)  Not: "Senin kemarin", last Monday.
pub(crate) fn deictic(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let (amount, next) = day_shift(run, at)?;
    let from = match run.word(at)? {
        TimeWord::NextDay => From::Text,
        _ if (at..next).any(|at| run.nya(at)) => From::Text,
        _ => From::Today,
    };
    let shift = Sense::Shift {
        unit: TimeUnit::Day,
        amount,
        from,
    };
    let mut written = run.written(at, next, shift, "time/deictic");
    let part = run
        .part(at + 1)
        .filter(|_| matches!(run.word(at), Some(TimeWord::TodayPart(_))));
    if let Some((part, _)) = part {
        written.part = Some(part);
    }
    let mut end = next;
    if let Some((part, after)) = run.part(end) {
        (written.part, end) = (Some(part), after);
    }
    if let Some((dated, after)) = apposed_date(place, end) {
        if from == From::Text {
            written.sense = dated.sense;
        } else if !agrees(place, amount, &dated.sense) {
            written.sense = dated.sense;
            written.direction = (amount > 0).then_some(Direction::Future);
        }
        written.part = written.part.or(dated.part);
        (written.clock, written.until, written.offset) = (dated.clock, dated.until, dated.offset);
        end = after;
    } else {
        end = run.tail(end, &mut written);
    }
    written.span = run.span(at, end);
    Some((written, end))
}

/// Whether a weekday alone is that of the day so many days from the document date: *besok hari Kamis*.
fn agrees(place: Place<'_>, amount: i32, sense: &Sense) -> bool {
    let Sense::Date(Partial {
        weekday: Some(weekday),
        day: None,
        ..
    }) = *sense
    else {
        return false;
    };
    let today = place.reading.document_date;
    let day = today.and_then(|today| calendar::add_days(today.civil(), amount));
    day.is_some_and(|day| calendar::weekday(day) == weekday)
}

/// *hari ini*, *kemarin*, *esok hari*, *tadi malam*, *semalam*: how many days from today.
pub(crate) fn day_shift(run: Run<'_>, at: usize) -> Read<i32> {
    match run.word(at)? {
        TimeWord::DayShift(days) => {
            let part_of_it = run.nya(at + 1) && matches!(run.word(at + 1), Some(TimeWord::Part(_)));
            let day = usize::from(
                part_of_it
                    || run.unit(at + 1) == Some(TimeUnit::Day) && run.weekday(at + 2).is_none(),
            );
            if days == -1 && run.word(at + 1) == Some(TimeWord::DayShift(2)) {
                return Some((-2, at + 2));
            }
            Some((i32::from(days), at + 1 + day))
        }
        TimeWord::NextDay if run.unit(at + 1) == Some(TimeUnit::Day) => Some((1, at + 2)),
        TimeWord::NextDay => {
            let part = matches!(run.word(at + 1), Some(TimeWord::Part(_)));
            part.then_some((1, at + 2))
        }
        TimeWord::LastNight => Some((-1, at + 1)),
        TimeWord::TodayPart(side) => {
            let (part, next) = run.part(at + 1)?;
            let last_night = side < 0 && part == DayPart::Night;
            Some((if last_night { -1 } else { 0 }, next))
        }
        TimeWord::Unit(TimeUnit::Day) => match run.word(at + 1)? {
            TimeWord::Direction(Direction::This) => Some((0, at + 2)),
            TimeWord::DayShift(days) => Some((i32::from(days), at + 2)),
            _ => None,
        },
        _ => None,
    }
}

/// The date that names the same day once more: *, Kamis (7/9/2023)*, *(Rabu)*.
pub(crate) fn apposed_date(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let mark = usize::from(run.mark(at, b',') || run.mark(at, b'('));
    if mark == 1 && run.mark(at, b'(') {
        let mut inner = run.written(at, at + 1, Sense::Unknown, "time/clock");
        if let Some((sense, next)) = bracketed(run, at, &mut inner) {
            inner.sense = sense;
            return Some((inner, next));
        }
    }
    let open = mark == 1 && run.mark(at, b'(');
    let (written, next) = weekday(place, at + mark).or_else(|| dated(place, at + mark))?;
    if !open {
        return Some((written, next));
    }
    run.mark(next, b')').then_some((written, next + 1))
}

// time/part-of-day: "pagi ini", "sore hari ini", "malam Minggu", "dini hari 21 Februari" (this morning)  Not: "malam hari".
pub(crate) fn part_of_day(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let (part, next) = run.part(at)?;
    if let Some((mut written, end)) = dated(place, next) {
        written.part = Some(part);
        written.rule = "time/part-of-day";
        written.span = run.span(at, end);
        return Some((written, end));
    }
    let shift = |amount| Sense::Shift {
        unit: TimeUnit::Day,
        amount,
        from: From::Today,
    };
    let (sense, next) = match run.word(next)? {
        TimeWord::Direction(Direction::This) => (shift(0), next + 1),
        TimeWord::Unit(TimeUnit::Day) if run.direction(next + 1) == Some(Direction::This) => {
            (shift(0), next + 2)
        }
        TimeWord::DayShift(days) => (shift(i32::from(days)), next + 1),
        TimeWord::TodayPart(_) => (shift(0), next + 1),
        TimeWord::Weekday(_) | TimeWord::SundayOrWeek if part == DayPart::Night => {
            return eve(place, at, next);
        }
        _ => return None,
    };
    let mut written = run.written(at, next, sense, "time/part-of-day");
    written.part = Some(part);
    let mut end = next;
    if let Some((dated, after)) = apposed_date(place, end) {
        written.sense = dated.sense;
        end = after;
    } else {
        end = run.tail(end, &mut written);
    }
    written.span = run.span(at, end);
    Some((written, end))
}

/// *malam Minggu* is the night of Saturday; *malam Minggu (17/6)* is what the bracket says.
fn eve(place: Place<'_>, at: usize, next: usize) -> Read<Written> {
    let (mut written, end) = weekday(place, next)?;
    if let Sense::Date(Partial {
        weekday: Some(day),
        day: None,
        ..
    }) = written.sense
    {
        let before = if day == 1 { 7 } else { day - 1 };
        let date = Partial {
            weekday: Some(before),
            ..Partial::default()
        };
        written.sense = Sense::Date(date);
    }
    written.part = Some(DayPart::Night);
    written.rule = "time/part-of-day";
    written.span = place.run.span(at, end);
    Some((written, end))
}
