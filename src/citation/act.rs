//! Acts by number, short name or title, and bills.

use std::borrow::Cow;

use super::instrument::{Instrument, Naming};
use super::kind::TypeForm;
use super::number::Number;
use super::reader::Reader;
use crate::lexicon::{LawHead, LawWord, word_key};

impl Reader<'_> {
    // UU Nomor 14 Tahun 2008, UU ITE, Undang-Undang Perlindungan Anak, UU tersebut.  Not: Uu (a name).
    pub(super) fn act(&self, start: usize, end: usize, kind: u16) -> Option<Instrument> {
        let one = self.law.registry.type_of(kind);
        if &self.text[start..end] == "Uu"
            || one.code == "pp" && self.before(start, 12).ends_with("Satpol ")
        {
            return None;
        }
        if let Some(number) = self
            .number(end)
            .filter(|number| !number.is_constitutional())
        {
            // Not: PKPU Nomor 12/Pdt.Sus-PKPU/2024, the case of a company.
            if number.is_of_a_court() {
                return None;
            }
            let code = self.code_of_act(one.code, &number);
            return Some(self.numbered(start, kind, code, number));
        }
        if one.code == "uu"
            && let Some(code) = self.code_behind(start, end)
        {
            return Some(code);
        }
        let head = word_key(one.spellings().next().unwrap_or_default());
        self.named(start, end, kind, Cow::Borrowed(one.code), head)
    }

    /// *UU KUHP*: a code with the word for act before it.
    fn code_behind(&self, start: usize, end: usize) -> Option<Instrument> {
        let (words, head) = self.law.head(self.keys(end, false))?;
        let LawHead::Type(kind) = head else {
            return None;
        };
        let is_code = self.law.registry.type_of(kind).form == TypeForm::Code;
        is_code.then(|| self.code(start, self.end_of(end, false, words), kind))
    }

    fn code_of_act(&self, code: &'static str, number: &Number) -> &'static str {
        let class = number.number.rsplit('-').next().unwrap_or_default();
        match code {
            "tap-mpr" if class == "mprs" => "tap-mprs",
            _ => code,
        }
    }

    /// By short name, title or nickname behind the type; alone; or pointing back.
    pub(super) fn named(
        &self,
        start: usize,
        end: usize,
        kind: u16,
        code: Cow<'static, str>,
        head: u64,
    ) -> Option<Instrument> {
        let named = |end, name| Instrument {
            start,
            end,
            kind,
            code: Some(code.clone()),
            name,
            level: None,
        };
        let bracket = self.after_bracket(end, 1);
        let from = self.skip_republic(bracket.unwrap_or(end));
        if let Some((end, name)) = self.known_name(from, head, &code) {
            // Undang-Undang Informasi dan Transaksi Elektronik (ITE).  Not: UU PDP (Perlindungan Data Pribadi).
            let several = self
                .ahead(from, true)
                .nth(1)
                .is_some_and(|second| second.end <= end);
            let bracket = self.after_bracket(end, 5).filter(|_| several);
            return Some(self.with_number(named(bracket.unwrap_or(end), name)));
        }
        let acronym = self.text[start..end]
            .bytes()
            .all(|b| !b.is_ascii_whitespace());
        let named_by_capitals = acronym || self.text[start..].starts_with(char::is_uppercase);
        // Not: PBI JKN, PKPU of a company, Sema (a name).
        let ambiguous = matches!(
            &*code,
            "pbi" | "pkpu" | "perma" | "sema" | "pojk" | "seojk" | "padg"
        );
        if named_by_capitals
            && !ambiguous
            && let Some(last) = self.name(from, 7)
        {
            let first = self.piece(from)?.start;
            let end = self.after_bracket(last, 5).unwrap_or(last);
            return Some(self.with_number(named(end, Naming::Nickname(first, last))));
        }
        if let Some(end) = self.demonstrative(end) {
            return Some(named(end, Naming::Back));
        }
        let end = bracket.unwrap_or(end);
        let titled = matches!(
            self.law_word(end),
            Some((LawWord::About | LawWord::Concerning, _))
        );
        Some(named(end, Naming::alone(titled)))
    }

    /// The longest alias or title behind a type.
    fn known_name(&self, from: usize, head: u64, code: &str) -> Option<(usize, Naming)> {
        let keys = std::iter::once(head).chain(self.keys(from, true));
        let alias = self
            .law
            .registry
            .alias(keys)
            .filter(|&(words, _)| words > 1);
        let alias =
            alias.map(|(words, row)| (self.end_of(from, true, words - 1), Naming::Alias(row)));
        if !matches!(code, "uu" | "perppu")
            || !self
                .piece(from)
                .is_some_and(|piece| self.capitalized(piece))
        {
            return alias;
        }
        let title = self.law.registry.titles().whole(self.keys(from, true));
        let title = title.and_then(|(words, mut acts)| {
            let first = self.piece(from)?.start;
            let end = self.end_of(from, true, words);
            Some((end, Naming::Title(acts.next()?, first, end)))
        });
        match (alias, title) {
            (Some(alias), Some(title)) if alias.0 < title.0 => Some(title),
            (None, title) => title,
            (alias, _) => alias,
        }
    }

    // UU Pers Nomor 40 Tahun 1999; amanat UU Pilkada 60/PUU-XXII/2024, a decision on the act.
    pub(super) fn with_number(&self, found: Instrument) -> Instrument {
        match self.number(found.end) {
            Some(number) if number.is_constitutional() => {
                self.constitutional(found.start, number).unwrap_or(found)
            }
            Some(number) if number.year.is_some() => Instrument {
                end: number.end,
                name: Naming::Number(number.number, number.year),
                ..found
            },
            _ => found,
        }
    }

    // RUU Perampasan Aset, Rancangan Undang-Undang (RUU) Cipta Kerja, RUU itu.
    pub(super) fn bill(&self, start: usize, end: usize, kind: u16) -> Option<Instrument> {
        let one = self.law.registry.type_of(kind);
        if matches!(one.code, "rkuhp" | "rkuhap") {
            let end = self.after_bracket(end, 2).unwrap_or(end);
            return Some(self.plain(start, end, kind, Naming::Nickname(start, end)));
        }
        let mut from = self.after_bracket(end, 2).unwrap_or(end);
        // Rancangan Undang-Undang RUU: the short form without its brackets.
        if let Some((words, LawHead::Type(again))) = self.law.head(self.keys(from, false)) {
            let again_form = self.law.registry.type_of(again).form;
            let again_end = self.end_of(from, false, words);
            if again == kind {
                from = again_end;
            } else if again_form == TypeForm::Code {
                let end = self.after_bracket(again_end, 2).unwrap_or(again_end);
                return Some(self.plain(start, end, kind, Naming::Nickname(from, end)));
            }
        }
        if let Some(last) = self.name(from, 10) {
            let mut end = last;
            if let Some(bracket) = self.after_bracket(end, 5) {
                end = self.name(bracket, 3).unwrap_or(bracket);
            }
            let first = self.piece(from)?.start;
            if let Some(year) = self.piece(end).filter(|piece| self.is_year_piece(*piece)) {
                end = year.end;
            }
            return Some(self.plain(start, end, kind, Naming::Nickname(first, last)));
        }
        if let Some(end) = self.demonstrative(from) {
            return Some(self.plain(start, end, kind, Naming::Back));
        }
        let titled = matches!(
            self.law_word(from),
            Some((LawWord::About | LawWord::Concerning, _))
        );
        Some(self.plain(start, from, kind, Naming::alone(titled)))
    }
}
