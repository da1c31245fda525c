//! What the model knows of words: clusters from a corpus, and which small-letter words stand in names.

use std::collections::{BTreeMap, HashSet};

use warta::training::{self, EDGES, TAGS, info};

use super::clusters::Corpus;
use super::data::Text;

/// Facts by the key of a word.
pub type Words = BTreeMap<u64, u32>;

const CLUSTERS: usize = 256;
const CONTEXTS: usize = 4000;
const ROUNDS: usize = 8;
const RARE: u32 = 5;

pub fn learn(texts: &[Text], corpus: &[Text]) -> Words {
    let mut words = in_small_letters(texts);
    let counted: Vec<Vec<u64>> = corpus
        .iter()
        .map(|text| {
            let words = training::words(&text.text);
            words.iter().map(|word| word.entry).collect()
        })
        .collect();
    let counted = Corpus::new(&counted, RARE);
    let clusters = counted.cluster(CLUSTERS, CONTEXTS, ROUNDS, 7);
    for (&key, &cluster) in counted.keys.iter().zip(&clusters).skip(1) {
        *words.entry(key).or_insert(0) |= u32::from(cluster) + 1;
    }
    words
}

/// The words that few articles of the corpus hold.
pub fn rare(corpus: &[Text], articles: u32) -> HashSet<u64> {
    let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
    for text in corpus {
        let words = training::words(&text.text);
        let once: HashSet<u64> = words.iter().map(|word| word.entry).collect();
        for entry in once {
            *counts.entry(entry).or_insert(0) += 1;
        }
    }
    let rare = counts.into_iter().filter(|&(_, count)| count <= articles);
    rare.map(|(entry, _)| entry).collect()
}

/// A model with words and no weights.
pub fn pack(words: &Words) -> Vec<u8> {
    let words: Vec<(u64, u32)> = words.iter().map(|(&key, &facts)| (key, facts)).collect();
    training::pack(&[0; EDGES * TAGS * TAGS], &words, 0, &[])
}

/// The words that stand inside names, begin one or are one without a capital.
fn in_small_letters(texts: &[Text]) -> Words {
    const OUTSIDE: usize = 0;
    let empty = pack(&Words::new());
    let mut counts: BTreeMap<u64, [u32; 5]> = BTreeMap::new();
    for text in texts {
        let sample = training::read(&text.text, &empty, &[], &HashSet::new());
        let mut places = vec![OUTSIDE; sample.tokens.len()];
        for (span, _) in &text.names {
            let at = |byte: usize| sample.tokens.partition_point(|token| token.start < byte);
            let (first, end) = (at(span.start), at(span.end));
            let last = end.saturating_sub(first + 1);
            for (at, place) in places[first..end.max(first)].iter_mut().enumerate() {
                *place = 1 + usize::from(at == 0) + 2 * usize::from(at == last);
            }
        }
        for (word, &place) in sample.words.iter().zip(&places) {
            if word.lower {
                counts.entry(word.entry).or_default()[place] += 1;
            }
        }
    }
    let facts = |[outside, inside, first, last, alone]: [u32; 5]| {
        let total = outside + inside + first + last + alone;
        let often = |count: u32, percent: u32| count > 0 && count * 100 > total * percent;
        let mut facts = 0;
        if often(inside + last, 1) {
            facts |= info::INNER;
        }
        if often(first, 1) {
            facts |= info::HEAD;
        }
        if often(alone, 20) {
            facts |= info::NAME;
        }
        facts
    };
    let words = counts.into_iter().map(|(key, counts)| (key, facts(counts)));
    words.filter(|&(_, facts)| facts != 0).collect()
}
