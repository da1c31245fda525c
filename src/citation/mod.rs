//! References to law.

mod act;
mod check;
mod context;
mod decision;
mod define;
mod find;
mod instrument;
mod issuer;
mod kind;
mod number;
mod pinpoint;
mod reader;
mod region;
mod regional;
mod registry;
mod regulation;
mod relate;
mod resolve;
mod titles;

use std::borrow::Cow;

use crate::rule::{Confidence, RuleId};
use crate::span::Span;

pub(crate) use find::find;
pub use kind::RegulationType;
pub(crate) use kind::TypeForm;
pub use registry::{Amendment, AmendmentKind, Registry};
pub use regulation::Regulation;

/// A reference to an instrument of law or to a provision of one.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Citation {
    /// The whole reference, with type, number, year and provisions, without the title behind *tentang*.
    pub span: Span,
    /// How it refers.
    pub form: CitationForm,
    /// The act, where it is known.
    pub regulation: Option<Regulation>,
    /// Where the act itself is named.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub act: Option<Span>,
    /// The provisions, each as a path from the pasal down.
    pub pinpoints: Vec<Pinpoint>,
    /// How each provision but the first is joined to the one before: *juncto, dan, subsider*.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub joins: Vec<RelationKind>,
    /// How it is linked to other citations of the text.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub relations: Vec<Relation>,
    /// What does not fit.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub warnings: Vec<CitationWarning>,
    /// How sure the act is.
    pub confidence: Confidence,
    /// The rule that found it.
    pub rule: RuleId,
}

/// How a citation refers to its act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum CitationForm {
    /// By type, number and year.
    Full,
    /// By a short name or title: *UU ITE*.
    Alias,
    /// To an act named before: *UU tersebut*, or a pasal without its act.
    BackReference,
    /// A draft: *RUU DKJ*.
    Bill,
    /// The number of a case or police report; no law.
    Docket,
}

/// A path to a provision: pasal 27, ayat 3.
pub type Pinpoint = Vec<Unit>;

/// One step of a pinpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Unit {
    /// `pasal`, `ayat`, `huruf`, `angka` or `ke`.
    pub unit: Cow<'static, str>,
    /// The number or letter: `27A`, `3`, `b`.
    pub number: String,
}

/// A link from one citation to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Relation {
    /// What the link says.
    pub kind: RelationKind,
    /// The index of the other citation.
    pub to: usize,
}

/// The words that link citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum RelationKind {
    /// *juncto, jo.*: read together with.
    Juncto,
    /// *dan*
    And,
    /// *atau*
    Or,
    /// *dan/atau*
    AndOr,
    /// *subsider*: in the alternative.
    Subsidiary,
    /// *tentang perubahan atas*: the first changes the other.
    Amends,
    /// *sebagaimana diubah dengan*: the other changes the first.
    AmendedBy,
    /// *tentang penetapan*: the first makes the other a law.
    Enacts,
    /// *tentang pencabutan*: the first ends the other.
    Repeals,
    /// *(selanjutnya disebut UU ITE)*: the other is a name for the first.
    Defines,
}

/// What does not fit in a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case", tag = "kind"))]
#[non_exhaustive]
pub enum CitationWarning {
    /// The title behind *tentang* is that of another act.
    Title {
        /// The id of the act most likely meant.
        likely: Option<String>,
    },
    /// The register has no act with this number.
    UnknownNumber,
    /// The year of the act is after that of the document.
    NotYetMade,
    /// Another act ended this one in a year before that of the document.
    Repealed {
        /// The id of the act that ended it.
        by: String,
    },
}
