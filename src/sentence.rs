//! Sentences.

use std::ops::Range;

use crate::block::Block;
use crate::lexicon::{Tables, WordClass};
use crate::span::Span;
use crate::token::{Token, TokenFlags, TokenKind};

/// A sentence, from its first to its last token.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) first_token: u32,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) end_token: u32,
    /// The block it stands in.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) block: u32,
}

impl Sentence {
    /// The indices of the sentence's tokens.
    pub(crate) fn tokens(&self) -> Range<usize> {
        self.first_token as usize..self.end_token as usize
    }
}

/// The sentences of the blocks, in order; each token is in exactly one.
pub(crate) fn find(
    text: &str,
    blocks: &[Block],
    tokens: &mut [Token],
    stops: &[u32],
    tables: &Tables,
) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(stops.len() + blocks.len());
    let mut next = 0;
    for (index, block) in blocks.iter().enumerate() {
        let all = block.tokens();
        let mut first = all.start;
        let mut push = |first: usize, last: usize, tokens: &mut [Token]| {
            tokens[first].flags.insert(TokenFlags::SENTENCE_START);
            sentences.push(Sentence {
                span: tokens[first].span.cover(tokens[last].span),
                first_token: first as u32,
                end_token: last as u32 + 1,
                block: index as u32,
            });
        };
        while let Some(at) = stops.get(next).map(|&stop| stop as usize)
            && at < all.end
        {
            next += 1;
            if at < first {
                continue;
            }
            let finder = Finder {
                text,
                tokens: &tokens[..all.end],
                tables,
            };
            if let Some(last) = finder.end_at(first, at) {
                push(first, last, tokens);
                first = last + 1;
            }
        }
        if first < all.end {
            push(first, all.end - 1, tokens);
        }
    }
    sentences
}

/// The tokens up to the end of a block.
struct Finder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    tables: &'a Tables,
}

impl Finder<'_> {
    /// The last token of the sentence that a terminal mark or abbreviation at `at` ends, if it ends one.
    fn end_at(&self, first: usize, at: usize) -> Option<usize> {
        let token = &self.tokens[at];
        if at + 1 >= self.tokens.len() {
            return Some(at);
        }
        if token.has(TokenFlags::ABBREVIATION) {
            return self.abbreviation_ends(at).then_some(at);
        }
        // A question mark that an encoding error made of a quotation mark.
        if token.has(TokenFlags::OPENS_MARKS) || token.has(TokenFlags::CLOSES_MARKS) {
            return None;
        }
        let mut last = at;
        while self.closes(last + 1) {
            last += 1;
        }
        let Some(next) = self.tokens.get(last + 1) else {
            return Some(last);
        };
        // *?!*, *!!!*, *. . .*: the last of them decides.
        if next.classes.is(WordClass::TERMINAL) && !next.has(TokenFlags::OPENS_MARKS) {
            return None;
        }
        if (last == at && self.is_enumerator(first, at)) || self.is_bracketed_stop(first, at) {
            return None;
        }
        self.starts_sentence(last, last + 1).then_some(last)
    }

    /// Whether a token closes what stands before a full stop's sentence: a bracket or quotation mark behind the stop.
    fn closes(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else {
            return false;
        };
        if token.has(TokenFlags::CLOSES_MARKS) {
            return true;
        }
        if !token.classes.is(WordClass::ENCLOSING) || token.has(TokenFlags::OPENS_MARKS) {
            return false;
        }
        let blank_follows = self
            .tokens
            .get(at + 1)
            .is_none_or(|next| !next.has(TokenFlags::GLUED) || next.has(TokenFlags::CLOSES_MARKS));
        match self.form(at) {
            ")" | "]" | "}" | "»" => true,
            "\"" | "”" | "'" | "’" | "“" => token.has(TokenFlags::GLUED) && blank_follows,
            _ => false,
        }
    }

    /// Whether a token can begin a sentence behind the last token of another.
    fn starts_sentence(&self, last: usize, at: usize) -> bool {
        let next = &self.tokens[at];
        let glued = next.has(TokenFlags::GLUED);
        match next.kind {
            TokenKind::Word if next.has(TokenFlags::CAPITALIZED) => !self.is_ordinal(at),
            // *… tersebut. sementara itu*: a small letter by mistake, but not behind a quote: *?” tanya*.
            TokenKind::Word if self.is_lower(next) => !glued && self.ends_plainly(last),
            TokenKind::Word => !glued,
            TokenKind::Number => !glued && !self.is_torn_number(last, at),
            TokenKind::Punctuation if next.has(TokenFlags::OPENS_MARKS) => self
                .tokens
                .get(at + 1)
                .is_none_or(|token| !self.is_lower(token)),
            TokenKind::Punctuation => {
                !matches!(self.form(at), "," | ";" | ":" | "/" | ")") && !glued
            }
            TokenKind::Symbol => !glued && last > 0,
            _ => true,
        }
    }

    fn is_cue(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.is(WordClass::CUE))
    }

    // *Lanud SSK. II*: a Roman numeral begins no sentence, but a heading: *II. Dasar Hukum*.
    fn is_ordinal(&self, at: usize) -> bool {
        let stopped = |next: &Token| next.is(WordClass::TERMINAL);
        self.is_roman(at) && !self.tokens.get(at + 1).is_none_or(stopped)
    }

    /// Whether a token is a Roman numeral of more than one letter.
    fn is_roman(&self, at: usize) -> bool {
        let form = self.form(at).as_bytes();
        form.len() > 1 && form.iter().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
    }

    // 2.904. 678: a number with a blank behind its separator. No. XI. B. 02.00: the parts of a docket.
    fn is_torn_number(&self, last: usize, at: usize) -> bool {
        let before = last.checked_sub(1).map(|before| &self.tokens[before]);
        before.is_some_and(|token| {
            (token.kind == TokenKind::Number && self.tokens[at].span.len() == 3)
                || (token.span.len() == 1 && token.has(TokenFlags::CAPITALIZED))
        })
    }

    /// Whether a token is a full stop behind a word of some letters or a number, so that no abbreviation and no number
    /// of a list is likely, or a question mark behind a small word: *Ada Apa? karya Rudi* is a title.
    fn ends_plainly(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| &self.tokens[before]) else {
            return false;
        };
        let len = before.span.len();
        self.tokens[at].has(TokenFlags::GLUED)
            && match self.form(at) {
                "." => len > 3 || (len == 3 && before.kind == TokenKind::Number),
                "?" => {
                    before.is_word() && !before.has(TokenFlags::CAPITALIZED) && !self.is_cue(at + 1)
                }
                _ => false,
            }
    }

    fn is_lower(&self, token: &Token) -> bool {
        self.text[token.span.range()].starts_with(char::is_lowercase)
    }

    // 1. Foo, II. Foo: the number before the first word of a sentence.
    fn is_enumerator(&self, first: usize, at: usize) -> bool {
        let is_number = self.tokens[first].kind == TokenKind::Number || self.is_roman(first);
        at == first + 1 && is_number && self.form(at) == "."
    }

    // *Etlingera (Bl.) Giseke*: the stop behind a single word in brackets ends nothing.
    fn is_bracketed_stop(&self, first: usize, at: usize) -> bool {
        first + 3 <= at
            && self.form(at - 2) == "("
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.span.len() == 1)
            && self.form(at + 1) == ")"
            && !self.tokens[at - 3].is(WordClass::TERMINAL)
    }

    // *… Bumi Lestari Tbk. Sementara itu …*: only before a capital, or a mark that opens. Not: *Orion Co. Ltd.*
    fn abbreviation_ends(&self, at: usize) -> bool {
        let next = &self.tokens[at + 1];
        let may_end = |token: &Token| {
            let abbreviation = self.tables.tokens.abbreviation(token.word);
            token.has(TokenFlags::ABBREVIATION) && abbreviation.is_some_and(|found| found.ends)
        };
        let ends = may_end(&self.tokens[at]) && !may_end(next);
        let capital = next.has(TokenFlags::CAPITALIZED)
            && (!next.has(TokenFlags::ALL_CAPS) || next.classes.is(WordClass::OPENER));
        ends && (capital || next.has(TokenFlags::OPENS_MARKS))
    }

    fn form(&self, at: usize) -> &str {
        &self.text[self.tokens[at].span.range()]
    }
}
