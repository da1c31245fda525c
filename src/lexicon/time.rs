//! Months, weekdays, units and holidays.

use super::{VocabularyBuilder, WordClass};

/// Months, weekdays, units and holidays.
#[derive(Debug)]
pub(crate) struct TimeLexicon {}

impl TimeLexicon {
    pub(crate) fn load(words: &mut VocabularyBuilder) -> TimeLexicon {
        let _ = (words, WordClass::NONE);
        TimeLexicon {}
    }
}
