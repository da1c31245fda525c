//! Whole articles of our own, in `data/samples`, against what a reader finds in them.

#[path = "../../examples/evaluate/measure.rs"]
mod measure;

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;
use warta::{Analyzer, Layers};

use crate::support;

fn samples() -> Vec<Value> {
    let files = support::files(&support::path("data/samples"), "jsonl");
    files
        .iter()
        .flat_map(|file| support::articles(file))
        .collect()
}

fn gold() -> Vec<Value> {
    support::articles(&support::path("tests/gold/samples.jsonl"))
}

fn predicted(article: &Value) -> Value {
    let document = support::analyze(&Analyzer::new(), article);
    let id = article["id"].as_str().expect("an id");
    serde_json::to_value(document.json().id(id).layers(Layers::all())).expect("JSON")
}

fn figures(gold: &[Value]) -> BTreeMap<String, f64> {
    let mut total = measure::Tally::default();
    for document in gold {
        total.merge(&measure::score(
            document,
            &predicted(document),
            &mut Vec::new(),
        ));
    }
    total
        .figures()
        .into_iter()
        .map(|figure| (figure.name, figure.percent))
        .collect()
}

#[test]
fn the_samples_are_those_of_the_gold() {
    let (samples, gold) = (samples(), gold());
    assert!(15 <= samples.len());
    for sample in &samples {
        let annotated = gold.iter().find(|document| document["id"] == sample["id"]);
        let annotated = annotated.unwrap_or_else(|| panic!("{} has no gold", sample["id"]));
        assert_eq!(annotated["text"], sample["text"], "{}", sample["id"]);
        assert_eq!(
            annotated["document_date"], sample["document_date"],
            "{}",
            sample["id"]
        );
    }
    assert_eq!(samples.len(), gold.len());
}

#[test]
fn spans_of_the_gold_hold_their_text() {
    fn check(text: &str, value: &Value) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| check(text, value)),
            Value::Object(fields) => {
                if let (Some(start), Some(end)) = (value["start"].as_u64(), value["end"].as_u64()) {
                    let span = text.get(start as usize..end as usize);
                    assert_eq!(span, value["text"].as_str(), "[{start}:{end}]");
                }
                fields.values().for_each(|value| check(text, value));
            }
            _ => {}
        }
    }
    for document in gold() {
        check(document["text"].as_str().expect("a text"), &document);
    }
}

#[test]
fn the_samples_are_read_as_a_reader_reads_them() {
    let figures = figures(&gold());
    println!("{figures:#?}");
    for (name, floor) in FLOORS {
        let figure = figures.get(name).copied().unwrap_or_default();
        assert!(floor <= figure, "{name} is {figure:.2}, below {floor}");
    }
}

/// What the samples reached, less a little: a change that loses more than that needs a reason.
const FLOORS: [(&str, f64); 10] = [
    ("mentions", 80.0),
    ("timexes", 97.0),
    ("timexes.value", 95.0),
    ("citations", 97.0),
    ("citations.regulation", 94.0),
    ("quotes.marked.exact", 94.0),
    ("quotes.marked.cue", 95.0),
    ("quotes.marked.e2e", 73.0),
    ("quotes.indirect.exact", 87.0),
    ("quotes.indirect.e2e", 75.0),
];

#[test]
fn a_prediction_like_the_gold_has_full_marks() {
    let document = serde_json::json!({
        "id": "a", "text": "“Kami siap,” kata Ratna.",
        "quotes": [{"kind": "direct", "contents": [{"start": 3, "end": 13, "text": "Kami siap"}], "resolved": "Ratna", "via": "name"}],
        "names": [{"start": 22, "end": 27, "kind": "person", "entity": "Ratna", "text": "Ratna"}],
    });
    let right = serde_json::json!({
        "quotes": [{"kind": "direct", "contents": [[3, 13]], "speaker": {"span": [22, 27], "via": "name", "entity": 0}}],
        "mentions": [{"span": [22, 27], "kind": "person", "entity": 0}], "entities": [{"canonical": "Ratna"}],
    });
    let percent = |predicted: &Value, name: &str| {
        let figures = measure::score(&document, predicted, &mut Vec::new()).figures();
        figures
            .into_iter()
            .find(|figure| figure.name == name)
            .map(|figure| figure.percent)
    };
    for name in [
        "mentions",
        "quotes.marked.exact",
        "quotes.marked.soft",
        "quotes.marked.e2e",
    ] {
        assert_eq!(percent(&right, name), Some(100.0), "{name}");
        assert_eq!(percent(&Value::Null, name), Some(0.0), "{name}");
    }
}

/// The rows that a scorer in Python prints: a name and a number first.
fn rows(output: &str) -> BTreeMap<String, f64> {
    let row = |line: &str| {
        let line = line.replace(" F1 ", " ").replace(" acc ", " ");
        let mut words = line.split_whitespace();
        Some((words.next()?.to_owned(), words.next()?.parse().ok()?))
    };
    output
        .lines()
        .filter_map(row)
        .filter(|(name, _)| name.starts_with(|c: char| c.is_ascii_lowercase()))
        .collect()
}

#[test]
fn both_scorers_agree() {
    let Some(shared) = support::shared() else {
        println!("left out: no ../shared");
        return;
    };
    let folder = support::scratch("scorers");
    for (scorer, file) in [
        ("score.py", "articles/dev.jsonl"),
        ("score_tokens.py", "tokens/gsd.dev.jsonl"),
    ] {
        let file = shared.join("gold").join(file);
        let gold = support::articles(&file);
        let lines: Vec<String> = gold
            .iter()
            .map(|document| predicted(document).to_string())
            .collect();
        let written = folder.join(format!("{scorer}.jsonl"));
        std::fs::write(&written, lines.join("\n")).expect("a writable folder");
        let python = Command::new("python3")
            .arg(shared.join("gold").join(scorer))
            .arg(&file)
            .arg(&written)
            .output();
        let Ok(output) = python else {
            println!("left out: no python3");
            return;
        };
        let theirs = rows(&String::from_utf8_lossy(&output.stdout));
        let ours = figures(&gold);
        assert!(
            2 <= theirs.len(),
            "{scorer} printed no figures: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert_eq!(
            theirs.keys().collect::<Vec<_>>(),
            ours.keys().collect::<Vec<_>>()
        );
        for (name, figure) in theirs {
            assert!(
                (ours[&name] - figure).abs() < 0.006,
                "{name}: {} here, {figure} there",
                ours[&name]
            );
        }
    }
}
