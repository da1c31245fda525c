//! An article, and how it is read from a line of JSON or a row of a table.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::published::day_of;
use super::table::Columns;
use crate::date::Date;
use crate::error::{Error, ErrorKind};
use crate::input::Input;

/// A text with its id and, where it is known, the day it was published.
#[derive(Clone, Debug, PartialEq)]
pub struct Article<'a> {
    id: Cow<'a, str>,
    text: Cow<'a, str>,
    document_date: Option<Date>,
}

impl<'a> Article<'a> {
    /// An article without a date.
    #[must_use]
    pub fn new(id: impl Into<Cow<'a, str>>, text: impl Into<Cow<'a, str>>) -> Article<'a> {
        Article {
            id: id.into(),
            text: text.into(),
            document_date: None,
        }
    }

    /// The same article with this day of publication.
    #[must_use]
    pub fn with_date(mut self, date: impl Into<Option<Date>>) -> Article<'a> {
        self.document_date = date.into();
        self
    }

    /// Its id; `FILE:LINE` where the input gives none, the path of a text file.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The day it was published.
    #[must_use]
    pub fn document_date(&self) -> Option<Date> {
        self.document_date
    }

    /// Text and date, to be analyzed.
    #[must_use]
    pub fn input(&self) -> Input<'_> {
        Input::new(&self.text).document_date(self.document_date)
    }

    /// The article with strings of its own.
    #[must_use]
    pub fn into_owned(self) -> Article<'static> {
        Article {
            id: Cow::Owned(self.id.into_owned()),
            text: Cow::Owned(self.text.into_owned()),
            document_date: self.document_date,
        }
    }
}

/// In which fields of a JSON object, or columns of a table, an article stands.
///
/// ```
/// use warta::corpus::Fields;
///
/// let fields = Fields::default().text("body").id("url");
/// # let _ = fields;
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Fields {
    text: String,
    id: String,
    date: String,
    default_date: Option<Date>,
}

impl Default for Fields {
    /// `text`, `id` and `document_date`.
    fn default() -> Fields {
        Fields {
            text: "text".to_owned(),
            id: "id".to_owned(),
            date: "document_date".to_owned(),
            default_date: None,
        }
    }
}

/// The field that tells the day where the field for it is missing or empty.
const PUBLISHED: &str = "published";

impl Fields {
    /// The field with the text.
    #[must_use]
    pub fn text(mut self, name: impl Into<String>) -> Fields {
        self.text = name.into();
        self
    }

    /// The field with the id, a string or a number.
    #[must_use]
    pub fn id(mut self, name: impl Into<String>) -> Fields {
        self.id = name.into();
        self
    }

    /// The field with the day of publication.
    ///
    /// Where an article has none in it, or one that cannot be read, the field `published` is asked. Both are read in
    /// the forms that news sites write: `2025-06-10`, `10/06/2025`, *Selasa, 10 Juni 2025 - 13:23 WIB*.
    #[must_use]
    pub fn date(mut self, name: impl Into<String>) -> Fields {
        self.date = name.into();
        self
    }

    /// The day for articles whose fields tell none.
    #[must_use]
    pub fn default_date(mut self, date: impl Into<Option<Date>>) -> Fields {
        self.default_date = date.into();
        self
    }

    pub(crate) fn without_fields<'a>(&self, id: &'a str, text: &'a str) -> Article<'a> {
        Article::new(id, text).with_date(self.default_date)
    }

    /// Which parts of an article stand in the field with this name.
    fn parts(&self, name: &str) -> Parts {
        Parts {
            text: name == self.text,
            id: name == self.id,
            date: name == self.date,
            published: name == PUBLISHED,
        }
    }

    /// Reads an article from a line of JSON. `scratch` keeps a text whose escapes had to be resolved.
    pub(crate) fn read_json<'a>(
        &self,
        line: &'a [u8],
        id: impl FnOnce() -> String,
        scratch: &'a mut String,
    ) -> Result<Article<'a>, Error> {
        let mut deserializer = serde_json::Deserializer::from_slice(line);
        let seed = ObjectSeed {
            fields: self,
            scratch,
        };
        let object = seed.deserialize(&mut deserializer).and_then(|object| {
            deserializer.end()?;
            Ok(object)
        });
        let object = object.map_err(|error| broken(line, &error))?;
        let text = match object.text {
            Captured::Missing => return Err(self.no_text()),
            Captured::Text(text) => text,
            Captured::InScratch => {
                return Ok(Article {
                    id: object.id.map_or_else(|| Cow::Owned(id()), Cow::Owned),
                    text: Cow::Borrowed(scratch),
                    document_date: object.date.or(object.published).or(self.default_date),
                });
            }
            Captured::Other => {
                return Err(Error::of(
                    ErrorKind::Field,
                    format!("the field {:?} is not a string", self.text),
                ));
            }
        };
        Ok(Article {
            id: object.id.map_or_else(|| Cow::Owned(id()), Cow::Owned),
            text: Cow::Borrowed(text),
            document_date: object.date.or(object.published).or(self.default_date),
        })
    }

    /// Reads an article from a row of a table with these columns.
    pub(crate) fn read_row<'a>(
        &self,
        columns: &Columns,
        row: &'a csv::ByteRecord,
        id: impl FnOnce() -> String,
    ) -> Result<Article<'a>, Error> {
        let cell = |column: Option<usize>| -> Result<&'a str, Error> {
            let bytes = column
                .and_then(|column| row.get(column))
                .unwrap_or_default();
            str::from_utf8(bytes).map_err(|error| not_utf8(error.valid_up_to()))
        };
        if row.len() != columns.width {
            let message = format!(
                "{} cells where the first row has {}",
                row.len(),
                columns.width
            );
            return Err(Error::of(ErrorKind::Syntax, message));
        }
        let day = |column: Option<usize>| cell(column).ok().and_then(day_of);
        let date = day(columns.date)
            .or_else(|| day(columns.published))
            .or(self.default_date);
        let name = cell(columns.id)?;
        let name = if name.is_empty() {
            Cow::Owned(id())
        } else {
            Cow::Borrowed(name)
        };
        Ok(Article {
            id: name,
            text: Cow::Borrowed(cell(columns.text)?),
            document_date: date,
        })
    }

    /// Where the columns of a table are, by its first row.
    pub(crate) fn columns(&self, header: &csv::ByteRecord, delimiter: u8) -> Columns {
        let column = |name: &str| header.iter().position(|cell| cell == name.as_bytes());
        Columns {
            delimiter,
            width: header.len(),
            text: column(&self.text),
            id: column(&self.id),
            date: column(&self.date),
            published: column(PUBLISHED),
        }
    }

    pub(crate) fn no_text(&self) -> Error {
        Error::of(ErrorKind::Field, format!("no field {:?}", self.text))
    }
}

pub(crate) fn not_utf8(byte: usize) -> Error {
    Error::of(
        ErrorKind::Encoding,
        format!("not UTF-8 from byte {} on", byte + 1),
    )
}

/// What is wrong with a line that is no JSON object.
fn broken(line: &[u8], error: &serde_json::Error) -> Error {
    if let Err(error) = str::from_utf8(line) {
        return not_utf8(error.valid_up_to());
    }
    if line.trim_ascii_start().starts_with(b"[") {
        let message = "an array: in JSON lines, each line is an object of its own";
        return Error::of(ErrorKind::Syntax, message);
    }
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    Error::of(
        ErrorKind::Syntax,
        format!("broken JSON: {message} (column {})", error.column()),
    )
}

#[derive(Clone, Copy)]
struct Parts {
    text: bool,
    id: bool,
    date: bool,
    published: bool,
}

/// What was read of a JSON object.
struct Object<'de> {
    text: Captured<'de>,
    id: Option<String>,
    date: Option<Date>,
    published: Option<Date>,
}

/// The text as far as it was found.
enum Captured<'de> {
    Missing,
    Text(&'de str),
    InScratch,
    Other,
}

struct ObjectSeed<'f, 's> {
    fields: &'f Fields,
    scratch: &'s mut String,
}

impl<'de> DeserializeSeed<'de> for ObjectSeed<'_, '_> {
    type Value = Object<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Object<'de>, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ObjectSeed<'_, '_> {
    type Value = Object<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
        let mut object = Object {
            text: Captured::Missing,
            id: None,
            date: None,
            published: None,
        };
        while let Some(parts) = map.next_key_seed(KeySeed(self.fields))? {
            if !(parts.text || parts.id || parts.date || parts.published) {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let scratch = parts.text.then_some(&mut *self.scratch);
            let value = map.next_value_seed(ValueSeed(scratch))?;
            let string = match &value {
                JsonValue::String(string) => Some(string.as_ref()),
                JsonValue::InScratch => Some(self.scratch.as_str()),
                JsonValue::Number(_) | JsonValue::Other => None,
            };
            if parts.date {
                object.date = string.and_then(day_of);
            }
            if parts.published {
                object.published = string.and_then(day_of);
            }
            if parts.id {
                object.id = match &value {
                    JsonValue::Number(number) => Some(number.clone()),
                    _ => string.map(str::to_owned),
                };
            }
            if parts.text {
                object.text = match value {
                    JsonValue::String(Cow::Borrowed(text)) => Captured::Text(text),
                    JsonValue::InScratch => Captured::InScratch,
                    _ => Captured::Other,
                };
            }
        }
        Ok(object)
    }
}

/// Reads the name of a field and tells what stands in it.
struct KeySeed<'f>(&'f Fields);

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Parts;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Parts, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = Parts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Parts, E> {
        Ok(self.0.parts(name))
    }
}

/// A value as far as an article needs it.
enum JsonValue<'de> {
    String(Cow<'de, str>),
    /// A string with escapes, resolved into the scratch.
    InScratch,
    Number(String),
    Other,
}

/// Reads a value; a string with escapes goes to the scratch where there is one.
struct ValueSeed<'s>(Option<&'s mut String>);

impl<'de> DeserializeSeed<'de> for ValueSeed<'_> {
    type Value = JsonValue<'de>;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<JsonValue<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_> {
    type Value = JsonValue<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_borrowed_str<E>(self, string: &'de str) -> Result<JsonValue<'de>, E> {
        Ok(JsonValue::String(Cow::Borrowed(string)))
    }

    fn visit_str<E>(self, string: &str) -> Result<JsonValue<'de>, E> {
        let Some(scratch) = self.0 else {
            return Ok(JsonValue::String(Cow::Owned(string.to_owned())));
        };
        scratch.clear();
        scratch.push_str(string);
        Ok(JsonValue::InScratch)
    }

    fn visit_u64<E>(self, number: u64) -> Result<JsonValue<'de>, E> {
        Ok(JsonValue::Number(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<JsonValue<'de>, E> {
        Ok(JsonValue::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<JsonValue<'de>, E> {
        Ok(JsonValue::Number(number.to_string()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<JsonValue<'de>, E> {
        Ok(JsonValue::Other)
    }

    fn visit_unit<E>(self) -> Result<JsonValue<'de>, E> {
        Ok(JsonValue::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<JsonValue<'de>, A::Error> {
        while sequence.next_element::<IgnoredAny>()?.is_some() {}
        Ok(JsonValue::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<JsonValue<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(JsonValue::Other)
    }
}
