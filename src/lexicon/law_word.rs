//! The small words of legal references.

/// The small words of legal references.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum LawWord {
    Pasal,
    Ayat,
    Huruf,
    Angka,
    Ke,
    Number,
    Year,
    Republic,
    Juncto,
    And,
    Or,
    Subsidiary,
    More,
    About,
    Concerning,
    Demonstrative,
    In,
    On,
    Draft,
    Until,
    Province,
    Regency,
    City,
    Regional,
    /// A noun that refers back to an instrument: *beleid, regulasi*.
    Back,
    /// *laporan, perkara*: the number of a case follows.
    Case,
    /// *polisi, perdata, pidana* between *perkara* and its number.
    CaseKind,
    /// *LP*
    Report,
    /// *tahun, bulan, orang, juta*: what a bare number before it counts.
    Counted,
}

pub(super) const WORDS: &[(LawWord, &str)] = &[
    (LawWord::Pasal, "pasal pasa psl pasl ppasal"),
    (LawWord::Ayat, "ayat ayt"),
    (LawWord::Huruf, "huruf hurup"),
    (LawWord::Angka, "angka"),
    (LawWord::Ke, "ke"),
    (LawWord::Number, "nomor no nomer nmr nomo nomr nr"),
    (LawWord::Year, "tahun th thn"),
    (LawWord::Republic, "ri republik indonesia nri"),
    (
        LawWord::Juncto,
        "juncto jo jis jc junto jounto yuncto juncta juctu jucto",
    ),
    (LawWord::And, "dan serta maupun &"),
    (LawWord::Or, "atau"),
    (
        LawWord::Subsidiary,
        "subsider subsidair subsidiair subs sub subsidier",
    ),
    (LawWord::More, "lebih"),
    (LawWord::About, "tentang ttg"),
    (LawWord::Concerning, "mengenai terkait soal perihal"),
    (LawWord::Demonstrative, "itu ini tersebut tsb dimaksud"),
    (LawWord::In, "dalam dari pada di ketentuan"),
    (LawWord::On, "atas terhadap untuk"),
    (LawWord::Draft, "draf draft rancangan naskah revisi"),
    (LawWord::Until, "sampai hingga sd"),
    (LawWord::Province, "provinsi propinsi pemprov prov"),
    (LawWord::Regency, "kabupaten kab pemkab"),
    (LawWord::City, "kota pemkot kotamadya"),
    (LawWord::Regional, "daerah"),
    (LawWord::Back, "beleid regulasi"),
    (LawWord::Case, "perkara laporan"),
    (
        LawWord::CaseKind,
        "polisi perdata pidana register reg kepolisian",
    ),
    (LawWord::Report, "lp"),
    (
        LawWord::Counted,
        "bulan hari orang juta miliar ribu kali persen jam menit tersangka pelaku kilogram gram anggota pekan minggu",
    ),
];
