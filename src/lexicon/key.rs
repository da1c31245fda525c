//! The folded key of a word.

/// A 64-bit key of a word that is the same for each way of writing its letters large or small.
///
/// Apostrophes do not count (*Jum'at* has the key of *jumat*). The key of a word is part of the format of the name
/// model: whoever changes this function trains the model anew. Two words with one key would take an adversary to find,
/// and cost a wrong reading of that word and no more.
pub(crate) fn word_key(word: &str) -> u64 {
    let bytes = word.as_bytes();
    if bytes.iter().all(u8::is_ascii_alphanumeric) {
        return key_of(bytes);
    }
    let folded: String = word
        .chars()
        .filter(|c| !is_apostrophe(*c))
        .flat_map(char::to_lowercase)
        .collect();
    key_of(folded.as_bytes())
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | 'ʼ' | '´')
}

fn key_of(bytes: &[u8]) -> u64 {
    const FOLD: u64 = 0x2020_2020_2020_2020;
    let mut key = mix(
        bytes.len() as u64 ^ 0x9e37_79b9_7f4a_7c15,
        0xd6e8_feb8_6659_fd93,
    );
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let chunk = u64::from_le_bytes(chunk.try_into().expect("eight bytes"));
        key = mix(key ^ (chunk | FOLD), 0xa076_1d64_78bd_642f);
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        let word = rest
            .iter()
            .rev()
            .fold(0, |word, &byte| word << 8 | u64::from(byte | 0x20));
        key = mix(key ^ word, 0xe703_7ed1_a0b4_28db);
    }
    key
}

fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product >> 64) as u64 ^ product as u64
}

#[cfg(test)]
mod tests {
    use super::word_key;

    #[test]
    fn letters_fold_and_apostrophes_do_not_count() {
        assert_eq!(word_key("KEMENTERIAN"), word_key("Kementerian"));
        assert_eq!(word_key("Jum’at"), word_key("JUMAT"));
        assert_eq!(word_key("Élite"), word_key("élite"));
        assert_ne!(word_key("kata"), word_key("data"));
        assert_ne!(word_key("a"), word_key("aa"));
    }
}
