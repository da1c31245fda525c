//! The smallest pieces that the grammar of time reads: time words, whole numbers and marks.

use crate::citation::Citation;
use crate::lexicon::{TimeWord, WordClass, WordId, word_key};
use crate::reading::Reading;
use crate::span::Span;
use crate::token::{TokenFlags, TokenKind};

/// A piece of a run. A token is one atom, or several where it joins digits and letters: *14.30*, *Senin-Rabu*, *1970-an*.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    pub(crate) kind: AtomKind,
    pub(crate) span: Span,
    pub(crate) token: u32,
    /// No white space stands before it.
    pub(crate) glued: bool,
    pub(crate) capital: bool,
    /// The word ends in *-nya*.
    pub(crate) nya: bool,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum AtomKind {
    Word(TimeWord),
    /// Digits; a value of more than nine digits is `u32::MAX`.
    Number {
        value: u32,
        digits: u8,
    },
    /// One of `( ) , . - / : +`; each dash is `-`.
    Mark(u8),
    /// A piece of a joined token that means nothing here.
    Other,
}

/// The next token at which an expression can start: a word that can be one by itself, or a word or number that goes with
/// the token behind it. This looks at classes first and at bytes last, for it is asked of every token.
pub(crate) fn next_trigger(reading: &Reading<'_>, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = reading.tokens.get(at..)?;
        at += rest
            .iter()
            .position(|token| token.is(WordClass::TIME_START | WordClass::DIGITS))?;
        if reading.tokens[at].is(WordClass::TIME_ALONE) || goes_on(reading, at) {
            return Some(at);
        }
        at += 1;
    }
}

fn goes_on(reading: &Reading<'_>, at: usize) -> bool {
    let token = &reading.tokens[at];
    let is_number = token.kind == TokenKind::Number;
    if token.is(WordClass::DIGITS) && (!is_number || is_whole(reading.form(at).as_bytes())) {
        return true;
    }
    let goes_with = |at: usize, classes: WordClass| {
        reading
            .tokens
            .get(at)
            .is_some_and(|token| token.is(classes))
    };
    if goes_with(
        at + 1,
        WordClass::TIME_START | WordClass::TIME_LINK | WordClass::DIGITS,
    ) {
        return true;
    }
    let Some(next) = reading.tokens.get(at + 1) else {
        return false;
    };
    // *abad ke-17*, *kuartal III-2018*: one word, and in no table.
    if next.is_word() && next.word == WordId::UNKNOWN {
        return reading.text.as_bytes()[next.span.end() - 1].is_ascii_digit();
    }
    match reading.text.as_bytes()[next.span.start()] {
        b'(' | b'[' | b'-' | b'/' | b':' | b'+' | 0xe2 => true,
        b',' => is_number && goes_with(at + 2, WordClass::DIGITS),
        b'.' => goes_with(at + 2, WordClass::DIGITS),
        _ => false,
    }
}

/// Whether a number can be an expression by itself: *2024*, *10.00*, *14.06.2023*, *14/6*.
fn is_whole(form: &[u8]) -> bool {
    match form {
        [b'1' | b'2', _, _, _] => true,
        [_, _, b'.', _, _] | [_, _, b'.', _, _, b'.', ..] => true,
        _ => form.iter().any(|byte| matches!(byte, b'-' | b'/' | b':')) || !form.is_ascii(),
    }
}

/// Fills `atoms` with the run of tokens from `first` on that can be in one expression; returns the token behind it.
pub(crate) fn read_run(
    reading: &Reading<'_>,
    first: usize,
    citation: Option<&Citation>,
    atoms: &mut Vec<Atom>,
) -> usize {
    atoms.clear();
    let end = citation.map_or(reading.text.len(), |citation| citation.span.start());
    let mut at = first;
    while at < reading.tokens.len() {
        let token = &reading.tokens[at];
        if token.span.start() >= end || (at > first && breaks_line(reading, at)) {
            break;
        }
        if !push_token(reading, at, atoms) {
            break;
        }
        at += 1;
    }
    at.max(first + 1)
}

fn breaks_line(reading: &Reading<'_>, at: usize) -> bool {
    let gap = reading.tokens[at - 1].span.end()..reading.tokens[at].span.start();
    reading.text.as_bytes()[gap].contains(&b'\n')
}

fn push_token(reading: &Reading<'_>, at: usize, atoms: &mut Vec<Atom>) -> bool {
    let token = &reading.tokens[at];
    let atom = |kind| Atom {
        kind,
        span: token.span,
        token: at as u32,
        glued: token.has(TokenFlags::GLUED),
        capital: token.has(TokenFlags::CAPITALIZED),
        nya: token.has(TokenFlags::NYA),
    };
    match token.kind {
        TokenKind::Word => {
            let meaning = reading.tables.time.get(token.word);
            if let Some(word) = meaning {
                atoms.push(atom(AtomKind::Word(word)));
                return true;
            }
            let form = reading.form(at);
            !form.bytes().all(|byte| byte.is_ascii_alphabetic()) && split(reading, at, atoms)
        }
        TokenKind::Number => {
            let form = reading.form(at);
            if form.bytes().all(|byte| byte.is_ascii_digit()) {
                atoms.push(atom(number(form)));
                return true;
            }
            split(reading, at, atoms)
        }
        TokenKind::Punctuation | TokenKind::Symbol => {
            let Some(mark) = mark(reading.form(at)) else {
                return false;
            };
            if mark == b'.' && !takes_stop(atoms.last()) {
                return false;
            }
            atoms.push(atom(AtomKind::Mark(mark)));
            true
        }
        _ => false,
    }
}

/// Whether a full stop may stand behind this piece inside an expression: *Agt. 2019*, *tgl. 5*, *s. d.*
fn takes_stop(last: Option<&Atom>) -> bool {
    use crate::lexicon::{Head, Link};
    last.is_some_and(|atom| {
        matches!(
            atom.kind,
            AtomKind::Word(
                TimeWord::MonthShort(_)
                    | TimeWord::Head(Head::Date | Head::Clock)
                    | TimeWord::Link(Link::S | Link::D)
            )
        )
    })
}

fn mark(form: &str) -> Option<u8> {
    Some(match form {
        "(" | "[" => b'(',
        ")" | "]" => b')',
        "," => b',',
        "." => b'.',
        "-" | "--" | "–" | "—" | "−" | "‐" | "‑" => b'-',
        "/" => b'/',
        ":" => b':',
        "+" => b'+',
        _ => return None,
    })
}

/// Cuts a token where letters, digits and marks meet. False where nothing in it is of time.
fn split(reading: &Reading<'_>, at: usize, atoms: &mut Vec<Atom>) -> bool {
    let token = &reading.tokens[at];
    let form = reading.form(at);
    let before = atoms.len();
    let mut start = 0;
    let mut known = token.kind == TokenKind::Number;
    while start < form.len() {
        let (len, kind) = piece(reading, &form[start..]);
        known |= matches!(kind, AtomKind::Word(_) | AtomKind::Number { .. });
        let from = token.span.start() + start;
        atoms.push(Atom {
            kind,
            span: Span::new(from, from + len),
            token: at as u32,
            glued: start > 0 || token.has(TokenFlags::GLUED),
            capital: form[start..].starts_with(|c: char| c.is_uppercase()),
            nya: false,
        });
        start += len;
    }
    if !known {
        atoms.truncate(before);
    }
    known
}

/// The first piece of a joined token: its length in bytes and what it is.
fn piece(reading: &Reading<'_>, rest: &str) -> (usize, AtomKind) {
    let bytes = rest.as_bytes();
    if bytes[0].is_ascii_digit() {
        let len = bytes
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        return (len, number(&rest[..len]));
    }
    let first = rest.chars().next().unwrap_or(' ');
    if first.is_alphabetic() {
        let is_inner = |c: &char| c.is_alphabetic() || matches!(c, '\'' | '’');
        let len = rest.chars().take_while(is_inner).map(char::len_utf8).sum();
        let word = reading.tables.vocabulary.lookup(word_key(&rest[..len]));
        let kind = reading.tables.time.get(word);
        return (len, kind.map_or(AtomKind::Other, AtomKind::Word));
    }
    let len = first.len_utf8();
    (
        len,
        mark(&rest[..len]).map_or(AtomKind::Other, AtomKind::Mark),
    )
}

fn number(digits: &str) -> AtomKind {
    let value = if digits.len() > 9 {
        u32::MAX
    } else {
        digits
            .bytes()
            .fold(0, |sum, byte| sum * 10 + u32::from(byte - b'0'))
    };
    AtomKind::Number {
        value,
        digits: digits.len().min(255) as u8,
    }
}
