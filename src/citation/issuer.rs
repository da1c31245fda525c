//! Regulations and decisions of ministers and other bodies.

use std::borrow::Cow;

use super::instrument::{Instrument, Naming};
use super::kind::TypeForm;
use super::number::{Number, slug};
use super::reader::Reader;
use crate::lexicon::{LawHead, LawWord, join_solid, word_key};

impl Reader<'_> {
    // Permendagri Nomor 77 Tahun 2020, PMK 44/2020, Permenaker JHT.  Not: Menko PMK.
    pub(super) fn of_minister(
        &self,
        start: usize,
        end: usize,
        kind: u16,
        code: String,
    ) -> Option<Instrument> {
        if let Some(number) = self.number(end) {
            return Some(self.numbered(start, kind, code, ministerial_number(number)));
        }
        if self.follows_minister(start) {
            return None;
        }
        let head = word_key(&code);
        if let Some(piece) = self.piece(end).filter(|piece| piece.is_number()) {
            let whole = self.text[piece.end..].chars().next();
            let alone = !self.piece(piece.end).is_some_and(|next| {
                next.is_word() && !self.capitalized(next) && self.law.word(next.key).is_none()
            });
            if !matches!(whole, Some(c) if c.is_alphanumeric() || c == '/') && alone {
                let number = self.form(piece).to_owned();
                let number = Number {
                    number,
                    year: None,
                    end: piece.end,
                    announced: false,
                };
                return Some(self.numbered(start, kind, code, number));
            }
        }
        self.named(start, end, kind, Cow::Owned(code), head)
    }

    fn follows_minister(&self, start: usize) -> bool {
        let before = self.before(start, 40).trim_end();
        let word = before
            .rsplit(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or_default();
        word.to_ascii_lowercase().contains("menko") || word.eq_ignore_ascii_case("koordinator")
    }

    // Peraturan Menteri (Permen) Pendayagunaan … (PANRB) Republik Indonesia, Nomor 3 Tahun 2020.
    pub(super) fn ministerial(&self, start: usize, end: usize, kind: u16) -> Option<Instrument> {
        let code = self.law.registry.type_of(kind).code;
        let from = self.after_bracket(end, 1).unwrap_or(end);
        let (short, mut end) = match self.law.ministry(self.keys(from, true)) {
            Some((words, ministry)) => (
                self.law.ministry_name(ministry).to_owned(),
                self.end_of(from, true, words),
            ),
            None => {
                let last = self.name(from, 12)?;
                let first = self.piece(from)?.start;
                (slug(&self.text[first..last]), last)
            }
        };
        let code = ministerial_code(code, &short);
        if let Some(number) = self.number(end) {
            return Some(self.numbered(start, kind, code, ministerial_number(number)));
        }
        // A list of two ministers, or a longer name than the table has.
        if let Some(longer) = self.name(end, 8)
            && let Some(number) = self.number(longer)
        {
            return Some(self.numbered(start, kind, code, ministerial_number(number)));
        }
        end = self.after_bracket(end, 2).unwrap_or(end);
        end = self.skip_republic(end);
        let named = |end, name| Instrument {
            start,
            end,
            kind,
            code: Some(Cow::Owned(code.clone())),
            name,
            level: None,
        };
        if let Some(end) = self.demonstrative(end) {
            return Some(named(end, Naming::Back));
        }
        let titled = self.after(end, LawWord::About).is_some();
        Some(named(end, Naming::alone(titled)))
    }

    // Peraturan Dewan Pers Nomor 1 Tahun 2025, Keputusan KPU Nomor 1621 Tahun 2023, SK Nomor 5/2020, peraturan itu.
    pub(super) fn of_body(&self, start: usize, end: usize, kind: u16) -> Option<Instrument> {
        let code = self.law.registry.type_of(kind).code;
        if let Some(end) = self.demonstrative(end) {
            return Some(self.plain(start, end, kind, Naming::Back));
        }
        let from = self.after_bracket(end, 1).unwrap_or(end);
        if let Some(number) = self.number(from).filter(|number| number.announced) {
            return Some(self.numbered(start, kind, code, number));
        }
        // Surat Keputusan (SK) Menteri Agama: the type goes on behind the bracket.
        if from != end {
            let keys = std::iter::once(word_key(code)).chain(self.keys(from, false));
            if let Some((words, LawHead::Type(whole))) =
                self.law.head(keys).filter(|&(words, _)| words > 1)
            {
                let end = self.end_of(from, false, words - 1);
                let form = self.law.registry.type_of(whole).form;
                return match form {
                    TypeForm::Minister => self.ministerial(start, end, whole),
                    TypeForm::Province | TypeForm::Regency | TypeForm::City => {
                        self.regional(start, end, whole)
                    }
                    _ => None,
                };
            }
        }
        let last = self.name(from, 14)?;
        let number = self.number(last)?;
        let first = self.piece(from)?.start;
        let body = slug(&self.text[first..last]);
        Some(self.numbered(start, kind, format!("{code}-{body}"), number))
    }

    // SKB Tiga Menteri, SKB Nomor 5 Tahun 2020, SKB 3 Menteri Nomor 5 Tahun 2020.  Not: SKB (a school).
    pub(super) fn joint(&self, start: usize, end: usize, kind: u16) -> Option<Instrument> {
        let from = self.after_bracket(end, 1).unwrap_or(end);
        if let Some(number) = self.number(from).filter(|number| number.announced) {
            return Some(self.numbered(start, kind, "skb", number));
        }
        let count = self.piece(from)?;
        let counted = count.is_number()
            || matches!(
                self.form(count),
                "Dua" | "Tiga" | "Empat" | "Lima" | "dua" | "tiga" | "empat"
            );
        let ministers = self.piece(if counted { count.end } else { from })?;
        let form = self.form(ministers);
        if form.eq_ignore_ascii_case("menteri") && counted {
            let end = ministers.end;
            if let Some(number) = self.number(end).filter(|number| number.announced) {
                return Some(self.numbered(start, kind, "skb", number));
            }
            return Some(self.plain(start, end, kind, Naming::Nickname(from, end)));
        }
        let titled = self.after(from, LawWord::About).is_some();
        titled.then(|| self.plain(start, from, kind, Naming::BareWithTitle))
    }
}

/// *112/PMK.07/2018* counts as *112 Tahun 2018*: newsrooms and registers use both.
fn ministerial_number(number: Number) -> Number {
    let digits = number.number.bytes().take_while(u8::is_ascii_digit).count();
    let first = &number.number[..digits];
    let dotted = number.number[digits..].starts_with('.');
    if first.is_empty() || dotted || number.year.is_none() {
        return number;
    }
    Number {
        number: first.to_owned(),
        ..number
    }
}

/// The type with the ministry in it: *permendagri*, *instruksi-menteri-dagri*.
pub(super) fn ministerial_code(code: &str, short: &str) -> String {
    match code {
        "permen" | "kepmen" => join_solid(code, short),
        _ => format!("{code}-{short}"),
    }
}
