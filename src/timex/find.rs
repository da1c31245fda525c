//! Finds expressions of time.

use super::Timex;
use crate::citation::Citation;
use crate::reading::Reading;

/// The expressions of time of a text, in order. Those inside a citation are left out.
pub(crate) fn find(_reading: &Reading<'_>, _citations: &[Citation]) -> Vec<Timex> {
    Vec::new()
}
