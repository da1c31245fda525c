//! How far annotations agree with gold.
//!
//! Gold and prediction are JSON objects; offsets are UTF-8 bytes. A layer that the gold lacks is not scored.

mod assign;
mod quotes;
mod tally;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

pub use tally::Tally;

type Bytes = (usize, usize);

/// A difference: its layer, the document and what differs.
pub type Difference = (&'static str, String, String);

/// Compares a document with its gold.
pub fn score(gold: &Value, predicted: &Value, differences: &mut Vec<Difference>) -> Tally {
    let mut scorer = Scorer {
        text: gold["text"].as_str().unwrap_or_default(),
        id: gold["id"].as_str().unwrap_or_default(),
        gold,
        predicted,
        tally: Tally::default(),
        differences,
    };
    if gold.get("names").is_some() {
        scorer.mentions();
    }
    if gold.get("times").is_some() {
        scorer.timexes();
    }
    if gold.get("references").is_some() {
        scorer.citations();
    }
    if gold.get("quotes").is_some() {
        scorer.quotes();
    }
    if gold.get("tokens").is_some() && gold.get("sentences").is_some() {
        scorer.tokens();
    }
    scorer.tally
}

struct Scorer<'a, 'd> {
    text: &'a str,
    id: &'a str,
    gold: &'a Value,
    predicted: &'a Value,
    tally: Tally,
    differences: &'d mut Vec<Difference>,
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn number(value: &Value) -> usize {
    value
        .as_u64()
        .and_then(|number| usize::try_from(number).ok())
        .unwrap_or_default()
}

/// `{"start": 0, "end": 9}`, as gold writes spans.
fn gold_span(value: &Value) -> Bytes {
    (number(&value["start"]), number(&value["end"]))
}

/// `[0, 9]`, as the analyzer writes spans.
fn pair(value: &Value) -> Bytes {
    (number(&value[0]), number(&value[1]))
}

fn spans_of(annotations: &[Value]) -> impl Iterator<Item = Bytes> {
    annotations
        .iter()
        .map(|annotation| pair(&annotation["span"]))
}

impl<'a> Scorer<'a, '_> {
    fn slice(&self, (start, end): Bytes) -> &'a str {
        self.text.get(start..end).unwrap_or("")
    }

    fn note(&mut self, layer: &'static str, what: String) {
        self.differences.push((layer, self.id.to_owned(), what));
    }

    fn tally_sets<T: Ord>(&mut self, name: &str, gold: &BTreeSet<T>, predicted: &BTreeSet<T>) {
        self.tally.count(name, "gold", gold.len());
        self.tally.count(name, "pred", predicted.len());
        self.tally
            .count(name, "tp", gold.intersection(predicted).count());
    }

    fn mentions(&mut self) {
        let kind = |value: &'a Value| value["kind"].as_str().unwrap_or_default();
        let gold: BTreeSet<(Bytes, &str)> = list(self.gold, "names")
            .iter()
            .map(|name| (gold_span(name), kind(name)))
            .collect();
        let predicted: BTreeSet<(Bytes, &str)> = list(self.predicted, "mentions")
            .iter()
            .map(|mention| (pair(&mention["span"]), kind(mention)))
            .filter(|(_, kind)| ["person", "organization", "location"].contains(kind))
            .collect();
        self.tally_sets("mentions", &gold, &predicted);
        for kind in ["person", "organization", "location"] {
            let of_kind = |set: &BTreeSet<(Bytes, &'a str)>| {
                set.iter()
                    .copied()
                    .filter(|(_, other)| *other == kind)
                    .collect()
            };
            let (gold, predicted): (BTreeSet<_>, BTreeSet<_>) =
                (of_kind(&gold), of_kind(&predicted));
            self.tally_sets(&format!("mentions.{kind}"), &gold, &predicted);
        }
        for &(span, kind) in gold.difference(&predicted) {
            self.note(
                "mentions",
                format!(
                    "missed {kind} [{}:{}] {:?}",
                    span.0,
                    span.1,
                    self.slice(span)
                ),
            );
        }
        for &(span, kind) in predicted.difference(&gold) {
            self.note(
                "mentions",
                format!(
                    "extra {kind} [{}:{}] {:?}",
                    span.0,
                    span.1,
                    self.slice(span)
                ),
            );
        }
    }

    /// Spans of times or references; gives back the pairs of equal spans.
    fn spans(&mut self, layer: &'static str, gold: &'a str) -> Vec<(Bytes, &'a Value, &'a Value)> {
        let gold: BTreeMap<Bytes, &Value> = list(self.gold, gold)
            .iter()
            .map(|one| (gold_span(one), one))
            .collect();
        let counts = |one: &&Value| one["holiday"] != true && one["form"] != "docket";
        let predicted: BTreeMap<Bytes, &Value> = list(self.predicted, layer)
            .iter()
            .filter(counts)
            .map(|one| (pair(&one["span"]), one))
            .collect();
        self.tally_sets(layer, &gold.keys().collect(), &predicted.keys().collect());
        for &span in gold.keys().filter(|span| !predicted.contains_key(span)) {
            self.note(
                layer,
                format!("missed [{}:{}] {:?}", span.0, span.1, self.slice(span)),
            );
        }
        for &span in predicted.keys().filter(|span| !gold.contains_key(span)) {
            self.note(
                layer,
                format!("extra [{}:{}] {:?}", span.0, span.1, self.slice(span)),
            );
        }
        gold.iter()
            .filter_map(|(&span, &gold)| Some((span, gold, *predicted.get(&span)?)))
            .collect()
    }

    fn timexes(&mut self) {
        for (span, gold, predicted) in self.spans("timexes", "times") {
            let Some(value) = gold["value"].as_str() else {
                continue;
            };
            let others = list(gold, "alt").iter().filter_map(Value::as_str);
            let accepted: Vec<String> = std::iter::once(value)
                .chain(others)
                .map(without_part_of_day)
                .collect();
            let found = predicted["value"].as_str();
            let ok = found.is_some_and(|found| accepted.contains(&without_part_of_day(found)));
            self.tally.hit("timexes.value", ok);
            if !ok {
                self.note(
                    "timexes",
                    format!("value of {:?}: {found:?}, gold {value:?}", self.slice(span)),
                );
            }
        }
    }

    fn citations(&mut self) {
        for (span, gold, predicted) in self.spans("citations", "references") {
            let found = predicted["regulation"]["id"].as_str();
            match gold["regulation"].as_str().filter(|act| !act.is_empty()) {
                None => self.tally.hit("citations.restraint", found.is_none()),
                Some(act) => {
                    self.tally.hit("citations.regulation", found == Some(act));
                    if found != Some(act) {
                        self.note(
                            "citations",
                            format!(
                                "regulation of {:?}: {found:?}, gold {act:?}",
                                self.slice(span)
                            ),
                        );
                    }
                }
            }
            if let Some(pinpoint) = gold["pinpoint"]
                .as_str()
                .filter(|pinpoint| !pinpoint.is_empty())
            {
                let found = pinpoint_of(&predicted["pinpoints"]);
                self.tally.hit("citations.pinpoint", found == pinpoint);
                if found != pinpoint {
                    self.note(
                        "citations",
                        format!(
                            "pinpoint of {:?}: {found:?}, gold {pinpoint:?}",
                            self.slice(span)
                        ),
                    );
                }
            }
        }
    }

    fn tokens(&mut self) {
        let gold_tokens: BTreeMap<Bytes, &Value> = list(self.gold, "tokens")
            .iter()
            .map(|token| (pair(&token["span"]), token))
            .collect();
        let tokens: BTreeMap<Bytes, &Value> = list(self.predicted, "tokens")
            .iter()
            .map(|token| (pair(&token["span"]), token))
            .collect();
        self.tally_sets(
            "token",
            &gold_tokens.keys().collect(),
            &tokens.keys().collect(),
        );
        let gold_sentences: BTreeSet<Bytes> =
            list(self.gold, "sentences").iter().map(pair).collect();
        let sentences: BTreeSet<Bytes> = spans_of(list(self.predicted, "sentences")).collect();
        self.tally_sets("sentence", &gold_sentences, &sentences);
        for (name, gold, found) in [
            (
                "token",
                gold_tokens.keys().copied().collect(),
                tokens.keys().copied().collect(),
            ),
            ("sentence", gold_sentences, sentences),
        ] {
            let (gold, found): (BTreeSet<Bytes>, BTreeSet<Bytes>) = (gold, found);
            for &span in gold.symmetric_difference(&found) {
                let what = if gold.contains(&span) {
                    "missed"
                } else {
                    "extra"
                };
                self.note(name, format!("{what} {:?}", self.slice(span)));
            }
        }
        for (span, gold) in gold_tokens {
            if let Some(token) = tokens.get(&span) {
                self.stem(gold, token);
            }
        }
    }

    fn stem(&mut self, gold: &Value, token: &Value) {
        let words = list(gold, "words");
        let upos = |word: &Value| word["upos"].as_str().unwrap_or_default().to_owned();
        let content = words
            .iter()
            .find(|word| !["PUNCT", "SYM", "NUM", "PROPN", "X"].contains(&upos(word).as_str()));
        let (Some(stem), Some(content)) = (token["stem"].as_str(), content) else {
            return;
        };
        if words
            .first()
            .is_some_and(|word| ["PROPN", "X"].contains(&upos(word).as_str()))
        {
            return;
        }
        let lower = |value: &Value| value.as_str().unwrap_or_default().to_lowercase();
        let (lemma, form) = (lower(&content["lemma"]), lower(&gold["form"]));
        let ok = stem.to_lowercase() == lemma;
        self.tally.hit("stem", ok);
        if lemma != form {
            self.tally.hit("affixed", ok);
        }
        if !ok {
            self.note("stem", format!("{form} -> {stem}, gold {lemma}"));
        }
    }
}

/// A value without its part of the day, which is not scored.
fn without_part_of_day(value: &str) -> String {
    let value = value.replace("XXXX-XX-XXT", "T");
    for part in ["MO", "MI", "MD", "AF", "EV", "NI", "DT", "DN", "DA"] {
        let part = format!("T{part}");
        if let Some(at) = value.find(&part) {
            let behind = &value[at + part.len()..];
            if !behind.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
                return without_part_of_day(&format!("{}{behind}", &value[..at]));
            }
        }
    }
    value
}

/// `pasal:27;ayat:3|pasal:28`
fn pinpoint_of(pinpoints: &Value) -> String {
    if let Some(text) = pinpoints.as_str() {
        return text.to_owned();
    }
    let paths = pinpoints.as_array().map_or(&[][..], Vec::as_slice).iter();
    let path = |path: &Value| {
        let units = path.as_array().map_or(&[][..], Vec::as_slice).iter();
        let units: Vec<String> = units
            .map(|unit| {
                format!(
                    "{}:{}",
                    unit["unit"].as_str().unwrap_or_default(),
                    unit["number"].as_str().unwrap_or_default()
                )
            })
            .collect();
        units.join(";")
    };
    paths.map(path).collect::<Vec<_>>().join("|")
}
