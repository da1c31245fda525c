//! A quote whose speaker is not resolved yet: what the finders of contents hand to the finder of speakers.

use super::{Cue, QuoteKind, QuoteWarning};
use crate::rule::RuleId;
use crate::span::Span;

/// A found quote and what its attribution says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    pub(crate) kind: QuoteKind,
    pub(crate) contents: Vec<Span>,
    pub(crate) cue: Option<Cue>,
    pub(crate) attribution: Attribution,
    pub(crate) warnings: Vec<QuoteWarning>,
    /// By how much the evidence for reported speech outweighs that against it, where no marks show it (log odds).
    pub(crate) evidence: f32,
    pub(crate) rule: RuleId,
}

/// How the text around a quote points at the speaker.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Attribution {
    /// A noun phrase: name, office, group or pronoun, with its comma appositions.
    Phrase(Span),
    /// *-nya* alone.
    Enclitic,
    /// Nothing: marked speech without a cue.
    None,
}
