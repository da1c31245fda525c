//! What can be fed with any bytes. Each function checks what must hold and panics where it does not.

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use warta::corpus::{Format, Options, Reader, Writer, analyze_corpus};
use warta::{Analyzer, Input, Layers};

/// Takes bytes, and panics where something does not hold.
pub type Target = fn(&[u8]);

/// All targets by name.
pub const TARGETS: [(&str, Target); 4] = [
    ("text", text),
    ("layers", layers),
    ("lines", lines),
    ("packed", packed),
];

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::new);

/// A text, with a date that the first byte chooses.
pub fn text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let date = bytes.first().filter(|&&byte| byte % 4 != 0);
    let date =
        date.and_then(|&byte| warta::Date::new(1900 + i16::from(byte), 1 + (byte % 12) as i8, 28));
    let document = ANALYZER.analyze(Input::new(&text).document_date(date));
    crate::invariants::check(&document);
    let json = serde_json::to_vec(&document).expect("a document has a JSON form");
    let value: serde_json::Value = serde_json::from_slice(&json).expect("JSON that can be read");
    crate::json::same_after_reading(&document, &value);
}

/// Each layer alone finds what it finds among all.
pub fn layers(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let whole = ANALYZER.analyze(&*text);
    let alone = |layers: Layers| {
        Analyzer::builder()
            .layers(layers)
            .build()
            .expect("an analyzer")
            .analyze(&*text)
    };
    let low = alone(Layers::none());
    assert_eq!(low.tokens(), whole.tokens());
    assert_eq!(low.sentences(), whole.sentences());
    assert_eq!(alone(Layers::CITATIONS).citations(), whole.citations());
    assert_eq!(alone(Layers::TIMEXES).timexes(), whole.timexes());
    assert_eq!(alone(Layers::MENTIONS).mentions(), whole.mentions());
    assert_eq!(alone(Layers::QUOTES).quotes(), whole.quotes());
}

/// Lines of JSON, a table, a text: each record is an article or an error, and the run says the same as the iterator.
pub fn lines(bytes: &[u8]) {
    for format in [Format::Jsonl, Format::Csv, Format::Tsv, Format::Text] {
        let reader = || Reader::from_read("fuzz", format, Cursor::new(bytes.to_vec()));
        let (mut good, mut bad) = (0, 0);
        for article in reader() {
            match article {
                Ok(_) => good += 1,
                Err(error) => {
                    assert!(error.to_string().starts_with("fuzz:"), "{error}");
                    bad += 1;
                }
            }
        }
        let limit = bytes.first().map_or(0, |&byte| u64::from(byte % 8));
        let kept = reader().limit(limit).count() as u64;
        assert_eq!(kept, limit.min(good + bad), "a limit of {limit}");
        let mut output = Vec::new();
        let options = Options::new().threads(1).analyzer(ANALYZER.clone());
        let summary = analyze_corpus(reader(), Writer::new(&mut output), options)
            .expect("memory can be written");
        assert_eq!((summary.documents, summary.rejected()), (good, bad));
        let lines = output.iter().filter(|&&byte| byte == b'\n').count();
        assert_eq!(lines as u64, good, "a line for each article");
    }
}

/// A packed stream: the bytes behind the first bytes of gzip and zstd streams, and a whole stream that was cut.
pub fn packed(bytes: &[u8]) {
    for start in [
        &b"\x1f\x8b\x08\0\0\0\0\0\0\xff"[..],
        b"\x28\xb5\x2f\xfd",
        b"\x28\xb5\x2f\xfd\x20",
        b"\x50\x2a\x4d\x18",
    ] {
        let stream = [start, bytes].concat();
        let articles = Reader::from_read("fuzz", Format::Text, Cursor::new(stream));
        assert!(articles.count() <= 1);
    }
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("memory can be written");
    let mut stream = encoder.finish().expect("memory can be written");
    let whole = Reader::from_read("fuzz", Format::Text, Cursor::new(stream.clone()))
        .next()
        .expect("a file");
    assert_eq!(
        whole.is_ok(),
        str::from_utf8(bytes).is_ok_and(|text| !text.trim().is_empty())
    );
    stream.truncate(stream.len() - 1 - bytes.len() % 8);
    let cut = Reader::from_read("fuzz", Format::Text, Cursor::new(stream))
        .next()
        .expect("a file");
    assert!(cut.is_err(), "the end of the stream is missing");
}
