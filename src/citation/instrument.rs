//! The instrument of a reference: its type, issuer, number, short name.

use std::borrow::Cow;

use super::number::{Number, slug};
use super::reader::Reader;
use super::registry::TypeForm;
use crate::lexicon::{LawHead, LawWord, join_solid, word_key};

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
                let code = join_solid(self.law.registry.type_of(kind).code, short);
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

    fn plain(&self, start: usize, end: usize, kind: u16, name: Naming) -> Instrument {
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

    fn numbered(
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
    fn demonstrative(&self, at: usize) -> Option<usize> {
        self.after(at, LawWord::Demonstrative)
    }

    // KUHP, KUHP baru, Kitab Undang-Undang Hukum Pidana (KUHP), Undang-Undang Dasar (UUD) 1945.
    fn code(&self, start: usize, end: usize, kind: u16) -> Instrument {
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

    // UU Nomor 14 Tahun 2008, UU ITE, Undang-Undang Perlindungan Anak, UU tersebut.  Not: Uu (a name).
    fn act(&self, start: usize, end: usize, kind: u16) -> Option<Instrument> {
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
        let head = word_key(one.spellings().next().unwrap_or_default());
        self.named(start, end, kind, Cow::Borrowed(one.code), head)
    }

    fn code_of_act(&self, code: &'static str, number: &Number) -> &'static str {
        let class = number.number.rsplit('-').next().unwrap_or_default();
        match code {
            "tap-mpr" if class == "mprs" => "tap-mprs",
            _ => code,
        }
    }

    /// By short name, title or nickname behind the type; alone; or pointing back.
    fn named(
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
        Some(named(
            end,
            if titled {
                Naming::BareWithTitle
            } else {
                Naming::Bare
            },
        ))
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
    fn with_number(&self, found: Instrument) -> Instrument {
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

    // Permendagri Nomor 77 Tahun 2020, PMK 44/2020, Permenaker JHT.  Not: Menko PMK.
    fn of_minister(&self, start: usize, end: usize, kind: u16, code: String) -> Option<Instrument> {
        if let Some(number) = self.number(end) {
            return Some(self.numbered(start, kind, code, ministerial_number(number)));
        }
        if self.follows_minister(start) {
            return None;
        }
        let head = word_key(&code);
        if let Some(piece) = self.piece(end).filter(|piece| piece.is_number()) {
            let whole = self.text[piece.end..].chars().next();
            let alone = !self
                .piece(piece.end)
                .is_some_and(|next| next.is_word() && !self.capitalized(next));
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
    fn ministerial(&self, start: usize, end: usize, kind: u16) -> Option<Instrument> {
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
        let code = match code {
            "permen" | "kepmen" => join_solid(code, &short),
            _ => format!("{code}-{short}"),
        };
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
        Some(named(
            end,
            if titled {
                Naming::BareWithTitle
            } else {
                Naming::Bare
            },
        ))
    }

    // Peraturan Dewan Pers Nomor 1 Tahun 2025, Keputusan KPU Nomor 1621 Tahun 2023, SK Nomor 5/2020, peraturan itu.
    fn of_body(&self, start: usize, end: usize, kind: u16) -> Option<Instrument> {
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

    // Perda Kabupaten Pati Nomor 1 Tahun 2023, Pergub Jatim 5/2020, Peraturan Bupati tersebut, Perda KTR.
    fn regional(&self, start: usize, end: usize, kind: u16) -> Option<Instrument> {
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

    // SKB Tiga Menteri, SKB Nomor 5 Tahun 2020.  Not: SKB (a school).
    fn joint(&self, start: usize, end: usize, kind: u16) -> Option<Instrument> {
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
            return Some(self.plain(
                start,
                ministers.end,
                kind,
                Naming::Nickname(from, ministers.end),
            ));
        }
        let titled = self.after(from, LawWord::About).is_some();
        titled.then(|| self.plain(start, from, kind, Naming::BareWithTitle))
    }

    // Putusan MK Nomor 90/PUU-XXI/2023, Putusan 12/Pid.B/2021/PN Jkt.Sel, putusan MK itu, putusan tersebut.
    fn decision(&self, start: usize, end: usize, kind: u16) -> Option<Instrument> {
        let one = self.law.registry.type_of(kind);
        let mut end = self.after_bracket(end, 2).unwrap_or(end);
        let word = self.text[start..end].to_ascii_lowercase();
        let case = word.starts_with("gugatan")
            || word.starts_with("permohonan")
            || word.starts_with("penetapan");
        let republic = self.skip_republic(end);
        let mut number = self
            .number(self.after(republic, LawWord::Case).unwrap_or(republic))
            .or_else(|| self.number_of_its_case(republic));
        if number.is_none()
            && one.code == "putusan"
            && !case
            && let Some(court) = self.name(end, 8)
        {
            number = self.number(court).filter(|number| number.announced);
        }
        if let Some(number) = number {
            let class = number.class().to_owned();
            let constitutional = number.is_constitutional();
            if case && !constitutional {
                return None;
            }
            let code: Cow<'static, str> = if constitutional && one.code == "putusan" {
                "putusan-mk".into()
            } else if one.code == "putusan" && (class.starts_with("k-") || class.starts_with("pk-"))
            {
                "putusan-ma".into()
            } else if one.code == "putusan" {
                self.court_behind(number.end).map_or_else(
                    || "putusan".into(),
                    |(court, _)| format!("putusan-{court}").into(),
                )
            } else {
                one.code.into()
            };
            if one.code == "putusan" && class.is_empty() && !number.announced {
                return None;
            }
            let mut found = self.numbered(start, kind, code, number);
            if let Some((_, end)) = self.court_behind(found.end) {
                found.end = end;
            }
            return Some(found);
        }
        if let Some(end) = self.demonstrative(end) {
            return (!case).then(|| self.plain(start, end, kind, Naming::Back));
        }
        if one.code == "putusan-mk" || one.code == "putusan-mkmk" {
            end = republic.max(end);
            return Some(self.plain(start, end, kind, Naming::Bare));
        }
        None
    }

    /// A decision of the constitutional court by its number alone.
    pub(super) fn constitutional(&self, start: usize, number: Number) -> Option<Instrument> {
        let kind = self.law.registry.type_index("putusan-mk")?;
        Some(self.numbered(start, kind, "putusan-mk", number))
    }

    /// *dalam perkara Nomor 90/PUU-XXI/2023* behind the name of the court's decision.
    fn number_of_its_case(&self, at: usize) -> Option<Number> {
        let (link, piece) = self.law_word(at)?;
        let links = matches!(link, LawWord::In | LawWord::On | LawWord::Concerning);
        let case = links.then(|| self.after(piece.end, LawWord::Case))??;
        let number = self.number(case)?;
        number.is_constitutional().then_some(number)
    }

    /// The court at the end of a case number: */PN Jkt.Sel*, */PN.Jkt.Pst*.
    pub(super) fn court_behind(&self, at: usize) -> Option<(String, usize)> {
        let before = self.before(at, 40);
        let court = ["PN", "PT", "PA", "PTUN", "PTA", "PM"];
        let last = before.rsplit('/').next().unwrap_or_default();
        let name = court.iter().find(|court| {
            last.strip_prefix(**court)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ' ']))
        })?;
        if last.len() > name.len() {
            return Some((slug(last), at));
        }
        let piece = self
            .piece(at)
            .filter(|piece| self.capitalized(*piece) && piece.start == at + 1)?;
        let mut end = piece.end;
        while let Some(dot) = self.text[end..].strip_prefix('.') {
            let letters = dot.bytes().take_while(u8::is_ascii_alphabetic).count();
            if letters == 0 {
                break;
            }
            end += 1 + letters;
        }
        Some((
            slug(&format!("{name} {}", &self.text[piece.start..end])),
            end,
        ))
    }

    // RUU Perampasan Aset, Rancangan Undang-Undang (RUU) Cipta Kerja, RUU itu.
    fn bill(&self, start: usize, end: usize, kind: u16) -> Option<Instrument> {
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
        Some(self.plain(
            start,
            from,
            kind,
            if titled {
                Naming::BareWithTitle
            } else {
                Naming::Bare
            },
        ))
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
    names: crate::lexicon::RegionNames,
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
