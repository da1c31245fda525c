//! What a verb has for an object and does not report, and what does not report because it cannot speak.

use super::attribution::NounPhrase;
use super::clause::{self, Clause};
use super::cue::FoundCue;
use super::scene::Scene;
use crate::lexicon::WordClass;
use crate::token::{TokenFlags, TokenKind};

/// What is no clause by its beginning: *(mengatakan) **hal itu di** …*, *(mengatakan) **itu saat** …*, *(mengingatkan) **kepada**
/// warga*, *(menyampaikan) **dan** berharap …*.  Not: *(mengatakan) **hal itu** wajar*, *(mengatakan) **itu di** luar rencana*.
pub(crate) fn is_object(scene: &Scene<'_>, clause: Clause) -> bool {
    if scene.is(clause.start, WordClass::ABOUT) {
        // *(menanggapi) **soal jembatan itu***; not *(mengatakan) **terkait jembatan itu, warga** …*
        return !(clause.start..clause.end).any(|at| scene.form(at) == ",");
    }
    match scene.form(clause.start) {
        "kepada" | "dan" | "serta" | "atau" => true,
        "hal" if scene.is(clause.start + 1, WordClass::DEMONSTRATIVE) => {
            let behind = clause.start + 2;
            behind >= clause.end
                || is_circumstance(scene.form(behind))
                || matches!(scene.form(behind), "di" | "dalam" | "pada" | "terkait")
        }
        "itu" => is_circumstance(scene.form(clause.start + 1)),
        "dirinya" => matches!(
            scene.form(clause.start + 1),
            "kepada" | "ke" | "di" | "sebagai"
        ),
        _ => false,
    }
}

/// What says when, to whom or on what occasion something is said, and is no predicate of what is said.
fn is_circumstance(form: &str) -> bool {
    matches!(
        form,
        "saat"
            | "ketika"
            | "usai"
            | "seusai"
            | "setelah"
            | "sebelum"
            | "kepada"
            | "melalui"
            | "lewat"
            | "demi"
            | "sambil"
            | "sembari"
            | "menyikapi"
            | "menanggapi"
            | "merespons"
    )
}

/// A noun that only points back, which is no clause: *(membantah) **kabar itu***, *(menepis) **tudingan tersebut***.  Not:
/// *(menyebut) **kabar itu bohong***.
pub(crate) fn is_pointer(scene: &Scene<'_>, clause: Clause) -> bool {
    clause.end <= clause.start + 3
        && scene.is(clause.end - 1, WordClass::DEMONSTRATIVE)
        && !(clause.start..clause.end).any(|at| clause::is_predicate(scene, at))
}

/// What only announces a list or goes on about the source: *(Melansir Harian Asri,) **berikut** lima resep*, *(Mengutip surat
/// itu,) **yang** berjudul …*, *(dikutip Harian Asri) **pada Rabu (14/6)***.
pub(crate) fn is_listing(scene: &Scene<'_>, clause: Clause) -> bool {
    match scene.form(clause.start) {
        "yang" => true,
        "pada" | "dari" | "di" | "dalam" | "melalui" | "lewat" => is_setting(scene, clause),
        form => form.starts_with("berikut"),
    }
}

/// Whether a clause that begins with a preposition is a phrase of place or time and no more.  Not: *(Melansir Harian Asri,) **pada
/// Rabu warga akan datang***.
fn is_setting(scene: &Scene<'_>, clause: Clause) -> bool {
    const LONGEST: usize = 12;
    let states = |at: usize| {
        let form = scene.form(at);
        form == "," || clause::is_predicate(scene, at) || is_copular(form)
    };
    clause.end <= clause.start + LONGEST && !(clause.start..clause.end).any(states)
}

/// A deed in the form of a noun, which is no clause: *(memastikan) **ketersediaan beras di pasar***.  Not: *(memastikan)
/// **ketersediaan beras akan dijaga***, *(mengusulkan) **pembentukan panitia***.
pub(crate) fn is_deed(scene: &Scene<'_>, found: &FoundCue, clause: Clause) -> bool {
    let free = matches!(
        found.cue.lemma.as_str(),
        "usul" | "saran" | "rekomendasi" | "kata"
    );
    let states = |at: usize| {
        let token = &scene.reading.tokens[at];
        token.kind == TokenKind::Number
            || clause::is_predicate(scene, at)
            || is_copular(scene.form(at))
            || token.has(TokenFlags::OPENS_MARKS)
    };
    !free && names_deed(scene, clause.start) && !(clause.start..clause.end).any(states)
}

/// Words by which an adjective or noun is a predicate: *kehadiran mereka **sangatlah** penting*.
fn is_copular(form: &str) -> bool {
    matches!(
        form,
        "lebih"
            | "paling"
            | "sangat"
            | "cukup"
            | "terlalu"
            | "bukan"
            | "jika"
            | "kalau"
            | "jauh"
            | "hanya"
            | "penuh"
            | "sesuai"
            | "sebagai"
    ) || form.ends_with("lah") && form.len() > 5
}

/// Whether a word names a deed or a state by its form: *penurunan, ketersediaan*.  Not: *kepolisian, peran*.
pub(crate) fn names_deed(scene: &Scene<'_>, at: usize) -> bool {
    let form = scene.form(at);
    let speech = &scene.reading.tables.speech;
    let stem = form.strip_suffix("nya").unwrap_or(form);
    let shaped = stem.len() > 6
        && stem.ends_with("an")
        && ["pe", "ke", "Pe", "Ke"]
            .iter()
            .any(|prefix| stem.starts_with(prefix));
    let known = WordClass::SPEAKER_NOUN | WordClass::TITLE | WordClass::ORG_HEAD;
    let word = scene.reading.word(at);
    shaped
        && form != "kedepan"
        && !scene.is(at, known | WordClass::DOCUMENT | WordClass::VESSEL)
        && !speech.is_group(word)
        && !speech.is_voiced(word)
}

/// Whether a phrase names what says nothing: ***Tren ekspor** mendorong …*, ***Penurunan suhu** menegaskan …*.  Not:
/// *Pengumuman itu menegaskan …*, *Peneliti menegaskan …*.
pub(crate) fn is_mute(scene: &Scene<'_>, phrase: &NounPhrase) -> bool {
    let at = phrase.first;
    let name = scene.mention_at(at).is_some()
        || scene.has(at, TokenFlags::CAPITALIZED) && !scene.has(at, TokenFlags::SENTENCE_START);
    let word = scene.reading.word(at);
    !name && (scene.reading.tables.speech.is_mute(word) || names_deed(scene, at))
}

/// Whether a phrase begins with a verb and is none: ***meninjau** jembatan*.  Not: ***ada** saksi (yang menyebut)*,
/// ***membuat** Sri (yakin)*, whose subject stands behind the verb.
pub(crate) fn begins_with_verb(scene: &Scene<'_>, phrase: &NounPhrase) -> bool {
    let at = phrase.first;
    let speaks = WordClass::SPEAKER_NOUN | WordClass::TITLE | WordClass::PRONOUN;
    let introduces = matches!(
        scene.form(at),
        "ada" | "barulah" | "terdapat" | "beredar" | "muncul" | "membuat"
    );
    let speaks = introduces || scene.is(at, speaks) || scene.mention_at(at).is_some();
    !speaks && clause::is_predicate(scene, at)
}

/// Whether a verb governs the one behind it: *Sri **mencoba** (bertanya)*, *Program ini **bertujuan** (mendorong)*.  Not:
/// *Sri sambil **tersenyum** (mengatakan)*, *Sri saat **ditemui** (mengatakan)*.
pub(crate) fn governs_verb(scene: &Scene<'_>, phrase: &NounPhrase) -> bool {
    let aside = phrase.first.checked_sub(1).is_some_and(|before| {
        matches!(
            scene.form(before),
            "saat"
                | "ketika"
                | "usai"
                | "seusai"
                | "selesai"
                | "setelah"
                | "sebelum"
                | "sambil"
                | "sembari"
                | "seraya"
                | "dengan"
                | "dalam"
                | "yang"
        )
    });
    phrase.end == phrase.first + 1 && !aside && !scene.form(phrase.first).starts_with("di")
}
