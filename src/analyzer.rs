//! The analyzer and how it is set up.

use std::ops::{BitOr, BitOrAssign};

use crate::document::Document;
use crate::error::Error;
use crate::input::Input;
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use crate::{citation, mention, quote, timex};

/// Reads texts. Cheap to clone, and shared between threads as it is.
///
/// ```
/// let analyzer = warta::Analyzer::new();
/// let document = analyzer.analyze("Rabu (14/6)"); // "Wednesday (14/6)"
/// assert_eq!(document.tokens().len(), 6);
/// ```
#[derive(Clone, Debug)]
pub struct Analyzer {
    lexicon: Lexicon,
    layers: Layers,
}

impl Analyzer {
    /// An analyzer with the built-in data and every layer.
    #[must_use]
    pub fn new() -> Analyzer {
        Analyzer {
            lexicon: Lexicon::builtin(),
            layers: Layers::all(),
        }
    }

    /// Sets up an analyzer with other data or fewer layers.
    #[must_use]
    pub fn builder() -> AnalyzerBuilder {
        AnalyzerBuilder {
            lexicon: None,
            layers: Layers::all(),
        }
    }

    /// Finds everything in a text. Never fails.
    ///
    /// # Panics
    ///
    /// Where the text is 4 GiB or longer.
    pub fn analyze<'t>(&self, input: impl Into<Input<'t>>) -> Document<'t> {
        let input: Input<'t> = input.into();
        let reading = Reading::new(input, self.lexicon.tables());
        let layers = self.layers;
        let needed = |layer: Layers| layers.needs(layer);
        let citations = if needed(Layers::CITATIONS) {
            citation::find(&reading)
        } else {
            Vec::new()
        };
        let timexes = if needed(Layers::TIMEXES) {
            timex::find(&reading, &citations)
        } else {
            Vec::new()
        };
        let (mentions, mut entities) = if needed(Layers::MENTIONS) {
            mention::find(&reading, &citations, &timexes)
        } else {
            Default::default()
        };
        let found = if needed(Layers::QUOTES) {
            quote::find(&reading, &citations, &timexes, &mentions, &mut entities)
        } else {
            Default::default()
        };
        let Reading {
            blocks,
            tokens,
            sentences,
            ..
        } = reading;
        Document {
            text: input.text,
            document_date: input.document_date,
            blocks,
            tokens,
            sentences,
            citations,
            timexes,
            mentions,
            entities,
            quotes: found.quotes,
            marked_strings: found.marked_strings,
        }
    }
}

impl Default for Analyzer {
    fn default() -> Analyzer {
        Analyzer::new()
    }
}

/// Sets up an [`Analyzer`].
#[derive(Clone, Debug)]
pub struct AnalyzerBuilder {
    lexicon: Option<Lexicon>,
    layers: Layers,
}

impl AnalyzerBuilder {
    /// Finds only these layers, and those that they need.
    #[must_use]
    pub fn layers(mut self, layers: Layers) -> AnalyzerBuilder {
        self.layers = layers;
        self
    }

    /// Reads by this lexicon.
    #[must_use]
    pub fn lexicon(mut self, lexicon: Lexicon) -> AnalyzerBuilder {
        self.lexicon = Some(lexicon);
        self
    }

    /// The analyzer.
    ///
    /// # Errors
    ///
    /// Where the data given do not fit together.
    pub fn build(self) -> Result<Analyzer, Error> {
        Ok(Analyzer {
            lexicon: self.lexicon.unwrap_or_else(Lexicon::builtin),
            layers: self.layers,
        })
    }
}

/// A set of layers. Tokens and sentences are always found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Layers(u8);

impl Layers {
    /// References to law.
    pub const CITATIONS: Layers = Layers(1);
    /// Dates and times.
    pub const TIMEXES: Layers = Layers(1 << 1);
    /// Names and entities.
    pub const MENTIONS: Layers = Layers(1 << 2);
    /// Quotes and speakers.
    pub const QUOTES: Layers = Layers(1 << 3);

    /// No layer above the sentences.
    #[must_use]
    pub const fn none() -> Layers {
        Layers(0)
    }

    /// Every layer.
    #[must_use]
    pub const fn all() -> Layers {
        Layers(0b1111)
    }

    /// Whether all of `layers` are in the set.
    #[must_use]
    pub const fn contains(self, layers: Layers) -> bool {
        self.0 & layers.0 == layers.0
    }

    /// Whether a layer is in the set or under one that is: layers look down only, so each needs all below.
    fn needs(self, layer: Layers) -> bool {
        layer.0 <= self.0
    }
}

impl BitOr for Layers {
    type Output = Layers;

    fn bitor(self, other: Layers) -> Layers {
        Layers(self.0 | other.0)
    }
}

impl BitOrAssign for Layers {
    fn bitor_assign(&mut self, other: Layers) {
        self.0 |= other.0;
    }
}
