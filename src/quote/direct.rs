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
struct Attributed {
    cue: Option<FoundCue>,
    attribution: Attribution,
    end: usize,
    rule: RuleId,
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
    let attributed = after(scene, last).or_else(|| before(scene, first));
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
    let inside = after(scene, unit).filter(|found| found.rule.as_str() == "quote/after-cue");
    match inside.or_else(|| before(scene, unit)) {
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
    if !enclitic && !(named && next < place.limit) {
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

/// The attribution that announces a marked string.
fn before(scene: &Scene<'_>, unit: &Unit) -> Option<Attributed> {
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
