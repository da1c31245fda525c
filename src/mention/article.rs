//! What the rest of the article says about a word.

use super::unit::{Shape, Style, Unit, Units};
use crate::lexicon::WordClass;

/// Evidence about each word that is written with a capital somewhere in the article.
#[derive(Debug, Default)]
pub(crate) struct Article {
    slots: Vec<u32>,
    words: Vec<Evidence>,
    filter: Filter,
    /// The number of the word of each token in `words`; [`Article::NONE`] where it has none.
    of: Vec<u32>,
}

/// A bit for twelve bits of each key: most words of small letters are known by it to have no capital anywhere.
#[derive(Debug)]
struct Filter([u64; 64]);

impl Default for Filter {
    fn default() -> Filter {
        Filter([0; 64])
    }
}

impl Filter {
    fn add(&mut self, key: u64) {
        self.0[(key >> 38) as usize % 64] |= 1 << (key >> 32 & 63);
    }

    fn may_hold(&self, key: u64) -> bool {
        self.0[(key >> 38) as usize % 64] >> (key >> 32 & 63) & 1 != 0
    }
}

/// What was seen of a word in an article.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Evidence {
    key: u64,
    /// Times with a capital inside a sentence.
    pub(crate) inside: u8,
    /// Times with a capital at the start of a sentence.
    pub(crate) start: u8,
    /// Times in small letters.
    pub(crate) lower: u8,
    /// Times behind *di, ke, dari*.
    pub(crate) placed: u8,
    /// Times in a row of capitals behind a title, an organization's head, a place's head.
    pub(crate) headed: [u8; 3],
    /// Times beside a reporting word.
    pub(crate) cued: u8,
}

impl Article {
    pub(crate) const NONE: u32 = u32::MAX;

    /// Reads another article.
    pub(crate) fn read(&mut self, units: &Units) {
        let size = (units.strong.len() * 2 + 2).next_power_of_two();
        self.slots.clear();
        self.slots.resize(size, Article::NONE);
        self.words.clear();
        self.filter = Filter::default();
        self.of.clear();
        self.of.resize(units.list.len(), Article::NONE);
        let mut last = None;
        for &at in &units.strong {
            let at = at as usize;
            let head = head_at(&units.list, at, last);
            let unit = &units.list[at];
            self.enter(&units.list, at, head.filter(|_| unit.title == 0));
            last = Some((at, head));
        }
        for (at, unit) in units.list.iter().enumerate() {
            if unit.shape == Shape::Lower && self.filter.may_hold(unit.key) {
                self.count_lower(at, unit.key);
            }
        }
    }

    fn count_lower(&mut self, at: usize, key: u64) {
        let slot = self.find(key);
        let word = self.slots[slot];
        if word != Article::NONE {
            self.of[at] = word;
            let word = &mut self.words[word as usize];
            word.lower = word.lower.saturating_add(1);
        }
    }

    /// The evidence about the word of a token.
    pub(crate) fn evidence(&self, at: usize) -> Option<&Evidence> {
        self.words.get(*self.of.get(at)? as usize)
    }

    /// Gives back the memory that only a text far longer than an article needs.
    pub(crate) fn shrink(&mut self) {
        const MOST: usize = 1 << 14;
        self.slots.shrink_to(MOST);
        self.words.shrink_to(MOST);
        self.of.shrink_to(MOST);
    }

    fn find(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = (key >> 20) as usize & mask;
        while self.slots[slot] != Article::NONE && self.words[self.slots[slot] as usize].key != key
        {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn enter(&mut self, units: &[Unit], at: usize, head: Option<usize>) {
        let unit = &units[at];
        let slot = self.find(unit.key);
        if self.slots[slot] == Article::NONE {
            self.slots[slot] = self.words.len() as u32;
            self.filter.add(unit.key);
            self.words.push(Evidence {
                key: unit.key,
                ..Evidence::default()
            });
        }
        let index = self.slots[slot];
        self.of[at] = index;
        let word = &mut self.words[index as usize];
        if unit.style != Style::Plain {
            return;
        }
        let before = at.checked_sub(1).map_or(&Unit::OUTSIDE, |at| &units[at]);
        let after = units.get(at + 1).unwrap_or(&Unit::OUTSIDE);
        let bump = |count: &mut u8, yes: bool| *count = count.saturating_add(u8::from(yes));
        let start = unit.has(Unit::SENTENCE_START) || before.shape == Shape::Mark;
        bump(&mut word.start, start);
        bump(&mut word.inside, !start);
        if let Some(head) = head {
            bump(&mut word.headed[head], true);
        }
        bump(
            &mut word.cued,
            (before.classes | after.classes).is(WordClass::CUE),
        );
        bump(
            &mut word.placed,
            before.shape == Shape::Lower && super::unit::is_preposition(before.key),
        );
    }
}

/// What heads the row of capitals that a token stands in: a title (0), an organization's head (1), a place's head (2).
/// `last` is the last token with a capital before, and its head.
fn head_at(units: &[Unit], at: usize, last: Option<(usize, Option<usize>)>) -> Option<usize> {
    let before = at.checked_sub(1);
    let carried = match (before, last) {
        (Some(before), Some((last, head))) if before == last => head,
        (Some(before), _) => head_of(&units[before], None),
        _ => None,
    };
    head_of(&units[at], carried)
}

/// What a token heads, or, where it goes on with a row of capitals, what heads the row.
fn head_of(unit: &Unit, carried: Option<usize>) -> Option<usize> {
    let organization = unit.classes.is(WordClass::ORG_HEAD);
    let place = unit.classes.is(WordClass::PLACE_HEAD);
    if unit.title & 1 != 0 {
        Some(0)
    } else if unit.has(Unit::SENTENCE_START) || !(unit.is_strong() || organization || place) {
        None
    } else if organization {
        Some(1)
    } else if place {
        Some(2)
    } else {
        carried
    }
}
