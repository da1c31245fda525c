//! Whether the full stop behind a word belongs to it.

use super::scanner::Scanner;
use super::{TokenFlags, TokenKind};
use crate::lexicon::{Entry, Needs, WordClass, ascii_key};

impl Scanner<'_> {
    /// Whether the full stop behind a word belongs to it. One behind an initial does not, but ends no sentence.
    #[inline(never)]
    pub(super) fn takes_stop(&mut self, at: usize, end: usize, entry: Entry) -> bool {
        let listed = entry.is_listed() && entry.classes.is(WordClass::ABBREVIATION);
        if !listed || self.byte(end + 1) == b'.' {
            if end == at + 1 && self.is_initial(at, end) {
                self.initial_stop = end;
            }
            return false;
        }
        let Some(abbreviation) = self.tables.tokens.abbreviation(entry.word()) else {
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
}
