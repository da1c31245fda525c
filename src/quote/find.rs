//! Finds quotes and their speakers.

use super::{MarkedString, Quote};
use crate::citation::Citation;
use crate::mention::{Entity, Mention};
use crate::reading::Reading;
use crate::timex::Timex;

/// What this layer finds.
#[derive(Debug, Default)]
pub(crate) struct QuoteLayer {
    pub(crate) quotes: Vec<Quote>,
    pub(crate) marked_strings: Vec<MarkedString>,
}

/// The quotes of a text, in order. Documents that speak are added to the entities.
pub(crate) fn find(
    _reading: &Reading<'_>,
    _citations: &[Citation],
    _timexes: &[Timex],
    _mentions: &[Mention],
    _entities: &mut Vec<Entity>,
) -> QuoteLayer {
    QuoteLayer::default()
}
