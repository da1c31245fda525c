//! The values of dates, shifts and parts of years, each from its anchor.

use super::anchor::Context;
use super::resolve::Draft;
use super::written::{From, Partial, Written, Year};
use super::{InferredFrom, TimexPart, TimexWarning, calendar, check};
use crate::lexicon::{Direction, TimeUnit};

/// A date as far as it is written, with its year found.
pub(crate) fn date_value(
    date: Partial,
    written: &Written,
    context: &Context<'_>,
    draft: &mut Draft,
) -> Option<String> {
    let Partial {
        month,
        day,
        weekday,
        ..
    } = date;
    match (month, day) {
        (None, None) => match weekday {
            Some(weekday) => match written.market_day {
                Some(market_day) => market_weekday(weekday, market_day, written, context, draft),
                None => bare_weekday(weekday, written, context, draft),
            },
            None => {
                let year = context.year(date, written, draft)?;
                draft.year = Some(year);
                calendar::year_value(year)
            }
        },
        (None, Some(day)) => day_of_month(day, written, context, draft),
        (Some(month), None) => {
            let year = context.year(date, written, draft);
            draft.year = year;
            let is_written = year.is_none_or(|year| (0..=9999).contains(&year));
            is_written.then(|| calendar::masked_value(year, Some(month), None))
        }
        (Some(month), Some(day)) => {
            if calendar::day(2024, month, day).is_none() {
                draft.warnings.push(TimexWarning::Impossible);
                return None;
            }
            let Some(year) = context.year(date, written, draft) else {
                draft.candidates = check::candidate_years(month, day, weekday);
                return Some(calendar::masked_value(None, Some(month), Some(day)));
            };
            let Some(civil) = calendar::day(year, month, day) else {
                draft.warnings.push(TimexWarning::Impossible);
                return None;
            };
            draft.day = Some(civil);
            if weekday.is_some_and(|weekday| weekday != calendar::weekday(civil)) {
                let today = context.today.as_ref().map(|anchor| anchor.date);
                let likely = check::likely(civil, weekday?, today);
                draft.warnings.push(TimexWarning::Weekday { likely });
            }
            Some(calendar::date_value(civil))
        }
    }
}

/// *tanggal 29*: of the month of the article's day, the nearest.
fn day_of_month(
    day: u8,
    written: &Written,
    context: &Context<'_>,
    draft: &mut Draft,
) -> Option<String> {
    let Some(today) = context.day_of_article() else {
        return Some(calendar::masked_value(None, None, Some(day)));
    };
    let months = match written.direction {
        Some(Direction::Past) => [0, -1, -2],
        Some(Direction::Future) => [0, 1, 2],
        _ => [0, 1, -1],
    };
    let nearest = months
        .into_iter()
        .filter_map(|shift| {
            let month =
                i32::from(today.date.year()) * 12 + i32::from(today.date.month()) - 1 + shift;
            calendar::day(month.div_euclid(12), (month.rem_euclid(12) + 1) as u8, day)
        })
        .filter(|date| match written.direction {
            Some(Direction::Past) => *date <= today.date,
            Some(Direction::Future) => today.date <= *date,
            _ => true,
        })
        .min_by_key(|date| calendar::days_between(today.date, *date).abs())?;
    draft.infer(TimexPart::Month, today);
    draft.day = Some(nearest);
    Some(today.format(nearest))
}

/// A weekday alone is the last one, today included, or the next, today included, where something is to come; *depan* makes
/// it the next behind today, *lalu* one before today.
fn bare_weekday(
    weekday: u8,
    written: &Written,
    context: &Context<'_>,
    draft: &mut Draft,
) -> Option<String> {
    let Some(today) = context.day_of_article() else {
        return Some(calendar::weekday_value(weekday));
    };
    let ahead = (i32::from(weekday) - i32::from(calendar::weekday(today.date))).rem_euclid(7);
    let days = match written.direction {
        Some(Direction::Future) if ahead == 0 => 7,
        Some(Direction::Future) => ahead,
        Some(Direction::Past) if ahead == 0 => -7,
        _ if ahead == 0 || written.coming => ahead,
        _ => ahead - 7,
    };
    let date = calendar::add_days(today.date, days)?;
    draft.infer(TimexPart::Day, today);
    draft.day = Some(date);
    Some(today.format(date))
}

/// *Jumat Kliwon*: weekday and market day fall together every 35 days; the last such day, or the next with *depan*.
fn market_weekday(
    weekday: u8,
    market_day: u8,
    written: &Written,
    context: &Context<'_>,
    draft: &mut Draft,
) -> Option<String> {
    let Some(today) = context.day_of_article() else {
        return Some(calendar::weekday_value(weekday));
    };
    let sign = if written.direction == Some(Direction::Future) {
        1
    } else {
        -1
    };
    let date = (0..35)
        .filter_map(|days| calendar::add_days(today.date, sign * days))
        .find(|&date| {
            calendar::weekday(date) == weekday && calendar::market_day(date) == Some(market_day)
        })?;
    draft.infer(TimexPart::Day, today);
    draft.day = Some(date);
    Some(today.format(date))
}

pub(crate) fn range_value(
    first: Partial,
    last: Partial,
    written: &Written,
    context: &Context<'_>,
    draft: &mut Draft,
) -> Option<String> {
    let mut from = date_value(first, written, context, draft)?;
    let start = draft.day.take();
    let to = date_value(last, written, context, draft)?;
    if let (Some(start), Some(end)) = (start, draft.day) {
        if end < start && first.year == Year::None {
            from = calendar::date_value(calendar::day(
                i32::from(start.year()) - 1,
                start.month() as u8,
                start.day() as u8,
            )?);
        } else if end < start && last.weekday.is_some() && last.day.is_none() {
            return Some(format!(
                "{from}/{}",
                calendar::date_value(calendar::add_days(end, 7)?)
            ));
        }
    }
    Some(format!("{from}/{to}"))
}

pub(crate) fn shift_value(
    unit: TimeUnit,
    amount: i32,
    from: From,
    context: &Context<'_>,
    draft: &mut Draft,
) -> Option<String> {
    let part = match unit {
        TimeUnit::Day => TimexPart::Day,
        TimeUnit::Week => TimexPart::Week,
        TimeUnit::Month => TimexPart::Month,
        _ => TimexPart::Year,
    };
    if from == From::Text {
        if let (TimeUnit::Year, Some((year, span))) = (unit, context.named_year) {
            draft.infer_from(part, InferredFrom::Expression { span });
            let year = year.checked_add(amount)?;
            draft.year = Some(year);
            return calendar::year_value(year);
        }
        let (day, span) = context.named_day?;
        let (value, day) = calendar::shifted(day, unit, amount)?;
        draft.infer_from(part, InferredFrom::Expression { span });
        draft.day = day;
        return Some(value);
    }
    let today = context.today.as_ref()?;
    if !today.day_known && unit < TimeUnit::Year {
        return None;
    }
    let (value, day) = calendar::shifted(today.date, unit, amount)?;
    draft.infer(part, today);
    draft.day = day;
    if unit == TimeUnit::Year {
        draft.year = i32::from(today.date.year()).checked_add(amount);
    }
    today.mask(value)
}

pub(crate) fn part_of_year(
    unit: TimeUnit,
    number: u8,
    year: Year,
    written: &Written,
    context: &Context<'_>,
    draft: &mut Draft,
) -> Option<String> {
    let mut anchor_year = context.year(
        Partial {
            year,
            ..Partial::default()
        },
        written,
        draft,
    );
    if anchor_year.is_none() && year == Year::None {
        let today = context.today.as_ref().filter(|today| today.year_known)?;
        draft.infer(TimexPart::Year, today);
        anchor_year = Some(today.date.year().into());
    }
    let mut year = anchor_year?;
    let mut number = number;
    if number == 0 {
        number = match unit {
            TimeUnit::Quarter => 4,
            TimeUnit::Third => 3,
            _ => 2,
        };
        if written.direction.is_none() && year == i32::from(context.today.as_ref()?.date.year()) {
            year -= 1;
        }
    }
    draft.year = Some(year);
    calendar::part_value(year, unit, number)
}

/// The nth week of a month: the week of its day 7n - 3.
pub(crate) fn week_of_month(
    number: u8,
    month: Partial,
    written: &Written,
    context: &Context<'_>,
    draft: &mut Draft,
) -> Option<String> {
    let (year, month) = match month.month {
        Some(known) => (context.year(month, written, draft)?, known),
        None => {
            let (day, span) = context.named_day?;
            draft.infer_from(TimexPart::Month, InferredFrom::Expression { span });
            (i32::from(day.year()), day.month() as u8)
        }
    };
    let day = match number {
        0 => 25,
        1..=4 => number * 7 - 3,
        _ => 29,
    };
    Some(calendar::week_value(calendar::day(year, month, day)?))
}
