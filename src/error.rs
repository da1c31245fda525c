//! The one error type.

use std::fmt;

/// What went wrong while a table, a corpus or a value from outside was read.
///
/// The message names the place where there is one: `data/cues.tsv:41:3: unknown class "sya"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    place: Option<Place>,
}

/// What an [`Error`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A table or a value given by the caller.
    Value,
    /// A file that cannot be opened, read or written.
    File,
    /// An output that was closed at its other end.
    Closed,
    /// An input with nothing in it.
    Empty,
    /// Bytes that are not UTF-8.
    Encoding,
    /// JSON, CSV or a packed file that is broken.
    Syntax,
    /// A field that is missing or is no string.
    Field,
    /// A text too large to be analyzed, or one on which the analysis broke down.
    Analysis,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    file: String,
    line: u64,
    column: Option<u64>,
}

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Error {
        Error::of(ErrorKind::Value, message)
    }

    pub(crate) fn of(kind: ErrorKind, message: impl Into<String>) -> Error {
        Error {
            kind,
            message: message.into(),
            place: None,
        }
    }

    pub(crate) fn at_line(mut self, file: &str, line: u64) -> Error {
        self.place = Some(Place {
            file: file.to_owned(),
            line,
            column: None,
        });
        self
    }

    pub(crate) fn at_column(mut self, file: &str, line: u64, column: u64) -> Error {
        self.place = Some(Place {
            file: file.to_owned(),
            line,
            column: Some(column),
        });
        self
    }

    /// What it is about.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What is wrong, without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The file it stands in, as the caller named it.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.place.as_ref().map(|place| place.file.as_str())
    }

    /// The line it stands on, from 1.
    #[must_use]
    pub fn line(&self) -> Option<u64> {
        self.place.as_ref().map(|place| place.line)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            None => f.write_str(&self.message),
            Some(Place {
                file,
                line,
                column: None,
            }) => write!(f, "{file}:{line}: {}", self.message),
            Some(Place {
                file,
                line,
                column: Some(column),
            }) => {
                write!(f, "{file}:{line}:{column}: {}", self.message)
            }
        }
    }
}

impl std::error::Error for Error {}
