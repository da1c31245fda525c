//! From what is written to values: anchors, years that are not written, checks.

use jiff::civil::Date as Civil;

use super::anchor::{Anchor, Context};
use super::calendar;
use super::value::{date_value, part_of_year, range_value, shift_value, week_of_month};
use super::written::{Amount, Clock, Partial, Sense, Written, Year};
use super::{
    Inferred, InferredFrom, Modifier, Timex, TimexAnchor, TimexKind, TimexPart, TimexWarning,
    UtcOffset, holiday, set,
};
use crate::date::Date;
use crate::lexicon::{Direction, Edge, TimeUnit};
use crate::reading::Reading;
use crate::rule::RuleId;

/// The values of all expressions of a text.
pub(crate) fn resolve(reading: &Reading<'_>, written: &[Written]) -> Vec<Timex> {
    if written.is_empty() {
        return Vec::new();
    }
    let mut context = Context::of(reading, written);
    written
        .iter()
        .map(|written| one(written, &mut context))
        .collect()
}

/// What a value is made of while it is resolved.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) value: Option<String>,
    pub(crate) inferred: Vec<Inferred>,
    pub(crate) warnings: Vec<TimexWarning>,
    pub(crate) candidates: Vec<i16>,
    /// The day, where it is one day.
    pub(crate) day: Option<Civil>,
    pub(crate) year: Option<i32>,
}

fn one(written: &Written, context: &mut Context<'_>) -> Timex {
    let mut draft = Draft::default();
    if written.slip {
        draft.warnings.push(TimexWarning::Year);
    }
    draft.value = value(written, context, &mut draft);
    if let Some(day) = draft.day {
        context.named_day = Some((day, written.span));
    }
    if let Some(value) = &draft.value {
        let part = value
            .get(4..)
            .filter(|part| matches!(part.len(), 3) && part.starts_with('-'));
        if part.is_some() {
            context.named_part = part.map(str::to_owned);
        }
    }
    if let Some(year) = draft.year {
        context.named_year = Some((year, written.span));
    }
    with_clock(written, context, &mut draft);
    let modifier = match written.edge {
        Some(Edge::Start) => Some(Modifier::Start),
        Some(Edge::Mid) => Some(Modifier::Mid),
        Some(Edge::End) => Some(Modifier::End),
        None => written.about.then_some(Modifier::Approximate),
    };
    Timex {
        span: written.span,
        kind: kind(written),
        expr: match (&draft.value, draft.inferred.is_empty()) {
            (Some(value), true) => value.clone(),
            _ => expr(written),
        },
        value: draft.value,
        inferred: draft.inferred,
        anchor: duration_anchor(written, context),
        offset: written.offset.map(UtcOffset::from_minutes),
        candidates: draft.candidates,
        modifier,
        holiday: matches!(written.sense, Sense::Holiday { .. }),
        warnings: draft.warnings,
        rule: RuleId::new(written.rule),
    }
}

fn kind(written: &Written) -> TimexKind {
    match written.sense {
        Sense::Duration { .. } => TimexKind::Duration,
        Sense::Every { .. } | Sense::EveryDate(_) | Sense::EveryWeekdays(..) => TimexKind::Set,
        _ if written.clock.is_some() || written.part.is_some() => TimexKind::Time,
        _ => TimexKind::Date,
    }
}

/// A length that is counted from the day of the article: *setahun terakhir*, *dua tahun ke depan*.
fn duration_anchor(written: &Written, context: &Context<'_>) -> Option<TimexAnchor> {
    let Sense::Duration {
        amount: Some(_), ..
    } = written.sense
    else {
        return None;
    };
    let before = match written.direction? {
        Direction::Recent => true,
        Direction::Ahead | Direction::SpanAhead | Direction::Future => false,
        _ => return None,
    };
    let date = Date::from_civil(context.day_of_article()?.date)?;
    Some(TimexAnchor { date, before })
}

fn value(written: &Written, context: &Context<'_>, draft: &mut Draft) -> Option<String> {
    match written.sense {
        Sense::Date(date) => date_value(date, written, context, draft),
        Sense::Range(first, last) => range_value(first, last, written, context, draft),
        Sense::List(dates, count) => {
            let values: Option<Vec<String>> = dates[..usize::from(count)]
                .iter()
                .map(|&date| date_value(date, written, context, draft))
                .collect();
            Some(values?.join("; "))
        }
        Sense::Shift { unit, amount, from } => shift_value(unit, amount, from, context, draft),
        Sense::WeekdayOf { weekday, weeks } => {
            let today = context.day_of_article()?;
            let monday = 1 - i32::from(calendar::weekday(today.date));
            let days = weeks
                .checked_mul(7)?
                .checked_add(monday + i32::from(weekday) - 1)?;
            let date = calendar::add_days(today.date, days)?;
            draft.infer(TimexPart::Day, today);
            draft.day = Some(date);
            Some(today.format(date))
        }
        Sense::Weekend { weeks } => {
            let today = context.day_of_article()?;
            let date = calendar::add_days(today.date, weeks.checked_mul(7)?)?;
            draft.infer(TimexPart::Week, today);
            Some(format!("{}-WE", calendar::week_value(date)))
        }
        Sense::PartOfYear { unit, number, year } => {
            part_of_year(unit, number, year, written, context, draft)
        }
        Sense::WeekOfMonth { number, month } => {
            week_of_month(number, month, written, context, draft)
        }
        Sense::SamePart(year) => {
            let year = context.year(
                Partial {
                    year,
                    ..Partial::default()
                },
                written,
                draft,
            )?;
            draft.year = Some(year);
            let year = calendar::year_value(year)?;
            Some(match &context.named_part {
                Some(part) => format!("{year}{part}"),
                None => year,
            })
        }
        Sense::Season { shift } => {
            let today = context.day_of_article()?;
            let first = i32::from(today.date.year()) - i32::from(today.date.month() < 7) + shift;
            draft.infer(TimexPart::Year, today);
            Some(format!(
                "{}/{}",
                calendar::year_value(first)?,
                calendar::year_value(first + 1)?
            ))
        }
        Sense::Decade(year) => calendar::decade_value(year),
        Sense::Century(century) => calendar::century_value(century),
        Sense::Centuries(first, last) => Some(format!(
            "{}/{}",
            calendar::century_value(first)?,
            calendar::century_value(last)?
        )),
        Sense::Since(year) => Some(format!("{}/..", calendar::year_value(year)?)),
        Sense::Duration {
            amount,
            upper,
            unit,
            plus,
        } => {
            let lower = duration_value(amount?, unit)?;
            if let Some((amount, unit)) = plus {
                return Some(joined_length(&lower, &duration_value(amount, unit)?));
            }
            match upper {
                Some(upper) => Some(format!("{lower}/{}", duration_value(upper, unit)?)),
                None => Some(lower),
            }
        }
        Sense::Every { amount, unit } => duration_value(amount, unit),
        Sense::EveryDate(date) => set::recurring(date),
        Sense::EveryWeekdays(days, count, range) => {
            Some(set::recurring_weekdays(&days[..usize::from(count)], range))
        }
        Sense::DayOfMonth { day, months } => {
            let today = context.day_of_article()?;
            let month = calendar::add_months(today.date.first_of_month(), months)?;
            let Some(date) = calendar::day(month.year().into(), month.month() as u8, day) else {
                draft.warnings.push(TimexWarning::Impossible);
                return None;
            };
            draft.infer(TimexPart::Month, today);
            draft.day = Some(date);
            Some(today.format(date))
        }
        Sense::Holiday {
            holiday,
            year,
            hijri,
        } => {
            let day = &context.lexicon?.holidays().get(usize::from(holiday))?.day;
            let date = Partial {
                year,
                ..Partial::default()
            };
            let year = match year {
                Year::None => None,
                _ => context.year(date, written, draft),
            };
            let today = context.today.as_ref().filter(|today| today.year_known);
            if let (None, None, Some(today)) = (year, hijri, today) {
                draft.infer(TimexPart::Year, today);
            }
            let date = holiday::resolve(day, year, hijri, today.map(|today| today.date))?;
            draft.day = Some(date);
            holiday::value(day, date)
        }
        Sense::HolidayCount { holiday, days } => {
            let day = &context.lexicon?.holidays().get(usize::from(holiday))?.day;
            let today = context.today.as_ref().filter(|today| today.year_known)?;
            let date = holiday::resolve(day, None, None, Some(today.date))?;
            let date = calendar::add_days(date, days)?;
            draft.infer(TimexPart::Year, today);
            draft.day = Some(date);
            Some(calendar::date_value(date))
        }
        Sense::DayCount(days) => {
            let (day, span) = context.named_day?;
            draft.infer_from(TimexPart::Day, InferredFrom::Expression { span });
            Some(calendar::date_value(calendar::add_days(day, days)?))
        }
        Sense::Hijri { year, month, day } => {
            let near = context
                .today
                .as_ref()
                .filter(|today| today.year_known)
                .map(|today| today.date);
            let lexicon = context.lexicon?;
            let first = holiday::hijri_day(lexicon, year, month, day.unwrap_or(1), near)?;
            if day.is_some() {
                draft.day = Some(first);
                return Some(calendar::date_value(first));
            }
            let (next_month, next_year) = if month == 12 {
                (1, year.map(|year| year + 1))
            } else {
                (month + 1, year)
            };
            let next = holiday::hijri_day(lexicon, next_year, next_month, 1, Some(first))?;
            let last = calendar::add_days(next, -1)?;
            Some(format!(
                "{}/{}",
                calendar::date_value(first),
                calendar::date_value(last)
            ))
        }
        Sense::Clock | Sense::Unknown => None,
    }
}

impl Draft {
    pub(crate) fn infer(&mut self, part: TimexPart, anchor: &Anchor) {
        self.infer_from(part, anchor.from);
    }

    pub(crate) fn infer_from(&mut self, part: TimexPart, from: InferredFrom) {
        let inferred = Inferred { part, from };
        if !self.inferred.contains(&inferred) {
            self.inferred.push(inferred);
        }
    }
}

/// `P3Y` and `P6M` as `P3Y6M`, `P1D` and `PT2H` as `P1DT2H`, `PT1H` and `PT20M` as `PT1H20M`.
fn joined_length(first: &str, second: &str) -> String {
    let rest = second.strip_prefix('P').unwrap_or(second);
    let rest = if first.starts_with("PT") {
        rest.strip_prefix('T').unwrap_or(rest)
    } else {
        rest
    };
    format!("{first}{rest}")
}

fn duration_value(amount: Amount, unit: TimeUnit) -> Option<String> {
    let (start, scale, letter) = match unit {
        TimeUnit::Second => ("PT", 1, 'S'),
        TimeUnit::Minute => ("PT", 1, 'M'),
        TimeUnit::Hour => ("PT", 1, 'H'),
        TimeUnit::Day => ("P", 1, 'D'),
        TimeUnit::Week => ("P", 1, 'W'),
        TimeUnit::Month => ("P", 1, 'M'),
        TimeUnit::Quarter => ("P", 3, 'M'),
        TimeUnit::Third => ("P", 4, 'M'),
        TimeUnit::Half => ("P", 6, 'M'),
        TimeUnit::Year => ("P", 1, 'Y'),
        TimeUnit::Octennium => ("P", 8, 'Y'),
        TimeUnit::Decade => ("P", 10, 'Y'),
        TimeUnit::Century => ("P", 100, 'Y'),
    };
    let amount = Amount(amount.0.checked_mul(scale)?);
    let mut value = String::with_capacity(6);
    value.push_str(start);
    match amount.0 {
        // Most lengths are small and whole.
        small if small < 10_000 && small.is_multiple_of(1000) => {
            value.push(char::from(b'0' + (small / 1000) as u8));
        }
        _ => value.push_str(&amount.to_string()),
    }
    value.push(letter);
    Some(value)
}

/// Puts the clock time behind the day; without a day of its own it takes the day that the text named last.
fn with_clock(written: &Written, context: &Context<'_>, draft: &mut Draft) {
    let Some(clock) = written.clock else {
        return;
    };
    let clock = in_part(clock, written.part);
    let end = written.until.map(|until| in_part(until, written.part));
    let day = match written.sense {
        Sense::Clock => {
            let named = context.named_day;
            if let Some((_, span)) = named {
                draft.infer_from(TimexPart::Day, InferredFrom::Expression { span });
            } else if let Some(today) = context.day_of_article() {
                draft.infer(TimexPart::Day, today);
            }
            let today = context.day_of_article();
            named
                .map(|(day, _)| calendar::date_value(day))
                .or_else(|| today.map(|today| today.format(today.date)))
                .unwrap_or_default()
        }
        _ => match draft.value.take() {
            Some(day) => day,
            None => return,
        },
    };
    // Setiap Selasa dan Sabtu pukul 20.30: at that time on each of them.
    if let Some((first, rest)) = day.split_once("; ") {
        let mut value = String::with_capacity(day.len() + 16);
        for day in std::iter::once(first).chain(rest.split("; ")) {
            if !value.is_empty() {
                value.push_str("; ");
            }
            value.push_str(day);
            calendar::push_clock(&mut value, clock.hour, clock.minute, clock.second);
        }
        draft.value = Some(value);
        return;
    }
    let mut value = String::with_capacity(day.len() + 6);
    value.push_str(&day);
    calendar::push_clock(&mut value, clock.hour, clock.minute, clock.second);
    if let Some(end) = end {
        value.push('/');
        value.push_str(&day);
        calendar::push_clock(&mut value, end.hour, end.minute, end.second);
    }
    draft.value = Some(value);
}

/// *jam 7 malam* is 19:00; *jam 12 malam* is midnight, *jam 1 dini hari* stays.
fn in_part(clock: Clock, part: Option<crate::lexicon::DayPart>) -> Clock {
    use crate::lexicon::DayPart;
    let midnight = part == Some(DayPart::Night) && clock.hour == 12;
    let later = match part {
        Some(DayPart::Afternoon | DayPart::Evening) => clock.hour < 12,
        Some(DayPart::Night) => 5 < clock.hour && clock.hour < 12,
        Some(DayPart::Midday) => clock.hour < 5,
        _ => false,
    };
    Clock {
        hour: clock.hour + if later || midnight { 12 } else { 0 },
        ..clock
    }
}

/// The expression without any anchor.
fn expr(written: &Written) -> String {
    let mut context = Context::default();
    let mut draft = Draft::default();
    let bare = value(written, &context, &mut draft);
    if let Some(bare) = bare {
        draft.value = Some(bare);
    } else if let Sense::Shift { unit, amount, .. } = written.sense {
        let sign = if amount < 0 { "-" } else { "" };
        let amount = Amount::whole(amount.unsigned_abs());
        draft.value = duration_value(amount, unit).map(|length| format!("{sign}{length}"));
    }
    context.named_day = None;
    with_clock(written, &context, &mut draft);
    draft.value.unwrap_or_default()
}
