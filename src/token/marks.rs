//! Which quotation marks belong together.

use super::{Token, TokenFlags};
use crate::block::Block;
use crate::span::Span;

/// The paired quotation marks of a text, in order of their openers.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    pub(crate) pairs: Vec<MarkPair>,
}

/// What stands between two marks. Indices count tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct MarkPair {
    /// The opening mark; none where it was lost.
    pub(crate) open: Option<u32>,
    /// The closing mark; none where it was lost, or where the next paragraph goes on.
    pub(crate) close: Option<u32>,
    /// The text between the marks, without outer blanks.
    pub(crate) content: Span,
    /// The pair around this one.
    pub(crate) parent: Option<u32>,
}

impl Marks {
    /// Pairs the marks of a text and flags the tokens inside.
    pub(crate) fn pair(text: &str, blocks: &[Block], tokens: &mut [Token]) -> Marks {
        let mut marks = Marks::default();
        for block in blocks {
            let mut open: Option<usize> = None;
            for at in block.tokens() {
                let form = &text[tokens[at].span.range()];
                if !matches!(form, "\"" | "“" | "”" | "„" | "«" | "»") {
                    if open.is_some() {
                        tokens[at].flags.insert(TokenFlags::IN_MARKS);
                    }
                    continue;
                }
                match open.take() {
                    None => {
                        tokens[at].flags.insert(TokenFlags::OPENS_MARKS);
                        open = Some(at);
                    }
                    Some(opener) => {
                        tokens[at].flags.insert(TokenFlags::CLOSES_MARKS);
                        marks.pairs.push(pair(text, tokens, opener, at));
                    }
                }
            }
        }
        marks
    }
}

fn pair(text: &str, tokens: &[Token], open: usize, close: usize) -> MarkPair {
    let (start, end) = (tokens[open].span.end(), tokens[close].span.start());
    let inner = &text[start..end];
    let lead = inner.len() - inner.trim_start().len();
    let content = Span::new(start + lead, start + lead + inner.trim().len());
    MarkPair {
        open: Some(open as u32),
        close: Some(close as u32),
        content,
        parent: None,
    }
}
