//! Tokens that begin with an ASCII letter, and words of other forms.

use super::scanner::Scanner;
use super::{TokenFlags, TokenKind, clitic, glue, shape};
use crate::lexicon::{AsciiWord, Entry, WordClass, ascii_key, ascii_word, word_key};

/// What is unusual in a run of letters and digits.
enum Unusual {
    /// The token ends before the run does.
    Cut(usize),
    AllCaps,
    Nothing,
}

/// What a byte does behind a run of letters and digits.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Behind {
    /// It ends the token.
    End,
    /// The token may go on with it.
    Join,
}

pub(super) static BEHIND: [Behind; 256] = {
    let mut table = [Behind::Join; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'.' | b'-' | b'\'' | b'/' | b'@' | b'_' | b'&' | b':' => Behind::Join,
            _ => Behind::End,
        };
        byte += 1;
    }
    table
};

// A letter without the bit 0x20 is a capital.
#[inline]
fn capital(letter: u8) -> TokenFlags {
    TokenFlags(u16::from(!letter >> 5 & 1) * TokenFlags::CAPITALIZED.0)
}

/// Whether all bytes are capitals. Looks at each, as no processor could foresee where to stop.
fn all_capitals(word: &[u8]) -> bool {
    let both = |all, byte: &u8| all & byte.is_ascii_uppercase();
    word.iter().fold(true, both)
}

/// Which letters of a word are capitals.
fn capitals(word: &str) -> TokenFlags {
    let (mut letters, mut small, mut first, mut inner) = (0, false, false, false);
    let mut joined = false;
    let mut count = |letter: bool, digit: bool, capital: bool, at: usize| {
        letters += usize::from(letter);
        small |= letter & !capital;
        first |= capital & (at == 0);
        inner |= capital & joined;
        joined = letter | digit;
    };
    if word.is_ascii() {
        for (at, byte) in word.bytes().enumerate() {
            let (letter, digit) = (byte.is_ascii_alphabetic(), byte.is_ascii_digit());
            count(letter, digit, byte.is_ascii_uppercase(), at);
        }
    } else {
        for (at, c) in word.char_indices() {
            count(c.is_alphabetic(), c.is_numeric(), c.is_uppercase(), at);
        }
    }
    let mut flags = TokenFlags::empty();
    if first {
        flags.insert(TokenFlags::CAPITALIZED);
    }
    if letters > 1 && !small {
        flags.insert(TokenFlags::ALL_CAPS);
    } else if inner {
        flags.insert(TokenFlags::INNER_CAPITAL);
    }
    flags
}

impl Scanner<'_> {
    /// A token that begins with an ASCII letter; returns where to go on.
    #[inline(always)]
    pub(super) fn word(&mut self, at: usize, first: u8) -> usize {
        let end = self.bits.run_end(at);
        let read = ascii_word(self.bytes, at, end);
        let entry = self.tables.vocabulary.entry(read.key);
        let next = self.byte(end);
        let usual = entry.is_usual() && !read.has_inner_capital() && self.last_key != read.key;
        if usual && next == b' ' {
            self.push_usual((at, end), first, entry, read.key);
            return end + 1;
        }
        if usual && BEHIND[usize::from(next)] == Behind::End {
            self.push_usual((at, end), first, entry, read.key);
            return end;
        }
        if entry.is_usual()
            && self.last_key != read.key
            && let Some(end) = self.marked_word((at, end), next, read, entry)
        {
            return end;
        }
        let end = self.rare_word((at, end), next, read, entry);
        self.skip_blank(end)
    }

    #[inline(always)]
    fn push_usual(&mut self, (at, end): (usize, usize), first: u8, entry: Entry, key: u64) {
        let flags = self.glued(at).union(capital(first)).union(entry.clitics());
        let word = (entry.word(), entry.classes);
        self.push(at, end, TokenKind::Word, flags, word, key);
    }

    /// A usual word in capitals, or with a full stop or a mark beyond ASCII behind it, of which none can belong to it.
    #[inline(never)]
    fn marked_word(
        &mut self,
        (at, end): (usize, usize),
        next: u8,
        read: AsciiWord,
        entry: Entry,
    ) -> Option<usize> {
        let stops = next == b'.' && self.stops_word(at, end, entry);
        let ends = stops || self.ends_word(end, next);
        let shouted = read.has_inner_capital();
        if !ends || (shouted && !all_capitals(&self.bytes[at..end])) {
            return None;
        }
        self.push_usual((at, end), self.bytes[at], entry, read.key);
        if shouted && let Some(token) = self.tokens.last_mut() {
            token.flags.insert(TokenFlags::ALL_CAPS);
        }
        let end = if stops { self.stop(end) } else { end };
        Some(self.skip_blank(end))
    }

    /// Whether what stands behind a run of letters and digits is never a part of a word.
    #[inline]
    fn ends_word(&self, end: usize, next: u8) -> bool {
        let mark = || [self.byte(end + 1), self.byte(end + 2)];
        BEHIND[usize::from(next)] == Behind::End
            || (next == 0xe2 && matches!(mark(), [0x80, 0x93 | 0x94 | 0x9c | 0x9d | 0xa6])) // – — “ ” …
    }

    /// Whether the full stop behind a usual word is a mark by itself.
    #[inline]
    fn stops_word(&self, at: usize, end: usize, entry: Entry) -> bool {
        let behind = self.byte(end + 1);
        let alone = !behind.is_ascii_alphanumeric() && behind != b'.';
        alone && end > at + 1 && !entry.classes.is(WordClass::ABBREVIATION)
    }

    /// A run of letters and digits that is in no table, is written in an unusual way, repeats the word before or has
    /// something behind it that may belong to it.
    #[inline(never)]
    fn rare_word(
        &mut self,
        (at, run_end): (usize, usize),
        next: u8,
        read: AsciiWord,
        entry: Entry,
    ) -> usize {
        let may_join = match next {
            b'.' => self.byte(run_end + 1).is_ascii_alphanumeric(),
            b':' => self.byte(run_end + 1) == b'/',
            _ => BEHIND[usize::from(next)] == Behind::Join,
        };
        if may_join && let Some(end) = self.joined(at, run_end, read.has_inner_capital()) {
            return end;
        }
        let mut flags = self.glued(at).union(capital(self.bytes[at]));
        // A word of the tables with a digit is no currency and its amount.
        let run = &self.bytes[at..run_end];
        let with_digit = || entry.is_absent() && run.iter().any(u8::is_ascii_digit);
        if read.has_inner_capital() || with_digit() {
            match self.unusual(at, run_end) {
                Unusual::Cut(end) => return self.long_word(at, end, TokenKind::Word),
                Unusual::AllCaps => flags.insert(TokenFlags::ALL_CAPS),
                Unusual::Nothing if read.has_inner_capital() => {
                    flags.insert(TokenFlags::INNER_CAPITAL);
                }
                Unusual::Nothing => {}
            }
        }
        let long = run_end - at >= glue::SHORTEST;
        if long
            && entry.is_absent()
            && let Some(end) = self.cut_at_words(at, run_end)
        {
            return self.long_word(at, end, TokenKind::Word);
        }
        let (mut word, mut classes) = (entry.word(), entry.classes);
        let asks = entry.classes.is(WordClass::ABBREVIATION) || run_end == at + 1;
        let stopped = next == b'.' && asks && self.takes_stop(at, run_end, entry);
        if stopped {
            flags.insert(TokenFlags::ABBREVIATION);
        } else if entry.is_absent() && clitic::may_have(&self.bytes[at..run_end]) {
            let found = clitic::find(&self.text[at..run_end], word, classes, self.tables);
            flags.insert(found.flags);
            word = found.word;
            classes = self.tables.vocabulary.classes(word);
        } else {
            flags.insert(entry.clitics());
        }
        if self.last_key == read.key && self.repeats_last(at, run_end) {
            flags.insert(TokenFlags::REDUPLICATED);
        }
        let end = run_end + usize::from(stopped);
        self.push(at, end, TokenKind::Word, flags, (word, classes), read.key);
        self.note_word(classes, stopped);
        if next == b'.' && !stopped {
            self.mark(end)
        } else {
            end
        }
    }

    /// Notes that the next token but one is cut from the next one.
    fn cut(&mut self, at: usize) -> usize {
        self.cuts.push(self.tokens.len() as u32 + 1);
        at
    }

    /// The end of the first of two words that a lost blank has glued together.
    #[inline(never)]
    fn cut_at_words(&mut self, at: usize, run_end: usize) -> Option<usize> {
        let run = &self.bytes[at..run_end];
        let plain = run[1..].iter().all(u8::is_ascii_lowercase);
        let cut = glue::cut_at_words(run, self.tables).filter(|_| plain)?;
        Some(self.cut(at + cut))
    }

    /// The end of a token that goes on behind its first run of letters and digits, if it does.
    #[inline(never)]
    fn joined(&mut self, at: usize, run_end: usize, capital: bool) -> Option<usize> {
        // *kepadaRepublika.co.id*
        let run = &self.bytes[at..run_end];
        let mixed = || {
            run.windows(2)
                .any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase())
        };
        if capital
            && mixed()
            && let Some(cut) = glue::cut_at_case(run, self.tables)
        {
            let end = self.cut(at + cut);
            return Some(self.long_word(at, end, TokenKind::Word));
        }
        let form = shape::long_form(self.text, &self.bits, at, run_end, self.tables);
        let more = form.end != run_end || form.kind != TokenKind::Word;
        more.then(|| self.long_word(at, form.end, form.kind))
    }

    /// What a run holds that has a digit, or a capital behind its first letter.
    #[inline(never)]
    fn unusual(&mut self, at: usize, run_end: usize) -> Unusual {
        let run = &self.bytes[at..run_end];
        if all_capitals(run) {
            return Unusual::AllCaps;
        }
        if run.iter().any(u8::is_ascii_digit) {
            return self
                .currency(at, run_end)
                .map_or(Unusual::Nothing, Unusual::Cut);
        }
        if let Some(cut) = glue::cut_at_case(run, self.tables) {
            return Unusual::Cut(self.cut(at + cut));
        }
        Unusual::Nothing
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

    /// Whether a word repeats the one before it: *konten konten*.
    #[inline(never)]
    fn repeats_last(&self, at: usize, end: usize) -> bool {
        let last = self.tokens.last();
        last.is_some_and(|last| clitic::is_doubled(self.text, last.span, at, end))
    }

    /// A word of another form than a run of ASCII letters and digits, or a part of one.
    #[inline(never)]
    pub(super) fn long_word(&mut self, at: usize, end: usize, kind: TokenKind) -> usize {
        let form = &self.text[at..end];
        let mut flags = self.glued(at);
        let bare = form.trim_end_matches('.');
        if bare.len() != form.len() {
            flags.insert(TokenFlags::ABBREVIATION);
        }
        flags.insert(capitals(bare));
        let key = word_key(bare);
        let vocabulary = &self.tables.vocabulary;
        let (mut word, mut classes) = vocabulary.find(key);
        if kind == TokenKind::Word {
            if clitic::may_have(bare.as_bytes()) {
                let found = clitic::find(bare, word, classes, self.tables);
                flags.insert(found.flags);
                word = found.word;
                classes = vocabulary.classes(word);
            }
            if clitic::is_reduplicated(bare) {
                flags.insert(TokenFlags::REDUPLICATED);
            }
        }
        self.push(at, end, kind, flags, (word, classes), key);
        self.note_word(classes, flags.contains(TokenFlags::ABBREVIATION));
        end
    }

    /// Notes the last token, a word, where the passes behind the scanner ask for it.
    fn note_word(&mut self, classes: WordClass, stopped: bool) {
        let index = self.tokens.len() as u32 - 1;
        if stopped {
            self.points.stops.push(index);
        }
        if classes.is(WordClass::PAGE) {
            self.points.phrases.push(index);
        }
    }
}
