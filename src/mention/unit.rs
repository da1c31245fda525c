//! What the name model sees of a token.

use std::ops::Range;

use super::expansion;
use super::model::Model;
use super::runs::info;
use crate::block::BlockKind;
use crate::lexicon::{WordClass, word_key};
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

impl Shape {
    const COUNT: usize = 8;

    /// Whether a token can be a name of its own by its letters.
    pub(crate) fn is_strong(self) -> bool {
        matches!(
            self,
            Shape::Capital | Shape::Caps | Shape::Initial | Shape::Mixed | Shape::Address
        )
    }
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

/// What kind of edge lies before a token: the transition weights of the model differ by it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Edge {
    Strong,
    Lower,
    Number,
    Open,
    Close,
    Stop,
    Joint,
    Mark,
}

/// A token as the model sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// The folded key of a word, a hash of anything else.
    pub(crate) key: u64,
    /// The classes that speak for names or against them.
    pub(crate) classes: WordClass,
    pub(crate) span: Span,
    pub(crate) shape: Shape,
    pub(crate) edge: Edge,
    pub(crate) style: Style,
    pub(crate) flags: u8,
    /// What the model knows of the word.
    pub(crate) info: u8,
    /// What gazetteer entry the token is part of, and where in it.
    pub(crate) known: u8,
    /// Whether the token is an acronym in brackets (1) or begins (2), continues (3) or ends (4) what it stands for.
    pub(crate) link: u8,
    /// What title the token is part of; odd where it is the last token of it.
    pub(crate) title: u8,
}

impl Unit {
    // The first four in the order of the flags of tokens.
    pub(crate) const GLUED: u8 = 1;
    pub(crate) const SENTENCE_START: u8 = 1 << 1;
    pub(crate) const IN_MARKS: u8 = 1 << 2;
    pub(crate) const ABBREVIATION: u8 = 1 << 3;
    pub(crate) const BOILERPLATE: u8 = 1 << 4;
    pub(crate) const BLOCK_START: u8 = 1 << 5;

    /// What stands before the first token and behind the last.
    pub(crate) const OUTSIDE: Unit = Unit {
        key: 0,
        classes: WordClass::NONE,
        span: Span::EMPTY,
        shape: Shape::Mark,
        edge: Edge::Mark,
        style: Style::Plain,
        flags: 0,
        info: 0,
        known: 0,
        link: 0,
        title: 0,
    };

    /// The classes that units keep.
    const CLASSES: u64 = 0xffff << 28
        | WordClass::WEEKDAY.0
        | WordClass::MONTH.0
        | WordClass::LAW_TYPE.0
        | WordClass::LAW_UNIT.0
        | WordClass::CUE.0
        | WordClass::PRONOUN.0;

    pub(crate) fn is_strong(&self) -> bool {
        self.shape.is_strong()
    }

    pub(crate) fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    /// The number of the transition weights that hold before the token.
    pub(crate) fn transition(&self) -> usize {
        usize::from(self.edge as u8 * 2 + (self.flags & Unit::GLUED))
    }

    // **Namun**, ...  Not: Kata **Namun**
    pub(crate) fn is_plain_start(&self) -> bool {
        self.info & info::PLAIN != 0
    }
}

/// The units of a text, one a token, and where among them there is something to look at.
#[derive(Debug, Default)]
pub(crate) struct Units {
    pub(crate) list: Vec<Unit>,
    /// The units of each block.
    pub(crate) blocks: Vec<Range<usize>>,
    /// The units that can be names of their own by their letters.
    pub(crate) strong: Vec<u32>,
    /// The units around which a name can stand.
    pub(crate) seeds: Vec<u32>,
    /// The words of a block that may begin names or titles of the tables.
    listed: Vec<u32>,
    /// The opening brackets of a block.
    brackets: Vec<u32>,
}

impl Units {
    /// Reads another text.
    pub(crate) fn read(&mut self, reading: &Reading<'_>, model: &Model<'_>) {
        for list in [&mut self.strong, &mut self.seeds] {
            list.clear();
        }
        self.list.clear();
        self.blocks.clear();
        let mut sentences = reading.sentences.iter().peekable();
        for block in &reading.blocks {
            let begin = self.list.len();
            self.listed.clear();
            self.brackets.clear();
            while let Some(sentence) = sentences.next_if(|s| s.first_token < block.end_token) {
                self.read_sentence(reading, sentence.tokens(), model);
            }
            if block.kind != BlockKind::Paragraph {
                for unit in &mut self.list[begin..] {
                    unit.flags |= Unit::BOILERPLATE;
                }
            }
            if let Some(unit) = self.list.get_mut(begin) {
                unit.flags |= Unit::BLOCK_START;
            }
            self.match_tables(reading);
            for &open in &self.brackets {
                let open = open as usize - begin;
                expansion::link(reading.text.as_bytes(), &mut self.list[begin..], open);
            }
            self.blocks.push(begin..self.list.len());
        }
    }

    fn read_sentence(&mut self, reading: &Reading<'_>, tokens: Range<usize>, model: &Model<'_>) {
        let first = self.list.len();
        let mut shapes = [0; Shape::COUNT];
        for token in &reading.tokens[tokens] {
            let at = self.list.len() as u32;
            let unit = unit(token, reading.text.as_bytes(), model);
            shapes[unit.shape as usize] += 1;
            if unit.is_strong() {
                self.strong.push(at);
            }
            if is_seed(&unit) {
                self.seeds.push(at);
            }
            if unit.classes.is(LISTED) {
                self.listed.push(at);
            }
            if unit.edge == Edge::Open {
                self.brackets.push(at);
            }
            self.list.push(unit);
        }
        let style = style(&shapes);
        if style != Style::Plain {
            for unit in &mut self.list[first..] {
                unit.style = style;
            }
        }
    }

    /// Marks the names that the gazetteers know and the titles in the last block.
    fn match_tables(&mut self, reading: &Reading<'_>) {
        let names = &reading.tables.names;
        let (mut known_end, mut title_end) = (0, 0);
        for &at in &self.listed {
            let at = at as usize;
            let unit = &self.list[at];
            if unit.classes.is(KNOWN)
                && unit.is_strong()
                && at >= known_end
                && let Some((len, known)) = names.known(keys(&self.list[at..]))
            {
                let kind = u8::from(known.place)
                    | u8::from(known.district) << 1
                    | u8::from(known.organization) << 2;
                known_end = (at + len).min(self.list.len());
                for (place, unit) in self.list[at..known_end].iter_mut().enumerate() {
                    let place = match (place, len) {
                        (_, 1) => 0,
                        (0, _) => 1,
                        _ if place + 1 == len => 3,
                        _ => 2,
                    };
                    unit.known = kind | place << 3;
                }
            }
            if self.list[at].classes.is(TITLES)
                && at >= title_end
                && let Some((len, title)) = names.title(keys(&self.list[at..]))
            {
                title_end = (at + len).min(self.list.len());
                for unit in &mut self.list[at..title_end] {
                    unit.title = (title.kind as u8 + 1) << 1;
                }
                self.list[title_end - 1].title |= 1;
            }
        }
    }

    /// Gives back the memory that only a text far longer than an article needs.
    pub(crate) fn shrink(&mut self) {
        const MOST: usize = 1 << 14;
        self.list.shrink_to(MOST);
        self.strong.shrink_to(MOST);
        self.seeds.shrink_to(MOST);
        self.listed.shrink_to(MOST);
        self.brackets.shrink_to(MOST);
        self.blocks.shrink_to(MOST);
    }
}

const KNOWN: WordClass =
    WordClass(WordClass::PLACE_NAME.0 | WordClass::ORG_NAME.0 | WordClass::NAME_START.0);
const TITLES: WordClass = WordClass(WordClass::TITLE.0 | WordClass::DEGREE_AFTER.0);
const LISTED: WordClass = WordClass(KNOWN.0 | TITLES.0);

fn is_seed(unit: &Unit) -> bool {
    match unit.shape {
        Shape::Lower => unit.info & (info::NAME | info::HEAD) != 0,
        shape => shape.is_strong() && !unit.is_plain_start(),
    }
}

#[inline(always)]
fn unit(token: &Token, text: &[u8], model: &Model<'_>) -> Unit {
    let form = &text[token.span.range()];
    let shape = shape(token, form);
    let (key, edge, info) = match shape {
        Shape::Lower => (token.key, Edge::Lower, model.part(token.key)),
        Shape::Mark => (mark_key(form), EDGES[usize::from(form[0])], 0),
        Shape::Number => (number_key(form), Edge::Number, 0),
        Shape::Capital if token.has(TokenFlags::SENTENCE_START) => {
            (token.key, Edge::Strong, model.plain(token.key))
        }
        Shape::Address if token.key == 0 => (address_key(form), Edge::Strong, 0),
        _ => (token.key, Edge::Strong, 0),
    };
    Unit {
        key,
        classes: WordClass(token.classes.0 & Unit::CLASSES),
        span: token.span,
        shape,
        edge,
        style: Style::Plain,
        flags: flags(token.flags),
        info,
        known: 0,
        link: 0,
        title: 0,
    }
}

/// The flags of a token that a unit keeps.
#[inline]
fn flags(flags: TokenFlags) -> u8 {
    const AWAY: u16 = TokenFlags::GLUED.bits().trailing_zeros() as u16;
    const ABBREVIATION: u16 = TokenFlags::ABBREVIATION.bits();
    let bits = flags.bits();
    let first = (bits >> AWAY) as u8 & (Unit::GLUED | Unit::SENTENCE_START | Unit::IN_MARKS);
    let abbreviation = u8::from(bits & ABBREVIATION != 0) * Unit::ABBREVIATION;
    first | abbreviation
}

#[inline]
fn shape(token: &Token, form: &[u8]) -> Shape {
    match token.kind {
        TokenKind::Word => word_shape(token.flags, form),
        TokenKind::Number => Shape::Number,
        TokenKind::Url | TokenKind::Email | TokenKind::Handle | TokenKind::Hashtag => {
            Shape::Address
        }
        _ => Shape::Mark,
    }
}

#[inline]
fn word_shape(flags: TokenFlags, form: &[u8]) -> Shape {
    const UNUSUAL: u16 = TokenFlags::ALL_CAPS.bits() | TokenFlags::INNER_CAPITAL.bits();
    if flags.bits() & UNUSUAL != 0 {
        return if flags.contains(TokenFlags::ALL_CAPS) {
            Shape::Caps
        } else {
            Shape::Mixed
        };
    }
    match (flags.contains(TokenFlags::CAPITALIZED), form) {
        (true, [_] | [_, b'.']) => Shape::Initial,
        (true, _) => Shape::Capital,
        (false, [b'0'..=b'9', ..]) => Shape::Number,
        (false, _) => Shape::Lower,
    }
}

/// The edges before marks, by their first bytes.
static EDGES: [Edge; 256] = {
    let mut edges = [Edge::Mark; 256];
    let mut byte = 0;
    while byte < 128 {
        edges[byte] = match byte as u8 {
            b'(' | b'[' => Edge::Open,
            b')' | b']' => Edge::Close,
            b'.' => Edge::Stop,
            b'-' | b'/' | b'&' | b'\'' => Edge::Joint,
            _ => Edge::Mark,
        };
        byte += 1;
    }
    edges
};

/// The key of a mark, by its first three bytes.
pub(crate) const fn mark_key(form: &[u8]) -> u64 {
    let mut key = 0u64;
    let mut at = 0;
    while at < form.len() && at < 3 {
        key = (key << 8) | form[at] as u64;
        at += 1;
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

/// The style of a sentence by how many of its tokens have each shape.
fn style(shapes: &[u32; Shape::COUNT]) -> Style {
    let of = |shape: Shape| shapes[shape as usize];
    let (lower, caps) = (of(Shape::Lower), of(Shape::Caps));
    let capital = of(Shape::Capital) + of(Shape::Mixed);
    let words = lower + caps + capital;
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

/// The cluster of the word of a unit.
pub(crate) fn cluster(unit: &Unit, model: &Model<'_>) -> u16 {
    match unit.shape {
        Shape::Mark | Shape::Number => 0,
        _ => model.cluster(entry(unit.key, unit.is_strong())),
    }
}
