//! Mends the border between an office and the name behind it, where the model takes a word of the one for the other.

mod bracket;
mod dash;
mod start;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::{EntityKind, Name};
use crate::lexicon::{KeyHasher, WordClass, phrase_key};
use crate::reading::Reading;
use crate::rule::RuleId;
use crate::token::TokenFlags;

const RULE: RuleId = RuleId::new("mention/border");

/// How far before a name its office may begin.
const REACH: usize = 12;

type KeySet = HashSet<u64, BuildHasherDefault<KeyHasher>>;

/// Gives the words of offices, bodies and places that stand in a person's name back to them, and the name that a body
/// has taken to the person. The names are in order, and stay so.
pub(crate) fn mend(reading: &Reading<'_>, names: &mut Vec<Name>) {
    for at in 0..names.len() {
        start::take(reading, names, at);
    }
    names.retain(|name| !name.tokens.is_empty());
    dash::join(reading, names);
    bracket::close(reading, names);
    let border = Border {
        reading,
        places: ends(reading, names, |name| {
            let head = &reading.tokens[name.tokens.start];
            name.kind == EntityKind::Location
                && name.tokens.len() >= 3
                && head.is(WordClass::PLACE_HEAD)
        }),
        bodies: ends(reading, names, |name| name.kind != EntityKind::Person),
        persons: names
            .iter()
            .filter(|name| name.kind == EntityKind::Person)
            .map(|name| name.tokens.clone())
            .collect(),
    };
    for at in 0..names.len() {
        border.finish_place(names, at);
    }
    let part = |name: &mut Name| match name.kind {
        EntityKind::Person => border.before_person(name),
        EntityKind::Organization => border.person_behind(name),
        _ => None,
    };
    let parts: Vec<Name> = names.iter_mut().filter_map(part).collect();
    names.retain(|name| !name.tokens.is_empty());
    if !parts.is_empty() {
        join(names, parts);
    }
}

/// The last two words of some names.
fn ends(reading: &Reading<'_>, names: &[Name], of: impl Fn(&Name) -> bool) -> KeySet {
    let mut ends = KeySet::default();
    for name in names {
        if name.tokens.len() >= 2 && of(name) {
            let last = name.tokens.end - 2..name.tokens.end;
            ends.insert(phrase_key(reading.keys(last)));
        }
    }
    ends
}

/// Puts the cut parts in; one that adjoins a name before it makes that longer.
fn join(names: &mut Vec<Name>, parts: Vec<Name>) {
    names.extend(parts);
    names.sort_by_key(|name| (name.tokens.start, name.tokens.end));
    names.dedup_by(|here, before| {
        let overlaps = here.tokens.start < before.tokens.end;
        let goes_on = here.tokens.start == before.tokens.end
            && here.rule == RULE
            && here.kind != EntityKind::Person
            && before.kind != EntityKind::Person;
        let joins = overlaps || goes_on;
        if joins {
            before.tokens.end = before.tokens.end.max(here.tokens.end);
        }
        joins
    });
}

struct Border<'r> {
    reading: &'r Reading<'r>,
    /// The last two words of places with their head: *Kabupaten Batang Hari*.
    places: KeySet,
    /// The last two words of places and bodies.
    bodies: KeySet,
    /// The tokens of the persons' names, in order.
    persons: Vec<Range<usize>>,
}

impl Border<'_> {
    // Bupati **Batang** Hari, where another mention is Kabupaten Batang Hari
    fn finish_place(&self, names: &mut [Name], at: usize) {
        let end = names[at].tokens.end;
        let free = names.get(at + 1).is_none_or(|next| next.tokens.start > end);
        let inside = end < self.reading.tokens.len() && names[at].kind != EntityKind::Person;
        if free && inside && self.ends(&self.places, end - 1) {
            names[at].tokens.end += 1;
        }
    }

    /// Cuts the first word off a person's name where it ends the office before it; the place or body that it makes.
    fn before_person(&self, name: &mut Name) -> Option<Name> {
        let reading = self.reading;
        let start = name.tokens.start;
        if self.is_office_only(name) {
            name.tokens = start..start;
            return None;
        }
        let before = start.checked_sub(1)?;
        if name.tokens.len() < 2 {
            return None;
        }
        let given = reading.tokens[start].is(WordClass::PERSON_NAME);
        let headed = self.ends(&self.places, before);
        let body = || self.ends_body(before) || self.is_village(before);
        if self.is_place(before) || headed || !given && body() {
            name.tokens.start += 1;
            return Some(place(before..start + 1));
        }
        if given {
            return None;
        }
        if self.is_field(before) {
            name.tokens.start += 1;
        } else if self.is_body(start) {
            name.tokens.start += 1;
            return Some(Name {
                tokens: start..start + 1,
                kind: EntityKind::Organization,
                rule: RULE,
            });
        }
        None
    }

    // kata **Kepala Daops**, Eko Purnomo, where the model takes the office for a person
    fn is_office_only(&self, name: &Name) -> bool {
        let end = name.tokens.end;
        let comma = end < self.reading.tokens.len() && self.reading.form(end) == ",";
        let kin = WordClass::RELATION | WordClass::KINSHIP | WordClass::PERSON_NAME;
        let office =
            self.is_office(name.tokens.start) && !self.reading.tokens[name.tokens.start].is(kin);
        office && comma && self.is_person(end + 1)
    }

    /// Whether a token stands in a person's name.
    fn is_person(&self, at: usize) -> bool {
        let next = self.persons.partition_point(|tokens| tokens.end <= at);
        self.persons
            .get(next)
            .is_some_and(|tokens| tokens.contains(&at))
    }

    // Bupati **Batang Hari** Eko Purnomo, where the gazetteer has Batang Hari
    fn is_place(&self, before: usize) -> bool {
        let reading = self.reading;
        let known = reading.tables.names.known(reading.keys(before..before + 2));
        let place = known.is_some_and(|(len, known)| len == 2 && known.place);
        place && reading.tokens[before].has(TokenFlags::CAPITALIZED)
    }

    // Direktur **Bank Sumber** Eko Purnomo, where another mention is Bank Sumber  Not: Marsma **TNI Eko** Purnomo
    fn ends_body(&self, before: usize) -> bool {
        let behind_office = before > 0 && self.is_office(before - 1);
        behind_office && self.ends(&self.bodies, before)
    }

    /// Whether a name of the text ends in these two words.
    fn ends(&self, names: &KeySet, before: usize) -> bool {
        let token = &self.reading.tokens[before];
        let pair = self.reading.keys(before..before + 2);
        token.has(TokenFlags::CAPITALIZED)
            && self.reading.tokens[before + 1].has(TokenFlags::CAPITALIZED)
            && !token.is(WordClass::PERSON_NAME)
            && names.contains(&phrase_key(pair))
    }

    // Kepala **Desa Sumber** Eko Purnomo  Not: Sekretaris **Daerah Eko** Purnomo
    fn is_village(&self, before: usize) -> bool {
        let head = matches!(
            self.reading.form(before),
            "Desa"
                | "Dusun"
                | "Kelurahan"
                | "Kecamatan"
                | "Kampung"
                | "Nagari"
                | "Pekon"
                | "Gampong"
        );
        before > 0 && head && self.is_office(before - 1)
    }

    // Kepala Dinas Komunikasi **dan Informatika** Eko Purnomo  Not: Bupati Sri **dan Eko** Purnomo
    fn is_field(&self, before: usize) -> bool {
        let reading = self.reading;
        if reading.form(before) != "dan" || before == 0 || reading.form(before - 1) == "," {
            return false;
        }
        let lowest = before.saturating_sub(REACH);
        let mut fields = 0;
        for at in (lowest..before).rev() {
            let token = &reading.tokens[at];
            if self.is_office(at) {
                return fields > 1;
            }
            let field = token.is_word()
                && token.has(TokenFlags::CAPITALIZED)
                && !token.is(WordClass::PERSON_NAME)
                && !self.is_person(at);
            if !field && !matches!(reading.form(at), "dan" | ",") {
                return false;
            }
            fields += usize::from(field);
        }
        false
    }

    // Direktur Eksekutif **Y-Publica** Eko Purnomo, Ketua **PGRI** Eko Purnomo
    fn is_body(&self, start: usize) -> bool {
        let token = &self.reading.tokens[start];
        let form = self.reading.form(start);
        let next = &self.reading.tokens[start + 1];
        let acronym = token.has(TokenFlags::ALL_CAPS) && form.len() >= 4;
        acronym
            && !next.has(TokenFlags::ALL_CAPS)
            && next.is(WordClass::PERSON_NAME)
            && self.is_office(start - 1)
    }

    fn is_office(&self, at: usize) -> bool {
        self.reading.tokens[at].is(WordClass::OFFICE)
    }

    // Kepala BPS Kabupaten Jepara | **Eko Purnomo**, which the model takes for one body
    fn person_behind(&self, name: &mut Name) -> Option<Name> {
        let reading = self.reading;
        let before = name.tokens.start.checked_sub(1)?;
        if !self.is_office(before) {
            return None;
        }
        let head = name
            .tokens
            .clone()
            .find(|&at| matches!(reading.form(at), "Kabupaten" | "Kota" | "Provinsi"))?;
        let (len, known) = reading
            .tables
            .names
            .known(reading.keys(head + 1..name.tokens.end))?;
        let cut = head + 1 + len;
        let words = cut..name.tokens.end;
        let person = known.place
            && (1..=4).contains(&words.len())
            && words.clone().all(|at| {
                let token = &reading.tokens[at];
                let other = WordClass::ORG_HEAD | WordClass::PLACE_HEAD | WordClass::OFFICE;
                token.is_word()
                    && token.has(TokenFlags::CAPITALIZED)
                    && !token.is(other)
                    && !token.has(TokenFlags::ALL_CAPS)
            });
        if !person {
            return None;
        }
        name.tokens.end = cut;
        Some(Name {
            tokens: words,
            kind: EntityKind::Person,
            rule: RULE,
        })
    }
}

fn place(tokens: Range<usize>) -> Name {
    Name {
        tokens,
        kind: EntityKind::Location,
        rule: RULE,
    }
}
