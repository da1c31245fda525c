//! The instrument of a reference: its type, issuer, number, short name.

use std::borrow::Cow;

use super::issuer::ministerial_code;
use super::kind::TypeForm;
use super::number::Number;
use super::reader::Reader;
use crate::lexicon::{LawHead, LawWord};

/// An instrument as it stands in a text, before the rest of the text is asked what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Instrument {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The place of the type in the table.
    pub(super) kind: u16,
    /// The type as ids have it, with its issuer; none where the issuer must be found in the text.
    pub(super) code: Option<Cow<'static, str>>,
    pub(super) name: Naming,
    /// What the name of a region says of its level: *Perda **Kabupaten** …*
    pub(super) level: Option<LawWord>,
}

/// How an instrument is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    Number(String, Option<u16>),
    /// A code, and which of its editions.
    Code(Edition),
    /// A row of the aliases.
    Alias(u32),
    /// A whole title, by the newest act that bears it, and where the words stand.
    Title(u32, usize, usize),
    /// Words behind the type that no table knows, and where they stand.
    Nickname(usize, usize),
    /// The type alone.
    Bare,
    /// The type alone, and a title behind *tentang*.
    BareWithTitle,
    /// *tersebut, itu, ini* behind the type.
    Back,
}

/// The editions of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edition {
    OfTheDay,
    New,
    Old,
}

impl Naming {
    /// The type alone, with a title behind it or not.
    pub(super) fn alone(titled: bool) -> Naming {
        match titled {
            true => Naming::BareWithTitle,
            false => Naming::Bare,
        }
    }
}

impl Reader<'_> {
    /// Reads an instrument that begins at a byte.
    pub(super) fn instrument(&self, at: usize, behind_pasal: bool) -> Option<Instrument> {
        let (words, head) = self.law.head(self.keys(at, false))?;
        let start = self.piece(at)?.start;
        let end = self.end_of(at, false, words);
        match head {
            LawHead::Alias(row) => {
                let sure = behind_pasal || self.law.registry.alias_is_sure(row);
                let kind = self.law.registry.type_index("uu")?;
                sure.then(|| self.plain(start, end, kind, Naming::Alias(row)))
            }
            LawHead::Ministry(kind, ministry) => {
                let short = self.law.ministry_name(ministry);
                let code = ministerial_code(self.law.registry.type_of(kind).code, short);
                self.of_minister(start, end, kind, code)
            }
            LawHead::Type(kind) => {
                let one = self.law.registry.type_of(kind);
                let plain = one.code != "uu-darurat"
                    && matches!(one.form, TypeForm::Act | TypeForm::Code | TypeForm::Bill);
                if let Some((longer, row)) = self
                    .law
                    .registry
                    .alias(self.keys(at, true))
                    .filter(|&(longer, _)| !plain && words < longer)
                {
                    let end = self.end_of(at, true, longer);
                    return Some(self.with_number(self.plain(
                        start,
                        end,
                        kind,
                        Naming::Alias(row),
                    )));
                }
                match one.form {
                    TypeForm::Code => Some(self.code(start, end, kind)),
                    TypeForm::Act => self.act(start, end, kind),
                    TypeForm::Minister => self.ministerial(start, end, kind),
                    TypeForm::Body => self.of_body(start, end, kind),
                    TypeForm::Region
                    | TypeForm::Province
                    | TypeForm::Regency
                    | TypeForm::City
                    | TypeForm::Village => self.regional(start, end, kind),
                    TypeForm::Joint => self.joint(start, end, kind),
                    TypeForm::Court => self.decision(start, end, kind),
                    TypeForm::Bill => self.bill(start, end, kind),
                }
            }
        }
    }

    pub(super) fn plain(&self, start: usize, end: usize, kind: u16, name: Naming) -> Instrument {
        let code = Cow::Borrowed(self.law.registry.type_of(kind).code);
        Instrument {
            start,
            end,
            kind,
            code: Some(code),
            name,
            level: None,
        }
    }

    pub(super) fn numbered(
        &self,
        start: usize,
        kind: u16,
        code: impl Into<Cow<'static, str>>,
        number: Number,
    ) -> Instrument {
        Instrument {
            start,
            end: number.end,
            kind,
            code: Some(code.into()),
            name: Naming::Number(number.number, number.year),
            level: None,
        }
    }

    /// The end of *tersebut, itu, ini*.
    pub(super) fn demonstrative(&self, at: usize) -> Option<usize> {
        self.after(at, LawWord::Demonstrative)
    }

    // KUHP, KUHP baru, Kitab Undang-Undang Hukum Pidana (KUHP), Undang-Undang Dasar (UUD) 1945.
    pub(super) fn code(&self, start: usize, end: usize, kind: u16) -> Instrument {
        let mut end = self.after_bracket(end, 2).unwrap_or(end);
        let code = self.law.registry.type_of(kind).code;
        if code.starts_with("uud") {
            let year = self.skip_republic(end);
            let year = self.after(year, LawWord::Year).unwrap_or(year);
            if let Some(piece) = self.piece(year).filter(|piece| self.form(*piece) == "1945") {
                end = piece.end;
            }
        }
        let mut edition = Edition::OfTheDay;
        if matches!(code, "kuhp" | "kuhap")
            && let Some(piece) = self.piece(end).filter(|piece| piece.is_word())
        {
            edition = match self.form(piece).to_ascii_lowercase().as_str() {
                "baru" | "nasional" => Edition::New,
                "lama" => Edition::Old,
                _ => Edition::OfTheDay,
            };
            if edition != Edition::OfTheDay {
                end = piece.end;
            }
        }
        self.plain(start, end, kind, Naming::Code(edition))
    }
}
