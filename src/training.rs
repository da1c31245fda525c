//! What the program that trains the name model needs of the crate's inside. Not for other use: it may change at any time.

use std::collections::HashSet;
use std::ops::Range;

use crate::input::Input;
use crate::lexicon::{Lexicon, WordClass};
use crate::mention::article::Article;
use crate::mention::decode::{self, Decoder, Scratch};
use crate::mention::model::Model;
use crate::mention::unit::{Shape, Unit, Units};
use crate::mention::{features, runs, unit};
use crate::reading::Reading;

pub use crate::mention::features::template;
pub use crate::mention::model::{EDGES, Parts, TAGS};
pub use crate::mention::runs::info;

/// A text as the model sees it.
#[derive(Debug)]
pub struct Sample {
    /// The byte ranges of all tokens.
    pub tokens: Vec<Range<usize>>,
    /// The words of all tokens.
    pub words: Vec<Word>,
    /// The stretches of tokens that can hold names.
    pub runs: Vec<Range<usize>>,
    /// The features of the tokens of all runs.
    pub features: Vec<Vec<u64>>,
    /// The edges before these tokens.
    pub edges: Vec<u8>,
}

/// A word for counting.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// The key under which the model knows it: apart with and without a capital.
    pub entry: u64,
    /// The key of the word however it is written.
    pub key: u64,
    /// Whether it is written in small letters.
    pub lower: bool,
    /// Whether it begins a sentence.
    pub start: bool,
}

/// Reads a text with the words of a model, leaving out the features of some families: the tens of their templates.
///
/// Of the words in `rare` it is forgotten what the model and the tables of persons know: both learned them from the very
/// texts that are to teach what to make of words that are not known.
#[must_use]
pub fn read(text: &str, model: &[u8], without: &[u64], rare: &HashSet<u64>) -> Sample {
    let lexicon = Lexicon::builtin();
    let model = Model::new(model).expect("a model");
    let reading = Reading::new(Input::from(text), lexicon.tables());
    let mut units = Units::default();
    units.read(&reading, &model);
    let mut clusters = Vec::with_capacity(units.list.len());
    for unit in &mut units.list {
        let is_unknown = unit.is_strong() && rare.contains(&word(unit).entry);
        if is_unknown {
            unit.classes.0 &= !WordClass::PERSON_NAME.0;
        }
        clusters.push(if is_unknown {
            0
        } else {
            unit::cluster(unit, &model)
        });
    }
    let runs = runs::runs(&units);
    let mut article = Article::default();
    article.read(&units);
    let units = units.list;
    let mut features = Vec::new();
    let mut edges = Vec::new();
    for at in runs.iter().cloned().flatten() {
        let mut row = Vec::new();
        let mut keep = |template, feature| {
            if !without.contains(&(template / 10 * 10)) {
                row.push(feature);
            }
        };
        for (place, &offset) in features::PLACES.iter().enumerate() {
            let beside = at.checked_add_signed(offset);
            if let Some((beside, unit)) = beside.and_then(|at| Some((at, units.get(at)?))) {
                let word = features::Word::new(unit, text.as_bytes());
                word.features(clusters[beside], place, &mut keep);
            }
        }
        let contexts = features::contexts(&units, at, article.evidence(at));
        for (group, seen) in contexts
            .into_iter()
            .enumerate()
            .filter(|&(_, seen)| seen != 0)
        {
            features::of_context(group, seen, &mut keep);
        }
        features.push(row);
        edges.push(units[at].transition() as u8);
    }
    Sample {
        tokens: units.iter().map(|unit| unit.span.range()).collect(),
        words: units.iter().map(word).collect(),
        runs,
        features,
        edges,
    }
}

/// The words of a text.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let lexicon = Lexicon::builtin();
    let reading = Reading::new(Input::from(text), lexicon.tables());
    let mut units = Units::default();
    units.read(&reading, &Model::EMPTY);
    units.list.iter().map(word).collect()
}

fn word(unit: &Unit) -> Word {
    Word {
        entry: unit::entry(unit.key, unit.is_strong()),
        key: unit.key,
        lower: unit.shape == Shape::Lower,
        start: unit.has(Unit::SENTENCE_START),
    }
}

/// Whether a tag can follow another; `None` is the edge of a run.
#[must_use]
pub fn may_follow(before: Option<usize>, tag: Option<usize>) -> bool {
    decode::may_follow(before, tag)
}

/// The names that a model finds in a text: where, and of which kind (person 0, organization 1, location 2).
#[must_use]
pub fn names(text: &str, model: &[u8]) -> Vec<(Range<usize>, usize)> {
    let lexicon = Lexicon::builtin();
    let model = Model::new(model).expect("a model");
    let reading = Reading::new(Input::from(text), lexicon.tables());
    Decoder::new(model)
        .names(&reading, &mut Scratch::default())
        .into_iter()
        .map(|(tokens, kind)| {
            let span = reading.cover(tokens.start, tokens.end - 1);
            (span.range(), kind as usize)
        })
        .collect()
}
