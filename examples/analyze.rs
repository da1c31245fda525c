//! Analyzes articles: one JSON object a line in, one out.

use std::io::{self, BufRead, Write};

use serde_json::Value;
use warta::{Analyzer, Input};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let tokens = std::env::args().any(|argument| argument == "--tokens");
    let path = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"))
        .ok_or("usage: analyze [--tokens] FILE.jsonl")?;
    let analyzer = Analyzer::new();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::BufReader::new(std::fs::File::open(path)?).lines() {
        let article: Value = serde_json::from_str(&line?)?;
        let text = article["text"].as_str().unwrap_or_default();
        let date = article["document_date"]
            .as_str()
            .and_then(|date| date.parse().ok());
        let document = analyzer.analyze(Input::new(text).document_date(date));
        let mut json = document
            .json()
            .id(article["id"].as_str().unwrap_or_default());
        if tokens {
            json = json.with_tokens();
        }
        serde_json::to_writer(&mut out, &json)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
