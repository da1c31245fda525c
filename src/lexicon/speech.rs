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
    /// Nouns that say nothing: *kondisi, tren, harga*.
    mute: Vec<WordId>,
    /// Nouns in the form of a deed that speak all the same, as bodies or reports: *kepolisian, pengumuman*.
    voiced: Vec<WordId>,
    /// Words by which a text speaks for itself or to its reader: *saya, kita, Anda*.
    authors: Vec<WordId>,
    /// Nouns for what is uttered, which open no clause: *(menyampaikan) **apresiasi***.
    uttered: Vec<WordId>,
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
    /// It is not weak where what follows is a clause: *menyampaikan **jalan itu ditutup***.
    pub(crate) telling: bool,
}

impl SpeechLexicon {
    pub(crate) fn load(words: &mut VocabularyBuilder) -> SpeechLexicon {
        let table = Table::builtin("data/speech.tsv", include_str!("../../data/speech.tsv"));
        let [
            mut groups,
            mut nominals,
            mut mute,
            mut voiced,
            mut authors,
            mut uttered,
        ] = [const { Vec::new() }; 6];
        for record in table.records() {
            let listed = match record.get("class") {
                "group" => Some(&mut groups),
                "nominal" => Some(&mut nominals),
                "mute" => Some(&mut mute),
                "voiced" => Some(&mut voiced),
                "author" => Some(&mut authors),
                "uttered" => Some(&mut uttered),
                _ => None,
            };
            if let Some(list) = listed {
                list.push(words.add(record.get("word"), WordClass::NONE));
                continue;
            }
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
        for list in [
            &mut groups,
            &mut nominals,
            &mut mute,
            &mut voiced,
            &mut authors,
            &mut uttered,
        ] {
            list.sort();
        }
        let mut word = |form| words.add(form, WordClass::NONE);
        SpeechLexicon {
            by: word("oleh"),
            and: word("dan"),
            named: word("bernama"),
            from: word("dari"),
            groups,
            nominals,
            mute,
            voiced,
            authors,
            uttered,
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

    /// Whether a noun names what says nothing: *kondisi, tren, harga*.
    pub(crate) fn is_mute(&self, word: WordId) -> bool {
        self.mute.binary_search(&word).is_ok()
    }

    /// Whether a noun in the form of a deed speaks all the same: *kepolisian, pengumuman*.
    pub(crate) fn is_voiced(&self, word: WordId) -> bool {
        self.voiced.binary_search(&word).is_ok()
    }

    /// Whether a text speaks by a word for itself or to its reader: *saya, kita, Anda*.
    pub(crate) fn is_author(&self, word: WordId) -> bool {
        self.authors.binary_search(&word).is_ok()
    }

    /// Whether a noun stands for what is uttered and opens no clause: *(menyampaikan) **apresiasi***.
    pub(crate) fn is_uttered(&self, word: WordId) -> bool {
        self.uttered.binary_search(&word).is_ok()
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
            let telling = record.get("kind") == "telling";
            let weak = telling || record.get("kind") == "weak";
            let word = record.get("word");
            [word.to_owned(), format!("{word}nya")].map(|form| {
                let word = words.add(&form, WordClass::NONE);
                let weight = Weight {
                    weight,
                    weak,
                    telling,
                };
                (word, weight)
            })
        })
        .collect();
    weights.sort_by_key(|&(word, _)| word);
    weights
}
