//! The region of a regional act that does not name it: the one that the article is about.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Regulation;
use super::instrument::Naming;
use super::kind::TypeForm;
use super::reader::Reader;
use super::regional::region_code;
use super::resolve::Resolved;
use crate::lexicon::{LawWord, RegionNames};
use crate::reading::Reading;
use crate::rule::Confidence;

/// The words that name the head or the office of a region, with its level.
const HEADS: &[(&str, LawWord)] = &[
    ("gubernur", LawWord::Province),
    ("pemprov", LawWord::Province),
    ("provinsi", LawWord::Province),
    ("bupati", LawWord::Regency),
    ("pemkab", LawWord::Regency),
    ("kabupaten", LawWord::Regency),
    ("walikota", LawWord::City),
    ("pemkot", LawWord::City),
    ("kota", LawWord::City),
];

/// Gives regional acts with a number the region that the article names most.
pub(super) fn infer(reading: &Reading<'_>, reader: Reader<'_>, found: &mut [Resolved]) {
    let unknown = |one: &Resolved| {
        one.draft.instrument.as_ref().is_some_and(|instrument| {
            instrument.code.is_none() && matches!(instrument.name, Naming::Number(_, Some(_)))
        })
    };
    if !found.iter().any(unknown) {
        return;
    }
    let counts = count(reading, reader);
    for one in found.iter_mut().filter(|one| unknown(one)) {
        let Some(instrument) = one.draft.instrument.as_mut() else {
            continue;
        };
        let kind = reader.law.registry.type_of(instrument.kind);
        // Only Aceh has them.
        if kind.code == "qanun"
            && let Naming::Number(number, Some(year)) = &instrument.name
        {
            instrument.code = Some(Cow::Borrowed("qanun-aceh"));
            one.act = Some(Regulation::new("qanun-aceh", number.clone(), *year));
            continue;
        }
        let fits = |level: LawWord| match kind.form {
            TypeForm::Province => level == LawWord::Province,
            TypeForm::Regency => level == LawWord::Regency,
            TypeForm::City => level == LawWord::City,
            TypeForm::Village => false,
            _ => instrument.level.is_none_or(|named| named == level),
        };
        let best = counts
            .iter()
            .filter(|((level, _), _)| fits(*level))
            .max_by_key(|&((_, name), &(count, first))| (count, std::cmp::Reverse(first), *name));
        let Some(((level, name), _)) = best else {
            continue;
        };
        let names = RegionNames {
            province: (*level == LawWord::Province).then_some(*name),
            regency: (*level == LawWord::Regency).then_some(*name),
            city: (*level == LawWord::City).then_some(*name),
        };
        instrument.code = region_code(kind.code, kind.form, Some(*level), names).map(Cow::Owned);
        if let (Some(code), Naming::Number(number, Some(year))) =
            (&instrument.code, &instrument.name)
        {
            one.act = Some(Regulation::new(code.clone(), number.clone(), *year));
            one.confidence = Confidence::Low;
        }
    }
}

/// How often each region is named behind a word of its level, and where first.
fn count(
    reading: &Reading<'_>,
    reader: Reader<'_>,
) -> HashMap<(LawWord, &'static str), (usize, usize)> {
    let mut counts = HashMap::new();
    let mut last = None;
    for token in &reading.tokens {
        let (start, end) = (token.span.start(), token.span.end());
        let form = &reading.text[start..end];
        if token.is_word()
            && form.starts_with(char::is_uppercase)
            && let Some((_, names)) = reader.law.region(reader.keys(start, false))
        {
            let named = match last {
                Some(LawWord::Province) => names.province.map(|name| (LawWord::Province, name)),
                Some(LawWord::Regency) => names.regency.map(|name| (LawWord::Regency, name)),
                Some(LawWord::City) => names.city.map(|name| (LawWord::City, name)),
                _ => None,
            };
            let alone = names.province.map(|name| (LawWord::Province, name));
            if let Some(region) = named.or(alone) {
                let entry = counts.entry(region).or_insert((0, start));
                entry.0 += if named.is_some() { 3 } else { 1 };
            }
        }
        last = HEADS
            .iter()
            .find(|(word, _)| form.eq_ignore_ascii_case(word))
            .map(|&(_, level)| level);
    }
    counts
}
