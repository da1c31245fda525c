//! Clitics and doubled words.

use super::TokenFlags;
use crate::lexicon::{Tables, WordClass, WordId};
use crate::span::Span;

/// What the clitics of a word are, and the word without them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clitics {
    pub(super) flags: TokenFlags,
    pub(super) word: WordId,
}

/// Whether the first or last letters of a word may be a clitic: a quick test before [`find`].
#[inline]
pub(super) fn may_have(bytes: &[u8], start: usize, end: usize) -> bool {
    const NYA: u32 = u32::from_le_bytes(*b" nya");
    const LAH: u32 = u32::from_le_bytes(*b" lah");
    const KAH: u32 = u32::from_le_bytes(*b" kah");
    const PUN: u32 = u32::from_le_bytes(*b" pun");
    if end - start < 3 {
        return false;
    }
    let last = match bytes.get(end.wrapping_sub(4)..end) {
        Some(last) => u32::from_le_bytes(last.try_into().expect("four bytes")),
        None => u32::from_le_bytes([b' ', bytes[end - 3], bytes[end - 2], bytes[end - 1]]),
    };
    let last = (last | 0x2020_2020) & !0xff | u32::from(b' ');
    let proclitic =
        bytes[start] == b'k' && end - start > 4 && matches!(bytes[start + 1], b'u' | b'a');
    (last == NYA) | (last == LAH) | (last == KAH) | (last == PUN) || proclitic
}

// -nya: konten-nya, rumahnya (the house, his house). Not: hanya, tanya.
// -lah, -kah, -pun: apakah, dialah, siapapun. Not: adalah, langkah, walaupun.
// ku-, kau-: kubilang (I said), kaulihat. Not: kuat, kuliah: only where the rest is in the vocabulary and the whole is not.
pub(super) fn find(form: &str, word: WordId, classes: WordClass, tables: &Tables) -> Clitics {
    let mut clitics = Clitics {
        flags: TokenFlags::empty(),
        word,
    };
    if classes.is(WordClass::WHOLE) {
        return clitics;
    }
    let vocabulary = &tables.vocabulary;
    let unknown = word == WordId::UNKNOWN;
    if let Some(stem) = without(form, "nya") {
        clitics.flags.insert(TokenFlags::NYA);
        if unknown {
            clitics.word = vocabulary.id(stem);
        }
    } else if let Some(stem) = ["lah", "kah", "pun"]
        .iter()
        .find_map(|particle| without(form, particle))
        && stem.len() > 1
    {
        clitics.flags.insert(TokenFlags::PARTICLE);
        if unknown {
            clitics.word = vocabulary.id(stem);
        }
    } else if unknown
        && let Some(stem) = form.strip_prefix("kau").or_else(|| form.strip_prefix("ku"))
        && stem.len() >= 3
    {
        let stem = vocabulary.id(stem);
        if stem != WordId::UNKNOWN && vocabulary.classes(stem).is(WordClass::CUE) {
            clitics.flags.insert(TokenFlags::PROCLITIC);
            clitics.word = stem;
        }
    }
    clitics
}

fn without<'f>(form: &'f str, clitic: &str) -> Option<&'f str> {
    let cut = form.len().checked_sub(clitic.len())?;
    let (stem, end) = form.split_at_checked(cut)?;
    end.eq_ignore_ascii_case(clitic)
        .then(|| stem.trim_end_matches('-'))
}

/// Whether a word repeats the one before it with one blank between: *konten konten*.
pub(super) fn is_doubled(text: &str, before: Span, start: usize, end: usize) -> bool {
    let (first, second) = (&text[before.range()], &text[start..end]);
    start == before.end() + 1
        && second.len() >= 3
        && !text[before.end()..start].contains('\n')
        && first.eq_ignore_ascii_case(second)
        && second.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Whether the parts around the first hyphen of a word repeat each other: *konten-konten, berlari-lari, sayur-mayur*.
pub(super) fn is_reduplicated(form: &str) -> bool {
    const LONGEST: usize = 24;
    let Some((first, second)) = form.split_once('-') else {
        return false;
    };
    let (first, second) = (first.as_bytes(), second.as_bytes());
    if first.len() < 2 || second.len() < 2 || second.len() > 2 * LONGEST {
        return false;
    }
    let longest = first.len().min(second.len()).min(LONGEST);
    let starts_again = (3.min(longest)..=longest)
        .rev()
        .any(|len| first[first.len() - len..].eq_ignore_ascii_case(&second[..len]));
    let rhymes = first.len() == second.len() && first[1..].eq_ignore_ascii_case(&second[1..]);
    starts_again || rhymes
}

#[cfg(test)]
mod tests {
    use super::is_reduplicated;

    #[test]
    fn doubled_words() {
        for form in [
            "anak-anak",
            "Undang-Undang",
            "berlari-lari",
            "sayur-mayur",
            "buah-buahan",
            "sebaik-baiknya",
            "dua-duanya",
        ] {
            assert!(is_reduplicated(form), "{form}");
        }
        for form in [
            "ke-19",
            "non-aktif",
            "Prabowo-Gibran",
            "anti-korupsi",
            "konten",
        ] {
            assert!(!is_reduplicated(form), "{form}");
        }
    }
}
