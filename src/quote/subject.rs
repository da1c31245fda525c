//! The subject of a reporting verb, before it.

use super::attribution::{self, NounPhrase};
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
    let mut until = verb;
    while until > from && is_adverb(scene, until - 1) {
        until -= 1;
    }
    // *Perusahaan itu menutup pabriknya dan meminta …*: the subject is that of the first verb.
    let coordinated = matches!(
        scene.form(until),
        "dan" | "serta" | "tetapi" | "namun" | "tapi"
    );
    let mut first: Option<(NounPhrase, u8)> = None;
    for at in from..until {
        if !starts_phrase(scene, from, at) {
            continue;
        }
        let Some(phrase) = attribution::noun_phrase(scene, at, until) else {
            continue;
        };
        let comma = scene.form(phrase.end) == ",";
        let reaches = phrase.end == until || comma && phrase.end + 1 == until;
        if reaches && !(coordinated && first.is_some()) {
            let adjoins = true;
            return Some(Subject { phrase, adjoins });
        }
        if first.is_none_or(|(_, rank)| rank < rank_of(scene, &phrase))
            && rank_of(scene, &phrase) > 0
        {
            first = Some((phrase, rank_of(scene, &phrase)));
        }
    }
    first.map(|(phrase, _)| Subject {
        phrase,
        adjoins: false,
    })
}

fn starts_phrase(scene: &Scene<'_>, from: usize, at: usize) -> bool {
    let behind_border = at == from
        || matches!(scene.form(at - 1), "," | ")" | ":" | "-" | "–" | "—")
        || scene.is(at - 1, WordClass::DEMONSTRATIVE | WordClass::CONNECTIVE)
        || scene.is(at - 1, WordClass::PHRASE_END);
    behind_border && !opens_nothing(scene, at) && (at == from || !governs(scene, at - 1))
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
    ) || form.starts_with("di") && form.len() > 5 && scene.is(at, WordClass::PHRASE_END)
        || form.starts_with("me")
            && form.len() > 5
            && scene.is(at, WordClass::PHRASE_END)
            && !form.starts_with("mesk")
}

/// Words that link a sentence to the one before, and no subject begins with: *Sementara **itu**, Sri …*.
fn opens_nothing(scene: &Scene<'_>, at: usize) -> bool {
    scene.is(at, WordClass::DEMONSTRATIVE | WordClass::CONNECTIVE)
        || scene.is(at, WordClass::CUE_FILLER)
        || scene.is(at, WordClass::CUE_ACTIVE) && !scene.has(at, TokenFlags::CAPITALIZED)
}

/// How fit a phrase is to speak: a person best.
fn rank_of(scene: &Scene<'_>, phrase: &NounPhrase) -> u8 {
    let mention = (phrase.first..phrase.end).find_map(|at| scene.mention_at(at));
    match mention.map(|mention| mention.kind) {
        Some(EntityKind::Person) => 3,
        Some(EntityKind::Organization) => 2,
        _ if scene.is(phrase.first, WordClass::PRONOUN) => 3,
        _ if scene.is(phrase.first, WordClass::SPEAKER_NOUN | WordClass::TITLE) => 2,
        _ => u8::from(phrase.named),
    }
}

fn is_adverb(scene: &Scene<'_>, at: usize) -> bool {
    let Some(token) = scene.token(at) else {
        return false;
    };
    !token.has(TokenFlags::CAPITALIZED)
        && !token.is(WordClass::PRONOUN | WordClass::CUE)
        && token.is(WordClass::CUE_FILLER
            | WordClass::NEGATION
            | WordClass::PHRASE_END
            | WordClass::PREDICATE
            | WordClass::CONNECTIVE)
}
