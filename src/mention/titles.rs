//! What stands beside the name of a person: titles before, degrees behind, the age.

use super::Name;
use crate::lexicon::{Title, TitleKind, WordClass};
use crate::mention::Gender;
use crate::reading::Reading;
use crate::span::Span;
use crate::token::TokenKind;

/// The titles around a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Titles {
    /// The first token of the titles right before the name, or of the name.
    pub(crate) start: usize,
    pub(crate) before: Option<Span>,
    pub(crate) after: Option<Span>,
    pub(crate) age: Option<u8>,
    pub(crate) gender: Option<Gender>,
}

/// The longest run of titles that is looked at on one side of a name, in tokens.
const REACH: usize = 8;

/// Reads the titles around the name of a person.
pub(crate) fn read(reading: &Reading<'_>, name: &Name) -> Titles {
    let mut titles = Titles {
        start: name.tokens.start,
        ..Titles::default()
    };
    while let Some((start, title)) = title_before(reading, titles.start) {
        titles.start = start;
        titles.gender = titles.gender.or(title.gender);
    }
    if titles.start < name.tokens.start {
        titles.before = Some(reading.cover(titles.start, name.tokens.start - 1));
    }
    titles.after = degrees_behind(reading, name.tokens.end);
    titles.age = age_behind(reading, name.tokens.end);
    titles
}

// **Prof. Dr. H.** Rudi, **Kompol** Rudi  Not: Bupati Rudi, whose office is a role.
fn title_before(reading: &Reading<'_>, end: usize) -> Option<(usize, Title)> {
    let block = reading
        .blocks
        .partition_point(|block| block.tokens().end < end);
    let floor = reading
        .blocks
        .get(block)
        .map_or(0, |block| block.tokens().start)
        .max(end.saturating_sub(REACH));
    (floor..end).find_map(|start| {
        if !reading.tokens[start].is(WordClass::TITLE) {
            return None;
        }
        let (len, title) = reading.tables.names.title(reading.keys(start..end))?;
        let stays = !matches!(title.kind, TitleKind::DegreeAfter | TitleKind::Office);
        (start + len == end && stays).then_some((start, title))
    })
}

// Rudi Hartono**, S.H., M.Si.**  Not: Rudi Hartono, Kota Jambi
fn degrees_behind(reading: &Reading<'_>, name_end: usize) -> Option<Span> {
    let mut degrees: Option<Span> = None;
    let mut at = name_end;
    loop {
        let comma = at < reading.tokens.len() && reading.form(at) == ",";
        let start = at + usize::from(comma);
        let len = degree_at(reading, start);
        if len == 0 {
            return degrees;
        }
        let span = reading.cover(start, start + len - 1);
        degrees = Some(degrees.map_or(span, |degrees| degrees.cover(span)));
        at = start + len;
    }
}

/// How many tokens the degree takes that starts here; 0 if there is none.
fn degree_at(reading: &Reading<'_>, start: usize) -> usize {
    if !reading
        .tokens
        .get(start)
        .is_some_and(|token| token.is(WordClass::DEGREE_AFTER))
    {
        return 0;
    }
    let window = start..reading.tokens.len().min(start + 3);
    let title = reading.tables.names.title(reading.keys(window));
    title.map_or(0, |(len, title)| {
        if title.kind == TitleKind::DegreeAfter {
            len
        } else {
            0
        }
    })
}

// Rudi **(45)**, Rudi **(45 tahun)**, Rudi **, 45,**
fn age_behind(reading: &Reading<'_>, at: usize) -> Option<u8> {
    let open = reading.tokens.get(at)?;
    let number = reading.tokens.get(at + 1)?;
    if number.kind != TokenKind::Number || !matches!(reading.slice(open.span), "(" | ",") {
        return None;
    }
    reading
        .tokens
        .get(at + 2)
        .filter(|_| matches!(reading.form(at + 2), ")" | "," | "tahun" | "thn" | "th"))?;
    let age: u8 = reading.slice(number.span).parse().ok()?;
    (1 <= age && age <= 120).then_some(age)
}
