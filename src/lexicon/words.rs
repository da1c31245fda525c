//! Abbreviations and function words of the token and sentence layers.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

use super::key::{ascii_key, word_key};
use super::{KeyHasher, Table, VocabularyBuilder, WordClass, WordId};
use crate::block::BlockKind;

type ByKey = BuildHasherDefault<KeyHasher>;
type Keys = HashSet<u64, ByKey>;

/// Abbreviations and function words of the token and sentence layers.
#[derive(Debug)]
pub(crate) struct TokenLexicon {
    /// By word id; the abbreviations are the first words of the vocabulary.
    abbreviations: Vec<Option<Abbreviation>>,
    /// Words that are written with a capital inside.
    brands: HashSet<WordId>,
    /// The phrases of news pages by the key of their first word, longest first.
    phrases: HashMap<u64, Vec<PagePhrase>, ByKey>,
    /// The keys of parts of words that stand before words without a blank.
    prefixes: Keys,
    /// The keys of words that begin names with a capital inside: *detikNews, TribunJabar*.
    brand_prefixes: Keys,
    /// The keys of words that are no ends of names.
    functions: Keys,
}

/// A phrase that news pages put between the paragraphs.
#[derive(Debug)]
pub(crate) struct PagePhrase {
    pub(crate) words: Vec<PhraseWord>,
    pub(crate) place: Place,
    pub(crate) extent: Extent,
    pub(crate) kind: BlockKind,
}

/// A word of a phrase, or a mark.
#[derive(Debug)]
pub(crate) struct PhraseWord {
    /// The key of a word; 0 for a mark.
    pub(crate) key: u64,
    pub(crate) mark: String,
}

/// Where a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// At the start of a line.
    Start,
    /// Alone on a line.
    Whole,
    Any,
}

/// How far the block reaches that a phrase begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    Line,
    Phrase,
    /// To the closing bracket.
    Bracket,
    /// To the end of the headline behind the phrase.
    Headline,
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
const BOILERPLATE: &str = include_str!("../../data/boilerplate.tsv");
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
        let mut brands = HashSet::new();
        let (mut prefixes, mut brand_prefixes) = (Keys::default(), Keys::default());
        let mut functions = Keys::default();
        for record in Table::builtin("data/words.tsv", WORDS).records() {
            let parts = match record.get("class") {
                "prefix" => Some(&mut prefixes),
                "brand-prefix" => Some(&mut brand_prefixes),
                "function" => Some(&mut functions),
                _ => None,
            };
            if let Some(parts) = parts {
                words.add_last(record.get("word"));
                parts.insert(word_key(record.get("word")));
                continue;
            }
            let class = match record.get("class") {
                "opener" => WordClass::OPENER,
                "whole" => WordClass::WHOLE,
                "currency" => WordClass::CURRENCY,
                "letter" => WordClass::LETTER_HEAD,
                _ => WordClass::NONE,
            };
            let id = words.add(record.get("word"), class);
            if record.get("class") == "brand" {
                brands.insert(id);
            }
        }
        TokenLexicon {
            abbreviations,
            brands,
            phrases: load_phrases(words),
            prefixes,
            brand_prefixes,
            functions,
        }
    }

    /// What the table says of an abbreviation.
    pub(crate) fn abbreviation(&self, word: WordId) -> Option<Abbreviation> {
        self.abbreviations.get(word.index()).copied().flatten()
    }

    /// Whether a word is written with a capital inside.
    pub(crate) fn is_brand(&self, word: WordId) -> bool {
        self.brands.contains(&word)
    }

    /// Whether a part stands before words without a blank: *pasca, anti*.
    pub(crate) fn is_prefix(&self, part: &[u8]) -> bool {
        self.prefixes.contains(&ascii_key(part, 0, part.len()))
    }

    /// Whether a word is no end of a name.
    pub(crate) fn is_function(&self, word: &[u8]) -> bool {
        self.functions.contains(&ascii_key(word, 0, word.len()))
    }

    /// Whether a word begins names with a capital inside: *detik, Tribun*.
    pub(crate) fn is_prefix_of_brands(&self, word: &[u8]) -> bool {
        self.brand_prefixes
            .contains(&ascii_key(word, 0, word.len()))
    }

    /// The phrases of news pages that begin with the word of this key, longest first.
    pub(crate) fn page_phrases(&self, first: u64) -> &[PagePhrase] {
        self.phrases.get(&first).map_or(&[], Vec::as_slice)
    }
}

fn load_phrases(words: &mut VocabularyBuilder) -> HashMap<u64, Vec<PagePhrase>, ByKey> {
    let mut phrases: HashMap<u64, Vec<PagePhrase>, ByKey> = HashMap::default();
    for record in Table::builtin("data/boilerplate.tsv", BOILERPLATE).records() {
        let parts = record.get("phrase").split(' ');
        let parts: Vec<PhraseWord> = parts.map(PhraseWord::new).collect();
        let first = record.get("phrase").split(' ').next().unwrap_or_default();
        let phrase = PagePhrase {
            words: parts,
            place: match record.get("where") {
                "start" => Place::Start,
                "whole" => Place::Whole,
                _ => Place::Any,
            },
            extent: match record.get("extent") {
                "line" => Extent::Line,
                "bracket" => Extent::Bracket,
                "headline" => Extent::Headline,
                _ => Extent::Phrase,
            },
            kind: match record.get("kind") {
                "byline" => BlockKind::Byline,
                _ => BlockKind::Boilerplate,
            },
        };
        words.add(first, WordClass::PAGE);
        phrases.entry(word_key(first)).or_default().push(phrase);
    }
    for phrases in phrases.values_mut() {
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    }
    phrases
}

impl PhraseWord {
    fn new(word: &str) -> PhraseWord {
        let is_word = word.starts_with(char::is_alphanumeric);
        PhraseWord {
            key: if is_word { word_key(word) } else { 0 },
            mark: word.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ABBREVIATIONS, BOILERPLATE};
    use crate::block::BlockKind;
    use crate::lexicon::Table;
    use crate::{Analyzer, TokenFlags};

    #[test]
    fn each_abbreviation_is_one_token_in_its_example() {
        let analyzer = Analyzer::new();
        for record in Table::builtin("data/abbreviations.tsv", ABBREVIATIONS).records() {
            let (form, example) = (record.get("form"), record.get("example"));
            let document = analyzer.analyze(example);
            let found = document.tokens().iter().any(|token| {
                let text = document.slice(token.span());
                token.flags().contains(TokenFlags::ABBREVIATION)
                    && text.trim_end_matches('.').eq_ignore_ascii_case(form)
            });
            assert!(found, "{form}: {example}");
            assert_eq!(document.sentences().len(), 1, "{form}: {example}");
        }
    }

    #[test]
    fn each_phrase_of_the_page_is_found_in_its_example() {
        let analyzer = Analyzer::new();
        for record in Table::builtin("data/boilerplate.tsv", BOILERPLATE).records() {
            let example = record.get("example");
            let text = format!("Warga memanen padi.\n{example}\nPanen selesai.");
            let document = analyzer.analyze(text.as_str());
            let kind = match record.get("kind") {
                "byline" => BlockKind::Byline,
                _ => BlockKind::Boilerplate,
            };
            let found = document
                .blocks()
                .iter()
                .any(|block| block.kind == kind && document.slice(block.span) == example);
            assert!(found, "{}: {:?}", record.get("phrase"), document.blocks());
        }
    }
}
