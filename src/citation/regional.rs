//! Acts of provinces, regencies, cities and villages.

use std::borrow::Cow;

use super::instrument::{Instrument, Naming};
use super::kind::TypeForm;
use super::number::slug;
use super::reader::Reader;
use crate::lexicon::{LawWord, RegionNames};

impl Reader<'_> {
    // Perda Kabupaten Pati Nomor 1 Tahun 2023, Pergub Jatim 5/2020, Peraturan Bupati tersebut, Perda KTR.
    pub(super) fn regional(&self, start: usize, end: usize, kind: u16) -> Option<Instrument> {
        let one = self.law.registry.type_of(kind);
        let from = self.after_bracket(end, 1).unwrap_or(end);
        let mut instrument = self.plain(start, end, kind, Naming::Bare);
        instrument.code = None;
        let mut at = from;
        if let Some((level @ (LawWord::Province | LawWord::Regency | LawWord::City), piece)) =
            self.law_word(at)
        {
            instrument.level = Some(level);
            at = self.after_char(piece.end, '.').unwrap_or(piece.end);
        }
        // Perbup Batang Hari: Batang is another regency.
        let longer = |end: usize| {
            let last = self.name(at, 5).filter(|&last| end < last);
            self.number(end).is_none() && last.is_some_and(|last| self.number(last).is_some())
        };
        let region = self.law.region(self.keys(at, false));
        let region = region.filter(|&(words, _)| !longer(self.end_of(at, false, words)));
        let mut named = instrument.level.is_some();
        if let Some((words, names)) = region {
            let end = self.end_of(at, false, words);
            instrument.code =
                region_code(one.code, one.form, instrument.level, names).map(Cow::Owned);
            instrument.end = end;
            named = true;
        } else if let Some(last) = self.name(at, 5) {
            let first = self.piece(at)?.start;
            instrument.end = last;
            instrument.name = Naming::Nickname(first, last);
            let level = level_of(one.form, instrument.level);
            if let Some(level) = level.filter(|_| one.form != TypeForm::Region || named) {
                let region = slug(&self.text[first..last]);
                instrument.code = Some(Cow::Owned(format!("{}{level}{region}", one.code)));
            }
        }
        let mut end = instrument.end.max(from);
        // Peraturan Daerah Pemprov Jatim. No. 9 Tahun 2010: a stop that does not belong there.
        if let Some(dot) = self
            .after_char(end, '.')
            .filter(|&dot| self.after_number_word(dot).is_some())
        {
            end = dot;
        }
        if let Some(number) = self.number(end) {
            instrument.end = number.end;
            instrument.name = Naming::Number(number.number, number.year);
            return Some(instrument);
        }
        if instrument.name == Naming::Bare {
            if let Some(end) = self.demonstrative(instrument.end).filter(|_| !named) {
                instrument.end = end;
                instrument.name = Naming::Back;
            } else if self.after(instrument.end, LawWord::About).is_some() {
                instrument.name = Naming::BareWithTitle;
            } else if named {
                instrument.name = Naming::Nickname(from, instrument.end);
            }
        }
        instrument.end = self
            .after_bracket(instrument.end, 2)
            .unwrap_or(instrument.end);
        Some(instrument)
    }
}

fn level_of(form: TypeForm, level: Option<LawWord>) -> Option<&'static str> {
    match (form, level) {
        (TypeForm::Region, Some(LawWord::Province)) => Some("-provinsi-"),
        (TypeForm::Region, Some(LawWord::Regency)) => Some("-kabupaten-"),
        (TypeForm::Region, Some(LawWord::City)) => Some("-kota-"),
        (TypeForm::Region, _) => None,
        _ => Some("-"),
    }
}

/// The type of a regional act with the region in it.
pub(super) fn region_code(
    code: &str,
    form: TypeForm,
    level: Option<LawWord>,
    names: RegionNames,
) -> Option<String> {
    if code == "qanun" {
        let name = names.province.or(names.regency).or(names.city)?;
        return Some(format!("qanun-{}", slug(name)));
    }
    let (level, name) = match form {
        TypeForm::Province => ("-", names.province?),
        TypeForm::Regency => ("-", names.regency.or(names.city)?),
        TypeForm::City => ("-", names.city.or(names.regency)?),
        TypeForm::Village => return None,
        _ => match level {
            Some(LawWord::Province) => ("-provinsi-", names.province?),
            Some(LawWord::Regency) => ("-kabupaten-", names.regency?),
            Some(LawWord::City) => ("-kota-", names.city?),
            _ => match (names.province, names.regency, names.city) {
                (Some(name), _, _) => ("-provinsi-", name),
                (None, Some(name), None) => ("-kabupaten-", name),
                (None, None, Some(name)) => ("-kota-", name),
                _ => return None,
            },
        },
    };
    Some(format!("{code}{level}{}", slug(name)))
}
