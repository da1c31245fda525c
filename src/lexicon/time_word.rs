//! What words mean in expressions of time.

use super::WordClass;

/// What a word means in an expression of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TimeWord {
    /// *Senin* 1 to *Ahad* 7.
    Weekday(u8),
    /// *Minggu*: Sunday, or a week.
    SundayOrWeek,
    /// *Januari* 1 to *Desember* 12.
    Month(u8),
    /// *Jan, Agt, Des*: only behind the day of the month.
    MonthShort(u8),
    Unit(TimeUnit),
    /// *sehari, sepekan*: one of a unit.
    OneUnit(TimeUnit),
    /// *berhari-hari*: an unknown number of a unit.
    ManyUnits(TimeUnit),
    /// *tahun-tahun*: only before *sebelumnya* and its like.
    Plural(TimeUnit),
    Part(DayPart),
    /// *dini*, the first word of *dini hari*.
    Dini,
    /// *semalam*: last night, or one night.
    LastNight,
    /// *kemarin* −1, *besok* 1, *lusa* 2.
    DayShift(i8),
    /// *keesokan*: the day behind the one that the text named.
    NextDay,
    /// *tadi* −1, *nanti* 1: before a part of the day.
    TodayPart(i8),
    Direction(Direction),
    Modifier(Edge),
    Head(Head),
    Every,
    /// *beberapa, puluhan*: a number that is not told.
    Vague,
    /// Minutes east of Greenwich.
    Zone(i16),
    Number(u32),
    /// *belas*: ten and what stands before.
    Teens,
    /// *puluh, ratus, ribu*: times what stands before.
    Scale(u32),
    Half,
    Roman(u8),
    /// *Q3*
    Quarter(u8),
    Ordinal(u8),
    HijriMonth(u8),
    Era(Era),
    Link(Link),
    /// A word of the name of a holiday.
    Holiday,
    /// *Legi* 0 to *Kliwon* 4: the day of the Javanese week of five days, behind a weekday.
    MarketDay(u8),
}

/// The units of time that are counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    /// Four months, *caturwulan*.
    Third,
    Half,
    Year,
    /// Eight years, *windu*.
    Octennium,
    Decade,
    Century,
}

/// The parts of the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum DayPart {
    Dawn,
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

/// Where an expression points, seen from its anchor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Direction {
    /// *lalu, silam*
    Past,
    /// *depan, mendatang*
    Future,
    /// *ini*
    This,
    /// *sebelumnya*: before a time that the text just named.
    Before,
    /// *kemudian, setelahnya*
    After,
    /// *berikutnya, selanjutnya*
    Next,
    /// *lagi*: from now on.
    Ahead,
    /// *terakhir, belakangan*
    Recent,
    /// *kedepan*
    SpanAhead,
    /// *itu, tersebut*
    That,
}

/// A part of a longer time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Edge {
    Start,
    Mid,
    End,
}

/// Nouns that announce what stands behind them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Head {
    /// *tanggal*
    Date,
    /// *pukul*
    Clock,
    /// *musim*
    Season,
    /// *anggaran, TA*
    Fiscal,
    /// *ajaran, buku*: only behind *tahun*.
    OfYear,
    /// *periode*
    Period,
}

/// Eras.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Era {
    Hijri,
    Common,
    /// *SM*: before our era.
    Before,
}

/// Function words inside expressions of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Link {
    And,
    Or,
    Until,
    With,
    On,
    That,
    Will,
    Come,
    To,
    Time,
    Local,
    Times,
    About,
    S,
    D,
    Middle,
    New,
    Same,
}

/// The classes by which a word starts or goes on with an expression.
pub(super) fn bits(word: TimeWord) -> WordClass {
    let alone = WordClass::TIME_START | WordClass::TIME_ALONE;
    match word {
        TimeWord::Weekday(_) => WordClass::WEEKDAY | alone,
        TimeWord::SundayOrWeek => WordClass::WEEKDAY | WordClass::TIME_UNIT | alone,
        TimeWord::Month(_) => WordClass::MONTH | alone,
        TimeWord::OneUnit(_)
        | TimeWord::ManyUnits(_)
        | TimeWord::DayShift(_)
        | TimeWord::LastNight => alone,
        TimeWord::Unit(_) => WordClass::TIME_UNIT | WordClass::TIME_START,
        TimeWord::Link(_)
        | TimeWord::Head(Head::OfYear)
        | TimeWord::Direction(_)
        | TimeWord::Era(Era::Common | Era::Before)
        | TimeWord::Roman(_)
        | TimeWord::Ordinal(_)
        | TimeWord::Zone(_)
        | TimeWord::MarketDay(_)
        | TimeWord::Teens
        | TimeWord::Scale(_) => WordClass::TIME_LINK,
        _ => WordClass::TIME_START,
    }
}

/// What a row of the table says.
pub(super) fn time_word(class: &str, value: &str) -> Option<TimeWord> {
    let small = || value.parse::<u8>().ok();
    let shift = || value.parse::<i8>().ok();
    Some(match class {
        "weekday" => TimeWord::Weekday(small()?),
        "sunday-or-week" => TimeWord::SundayOrWeek,
        "month" => TimeWord::Month(small()?),
        "month-short" => TimeWord::MonthShort(small()?),
        "unit" => TimeWord::Unit(unit(value)?),
        "one-unit" => TimeWord::OneUnit(unit(value)?),
        "many-units" => TimeWord::ManyUnits(unit(value)?),
        "plural" => TimeWord::Plural(unit(value)?),
        "part" => TimeWord::Part(part(value)?),
        "dini" => TimeWord::Dini,
        "last-night" => TimeWord::LastNight,
        "day-shift" => TimeWord::DayShift(shift()?),
        "next-day" => TimeWord::NextDay,
        "today-part" => TimeWord::TodayPart(if value == "past" { -1 } else { 1 }),
        "direction" => TimeWord::Direction(direction(value)?),
        "modifier" => TimeWord::Modifier(match value {
            "start" => Edge::Start,
            "mid" => Edge::Mid,
            _ => Edge::End,
        }),
        "head" => TimeWord::Head(match value {
            "date" => Head::Date,
            "clock" => Head::Clock,
            "season" => Head::Season,
            "fiscal" => Head::Fiscal,
            "of-year" => Head::OfYear,
            _ => Head::Period,
        }),
        "every" => TimeWord::Every,
        "vague" => TimeWord::Vague,
        "zone" => TimeWord::Zone(value.parse().ok()?),
        "number" => TimeWord::Number(value.parse().ok()?),
        "teens" => TimeWord::Teens,
        "scale" => TimeWord::Scale(value.parse().ok()?),
        "half" => TimeWord::Half,
        "roman" => TimeWord::Roman(small()?),
        "quarter-word" => TimeWord::Quarter(small()?),
        "ordinal" => TimeWord::Ordinal(small()?),
        "market-day" => TimeWord::MarketDay(small()?),
        "hijri-month" => TimeWord::HijriMonth(small()?),
        "era" => TimeWord::Era(match value {
            "hijri" => Era::Hijri,
            "common" => Era::Common,
            _ => Era::Before,
        }),
        "link" => TimeWord::Link(link(value)?),
        _ => return None,
    })
}

fn unit(value: &str) -> Option<TimeUnit> {
    Some(match value {
        "second" => TimeUnit::Second,
        "minute" => TimeUnit::Minute,
        "hour" => TimeUnit::Hour,
        "day" => TimeUnit::Day,
        "week" => TimeUnit::Week,
        "month" => TimeUnit::Month,
        "quarter" => TimeUnit::Quarter,
        "third" => TimeUnit::Third,
        "half" => TimeUnit::Half,
        "year" => TimeUnit::Year,
        "octennium" => TimeUnit::Octennium,
        "decade" => TimeUnit::Decade,
        "century" => TimeUnit::Century,
        _ => return None,
    })
}

fn part(value: &str) -> Option<DayPart> {
    Some(match value {
        "dawn" => DayPart::Dawn,
        "morning" => DayPart::Morning,
        "midday" => DayPart::Midday,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" => DayPart::Night,
        _ => return None,
    })
}

fn direction(value: &str) -> Option<Direction> {
    Some(match value {
        "past" => Direction::Past,
        "future" => Direction::Future,
        "this" => Direction::This,
        "before" => Direction::Before,
        "after" => Direction::After,
        "next" => Direction::Next,
        "ahead" => Direction::Ahead,
        "recent" => Direction::Recent,
        "span-ahead" => Direction::SpanAhead,
        "that" => Direction::That,
        _ => return None,
    })
}

fn link(value: &str) -> Option<Link> {
    Some(match value {
        "and" => Link::And,
        "or" => Link::Or,
        "until" => Link::Until,
        "with" => Link::With,
        "on" => Link::On,
        "that" => Link::That,
        "will" => Link::Will,
        "come" => Link::Come,
        "to" => Link::To,
        "time" => Link::Time,
        "local" => Link::Local,
        "times" => Link::Times,
        "about" => Link::About,
        "s" => Link::S,
        "d" => Link::D,
        "middle" => Link::Middle,
        "new" => Link::New,
        "same" => Link::Same,
        _ => return None,
    })
}
