//! Corpora: readers, writers, and runs over them.

mod faults;
mod packed;
mod reading;
mod runs;

use std::fs;
use std::io::{self};

use warta::Layers;
use warta::corpus::{Format, Options, Reader, Summary, Writer, analyze_corpus};

use crate::support::scratch;

fn line(number: usize) -> String {
    let text = format!(
        "“Kami siap {number},” kata Ratna Dewi, Rabu (14/6).\\nPasal {number} UU 14/2008. "
    );
    format!(
        "{{\"id\": \"a{number}\", \"text\": \"{}\", \"published\": \"2023-06-14\"}}\n",
        text.repeat(number % 7 + 1)
    )
}

fn lines(count: usize) -> String {
    (0..count).map(line).collect()
}

fn jsonl(text: impl Into<Vec<u8>>) -> Reader {
    Reader::from_read("a.jsonl", Format::Jsonl, io::Cursor::new(text.into()))
}

fn run(reader: Reader, options: Options<'_>) -> (Summary, String) {
    let mut output = Vec::new();
    let summary =
        analyze_corpus(reader, Writer::new(&mut output), options).expect("memory can be written");
    (summary, String::from_utf8(output).expect("JSON is UTF-8"))
}

fn ids(output: &str) -> Vec<String> {
    let id = |line: &str| -> Option<String> {
        let value: serde_json::Value = serde_json::from_str(line).ok()?;
        value["id"].as_str().map(str::to_owned)
    };
    output
        .lines()
        .map(|line| id(line).expect("an object with an id"))
        .collect()
}

fn folder(name: &str) -> std::path::PathBuf {
    let folder = scratch(name);
    fs::create_dir_all(folder.join("b/c")).expect("a folder");
    let write =
        |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("a writable folder");
    write("a.txt", b"Satu.");
    write("b/c/z.txt", b"Dua.");
    write("b/d.jsonl", lines(2).as_bytes());
    write("e.csv", b"id,text\ntabel,Tiga.\n");
    write("f.md", b"kein Artikel");
    write("kosong.txt", b"");
    write("rusak.txt", b"baris satu\nbaris \xff dua");
    folder
}

fn low() -> warta::Analyzer {
    warta::Analyzer::builder()
        .layers(Layers::none())
        .build()
        .expect("an analyzer")
}
