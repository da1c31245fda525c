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

/// A run of ASCII letters and digits, read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AsciiWord {
    /// The [`word_key`] of the run.
    pub(crate) key: u64,
    /// Whether a digit, or a capital behind the first byte, is in it: not zero if so.
    unusual: u64,
}

impl AsciiWord {
    /// Whether it is small letters alone, but for the first.
    #[inline]
    pub(crate) fn is_plain(self) -> bool {
        self.unusual == 0
    }
}

/// Reads `text[start..end]`, which must hold ASCII letters and digits alone and one byte at least.
#[inline(always)]
pub(crate) fn ascii_word(text: &[u8], start: usize, end: usize) -> AsciiWord {
    let len = end - start;
    if len <= 16
        && let (Some(first), Some(second)) = (window(text, start), window(text, start + 8))
    {
        // Both halves always: no processor could foresee how long a word is.
        let bits = len as u32 * 8;
        let here = u64::MAX >> (64 - bits.min(64));
        let there = u64::MAX.checked_shr(128 - bits.max(64)).unwrap_or(0);
        let half = mix(
            SEEDS[len] ^ ((first | FOLD) & here),
            if len < 8 { REST } else { WHOLE },
        );
        let whole = mix(
            half ^ ((second | FOLD) & there),
            if len < 16 { REST } else { WHOLE },
        );
        return AsciiWord {
            key: if len <= 8 { half } else { whole },
            unusual: unusual(first, here, !0xff) | unusual(second, there, !0),
        };
    }
    long_ascii_word(&text[start..end])
}

#[inline]
fn window(text: &[u8], at: usize) -> Option<u64> {
    let window = text.get(at..)?.first_chunk()?;
    Some(u64::from_le_bytes(*window))
}

/// Where the bytes of `here` are digits, and where those of `inner` are capitals. Of letters and digits, 0x40 marks the
/// letters and 0x20 the small ones.
#[inline]
fn unusual(window: u64, here: u64, inner: u64) -> u64 {
    let letters = window & LETTER;
    let small = (window << 1) & letters;
    ((letters ^ LETTER) | ((letters ^ small) & inner)) & here
}

#[inline(never)]
fn long_ascii_word(word: &[u8]) -> AsciiWord {
    let unusual =
        word[1..].iter().any(|byte| !byte.is_ascii_lowercase()) || word[0].is_ascii_digit();
    AsciiWord {
        key: key_of(word),
        unusual: u64::from(unusual),
    }
}

/// The key of `text[start..end]`, which must hold ASCII letters and digits alone.
#[inline]
pub(crate) fn ascii_key(text: &[u8], start: usize, end: usize) -> u64 {
    ascii_word(text, start, end).key
}

fn little_endian(bytes: &[u8]) -> u64 {
    let add = |word, &byte| word << 8 | u64::from(byte);
    bytes.iter().rev().fold(0, add)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | 'ʼ' | '´')
}

/// The seeds of words up to this length are computed beforehand.
static SEEDS: [u64; 33] = {
    let mut seeds = [0; 33];
    let mut len = 0;
    while len < seeds.len() {
        seeds[len] = seed(len);
        len += 1;
    }
    seeds
};

const LETTER: u64 = 0x4040_4040_4040_4040;
const FOLD: u64 = 0x2020_2020_2020_2020;
const WHOLE: u64 = 0xa076_1d64_78bd_642f;
const REST: u64 = 0xe703_7ed1_a0b4_28db;

const fn seed(len: usize) -> u64 {
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
        let here = !(u64::MAX << (rest.len() * 8));
        key = mix(key ^ ((little_endian(rest) | FOLD) & here), REST);
    }
    key
}

const fn mix(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    (product >> 64) as u64 ^ product as u64
}

#[cfg(test)]
mod tests {
    use super::{ascii_word, word_key};

    #[test]
    fn the_fast_key_is_the_key() {
        let text = "PemerintahKabupaten2024xyz".as_bytes();
        for start in 0..text.len() {
            for end in start + 1..=text.len() {
                let word = std::str::from_utf8(&text[start..end]).unwrap();
                let read = ascii_word(text, start, end);
                assert_eq!(read.key, word_key(word), "{word}");
                let bytes = word.as_bytes();
                let plain =
                    bytes[0].is_ascii_alphabetic() && bytes[1..].iter().all(u8::is_ascii_lowercase);
                assert_eq!(read.is_plain(), plain, "{word}");
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
