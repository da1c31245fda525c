//! Weekdays with their date, and dates.

use super::calendar;
use super::deictic::day_shift;
use super::find::Place;
use super::grammar::{Read, Run};
use super::written::{Partial, Sense, Written, Year};
use crate::lexicon::{Direction, Head, TimeUnit, TimeWord};
use crate::token::TokenFlags;

// time/weekday: "Rabu (14/6/2023) malam", "Senin, 12 Juni 2023 pukul 10.00 WIB", "Senin-Rabu (12-14/6)", "hari Minggu"
// (Wednesday night (14/6/2023) …)  Not: "minggu" in small letters, a week.
pub(crate) fn weekday(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let head = usize::from(run.unit(at) == Some(TimeUnit::Day));
    let first = at + head;
    let weekday = run.weekday(first)?;
    if is_week(place, first) || is_program(place, first) {
        return None;
    }
    let mut end = first + 1;
    let market_day = run.market_day(end);
    end += usize::from(market_day.is_some());
    let mut last_weekday = None;
    if let Some((day, next)) = second_weekday(run, end) {
        (last_weekday, end) = (Some(day), next);
    }
    let date = Partial {
        weekday: Some(weekday),
        ..Partial::default()
    };
    let mut written = run.written(at, end, Sense::Date(date), "time/weekday");
    written.market_day = market_day;
    end = weekday_tail(run, end, &mut written);
    if let Some(last) = last_weekday {
        written.sense = match written.sense {
            Sense::Date(Partial { day: None, .. }) => Sense::Range(
                date,
                Partial {
                    weekday: Some(last),
                    ..Partial::default()
                },
            ),
            Sense::Range(from, to) => Sense::Range(
                Partial {
                    weekday: Some(weekday),
                    ..from
                },
                Partial {
                    weekday: Some(last),
                    ..to
                },
            ),
            sense => sense,
        };
    }
    written.span = run.span(at, end);
    Some((written, end))
}

/// *Minggu lalu* at the start of a sentence, where the capital tells nothing, is last week.
fn is_week(place: Place<'_>, at: usize) -> bool {
    let run = place.run;
    if run.word(at) != Some(TimeWord::SundayOrWeek) || run.pointing(at + 1).is_none() {
        return false;
    }
    let token = &place.reading.tokens[run.atoms[at].token as usize];
    token.has(TokenFlags::SENTENCE_START) || matches!(place.before(at, 1), "\"" | "“" | "." | ":")
}

/// *Jumat Berkah*, *Jumat Curhat*: alms and hearings on Fridays, programs that bear the name of the day.
fn is_program(place: Place<'_>, at: usize) -> bool {
    matches!(
        place.behind(at + 1),
        "Berkah" | "Curhat" | "Bersih" | "Sehat" | "Agung"
    )
}

/// *Senin-Rabu*, *Sabtu dan Minggu*, where a bracket with both days follows or a dash joins them.
fn second_weekday(run: Run<'_>, at: usize) -> Read<u8> {
    if run.mark(at, b'-') {
        return Some((run.weekday(at + 1)?, at + 2));
    }
    let (_, next) = run.join(at)?;
    let day = run.weekday(next)?;
    let joined_dates = run.mark(next + 1, b'(')
        && matches!(
            run.dates(next + 2, true)?.0,
            Sense::Range(..) | Sense::List(..)
        );
    joined_dates.then_some((day, next + 1))
}

/// What hangs on a weekday: date, part of the day, direction, zone, clock time, in any order.
fn weekday_tail(run: Run<'_>, mut at: usize, written: &mut Written) -> usize {
    let mut dated = false;
    for _ in 0..6 {
        let again = day_shift(run, at).filter(|_| dated && run.part(at).is_none());
        if let Some((_, next)) = again {
            at = next;
            continue;
        }
        let date = if dated {
            None
        } else {
            weekday_date(run, at, written)
        };
        if let Some(next) = date {
            (at, dated) = (next, true);
            continue;
        }
        if let Some(next) = week_pointed(run, at, written) {
            at = next;
            continue;
        }
        let next = run.tail(at, written);
        if next == at {
            break;
        }
        at = next;
    }
    at
}

/// *(14/6)*, *, 14 Juni 2023*, *14/6/2023*.
fn weekday_date(run: Run<'_>, at: usize, written: &mut Written) -> Option<usize> {
    let Sense::Date(Partial { weekday, .. }) = written.sense else {
        return None;
    };
    let comma = at + usize::from(run.mark(at, b','));
    let (sense, next) = match bracketed(run, comma, written) {
        Some(found) => found,
        None => {
            let head = usize::from(run.word(comma) == Some(TimeWord::Head(Head::Date)));
            let slash = run.mark(comma + head + 1, b'/');
            run.dates(comma + head, slash)?
        }
    };
    written.sense = match sense {
        Sense::Date(date) => Sense::Date(Partial { weekday, ..date }),
        Sense::Range(first, last) => Sense::Range(Partial { weekday, ..first }, last),
        sense => sense,
    };
    if let Some((again, after)) = bracketed(run, next, written)
        && let Sense::Date(date) = again
    {
        written.sense = Sense::Date(Partial { weekday, ..date });
        return Some(after);
    }
    Some(next)
}

/// A date in brackets: *(14/6)*, *( 23 Agustus )*, *(14/6 malam)*; also with a slip: *(31/10.*, *(1/11/)*, *(19/6/205)*.
pub(crate) fn bracketed(run: Run<'_>, at: usize, written: &mut Written) -> Read<Sense> {
    if !run.mark(at, b'(') {
        return None;
    }
    let (sense, mut next) = run.dates(at + 1, true)?;
    let mistyped = run.mark(next, b'/') && run.number(next + 1, 5).is_some();
    if run.mark(next, b'/') {
        next += 1 + usize::from(mistyped);
    } else if !run.mark(next, b')') {
        next = run.tail(next, written);
    }
    let closed = run.mark(next, b')');
    if !closed && next < run.atoms.len() {
        return None;
    }
    written.slip |= mistyped;
    Some((sense, next + usize::from(closed)))
}

/// *Rabu pekan depan*, *Jumat (13/6) pekan lalu*.
fn week_pointed(run: Run<'_>, at: usize, written: &mut Written) -> Option<usize> {
    if run.unit(at)? != TimeUnit::Week {
        return None;
    }
    let (direction, next) = run.pointing(at + 1)?;
    let weeks = match direction {
        Direction::Past => -1,
        Direction::This => 0,
        _ => 1,
    };
    match written.sense {
        Sense::Date(Partial {
            weekday: Some(weekday),
            day: None,
            ..
        }) => {
            written.sense = Sense::WeekdayOf { weekday, weeks };
        }
        Sense::Date(_) => {}
        _ => return None,
    }
    Some(next)
}

// time/date: "14 Juni 2023", "12-14 Juni", "28 Mei - 5 Juni 2023", "19 dan 20 Agustus", "14/06/2023", "10/11/2017 21:01"
// (14 June 2023 …)  Not: "14.6 persen", "24/7", "RT 01/07".
pub(crate) fn dated(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    if at > 0 && run.glued(at) && !run.mark(at - 1, b'(') && !run.mark(at - 1, b',') {
        return None;
    }
    let (sense, next) = run.dates(at, false).or_else(|| bracket_alone(place, at))?;
    let mut written = run.written(at, next, sense, "time/date");
    let end = date_tail(run, next, &mut written);
    written.span = run.span(at, end);
    Some((written, end))
}

/// *JAKARTA, (14/6)*, *pekan lalu (11/8)*: without a weekday before it, behind a mark or near the day of the article.
fn bracket_alone(place: Place<'_>, at: usize) -> Read<Sense> {
    let run = place.run;
    if place.before(at, 1) != "(" {
        return None;
    }
    let (sense, next) = run.dates(at, true)?;
    let marked = matches!(place.before(at, 2), "," | ".");
    (run.mark(next, b')') && (marked || is_recent(place, &sense))).then_some((sense, next))
}

/// Whether a day without its year is at most 45 days from the document date in one year or the next.
fn is_recent(place: Place<'_>, sense: &Sense) -> bool {
    let (Sense::Date(date) | Sense::Range(_, date)) = sense else {
        return false;
    };
    let (Some(month), Some(day), Some(today)) = (date.month, date.day, place.reading.document_date)
    else {
        return false;
    };
    (-1..=1).any(|shift| {
        let date = calendar::day(i32::from(today.year()) + shift, month, day);
        date.is_some_and(|date| calendar::days_between(today.civil(), date).abs() <= 45)
    })
}

// time/month-first: "Juni 14, 2023", "March 5, 2021" (the English order)  Not: "Juni 14 orang".
pub(crate) fn month_first(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let (month, next) = run.month(at, true)?;
    let day = run.day(next).filter(|_| run.capital(at))?;
    let comma = usize::from(run.mark(next + 1, b','));
    let (year, next) = run.year(next + 1 + comma)?;
    let date = Partial {
        year: Year::Is(year),
        month: Some(month),
        day: Some(day),
        weekday: None,
    };
    let rule = "time/month-first";
    let mut written = run.written(at, next, Sense::Date(date), rule);
    let end = run.tail(next, &mut written);
    written.span = run.span(at, end);
    Some((written, end))
}

fn date_tail(run: Run<'_>, at: usize, written: &mut Written) -> usize {
    let end = run.tail(at, written);
    if !run.mark(end, b'(') {
        return end;
    }
    match (run.weekday(end + 1), run.mark(end + 2, b')'), written.sense) {
        (Some(weekday), true, Sense::Date(date)) => {
            written.sense = Sense::Date(Partial {
                weekday: Some(weekday),
                ..date
            });
            run.tail(end + 3, written)
        }
        _ => end,
    }
}

// time/headed-date: "tanggal 5 Mei", "tanggal 29", "tgl. 5/6", "tanggal 5 bulan depan" (the 5th of May)  Not: "tanggal lahir".
pub(crate) fn headed_date(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    if run.word(at)? != TimeWord::Head(Head::Date) {
        return None;
    }
    let first = at + 1 + usize::from(run.mark(at + 1, b'.'));
    let (sense, next) = match run.dates(first, run.mark(first + 1, b'/')) {
        Some(found) => found,
        None => {
            let day = run.day(first)?;
            let date = Partial {
                day: Some(day),
                ..Partial::default()
            };
            month_pointed(run, day, first + 1).unwrap_or((Sense::Date(date), first + 1))
        }
    };
    let mut written = run.written(at, next, sense, "time/headed-date");
    let end = date_tail(run, next, &mut written);
    written.span = run.span(at, end);
    Some((written, end))
}

/// *tanggal 5 **bulan depan***
fn month_pointed(run: Run<'_>, day: u8, at: usize) -> Read<Sense> {
    if run.unit(at)? != TimeUnit::Month {
        return None;
    }
    let (direction, next) = run.pointing(at + 1)?;
    let months = match direction {
        Direction::Past => -1,
        Direction::This => 0,
        _ => 1,
    };
    Some((Sense::DayOfMonth { day, months }, next))
}

/// A year that a date writes out.
pub(crate) fn is_full(date: &Partial) -> bool {
    date.is_day() && matches!(date.year, Year::Is(_))
}
