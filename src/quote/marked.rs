//! Marked strings that nobody says: titles, terms, mottos, nicknames, irony.

use super::direct::{Unit, is_title};
use super::scene::Scene;
use super::{MarkedReason, MarkedString};
use crate::lexicon::WordClass;
use crate::rule::RuleId;

/// How many words before a marked string may tell what it is: *film dokumenter anak “…”*.
const HEAD_REACH: usize = 5;

/// Why a marked string is no quote.
pub(super) fn classify(scene: &Scene<'_>, unit: &Unit) -> MarkedString {
    let (reason, rule) = by_head(scene, unit)
        .or_else(|| ironic(scene, unit))
        .unwrap_or_else(|| by_form(scene, unit));
    MarkedString {
        span: unit.content,
        reason,
        rule,
    }
}

// marked/head: film “Lorong Kapuk”, bertema “Langit untuk Semua”. (The noun or verb before the marks tells.)
fn by_head(scene: &Scene<'_>, unit: &Unit) -> Option<(MarkedReason, RuleId)> {
    let lowest = unit.first.saturating_sub(HEAD_REACH);
    let reason = (lowest..unit.first)
        .rev()
        .take_while(|&at| scene.token(at).is_some_and(|token| token.is_word()))
        .filter(|&at| scene.is(at, WordClass::MARKED_HEAD))
        .find_map(|at| {
            let word = scene.reading.tokens[at].word;
            scene.reading.tables.cues.marked_reason(word)
        })?;
    Some((reason, RuleId::new("marked/head")))
}

// marked/irony: jalan “mulus” itu. (A word in lower case that something named before is not.)
// Not: istilah “ngabuburit”, where a head stands before.
fn ironic(scene: &Scene<'_>, unit: &Unit) -> Option<(MarkedReason, RuleId)> {
    let text = scene.reading.slice(unit.content);
    let short = text.split_whitespace().nth(2).is_none();
    let lower = text.starts_with(char::is_lowercase);
    let pointed = matches!(scene.form(unit.end), "itu" | "tersebut" | "ini");
    let article = unit.first > 0
        && matches!(
            scene.form(unit.first - 1),
            "sang" | "Sang" | "para" | "Para" | "si"
        );
    (short && lower && (pointed || article))
        .then_some((MarkedReason::Irony, RuleId::new("marked/irony")))
}

// marked/form: “Perempuan Penjual Bulan” is a title, “has dalam” a term, by its letters alone.
fn by_form(scene: &Scene<'_>, unit: &Unit) -> (MarkedReason, RuleId) {
    let text = scene.reading.slice(unit.content);
    let title = is_title(text) && text.contains(' ') && text.starts_with(char::is_uppercase);
    let reason = if title {
        MarkedReason::Title
    } else {
        MarkedReason::Term
    };
    (reason, RuleId::new("marked/form"))
}
