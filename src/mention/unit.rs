//! What the name model sees of a token.

use std::ops::Range;

use crate::block::BlockKind;
use crate::lexicon::{WordClass, word_key};
use crate::mention::model::Model;
use crate::reading::Reading;
use crate::span::Span;
use crate::token::{Token, TokenFlags, TokenKind};

/// How a token is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Shape {
    /// A mark or sign.
    Mark,
    /// *rumah*.
    Lower,
    /// *Rumah*.
    Capital,
    /// *KPK*.
    Caps,
    /// *H*.
    Initial,
    /// *17*.
    Number,
    /// *iNews, DitLantas*.
    Mixed,
    /// *Kompas.com, @warta*.
    Address,
}

/// How the words of a sentence are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Style {
    /// Capitals where they belong.
    Plain,
    /// *Harga Emas Naik Lagi Hari Ini*: capitals say little.
    Title,
    /// *HARGA EMAS NAIK*: capitals say nothing.
    Shouted,
    /// *harga emas naik*: no capital at all.
    Lower,
}

/// A token as the model sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// The folded key of a word, a hash of anything else.
    pub(crate) key: u64,
    /// What the model knows of the word.
    pub(crate) info: u32,
    /// The classes of the name tables.
    pub(crate) classes: u32,
    pub(crate) shape: Shape,
    /// Which transition weights hold before this token.
    pub(crate) edge: u8,
    pub(crate) style: Style,
    pub(crate) flags: u8,
    /// What gazetteer entry the token is part of, and where in it.
    pub(crate) known: u8,
    /// Whether the token is an acronym in brackets (1) or begins (2), continues (3) or ends (4) what it stands for.
    pub(crate) link: u8,
    /// What title the token is part of; odd where it is the last token of it.
    pub(crate) title: u8,
    pub(crate) span: Span,
}

impl Unit {
    pub(crate) const SENTENCE_START: u8 = 1;
    pub(crate) const IN_MARKS: u8 = 1 << 1;
    pub(crate) const GLUED: u8 = 1 << 2;
    pub(crate) const ABBREVIATION: u8 = 1 << 3;
    pub(crate) const BOILERPLATE: u8 = 1 << 4;
    pub(crate) const BLOCK_START: u8 = 1 << 5;

    /// The class of reporting words among [`classes`](Unit::classes).
    pub(crate) const CUE: u32 = 1 << 20;

    /// What stands before the first token and behind the last.
    pub(crate) const OUTSIDE: Unit = Unit {
        key: 0,
        info: 0,
        classes: 0,
        shape: Shape::Mark,
        edge: 0,
        style: Style::Plain,
        flags: 0,
        known: 0,
        link: 0,
        title: 0,
        span: Span::EMPTY,
    };

    /// Whether the token can be a name of its own by its letters.
    pub(crate) fn is_strong(&self) -> bool {
        matches!(
            self.shape,
            Shape::Capital | Shape::Caps | Shape::Initial | Shape::Mixed | Shape::Address
        )
    }

    /// Takes off what was learned of the word from texts.
    #[cfg(feature = "corpus")]
    pub(crate) fn forget(&mut self) {
        const LEARNED: u32 = (WordClass::PERSON_NAME.0 >> 28) as u32;
        self.info &= !super::runs::info::CLUSTER;
        self.classes &= !LEARNED;
    }

    pub(crate) fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}

/// The units of a text, one a token, and the ranges of the blocks.
pub(crate) fn units(reading: &Reading<'_>, model: &Model<'_>) -> (Vec<Unit>, Vec<Range<usize>>) {
    let bytes = reading.text.as_bytes();
    let mut units: Vec<Unit> = Vec::with_capacity(reading.tokens.len() + 16);
    let mut blocks = Vec::with_capacity(reading.blocks.len());
    let mut sentences = reading.sentences.iter().peekable();
    for block in &reading.blocks {
        let begin = units.len();
        let page = if block.kind == BlockKind::Paragraph {
            0
        } else {
            Unit::BOILERPLATE
        };
        while let Some(sentence) = sentences.next_if(|s| s.first_token < block.end_token) {
            let first = units.len();
            for token in &reading.tokens[sentence.tokens()] {
                units.push(unit(token, bytes, model));
            }
            let style = style(&units[first..]);
            for unit in &mut units[first..] {
                unit.style = style;
                unit.flags |= page;
            }
            if let Some(unit) = units.get_mut(first) {
                unit.flags |= Unit::SENTENCE_START;
            }
        }
        if let Some(unit) = units.get_mut(begin) {
            unit.flags |= Unit::BLOCK_START;
        }
        match_tables(reading, &mut units[begin..]);
        link_acronyms(bytes, &mut units[begin..]);
        blocks.push(begin..units.len());
    }
    (units, blocks)
}

/// The classes that speak for names or against them, packed.
fn classes(classes: WordClass) -> u32 {
    let part = |from: u32, bits: u32| (classes.0 >> from) as u32 & ((1 << bits) - 1);
    part(28, 16) | part(8, 2) << 16 | part(20, 2) << 18 | part(44, 2) << 20
}

/// Marks acronyms in brackets and the words before them that they stand for: *Komisi Pemilihan Umum (KPU)*.
fn link_acronyms(bytes: &[u8], units: &mut [Unit]) {
    for at in 2..units.len() {
        let open = &units[at - 1];
        if open.edge >> 1 != 3 || !units[at].is_strong() {
            continue;
        }
        if units.get(at + 1).is_none_or(|close| close.edge >> 1 != 4) {
            continue;
        }
        let Some(first) = expansion(bytes, units, at) else {
            continue;
        };
        units[at].link = 1;
        for unit in &mut units[first..at - 1] {
            unit.link = 3;
        }
        units[at - 2].link = 4;
        units[first].link = 2;
    }
}

/// The first of the words before a bracket that an acronym stands for.
fn expansion(bytes: &[u8], units: &[Unit], acronym: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let letters = &bytes[units[acronym].span.range()];
    if letters.len() < 2 || letters.len() > LONGEST || !letters.is_ascii() {
        return None;
    }
    let last = acronym - 2;
    let mut best = None;
    for first in (last.saturating_sub(9)..=last).rev() {
        let unit = &units[first];
        if unit.shape == Shape::Mark && unit.edge >> 1 != 6 {
            break;
        }
        if !unit.is_strong() {
            continue;
        }
        if is_made_of(letters, bytes, &units[first..=last]) {
            best = Some(first);
        }
        if best.is_some() && unit.has(Unit::SENTENCE_START) {
            break;
        }
    }
    best.filter(|&first| first < last)
}

/// Whether each letter of an acronym comes from the words in turn, and each capital word but one gives some.
fn is_made_of(letters: &[u8], bytes: &[u8], units: &[Unit]) -> bool {
    let (mut used, mut skipped) = (0, 0);
    for unit in units {
        let word = &bytes[unit.span.range()];
        let rest = &letters[used..];
        let taken = shared_prefix(rest, word);
        if taken == 0 {
            skipped += usize::from(unit.is_strong());
        }
        used += taken;
    }
    let initials = units.iter().filter(|unit| unit.is_strong()).count();
    used == letters.len() && skipped * 4 <= initials
}

/// How many letters of an acronym a word gives: its first ones, or two or more from its middle.
fn shared_prefix(rest: &[u8], word: &[u8]) -> usize {
    let common = |from: usize| {
        let pairs = rest.iter().zip(&word[from..]);
        pairs.take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
    };
    match common(0) {
        0 => (1..word.len().min(12))
            .map(common)
            .max()
            .filter(|&n| n > 1)
            .unwrap_or(0),
        n if rest.iter().all(u8::is_ascii_uppercase) && rest.len() <= 5 => n.min(1),
        n => n,
    }
}

/// Marks the names that the gazetteers know and the titles in a block.
fn match_tables(reading: &Reading<'_>, units: &mut [Unit]) {
    const KNOWN: u32 =
        ((WordClass::PLACE_NAME.0 | WordClass::ORG_NAME.0 | WordClass::NAME_START.0) >> 28) as u32;
    const TITLES: u32 = ((WordClass::TITLE.0 | WordClass::DEGREE_AFTER.0) >> 28) as u32;
    let names = &reading.tables.names;
    let (mut known_end, mut title_end) = (0, 0);
    for at in 0..units.len() {
        let unit = &units[at];
        if unit.classes & KNOWN != 0
            && unit.is_strong()
            && at >= known_end
            && let Some((len, known)) = names.known(keys(&units[at..]))
        {
            let kind = u8::from(known.place)
                | u8::from(known.district) << 1
                | u8::from(known.organization) << 2;
            known_end = (at + len).min(units.len());
            for (place, unit) in units[at..known_end].iter_mut().enumerate() {
                let place = match (place, len) {
                    (_, 1) => 0,
                    (0, _) => 1,
                    _ if place + 1 == len => 3,
                    _ => 2,
                };
                unit.known = kind | place << 3;
            }
        }
        if units[at].classes & TITLES != 0
            && at >= title_end
            && let Some((len, title)) = names.title(keys(&units[at..]))
        {
            title_end = (at + len).min(units.len());
            for unit in &mut units[at..title_end] {
                unit.title = (title.kind as u8 + 1) << 1;
            }
            units[title_end - 1].title |= 1;
        }
    }
}

fn unit(token: &Token, bytes: &[u8], model: &Model<'_>) -> Unit {
    let form = &bytes[token.span.range()];
    let shape = shape(token, form);
    let key = match shape {
        Shape::Mark => mark_key(form),
        Shape::Number => number_key(form),
        Shape::Address if token.key == 0 => address_key(form),
        _ => token.key,
    };
    let info = match shape {
        Shape::Lower => model.part(key),
        Shape::Capital if token.has(TokenFlags::SENTENCE_START) => model.plain(key),
        _ => 0,
    };
    let mut flags = 0;
    if token.has(TokenFlags::IN_MARKS) {
        flags |= Unit::IN_MARKS;
    }
    if token.has(TokenFlags::GLUED) {
        flags |= Unit::GLUED;
    }
    if token.has(TokenFlags::ABBREVIATION) {
        flags |= Unit::ABBREVIATION;
    }
    Unit {
        key,
        info,
        classes: classes(token.classes),
        shape,
        edge: edge(shape, form) * 2 + u8::from(token.has(TokenFlags::GLUED)),
        style: Style::Plain,
        flags,
        known: 0,
        link: 0,
        title: 0,
        span: token.span,
    }
}

fn shape(token: &Token, form: &[u8]) -> Shape {
    match token.kind {
        TokenKind::Number => Shape::Number,
        TokenKind::Url | TokenKind::Email | TokenKind::Handle | TokenKind::Hashtag => {
            Shape::Address
        }
        TokenKind::Word => word_shape(token, form),
        _ => Shape::Mark,
    }
}

fn word_shape(token: &Token, form: &[u8]) -> Shape {
    if token.has(TokenFlags::ALL_CAPS) {
        return Shape::Caps;
    }
    let capital = token.has(TokenFlags::CAPITALIZED);
    let inner = form[1..].iter().any(u8::is_ascii_uppercase) && has_inner_capital(form);
    match (capital, inner) {
        (_, true) => Shape::Mixed,
        (true, false) if form.len() == 1 || (form.len() == 2 && form[1] == b'.') => Shape::Initial,
        (true, false) => Shape::Capital,
        (false, false) if form[0].is_ascii_digit() => Shape::Number,
        (false, false) => Shape::Lower,
    }
}

fn has_inner_capital(form: &[u8]) -> bool {
    let mut pairs = form[1..].windows(2);
    form.len() == 2
        || pairs.any(|pair| pair[1].is_ascii_uppercase() && pair[0].is_ascii_alphanumeric())
}

fn edge(shape: Shape, form: &[u8]) -> u8 {
    match (shape, form[0]) {
        (Shape::Lower, _) => 1,
        (Shape::Number, _) => 2,
        (Shape::Mark, b'(' | b'[') => 3,
        (Shape::Mark, b')' | b']') => 4,
        (Shape::Mark, b'.') => 5,
        (Shape::Mark, b'-' | b'/' | b'&' | b'\'') => 6,
        (Shape::Mark, _) => 7,
        _ => 0,
    }
}

fn mark_key(form: &[u8]) -> u64 {
    let mut key = 0u64;
    for &byte in form.iter().take(3) {
        key = (key << 8) | u64::from(byte);
    }
    (key + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The length of a number and its digits where it is short.
fn number_key(form: &[u8]) -> u64 {
    let value = if form.len() <= 2 { mark_key(form) } else { 0 };
    value ^ (form.len().min(12) as u64 + 77).wrapping_mul(0xd6e8_feb8_6659_fd93)
}

fn address_key(form: &[u8]) -> u64 {
    let mut key = 0xcbf2_9ce4_8422_2325;
    for &byte in form.iter().take(64) {
        key = (key ^ u64::from(byte | 0x20)).wrapping_mul(0x0100_0000_01b3);
    }
    key ^ (key >> 29)
}

fn style(units: &[Unit]) -> Style {
    let (mut words, mut capital, mut caps, mut lower) = (0, 0, 0, 0);
    for unit in units {
        match unit.shape {
            Shape::Lower => lower += 1,
            Shape::Capital | Shape::Mixed => capital += 1,
            Shape::Caps => caps += 1,
            _ => continue,
        }
        words += 1;
    }
    if words >= 4 && lower == words {
        Style::Lower
    } else if words >= 4 && caps * 10 >= words * 7 {
        Style::Shouted
    } else if words >= 5 && (capital + caps) * 10 >= words * 7 {
        Style::Title
    } else {
        Style::Plain
    }
}

/// The keys of as many tokens as the longest name of the tables has.
fn keys(units: &[Unit]) -> impl Iterator<Item = u64> {
    units.iter().map(|unit| unit.key).take(8)
}

/// *di, ke, dari*: a place may follow.
pub(crate) fn is_preposition(key: u64) -> bool {
    use once_cell::sync::Lazy;
    static KEYS: Lazy<[u64; 3]> = Lazy::new(|| [word_key("di"), word_key("ke"), word_key("dari")]);
    KEYS.contains(&key)
}

/// The key under which the model knows a word: apart with and without a capital.
pub(crate) fn entry(key: u64, strong: bool) -> u64 {
    if strong {
        key.rotate_left(17).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    } else {
        key
    }
}
