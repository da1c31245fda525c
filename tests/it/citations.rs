//! The labelled strings of law: which acts and which of their provisions are found.

use std::collections::BTreeSet;

use serde_json::Value;
use warta::{Analyzer, Citation, CitationForm};

use crate::support;

/// Types whose ids are the same in the labels and here; of the others the labels have another scheme.
const TYPES: [&str; 13] = [
    "uu",
    "uu-darurat",
    "perppu",
    "pp",
    "perpres",
    "keppres",
    "inpres",
    "kuhp",
    "kuhap",
    "kuhperdata",
    "kuhd",
    "uud-1945",
    "putusan-mk",
];

/// Labels that we hold to be wrong, with the reason.
const WRONG: [(&str, &str); 3] = [
    (
        "citations.29",
        "Pajak Penghasilan (PPh) Pasal 22 is the name of a tax, no reference",
    ),
    (
        "citations.45",
        "a bare KUHAP keeps the id kuhap at every date; the act of 2025 is its edition",
    ),
    (
        "citations.68",
        "no act stands in the text, and the code of the day is never a silent guess",
    ),
];

/// An act, and one with a provision: `uu/2017/7`, `uu/2017/7#pasal:245`.
type Items = BTreeSet<String>;

fn in_scheme(act: &str) -> bool {
    !act.contains('?') && TYPES.contains(&act.split('/').next().unwrap_or_default())
}

/// The labelled items, and the spans of those that are left out.
fn labelled(line: &Value) -> (Items, Vec<(u64, u64)>) {
    let (mut items, mut left_out) = (Items::new(), Vec::new());
    for label in line["expect"].as_array().expect("labels") {
        let value = label["value"].as_str().unwrap_or("?");
        let (act, path) = value.split_once('#').unwrap_or((value, ""));
        if !in_scheme(act) {
            let place = |key: &str| label[key].as_u64().expect("a place");
            left_out.push((place("start"), place("end")));
            continue;
        }
        items.insert(act.to_owned());
        if !path.is_empty() {
            let text = label["text"].as_str().expect("a text");
            items.extend(paths(path, text).map(|path| format!("{act}#{path}")));
        }
    }
    (items, left_out)
}

/// `pasal-45A.ayat-2` as `pasal:45A;ayat:2`; of a list the label has the first only, and the text has all.
fn paths<'t>(path: &str, text: &'t str) -> Box<dyn Iterator<Item = String> + 't> {
    let path = path.replace('-', ":").replace('.', ";");
    let numbers: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    if path.contains(';') || numbers.len() < 2 {
        return Box::new(std::iter::once(path));
    }
    let ends = (numbers[0].parse::<u32>(), numbers[1].parse::<u32>());
    match (text.contains('-'), ends) {
        (true, (Ok(first), Ok(last))) => {
            Box::new((first..=last).map(|number| format!("pasal:{number}")))
        }
        _ => Box::new(numbers.into_iter().map(|number| format!("pasal:{number}"))),
    }
}

fn found(citations: &[Citation], left_out: &[(u64, u64)]) -> Items {
    let mut items = Items::new();
    for citation in citations {
        let (start, end) = (citation.span.start() as u64, citation.span.end() as u64);
        let unlabelled = left_out.iter().any(|&(from, to)| start < to && from < end);
        let act = citation.regulation.as_ref().map_or("?", |act| act.id());
        if citation.form == CitationForm::Docket || unlabelled || !in_scheme(act) {
            continue;
        }
        items.insert(act.to_owned());
        for path in &citation.pinpoints {
            let units: Vec<String> = path
                .iter()
                .map(|unit| format!("{}:{}", unit.unit, unit.number))
                .collect();
            items.insert(format!("{act}#{}", units.join(";")));
        }
    }
    items
}

#[derive(Default)]
struct Tally {
    labelled: usize,
    found: usize,
    both: usize,
}

impl Tally {
    fn add(&mut self, labelled: &Items, found: &Items) {
        self.labelled += labelled.len();
        self.found += found.len();
        self.both += labelled.intersection(found).count();
    }

    /// Precision and recall, in percent.
    fn figures(&self) -> (f64, f64) {
        let percent = |whole: usize| 100.0 * self.both as f64 / whole as f64;
        (percent(self.found), percent(self.labelled))
    }
}

#[test]
fn the_labelled_strings_come_out() {
    let Some(shared) = support::shared() else {
        println!("left out: no ../shared");
        return;
    };
    let analyzer = Analyzer::new();
    let (mut all, mut reviewed) = (Tally::default(), Tally::default());
    for line in support::articles(&shared.join("gold/examples/citations.jsonl")) {
        let id = line["id"].as_str().expect("an id");
        let document = support::analyze(&analyzer, &line);
        let (labelled, left_out) = labelled(&line);
        let found = found(document.citations(), &left_out);
        all.add(&labelled, &found);
        let wrong = WRONG.iter().find(|(label, _)| *label == id);
        if wrong.is_none() {
            reviewed.add(&labelled, &found);
        }
        for item in labelled.symmetric_difference(&found) {
            let which = if found.contains(item) {
                "extra"
            } else {
                "missed"
            };
            let reason = wrong.map_or("", |(_, reason)| reason);
            println!("{id}: {which} {item} {reason}");
        }
    }
    for (which, tally) in [
        ("all labels", &all),
        ("without those held wrong", &reviewed),
    ] {
        let (precision, recall) = tally.figures();
        println!(
            "{which}: precision {precision:.1}, recall {recall:.1}, {} labelled, {} found",
            tally.labelled, tally.found
        );
        assert!(
            97.0 <= precision && 93.0 <= recall,
            "{which}: precision {precision:.1}, recall {recall:.1}"
        );
    }
}
