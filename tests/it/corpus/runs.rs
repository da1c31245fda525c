//! Whole runs: their order, and how they end before the end.

use std::fs;
use std::io::{self, Read, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use warta::corpus::{Article, Format, Options, Reader, Writer, analyze_corpus};
use warta::{ErrorKind, Layers};

use crate::support::scratch;

use super::{ids, jsonl, line, lines, low, run};

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
