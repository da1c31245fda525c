//! Paragraphs, datelines, bylines, boilerplate and headlines of other stories.

use std::ops::Range;

use crate::span::Span;
use crate::token::Token;

/// A line of the text, or its dateline, and what it is.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Block {
    /// The block without outer white space.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// In a dateline, the outlet: *Jakarta (**ANTARA**) -*.
    pub outlet: Option<Span>,
    /// In a dateline, the place: ***Jakarta** (ANTARA) -*.
    pub place: Option<Span>,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) first_token: u32,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) end_token: u32,
}

/// The kinds of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// Place and outlet before the first sentence: *AMPAR.ID, JAMBI –*. The rest of the line is a paragraph of its own.
    Dateline,
    /// Initials or names of the writers: *(afm/min)*.
    Byline,
    /// What the page adds: *Baca juga: …, ADVERTISEMENT, SCROLL TO CONTINUE WITH CONTENT*.
    Boilerplate,
    /// A headline of another story between the paragraphs.
    Headline,
}

impl Block {
    /// The indices of the block's tokens.
    pub(crate) fn tokens(&self) -> Range<usize> {
        self.first_token as usize..self.end_token as usize
    }

    /// Whether the article itself speaks here, not the page around it.
    #[must_use]
    pub fn is_article(&self) -> bool {
        matches!(self.kind, BlockKind::Paragraph | BlockKind::Dateline)
    }
}

/// The blocks of a text, in order. They touch no token yet.
pub(crate) fn find(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let lead = line.len() - line.trim_start().len();
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let span = Span::new(start + lead, start + lead + trimmed.len());
            let kind = BlockKind::Paragraph;
            blocks.push(Block {
                span,
                kind,
                outlet: None,
                place: None,
                first_token: 0,
                end_token: 0,
            });
        }
        start += line.len();
    }
    blocks
}

/// Gives each block its range of tokens.
pub(crate) fn assign_tokens(blocks: &mut [Block], tokens: &[Token]) {
    let mut at = 0;
    for block in blocks {
        block.first_token = at as u32;
        while at < tokens.len() && tokens[at].span.start() < block.span.end() {
            at += 1;
        }
        block.end_token = at as u32;
    }
}
