//! Titles, heads of names, and gazetteers of places, organizations and persons.

use super::phrases::Phrases;
use super::{Table, VocabularyBuilder, WordClass, WordId};
use crate::error::Error;
use crate::mention::{EntityKind, Gender};

/// What a title says of the person beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TitleKind {
    /// *Pak, Ibu*
    Honorific,
    /// *KH, Gus, Ustaz*
    Religious,
    /// *KGPH, Datuk*
    Nobility,
    /// *Prof., Ir.*
    DegreeBefore,
    /// *S.H., M.Si.*
    DegreeAfter,
    /// *Kompol, Letjen*
    Rank,
    /// *Bupati, Ketua Umum, pengamat*
    Office,
}

/// A title and what it tells of gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Title {
    pub(crate) kind: TitleKind,
    pub(crate) gender: Option<Gender>,
}

/// What a gazetteer knows of a phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Known {
    /// A country, region, province, regency or city.
    pub(crate) place: bool,
    /// A district, whose name may be an ordinary word.
    pub(crate) district: bool,
    /// An institution, company, party.
    pub(crate) organization: bool,
    /// The index of its full form among the full forms, plus one.
    pub(crate) full: u16,
    /// The same for a place: *Amerika Serikat* of *AS*.
    pub(crate) full_place: u16,
}

/// The tables of the name layer.
#[derive(Debug, Default)]
pub(crate) struct NameLexicon {
    titles: Phrases<Title>,
    known: Phrases<Known>,
    /// Short names of public figures and the names that they stand for: *Jokowi*.
    nicknames: Phrases<u16>,
    full_forms: Vec<Box<str>>,
    /// The names of a user's own table.
    own: Phrases<EntityKind>,
}

/// Function words that end a role.
const ROLE_ENDS: [&str; 66] = [
    "yang",
    "itu",
    "ini",
    "tersebut",
    "oleh",
    "kepada",
    "pada",
    "dalam",
    "dengan",
    "saat",
    "ketika",
    "sementara",
    "menurut",
    "adalah",
    "sebagai",
    "selaku",
    "bahwa",
    "agar",
    "akan",
    "telah",
    "sudah",
    "juga",
    "turut",
    "ikut",
    "tak",
    "tidak",
    "bukan",
    "namun",
    "tetapi",
    "karena",
    "seperti",
    "bersama",
    "hadir",
    "atau",
    "antara",
    "lain",
    "hal",
    "ia",
    "dia",
    "mereka",
    "kami",
    "kita",
    "saya",
    "para",
    "sejumlah",
    "bagi",
    "usai",
    "kata",
    "ujar",
    "jelas",
    "ucap",
    "tutur",
    "ungkap",
    "imbuh",
    "tambah",
    "pungkas",
    "tegas",
    "lanjut",
    "papar",
    "terang",
    "beber",
    "sebut",
    "tulis",
    "beberapa",
    "apakah",
    "sambung",
];

/// Words for a person by another one.
const RELATIONS: [&str; 18] = [
    "kuasa",
    "pengacara",
    "penasihat",
    "istri",
    "suami",
    "ibu",
    "ayah",
    "adik",
    "kakak",
    "anak",
    "putra",
    "putri",
    "ajudan",
    "kerabat",
    "keponakan",
    "paman",
    "orangtua",
    "asisten",
];

impl NameLexicon {
    pub(crate) fn load(words: &mut VocabularyBuilder) -> NameLexicon {
        let mut names = NameLexicon::default();
        load_common(words);
        names.load_titles(words);
        names.load_heads(words);
        names.load_places(words);
        names.load_organizations(words);
        names.load_persons(words);
        for word in ROLE_ENDS {
            words.add(word, WordClass::ROLE_END);
        }
        for word in RELATIONS {
            words.add(word, WordClass::RELATION);
        }
        names
    }

    /// The longest title at the start of these keys, and how many it takes.
    pub(crate) fn title(&self, keys: impl Iterator<Item = u64>) -> Option<(usize, Title)> {
        self.titles.longest(keys)
    }

    /// The longest known name at the start of these keys, and how many it takes.
    pub(crate) fn known(&self, keys: impl Iterator<Item = u64>) -> Option<(usize, Known)> {
        self.known.longest(keys)
    }

    /// How many of these keys are a known short form of an organization or place, and no longer name, and the
    /// full form: *Komisi Pemilihan Umum* of *KPU*.
    pub(crate) fn written_out(
        &self,
        kind: EntityKind,
        keys: impl Iterator<Item = u64>,
    ) -> Option<(usize, &str)> {
        let index = |known: &Known| match kind {
            EntityKind::Organization => known.full,
            _ => known.full_place,
        };
        let (len, known) = self.known.longest(keys)?;
        Some((
            len,
            &*self.full_forms[usize::from(index(&known).checked_sub(1)?)],
        ))
    }

    /// The full name of a public figure who goes by a short one: *Joko Widodo* of *Jokowi*.
    pub(crate) fn nickname(&self, keys: impl Iterator<Item = u64>) -> Option<&str> {
        let (_, index) = self.nicknames.longest(keys)?;
        Some(&*self.full_forms[usize::from(index)])
    }

    /// Enters a user's own names: columns `name` and `kind`, and `full` where a name is short for another.
    pub(crate) fn load_own(
        &mut self,
        table: &Table<'_>,
        words: &mut VocabularyBuilder,
    ) -> Result<(), Error> {
        for row in table.records() {
            let (name, full) = (row.get("name").trim(), row.get("full").trim());
            if name.is_empty() {
                return Err(row.error("name", "a name without letters"));
            }
            if self.full_forms.len() + 2 > usize::from(u16::MAX) {
                return Err(row.error("full", "more full forms than a lexicon holds"));
            }
            let kind = match row.get("kind") {
                "person" => EntityKind::Person,
                "organization" => EntityKind::Organization,
                "location" => EntityKind::Location,
                other => return Err(row.error("kind", format!("unknown kind {other:?}"))),
            };
            words.add(first_word(name), WordClass::OWN_NAME);
            *self.own.entry(name) = Some(kind);
            match kind {
                EntityKind::Person => words.add(first_word(name), WordClass::PERSON_NAME),
                EntityKind::Organization => self.organization(words, name),
                _ => self.place(words, name),
            };
            if full.is_empty() {
                continue;
            }
            let index = self.full_form(full);
            match kind {
                EntityKind::Person => *self.nicknames.entry(name) = Some(index - 1),
                EntityKind::Organization => {
                    self.known.entry(name).get_or_insert_default().full = index
                }
                _ => self.known.entry(name).get_or_insert_default().full_place = index,
            }
        }
        Ok(())
    }

    /// Whether there are names of the user's own.
    pub(crate) fn has_own(&self) -> bool {
        !self.own.is_empty()
    }

    /// The longest of the user's own names at the start of these keys, and how many it takes.
    pub(crate) fn own(&self, keys: impl Iterator<Item = u64>) -> Option<(usize, EntityKind)> {
        self.own.longest(keys)
    }

    fn load_titles(&mut self, words: &mut VocabularyBuilder) {
        let table = Table::builtin("data/titles.tsv", include_str!("../../data/titles.tsv"));
        for row in table.records() {
            let form = row.get("form");
            let (kind, class) = match row.get("kind") {
                "honorific" => (TitleKind::Honorific, WordClass::TITLE),
                "religious" => (TitleKind::Religious, WordClass::TITLE),
                "nobility" => (TitleKind::Nobility, WordClass::TITLE),
                "degree-before" => (TitleKind::DegreeBefore, WordClass::TITLE),
                "degree-after" => (TitleKind::DegreeAfter, WordClass::DEGREE_AFTER),
                "rank" => (TitleKind::Rank, WordClass::TITLE | WordClass::RANK),
                _ => (TitleKind::Office, WordClass::TITLE | WordClass::OFFICE),
            };
            let gender = match row.get("gender") {
                "male" => Some(Gender::Male),
                "female" => Some(Gender::Female),
                _ => None,
            };
            words.add(first_word(form), class);
            *self.titles.entry(form) = Some(Title { kind, gender });
        }
    }

    fn load_heads(&mut self, words: &mut VocabularyBuilder) {
        let table = Table::builtin(
            "data/name-heads.tsv",
            include_str!("../../data/name-heads.tsv"),
        );
        for row in table.records() {
            let organization = row.get("kind") == "organization";
            let (word, full) = (row.get("word"), row.get("full"));
            words.add(
                word,
                if organization {
                    WordClass::ORG_HEAD
                } else {
                    WordClass::PLACE_HEAD
                },
            );
            if !full.is_empty() {
                let index = self.full_form(full);
                let known = self.known.entry(word).get_or_insert_default();
                if organization {
                    known.full = index;
                } else {
                    known.full_place = index;
                }
            }
        }
    }

    fn load_places(&mut self, words: &mut VocabularyBuilder) {
        let world = Table::builtin(
            "data/world-places.tsv",
            include_str!("../../data/world-places.tsv"),
        );
        for row in world.records() {
            let (name, full) = (row.get("name"), row.get("full"));
            self.place(words, name);
            if !full.is_empty() {
                let index = self.full_form(full);
                self.known.entry(name).get_or_insert_default().full_place = index;
            }
        }
        let places = Table::builtin("data/places.tsv", include_str!("../../data/places.tsv"));
        for row in places.records() {
            let name = row.get("name");
            if row.get("kind") == "kecamatan" {
                self.known.entry(name).get_or_insert_default().district = true;
            } else {
                self.place(words, name);
            }
        }
    }

    fn place(&mut self, words: &mut VocabularyBuilder, name: &str) -> WordId {
        self.known.entry(name).get_or_insert_default().place = true;
        let single = !name.contains(' ');
        words.add(
            first_word(name),
            if single {
                WordClass::PLACE_NAME
            } else {
                WordClass::NAME_START
            },
        )
    }

    fn load_organizations(&mut self, words: &mut VocabularyBuilder) {
        let table = Table::builtin(
            "data/organizations.tsv",
            include_str!("../../data/organizations.tsv"),
        );
        for row in table.records() {
            let (name, full) = (row.get("name"), row.get("full"));
            self.organization(words, name);
            if !full.is_empty() {
                self.organization(words, full);
                let index = self.full_form(full);
                self.known.entry(name).get_or_insert_default().full = index;
            }
        }
    }

    /// Keeps a full form and numbers it, from 1 on.
    fn full_form(&mut self, full: &str) -> u16 {
        self.full_forms.push(full.into());
        self.full_forms.len() as u16
    }

    fn organization(&mut self, words: &mut VocabularyBuilder, name: &str) -> WordId {
        self.known.entry(name).get_or_insert_default().organization = true;
        let single = !name.contains(' ');
        words.add(
            first_word(name),
            if single {
                WordClass::ORG_NAME
            } else {
                WordClass::NAME_START
            },
        )
    }

    fn load_persons(&mut self, words: &mut VocabularyBuilder) {
        let table = Table::builtin(
            "data/person-names.tsv",
            include_str!("../../data/person-names.tsv"),
        );
        for row in table.records() {
            words.add(first_word(row.get("name")), WordClass::PERSON_NAME);
        }
        let figures = Table::builtin(
            "data/nicknames.tsv",
            include_str!("../../data/nicknames.tsv"),
        );
        for row in figures.records() {
            words.add(first_word(row.get("nickname")), WordClass::PERSON_NAME);
            let index = self.full_forms.len() as u16;
            self.full_forms.push(row.get("name").into());
            *self.nicknames.entry(row.get("nickname")) = Some(index);
        }
    }
}

fn load_common(words: &mut VocabularyBuilder) {
    let table = Table::builtin(
        "data/common-words.tsv",
        include_str!("../../data/common-words.tsv"),
    );
    for row in table.records() {
        let class = match row.get("kind") {
            "word" => WordClass::COMMON,
            _ => WordClass::NO_NAME,
        };
        words.add(row.get("word"), class);
    }
}

fn first_word(phrase: &str) -> &str {
    phrase
        .split(' ')
        .next()
        .unwrap_or(phrase)
        .trim_end_matches('.')
}
