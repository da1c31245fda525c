//! From which day a text counts: the document date, or what its own dates tell.

use jiff::civil::Date as Civil;

use super::day::is_full;
use super::resolve::Draft;
use super::written::{Partial, Sense, Written, Year};
use super::{InferredFrom, TimexPart};
use super::{calendar, check};
use crate::lexicon::{Direction, TimeLexicon};
use crate::reading::Reading;
use crate::span::Span;

/// What is known while the expressions of a text are resolved in order.
#[derive(Debug, Default)]
pub(crate) struct Context<'a> {
    pub(crate) lexicon: Option<&'a TimeLexicon>,
    pub(crate) today: Option<Anchor>,
    /// The last day that the text named.
    pub(crate) named_day: Option<(Civil, Span)>,
    pub(crate) named_year: Option<(i32, Span)>,
    /// The month or quarter that the text named last, as a value writes it behind the year: `-Q3`.
    pub(crate) named_part: Option<String>,
    /// The dates that the text writes out in full.
    full: Vec<(Civil, Option<u8>, Span)>,
    months: Vec<(Year, u8, Span)>,
}

/// The day from which a text counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Anchor {
    pub(crate) date: Civil,
    /// Whether its year is known, or only month and day.
    pub(crate) year_known: bool,
    /// Whether it is the day, or only tells the year.
    pub(crate) day_known: bool,
    pub(crate) from: InferredFrom,
}

impl Anchor {
    pub(crate) fn format(&self, date: Civil) -> String {
        if self.year_known {
            return calendar::date_value(date);
        }
        calendar::masked_value(None, Some(date.month() as u8), Some(date.day() as u8))
    }

    /// A value with the year left open where it is not known; none where nothing would remain.
    pub(crate) fn mask(&self, value: String) -> Option<String> {
        if self.year_known {
            return Some(value);
        }
        let is_date = value.len() == 10 && !value.contains('W');
        is_date.then(|| format!("XXXX{}", &value[4..]))
    }
}

impl<'a> Context<'a> {
    pub(crate) fn of(reading: &Reading<'a>, written: &[Written]) -> Context<'a> {
        let mut context = Context {
            lexicon: Some(&reading.tables.time),
            ..Context::default()
        };
        let mut all: Vec<(Partial, Span)> = Vec::with_capacity(written.len());
        for written in written {
            all.extend(dates_of(&written.sense).map(|&date| (date, written.span)));
        }
        let dates = || all.iter().copied();
        for (date, span) in dates().filter(|(date, _)| is_full(date)) {
            if let (Year::Is(year), Some(month), Some(day)) = (date.year, date.month, date.day)
                && let Some(civil) = calendar::day(year, month, day)
            {
                context.full.push((civil, date.weekday, span));
            }
        }
        context.months = months_of(dates());
        let written_date = reading.document_date.map(|date| Anchor {
            date: date.civil(),
            year_known: true,
            day_known: true,
            from: InferredFrom::DocumentDate,
        });
        context.today = match written_date {
            Some(today) if context.contradicts(today.date, dates) => context
                .own_day(dates)
                .filter(|own| own.year_known)
                .or(Some(today)),
            Some(today) => Some(today),
            None => context.own_day(dates),
        };
        context
    }

    /// Whether the text is of another time than its document date says: it names days of the week with their dates, each is
    /// far off (by more than 45 days, or most of a year where the year is written), and one does not fall on its weekday in the
    /// year next to the document date, or three of them agree.
    fn contradicts<I>(&self, today: Civil, dates: impl Fn() -> I) -> bool
    where
        I: Iterator<Item = (Partial, Span)>,
    {
        let (mut strangers, mut misfit) = (0, false);
        for (date, _) in dates() {
            let (Some(month), Some(day), Some(weekday)) = (date.month, date.day, date.weekday)
            else {
                continue;
            };
            let (year, far) = match date.year {
                Year::Is(year) => (Some(year), 300),
                _ => (nearest_day(today, month, day, None, None), 45),
            };
            let Some(civil) = year.and_then(|year| calendar::day(year, month, day)) else {
                continue;
            };
            if calendar::days_between(today, civil).abs() <= far {
                return false;
            }
            let fits = calendar::weekday(civil) == weekday;
            strangers += u32::from(fits);
            misfit |= !fits && date.year == Year::None;
        }
        misfit || strangers >= 3
    }

    /// The day of an article by its own dates: a weekday with day and month, in the year that the years of the text speak
    /// for; else a full date with its weekday; else the year of a full date.
    fn own_day<I>(&self, dates: impl Fn() -> I) -> Option<Anchor>
    where
        I: Iterator<Item = (Partial, Span)>,
    {
        let fits = |date: Civil, weekday: Option<u8>| weekday == Some(calendar::weekday(date));
        let open = dates()
            .find(|(date, _)| date.is_day() && date.weekday.is_some() && date.year == Year::None);
        if let Some((date, span)) = open {
            let (month, day) = (date.month?, date.day?);
            let fitting = |year: i32| {
                calendar::day(year, month, day).filter(|&civil| fits(civil, date.weekday))
            };
            let best = check::YEARS
                .filter_map(|year| fitting(year).map(|date| (speaks_for(dates(), year), date)))
                .max_by_key(|&(score, _)| score)
                .filter(|&(score, _)| score > 0);
            let from = InferredFrom::Expression { span };
            if let Some((_, date)) = best {
                return Some(Anchor {
                    date,
                    year_known: true,
                    day_known: true,
                    from,
                });
            }
            let date = (2001..2029).find_map(fitting)?;
            return Some(Anchor {
                date,
                year_known: false,
                day_known: true,
                from,
            });
        }
        let weekday = self
            .full
            .iter()
            .find(|(date, weekday, _)| fits(*date, *weekday));
        let &(date, weekday, span) =
            weekday.or_else(|| self.full.iter().max_by_key(|(date, ..)| *date))?;
        let from = InferredFrom::Expression { span };
        Some(Anchor {
            date,
            year_known: true,
            day_known: weekday.is_some(),
            from,
        })
    }

    /// The day from which the article counts, where the day itself is known.
    pub(crate) fn day_of_article(&self) -> Option<&Anchor> {
        self.today.as_ref().filter(|today| today.day_known)
    }

    /// The year of a date: written, or that of the same day elsewhere in the text, or the nearest to the article's day.
    pub(crate) fn year(&self, date: Partial, written: &Written, draft: &mut Draft) -> Option<i32> {
        match date.year {
            Year::Is(year) => return Some(year),
            Year::Shift(shift) => {
                let today = self.today.as_ref().filter(|today| today.year_known)?;
                draft.infer(TimexPart::Year, today);
                return i32::from(today.date.year()).checked_add(shift);
            }
            Year::ShiftNamed(shift) => {
                let (year, span) = self.named_year?;
                draft.infer_from(TimexPart::Year, InferredFrom::Expression { span });
                return year.checked_add(shift);
            }
            Year::None => {}
        }
        let month = date.month?;
        if written.direction.is_none()
            && let Some((year, span)) = self.elsewhere(date)
        {
            draft.infer_from(TimexPart::Year, InferredFrom::Expression { span });
            return Some(year);
        }
        let today = self.today.as_ref().filter(|today| today.year_known)?;
        draft.infer(TimexPart::Year, today);
        match date.day {
            Some(day) => nearest_day(today.date, month, day, date.weekday, written.direction),
            None => nearest_month(today.date, month, written.direction),
        }
    }

    /// A month alone has the year that stands beside the same month elsewhere, where only one does.
    fn month_elsewhere(&self, month: u8) -> Option<(i32, Span)> {
        let this = self
            .today
            .as_ref()
            .map(|today| i32::from(today.date.year()));
        let year_of = |year: Year| match year {
            Year::Is(year) => Some(year),
            Year::Shift(shift) => this.and_then(|this| this.checked_add(shift)),
            _ => None,
        };
        let mut found = self.months.iter().filter(|(_, of, _)| *of == month);
        let &(year, _, span) = found.next()?;
        let year = year_of(year)?;
        found
            .all(|&(other, ..)| year_of(other) == Some(year))
            .then_some((year, span))
    }

    /// The same day of the same month, written out elsewhere.
    fn elsewhere(&self, date: Partial) -> Option<(i32, Span)> {
        let month = date.month?;
        let Some(day) = date.day else {
            return self.month_elsewhere(month);
        };
        self.full
            .iter()
            .find(|(civil, ..)| {
                (civil.month() as u8, civil.day() as u8) == (month, day)
                    && date
                        .weekday
                        .is_none_or(|weekday| weekday == calendar::weekday(*civil))
            })
            .map(|&(civil, _, span)| (i32::from(civil.year()), span))
    }
}

/// How much the years of a text speak for one: they are written in it, or in the year before or behind.
fn speaks_for(dates: impl Iterator<Item = (Partial, Span)>, year: i32) -> u32 {
    let score = |(date, _): (Partial, Span)| match date.year {
        Year::Is(written) => match written.abs_diff(year) {
            0 => 4,
            1 => 2,
            2 => 1,
            _ => 0,
        },
        _ => 0,
    };
    dates.map(score).sum()
}

/// The months that are written with their year.
fn months_of(dates: impl Iterator<Item = (Partial, Span)>) -> Vec<(Year, u8, Span)> {
    dates
        .filter(|(date, _)| date.year != Year::None)
        .filter_map(|(date, span)| Some((date.year, date.month?, span)))
        .collect()
}

fn dates_of(sense: &Sense) -> impl Iterator<Item = &Partial> {
    let (dates, last): (&[Partial], _) = match sense {
        Sense::Date(date) => (std::slice::from_ref(date), None),
        Sense::Range(first, last) => (std::slice::from_ref(first), Some(last)),
        Sense::List(dates, count) => (&dates[..usize::from(*count)], None),
        _ => (&[], None),
    };
    dates.iter().chain(last)
}

/// The year in which a day lies nearest to the article; a weekday that does not fit moves it only where the day is far off.
fn nearest_day(
    today: Civil,
    month: u8,
    day: u8,
    weekday: Option<u8>,
    direction: Option<Direction>,
) -> Option<i32> {
    let year = i32::from(today.year());
    let distance = |date: Civil| {
        let days = calendar::days_between(today, date);
        match direction {
            Some(Direction::Past) if days > 0 => i32::MAX,
            Some(Direction::Future) if days < 0 => i32::MAX,
            _ => days.abs(),
        }
    };
    let in_years =
        |span: i32| (-span..=span).filter_map(move |shift| calendar::day(year + shift, month, day));
    let nearest = in_years(1)
        .min_by_key(|&date| distance(date))
        .or_else(|| in_years(4).min_by_key(|&date| distance(date)))?;
    let fits = |date: &Civil| weekday.is_none_or(|weekday| weekday == calendar::weekday(*date));
    if fits(&nearest) || distance(nearest) <= 45 {
        return Some(nearest.year().into());
    }
    let fitting = in_years(3).filter(fits).min_by_key(|&date| distance(date));
    Some(fitting.unwrap_or(nearest).year().into())
}

fn nearest_month(today: Civil, month: u8, direction: Option<Direction>) -> Option<i32> {
    let year = i32::from(today.year());
    let ahead = i32::from(month) - i32::from(today.month() as u8);
    Some(match direction {
        Some(Direction::Past) => year - i32::from(ahead > 0),
        Some(Direction::Future) => year + i32::from(ahead < 0),
        Some(Direction::This) => year,
        _ if ahead > 6 => year - 1,
        _ if ahead < -6 => year + 1,
        _ => year,
    })
}
