//! What the rest of the article says about a word.

use super::unit::{Shape, Style, Unit};
use crate::lexicon::WordClass;

/// Evidence about each word that is written with a capital somewhere in the article.
#[derive(Debug)]
pub(crate) struct Article {
    slots: Vec<u32>,
    words: Vec<Evidence>,
    /// The number of the word of each token in `words`; [`Article::NONE`] where it has none.
    pub(crate) of: Vec<u32>,
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

    pub(crate) fn new(units: &[Unit]) -> Article {
        let strong = units.iter().filter(|unit| unit.is_strong()).count();
        let size = (strong * 2 + 2).next_power_of_two();
        let mut article = Article {
            slots: vec![Article::NONE; size],
            words: Vec::with_capacity(strong / 2),
            of: vec![Article::NONE; units.len()],
        };
        let mut head = None;
        for (at, unit) in units.iter().enumerate() {
            head = head_of(unit, head);
            if unit.is_strong() {
                article.enter(units, at, head.filter(|_| unit.title == 0));
            }
        }
        for (at, unit) in units.iter().enumerate() {
            if unit.shape == Shape::Lower {
                let slot = article.find(unit.key);
                let word = article.slots[slot];
                if word != Article::NONE {
                    article.of[at] = word;
                    let word = &mut article.words[word as usize];
                    word.lower = word.lower.saturating_add(1);
                }
            }
        }
        article
    }

    /// The evidence about the word of a token.
    pub(crate) fn evidence(&self, at: usize) -> Option<&Evidence> {
        self.words.get(*self.of.get(at)? as usize)
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
            (before.classes | after.classes) & Unit::CUE != 0,
        );
        bump(
            &mut word.placed,
            before.shape == Shape::Lower && super::unit::is_preposition(before.key),
        );
    }
}

/// What heads the row of capitals that a token stands in: a title, an organization's head, a place's head.
fn head_of(unit: &Unit, head: Option<usize>) -> Option<usize> {
    const ORGANIZATION: u32 = (WordClass::ORG_HEAD.0 >> 28) as u32;
    const PLACE: u32 = (WordClass::PLACE_HEAD.0 >> 28) as u32;
    if unit.title & 1 != 0 {
        Some(0)
    } else if unit.has(Unit::SENTENCE_START)
        || !(unit.is_strong() || unit.classes & (ORGANIZATION | PLACE) != 0)
    {
        None
    } else if unit.classes & ORGANIZATION != 0 {
        Some(1)
    } else if unit.classes & PLACE != 0 {
        Some(2)
    } else {
        head
    }
}
