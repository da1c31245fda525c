//! Reads Indonesian news text: who said what, when, and by which law.
//!
//! [`Analyzer::analyze`] takes a text and gives back a [`Document`] with what was found:
//!
//! | layer | annotations |
//! | --- | --- |
//! | text | [`Block`] (paragraphs, datelines, boilerplate), [`Token`], [`Sentence`] |
//! | law | [`Citation`]: references to acts and provisions, with the id and title of the act |
//! | time | [`Timex`]: dates, clock times, lengths and recurring times, with ISO 8601 values |
//! | names | [`Mention`] and the [`Entity`] it stands for: persons, organizations, places |
//! | speech | [`Quote`]: direct, mixed and indirect, with cue and [`Speaker`]; [`MarkedString`]: marks without speech |
//!
//! It reads the text as it is published and does not correct, translate or judge it. What the text does not tell stays
//! open: a quote may have no speaker, a date no value.
//!
//! # Who said what
//!
//! ```
//! use warta::Analyzer;
//!
//! // "We are ready," said the Head of the Fisheries Agency, Ratna Dewi.
//! let document = Analyzer::new().analyze("“Kami siap,” kata Kepala Dinas Perikanan, Ratna Dewi.");
//! let quote = &document.quotes()[0];
//! assert_eq!(document.slice(quote.contents[0]), "Kami siap");
//! let speaker = quote.speaker.as_ref().expect("somebody is named");
//! let entity = speaker.entity.expect("by name");
//! assert_eq!(document.entities()[entity].canonical, "Ratna Dewi");
//! ```
//!
//! # When
//!
//! Days are counted from the day of publication, which the caller gives.
//!
//! ```
//! use warta::{Analyzer, Date, Input};
//!
//! let input = Input::new("Rapat digelar Rabu (14/6)."); // The meeting is held on Wednesday (14/6).
//! let document = Analyzer::new().analyze(input.document_date(Date::new(2023, 6, 15)));
//! assert_eq!(document.timexes()[0].value.as_deref(), Some("2023-06-14"));
//! // Without it the year is not known.
//! assert_eq!(Analyzer::new().analyze(input).timexes()[0].expr, "XXXX-06-14");
//! ```
//!
//! # Many texts
//!
//! [`Analyzer::analyze_batch`] reads slices of texts in parallel (feature `rayon`), [`corpus`] reads files and folders of
//! any size (feature `corpus`).
//!
//! # Offsets
//!
//! Every [`Span`] counts bytes of UTF-8 in the text of the caller, `start..end`, and lies on character boundaries.
//! [`OffsetMap`] and [`Json::offsets`] translate into UTF-16 units or code points.
//!
//! # Accuracy and speed
//!
//! Rules are not always right. `examples/evaluate.rs` measures precision and recall against gold; `README.md` has the
//! figures. Work and memory grow with the length of the text and not faster; `benches/README.md` tells by how much.
//!
//! # Features
//!
//! - `rayon` (default): [`Analyzer::analyze_batch`].
//! - `serde` (default): `Serialize` and `Deserialize` for annotations, `Document::json`.
//! - `corpus`: [`corpus`].
//!
//! Features add to the interface and never change what is found.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

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
pub use lexicon::{Lexicon, LexiconBuilder};
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
