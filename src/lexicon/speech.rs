//! Words that tell speakers and the borders of reported speech.

use super::{Table, VocabularyBuilder, WordClass, WordId};

/// Words that tell speakers and the borders of reported speech, from `data/speech.tsv`.
#[derive(Debug)]
pub(crate) struct SpeechLexicon {
    /// *oleh*, before the doer of a passive.
    pub(crate) by: WordId,
    /// *dan*
    pub(crate) and: WordId,
    /// *bernama*
    pub(crate) named: WordId,
    /// *dari*
    pub(crate) from: WordId,
    /// Nouns for several or for a body without a name: *polisi, warga*.
    groups: Vec<WordId>,
    /// Words that look like verbs by their beginning and are none: *menteri, berita, terhadap*.
    nominals: Vec<WordId>,
    /// What reporting words weigh in the judgement of reported speech, by their ids.
    weights: Vec<(WordId, Weight)>,
}

/// What a reporting word by itself speaks for reported speech.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Weight {
    /// Log odds.
    pub(crate) weight: f32,
    /// It often tells an act or feeling instead.
    pub(crate) weak: bool,
}

impl SpeechLexicon {
    pub(crate) fn load(words: &mut VocabularyBuilder) -> SpeechLexicon {
        let table = Table::builtin("data/speech.tsv", include_str!("../../data/speech.tsv"));
        let (mut groups, mut nominals) = (Vec::new(), Vec::new());
        for record in table.records() {
            let class = match record.get("class") {
                "group" => {
                    groups.push(words.add(record.get("word"), WordClass::NONE));
                    continue;
                }
                "nominal" => {
                    nominals.push(words.add(record.get("word"), WordClass::NONE));
                    continue;
                }
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
        groups.sort();
        nominals.sort();
        let mut word = |form| words.add(form, WordClass::NONE);
        SpeechLexicon {
            by: word("oleh"),
            and: word("dan"),
            named: word("bernama"),
            from: word("dari"),
            groups,
            nominals,
            weights: load_weights(words),
        }
    }

    /// Whether a noun stands for several or for a body without a name: *polisi, warga*.
    pub(crate) fn is_group(&self, word: WordId) -> bool {
        self.groups.binary_search(&word).is_ok()
    }

    /// Whether a word looks like a verb by its beginning and is none: *menteri, berita, terhadap*.
    pub(crate) fn is_nominal(&self, word: WordId) -> bool {
        self.nominals.binary_search(&word).is_ok()
    }

    /// How much a word by itself speaks for reported speech without marks.
    pub(crate) fn weight(&self, word: WordId) -> Weight {
        self.weights
            .binary_search_by_key(&word, |&(word, _)| word)
            .map_or(Weight::default(), |at| self.weights[at].1)
    }
}

fn load_weights(words: &mut VocabularyBuilder) -> Vec<(WordId, Weight)> {
    let table = Table::builtin("data/indirect.tsv", include_str!("../../data/indirect.tsv"));
    let mut weights: Vec<(WordId, Weight)> = table
        .records()
        .flat_map(|record| {
            let weight = record
                .get("weight")
                .parse()
                .unwrap_or_else(|_| panic!("{}", record.error("weight", "a weight is a number")));
            let weak = record.get("kind") == "weak";
            let word = record.get("word");
            [word.to_owned(), format!("{word}nya")].map(|form| {
                let word = words.add(&form, WordClass::NONE);
                (word, Weight { weight, weak })
            })
        })
        .collect();
    weights.sort_by_key(|&(word, _)| word);
    weights
}
