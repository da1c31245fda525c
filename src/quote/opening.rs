//! Where a reported clause begins: behind the cue, who is told, and the rest of the attribution.

use super::CueClass;
use super::clause::{is_border, is_predicate, saying};
use super::cue::FoundCue;
use super::scene::Scene;
use crate::lexicon::WordClass;
use crate::token::TokenFlags;

/// How many tokens may stand between a cue and its *bahwa*.
const REACH: usize = 12;

/// The first token of what an active verb reports: behind commas, *bahwa*, and who is told or when.
pub(crate) fn behind_cue(scene: &Scene<'_>, found: &FoundCue, until: usize) -> usize {
    let mut from = found.end;
    while matches!(
        scene.form(from),
        "juga" | "pun" | "lagi" | "pula" | "kembali"
    ) {
        from += 1;
    }
    let start = past_adjunct(scene, past_opening(scene, from, until), from, until);
    if start > from {
        return start;
    }
    if found.cue.class == CueClass::Request || scene.form(start) == "kepada" {
        return past_asked(scene, start, until);
    }
    // *mengingatkan semua pihak bahwa …* (reminds all that …), *mengatakan pada Senin bahwa …*; but a verb in between
    // makes the *bahwa* part of what is said: *mengatakan timnya memberi tahu karyawan bahwa …*.
    let mut at = start;
    while at < until && at < start + REACH {
        let near = at <= start + 2;
        if is_that(scene, at) && (near || scene.form(at).starts_with("bahwa")) {
            return at + 1;
        }
        if is_predicate(scene, at) {
            break;
        }
        at += 1;
    }
    start
}

/// Behind who is asked, where *kepada* names him: *mengimbau kepada warga agar …*, *berpesan kepada warga, …*; behind
/// *kepada* alone, where he is the subject of what is asked: *berharap kepada warga dapat …*.
fn past_asked(scene: &Scene<'_>, start: usize, until: usize) -> usize {
    if scene.form(start) != "kepada" {
        return start;
    }
    let mut asked = start;
    for at in start..until.min(start + 24) {
        if is_that(scene, at) {
            return at + 1;
        }
        if is_predicate(scene, at) {
            break;
        }
        if scene.form(at) == "," {
            asked = at;
        }
    }
    asked + 1
}

fn is_that(scene: &Scene<'_>, at: usize) -> bool {
    scene.is(at, WordClass::COMPLEMENTIZER)
        && matches!(scene.form(at), "bahwa" | "agar" | "supaya" | "bahwasanya")
}

/// Behind to whom or in what it was said: *menjelaskan **dalam sambutannya** …*, *mengatakan **kepada wartawan** …*.
fn past_adjunct(scene: &Scene<'_>, start: usize, from: usize, until: usize) -> usize {
    if start > from || !saying(scene, start) && !in_his_words(scene, start) {
        return start;
    }
    let mut at = start + 2;
    if scene.form(start) == "kepada" {
        while at < until && at < start + 8 && !is_border(scene, at) && !is_that(scene, at) {
            at += 1;
        }
    }
    past_opening(scene, at.min(until), until)
}

/// *pada sambutannya, dalam pidatonya, di akunnya*
fn in_his_words(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.form(at),
        "pada" | "dalam" | "di" | "melalui" | "lewat"
    ) && scene.has(at + 1, TokenFlags::NYA)
}

/// Behind an attribution inside a sentence: commas, a date or bracket of the saying, *bahwa*.
pub(crate) fn past_attribution(scene: &Scene<'_>, behind: usize, until: usize) -> usize {
    let mut at = behind;
    while at < until && matches!(scene.form(at), "lagi" | "pula") {
        at += 1;
    }
    loop {
        let from = at;
        while at < until && is_border(scene, at) {
            at += 1;
        }
        if scene.form(at) == "("
            && let Some(close) = (at..until.min(at + 12)).find(|&next| scene.form(next) == ")")
        {
            at = close + 1;
        } else if let Some(timex) = scene.timex_over(at) {
            let end = scene.token_behind(timex, at);
            if scene.form(end) == "," {
                at = end;
            }
        }
        if at == from {
            break;
        }
    }
    if scene.is(at, WordClass::CUE_PASSIVE) && is_that(scene, at + 1) {
        return (at + 2).min(until);
    }
    if at < until && is_that(scene, at) {
        at += 1;
    }
    at
}

/// Behind commas and *bahwa*.
pub(crate) fn past_opening(scene: &Scene<'_>, from: usize, until: usize) -> usize {
    let mut at = from;
    while at < until && is_border(scene, at) {
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

/// Behind a relative clause on the speaker: *data X yang dikutip Y, …*.
pub(crate) fn past_relative(scene: &Scene<'_>, from: usize, until: usize) -> usize {
    if !matches!(scene.form(from), "yang") {
        return from;
    }
    (from..until)
        .find(|&at| scene.form(at) == ",")
        .map_or(from, |comma| comma + 1)
}

/// Behind what is left of the noun phrase of a source: *Berdasarkan data BPS **milik pemerintah**, …*. Not a clause:
/// *Berdasarkan data BPS harga naik, sehingga …*.
pub(crate) fn past_source(scene: &Scene<'_>, from: usize, until: usize) -> usize {
    (from..until.min(from + 12))
        .take_while(|&at| !is_predicate(scene, at))
        .find(|&at| scene.form(at) == ",")
        .map_or(from, |comma| comma + 1)
}

/// Behind the day on which a source was read, with or without a comma behind it: *Melansir Harian Asri, **Jumat (6/6)**
/// harga naik*.
pub(crate) fn past_day(scene: &Scene<'_>, from: usize, until: usize) -> usize {
    scene
        .timex_over(from)
        .filter(|_| scene.is(from, WordClass::WEEKDAY))
        .map_or(from, |timex| scene.token_behind(timex, from).min(until))
}

/// Behind the title of a law: *Menurut Perda Nomor 3 Tahun 2019 **tentang parkir**, …*.
pub(crate) fn past_title(scene: &Scene<'_>, from: usize, until: usize) -> usize {
    if !scene.form(from).eq_ignore_ascii_case("tentang") {
        return from;
    }
    (from..until)
        .find(|&at| scene.form(at) == ",")
        .map_or(from, |comma| comma + 1)
}
