//! Fits the ranking of antecedents on the training articles, with their names and contents given, and measures it.
//!
//! `cargo test --lib quote::fit -- --nocapture` prints the weights, and accuracy over ten folds of articles.

use serde_json::Value;

use super::antecedent::{self, Act, Question, Who};
use super::antecedent_weights::{FEATURES, WEIGHTS};
use super::cast::Cast;
use super::draft::{Attribution, Draft};
use super::judge_weights::{FEATURES as JUDGED, WEIGHTS as JUDGE_WEIGHTS};
use super::scene::Scene;
use super::{Cue, CueClass, QuoteKind, Via, direct, indirect, judge, speaker};
use crate::input::Input;
use crate::lexicon::Lexicon;
use crate::mention::{Entity, EntityKind, Mention};
use crate::reading::Reading;
use crate::rule::RuleId;
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

/// An article with names, entities and contents as the gold has them.
struct Given {
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
    drafts: Vec<Draft>,
    quotes: Vec<Value>,
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

impl Given {
    fn new(article: &Value) -> Given {
        let mut entities: Vec<Entity> = Vec::new();
        let mut mentions = Vec::new();
        for name in article["names"].as_array().into_iter().flatten() {
            let canonical = name["entity"].as_str().unwrap_or_default();
            let kind = match name["kind"].as_str() {
                Some("person") => EntityKind::Person,
                Some("organization") => EntityKind::Organization,
                _ => EntityKind::Location,
            };
            let entity = entity(&mut entities, canonical, kind);
            mentions.push(Mention {
                span: span(name).expect("a name has a span"),
                kind,
                entity,
                title_before: None,
                title_after: None,
                age: None,
                role: None,
                rule: RuleId::new("test"),
            });
        }
        mentions.sort_by_key(|mention| mention.span);
        let mut quotes: Vec<Value> = article["quotes"].as_array().cloned().unwrap_or_default();
        let start = |quote: &Value| {
            let spans = quote["contents"].as_array().into_iter().flatten();
            spans
                .chain([&quote["cue"]])
                .filter_map(span)
                .map(Span::start)
                .min()
        };
        quotes.sort_by_key(start);
        for quote in &quotes {
            let (role, name) = (quote["role"].as_str(), quote["resolved"].as_str());
            if let (Some(role), Some(name)) = (role, name)
                && let Some(at) = entities
                    .iter()
                    .position(|e| fold(&e.canonical) == fold(name))
            {
                entities[at].role = Some(role.to_owned());
            }
        }
        let drafts = quotes.iter().map(draft).collect();
        Given {
            mentions,
            entities,
            drafts,
            quotes,
        }
    }

    /// The speaker of a gold quote; the first of a chorus.
    fn who(&self, index: usize) -> Who {
        let Some(name) = self.quotes[index]["resolved"].as_str() else {
            return Who::Unnamed(index);
        };
        let names: Vec<String> = std::iter::once(name)
            .chain(name.split(';'))
            .map(fold)
            .collect();
        self.entities
            .iter()
            .position(|entity| names.contains(&fold(&entity.canonical)))
            .map_or(Who::Unnamed(index), Who::Entity)
    }
}

fn entity(entities: &mut Vec<Entity>, canonical: &str, kind: EntityKind) -> usize {
    let known = entities
        .iter()
        .position(|entity| entity.canonical == canonical);
    known.unwrap_or_else(|| {
        entities.push(Entity {
            kind,
            canonical: canonical.to_owned(),
            aliases: Vec::new(),
            role: None,
            affiliation: None,
            gender: None,
        });
        entities.len() - 1
    })
}

fn draft(quote: &Value) -> Draft {
    let attribution = match (span(&quote["speaker"]), quote["via"].as_str()) {
        (Some(span), _) => Attribution::Phrase(span),
        (None, Some("enclitic")) => Attribution::Enclitic,
        _ => Attribution::None,
    };
    Draft {
        kind: match quote["kind"].as_str() {
            Some("direct") => QuoteKind::Direct,
            Some("mixed") => QuoteKind::Mixed,
            _ => QuoteKind::Indirect,
        },
        contents: quote["contents"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(span)
            .collect(),
        cue: span(&quote["cue"]).map(|span| Cue {
            span,
            lemma: String::new(),
            class: CueClass::Statement,
            negated: false,
        }),
        attribution,
        warnings: Vec::new(),
        rule: RuleId::new("test"),
    }
}

/// A question with the features of each candidate and which of them is right.
struct Sample {
    candidates: Vec<[f32; FEATURES]>,
    right: usize,
}

/// The samples of an article, with the speakers before given as the gold has them.
fn samples(article: &Value) -> Vec<Sample> {
    let given = Given::new(article);
    let lexicon = Lexicon::builtin();
    let text = article["text"].as_str().unwrap_or_default();
    let reading = Reading::new(Input::new(text), lexicon.tables());
    let cast = Cast::new(&reading, &given.drafts, &given.mentions);
    let mut samples = Vec::new();
    let mut acts: Vec<Act> = Vec::new();
    for (index, draft) in given.drafts.iter().enumerate() {
        let via = match given.quotes[index]["via"].as_str() {
            Some("pronoun") => Some(Via::Pronoun),
            Some("enclitic") => Some(Via::Enclitic),
            Some("carried") => Some(Via::Carried),
            _ => None,
        };
        let mut who = given.who(index);
        if let Some(via) = via {
            if let (Who::Unnamed(_), Some(last)) = (who, acts.last())
                && matches!(last.speaker, Who::Unnamed(_))
            {
                who = last.speaker;
            }
            let plural = given.quotes[index]["speaker"]["text"]
                .as_str()
                .is_some_and(|text| ["mereka", "keduanya"].contains(&fold(text).as_str()));
            let next = (index + 1..given.drafts.len())
                .take(4)
                .find(|&next| given.quotes[next]["via"] == "name")
                .map(|next| act(&cast, &given.drafts[next], given.who(next)));
            let question = Question {
                draft,
                via,
                plural,
                acts: &acts,
                next: next.as_ref(),
            };
            let candidates = antecedent::candidates(&question, &cast, &given.entities);
            if let Some(right) = candidates.iter().position(|candidate| candidate.who == who) {
                let candidates = candidates
                    .iter()
                    .map(|candidate| candidate.features)
                    .collect();
                samples.push(Sample { candidates, right });
            } else {
                println!(
                    "{} no candidate is right: {}",
                    article["id"], given.quotes[index]["resolved"]
                );
            }
        }
        acts.push(act(&cast, draft, who));
    }
    samples
}

fn act(cast: &Cast<'_>, draft: &Draft, speaker: Who) -> Act {
    let cue = draft.cue.as_ref().map(|cue| cue.span);
    let spans = || draft.contents.iter().copied().chain(cue);
    let start = spans().map(Span::start).min().unwrap_or(0);
    Act {
        start,
        end: spans().map(Span::end).max().unwrap_or(0),
        sentence: cast.sentence_at(start),
        kind: draft.kind,
        speaker,
    }
}

fn score(features: &[f32; FEATURES], weights: &[f32; FEATURES]) -> f32 {
    features.iter().zip(weights).map(|(f, w)| f * w).sum()
}

/// Weights that maximise the likelihood of the right candidates, with a small penalty on their squares.
fn fit<'a>(samples: impl Iterator<Item = &'a Sample> + Clone) -> [f32; FEATURES] {
    let mut weights = [0.0; FEATURES];
    let count = samples.clone().count().max(1) as f32;
    for _ in 0..1500 {
        let mut gradient = weights.map(|weight| -0.004 * weight);
        for sample in samples.clone() {
            let scores: Vec<f32> = sample
                .candidates
                .iter()
                .map(|c| score(c, &weights).exp())
                .collect();
            let total: f32 = scores.iter().sum();
            for (candidate, (features, exp)) in sample.candidates.iter().zip(&scores).enumerate() {
                let error = f32::from(u8::from(candidate == sample.right)) - exp / total;
                for (slot, feature) in gradient.iter_mut().zip(features) {
                    *slot += error * feature / count;
                }
            }
        }
        for (weight, slope) in weights.iter_mut().zip(gradient) {
            *weight += slope;
        }
    }
    weights
}

fn right(sample: &Sample, weights: &[f32; FEATURES]) -> bool {
    let best = (0..sample.candidates.len()).max_by(|&a, &b| {
        score(&sample.candidates[a], weights).total_cmp(&score(&sample.candidates[b], weights))
    });
    best == Some(sample.right)
}

#[test]
fn antecedents_are_ranked_as_well_as_a_fresh_fit_over_folds() {
    let articles: Vec<Vec<Sample>> = articles("train").iter().map(samples).collect();
    if articles.is_empty() {
        return;
    }
    let weights = fit(articles.iter().flatten());
    println!("pub(crate) const WEIGHTS: [f32; FEATURES] = [");
    for weight in weights {
        println!("    {weight:.2},");
    }
    println!("];");
    let (mut all, mut held_out, mut committed) = (0, 0, 0);
    for fold in 0..FOLDS {
        let of_fold = |(index, _): &(usize, &Vec<Sample>)| index % FOLDS == fold;
        let rest = articles.iter().enumerate().filter(|pair| !of_fold(pair));
        let weights = fit(rest.flat_map(|(_, samples)| samples));
        for (_, samples) in articles.iter().enumerate().filter(of_fold) {
            all += samples.len();
            held_out += samples
                .iter()
                .filter(|sample| right(sample, &weights))
                .count();
            committed += samples
                .iter()
                .filter(|sample| right(sample, &WEIGHTS))
                .count();
        }
    }
    println!(
        "{held_out} of {all} right over {FOLDS} folds, {committed} with the committed weights"
    );
    assert!(committed * 100 >= held_out * 99, "fit the weights anew");
}

#[test]
fn speakers_with_names_and_contents_given() {
    for file in ["train", "dev"] {
        let mut tally = std::collections::BTreeMap::<String, (usize, usize)>::new();
        for article in articles(file) {
            let mut given = Given::new(&article);
            let lexicon = Lexicon::builtin();
            let text = article["text"].as_str().unwrap_or_default();
            let reading = Reading::new(Input::new(text), lexicon.tables());
            let drafts = given.drafts.clone();
            let scene = Scene {
                reading: &reading,
                citations: &[],
                timexes: &[],
                mentions: &given.mentions,
            };
            let quotes = speaker::resolve(&scene, drafts, &mut given.entities);
            for (index, quote) in quotes.iter().enumerate() {
                let gold = &given.quotes[index];
                let got = quote.speaker.as_ref().and_then(|speaker| speaker.entity);
                let got = got.map(|entity| given.entities[entity].canonical.as_str());
                let want = gold["resolved"].as_str();
                let ok = match want {
                    None => got.is_none(),
                    Some(want) => got.is_some_and(|got| {
                        std::iter::once(want)
                            .chain(want.split(';'))
                            .any(|want| fold(want) == fold(got))
                    }),
                };
                let via = gold["via"].as_str().unwrap_or_default().to_owned();
                let entry = tally.entry(via.clone()).or_default();
                entry.1 += 1;
                entry.0 += usize::from(ok);
                if !ok {
                    println!(
                        "{file} {} {via} got {got:?} want {want:?} phrase {}",
                        gold["contents"][0]["text"]
                            .as_str()
                            .unwrap_or("")
                            .chars()
                            .take(50)
                            .collect::<String>(),
                        gold["speaker"]["text"]
                    );
                }
            }
        }
        println!("{file}: {tally:?}");
    }
}

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
    let (mentions, _) = crate::mention::find(&reading, &citations, &timexes);
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
                word: reading.form(candidate.at).to_lowercase(),
                right,
            })
        })
        .collect()
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
    let articles: Vec<Vec<Trial>> = articles("train").iter().map(trials).collect();
    if articles.is_empty() {
        return;
    }
    let all = Judgement::fit(articles.iter().flatten());
    println!("pub(crate) const WEIGHTS: [f32; FEATURES] = [");
    for weight in all.weights {
        println!("    {weight:.2},");
    }
    println!("];");
    for (word, weight) in &all.words {
        if weight.abs() >= 0.1 {
            println!("{word}\t{weight:.2}\town");
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
                    tables.speech.weight(tables.vocabulary.id(word)),
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
