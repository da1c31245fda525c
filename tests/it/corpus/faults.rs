//! Tables and lines with faults: each is told, and the rest goes on.

use std::io::{self};

use warta::corpus::{Article, Fields, Format, Options, Reader};
use warta::{Error, ErrorKind};

use super::{ids, jsonl, line, run};

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

/// Twenty kinds of lines that are no articles, and what is said of them.
const BROKEN: [(&[u8], &str); 20] = [
    (b"kein JSON", "broken JSON"),
    (b"{", "broken JSON"),
    (b"}", "broken JSON"),
    (b"[{\"id\": \"a\", \"text\": \"a\"}]", "an array"),
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

/// The ids of the good rows, and what is said of the bad ones.
fn rows(table: &str) -> (Vec<String>, Vec<String>) {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for row in Reader::from_read("t.csv", Format::Csv, io::Cursor::new(table.to_owned())) {
        match row {
            Ok(article) => good.push(format!("{} {}", article.id(), article.text())),
            Err(error) => bad.push(error.to_string()),
        }
    }
    (good, bad)
}

#[test]
fn a_quotation_mark_that_is_never_closed_costs_its_line_alone() {
    let unclosed = |line: u64| {
        format!(
            "t.csv:{line}: a quotation mark opens a cell and is never closed: the line is left out"
        )
    };
    // The marks of a later row close it by chance.
    let (good, bad) = rows("id,text\na,Satu.\nb,\"Dua.\nc,\"Tiga.\"\nd,Empat.\n");
    assert_eq!(good, ["a Satu.", "c Tiga.", "d Empat."]);
    assert_eq!(bad, [unclosed(3)]);
    // Nothing closes it.
    let (good, bad) = rows("id,text\na,Satu.\nb,\"Dua.\nc,Tiga.\n");
    assert_eq!(good, ["a Satu.", "c Tiga."]);
    assert_eq!(bad, [unclosed(3)]);
    let many = format!("id,text\n{}", "b,\"Dua.\nc,Tiga.\n".repeat(20_001));
    let (good, bad) = rows(&many);
    assert_eq!((good.len(), bad.len()), (20_001, 20_001));
    // A cell over several lines, and marks that should have been doubled.
    let (good, bad) = rows("id,text\na,\"Satu.\nDua \"tiga\" empat.\"\nb,Lima.\n");
    assert_eq!(good, ["a Satu.\nDua tiga\" empat.\"", "b Lima."]);
    assert!(bad.is_empty());
}

#[test]
fn rows_are_counted_by_the_lines_that_they_begin_on() {
    let table = "id,text\na,Satu.\n\n\nb,x,y\n\nc,\"Dua\n\ntiga.\"\nd,x,y\n,Empat.\n";
    let wide = |line: u64| format!("t.csv:{line}: 3 cells where the first row has 2");
    for ends in ["\n", "\r\n"] {
        let (good, bad) = rows(&table.replace('\n', ends));
        assert_eq!(good[2], "t.csv:11 Empat.", "{ends:?}");
        assert_eq!(bad, [wide(5), wide(10)], "{ends:?}");
    }
    let (good, bad) = rows("id,text\na,Satu.\n  \n,Dua.\n");
    assert_eq!((good[1].as_str(), bad.len()), ("t.csv:4 Dua.", 0));
    // The row that was taken for the header is the second.
    let (_, bad) = rows("\"id,text\na,\"Satu.\"\nb,Dua.\n");
    assert_eq!(bad[1], "t.csv:2: no field \"text\"");
}

#[test]
fn nothing_but_blanks_is_an_empty_file() {
    for format in [Format::Jsonl, Format::Csv, Format::Text] {
        for bytes in ["", "\n", " \n\t\r\n\n"] {
            let mut read = Reader::from_read("a", format, io::Cursor::new(bytes));
            let error = read.next().expect("an error").expect_err("no article");
            assert_eq!(
                error.kind(),
                ErrorKind::Empty,
                "{format:?} {bytes:?}: {error}"
            );
            assert!(read.next().is_none());
        }
    }
}

#[test]
fn rejected_rows_are_kept_as_they_were_written() {
    let table = "id,text\na,Satu.\nb,\"Dua\n x\",\"y\"\nc,\"Tiga.\nd,Empat.\n";
    let mut rejects = Vec::new();
    let options = Options::new().on_reject(|_, record| rejects.push(record.to_vec()));
    let reader = Reader::from_read("t.csv", Format::Csv, io::Cursor::new(table));
    let (_, output) = run(reader, options);
    assert_eq!(ids(&output), ["a", "d"]);
    let rejects: Vec<&[u8]> = rejects.iter().map(|record| record.trim_ascii()).collect();
    assert_eq!(rejects, [&b"b,\"Dua\n x\",\"y\""[..], b"c,\"Tiga."]);
}
