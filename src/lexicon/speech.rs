//! Words that tell speakers and the borders of reported speech.

use super::{Table, VocabularyBuilder, WordClass, WordId};

/// Words that tell speakers and the borders of reported speech, from `data/speech.tsv`.
#[derive(Debug)]
pub(crate) struct SpeechLexicon {
    /// *oleh*, before the doer of a passive.
    pub(crate) by: WordId,
    /// *dan*
    pub(crate) and: WordId,
    /// *yang*
    pub(crate) which: WordId,
    /// *bernama*
    pub(crate) named: WordId,
    /// *dari*
    pub(crate) from: WordId,
}

impl SpeechLexicon {
    pub(crate) fn load(words: &mut VocabularyBuilder) -> SpeechLexicon {
        let table = Table::builtin("data/speech.tsv", include_str!("../../data/speech.tsv"));
        for record in table.records() {
            let class = match record.get("class") {
                "demonstrative" => WordClass::DEMONSTRATIVE,
                "pronoun" => WordClass::PRONOUN,
                "plural" => WordClass::PLURAL | WordClass::PRONOUN,
                "kinship" => WordClass::KINSHIP,
                "vessel" => WordClass::VESSEL,
                "document" => WordClass::DOCUMENT,
                "determiner" => WordClass::DETERMINER,
                "complementizer" => WordClass::COMPLEMENTIZER,
                "predicate" => WordClass::PREDICATE,
                "about" => WordClass::ABOUT,
                "connective" => WordClass::CONNECTIVE,
                other => panic!(
                    "{}",
                    record.error("class", format!("unknown class {other:?}"))
                ),
            };
            words.add(record.get("word"), class);
        }
        let mut word = |form| words.add(form, WordClass::NONE);
        SpeechLexicon {
            by: word("oleh"),
            and: word("dan"),
            which: word("yang"),
            named: word("bernama"),
            from: word("dari"),
        }
    }
}
