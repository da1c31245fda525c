//! Recurring times.

use super::calendar;
use super::clock::clock_headed;
use super::dates::Join;
use super::day::{dated, headed_date, weekday};
use super::find::Place;
use super::grammar::{Read, Run};
use super::length::quantity;
use super::numeral;
use super::written::{Amount, Partial, Sense, Written};
use crate::lexicon::{Head, Link, TimeUnit, TimeWord};

// time/every: "setiap Senin", "setiap Senin dan Kamis", "tiap Senin-Jumat", "tiap tiga bulan", "setiap tanggal 29", "setiap hari" (every Monday)
// Not: "setiap orang".
pub(crate) fn every(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let rule = "time/every";
    if let Some((sense, next)) = weekdays(run, at + 1) {
        let mut written = run.written(at, next, sense, rule);
        let end = run.tail(next, &mut written);
        written.span = run.span(at, end);
        return Some((written, end));
    }
    let day_of_month = || {
        let headed = run.word(at + 1) == Some(TimeWord::Head(Head::Date));
        (headed || run.day(at + 1).is_some())
            .then(|| headed_date(place, at + 1).or_else(|| dated(place, at + 1)))
            .flatten()
    };
    if let Some((mut day, next)) = weekday(place, at + 1).or_else(day_of_month) {
        let Sense::Date(date) = day.sense else {
            return None;
        };
        day.sense = Sense::EveryDate(date);
        day.span = run.span(at, next);
        day.rule = rule;
        return Some((day, next));
    }
    if let Some((mut clock, next)) = clock_headed(place, at + 1) {
        (clock.sense, clock.rule) = (Sense::EveryDate(Partial::default()), rule);
        clock.span = run.span(at, next);
        return Some((clock, next));
    }
    let (amount, unit, next) = match run.unit(at + 1) {
        Some(unit) => (Amount::whole(1), unit, at + 2),
        None => match quantity(run, at + 1) {
            Some((amount, _, unit, next)) => (amount?, unit, next),
            None => {
                let (part, next) = run.part(at + 1)?;
                let sense = Sense::each(TimeUnit::Day);
                let mut written = run.written(at, next, sense, rule);
                written.part = Some(part);
                let end = run.tail(next, &mut written);
                written.span = run.span(at, end);
                return Some((written, end));
            }
        },
    };
    let mut written = run.written(at, next, Sense::Every { amount, unit }, rule);
    let end = run.tail(next, &mut written);
    written.span = run.span(at, end);
    Some((written, end))
}

/// *Senin dan Kamis*, *hari Senin hingga hari Jumat*, behind *setiap*.
fn weekdays(run: Run<'_>, at: usize) -> Read<Sense> {
    let day = |at: usize| -> Read<u8> {
        let at = at + usize::from(run.unit(at) == Some(TimeUnit::Day));
        Some((run.weekday(at)?, at + 1))
    };
    let mut days = [0; 7];
    let (first, mut next) = day(at)?;
    days[0] = first;
    let mut count = 1;
    while let Some((join, after)) = run.join(next)
        && let Some((weekday, after)) = day(after)
        && count < days.len()
        && !run.mark(after, b'(')
    {
        days[count] = weekday;
        (count, next) = (count + 1, after);
        if join != Join::List {
            let sense = Sense::EveryWeekdays(days, count as u8, true);
            return (count == 2).then_some((sense, next));
        }
    }
    (count > 1).then_some((Sense::EveryWeekdays(days, count as u8, false), next))
}

// time/times: "dua kali seminggu", "sekali setahun", "tiga kali dalam sehari" (twice a week)  Not: "dua kali lipat".
pub(crate) fn times(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let (_, next) = numeral::amount(run.atoms, at)?;
    if !run.link(next, Link::Times) {
        return None;
    }
    let TimeWord::OneUnit(unit) = run.word(next + 1)? else {
        return None;
    };
    let sense = Sense::each(unit);
    Some((run.written(at, next + 2, sense, "time/times"), next + 2))
}

// time/year-to-year: "tahun ke tahun" (year by year)  Not: "tahun ke-5".
pub(crate) fn year_to_year(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let unit = run.unit(at)?;
    if !run.link(at + 1, Link::To) || run.unit(at + 2) != Some(unit) {
        return None;
    }
    let sense = Sense::each(unit);
    Some((run.written(at, at + 3, sense, "time/year-to-year"), at + 3))
}

/// The date of a recurring weekday or day.
pub(crate) fn recurring(date: Partial) -> Option<String> {
    match (date.weekday, date.month, date.day) {
        (Some(weekday), None, None) => Some(calendar::weekday_value(weekday)),
        (_, month, Some(day)) => Some(calendar::masked_value(None, month, Some(day))),
        (None, None, None) => Some("XXXX-XX-XX".to_owned()),
        _ => None,
    }
}

/// `XXXX-WXX-1; XXXX-WXX-4`, or `XXXX-WXX-1/XXXX-WXX-5` for all from one to another.
pub(crate) fn recurring_weekdays(days: &[u8], range: bool) -> String {
    let days: Vec<String> = days
        .iter()
        .map(|&day| calendar::weekday_value(day))
        .collect();
    days.join(if range { "/" } else { "; " })
}
