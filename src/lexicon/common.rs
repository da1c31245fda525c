//! Common words and how often they occur.

use super::Table;

const COMMON: &str = include_str!("../../data/frequent-words.tsv");

/// The common words of `data/frequent-words.tsv` in bands of frequency, the most frequent words first.
#[derive(Debug)]
pub(super) struct CommonWords {
    /// How often the words of a band occur at least, and the words with blanks between them.
    pub(super) bands: Vec<(u32, &'static str)>,
}

impl CommonWords {
    pub(super) fn load() -> CommonWords {
        let table = Table::builtin("data/frequent-words.tsv", COMMON);
        let band = |record: super::table::Record<'_, 'static>| {
            let at_least = record.get("at_least").parse().unwrap_or(1);
            (at_least, record.get("words"))
        };
        let mut bands: Vec<(u32, &str)> = table.records().map(band).collect();
        bands.sort_by_key(|&(at_least, _)| std::cmp::Reverse(at_least));
        CommonWords { bands }
    }

    /// Each word and how often it occurs at least, the most frequent ones first.
    pub(super) fn words(&self) -> impl Iterator<Item = (&'static str, u32)> {
        let words = |&(at_least, words): &(u32, &'static str)| {
            words.split(' ').map(move |word| (word, at_least))
        };
        self.bands.iter().flat_map(words)
    }
}
