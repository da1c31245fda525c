//! What the crate knows of words: the tables in `data/`, loaded once.
//!
//! Each layer has a table set of its own here ([`LawLexicon`], [`TimeLexicon`], …). All of them enter their words into
//! one [`Vocabulary`], so that the token layer looks each word up a single time and every layer above tests a bit.

mod class;
mod common;
mod cues;
mod key;
mod law;
mod names;
mod phrases;
mod piece;
mod speech;
mod table;
mod time;
mod vocabulary;
mod words;

use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::citation::Registry;
use crate::error::Error;

pub(crate) use class::WordClass;
pub(crate) use cues::{CueLexicon, CueVariety};
pub(crate) use key::{ascii_key, ascii_word, word_key};
pub(crate) use law::{LawHead, LawLexicon, LawWord, RegionNames, join_solid};
pub(crate) use names::{NameLexicon, Title, TitleKind};
pub(crate) use phrases::{KeyHasher, Phrases, phrase_key};
pub(crate) use piece::{Piece, phrase_of, piece_at};
pub(crate) use speech::{SpeechLexicon, Weight};
pub(crate) use table::Table;
pub(crate) use time::{
    DayPart, Direction, Edge, Era, Head, HolidayDay, Link, TimeLexicon, TimeUnit, TimeWord,
};
pub(crate) use vocabulary::{Vocabulary, VocabularyBuilder, WordId};
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

static BUILTIN: Lazy<Lexicon> = Lazy::new(|| plain(CueVariety::Indonesian));
static WITH_MALAY: Lazy<Lexicon> = Lazy::new(|| plain(CueVariety::WithMalay));

fn plain(variety: CueVariety) -> Lexicon {
    Lexicon::load(None, variety).unwrap_or_else(|error| panic!("{error}"))
}

impl Lexicon {
    /// The data that the crate carries. Loaded once a process, at the first call; a clone is a pointer.
    #[must_use]
    pub fn builtin() -> Lexicon {
        BUILTIN.clone()
    }

    /// The built-in data, and names of your own.
    ///
    /// `table` is a text of lines with tab-separated cells and a header that names the columns: `name`, `kind`
    /// (`person`, `organization` or `location`), and, if you like, `full`: the name that this one is short for. `file` is
    /// what errors call it. Lines that begin with `#` and empty lines are left out.
    ///
    /// A name of your own is found wherever its words stand in the text, in whatever case its letters are, if the first
    /// one begins with a capital there; it wins over what the analyzer would find in its place. Its words are cut as
    /// the tokenizer cuts them: `J&T` is three.
    ///
    /// # Errors
    ///
    /// Where a row has more or fewer cells than the header names columns, an empty name, or an unknown kind. The error
    /// says where: `names.tsv:3:2: unknown kind "persn"`.
    ///
    /// # Example
    ///
    /// ```
    /// use warta::{Analyzer, EntityKind, Lexicon};
    ///
    /// let table = "# columns: name kind full\n\
    ///              Sumber Waras\torganization\t\n\
    ///              SW\torganization\tSumber Waras\n";
    /// let lexicon = Lexicon::with_names("names.tsv", table)?;
    /// let analyzer = Analyzer::builder().lexicon(lexicon).build()?;
    /// // "Patients of Sumber Waras complain. SW says nothing."
    /// let document = analyzer.analyze("Pasien Sumber Waras mengeluh. SW diam saja.");
    /// let names: Vec<&str> = document.mentions().iter().map(|mention| document.slice(mention.span)).collect();
    /// assert_eq!(names, ["Sumber Waras", "SW"]);
    /// assert_eq!(document.mentions()[1].kind, EntityKind::Organization);
    /// assert_eq!(document.entities().len(), 1);
    ///
    /// let error = Lexicon::with_names("names.tsv", "# columns: name kind\nSW\tplanet\n").unwrap_err();
    /// assert_eq!(error.to_string(), "names.tsv:2:2: unknown kind \"planet\"");
    /// # Ok::<(), warta::Error>(())
    /// ```
    pub fn with_names(file: &str, table: &str) -> Result<Lexicon, Error> {
        Lexicon::load(Some(&Table::parse(file, table)?), CueVariety::Indonesian)
    }

    /// The same with the reporting words of Malaysian news besides: *maklum, dakwa, dedah*. Indonesian uses some of them
    /// otherwise (*didakwa*, charged), so they are read on demand only.
    ///
    /// ```
    /// let lexicon = warta::Lexicon::with_malay_cues();
    /// let analyzer = warta::Analyzer::builder().lexicon(lexicon).build()?;
    /// // "The road is closed," Rosnah let know.
    /// let document = analyzer.analyze("“Jalan itu ditutup,” maklum Rosnah.");
    /// assert_eq!(document.quotes()[0].cue.as_ref().map(|cue| cue.lemma.as_str()), Some("maklum"));
    /// # Ok::<(), warta::Error>(())
    /// ```
    #[must_use]
    pub fn with_malay_cues() -> Lexicon {
        WITH_MALAY.clone()
    }

    fn load(own: Option<&Table<'_>>, variety: CueVariety) -> Result<Lexicon, Error> {
        let mut words = VocabularyBuilder::default();
        let tokens = TokenLexicon::load(&mut words);
        let time = TimeLexicon::load(&mut words);
        let law = LawLexicon::load(&mut words);
        let mut names = NameLexicon::load(&mut words);
        let cues = CueLexicon::load(&mut words, variety);
        let speech = SpeechLexicon::load(&mut words);
        if let Some(table) = own {
            names.load_own(table, &mut words)?;
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
