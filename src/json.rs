//! A document as JSON.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::analyzer::Layers;
use crate::block::Block;
use crate::citation::Citation;
use crate::document::Document;
use crate::mention::Mention;
use crate::quote::{MarkedString, Quote};
use crate::sentence::Sentence;
use crate::span::{OffsetMap, Offsets, Span};
use crate::timex::{InferredFrom, Timex};
use crate::token::Token;

/// A document to be serialized, with its id.
#[derive(Debug)]
pub struct Json<'a> {
    id: Option<&'a str>,
    document: &'a Document<'a>,
    layers: Layers,
    offsets: Offsets,
}

impl Document<'_> {
    /// The document as it is serialized: quotes, mentions, entities, timexes and citations.
    #[must_use]
    pub fn json(&self) -> Json<'_> {
        Json {
            id: None,
            document: self,
            layers: Layers::default(),
            offsets: Offsets::Utf8,
        }
    }
}

impl<'a> Json<'a> {
    /// Writes this id first.
    #[must_use]
    pub fn id(mut self, id: &'a str) -> Json<'a> {
        self.id = Some(id);
        self
    }

    /// Writes these layers.
    ///
    /// Entities are written with mentions and with quotes, marked strings with quotes.
    #[must_use]
    pub fn layers(mut self, layers: Layers) -> Json<'a> {
        self.layers = layers;
        self
    }

    /// Writes offsets in these units, for programs whose strings are not UTF-8. The object says which.
    ///
    /// ```
    /// use warta::{Analyzer, Layers, Offsets};
    ///
    /// let document = Analyzer::new().analyze("“Siap.”"); // "Ready."
    /// let json = document.json().layers(Layers::TOKENS).offsets(Offsets::Utf16);
    /// let json = serde_json::to_string(&json)?;
    /// assert!(json.starts_with(r#"{"format":1,"offsets":"utf16","tokens":[{"span":[0,1],"#));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn offsets(mut self, offsets: Offsets) -> Json<'a> {
        self.offsets = offsets;
        self
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let document = self.document;
        let map = OffsetMap::new(document.text(), self.offsets);
        let wants = |layer: Layers| self.layers.contains(layer);
        let mut object = serializer.serialize_map(None)?;
        if let Some(id) = self.id {
            object.serialize_entry("id", id)?;
        }
        object.serialize_entry("format", &1)?;
        object.serialize_entry("offsets", &self.offsets)?;
        if wants(Layers::BLOCKS) {
            object.serialize_entry("blocks", &Placed(document.blocks(), &map))?;
        }
        if wants(Layers::SENTENCES) {
            object.serialize_entry("sentences", &Placed(document.sentences(), &map))?;
        }
        if wants(Layers::TOKENS) {
            object.serialize_entry("tokens", &Placed(document.tokens(), &map))?;
        }
        if wants(Layers::QUOTES) {
            object.serialize_entry("quotes", &Placed(document.quotes(), &map))?;
            object.serialize_entry("marked_strings", &Placed(document.marked_strings(), &map))?;
        }
        if wants(Layers::MENTIONS) {
            object.serialize_entry("mentions", &Placed(document.mentions(), &map))?;
        }
        if wants(Layers::MENTIONS) || wants(Layers::QUOTES) {
            object.serialize_entry("entities", document.entities())?;
        }
        if wants(Layers::TIMEXES) {
            object.serialize_entry("timexes", &Placed(document.timexes(), &map))?;
        }
        if wants(Layers::CITATIONS) {
            object.serialize_entry("citations", &Placed(document.citations(), &map))?;
        }
        object.end()
    }
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().serialize(serializer)
    }
}

/// Annotations with their offsets in the units of a map.
struct Placed<'a, T>(&'a [T], &'a OffsetMap<'a>);

impl<T: Spans> Serialize for Placed<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Placed(annotations, map) = self;
        if map.is_identity() {
            return annotations.serialize(serializer);
        }
        serializer.collect_seq(annotations.iter().map(|annotation| {
            let mut placed = annotation.clone();
            placed.each_span(&mut |span| *span = map.map(*span));
            placed
        }))
    }
}

/// An annotation whose spans can be reached, each of them. A test compares them with what its JSON holds.
trait Spans: Clone + Serialize {
    fn each_span(&mut self, change: &mut dyn FnMut(&mut Span));
}

impl Spans for Token {
    fn each_span(&mut self, change: &mut dyn FnMut(&mut Span)) {
        change(&mut self.span);
    }
}

impl Spans for Sentence {
    fn each_span(&mut self, change: &mut dyn FnMut(&mut Span)) {
        change(&mut self.span);
    }
}

impl Spans for Block {
    fn each_span(&mut self, change: &mut dyn FnMut(&mut Span)) {
        change(&mut self.span);
        self.outlet.iter_mut().for_each(&mut *change);
        self.place.iter_mut().for_each(change);
    }
}

impl Spans for Timex {
    fn each_span(&mut self, change: &mut dyn FnMut(&mut Span)) {
        change(&mut self.span);
        for inferred in &mut self.inferred {
            if let InferredFrom::Expression { span } = &mut inferred.from {
                change(span);
            }
        }
    }
}

impl Spans for Citation {
    fn each_span(&mut self, change: &mut dyn FnMut(&mut Span)) {
        change(&mut self.span);
        self.act.iter_mut().for_each(change);
    }
}

impl Spans for Mention {
    fn each_span(&mut self, change: &mut dyn FnMut(&mut Span)) {
        change(&mut self.span);
        self.title_before.iter_mut().for_each(&mut *change);
        self.title_after.iter_mut().for_each(&mut *change);
        if let Some(role) = &mut self.role {
            change(&mut role.span);
            change(&mut role.office);
            role.affiliation.iter_mut().for_each(change);
        }
    }
}

impl Spans for Quote {
    fn each_span(&mut self, change: &mut dyn FnMut(&mut Span)) {
        self.contents.iter_mut().for_each(&mut *change);
        if let Some(cue) = &mut self.cue {
            change(&mut cue.span);
        }
        if let Some(speaker) = &mut self.speaker {
            speaker.span.iter_mut().for_each(change);
        }
    }
}

impl Spans for MarkedString {
    fn each_span(&mut self, change: &mut dyn FnMut(&mut Span)) {
        change(&mut self.span);
    }
}
