//! The parts that the rules are made of: months, years, clock times, dates and what hangs on them.

use super::atom::{Atom, AtomKind};
use super::written::{Clock, Sense, Written, Year};
use crate::lexicon::{DayPart, Direction, Link, TimeUnit, TimeWord};
use crate::span::Span;

/// The atoms of a run.
#[derive(Clone, Copy)]
pub(crate) struct Run<'a> {
    pub(crate) atoms: &'a [Atom],
}

/// What was read, and the atom behind it.
pub(crate) type Read<T> = Option<(T, usize)>;

impl Run<'_> {
    pub(crate) fn kind(self, at: usize) -> Option<AtomKind> {
        self.atoms.get(at).map(|atom| atom.kind)
    }

    pub(crate) fn word(self, at: usize) -> Option<TimeWord> {
        match self.kind(at)? {
            AtomKind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(crate) fn mark(self, at: usize, mark: u8) -> bool {
        self.kind(at) == Some(AtomKind::Mark(mark))
    }

    pub(crate) fn link(self, at: usize, link: Link) -> bool {
        self.word(at) == Some(TimeWord::Link(link))
    }

    pub(crate) fn unit(self, at: usize) -> Option<TimeUnit> {
        match self.word(at)? {
            TimeWord::Unit(unit) => Some(unit),
            TimeWord::SundayOrWeek => Some(TimeUnit::Week),
            _ => None,
        }
    }

    pub(crate) fn direction(self, at: usize) -> Option<Direction> {
        match self.word(at)? {
            TimeWord::Direction(direction) => Some(direction),
            _ => None,
        }
    }

    pub(crate) fn glued(self, at: usize) -> bool {
        self.atoms.get(at).is_some_and(|atom| atom.glued)
    }

    pub(crate) fn nya(self, at: usize) -> bool {
        self.atoms.get(at).is_some_and(|atom| atom.nya)
    }

    pub(crate) fn capital(self, at: usize) -> bool {
        self.atoms.get(at).is_some_and(|atom| atom.capital)
    }

    /// A number with at most so many digits.
    pub(crate) fn number(self, at: usize, most: u8) -> Option<u32> {
        match self.kind(at)? {
            AtomKind::Number { value, digits } if digits <= most => Some(value),
            _ => None,
        }
    }

    /// The text from one atom to the one before another; both are kept inside the run, which is never empty.
    pub(crate) fn span(self, from: usize, to: usize) -> Span {
        let most = self.atoms.len() - 1;
        let last = to.saturating_sub(1).min(most);
        self.atoms[from.min(most)].span.cover(self.atoms[last].span)
    }

    pub(crate) fn written(
        self,
        from: usize,
        to: usize,
        sense: Sense,
        rule: &'static str,
    ) -> Written {
        Written::new(self.span(from, to), sense, rule)
    }

    pub(crate) fn weekday(self, at: usize) -> Option<u8> {
        match self.word(at)? {
            TimeWord::Weekday(day) => Some(day),
            TimeWord::SundayOrWeek if self.capital(at) => Some(7),
            _ => None,
        }
    }

    /// *Kliwon*
    pub(crate) fn market_day(self, at: usize) -> Option<u8> {
        match self.word(at)? {
            TimeWord::MarketDay(day) if self.capital(at) => Some(day),
            _ => None,
        }
    }

    /// *Juni*, *Agt.*; a short one only where the caller saw a day before it.
    pub(crate) fn month(self, at: usize, short: bool) -> Read<u8> {
        match self.word(at)? {
            TimeWord::Month(month) if !self.nya(at) => Some((month, at + 1)),
            TimeWord::MonthShort(month) if short => {
                Some((month, at + 1 + usize::from(self.mark(at + 1, b'.'))))
            }
            _ => None,
        }
    }

    /// Four digits that can be a year.
    pub(crate) fn year(self, at: usize) -> Read<i32> {
        match self.kind(at)? {
            AtomKind::Number { value, digits: 4 } if 1000 <= value && !self.is_decimal(at) => {
                Some((value as i32, at + 1))
            }
            _ => None,
        }
    }

    /// Part of *2.500* or *2023,5*.
    fn is_decimal(self, at: usize) -> bool {
        let separator = |at: usize| {
            self.glued(at) && (self.mark(at, b'.') || self.mark(at, b',')) && self.glued(at + 1)
        };
        let behind = separator(at + 1) && self.number(at + 2, 9).is_some();
        let before = at >= 2 && separator(at - 1) && self.number(at - 2, 9).is_some();
        behind || before
    }

    /// *tahun 2008*, *2008*, *tahun ini*, *tahun lalu*, behind a month or a part of the year.
    pub(crate) fn year_reference(self, at: usize) -> Read<Year> {
        if let Some((year, next)) = self.year(at) {
            return Some((Year::Is(year), next));
        }
        if self.unit(at) != Some(TimeUnit::Year) {
            return None;
        }
        if let Some((year, next)) = self.year(at + 1) {
            return Some((Year::Is(year), next));
        }
        let shift = match self.direction(at + 1)? {
            Direction::Past => -1,
            Direction::This => 0,
            Direction::Future => 1,
            _ => return None,
        };
        Some((Year::Shift(shift), at + 2))
    }

    /// *-*, *s/d*, *s.d.*, *sd*, *hingga*, *sampai dengan*: what joins the ends of a range.
    pub(crate) fn until(self, at: usize) -> Option<usize> {
        if self.link(at, Link::Until) {
            return Some(at + 1 + usize::from(self.link(at + 1, Link::With)));
        }
        if self.mark(at, b'-') {
            return Some(at + 1);
        }
        if !self.link(at, Link::S) {
            return None;
        }
        let next = at + 1;
        let next = next + usize::from(self.mark(next, b'/') || self.mark(next, b'.'));
        if !self.link(next, Link::D) {
            return None;
        }
        Some(next + 1 + usize::from(self.mark(next + 1, b'.')))
    }

    /// *pagi*, *dini hari*, *tengah malam*, with *hari* behind it.
    pub(crate) fn part(self, at: usize) -> Read<DayPart> {
        match self.word(at)? {
            TimeWord::Part(part) if !self.nya(at) => {
                let day = self.unit(at + 1) == Some(TimeUnit::Day)
                    && self.direction(at + 2).is_none()
                    && self.weekday(at + 2).is_none();
                Some((part, at + 1 + usize::from(day)))
            }
            TimeWord::Dini if self.unit(at + 1) == Some(TimeUnit::Day) => {
                Some((DayPart::Dawn, at + 2))
            }
            TimeWord::Link(Link::Middle) => match self.word(at + 1)? {
                TimeWord::Part(DayPart::Night) => Some((DayPart::Night, at + 2)),
                _ => None,
            },
            _ => None,
        }
    }

    /// *WIB*, *waktu setempat*, *waktu Indonesia barat*.
    pub(crate) fn zone(self, at: usize) -> Read<Option<i16>> {
        match self.word(at)? {
            TimeWord::Zone(offset) => Some((Some(offset), at + 1)),
            TimeWord::Link(Link::Time) if self.link(at + 1, Link::Local) => Some((None, at + 2)),
            _ => None,
        }
    }

    /// *10.00*, *10:00:05*, *7*; the minutes glued to the hour.
    pub(crate) fn clock(self, at: usize) -> Read<Clock> {
        let hour = self.number(at, 2).filter(|&hour| hour <= 24)? as u8;
        let minute = |at: usize| -> Option<u8> {
            let mark = self.mark(at, b'.') || self.mark(at, b':');
            let digits = matches!(self.kind(at + 1), Some(AtomKind::Number { digits: 2, .. }));
            let glued = self.glued(at) && self.glued(at + 1);
            (mark && digits && glued)
                .then(|| self.number(at + 1, 2))
                .flatten()
                .filter(|&minute| minute < 60)
                .map(|minute| minute as u8)
        };
        let Some(minutes) = minute(at + 1) else {
            let clock = Clock {
                hour,
                minute: 0,
                second: None,
            };
            return Some((clock, at + 1));
        };
        let second = minute(at + 3);
        let next = if second.is_some() { at + 5 } else { at + 3 };
        Some((
            Clock {
                hour,
                minute: minutes,
                second,
            },
            next,
        ))
    }
}
