//! The attribution that announces a marked string.

use super::attribution;
use super::cue;
use super::direct::{Attributed, Unit, is_utterance};
use super::draft::Attribution;
use super::scene::Scene;
use crate::lexicon::WordClass;
use crate::rule::RuleId;
use crate::token::TokenFlags;

/// How many tokens may stand between a reporting verb and the mark it announces.
const ANNOUNCEMENT_REACH: usize = 30;

/// The attribution that announces a marked string.
pub(super) fn find(scene: &Scene<'_>, unit: &Unit) -> Option<Attributed> {
    unit.pair.open?;
    let (start, end) = announcement(scene, unit)?;
    let joint = scene.form(end - 1);
    if !is_utterance(scene, unit) {
        return None;
    }
    let Some(cue_at) = (start..end).rev().find(|&at| cue::begins(scene, at)) else {
        return label(scene, start, end);
    };
    let cue = cue::at(scene, cue_at)?;
    let adjacent = cue.end >= end;
    let pointed = matches!(joint, "," | ":" | ";" | "bahwa" | "begini" | "-" | "–");
    let bare = scene.is(cue_at, WordClass::CUE_BARE) && !cue.enclitic;
    if !pointed && (!adjacent || bare || !is_closed(scene, unit)) {
        return None;
    }
    let rule = if joint == "bahwa" {
        RuleId::new("quote/bahwa-marks")
    } else {
        RuleId::new("quote/before")
    };
    let subject = || {
        attribution::before(scene, start, cue_at).map_or(Attribution::None, |phrase| {
            Attribution::Phrase(phrase.span(scene))
        })
    };
    let names_behind = WordClass::CUE_BARE | WordClass::CUE_SOURCE | WordClass::CUE_PASSIVE;
    let attribution = if !scene.is(cue_at, names_behind) && !cue.enclitic {
        subject()
    } else {
        match attribution::behind(scene, &cue, end) {
            (Attribution::None, _) => subject(),
            (found, _) => found,
        }
    };
    Some(Attributed {
        cue: Some(cue),
        attribution,
        end: end.min(unit.first),
        rule,
    })
}

// quote/label: Mario Rivera: “….”  (A name and a colon.)  Not: Menu hari ini: “….”
fn label(scene: &Scene<'_>, start: usize, end: usize) -> Option<Attributed> {
    if scene.form(end - 1) != ":" {
        return None;
    }
    let phrase = attribution::noun_phrase(scene, start, end - 1)?;
    let person = attribution::holds_person(scene, &phrase);
    (phrase.end == end - 1 && person).then(|| Attributed {
        cue: None,
        attribution: Attribution::Phrase(phrase.span(scene)),
        end,
        rule: RuleId::new("quote/label"),
    })
}

/// The tokens before a mark that may announce it: its sentence so far, or the end of the paragraph before where that
/// ends in a colon or comma.
fn announcement(scene: &Scene<'_>, unit: &Unit) -> Option<(usize, usize)> {
    let block = scene.block_of(unit.first);
    let blocks = &scene.reading.blocks;
    let first = blocks[block].first_token as usize;
    if unit.first > first {
        let start = sentence_start(scene, first, unit.first);
        return (start < unit.first).then_some((start, unit.first));
    }
    let before = blocks[..block]
        .iter()
        .rev()
        .find(|block| block.is_article())?;
    let end = before.end_token as usize;
    let open = end > 0 && matches!(scene.form(end - 1), ":" | ",");
    let start = sentence_start(scene, before.first_token as usize, end);
    (open && start + 1 < end).then_some((start, end))
}

/// Whether a marked string ends its sentence, so that it is more than a term within it.
fn is_closed(scene: &Scene<'_>, unit: &Unit) -> bool {
    let text = &scene.reading.text[unit.content.range()];
    let ends = text.ends_with(['.', '!', '?', '…'])
        || matches!(scene.form(unit.end), "." | "!" | "?" | "");
    ends || unit.end >= scene.block_end(unit.end - 1) || text.split_whitespace().nth(4).is_some()
}

/// The first token of the sentence before a mark, over a few dozen tokens at most.
fn sentence_start(scene: &Scene<'_>, block_start: usize, mark: usize) -> usize {
    let lowest = block_start.max(mark.saturating_sub(ANNOUNCEMENT_REACH));
    (lowest..mark)
        .rev()
        .find(|&at| {
            matches!(scene.form(at), "." | "!" | "?") || scene.has(at, TokenFlags::CLOSES_MARKS)
        })
        .map_or(lowest, |at| at + 1)
}
