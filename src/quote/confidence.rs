//! How sure a quote and its speaker are: a chance fitted on the training articles, cut into three.

use super::draft::Draft;
use super::{QuoteKind, Speaker, Via};
use crate::rule::Confidence;

/// The number of features.
pub(crate) const FEATURES: usize = 13;

/// Fitted on the training articles by `cargo test --lib quote::fit -- --nocapture`, which prints this table.
pub(crate) const WEIGHTS: [f32; FEATURES] = [
    1.41, -0.60, 0.00, 1.85, 0.01, -0.23, 0.10, -0.32, 1.61, 1.74, -1.78, 0.79, 0.00,
];

/// The chance from which a quote is nearly always right.
const HIGH: f32 = 0.93;
/// The chance from which it is right in most cases.
const MEDIUM: f32 = 0.75;

/// What tells how sure a quote is whose speaker leads the other candidates by a margin, one number a feature.
pub(crate) fn features(draft: &Draft, speaker: &Speaker, margin: f32) -> [f32; FEATURES] {
    let on = |condition: bool| f32::from(u8::from(condition));
    let via = |of: Via| on(speaker.via == of);
    let indirect = draft.kind == QuoteKind::Indirect;
    let clear = margin.is_infinite();
    let margin = if clear {
        0.0
    } else {
        margin.clamp(0.0, 4.0) / 4.0
    };
    [
        1.0,
        on(indirect),
        on(draft.kind == QuoteKind::Mixed),
        via(Via::Name),
        via(Via::Role),
        via(Via::Pronoun),
        via(Via::Enclitic),
        via(Via::Carried),
        margin,
        on(clear && speaker.via != Via::Name),
        on(speaker.entity.is_none()),
        draft.evidence.clamp(0.0, 6.0) / 6.0,
        on(!draft.warnings.is_empty()),
    ]
}

/// The confidence of a quote with these features.
pub(crate) fn of(features: &[f32; FEATURES]) -> Confidence {
    by(features, &WEIGHTS)
}

/// The confidence by some weights.
pub(crate) fn by(features: &[f32; FEATURES], weights: &[f32; FEATURES]) -> Confidence {
    let sum: f32 = features.iter().zip(weights).map(|(f, w)| f * w).sum();
    let chance = 1.0 / (1.0 + (-sum).exp());
    if chance >= HIGH {
        Confidence::High
    } else if chance >= MEDIUM {
        Confidence::Medium
    } else {
        Confidence::Low
    }
}
