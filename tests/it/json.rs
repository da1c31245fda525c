//! The JSON form of documents.

use crate::support;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use warta::{
    Analyzer, Citation, Date, Document, Entity, Input, Layers, MarkedString, Mention, Offsets,
    Quote, Timex,
};

/// Checks that the annotations read from a document's JSON are those of the document.
pub fn same_after_reading(document: &Document<'_>, json: &Value) {
    same::<Quote>(document.quotes(), &json["quotes"]);
    same::<MarkedString>(document.marked_strings(), &json["marked_strings"]);
    same::<Mention>(document.mentions(), &json["mentions"]);
    same::<Entity>(document.entities(), &json["entities"]);
    same::<Timex>(document.timexes(), &json["timexes"]);
    same::<Citation>(document.citations(), &json["citations"]);
}

fn same<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(
    annotations: &[T],
    json: &Value,
) {
    let read: Vec<T> = serde_json::from_value(json.clone()).expect("annotations that can be read");
    assert_eq!(annotations, read);
}

#[test]
fn layers_that_are_not_asked_for_are_left_out() {
    let document = Analyzer::new().analyze("“Kami siap,” kata Ariansyah.");
    let json = |layers: Layers| serde_json::to_value(document.json().layers(layers)).expect("JSON");
    let keys = |value: &Value| {
        value
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(
        keys(&json(Layers::TIMEXES)),
        ["format", "offsets", "timexes"]
    );
    assert_eq!(
        keys(&json(Layers::TOKENS | Layers::SENTENCES)),
        ["format", "offsets", "sentences", "tokens"]
    );
    let default = [
        "citations",
        "entities",
        "format",
        "marked_strings",
        "mentions",
        "offsets",
        "quotes",
        "timexes",
    ];
    assert_eq!(keys(&json(Layers::default())), default);
}

#[test]
fn spans_are_pairs_of_byte_offsets() {
    let document = Analyzer::new().analyze("“Kami siap,” kata Ariansyah.");
    let json = serde_json::to_value(document.json().id("a").layers(Layers::all())).expect("JSON");
    assert_eq!(json["id"], "a");
    assert_eq!(json["format"], 1);
    assert_eq!(json["offsets"], "utf8");
    assert_eq!(json["tokens"][1]["span"], serde_json::json!([3, 7]));
}

#[test]
fn dates_round_trip() {
    let date: Date = "2023-06-14".parse().expect("a date");
    assert_eq!(
        serde_json::to_string(&date).expect("JSON"),
        "\"2023-06-14\""
    );
    assert_eq!(
        serde_json::from_str::<Date>("\"2023-06-14\"").expect("a date"),
        date
    );
    assert!(serde_json::from_str::<Date>("\"2023-02-30\"").is_err());
    let document = Analyzer::new().analyze(Input::new("").document_date(date));
    assert_eq!(document.document_date(), Some(date));
}

/// All spans in a JSON value: the pairs of numbers.
fn spans(value: &Value, found: &mut Vec<(u64, u64)>) {
    match value {
        Value::Array(values) => {
            if let [Value::Number(start), Value::Number(end)] = values.as_slice() {
                found.extend(start.as_u64().zip(end.as_u64()));
            }
            values.iter().for_each(|value| spans(value, found));
        }
        Value::Object(fields) => fields
            .iter()
            .filter(|(key, _)| *key != "candidates")
            .for_each(|(_, value)| spans(value, found)),
        _ => {}
    }
}

#[test]
fn offsets_in_other_units_name_the_same_text() {
    let analyzer = Analyzer::new();
    for file in support::files(&support::path("data/samples"), "jsonl") {
        for mut article in support::articles(&file) {
            let text = article["text"]
                .as_str()
                .expect("a text")
                .replace(" yang ", " 🙂 yang ");
            article["text"] = text.clone().into();
            let document = support::analyze(&analyzer, &article);
            let found = |offsets: Offsets| {
                let json =
                    serde_json::to_value(document.json().layers(Layers::all()).offsets(offsets))
                        .expect("JSON");
                let mut found = Vec::new();
                spans(&json, &mut found);
                found
            };
            let bytes: Vec<&str> = found(Offsets::Utf8)
                .iter()
                .map(|&(start, end)| &text[start as usize..end as usize])
                .collect();
            let points: Vec<char> = text.chars().collect();
            let by_points: Vec<String> = found(Offsets::CodePoints)
                .iter()
                .map(|&(start, end)| points[start as usize..end as usize].iter().collect())
                .collect();
            let units: Vec<u16> = text.encode_utf16().collect();
            let by_units: Vec<String> = found(Offsets::Utf16)
                .iter()
                .map(|&(start, end)| String::from_utf16_lossy(&units[start as usize..end as usize]))
                .collect();
            assert_eq!(bytes, by_points, "{}", article["id"]);
            assert_eq!(bytes, by_units, "{}", article["id"]);
        }
    }
}
