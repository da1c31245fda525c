//! Months, weekdays, units and holidays.

use std::collections::BTreeMap;

use jiff::civil::Date as Civil;

use super::time_word::{TimeWord, bits, time_word};
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
            // Where another table knows *harinya*, its stem is not looked up.
            if matches!(
                word,
                TimeWord::Unit(_) | TimeWord::Part(_) | TimeWord::DayShift(_)
            ) {
                let with_nya = format!("{}nya", record.get("word"));
                let id = words.add(&with_nya, bits(word));
                lexicon.enter(id, word);
            }
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
