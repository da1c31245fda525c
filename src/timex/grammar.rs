//! The parts that the rules are made of: months, years, clock times, dates and what hangs on them.

use super::atom::{Atom, AtomKind};
use super::written::{Clock, Partial, Sense, Written, Year};
use crate::lexicon::{DayPart, Direction, Head, Link, TimeUnit, TimeWord};
use crate::rule::RuleId;
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

    pub(crate) fn written(self, from: usize, to: usize, sense: Sense, rule: RuleId) -> Written {
        Written::new(self.span(from, to), sense, rule)
    }

    pub(crate) fn weekday(self, at: usize) -> Option<u8> {
        match self.word(at)? {
            TimeWord::Weekday(day) => Some(day),
            TimeWord::SundayOrWeek if self.capital(at) => Some(7),
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
        if comma == 1 && matches!(self.word(at), Some(TimeWord::MonthShort(_))) {
            if let Some((year, after)) = self.year(next + 1) {
                (date.year, end) = (Year::Is(year), after);
            }
        }
        let dash = usize::from(self.mark(next, b'-') && self.glued(next) && self.glued(next + 1));
        if let Some((year, next)) = self.year_reference(next + dash) {
            if !self.starts_range_of_clock(next) {
                (date.year, end) = (year, next);
            }
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

    /// Reads what may hang on a day, in any order: direction, part of the day, zone, clock time.
    pub(crate) fn tail(self, mut at: usize, written: &mut Written) -> usize {
        for _ in 0..6 {
            let next = self
                .tail_direction(at, written)
                .or_else(|| self.tail_part(at, written))
                .or_else(|| self.tail_zone(at, written))
                .or_else(|| self.tail_clock(at, written));
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// A date that is written in full takes no *ini*: in *Pemilu 2024 ini* it belongs to the noun.
    fn tail_direction(self, at: usize, written: &mut Written) -> Option<usize> {
        if written.direction.is_some() {
            return None;
        }
        let (direction, next) = self.pointing(at)?;
        if direction == Direction::This && written.sense.is_dated() {
            return None;
        }
        written.direction = Some(direction);
        Some(next)
    }

    /// *lalu*, *yang lalu*, *mendatang*, *yang akan datang*, *kemarin*, *nanti*, *ini*.
    pub(crate) fn pointing(self, at: usize) -> Read<Direction> {
        let that = usize::from(self.link(at, Link::That));
        if that == 1 && self.link(at + 1, Link::Will) && self.link(at + 2, Link::Come) {
            return Some((Direction::Future, at + 3));
        }
        match self.word(at + that)? {
            TimeWord::Direction(direction @ (Direction::Past | Direction::Future)) => {
                Some((direction, at + that + 1))
            }
            _ if self.nya(at + that) => None,
            TimeWord::Direction(Direction::This) if that == 0 => Some((Direction::This, at + 1)),
            TimeWord::DayShift(-1) if that == 0 => Some((Direction::Past, at + 1)),
            TimeWord::DayShift(1) if that == 0 => Some((Direction::Future, at + 1)),
            TimeWord::TodayPart(1) if that == 0 && self.part(at + 1).is_none() => {
                Some((Direction::Future, at + 1))
            }
            _ => None,
        }
    }

    fn tail_part(self, at: usize, written: &mut Written) -> Option<usize> {
        if written.part.is_some() {
            return None;
        }
        let (part, next) = self.part(at)?;
        written.part = Some(part);
        Some(next)
    }

    fn tail_zone(self, at: usize, written: &mut Written) -> Option<usize> {
        let (offset, next) = self.zone(at)?;
        if offset.is_some() && written.offset.is_some() {
            return None;
        }
        written.offset = offset.or(written.offset);
        Some(next)
    }

    fn tail_clock(self, at: usize, written: &mut Written) -> Option<usize> {
        if written.clock.is_some() {
            return None;
        }
        let comma = usize::from(self.mark(at, b','));
        self.headed_clock(at + comma, written).or_else(|| {
            let (clock, next) = self.clock(at + comma)?;
            let full = next > at + comma + 1;
            let zoned = self.zone(next).is_some() || self.mark(at + comma + 1, b':');
            (full && zoned).then(|| self.clock_end(next, clock, written))
        })
    }

    /// *pukul 10.00*, *jam 7*, to the end of a range.
    pub(crate) fn headed_clock(self, at: usize, written: &mut Written) -> Option<usize> {
        match self.word(at)? {
            TimeWord::Head(Head::Clock) | TimeWord::Unit(TimeUnit::Hour) if !self.nya(at) => {}
            _ => return None,
        }
        let at = at + 1 + usize::from(self.mark(at + 1, b'.') || self.mark(at + 1, b':'));
        if let Some((clock, next)) = self.clock(at) {
            return Some(self.clock_end(next, clock, written));
        }
        let (hour, next) = super::numeral::words(self.atoms, at)?;
        if hour > 24 {
            return None;
        }
        let clock = Clock {
            hour: hour as u8,
            minute: 0,
            second: None,
        };
        Some(self.clock_end(next, clock, written))
    }

    /// The second clock time of a range, the part of the day and the zone.
    pub(crate) fn clock_end(self, at: usize, clock: Clock, written: &mut Written) -> usize {
        written.clock = Some(clock);
        let mut next = at;
        if let Some((_, after)) = self.zone(next) {
            if self.mark(after, b'-') {
                next = after;
            }
        }
        if let Some(after) = self.until(next) {
            let mut inner = Written::new(written.span, Sense::Clock, RuleId::new("time/clock"));
            if let Some((until, end)) = self.clock(after) {
                written.until = Some(until);
                next = end;
            } else if let Some(end) = self.headed_clock_single(after, &mut inner) {
                written.until = inner.clock;
                next = end;
            } else {
                next = at;
            }
        }
        if let Some((part, after)) = self.part(next) {
            written.part = Some(part);
            next = after;
        }
        while let Some((offset, after)) = self.zone(next) {
            written.offset = offset.or(written.offset);
            next = after;
        }
        next
    }

    fn headed_clock_single(self, at: usize, written: &mut Written) -> Option<usize> {
        if self.word(at)? != TimeWord::Head(Head::Clock) {
            return None;
        }
        let (clock, next) = self.clock(at + 1)?;
        written.clock = Some(clock);
        Some(next)
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
