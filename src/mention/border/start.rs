//! The short first words of a person's name, where the model begins the name behind them.

use crate::lexicon::WordClass;
use crate::mention::{EntityKind, Name};
use crate::reading::Reading;
use crate::token::{TokenFlags, TokenKind};

// Bupati Jepara **Mhd** Eko Purnomo; kata **M.** Eko; AKP **I** Wayan Eko: they belong to the person. A name that they
// were taken for is left empty.
pub(super) fn take(reading: &Reading<'_>, names: &mut [Name], at: usize) {
    let start = names[at].tokens.start;
    if names[at].kind != EntityKind::Person || start == 0 {
        return;
    }
    let first = match reading.form(start - 1) {
        "." if start > 1 && reading.tokens[start - 1].has(TokenFlags::GLUED) => start - 2,
        _ => start - 1,
    };
    let apart = reading.tokens[start].has(TokenFlags::SENTENCE_START)
        || reading.slice(reading.cover(first, start)).contains('\n');
    if apart || !is_start(reading, first, start) {
        return;
    }
    if let Some(before) = at.checked_sub(1).map(|before| &mut names[before])
        && before.tokens.end > first
    {
        let alone = before.tokens == (first..first + 1);
        let body = before.kind == EntityKind::Organization && before.tokens.end == start;
        let shorter = body && before.tokens.len() > start - first;
        if !(alone || shorter) {
            return;
        }
        before.tokens.end = first;
    }
    names[at].tokens.start = first;
}

/// Whether a word is a short given name or an initial, and no title: *Mhd, M., FX*  Not: *H.*, 3000 *M*
fn is_start(reading: &Reading<'_>, at: usize, name: usize) -> bool {
    let token = &reading.tokens[at];
    let counted = at > 0 && reading.tokens[at - 1].kind == TokenKind::Number;
    let form = reading.form(at).trim_end_matches('.');
    match form {
        "Moh" | "Mhd" | "Muh" | "Mohd" | "Muhd" | "Abd" => true,
        "I" | "Ni" => is_balinese(reading.form(name)),
        "M" | "FX" => !counted,
        _ => {
            let dot = at + 1 < name || token.has(TokenFlags::ABBREVIATION);
            let initial = form.len() == 1 && form.starts_with(|c: char| c.is_ascii_uppercase());
            // vitamin **C**. Eko
            let letter = at > 0 && reading.tokens[at - 1].is(WordClass::LETTER_HEAD);
            dot && initial && !counted && !letter && !token.is(WordClass::TITLE)
        }
    }
}

/// Given names of Bali, which have *I* or *Ni* before them: *I **Wayan** Eko*  Not: Asisten I Eko
fn is_balinese(form: &str) -> bool {
    matches!(
        form,
        "Wayan"
            | "Made"
            | "Nyoman"
            | "Ketut"
            | "Putu"
            | "Kadek"
            | "Komang"
            | "Gede"
            | "Gde"
            | "Nengah"
            | "Gusti"
            | "Dewa"
            | "Luh"
            | "Kade"
            | "Desak"
    )
}
