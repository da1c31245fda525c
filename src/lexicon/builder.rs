//! A lexicon with rows of a user's own.

use super::{CueVariety, Lexicon};
use crate::error::Error;

/// Sets up a [`Lexicon`] with rows of one's own, in the form of the tables in `data/`.
///
/// A table begins with a line `# columns:` that names its columns, blanks between; cells stand apart by tabs; other
/// lines that begin with `#` are skipped. Rows of one's own come after the built-in ones: the same act gets the new
/// title, a name gets one more act, and without a document date the last row of a name counts.
///
/// ```
/// let laws = "# columns: type number year title\nperda-kota-bogor\t10\t2018\tKawasan Tanpa Rokok\n";
/// let names = "# columns: alias act from until\nPerda KTR\tperda-kota-bogor/2018/10\t\t\n";
/// let lexicon = warta::Lexicon::builder()
///     .laws("laws.tsv", laws)
///     .law_aliases("names.tsv", names)
///     .build()?;
/// let analyzer = warta::Analyzer::builder().lexicon(lexicon).build()?;
/// let document = analyzer.analyze("Ia melanggar Perda KTR."); // "He broke the bylaw on smoke-free places."
/// let act = document.citations()[0].regulation.as_ref().expect("a name of the table");
/// assert_eq!(act.title.as_deref(), Some("Kawasan Tanpa Rokok"));
///
/// let error = warta::Lexicon::builder().laws("laws.tsv", "# columns: type number year title\nuu\t1\tx\tY\n").build();
/// assert_eq!(error.unwrap_err().to_string(), "laws.tsv:2:3: not a year: \"x\"");
/// # Ok::<(), warta::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct LexiconBuilder {
    pub(super) laws: Vec<(String, String)>,
    pub(super) law_relations: Vec<(String, String)>,
    pub(super) law_aliases: Vec<(String, String)>,
    pub(super) names: Vec<(String, String)>,
    pub(super) cues: CueVariety,
}

impl LexiconBuilder {
    /// Adds acts: the columns `type number year title`, as in `uu/2008/14`. `file` is the name that errors give.
    #[must_use]
    pub fn laws(mut self, file: &str, text: &str) -> LexiconBuilder {
        self.laws.push((file.to_owned(), text.to_owned()));
        self
    }

    /// Adds links between acts: the columns `act relation other`, with the relations `amends`, `repeals`, `enacts`.
    #[must_use]
    pub fn law_relations(mut self, file: &str, text: &str) -> LexiconBuilder {
        self.law_relations.push((file.to_owned(), text.to_owned()));
        self
    }

    /// Adds short names of acts: the columns `alias act from until`, the last two days or empty.
    #[must_use]
    pub fn law_aliases(mut self, file: &str, text: &str) -> LexiconBuilder {
        self.law_aliases.push((file.to_owned(), text.to_owned()));
        self
    }

    /// Adds names: the columns `name kind`, the kind being `person`, `organization` or `location`, and, if you like,
    /// `full`: the name that this one is short for.
    ///
    /// A name of your own is found wherever its words stand in the text, in whatever case its letters are, if the first
    /// one begins with a capital there; it wins over what the analyzer would find in its place. Its words are cut as
    /// the tokenizer cuts them: `J&T` is three.
    ///
    /// ```
    /// use warta::{Analyzer, EntityKind, Lexicon};
    ///
    /// let table = "# columns: name kind full\n\
    ///              Sumber Waras\torganization\t\n\
    ///              SW\torganization\tSumber Waras\n";
    /// let lexicon = Lexicon::builder().names("names.tsv", table).build()?;
    /// let analyzer = Analyzer::builder().lexicon(lexicon).build()?;
    /// // "Patients of Sumber Waras complain. SW says nothing."
    /// let document = analyzer.analyze("Pasien Sumber Waras mengeluh. SW diam saja.");
    /// let names: Vec<&str> = document.mentions().iter().map(|mention| document.slice(mention.span)).collect();
    /// assert_eq!(names, ["Sumber Waras", "SW"]);
    /// assert_eq!(document.mentions()[1].kind, EntityKind::Organization);
    /// assert_eq!(document.entities().len(), 1);
    ///
    /// let wrong = Lexicon::builder().names("names.tsv", "# columns: name kind\nSW\tplanet\n").build();
    /// assert_eq!(wrong.unwrap_err().to_string(), "names.tsv:2:2: unknown kind \"planet\"");
    /// # Ok::<(), warta::Error>(())
    /// ```
    #[must_use]
    pub fn names(mut self, file: &str, text: &str) -> LexiconBuilder {
        self.names.push((file.to_owned(), text.to_owned()));
        self
    }

    /// Reads the reporting words of Malaysian news besides: *maklum, dakwa, dedah*. Indonesian uses some of them
    /// otherwise (*didakwa*, charged), so they are read on demand only.
    ///
    /// ```
    /// let lexicon = warta::Lexicon::builder().malay_cues().build()?;
    /// let analyzer = warta::Analyzer::builder().lexicon(lexicon).build()?;
    /// // "The road is closed," Rosnah let know.
    /// let document = analyzer.analyze("“Jalan itu ditutup,” maklum Rosnah.");
    /// assert_eq!(document.quotes()[0].cue.as_ref().map(|cue| cue.lemma.as_str()), Some("maklum"));
    /// # Ok::<(), warta::Error>(())
    /// ```
    #[must_use]
    pub fn malay_cues(mut self) -> LexiconBuilder {
        self.cues = CueVariety::WithMalay;
        self
    }

    /// The lexicon.
    ///
    /// # Errors
    ///
    /// Where a row is not of its form; the error names file, line and column.
    pub fn build(&self) -> Result<Lexicon, Error> {
        Lexicon::load(self)
    }
}
