//! What the rules of this layer look at: the reading and the annotations of the layers below.

use crate::citation::Citation;
use crate::lexicon::WordClass;
use crate::mention::Mention;
use crate::reading::Reading;
use crate::span::Span;
use crate::timex::Timex;
use crate::token::{Token, TokenFlags};

/// The lower layers of one text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scene<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) citations: &'a [Citation],
    pub(crate) timexes: &'a [Timex],
    pub(crate) mentions: &'a [Mention],
}

impl<'a> Scene<'a> {
    pub(crate) fn token(&self, at: usize) -> Option<&'a Token> {
        self.reading.tokens.get(at)
    }

    /// The text of a token; empty past the end.
    pub(crate) fn form(&self, at: usize) -> &'a str {
        self.token(at)
            .map_or("", |token| &self.reading.text[token.span.range()])
    }

    pub(crate) fn is(&self, at: usize, classes: WordClass) -> bool {
        self.token(at).is_some_and(|token| token.is(classes))
    }

    pub(crate) fn has(&self, at: usize, flags: TokenFlags) -> bool {
        self.token(at).is_some_and(|token| token.has(flags))
    }

    /// The mention that starts with a token.
    pub(crate) fn mention_at(&self, at: usize) -> Option<&'a Mention> {
        let start = self.token(at)?.span.start();
        let found = self
            .mentions
            .binary_search_by_key(&start, |mention| mention.span.start());
        found.ok().map(|index| &self.mentions[index])
    }

    /// Whether a name begins before a token and goes on over it.
    pub(crate) fn splits_name(&self, at: usize) -> bool {
        let Some(start) = self.token(at).map(|token| token.span.start()) else {
            return false;
        };
        let next = self
            .mentions
            .partition_point(|mention| mention.span.end() <= start);
        self.mentions
            .get(next)
            .is_some_and(|mention| mention.span.start() < start)
    }

    /// The reference to law that starts with a token.
    pub(crate) fn citation_at(&self, at: usize) -> Option<&'a Citation> {
        let start = self.token(at)?.span.start();
        let found = self
            .citations
            .binary_search_by_key(&start, |citation| citation.span.start());
        found.ok().map(|index| &self.citations[index])
    }

    /// The time expression that a token is part of.
    pub(crate) fn timex_over(&self, at: usize) -> Option<Span> {
        let span = self.token(at)?.span;
        let next = self
            .timexes
            .partition_point(|timex| timex.span.end() <= span.start());
        let timex = self.timexes.get(next)?;
        timex.span.overlaps(span).then_some(timex.span)
    }

    /// The token behind a span that starts at or before token `at`.
    pub(crate) fn token_behind(&self, span: Span, at: usize) -> usize {
        let mut end = at;
        while self
            .token(end)
            .is_some_and(|token| token.span.start() < span.end())
        {
            end += 1;
        }
        end
    }

    /// The index of the block that a token stands in.
    pub(crate) fn block_of(&self, at: usize) -> usize {
        let blocks = &self.reading.blocks;
        let next = blocks.partition_point(|block| block.first_token as usize <= at);
        next.saturating_sub(1)
    }

    /// The token behind the block that a token stands in.
    pub(crate) fn block_end(&self, at: usize) -> usize {
        let blocks = &self.reading.blocks;
        blocks
            .get(self.block_of(at))
            .map_or(self.reading.tokens.len(), |block| block.end_token as usize)
    }
}
