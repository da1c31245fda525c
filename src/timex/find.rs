//! Finds expressions of time: runs of time words, and in each run the longest expression at each place.

use super::atom::{self, Atom, AtomKind};
use super::grammar::{Read, Run};
use super::resolve;
use super::written::Written;
use super::{Timex, clock, coming, day, deictic, holiday, length, part, period, set, year};
use crate::citation::{self, Citation};
use crate::date::Date;
use crate::input::Input;
use crate::lexicon::{Lexicon, Link, TimeUnit, TimeWord, WordClass};
use crate::reading::Reading;

/// The expressions of time of a text, in order, with values counted from the document date.
///
/// Reads with the built-in data; an [`Analyzer`](crate::Analyzer) finds the same and more.
///
/// ```
/// let date = "2023-06-15".parse().ok();
/// let found = warta::find_timexes("Rapat digelar Rabu (14/6) dan besok pukul 09.30 WIB.", date);
/// // "The meeting was held on Wednesday (14/6) and tomorrow at 09.30 WIB."
/// assert_eq!(found[0].value.as_deref(), Some("2023-06-14"));
/// assert_eq!(found[1].value.as_deref(), Some("2023-06-16T09:30"));
/// ```
///
/// # Panics
///
/// Where the text is 4 GiB or longer.
#[must_use]
pub fn find_timexes(text: &str, document_date: Option<Date>) -> Vec<Timex> {
    let lexicon = Lexicon::builtin();
    let input = Input::new(text).document_date(document_date);
    let reading = Reading::new(input, lexicon.tables());
    find(&reading, &citation::find(&reading))
}

/// The expressions of time of a text, in order. Those inside a citation are left out.
pub(crate) fn find(reading: &Reading<'_>, citations: &[Citation]) -> Vec<Timex> {
    let mut written = Vec::with_capacity(reading.tokens.len() / 32);
    let mut atoms: Vec<Atom> = Vec::with_capacity(64);
    let mut citations = citations.iter().peekable();
    let mut at = 0;
    while let Some(next) = atom::next_trigger(reading, at) {
        at = next;
        let token = &reading.tokens[at];
        while citations
            .next_if(|citation| citation.span.end() <= token.span.start())
            .is_some()
        {}
        let citation = citations.peek().copied();
        if citation.is_some_and(|citation| citation.span.contains(token.span)) {
            at += 1;
            continue;
        }
        let end = atom::read_run(reading, at, citation, &mut atoms);
        read(reading, &atoms, &mut written);
        at = end;
    }
    resolve::resolve(reading, &written)
}

/// The expressions of a run, left to right, the longest at each place.
fn read(reading: &Reading<'_>, atoms: &[Atom], written: &mut Vec<Written>) {
    let run = Run { atoms };
    let mut at = 0;
    while at < atoms.len() {
        match expression(reading, run, at) {
            Some((mut found, next)) => {
                found.about = is_about(place_before(reading, found.span.start()));
                found.coming = coming::is_coming(reading, &found);
                written.push(found);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
}

/// The word before a byte of the text, without the blank between.
fn place_before<'t>(reading: &Reading<'t>, start: usize) -> &'t str {
    let before = &reading.text[..start];
    let trimmed = before.trim_end_matches([' ', '\u{a0}']);
    let from = trimmed
        .bytes()
        .rposition(|byte| !byte.is_ascii_alphabetic())
        .map_or(0, |at| at + 1);
    trimmed.get(from..).unwrap_or_default()
}

/// *sekitar*, *kira-kira*, *kurang lebih* stand before what is not exact.
fn is_about(word: &str) -> bool {
    ["sekitar", "kira", "lebih", "hampir"]
        .iter()
        .any(|about| word.eq_ignore_ascii_case(about))
}

/// The longest expression at a place; of equal ones, that of the first rule.
fn expression(reading: &Reading<'_>, run: Run<'_>, at: usize) -> Read<Written> {
    let place = Place { reading, run };
    let mut best: Read<Written> = None;
    for rule in rules(run.kind(at)?) {
        if let Some((written, next)) = rule(place, at)
            && best.as_ref().is_none_or(|(_, end)| *end < next)
        {
            best = Some((written, next));
        }
    }
    best
}

/// A rule reads an expression that starts at an atom.
type Rule = fn(Place<'_>, usize) -> Read<Written>;

/// A run and the text around it.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) run: Run<'a>,
}

impl<'a> Place<'a> {
    /// The form of the token so many tokens before an atom; empty before the text or on another line.
    pub(crate) fn before(self, at: usize, back: usize) -> &'a str {
        let token = self.run.atoms.get(at).map(|atom| atom.token as usize);
        match token.and_then(|token| token.checked_sub(back)) {
            Some(token) => self.reading.form(token),
            None => "",
        }
    }

    /// Whether the token before an atom is of one of these classes.
    pub(crate) fn follows(self, at: usize, classes: WordClass) -> bool {
        let token = self.run.atoms.get(at).map(|atom| atom.token as usize);
        let before = token.and_then(|token| self.reading.tokens.get(token.checked_sub(1)?));
        before.is_some_and(|before| before.is(classes))
    }

    /// The form of the token behind the one that ends before an atom.
    pub(crate) fn behind(self, next: usize) -> &'a str {
        let last = next
            .checked_sub(1)
            .and_then(|last| self.run.atoms.get(last));
        match last.map(|atom| atom.token as usize + 1) {
            Some(token) if token < self.reading.tokens.len() => self.reading.form(token),
            _ => "",
        }
    }
}

/// The rules that can start with such an atom, in reading order.
fn rules(kind: AtomKind) -> &'static [Rule] {
    let AtomKind::Word(word) = kind else {
        return match kind {
            AtomKind::Number { digits: 1 | 2, .. } => &[
                day::dated,
                holiday::hijri,
                clock::clock_number,
                year::year_number,
                year::of_era,
                length::counted,
            ],
            AtomKind::Number { digits: 4, .. } => {
                &[day::dated, year::year_number, year::of_era, length::counted]
            }
            AtomKind::Number { .. } => &[year::of_era, length::counted],
            _ => &[],
        };
    };
    match word {
        TimeWord::Weekday(_) => &[holiday::named, day::weekday],
        TimeWord::Holiday => &[holiday::named],
        TimeWord::HijriMonth(_) => &[holiday::hijri],
        TimeWord::Era(_) => &[length::day_count],
        TimeWord::SundayOrWeek => &[day::weekday, period::unit_pointed, part::week_of_month],
        TimeWord::Month(_) => &[period::month, day::month_first],
        TimeWord::MonthShort(_) => &[holiday::named, period::month, day::month_first],
        TimeWord::Unit(TimeUnit::Day) => &[
            holiday::named,
            day::weekday,
            deictic::deictic,
            period::unit_pointed,
            part::nth_day,
        ],
        TimeWord::Unit(TimeUnit::Hour) => &[clock::clock_headed],
        TimeWord::Unit(TimeUnit::Year) => &[
            length::ages,
            holiday::named,
            year::year,
            period::unit_pointed,
            set::year_to_year,
        ],
        TimeWord::Unit(TimeUnit::Month) => &[period::month, holiday::hijri, period::unit_pointed],
        TimeWord::Unit(TimeUnit::Week) => &[period::unit_pointed, part::week_of_month],
        TimeWord::Unit(TimeUnit::Quarter | TimeUnit::Half | TimeUnit::Third) => {
            &[part::part_of_year, period::unit_pointed]
        }
        TimeWord::Unit(TimeUnit::Decade | TimeUnit::Century) => {
            &[year::decade, period::unit_pointed]
        }
        TimeWord::Quarter(_) => &[part::part_of_year],
        TimeWord::Plural(_) => &[period::units_pointed],
        TimeWord::OneUnit(_) | TimeWord::ManyUnits(_) | TimeWord::Vague | TimeWord::Half => {
            &[length::counted]
        }
        TimeWord::Number(_) => &[set::times, length::counted],
        TimeWord::Part(_) | TimeWord::Dini | TimeWord::Link(Link::Middle) => {
            &[deictic::part_of_day, part::nth_day]
        }
        TimeWord::LastNight
        | TimeWord::DayShift(_)
        | TimeWord::NextDay
        | TimeWord::TodayPart(_) => &[deictic::deictic],
        TimeWord::Modifier(_) => &[part::edge],
        TimeWord::Head(_) => &[
            clock::clock_headed,
            day::headed_date,
            part::headed,
            part::same_period,
            holiday::hijri,
        ],
        TimeWord::Every => &[set::every],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use crate::{Analyzer, Input};

    #[test]
    fn a_weekday_and_its_bracketed_date_are_one() {
        let text = "Rapat digelar di Jambi, Rabu (14/6), dan besok pukul 09.30 WIB.";
        let date = "2023-06-15".parse().ok();
        let document = Analyzer::new().analyze(Input::new(text).document_date(date));
        let found: Vec<_> = document
            .timexes()
            .iter()
            .map(|timex| (document.slice(timex.span), timex.value.as_deref()))
            .collect();
        assert_eq!(
            found,
            [
                ("Rabu (14/6)", Some("2023-06-14")),
                ("besok pukul 09.30 WIB", Some("2023-06-16T09:30")),
            ]
        );
    }
}
