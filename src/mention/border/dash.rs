//! Names on both sides of a dash: *Rudi–Sari* are two, *Rudi Zaire-Hartono* is one.

use std::ops::Range;

use super::{KeySet, RULE};
use crate::lexicon::{WordClass, phrase_key};
use crate::mention::{EntityKind, Name};
use crate::reading::Reading;
use crate::token::TokenFlags;

/// Names the other of a pair whose words the text has in the name of a person, and gives the second half of a family
/// name back. The names are in order, and stay so.
pub(super) fn join(reading: &Reading<'_>, names: &mut Vec<Name>) {
    if !names.iter().any(|name| is_dashed(reading, name)) {
        return;
    }
    for at in 0..names.len() {
        let limit = limit(reading, names, at);
        let name = &mut names[at];
        if name.tokens.end + 2 <= limit && is_half(reading, name) {
            name.tokens.end += 2;
        }
    }
    let known = Known::of(reading, names);
    let mut found = Vec::new();
    for at in 0..names.len() {
        if names[at].kind != EntityKind::Person {
            continue;
        }
        let floor = at
            .checked_sub(1)
            .map_or(0, |before| names[before].tokens.end);
        let limit = limit(reading, names, at);
        let Range { start, end } = names[at].tokens;
        if start >= floor + 2 && is_side(reading, start - 1) {
            match known.at(reading, start - 2) {
                Some(true) => names[at].tokens.start -= 2,
                Some(false) => found.push(person(start - 2)),
                None => {}
            }
        }
        if end + 2 <= limit && is_side(reading, end) {
            match known.behind(reading, end) {
                Some(true) => names[at].tokens.end += 2,
                Some(false) => found.push(person(end + 1)),
                None => {}
            }
        }
    }
    if !found.is_empty() {
        names.extend(found);
        names.sort_by_key(|name| name.tokens.start);
        names.dedup_by(|name, before| name.tokens.start < before.tokens.end);
    }
}

/// Where the next name begins, or the text ends.
fn limit(reading: &Reading<'_>, names: &[Name], at: usize) -> usize {
    let next = names.get(at + 1);
    next.map_or(reading.tokens.len(), |next| next.tokens.start)
}

/// The words of the persons of a text.
struct Known {
    words: KeySet,
    /// The words on both sides of a dash in one name.
    halves: KeySet,
}

impl Known {
    fn of(reading: &Reading<'_>, names: &[Name]) -> Known {
        let persons = || names.iter().filter(|name| name.kind == EntityKind::Person);
        let words = persons().flat_map(|name| reading.keys(name.tokens.clone()));
        let dashes = persons()
            .filter(|name| name.tokens.len() > 3)
            .flat_map(|name| name.tokens.start + 1..name.tokens.end - 1)
            .filter(|&at| is_side(reading, at));
        Known {
            words: words.collect(),
            halves: dashes.map(|at| around(reading, at)).collect(),
        }
    }

    /// Whether the word before a dash is known: as half of one name, or as a name of its own.
    fn at(&self, reading: &Reading<'_>, at: usize) -> Option<bool> {
        self.side(reading, at, at + 1)
    }

    /// The same for the word behind a dash.
    fn behind(&self, reading: &Reading<'_>, dash: usize) -> Option<bool> {
        self.side(reading, dash + 1, dash)
    }

    fn side(&self, reading: &Reading<'_>, word: usize, dash: usize) -> Option<bool> {
        let token = &reading.tokens[word];
        let known = token.is_word()
            && token.has(TokenFlags::CAPITALIZED)
            && self.words.contains(&token.key);
        known.then(|| self.halves.contains(&around(reading, dash)))
    }
}

/// The key of the words around a dash.
fn around(reading: &Reading<'_>, dash: usize) -> u64 {
    phrase_key([reading.tokens[dash - 1].key, reading.tokens[dash + 1].key].into_iter())
}

/// Whether a dash stands right behind the name of a person or before it.
fn is_dashed(reading: &Reading<'_>, name: &Name) -> bool {
    let behind = name.tokens.end < reading.tokens.len() && is_side(reading, name.tokens.end);
    let before = name.tokens.start > 0 && is_side(reading, name.tokens.start - 1);
    name.kind == EntityKind::Person && (behind || before)
}

/// Whether a token is a dash without a blank on either side.
fn is_side(reading: &Reading<'_>, at: usize) -> bool {
    let glued = |at: usize| {
        let token = reading.tokens.get(at);
        token.is_some_and(|token| token.has(TokenFlags::GLUED))
    };
    matches!(reading.form(at), "-" | "–") && glued(at) && glued(at + 1)
}

// Rudi **Zaire-Hartono**: the word behind the dash is none of the language.  Not: Rudi Hartono-Prof, Rudi Pembunuh-Pemeras
fn is_half(reading: &Reading<'_>, name: &Name) -> bool {
    let last = &reading.tokens[name.tokens.end + 1];
    name.kind == EntityKind::Person
        && name.tokens.len() > 1
        && is_side(reading, name.tokens.end)
        && reading.form(name.tokens.end) == "-"
        && last.is_word()
        && last.has(TokenFlags::CAPITALIZED)
        && !last.is(WordClass::TITLE | WordClass::COMMON)
        && !last.has(TokenFlags::ALL_CAPS)
        && reading.tables.vocabulary.count(last.key) == 0
}

fn person(at: usize) -> Name {
    Name {
        tokens: at..at + 1,
        kind: EntityKind::Person,
        rule: RULE,
    }
}
