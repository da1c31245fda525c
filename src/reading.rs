//! The lower layers of one text, as every layer above reads them.

use crate::block;
use crate::block::Block;
use crate::date::Date;
use crate::input::Input;
use crate::lexicon::{Tables, WordId};
use crate::sentence::{self, Sentence};
use crate::span::Span;
use crate::token::{self, Marks, Scan, Token};

/// A text with its blocks, tokens, marks and sentences, and the tables to read it by.
#[derive(Debug)]
pub(crate) struct Reading<'t> {
    pub(crate) text: &'t str,
    pub(crate) document_date: Option<Date>,
    pub(crate) tables: &'t Tables,
    pub(crate) blocks: Vec<Block>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) marks: Marks,
    pub(crate) sentences: Vec<Sentence>,
}

impl<'t> Reading<'t> {
    pub(crate) fn new(input: Input<'t>, tables: &'t Tables) -> Reading<'t> {
        let Input {
            text,
            document_date,
        } = input;
        let Scan { mut tokens, points } = token::scan(text, tables);
        let blocks = block::find(text, &tokens, &points, tables);
        let marks = Marks::pair(text, &blocks, &mut tokens, &points.marks);
        let sentences = sentence::find(text, &blocks, &mut tokens, &points.stops, tables);
        Reading {
            text,
            document_date,
            tables,
            blocks,
            tokens,
            marks,
            sentences,
        }
    }

    /// The text of a span.
    pub(crate) fn slice(&self, span: Span) -> &'t str {
        &self.text[span.range()]
    }

    /// The text of a token.
    pub(crate) fn form(&self, token: usize) -> &'t str {
        self.slice(self.tokens[token].span)
    }

    /// The vocabulary id of a token; unknown past the end.
    pub(crate) fn word(&self, token: usize) -> WordId {
        self.tokens
            .get(token)
            .map_or(WordId::UNKNOWN, |token| token.word)
    }

    /// The keys of some tokens.
    pub(crate) fn keys(&self, tokens: std::ops::Range<usize>) -> impl Iterator<Item = u64> {
        self.tokens[tokens].iter().map(|token| token.key)
    }

    /// The span from the first to the last of some tokens, which must be there.
    pub(crate) fn cover(&self, first: usize, last: usize) -> Span {
        self.tokens[first].span.cover(self.tokens[last].span)
    }

    /// The first token that starts at or behind a byte.
    pub(crate) fn token_at(&self, byte: usize) -> usize {
        self.tokens
            .partition_point(|token| token.span.start() < byte)
    }
}
