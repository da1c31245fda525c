//! From bytes to tokens, in one pass.

use super::{Token, TokenFlags, TokenKind};
use crate::lexicon::{Tables, WordClass, WordId, word_key};
use crate::span::Span;

/// The tokens of a text, in order.
pub(crate) fn scan(text: &str, tables: &Tables) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (end, kind) = token_at(text, at, first);
        let end = if kind == TokenKind::Word {
            with_full_stop(text, at, end, tables)
        } else {
            end
        };
        let glued = tokens.last().is_some_and(|token| token.span.end() == at);
        tokens.push(token(text, Span::new(at, end), kind, glued, tables));
        at = end;
    }
    tokens
}

fn token_at(text: &str, at: usize, first: char) -> (usize, TokenKind) {
    let rest = &text[at..];
    if first.is_alphanumeric() {
        let end = at + word_len(rest);
        let word = &text[at..end];
        let kind = if word.chars().any(char::is_alphabetic) {
            TokenKind::Word
        } else {
            TokenKind::Number
        };
        return (end, kind);
    }
    let kind = if first.is_ascii_punctuation() || "“”‘’«»„…–—".contains(first) {
        TokenKind::Punctuation
    } else {
        TokenKind::Symbol
    };
    (at + first.len_utf8(), kind)
}

fn word_len(rest: &str) -> usize {
    let mut len = 0;
    let mut chars = rest.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, c)| c);
        let inner = match c {
            '-' | '\'' | '’' => before.is_alphabetic() && next.is_alphanumeric(),
            '.' | ',' => before.is_ascii_digit() && next.is_ascii_digit(),
            _ => c.is_alphanumeric(),
        };
        if !inner {
            break;
        }
        len = at + c.len_utf8();
        before = c;
    }
    len
}

fn with_full_stop(text: &str, start: usize, end: usize, tables: &Tables) -> usize {
    let word = tables.vocabulary.id(&text[start..end]);
    let abbreviated = tables.vocabulary.classes(word).is(WordClass::ABBREVIATION);
    if abbreviated && text[end..].starts_with('.') {
        end + 1
    } else {
        end
    }
}

fn token(text: &str, span: Span, kind: TokenKind, glued: bool, tables: &Tables) -> Token {
    let form = &text[span.range()];
    let mut flags = TokenFlags::empty();
    if glued {
        flags.insert(TokenFlags::GLUED);
    }
    let (mut word, mut key) = (WordId::UNKNOWN, 0);
    if kind == TokenKind::Word {
        let stopped = form.ends_with('.');
        let bare = form.trim_end_matches('.');
        key = word_key(bare);
        word = tables.vocabulary.lookup(key);
        let letters = || form.chars().filter(|c| c.is_alphabetic());
        if form.starts_with(char::is_uppercase) {
            flags.insert(TokenFlags::CAPITALIZED);
        }
        if letters().count() > 1 && letters().all(char::is_uppercase) {
            flags.insert(TokenFlags::ALL_CAPS);
        }
        if stopped {
            flags.insert(TokenFlags::ABBREVIATION);
        }
        if bare.len() >= 3 && bare.to_lowercase().ends_with("nya") {
            flags.insert(TokenFlags::NYA);
            if word == WordId::UNKNOWN {
                word = tables.vocabulary.id(&bare[..bare.len() - 3]);
            }
        }
    }
    Token {
        span,
        kind,
        flags,
        word,
        classes: tables.vocabulary.classes(word),
        key,
    }
}
