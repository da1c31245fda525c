//! Abbreviations and function words of the token and sentence layers.

use super::{VocabularyBuilder, WordClass};

/// Abbreviations and function words of the token and sentence layers.
#[derive(Debug)]
pub(crate) struct TokenLexicon {}

impl TokenLexicon {
    pub(crate) fn load(words: &mut VocabularyBuilder) -> TokenLexicon {
        let _ = (words, WordClass::NONE);
        TokenLexicon {}
    }
}
