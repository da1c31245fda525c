//! Fits the ranking of antecedents on the training articles, with their names and contents given, and measures it.
//!
//! `cargo test --lib quote::fit -- --nocapture` prints the weights, and accuracy over ten folds of articles.

use serde_json::Value;

use super::antecedent::{self, Act, Question, Who};
use super::antecedent_weights::{FEATURES, PRIOR, ROLE_FEATURES, ROLE_WEIGHTS, WEIGHTS};
use super::cast::Cast;
use super::draft::{Attribution, Draft};
use super::judge_weights::{FEATURES as JUDGED, WEIGHTS as JUDGE_WEIGHTS};
use super::phrase::{self, Referent};
use super::roles::{self, Fit, Roles};
use super::scene::Scene;
use super::{Cue, CueClass, QuoteKind, Via, confidence, direct, indirect, judge, speaker};
use crate::input::Input;
use crate::lexicon::{Lexicon, WordClass};
use crate::mention::{Entity, Mention, gold};
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

/// An article with names and contents as the gold has them.
struct Given {
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
    /// The folded name of the gold entity of each mention.
    named: Vec<String>,
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
    fn new(reading: &Reading<'_>, article: &Value) -> Given {
        let (mentions, entities, named) = gold::given(reading, article);
        let mut quotes: Vec<Value> = article["quotes"].as_array().cloned().unwrap_or_default();
        let start = |quote: &Value| {
            let spans = quote["contents"].as_array().into_iter().flatten();
            let spans = spans.chain([&quote["cue"]]).filter_map(span);
            spans.map(Span::start).min()
        };
        quotes.sort_by_key(start);
        let drafts = quotes.iter().map(draft).collect();
        Given {
            mentions,
            entities,
            named,
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
        let mention = self.named.iter().position(|named| names.contains(named));
        let entity = mention.map(|mention| self.mentions[mention].entity);
        let by_name = || {
            let of = |entity: &Entity| names.contains(&fold(&entity.canonical));
            self.entities.iter().position(of)
        };
        entity
            .or_else(by_name)
            .map_or(Who::Unnamed(index), Who::Entity)
    }
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
        evidence: 0.0,
        rule: RuleId::new("test"),
    }
}

/// A question with the features of each candidate and which of them is right.
struct Sample<const N: usize> {
    candidates: Vec<[f32; N]>,
    right: usize,
}

/// The questions of an article, with the speakers before given as the gold has them.
#[derive(Default)]
struct Samples {
    /// Attributions that describe nobody: *ujarnya, kata dia*.
    bare: Vec<Sample<FEATURES>>,
    /// Attributions that describe: *kata Bupati*.
    described: Vec<Sample<ROLE_FEATURES>>,
}

fn samples(article: &Value) -> Samples {
    let lexicon = Lexicon::builtin();
    let text = article["text"].as_str().unwrap_or_default();
    let reading = Reading::new(Input::new(text), lexicon.tables());
    let given = Given::new(&reading, article);
    let cast = Cast::new(&reading, &given.drafts, &given.mentions);
    let roles = Roles::new(&cast, &given.entities);
    let mut samples = Samples::default();
    let mut acts: Vec<Act> = Vec::new();
    for (index, draft) in given.drafts.iter().enumerate() {
        let gold = &given.quotes[index];
        let mut who = given.who(index);
        let via = match gold["via"].as_str() {
            Some("pronoun") => Via::Pronoun,
            Some("enclitic") => Via::Enclitic,
            Some("carried") => Via::Carried,
            Some("role") => Via::Role,
            _ => {
                acts.push(act(&cast, draft, who));
                continue;
            }
        };
        let next = (index + 1..given.drafts.len())
            .take(4)
            .find(|&next| given.quotes[next]["via"] == "name")
            .map(|next| act(&cast, &given.drafts[next], given.who(next)));
        let question = Question {
            draft,
            via,
            plural: gold["speaker"]["text"]
                .as_str()
                .is_some_and(|text| ["mereka", "keduanya"].contains(&fold(text).as_str())),
            acts: &acts,
            next: next.as_ref(),
        };
        if via == Via::Role {
            let Attribution::Phrase(span) = draft.attribution else {
                continue;
            };
            let back = match phrase::read(&cast, &[], span) {
                Referent::Described(_) => false,
                Referent::Back(_) => true,
                _ => continue,
            };
            let asked = roles::asked(&cast, span);
            let fitting: Vec<(usize, Fit)> = roles.fitting(&asked).collect();
            let nobody = Who::Unnamed(index);
            let described = phrase::described(&cast, span, back, &fitting, asked.len(), nobody);
            let candidates =
                antecedent::described_candidates(&question, &described, &cast, &given.entities);
            if let Some(right) = candidates.iter().position(|&(of, _)| of == who) {
                let candidates = candidates.iter().map(|&(_, features)| features).collect();
                samples.described.push(Sample { candidates, right });
            }
        } else {
            if let (Who::Unnamed(_), Some(last)) = (who, acts.last())
                && matches!(last.speaker, Who::Unnamed(_))
            {
                who = last.speaker;
            }
            let candidates = antecedent::candidates(&question, &cast, &given.entities);
            if let Some(right) = candidates.iter().position(|of| of.who == who) {
                let candidates = candidates.iter().map(|of| of.features).collect();
                samples.bare.push(Sample { candidates, right });
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
        end: spans().map(Span::end).max().unwrap_or(0),
        sentence: cast.sentence_at(start),
        kind: draft.kind,
        speaker,
    }
}

fn score<const N: usize>(features: &[f32; N], weights: &[f32; N]) -> f32 {
    features.iter().zip(weights).map(|(f, w)| f * w).sum()
}

/// Weights that maximise the likelihood of the right candidates, with a small penalty on the squares of how far they
/// are from what is known before; ten times that where something is known.
fn fit<'a, const N: usize>(
    samples: impl Iterator<Item = &'a Sample<N>> + Clone,
    prior: &[f32; N],
) -> [f32; N] {
    let mut weights = *prior;
    let count = samples.clone().count().max(1) as f32;
    for _ in 0..1500 {
        let mut gradient: [f32; N] = std::array::from_fn(|at| {
            let hold = if prior[at] == 0.0 { 0.004 } else { 0.04 };
            hold * (prior[at] - weights[at])
        });
        for sample in samples.clone() {
            let scores: Vec<f32> = sample
                .candidates
                .iter()
                .map(|candidate| score(candidate, &weights).exp())
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

fn right<const N: usize>(sample: &Sample<N>, weights: &[f32; N]) -> bool {
    let of = |index: usize| score(&sample.candidates[index], weights);
    let best = (0..sample.candidates.len()).max_by(|&a, &b| of(a).total_cmp(&of(b)));
    best == Some(sample.right)
}

/// Prints fresh weights, and asserts that the committed ones do as well as those fitted without a fold do on it.
fn compare<const N: usize>(
    name: &str,
    articles: &[&Vec<Sample<N>>],
    committed: &[f32; N],
    prior: &[f32; N],
) {
    let weights = fit(articles.iter().copied().flatten(), prior);
    println!("pub(crate) const {name}: [f32; {N}] = [");
    for weight in weights {
        println!("    {weight:.2},");
    }
    println!("];");
    let (mut all, mut held_out, mut ours) = (0, 0, 0);
    for fold in 0..FOLDS {
        let of_fold = |index: usize| index % FOLDS == fold;
        let rest = (0..articles.len()).filter(|&index| !of_fold(index));
        let weights = fit(rest.flat_map(|index| articles[index].iter()), prior);
        for index in (0..articles.len()).filter(|&index| of_fold(index)) {
            let samples = articles[index];
            all += samples.len();
            held_out += samples.iter().filter(|of| right(of, &weights)).count();
            ours += samples.iter().filter(|of| right(of, committed)).count();
        }
    }
    println!("{name}: {held_out} of {all} right over {FOLDS} folds, {ours} as committed");
    assert!(ours * 100 >= held_out * 99, "fit the weights anew");
}

#[test]
fn antecedents_are_ranked_as_well_as_by_a_fresh_fit_over_folds() {
    let articles: Vec<Samples> = articles("train").iter().map(samples).collect();
    if articles.is_empty() {
        return;
    }
    let bare: Vec<_> = articles.iter().map(|of| &of.bare).collect();
    let described: Vec<_> = articles.iter().map(|of| &of.described).collect();
    compare("WEIGHTS", &bare, &WEIGHTS, &PRIOR);
    compare(
        "ROLE_WEIGHTS",
        &described,
        &ROLE_WEIGHTS,
        &[0.0; ROLE_FEATURES],
    );
}

#[test]
fn most_speakers_are_right_where_names_and_contents_are_given() {
    for file in ["train", "dev"] {
        let mut tally = std::collections::BTreeMap::<String, (usize, usize)>::new();
        for article in articles(file) {
            let lexicon = Lexicon::builtin();
            let text = article["text"].as_str().unwrap_or_default();
            let reading = Reading::new(Input::new(text), lexicon.tables());
            let citations = crate::citation::find(&reading);
            let mut given = Given::new(&reading, &article);
            let drafts = given.drafts.clone();
            let scene = Scene {
                reading: &reading,
                citations: &citations,
                timexes: &[],
                mentions: &given.mentions,
            };
            let mut entities = given.entities.clone();
            let quotes = speaker::resolve(&scene, drafts, &mut entities);
            given.entities = entities;
            for (index, quote) in quotes.iter().enumerate() {
                let got = quote.speaker.as_ref().and_then(|speaker| speaker.entity);
                let via = given.quotes[index]["via"].as_str().unwrap_or_default();
                let entry = tally.entry(via.to_owned()).or_default();
                entry.1 += 1;
                entry.0 += usize::from(match given.who(index) {
                    Who::Entity(entity) => got == Some(entity),
                    Who::Unnamed(_) => got.is_none(),
                });
            }
        }
        println!("{file}: {tally:?}");
        for (via, (right, all)) in tally {
            let enough = match via.as_str() {
                "name" | "enclitic" | "pronoun" => 85,
                _ => 60,
            };
            assert!(right * 100 >= all * enough || all < 5, "{file} {via}");
        }
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
    let cases: toml::Table = include_str!("../../tests/cases/quotes/negatives.toml")
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

/// A quote that the crate finds: what tells how sure it is, and whether content and speaker are right.
struct Outcome {
    features: [f32; confidence::FEATURES],
    right: bool,
}

/// The quotes that all layers together find in an article.
fn outcomes(article: &Value) -> Vec<Outcome> {
    let lexicon = Lexicon::builtin();
    let text = article["text"].as_str().unwrap_or_default();
    let date = article["document_date"].as_str();
    let date = date.and_then(|date| date.parse().ok());
    let reading = Reading::new(Input::new(text).document_date(date), lexicon.tables());
    let citations = crate::citation::find(&reading);
    let timexes = crate::timex::find(&reading, &citations);
    let (mentions, mut entities) = crate::mention::find(
        &reading,
        &citations,
        &timexes,
        crate::mention::NameFinder::Model,
    );
    let scene = Scene {
        reading: &reading,
        citations: &citations,
        timexes: &timexes,
        mentions: &mentions,
    };
    let drafts = super::find::drafts(&scene).0;
    let spoken = speaker::spoken(&scene, &drafts, &mut entities);
    let gold: Vec<&Value> = article["quotes"].as_array().into_iter().flatten().collect();
    drafts
        .iter()
        .zip(spoken)
        .map(|(draft, spoken)| {
            let name = spoken
                .speaker
                .entity
                .map(|entity| fold(&entities[entity].canonical));
            let right = gold.iter().any(|quote| {
                let contents = quote["contents"].as_array().into_iter().flatten();
                let contents: Vec<Span> = contents.filter_map(span).collect();
                overlap(&contents, &draft.contents) >= 0.5
                    && is_named(article, quote, name.as_deref())
            });
            Outcome {
                features: spoken.features,
                right,
            }
        })
        .collect()
}

/// Whether a folded name is one of those that the article gives to the speaker of a gold quote.
fn is_named(article: &Value, quote: &Value, name: Option<&str>) -> bool {
    let Some(resolved) = quote["resolved"].as_str() else {
        return name.is_none();
    };
    let Some(name) = name else {
        return false;
    };
    let wanted: Vec<String> = std::iter::once(resolved)
        .chain(resolved.split(';'))
        .map(fold)
        .collect();
    let mut names = article["names"].as_array().into_iter().flatten();
    wanted.iter().any(|wanted| wanted == name)
        || names.any(|of| {
            let entity = fold(of["entity"].as_str().unwrap_or_default());
            wanted.contains(&entity) && fold(of["text"].as_str().unwrap_or_default()) == name
        })
}

fn fit_confidence<'a>(
    outcomes: impl Iterator<Item = &'a Outcome> + Clone,
) -> [f32; confidence::FEATURES] {
    let mut weights = [0.0; confidence::FEATURES];
    let count = outcomes.clone().count().max(1) as f32;
    for _ in 0..2000 {
        let mut slopes = weights.map(|weight| -0.002 * weight);
        for outcome in outcomes.clone() {
            let chance = 1.0 / (1.0 + (-score(&outcome.features, &weights)).exp());
            let error = f32::from(u8::from(outcome.right)) - chance;
            for (slot, feature) in slopes.iter_mut().zip(&outcome.features) {
                *slot += error * feature / count;
            }
        }
        for (weight, slope) in weights.iter_mut().zip(slopes) {
            *weight += slope;
        }
    }
    weights
}

/// How many quotes of each confidence are right, of how many.
fn by_confidence<'a>(
    outcomes: impl Iterator<Item = &'a Outcome>,
    weights: &[f32; confidence::FEATURES],
) -> [(usize, usize); 3] {
    let mut tally = [(0, 0); 3];
    for outcome in outcomes {
        let level = confidence::by(&outcome.features, weights) as usize;
        tally[level].0 += usize::from(outcome.right);
        tally[level].1 += 1;
    }
    tally
}

#[test]
fn confidence_tells_the_sure_from_the_unsure() {
    let train: Vec<Vec<Outcome>> = articles("train").iter().map(outcomes).collect();
    if train.is_empty() {
        return;
    }
    let weights = fit_confidence(train.iter().flatten());
    println!("pub(crate) const WEIGHTS: [f32; FEATURES] = [");
    for weight in weights {
        println!("    {weight:.2},");
    }
    println!("];");
    let mut held_out = [(0, 0); 3];
    for fold in 0..FOLDS {
        let of_fold = |(index, _): &(usize, &Vec<Outcome>)| index % FOLDS == fold;
        let rest = train.iter().enumerate().filter(|pair| !of_fold(pair));
        let weights = fit_confidence(rest.flat_map(|(_, outcomes)| outcomes));
        let here = train.iter().enumerate().filter(of_fold);
        let tally = by_confidence(here.flat_map(|(_, outcomes)| outcomes), &weights);
        for (sum, (right, all)) in held_out.iter_mut().zip(tally) {
            *sum = (sum.0 + right, sum.1 + all);
        }
    }
    println!("low, medium, high over {FOLDS} folds: {held_out:?} (right, all)");
    let dev: Vec<Vec<Outcome>> = articles("dev").iter().map(outcomes).collect();
    let [low, medium, high] = by_confidence(dev.iter().flatten(), &confidence::WEIGHTS);
    println!("low, medium, high on other articles: {low:?}, {medium:?}, {high:?}");
    let share = |(right, all): (usize, usize)| right as f64 / all.max(1) as f64;
    assert!(share(high) > share(medium) && share(medium) > share(low));
    assert!(high.1 * 3 >= low.1 + medium.1 + high.1, "a third is sure");
    assert!(share(high) >= 0.92);
}
