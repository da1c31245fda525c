//! From bytes to tokens, in one pass.

use super::bits::Bits;
use super::word::{BEHIND, Behind};
use super::{Token, TokenFlags, TokenKind, shape};
use crate::lexicon::{Tables, WordClass, WordId};
use crate::span::Span;

/// The tokens of a text, in order.
#[derive(Debug)]
pub(crate) struct Scan {
    pub(crate) tokens: Vec<Token>,
    pub(crate) points: Points,
}

/// What the passes over blocks, marks and sentences look at, so that none of them looks at all tokens.
#[derive(Debug)]
pub(crate) struct Points {
    /// The marks and abbreviations that may end sentences.
    pub(crate) stops: Vec<u32>,
    /// The tokens that may be quotation marks.
    pub(crate) marks: Vec<u32>,
    /// The words that may begin a phrase of the page.
    pub(crate) phrases: Vec<u32>,
    /// How many tokens stand before each line break that follows a token, and before the end.
    pub(crate) lines: Vec<u32>,
}

/// Finds the tokens of a text.
pub(crate) fn scan(text: &str, tables: &Tables) -> Scan {
    assert!(u32::try_from(text.len()).is_ok(), "a text of 4 GiB or more");
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        bits: Bits::of(text.as_bytes()),
        tables,
        tokens: Vec::with_capacity(text.len() / 5 + 8),
        points: Points {
            stops: Vec::with_capacity(text.len() / 64 + 8),
            marks: Vec::with_capacity(text.len() / 128 + 8),
            phrases: Vec::with_capacity(8),
            lines: Vec::with_capacity(32),
        },
        end: usize::MAX,
        last_key: 0,
        initial_stop: usize::MAX,
        cuts: Vec::new(),
    };
    let mut at = 0;
    while let Some(&byte) = scanner.bytes.get(at) {
        at = if byte.is_ascii_alphabetic() {
            scanner.word(at, byte)
        } else {
            scanner.other(at, byte)
        };
    }
    scanner.end_line();
    for cut in scanner.cuts {
        scanner.tokens[cut as usize].flags.insert(TokenFlags::SPLIT);
    }
    Scan {
        tokens: scanner.tokens,
        points: scanner.points,
    }
}

pub(super) struct Scanner<'t> {
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    pub(super) bits: Bits,
    pub(super) tables: &'t Tables,
    pub(super) tokens: Vec<Token>,
    pub(super) points: Points,
    /// Where the last token ends.
    pub(super) end: usize,
    /// The key of the last token.
    pub(super) last_key: u64,
    /// Where the last full stop stands that shortens a name to a letter.
    pub(super) initial_stop: usize,
    /// The tokens that were cut from the one before, to which a lost blank had glued them.
    pub(super) cuts: Vec<u32>,
}

impl Scanner<'_> {
    #[inline]
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b' ')
    }

    /// A line break, or the end of the text.
    pub(super) fn end_line(&mut self) {
        let tokens = self.tokens.len() as u32;
        if self.points.lines.last().copied().unwrap_or(0) < tokens {
            self.points.lines.push(tokens);
        }
    }

    #[inline]
    pub(super) fn skip_blank(&self, at: usize) -> usize {
        at + usize::from(self.byte(at) == b' ')
    }

    /// A token that begins with an ASCII digit.
    #[inline]
    pub(super) fn number(&mut self, at: usize) -> usize {
        let run_end = self.bits.run_end(at);
        let next = self.byte(run_end);
        let plain = BEHIND[usize::from(next)] == Behind::End && next != b',';
        if plain && run_end - at <= 4 && self.bytes[at..run_end].iter().all(u8::is_ascii_digit) {
            let flags = self.glued(at);
            self.push_bare(at, run_end, TokenKind::Number, flags, WordClass::DIGITS);
            return run_end;
        }
        self.long_number(at)
    }

    #[inline(never)]
    fn long_number(&mut self, at: usize) -> usize {
        let form = shape::number_form(self.text, &self.bits, at, self.tables);
        if form.kind == TokenKind::Word {
            let end = self.long_word(at, form.end, form.kind);
            if let Some(token) = self.tokens.last_mut() {
                token.classes |= WordClass::DIGITS;
            }
            return end;
        }
        let flags = self.glued(at);
        self.push_bare(at, form.end, form.kind, flags, WordClass::DIGITS);
        form.end
    }

    #[inline]
    pub(super) fn glued(&self, at: usize) -> TokenFlags {
        TokenFlags(u16::from(self.end == at) * TokenFlags::GLUED.0)
    }

    /// Adds a token without a word.
    #[inline]
    pub(super) fn push_bare(
        &mut self,
        start: usize,
        end: usize,
        kind: TokenKind,
        flags: TokenFlags,
        classes: WordClass,
    ) {
        self.push(start, end, kind, flags, (WordId::UNKNOWN, classes), 0);
    }

    #[inline]
    pub(super) fn push(
        &mut self,
        start: usize,
        end: usize,
        kind: TokenKind,
        flags: TokenFlags,
        (word, classes): (WordId, WordClass),
        key: u64,
    ) {
        self.end = end;
        self.last_key = key;
        self.tokens.push(Token {
            span: Span::of(start, end),
            kind,
            flags,
            word,
            classes,
            key,
        });
    }
}
