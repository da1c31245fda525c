//! Where a reported clause begins and ends.

use super::CueClass;
use super::cue::FoundCue;
use super::scene::Scene;
use crate::lexicon::WordClass;
use crate::span::Span;
use crate::token::{TokenFlags, TokenKind};

/// How many tokens may stand between a cue and its *bahwa*.
const REACH: usize = 12;

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

fn is_border(scene: &Scene<'_>, at: usize) -> bool {
    let form = scene.form(at);
    matches!(
        form,
        "," | "." | ";" | ":" | "!" | "-" | "–" | "—" | "…" | "..."
    ) || scene.has(at, TokenFlags::OPENS_MARKS)
}

/// The first token of what an active verb reports: behind commas, *bahwa*, and who is told or when.
pub(crate) fn behind_cue(scene: &Scene<'_>, found: &FoundCue, until: usize) -> usize {
    let start = past_opening(scene, found.end, until);
    if start > found.end || found.cue.class == CueClass::Request {
        return start;
    }
    // *mengingatkan semua pihak bahwa …* (reminds all that …), *mengatakan pada Senin bahwa …*; but a verb in between
    // makes the *bahwa* part of what is said: *mengatakan timnya memberi tahu karyawan bahwa …*.
    let mut at = start;
    while at < until && at < start + REACH {
        if scene.is(at, WordClass::COMPLEMENTIZER) && is_that(scene, at) {
            return at + 1;
        }
        if is_predicate(scene, at) {
            break;
        }
        at += 1;
    }
    start
}

fn is_that(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.form(at), "bahwa" | "agar" | "supaya" | "bahwasanya")
}

/// Behind commas, *juga* and *bahwa*.
pub(crate) fn past_opening(scene: &Scene<'_>, from: usize, until: usize) -> usize {
    let mut at = from;
    while at < until && (is_border(scene, at) || scene.is(at, WordClass::CUE_FILLER)) {
        at += 1;
    }
    if at < until && scene.is(at, WordClass::COMPLEMENTIZER) && opens(scene, at, until) {
        at += 1;
        while at < until && scene.form(at) == "," {
            at += 1;
        }
    }
    at
}

/// Whether a word like *jika* only opens the clause: *menyebut jika korban tewas*; not *jika hujan, sungai meluap*.
fn opens(scene: &Scene<'_>, at: usize, until: usize) -> bool {
    is_that(scene, at) || !(at..until).any(|next| scene.form(next) == ",")
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
        && !matches!(
            form,
            "menteri"
                | "mereka"
                | "direktur"
                | "direksi"
                | "terkait"
                | "terhadap"
                | "tersebut"
                | "berita"
                | "media"
                | "diri"
                | "digital"
        )
}

/// The end of a reported clause that begins at a token.
pub(crate) fn end(scene: &Scene<'_>, start: usize, until: usize) -> usize {
    let mut at = start;
    let mut depth = 0usize;
    while at < until {
        match scene.form(at) {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            "," if depth == 0 && at > start && stops(scene, at + 1, until) => return at,
            _ => {
                if depth == 0 && at > start && (next_act(scene, at) || saying(scene, at)) {
                    return at;
                }
            }
        }
        at += 1;
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

/// A second verb of saying by the same subject: *menjelaskan … dan meminta …*.
fn next_act(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.form(at),
        "dan" | "serta" | "tetapi" | "namun" | "tapi"
    ) && (scene.is(at + 1, WordClass::CUE_ACTIVE)
        || scene.is(at + 1, WordClass::CUE_FILLER) && scene.is(at + 2, WordClass::CUE_ACTIVE))
}

/// Where and when it was said, behind what was said: *saat ditemui …*, *dalam keterangannya …*, *kepada wartawan*.
fn saying(scene: &Scene<'_>, at: usize) -> bool {
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

/// Whether a clause only says where or when it was said.
pub(crate) fn is_adjunct(scene: &Scene<'_>, clause: Clause) -> bool {
    scene.timex_over(clause.start).is_some() && {
        let timex = scene.timex_over(clause.start).map_or(0, Span::end);
        scene.reading.token_at(timex) >= clause.end
    } || saying(scene, clause.start)
}

/// What stands before a cue inside its sentence and belongs to what is said; none where only links stand there.
pub(crate) fn lead(scene: &Scene<'_>, from: usize, cue: usize) -> Option<Clause> {
    let mut start = from;
    let mut linked = from;
    // A link is a run of connectives up to a comma or the cue.
    while linked < cue && scene.is(linked, WordClass::CONNECTIVE | WordClass::CUE_FILLER) {
        linked += 1;
    }
    if linked == cue {
        return None;
    }
    if scene.form(linked) == "," {
        start = linked + 1;
    } else if matches!(
        scene.form(from),
        "Namun"
            | "Sementara"
            | "Sedangkan"
            | "Adapun"
            | "Tetapi"
            | "Sebaliknya"
            | "Lalu"
            | "Kemudian"
            | "Dan"
    ) {
        start = from + 1;
    }
    Clause { start, end: cue }.trimmed(scene)
}

/// Behind a relative clause on the speaker: *data X yang dikutip Y, …*.
pub(crate) fn past_relative(scene: &Scene<'_>, from: usize, until: usize) -> usize {
    if !matches!(scene.form(from), "yang") {
        return from;
    }
    (from..until)
        .find(|&at| scene.form(at) == ",")
        .map_or(from, |comma| comma + 1)
}
