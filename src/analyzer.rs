//! The analyzer and how it is set up.

use std::ops::{BitOr, BitOrAssign};
use std::str::FromStr;

use crate::document::Document;
use crate::error::Error;
use crate::input::Input;
use crate::lexicon::Lexicon;
use crate::mention::NameFinder;
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
    names: NameFinder,
}

impl Analyzer {
    /// An analyzer with the built-in data and every layer.
    #[must_use]
    pub fn new() -> Analyzer {
        Analyzer {
            lexicon: Lexicon::builtin(),
            layers: Layers::default(),
            names: NameFinder::default(),
        }
    }

    /// Sets up an analyzer with other data or fewer layers.
    #[must_use]
    pub fn builder() -> AnalyzerBuilder {
        AnalyzerBuilder {
            lexicon: None,
            layers: Layers::default(),
            names: NameFinder::default(),
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
            mention::find(&reading, &citations, &timexes, self.names)
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
    names: NameFinder,
}

impl AnalyzerBuilder {
    /// Finds only these layers, and those that they need.
    #[must_use]
    pub fn layers(mut self, layers: Layers) -> AnalyzerBuilder {
        self.layers = layers;
        self
    }

    /// Finds names by the model (the default) or by rules alone.
    #[must_use]
    pub fn names(mut self, names: NameFinder) -> AnalyzerBuilder {
        self.names = names;
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
            names: self.names,
        })
    }
}

/// A set of layers: which ones an analyzer finds, and which ones are written as JSON.
///
/// Tokens and sentences are always found; they are written where the set holds them.
///
/// ```
/// use warta::Layers;
///
/// let layers: Layers = "quotes,timexes".parse()?;
/// assert_eq!(layers, Layers::QUOTES | Layers::TIMEXES);
/// assert!(Layers::all().contains(Layers::TOKENS));
/// assert!(!Layers::default().contains(Layers::TOKENS));
/// # Ok::<(), warta::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Layers(u8);

/// The names that `Layers` is parsed from.
const NAMES: [(&str, Layers); 7] = [
    ("tokens", Layers::TOKENS),
    ("sentences", Layers::SENTENCES),
    ("blocks", Layers::BLOCKS),
    ("citations", Layers::CITATIONS),
    ("timexes", Layers::TIMEXES),
    ("mentions", Layers::MENTIONS),
    ("quotes", Layers::QUOTES),
];

impl Layers {
    /// Paragraphs, datelines, bylines and boilerplate.
    pub const BLOCKS: Layers = Layers(1);
    /// Words, numbers and marks.
    pub const TOKENS: Layers = Layers(1 << 1);
    /// Sentences.
    pub const SENTENCES: Layers = Layers(1 << 2);
    /// References to law.
    pub const CITATIONS: Layers = Layers(1 << 3);
    /// Dates and times.
    pub const TIMEXES: Layers = Layers(1 << 4);
    /// Names and entities.
    pub const MENTIONS: Layers = Layers(1 << 5);
    /// Quotes and speakers.
    pub const QUOTES: Layers = Layers(1 << 6);

    /// No layer.
    #[must_use]
    pub const fn none() -> Layers {
        Layers(0)
    }

    /// Every layer.
    #[must_use]
    pub const fn all() -> Layers {
        Layers(0b111_1111)
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

impl Default for Layers {
    /// Quotes, mentions, timexes and citations.
    fn default() -> Layers {
        Layers::CITATIONS | Layers::TIMEXES | Layers::MENTIONS | Layers::QUOTES
    }
}

impl FromStr for Layers {
    type Err = Error;

    /// Reads names with commas between them: `quotes,mentions`. `all` is every layer.
    fn from_str(text: &str) -> Result<Layers, Error> {
        if text == "all" {
            return Ok(Layers::all());
        }
        let mut layers = Layers::none();
        for name in text.split(',') {
            let known = NAMES.iter().find(|(known, _)| *known == name.trim());
            let Some((_, layer)) = known else {
                let names: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
                let names = names.join(", ");
                let message = format!("unknown layer {name:?}: the layers are {names}, or all");
                return Err(Error::new(message));
            };
            layers |= *layer;
        }
        Ok(layers)
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
