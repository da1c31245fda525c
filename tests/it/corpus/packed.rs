//! Packed corpora and results.

use std::fs;

use warta::ErrorKind;
use warta::corpus::{Article, Fields, Options, Reader, Writer, analyze_corpus};

use crate::support::scratch;

use super::{ids, jsonl, lines, run};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let folder = scratch("gzip");
    let path = folder.join("a.gz");
    let mut writer = Writer::create(&path)
        .expect("a file")
        .render(|article, _, out| out.extend_from_slice(article.text().as_bytes()));
    let article = Article::new("a", String::from_utf8(bytes.to_vec()).expect("UTF-8"));
    writer
        .write(&article, &warta::Analyzer::new().analyze(""))
        .expect("a file");
    writer.finish().expect("a file");
    fs::read(path).expect("a file")
}

#[test]
fn packed_corpora_are_told_by_their_bytes() {
    let plain = run(jsonl(lines(500)), Options::new()).1;
    let packed = gzip(lines(500).as_bytes());
    assert!(packed.len() < lines(500).len() / 4);
    assert_eq!(run(jsonl(packed.clone()), Options::new()).1, plain);
    let twice = [packed.clone(), packed.clone()].concat();
    assert_eq!(
        run(jsonl(twice), Options::new()).1,
        format!("{plain}{plain}")
    );

    let cut = packed[..packed.len() / 2].to_vec();
    let (summary, output) = run(jsonl(cut), Options::new());
    assert_eq!(summary.errors.get(&ErrorKind::File), Some(&1));
    assert!(0 < summary.documents && summary.documents < 500);
    assert!(
        plain.starts_with(&output),
        "what stands before the cut is read"
    );
}

#[test]
fn packed_results_unpack_to_the_plain_ones() {
    let folder = scratch("packed");
    let plain = run(jsonl(lines(2000)), Options::new()).1;
    for name in ["r.jsonl", "r.jsonl.gz", "r.jsonl.zst"] {
        let path = folder.join(name);
        let summary = analyze_corpus(
            jsonl(lines(2000)),
            Writer::create(&path).expect("a file"),
            Options::new(),
        )
        .expect("a run");
        assert_eq!(
            summary.bytes_written,
            fs::metadata(&path).expect("a file").len(),
            "{name}"
        );
        assert!(
            !folder.join(format!("{name}.part")).exists(),
            "{name}: the temporary file is gone"
        );
        let lines = Reader::open([&path])
            .expect("a file")
            .fields(Fields::default().text("id"));
        let read: Vec<String> = lines
            .map(|article| article.expect("a line").id().to_owned())
            .collect();
        assert_eq!(read, ids(&plain), "{name}");
    }
}
