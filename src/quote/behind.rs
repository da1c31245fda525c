//! The attribution right behind a marked string.

use super::attribution;
use super::cue::{self, FoundCue};
use super::direct::{Attributed, Unit, is_utterance};
use super::draft::Attribution;
use super::scene::Scene;
use crate::lexicon::WordClass;
use crate::rule::RuleId;
use crate::token::TokenFlags;

/// The attribution right behind a marked string.
pub(super) fn find(scene: &Scene<'_>, unit: &Unit) -> Option<Attributed> {
    let place = Behind::new(scene, unit)?;
    if let Some(found) = demikian(scene, &place) {
        return Some(found);
    }
    if place.capital {
        return capital_cue(scene, unit, &place);
    }
    if place.stopped {
        return None;
    }
    inverted(scene, unit, &place)
        .or_else(|| subject_first(scene, unit, &place))
        .or_else(|| by_position(scene, unit, &place))
}

/// The words behind a marked string.
struct Behind {
    at: usize,
    limit: usize,
    /// A full stop stands between.
    stopped: bool,
    /// The next word has a capital.
    capital: bool,
    /// The last sign of the content, its comma included.
    last: char,
}

impl Behind {
    fn new(scene: &Scene<'_>, unit: &Unit) -> Option<Behind> {
        let inner = scene.reading.text[unit.pair.content.range()].trim_end();
        let mut last = inner.chars().next_back().unwrap_or(' ');
        if unit.pair.close.is_none() {
            let cut = unit.end < scene.block_end(unit.end - 1);
            last = ',';
            if !cut {
                return None;
            }
        }
        let mut at = unit.end;
        let mut limit = scene.block_end(unit.end - 1);
        if at >= limit && last == ',' {
            limit = scene.block_end(at);
        }
        let mut stopped = false;
        while at < limit && at < unit.end + 2 && matches!(scene.form(at), "," | "." | "-" | "–") {
            stopped |= scene.form(at) == ".";
            if scene.form(at) == "," {
                last = ',';
            }
            at += 1;
        }
        let capital = scene.has(at, TokenFlags::CAPITALIZED);
        (at < limit).then_some(Behind {
            at,
            limit,
            stopped,
            capital,
            last,
        })
    }

    /// Whether a token ends the clause of an attribution.
    fn ends(&self, scene: &Scene<'_>, at: usize) -> bool {
        at >= self.limit
            || matches!(scene.form(at), "." | "," | "(" | "!" | ";")
            || scene.is(at, WordClass::PHRASE_END)
    }
}

// quote/after-cue: “…,” kata X. (“…,” said X.)  Not: “…” kata itu.
fn inverted(scene: &Scene<'_>, unit: &Unit, place: &Behind) -> Option<Attributed> {
    let filler = |at: usize| scene.is(at, WordClass::CUE_FILLER) && !scene.is(at, WordClass::CUE);
    let cue_at = (place.at..place.limit.min(place.at + 3)).find(|&at| !filler(at))?;
    let cue = cue::at(scene, cue_at)?;
    if scene.is(cue_at, WordClass::CUE_ACTIVE) && !cue.enclitic {
        return None;
    }
    if (scene.is(cue_at, WordClass::CUE_SOURCE) || cue::is_noun(scene, cue_at))
        && (place.last != ',' || !is_utterance(scene, unit))
    {
        return None;
    }
    let passive = scene.is(cue_at, WordClass::CUE_PASSIVE) && !is_utterance(scene, unit);
    if passive || !cue.enclitic && attribution::is_determiner(scene.form(cue.end)) {
        return None;
    }
    Some(attributed(
        scene,
        cue,
        place.limit,
        RuleId::new("quote/after-cue"),
    ))
}

// quote/after-capital-cue: “….” Ucapnya. “…” Tegas Ketua DPRD. (“….” He said.)
// Not: “….” Kata Ariansyah memang … , which begins a report of its own.
fn capital_cue(scene: &Scene<'_>, unit: &Unit, place: &Behind) -> Option<Attributed> {
    if !scene.is(place.at, WordClass::CUE_BARE) {
        return subject_first(scene, unit, place);
    }
    let cue = cue::at(scene, place.at)?;
    let found = attributed(
        scene,
        cue,
        place.limit,
        RuleId::new("quote/after-capital-cue"),
    );
    let closed = found.end >= place.limit
        || scene.form(found.end) == "."
        || scene.is(found.end, WordClass::PHRASE_END)
        || place.last == ',' && place.ends(scene, found.end);
    let named = !matches!(found.attribution, Attribution::None);
    (closed && named).then_some(found)
}

fn attributed(scene: &Scene<'_>, cue: FoundCue, limit: usize, rule: RuleId) -> Attributed {
    let (attribution, end) = attribution::behind(scene, &cue, limit);
    Attributed {
        cue: Some(cue),
        attribution,
        end,
        rule,
    }
}

// quote/demikian: “…,” demikian bunyi surat itu. “…”. Demikian disampaikan X. (So says the letter.)
fn demikian(scene: &Scene<'_>, place: &Behind) -> Option<Attributed> {
    const WORDS: [&str; 6] = [
        "demikian",
        "demikianlah",
        "begitu",
        "begitulah",
        "itulah",
        "hal",
    ];
    let form = scene.form(place.at);
    if !WORDS.iter().any(|word| form.eq_ignore_ascii_case(word)) {
        return None;
    }
    let reach = (place.at + 1)..place.limit.min(place.at + 5);
    let cue_at = reach
        .take_while(|&at| scene.form(at) != ".")
        .find(|&at| scene.is(at, WordClass::CUE) || cue::is_noun(scene, at))?;
    if form.eq_ignore_ascii_case("hal") && !scene.is(cue_at, WordClass::CUE_PASSIVE) {
        return None;
    }
    let cue = cue::at(scene, cue_at)?;
    Some(attributed(
        scene,
        cue,
        place.limit,
        RuleId::new("quote/demikian"),
    ))
}

// quote/after-subject: “…,” Ariansyah menegaskan. (“…,” Ariansyah stressed.)  Not: “….” Dia mengatakan bahwa …
fn subject_first(scene: &Scene<'_>, unit: &Unit, place: &Behind) -> Option<Attributed> {
    if place.stopped || !matches!(place.last, ',' | '!' | '?') {
        return None;
    }
    let inner = scene.reading.slice(unit.pair.content);
    if !inner.ends_with(',') && !is_utterance(scene, unit) {
        return None;
    }
    let phrase = attribution::noun_phrase(scene, place.at, place.limit)?;
    if !attribution::is_speaker(scene, &phrase) || scene.is(phrase.first, WordClass::CUE_BARE) {
        return None;
    }
    let skipped = |at: usize| scene.is(at, WordClass::CUE_FILLER | WordClass::PHRASE_END);
    let mut reach = phrase.end..place.limit.min(phrase.end + 3);
    let verb = reach.find(|&at| !skipped(at) || scene.is(at, WordClass::CUE))?;
    let cue = match cue::at(scene, verb) {
        Some(cue) => cue,
        None if attribution::is_verb(scene.form(verb))
            && place.last == ','
            && place.ends(scene, verb + 1) =>
        {
            cue::unlisted(scene, verb)
        }
        None => return None,
    };
    let announces = |at: usize| scene.has(at, TokenFlags::OPENS_MARKS);
    if cue.enclitic
        || matches!(scene.form(cue.end), "bahwa" | ":")
        || place.capital && (announces(cue.end) || announces(cue.end + 1))
    {
        return None;
    }
    Some(Attributed {
        end: cue.end,
        cue: Some(cue),
        attribution: Attribution::Phrase(phrase.span(scene)),
        rule: RuleId::new("quote/after-subject"),
    })
}

// quote/unlisted-cue: “…,” cetusnya. “…,” uajr Ariansyah. (A word that no table has, where a cue must stand.)
// Not: “…”, senilai Rp10 juta. “…,” tetapi ia pergi.
fn by_position(scene: &Scene<'_>, unit: &Unit, place: &Behind) -> Option<Attributed> {
    const NO_CUE: WordClass = WordClass(
        WordClass::PHRASE_END.0
            | WordClass::MARKED_HEAD.0
            | WordClass::SPEAKER_NOUN.0
            | WordClass::NEGATION.0
            | WordClass::CUE_FILLER.0
            | WordClass::PRONOUN.0,
    );
    let inner = scene.reading.text[unit.pair.content.range()].trim_end();
    let token = scene.token(place.at)?;
    let plain = token.is_word() && token.span.len() >= 4 && !token.is(NO_CUE);
    if !plain || !inner.ends_with([',', '?', '!']) || !is_utterance(scene, unit) {
        return None;
    }
    let next = place.at + 1;
    let named = scene.has(next, TokenFlags::CAPITALIZED) || scene.is(next, WordClass::PRONOUN);
    let enclitic = token.has(TokenFlags::NYA) && place.ends(scene, next);
    if !enclitic && (!named || next >= place.limit) {
        return None;
    }
    let cue = cue::unlisted(scene, place.at);
    Some(attributed(
        scene,
        cue,
        place.limit,
        RuleId::new("quote/unlisted-cue"),
    ))
}
