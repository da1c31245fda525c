//! The folded key of a word.

/// A 64-bit key of a word that is the same for each way of writing its letters large or small.
///
/// Apostrophes do not count (*Jum'at* has the key of *jumat*). The key of a word is part of the format of the name
/// model: whoever changes this function trains the model anew. Two words with one key would take an adversary to find,
/// and cost a wrong reading of that word and no more.
pub(crate) fn word_key(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let odd = |odd, &byte: &u8| odd | !byte.is_ascii() | (byte == b'\'') | (byte == b'`');
    if !bytes.iter().fold(false, odd) {
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
    /// Not zero if a capital stands behind the first byte.
    capitals: u64,
}

impl AsciiWord {
    /// Whether a capital stands behind the first byte.
    #[inline]
    pub(crate) fn has_inner_capital(self) -> bool {
        self.capitals != 0
    }
}

/// Reads `text[start..end]`, which must hold ASCII letters and digits alone and one byte at least.
#[inline(always)]
pub(crate) fn ascii_word(text: &[u8], start: usize, end: usize) -> AsciiWord {
    let len = end - start;
    if let Some(window) = text.get(start..).and_then(<[u8]>::first_chunk)
        && let Some(length) = LENGTHS.get(len)
    {
        return short_ascii_word(window, length);
    }
    other_ascii_word(&text[start..end])
}

#[inline(always)]
fn short_ascii_word(window: &[u8; 16], length: &Length) -> AsciiWord {
    // Both halves always: no processor could foresee how long a word is.
    let window = u128::from_le_bytes(*window);
    let (first, second) = (window as u64, (window >> 64) as u64);
    let half = mix(
        length.seed ^ ((first | FOLD) & length.here),
        length.multiplier,
    );
    let whole = mix(
        half ^ ((second | FOLD) & length.there),
        length.second_multiplier,
    );
    AsciiWord {
        key: half ^ ((half ^ whole) & length.long),
        // Of letters and digits, only capitals lack the bit 0x20.
        capitals: (!first & length.small) | (!second & length.there & FOLD),
    }
}

/// What the key of a word of 16 letters at most is made with.
#[derive(Clone, Copy)]
struct Length {
    seed: u64,
    /// The bytes of the word in the first eight, and in the second.
    here: u64,
    there: u64,
    multiplier: u64,
    second_multiplier: u64,
    /// The bit 0x20 of each byte in the first eight but the very first.
    small: u64,
    /// All bits if the word is longer than eight bytes.
    long: u64,
}

static LENGTHS: [Length; 17] = {
    let none = Length {
        seed: 0,
        here: 0,
        there: 0,
        multiplier: WHOLE,
        second_multiplier: WHOLE,
        small: 0,
        long: 0,
    };
    let mut lengths = [none; 17];
    let mut len = 0;
    while len < lengths.len() {
        let word = !u128::MAX.unbounded_shl(len as u32 * 8);
        lengths[len] = Length {
            seed: seed(len),
            here: word as u64,
            there: (word >> 64) as u64,
            multiplier: if len < 8 { REST } else { WHOLE },
            second_multiplier: if len < 16 { REST } else { WHOLE },
            small: word as u64 & FOLD & !0xff,
            long: if len <= 8 { 0 } else { u64::MAX },
        };
        len += 1;
    }
    lengths
};

/// A word of more than 16 letters, or one at the end of the text.
#[inline(never)]
fn other_ascii_word(word: &[u8]) -> AsciiWord {
    if let Some(length) = LENGTHS.get(word.len()) {
        let mut window = [0; 16];
        window[..word.len()].copy_from_slice(word);
        return short_ascii_word(&window, length);
    }
    let capital = |any, byte: &u8| any | byte.is_ascii_uppercase();
    AsciiWord {
        key: key_of(word),
        capitals: u64::from(word[1..].iter().fold(false, capital)),
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
    let len = chunks.remainder().len() as u32;
    if len != 0 {
        let rest = match bytes.last_chunk() {
            Some(last) => u64::from_le_bytes(*last) >> (64 - len * 8),
            None => little_endian(bytes),
        };
        let here = !(u64::MAX << (len * 8));
        key = mix(key ^ ((rest | FOLD) & here), REST);
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
                let capital = bytes[1..].iter().any(u8::is_ascii_uppercase);
                assert_eq!(read.has_inner_capital(), capital, "{word}");
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
