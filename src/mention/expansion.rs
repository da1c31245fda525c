//! What an acronym in brackets stands for: *Komisi Pemilihan Umum (KPU)*.

use super::unit::{Edge, Shape, Unit};

/// Marks the acronym behind an opening bracket and the words before the bracket that it stands for.
pub(crate) fn link(bytes: &[u8], units: &mut [Unit], open: usize) {
    let acronym = open + 1;
    let is_bracketed = open > 0
        && units.get(acronym).is_some_and(Unit::is_strong)
        && units
            .get(acronym + 1)
            .is_some_and(|close| close.edge == Edge::Close);
    if !is_bracketed {
        return;
    }
    let Some(first) = expansion(bytes, units, acronym) else {
        return;
    };
    units[acronym].link = 1;
    for unit in &mut units[first..open] {
        unit.link = 3;
    }
    units[open - 1].link = 4;
    units[first].link = 2;
}

/// The first of the words before a bracket that an acronym stands for.
fn expansion(bytes: &[u8], units: &[Unit], acronym: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let letters = &bytes[units[acronym].span.range()];
    if letters.len() < 2 || letters.len() > LONGEST || !letters.is_ascii() {
        return None;
    }
    let last = acronym - 2;
    let mut best = None;
    for first in (last.saturating_sub(9)..=last).rev() {
        let unit = &units[first];
        if unit.shape == Shape::Mark && unit.edge != Edge::Joint {
            break;
        }
        if !unit.is_strong() {
            continue;
        }
        if is_made_of(letters, bytes, &units[first..=last]) {
            best = Some(first);
        }
        if best.is_some() && unit.has(Unit::SENTENCE_START) {
            break;
        }
    }
    best.filter(|&first| first < last)
}

/// Whether each letter of an acronym comes from the words in turn, and each capital word but one gives some.
fn is_made_of(letters: &[u8], bytes: &[u8], units: &[Unit]) -> bool {
    let (mut used, mut skipped) = (0, 0);
    for unit in units {
        let word = &bytes[unit.span.range()];
        let rest = &letters[used..];
        let taken = shared_prefix(rest, word);
        if taken == 0 {
            skipped += usize::from(unit.is_strong());
        }
        used += taken;
    }
    let initials = units.iter().filter(|unit| unit.is_strong()).count();
    used == letters.len() && skipped * 4 <= initials
}

/// How many letters of an acronym a word gives: its first ones, or two or more from its middle.
fn shared_prefix(rest: &[u8], word: &[u8]) -> usize {
    let common = |from: usize| {
        let pairs = rest.iter().zip(&word[from..]);
        pairs.take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
    };
    match common(0) {
        0 => (1..word.len().min(12))
            .map(common)
            .max()
            .filter(|&n| n > 1)
            .unwrap_or(0),
        n if rest.iter().all(u8::is_ascii_uppercase) && rest.len() <= 5 => n.min(1),
        n => n,
    }
}
