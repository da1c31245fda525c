//! Runs the cases in `tests/cases`, whose README describes their form.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::{Map, Value};
use warta::{Analyzer, Document, Input};

use crate::support;

const LAYERS: [&str; 9] = [
    "quotes",
    "marked",
    "names",
    "entities",
    "times",
    "citations",
    "sentences",
    "tokens",
    "blocks",
];
/// Layers whose rules all have a case and a look-alike.
const WHOLE: [&str; 2] = ["citation/", "time/"];
const KEYS: [&str; 5] = ["name", "text", "document_date", "why", "look_alike"];

struct Case {
    place: String,
    fields: Map<String, Value>,
}

impl Case {
    fn text(&self) -> &str {
        self.fields
            .get("text")
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    fn analyze(&self, analyzer: &Analyzer) -> Document<'_> {
        let date = self.fields.get("document_date").and_then(Value::as_str);
        let date = date.map(|date| date.parse().expect("a date of the form 2023-06-14"));
        analyzer.analyze(Input::new(self.text()).document_date(date))
    }

    fn look_alikes(&self) -> Vec<&str> {
        match self.fields.get("look_alike") {
            Some(Value::Array(rules)) => rules.iter().filter_map(Value::as_str).collect(),
            Some(Value::String(rule)) => vec![rule],
            _ => Vec::new(),
        }
    }
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for file in support::files(&support::path("tests/cases"), "toml") {
        let name = file
            .strip_prefix(support::path("tests/cases"))
            .unwrap_or(&file)
            .display()
            .to_string();
        let text = fs::read_to_string(&file).expect("a readable file");
        let table: toml::Table = text
            .parse()
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        for (key, value) in table {
            assert_eq!(key, "case", "{name}: only [[case]] tables are read");
            let Ok(Value::Array(entries)) = serde_json::to_value(value) else {
                panic!("{name}: cases are written [[case]]");
            };
            for entry in entries {
                let Value::Object(fields) = entry else {
                    panic!("{name}: a case is a table")
                };
                let title = fields
                    .get("name")
                    .and_then(Value::as_str)
                    .unwrap_or_else(|| panic!("{name}: a case without a name"));
                cases.push(Case {
                    place: format!("{name}: {title}"),
                    fields,
                });
            }
        }
    }
    cases
}

#[test]
fn cases_come_out_as_written() {
    let analyzer = Analyzer::new();
    let cases = cases();
    let mut names = BTreeSet::new();
    let mut wrong = Vec::new();
    for case in &cases {
        if !names.insert(&case.place) {
            wrong.push(format!("{}: the name is used twice", case.place));
        }
        let document = case.analyze(&analyzer);
        wrong.extend(
            differences(case, &document)
                .into_iter()
                .map(|what| format!("{}\n    {what}", case.place)),
        );
    }
    println!("{} cases", cases.len());
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn differences(case: &Case, document: &Document<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut compared = 0;
    for (key, expected) in &case.fields {
        if KEYS.contains(&key.as_str()) {
            continue;
        }
        let Some(found) = support::described(document, key) else {
            wrong.push(format!(
                "unknown key {key}: the layers are {}",
                LAYERS.join(", ")
            ));
            continue;
        };
        compared += 1;
        let Some(expected) = expected.as_array() else {
            wrong.push(format!("{key} is no list"));
            continue;
        };
        if !same_list(expected, &found) {
            let found: Vec<String> = found.iter().map(|fields| shown(expected, fields)).collect();
            let expected: Vec<String> = expected.iter().map(Value::to_string).collect();
            wrong.push(format!(
                "{key} wanted:\n        {}\n    found:\n        {}",
                expected.join("\n        "),
                found.join("\n        ")
            ));
        }
    }
    for rule in case.look_alikes() {
        compared += 1;
        if rules_of(document).contains(rule) {
            wrong.push(format!("{rule} finds something here"));
        }
    }
    if compared == 0 {
        wrong.push("nothing is expected".to_owned());
    }
    wrong
}

fn same_list(expected: &[Value], found: &[Map<String, Value>]) -> bool {
    expected.len() == found.len()
        && expected
            .iter()
            .zip(found)
            .all(|(expected, found)| same(expected, found))
}

fn same(expected: &Value, found: &Map<String, Value>) -> bool {
    let nothing = Value::from("");
    let field = |key: &str| {
        found
            .get(key)
            .filter(|value| !value.is_null())
            .unwrap_or(&nothing)
    };
    match expected {
        Value::String(_) => field("text") == expected,
        Value::Object(fields) => fields.iter().all(|(key, value)| {
            field(key) == value || (value == &nothing && field(key) == &Value::Array(Vec::new()))
        }),
        _ => false,
    }
}

/// What was found, with the fields that the case names.
fn shown(expected: &[Value], found: &Map<String, Value>) -> String {
    let mut keys: BTreeSet<&str> = expected
        .iter()
        .filter_map(Value::as_object)
        .flat_map(|fields| fields.keys().map(String::as_str))
        .collect();
    keys.extend(["text", "content", "kind", "rule"]);
    let fields: Map<String, Value> = found
        .iter()
        .filter(|(key, _)| keys.contains(key.as_str()))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    Value::Object(fields).to_string()
}

fn rules_of(document: &Document<'_>) -> BTreeSet<String> {
    let mut rules = BTreeSet::new();
    for layer in LAYERS {
        for fields in support::described(document, layer).unwrap_or_default() {
            rules.extend(
                fields
                    .get("rule")
                    .and_then(Value::as_str)
                    .map(str::to_owned),
            );
        }
    }
    rules
}

/// The form of a rule's name: `quote/after-cue`.
fn is_rule(literal: &str) -> bool {
    let parts: Vec<&str> = literal.split('/').collect();
    let plain = |part: &&str| {
        let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        part.starts_with(|c: char| c.is_ascii_lowercase()) && part.chars().all(letter)
    };
    parts.len() == 2 && parts.iter().all(plain)
}

/// The rules that the sources name, by file.
fn rules() -> BTreeMap<String, String> {
    let mut rules = BTreeMap::new();
    for file in support::files(&support::path("src"), "rs") {
        let source = fs::read_to_string(&file).expect("a readable file");
        for literal in source.split('"').filter(|literal| is_rule(literal)) {
            rules.insert(literal.to_owned(), file.display().to_string());
        }
    }
    rules
}

#[test]
fn rules_without_cases_are_listed() {
    let analyzer = Analyzer::new();
    let rules = rules();
    let (mut shown, mut refused) = (BTreeSet::new(), BTreeSet::new());
    for case in cases() {
        shown.extend(rules_of(&case.analyze(&analyzer)));
        for rule in case.look_alikes() {
            assert!(
                rules.contains_key(rule),
                "{}: there is no rule {rule}",
                case.place
            );
            refused.insert(rule.to_owned());
        }
    }
    let mut lacking = Vec::new();
    for rule in rules.keys() {
        let lack = match (shown.contains(rule), refused.contains(rule)) {
            (true, true) => continue,
            (false, _) => format!("no case shows {rule}"),
            (true, false) => format!("no look-alike of {rule}"),
        };
        println!("{lack}");
        if WHOLE.iter().any(|layer| rule.starts_with(layer)) {
            lacking.push(lack);
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
    for rule in &shown {
        assert!(rules.contains_key(rule), "{rule} is written in no source");
    }
}
