//! Words, numbers, punctuation, and which quotation marks belong together.

mod address;
mod bits;
mod clitic;
mod glue;
mod marks;
mod scanner;
mod shape;
mod sign;
mod stop;
mod word;

use crate::lexicon::{WordClass, WordId};
use crate::span::Span;

pub(crate) use marks::{MarkPair, Marks};
pub(crate) use scanner::{Points, Scan, scan};
pub(crate) use shape::without_sentence;

/// A word, number, mark or other smallest piece of the text. White space is in no token, and tokens never overlap.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Token {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) flags: TokenFlags,
    /// The word in the vocabulary, clitics taken off where only that makes it known.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) word: WordId,
    /// The classes of that word.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) classes: WordClass,
    /// The folded key of the whole form.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) key: u64,
}

impl Token {
    /// Where the token stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// What kind of token it is.
    #[must_use]
    pub fn kind(&self) -> TokenKind {
        self.kind
    }

    /// What else is known of it.
    #[must_use]
    pub fn flags(&self) -> TokenFlags {
        self.flags
    }

    pub(crate) fn is(&self, classes: WordClass) -> bool {
        self.classes.is(classes)
    }

    pub(crate) fn has(&self, flags: TokenFlags) -> bool {
        self.flags.contains(flags)
    }

    pub(crate) fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// The kinds of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum TokenKind {
    /// Letters, with inner hyphens, apostrophes and digits: *konten, anak-anak, Jum'at, ke-19, 34/PMK.011/2007*.
    Word,
    /// Digits with their separators: *14, 1.500,00*.
    Number,
    /// A punctuation mark or a run of equal ones: *, . … “ (*.
    Punctuation,
    /// Another sign: *% + $ €* or an emoji.
    Symbol,
    /// An address on the web.
    Url,
    /// An address of e-mail.
    #[cfg_attr(feature = "serde", serde(rename = "e-mail"))]
    Email,
    /// A name with *@* before it.
    Handle,
    /// A word with *#* before it.
    Hashtag,
}

/// Facts about a token, as a set of bits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct TokenFlags(u16);

impl TokenFlags {
    /// The first letter is a capital.
    pub const CAPITALIZED: TokenFlags = TokenFlags(1 << 0);
    /// All letters are capitals, and there are two or more.
    pub const ALL_CAPS: TokenFlags = TokenFlags(1 << 1);
    /// An abbreviation with its full stop: *Dr., No., dll.*
    pub const ABBREVIATION: TokenFlags = TokenFlags(1 << 2);
    /// Ends in the enclitic *-nya*, or is a detached *nya*.
    pub const NYA: TokenFlags = TokenFlags(1 << 3);
    /// Ends in *-lah, -kah* or *-pun*, or is one of them by itself: *dia pun*.
    pub const PARTICLE: TokenFlags = TokenFlags(1 << 4);
    /// Begins with the proclitic *ku-* or *kau-*.
    pub const PROCLITIC: TokenFlags = TokenFlags(1 << 5);
    /// A word doubled with a hyphen (*konten-konten*), or the second of a pair without one (*konten konten*).
    pub const REDUPLICATED: TokenFlags = TokenFlags(1 << 6);
    /// No white space stands between this token and the one before.
    pub const GLUED: TokenFlags = TokenFlags(1 << 7);
    /// The first token of its sentence.
    pub const SENTENCE_START: TokenFlags = TokenFlags(1 << 8);
    /// Stands inside quotation marks.
    pub const IN_MARKS: TokenFlags = TokenFlags(1 << 9);
    /// A quotation mark that opens.
    pub const OPENS_MARKS: TokenFlags = TokenFlags(1 << 10);
    /// A quotation mark that closes.
    pub const CLOSES_MARKS: TokenFlags = TokenFlags(1 << 11);
    /// Cut from the token before, to which a lost blank had glued it: *Ketua|Perhimpunan*.
    pub const SPLIT: TokenFlags = TokenFlags(1 << 12);
    /// A capital stands behind another letter or a digit, and not all are capitals: *iNews, DitLantas*.
    pub(crate) const INNER_CAPITAL: TokenFlags = TokenFlags(1 << 13);

    /// No flag.
    #[must_use]
    pub const fn empty() -> TokenFlags {
        TokenFlags(0)
    }

    /// Whether all of `flags` are set.
    #[must_use]
    pub const fn contains(self, flags: TokenFlags) -> bool {
        self.0 & flags.0 == flags.0
    }

    /// Both sets together.
    #[must_use]
    pub const fn union(self, flags: TokenFlags) -> TokenFlags {
        TokenFlags(self.0 | flags.0)
    }

    /// The flags of clitics alone, out of more bits.
    pub(crate) const fn clitics(bits: u16) -> TokenFlags {
        TokenFlags(bits & (Self::NYA.0 | Self::PARTICLE.0 | Self::PROCLITIC.0))
    }

    pub(crate) const fn bits(self) -> u16 {
        self.0
    }

    pub(crate) fn insert(&mut self, flags: TokenFlags) {
        self.0 |= flags.0;
    }
}
