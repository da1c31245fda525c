//! What the grammar read, before it is resolved against a date.

use crate::lexicon::{DayPart, Direction, Edge, TimeUnit};
use crate::span::Span;

/// An expression as written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written {
    pub(crate) span: Span,
    pub(crate) sense: Sense,
    pub(crate) direction: Option<Direction>,
    pub(crate) part: Option<DayPart>,
    pub(crate) clock: Option<Clock>,
    pub(crate) until: Option<Clock>,
    pub(crate) offset: Option<i16>,
    pub(crate) edge: Option<Edge>,
    /// *sekitar, kira-kira* stands before.
    pub(crate) about: bool,
    /// A weekday of an event to come.
    pub(crate) coming: bool,
    /// The day of the week of five days: *Jumat Kliwon*.
    pub(crate) market_day: Option<u8>,
    /// The year is mistyped and was left out: *(19/6/205)*.
    pub(crate) slip: bool,
    pub(crate) rule: &'static str,
}

/// The kinds of things that are written.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Sense {
    Date(Partial),
    Range(Partial, Partial),
    List([Partial; 4], u8),
    /// A number of units before (negative) or behind the anchor.
    Shift {
        unit: TimeUnit,
        amount: i32,
        from: From,
    },
    /// A weekday in the week so many weeks away, a weekend.
    WeekdayOf {
        weekday: u8,
        weeks: i32,
    },
    Weekend {
        weeks: i32,
    },
    /// The nth quarter, third or half of a year; 0 is the last one.
    PartOfYear {
        unit: TimeUnit,
        number: u8,
        year: Year,
    },
    /// The nth week of a month, or of the month of the day that the text named last; 0 is the last one.
    WeekOfMonth {
        number: u8,
        month: Partial,
    },
    /// The part of the year that the text named last, in another year.
    SamePart(Year),
    /// A season or school year, as many seasons away.
    Season {
        shift: i32,
    },
    Decade(i32),
    Century(i32),
    Centuries(i32, i32),
    /// From a year on.
    Since(i32),
    /// The upper end of a range, or the rest in a smaller unit, where there is one.
    Duration {
        amount: Option<Amount>,
        upper: Option<Amount>,
        unit: TimeUnit,
        plus: Option<(Amount, TimeUnit)>,
    },
    /// Every so many units, each weekday, each day of the month.
    Every {
        amount: Amount,
        unit: TimeUnit,
    },
    EveryDate(Partial),
    /// Several weekdays, the first so many; or all from the first to the second.
    EveryWeekdays([u8; 7], u8, bool),
    /// A day of the month so many months away: *tanggal 5 bulan depan*.
    DayOfMonth {
        day: u8,
        months: i32,
    },
    /// By its number in the tables; the year, of either calendar, where it stands beside.
    Holiday {
        holiday: u16,
        year: Year,
        hijri: Option<i32>,
    },
    Hijri {
        year: Option<i32>,
        month: u8,
        day: Option<u8>,
    },
    /// Days before or behind a named day: *H+7*.
    DayCount(i32),
    /// The same of a holiday: *H+7 Lebaran*.
    HolidayCount {
        holiday: u16,
        days: i32,
    },
    /// Only a clock time or a part of the day.
    Clock,
    /// It stands for a time that the text does not let us compute.
    Unknown,
}

/// A date as far as it is written.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub(crate) struct Partial {
    pub(crate) year: Year,
    pub(crate) month: Option<u8>,
    pub(crate) day: Option<u8>,
    pub(crate) weekday: Option<u8>,
}

/// The year of a date.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub(crate) enum Year {
    #[default]
    None,
    Is(i32),
    /// *tahun ini* 0, *tahun lalu* −1.
    Shift(i32),
    /// *tahun sebelumnya*: of the year that the text named last.
    ShiftNamed(i32),
}

/// From where a shift counts.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum From {
    /// The day of the article: *dua hari lalu*.
    Today,
    /// The time that the text named last: *dua hari kemudian*.
    Text,
}

/// A clock time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Clock {
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    pub(crate) second: Option<u8>,
}

/// A number of units, in thousandths.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Amount(pub(crate) u64);

impl Amount {
    pub(crate) fn whole(value: u32) -> Amount {
        Amount(u64::from(value) * 1000)
    }

    /// The number as a whole one that a calendar can be moved by.
    pub(crate) fn as_whole(self) -> Option<i32> {
        if !self.0.is_multiple_of(1000) {
            return None;
        }
        i32::try_from(self.0 / 1000).ok()
    }
}

impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, rest) = (self.0 / 1000, self.0 % 1000);
        if rest == 0 {
            return write!(f, "{whole}");
        }
        let rest = format!("{rest:03}");
        write!(f, "{whole}.{}", rest.trim_end_matches('0'))
    }
}

impl Sense {
    /// Every one of a unit: *setiap tahun*.
    pub(crate) fn each(unit: TimeUnit) -> Sense {
        Sense::Every {
            amount: Amount::whole(1),
            unit,
        }
    }

    /// Whether a year or a day of a month is written.
    pub(crate) fn is_dated(&self) -> bool {
        let (Sense::Date(date) | Sense::Range(date, _)) = self else {
            return matches!(self, Sense::List(..));
        };
        date.year != Year::None || date.day.is_some()
    }
}

impl Written {
    pub(crate) fn new(span: Span, sense: Sense, rule: &'static str) -> Written {
        Written {
            span,
            sense,
            direction: None,
            part: None,
            clock: None,
            until: None,
            offset: None,
            edge: None,
            about: false,
            coming: false,
            market_day: None,
            slip: false,
            rule,
        }
    }
}

impl Partial {
    pub(crate) fn is_day(self) -> bool {
        self.month.is_some() && self.day.is_some()
    }
}
