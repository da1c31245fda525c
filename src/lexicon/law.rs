//! Types of regulations, acts, aliases.

use super::{VocabularyBuilder, WordClass};

/// Types of regulations, acts, aliases.
#[derive(Debug)]
pub(crate) struct LawLexicon {}

impl LawLexicon {
    pub(crate) fn load(words: &mut VocabularyBuilder) -> LawLexicon {
        let _ = (words, WordClass::NONE);
        LawLexicon {}
    }
}
