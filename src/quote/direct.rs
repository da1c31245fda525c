//! Speech in quotation marks: which marked strings are quotes, and which words attribute them.

use super::attribution;
use super::cue::{self, FoundCue};
use super::draft::{Attribution, Draft};
use super::marked;
use super::scene::Scene;
use super::{MarkedString, QuoteKind, QuoteWarning};
use crate::lexicon::WordClass;
use crate::rule::RuleId;
use crate::span::Span;
use crate::token::{MarkPair, TokenFlags};

/// How many tokens may stand between a reporting verb and the mark it announces.
const ANNOUNCEMENT_REACH: usize = 30;

/// What the marks of a text hold.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) drafts: Vec<Draft>,
    pub(crate) marked_strings: Vec<MarkedString>,
}

/// The quotes in marks, in order, and the marked strings that are none.
pub(crate) fn find(scene: &Scene<'_>) -> Found {
    let units = units(scene);
    let mut found = Found::default();
    let mut at = 0;
    while at < units.len() {
        let used = read(scene, &units[at..], &mut found);
        at += used;
    }
    found
}

/// A marked string as tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    pub(super) pair: MarkPair,
    /// The opening mark, or the first token inside where there is none.
    pub(super) first: usize,
    /// The token behind the closing mark, or behind the last token inside.
    pub(super) end: usize,
    pub(super) content: Span,
}

/// An attribution and where it ends.
struct Attributed {
    cue: FoundCue,
    attribution: Attribution,
    end: usize,
    rule: &'static str,
}

fn units(scene: &Scene<'_>) -> Vec<Unit> {
    let reading = scene.reading;
    let mut units = Vec::with_capacity(reading.marks.pairs.len());
    for &pair in &reading.marks.pairs {
        let first = pair
            .open
            .map_or_else(|| reading.token_at(pair.content.start()), |at| at as usize);
        let end = pair.close.map_or_else(
            || reading.token_at(pair.content.end()),
            |at| at as usize + 1,
        );
        let block = reading.blocks.get(scene.block_of(first));
        if !block.is_some_and(|block| block.is_article()) {
            continue;
        }
        let content = trim(reading.text, pair.content);
        if !content.is_empty() {
            units.push(Unit {
                pair,
                first,
                end,
                content,
            });
        }
    }
    units
}

/// A content without outer blanks and a final comma.
pub(super) fn trim(text: &str, span: Span) -> Span {
    let inner = &text[span.range()];
    let lead = inner.len() - inner.trim_start().len();
    let trimmed = inner.trim().trim_end_matches([',', ' ', '\u{a0}']);
    let start = span.start() + lead;
    Span::new(start, start.max(start + trimmed.len()))
}

/// Reads the marked string at the head of `units`, and returns how many of them it took.
fn read(scene: &Scene<'_>, units: &[Unit], found: &mut Found) -> usize {
    let mut parts = 1;
    while units.len() > parts && continues(scene, &units[parts - 1], &units[parts]) {
        parts += 1;
    }
    let (first, last) = (&units[0], &units[parts - 1]);
    let mut contents: Vec<Span> = units[..parts].iter().map(|unit| unit.content).collect();
    let attributed = after(scene, last).or_else(|| before(scene, first));
    let Some(attributed) = attributed else {
        if stands_alone(scene, first, last) {
            let rule = RuleId::new("quote/marked-alone");
            found
                .drafts
                .push(draft(first, last, contents, None, Attribution::None, rule));
        } else {
            found.marked_strings.push(marked::classify(scene, first));
        }
        return parts;
    };
    if attributed.end > last.end {
        if let Some(next) = units
            .get(parts)
            .filter(|next| resumes(scene, last, attributed.end, next))
        {
            contents.push(next.content);
            parts += 1;
        }
    }
    let cue = Some(attributed.cue.cue);
    let rule = RuleId::new(attributed.rule);
    let mut draft = draft(first, last, contents, cue, attributed.attribution, rule);
    if attributed.rule == "quote/bahwa-marks" {
        draft.kind = QuoteKind::Mixed;
    }
    found.drafts.push(draft);
    parts
}

fn draft(
    first: &Unit,
    last: &Unit,
    contents: Vec<Span>,
    cue: Option<super::Cue>,
    attribution: Attribution,
    rule: RuleId,
) -> Draft {
    let mut warnings = Vec::new();
    if first.pair.open.is_none() {
        warnings.push(QuoteWarning::Unopened);
    }
    if last.pair.close.is_none() {
        warnings.push(QuoteWarning::Unclosed);
    }
    Draft {
        kind: QuoteKind::Direct,
        contents,
        cue,
        attribution,
        warnings,
        rule,
    }
}

/// Whether a paragraph left unclosed goes on in the next one, whose first token is its opening mark.
fn continues(scene: &Scene<'_>, unit: &Unit, next: &Unit) -> bool {
    let reading = scene.reading;
    let between = unit.end..next.first;
    unit.pair.close.is_none()
        && next.pair.open.is_some()
        && between
            .map(|at| scene.block_of(at))
            .all(|block| !reading.blocks[block].is_article())
}

/// Whether the attribution stands in the middle of one sentence: *“A,” kata X, “b.”*
fn resumes(scene: &Scene<'_>, unit: &Unit, attribution_end: usize, next: &Unit) -> bool {
    let between = attribution_end..next.first;
    if next.pair.open.is_none() || between.len() > 20 || after(scene, next).is_some() {
        return false;
    }
    let comma = scene.form(next.first - 1) == ",";
    let sentence_open = !scene.reading.text[unit.content.range()].ends_with(['.', '!', '?', '…']);
    comma
        && sentence_open
        && scene.block_of(next.first) == scene.block_of(attribution_end)
        && between
            .into_iter()
            .all(|at| !matches!(scene.form(at), "." | "!" | "?"))
}

/// The attribution right behind a marked string.
fn after(scene: &Scene<'_>, unit: &Unit) -> Option<Attributed> {
    unit.pair.close?;
    let limit = scene.block_end(unit.end - 1);
    let mut at = unit.end;
    let mut stopped = false;
    while at < limit && matches!(scene.form(at), "," | "." | "-" | "–") && at < unit.end + 2 {
        stopped |= scene.form(at) == ".";
        at += 1;
    }
    if at >= limit {
        return None;
    }
    demikian(scene, at, limit)
        .or_else(|| {
            if stopped {
                None
            } else {
                inverted(scene, at, limit)
            }
        })
        .or_else(|| {
            if stopped {
                None
            } else {
                subject_first(scene, unit, at, limit)
            }
        })
        .or_else(|| {
            if stopped {
                None
            } else {
                by_position(scene, unit, at, limit)
            }
        })
}

// quote/after-cue: “…,” kata X. (“…,” said X.)  Not: “…” kata itu.
fn inverted(scene: &Scene<'_>, at: usize, limit: usize) -> Option<Attributed> {
    let mut cue_at = at;
    while cue_at < at + 2
        && scene.is(cue_at, WordClass::CUE_FILLER)
        && !scene.is(cue_at, WordClass::CUE)
    {
        cue_at += 1;
    }
    if cue_at >= limit || scene.has(cue_at, TokenFlags::CAPITALIZED) {
        return None;
    }
    let cue = cue::at(scene, cue_at)?;
    if scene.is(cue_at, WordClass::CUE_ACTIVE) && !cue.enclitic {
        return None;
    }
    Some(attributed(scene, cue, limit, "quote/after-cue"))
}

fn attributed(scene: &Scene<'_>, cue: FoundCue, limit: usize, rule: &'static str) -> Attributed {
    let (attribution, end) = attribution::behind(scene, &cue, limit);
    Attributed {
        cue,
        attribution,
        end,
        rule,
    }
}

// quote/demikian: “…,” demikian bunyi surat itu. “…”. Demikian disampaikan X. (So says the letter.)
fn demikian(scene: &Scene<'_>, at: usize, limit: usize) -> Option<Attributed> {
    let form = scene.form(at);
    if !["demikian", "begitu", "begitulah", "demikianlah", "itulah"]
        .iter()
        .any(|word| form.eq_ignore_ascii_case(word))
    {
        return None;
    }
    let reach = (at + 1)..limit.min(at + 5);
    let cue_at = reach.into_iter().find(|&at| scene.is(at, WordClass::CUE))?;
    let cue = cue::at(scene, cue_at)?;
    Some(attributed(scene, cue, limit, "quote/demikian"))
}

// quote/after-subject: “…,” Ariansyah menegaskan. (“…,” Ariansyah stressed.)  Not: “….” Dia mengatakan bahwa …
fn subject_first(scene: &Scene<'_>, unit: &Unit, at: usize, limit: usize) -> Option<Attributed> {
    let inner = scene.reading.text[unit.pair.content.range()].trim_end();
    if !inner.ends_with(',') && scene.has(at, TokenFlags::CAPITALIZED) {
        return None;
    }
    let phrase = attribution::noun_phrase(scene, at, limit)?;
    let verb = (phrase.end..limit.min(phrase.end + 3)).find(|&at| {
        !scene.is(at, WordClass::CUE_FILLER | WordClass::PHRASE_END) || scene.is(at, WordClass::CUE)
    })?;
    let cue = cue::at(scene, verb)?;
    if cue.enclitic || matches!(scene.form(cue.end), "bahwa" | ":") {
        return None;
    }
    Some(Attributed {
        end: cue.end,
        cue,
        attribution: Attribution::Phrase(phrase.span(scene)),
        rule: "quote/after-subject",
    })
}

// quote/unlisted-cue: “…,” cetusnya. “…,” uajr Ariansyah. (A word that no table has, where a cue must stand.)
// Not: “…,” tetapi ia pergi.
fn by_position(scene: &Scene<'_>, unit: &Unit, at: usize, limit: usize) -> Option<Attributed> {
    let inner = scene.reading.text[unit.pair.content.range()].trim_end();
    let token = scene.token(at)?;
    if !inner.ends_with([',', '?', '!', '.']) && scene.form(unit.end) != "," {
        return None;
    }
    let plain = token.is_word() && !token.has(TokenFlags::CAPITALIZED) && token.span.len() >= 4;
    if !plain
        || token.is(WordClass::PHRASE_END
            | WordClass::MARKED_HEAD
            | WordClass::SPEAKER_NOUN
            | WordClass::NEGATION)
    {
        return None;
    }
    let ends = |at: usize| at >= limit || matches!(scene.form(at), "." | "," | "(");
    let speaker_behind =
        scene.has(at + 1, TokenFlags::CAPITALIZED) || scene.is(at + 1, WordClass::PRONOUN);
    let enclitic =
        token.has(TokenFlags::NYA) && (ends(at + 1) || scene.is(at + 1, WordClass::PHRASE_END));
    if !enclitic && !(speaker_behind && at + 1 < limit) {
        return None;
    }
    let cue = cue::unlisted(scene, at);
    Some(attributed(scene, cue, limit, "quote/unlisted-cue"))
}

/// The attribution that announces a marked string.
fn before(scene: &Scene<'_>, unit: &Unit) -> Option<Attributed> {
    unit.pair.open?;
    let block = &scene.reading.blocks[scene.block_of(unit.first)];
    let start = sentence_start(scene, block.first_token as usize, unit.first);
    let joint = scene.form(unit.first.checked_sub(1).filter(|&at| at >= start)?);
    let cue_at = (start..unit.first)
        .rev()
        .find(|&at| scene.is(at, WordClass::CUE))?;
    let cue = cue::at(scene, cue_at)?;
    let announces = matches!(joint, "," | ":" | "bahwa" | "-" | "–") || cue.end == unit.first;
    if !announces || !is_utterance(scene, unit) {
        return None;
    }
    let joint_is_bahwa = joint == "bahwa";
    let rule = if joint_is_bahwa {
        "quote/bahwa-marks"
    } else {
        "quote/before"
    };
    if scene.is(cue_at, WordClass::CUE_ACTIVE) && !cue.enclitic {
        let phrase = attribution::before(scene, start, cue_at);
        let attribution = phrase.map_or(Attribution::None, |phrase| {
            Attribution::Phrase(phrase.span(scene))
        });
        return Some(Attributed {
            end: cue.end,
            cue,
            attribution,
            rule,
        });
    }
    let (attribution, _) = attribution::behind(scene, &cue, unit.first);
    let attribution = match attribution {
        Attribution::None => attribution::before(scene, start, cue_at)
            .map_or(Attribution::None, |phrase| {
                Attribution::Phrase(phrase.span(scene))
            }),
        found => found,
    };
    Some(Attributed {
        end: cue.end,
        cue,
        attribution,
        rule,
    })
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

/// Whether a marked string reads like something said: a sentence, or several words with a capital first.
pub(super) fn is_utterance(scene: &Scene<'_>, unit: &Unit) -> bool {
    let text = &scene.reading.text[unit.content.range()];
    let words = text.split_whitespace().take(4).count();
    words >= 3 || text.ends_with(['.', '!', '?', '…'])
}

/// Whether a marked string is a sentence by itself, spoken without attribution.
fn stands_alone(scene: &Scene<'_>, first: &Unit, last: &Unit) -> bool {
    let text = &scene.reading.text[first.content.range()];
    let words = text.split_whitespace().take(5).count();
    let block = scene.block_of(first.first);
    let starts_block = scene.reading.blocks[block].first_token as usize == first.first;
    let starts = starts_block
        || first.first > 0 && {
            let before = first.first - 1;
            matches!(scene.form(before), "." | "!" | "?")
                || scene.has(before, TokenFlags::CLOSES_MARKS)
        };
    let ends = last.end >= scene.block_end(last.end - 1)
        || matches!(scene.form(last.end), "." | "!" | "?")
        || scene.has(last.end, TokenFlags::OPENS_MARKS)
        || scene.has(last.end, TokenFlags::CAPITALIZED);
    words >= 4 && starts && ends
}
