//! Finds quotes and their speakers.

use super::draft::Draft;
use super::scene::Scene;
use super::{MarkedString, Quote, direct, indirect, speaker};
use crate::citation::Citation;
use crate::mention::{Entity, Mention};
use crate::reading::Reading;
use crate::span::Span;
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
    entities: &mut Vec<Entity>,
) -> QuoteLayer {
    let scene = Scene {
        reading,
        citations,
        timexes,
        mentions,
    };
    let (drafts, marked_strings) = drafts(&scene);
    let mut quotes = speaker::resolve(&scene, drafts, entities);
    link_parents(&mut quotes);
    QuoteLayer {
        quotes,
        marked_strings,
    }
}

/// The quotes without their speakers, in order, and the marked strings that are none.
pub(crate) fn drafts(scene: &Scene<'_>) -> (Vec<Draft>, Vec<MarkedString>) {
    let found = direct::find(scene);
    let mut drafts = found.drafts;
    drafts.extend(indirect::find(scene, &drafts));
    drafts.sort_by_key(|draft| draft.contents.first().copied());
    (drafts, found.marked_strings)
}

/// Gives each quote the narrowest one whose words hold all of its words; the quotes are in order.
fn link_parents(quotes: &mut [Quote]) {
    let mut around: Vec<(usize, Span)> = Vec::new();
    for (at, quote) in quotes.iter_mut().enumerate() {
        let (Some(&first), Some(&last)) = (quote.contents.first(), quote.contents.last()) else {
            continue;
        };
        let whole = first.cover(last);
        around.retain(|(_, outer)| outer.end() > first.start());
        let parent = around.iter().rev().find(|(_, outer)| outer.contains(whole));
        quote.parent = parent.map(|&(index, _)| index);
        around.extend(quote.contents.iter().map(|&content| (at, content)));
    }
}
