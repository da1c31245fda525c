//! The acts that the crate knows: numbers, titles, short names, amendments.

use std::borrow::Cow;
use std::collections::HashMap;

use super::titles::Titles;
use super::{Regulation, RegulationType, TypeForm};
use crate::date::Date;
use crate::error::Error;
use crate::lexicon::{Phrases, Table, word_key};

/// The acts that are known by title, their short names, and how they amend and repeal each other.
///
/// Undang-undang and Perppu are complete up to February 2026; of other types it holds samples.
///
/// ```
/// let lexicon = warta::Lexicon::builtin();
/// let registry = lexicon.registry();
/// let act = registry.get("uu/2008/14").expect("it is in the registry");
/// assert_eq!(act.title.as_deref(), Some("Keterbukaan Informasi Publik")); // "Openness of public information"
/// assert_eq!(registry.by_alias("UU KIP", None).expect("a common name").id(), "uu/2008/14");
/// assert_eq!(registry.search("informasi publik")[0].id(), "uu/2008/14");
/// ```
#[derive(Debug)]
pub struct Registry {
    types: Vec<RegulationType>,
    acts: Vec<Act>,
    index: HashMap<u64, u32>,
    links: Vec<Link>,
    links_of: HashMap<u64, Vec<u32>>,
    aliases: Vec<Alias>,
    alias_phrases: Phrases<u32>,
    titles: once_cell::sync::OnceCell<Titles>,
}

#[derive(Debug)]
pub(crate) struct Act {
    pub(crate) kind: Cow<'static, str>,
    pub(crate) number: Cow<'static, str>,
    pub(crate) year: u16,
    pub(crate) title: Cow<'static, str>,
}

impl Act {
    pub(crate) fn regulation(&self) -> Regulation {
        Regulation::new(self.kind.clone(), self.number.clone(), self.year)
    }
}

/// What one act does to another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Amendment {
    /// The id of the act that does it.
    pub by: String,
    /// What it does.
    pub kind: AmendmentKind,
    /// The id of the act that it is done to.
    pub of: String,
    /// Which amendment of the act it is, from 1, where the title says so.
    pub count: Option<u8>,
}

/// What an act can do to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AmendmentKind {
    /// It changes it: *perubahan atas*.
    Amends,
    /// It ends it: *pencabutan*.
    Repeals,
    /// It makes a Perppu a law: *penetapan*.
    Enacts,
}

#[derive(Debug)]
struct Link {
    by: Cow<'static, str>,
    kind: AmendmentKind,
    of: Cow<'static, str>,
    count: Option<u8>,
}

#[derive(Debug)]
struct Alias {
    act: Box<str>,
    from: Option<Date>,
    until: Option<Date>,
    sure: bool,
    /// The next row of the same name.
    next: Option<u32>,
}

/// Takes text of the crate as it is, or copies that of a user.
type Keep<'t> = fn(&'t str) -> Cow<'static, str>;

impl Registry {
    pub(crate) fn new(types: Vec<RegulationType>) -> Registry {
        Registry {
            types,
            acts: Vec::new(),
            index: HashMap::new(),
            links: Vec::new(),
            links_of: HashMap::new(),
            aliases: Vec::new(),
            alias_phrases: Phrases::default(),
            titles: once_cell::sync::OnceCell::new(),
        }
    }

    /// The types of instruments.
    #[must_use]
    pub fn types(&self) -> &[RegulationType] {
        &self.types
    }

    /// How many acts it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.acts.len()
    }

    /// Whether it holds no act.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.acts.is_empty()
    }

    /// All acts, in the order of the tables.
    pub fn iter(&self) -> impl Iterator<Item = Regulation> {
        self.acts.iter().map(|act| self.regulation(act, None))
    }

    /// The act with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Regulation> {
        if self.is_code(id) {
            return Some(Regulation::code(id.to_owned()));
        }
        self.act(id).map(|act| self.regulation(act, None))
    }

    /// The act that a short name means on a day, or means now: *UU Cipta Kerja*.
    #[must_use]
    pub fn by_alias(&self, alias: &str, date: Option<Date>) -> Option<Regulation> {
        let phrase = crate::lexicon::phrase_of(alias);
        let words = phrase.split(' ').count();
        let (taken, row) = self.alias(phrase.split(' ').map(word_key))?;
        let id = (taken == words).then(|| self.alias_target(row, date))??;
        let act = self.act(id)?;
        Some(self.regulation(act, date))
    }

    /// The acts with all of these words in their titles, the closest titles first, of equal ones the newest.
    #[must_use]
    pub fn search(&self, words: &str) -> Vec<Regulation> {
        let found = self.titles().search(&self.acts, words);
        found
            .into_iter()
            .map(|act| self.regulation(&self.acts[act as usize], None))
            .collect()
    }

    /// What was done to an act, and what it does to others.
    #[must_use]
    pub fn amendments(&self, id: &str) -> Vec<Amendment> {
        self.links(id)
            .map(|link| Amendment {
                by: link.by.to_string(),
                kind: link.kind,
                of: link.of.to_string(),
                count: link.count,
            })
            .collect()
    }

    pub(crate) fn type_index(&self, code: &str) -> Option<u16> {
        let index = self.types.iter().position(|one| one.code == code)?;
        u16::try_from(index).ok()
    }

    pub(crate) fn type_of(&self, index: u16) -> &RegulationType {
        &self.types[usize::from(index)]
    }

    pub(crate) fn is_code(&self, id: &str) -> bool {
        !id.contains('/')
            && self
                .types
                .iter()
                .any(|one| one.form == TypeForm::Code && one.code == id)
    }

    pub(crate) fn act(&self, id: &str) -> Option<&Act> {
        let index = *self.index.get(&word_key(id))?;
        Some(&self.acts[index as usize])
    }

    pub(crate) fn acts(&self) -> &[Act] {
        &self.acts
    }

    pub(crate) fn titles(&self) -> &Titles {
        self.titles.get_or_init(|| Titles::new(&self.acts))
    }

    /// The longest short name at the start of these words: how many words, and its first row.
    pub(crate) fn alias(&self, keys: impl Iterator<Item = u64>) -> Option<(usize, u32)> {
        self.alias_phrases.longest(keys)
    }

    /// The id that an alias means on a day; without a day, what it means last.
    pub(crate) fn alias_target(&self, first: u32, date: Option<Date>) -> Option<&str> {
        let rows = std::iter::successors(Some(first), |&row| self.aliases[row as usize].next);
        let mut rows = rows.map(|row| &self.aliases[row as usize]);
        let row = match date {
            None => rows.last(),
            Some(date) => rows.find(|row| {
                row.from.is_none_or(|from| from <= date)
                    && row.until.is_none_or(|until| date <= until)
                    && self
                        .year_of(&row.act)
                        .is_none_or(|year| i32::from(year) <= i32::from(date.year()))
            }),
        };
        row.map(|row| &*row.act)
    }

    /// All ids that an alias means at one time or another.
    pub(crate) fn alias_targets(&self, first: u32) -> impl Iterator<Item = &str> + Clone {
        std::iter::successors(Some(first), |&row| self.aliases[row as usize].next)
            .map(|row| &*self.aliases[row as usize].act)
    }

    /// Whether an alias can stand alone.
    pub(crate) fn alias_is_sure(&self, row: u32) -> bool {
        self.aliases[row as usize].sure
    }

    fn year_of(&self, id: &str) -> Option<u16> {
        id.split('/').nth(1)?.parse().ok()
    }

    /// The acts on both sides of each link of an act.
    pub(crate) fn linked(&self, id: &str) -> impl Iterator<Item = &str> {
        self.links(id).flat_map(|link| [&*link.by, &*link.of])
    }

    fn links(&self, id: &str) -> impl Iterator<Item = &Link> {
        let indices = self.links_of.get(&word_key(id));
        indices
            .into_iter()
            .flatten()
            .map(|&index| &self.links[index as usize])
    }

    fn regulation(&self, act: &Act, date: Option<Date>) -> Regulation {
        let mut found = act.regulation();
        self.complete(&mut found, date);
        found
    }

    /// Adds title and links, as they were on the day.
    pub(crate) fn complete(&self, act: &mut Regulation, date: Option<Date>) {
        if let Some(known) = self.act(act.id()) {
            act.title = Some(known.title.clone());
        }
        let Some(links) = self.links_of.get(&word_key(act.id())) else {
            return;
        };
        for &link in links {
            let link = &self.links[link as usize];
            let (by_this, to_this) = (link.by == act.id(), link.of == act.id());
            let in_time = date.is_none_or(|date| {
                self.year_of(&link.by)
                    .is_none_or(|year| i32::from(year) <= i32::from(date.year()))
            });
            match link.kind {
                AmendmentKind::Amends if by_this => act.amends.push(link.of.clone()),
                AmendmentKind::Amends if in_time => act.amended_by.push(link.by.clone()),
                AmendmentKind::Repeals if to_this && in_time => {
                    act.repealed_by.push(link.by.clone());
                }
                _ => {}
            }
        }
    }

    /// Enters a table of acts.
    pub(crate) fn add_laws<'t>(
        &mut self,
        file: &'t str,
        text: &'t str,
        keep: Keep<'t>,
    ) -> Result<(), Error> {
        let table = Table::parse(file, text)?;
        self.titles = once_cell::sync::OnceCell::new();
        for record in table.records() {
            let year = record.get("year");
            let year: u16 = year
                .parse()
                .map_err(|_| record.error("year", format!("not a year: {year:?}")))?;
            let (kind, number) = (record.get("type"), record.get("number"));
            for (column, cell) in [("type", kind), ("number", number)] {
                let plain =
                    |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b);
                if cell.is_empty() || !cell.bytes().all(plain) {
                    let message = format!("not of lower-case letters, digits, - and .: {cell:?}");
                    return Err(record.error(column, message));
                }
            }
            let index = self.acts.len() as u32;
            self.index
                .insert(word_key(&format!("{kind}/{year}/{number}")), index);
            self.acts.push(Act {
                kind: keep(kind),
                number: keep(number),
                year,
                title: keep(record.get("title")),
            });
        }
        Ok(())
    }

    /// Enters a table of links between acts.
    pub(crate) fn add_relations<'t>(
        &mut self,
        file: &'t str,
        text: &'t str,
        keep: Keep<'t>,
    ) -> Result<(), Error> {
        let table = Table::parse(file, text)?;
        for record in table.records() {
            let relation = record.get("relation");
            let (kind, count) = relation.split_once('-').unwrap_or((relation, ""));
            let kind = match kind {
                "amends" => AmendmentKind::Amends,
                "repeals" => AmendmentKind::Repeals,
                "enacts" => AmendmentKind::Enacts,
                _ => return Err(record.error("relation", format!("unknown relation {kind:?}"))),
            };
            let index = self.links.len() as u32;
            for column in ["act", "other"] {
                let id = record.get(column);
                if id.split('/').count() != 3 {
                    return Err(record.error(column, format!("not the id of an act: {id:?}")));
                }
                self.links_of.entry(word_key(id)).or_default().push(index);
            }
            self.links.push(Link {
                by: keep(record.get("act")),
                kind,
                of: keep(record.get("other")),
                count: count.parse().ok(),
            });
        }
        Ok(())
    }

    /// Enters a short name, its words apart by blanks.
    pub(crate) fn add_alias(
        &mut self,
        phrase: &str,
        act: &str,
        from: Option<Date>,
        until: Option<Date>,
        sure: bool,
    ) -> Result<u32, Error> {
        if act.split('/').count() != 3 {
            return Err(Error::new(format!("not the id of an act: {act:?}")));
        }
        let index = self.aliases.len() as u32;
        self.aliases.push(Alias {
            act: act.into(),
            from,
            until,
            sure,
            next: None,
        });
        let entry = self.alias_phrases.entry(phrase);
        match *entry {
            None => *entry = Some(index),
            Some(first) => {
                let mut last = first as usize;
                while let Some(next) = self.aliases[last].next {
                    last = next as usize;
                }
                self.aliases[last].next = Some(index);
            }
        }
        Ok(index)
    }
}
