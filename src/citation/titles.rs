//! Acts by the words of their titles.

use std::collections::HashMap;

use super::registry::Act;
use crate::lexicon::{Phrases, phrase_of, word_key};

/// The words of all titles, made at the first question.
#[derive(Debug)]
pub(crate) struct Titles {
    /// Whole titles, with the newest act of that title.
    phrases: Phrases<u32>,
    /// The act before with the same title.
    before: HashMap<u32, u32>,
    by_word: HashMap<u64, Vec<u32>>,
    /// How many different content words each title has.
    lengths: Vec<u16>,
}

/// Words that say nothing of what an act is about.
const EMPTY: &[&str] = &[
    "dan",
    "atau",
    "atas",
    "yang",
    "di",
    "dari",
    "dalam",
    "dengan",
    "untuk",
    "pada",
    "tentang",
    "nomor",
    "tahun",
    "undang",
    "uu",
    "ri",
    "republik",
    "indonesia",
    "negara",
    "no",
    "serta",
];

impl Titles {
    pub(crate) fn new(acts: &[Act]) -> Titles {
        let mut titles = Titles {
            phrases: Phrases::default(),
            before: HashMap::new(),
            by_word: HashMap::new(),
            lengths: Vec::with_capacity(acts.len()),
        };
        for (index, act) in acts.iter().enumerate() {
            let index = index as u32;
            let phrase = phrase_of(&act.title);
            if (act.kind == "uu" || act.kind == "perppu")
                && !phrase.is_empty()
                && let Some(older) = titles.phrases.entry(&phrase).replace(index)
            {
                titles.before.insert(index, older);
            }
            let words = content_words(&phrase);
            titles.lengths.push(words.len() as u16);
            for word in words {
                titles.by_word.entry(word).or_default().push(index);
            }
        }
        titles
    }

    /// The longest whole title at the start of these words, and the acts that bear it, newest first.
    pub(crate) fn whole<'s>(
        &'s self,
        keys: impl Iterator<Item = u64>,
    ) -> Option<(usize, impl Iterator<Item = u32> + 's)> {
        let (taken, newest) = self.phrases.longest(keys)?;
        let acts = std::iter::successors(Some(newest), |act| self.before.get(act).copied());
        Some((taken, acts))
    }

    /// The acts with all these words in their titles, the closest titles first, of equal ones the newest.
    pub(crate) fn search(&self, acts: &[Act], words: &str) -> Vec<u32> {
        let words = content_words(&phrase_of(words));
        let mut found = self.matches(&words);
        found.retain(|&(_, shared)| shared == words.len());
        let mut found: Vec<u32> = found.into_iter().map(|(act, _)| act).collect();
        found.sort_by_key(|&act| {
            let newest = std::cmp::Reverse(acts[act as usize].year);
            (self.lengths[act as usize], newest, act)
        });
        found
    }

    /// The acts that share words with these, and how many.
    pub(crate) fn matches(&self, words: &[u64]) -> Vec<(u32, usize)> {
        let mut shared: HashMap<u32, usize> = HashMap::new();
        for word in words {
            for &act in self.by_word.get(word).into_iter().flatten() {
                *shared.entry(act).or_default() += 1;
            }
        }
        let mut shared: Vec<_> = shared.into_iter().collect();
        shared.sort_unstable();
        shared
    }

    /// How many different content words the title of an act has.
    pub(crate) fn length(&self, act: u32) -> usize {
        usize::from(self.lengths[act as usize])
    }
}

/// The different words of a phrase that say what it is about.
pub(crate) fn content_words(phrase: &str) -> Vec<u64> {
    let mut words: Vec<u64> = phrase
        .split(' ')
        .filter(|word| {
            !word.is_empty() && !EMPTY.iter().any(|empty| word.eq_ignore_ascii_case(empty))
        })
        .map(word_key)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}
