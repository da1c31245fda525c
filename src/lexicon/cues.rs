//! Reporting words and pronouns.

use super::{VocabularyBuilder, WordClass};

/// Reporting words and pronouns.
#[derive(Debug)]
pub(crate) struct CueLexicon {}

impl CueLexicon {
    pub(crate) fn load(words: &mut VocabularyBuilder) -> CueLexicon {
        let _ = (words, WordClass::NONE);
        CueLexicon {}
    }
}
