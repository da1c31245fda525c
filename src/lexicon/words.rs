//! Abbreviations and function words of the token and sentence layers.

use super::{Table, VocabularyBuilder, WordClass, WordId};

/// Abbreviations and function words of the token and sentence layers.
#[derive(Debug)]
pub(crate) struct TokenLexicon {
    /// By word id; the abbreviations are the first words of the vocabulary.
    abbreviations: Vec<Option<Abbreviation>>,
}

/// How an abbreviation stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Abbreviation {
    /// What must follow for the full stop to belong to the word.
    pub(crate) needs: Needs,
    /// Whether a sentence may end with it.
    pub(crate) ends: bool,
}

/// What an abbreviation stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    Any,
    /// A capital letter.
    Name,
    Number,
}

const ABBREVIATIONS: &str = include_str!("../../data/abbreviations.tsv");
const WORDS: &str = include_str!("../../data/words.tsv");

impl TokenLexicon {
    pub(crate) fn load(words: &mut VocabularyBuilder) -> TokenLexicon {
        let mut abbreviations = vec![None];
        let table = Table::builtin("data/abbreviations.tsv", ABBREVIATIONS);
        for record in table.records() {
            let id = words.add(record.get("form"), WordClass::ABBREVIATION);
            let needs = match record.get("needs") {
                "name" => Needs::Name,
                "number" => Needs::Number,
                _ => Needs::Any,
            };
            let ends = record.get("ends") == "yes";
            abbreviations.resize(abbreviations.len().max(id.index() + 1), None);
            abbreviations[id.index()] = Some(Abbreviation { needs, ends });
        }
        for record in Table::builtin("data/words.tsv", WORDS).records() {
            let class = match record.get("class") {
                "opener" => WordClass::OPENER,
                "whole" => WordClass::WHOLE,
                "brand" => WordClass::BRAND,
                "currency" => WordClass::CURRENCY,
                "letter" => WordClass::LETTER_HEAD,
                _ => WordClass::NONE,
            };
            words.add(record.get("word"), class);
        }
        TokenLexicon { abbreviations }
    }

    /// What the table says of an abbreviation.
    pub(crate) fn abbreviation(&self, word: WordId) -> Option<Abbreviation> {
        self.abbreviations.get(word.index()).copied().flatten()
    }
}
