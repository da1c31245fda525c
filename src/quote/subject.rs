//! The subject of a reporting verb, before it.

use super::attribution::{self, NounPhrase};
use super::object;
use super::scene::Scene;
use crate::lexicon::WordClass;
use crate::mention::EntityKind;
use crate::token::TokenFlags;

/// How many tokens before a verb its subject may begin.
const REACH: usize = 48;

/// What stands before a verb: *Bupati Sri, yang hadir di sana, juga* (mengatakan).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject {
    pub(crate) phrase: NounPhrase,
    /// Whether only adverbs stand between it and the verb.
    pub(crate) adjoins: bool,
}

/// The subject of the verb at a token, not before token `from`.
pub(crate) fn before(scene: &Scene<'_>, from: usize, verb: usize) -> Option<Subject> {
    let from = from.max(verb.saturating_sub(REACH));
    let until = before_adverbs(scene, from, verb);
    if let Some(phrase) = before_relative(scene, from, until, verb) {
        let adjoins = true;
        return Some(Subject { phrase, adjoins });
    }
    // *Perusahaan itu menutup pabriknya dan meminta …*: the subject is that of the first verb.
    let coordinated = matches!(
        scene.form(until),
        "dan" | "serta" | "tetapi" | "namun" | "tapi"
    );
    let mut best: Option<(NounPhrase, u8)> = None;
    // What cannot speak is the subject only where nothing else is.
    let mut mute = None;
    let mut inside = from;
    for at in from..until {
        let apposed = at > from && scene.form(at - 1) == ",";
        if at < inside && !apposed || !starts_phrase(scene, from, at) {
            continue;
        }
        let Some(phrase) = attribution::noun_phrase(scene, at, until) else {
            continue;
        };
        if runs_on(scene, &phrase) || is_place(scene, &phrase, from) || is_dateline(scene, &phrase)
        {
            continue;
        }
        if object::begins_with_verb(scene, &phrase) {
            if phrase.end == until && !coordinated && object::governs_verb(scene, &phrase) {
                return None;
            }
            continue;
        }
        inside = inside.max(phrase.end);
        if object::is_mute(scene, &phrase) {
            let adjoins = phrase.end == until;
            mute = mute.or(Some(Subject { phrase, adjoins }));
            continue;
        }
        let rank = rank_of(scene, &phrase);
        let comma = scene.form(phrase.end) == ",";
        let reaches = phrase.end == until || comma && phrase.end + 1 == until;
        // *Kunci jawaban: mengajak …*
        if scene.form(phrase.end) == ":" && phrase.end + 1 == until {
            return None;
        }
        if reaches && !best.is_some_and(|(best, of)| coordinated || leads(scene, &best, of, rank)) {
            let adjoins = true;
            return Some(Subject { phrase, adjoins });
        }
        if rank > best.map_or(0, |(_, rank)| rank) {
            best = Some((phrase, rank));
        }
    }
    let apart = |(phrase, _)| Subject {
        phrase,
        adjoins: false,
    };
    best.map(apart).or(mute)
}

/// The noun that a relative clause with the verb belongs to: *tudingan **masyarakat** yang menyebut …*, *ditanggapi oleh
/// **Sri**, yang menyebut …*.
fn before_relative(
    scene: &Scene<'_>,
    from: usize,
    until: usize,
    verb: usize,
) -> Option<NounPhrase> {
    const REACH: usize = 12;
    (until..verb).find(|&at| scene.form(at) == "yang")?;
    let speaks = |at: usize| {
        let word = scene.reading.word(at);
        scene.mention_at(at).is_some()
            || scene.is(at, WordClass::SPEAKER_NOUN | WordClass::TITLE)
            || scene.reading.tables.speech.is_group(word)
    };
    // *Jika ada warga yang melapor, …*
    let supposed = |at: usize| {
        let before = at - usize::from(at > from && scene.form(at - 1) == "ada");
        before > from && is_condition(scene.form(before - 1))
    };
    (from.max(until.saturating_sub(REACH))..until)
        .filter(|&at| speaks(at) && !scene.splits_name(at) && !supposed(at))
        .filter_map(|at| attribution::noun_phrase(scene, at, until))
        .find(|phrase| {
            phrase.end == until || phrase.end + 1 == until && scene.form(phrase.end) == ","
        })
}

/// Whether a phrase further ahead is the subject although another reaches the verb: *Camat **Eko** selaku wakil Desa Asri
/// mengatakan …*, *Sekda **Eko** yang mewakili Bupati, Sri, mengatakan …*.
fn leads(scene: &Scene<'_>, first: &NounPhrase, rank: u8, other: u8) -> bool {
    let related = matches!(scene.form(first.end), "yang" | "selaku" | "sebagai");
    rank == 3 && (related || other < 2)
}

/// Whether a phrase begins with plain words and takes the subject behind a comma for an apposition: *Secara **umum, KPU***,
/// ***Hasil rapat, KPU***.
fn runs_on(scene: &Scene<'_>, phrase: &NounPhrase) -> bool {
    let speaker = WordClass::SPEAKER_NOUN | WordClass::TITLE | WordClass::PRONOUN;
    let small = !scene.has(phrase.first, TokenFlags::CAPITALIZED)
        || scene.has(phrase.first, TokenFlags::SENTENCE_START);
    let plain =
        small && !scene.is(phrase.first, speaker) && scene.mention_at(phrase.first).is_none();
    plain && (phrase.first..phrase.end).any(|at| scene.form(at) == ",")
}

/// Whether a phrase is a place that only tells where: *Sri di Jepara, **Jawa Tengah**, mengatakan …*.
fn is_place(scene: &Scene<'_>, phrase: &NounPhrase, from: usize) -> bool {
    phrase.first > from
        && scene.form(phrase.first - 1) == ","
        && scene
            .mention_at(phrase.first)
            .is_some_and(|mention| mention.kind == EntityKind::Location)
}

/// Whether a phrase is the place and paper before a dash: ***Jepara (KABAR)** - Bupati Sri mengatakan …*.
fn is_dateline(scene: &Scene<'_>, phrase: &NounPhrase) -> bool {
    matches!(scene.form(phrase.end), "-" | "–" | "—")
        && !holds(scene, phrase, EntityKind::Person)
        && (holds(scene, phrase, EntityKind::Location)
            || holds(scene, phrase, EntityKind::Organization))
}

/// Whether a name of a kind is in a phrase.
fn holds(scene: &Scene<'_>, phrase: &NounPhrase, kind: EntityKind) -> bool {
    (phrase.first..phrase.end)
        .filter_map(|at| scene.mention_at(at))
        .any(|mention| mention.kind == kind)
}

/// Before the adverbs, dates and links right before a verb: *Sri **belum lama ini juga** mengatakan …*.
fn before_adverbs(scene: &Scene<'_>, from: usize, verb: usize) -> usize {
    let mut until = verb;
    while until > from {
        let last = until - 1;
        if let Some(timex) = scene.timex_over(last) {
            // A time may begin inside a token: *14.30-Senin*.
            let first = scene.reading.token_at(timex.start()).min(last);
            if first <= from {
                break;
            }
            until = first;
        } else if scene.form(last) == "ini" && matches!(scene.form(last - 1), "lama" | "baru-baru")
        {
            until = last - 1;
            if until > from && scene.form(until - 1) == "belum" {
                until -= 1;
            }
        } else if is_adverb(scene, last) {
            until = last;
        } else if last > from + 1 && scene.form(last - 1) == "secara" {
            until = last - 1;
        } else {
            break;
        }
    }
    until
}

fn starts_phrase(scene: &Scene<'_>, from: usize, at: usize) -> bool {
    let behind_border = at == from
        || matches!(scene.form(at - 1), "," | ":" | "-" | "–" | "—" | ".")
        || matches!(scene.form(at), "pihaknya" | "dirinya")
        || scene.is(at - 1, WordClass::DEMONSTRATIVE | WordClass::CONNECTIVE)
        || scene.is(at - 1, WordClass::PHRASE_END | WordClass::CUE_PASSIVE);
    behind_border
        && !scene.splits_name(at)
        && !opens_nothing(scene, at)
        && (at == from || !governs(scene, at - 1))
}

/// *jika, bila*: what follows is only supposed.
fn is_condition(form: &str) -> bool {
    matches!(
        form,
        "jika" | "Jika" | "bila" | "Bila" | "kalau" | "Kalau" | "apabila" | "Apabila"
    )
}

/// Words whose object follows, which is no subject: *bankir yang dihubungi **Kabar Kota***, *peserta dari **Desa Asri***.
fn governs(scene: &Scene<'_>, at: usize) -> bool {
    let form = scene.form(at);
    matches!(
        form,
        "di" | "ke"
            | "dari"
            | "pada"
            | "dalam"
            | "kepada"
            | "terhadap"
            | "tentang"
            | "soal"
            | "terkait"
            | "mengenai"
            | "untuk"
            | "dengan"
            | "oleh"
            | "bersama"
            | "antara"
            | "yang"
            | "sebagai"
            | "selaku"
            | "seperti"
            | "menurut"
            | "melalui"
            | "lewat"
            | "selain"
            | "Selain"
            | "Dalam"
            | "Pada"
            | "Di"
            | "Kepada"
            | "Dari"
            | "Dengan"
            | "Untuk"
            | "Terkait"
            | "Menurut"
            | "Tentang"
            | "Terhadap"
            | "Soal"
            | "Mengenai"
            | "Ke"
            | "Bersama"
            | "Melalui"
            | "Lewat"
            | "Sebagai"
            | "Seperti"
            | "bagi"
            | "Bagi"
            | "secara"
            | "Secara"
    ) || is_condition(form)
        || form.starts_with("di") && form.len() > 5 && scene.is(at, WordClass::PHRASE_END)
        || form.starts_with("me")
            && form.len() > 5
            && scene.is(at, WordClass::PHRASE_END)
            && !form.starts_with("mesk")
}

/// Words that link a sentence to the one before, and no subject begins with: *Sementara **itu**, Sri …*.
fn opens_nothing(scene: &Scene<'_>, at: usize) -> bool {
    // *Yang **keempat**, Bank Asri* counts; ***Keempat** tersangka* is who speaks.
    if is_ordinal(scene.form(at)) {
        return scene.mention_at(at + 1).is_some() || scene.form(at + 1) == ",";
    }
    // ***Sang** Kiai mengatakan …*
    let named = scene.mention_at(at).is_some();
    scene.is(at, WordClass::DEMONSTRATIVE | WordClass::CONNECTIVE)
        || scene.is(at, WordClass::CUE_FILLER) && !named
        || scene.is(at, WordClass::CUE_ACTIVE) && !scene.has(at, TokenFlags::CAPITALIZED)
}

fn is_ordinal(form: &str) -> bool {
    let stem = form.strip_prefix("ke").or_else(|| form.strip_prefix("Ke"));
    matches!(
        stem,
        Some("dua" | "tiga" | "empat" | "lima" | "enam" | "tujuh" | "delapan")
    )
}

/// Whether a phrase names a person or is a pronoun.
pub(crate) fn is_person(scene: &Scene<'_>, phrase: &NounPhrase) -> bool {
    rank_of(scene, phrase) == 3
}

/// How fit a phrase is to speak: a person best.
fn rank_of(scene: &Scene<'_>, phrase: &NounPhrase) -> u8 {
    // *Beberapa **pedagang***, not *Beberapa **indikator***
    let counted = matches!(scene.form(phrase.first), "Beberapa" | "Sejumlah");
    let head = phrase.first + usize::from(counted && phrase.first + 1 < phrase.end);
    if holds(scene, phrase, EntityKind::Person) || scene.is(phrase.first, WordClass::PRONOUN) {
        3
    } else if holds(scene, phrase, EntityKind::Organization)
        || scene.is(head, WordClass::SPEAKER_NOUN | WordClass::TITLE)
    {
        2
    } else {
        u8::from(phrase.named)
    }
}

fn is_adverb(scene: &Scene<'_>, at: usize) -> bool {
    let Some(token) = scene.token(at) else {
        return false;
    };
    !token.has(TokenFlags::CAPITALIZED)
        && !token.is(WordClass::PRONOUN | WordClass::CUE | WordClass::DEMONSTRATIVE)
        && token.is(WordClass::CUE_FILLER
            | WordClass::NEGATION
            | WordClass::PHRASE_END
            | WordClass::PREDICATE
            | WordClass::CONNECTIVE)
}
