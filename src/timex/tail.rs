//! What hangs on a date: direction, part of the day, zone, clock time.

use super::grammar::{Read, Run};
use super::written::{Clock, Sense, Written};
use crate::lexicon::{Direction, Head, Link, TimeUnit, TimeWord};

impl Run<'_> {
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
        if let Some((_, after)) = self.zone(next)
            && self.mark(after, b'-')
        {
            next = after;
        }
        if let Some(after) = self.until(next) {
            let mut inner = Written::new(written.span, Sense::Clock, "time/clock");
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
        // Pukul 01.45 WIB dini hari.
        if written.part.is_none()
            && let Some((part, after)) = self.part(next)
        {
            written.part = Some(part);
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
