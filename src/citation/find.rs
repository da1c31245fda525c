//! Finds references to law.

use super::Citation;
use crate::reading::Reading;

/// The references to law of a text, in order.
pub(crate) fn find(_reading: &Reading<'_>) -> Vec<Citation> {
    Vec::new()
}
