//! Paragraphs, datelines, bylines, boilerplate and headlines of other stories.

mod dateline;
mod page;

use std::ops::Range;

use crate::lexicon::{Extent, Tables, WordClass};
use crate::span::Span;
use crate::token::{Points, Token, TokenFlags, TokenKind};

/// A line of the text, or a part of one that is something else, and what it is.
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
    /// A headline of another story, or of a section, between the paragraphs.
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

/// The blocks of a text, in order; each token is in exactly one.
pub(crate) fn find(text: &str, tokens: &[Token], points: &Points, tables: &Tables) -> Vec<Block> {
    let mut finder = Finder {
        text,
        tokens,
        phrases: &points.phrases,
        tables,
        blocks: Vec::with_capacity(points.lines.len() + 8),
    };
    let mut first = 0;
    for end in points.lines.iter().map(|&end| end as usize) {
        finder.line(first..end);
        first = end;
    }
    finder.mark_headlines();
    finder.blocks
}

struct Finder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// The words that may begin a phrase of the page and are not yet looked at.
    phrases: &'a [u32],
    tables: &'a Tables,
    blocks: Vec<Block>,
}

impl Finder<'_> {
    /// Cuts one line into blocks.
    fn line(&mut self, line: Range<usize>) {
        let mut at = line.start;
        if self.is_bracketed_byline(&line) {
            return self.push(line, BlockKind::Byline);
        }
        if self
            .blocks
            .iter()
            .filter(|block| block.is_article())
            .take(3)
            .count()
            < 3
        {
            at = self.dateline(line.clone());
        }
        let mut start = at;
        while let Some((&point, rest)) = self.phrases.split_first()
            && (point as usize) < line.end
        {
            self.phrases = rest;
            let point = point as usize;
            if point < at {
                continue;
            }
            if let Some(found) = self.page_phrase(&line, point) {
                // The bracket before a phrase may be the last token of the phrase before.
                let first = found.tokens.start.max(at);
                self.paragraph(start..first);
                at = found.tokens.end;
                start = at;
                self.push(first..found.tokens.end, found.kind);
            }
        }
        self.paragraph(start..line.end);
    }

    /// A paragraph, and the byline at its end.
    fn paragraph(&mut self, tokens: Range<usize>) {
        if tokens.is_empty() {
            return;
        }
        let byline = self.closing_byline(&tokens);
        self.push(tokens.start..byline, BlockKind::Paragraph);
        self.push(byline..tokens.end, BlockKind::Byline);
    }

    fn push(&mut self, tokens: Range<usize>, kind: BlockKind) {
        if tokens.is_empty() {
            return;
        }
        let span = self.tokens[tokens.start]
            .span
            .cover(self.tokens[tokens.end - 1].span);
        self.blocks.push(Block {
            span,
            kind,
            outlet: None,
            place: None,
            first_token: tokens.start as u32,
            end_token: tokens.end as u32,
        });
    }

    fn form(&self, at: usize) -> &str {
        &self.text[self.tokens[at].span.range()]
    }

    /// Whether a token is this mark.
    fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.kind != TokenKind::Word && &self.text[token.span.range()] == mark
        })
    }
}

/// A phrase of the page, found.
struct Found {
    tokens: Range<usize>,
    kind: BlockKind,
}

#[cfg(test)]
mod tests;
