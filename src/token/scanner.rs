//! From bytes to tokens, in one pass.

use unicode_segmentation::UnicodeSegmentation;

use super::bits::Bits;
use super::{Token, TokenFlags, TokenKind, clitic, glue, shape};
use crate::lexicon::{Needs, Tables, WordClass, WordId, ascii_key, ascii_word, word_key};
use crate::span::Span;

/// The tokens of a text, in order.
#[derive(Debug)]
pub(crate) struct Scan {
    pub(crate) tokens: Vec<Token>,
    /// The tokens that end sentences, quote, bracket, abbreviate or begin a phrase of the page: what the passes over
    /// blocks, marks and sentences look at.
    pub(crate) points: Vec<u32>,
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
        points: Vec::with_capacity(text.len() / 32 + 8),
        end: usize::MAX,
        last_key: 0,
        initial_stop: usize::MAX,
        cut: usize::MAX,
    };
    let mut at = 0;
    while let Some(&byte) = scanner.bytes.get(at) {
        at = if byte.is_ascii_alphabetic() {
            scanner.word(at)
        } else {
            scanner.other(at, byte)
        };
    }
    Scan {
        tokens: scanner.tokens,
        points: scanner.points,
    }
}

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    bits: Bits,
    tables: &'t Tables,
    tokens: Vec<Token>,
    points: Vec<u32>,
    /// Where the last token ends.
    end: usize,
    /// The key of the last token.
    last_key: u64,
    /// Where the last full stop stands that shortens a name to a letter.
    initial_stop: usize,
    /// Where the last token was cut from the next, to which a lost blank had glued it.
    cut: usize,
}

/// What is unusual in a run of letters and digits.
enum Unusual {
    /// The token ends before the run does.
    Cut(usize),
    AllCaps,
    Nothing,
}

/// What a byte does behind a run of letters and digits.
#[derive(Clone, Copy, PartialEq)]
enum Behind {
    /// It ends the token.
    End,
    /// It is a blank, which ends the token.
    Blank,
    /// The token may go on with it.
    Join,
}

static BEHIND: [Behind; 256] = {
    let mut table = [Behind::Join; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b' ' => Behind::Blank,
            b'-' | b'\'' | b'.' | b'/' | b'@' | b'_' | b'&' | b':' => Behind::Join,
            _ => Behind::End,
        };
        byte += 1;
    }
    table
};

/// The kind and classes of ASCII marks.
static MARKS: [(TokenKind, WordClass); 128] = {
    let mut table = [(TokenKind::Symbol, WordClass::NONE); 128];
    let mut byte = 0;
    while byte < 128 {
        let mark = byte as u8;
        let kind = match mark {
            b'$' | b'%' | b'+' | b'<'..=b'>' | b'^' | b'|' | b'~' | b'#' | b'@' => {
                TokenKind::Symbol
            }
            _ if mark.is_ascii_punctuation() => TokenKind::Punctuation,
            _ => TokenKind::Symbol,
        };
        let classes = match mark {
            b'.' | b'!' | b'?' => WordClass::TERMINAL,
            b'"' | b'\'' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'`' => WordClass::ENCLOSING,
            _ => WordClass::NONE,
        };
        table[byte] = (kind, classes);
        byte += 1;
    }
    table
};

/// The classes of the points of a scan.
const POINTS: WordClass =
    WordClass(WordClass::TERMINAL.0 | WordClass::ENCLOSING.0 | WordClass::PAGE.0);

impl Scanner<'_> {
    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b' ')
    }

    /// A blank, or a token that begins with anything but an ASCII letter; returns where to go on.
    #[inline]
    fn other(&mut self, at: usize, byte: u8) -> usize {
        if byte == b' ' || byte.wrapping_sub(b'\t') < 5 {
            return at + 1;
        }
        if byte >= 128 {
            return self.high(at);
        }
        if byte.is_ascii_digit() {
            return self.number(at);
        }
        let end = self.mark(at);
        end + usize::from(self.byte(end) == b' ')
    }

    /// A token that begins with an ASCII letter; returns where to go on.
    #[inline(always)]
    fn word(&mut self, at: usize) -> usize {
        let run_end = self.bits.run_end(at);
        let next = self.byte(run_end);
        let behind = BEHIND[next as usize];
        if behind == Behind::Join
            && let Some(end) = self.joined(at, run_end, next)
        {
            return end;
        }
        let read = ascii_word(self.bytes, at, run_end);
        let key = read.key;
        let mut flags = self.glued(at);
        // A letter without the bit 0x20 is a capital.
        flags.0 |= u16::from(!self.bytes[at] >> 5 & 1) * TokenFlags::CAPITALIZED.0;
        if !read.is_plain() {
            match self.unusual(at, run_end) {
                Unusual::Cut(end) => return self.long_word(at, end, TokenKind::Word),
                Unusual::AllCaps => flags.insert(TokenFlags::ALL_CAPS),
                Unusual::Nothing => {}
            }
        }
        let (word, classes) = self.tables.vocabulary.find(key);
        if run_end - at >= glue::SHORTEST
            && word == WordId::UNKNOWN
            && self.tables.tokens.common(key) == 0
            && let Some(end) = self.cut_at_words(at, run_end)
        {
            return self.long_word(at, end, TokenKind::Word);
        }
        let stopped = next == b'.' && self.takes_stop(at, run_end, word, classes);
        if stopped || self.last_key == key || clitic::may_have(self.bytes, at, run_end) {
            return self.marked_word((at, run_end), stopped, flags, (word, classes), key);
        }
        self.push(at, run_end, TokenKind::Word, flags, (word, classes), key);
        run_end + usize::from(behind == Behind::Blank)
    }

    /// The end of the first of two words that a lost blank has glued together.
    #[inline(never)]
    fn cut_at_words(&mut self, at: usize, run_end: usize) -> Option<usize> {
        let run = &self.bytes[at..run_end];
        let plain = run[1..].iter().all(u8::is_ascii_lowercase);
        let cut = glue::cut_at_words(run, self.tables).filter(|_| plain)?;
        self.cut = at + cut;
        Some(self.cut)
    }

    /// A run that is an abbreviation, has a clitic or repeats the word before, or may.
    #[inline(never)]
    fn marked_word(
        &mut self,
        (at, run_end): (usize, usize),
        stopped: bool,
        mut flags: TokenFlags,
        (mut word, mut classes): (WordId, WordClass),
        key: u64,
    ) -> usize {
        if stopped {
            flags.insert(TokenFlags::ABBREVIATION);
        } else {
            let found = clitic::find(&self.text[at..run_end], word, classes, self.tables);
            flags.insert(found.flags);
            if found.word != word {
                word = found.word;
                classes = self.tables.vocabulary.classes(word);
            }
        }
        if self.last_key == key && self.repeats_last(at, run_end) {
            flags.insert(TokenFlags::REDUPLICATED);
        }
        let end = run_end + usize::from(stopped);
        self.push(at, end, TokenKind::Word, flags, (word, classes), key);
        end
    }

    /// The end of a token that goes on behind its first run of letters and digits, if it does.
    #[inline(never)]
    fn joined(&mut self, at: usize, run_end: usize, next: u8) -> Option<usize> {
        let goes_on = match next {
            b'.' => self.byte(run_end + 1).is_ascii_alphanumeric(),
            b':' => self.byte(run_end + 1) == b'/',
            _ => true,
        };
        if !goes_on {
            return None;
        }
        // *kepadaRepublika.co.id*
        let run = &self.bytes[at..run_end];
        let mixed = run
            .windows(2)
            .any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
        if mixed && let Some(cut) = glue::cut_at_case(run, self.tables) {
            self.cut = at + cut;
            return Some(self.long_word(at, self.cut, TokenKind::Word));
        }
        let form = shape::long_form(self.text, &self.bits, at, run_end, self.tables);
        let more = form.end != run_end || form.kind != TokenKind::Word;
        more.then(|| self.long_word(at, form.end, form.kind))
    }

    /// What a run holds that has a digit, or a capital behind its first letter.
    #[inline(never)]
    fn unusual(&mut self, at: usize, run_end: usize) -> Unusual {
        let run = &self.bytes[at..run_end];
        if run.iter().any(u8::is_ascii_digit) {
            return self
                .currency(at, run_end)
                .map_or(Unusual::Nothing, Unusual::Cut);
        }
        let capitals = run.iter().filter(|byte| byte.is_ascii_uppercase()).count();
        if capitals > 1 && !run.iter().any(u8::is_ascii_lowercase) {
            return Unusual::AllCaps;
        }
        if let Some(cut) = glue::cut_at_case(run, self.tables) {
            self.cut = at + cut;
            return Unusual::Cut(self.cut);
        }
        Unusual::Nothing
    }

    /// Whether a word repeats the one before it: *konten konten*.
    #[inline(never)]
    fn repeats_last(&self, at: usize, end: usize) -> bool {
        let last = self.tokens.last();
        last.is_some_and(|last| clitic::is_doubled(self.text, last.span, at, end))
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
        let (mut word, mut classes) = vocabulary.find(key);
        if kind == TokenKind::Word {
            let found = clitic::find(bare, word, classes, self.tables);
            flags.insert(found.flags);
            if clitic::is_reduplicated(bare) {
                flags.insert(TokenFlags::REDUPLICATED);
            }
            word = found.word;
            classes = vocabulary.classes(word);
        }
        self.push(at, end, kind, flags, (word, classes), key);
        end
    }

    /// A token that begins with an ASCII digit.
    #[inline]
    fn number(&mut self, at: usize) -> usize {
        let run_end = self.bits.run_end(at);
        let next = self.byte(run_end);
        let plain = BEHIND[next as usize] != Behind::Join && next != b',';
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

    /// A token that begins with an ASCII mark.
    #[inline]
    fn mark(&mut self, at: usize) -> usize {
        let byte = self.bytes[at];
        let (kind, mut classes) = MARKS[usize::from(byte & 127)];
        let mut end = at + 1;
        let runs = matches!(byte, b'.' | b'-' | b'`' | b'*' | b'_' | b'=' | b'~')
            && self.byte(end) == byte;
        if runs || matches!(byte, b'#' | b'@' | b'&') {
            let form = shape::mark_form(self.text, &self.bits, at);
            if matches!(form.kind, TokenKind::Handle | TokenKind::Hashtag) {
                return self.long_word(at, form.end, form.kind);
            }
            end = form.end;
        } else if at == self.initial_stop {
            classes = WordClass::NONE;
        }
        let flags = self.glued(at);
        self.push_bare(at, end, kind, flags, classes);
        end
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
        let flags = self.glued(at);
        self.push_bare(at, end, kind, flags, classes);
        end
    }

    /// Whether the full stop behind a word belongs to it. One behind an initial does not, but ends no sentence.
    #[inline(never)]
    fn takes_stop(&mut self, at: usize, end: usize, word: WordId, classes: WordClass) -> bool {
        if !classes.is(WordClass::ABBREVIATION) || self.byte(end + 1) == b'.' {
            if end == at + 1 && self.is_initial(at, end) {
                self.initial_stop = end;
            }
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
    #[inline(never)]
    fn is_initial(&self, at: usize, end: usize) -> bool {
        if !self.bytes[at].is_ascii_uppercase() {
            return false;
        }
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
        let start = self.skip_space(at);
        let end = self.bits.run_end(start);
        start < end && {
            let key = ascii_key(self.bytes, start, end);
            self.tables.vocabulary.find(key).1.is(WordClass::OPENER)
        }
    }

    /// Whether a Roman numeral follows.
    fn roman_follows(&self, at: usize) -> bool {
        let start = self.skip_space(at);
        let end = self.bits.run_end(start);
        let roman = |byte: &u8| matches!(byte, b'I' | b'V' | b'X' | b'L');
        start < end && end - start < 6 && self.bytes[start..end].iter().all(roman)
    }

    fn skip_space(&self, at: usize) -> usize {
        let rest = self.bytes[at..].iter().take(8);
        at + rest.take_while(|byte| byte.is_ascii_whitespace()).count()
    }

    /// The next character on the line that is no blank.
    fn after_blank(&self, at: usize) -> Option<char> {
        let rest = self.text.get(at..)?;
        rest.chars()
            .take_while(|&c| c != '\n')
            .take(8)
            .find(|c| !c.is_whitespace())
    }

    /// The end of a currency that stands glued to its amount: *Rp42,03*.
    #[inline(never)]
    fn currency(&self, at: usize, run_end: usize) -> Option<usize> {
        let run = &self.bytes[at..run_end];
        let letters = run.iter().position(u8::is_ascii_digit)?;
        if !(2..=3).contains(&letters) {
            return None;
        }
        let key = ascii_key(self.bytes, at, at + letters);
        let (_, classes) = self.tables.vocabulary.find(key);
        classes.is(WordClass::CURRENCY).then_some(at + letters)
    }

    #[inline]
    fn glued(&self, at: usize) -> TokenFlags {
        let glued = u16::from(self.end == at) * TokenFlags::GLUED.0;
        let split = u16::from(self.cut == at) * TokenFlags::SPLIT.0;
        TokenFlags(glued | split)
    }

    fn push_bare(
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
    fn push(
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
        if classes.is(POINTS) || flags.contains(TokenFlags::ABBREVIATION) {
            self.points.push(self.tokens.len() as u32);
        }
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
