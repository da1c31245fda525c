//! Single quotation marks, which look like apostrophes.

use super::glyph::is_twin;
use super::{MarkPair, trimmed};
use crate::block::Block;
use crate::lexicon::WordClass;
use crate::token::{Token, TokenFlags, TokenKind};

/// How many tokens a marked string in single marks may have that nothing else shows to be speech.
const SHORT: usize = 12;
/// How many tokens it may have where a comma and a cue, or the end of the paragraph, stand behind it.
const LONG: usize = 120;

/// Whether a token is an apostrophe or single mark by itself. Those inside words belong to the word: *Jum'at*.
#[inline]
pub(super) fn is_mark(text: &str, token: &Token) -> bool {
    let first = text.as_bytes()[token.span.start()];
    matches!(first, b'\'' | b'`' | 128..)
        && token.kind == TokenKind::Punctuation
        && matches!(
            &text[token.span.range()],
            "'" | "‘" | "’" | "`" | "´" | "‚" | "‛"
        )
}

/// Whether a single mark is half of a double one.
fn in_twin(text: &str, tokens: &[Token], at: usize) -> bool {
    is_twin(text, tokens, at) || at > 0 && is_twin(text, tokens, at - 1)
}

/// Adds the pairs of single marks, each within one paragraph and not across double ones.
pub(super) fn add(
    text: &str,
    blocks: &[Block],
    tokens: &[Token],
    marks: &[u32],
    pairs: &mut Vec<MarkPair>,
) {
    let doubles = pairs.len();
    let mut marks = marks.iter().map(|&mark| mark as usize).peekable();
    for block in blocks {
        let mut open: Option<usize> = None;
        while let Some(at) = marks.next_if(|&at| at < block.end_token as usize) {
            if !is_mark(text, &tokens[at]) || in_twin(text, tokens, at) {
                continue;
            }
            if let Some(opener) =
                open.filter(|_| closes(text, tokens, at, block.end_token as usize))
            {
                let reach = if is_attributed(text, tokens, at, block.end_token as usize) {
                    LONG
                } else {
                    SHORT
                };
                let content = trimmed(text, tokens[opener].span.end(), tokens[at].span.start());
                let crossing = |pair: &MarkPair| {
                    content.overlaps(pair.content)
                        && !pair.content.contains(content)
                        && !content.contains(pair.content)
                };
                if at - opener <= reach
                    && !content.is_empty()
                    && !pairs[..doubles].iter().any(crossing)
                {
                    pairs.push(MarkPair {
                        open: Some(opener as u32),
                        close: Some(at as u32),
                        content,
                        parent: None,
                    });
                    open = None;
                    continue;
                }
            }
            if opens(text, tokens, at, block.first_token as usize) {
                open = Some(at);
            }
        }
    }
}

fn opens(text: &str, tokens: &[Token], at: usize, first: usize) -> bool {
    let before = at == first
        || !tokens[at].has(TokenFlags::GLUED)
        || matches!(
            &text[tokens[at - 1].span.range()],
            "(" | "\"" | "“" | "”" | ":" | "["
        );
    let next = tokens.get(at + 1);
    before
        && next.is_some_and(|next| {
            next.has(TokenFlags::GLUED) && matches!(next.kind, TokenKind::Word | TokenKind::Number)
        })
}

fn closes(text: &str, tokens: &[Token], at: usize, limit: usize) -> bool {
    let glued = tokens[at].has(TokenFlags::GLUED);
    let Some(next) = tokens.get(at + 1).filter(|_| at + 1 < limit) else {
        return glued;
    };
    let free = !next.has(TokenFlags::GLUED)
        || matches!(
            text[next.span.range()].chars().next(),
            Some(',' | '.' | '!' | '?' | ')' | ';' | ':' | '"' | '”' | '“')
        );
    glued && free
}

/// Whether a comma or a stop stands before a closing mark, and a cue or the end of the paragraph behind it.
fn is_attributed(text: &str, tokens: &[Token], at: usize, limit: usize) -> bool {
    let stopped = at > 0 && matches!(&text[tokens[at - 1].span.range()], "," | "." | "!" | "?");
    let next = tokens.get(at + 1).filter(|_| at + 1 < limit);
    stopped
        && next
            .is_none_or(|next| next.is(WordClass::CUE) || matches!(&text[next.span.range()], ","))
}
