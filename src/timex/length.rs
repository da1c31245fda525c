//! Lengths of time, and points counted in units.

use super::find::Place;
use super::grammar::{Read, Run};
use super::numeral;
use super::written::{Amount, From, Sense, Written};
use crate::lexicon::{Direction, Edge, Link, TimeUnit, TimeWord, WordClass};
use crate::token::TokenKind;

// time/length: "dua tahun", "1,5 jam", "3 x 24 jam", "setahun terakhir" (two years)
// time/shift: "dua pekan lalu", "sehari sebelumnya", "tujuh tahun yang lalu" (two weeks ago)
// Not: "usia 45 tahun", "HUT ke-45 tahun".
pub(crate) fn counted(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let (amount, upper, unit, next) = quantity(run, at)?;
    if is_age(place, at, next, unit)
        || is_numbered(place, at, next)
        || is_one_of(place, at)
        || is_name(place, at)
    {
        return None;
    }
    let scaled = |at| matches!(run.word(at), Some(TimeWord::Scale(_)));
    let money = place.follows(at, WordClass::CURRENCY) && (at..next).any(scaled);
    if money || run.nya(next - 1) || is_daily(run, at) || is_channel(run, at, next) {
        return None;
    }
    let (plus, next) = match smaller(run, next, unit).filter(|_| upper.is_none()) {
        Some((plus, after)) => (Some(plus), after),
        None => (None, next),
    };
    let length = Sense::Duration {
        amount,
        upper,
        unit,
        plus,
    };
    let mut written = run.written(at, next, length, "time/length");
    let end = counted_tail(run, next, unit, amount, &mut written);
    written.span = run.span(at, end);
    Some((written, end))
}

// time/ages: "60 juta tahun lalu", "jutaan tahun yang lalu" (60 million years ago)  Not: "Rp60 juta tahun lalu", last year.
/// Millions of years, which no calendar counts.
pub(super) fn ages(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let (Direction::Past, next) = run.pointing(at + 1)? else {
        return None;
    };
    let tokens = &place.reading.tokens;
    let token = run.atoms.get(at)?.token as usize;
    let first = match place.before(at, 1) {
        "jutaan" | "miliaran" => token - 1,
        "juta" | "miliar" | "milyar" => {
            let number = token.checked_sub(2)?;
            let before = number.checked_sub(1).and_then(|before| tokens.get(before));
            let money = before.is_some_and(|before| before.is(WordClass::CURRENCY));
            if money || tokens[number].kind != TokenKind::Number {
                return None;
            }
            number
        }
        _ => return None,
    };
    let mut written = run.written(at, next, Sense::Unknown, "time/ages");
    written.span = tokens[first].span.cover(written.span);
    Some((written, next))
}

/// How many of which unit: *dua tahun*, *sehari*, *beberapa hari*, *3x24 jam*, *2-3 hari*, *20 atau 25 menit*.
pub(crate) fn quantity(
    run: Run<'_>,
    at: usize,
) -> Option<(Option<Amount>, Option<Amount>, TimeUnit, usize)> {
    match run.word(at) {
        Some(TimeWord::OneUnit(unit)) => return Some((Some(Amount::whole(1)), None, unit, at + 1)),
        Some(TimeWord::ManyUnits(unit)) => return Some((None, None, unit, at + 1)),
        Some(TimeWord::Vague) => return Some((None, None, counted_unit(run, at + 1)?, at + 2)),
        _ => {}
    }
    let (mut amount, mut next) = numeral::amount(run.atoms, at)?;
    let mut upper = None;
    if run.word(next) == Some(TimeWord::Roman(10)) || run.link(next, Link::Times) {
        let (factor, after) = numeral::amount(run.atoms, next + 1)?;
        amount = Amount(amount.0.checked_mul(factor.0)? / 1000);
        next = after;
    } else if let Some((_, after)) = run.join(next).filter(|_| !run.mark(next, b','))
        && let Some((second, after)) = numeral::amount(run.atoms, after)
    {
        (upper, next) = (Some(second), after);
    }
    let unit = counted_unit(run, next)?;
    Some((Some(amount), upper, unit, next + 1))
}

/// The rest in a smaller unit: *3 tahun 6 bulan*, *1 jam dan 20 menit*.
fn smaller(run: Run<'_>, at: usize, unit: TimeUnit) -> Read<(Amount, TimeUnit)> {
    let at = at + usize::from(run.link(at, Link::And));
    let (amount, next) = numeral::amount(run.atoms, at)?;
    let smaller = counted_unit(run, next)?;
    (smaller < unit).then_some(((amount, smaller), next + 1))
}

/// *sehari hari*: day by day.
fn is_daily(run: Run<'_>, at: usize) -> bool {
    let twice = usize::from(run.mark(at + 1, b'-'));
    run.word(at) == Some(TimeWord::OneUnit(TimeUnit::Day))
        && run.unit(at + 1 + twice) == Some(TimeUnit::Day)
}

/// *20detik*, in one word, is a channel of videos.
fn is_channel(run: Run<'_>, at: usize, next: usize) -> bool {
    run.unit(next - 1) == Some(TimeUnit::Second) && next == at + 2 && run.glued(at + 1)
}

/// A unit that is counted; *malam* counts days.
fn counted_unit(run: Run<'_>, at: usize) -> Option<TimeUnit> {
    match run.word(at)? {
        TimeWord::Part(crate::lexicon::DayPart::Night) => Some(TimeUnit::Day),
        _ => run.unit(at),
    }
}

/// *lalu* and *kemudian* make it a point, *terakhir* and *lagi* leave it a length.
fn counted_tail(
    run: Run<'_>,
    at: usize,
    unit: TimeUnit,
    amount: Option<Amount>,
    written: &mut Written,
) -> usize {
    let that = usize::from(run.link(at, Link::That));
    if matches!(
        run.word(at),
        Some(TimeWord::Ordinal(1) | TimeWord::Modifier(Edge::Start))
    ) && amount.is_some_and(|amount| amount > Amount::whole(1))
    {
        return at + 1;
    }
    if run.link(at, Link::To) && matches!(run.direction(at + 1), Some(Direction::Future)) {
        written.direction = Some(Direction::SpanAhead);
        return at + 2;
    }
    let Some(direction) = run.direction(at + that) else {
        return at;
    };
    let amount = amount.and_then(Amount::as_whole);
    let (sign, from) = match direction {
        Direction::Past => (-1, From::Today),
        Direction::Before => (-1, From::Text),
        Direction::After if that == 0 => (1, From::Text),
        Direction::Next if matches!(run.word(at - 1), Some(TimeWord::OneUnit(_))) => {
            (1, From::Text)
        }
        Direction::Recent
        | Direction::Ahead
        | Direction::SpanAhead
        | Direction::Future
        | Direction::Next => {
            written.direction = Some(direction);
            return at + that + 1;
        }
        Direction::This if that == 0 && !run.nya(at) => {
            written.direction = Some(Direction::Recent);
            return at + 1;
        }
        _ => return at,
    };
    written.direction = Some(direction);
    written.rule = "time/shift";
    written.sense = match amount.and_then(|amount| amount.checked_mul(sign)) {
        Some(amount) => Sense::Shift { unit, amount, from },
        None => Sense::Unknown,
    };
    at + that + 1
}

/// *berusia 45 tahun*, *(45 tahun)*, *, 33 tahun,*, *ke-45 tahun*, *pria 45 tahun ini*, *anak di bawah 15 tahun*.
fn is_age(place: Place<'_>, at: usize, next: usize, unit: TimeUnit) -> bool {
    let run = place.run;
    let words = |most: usize| (1..=most).map(move |back| place.before(at, back));
    let aged = words(4).any(|form| {
        let form = form.strip_suffix("nya").unwrap_or(form);
        ["usia", "berusia", "diusia", "umur", "berumur"]
            .iter()
            .any(|word| form.eq_ignore_ascii_case(word))
    });
    if aged {
        return true;
    }
    if unit != TimeUnit::Year {
        return false;
    }
    let figures = run.number(at, 3).is_some();
    let bracket = figures && place.before(at, 1) == "(" && run.mark(next, b')');
    let comma =
        figures && place.before(at, 1) == "," && (run.mark(next, b',') || run.mark(next, b')'));
    let nth = at > 0 && run.mark(at - 1, b'-') && run.glued(at);
    let person = run.direction(next) == Some(Direction::This)
        && run.number(at, 3).is_some_and(|years| years > 10);
    let limit = matches!(place.before(at, 1), "bawah" | "atas")
        && words(5).any(|form| {
            matches!(
                form,
                "anak" | "anak-anak" | "remaja" | "warga" | "pengguna" | "bayi" | "orang"
            )
        });
    bracket || comma || nth || person || limit
}

/// *Nomor 14 Tahun 2008*, *PP 28 Tahun 2006*: the number and year of an act or letter.
fn is_numbered(place: Place<'_>, at: usize, next: usize) -> bool {
    let run = place.run;
    let number = place.before(at, 1).trim_end_matches('.');
    let named = ["nomor", "no"]
        .iter()
        .any(|word| number.eq_ignore_ascii_case(word));
    let dated = run.number(at, 4).is_some() && run.year(next).is_some();
    run.unit(next - 1) == Some(TimeUnit::Year) && (named || dated)
}

/// *Seminar Sehari*: a capital inside a name.
fn is_name(place: Place<'_>, at: usize) -> bool {
    let run = place.run;
    matches!(run.word(at), Some(TimeWord::OneUnit(_)))
        && run.capital(at)
        && place.before(at, 1).starts_with(|c: char| c.is_uppercase())
}

/// *salah satu tahun*: one of them, not one year.
fn is_one_of(place: Place<'_>, at: usize) -> bool {
    place.run.word(at) == Some(TimeWord::Number(1))
        && place.before(at, 1).eq_ignore_ascii_case("salah")
}

// time/day-count: "H+7", "H-1" (seven days after the day)  Not: "H. Amir", a title. "22 Desember 2023 atau H-3" says the
// same day twice.
pub(crate) fn day_count(place: Place<'_>, at: usize) -> Read<Written> {
    let run = place.run;
    let sign = match (run.mark(at + 1, b'+'), run.mark(at + 1, b'-')) {
        (true, _) => 1,
        (_, true) => -1,
        _ => return None,
    };
    let days = run.number(at + 2, 2)?;
    if !(run.glued(at + 2) && run.capital(at)) {
        return None;
    }
    let mut next = at + 3;
    let again = matches!(place.before(at, 1), "atau" | "(")
        && place
            .before(at, 2)
            .ends_with(|c: char| c.is_ascii_digit() || c == ')');
    let mut sense = if run.link(next, Link::Or) && run.number(next + 1, 2).is_some() {
        Sense::Unknown
    } else {
        Sense::DayCount(if again { 0 } else { sign * days as i32 })
    };
    let token = run
        .atoms
        .get(next)
        .map_or(usize::MAX, |atom| atom.token as usize);
    if let Some((holiday, count)) = place.reading.tables.time.holiday(place.reading, token) {
        let holiday = holiday as u16;
        sense = Sense::HolidayCount {
            holiday,
            days: sign * days as i32,
        };
        next += count;
    }
    Some((run.written(at, next, sense, "time/day-count"), next))
}
