//! What the program that trains the name model needs of the crate's inside. Not for other use: it may change at any time.

use std::ops::Range;

use crate::input::Input;
use crate::lexicon::Lexicon;
use crate::mention::article::Article;
use crate::mention::features::{self, Features};
use crate::mention::model::{self, Model};
use crate::mention::{decode, unit};
use crate::reading::Reading;

pub use crate::mention::features::info;
pub use crate::mention::model::{EDGES, TAGS};

/// A text as the model sees it.
#[derive(Debug)]
pub struct Sample {
    /// The byte ranges of all tokens.
    pub tokens: Vec<Range<usize>>,
    /// Key, shape, style and flags of all tokens.
    pub units: Vec<(u64, u8, u8, u8)>,
    /// The stretches of tokens that can hold names.
    pub runs: Vec<Range<usize>>,
    /// The features of the tokens of all runs.
    pub features: Vec<Vec<u64>>,
    /// The edges before these tokens.
    pub edges: Vec<u8>,
    article: Article,
}

/// Reads a text with the words of a model.
pub fn read(text: &str, model: &[u8]) -> Sample {
    let lexicon = Lexicon::builtin();
    let model = Model::new(model).expect("a model");
    let reading = Reading::new(Input::from(text), lexicon.tables());
    let (units, blocks) = unit::units(&reading, &model);
    let runs = features::runs(&units, &blocks);
    let article = Article::new(&units);
    let mut rows = Vec::new();
    let mut edges = Vec::new();
    let reader = Features {
        text: text.as_bytes(),
        units: &units,
        article: &article,
    };
    for at in runs.iter().cloned().flatten() {
        let mut row = Vec::new();
        reader.first(at, |feature| row.push(feature));
        rows.push(row);
        edges.push(units[at].edge);
    }
    Sample {
        tokens: units.iter().map(|unit| unit.span.range()).collect(),
        units: units
            .iter()
            .map(|unit| (unit.key, unit.shape as u8, unit.style as u8, unit.flags))
            .collect(),
        runs,
        features: rows,
        edges,
        article,
    }
}

/// The features that a first reading adds to the tokens of all runs.
pub fn second(text: &str, model: &[u8], sample: &mut Sample, tags: &[u8]) -> Vec<Vec<u64>> {
    let lexicon = Lexicon::builtin();
    let model = Model::new(model).expect("a model");
    let reading = Reading::new(Input::from(text), lexicon.tables());
    let (units, _) = unit::units(&reading, &model);
    let mut article = Article::new(&units);
    decode::note(&mut article, &sample.runs, tags);
    let reader = Features {
        text: text.as_bytes(),
        units: &units,
        article: &article,
    };
    let mut rows = Vec::new();
    for (at, &tag) in sample.runs.iter().cloned().flatten().zip(tags) {
        let mut row = Vec::new();
        reader.second(at, usize::from(tag), |feature| row.push(feature));
        rows.push(row);
    }
    sample.article = article;
    rows
}

/// Whether a tag can follow another; `None` is the edge of a run.
pub fn may_follow(before: Option<usize>, tag: Option<usize>) -> bool {
    decode::may_follow(before, tag)
}

/// The names that a model finds in a text: where, and of which kind (person 0, organization 1, location 2).
pub fn names(text: &str, model: &[u8]) -> Vec<(Range<usize>, usize)> {
    let lexicon = Lexicon::builtin();
    let model = Model::new(model).expect("a model");
    let reading = Reading::new(Input::from(text), lexicon.tables());
    decode::decode(&reading, &model)
        .into_iter()
        .map(|(tokens, kind)| {
            let span = reading.cover(tokens.start, tokens.end - 1);
            (span.range(), kind as usize)
        })
        .collect()
}

/// Writes the bytes of a model.
pub fn pack(
    transitions: &[i16],
    words: &[(u64, u32)],
    buckets: usize,
    features: &[(u64, [i8; TAGS])],
) -> Vec<u8> {
    model::pack(transitions, words, buckets, features)
}

/// The words of a text for counting: keys, shapes and flags.
pub fn words(text: &str) -> Vec<(u64, u8, u8, u8)> {
    let lexicon = Lexicon::builtin();
    let reading = Reading::new(Input::from(text), lexicon.tables());
    let (units, _) = unit::units(&reading, &Model::EMPTY);
    units
        .iter()
        .map(|unit| (unit.key, unit.shape as u8, unit.style as u8, unit.flags))
        .collect()
}

/// The key under which the model knows a word.
pub fn entry(key: u64, strong: bool) -> u64 {
    unit::entry(key, strong)
}

/// The group of a tag: outside, then begin and inside by kind.
pub fn group(tag: usize) -> usize {
    features::group(tag)
}
