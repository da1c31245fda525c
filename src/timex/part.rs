//! Parts of longer times: their edges, the nth day, week or quarter, seasons.

use super::find::Place;
use super::grammar::{Read, Run};
use super::period::{month, unit_pointed};
use super::written::{From, Partial, Sense, Written, Year};
use super::year::{decade, year, year_number, years};
use crate::lexicon::{DayPart, Direction, Edge, Head, Link, TimeUnit, TimeWord};

// time/edge: "awal 2020", "akhir pekan lalu", "pertengahan Mei", "akhir tahun ini", "awal bulan" (early 2020)
// Not: "akhir laga".
pub(crate) fn edge(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let TimeWord::Modifier(edge) = run.word(at)? else {
        return None;
    };
    let mut first = at + 1;
    while run.mark(first, b'-') || matches!(run.word(first), Some(TimeWord::Modifier(_))) {
        first += 1;
    }
    if let Some((weeks, next)) = weekend(run, at, first) {
        return Some((
            run.written(at, next, Sense::Weekend { weeks }, "time/weekend"),
            next,
        ));
    }
    if matches!(run.word(first + 1), Some(TimeWord::Era(_))) {
        return None;
    }
    let inner = [
        month,
        year,
        unit_pointed,
        part_of_year,
        decade,
        year_number,
        this_unit,
        headed,
    ]
    .into_iter()
    .filter_map(|rule| rule(place, first))
    .reduce(|best, found| if best.1 < found.1 { found } else { best });
    let (mut written, next) = inner?;
    written.edge = Some(edge);
    written.rule = "time/edge";
    written.span = run.span(at, next);
    Some((written, next))
}

/// *akhir pekan*, *akhir pekan lalu*.
fn weekend(run: Run<'_>, at: usize, next: usize) -> Read<i32> {
    if run.word(at)? != TimeWord::Modifier(Edge::End) || run.unit(next)? != TimeUnit::Week {
        return None;
    }
    match run.pointing(next + 1) {
        Some((Direction::Past, after)) => Some((-1, after)),
        Some((Direction::Future, after)) => Some((1, after)),
        Some((_, after)) => Some((0, after)),
        None => Some((0, next + 1)),
    }
}

/// Seasons that are no span of a league or school: *akhir musim hujan*.
const OF_NATURE: &[&str] = &[
    "hujan", "kemarau", "panas", "dingin", "semi", "gugur", "panen", "tanam", "haji", "mudik",
    "libur", "liburan", "durian", "giling", "salju",
];

/// *akhir tahun*, *awal bulan*, *akhir musim*: of this one.
fn this_unit(place: Place<'_>, at: usize) -> Read<Written> {
    if place.run.word(at) == Some(TimeWord::Head(Head::Season)) {
        if OF_NATURE.contains(&place.behind(at + 1)) {
            return None;
        }
        let season = Sense::Season { shift: 0 };
        let written = place.run.written(at, at + 1, season, "time/edge");
        return Some((written, at + 1));
    }
    let unit = place.run.unit(at)?;
    let sense = Sense::Shift {
        unit,
        amount: 0,
        from: From::Today,
    };
    matches!(unit, TimeUnit::Year | TimeUnit::Month)
        .then(|| (place.run.written(at, at + 1, sense, "time/edge"), at + 1))
}

// time/same-period: "periode yang sama tahun lalu", "periode sama 2023" (the same period last year)
// Not: "periode yang sama" alone.
pub(crate) fn same_period(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    if run.word(at)? != TimeWord::Head(Head::Period) {
        return None;
    }
    let that = usize::from(run.link(at + 1, Link::That));
    if !run.link(at + 1 + that, Link::Same) {
        return None;
    }
    let first = at + 2 + that;
    let (mut written, next) = unit_pointed(place, first).or_else(|| year(place, first))?;
    let year = match written.sense {
        Sense::Shift {
            unit: TimeUnit::Year,
            amount,
            from: From::Today,
        } => Year::Shift(amount),
        Sense::Shift {
            unit: TimeUnit::Year,
            amount,
            from: From::Text,
        } => Year::ShiftNamed(amount),
        Sense::Date(Partial { year, .. }) => year,
        _ => return None,
    };
    written.sense = Sense::SamePart(year);
    written.rule = "time/same-period";
    written.span = run.span(at, next);
    Some((written, next))
}

// time/nth-day: "hari keempat protes", "malam kelima", "hari ke-4 pencarian", "hari pertamanya" (the fourth day)
// Not: "Batang Hari ke-75", a place.
pub(crate) fn nth_day(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let is_day =
        run.unit(at) == Some(TimeUnit::Day) || run.word(at) == Some(TimeWord::Part(DayPart::Night));
    let in_name = run.capital(at) && place.before(at, 1).starts_with(|c: char| c.is_uppercase());
    if !is_day || in_name || run.nya(at) {
        return None;
    }
    let next = match run.word(at + 1)? {
        TimeWord::Ordinal(_) => at + 2 + usize::from(run.word(at + 2) == Some(TimeWord::Teens)),
        TimeWord::Link(Link::To) if run.mark(at + 2, b'-') && run.number(at + 3, 3).is_some() => {
            at + 4
        }
        _ => return None,
    };
    let rule = "time/nth-day";
    Some((run.written(at, next, Sense::Unknown, rule), next))
}

// time/week-of-month: "pekan kedua Juni 2025", "minggu pertama bulan Mei", "minggu kedua" (the second week of June)
// Not: "pekan kedua" of a league alone.
pub(crate) fn week_of_month(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    if run.unit(at)? != TimeUnit::Week {
        return None;
    }
    let number = match run.word(at + 1)? {
        TimeWord::Ordinal(number) => number,
        TimeWord::Direction(Direction::Recent) => 0,
        _ => return None,
    };
    let (date, next) = match month(place, at + 2) {
        Some((inner, next)) => {
            let Sense::Date(date) = inner.sense else {
                return None;
            };
            (date, next)
        }
        // Sebelum minggu kedua, of a month that the text named.
        None if run.word(at) == Some(TimeWord::SundayOrWeek) && (1..=5).contains(&number) => {
            (Partial::default(), at + 2)
        }
        None => return None,
    };
    let sense = Sense::WeekOfMonth {
        number,
        month: date,
    };
    Some((run.written(at, next, sense, "time/week-of-month"), next))
}

// time/part-of-year: "kuartal III 2018", "semester I/2023", "triwulan pertama tahun ini", "kuartal terakhir", "Q3 2023" (the
// third quarter)  Not: "semester" alone, "Q3" alone, a car.
pub(crate) fn part_of_year(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let (unit, number, mut next) = part_number(run, at)?;
    let most = match unit {
        TimeUnit::Quarter => 4,
        TimeUnit::Third => 3,
        _ => 2,
    };
    if number > most {
        return None;
    }
    let separator =
        usize::from((run.mark(next, b'/') || run.mark(next, b'-')) && run.year(next + 1).is_some());
    let mut reference = Year::None;
    if let Some((year, after)) = run.year_reference(next + separator) {
        (reference, next) = (year, after);
    }
    let short = matches!(run.word(at), Some(TimeWord::Quarter(_)));
    if short && reference == Year::None {
        return None;
    }
    let sense = Sense::PartOfYear {
        unit,
        number,
        year: reference,
    };
    let mut written = run.written(at, next, sense, "time/part-of-year");
    if let Some((direction, after)) = run.pointing(next) {
        (written.direction, next) = (Some(direction), after);
    }
    written.span = run.span(at, next);
    Some((written, next))
}

/// The unit and number of a part of the year, 0 for the last one, and the atom behind them.
fn part_number(run: Run<'_>, at: usize) -> Option<(TimeUnit, u8, usize)> {
    if let Some(TimeWord::Quarter(number)) = run.word(at) {
        return Some((TimeUnit::Quarter, number, at + 1));
    }
    let unit = run.unit(at)?;
    let dash = usize::from(run.mark(at + 1, b'-'));
    let (number, next) = match run.kind(at + 1 + dash)? {
        super::atom::AtomKind::Number { value, digits: 1 } => (value as u8, at + 2 + dash),
        _ => match run.word(at + 1 + dash)? {
            TimeWord::Roman(number) | TimeWord::Ordinal(number) => (number, at + 2 + dash),
            TimeWord::Link(Link::To) if run.mark(at + 2, b'-') => {
                (run.number(at + 3, 1)? as u8, at + 4)
            }
            TimeWord::Direction(Direction::Recent) => (0, at + 2),
            _ => return None,
        },
    };
    Some((unit, number, next))
}

// time/headed: "musim 2026/2027", "musim depan", "TA 2018", "periode 2019-2024" (the season 2026/2027)
// Not: "musim hujan".
pub(crate) fn headed(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let TimeWord::Head(head) = run.word(at)? else {
        return None;
    };
    match head {
        Head::Fiscal if run.capital(at) => years(place, at, at + 1, "time/headed"),
        Head::Season => {
            if let Some(found) = years(place, at, at + 1, "time/headed") {
                return Some(found);
            }
            let (direction, next) = run.pointing(at + 1)?;
            let shift = match direction {
                Direction::Past => -1,
                Direction::This => 0,
                _ => 1,
            };
            Some((
                run.written(at, next, Sense::Season { shift }, "time/headed"),
                next,
            ))
        }
        _ => None,
    }
}
