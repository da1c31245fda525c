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
    /// By word id, from 1.
    keys: Vec<u64>,
    classes: Vec<WordClass>,
}

/// An open-addressing hash table on word keys.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// One bit for each key, so that most words that are in no table cost one look.
    filter: Vec<u64>,
    slots: Vec<Slot>,
    classes: Vec<WordClass>,
}

#[derive(Clone, Copy, Default, Debug)]
struct Slot {
    /// The lower half of the key; the upper half says which slot.
    tag: u32,
    id: WordId,
}

impl Default for VocabularyBuilder {
    fn default() -> VocabularyBuilder {
        VocabularyBuilder {
            slots: vec![Slot::default(); 1 << 12],
            keys: Vec::new(),
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
                tag: key as u32,
                id: WordId(self.classes.len() as u32),
            };
            self.keys.push(key);
            self.classes.push(WordClass::NONE);
        }
        let id = self.slots[at].id;
        self.classes[id.index()] |= classes;
        id
    }

    pub(crate) fn build(self) -> Vocabulary {
        // Sixteen bits for a word: one unknown word in sixteen is looked up in vain.
        let words = (self.classes.len() / 4).next_power_of_two().max(64);
        let mut filter = vec![0; words];
        for key in &self.keys {
            filter[*key as usize >> 6 & (words - 1)] |= 1 << (key & 63);
        }
        Vocabulary {
            filter,
            slots: self.slots,
            classes: self.classes,
        }
    }

    fn grow(&mut self) {
        let mut slots = vec![Slot::default(); self.slots.len() * 2];
        for &slot in self.slots.iter().filter(|slot| slot.id != WordId::UNKNOWN) {
            let at = find(&slots, self.keys[slot.id.index() - 1]);
            slots[at] = slot;
        }
        self.slots = slots;
    }
}

impl Vocabulary {
    /// The word with this key.
    pub(crate) fn lookup(&self, key: u64) -> WordId {
        self.find(key).0
    }

    /// The word with this key, and its classes.
    ///
    /// Without a branch on whether the word is known, which no processor could foresee: where the filter says no, the
    /// first slot is read, which is always empty.
    #[inline]
    pub(crate) fn find(&self, key: u64) -> (WordId, WordClass) {
        let bits = self.filter[key as usize >> 6 & (self.filter.len() - 1)];
        let known = (bits >> (key & 63) & 1) as usize;
        let mut at = home(&self.slots, key) & known.wrapping_neg();
        let mut slot = &self.slots[at];
        while (slot.tag != key as u32) & (slot.id != WordId::UNKNOWN) {
            at = next(&self.slots, at);
            slot = &self.slots[at];
        }
        (slot.id, self.classes[slot.id.index()])
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
    let mut at = home(slots, key);
    while slots[at].id != WordId::UNKNOWN && slots[at].tag != key as u32 {
        at = next(slots, at);
    }
    at
}

/// The slot to look for a key first: any but the slot 0, which stays empty.
#[inline]
fn home(slots: &[Slot], key: u64) -> usize {
    ((key >> 32) as usize & (slots.len() - 1)).max(1)
}

#[inline]
fn next(slots: &[Slot], at: usize) -> usize {
    ((at + 1) & (slots.len() - 1)).max(1)
}
