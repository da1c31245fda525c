//! Clock times: *pukul 10.00*, *09.30 - 10.00 WIB*.

use super::atom::AtomKind;
use super::day::{dated, headed_date, weekday};
use super::deictic::deictic;
use super::find::Place;
use super::grammar::Read;
use super::written::{Sense, Written};
use crate::lexicon::{Link, TimeUnit};

// time/clock: "pukul 10.00 WIB", "jam 7 malam", "pukul 05.30 pagi pada 10 Agustus 2025" (at 10 a.m.)
// Not: "jam tangan", "5 jam".
pub(crate) fn clock_headed(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let mut written = run.written(at, at + 1, Sense::Clock, "time/clock");
    let next = run.headed_clock(at, &mut written)?;
    Some(clock_with_day(place, at, next, written))
}

// time/clock-number: "10.00 WIB", "21:01", "09.30 - 10.00 WIB" (10 a.m.)  Not: "14.30 persen", "2:1".
pub(crate) fn clock_number(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    if at > 0 && run.glued(at) && !run.mark(at - 1, b'(') {
        return None;
    }
    let (clock, next) = run.clock(at)?;
    let lap = (run.mark(next, b',') || run.mark(next, b'.'))
        && run.glued(next)
        && run.number(next + 1, 9).is_some();
    if next == at + 1 || lap {
        return None;
    }
    let mut written = run.written(at, next, Sense::Clock, "time/clock-number");
    let end = run.clock_end(next, clock, &mut written);
    let colon = run.mark(at + 1, b':');
    let named = written.offset.is_some() || run.link(end - 1, Link::Local);
    if !named && !colon && !is_scheduled(place, at, end, &written) {
        return None;
    }
    Some(clock_with_day(place, at, end, written))
}

/// *09.30 - 10.00* and a time that begins a line of a schedule: two digits each, and no unit behind. Not: *11.11*, a sale.
fn is_scheduled(place: Place<'_>, at: usize, end: usize, written: &Written) -> bool {
    let run = place.run;
    let digits = |at: usize| matches!(run.kind(at), Some(AtomKind::Number { digits: 2, .. }));
    let start = run.atoms[at].span.start();
    let line_start = start == 0 || place.reading.text.as_bytes()[start - 1] == b'\n';
    let counted = matches!(
        place.behind(end),
        "persen" | "%" | "juta" | "miliar" | "triliun" | "ribu" | "km" | "kg" | "meter"
    );
    let range = written.until.is_some() && written.clock < written.until;
    let is_twin = written
        .clock
        .is_some_and(|clock| clock.hour == clock.minute);
    digits(at)
        && digits(at + 2)
        && !counted
        && (range || (line_start && !is_twin && !place.behind(end).is_empty()))
}

/// The day behind a clock time: *pada 10 Agustus 2025*, *pada hari Selasa (10/6)*, *Rabu*.
fn clock_with_day(
    place: Place<'_>,
    at: usize,
    next: usize,
    mut written: Written,
) -> (Written, usize) {
    let run = place.run;
    let comma = usize::from(run.mark(next, b','));
    let on = comma + usize::from(run.link(next + comma, Link::On));
    let dated = weekday(place, next + on)
        .or_else(|| dated(place, next + on))
        .or_else(|| headed_date(place, next + on))
        .or_else(|| deictic(place, next + on));
    let mut end = next;
    if let Some((day, after)) = dated
        && day.clock.is_none()
        && is_day(&day.sense)
    {
        written.sense = day.sense;
        written.direction = day.direction;
        end = after;
    }
    written.span = run.span(at, end);
    (written, end)
}

fn is_day(sense: &Sense) -> bool {
    match sense {
        Sense::Date(date) => date.weekday.is_some() || date.day.is_some(),
        Sense::Shift { unit, .. } => *unit == TimeUnit::Day,
        Sense::WeekdayOf { .. } => true,
        _ => false,
    }
}
