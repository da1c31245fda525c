//! Reporting words, pronouns, and the words that border a noun phrase.

use super::{Table, VocabularyBuilder, WordClass, WordId};
use crate::error::Error;
use crate::quote::{CueClass, MarkedReason};
use crate::token::Token;

/// The reporting words by the ids of their forms.
#[derive(Debug)]
pub(crate) struct CueLexicon {
    lemmas: Vec<CueLemma>,
    forms: Vec<CueForm>,
    phrases: Vec<CuePhrase>,
    heads: Vec<(WordId, MarkedReason)>,
}

/// What the forms of a reporting word share.
#[derive(Debug)]
pub(crate) struct CueLemma {
    pub(crate) lemma: String,
    pub(crate) class: CueClass,
    /// The word itself denies: *membantah*.
    pub(crate) denies: bool,
}

#[derive(Clone, Copy, Debug)]
struct CueForm {
    word: WordId,
    lemma: u32,
    /// The form has *-nya*: it is entered with it too, because other tables may hold it as a word of its own.
    enclitic: bool,
    noun: bool,
}

/// A reporting phrase of two or three words: *angkat bicara*.
#[derive(Debug)]
struct CuePhrase {
    words: Vec<WordId>,
    lemma: u32,
}

/// Which reporting words are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum CueVariety {
    #[default]
    Indonesian,
    WithMalay,
}

const CUES: &str = include_str!("../../data/cues.tsv");
const MARKED_HEADS: &str = include_str!("../../data/marked-heads.tsv");
const SPEECH_WORDS: &str = include_str!("../../data/speech-words.tsv");

impl CueLexicon {
    pub(crate) fn load(words: &mut VocabularyBuilder, variety: CueVariety) -> CueLexicon {
        let mut load = || -> Result<CueLexicon, Error> {
            load_speech_words(words)?;
            load_cues(words, variety)
        };
        load().unwrap_or_else(|error| panic!("{error}"))
    }

    /// The reporting word that a token is a form of.
    pub(crate) fn lemma(&self, word: WordId) -> Option<&CueLemma> {
        self.form(word)
            .map(|form| &self.lemmas[form.lemma as usize])
    }

    /// Whether a word is a noun that can stand for a reporting word: *pernyataan, kutipan*.
    pub(crate) fn is_noun(&self, word: WordId) -> bool {
        self.form(word).is_some_and(|form| form.noun)
    }

    /// Whether a token is a reporting word with the enclitic: *ujarnya*, but not *tanya*.
    pub(crate) fn has_enclitic(&self, token: &Token) -> bool {
        self.form(token.word).is_some_and(|form| form.enclitic)
    }

    /// The reporting phrase that begins with the first of some words: how many words it has, and its lemma.
    pub(crate) fn phrase(
        &self,
        words: impl Iterator<Item = WordId> + Clone,
    ) -> Option<(usize, &CueLemma)> {
        let first = words.clone().next()?;
        let from = self
            .phrases
            .partition_point(|phrase| phrase.words[0] < first);
        self.phrases[from..]
            .iter()
            .take_while(|phrase| phrase.words[0] == first)
            .find(|phrase| {
                let mut given = words.clone();
                phrase.words.iter().all(|&word| given.next() == Some(word))
            })
            .map(|phrase| (phrase.words.len(), &self.lemmas[phrase.lemma as usize]))
    }

    /// What a marked string behind this word is.
    pub(crate) fn marked_reason(&self, word: WordId) -> Option<MarkedReason> {
        let found = self.heads.binary_search_by_key(&word, |head| head.0).ok();
        found.map(|at| self.heads[at].1)
    }

    fn form(&self, word: WordId) -> Option<&CueForm> {
        let at = self
            .forms
            .binary_search_by_key(&word, |form| form.word)
            .ok()?;
        Some(&self.forms[at])
    }
}

fn load_cues(words: &mut VocabularyBuilder, variety: CueVariety) -> Result<CueLexicon, Error> {
    let table = Table::builtin("data/cues.tsv", CUES);
    let mut lexicon = CueLexicon {
        lemmas: Vec::new(),
        forms: Vec::new(),
        phrases: Vec::new(),
        heads: load_marked_heads(words)?,
    };
    for record in table.records() {
        if record.get("variety") == "ms" && variety == CueVariety::Indonesian {
            continue;
        }
        let class = cue_class(record.get("class"))
            .ok_or_else(|| record.error("class", "unknown class of reporting words"))?;
        let lemma = lexicon.lemmas.len() as u32;
        lexicon.lemmas.push(CueLemma {
            lemma: record.get("lemma").to_owned(),
            class,
            denies: record.get("polarity") == "-",
        });
        let usage = record.get("use");
        for form in record.get("forms").split(", ") {
            if form.contains(' ') {
                let words = form.split(' ').map(|word| words.add(word, WordClass::NONE));
                lexicon.phrases.push(CuePhrase {
                    words: words.collect(),
                    lemma,
                });
                continue;
            }
            let classes = voice(usage, form);
            for (suffix, enclitic) in [("", false), ("nya", true)] {
                if enclitic && class == CueClass::Hearsay {
                    continue;
                }
                let word = words.add(&format!("{form}{suffix}"), classes);
                lexicon.forms.push(CueForm {
                    word,
                    lemma,
                    enclitic,
                    noun: usage == "noun",
                });
            }
        }
    }
    lexicon.phrases.sort_by_key(|phrase| phrase.words[0]);
    lexicon.forms.sort_by_key(|form| form.word);
    lexicon.forms.dedup_by_key(|form| form.word);
    Ok(lexicon)
}

/// How a form stands to its speaker, by its prefix.
fn voice(usage: &str, form: &str) -> WordClass {
    if usage == "noun" {
        return WordClass::NONE;
    }
    if usage == "source" || usage == "media" {
        return WordClass::CUE | WordClass::CUE_SOURCE;
    }
    let active = ["me", "ber", "nye"];
    if form == "percaya" || active.iter().any(|prefix| form.starts_with(prefix)) {
        WordClass::CUE | WordClass::CUE_ACTIVE
    } else if form.starts_with("di")
        || form.starts_with("ter") && form != "terang" && form != "teriak"
    {
        WordClass::CUE | WordClass::CUE_PASSIVE
    } else {
        WordClass::CUE | WordClass::CUE_BARE
    }
}

fn cue_class(name: &str) -> Option<CueClass> {
    Some(match name {
        "statement" => CueClass::Statement,
        "claim" => CueClass::Claim,
        "denial" => CueClass::Denial,
        "hope" => CueClass::Hope,
        "request" => CueClass::Request,
        "promise" => CueClass::Promise,
        "question" => CueClass::Question,
        "estimate" => CueClass::Estimate,
        "hearsay" => CueClass::Hearsay,
        _ => return None,
    })
}

fn load_marked_heads(words: &mut VocabularyBuilder) -> Result<Vec<(WordId, MarkedReason)>, Error> {
    let table = Table::builtin("data/marked-heads.tsv", MARKED_HEADS);
    let mut heads = Vec::new();
    for record in table.records() {
        let reason = match record.get("reason") {
            "title" => MarkedReason::Title,
            "motto" => MarkedReason::Motto,
            "nickname" => MarkedReason::Nickname,
            "term" => MarkedReason::Term,
            _ => return Err(record.error("reason", "unknown reason for marks")),
        };
        heads.push((
            words.add(record.get("word"), WordClass::MARKED_HEAD),
            reason,
        ));
    }
    heads.sort_by_key(|head| head.0);
    Ok(heads)
}

fn load_speech_words(words: &mut VocabularyBuilder) -> Result<(), Error> {
    let table = Table::builtin("data/speech-words.tsv", SPEECH_WORDS);
    for record in table.records() {
        let class = match record.get("class") {
            "pronoun" => WordClass::PRONOUN,
            "phrase-end" => WordClass::PHRASE_END,
            "filler" => WordClass::CUE_FILLER,
            "negation" => WordClass::NEGATION,
            "speaker" => WordClass::SPEAKER_NOUN,
            _ => return Err(record.error("class", "unknown class of words around speech")),
        };
        words.add(record.get("word"), class);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_know_their_lemma_and_voice() {
        let mut words = VocabularyBuilder::default();
        let cues = CueLexicon::load(&mut words, CueVariety::Indonesian);
        let words = words.build();
        let lemma = |form: &str| cues.lemma(words.id(form)).map(|lemma| lemma.lemma.as_str());
        assert_eq!(lemma("mengatakan"), Some("kata"));
        assert_eq!(lemma("ujar"), Some("ujar"));
        assert_eq!(lemma("rumah"), None);
        assert!(
            words
                .classes(words.id("dikatakan"))
                .is(WordClass::CUE_PASSIVE)
        );
        assert!(words.classes(words.id("beber")).is(WordClass::CUE_BARE));
        assert!(words.classes(words.id("terang")).is(WordClass::CUE_BARE));
        assert!(words.classes(words.id("menurut")).is(WordClass::CUE_SOURCE));
    }

    #[test]
    fn malay_words_are_read_on_demand_only() {
        let mut words = VocabularyBuilder::default();
        let cues = CueLexicon::load(&mut words, CueVariety::Indonesian);
        assert!(cues.lemma(words.build().id("mendedahkan")).is_none());
        let mut words = VocabularyBuilder::default();
        let cues = CueLexicon::load(&mut words, CueVariety::WithMalay);
        assert!(cues.lemma(words.build().id("mendedahkan")).is_some());
    }
}
