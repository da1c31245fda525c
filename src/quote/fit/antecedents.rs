//! Fits the ranking of antecedents, with names and contents given.

use serde_json::Value;

use super::super::antecedent::{self, Act, Question, Who};
use super::super::antecedent_weights::{FEATURES, PRIOR, ROLE_FEATURES, ROLE_WEIGHTS, WEIGHTS};
use super::super::cast::Cast;
use super::super::draft::{Attribution, Draft};
use super::super::phrase::{self, Referent};
use super::super::roles::{self, Fit, Roles};
use super::super::scene::Scene;
use super::super::{Cue, CueClass, QuoteKind, Via, speaker};
use super::{FOLDS, articles, fold, score, span};
use crate::input::Input;
use crate::lexicon::Lexicon;
use crate::mention::{Entity, Mention, gold};
use crate::reading::Reading;
use crate::rule::RuleId;
use crate::span::Span;

/// An article with names and contents as the gold has them.
struct Given {
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
    /// The folded name of the gold entity of each mention.
    named: Vec<String>,
    drafts: Vec<Draft>,
    quotes: Vec<Value>,
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
            let fitting: Vec<(usize, Fit)> = roles.fitting(&asked, span.start()).collect();
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
