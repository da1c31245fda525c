//! The folded key of a word.

/// A 64-bit key of a word that is the same for each way of writing its letters large or small.
///
/// Apostrophes do not count (*Jum'at* has the key of *jumat*). The key of a word is part of the format of the name
/// model: whoever changes this function trains the model anew. Two words with one key would take an adversary to find,
/// and cost a wrong reading of that word and no more.
pub(crate) fn word_key(word: &str) -> u64 {
    let bytes = word.as_bytes();
    if bytes
        .iter()
        .all(|byte| byte.is_ascii() && !matches!(byte, b'\'' | b'`'))
    {
        return key_of(bytes);
    }
    let folded: String = word
        .chars()
        .filter(|c| !is_apostrophe(*c))
        .flat_map(char::to_lowercase)
        .collect();
    key_of(folded.as_bytes())
}

/// The key of `text[start..end]`, which must hold ASCII letters and digits alone: [`word_key`] without its search.
#[inline]
pub(crate) fn ascii_key(text: &[u8], start: usize, end: usize) -> u64 {
    let len = end - start;
    // Most words have at most eight letters: one load, one mask.
    if let Some(window) = text.get(start..start + 8)
        && 0 < len
        && len <= 8
    {
        let window = u64::from_le_bytes(window.try_into().expect("eight bytes")) | FOLD;
        let seed = seed(len);
        return if len == 8 {
            mix(seed ^ window, WHOLE)
        } else {
            mix(seed ^ (window & !(u64::MAX << (len * 8))), REST)
        };
    }
    key_of(&text[start..end])
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | 'ʼ' | '´')
}

const FOLD: u64 = 0x2020_2020_2020_2020;
const WHOLE: u64 = 0xa076_1d64_78bd_642f;
const REST: u64 = 0xe703_7ed1_a0b4_28db;

fn seed(len: usize) -> u64 {
    mix(len as u64 ^ 0x9e37_79b9_7f4a_7c15, 0xd6e8_feb8_6659_fd93)
}

fn key_of(bytes: &[u8]) -> u64 {
    let mut key = seed(bytes.len());
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let chunk = u64::from_le_bytes(chunk.try_into().expect("eight bytes"));
        key = mix(key ^ (chunk | FOLD), WHOLE);
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        let word = rest
            .iter()
            .rev()
            .fold(0, |word, &byte| word << 8 | u64::from(byte | 0x20));
        key = mix(key ^ word, REST);
    }
    key
}

fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product >> 64) as u64 ^ product as u64
}

#[cfg(test)]
mod tests {
    use super::{ascii_key, word_key};

    #[test]
    fn the_fast_key_is_the_key() {
        let text = "PemerintahKabupaten2024xyz".as_bytes();
        for start in 0..text.len() {
            for end in start + 1..=text.len() {
                let word = std::str::from_utf8(&text[start..end]).unwrap();
                assert_eq!(ascii_key(text, start, end), word_key(word), "{word}");
            }
        }
    }

    #[test]
    fn letters_fold_and_apostrophes_do_not_count() {
        assert_eq!(word_key("KEMENTERIAN"), word_key("Kementerian"));
        assert_eq!(word_key("Jum’at"), word_key("JUMAT"));
        assert_eq!(word_key("Élite"), word_key("élite"));
        assert_ne!(word_key("kata"), word_key("data"));
        assert_ne!(word_key("a"), word_key("aa"));
    }
}
