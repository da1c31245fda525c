//! Speech in quotation marks: which marked strings are quotes, and which words attribute them.

use super::cue::FoundCue;
use super::draft::{Attribution, Draft};
use super::marked;
use super::scene::Scene;
use super::{MarkedString, QuoteKind, QuoteWarning};
use super::{ahead, behind};
use crate::lexicon::WordClass;
use crate::rule::RuleId;
use crate::span::Span;
use crate::token::{MarkPair, TokenFlags};

/// What the marks of a text hold.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) drafts: Vec<Draft>,
    pub(crate) marked_strings: Vec<MarkedString>,
}

/// The quotes in marks, in order, and the marked strings that are none.
pub(crate) fn find(scene: &Scene<'_>) -> Found {
    let (units, inner) = units(scene);
    let mut found = Found::default();
    let mut at = 0;
    while at < units.len() {
        at += read(scene, &units[at..], &mut found);
    }
    for unit in &inner {
        read_inner(scene, unit, &mut found);
    }
    if !inner.is_empty() {
        found.drafts.sort_by_key(|draft| draft.contents[0].start());
        found
            .marked_strings
            .sort_by_key(|marked| marked.span.start());
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
pub(super) struct Attributed {
    pub(super) cue: Option<FoundCue>,
    pub(super) attribution: Attribution,
    pub(super) end: usize,
    pub(super) rule: RuleId,
}

/// The marked strings of the article, and those inside others.
fn units(scene: &Scene<'_>) -> (Vec<Unit>, Vec<Unit>) {
    let reading = scene.reading;
    let mut units = Vec::with_capacity(reading.marks.pairs.len());
    let mut inner = Vec::new();
    for &pair in &reading.marks.pairs {
        let mut unit = unit(scene, pair);
        let block = reading.blocks.get(scene.block_of(unit.first));
        if !block.is_some_and(|block| block.is_article()) || unit.content.is_empty() {
            continue;
        }
        if pair.parent.is_some() {
            inner.push(unit);
            continue;
        }
        if pair.close.is_none() {
            cut_at_cue(scene, &mut unit);
        }
        if pair.open.is_none() {
            skip_narration(scene, &mut unit);
        }
        if !unit.content.is_empty() {
            units.push(unit);
        }
    }
    (units, inner)
}

fn unit(scene: &Scene<'_>, pair: MarkPair) -> Unit {
    let reading = scene.reading;
    let token_at = |byte: usize| reading.token_at(byte);
    let first = pair
        .open
        .map_or_else(|| token_at(pair.content.start()), |at| at as usize);
    let end = pair
        .close
        .map_or_else(|| token_at(pair.content.end()), |at| at as usize + 1);
    let content = trim(reading.text, pair.content);
    Unit {
        pair,
        first,
        end,
        content,
    }
}

/// Ends a string whose closing mark was lost before the attribution: *“Kami siap, kata Rina.*
fn cut_at_cue(scene: &Scene<'_>, unit: &mut Unit) {
    let cut = (unit.first + 1..unit.end.saturating_sub(1)).find(|&at| {
        matches!(scene.form(at), "," | "?" | "!" | "'" | "’")
            && scene.reading.tokens[at].span.start() >= unit.content.start()
            && scene.is(at + 1, WordClass::CUE_BARE)
            && !scene.has(at + 1, TokenFlags::CAPITALIZED)
            && (scene.has(at + 1, TokenFlags::NYA)
                || scene.has(at + 2, TokenFlags::CAPITALIZED)
                || scene.is(at + 2, WordClass::PRONOUN))
    });
    if let Some(at) = cut {
        let end = scene.reading.tokens[at].span.end();
        unit.end = at + 1;
        unit.content = trim(scene.reading.text, Span::new(unit.content.start(), end));
    }
}

/// Starts a string whose opening mark was lost behind the narration before it: the sentences that report something
/// themselves, or hold the attribution of the quote before.
fn skip_narration(scene: &Scene<'_>, unit: &mut Unit) {
    let last = unit.end - 1;
    let mut start = unit.first;
    let mut reports = false;
    for at in unit.first..last {
        let token = &scene.reading.tokens[at];
        reports |= token.is(WordClass::CUE_BARE | WordClass::CUE_ACTIVE | WordClass::CUE_SOURCE);
        if matches!(scene.form(at), "." | "!" | "?") && at + 1 < last {
            if reports {
                start = at + 1;
            }
            reports = false;
        }
    }
    unit.first = start;
    let from = scene.reading.tokens[start].span.start();
    unit.content = trim(
        scene.reading.text,
        Span::new(from, unit.content.end().max(from)),
    );
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
    let attributed = behind::find(scene, last).or_else(|| ahead::find(scene, first));
    let Some(attributed) = attributed else {
        if is_stray(scene, first, last) {
            return parts;
        }
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
    if attributed.end > last.end
        && let Some(next) = units.get(parts)
        && resumes(scene, last, attributed.end, next)
    {
        contents.push(next.content);
        parts += 1;
    }
    found
        .drafts
        .push(attributed.draft(scene, first, last, contents));
    parts
}

/// Reads a marked string inside another: a quote where it has an attribution of its own, with a verb.
fn read_inner(scene: &Scene<'_>, unit: &Unit, found: &mut Found) {
    let inside = behind::find(scene, unit).filter(|found| found.rule.as_str() == "quote/after-cue");
    match inside.or_else(|| ahead::find(scene, unit)) {
        Some(attributed) if attributed.cue.is_some() => {
            let draft = attributed.draft(scene, unit, unit, vec![unit.content]);
            found.drafts.push(draft);
        }
        _ => found.marked_strings.push(marked::classify(scene, unit)),
    }
}

impl Attributed {
    fn draft(self, scene: &Scene<'_>, first: &Unit, last: &Unit, contents: Vec<Span>) -> Draft {
        let cue = self.cue.map(|found| found.cue);
        let mixed = self.rule.as_str() == "quote/bahwa-marks";
        let mut draft = draft(first, last, contents, cue, self.attribution, self.rule);
        let clause =
            !scene.has(first.first + 1, TokenFlags::CAPITALIZED) && self.end <= first.first;
        if mixed || clause {
            draft.kind = QuoteKind::Mixed;
        }
        draft
    }
}

/// Half a pair of marks without any attribution: a typing error, or what an export put around a text.
fn is_stray(scene: &Scene<'_>, first: &Unit, last: &Unit) -> bool {
    let whole = first.first == 0 && last.end == scene.reading.tokens.len();
    whole || first.pair.open.is_none() || last.pair.close.is_none() && first.first == 0
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
        evidence: 0.0,
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
    if next.pair.open.is_none() || between.len() > 20 || behind::find(scene, next).is_some() {
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

/// Whether a marked string reads like something said: a sentence, or several words with a capital first.
pub(super) fn is_utterance(scene: &Scene<'_>, unit: &Unit) -> bool {
    let text = &scene.reading.text[unit.content.range()];
    text.ends_with(['.', '!', '?', '…'])
        || text.split_whitespace().nth(2).is_some() && !is_title(text)
}

/// Whether all longer words have capitals, as in titles and names.
pub(super) fn is_title(text: &str) -> bool {
    let mut long = text
        .split_whitespace()
        .filter(|word| word.chars().count() >= 4);
    long.all(|word| word.starts_with(|c: char| !c.is_lowercase()))
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
        || scene.reading.slice(last.pair.content).ends_with(',')
        || matches!(scene.form(last.end), "." | "!" | "?")
        || scene.has(last.end, TokenFlags::OPENS_MARKS)
        || scene.has(last.end, TokenFlags::CAPITALIZED);
    words >= 4 && starts && ends
}
