//! Titles, heads of names, gazetteers.

use super::{VocabularyBuilder, WordClass};

/// Titles, heads of names, gazetteers.
#[derive(Debug)]
pub(crate) struct NameLexicon {}

impl NameLexicon {
    pub(crate) fn load(words: &mut VocabularyBuilder) -> NameLexicon {
        let _ = (words, WordClass::NONE);
        NameLexicon {}
    }
}
