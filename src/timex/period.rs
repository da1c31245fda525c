//! Weeks, months, years and what is made of them.

use super::find::Place;
use super::grammar::{Read, Run};
use super::written::{From, Partial, Sense, Written, Year};
use crate::lexicon::{DayPart, Direction, Edge, Era, Head, Link, TimeUnit, TimeWord, WordClass};
use crate::rule::RuleId;

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
    let mut written = run.written(at, next, sense, RuleId::new("time/month"));
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

// time/year: "tahun 2008", "tahun 90-an", "tahun 2023-2024", "tahun anggaran 2023", "tahun 1970-an" (the year 2008)
// Not: "Nomor 14 Tahun 2008", a law.
pub(crate) fn year(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    if is_numbered(place, at) {
        return None;
    }
    let mut first = at + 1;
    while matches!(run.word(first), Some(TimeWord::Head(Head::Fiscal))) {
        first += 1;
    }
    if run.mark(first, b'(')
        && run.word(first + 1) == Some(TimeWord::Head(Head::Fiscal))
        && run.mark(first + 2, b')')
    {
        first += 3;
    }
    years(place, at, first, RuleId::new("time/year"))
}

/// *Nomor 14 Tahun 2008*, *Undang-Undang Dasar NRI Tahun 1945*: the year of an act or letter.
fn is_numbered(place: Place<'_>, at: usize) -> bool {
    let before = place.before(at, 1);
    before.starts_with(|c: char| c.is_ascii_digit())
        || (1..=5).any(|back| matches!(place.before(at, back), "Dasar" | "UUD"))
}

/// One year, a range of years or a decade, from `first` on.
fn years(place: Place<'_>, at: usize, first: usize, rule: RuleId) -> Read<Written> {
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
    let (written, next) = years(place, at, at, RuleId::new("time/year-number"))?;
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
            run.written(
                at,
                next,
                Sense::Weekend { weeks },
                RuleId::new("time/weekend"),
            ),
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
    written.rule = RuleId::new("time/edge");
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
        let written = place
            .run
            .written(at, at + 1, season, RuleId::new("time/edge"));
        return Some((written, at + 1));
    }
    let unit = place.run.unit(at)?;
    let sense = Sense::Shift {
        unit,
        amount: 0,
        from: From::Today,
    };
    matches!(unit, TimeUnit::Year | TimeUnit::Month).then(|| {
        (
            place
                .run
                .written(at, at + 1, sense, RuleId::new("time/edge")),
            at + 1,
        )
    })
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
    let mut written = run.written(at, next, sense, RuleId::new("time/unit-pointed"));
    let mut end = next;
    if unit == TimeUnit::Day
        && sense != Sense::Unknown
        && let Some((dated, after)) = super::day::apposed_date(place, next)
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
    let written = run.written(at, next, Sense::Unknown, RuleId::new("time/units-pointed"));
    Some((written, next))
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
    written.rule = RuleId::new("time/same-period");
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
    let rule = RuleId::new("time/nth-day");
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
        None if run.word(at) == Some(TimeWord::SundayOrWeek) && number > 0 => {
            (Partial::default(), at + 2)
        }
        None => return None,
    };
    let sense = Sense::WeekOfMonth {
        number,
        month: date,
    };
    Some((
        run.written(at, next, sense, RuleId::new("time/week-of-month")),
        next,
    ))
}

// time/part-of-year: "kuartal III 2018", "semester I/2023", "triwulan pertama tahun ini", "kuartal terakhir" (the third quarter)
// Not: "semester" alone.
pub(crate) fn part_of_year(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let unit = run.unit(at)?;
    let dash = usize::from(run.mark(at + 1, b'-'));
    let (number, mut next) = match run.kind(at + 1 + dash)? {
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
    let sense = Sense::PartOfYear {
        unit,
        number,
        year: reference,
    };
    let mut written = run.written(at, next, sense, RuleId::new("time/part-of-year"));
    if let Some((direction, after)) = run.pointing(next) {
        (written.direction, next) = (Some(direction), after);
    }
    written.span = run.span(at, next);
    Some((written, next))
}

// time/decade: "dekade 1990-an", "abad ke-21", "abad XVII", "abad 3 SM" (the nineties)  Not: "abad modern".
pub(crate) fn decade(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let unit = run.unit(at)?;
    if unit == TimeUnit::Decade {
        let year = usize::from(run.unit(at + 1) == Some(TimeUnit::Year));
        let (sense, next) = decade_number(run, at + 1 + year)?;
        return Some((
            run.written(at, next, sense, RuleId::new("time/decade")),
            next,
        ));
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
    Some((
        run.written(at, next, sense, RuleId::new("time/decade")),
        next,
    ))
}

// time/headed: "musim 2026/2027", "musim depan", "TA 2018", "periode 2019-2024" (the season 2026/2027)
// Not: "musim hujan".
pub(crate) fn headed(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let TimeWord::Head(head) = run.word(at)? else {
        return None;
    };
    match head {
        Head::Fiscal if run.capital(at) => years(place, at, at + 1, RuleId::new("time/headed")),
        Head::Season => {
            if let Some(found) = years(place, at, at + 1, RuleId::new("time/headed")) {
                return Some(found);
            }
            let (direction, next) = run.pointing(at + 1)?;
            let shift = match direction {
                Direction::Past => -1,
                Direction::This => 0,
                _ => 1,
            };
            Some((
                run.written(
                    at,
                    next,
                    Sense::Season { shift },
                    RuleId::new("time/headed"),
                ),
                next,
            ))
        }
        _ => None,
    }
}
