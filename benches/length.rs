//! Shows that the work grows with the length of a document and not faster.
//!
//! `cargo bench --bench length [-- MEGABYTES [FILE.svg]]` analyzes single documents from 1 kB to MEGABYTES (100 by
//! default), made of the articles of the corpus one behind the other, prints the time for each byte, and draws it.

#[path = "support/corpus.rs"]
mod corpus;

use std::fmt::Write;
use std::time::Instant;

use warta::{Analyzer, Layers};

struct Measured {
    bytes: usize,
    /// Nanoseconds a byte, for tokens and sentences and for the whole analysis.
    low: f64,
    whole: f64,
}

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    let megabytes: usize = arguments
        .first()
        .and_then(|argument| argument.parse().ok())
        .unwrap_or(100);
    let (_, articles) = corpus::articles(megabytes * 1_000_000);
    let text: Vec<&str> = articles
        .iter()
        .map(|article| article.text.as_str())
        .collect();
    let text = text.join("\n\n");
    let low = Analyzer::builder()
        .layers(Layers::none())
        .build()
        .expect("an analyzer");
    let whole = Analyzer::new();

    println!(
        "{:>12} {:>12} {:>12} {:>12}",
        "bytes", "tokens", "low ns/byte", "whole ns/byte"
    );
    let mut measured = Vec::new();
    let mut size = 1000;
    while size <= text.len() {
        let mut end = size;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let document = &text[..end];
        let rounds = (4_000_000 / size).clamp(1, 200);
        let time = |analyzer: &Analyzer| {
            let start = Instant::now();
            let mut tokens = 0;
            for _ in 0..rounds {
                tokens = std::hint::black_box(analyzer.analyze(document))
                    .tokens()
                    .len();
            }
            (
                tokens,
                start.elapsed().as_nanos() as f64 / (rounds * size) as f64,
            )
        };
        let ((tokens, low), (same, whole)) = (time(&low), time(&whole));
        assert_eq!(tokens, same, "layers above change no token");
        println!("{size:12} {tokens:12} {low:12.2} {whole:12.2}");
        measured.push(Measured {
            bytes: size,
            low,
            whole,
        });
        size = next(size);
    }
    if let Some(file) = arguments.get(1) {
        std::fs::write(file, drawing(&measured)).expect("a writable file");
    }
}

/// 1000, 3000, 10,000, 30,000, …
fn next(size: usize) -> usize {
    if size.to_string().starts_with('1') {
        size * 3
    } else {
        size / 3 * 10
    }
}

/// Both lines over the length of the document, whose scale is logarithmic.
fn drawing(measured: &[Measured]) -> String {
    let (width, height, left, bottom) = (640.0, 320.0, 50.0, 280.0);
    let most = measured
        .iter()
        .map(|one| one.whole.max(one.low))
        .fold(0.0, f64::max)
        * 1.1;
    let last = measured
        .last()
        .map_or(1.0, |one| (one.bytes as f64 / 1000.0).log10())
        .max(1.0);
    let x = |bytes: usize| left + (bytes as f64 / 1000.0).log10() / last * (width - left - 20.0);
    let y = |value: f64| bottom - value / most * (bottom - 20.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\">\n"
    );
    let _ = writeln!(
        svg,
        "<path d=\"M{left} 20V{bottom}H{width}\" fill=\"none\" stroke=\"gray\"/>"
    );
    for step in 0..=4 {
        let value = most * f64::from(step) / 4.0;
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{value:.0}</text>",
            left - 6.0,
            y(value) + 4.0
        );
    }
    for one in measured
        .iter()
        .filter(|one| one.bytes.to_string().starts_with('1'))
    {
        let name = if one.bytes < 1_000_000 {
            format!("{} kB", one.bytes / 1000)
        } else {
            format!("{} MB", one.bytes / 1_000_000)
        };
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">{name}</text>",
            x(one.bytes),
            bottom + 18.0
        );
    }
    let mut curve = |name: &str, color: &str, value: fn(&Measured) -> f64| {
        let points: Vec<String> = measured
            .iter()
            .map(|one| format!("{:.1},{:.1}", x(one.bytes), y(value(one))))
            .collect();
        let _ = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"/>",
            points.join(" ")
        );
        if let Some(one) = measured.last() {
            let _ = writeln!(
                svg,
                "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\" fill=\"{color}\">{name}</text>",
                width - 20.0,
                y(value(one)) - 8.0
            );
        }
    };
    curve("whole analysis", "firebrick", |one| one.whole);
    curve("tokens and sentences", "steelblue", |one| one.low);
    let _ = writeln!(
        svg,
        "<text x=\"{left}\" y=\"14\">nanoseconds for a byte, by length of the document</text>\n</svg>"
    );
    svg
}
