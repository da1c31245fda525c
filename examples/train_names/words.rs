//! What the model knows of words: clusters from a corpus, and which small-letter words stand in names.

use std::collections::{BTreeMap, HashSet};

use warta::training::{self, Parts, Word, info};

use super::clusters::Corpus;
use super::data::Text;

/// The facts of a word, in the bits of [`info`], and its cluster behind them.
pub type Words = BTreeMap<u64, u32>;

const CLUSTER: u32 = 8;

const CLUSTERS: usize = 256;
const CONTEXTS: usize = 4000;
const ROUNDS: usize = 8;
const RARE: u32 = 5;

pub fn learn(texts: &[Text], corpus: &[Text]) -> Words {
    let mut words = in_small_letters(texts);
    let read: Vec<Vec<Word>> = corpus
        .iter()
        .map(|text| training::words(&text.text))
        .collect();
    for key in plain(&read) {
        let facts = words.entry(key).or_insert(0);
        // What begins a name of the training texts in small letters may do so with a capital.
        if *facts & u32::from(info::HEAD | info::NAME) == 0 {
            *facts |= u32::from(info::PLAIN);
        }
    }
    let counted: Vec<Vec<u64>> = read
        .iter()
        .map(|words| words.iter().map(|word| word.entry).collect())
        .collect();
    let counted = Corpus::new(&counted, RARE);
    let clusters = counted.cluster(CLUSTERS, CONTEXTS, ROUNDS, 7);
    for (&key, &cluster) in counted.keys.iter().zip(&clusters).skip(1) {
        *words.entry(key).or_insert(0) |= (u32::from(cluster) + 1) << CLUSTER;
    }
    words
}

/// The words of small letters that hardly ever have a capital inside a sentence.
fn plain(texts: &[Vec<Word>]) -> Vec<u64> {
    const SMALL: u32 = 50;
    const SMALL_TO_CAPITAL: u32 = 20;
    let mut counts: BTreeMap<u64, [u32; 2]> = BTreeMap::new();
    for word in texts.iter().flatten().filter(|word| !word.start) {
        counts.entry(word.key).or_default()[usize::from(word.lower)] += 1;
    }
    let plain = counts
        .into_iter()
        .filter(|&(_, [capital, small])| small >= SMALL && small >= capital * SMALL_TO_CAPITAL);
    plain.map(|(key, _)| key).collect()
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

/// The words of a model.
pub fn parts(words: &Words) -> Parts {
    let those = |of: &dyn Fn(u32) -> u32| {
        let words = words.iter().map(|(&key, &facts)| (key, of(facts)));
        words.filter(|&(_, facts)| facts != 0).collect()
    };
    let bits = |bits: u8| move |facts: u32| facts & u32::from(bits);
    Parts {
        parts: those(&bits(info::INNER | info::HEAD | info::NAME)),
        plain: those(&bits(info::PLAIN)),
        clusters: those(&|facts| facts >> CLUSTER),
        ..Parts::default()
    }
}

/// A model with words and no weights.
pub fn pack(words: &Words) -> Vec<u8> {
    parts(words).pack()
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
            facts |= u32::from(info::INNER);
        }
        if often(first, 1) {
            facts |= u32::from(info::HEAD);
        }
        if often(alone, 20) {
            facts |= u32::from(info::NAME);
        }
        facts
    };
    let words = counts.into_iter().map(|(key, counts)| (key, facts(counts)));
    words.filter(|&(_, facts)| facts != 0).collect()
}
