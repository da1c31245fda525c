//! From bytes to tokens, in one pass.

use unicode_segmentation::UnicodeSegmentation;

use super::bits::Bits;
use super::{Token, TokenFlags, TokenKind, clitic, shape};
use crate::lexicon::{Needs, Tables, WordClass, WordId, ascii_key, word_key};
use crate::span::Span;

/// The tokens of a text, in order.
pub(crate) fn scan(text: &str, tables: &Tables) -> Vec<Token> {
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        bits: Bits::of(text.as_bytes()),
        tables,
        tokens: Vec::with_capacity(text.len() / 5 + 8),
        end: usize::MAX,
        initial_stop: usize::MAX,
    };
    let mut at = 0;
    loop {
        at = scanner.bits.skip_space(at);
        if at >= text.len() {
            break;
        }
        at = match START[scanner.bytes[at] as usize] {
            Start::Letter => scanner.word(at),
            Start::Digit => scanner.number(at),
            Start::Mark => scanner.mark(at),
            Start::High => scanner.high(at),
        };
    }
    scanner.tokens
}

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    bits: Bits,
    tables: &'t Tables,
    tokens: Vec<Token>,
    /// Where the last token ends.
    end: usize,
    /// Where the last full stop stands that shortens a name to a letter.
    initial_stop: usize,
}

/// What a token begins with.
#[derive(Clone, Copy, PartialEq)]
enum Start {
    Letter,
    Digit,
    Mark,
    High,
}

static START: [Start; 256] = {
    let mut table = [Start::High; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Start::Letter,
            b'0'..=b'9' => Start::Digit,
            _ => Start::Mark,
        };
        byte += 1;
    }
    table
};

/// Bytes behind a run of letters and digits that may go on with the token.
static JOINS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 128;
    while byte < 256 {
        table[byte] = true;
        byte += 1;
    }
    let joiners = b"-'./@_&:";
    let mut index = 0;
    while index < joiners.len() {
        table[joiners[index] as usize] = true;
        index += 1;
    }
    table
};

impl Scanner<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b' ')
    }

    /// A token that begins with an ASCII letter; returns where it ends.
    #[inline]
    fn word(&mut self, at: usize) -> usize {
        let run_end = self.bits.run_end(at);
        let next = self.byte(run_end);
        if JOINS[next as usize] {
            let form = shape::long_form(self.text, &self.bits, at, run_end, self.tables);
            if form.end != run_end || form.kind != TokenKind::Word {
                return self.long_word(at, form.end, form.kind);
            }
        }
        self.plain_word(at, run_end, next)
    }

    /// A run of ASCII letters and digits.
    #[inline]
    fn plain_word(&mut self, at: usize, run_end: usize, next: u8) -> usize {
        let len = run_end - at;
        if len > 64 {
            return self.long_word(at, run_end, TokenKind::Word);
        }
        let bits = self.bits.run(at, run_end);
        if bits.digit != 0 {
            let letters = bits.digit.trailing_zeros() as usize;
            if self.is_currency(at, letters) {
                return self.long_word(at, at + letters, TokenKind::Word);
            }
        }
        let letters = bits.all & !bits.digit;
        let mut flags = self.glued(at);
        if bits.upper & 1 != 0 {
            flags.insert(TokenFlags::CAPITALIZED);
            if bits.upper == letters && letters & (letters - 1) != 0 {
                flags.insert(TokenFlags::ALL_CAPS);
            }
        }
        let key = ascii_key(self.bytes, at, run_end);
        let vocabulary = &self.tables.vocabulary;
        let mut word = vocabulary.lookup(key);
        let mut classes = vocabulary.classes(word);
        let mut end = run_end;
        if next == b'.' && self.takes_stop(at, run_end, word, classes) {
            end += 1;
            flags.insert(TokenFlags::ABBREVIATION);
        } else if next == b'.' && len == 1 && bits.upper == 1 && self.is_initial(at, run_end) {
            self.initial_stop = run_end;
        } else if len >= 3 && clitic::may_have(self.bytes, at, run_end) {
            let form = &self.text[at..run_end];
            let found = clitic::find(form, word, classes, self.tables);
            flags.insert(found.flags);
            if found.word != word {
                word = found.word;
                classes = vocabulary.classes(word);
            }
        }
        if let Some(last) = self.tokens.last()
            && last.key == key
            && clitic::is_doubled(self.text, last.span, at, run_end)
        {
            flags.insert(TokenFlags::REDUPLICATED);
        }
        self.push(at, end, TokenKind::Word, flags, word, classes, key);
        end
    }

    /// A word of another form than a run of ASCII letters and digits, or a part of one.
    #[inline(never)]
    fn long_word(&mut self, at: usize, end: usize, kind: TokenKind) -> usize {
        let form = &self.text[at..end];
        let mut flags = self.glued(at);
        let bare = form.trim_end_matches('.');
        if bare.len() != form.len() {
            flags.insert(TokenFlags::ABBREVIATION);
        }
        if bare.starts_with(char::is_uppercase) {
            flags.insert(TokenFlags::CAPITALIZED);
        }
        let mut letters = bare.chars().filter(|c| c.is_alphabetic());
        let capitals = |(all, count), c: char| (all && c.is_uppercase(), count + 1);
        if letters.by_ref().fold((true, 0), capitals) > (true, 1) {
            flags.insert(TokenFlags::ALL_CAPS);
        }
        let key = word_key(bare);
        let vocabulary = &self.tables.vocabulary;
        let mut word = vocabulary.lookup(key);
        let mut classes = vocabulary.classes(word);
        if kind == TokenKind::Word {
            let found = clitic::find(bare, word, classes, self.tables);
            flags.insert(found.flags);
            if clitic::is_reduplicated(bare) {
                flags.insert(TokenFlags::REDUPLICATED);
            }
            word = found.word;
            classes = vocabulary.classes(word);
        }
        self.push(at, end, kind, flags, word, classes, key);
        end
    }

    /// A token that begins with an ASCII digit.
    fn number(&mut self, at: usize) -> usize {
        let form = shape::number_form(self.text, &self.bits, at, self.tables);
        if form.kind == TokenKind::Word {
            return self.long_word(at, form.end, form.kind);
        }
        let flags = self.glued(at);
        self.push_bare(at, form.end, form.kind, flags, WordClass::NONE);
        form.end
    }

    /// A token that begins with an ASCII mark.
    fn mark(&mut self, at: usize) -> usize {
        let byte = self.bytes[at];
        let form = shape::mark_form(self.text, &self.bits, at);
        if matches!(form.kind, TokenKind::Handle | TokenKind::Hashtag) {
            return self.long_word(at, form.end, form.kind);
        }
        let classes = match byte {
            b'.' if at == self.initial_stop => WordClass::NONE,
            b'.' | b'!' | b'?' => WordClass::TERMINAL,
            b'"' | b'\'' | b'(' | b')' | b'[' | b']' | b'{' | b'}' => WordClass::ENCLOSING,
            _ => WordClass::NONE,
        };
        let flags = self.glued(at);
        self.push_bare(at, form.end, form.kind, flags, classes);
        form.end
    }

    /// A token or blank that begins with a character beyond ASCII.
    fn high(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let Some(first) = rest.chars().next() else {
            return self.text.len();
        };
        let end = at + first.len_utf8();
        if first.is_whitespace() {
            return end;
        }
        if first.is_alphanumeric() {
            if !shape::is_latin(first) {
                let end = at + shape::foreign_len(rest);
                return self.long_word(at, end, TokenKind::Word);
            }
            let form = shape::long_form(self.text, &self.bits, at, at, self.tables);
            return self.long_word(at, form.end, form.kind);
        }
        let (kind, classes) = match first {
            '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '‹' | '›' | '〝' | '〞' => {
                (TokenKind::Punctuation, WordClass::ENCLOSING)
            }
            '…' | '。' | '！' | '？' => (TokenKind::Punctuation, WordClass::TERMINAL),
            '–' | '—' | '―' | '‐' | '‑' | '‒' | '−' | '•' | '·' | '、' | '，' | '¿' | '¡' | '´' => {
                (TokenKind::Punctuation, WordClass::NONE)
            }
            _ => (TokenKind::Symbol, WordClass::NONE),
        };
        let end = if kind == TokenKind::Symbol {
            at + rest.graphemes(true).next().map_or(rest.len(), str::len)
        } else {
            end
        };
        let flags = self.glued(at);
        self.push_bare(at, end, kind, flags, classes);
        end
    }

    /// Whether the full stop behind a word belongs to it.
    #[inline(never)]
    fn takes_stop(&self, at: usize, end: usize, word: WordId, classes: WordClass) -> bool {
        if !classes.is(WordClass::ABBREVIATION) || self.byte(end + 1) == b'.' {
            return false;
        }
        let Some(abbreviation) = self.tables.tokens.abbreviation(word) else {
            return false;
        };
        let next = self.after_blank(end + 1);
        match abbreviation.needs {
            Needs::Any => true,
            Needs::Name => {
                let written = self.bytes[at].is_ascii_uppercase() || end - at > 1;
                written && next.is_some_and(char::is_uppercase) && !self.opener_follows(end + 1)
            }
            Needs::Number => {
                next.is_some_and(|c| c.is_ascii_digit()) || self.roman_follows(end + 1)
            }
        }
    }

    // *Joko P. di ruang*, *R. Suryo*, *Bagus S. Wijaya*. Not: *generasi Y dan X. Untuk itu*, *vitamin C.*
    fn is_initial(&self, at: usize, end: usize) -> bool {
        let Some(next) = self.after_blank(end + 1) else {
            return false;
        };
        let before = self.tokens.last().filter(|last| {
            last.kind == TokenKind::Word && at - last.span.end() <= 1 && last.span.end() < at
        });
        let after_name = before.is_some_and(|last| {
            last.has(TokenFlags::CAPITALIZED)
                && !last.classes.is(WordClass::LETTER_HEAD | WordClass::OPENER)
        });
        if next.is_lowercase() || matches!(next, ',' | ')') {
            return after_name;
        }
        if !next.is_uppercase()
            || before.is_some_and(|last| last.classes.is(WordClass::LETTER_HEAD))
        {
            return false;
        }
        !self.opener_follows(end + 1)
    }

    /// Whether the next word begins sentences and is no name.
    fn opener_follows(&self, at: usize) -> bool {
        let start = self.bits.skip_space(at);
        let end = self.bits.run_end(start);
        start < end && {
            let key = ascii_key(self.bytes, start, end);
            let vocabulary = &self.tables.vocabulary;
            vocabulary
                .classes(vocabulary.lookup(key))
                .is(WordClass::OPENER)
        }
    }

    /// Whether a Roman numeral follows.
    fn roman_follows(&self, at: usize) -> bool {
        let start = self.bits.skip_space(at);
        let end = self.bits.run_end(start);
        let roman = |byte: &u8| matches!(byte, b'I' | b'V' | b'X' | b'L');
        start < end && end - start < 6 && self.bytes[start..end].iter().all(roman)
    }

    /// The next character on the line that is no blank.
    fn after_blank(&self, at: usize) -> Option<char> {
        let rest = self.text.get(at..)?;
        rest.chars()
            .take_while(|&c| c != '\n')
            .take(8)
            .find(|c| !c.is_whitespace())
    }

    /// Whether the first letters of a run are a currency: *Rp42,03*.
    fn is_currency(&self, at: usize, letters: usize) -> bool {
        if !(2..=3).contains(&letters) {
            return false;
        }
        let vocabulary = &self.tables.vocabulary;
        let word = vocabulary.lookup(ascii_key(self.bytes, at, at + letters));
        vocabulary.classes(word).is(WordClass::CURRENCY)
    }

    fn glued(&self, at: usize) -> TokenFlags {
        if self.end == at {
            TokenFlags::GLUED
        } else {
            TokenFlags::empty()
        }
    }

    fn push_bare(
        &mut self,
        start: usize,
        end: usize,
        kind: TokenKind,
        flags: TokenFlags,
        classes: WordClass,
    ) {
        self.push(start, end, kind, flags, WordId::UNKNOWN, classes, 0);
    }

    #[inline]
    #[expect(clippy::too_many_arguments)]
    fn push(
        &mut self,
        start: usize,
        end: usize,
        kind: TokenKind,
        flags: TokenFlags,
        word: WordId,
        classes: WordClass,
        key: u64,
    ) {
        self.end = end;
        self.tokens.push(Token {
            span: Span::new(start, end),
            kind,
            flags,
            word,
            classes,
            key,
        });
    }
}
