//! Reported speech: what is said, by which word, by whom.

mod ahead;
mod antecedent;
mod antecedent_weights;
mod attribution;
mod behind;
mod candidate;
mod cast;
mod clause;
mod confidence;
mod cue;
mod direct;
mod draft;
mod find;
#[cfg(test)]
mod fit;
mod indirect;
mod judge;
mod judge_weights;
mod lead;
mod marked;
mod object;
mod opening;
mod passive;
mod phrase;
mod roles;
mod scene;
mod speaker;
mod statement;
mod subject;

use crate::rule::{Confidence, RuleId};
use crate::span::Span;

pub(crate) use find::find;
pub use statement::Statement;

/// What a source is reported to have said or written.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Quote {
    /// In marks, partly in marks, or without marks.
    pub kind: QuoteKind,
    /// The words, in one or several parts, without the marks.
    pub contents: Vec<Span>,
    /// The reporting word.
    pub cue: Option<Cue>,
    /// Who says it.
    pub speaker: Option<Speaker>,
    /// The index of the quote around this one.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub parent: Option<usize>,
    /// What does not fit.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub warnings: Vec<QuoteWarning>,
    /// How sure content and speaker are.
    pub confidence: Confidence,
    /// The rule that found it.
    pub rule: RuleId,
}

/// The kinds of quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum QuoteKind {
    /// The whole content stands in quotation marks.
    Direct,
    /// A marked string is part of a reporting clause.
    Mixed,
    /// No marks stand around the content.
    Indirect,
}

/// A reporting word.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Cue {
    /// The word with its *-nya*.
    pub span: Span,
    /// The stem: *kata* of *mengatakan*, *tegas* of *tegasnya*.
    pub lemma: String,
    /// What kind of saying it is.
    pub class: CueClass,
    /// Whether the saying is negated: *tidak mengatakan*.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "std::ops::Not::not")
    )]
    pub negated: bool,
}

/// What kind of saying a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum CueClass {
    /// *kata, ujar, jelas*
    Statement,
    /// *klaim, tuding, nilai*
    Claim,
    /// *bantah, tepis*
    Denial,
    /// *harap, ingin*
    Hope,
    /// *minta, imbau, ajak*
    Request,
    /// *janji*
    Promise,
    /// *tanya*
    Question,
    /// *perkira, prediksi*
    Estimate,
    /// *kabar, dengar*
    Hearsay,
}

/// Who says it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Speaker {
    /// The mention in the attribution, office and name together; none for a bare *-nya*.
    pub span: Option<Span>,
    /// How the attribution points at the speaker.
    pub via: Via,
    /// The index of the entity; none where the article names nobody.
    pub entity: Option<usize>,
    /// The others of a chorus: *kata Budi dan Sri*.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub with: Vec<usize>,
    /// The role at its first full statement in the text.
    pub role: Option<String>,
    /// The body that the role belongs to.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub affiliation: Option<String>,
    /// The entities that could be meant, the likeliest first, where the attribution names nobody.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub candidates: Vec<usize>,
}

/// How an attribution points at the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Via {
    /// By name.
    Name,
    /// By office, group or description alone: *polisi*.
    Role,
    /// By a pronoun: *dia*.
    Pronoun,
    /// By *-nya* alone: *ujarnya*.
    Enclitic,
    /// Not at all: the speaker before goes on.
    Carried,
}

/// What does not fit in a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum QuoteWarning {
    /// The opening mark is missing.
    Unopened,
    /// The closing mark is missing.
    Unclosed,
}

/// A string in quotation marks that nobody says.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct MarkedString {
    /// The string without its marks.
    pub span: Span,
    /// Why it is no quote.
    pub reason: MarkedReason,
    /// The rule that tells so.
    pub rule: RuleId,
}

/// Why a string in quotation marks is no quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum MarkedReason {
    /// The title of a work or event.
    Title,
    /// A term or foreign word.
    Term,
    /// A motto, slogan or theme.
    Motto,
    /// A nickname.
    Nickname,
    /// Distance or irony.
    Irony,
}
