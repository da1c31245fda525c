//! Blocks, tokens and sentences against `unicode_word_indices` of `unicode-segmentation` on the same texts.
//!
//! `cargo bench --bench tokens` reads the samples, `WARTA_BENCH_CORPUS=FILE.jsonl cargo bench --bench tokens` another file.
//! The two run in turns, and the ratio of their medians is the figure.

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde_json::Value;
use unicode_segmentation::UnicodeSegmentation;
use warta::{Analyzer, Layers};

const ROUNDS: usize = 15;

fn main() {
    let texts = texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    let analyzer = Analyzer::builder().layers(Layers::none()).build();
    let analyzer = analyzer.expect("the built-in data fit together");
    let mut times = [Vec::new(), Vec::new()];
    let (mut words, mut tokens) = (0, 0);
    for _ in 0..ROUNDS {
        let (count, time) = timed(&texts, |text| text.unicode_word_indices().count());
        words = count;
        times[0].push(time);
        let (count, time) = timed(&texts, |text| {
            let document = analyzer.analyze(text);
            black_box(document.sentences().len());
            document.tokens().len()
        });
        tokens = count;
        times[1].push(time);
    }
    // Each word of the standard crate lies in a token, and the marks are tokens too.
    assert!(tokens > words, "{tokens} tokens, {words} words");
    let [baseline, ours] = times.map(median);
    let rate = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    println!(
        "{} texts, {bytes} bytes, {words} words, {tokens} tokens",
        texts.len()
    );
    println!(
        "unicode_word_indices          {baseline:>10.1?}  {:7.1} MB/s",
        rate(baseline)
    );
    println!(
        "blocks, tokens, sentences     {ours:>10.1?}  {:7.1} MB/s",
        rate(ours)
    );
    println!("ratio {:.2}", baseline.as_secs_f64() / ours.as_secs_f64());
}

fn timed(texts: &[String], count: impl Fn(&str) -> usize) -> (usize, Duration) {
    let start = Instant::now();
    let total = texts.iter().map(|text| count(black_box(text))).sum();
    (total, start.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn texts() -> Vec<String> {
    let corpus = std::env::var("WARTA_BENCH_CORPUS").ok();
    let lines = match &corpus {
        Some(path) => read(path),
        None => {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/samples");
            let entries = std::fs::read_dir(folder).expect("the samples");
            let paths = entries.map(|entry| entry.expect("an entry").path());
            paths
                .filter(|path| {
                    path.extension()
                        .is_some_and(|extension| extension == "jsonl")
                })
                .map(|path| read(&path.to_string_lossy()))
                .collect()
        }
    };
    let parse = |line: &str| {
        let article: Value = serde_json::from_str(line).expect("a line of JSON");
        article["text"].as_str().expect("a text").to_owned()
    };
    lines
        .lines()
        .filter(|line| !line.is_empty())
        .map(parse)
        .collect()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}
