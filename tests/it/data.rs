//! The tables in `data/`: header, form, sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support;

struct Table {
    name: String,
    columns: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

fn read(file: &Path) -> Table {
    let name = file
        .strip_prefix(support::path(""))
        .unwrap_or(file)
        .display()
        .to_string();
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{name}: {error}"));
    let header = |key: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(&format!("# {key}:")))
            .unwrap_or_else(|| panic!("{name}: no line `# {key}:`"))
    };
    assert!(
        !header("table").trim().is_empty() && !header("purpose").trim().is_empty(),
        "{name}"
    );
    let columns: Vec<String> = header("columns")
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    let rows = lines
        .map(|(index, line)| (index + 1, line.split('\t').map(str::to_owned).collect()))
        .collect();
    Table {
        name,
        columns,
        rows,
    }
}

fn tables() -> Vec<Table> {
    support::files(&support::path("data"), "tsv")
        .iter()
        .map(|file| read(file))
        .collect()
}

/// The keys of `data/SOURCES.toml`.
fn sources() -> BTreeSet<String> {
    let text = fs::read_to_string(support::path("data/SOURCES.toml")).expect("data/SOURCES.toml");
    let table: toml::Table = text
        .parse()
        .unwrap_or_else(|error| panic!("data/SOURCES.toml: {error}"));
    for (key, source) in &table {
        for field in ["title", "license", "taken"] {
            let value = source.get(field).and_then(toml::Value::as_str);
            assert!(
                value.is_some_and(|value| !value.is_empty()),
                "data/SOURCES.toml: {key} has no {field}"
            );
        }
    }
    table.keys().cloned().collect()
}

#[test]
fn rows_fill_the_columns_and_name_a_known_source() {
    let sources = sources();
    for table in tables() {
        let name = &table.name;
        let source = table.columns.iter().position(|column| column == "source");
        let source = source.unwrap_or_else(|| panic!("{name}: no column `source`"));
        for (line, cells) in &table.rows {
            assert_eq!(
                cells.len(),
                table.columns.len(),
                "{name}:{line}: cells and columns differ"
            );
            assert!(
                cells.iter().all(|cell| cell.trim() == cell),
                "{name}:{line}: blanks around a cell"
            );
            assert!(
                sources.contains(&cells[source]),
                "{name}:{line}: {:?} is not in data/SOURCES.toml",
                cells[source]
            );
        }
    }
}

#[test]
fn no_row_stands_twice() {
    for table in tables() {
        let mut seen = BTreeSet::new();
        for (line, cells) in &table.rows {
            assert!(
                seen.insert(cells.clone()),
                "{}:{line}: the row stands twice",
                table.name
            );
        }
    }
}
