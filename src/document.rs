//! The result of an analysis.

use crate::block::Block;
use crate::citation::Citation;
use crate::date::Date;
use crate::mention::{Entity, Mention};
use crate::quote::{MarkedString, Quote};
use crate::sentence::Sentence;
use crate::span::Span;
use crate::timex::Timex;
use crate::token::Token;

/// A text with all that was found in it.
///
/// Every span holds UTF-8 byte offsets into [`text`](Document::text).
#[derive(Clone, Debug, PartialEq)]
pub struct Document<'t> {
    pub(crate) text: &'t str,
    pub(crate) document_date: Option<Date>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) citations: Vec<Citation>,
    pub(crate) timexes: Vec<Timex>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) entities: Vec<Entity>,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) marked_strings: Vec<MarkedString>,
}

impl<'t> Document<'t> {
    /// The text that was analyzed.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The date that was given with it.
    #[must_use]
    pub fn document_date(&self) -> Option<Date> {
        self.document_date
    }

    /// The text of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'t str {
        &self.text[span.range()]
    }

    /// Paragraphs, datelines, bylines, boilerplate.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Words, numbers and marks.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Sentences.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// References to law.
    #[must_use]
    pub fn citations(&self) -> &[Citation] {
        &self.citations
    }

    /// Dates, clock times, durations.
    #[must_use]
    pub fn timexes(&self) -> &[Timex] {
        &self.timexes
    }

    /// Names.
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// What the names stand for.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// Who said what.
    #[must_use]
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// Strings in quotation marks that are no quotes.
    #[must_use]
    pub fn marked_strings(&self) -> &[MarkedString] {
        &self.marked_strings
    }
}
