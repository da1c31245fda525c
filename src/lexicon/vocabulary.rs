//! The words of all tables, each with its classes, found by key.

use super::class::WordClass;
use super::key::word_key;

/// The number of a word in the vocabulary; 0 stands for every word that is in no table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub(crate) struct WordId(pub(crate) u32);

impl WordId {
    pub(crate) const UNKNOWN: WordId = WordId(0);

    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// Collects words while the tables are loaded.
#[derive(Debug)]
pub(crate) struct VocabularyBuilder {
    slots: Vec<Slot>,
    classes: Vec<WordClass>,
}

/// An open-addressing hash table on word keys.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    slots: Vec<Slot>,
    classes: Vec<WordClass>,
}

#[derive(Clone, Copy, Default, Debug)]
struct Slot {
    key: u64,
    id: WordId,
}

impl Default for VocabularyBuilder {
    fn default() -> VocabularyBuilder {
        VocabularyBuilder {
            slots: vec![Slot::default(); 1 << 12],
            classes: vec![WordClass::NONE],
        }
    }
}

impl VocabularyBuilder {
    /// Enters a word, or adds classes to one that is there. One word, without blanks.
    pub(crate) fn add(&mut self, word: &str, classes: WordClass) -> WordId {
        if self.slots.len() < self.classes.len() * 3 {
            self.grow();
        }
        let key = word_key(word);
        let at = find(&self.slots, key);
        if self.slots[at].id == WordId::UNKNOWN {
            self.slots[at] = Slot {
                key,
                id: WordId(self.classes.len() as u32),
            };
            self.classes.push(WordClass::NONE);
        }
        let id = self.slots[at].id;
        self.classes[id.index()] |= classes;
        id
    }

    pub(crate) fn build(self) -> Vocabulary {
        Vocabulary {
            slots: self.slots,
            classes: self.classes,
        }
    }

    fn grow(&mut self) {
        let mut slots = vec![Slot::default(); self.slots.len() * 2];
        for &slot in self.slots.iter().filter(|slot| slot.id != WordId::UNKNOWN) {
            let at = find(&slots, slot.key);
            slots[at] = slot;
        }
        self.slots = slots;
    }
}

impl Vocabulary {
    /// The word with this key.
    pub(crate) fn lookup(&self, key: u64) -> WordId {
        self.slots[find(&self.slots, key)].id
    }

    pub(crate) fn classes(&self, id: WordId) -> WordClass {
        self.classes[id.index()]
    }

    /// The id of a word as text, for tables and tests.
    pub(crate) fn id(&self, word: &str) -> WordId {
        self.lookup(word_key(word))
    }
}

/// The slot of a key, or the empty one where it would go. A third of the slots at most is taken.
fn find(slots: &[Slot], key: u64) -> usize {
    let mask = slots.len() - 1;
    let mut at = (key >> 32) as usize & mask;
    while slots[at].id != WordId::UNKNOWN && slots[at].key != key {
        at = (at + 1) & mask;
    }
    at
}
