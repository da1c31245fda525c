//! How much quotes suffer from bad typography: gold articles are spoilt in six ways and measured again.
//!
//! `robustness [--most POINTS] GOLD.jsonl` prints a table of the marked quotes: exact contents, cues, and end to end
//! (contents and speaker), for the articles as they are and for each way of spoiling them. With `--most` it fails where
//! a way loses more points end to end. The gold is in the form that `evaluate` reads.

#[path = "evaluate/measure.rs"]
#[allow(dead_code)] // `evaluate` prints more of it.
mod measure;

use std::error::Error;
use std::fs;
use std::ops::Range;
use std::process::ExitCode;

use serde_json::Value;
use warta::{Analyzer, Input};

use measure::Tally;

const WAYS: [(&str, Way); 7] = [
    ("as they are", |_| Vec::new()),
    ("all marks straight", straight),
    ("all marks curly", curly),
    ("openers turned round", turned),
    ("marks turned into ?", broken),
    ("paragraph breaks lost", joined),
    ("blanks lost after full stops", glued),
];
const FIGURES: [&str; 3] = [
    "quotes.marked.exact",
    "quotes.marked.cue",
    "quotes.marked.e2e",
];

/// A replacement of some bytes of a text.
type Edit = (Range<usize>, &'static str);
/// What a way of spoiling does to a text.
type Way = fn(&str) -> Vec<Edit>;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("robustness: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<bool, Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut most = f64::INFINITY;
    if arguments.first().is_some_and(|first| first == "--most") && arguments.len() > 1 {
        most = arguments[1].parse()?;
        arguments.drain(..2);
    }
    let [path] = &arguments[..] else {
        return Err("usage: robustness [--most POINTS] GOLD.jsonl".into());
    };
    let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let gold: Vec<Value> = text
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?;
    println!(
        "{:30}{:>8}{:>8}{:>8}{:>8}",
        "", "exact", "cue", "e2e", "lost"
    );
    let mut whole = None;
    let mut fine = true;
    for (name, way) in WAYS {
        let [exact, cue, e2e] = measured(&gold, way)?;
        let lost = *whole.get_or_insert(e2e) - e2e;
        println!("{name:30}{exact:8.2}{cue:8.2}{e2e:8.2}{lost:8.2}");
        fine &= lost <= most;
    }
    Ok(fine)
}

fn measured(gold: &[Value], way: Way) -> Result<[f64; 3], Box<dyn Error>> {
    let analyzer = Analyzer::new();
    let mut total = Tally::default();
    for article in gold {
        let spoilt = spoil(article, way)?;
        let text = spoilt["text"].as_str().unwrap_or_default();
        let date = spoilt["document_date"]
            .as_str()
            .map(str::parse)
            .transpose()?;
        let document = analyzer.analyze(Input::new(text).document_date(date));
        let found = serde_json::to_value(document.json())?;
        total.merge(&measure::score(&spoilt, &found, &mut Vec::new()));
    }
    let figures = total.figures();
    let percent = |name: &str| figures.iter().find(|figure| figure.name == name);
    Ok(FIGURES.map(|name| percent(name).map_or(0.0, |figure| figure.percent)))
}

/// An article with its text changed and its offsets moved along.
fn spoil(article: &Value, way: Way) -> Result<Value, Box<dyn Error>> {
    let text = article["text"].as_str().ok_or("gold without a text")?;
    let edits = way(text);
    let mut spoilt = String::with_capacity(text.len());
    let mut last = 0;
    for (range, new) in &edits {
        spoilt.push_str(&text[last..range.start]);
        spoilt.push_str(new);
        last = range.end;
    }
    spoilt.push_str(&text[last..]);
    let mut moved = article.clone();
    move_offsets(&mut moved, &edits);
    moved["text"] = Value::from(spoilt);
    Ok(moved)
}

fn move_offsets(value: &mut Value, edits: &[Edit]) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| move_offsets(item, edits)),
        Value::Object(fields) => {
            for (key, field) in fields {
                match (key.as_str(), field.as_u64()) {
                    ("start" | "end", Some(at)) => {
                        *field = Value::from(new_offset(at as usize, edits))
                    }
                    _ => move_offsets(field, edits),
                }
            }
        }
        _ => {}
    }
}

fn new_offset(at: usize, edits: &[Edit]) -> usize {
    let mut new = at;
    for (range, text) in edits.iter().take_while(|(range, _)| range.start < at) {
        new = new + text.len() - range.len().min(at - range.start);
    }
    new
}

/// The double marks of a text.
fn marks(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices()
        .filter(|(_, c)| matches!(c, '"' | '“' | '”' | '„' | '«' | '»'))
}

fn replaced(at: usize, mark: char, new: &'static str) -> Edit {
    (at..at + mark.len_utf8(), new)
}

fn straight(text: &str) -> Vec<Edit> {
    marks(text)
        .map(|(at, mark)| replaced(at, mark, "\""))
        .collect()
}

/// Marks as a typewriter's machine would curl them: by the blank before.
fn curly(text: &str) -> Vec<Edit> {
    let opens = |at: usize| {
        let before = text[..at].chars().next_back();
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '['))
    };
    marks(text)
        .map(|(at, mark)| replaced(at, mark, if opens(at) { "“" } else { "”" }))
        .collect()
}

fn turned(text: &str) -> Vec<Edit> {
    marks(text)
        .map(|(at, mark)| replaced(at, mark, "”"))
        .collect()
}

fn broken(text: &str) -> Vec<Edit> {
    marks(text)
        .map(|(at, mark)| replaced(at, mark, "?"))
        .collect()
}

fn joined(text: &str) -> Vec<Edit> {
    let breaks = text.match_indices('\n').map(|(at, _)| (at..at + 1, " "));
    breaks.collect()
}

/// Full stops that end a word or stand before a closing mark lose the blank behind them.
fn glued(text: &str) -> Vec<Edit> {
    let stops = [". ", ".” ", ".\" "];
    let mut edits: Vec<Edit> = stops
        .iter()
        .flat_map(|stop| text.match_indices(stop))
        .map(|(at, stop)| (at + stop.len() - 1..at + stop.len(), ""))
        .collect();
    edits.sort_by_key(|(range, _)| range.start);
    edits
}
