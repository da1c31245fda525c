//! How sure a quote and its speaker are.

use super::draft::Draft;
use super::{QuoteKind, Speaker, Via};
use crate::rule::Confidence;

/// The confidence of a quote whose speaker leads the other candidates by a margin.
pub(crate) fn of(draft: &Draft, speaker: Option<&Speaker>, margin: f32) -> Confidence {
    let Some(speaker) = speaker else {
        return Confidence::Low;
    };
    let marked = draft.kind != QuoteKind::Indirect;
    match speaker.via {
        Via::Name if marked => Confidence::High,
        Via::Enclitic | Via::Pronoun if marked && margin > 2.0 => Confidence::High,
        Via::Carried => Confidence::Low,
        _ => Confidence::Medium,
    }
}
