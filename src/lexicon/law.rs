//! Types of instruments, ministries, regions, short names of acts, and the words of legal references.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::law_word::{LawWord, WORDS};
use super::phrases::{KeyHasher, Phrases};
use super::piece::phrase_of;
use super::{LexiconBuilder, Table, VocabularyBuilder, WordClass, word_key};
use crate::citation::{Registry, RegulationType, TypeForm};
use crate::date::Date;
use crate::error::Error;

const TYPES: &str = include_str!("../../data/regulation-types.tsv");
const MINISTRIES: &str = include_str!("../../data/law-ministries.tsv");
const REGIONS: &str = include_str!("../../data/law-regions.tsv");
const PLACES: &str = include_str!("../../data/places.tsv");
const LAWS: &str = include_str!("../../data/laws.tsv");
const RELATIONS: &str = include_str!("../../data/law-relations.tsv");
const ALIASES: &str = include_str!("../../data/law-aliases.tsv");

/// The tables of the citation layer.
#[derive(Debug)]
pub(crate) struct LawLexicon {
    pub(crate) registry: Registry,
    heads: Phrases<LawHead>,
    ministries: Phrases<u16>,
    ministry_names: Vec<&'static str>,
    regions: Phrases<RegionNames>,
    words: HashMap<u64, LawWord, BuildHasherDefault<KeyHasher>>,
}

/// What the first words of a reference say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LawHead {
    /// A type, by its place in the table.
    Type(u16),
    /// A ministerial type with its ministry: *Permendagri, PMK*.
    Ministry(u16, u16),
    /// A short name that holds the type: *UUITE, KHI*.
    Alias(u32),
}

/// The regions that bear a name, by their places in a list of slugs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct RegionNames {
    pub(crate) province: Option<&'static str>,
    pub(crate) regency: Option<&'static str>,
    pub(crate) city: Option<&'static str>,
}

impl LawLexicon {
    pub(crate) fn load(
        words: &mut VocabularyBuilder,
        extra: &LexiconBuilder,
    ) -> Result<LawLexicon, Error> {
        let mut law = LawLexicon {
            registry: Registry::new(types()),
            heads: Phrases::default(),
            ministries: Phrases::default(),
            ministry_names: Vec::new(),
            regions: Phrases::default(),
            words: HashMap::default(),
        };
        for &(word, forms) in WORDS {
            for form in forms.split(' ') {
                law.words.insert(word_key(form), word);
                if matches!(
                    word,
                    LawWord::Pasal
                        | LawWord::Ayat
                        | LawWord::Huruf
                        | LawWord::Back
                        | LawWord::Case
                        | LawWord::Report
                ) {
                    let class = if matches!(word, LawWord::Pasal | LawWord::Ayat | LawWord::Huruf) {
                        WordClass::LAW_UNIT
                    } else {
                        WordClass::LAW_TYPE
                    };
                    words.add(form, class);
                }
            }
        }
        words.add("pascaputusan", WordClass::LAW_TYPE);
        law.load_heads(words);
        law.load_ministries(words);
        law.load_regions();
        let built_in = "the tables of the crate are well-formed";
        law.registry
            .add_laws("data/laws.tsv", LAWS, Cow::Borrowed)
            .expect(built_in);
        law.registry
            .add_relations("data/law-relations.tsv", RELATIONS, Cow::Borrowed)
            .expect(built_in);
        law.add_aliases("data/law-aliases.tsv", ALIASES, words)
            .expect(built_in);
        let own = |text: &str| Cow::Owned(text.to_owned());
        for (file, text) in &extra.laws {
            law.registry.add_laws(file, text, own)?;
        }
        for (file, text) in &extra.law_relations {
            law.registry.add_relations(file, text, own)?;
        }
        for (file, text) in &extra.law_aliases {
            law.add_aliases(file, text, words)?;
        }
        Ok(law)
    }

    fn load_heads(&mut self, words: &mut VocabularyBuilder) {
        let spellings: Vec<(u16, String)> = self
            .registry
            .types()
            .iter()
            .enumerate()
            .flat_map(|(index, one)| one.spellings().map(move |form| (index as u16, form.into())))
            .collect();
        for (index, form) in spellings {
            add_trigger(words, &form);
            *self.heads.entry(&phrase_of(&form)) = Some(LawHead::Type(index));
        }
    }

    fn load_ministries(&mut self, words: &mut VocabularyBuilder) {
        let solid: Vec<(u16, &str)> = [
            ("permen", "permen"),
            ("kepmen", "kepmen"),
            ("instruksi-menteri", "inmen"),
        ]
        .into_iter()
        .filter_map(|(code, form)| Some((self.registry.type_index(code)?, form)))
        .collect();
        for record in Table::builtin("data/law-ministries.tsv", MINISTRIES).records() {
            let index = self.ministry_names.len() as u16;
            let short = record.get("short");
            self.ministry_names.push(short);
            for &(code, start) in &solid {
                let whole = join_solid(start, short);
                words.add(&whole, WordClass::LAW_TYPE);
                *self.heads.entry(&whole) = Some(LawHead::Ministry(code, index));
            }
            // Peraturan Mendagri, Keputusan Menag.
            let forms = std::iter::once(short).chain(record.get("spellings").split("; "));
            for form in forms.filter(|form| form.len() <= 8) {
                let minister = phrase_of(&format!("men{}", form.to_lowercase()));
                for (code, start) in [
                    (0, "Peraturan"),
                    (1, "Keputusan"),
                    (1, "Surat Keputusan"),
                    (1, "SK"),
                    (2, "Instruksi"),
                ] {
                    *self.heads.entry(&format!("{start} {minister}")) =
                        Some(LawHead::Ministry(solid[code].0, index));
                }
            }
            for form in record.get("spellings").split("; ") {
                if let Some(whole) = form.strip_suffix('*') {
                    let place = usize::from(whole.starts_with('K'));
                    words.add(whole, WordClass::LAW_TYPE);
                    *self.heads.entry(whole) = Some(LawHead::Ministry(solid[place].0, index));
                    continue;
                }
                *self.ministries.entry(&phrase_of(form)) = Some(index);
                if form.contains(' ') || form.contains('/') {
                    continue;
                }
                for &(code, start) in &solid {
                    let whole = join_solid(start, &form.to_lowercase());
                    words.add(&whole, WordClass::LAW_TYPE);
                    *self.heads.entry(&whole) = Some(LawHead::Ministry(code, index));
                }
            }
        }
    }

    fn load_regions(&mut self) {
        for line in PLACES.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(name), Some(kind)) = (cells.next(), cells.next()) else {
                continue;
            };
            if !matches!(kind, "provinsi" | "kabupaten" | "kota") {
                continue;
            }
            let names = self
                .regions
                .entry(&phrase_of(name))
                .get_or_insert_with(RegionNames::default);
            match kind {
                "provinsi" => names.province = Some(name),
                "kabupaten" => names.regency = Some(name),
                _ => names.city = Some(name),
            }
        }
        for record in Table::builtin("data/law-regions.tsv", REGIONS).records() {
            let names = self
                .regions
                .entry(&phrase_of(record.get("spelling")))
                .get_or_insert_with(RegionNames::default);
            names.province = Some(record.get("name"));
        }
    }

    /// Enters short names of acts, of the crate or of a user.
    pub(crate) fn add_aliases(
        &mut self,
        file: &str,
        text: &str,
        words: &mut VocabularyBuilder,
    ) -> Result<(), Error> {
        let table = Table::parse(file, text)?;
        for record in table.records() {
            let date = |column: &str| -> Result<Option<Date>, Error> {
                match record.get(column) {
                    "" => Ok(None),
                    cell => cell
                        .parse()
                        .map(Some)
                        .map_err(|error: Error| record.error(column, error.message())),
                }
            };
            let (from, until) = (date("from")?, date("until")?);
            let phrase = phrase_of(record.get("alias"));
            if phrase.is_empty() {
                return Err(record.error("alias", "an alias without words"));
            }
            let sure = record.get("sure") != "no";
            let index = self
                .registry
                .add_alias(&phrase, record.get("act"), from, until, sure)
                .map_err(|error| record.error("act", error.message()))?;
            if self.head_of(&phrase).is_none() {
                add_trigger(words, record.get("alias"));
                *self.heads.entry(&phrase) = Some(LawHead::Alias(index));
            }
        }
        Ok(())
    }

    /// The type at the start of an alias: *UU* of *UU ITE*.
    fn head_of(&self, phrase: &str) -> Option<LawHead> {
        self.head(phrase.split(' ').map(word_key))
            .map(|(_, head)| head)
            .filter(|head| !matches!(head, LawHead::Alias(_)))
    }

    /// The longest type or solid short name at the start of these words: how many words, and which.
    pub(crate) fn head(&self, keys: impl Iterator<Item = u64>) -> Option<(usize, LawHead)> {
        self.heads.longest(keys)
    }

    /// The longest name of a ministry at the start of these words.
    pub(crate) fn ministry(&self, keys: impl Iterator<Item = u64>) -> Option<(usize, u16)> {
        self.ministries.longest(keys)
    }

    /// The official wording of a type, issuer and all: *Peraturan Menteri Dalam Negeri* of `permendagri`.
    pub(crate) fn name_of(&self, kind: &str) -> String {
        let types = self.registry.types();
        if let Some(exact) = types.iter().find(|one| one.code == kind) {
            return exact.name.to_owned();
        }
        let longest = types
            .iter()
            .filter(|one| kind.starts_with(one.code))
            .max_by_key(|one| one.code.len());
        let Some(one) = longest else {
            return words_of_slug(kind);
        };
        let issuer = kind[one.code.len()..].trim_start_matches('-');
        if one.form == TypeForm::Minister {
            let records = Table::builtin("data/law-ministries.tsv", MINISTRIES);
            let full = records
                .records()
                .find(|record| record.get("short") == issuer)
                .and_then(|record| record.get("spellings").split("; ").next());
            let full = full.map_or_else(|| words_of_slug(issuer), str::to_owned);
            return format!("{} {full}", one.name);
        }
        format!("{} {}", one.name, words_of_slug(issuer))
    }

    pub(crate) fn ministry_name(&self, index: u16) -> &'static str {
        self.ministry_names[usize::from(index)]
    }

    /// The longest name of a province, regency or city at the start of these words.
    pub(crate) fn region(&self, keys: impl Iterator<Item = u64>) -> Option<(usize, RegionNames)> {
        self.regions.longest(keys)
    }

    pub(crate) fn word(&self, key: u64) -> Option<LawWord> {
        self.words.get(&key).copied()
    }
}

/// *permen* and *naker* as *permenaker*.
pub(crate) fn join_solid(start: &str, short: &str) -> String {
    let start = match short.starts_with('n') {
        true => start.strip_suffix('n').unwrap_or(start),
        false => start,
    };
    format!("{start}{short}")
}

/// *kabupaten-pati* as *Kabupaten Pati*, *kpu* as *KPU*.
fn words_of_slug(slug: &str) -> String {
    let mut words = Vec::new();
    for word in slug.split('-') {
        let mut letters = word.chars();
        let acronym =
            !word.contains(['a', 'e', 'i', 'o']) || matches!(word, "dki" | "diy" | "bpom" | "kpu");
        words.push(match letters.next() {
            Some(first) if !acronym => first.to_uppercase().chain(letters).collect(),
            _ => word.to_uppercase(),
        });
    }
    words.join(" ")
}

/// The first word of a form makes the law layer look.
fn add_trigger(words: &mut VocabularyBuilder, form: &str) {
    let first = form.split_whitespace().next().unwrap_or_default();
    words.add(first, WordClass::LAW_TYPE);
    let piece = phrase_of(first);
    words.add(
        piece.split(' ').next().unwrap_or_default(),
        WordClass::LAW_TYPE,
    );
}

fn types() -> Vec<RegulationType> {
    Table::builtin("data/regulation-types.tsv", TYPES)
        .records()
        .map(|record| RegulationType {
            code: record.get("code"),
            form: TypeForm::parse(record.get("form")).expect("a form of the table"),
            rank: record.get("rank").parse().ok(),
            name: record.get("name"),
            issuer: record.get("issuer"),
            spellings: record.get("spellings"),
            example: record.get("example"),
        })
        .collect()
}
