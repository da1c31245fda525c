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
    /// The token behind the name and its degrees.
    pub(crate) end: usize,
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
        end: name.tokens.end,
        ..Titles::default()
    };
    while let Some((start, title)) = title_before(reading, titles.start) {
        titles.start = start;
        titles.gender = titles.gender.or(title.gender);
    }
    if titles.start < name.tokens.start {
        titles.before = Some(reading.cover(titles.start, name.tokens.start - 1));
    }
    titles.after = degrees_behind(reading, &mut titles.end);
    titles.age = age_behind(reading, titles.end);
    titles
}

// **Prof. Dr. H.** Rudi, **Kompol** Rudi, **Mayjen TNI (Purn)** Rudi  Not: Bupati Rudi, whose office is a role.
fn title_before(reading: &Reading<'_>, end: usize) -> Option<(usize, Title)> {
    let block = reading
        .blocks
        .partition_point(|block| block.tokens().end < end);
    let floor = reading
        .blocks
        .get(block)
        .map_or(0, |block| block.tokens().start)
        .max(end.saturating_sub(REACH));
    if end <= floor {
        return None;
    }
    let corps = corps_before(reading, floor, end);
    for start in floor..corps {
        if !reading.tokens[start].is(WordClass::TITLE) {
            continue;
        }
        let Some((len, title)) = reading.tables.names.title(reading.keys(start..corps)) else {
            continue;
        };
        if start + len < corps {
            continue;
        }
        return match title.kind {
            // The general of **Direktur Jenderal** Rudi is no rank.
            TitleKind::DegreeAfter | TitleKind::Office => None,
            TitleKind::Rank => Some((start, title)),
            _ => (corps == end).then_some((start, title)),
        };
    }
    None
}

/// Where the corps or retirement of a rank begins that ends here: *Kombes **Pol.***, *Letkol **(Chk)***.
fn corps_before(reading: &Reading<'_>, floor: usize, end: usize) -> usize {
    let mut at = end;
    loop {
        let last = at - 1;
        if last <= floor {
            return at;
        }
        match reading.form(last).trim_end_matches('.') {
            "Pol" | "TNI" | "Purn" | "Inf" | "Kav" | "Arm" | "Arh" | "Czi" | "Chk" | "Ckm"
            | "Cpm" | "Mar" | "Laut" | "Pnb" | "Sus" | "Caj" | "Polisi" | "Anumerta" | "Dua"
            | "Satu" | "" => at = last,
            ")" if last >= floor + 3 && reading.form(last - 2) == "(" => at = last - 2,
            ")" if last >= floor + 4
                && reading.form(last - 3) == "("
                && reading.form(last - 1) == "." =>
            {
                at = last - 3;
            }
            _ => return at,
        }
    }
}

// Rudi Hartono**, S.H., M.Si.**  Not: Rudi Hartono, Kota Jambi
fn degrees_behind(reading: &Reading<'_>, end: &mut usize) -> Option<Span> {
    let mut degrees: Option<Span> = None;
    loop {
        let comma = *end < reading.tokens.len() && matches!(reading.form(*end), "," | ".");
        let start = *end + usize::from(comma);
        let len = degree_at(reading, start);
        if len == 0 {
            return degrees;
        }
        let span = reading.cover(start, start + len - 1);
        degrees = Some(degrees.map_or(span, |degrees| degrees.cover(span)));
        *end = start + len;
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
    (1..=120).contains(&age).then_some(age)
}
