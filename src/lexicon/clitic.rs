//! Words with their clitics taken off.

use super::{WordClass, WordId};
use crate::token::TokenFlags;

/// The flags of a word's clitics, and the word without them where only that makes it known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clitics {
    pub(crate) flags: TokenFlags,
    pub(crate) word: WordId,
}

// -nya: konten-nya, rumahnya (the house, his house). Not: hanya, tanya.
// -lah, -kah, -pun: apakah, dialah, merekapun, dia pun. Not: adalah, langkah, walaupun, siapapun.
// ku-, kau-: kubilang (I said), kaulihat. Not: kuat, kuliah: only where the rest is in the vocabulary and the whole is not.
/// Takes the clitics off a word; `find` looks a stem up in the vocabulary.
pub(crate) fn take_off(
    form: &str,
    (word, classes): (WordId, WordClass),
    find: impl Fn(&str) -> (WordId, WordClass),
) -> Clitics {
    let unknown = word == WordId::UNKNOWN;
    let mut clitics = Clitics {
        flags: TokenFlags::empty(),
        word,
    };
    if classes.is(WordClass::WHOLE) {
        return clitics;
    }
    if let Some((flags, stem)) = enclitic(form) {
        clitics.flags = flags;
        if unknown {
            clitics.word = find(stem).0;
        }
    } else if unknown
        && let Some(stem) = form.strip_prefix("kau").or_else(|| form.strip_prefix("ku"))
        && stem.len() >= 3
    {
        let (stem, classes) = find(stem);
        if classes.is(WordClass::CUE) {
            clitics.flags = TokenFlags::PROCLITIC;
            clitics.word = stem;
        }
    }
    clitics
}

/// The flag of the clitic at the end of a word, and the word before it.
fn enclitic(form: &str) -> Option<(TokenFlags, &str)> {
    let cut = form.len().checked_sub(3)?;
    let (stem, end) = form.split_at_checked(cut)?;
    let stem = stem.trim_end_matches('-');
    let is = |clitic: &str| end.eq_ignore_ascii_case(clitic);
    if is("nya") {
        return Some((TokenFlags::NYA, stem));
    }
    // *dia pun*: by itself; not *alah*.
    let particle = stem.len() != 1 && (is("lah") || is("kah") || is("pun"));
    particle.then_some((TokenFlags::PARTICLE, stem))
}
