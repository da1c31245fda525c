//! The words that roles are made of, and the words that end them.

use crate::lexicon::WordClass;
use crate::reading::Reading;
use crate::token::{Token, TokenFlags, TokenKind};

/// Words of the clause around a role, which no role holds: *mengatakan, akan, tidak, ketika*.
const CLAUSE: WordClass = WordClass(
    WordClass::ROLE_END.0
        | WordClass::PHRASE_END.0
        | WordClass::PREDICATE.0
        | WordClass::NEGATION.0
        | WordClass::CUE.0,
);

/// Whether a token can stand inside a role: a capitalised word, a plain noun, a link, a bracket.
pub(super) fn belongs(reading: &Reading<'_>, token: &Token) -> bool {
    let form = reading.slice(token.span);
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word if is_link(form) => true,
        TokenKind::Word
            if token.has(TokenFlags::CAPITALIZED) && !token.has(TokenFlags::SENTENCE_START) =>
        {
            !token.is(WordClass::WEEKDAY) && !is_headline_verb(form)
        }
        TokenKind::Word => !is_clause(reading, token),
        _ => matches!(form, "(" | ")" | "&" | "/" | "-" | "–"),
    }
}

/// Words with a capital in headlines alone, and in no office: *Bupati **Minta** Rudi*.
fn is_headline_verb(form: &str) -> bool {
    matches!(
        form,
        "Minta"
            | "Sebut"
            | "Ungkap"
            | "Bantah"
            | "Ajak"
            | "Desak"
            | "Bakal"
            | "Ternyata"
            | "Diduga"
            | "Ini"
            | "Usai"
            | "Saat"
            | "Tak"
            | "Akan"
    )
}

/// Whether a word belongs to the clause and not to a noun: a verb, an adverb, a conjunction.
pub(super) fn is_clause(reading: &Reading<'_>, token: &Token) -> bool {
    let form = reading.slice(token.span);
    // juru **bicara**, penanggung **jawab**, pemain **baru**, pemain **tengah**
    let noun = matches!(
        form,
        "bicara" | "jawab" | "hari" | "pekan" | "tengah" | "bakal" | "baru" | "sebelumnya"
    );
    !noun && (token.is(CLAUSE) || is_verb(reading, token, form))
}

/// Whether a lower-case word has the shape of a verb: *mengatakan, disampaikan, bertemu, terjadi*.
fn is_verb(reading: &Reading<'_>, token: &Token, form: &str) -> bool {
    let prefixed = ["me", "di", "ber", "ter"]
        .iter()
        .any(|prefix| form.starts_with(prefix));
    form.len() > 5
        && prefixed
        && !token.is(WordClass::OFFICE | WordClass::ORG_HEAD)
        && !matches!(form, "dinas" | "ternak")
        && !reading.tables.speech.is_nominal(token.word)
}

/// Words that lead from one part of a role to the next.
pub(super) fn is_link(form: &str) -> bool {
    matches!(
        form,
        "dan" | "serta" | "di" | "dari" | "&" | "/" | "untuk" | "(" | "-" | "sekaligus"
    )
}

// **Bupati** Jepara, **orang** tua korban  Not: sepuluh orang, konten itu
pub(super) fn is_office(reading: &Reading<'_>, at: usize) -> bool {
    // The first words of offices that are none by themselves.
    let partial = matches!(
        reading.form(at),
        "orang" | "Orang" | "konten" | "Konten" | "area" | "Area" | "Perdana" | "bakal" | "Bakal"
    );
    let whole = || {
        let end = reading.tokens.len().min(at + 4);
        reading.tables.names.title(reading.keys(at..end)).is_some()
    };
    // **dokter** spesialis paru, Rudi  Not: dokter Rudi, whose title it is
    let doctor = || {
        let field = reading.tokens.get(at + 1);
        matches!(reading.form(at), "dokter" | "profesor")
            && field.is_some_and(|field| field.is_word() && !field.has(TokenFlags::CAPITALIZED))
    };
    doctor()
        || reading.tokens[at].is(WordClass::OFFICE)
            && (!partial || whole())
            && !is_event(reading, at)
}

// ganda **putra**, tunggal **putri**: who plays is named behind it
pub(super) fn is_event(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| reading.form(before));
    matches!(reading.form(at), "putra" | "putri" | "Putra" | "Putri")
        && matches!(before, "ganda" | "tunggal" | "beregu" | "Ganda" | "Tunggal")
}

// Rudi, **pemodal** ventura; Rudi, **profesor** hukum  Not: Rudi, pertemuan itu; Rudi, penting
pub(super) fn is_profession(reading: &Reading<'_>, at: usize) -> bool {
    let token = &reading.tokens[at];
    let form = reading.form(at);
    const NOT: [&str; 8] = [
        "penting",
        "pertama",
        "percaya",
        "perkara",
        "peristiwa",
        "pesawat",
        "peringkat",
        "persis",
    ];
    is_office(reading, at)
        || matches!(
            form,
            "profesor" | "dokter" | "insinyur" | "doktor" | "produsen"
        )
        || (form.len() >= 6
            && form.starts_with("pe")
            && !form.ends_with("an")
            && !token.has(TokenFlags::NYA)
            && !is_clause(reading, token)
            && !NOT.contains(&form))
}

/// A person by blood, marriage or company of another: **istri** *Rudi* is not Rudi.
pub(super) fn is_kin(form: &str) -> bool {
    const KIN: [&str; 27] = [
        "istri",
        "isteri",
        "suami",
        "anak",
        "putra",
        "putri",
        "ayah",
        "ibu",
        "kakak",
        "adik",
        "paman",
        "bibi",
        "sepupu",
        "keponakan",
        "kerabat",
        "orangtua",
        "menantu",
        "mertua",
        "kekasih",
        "pacar",
        "rekan",
        "teman",
        "sahabat",
        "tetangga",
        "cucu",
        "kakek",
        "nenek",
    ];
    KIN.iter().any(|word| word.eq_ignore_ascii_case(form))
}

/// The kin of whoever was named before: *istrinya*.
pub(super) fn is_his_kin(form: &str) -> bool {
    form.strip_suffix("nya").is_some_and(is_kin)
}

/// Many, of whom no one is named alone: *para pemain, tim kuasa hukum*.
pub(super) fn is_of_many(form: &str) -> bool {
    const MANY: [&str; 7] = [
        "para", "tim", "beberapa", "sejumlah", "banyak", "seluruh", "semua",
    ];
    MANY.iter().any(|many| many.eq_ignore_ascii_case(form))
}

/// Who goes after another: **penggemar** Rudi.
pub(super) fn follows(form: &str) -> bool {
    const FOLLOWERS: [&str; 7] = [
        "penggemar",
        "pendukung",
        "pengikut",
        "relawan",
        "pengguna",
        "pemilih",
        "fan",
    ];
    FOLLOWERS.iter().any(|word| word.eq_ignore_ascii_case(form))
}

/// Who speaks or acts for another: **juru bicara** Rudi.
pub(super) fn serves(form: &str) -> bool {
    const SERVANTS: [&str; 9] = [
        "juru",
        "jubir",
        "kuasa",
        "pengacara",
        "penasihat",
        "ajudan",
        "asisten",
        "manajer",
        "sopir",
    ];
    SERVANTS.iter().any(|word| word.eq_ignore_ascii_case(form))
}
