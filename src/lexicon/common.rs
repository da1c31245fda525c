//! Common words and how often they occur.

use super::Table;
use super::key::word_key;

const COMMON: &str = include_str!("../../data/frequent-words.tsv");

/// The common words of `data/frequent-words.tsv`, by key.
#[derive(Debug)]
pub(crate) struct CommonWords {
    /// Open addressing; a count of 0 marks an empty slot.
    slots: Vec<(u32, u32)>,
}

impl CommonWords {
    pub(crate) fn load() -> CommonWords {
        let table = Table::builtin("data/frequent-words.tsv", COMMON);
        let mut common = CommonWords {
            slots: vec![(0, 0); 1 << 16],
        };
        for record in table.records() {
            let count = record.get("at_least").parse().unwrap_or(1);
            for word in record.get("words").split(' ') {
                let key = word_key(word);
                let at = common.slot(key);
                common.slots[at] = (key as u32, count);
            }
        }
        common
    }

    /// How often a word occurs at least; 0 where it is not common.
    pub(crate) fn count(&self, key: u64) -> u32 {
        self.slots[self.slot(key)].1
    }

    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (key >> 32) as usize & mask;
        while self.slots[at].1 != 0 && self.slots[at].0 != key as u32 {
            at = (at + 1) & mask;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::CommonWords;
    use crate::lexicon::word_key;

    #[test]
    fn frequent_words_count_more_than_rare_ones() {
        let common = CommonWords::load();
        let count = |word| common.count(word_key(word));
        assert!(count("yang") > count("kemudian"));
        assert!(count("kemudian") > count("bendungan"));
        assert_eq!(count("qwertyuiop"), 0);
        // Half of the slots stay empty.
        let taken = common.slots.iter().filter(|slot| slot.1 != 0).count();
        assert!(taken * 2 < common.slots.len());
    }
}
