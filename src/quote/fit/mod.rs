//! Fits the ranking of antecedents, the judgement of indirect candidates and the confidence on the training articles, and
//! measures them.
//!
//! `cargo test --lib quote::fit -- --nocapture` prints the weights, and accuracy over ten folds of articles.

mod antecedents;
mod confidences;
mod judgement;

use serde_json::Value;

use crate::span::Span;

const FOLDS: usize = 10;

/// The gold articles of a file beside the repository, where there are any.
fn articles(file: &str) -> Vec<Value> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    ["shared", "../shared"]
        .iter()
        .find_map(|shared| {
            std::fs::read_to_string(format!("{root}/{shared}/gold/articles/{file}.jsonl")).ok()
        })
        .unwrap_or_else(|| {
            println!("left out: no gold articles beside the repository");
            String::new()
        })
        .lines()
        .map(|line| serde_json::from_str(line).expect("gold is JSON"))
        .collect()
}

fn span(value: &Value) -> Option<Span> {
    let offset = |key: &str| Some(value.get(key)?.as_u64()? as usize);
    Some(Span::new(offset("start")?, offset("end")?))
}

fn fold(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

/// The bytes that two contents share, as part of those that either has.
fn overlap(a: &[Span], b: &[Span]) -> f32 {
    let len = |spans: &[Span]| spans.iter().map(|span| span.len()).sum::<usize>();
    let shared: usize = a
        .iter()
        .flat_map(|a| {
            b.iter().map(move |b| {
                b.end()
                    .min(a.end())
                    .saturating_sub(b.start().max(a.start()))
            })
        })
        .sum();
    shared as f32 / (len(a) + len(b) - shared).max(1) as f32
}

fn score<const N: usize>(features: &[f32; N], weights: &[f32; N]) -> f32 {
    features.iter().zip(weights).map(|(f, w)| f * w).sum()
}
