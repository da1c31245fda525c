//! Fits the judgement of indirect candidates, as the layers below find them.

use serde_json::Value;

use super::super::judge_weights::{FEATURES as JUDGED, WEIGHTS as JUDGE_WEIGHTS};
use super::super::scene::Scene;
use super::super::{direct, indirect, judge};
use super::{FOLDS, articles, overlap, span};
use crate::input::Input;
use crate::lexicon::{Lexicon, WordClass};
use crate::reading::Reading;
use crate::span::Span;

/// An indirect candidate with its features, its reporting word, and whether the gold has it.
struct Trial {
    features: [f32; JUDGED],
    word: String,
    right: bool,
}

/// The indirect candidates of an article, as the layers below find it. Those inside what another reports are left out:
/// nobody asks for them.
fn trials(article: &Value) -> Vec<Trial> {
    let lexicon = Lexicon::builtin();
    let text = article["text"].as_str().unwrap_or_default();
    let date = article["document_date"]
        .as_str()
        .and_then(|date| date.parse().ok());
    let reading = Reading::new(Input::new(text).document_date(date), lexicon.tables());
    let citations = crate::citation::find(&reading);
    let timexes = crate::timex::find(&reading, &citations);
    let (mentions, _) =
        crate::mention::find(&reading, &citations, &timexes, crate::NameFinder::Model);
    let scene = Scene {
        reading: &reading,
        citations: &citations,
        timexes: &timexes,
        mentions: &mentions,
    };
    let marked = direct::find(&scene).drafts;
    let gold: Vec<Vec<Span>> = article["quotes"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|quote| quote["kind"] == "indirect")
        .map(|quote| {
            quote["contents"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(span)
                .collect()
        })
        .collect();
    indirect::candidates(&scene, &marked)
        .iter()
        .filter_map(|candidate| {
            let spans: Vec<Span> = candidate.contents.iter().map(|c| c.span(&scene)).collect();
            let right = gold.iter().any(|gold| overlap(gold, &spans) >= 0.5);
            let cue = candidate.cue.cue.span;
            let nested = gold.iter().flatten().any(|content| content.contains(cue));
            (right || !nested).then(|| Trial {
                features: judge::features(&scene, candidate),
                word: stem(&reading, candidate.at),
                right,
            })
        })
        .collect()
}

/// The passages of our own that hold no quote.
fn negatives() -> Vec<Value> {
    let cases: toml::Table = include_str!("../../../tests/cases/quotes/negatives.toml")
        .parse()
        .expect("cases are TOML");
    let cases = cases["case"].as_array().into_iter().flatten();
    cases
        .map(|case| serde_json::json!({ "text": case["text"].as_str() }))
        .collect()
}

/// The reporting word without *-nya*: a word of a table of its own would hide its stem from the token layer.
fn stem(reading: &Reading<'_>, at: usize) -> String {
    let form = reading.form(at).to_lowercase();
    let vocabulary = &reading.tables.vocabulary;
    let stem = form.strip_suffix("nya").filter(|stem| {
        let classes = vocabulary.classes(vocabulary.id(stem));
        classes.is(WordClass::CUE)
    });
    stem.unwrap_or(&form).to_owned()
}

/// Weights of features and of words that maximise the likelihood, the words held close to nothing.
struct Judgement {
    weights: [f32; JUDGED],
    words: std::collections::BTreeMap<String, f32>,
}

impl Judgement {
    fn fit<'a>(trials: impl Iterator<Item = &'a Trial> + Clone) -> Judgement {
        let mut of = Judgement {
            weights: [0.0; JUDGED],
            words: trials
                .clone()
                .map(|trial| (trial.word.clone(), 0.0))
                .collect(),
        };
        let count = trials.clone().count().max(1) as f32;
        for round in 0..1200 {
            let rate = if round < 900 { 1.5 } else { 0.5 };
            let mut slopes = of.weights.map(|weight| -0.001 * weight);
            let mut words = of.words.clone();
            words.values_mut().for_each(|weight| *weight *= -0.0012);
            for trial in trials.clone() {
                let error =
                    f32::from(u8::from(trial.right)) - 1.0 / (1.0 + (-of.score(trial)).exp());
                for (slot, feature) in slopes.iter_mut().zip(&trial.features) {
                    *slot += error * feature / count;
                }
                *words.get_mut(&trial.word).expect("entered above") += error / count;
            }
            for (weight, slope) in of.weights.iter_mut().zip(slopes) {
                *weight += rate * slope;
            }
            for (weight, slope) in of.words.values_mut().zip(words.values()) {
                *weight += rate * slope;
            }
        }
        of
    }

    fn score(&self, trial: &Trial) -> f32 {
        let features: f32 = trial
            .features
            .iter()
            .zip(self.weights)
            .map(|(f, w)| f * w)
            .sum();
        features + self.words.get(&trial.word).copied().unwrap_or(0.0)
    }
}

#[derive(Default)]
struct Counts {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Counts {
    fn add(&mut self, trial: &Trial, found: bool) {
        self.wanted += usize::from(trial.right);
        self.found += usize::from(found);
        self.right += usize::from(found && trial.right);
    }

    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.wanted).max(1) as f64
    }
}

#[test]
fn candidates_are_judged_as_well_as_by_a_fresh_fit_over_folds() {
    let train = articles("train");
    if train.is_empty() {
        return;
    }
    let articles: Vec<Vec<Trial>> = train.iter().chain(&negatives()).map(trials).collect();
    let all = Judgement::fit(articles.iter().flatten());
    println!("pub(crate) const WEIGHTS: [f32; FEATURES] = [");
    for weight in all.weights {
        println!("    {weight:.2},");
    }
    println!("];");
    for (word, weight) in &all.words {
        if weight.abs() >= 0.1 {
            println!("{word}\t{weight:.2}");
        }
    }
    let speech = Lexicon::builtin();
    let tables = speech.tables();
    let committed = Judgement {
        weights: JUDGE_WEIGHTS,
        words: all
            .words
            .keys()
            .map(|word| {
                (
                    word.clone(),
                    tables.speech.weight(tables.vocabulary.id(word)).weight,
                )
            })
            .collect(),
    };
    let (mut fresh, mut ours) = (Counts::default(), Counts::default());
    for fold in 0..FOLDS {
        let of_fold = |(index, _): &(usize, &Vec<Trial>)| index % FOLDS == fold;
        let rest = articles.iter().enumerate().filter(|pair| !of_fold(pair));
        let judgement = Judgement::fit(rest.flat_map(|(_, trials)| trials));
        for trial in articles
            .iter()
            .enumerate()
            .filter(of_fold)
            .flat_map(|(_, trials)| trials)
        {
            fresh.add(trial, judgement.score(trial) > 0.0);
            ours.add(trial, committed.score(trial) > 0.0);
        }
    }
    let (fresh, ours) = (fresh.f1(), ours.f1());
    println!("F1 {fresh:.3} over {FOLDS} folds, {ours:.3} with the committed weights");
    assert!(ours >= fresh - 0.01, "fit the weights anew");
}
