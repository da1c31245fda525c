//! Each row of `data/titles.tsv` by its example.

use std::fs;

use warta::{Analyzer, Document, Mention, NameFinder};

use crate::support;

/// The text that the row of a title of this kind must show up in.
fn shown<'t>(document: &Document<'t>, mention: &Mention, kind: &str) -> &'t str {
    let span = match kind {
        "degree-after" => mention.title_after,
        "office" => mention.role.as_ref().map(|role| role.office),
        _ => mention.title_before,
    };
    span.map_or("", |span| document.slice(span))
}

#[test]
fn each_title_is_read_in_its_example() {
    let analyzer = Analyzer::builder()
        .names(NameFinder::Rules)
        .build()
        .expect("an analyzer");
    let table = fs::read_to_string(support::path("data/titles.tsv")).expect("data/titles.tsv");
    let mut wrong = Vec::new();
    let rows = table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let (form, kind, example) = (cells[0], cells[1], cells[4]);
        let document = analyzer.analyze(example);
        let is_shown = document.mentions().iter().any(|mention| {
            let shown = shown(&document, mention, kind).to_lowercase();
            shown.contains(&form.to_lowercase())
        });
        if !is_shown {
            wrong.push(format!("{form} ({kind}): {example}"));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
