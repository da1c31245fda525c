//! A document as JSON.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::document::Document;

/// A document to be serialized, with its id.
#[derive(Debug)]
pub struct Json<'a> {
    id: Option<&'a str>,
    document: &'a Document<'a>,
    tokens: bool,
}

impl Document<'_> {
    /// The document as it is serialized: quotes, mentions, entities, timexes and citations.
    #[must_use]
    pub fn json(&self) -> Json<'_> {
        Json {
            id: None,
            document: self,
            tokens: false,
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

    /// Writes sentences and tokens too.
    #[must_use]
    pub fn with_tokens(mut self) -> Json<'a> {
        self.tokens = true;
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
        if self.tokens {
            map.serialize_entry("sentences", self.document.sentences())?;
            map.serialize_entry("tokens", self.document.tokens())?;
        }
        map.serialize_entry("quotes", self.document.quotes())?;
        map.serialize_entry("marked_strings", self.document.marked_strings())?;
        map.serialize_entry("mentions", self.document.mentions())?;
        map.serialize_entry("entities", self.document.entities())?;
        map.serialize_entry("timexes", self.document.timexes())?;
        map.serialize_entry("citations", self.document.citations())?;
        map.end()
    }
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().serialize(serializer)
    }
}
