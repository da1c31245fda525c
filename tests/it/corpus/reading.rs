//! What a reader finds in files, folders and streams.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};

use warta::corpus::{Article, Fields, Format, Options, Packing, Reader, Writer, analyze_corpus};
use warta::{Error, ErrorKind};

use super::{folder, ids, jsonl, line, lines, low, run};

#[test]
fn fields_ids_and_dates_are_found() {
    let input = r#"{"badan": "Satu.", "url": 17, "tanggal": "Rabu, 14 Juni 2023 10:00 WIB", "published": "2020-01-01"}
{"badan": "Dua.", "url": null, "tanggal": "2 jam lalu", "published": "21+January+2019", "lain": [1, {"badan": 2}]}
{"badan": "T\u0069ga \"3\".", "url": "\/t\"iga"}
"#;
    let default: warta::Date = "2000-01-01".parse().expect("a date");
    let fields = Fields::default()
        .text("badan")
        .id("url")
        .date("tanggal")
        .default_date(default);
    let articles: Vec<Article<'_>> = jsonl(input)
        .fields(fields)
        .collect::<Result<_, _>>()
        .expect("good lines");
    let read: Vec<(&str, &str, String)> = articles
        .iter()
        .map(|article| {
            (
                article.id(),
                article.text(),
                article.document_date().expect("a date").to_string(),
            )
        })
        .collect();
    assert_eq!(
        read,
        [
            ("17", "Satu.", "2023-06-14".to_owned()),
            ("a.jsonl:2", "Dua.", "2019-01-21".to_owned()),
            ("/t\"iga", "Tiga \"3\".", "2000-01-01".to_owned()),
        ]
    );
}

#[test]
fn folders_are_read_to_the_bottom_in_order_of_names() {
    let folder = folder("folders");
    let name = |relative: &str| folder.join(relative).display().to_string();
    let read: Vec<Result<Article<'_>, Error>> =
        Reader::open([&folder]).expect("a folder").collect();
    let read: Vec<Result<String, String>> = read
        .into_iter()
        .map(|article| {
            article
                .map(|article| article.id().to_owned())
                .map_err(|error| error.to_string())
        })
        .collect();
    assert_eq!(
        read,
        [
            Ok(name("a.txt")),
            Ok(name("b/c/z.txt")),
            Ok("a0".to_owned()),
            Ok("a1".to_owned()),
            Ok("tabel".to_owned()),
            Err(format!("{}:1: the file is empty", name("kosong.txt"))),
            Err(format!(
                "{}:2: not UTF-8 from byte 18 on",
                name("rusak.txt")
            )),
        ]
    );
    let reader = Reader::open([&folder]).expect("a folder");
    let sizes = [
        "a.txt",
        "b/c/z.txt",
        "b/d.jsonl",
        "e.csv",
        "kosong.txt",
        "rusak.txt",
    ];
    let sizes = sizes.map(|file| fs::metadata(folder.join(file)).expect("a file").len());
    assert_eq!(reader.size(), Some(sizes.iter().sum()));
}

#[test]
fn a_missing_file_is_told_before_the_work_begins() {
    let error = Reader::open(["no/such/file.jsonl"]).expect_err("there is no such file");
    assert_eq!(error.kind(), ErrorKind::File);
    assert!(
        error.to_string().starts_with("no/such/file.jsonl: "),
        "{error}"
    );
}

#[test]
fn limits_count_records() {
    for limit in [0, 1, 7, 999, 1000, 5000] {
        let (summary, output) = run(
            jsonl(lines(1000)).limit(limit),
            Options::new().analyzer(low()),
        );
        assert_eq!(summary.documents, limit.min(1000));
        assert_eq!(output.lines().count() as u64, limit.min(1000));
    }
    let folder = folder("limits");
    assert_eq!(
        Reader::open([&folder]).expect("a folder").limit(2).count(),
        2
    );
    // Rows with faults stand in one piece with the rows behind them.
    let table = format!("id,text\na,\"Satu.\nb,\"Dua.\"\n{}", "c,Tiga.\n".repeat(9));
    for limit in 0..=12 {
        let reader = Reader::from_read("t.csv", Format::Csv, io::Cursor::new(table.clone()));
        assert_eq!(reader.limit(limit).count() as u64, limit.min(11));
    }
}

#[test]
fn one_article_of_many_megabytes_is_read() {
    let text = "“Kami siap,” kata Ratna Dewi. ".repeat(300_000);
    let input = format!(
        "{}{}\n{}",
        line(1),
        serde_json::json!({"id": "besar", "text": text}),
        line(2)
    );
    let (summary, output) = run(jsonl(input), Options::new().analyzer(low()).threads(2));
    assert_eq!(ids(&output), ["a1", "besar", "a2"]);
    assert!(summary.text_bytes > 9_000_000);
}

#[test]
fn prompt_readers_answer_line_by_line() {
    let (mut input, lines) = os_pipe();
    let reader = Reader::from_read("-", Format::Jsonl, lines).prompt();
    let answers = Arc::new(Mutex::new(Vec::new()));
    let output = Shared(Arc::clone(&answers));
    let worker = std::thread::spawn(move || {
        analyze_corpus(reader, Writer::new(output), Options::new().threads(2))
    });
    for number in 0..3 {
        input.write_all(line(number).as_bytes()).expect("a pipe");
        let start = std::time::Instant::now();
        while answers
            .lock()
            .expect("a lock")
            .iter()
            .filter(|&&byte| byte == b'\n')
            .count()
            <= number
        {
            assert!(start.elapsed().as_secs() < 20, "no answer to line {number}");
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
    }
    drop(input);
    let summary = worker.join().expect("no panic").expect("a run");
    assert_eq!(summary.documents, 3);
}

struct Shared(Arc<Mutex<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("a lock").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn os_pipe() -> (io::PipeWriter, io::PipeReader) {
    let (reader, writer) = io::pipe().expect("a pipe");
    (writer, reader)
}

#[test]
fn formats_and_packings_are_told_by_names() {
    for (name, format, packing) in [
        ("a.jsonl", Some(Format::Jsonl), Packing::Plain),
        ("a.jsonl.gz", Some(Format::Jsonl), Packing::Gzip),
        ("a.ndjson.zst", Some(Format::Jsonl), Packing::Zstd),
        ("b/a.csv.zstd", Some(Format::Csv), Packing::Zstd),
        ("a.tsv", Some(Format::Tsv), Packing::Plain),
        ("a.b.txt", Some(Format::Text), Packing::Plain),
        ("a.parquet", None, Packing::Plain),
        ("gz", None, Packing::Plain),
    ] {
        assert_eq!(Format::of_path(Path::new(name)), format, "{name}");
        assert_eq!(Packing::of_path(Path::new(name)), packing, "{name}");
    }
}
