//! Tokens that begin with anything but an ASCII letter or digit: marks, and characters beyond ASCII.

use unicode_segmentation::UnicodeSegmentation;

use super::scanner::Scanner;
use super::{TokenKind, shape};
use crate::lexicon::WordClass;

/// What the scanner does at a byte outside runs of letters and digits.
#[derive(Clone, Copy)]
enum Other {
    Blank,
    LineBreak,
    Mark(TokenKind, WordClass),
    /// A quotation mark, of whatever kind.
    Quote,
    /// A question or exclamation mark.
    Stop,
    /// A mark that may be one of several, or may begin a word.
    Run,
    /// A digit, or a part of a character beyond ASCII.
    Digit,
    High,
}

static OTHERS: [Other; 256] = {
    let mut table = [Other::High; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'\n' => Other::LineBreak,
            b' ' | b'\t'..=b'\r' => Other::Blank,
            b'0'..=b'9' => Other::Digit,
            b'"' | b'\'' => Other::Quote,
            b'!' | b'?' => Other::Stop,
            b'.' | b'-' | b'`' | b'*' | b'_' | b'=' | b'~' | b'#' | b'@' | b'&' => Other::Run,
            _ => Other::Mark(shape::symbol_or_punctuation(byte), mark_classes(byte)),
        };
        byte += 1;
    }
    table
};

const fn mark_classes(mark: u8) -> WordClass {
    match mark {
        b'.' | b'!' | b'?' => WordClass::TERMINAL,
        b'"' | b'\'' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'`' => WordClass::ENCLOSING,
        _ => WordClass::NONE,
    }
}

impl Scanner<'_> {
    /// A blank, or a token that begins with anything but an ASCII letter; returns where to go on.
    #[inline(always)]
    pub(super) fn other(&mut self, at: usize, byte: u8) -> usize {
        match OTHERS[usize::from(byte)] {
            Other::Mark(kind, classes) => {
                let flags = self.glued(at);
                self.push_bare(at, at + 1, kind, flags, classes);
                self.skip_blank(at + 1)
            }
            Other::Quote => {
                self.push_point(at, at + 1, TokenKind::Punctuation, WordClass::ENCLOSING);
                self.skip_blank(at + 1)
            }
            Other::Stop => {
                self.push_point(at, at + 1, TokenKind::Punctuation, WordClass::TERMINAL);
                if byte == b'?' {
                    // An encoding error may have made it of a quotation mark.
                    self.points.marks.push(self.tokens.len() as u32 - 1);
                }
                self.skip_blank(at + 1)
            }
            Other::Blank => at + 1,
            Other::LineBreak => {
                self.end_line();
                at + 1
            }
            Other::Run => {
                let end = self.mark(at);
                self.skip_blank(end)
            }
            Other::Digit => {
                let end = self.number(at);
                self.skip_blank(end)
            }
            Other::High => self.high(at),
        }
    }

    /// A token that begins with an ASCII mark that may be one of several, or may begin a word.
    #[inline(never)]
    pub(super) fn mark(&mut self, at: usize) -> usize {
        let byte = self.bytes[at];
        if byte == b'.' && self.byte(at + 1) != b'.' {
            return self.stop(at);
        }
        let form = shape::mark_form(self.text, &self.bits, at);
        if matches!(form.kind, TokenKind::Handle | TokenKind::Hashtag) {
            return self.long_word(at, form.end, form.kind);
        }
        let kind = shape::symbol_or_punctuation(byte);
        self.push_point(at, form.end, kind, mark_classes(byte));
        form.end
    }

    /// A full stop by itself; one behind an initial ends no sentence.
    #[inline]
    pub(super) fn stop(&mut self, at: usize) -> usize {
        let classes = if at == self.initial_stop {
            WordClass::NONE
        } else {
            WordClass::TERMINAL
        };
        self.push_point(at, at + 1, TokenKind::Punctuation, classes);
        at + 1
    }

    /// Adds a mark; it is one of the points if it has classes.
    #[inline]
    fn push_point(&mut self, start: usize, end: usize, kind: TokenKind, classes: WordClass) {
        let (flags, index) = (self.glued(start), self.tokens.len() as u32);
        if classes == WordClass::TERMINAL {
            self.points.stops.push(index);
        } else if classes == WordClass::ENCLOSING {
            self.points.marks.push(index);
        }
        self.push_bare(start, end, kind, flags, classes);
    }

    /// A token or blank that begins with a character beyond ASCII.
    #[inline(never)]
    fn high(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let Some(first) = rest.chars().next() else {
            return self.text.len();
        };
        let end = at + first.len_utf8();
        let general = matches!(first, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}');
        if !general && first.is_whitespace() {
            return end;
        }
        if !general && first.is_alphanumeric() {
            if !shape::is_latin(first) {
                let end = at + shape::foreign_len(rest);
                return self.long_word(at, end, TokenKind::Word);
            }
            let form = shape::long_form(self.text, &self.bits, at, at, self.tables);
            return self.long_word(at, form.end, form.kind);
        }
        let (kind, classes) = match first {
            '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '‛' | '‹' | '›' | '〝' | '〞'
            | '＂' | '´' => (TokenKind::Punctuation, WordClass::ENCLOSING),
            '\u{fffd}' | '\u{93}' | '\u{94}' => (TokenKind::Symbol, WordClass::ENCLOSING),
            '…' | '。' | '！' | '？' => (TokenKind::Punctuation, WordClass::TERMINAL),
            '–' | '—' | '―' | '‐' | '‑' | '‒' | '−' | '•' | '·' | '、' | '，' | '¿' | '¡' => {
                (TokenKind::Punctuation, WordClass::NONE)
            }
            _ => (TokenKind::Symbol, WordClass::NONE),
        };
        let end = if kind == TokenKind::Symbol {
            at + rest.graphemes(true).next().map_or(rest.len(), str::len)
        } else {
            end
        };
        self.push_point(at, end, kind, classes);
        end
    }
}
