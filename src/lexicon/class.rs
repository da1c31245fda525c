//! The classes that a word can belong to, as bits.

use std::ops::{BitOr, BitOrAssign};

/// A set of word classes. A word may be in several: *Mei* is a month and a name.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct WordClass(pub(crate) u64);

impl WordClass {
    pub(crate) const NONE: WordClass = WordClass(0);

    // Tokens and sentences.
    /// A word that takes a full stop: *No, Jl, Kab, Dr*.
    pub(crate) const ABBREVIATION: WordClass = WordClass(1 << 0);
    /// A mark that ends a sentence: *. ! ? …*
    pub(crate) const TERMINAL: WordClass = WordClass(1 << 1);
    /// A quotation mark or bracket, of whatever glyph, single or double.
    pub(crate) const ENCLOSING: WordClass = WordClass(1 << 2);
    /// Begins sentences and is no part of a name: *Namun, Untuk, Menurut*.
    pub(crate) const OPENER: WordClass = WordClass(1 << 3);
    /// Ends as if with a clitic and has none: *hanya, adalah, bahkan*.
    pub(crate) const WHOLE: WordClass = WordClass(1 << 4);
    /// Begins a phrase that news pages put between the paragraphs: *Baca juga, Advertisement*.
    pub(crate) const PAGE: WordClass = WordClass(1 << 5);
    /// A sign of a currency that stands glued to its amount: *Rp, USD*.
    pub(crate) const CURRENCY: WordClass = WordClass(1 << 6);
    /// Before a single letter that is no initial: *vitamin C, generasi X*.
    pub(crate) const LETTER_HEAD: WordClass = WordClass(1 << 7);

    // Times.
    pub(crate) const WEEKDAY: WordClass = WordClass(1 << 8);
    pub(crate) const MONTH: WordClass = WordClass(1 << 9);
    /// A unit of time: *jam, hari, pekan, tahun*.
    pub(crate) const TIME_UNIT: WordClass = WordClass(1 << 10);
    /// Can start an expression of time: weekdays, months, units, *kemarin, pukul, setiap*, number words.
    pub(crate) const TIME_START: WordClass = WordClass(1 << 11);
    /// Can only go on with one: *lalu, depan, WIB, hingga*.
    pub(crate) const TIME_LINK: WordClass = WordClass(1 << 12);
    /// Can be an expression by itself: *Senin, Juni, kemarin, sehari*.
    pub(crate) const TIME_ALONE: WordClass = WordClass(1 << 13);
    /// No word class: the token begins with a digit (*14, 3x24, 1970-an*).
    pub(crate) const DIGITS: WordClass = WordClass(1 << 14);

    // Law.
    /// Starts or makes up a type of regulation: *UU, Perpres, Undang, Permendagri*.
    pub(crate) const LAW_TYPE: WordClass = WordClass(1 << 20);
    /// A unit inside an act: *pasal, ayat, huruf, angka*.
    pub(crate) const LAW_UNIT: WordClass = WordClass(1 << 21);

    // Names.
    /// Announces a person: *Bupati, Kepala, H, Dr, Kompol, Pak*.
    pub(crate) const TITLE: WordClass = WordClass(1 << 28);
    /// Announces an organization: *Dinas, PT, Polda, Universitas*.
    pub(crate) const ORG_HEAD: WordClass = WordClass(1 << 29);
    /// Announces a place: *Kota, Kabupaten, Jalan, Gunung*.
    pub(crate) const PLACE_HEAD: WordClass = WordClass(1 << 30);

    /// A given name or family name of persons: *Siti, Saputra*.
    pub(crate) const PERSON_NAME: WordClass = WordClass(1 << 31);
    /// A place by one word, or a word of a longer name of a place: *Jambi, Sukabumi*.
    pub(crate) const PLACE_NAME: WordClass = WordClass(1 << 32);
    /// An organization by one word: *KPK, Golkar, Pertamina*.
    pub(crate) const ORG_NAME: WordClass = WordClass(1 << 33);
    /// A word of a name of whatever kind.
    pub(crate) const NAME: WordClass =
        WordClass(Self::PERSON_NAME.0 | Self::PLACE_NAME.0 | Self::ORG_NAME.0);
    /// An office or profession, or the first word of one: *Bupati, Ketua, pengamat*.
    pub(crate) const OFFICE: WordClass = WordClass(1 << 34);
    /// A rank of army or police: *Kompol, Letjen*.
    pub(crate) const RANK: WordClass = WordClass(1 << 35);
    /// A degree that follows a name: *S.H., M.Si.*
    pub(crate) const DEGREE_AFTER: WordClass = WordClass(1 << 36);
    /// The first word of a known name of several words: *Jawa* of *Jawa Barat*.
    pub(crate) const NAME_START: WordClass = WordClass(1 << 37);

    /// Ends a role: a function word that no office holds, *yang, oleh, kepada, saat*.
    pub(crate) const ROLE_END: WordClass = WordClass(1 << 38);
    /// A person seen from another one: *istri, kuasa, ajudan*.
    pub(crate) const RELATION: WordClass = WordClass(1 << 39);
    /// Written small where it is in no name: *menurut, warga, jalan*.
    pub(crate) const COMMON: WordClass = WordClass(1 << 40);
    /// Announces an event, a law or a product, not a name: *Piala, Pilkada, UMKM*.
    pub(crate) const NO_NAME: WordClass = WordClass(1 << 41);
    /// Begins a name of the user's own.
    pub(crate) const OWN_NAME: WordClass = WordClass(1 << 42);

    // Quotes.
    /// A form of a reporting word, whatever its voice: *kata, ujarnya, mengatakan, menurut*.
    pub(crate) const CUE: WordClass = WordClass(1 << 44);
    /// A personal pronoun that can speak: *dia, ia, beliau, mereka*.
    pub(crate) const PRONOUN: WordClass = WordClass(1 << 45);
    /// A bare reporting stem, the speaker behind it: *kata, ujar, jelas*.
    pub(crate) const CUE_BARE: WordClass = WordClass(1 << 46);
    /// An active reporting verb, the speaker before it: *mengatakan, berharap*.
    pub(crate) const CUE_ACTIVE: WordClass = WordClass(1 << 47);
    /// A passive reporting verb: *dikatakan, disampaikan (oleh)*.
    pub(crate) const CUE_PASSIVE: WordClass = WordClass(1 << 48);
    /// Announces a source, the speaker behind it: *menurut, berdasarkan, dikutip, melansir*.
    pub(crate) const CUE_SOURCE: WordClass = WordClass(1 << 49);
    /// Ends the noun phrase before it: *di, saat, yang, kepada*.
    pub(crate) const PHRASE_END: WordClass = WordClass(1 << 50);
    /// May stand between a cue and the speaker: *juga, pun, lagi, kemudian*.
    pub(crate) const CUE_FILLER: WordClass = WordClass(1 << 51);
    /// Denies the word behind it: *tidak, tak, bukan*.
    pub(crate) const NEGATION: WordClass = WordClass(1 << 52);
    /// Announces a marked string that nobody says: *bertajuk, berjudul, tema, istilah, lagu*.
    pub(crate) const MARKED_HEAD: WordClass = WordClass(1 << 53);
    /// Begins a noun phrase for persons without a name: *seorang, para, warga, salah (satu)*.
    pub(crate) const SPEAKER_NOUN: WordClass = WordClass(1 << 54);

    /// Points back at what was named before: *itu, tersebut, ini*.
    pub(crate) const DEMONSTRATIVE: WordClass = WordClass(1 << 55);
    /// A pronoun of several: *mereka, keduanya*.
    pub(crate) const PLURAL: WordClass = WordClass(1 << 56);
    /// Says who a person is by another person: *istri, pengacara, ayah*.
    pub(crate) const KINSHIP: WordClass = WordClass(1 << 57);
    /// Stands for the body behind it: *pihak, data, laporan, kubu*.
    pub(crate) const VESSEL: WordClass = WordClass(1 << 58);
    /// A text that can speak: *survei, laporan, surat, putusan*.
    pub(crate) const DOCUMENT: WordClass = WordClass(1 << 59);
    /// Opens a noun phrase without belonging to its description: *seorang, para, salah*.
    pub(crate) const DETERMINER: WordClass = WordClass(1 << 60);
    /// Opens a reported clause: *bahwa, agar, supaya, jika*.
    pub(crate) const COMPLEMENTIZER: WordClass = WordClass(1 << 61);
    /// Links a sentence to the one before and belongs to neither: *namun, selain, sementara*.
    pub(crate) const CONNECTIVE: WordClass = WordClass(1 << 62);
    /// Shows that a clause has a predicate: *akan, telah, tidak, adalah*.
    pub(crate) const PREDICATE: WordClass = WordClass(1 << 63);
    /// Names a topic instead of saying something of it: *soal, tentang, terkait*.
    pub(crate) const ABOUT: WordClass = WordClass(1 << 43);

    /// Whether the word is in one of these classes.
    pub(crate) fn is(self, classes: WordClass) -> bool {
        self.0 & classes.0 != 0
    }
}

impl BitOr for WordClass {
    type Output = WordClass;

    fn bitor(self, other: WordClass) -> WordClass {
        WordClass(self.0 | other.0)
    }
}

impl BitOrAssign for WordClass {
    fn bitor_assign(&mut self, other: WordClass) {
        self.0 |= other.0;
    }
}
