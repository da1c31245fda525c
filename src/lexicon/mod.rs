//! What the crate knows of words: the tables in `data/`, loaded once.
//!
//! Each layer has a table set of its own here ([`LawLexicon`], [`TimeLexicon`], …). All of them enter their words into
//! one [`Vocabulary`], so that the token layer looks each word up a single time and every layer above tests a bit.

mod builder;
mod class;
mod clitic;
mod common;
mod cues;
mod joint;
mod key;
mod law;
mod law_word;
mod names;
mod phrases;
mod piece;
mod speech;
mod table;
mod time;
mod time_word;
mod vocabulary;
mod words;

use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::citation::Registry;
use crate::error::Error;

pub use builder::LexiconBuilder;
pub(crate) use class::WordClass;
pub(crate) use clitic::{Clitics, take_off};
pub(crate) use cues::{CueLexicon, CueVariety};
pub(crate) use key::{AsciiWord, ascii_key, ascii_word, word_key};
pub(crate) use law::{LawHead, LawLexicon, RegionNames, join_solid};
pub(crate) use law_word::LawWord;
pub(crate) use names::{NameLexicon, Title, TitleKind};
pub(crate) use phrases::{KeyHasher, Phrases, phrase_key};
pub(crate) use piece::{Piece, phrase_of, piece_at};
pub(crate) use speech::{SpeechLexicon, Weight};
pub(crate) use table::Table;
pub(crate) use time::{HolidayDay, TimeLexicon};
pub(crate) use time_word::{DayPart, Direction, Edge, Era, Head, Link, TimeUnit, TimeWord};
pub(crate) use vocabulary::{Entry, Vocabulary, VocabularyBuilder, WordId, is_half};
pub(crate) use words::{Extent, Needs, PagePhrase, PhraseWord, Place, TokenLexicon};

/// The loaded language data: words, abbreviations, names, cues, date words and law.
///
/// ```
/// let lexicon = warta::Lexicon::builtin();
/// let analyzer = warta::Analyzer::builder().lexicon(lexicon).build()?;
/// # Ok::<(), warta::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Lexicon {
    tables: Arc<Tables>,
}

/// Everything that the layers look up.
#[derive(Debug)]
pub(crate) struct Tables {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) tokens: TokenLexicon,
    pub(crate) time: TimeLexicon,
    pub(crate) law: LawLexicon,
    pub(crate) names: NameLexicon,
    pub(crate) cues: CueLexicon,
    pub(crate) speech: SpeechLexicon,
}

static BUILTIN: Lazy<Lexicon> = Lazy::new(|| {
    let loaded = Lexicon::load(&LexiconBuilder::default());
    loaded.unwrap_or_else(|error| panic!("{error}"))
});

impl Lexicon {
    /// The data that the crate carries. Loaded once a process, at the first call; a clone is a pointer.
    #[must_use]
    pub fn builtin() -> Lexicon {
        BUILTIN.clone()
    }

    /// Sets up a lexicon with rows of one's own.
    #[must_use]
    pub fn builder() -> LexiconBuilder {
        LexiconBuilder::default()
    }

    fn load(extra: &LexiconBuilder) -> Result<Lexicon, Error> {
        let mut words = VocabularyBuilder::default();
        let tokens = TokenLexicon::load(&mut words);
        let time = TimeLexicon::load(&mut words);
        let law = LawLexicon::load(&mut words, extra)?;
        let mut names = NameLexicon::load(&mut words);
        let cues = CueLexicon::load(&mut words, extra.cues);
        let speech = SpeechLexicon::load(&mut words);
        for (file, text) in &extra.names {
            names.load_own(&Table::parse(file, text)?, &mut words)?;
        }
        if words.len() > VocabularyBuilder::MOST {
            let message = format!("more than {} words in the tables", VocabularyBuilder::MOST);
            return Err(Error::new(message));
        }
        Ok(Lexicon {
            tables: Arc::new(Tables {
                vocabulary: words.build(),
                tokens,
                time,
                law,
                names,
                cues,
                speech,
            }),
        })
    }

    /// The acts that it knows.
    #[must_use]
    pub fn registry(&self) -> &Registry {
        &self.tables.law.registry
    }

    pub(crate) fn tables(&self) -> &Tables {
        &self.tables
    }
}
