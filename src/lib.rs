//! Reads Indonesian news text: who said what, when, and by which law.
//!
//! ```
//! use warta::Analyzer;
//!
//! let analyzer = Analyzer::new();
//! // "We are ready," said Ariansyah. (The speaker of the quote is the person named after the cue.)
//! let document = analyzer.analyze("“Kami siap,” kata Ariansyah.");
//! assert_eq!(document.tokens().len(), 8);
//! ```

mod analyzer;
#[cfg(feature = "rayon")]
mod batch;
mod block;
mod citation;
#[cfg(feature = "corpus")]
pub mod corpus;
mod date;
mod document;
mod error;
mod input;
#[cfg(feature = "serde")]
mod json;
mod lexicon;
mod mention;
mod quote;
mod reading;
mod rule;
mod sentence;
mod span;
mod timex;
mod token;
#[cfg(feature = "corpus")]
#[doc(hidden)]
pub mod training;

pub use analyzer::{Analyzer, AnalyzerBuilder, Layers};
pub use block::{Block, BlockKind};
pub use citation::{
    Amendment, AmendmentKind, Citation, CitationForm, CitationWarning, Pinpoint, Registry,
    Regulation, RegulationType, Relation, RelationKind, Unit,
};
pub use date::Date;
pub use document::Document;
pub use error::{Error, ErrorKind};
pub use input::Input;
#[cfg(feature = "serde")]
pub use json::Json;
pub use lexicon::Lexicon;
pub use mention::{Entity, EntityKind, Gender, Mention, NameFinder, Role};
pub use quote::{
    Cue, CueClass, MarkedReason, MarkedString, Quote, QuoteKind, QuoteWarning, Speaker, Statement,
    Via,
};
pub use rule::{Confidence, RuleId};
pub use sentence::Sentence;
pub use span::{OffsetMap, Offsets, Span};
pub use timex::{
    CivilDateTime, Inferred, InferredFrom, Interval, Modifier, MovableHoliday, Timex, TimexAnchor,
    TimexKind, TimexPart, TimexWarning, UtcOffset, find_timexes, movable_holidays,
};
pub use token::{Token, TokenFlags, TokenKind};
