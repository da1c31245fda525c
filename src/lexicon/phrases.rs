//! Names of several words, found by the keys of their tokens.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::key::word_key;

/// Phrases with a value each. A phrase is a path of word keys; every beginning of a path is entered too, so that a
/// search stops at the first word that goes on no phrase.
#[derive(Debug)]
pub(crate) struct Phrases<V> {
    nodes: HashMap<u64, Option<V>, BuildHasherDefault<KeyHasher>>,
}

impl<V> Default for Phrases<V> {
    fn default() -> Phrases<V> {
        Phrases {
            nodes: HashMap::default(),
        }
    }
}

impl<V: Copy> Phrases<V> {
    /// Enters a phrase, its words apart by blanks, or hands out the value that it has.
    pub(crate) fn entry(&mut self, phrase: &str) -> &mut Option<V> {
        let mut path = 0;
        for word in phrase.split_whitespace() {
            path = step(path, word_key(word.trim_end_matches('.')));
            self.nodes.entry(path).or_insert(None);
        }
        self.nodes.get_mut(&path).expect("a phrase has a word")
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The longest phrase at the start of these keys: how many keys it takes, and its value.
    pub(crate) fn longest(&self, keys: impl Iterator<Item = u64>) -> Option<(usize, V)> {
        let (mut path, mut found) = (0, None);
        for (index, key) in keys.enumerate() {
            path = step(path, key);
            match self.nodes.get(&path) {
                None => break,
                Some(None) => {}
                Some(Some(value)) => found = Some((index + 1, *value)),
            }
        }
        found
    }
}

/// The key of a phrase by the keys of its words.
pub(crate) fn phrase_key(keys: impl Iterator<Item = u64>) -> u64 {
    keys.fold(0, step)
}

fn step(path: u64, key: u64) -> u64 {
    (path.rotate_left(23) ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Takes a path, which is a hash already, as it is.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = step(self.0, u64::from(byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins() {
        let mut phrases = Phrases::default();
        *phrases.entry("Jawa") = Some(1);
        *phrases.entry("Jawa Barat Daya") = Some(2);
        let keys = |text: &str| text.split(' ').map(word_key).collect::<Vec<_>>();
        assert_eq!(
            phrases.longest(keys("Jawa Barat Laut").into_iter()),
            Some((1, 1))
        );
        assert_eq!(
            phrases.longest(keys("JAWA BARAT DAYA").into_iter()),
            Some((3, 2))
        );
        assert_eq!(phrases.longest(keys("Bali").into_iter()), None);
    }
}
