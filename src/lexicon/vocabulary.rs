//! The words of all tables, each with its classes, found by key.

use super::class::WordClass;
use super::clitic::take_off;
use super::common::CommonWords;
use super::joint::Joints;
use super::key::word_key;
use crate::token::TokenFlags;

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
    /// By word id.
    keys: Vec<u64>,
    classes: Vec<WordClass>,
    /// The clitics that the words have if they are not whole.
    clitics: Vec<TokenFlags>,
    joints: Joints,
}

/// An open-addressing hash table on word keys: the words of the tables, and the common words besides.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    slots: Vec<Slot>,
    /// By word id.
    classes: Vec<WordClass>,
    /// How often the words of a band of frequency occur at least, by the number of the band; 0 for band 0.
    bands: Vec<u32>,
    pub(crate) joints: Joints,
}

/// A word of the vocabulary, 16 bytes long, so that all that the token layer asks of a word is in one cache line.
#[derive(Clone, Copy, Default, Debug)]
struct Slot {
    /// The lower half of the key; the upper half says which slot.
    tag: u32,
    entry: u32,
    classes: WordClass,
}

/// What the token layer asks of a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    /// From the lowest bit: the word id, the clitics, [`LISTED`], [`USUAL`], the band of frequency.
    bits: u32,
    /// The classes of the word, clitics taken off where only that makes it known.
    pub(crate) classes: WordClass,
}

/// The bits of a word id.
const ID: u32 = (1 << 22) - 1;
/// The word stands in a table itself, not only without its clitics.
const LISTED: u32 = 1 << 25;
/// The word asks for no more than its token: it begins no phrase of the page.
const USUAL: u32 = 1 << 26;
/// Where the band begins.
const BAND: u32 = 27;
/// Where the three flags of clitics begin, less their place in [`TokenFlags`].
const CLITICS: u32 = 22 - 3;

impl Entry {
    /// The word, clitics taken off where only that makes it known.
    #[inline]
    pub(crate) fn word(self) -> WordId {
        WordId(self.bits & ID)
    }

    /// The flags of the word's clitics.
    #[inline]
    pub(crate) fn clitics(self) -> TokenFlags {
        TokenFlags::clitics((self.bits >> CLITICS) as u16)
    }

    /// Whether the word is neither in a table nor common.
    #[inline]
    pub(crate) fn is_absent(self) -> bool {
        self.bits == 0
    }

    /// Whether the word stands in a table itself.
    #[inline]
    pub(crate) fn is_listed(self) -> bool {
        self.bits & LISTED != 0
    }

    /// Whether the word is there and asks for no more than its token.
    #[inline]
    pub(crate) fn is_usual(self) -> bool {
        self.bits & USUAL != 0
    }
}

impl Default for VocabularyBuilder {
    fn default() -> VocabularyBuilder {
        VocabularyBuilder {
            slots: vec![Slot::default(); 1 << 12],
            keys: vec![0],
            classes: vec![WordClass::NONE],
            clitics: vec![TokenFlags::empty()],
            joints: Joints::default(),
        }
    }
}

impl VocabularyBuilder {
    /// More words than this are not told apart.
    pub(crate) const MOST: usize = ID as usize;

    /// Enters a word, or adds classes to one that is there. One word, without blanks.
    pub(crate) fn add(&mut self, word: &str, classes: WordClass) -> WordId {
        if self.slots.len() < self.classes.len() * 2 {
            self.grow();
        }
        let key = word_key(word);
        let at = find(&self.slots, key);
        if self.slots[at].entry == 0 {
            self.slots[at] = Slot {
                tag: key as u32,
                entry: self.classes.len() as u32,
                classes: WordClass::NONE,
            };
            let clitics = take_off(word, (WordId(1), WordClass::NONE), |_| Default::default());
            self.keys.push(key);
            self.classes.push(WordClass::NONE);
            self.clitics.push(clitics.flags);
        }
        let id = WordId(self.slots[at].entry);
        self.classes[id.index()] |= classes;
        if classes.is(WordClass::NAME) {
            self.joints.add_first(word.as_bytes());
        }
        id
    }

    /// Notes a word that may be the end of one that a lost blank has glued together.
    pub(crate) fn add_last(&mut self, word: &str) {
        self.joints.add_last(word.as_bytes());
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.classes.len() - 1
    }

    /// The vocabulary, with the common words.
    pub(crate) fn build(mut self) -> Vocabulary {
        let common = CommonWords::load();
        let mut bands = vec![0];
        let mut entered = vec![false; self.classes.len()];
        // The most frequent words first: they get the slots where they are looked for.
        let mut slots = Vec::with_capacity(self.classes.len() * 2);
        for (word, at_least) in common.words() {
            if bands.last() != Some(&at_least) {
                bands.push(at_least);
            }
            let band = (bands.len() as u32 - 1) << BAND;
            if is_half(word.len(), at_least) {
                self.joints.add_first(word.as_bytes());
                self.joints.add_last(word.as_bytes());
            }
            let key = word_key(word);
            let id = self.id(key);
            entered[id.index()] = true;
            let slot = if id == WordId::UNKNOWN {
                self.common(word)
            } else {
                self.listed(id)
            };
            slots.push((
                key,
                Slot {
                    entry: slot.entry | band,
                    ..slot
                },
            ));
        }
        let rest = (1..self.classes.len()).filter(|&id| !entered[id]);
        slots.extend(rest.map(|id| (self.keys[id], self.listed(WordId(id as u32)))));
        // A quarter of the slots at most, for a word that is not where it is looked for first costs a wrong guess.
        self.slots = vec![Slot::default(); (slots.len() * 4).next_power_of_two()];
        for (key, slot) in slots {
            let at = find(&self.slots, key);
            self.slots[at] = slot;
        }
        Vocabulary {
            slots: self.slots,
            classes: self.classes,
            bands,
            joints: self.joints,
        }
    }

    fn id(&self, key: u64) -> WordId {
        WordId(self.slots[find(&self.slots, key)].entry)
    }

    /// The slot of a word in a table.
    fn listed(&self, id: WordId) -> Slot {
        let classes = self.classes[id.index()];
        let clitics = if classes.is(WordClass::WHOLE) {
            TokenFlags::empty()
        } else {
            self.clitics[id.index()]
        };
        let usual = if classes.is(WordClass::PAGE) {
            0
        } else {
            USUAL
        };
        Slot {
            tag: self.keys[id.index()] as u32,
            entry: id.0 | u32::from(clitics.bits()) << CLITICS | LISTED | usual,
            classes,
        }
    }

    /// The slot of a common word that is in no table, perhaps without its clitics.
    fn common(&self, word: &str) -> Slot {
        let find = |stem: &str| {
            let id = self.id(word_key(stem));
            (id, self.classes[id.index()])
        };
        let found = take_off(word, Default::default(), find);
        let classes = self.classes[found.word.index()];
        let usual = if classes.is(WordClass::PAGE) {
            0
        } else {
            USUAL
        };
        Slot {
            tag: word_key(word) as u32,
            entry: found.word.0 | u32::from(found.flags.bits()) << CLITICS | usual,
            classes,
        }
    }

    fn grow(&mut self) {
        let mut slots = vec![Slot::default(); self.slots.len() * 2];
        for &slot in self.slots.iter().filter(|slot| slot.entry != 0) {
            let at = find(&slots, self.keys[slot.entry as usize]);
            slots[at] = slot;
        }
        self.slots = slots;
    }
}

impl Vocabulary {
    /// What the token layer asks of the word with this key.
    #[inline]
    pub(crate) fn entry(&self, key: u64) -> Entry {
        let mut slot = &self.slots[home(&self.slots, key)];
        if slot.tag != key as u32 {
            slot = &self.slots[find(&self.slots, key)];
        }
        Entry {
            bits: slot.entry,
            classes: slot.classes,
        }
    }

    /// The word with this key.
    pub(crate) fn lookup(&self, key: u64) -> WordId {
        self.find(key).0
    }

    /// The word with this key, and its classes.
    #[inline]
    pub(crate) fn find(&self, key: u64) -> (WordId, WordClass) {
        let entry = self.entry(key);
        if entry.is_listed() {
            (entry.word(), entry.classes)
        } else {
            (WordId::UNKNOWN, WordClass::NONE)
        }
    }

    /// How often a word with this key occurs at least; 0 where it is not common.
    pub(crate) fn count(&self, key: u64) -> u32 {
        self.bands[(self.entry(key).bits >> BAND) as usize]
    }

    pub(crate) fn classes(&self, id: WordId) -> WordClass {
        self.classes[id.index()]
    }

    /// The id of a word as text, for tables and tests.
    pub(crate) fn id(&self, word: &str) -> WordId {
        self.lookup(word_key(word))
    }
}

/// Whether a word of this length and frequency may be half of a word that a lost blank has glued together.
#[inline]
pub(crate) fn is_half(len: usize, count: u32) -> bool {
    count >= if len > 3 { 40 } else { 3000 }
}

/// The slot where a key is looked for first.
#[inline]
fn home(slots: &[Slot], key: u64) -> usize {
    (key >> 32) as usize & (slots.len() - 1)
}

/// The slot of a key, or the empty one where it would go. Half of the slots at most are taken.
#[inline(never)]
fn find(slots: &[Slot], key: u64) -> usize {
    let mut at = home(slots, key);
    while slots[at].tag != key as u32 && slots[at].entry != 0 {
        at = (at + 1) & (slots.len() - 1);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{Vocabulary, VocabularyBuilder, WordId};
    use crate::lexicon::{WordClass, word_key};
    use crate::token::TokenFlags;

    fn vocabulary() -> Vocabulary {
        let mut words = VocabularyBuilder::default();
        words.add("pihak", WordClass::VESSEL);
        words.add("adalah", WordClass::WHOLE);
        words.add("apakah", WordClass::NONE);
        words.build()
    }

    #[test]
    fn frequent_words_count_more_than_rare_ones() {
        let vocabulary = vocabulary();
        let count = |word| vocabulary.count(word_key(word));
        assert!(count("yang") > count("kemudian"));
        assert!(count("kemudian") > count("bendungan"));
        assert_eq!(count("qwertyuiop"), 0);
        let taken = vocabulary
            .slots
            .iter()
            .filter(|slot| slot.entry != 0)
            .count();
        assert!(taken * 2 <= vocabulary.slots.len());
    }

    #[test]
    fn a_word_is_known_by_itself_or_without_clitics() {
        let vocabulary = vocabulary();
        let entry = |word| vocabulary.entry(word_key(word));
        assert!(entry("pihak").is_listed());
        // In no table, but common, and a word of a table with *-nya*.
        let other = entry("pihaknya");
        assert_eq!(other.word(), vocabulary.id("pihak"));
        assert_eq!(other.clitics(), TokenFlags::NYA);
        assert_eq!(other.classes, WordClass::VESSEL);
        assert_eq!(vocabulary.id("pihaknya"), WordId::UNKNOWN);
        assert_eq!(entry("apakah").clitics(), TokenFlags::PARTICLE);
        assert_eq!(entry("adalah").clitics(), TokenFlags::empty());
        assert!(entry("qwertyuiop").is_absent());
        assert!(entry("yang").word() == WordId::UNKNOWN && !entry("yang").is_absent());
    }
}
