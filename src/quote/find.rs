//! Finds quotes and their speakers.

use super::draft::{Attribution, Draft};
use super::scene::Scene;
use super::{MarkedString, Quote, Speaker, Via, direct};
use crate::citation::Citation;
use crate::mention::{Entity, Mention};
use crate::reading::Reading;
use crate::rule::Confidence;
use crate::timex::Timex;

/// What this layer finds.
#[derive(Debug, Default)]
pub(crate) struct QuoteLayer {
    pub(crate) quotes: Vec<Quote>,
    pub(crate) marked_strings: Vec<MarkedString>,
}

/// The quotes of a text, in order. Documents that speak are added to the entities.
pub(crate) fn find(
    reading: &Reading<'_>,
    citations: &[Citation],
    timexes: &[Timex],
    mentions: &[Mention],
    _entities: &mut Vec<Entity>,
) -> QuoteLayer {
    let scene = Scene {
        reading,
        citations,
        timexes,
        mentions,
    };
    let found = direct::find(&scene);
    let quotes = found.drafts.into_iter().map(unresolved).collect();
    QuoteLayer {
        quotes,
        marked_strings: found.marked_strings,
    }
}

/// A quote whose speaker is known by the words of its attribution only.
fn unresolved(draft: Draft) -> Quote {
    let (span, via) = match draft.attribution {
        Attribution::Phrase(span) => (Some(span), Via::Name),
        Attribution::Enclitic => (None, Via::Enclitic),
        Attribution::None => (None, Via::Carried),
    };
    Quote {
        kind: draft.kind,
        contents: draft.contents,
        cue: draft.cue,
        speaker: Some(Speaker {
            span,
            via,
            entity: None,
            role: None,
            affiliation: None,
            candidates: Vec::new(),
        }),
        parent: None,
        warnings: draft.warnings,
        confidence: Confidence::Medium,
        rule: draft.rule,
    }
}
