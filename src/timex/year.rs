//! Years, decades and centuries.

use super::find::Place;
use super::grammar::{Read, Run};
use super::written::{Partial, Sense, Written, Year};
use crate::lexicon::{Direction, Era, Head, Link, TimeUnit, TimeWord};

// time/year: "tahun 2008", "tahun 90-an", "tahun 2023-2024", "tahun ajaran 2023/2024", "tahun 1970-an" (the year 2008)
// Not: "Nomor 14 Tahun 2008", a law.
pub(crate) fn year(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    if is_numbered(place, at) {
        return None;
    }
    let mut first = at + 1;
    while matches!(
        run.word(first),
        Some(TimeWord::Head(Head::Fiscal | Head::OfYear))
    ) {
        first += 1;
    }
    if run.mark(first, b'(')
        && run.word(first + 1) == Some(TimeWord::Head(Head::Fiscal))
        && run.mark(first + 2, b')')
    {
        first += 3;
    }
    of_era(place, at).or_else(|| years(place, at, first, "time/year"))
}

// time/of-era: "300 SM", "tahun 79 Masehi", "tahun 300 SM" (300 before our era)  Not: "600 M", metres or milliards.
pub(crate) fn of_era(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let head = usize::from(run.unit(at) == Some(TimeUnit::Year));
    let is_rest = at > 0 && run.glued(at);
    if is_rest {
        return None;
    }
    let number = run.number(at + head, 4).filter(|&number| number > 0)? as i32;
    let year = match run.word(at + head + 1)? {
        TimeWord::Era(Era::Before) => 1 - number,
        TimeWord::Era(Era::Common) if head == 1 => number,
        _ => return None,
    };
    let date = Partial {
        year: Year::Is(year),
        ..Partial::default()
    };
    let next = at + head + 2;
    let rule = "time/of-era";
    Some((run.written(at, next, Sense::Date(date), rule), next))
}

/// *Nomor 14 Tahun 2008*, *Undang-Undang Dasar NRI Tahun 1945*: the year of an act or letter.
fn is_numbered(place: Place<'_>, at: usize) -> bool {
    let before = place.before(at, 1);
    before.starts_with(|c: char| c.is_ascii_digit())
        || (1..=5).any(|back| matches!(place.before(at, back), "Dasar" | "UUD"))
}

/// One year, a range of years or a decade, from `first` on.
pub(crate) fn years(
    place: Place<'_>,
    at: usize,
    first: usize,
    rule: &'static str,
) -> Read<Written> {
    let run = place.run;
    if let Some((sense, next)) = decade_number(run, first) {
        return Some((run.written(at, next, sense, rule), next));
    }
    let (year, next) = run.year(first)?;
    let date = |year| Partial {
        year: Year::Is(year),
        ..Partial::default()
    };
    let mut written = run.written(at, next, Sense::Date(date(year)), rule);
    let mut end = next;
    if let Some((last, after)) = last_year(run, next, year) {
        (written.sense, end) = (Sense::Range(date(year), date(last)), after);
    }
    if run.link(end, Link::To) && place.behind(end + 1) == "atas" {
        written.sense = Sense::Since(year);
    }
    let headed = at < first;
    if let Some((direction, after)) = run.pointing(end)
        && (headed || direction != Direction::This)
    {
        (written.direction, end) = (Some(direction), after);
    }
    written.span = run.span(at, end);
    Some((written, end))
}

/// The end of a range of years: *2019-2024*, *2023/2024*, *2023/24*.
fn last_year(run: Run<'_>, at: usize, first: i32) -> Read<i32> {
    let slash = run.mark(at, b'/');
    let dash = run.mark(at, b'-');
    if !slash && !dash {
        return None;
    }
    if let Some((last, next)) = run.year(at + 1) {
        return (first < last).then_some((last, next));
    }
    let last = run.number(at + 1, 2).filter(|_| run.glued(at + 1))?;
    let last = first / 100 * 100 + last as i32;
    (slash && last == first + 1).then_some((last, at + 2))
}

/// *1970-an*, *90-an*.
fn decade_number(run: Run<'_>, at: usize) -> Read<Sense> {
    let value = run.number(at, 4)?;
    if !(run.mark(at + 1, b'-') && run.link(at + 2, Link::About)) || value % 10 != 0 {
        return None;
    }
    let year = match value {
        0..=20 => 2000 + value,
        21..=99 => 1900 + value,
        1000.. => value,
        _ => return None,
    };
    Some((Sense::Decade(year as i32), at + 3))
}

// time/year-number: "2024", "2019-2024", "2023/2024", "(1992)", "1970-an" (2024)  Not: "2024 orang", "Rp 2000", "Nomor 2024".
pub(crate) fn year_number(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let before_mark = at > 0 && run.glued(at) && !run.mark(at - 1, b'(') && !run.mark(at - 1, b',');
    if before_mark || (at == 0 && run.glued(at) && !opens(place.before(at, 1))) {
        return None;
    }
    let (written, next) = years(place, at, at, "time/year-number")?;
    let year = match written.sense {
        Sense::Date(Partial {
            year: Year::Is(year),
            ..
        })
        | Sense::Range(
            Partial {
                year: Year::Is(year),
                ..
            },
            _,
        )
        | Sense::Decade(year)
        | Sense::Since(year) => year,
        _ => return None,
    };
    if !(1900..2100).contains(&year) || counts(place, at, next) {
        return None;
    }
    Some((written, next))
}

fn opens(form: &str) -> bool {
    matches!(
        form,
        "(" | "[" | "\"" | "“" | "'" | "‘" | "," | "-" | "–" | "—" | "©"
    )
}

/// Before these four digits are no year; a year behind *tahun* was read together with it, or refused.
const NO_YEAR_BEHIND: &[&str] = &[
    "tahun", "Tahun", "TAHUN", "generasi", "Generasi", "UUD", "Dasar", "Rp", "Rp.", "US$", "$",
    "€", "nomor", "Nomor", "No", "No.", "no", "no.", "pasal", "Pasal", "+", "/",
];

/// What is counted: *2024 orang*.
const COUNTED: &[&str] = &[
    "orang",
    "unit",
    "meter",
    "kilometer",
    "km",
    "rupiah",
    "buah",
    "ekor",
    "kg",
    "hektare",
    "hektar",
    "jiwa",
    "ton",
    "ribu",
    "juta",
    "miliar",
    "persen",
    "%",
    "liter",
    "peserta",
    "kasus",
    "titik",
    "suara",
    "paket",
];

/// Whether the number is an amount or a number of something, not a year.
fn counts(place: Place<'_>, at: usize, next: usize) -> bool {
    let run = place.run;
    let joins = run.mark(next, b'/') || run.mark(next, b':') || run.mark(next, b'-');
    NO_YEAR_BEHIND.contains(&place.before(at, 1))
        || COUNTED.contains(&place.behind(next))
        || (joins && run.glued(next) && run.glued(next + 1))
}

// time/decade: "dekade 1990-an", "abad ke-21", "abad XVII", "abad 3 SM" (the nineties)  Not: "abad modern".
pub(crate) fn decade(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let unit = run.unit(at)?;
    if unit == TimeUnit::Decade {
        let year = usize::from(run.unit(at + 1) == Some(TimeUnit::Year));
        let (sense, next) = decade_number(run, at + 1 + year)?;
        return Some((run.written(at, next, sense, "time/decade"), next));
    }
    let mut next = at + 1;
    next += usize::from(run.link(next, Link::To));
    next += usize::from(run.mark(next, b'-'));
    let number = match run.word(next) {
        Some(TimeWord::Roman(number) | TimeWord::Ordinal(number)) => u32::from(number),
        Some(TimeWord::Number(number)) => number,
        _ => run.number(next, 2)?,
    };
    next += 1;
    let mut century = number as i32 - 1;
    let mut sense = Sense::Century(century);
    if let Some(last) = run.number(next + 1, 2).filter(|_| run.mark(next, b'-'))
        && number < last
        && last <= 30
    {
        (sense, next) = (Sense::Centuries(century, last as i32 - 1), next + 2);
    }
    if let Some(TimeWord::Era(era)) = run.word(next) {
        next += 1;
        if era == Era::Before {
            century = -(number as i32);
            sense = Sense::Century(century);
        }
    }
    if !(1..=30).contains(&number) {
        return None;
    }
    Some((run.written(at, next, sense, "time/decade"), next))
}
