//! Marked strings that nobody says: titles, terms, mottos, nicknames, irony.

use super::direct::Unit;
use super::scene::Scene;
use super::{MarkedReason, MarkedString};
use crate::rule::RuleId;

/// Why a marked string is no quote.
pub(super) fn classify(_scene: &Scene<'_>, unit: &Unit) -> MarkedString {
    MarkedString {
        span: unit.content,
        reason: MarkedReason::Term,
        rule: RuleId::new("marked/term"),
    }
}
