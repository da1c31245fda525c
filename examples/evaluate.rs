//! Measures annotations against gold: names, times, references, quotes with speakers, tokens and sentences.
//!
//! `evaluate GOLD.jsonl` analyzes the texts of the gold; `evaluate GOLD.jsonl PREDICTED.jsonl` reads what an analysis
//! wrote. Gold is one JSON object a line with `id`, `text` and any of
//!
//! - `names` (`start`, `end`, `kind`, `entity`), `times` (`start`, `end`, `value`, `alt`), `references` (`start`, `end`,
//!   `regulation`, `pinpoint`), `quotes` (`kind`, `contents`, `cue`, `speaker`, `via`, `resolved`, `role`),
//! - `tokens` (`span`, `form`, `words` with `lemma` and `upos`) together with `sentences` (pairs of offsets).
//!
//! Spans count when they are equal. Quotes are measured in two groups, marked (direct and mixed) and indirect: `exact`
//! (every content equal but for marks and blanks at its ends), `soft` (overlap of words in the best assignment), and
//! `e2e` (half of the words or more, and the right speaker). What the gold leaves open is not scored.

#[path = "evaluate/measure.rs"]
mod measure;

use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::Value;
use warta::{Analyzer, Input, Layers};

use measure::{Difference, Tally};

const HELP: &str = "\
Measures annotations against gold.

Usage: evaluate [OPTIONS] GOLD.jsonl [PREDICTED.jsonl]

Without PREDICTED the texts of GOLD are analyzed. With it, the documents are matched by their id.

      --errors LAYER    print each difference in mentions, timexes, citations, quotes, token,
                        sentence, stem or all
      --bootstrap N     95 % intervals from N resamplings of the documents
      --floor NAME=X    fail where this figure is below X (may be given more than once)
  -h, --help            print this help

Exit codes: 0 measured, 1 below a floor or a document without a prediction, 2 wrong options or files.
";

#[derive(Default)]
struct Options {
    gold: PathBuf,
    predicted: Option<PathBuf>,
    errors: Option<String>,
    bootstrap: u32,
    floors: Vec<(String, f64)>,
}

fn main() -> ExitCode {
    let options = match parse() {
        Ok(Some(options)) => options,
        Ok(None) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("evaluate: {error}\nTry --help.");
            return ExitCode::from(2);
        }
    };
    let mut report = String::new();
    let result = run(&options, &mut report);
    // Whoever reads may have seen enough, as in `evaluate … | head`.
    let _ = std::io::stdout().write_all(report.as_bytes());
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("evaluate: {error}");
            ExitCode::from(2)
        }
    }
}

fn parse() -> Result<Option<Options>, lexopt::Error> {
    use lexopt::prelude::*;

    let mut options = Options::default();
    let mut files = Vec::new();
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("errors") => options.errors = Some(parser.value()?.string()?),
            Long("bootstrap") => options.bootstrap = parser.value()?.parse()?,
            Long("floor") => options.floors.push(parser.value()?.parse_with(floor)?),
            Short('h') | Long("help") => return Ok(None),
            Value(path) => files.push(PathBuf::from(path)),
            _ => return Err(argument.unexpected()),
        }
    }
    let mut files = files.into_iter();
    options.gold = files.next().ok_or("no gold")?;
    options.predicted = files.next();
    if files.next().is_some() {
        return Err("more than two files".into());
    }
    Ok(Some(options))
}

fn floor(text: &str) -> Result<(String, f64), String> {
    let parsed = text
        .split_once('=')
        .and_then(|(name, floor)| Some((name.to_owned(), floor.parse().ok()?)));
    parsed.ok_or_else(|| "a floor is a name and a number, such as timexes=80".to_owned())
}

fn run(options: &Options, report: &mut String) -> Result<bool, Box<dyn Error>> {
    let gold = read(&options.gold)?;
    let predicted = match &options.predicted {
        Some(path) => read(path)?,
        None => gold.iter().map(analyzed).collect::<Result<_, _>>()?,
    };
    let by_id: HashMap<&str, &Value> = predicted
        .iter()
        .filter_map(|one| Some((one["id"].as_str()?, one)))
        .collect();
    let mut differences: Vec<Difference> = Vec::new();
    let mut missing = 0;
    let mut tallies = Vec::new();
    for document in &gold {
        let predicted = document["id"].as_str().and_then(|id| by_id.get(id));
        missing += usize::from(predicted.is_none());
        let predicted = predicted.copied().unwrap_or(&Value::Null);
        tallies.push(measure::score(document, predicted, &mut differences));
    }
    if let Some(wanted) = &options.errors {
        for (layer, id, what) in differences
            .iter()
            .filter(|(layer, _, _)| wanted == "all" || wanted == layer)
        {
            writeln!(report, "{layer}\t{id}\t{what}")?;
        }
    }
    let total = sum(tallies.iter());
    let intervals = intervals(&tallies, options.bootstrap);
    writeln!(report, "{} documents", gold.len())?;
    let figures = total.figures();
    for figure in &figures {
        let interval = intervals.get(&figure.name);
        let interval = interval.map_or(String::new(), |(low, high)| {
            format!("  [{low:.1}, {high:.1}]")
        });
        writeln!(
            report,
            "{:26} {:6.2}{interval}   {}",
            figure.name, figure.percent, figure.note
        )?;
    }
    let mut fine = missing == 0;
    if missing > 0 {
        eprintln!("evaluate: {missing} documents have no prediction");
    }
    for (name, floor) in &options.floors {
        let figure = figures
            .iter()
            .find(|figure| figure.name == *name)
            .ok_or(format!("no figure {name}"))?;
        if figure.percent < *floor {
            eprintln!("evaluate: {name} is {:.2}, below {floor}", figure.percent);
            fine = false;
        }
    }
    Ok(fine)
}

fn read(path: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(index, line)| {
            serde_json::from_str(line)
                .map_err(|error| format!("{}:{}: {error}", path.display(), index + 1).into())
        })
        .collect()
}

fn analyzed(gold: &Value) -> Result<Value, Box<dyn Error>> {
    let date = gold["document_date"].as_str().map(str::parse).transpose()?;
    let text = gold["text"].as_str().ok_or("gold without a text")?;
    let document = Analyzer::new().analyze(Input::new(text).document_date(date));
    let id = gold["id"].as_str().unwrap_or_default();
    Ok(serde_json::to_value(
        document.json().id(id).layers(Layers::all()),
    )?)
}

fn sum<'a>(tallies: impl Iterator<Item = &'a Tally>) -> Tally {
    let mut total = Tally::default();
    tallies.for_each(|tally| total.merge(tally));
    total
}

/// The 95 % interval of each figure over resamplings of the documents.
fn intervals(tallies: &[Tally], rounds: u32) -> HashMap<String, (f64, f64)> {
    let mut state = 1_u64;
    let mut draw = || {
        // xorshift64*: resampling needs no better numbers, and the same ones each time.
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % tallies.len()
    };
    let mut samples: HashMap<String, Vec<f64>> = HashMap::new();
    for _ in 0..rounds {
        let picked: Vec<&Tally> = tallies.iter().map(|_| &tallies[draw()]).collect();
        for figure in sum(picked.into_iter()).figures() {
            samples.entry(figure.name).or_default().push(figure.percent);
        }
    }
    let interval = |(name, mut values): (String, Vec<f64>)| {
        values.sort_by(f64::total_cmp);
        let at = |share: f64| values[(share * values.len() as f64) as usize];
        (name, (at(0.025), at(0.975)))
    };
    samples.into_iter().map(interval).collect()
}
