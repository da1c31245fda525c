//! A document as JSON.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::analyzer::Layers;
use crate::document::Document;

/// A document to be serialized, with its id.
#[derive(Debug)]
pub struct Json<'a> {
    id: Option<&'a str>,
    document: &'a Document<'a>,
    layers: Layers,
}

impl Document<'_> {
    /// The document as it is serialized: quotes, mentions, entities, timexes and citations.
    #[must_use]
    pub fn json(&self) -> Json<'_> {
        Json {
            id: None,
            document: self,
            layers: Layers::default(),
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
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(id) = self.id {
            map.serialize_entry("id", id)?;
        }
        map.serialize_entry("format", &1)?;
        map.serialize_entry("offsets", "utf8")?;
        let document = self.document;
        let wants = |layer: Layers| self.layers.contains(layer);
        if wants(Layers::BLOCKS) {
            map.serialize_entry("blocks", document.blocks())?;
        }
        if wants(Layers::SENTENCES) {
            map.serialize_entry("sentences", document.sentences())?;
        }
        if wants(Layers::TOKENS) {
            map.serialize_entry("tokens", document.tokens())?;
        }
        if wants(Layers::QUOTES) {
            map.serialize_entry("quotes", document.quotes())?;
            map.serialize_entry("marked_strings", document.marked_strings())?;
        }
        if wants(Layers::MENTIONS) {
            map.serialize_entry("mentions", document.mentions())?;
        }
        if wants(Layers::MENTIONS) || wants(Layers::QUOTES) {
            map.serialize_entry("entities", document.entities())?;
        }
        if wants(Layers::TIMEXES) {
            map.serialize_entry("timexes", document.timexes())?;
        }
        if wants(Layers::CITATIONS) {
            map.serialize_entry("citations", document.citations())?;
        }
        map.end()
    }
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().serialize(serializer)
    }
}
