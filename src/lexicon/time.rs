//! Months, weekdays, units and holidays.

use std::collections::BTreeMap;

use jiff::civil::Date as Civil;

use super::{Table, VocabularyBuilder, WordClass, WordId};
use crate::reading::Reading;

/// The words of expressions of time, by vocabulary id.
#[derive(Debug)]
pub(crate) struct TimeLexicon {
    words: Vec<Option<TimeWord>>,
    holidays: Vec<Holiday>,
    /// The names of holidays by their first word, the longest first.
    names: BTreeMap<WordId, Vec<HolidayName>>,
}

/// A holiday and when it is.
#[derive(Debug)]
pub(crate) struct Holiday {
    pub(crate) name: &'static str,
    pub(crate) day: HolidayDay,
    /// The year from which its anniversaries count.
    pub(crate) first_year: Option<i32>,
}

#[derive(Debug)]
pub(crate) enum HolidayDay {
    /// Month and day.
    Fixed(u8, u8),
    /// From a month and day to the next of another: Christmas to New Year.
    Span((u8, u8), (u8, u8)),
    /// Days behind Easter Sunday.
    Easter(i16),
    /// The official days, in order.
    Dates(Vec<Civil>),
    Unknown,
}

#[derive(Debug)]
struct HolidayName {
    words: Vec<WordId>,
    holiday: usize,
}

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

impl TimeLexicon {
    pub(crate) fn load(words: &mut VocabularyBuilder) -> TimeLexicon {
        let table = Table::builtin("data/time.tsv", include_str!("../../data/time.tsv"));
        let mut lexicon = TimeLexicon {
            words: Vec::new(),
            holidays: Vec::new(),
            names: BTreeMap::new(),
        };
        for record in table.records() {
            let (class, value) = (record.get("class"), record.get("value"));
            let word = time_word(class, value)
                .ok_or_else(|| record.error("class", format!("unknown {class} {value:?}")))
                .unwrap_or_else(|error| panic!("{error}"));
            let id = words.add(record.get("word"), bits(word));
            lexicon.enter(id, word);
        }
        lexicon.load_pairs(words, &table);
        lexicon.load_holidays(words);
        lexicon
    }

    /// What a word means in an expression of time, if anything.
    pub(crate) fn get(&self, word: WordId) -> Option<TimeWord> {
        self.words.get(word.index()).copied().flatten()
    }

    pub(crate) fn holidays(&self) -> &[Holiday] {
        &self.holidays
    }

    /// The holiday whose name starts at a token, and how many tokens its longest name has.
    pub(crate) fn holiday(&self, reading: &Reading<'_>, first: usize) -> Option<(usize, usize)> {
        let names = self.names.get(&reading.word(first))?;
        let name = names.iter().find(|name| {
            let words = name.words.iter().enumerate();
            words
                .skip(1)
                .all(|(at, word)| reading.word(first + at) == *word)
        })?;
        Some((name.holiday, name.words.len()))
    }

    fn load_holidays(&mut self, words: &mut VocabularyBuilder) {
        let file = "data/time-holiday-days.tsv";
        let table = Table::builtin(file, include_str!("../../data/time-holiday-days.tsv"));
        for record in table.records() {
            let (name, kind, value) = (
                record.get("holiday"),
                record.get("kind"),
                record.get("value"),
            );
            let day = holiday_day(kind, value)
                .ok_or_else(|| record.error("value", format!("not a day: {kind} {value:?}")))
                .unwrap_or_else(|error| panic!("{error}"));
            match (self.holidays.last_mut(), day) {
                (
                    Some(Holiday {
                        name: last,
                        day: HolidayDay::Dates(dates),
                        ..
                    }),
                    HolidayDay::Dates(more),
                ) if *last == name => {
                    dates.extend(more);
                }
                (_, day) => {
                    let first_year = (name == "kemerdekaan").then_some(1945);
                    self.holidays.push(Holiday {
                        name,
                        day,
                        first_year,
                    });
                }
            }
        }
        let file = "data/time-holidays.tsv";
        let table = Table::builtin(file, include_str!("../../data/time-holidays.tsv"));
        for record in table.records() {
            let id = record.get("holiday");
            let holiday = self.holidays.iter().position(|holiday| holiday.name == id);
            let holiday = holiday.unwrap_or_else(|| {
                panic!("{}", record.error("holiday", format!("no days of {id:?}")))
            });
            self.load_holiday_name(words, record.get("name"), holiday);
        }
        for names in self.names.values_mut() {
            names.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
    }

    fn load_holiday_name(&mut self, words: &mut VocabularyBuilder, name: &str, holiday: usize) {
        let mut ids = Vec::new();
        for (at, word) in name.split(' ').enumerate() {
            let class = if at == 0 {
                WordClass::TIME_START | WordClass::TIME_ALONE
            } else {
                WordClass::TIME_LINK
            };
            let id = words.add(word, class);
            if self.get(id).is_none() {
                self.enter(id, TimeWord::Holiday);
            }
            ids.push(id);
        }
        let names = self.names.entry(ids[0]).or_default();
        names.push(HolidayName {
            words: ids,
            holiday,
        });
    }

    fn enter(&mut self, id: WordId, word: TimeWord) {
        if self.words.len() <= id.index() {
            self.words.resize(id.index() + 1, None);
        }
        self.words[id.index()] = Some(word);
    }

    /// *Juni-Juli*, *Senin-Rabu* are one token each: the scanner keeps words with a hyphen together.
    fn load_pairs(&self, words: &mut VocabularyBuilder, table: &Table<'_>) {
        let alone = WordClass::TIME_START | WordClass::TIME_ALONE;
        for class in ["weekday", "month"] {
            let names = || {
                table
                    .records()
                    .filter(|record| {
                        record.get("class").starts_with(class)
                            || (class == "weekday" && record.get("word") == "Minggu")
                    })
                    .map(|record| record.get("word"))
            };
            for first in names() {
                for second in names() {
                    words.add(&format!("{first}-{second}"), alone);
                }
            }
        }
    }
}

/// The classes by which a word starts or goes on with an expression.
fn bits(word: TimeWord) -> WordClass {
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

fn holiday_day(kind: &str, value: &str) -> Option<HolidayDay> {
    let fixed = |value: &str| {
        let (month, day) = value.split_once('-')?;
        Some((month.parse::<u8>().ok()?, day.parse::<u8>().ok()?))
    };
    Some(match kind {
        "fixed" => {
            let (month, day) = fixed(value)?;
            HolidayDay::Fixed(month, day)
        }
        "span" => {
            let (first, last) = value.split_once('/')?;
            HolidayDay::Span(fixed(first)?, fixed(last)?)
        }
        "easter" => HolidayDay::Easter(value.parse().ok()?),
        "date" => HolidayDay::Dates(vec![value.parse().ok()?]),
        "unknown" => HolidayDay::Unknown,
        _ => return None,
    })
}

fn time_word(class: &str, value: &str) -> Option<TimeWord> {
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
