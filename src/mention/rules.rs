//! Names by rules and gazetteers alone, for analyzers without the model.
//!
//! A run of capitalised words is cut into titles, known names, names behind a head word, and the rest.

use std::ops::Range;

use super::{EntityKind, Name};
use crate::lexicon::{TitleKind, WordClass};
use crate::reading::Reading;
use crate::rule::RuleId;
use crate::token::{TokenFlags, TokenKind};

const KNOWN: RuleId = RuleId::new("mention/gazetteer");
const HEAD: RuleId = RuleId::new("mention/head");
const TITLED: RuleId = RuleId::new("mention/title");
const CAPITALIZED: RuleId = RuleId::new("mention/capitalized");

/// The names that the rules find, in order.
pub(crate) fn find(reading: &Reading<'_>) -> Vec<Name> {
    let mut names = Vec::new();
    for sentence in &reading.sentences {
        let tokens = sentence.tokens();
        let mut at = tokens.start;
        while at < tokens.end {
            let end = run_end(reading, at, tokens.end);
            if at < end {
                read_run(reading, at..end, &mut names);
            }
            at = end.max(at + 1);
        }
    }
    names
}

/// The end of the run of capitalised words that starts here.
fn run_end(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    if !is_capital_word(reading, start) {
        return start;
    }
    let mut at = start + 1;
    while at < end {
        let joined = is_capital_word(reading, at)
            || reading.tokens[at].kind == TokenKind::Number
            || (is_particle(reading, at) && at + 1 < end && is_capital_word(reading, at + 1));
        if !joined {
            break;
        }
        at += 1;
    }
    at
}

fn is_capital_word(reading: &Reading<'_>, at: usize) -> bool {
    let token = &reading.tokens[at];
    token.is_word() && token.has(TokenFlags::CAPITALIZED)
}

// Siti binti Rahmat, Bank Rakyat & Dagang  Not: Rudi dan Sari.
fn is_particle(reading: &Reading<'_>, at: usize) -> bool {
    matches!(
        reading.form(at),
        "bin" | "binti" | "al" | "van" | "von" | "de" | "da" | "&"
    )
}

fn read_run(reading: &Reading<'_>, run: Range<usize>, names: &mut Vec<Name>) {
    let mut at = run.start;
    let mut titled = false;
    while at < run.end {
        if reading.tokens[at].kind == TokenKind::Number {
            at += 1;
            continue;
        }
        if let Some((len, title)) = title_at(reading, at..run.end) {
            titled = title.kind != TitleKind::DegreeAfter;
            at += len;
            continue;
        }
        let name = known_at(reading, at..run.end)
            .or_else(|| headed_at(reading, at..run.end))
            .unwrap_or_else(|| other_at(reading, at..run.end, titled));
        at = name.tokens.end;
        titled = false;
        if name.rule != CAPITALIZED || is_trusted(reading, &name) {
            names.push(name);
        }
    }
}

fn title_at(reading: &Reading<'_>, run: Range<usize>) -> Option<(usize, crate::lexicon::Title)> {
    if !reading.tokens[run.start].is(WordClass::TITLE | WordClass::DEGREE_AFTER) {
        return None;
    }
    reading.tables.names.title(reading.keys(run))
}

// mention/gazetteer: Sukabumi, Partai Golkar
fn known_at(reading: &Reading<'_>, run: Range<usize>) -> Option<Name> {
    if !reading.tokens[run.start]
        .is(WordClass::PLACE_NAME | WordClass::ORG_NAME | WordClass::NAME_START)
    {
        return None;
    }
    let (len, known) = reading.tables.names.known(reading.keys(run.clone()))?;
    let kind = match (known.organization, known.place) {
        (true, _) => EntityKind::Organization,
        (_, true) => EntityKind::Location,
        _ => return None,
    };
    Some(Name {
        tokens: run.start..run.start + len,
        kind,
        rule: KNOWN,
    })
}

// mention/head: Dinas Kesehatan Jambi, Kabupaten Sukabumi  Not: Dinas terkait.
fn headed_at(reading: &Reading<'_>, run: Range<usize>) -> Option<Name> {
    let head = &reading.tokens[run.start];
    let kind = if head.is(WordClass::ORG_HEAD) {
        EntityKind::Organization
    } else if head.is(WordClass::PLACE_HEAD) {
        EntityKind::Location
    } else {
        return None;
    };
    let mut at = run.start + 1;
    while at < run.end {
        if title_at(reading, at..run.end).is_some() {
            break;
        }
        if let Some(place) = known_at(reading, at..run.end) {
            return Some(Name {
                tokens: run.start..place.tokens.end,
                kind,
                rule: HEAD,
            });
        }
        at += 1;
    }
    Some(Name {
        tokens: run.start..at,
        kind,
        rule: HEAD,
    })
}

// mention/title: Bupati Rudi Hartono   mention/capitalized: Rudi Hartono
fn other_at(reading: &Reading<'_>, run: Range<usize>, titled: bool) -> Name {
    let is_border = |at: usize| {
        title_at(reading, at..run.end).is_some()
            || known_at(reading, at..run.end).is_some()
            || reading.tokens[at].is(WordClass::ORG_HEAD)
            || reading.tokens[at].kind == TokenKind::Number
    };
    let end = (run.start + 1..run.end)
        .find(|&at| is_border(at))
        .unwrap_or(run.end);
    let first = &reading.tokens[run.start];
    let acronym = end == run.start + 1 && first.has(TokenFlags::ALL_CAPS);
    let behind = run.start.checked_sub(1).map_or("", |at| reading.form(at));
    let kind = match (titled, acronym, behind) {
        (true, ..) => EntityKind::Person,
        (_, true, _) => EntityKind::Organization,
        (.., "di" | "ke" | "dari") => EntityKind::Location,
        _ => EntityKind::Person,
    };
    let rule = if titled { TITLED } else { CAPITALIZED };
    Name {
        tokens: run.start..end,
        kind,
        rule,
    }
}

/// Whether a capitalised run without a title is a name: a person by a known name or beside a reporting word, an
/// acronym, or a place behind its preposition.
fn is_trusted(reading: &Reading<'_>, name: &Name) -> bool {
    let tokens = &reading.tokens[name.tokens.clone()];
    let is_known = tokens.iter().any(|token| token.is(WordClass::PERSON_NAME));
    if name.kind != EntityKind::Person {
        let mut letters = reading.slice(tokens[0].span).chars();
        return letters.all(char::is_alphabetic);
    }
    let behind = name
        .tokens
        .start
        .checked_sub(1)
        .map(|at| &reading.tokens[at]);
    let ahead = reading.tokens.get(name.tokens.end);
    is_known
        || [behind, ahead]
            .into_iter()
            .flatten()
            .any(|token| token.is(WordClass::CUE))
}
