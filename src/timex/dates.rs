//! Dates in figures and words, their ranges and lists.

use super::atom::AtomKind;
use super::grammar::{Read, Run};
use super::written::{Partial, Sense, Year};
use crate::lexicon::{Link, TimeWord};

impl Run<'_> {
    /// *14/6*, *14/06/2023*, *14-6-2023*, *14.06.2023*, *2023-06-14*. Two parts only where the caller knows of a date.
    pub(crate) fn numeric_date(self, at: usize, two_parts: bool) -> Read<Partial> {
        if let Some(found) = self.iso_date(at) {
            return Some(found);
        }
        let separator = [b'/', b'-', b'.']
            .into_iter()
            .find(|&mark| self.mark(at + 1, mark))?;
        let day = self.day(at)?;
        let month = self
            .number(at + 2, 2)
            .filter(|month| (1..=12).contains(month))? as u8;
        let tight = |at: usize| two_parts || (self.glued(at) && self.glued(at + 1));
        if !tight(at + 1) {
            return None;
        }
        let date = Partial {
            month: Some(month),
            day: Some(day),
            ..Partial::default()
        };
        if self.mark(at + 3, separator) && tight(at + 3) {
            match self.kind(at + 4) {
                Some(AtomKind::Number { value, digits: 4 }) if 1000 <= value => {
                    let year = Year::Is(value as i32);
                    return Some((Partial { year, ..date }, at + 5));
                }
                Some(AtomKind::Number { value, digits: 2 }) if separator != b'.' => {
                    let century = if value < 70 { 2000 } else { 1900 };
                    let year = Year::Is(century + value as i32);
                    return Some((Partial { year, ..date }, at + 5));
                }
                _ => {}
            }
        }
        (two_parts && separator == b'/').then_some((date, at + 3))
    }

    fn iso_date(self, at: usize) -> Read<Partial> {
        let (year, next) = self.year(at)?;
        let separator = [b'-', b'/']
            .into_iter()
            .find(|&mark| self.mark(next, mark))?;
        let month = self
            .number(at + 2, 2)
            .filter(|month| (1..=12).contains(month))?;
        let day = self.day(at + 4)?;
        let glued = (1..=4).all(|offset| self.glued(at + offset));
        let digits = matches!(self.kind(at + 2), Some(AtomKind::Number { digits: 2, .. }));
        (glued && digits && self.mark(at + 3, separator)).then_some((
            Partial {
                year: Year::Is(year),
                month: Some(month as u8),
                day: Some(day),
                weekday: None,
            },
            at + 5,
        ))
    }

    /// A day of the month.
    pub(crate) fn day(self, at: usize) -> Option<u8> {
        self.number(at, 2)
            .filter(|day| (1..=31).contains(day))
            .map(|day| day as u8)
    }

    /// *14 Juni 2023*, *14 Juni*, *14 Juni tahun lalu*.
    pub(crate) fn named_date(self, at: usize) -> Read<Partial> {
        let day = self.day(at)?;
        let at =
            at + 1 + usize::from(self.mark(at + 1, b'-') && self.month(at + 2, true).is_some());
        let bracket = usize::from(self.mark(at, b'('));
        let (month, next) = self.month(at + bracket, true)?;
        let mut date = Partial {
            month: Some(month),
            day: Some(day),
            ..Partial::default()
        };
        let mut end = next;
        let comma = usize::from(self.mark(next, b','));
        if comma == 1
            && matches!(self.word(at), Some(TimeWord::MonthShort(_)))
            && let Some((year, after)) = self.year(next + 1)
        {
            (date.year, end) = (Year::Is(year), after);
        }
        let dash = usize::from(self.mark(next, b'-') && self.glued(next) && self.glued(next + 1));
        if let Some((year, next)) = self.year_reference(next + dash)
            && !self.starts_range_of_clock(next)
        {
            (date.year, end) = (year, next);
        }
        if bracket == 1 {
            if !self.mark(end, b')') {
                return None;
            }
            end += 1;
        }
        Some((date, end))
    }

    /// In *5 Juni 2000-an* or *Juni 2024.500* the number is no year.
    fn starts_range_of_clock(self, next: usize) -> bool {
        self.mark(next, b'.') && self.glued(next) && self.number(next + 1, 9).is_some()
    }

    /// A date, a range of dates or a list of them; in brackets, numbers alone will do: *12-14/6*.
    pub(crate) fn dates(self, at: usize, numeric: bool) -> Read<Sense> {
        let mut items = [Partial::default(); 4];
        let mut count = 0;
        let mut next = at;
        let (mut range, mut joined) = (false, false);
        let end = loop {
            let (item, after) = self.date_item(next, numeric)?;
            items[count] = item;
            count += 1;
            let end = after;
            if count == items.len() {
                break end;
            }
            let Some((join, after)) = self.join(end) else {
                break end;
            };
            let Some((following, _)) = self.date_item(after, numeric) else {
                break end;
            };
            if !may_join(&items[count - 1], &following, join)
                || self.dates_from(after, numeric).is_none()
            {
                break end;
            }
            joined = true;
            range |= join != Join::List;
            next = after;
        };
        let items_read = &mut items[..count];
        items_read.last().filter(|item| item.month.is_some())?;
        if joined {
            share_rightmost(items_read);
        }
        let sense = match (count, range) {
            (1, _) => Sense::Date(items[0]),
            (2, true) => Sense::Range(items[0], items[1]),
            _ => Sense::List(items, count as u8),
        };
        Some((sense, end))
    }

    /// Whether some date with a month stands at or shortly behind this place.
    fn dates_from(self, at: usize, numeric: bool) -> Option<()> {
        let mut next = at;
        for _ in 0..4 {
            let (item, after) = self.date_item(next, numeric)?;
            if item.month.is_some() {
                return Some(());
            }
            (_, next) = self.join(after)?;
        }
        None
    }

    fn date_item(self, at: usize, numeric: bool) -> Read<Partial> {
        if let Some(found) = self
            .named_date(at)
            .or_else(|| self.numeric_date(at, numeric))
        {
            return Some(found);
        }
        let day = self.day(at)?;
        Some((
            Partial {
                day: Some(day),
                ..Partial::default()
            },
            at + 1,
        ))
    }

    /// What stands between two dates of one expression.
    pub(crate) fn join(self, at: usize) -> Read<Join> {
        if self.mark(at, b'-') {
            return Some((Join::Dash, at + 1));
        }
        if let Some(next) = self.until(at) {
            let word = self.link(at, Link::Until);
            return Some((if word { Join::Until } else { Join::Dash }, next));
        }
        let comma = usize::from(self.mark(at, b','));
        if self.link(at + comma, Link::And) || self.link(at + comma, Link::Or) {
            return Some((Join::List, at + comma + 1));
        }
        (comma == 1).then_some((Join::List, at + 1))
    }
}

/// What joins two dates.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Join {
    Dash,
    Until,
    List,
}

/// Whether two neighbors make one expression: a dash always joins, words only where the first leaves something to the
/// second: *22 November hingga 22 Desember 2012*, *12 dan 22 Desember*.
fn may_join(first: &Partial, second: &Partial, join: Join) -> bool {
    match join {
        Join::Dash => true,
        Join::Until => {
            first.month.is_none() || (first.year == Year::None && second.year != Year::None)
        }
        Join::List => first.month.is_none(),
    }
}

/// What the last one has and the others lack.
fn share_rightmost(items: &mut [Partial]) {
    for at in (1..items.len()).rev() {
        let next = items[at];
        let item = &mut items[at - 1];
        if item.month.is_none() {
            item.month = next.month;
        }
        if item.year == Year::None {
            item.year = match next.year {
                Year::Is(year) if item.month > next.month => Year::Is(year - 1),
                year => year,
            };
        }
    }
}
