//! Corpora: readers, writers, and runs over them.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use warta::corpus::{
    Article, Fields, Format, Options, Packing, Reader, Summary, Writer, analyze_corpus,
};
use warta::{Error, ErrorKind, Layers};

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

#[test]
fn any_number_of_threads_writes_the_same_in_order() {
    let input = lines(3000);
    let (summary, one) = run(jsonl(input.clone()), Options::new().threads(1));
    assert_eq!(summary.documents, 3000);
    assert_eq!(summary.bytes_read, input.len() as u64);
    assert_eq!(summary.bytes_written, one.len() as u64);
    assert!(summary.found.tokens > 10 * 3000 && summary.found.sentences >= 3000);
    let expected: Vec<String> = (0..3000).map(|number| format!("a{number}")).collect();
    assert_eq!(ids(&one), expected);
    for threads in [2, 3, 8] {
        let (again, output) = run(jsonl(input.clone()), Options::new().threads(threads));
        assert!(output == one, "{threads} threads write something else");
        assert_eq!(
            (again.documents, again.found),
            (summary.documents, summary.found)
        );
    }
}

#[test]
fn the_iterator_and_the_run_read_the_same() {
    let input = format!("\u{feff}{}\n\n{}", lines(3), line(4).trim_end());
    let articles: Vec<Article<'_>> = jsonl(input.clone())
        .collect::<Result<_, _>>()
        .expect("good lines");
    let read: Vec<&str> = articles.iter().map(Article::id).collect();
    assert_eq!(read, ["a0", "a1", "a2", "a4"]);
    assert_eq!(
        articles[0]
            .document_date()
            .map(|date| date.to_string())
            .as_deref(),
        Some("2023-06-14")
    );
    assert!(
        articles[0].text().contains("(14/6).\nPasal 0"),
        "escapes are resolved"
    );
    assert_eq!(ids(&run(jsonl(input), Options::new()).1), read);
}

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
fn tables_are_read_by_the_names_of_their_columns() {
    let table = "tanggal,id,text\n2023-06-14,a,\"Kami, \"\"siap\"\".\nBaris dua.\"\n,,Tanpa nama.\nkurang\n,b,\u{e9}\n";
    let reader = Reader::from_read("t.csv", Format::Csv, io::Cursor::new(table))
        .fields(Fields::default().date("tanggal"));
    let read: Vec<Result<Article<'_>, Error>> = reader.collect();
    let text = |at: usize| {
        read[at]
            .as_ref()
            .map(|article| (article.id().to_owned(), article.text().to_owned()))
    };
    assert_eq!(
        text(0),
        Ok(("a".to_owned(), "Kami, \"siap\".\nBaris dua.".to_owned()))
    );
    assert_eq!(
        text(1),
        Ok(("t.csv:4".to_owned(), "Tanpa nama.".to_owned()))
    );
    assert_eq!(
        read[2].as_ref().expect_err("a short row").to_string(),
        "t.csv:5: 1 cells where the first row has 3"
    );
    assert_eq!(text(3), Ok(("b".to_owned(), "é".to_owned())));
    assert_eq!(read.len(), 4);

    let tabs = Reader::from_read(
        "t.tsv",
        Format::Tsv,
        io::Cursor::new("id\ttext\na\tKami, siap.\n"),
    );
    let read: Vec<Article<'_>> = tabs.collect::<Result<_, _>>().expect("good rows");
    assert_eq!((read[0].id(), read[0].text()), ("a", "Kami, siap."));

    let none = Reader::from_read("t.csv", Format::Csv, io::Cursor::new("id,body\na,b\n"));
    let errors: Vec<String> = none
        .map(|article| article.expect_err("no column").to_string())
        .collect();
    assert_eq!(errors, ["t.csv:1: no field \"text\""]);
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

#[test]
fn a_run_cut_anywhere_goes_on_to_the_same_bytes() {
    let folder = scratch("resume");
    // Broken lines between, so that articles and lines are counted apart.
    let input: String = (0..1500)
        .map(|n| {
            if n % 40 == 3 {
                "broken\n".to_owned()
            } else {
                line(n)
            }
        })
        .collect();
    for name in ["r.jsonl", "r.jsonl.gz", "r.jsonl.zst"] {
        let path = folder.join(name);
        analyze_corpus(
            jsonl(input.clone()),
            Writer::create(&path).expect("a file"),
            Options::new(),
        )
        .expect("a run");
        let whole = fs::read(&path).expect("a file");
        for part in 0..=8 {
            fs::write(
                folder.join(format!("{name}.part")),
                &whole[..whole.len() * part / 8],
            )
            .expect("a file");
            let writer = Writer::resume(&path).expect("a file");
            let done = writer.done();
            let mut errors = 0;
            let options = Options::new().on_reject(|_, _| errors += 1);
            let summary = analyze_corpus(jsonl(input.clone()), writer, options).expect("a run");
            assert_eq!(summary.resumed, done, "{name} {part}/8");
            assert_eq!(summary.resumed + summary.documents, 1462, "{name} {part}/8");
            assert_eq!(errors, 38, "{name} {part}/8");
            assert!(
                fs::read(&path).expect("a file") == whole,
                "{name} cut at {part}/8 ends in other bytes"
            );
        }
    }
}

#[test]
fn a_canceled_run_leaves_whole_lines_and_can_go_on() {
    let folder = scratch("cancel");
    let path = folder.join("r.jsonl");
    let input = lines(20_000);
    let flag = AtomicBool::new(false);
    let options = Options::new()
        .threads(2)
        .cancel(&flag)
        .on_progress(|_| flag.store(true, Ordering::Relaxed));
    let summary = analyze_corpus(
        jsonl(input.clone()),
        Writer::create(&path).expect("a file"),
        options,
    )
    .expect("a run");
    assert!(
        summary.canceled && 0 < summary.documents && summary.documents < 20_000,
        "{summary:?}"
    );
    assert!(!path.exists(), "only a whole file takes the name");
    let part = fs::read_to_string(folder.join("r.jsonl.part")).expect("a file");
    assert_eq!(ids(&part).len() as u64, summary.documents);

    let summary = analyze_corpus(
        jsonl(input),
        Writer::resume(&path).expect("a file"),
        Options::new(),
    )
    .expect("a run");
    assert_eq!(summary.documents + summary.resumed, 20_000);
    assert_eq!(
        ids(&fs::read_to_string(path).expect("a file")).len(),
        20_000
    );
}

/// Takes a number of bytes and then fails.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self
            .0
            .checked_sub(bytes.len())
            .ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn an_output_that_cannot_be_written_ends_the_run() {
    let error = analyze_corpus(
        jsonl(lines(20_000)),
        Writer::new(Full(1_000_000)),
        Options::new().threads(4),
    )
    .expect_err("no room");
    assert_eq!(error.kind(), ErrorKind::File);
    assert!(
        error
            .to_string()
            .starts_with("the output cannot be written: "),
        "{error}"
    );
}

/// An endless corpus that counts what was asked of it.
struct Endless {
    read: Arc<Mutex<u64>>,
    rest: io::Cursor<Vec<u8>>,
    left: u64,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Ok(0);
        }
        let read = self.rest.read(buffer)?;
        if read == 0 {
            self.rest.set_position(0);
            return self.read(buffer);
        }
        self.left = self.left.saturating_sub(read as u64);
        *self.read.lock().expect("one thread reads at a time") += read as u64;
        Ok(read)
    }
}

/// Waits before its first write, as a slow disk does.
struct Slow(bool);

impl Write for Slow {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !std::mem::replace(&mut self.0, true) {
            std::thread::sleep(std::time::Duration::from_millis(500));
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_slow_output_holds_the_input_back() {
    let read = Arc::new(Mutex::new(0));
    let endless = Endless {
        read: Arc::clone(&read),
        rest: io::Cursor::new(lines(10).into_bytes()),
        left: 40 << 20,
    };
    let reader = Reader::from_read("endless", Format::Jsonl, endless);
    let mut ahead = 0;
    let mut first = true;
    let options = Options::new().threads(2).analyzer(low()).on_progress(|_| {
        if std::mem::take(&mut first) {
            ahead = *read.lock().expect("one thread reads at a time");
        }
    });
    let summary = analyze_corpus(
        reader,
        Writer::new(Slow(false)).layers(Layers::none()),
        options,
    )
    .expect("a run");
    assert_eq!(summary.rejected(), 0, "{:?}", summary.errors);
    assert!(
        ahead < 8 << 20,
        "{ahead} bytes were read before the first write was done"
    );
}

fn low() -> warta::Analyzer {
    warta::Analyzer::builder()
        .layers(Layers::none())
        .build()
        .expect("an analyzer")
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

/// Twenty kinds of lines that are no articles, and what is said of them.
const BROKEN: [(&[u8], &str); 20] = [
    (b"kein JSON", "broken JSON"),
    (b"{", "broken JSON"),
    (b"}", "broken JSON"),
    (b"[]", "broken JSON"),
    (b"null", "broken JSON"),
    (b"17", "broken JSON"),
    (b"\"text\"", "broken JSON"),
    (b"{\"id\": \"a\", \"text\": \"tidak selesai", "broken JSON"),
    (b"{\"id\": \"a\", \"text\": \"a\"} lagi", "broken JSON"),
    (b"{\"id\": \"a\", \"text\": \"a\",}", "broken JSON"),
    (b"{'id': 'a', 'text': 'a'}", "broken JSON"),
    (b"{\"id\": \"a\" \"text\": \"a\"}", "broken JSON"),
    (b"{\"id\": \"a\", \"text\": \"\\x\"}", "broken JSON"),
    (b"{\"id\": \"a\", \"text\": \"\\ud800\"}", "broken JSON"),
    (b"{\"id\": \"a\", \"text\": \"a\tb\"}", "broken JSON"),
    (b"{\"id\": \"a\"}", "no field \"text\""),
    (
        b"{\"id\": \"a\", \"text\": null}",
        "the field \"text\" is not a string",
    ),
    (
        b"{\"id\": \"a\", \"text\": [\"a\"]}",
        "the field \"text\" is not a string",
    ),
    (
        b"{\"id\": \"a\", \"text\": \"\xff\"}",
        "not UTF-8 from byte 22 on",
    ),
    (b"\0\0\0\0", "broken JSON"),
];

#[test]
fn a_thousand_broken_lines_of_twenty_kinds_lose_no_good_one() {
    let mut input = Vec::new();
    let (mut wanted, mut bad) = (Vec::new(), Vec::new());
    for number in 0..3000 {
        if number % 3 == 1 {
            let (broken, what) = BROKEN[number / 3 % 20];
            bad.push((number as u64 + 1, what, broken));
            input.extend_from_slice(broken);
            input.push(b'\n');
        } else {
            wanted.push(format!("a{number}"));
            input.extend_from_slice(line(number).as_bytes());
        }
    }
    let mut rejects: Vec<(Error, Vec<u8>)> = Vec::new();
    let options = Options::new()
        .threads(3)
        .on_reject(|error, record| rejects.push((error.clone(), record.to_vec())));
    let (summary, output) = run(jsonl(input), options);
    assert_eq!(ids(&output), wanted);
    assert_eq!(summary.rejected(), 1000);
    assert_eq!(summary.errors.get(&ErrorKind::Field), Some(&150));
    assert_eq!(rejects.len(), bad.len());
    for ((error, record), (line, what, broken)) in rejects.iter().zip(bad) {
        assert_eq!((error.file(), error.line()), (Some("a.jsonl"), Some(line)));
        assert!(
            error.message().starts_with(what),
            "{line}: {}, not {what}",
            error.message()
        );
        assert_eq!(record.trim_ascii_end(), broken);
    }
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
