//! What is analyzed: a text and, where it is known, its date.

use crate::date::Date;

/// A text and the day it was published.
///
/// ```
/// use warta::{Date, Input};
///
/// let date: Date = "2023-06-14".parse()?;
/// let input = Input::new("Rabu (14/6)").document_date(date); // "Wednesday (14/6)"
/// # Ok::<(), warta::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Input<'t> {
    pub(crate) text: &'t str,
    pub(crate) document_date: Option<Date>,
}

impl<'t> Input<'t> {
    /// A text without a date.
    #[must_use]
    pub fn new(text: &'t str) -> Input<'t> {
        Input {
            text,
            document_date: None,
        }
    }

    /// The day from which *kemarin* (yesterday) and a date without its year are counted.
    #[must_use]
    pub fn document_date(mut self, date: impl Into<Option<Date>>) -> Input<'t> {
        self.document_date = date.into();
        self
    }
}

impl<'t> From<&'t str> for Input<'t> {
    fn from(text: &'t str) -> Input<'t> {
        Input::new(text)
    }
}

impl<'t> From<&'t String> for Input<'t> {
    fn from(text: &'t String) -> Input<'t> {
        Input::new(text)
    }
}
