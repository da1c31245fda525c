//! Which quotation marks belong together.
//!
//! The marks of a text are read as one row. Each may open, close or, where that explains the others better, be no mark
//! at all; each reading has a cost by what stands around it, and the cheapest row of readings wins. So a mark that is
//! turned the wrong way, glued to its neighbours or lost does not upset those behind it.

mod glyph;
mod path;
mod single;

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
    /// `marks` are the tokens that may be marks.
    pub(crate) fn pair(text: &str, blocks: &[Block], tokens: &mut [Token], marks: &[u32]) -> Marks {
        let Some(events) = glyph::events(text, blocks, tokens, marks) else {
            return Marks::default();
        };
        let mut pairs = path::pairs(text, blocks, tokens, &events);
        let whole = text.trim();
        pairs.retain(|pair| pair.content.len() + 8 < whole.len() || !wraps(text, pair));
        single::add(text, blocks, tokens, marks, &mut pairs);
        pairs.sort_by_key(|pair| (pair.content.start(), std::cmp::Reverse(pair.content.end())));
        link_parents(&mut pairs);
        flag(tokens, &pairs);
        Marks { pairs }
    }
}

/// Whether a pair holds a text of several sentences from end to end: an export put the marks there.
fn wraps(text: &str, pair: &MarkPair) -> bool {
    text[pair.content.range()].matches(". ").count() > 2
}

/// Gives each pair the narrowest one around it; the pairs are in order of their starts.
fn link_parents(pairs: &mut [MarkPair]) {
    let mut around: Vec<u32> = Vec::new();
    for at in 0..pairs.len() {
        let span = pairs[at].content;
        while around
            .last()
            .is_some_and(|&outer| pairs[outer as usize].content.end() < span.end())
        {
            around.pop();
        }
        pairs[at].parent = around
            .last()
            .copied()
            .filter(|&outer| pairs[outer as usize].content.contains(span));
        around.push(at as u32);
    }
}

fn flag(tokens: &mut [Token], pairs: &[MarkPair]) {
    for pair in pairs {
        if let Some(open) = pair.open {
            tokens[open as usize].flags.insert(TokenFlags::OPENS_MARKS);
        }
        if let Some(close) = pair.close {
            tokens[close as usize]
                .flags
                .insert(TokenFlags::CLOSES_MARKS);
        }
        if pair.parent.is_some() || pair.open.is_none() {
            continue;
        }
        let first = pair.open.map_or(0, |open| open as usize + 1);
        for token in &mut tokens[first..] {
            if token.span.start() >= pair.content.end() {
                break;
            }
            if token.span.start() >= pair.content.start() {
                token.flags.insert(TokenFlags::IN_MARKS);
            }
        }
    }
}

/// A span without the blanks at its ends.
fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let inner = &text[start..end.max(start)];
    let lead = inner.len() - inner.trim_start().len();
    Span::new(start + lead, start + lead + inner.trim().len())
}
