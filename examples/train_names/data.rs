//! Annotated texts, and how the model sees them.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;
use std::ops::Range;

use serde_json::Value;
use warta::training::{self, Sample};

use super::crf::{Crf, Direct, Sequence};

/// Where a name stands, and its kind: person 0, organization 1, location 2.
pub type Name = (Range<usize>, usize);

/// A text with its names.
pub struct Text {
    pub text: String,
    pub names: Vec<Name>,
    /// Whose convention the names follow.
    pub domain: usize,
}

/// The domain of the articles, whose convention the crate follows.
pub const ARTICLES: usize = 0;
/// The domain of texts that a model has read, not a person.
pub const READ: usize = 9;

pub fn load(path: &str, domain: usize) -> Vec<Text> {
    let content = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let parse = |line: &str| {
        let value: Value = serde_json::from_str(line).expect("a line is JSON");
        let names = value["names"].as_array().into_iter().flatten();
        Text {
            text: value["text"].as_str().expect("a text").to_owned(),
            names: names.map(name).collect(),
            domain,
        }
    };
    content.lines().map(parse).collect()
}

fn name(value: &Value) -> Name {
    let at = |key: &str| value[key].as_u64().expect("an offset") as usize;
    let kind = match value["kind"].as_str() {
        Some("person") => 0,
        Some("organization") => 1,
        _ => 2,
    };
    (at("start")..at("end"), kind)
}

/// A text ready for training or scoring.
pub struct Item<'t> {
    pub text: &'t Text,
    pub sample: Sample,
    /// The tags of the tokens of all runs.
    pub tags: Vec<u8>,
    /// How sure the tags of each run are; empty where a person set them.
    pub sure: Vec<f32>,
}

impl<'t> Item<'t> {
    pub fn new(text: &'t Text, words: &[u8], without: &[u64], rare: &HashSet<u64>) -> Item<'t> {
        let sample = training::read(&text.text, words, without, rare);
        let tags = tags(&sample, &text.names);
        Item {
            text,
            sample,
            tags,
            sure: Vec::new(),
        }
    }

    /// The runs as training data, in the convention of a domain.
    pub fn sequences(&self, index: &Index, domain: usize, weight: f32) -> Vec<Sequence> {
        let mut at = 0;
        let mut sequences = Vec::with_capacity(self.sample.runs.len());
        for (number, run) in self.sample.runs.iter().enumerate() {
            let sure = self.sure.get(number).copied().unwrap_or(1.0);
            let mut sequence = Sequence {
                weight: weight * sure * sure,
                ..Sequence::default()
            };
            for _ in run.clone() {
                let row = &self.sample.features[at];
                let mut numbers = Vec::with_capacity(row.len() * 2);
                for &feature in row {
                    numbers.extend(index.numbers.get(&feature));
                    numbers.extend(index.numbers.get(&in_domain(feature, domain)));
                }
                sequence.features.push(numbers);
                sequence.edges.push(self.sample.edges[at]);
                sequence.gold.push(self.tags[at]);
                at += 1;
            }
            sequences.push(sequence);
        }
        sequences
    }

    /// Takes the tags that a model finds for the truth, as far as it is sure of them.
    pub fn believe(&mut self, crf: &Crf, index: &Index) {
        let mut tags = Vec::with_capacity(self.tags.len());
        for sequence in self.sequences(index, ARTICLES, 1.0) {
            let (best, marginals) = (crf.best(&sequence), crf.marginals(&sequence));
            let shares = best.iter().zip(&marginals);
            self.sure.push(
                shares
                    .map(|(&tag, row)| row[usize::from(tag)])
                    .fold(1.0, f32::min),
            );
            tags.extend(best);
        }
        self.tags = tags;
    }

    /// The names that a model finds.
    pub fn names(&self, crf: &Crf, index: &Index, domain: usize) -> Vec<Name> {
        let sequences = self.sequences(index, domain, 1.0);
        let tags = sequences.iter().flat_map(|sequence| crf.best(sequence));
        let mut names = Vec::new();
        let mut begin = 0;
        for (at, tag) in self.sample.runs.iter().cloned().flatten().zip(tags) {
            let Some(inner) = usize::from(tag).checked_sub(1) else {
                continue;
            };
            if matches!(inner % 4, 0 | 3) {
                begin = self.sample.tokens[at].start;
            }
            if inner % 4 >= 2 {
                names.push((begin..self.sample.tokens[at].end, inner / 4));
            }
        }
        names
    }
}

/// The gold tags of the tokens in runs. A name that begins or ends inside a token or lies outside of runs is lost.
fn tags(sample: &Sample, names: &[Name]) -> Vec<u8> {
    let mut tags = vec![0u8; sample.tokens.len()];
    let mut run_of = vec![usize::MAX; sample.tokens.len()];
    for (number, run) in sample.runs.iter().enumerate() {
        run_of[run.clone()].fill(number);
    }
    for (span, kind) in names {
        let at = |byte: usize| sample.tokens.partition_point(|token| token.start < byte);
        let (first, end) = (at(span.start), at(span.end));
        let fits = first < end
            && sample.tokens[first].start == span.start
            && sample.tokens[end - 1].end == span.end
            && run_of[first] != usize::MAX
            && run_of[first] == run_of[end - 1];
        if !fits {
            continue;
        }
        let base = 4 * *kind as u8;
        if end - first == 1 {
            tags[first] = base + 4;
        } else {
            tags[first..end].fill(base + 2);
            tags[first] = base + 1;
            tags[end - 1] = base + 3;
        }
    }
    let runs = sample.runs.iter().cloned().flatten();
    runs.map(|at| tags[at]).collect()
}

/// The numbers of features. Each feature has copies for the domains, so that what a corpus does its own way is learned apart.
#[derive(Debug, Default)]
pub struct Index {
    pub numbers: HashMap<u64, u32, BuildHasherDefault<Direct>>,
    copies: HashSet<u64, BuildHasherDefault<Direct>>,
}

impl Index {
    /// Numbers the features that are seen often enough.
    pub fn new(items: &[&Item<'_>], least: u32) -> Index {
        let mut counts: HashMap<u64, u32, BuildHasherDefault<Direct>> = HashMap::default();
        let mut index = Index::default();
        let mut count = |feature: u64, copy: bool| {
            let count = counts.entry(feature).or_insert(0);
            *count += 1;
            if *count == least {
                index.numbers.insert(feature, index.numbers.len() as u32);
                if copy {
                    index.copies.insert(feature);
                }
            }
        };
        for item in items {
            for &feature in item.sample.features.iter().flatten() {
                count(feature, false);
                if item.text.domain != READ {
                    count(in_domain(feature, item.text.domain), true);
                }
            }
        }
        index
    }

    /// The weights of each feature in the convention of the articles.
    pub fn rows(&self, crf: &Crf) -> Vec<(u64, [f32; training::TAGS])> {
        let features = self.numbers.iter();
        features
            .filter(|(feature, _)| !self.copies.contains(feature))
            .map(|(&feature, number)| {
                let copy = self.numbers.get(&in_domain(feature, ARTICLES));
                let mut row = [0.0; training::TAGS];
                for &number in std::iter::once(number).chain(copy) {
                    for (sum, weight) in row.iter_mut().zip(&crf.rows[number as usize]) {
                        *sum += weight;
                    }
                }
                (feature, row)
            })
            .collect()
    }
}

fn in_domain(feature: u64, domain: usize) -> u64 {
    (feature ^ (domain as u64 + 1) << 56).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Counts of names by kind.
#[derive(Default)]
pub struct Score {
    gold: [usize; 3],
    found: [usize; 3],
    hits: [usize; 3],
}

impl Score {
    pub fn add(&mut self, gold: &[Name], found: &[Name]) {
        for (_, kind) in gold {
            self.gold[*kind] += 1;
        }
        for name in found {
            self.found[name.1] += 1;
            self.hits[name.1] += usize::from(gold.contains(name));
        }
    }

    /// F1 over all, and of persons, organizations, locations.
    pub fn line(&self) -> String {
        let sum = |counts: &[usize; 3]| counts.iter().sum::<usize>();
        let f1 = |hits: usize, all: usize| 200.0 * hits as f64 / all.max(1) as f64;
        let kind = |kind: usize| f1(self.hits[kind], self.gold[kind] + self.found[kind]);
        format!(
            "{:.2} (precision {:.1}, recall {:.1}; persons {:.1}, organizations {:.1}, locations {:.1})",
            f1(sum(&self.hits), sum(&self.gold) + sum(&self.found)),
            100.0 * sum(&self.hits) as f64 / sum(&self.found).max(1) as f64,
            100.0 * sum(&self.hits) as f64 / sum(&self.gold).max(1) as f64,
            kind(0),
            kind(1),
            kind(2)
        )
    }
}
