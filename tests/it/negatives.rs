//! False quotes in passages of our own that hold none.

use std::fs;

use warta::Analyzer;

use crate::support;

/// How many false quotes a hundred passages may give.
const MOST: usize = 2;

#[test]
fn passages_without_quotes_give_hardly_any() {
    let path = support::path("tests/cases/quotes/negatives.toml");
    let text = fs::read_to_string(path).expect("the negative cases");
    let table: toml::Table = text.parse().expect("TOML");
    let cases = table["case"].as_array().expect("cases");
    let analyzer = Analyzer::new();
    let mut found = 0;
    for case in cases {
        let text = case["text"].as_str().expect("a text");
        let document = analyzer.analyze(text);
        for quote in document.quotes() {
            let content = quote.contents.first().map(|&span| document.slice(span));
            println!("{}: {content:?} by {}", case["name"], quote.rule);
            found += 1;
        }
    }
    println!("{found} quotes in {} passages", cases.len());
    assert!(cases.len() >= 139, "a passage was lost");
    assert!(found * 100 <= MOST * cases.len(), "{found} false quotes");
}
