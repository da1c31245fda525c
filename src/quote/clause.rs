//! A reported clause: where it ends, and what is none.

use super::cue::FoundCue;
use super::object;
use super::opening;
use super::scene::Scene;
use super::subject;
use crate::lexicon::WordClass;
use crate::span::Span;
use crate::token::{Token, TokenFlags, TokenKind};

/// Tokens `start..end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Clause {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Clause {
    /// Without commas and stops at either end; none where nothing is left.
    pub(crate) fn trimmed(self, scene: &Scene<'_>) -> Option<Clause> {
        let Clause { mut start, mut end } = self;
        while start < end && is_border(scene, start) {
            start += 1;
        }
        while end > start && is_border(scene, end - 1) {
            end -= 1;
        }
        (start < end).then_some(Clause { start, end })
    }

    pub(crate) fn span(self, scene: &Scene<'_>) -> Span {
        scene.reading.cover(self.start, self.end - 1)
    }

    pub(crate) fn words(self, scene: &Scene<'_>) -> usize {
        (self.start..self.end)
            .filter(|&at| scene.token(at).is_some_and(|token| token.is_word()))
            .count()
    }
}

pub(crate) fn is_border(scene: &Scene<'_>, at: usize) -> bool {
    if scene.token(at).is_none_or(Token::is_word) {
        return false;
    }
    matches!(
        scene.form(at),
        "," | "." | ";" | ":" | "!" | "-" | "–" | "—" | "…" | "..."
    ) || scene.has(at, TokenFlags::OPENS_MARKS)
}

/// What a verb reports that stands before it all.
pub(crate) fn reported(scene: &Scene<'_>, found: &FoundCue, until: usize) -> Option<Clause> {
    let start = opening::behind_cue(scene, found, until);
    let end = end(scene, start, until);
    Clause { start, end }
        .trimmed(scene)
        .filter(|clause| behind_that(scene, *clause) || !object::is_object(scene, *clause))
        .filter(|clause| clause.start > found.end || !object::is_deed(scene, found, *clause))
        .filter(|clause| clause.start > found.end || !object::is_pointer(scene, *clause))
}

/// Whether *bahwa* stands before a clause.
fn behind_that(scene: &Scene<'_>, clause: Clause) -> bool {
    clause.start > 0 && scene.form(clause.start - 1) == "bahwa"
}

/// Whether a token shows a predicate: an auxiliary or a verb by its prefix.
pub(crate) fn is_predicate(scene: &Scene<'_>, at: usize) -> bool {
    let Some(token) = scene.token(at) else {
        return false;
    };
    if token.kind != TokenKind::Word || token.has(TokenFlags::CAPITALIZED) {
        return false;
    }
    if token.is(WordClass::PREDICATE) {
        return true;
    }
    let form = scene.form(at);
    form.len() > 5
        && ["me", "ber", "di", "ter"]
            .iter()
            .any(|prefix| form.starts_with(prefix))
        && !scene.reading.tables.speech.is_nominal(token.word)
}

/// The end of a reported clause that begins at a token.
pub(crate) fn end(scene: &Scene<'_>, start: usize, until: usize) -> usize {
    let mut depth = 0usize;
    for at in start..until {
        let token = &scene.reading.tokens[at];
        if token.is_word() {
            let may = depth == 0 && at > start;
            if may && (next_act(scene, at) || saying(scene, at)) {
                return at;
            }
            continue;
        }
        match scene.form(at) {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            "," if depth == 0 && at > start && stops(scene, at + 1, until) => return at,
            _ => {}
        }
    }
    without_date(scene, start, until)
}

/// Whether what follows a comma is no longer reported: *padahal …*, *tetapi dia …*.
fn stops(scene: &Scene<'_>, at: usize, until: usize) -> bool {
    match scene.form(at) {
        "padahal" => true,
        "tetapi" | "tapi" | "namun" => {
            scene.is(at + 1, WordClass::PRONOUN) || at + 1 < until && next_act(scene, at)
        }
        _ => false,
    }
}

/// A second verb of saying by the same subject: *menjelaskan … dan meminta …*.  Not: *… dan membuka akses*.
fn next_act(scene: &Scene<'_>, at: usize) -> bool {
    if !scene.is(at, WordClass::CONNECTIVE)
        || !matches!(scene.form(at), "dan" | "tetapi" | "namun" | "tapi")
    {
        return false;
    }
    let mut verb = at + 1;
    while scene.is(verb, WordClass::CUE_FILLER) {
        verb += 1;
    }
    is_strong(scene, verb)
}

/// An active reporting verb that seldom means anything else.
fn is_strong(scene: &Scene<'_>, at: usize) -> bool {
    let speech = &scene.reading.tables.speech;
    scene.is(at, WordClass::CUE_ACTIVE) && !speech.weight(scene.reading.word(at)).weak
}

/// Whether a clause holds a report of its own, with its speaker: *…, hakim meyakini …*, *…, kata Sri, …*.
pub(crate) fn reports(scene: &Scene<'_>, clause: Clause) -> bool {
    (clause.start..clause.end.min(clause.start + 24)).any(|at| {
        let inverted = scene.is(at, WordClass::CUE_BARE) && at > clause.start;
        if inverted && scene.form(at - 1) == "," || scene.form(at) == "kata" {
            return true;
        }
        is_strong(scene, at)
            && subject::before(scene, clause.start, at)
                .is_some_and(|subject| subject.adjoins && subject.phrase.first == clause.start)
    })
}

/// Where and when it was said, behind what was said: *saat ditemui …*, *dalam keterangannya …*, *kepada wartawan*.
pub(crate) fn saying(scene: &Scene<'_>, at: usize) -> bool {
    if !scene.is(at, WordClass::PHRASE_END) {
        return false;
    }
    let next = scene.form(at + 1);
    match scene.form(at) {
        "saat" | "ketika" | "usai" | "seusai" | "setelah" => matches!(
            next,
            "ditemui"
                | "dihubungi"
                | "dikonfirmasi"
                | "dimintai"
                | "ditanya"
                | "diwawancarai"
                | "dijumpai"
        ),
        "dalam" => {
            next.starts_with("keterangan")
                || next == "siaran"
                || next == "rilis"
                || next == "konferensi"
                || next == "jumpa"
        }
        "kepada" => matches!(next, "wartawan" | "media" | "awak" | "jurnalis"),
        "seperti" | "sebagaimana" => matches!(next, "dikutip" | "dilansir" | "diberitakan"),
        "dikutip" | "dilansir" => next == "dari",
        _ => false,
    }
}

/// Without a date of the saying at the very end, behind a comma: *…, Rabu (14/6).*
fn without_date(scene: &Scene<'_>, start: usize, until: usize) -> usize {
    let mut last = until;
    while last > start && is_border(scene, last - 1) {
        last -= 1;
    }
    let Some(timex) = last.checked_sub(1).and_then(|at| scene.timex_over(at)) else {
        return until;
    };
    let first = scene.reading.token_at(timex.start());
    if first > start + 2 && scene.form(first - 1) == "," && scene.is(first, WordClass::WEEKDAY) {
        return first - 1;
    }
    until
}

/// Whether a clause only tells the moment or the place, as behind a passive: *(Hal itu disampaikan Sri) **usai
/// mendampingi tamu***, *(diceritakan Sri) **dalam pidatonya***.
pub(crate) fn is_moment(scene: &Scene<'_>, clause: Clause) -> bool {
    matches!(
        scene.form(clause.start),
        "saat"
            | "ketika"
            | "usai"
            | "seusai"
            | "selepas"
            | "setelah"
            | "sesudah"
            | "sebelum"
            | "di"
            | "dalam"
            | "pada"
            | "melalui"
            | "lewat"
            | "kepada"
    )
}

/// Whether a clause only says where or when it was said.
pub(crate) fn is_adjunct(scene: &Scene<'_>, clause: Clause) -> bool {
    scene.timex_over(clause.start).is_some() && {
        let timex = scene.timex_over(clause.start).map_or(0, Span::end);
        scene.reading.token_at(timex) >= clause.end
    } || saying(scene, clause.start)
        || scene.form(clause.start) == "kepada"
}
