//! Clitics and doubled words.

use crate::lexicon::{Clitics, Tables, WordClass, WordId, take_off};
use crate::span::Span;

/// Whether the first or last letters of a word may be a clitic: a quick test before [`find`].
#[inline]
pub(super) fn may_have(form: &[u8]) -> bool {
    let Some(end) = form.last_chunk::<3>() else {
        return false;
    };
    let end = u32::from_le_bytes([b' ', end[0], end[1], end[2]]) | 0x2020_2020;
    let enclitic = [*b" nya", *b" lah", *b" kah", *b" pun"];
    let proclitic = form.len() > 4 && form[0] == b'k' && matches!(form[1], b'u' | b'a');
    proclitic || enclitic.map(u32::from_le_bytes).contains(&end)
}

/// The clitics of a word.
pub(super) fn find(form: &str, word: WordId, classes: WordClass, tables: &Tables) -> Clitics {
    take_off(form, (word, classes), |stem| {
        let word = tables.vocabulary.id(stem);
        (word, tables.vocabulary.classes(word))
    })
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
    let form = form.as_bytes();
    let Some(hyphen) = form.iter().position(|&byte| byte == b'-') else {
        return false;
    };
    let (first, second) = (&form[..hyphen], &form[hyphen + 1..]);
    if first.len() < 2 || second.len() < 2 || second.len() > 2 * LONGEST {
        return false;
    }
    let longest = first.len().min(second.len()).min(LONGEST);
    // The end of the first part is the start of the second, from its first letter on.
    let same = |a: u8, b: u8| a.eq_ignore_ascii_case(&b);
    let starts_again = (3.min(longest)..=longest).any(|len| {
        let end = &first[first.len() - len..];
        same(end[0], second[0]) && end.eq_ignore_ascii_case(&second[..len])
    });
    let rhymes = first.len() == second.len() && first[1..].eq_ignore_ascii_case(&second[1..]);
    starts_again || rhymes
}

#[cfg(test)]
mod tests {
    use super::is_reduplicated;
    use crate::token::TokenFlags;
    use crate::{Analyzer, Layers};

    #[track_caller]
    fn assert_flags(text: &str, flags: TokenFlags, words: &[&str]) {
        let analyzer = Analyzer::builder().layers(Layers::none()).build().unwrap();
        let document = analyzer.analyze(text);
        let with = document.tokens().iter().filter(|token| token.has(flags));
        let with: Vec<&str> = with.map(|token| document.slice(token.span)).collect();
        assert_eq!(with, words);
    }

    #[test]
    fn clitics_are_marked_also_where_a_blank_parts_them() {
        let text = "Kontennya ada, konten nya hanya itu; APBD-nya tanya Rumahnya";
        assert_flags(
            text,
            TokenFlags::NYA,
            &["Kontennya", "nya", "APBD-nya", "Rumahnya"],
        );
        let text = "Apakah dialah langkah itu? Dia pun merekapun walaupun setelah";
        assert_flags(
            text,
            TokenFlags::PARTICLE,
            &["Apakah", "dialah", "pun", "merekapun"],
        );
        let text = "Kuliah itu kukatakan kuat, kaukatakan kaum";
        assert_flags(text, TokenFlags::PROCLITIC, &["kukatakan", "kaukatakan"]);
    }

    #[test]
    fn words_said_twice_are_marked_with_and_without_a_hyphen() {
        let text = "konten konten, anak-anak, Kota Kota, itu, itu, 14 14";
        assert_flags(
            text,
            TokenFlags::REDUPLICATED,
            &["konten", "anak-anak", "Kota"],
        );
    }

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
