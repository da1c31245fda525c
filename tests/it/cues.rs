//! Each reporting word shows itself in its example.

use std::fs;

use warta::{Analyzer, Lexicon};

use crate::support;

#[test]
fn examples_are_annotated_by_their_reporting_word() {
    let text = fs::read_to_string(support::path("data/cues.tsv")).expect("data/cues.tsv");
    let indonesian = Analyzer::new();
    let malay = Analyzer::builder()
        .lexicon(
            Lexicon::builder()
                .malay_cues()
                .build()
                .expect("built-in data"),
        )
        .build()
        .expect("an analyzer");
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    let (mut wrong, mut count) = (Vec::new(), 0);
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let [lemma, class, _, usage, variety, _, _, example] = cells[..] else {
            panic!("a row of other width: {row}");
        };
        let analyzer = if variety == "ms" { &malay } else { &indonesian };
        let document = analyzer.analyze(example);
        let found = document.quotes().iter().any(|quote| {
            let cue = quote.cue.as_ref();
            cue.is_some_and(|cue| {
                let named = serde_json::to_value(cue.class).expect("a class");
                (cue.lemma == lemma && named == class) || usage == "media"
            })
        });
        count += 1;
        if !found {
            wrong.push(format!("{lemma}: {example}"));
        }
    }
    assert!(
        count > 100 && wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
