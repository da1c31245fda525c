//! Half-open ranges of bytes, and the same ranges counted in other units.

use std::fmt;
use std::ops::Range;

/// A half-open range of UTF-8 bytes of the analyzed text: `start..end`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(from = "(u32, u32)", into = "(u32, u32)"))]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    pub(crate) const EMPTY: Span = Span { start: 0, end: 0 };

    /// The bytes `start..end`.
    ///
    /// # Panics
    ///
    /// Where `end` lies before `start` or an offset is 4 GiB or more.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Span {
        assert!(start <= end, "a span cannot end before it starts");
        let offset = |at: usize| u32::try_from(at).expect("a text of 4 GiB or more");
        Span {
            start: offset(start),
            end: offset(end),
        }
    }

    /// The bytes `start..end` of a text that is known to be shorter than 4 GiB.
    pub(crate) const fn of(start: usize, end: usize) -> Span {
        Span {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The offset of the first byte.
    #[must_use]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The offset behind the last byte.
    #[must_use]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// The length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The bytes as a range, for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Range<usize> {
        span.range()
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Span {
        Span {
            start,
            end: end.max(start),
        }
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> (u32, u32) {
        (span.start, span.end)
    }
}

/// The units in which offsets are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Offsets {
    /// Bytes of UTF-8: strings of Rust and Go.
    #[default]
    Utf8,
    /// Code units of UTF-16: strings of JavaScript, Java and C#.
    Utf16,
    /// Code points: strings of Python.
    CodePoints,
}

/// Translates byte offsets of a text into other units, in constant time each.
///
/// ```
/// use warta::{OffsetMap, Offsets, Span};
///
/// let map = OffsetMap::new("“Siap”", Offsets::CodePoints);
/// assert_eq!(map.map(Span::new(3, 7)), Span::new(1, 5));
/// ```
#[derive(Clone, Debug)]
pub struct OffsetMap<'t> {
    text: &'t str,
    offsets: Offsets,
    /// The units before each block of [`BLOCK`] bytes.
    before: Vec<u32>,
}

const BLOCK: usize = 128;

impl<'t> OffsetMap<'t> {
    /// A map for the offsets of this text.
    #[must_use]
    pub fn new(text: &'t str, offsets: Offsets) -> OffsetMap<'t> {
        let mut before = Vec::new();
        if offsets != Offsets::Utf8 {
            let mut units = 0;
            for block in text.as_bytes().chunks(BLOCK) {
                before.push(units);
                units += count(block, offsets);
            }
            before.push(units);
        }
        OffsetMap {
            text,
            offsets,
            before,
        }
    }

    /// The span in the units of the map.
    ///
    /// # Panics
    ///
    /// Where the span reaches beyond the text.
    #[must_use]
    pub fn map(&self, span: Span) -> Span {
        if self.is_identity() {
            return span;
        }
        Span {
            start: self.unit(span.start()),
            end: self.unit(span.end()),
        }
    }

    fn unit(&self, byte: usize) -> u32 {
        let block = byte / BLOCK;
        self.before[block] + count(&self.text.as_bytes()[block * BLOCK..byte], self.offsets)
    }

    /// Whether offsets stay as they are.
    pub(crate) fn is_identity(&self) -> bool {
        self.offsets == Offsets::Utf8
    }
}

/// How many units the characters take that begin in these bytes.
fn count(bytes: &[u8], offsets: Offsets) -> u32 {
    let begins = |&byte: &u8| u32::from(byte & 0xc0 != 0x80);
    let surrogate = |&byte: &u8| u32::from(byte >= 0xf0);
    match offsets {
        Offsets::Utf8 => bytes.len() as u32,
        Offsets::CodePoints => bytes.iter().map(begins).sum(),
        Offsets::Utf16 => bytes
            .iter()
            .map(|byte| begins(byte) + surrogate(byte))
            .sum(),
    }
}
