//! Fits the confidence of quotes that all layers together find.

use serde_json::Value;

use super::super::scene::Scene;
use super::super::{confidence, find, speaker};
use super::{FOLDS, articles, fold, overlap, score, span};
use crate::input::Input;
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use crate::span::Span;

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
    let drafts = find::drafts(&scene).0;
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
