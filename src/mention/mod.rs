//! Names of persons, organizations and places, and the entities that they stand for.

mod acronym;
mod alias;
pub(crate) mod article;
mod border;
pub(crate) mod decode;
#[cfg(test)]
mod described;
mod entity;
mod expansion;
pub(crate) mod features;
mod field;
mod find;
mod form;
mod glued;
#[cfg(test)]
pub(crate) mod gold;
mod host;
pub(crate) mod memo;
pub(crate) mod model;
mod own;
mod role;
mod rules;
pub(crate) mod runs;
mod spelling;
mod titles;
pub(crate) mod unit;

use std::ops::Range;

use crate::rule::RuleId;
use crate::span::Span;

pub(crate) use find::find;

/// How an analyzer finds names: by the model, or by rules alone.
///
/// The rules are titles, head words and gazetteers. They are less exact than the model (`data/names.md` has the figures),
/// but each name can be traced to the row of a table that made it.
///
/// ```
/// use warta::{Analyzer, NameFinder};
///
/// let analyzer = Analyzer::builder().names(NameFinder::Rules).build()?;
/// // "Regent Rudi Hartono visited Jambi."
/// let document = analyzer.analyze("Bupati Rudi Hartono mengunjungi Jambi.");
/// assert_eq!(document.mentions()[0].rule.as_str(), "mention/title");
/// assert_eq!(document.mentions()[1].rule.as_str(), "mention/gazetteer");
/// # Ok::<(), warta::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NameFinder {
    /// The sequence model that the crate carries.
    #[default]
    Model,
    /// Titles, heads and gazetteers.
    Rules,
}

/// A found name, before its titles and its entity are known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Name {
    /// The indices of its tokens.
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: EntityKind,
    pub(crate) rule: RuleId,
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Mention {
    /// The bare name, without titles. It ends inside a token where a lost blank has glued the next word to it:
    /// *Rudi Hartono|memastikan*.
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// The index of its entity.
    pub entity: usize,
    /// Honorifics, ranks and degrees right before the name: *Prof. Dr. H.*, *Kompol*; an office is in the role.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub title_before: Option<Span>,
    /// Degrees right behind it: *, S.H., M.Si.*
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub title_after: Option<Span>,
    /// The age in years: *Budi (45)*.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub age: Option<u8>,
    /// The role as worded at this mention.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub role: Option<Role>,
    /// The rule or model that found it.
    pub rule: RuleId,
}

/// The office, profession or description of a person as the text words it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Role {
    /// The whole: *Kepala Diskominfo Provinsi Jambi*.
    pub span: Span,
    /// The office: *Kepala*.
    pub office: Span,
    /// The body it belongs to: *Diskominfo Provinsi Jambi*.
    pub affiliation: Option<Span>,
}

/// Somebody or something that mentions stand for, within one text.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest name that the text gives.
    pub canonical: String,
    /// The other forms of the name, in the order of their first use.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub aliases: Vec<String>,
    /// The role at its first full statement: *Kepala Diskominfo Provinsi Jambi*.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub role: Option<String>,
    /// The body that the role belongs to.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub affiliation: Option<String>,
    /// The gender, where a title tells.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub gender: Option<Gender>,
}

/// The kinds of entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum EntityKind {
    /// A human being.
    Person,
    /// An institution, company, party, team.
    Organization,
    /// A country, region, town, street, building.
    Location,
    /// A text that speaks: *survei X mencatat*. It has no mention.
    Document,
}

/// The gender that a title tells: *Pak, Bu, Hj.*
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Gender {
    /// *Pak, Bapak, H.*
    Male,
    /// *Bu, Ibu, Hj.*
    Female,
}
