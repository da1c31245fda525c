//! Sentences.

use std::ops::Range;

use crate::block::Block;
use crate::span::Span;
use crate::token::{Token, TokenFlags};

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
pub(crate) fn find(text: &str, blocks: &[Block], tokens: &mut [Token]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let mut first = block.first_token as usize;
        for at in block.tokens() {
            let last = at + 1 == block.end_token as usize;
            let form = &text[tokens[at].span.range()];
            let ends = matches!(form, "." | "!" | "?")
                && tokens
                    .get(at + 1)
                    .is_some_and(|next| !next.has(TokenFlags::CLOSES_MARKS));
            if last || ends {
                tokens[first].flags.insert(TokenFlags::SENTENCE_START);
                let span = tokens[first].span.cover(tokens[at].span);
                let (first_token, end_token) = (first as u32, at as u32 + 1);
                sentences.push(Sentence {
                    span,
                    first_token,
                    end_token,
                    block: index as u32,
                });
                first = at + 1;
            }
        }
    }
    sentences
}
