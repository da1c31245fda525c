//! What holds for every text.

use proptest::prelude::*;
use serde_json::Value;
use warta::{Analyzer, Document, Input, Span};

/// Pieces that make the layers work, to be thrown together.
pub const PIECES: [&str; 96] = [
    "\"",
    "\"",
    "“",
    "”",
    "'",
    "‘",
    "’",
    "«",
    "»",
    "?",
    ".",
    ".",
    ",",
    ",”",
    ".”",
    "!",
    ":",
    ";",
    "(",
    ")",
    "-",
    "–",
    "/",
    "…",
    "\n",
    "\n\n",
    "\u{a0}",
    "\t",
    " ",
    " ",
    " ",
    "kata",
    "ujarnya",
    "mengatakan",
    "mengatakan bahwa",
    "menurut",
    "Menurutnya",
    "tegas",
    "dia",
    "Ia",
    "ia",
    "juga",
    "itu",
    "tersebut",
    "yang",
    "di",
    "Kepala Dinas Perikanan",
    "Bupati",
    "Pak",
    "Dr.",
    "H.",
    "S.H.",
    "Ratna Dewi",
    "Budi",
    "Sutrisno",
    "Wiratmo Lesmono",
    "PT Laut Jaya",
    "Kementerian Perhubungan",
    "DPRD Provinsi Jambi",
    "Jakarta",
    "Kota Ambon",
    "Kabupaten Pati",
    "KPK",
    "Rabu (14/6)",
    "Rabu",
    "14 Juni 2023",
    "14",
    "Juni",
    "2023",
    "tahun 2008",
    "kemarin",
    "hari ini",
    "dua pekan lalu",
    "pukul 10.00 WIB",
    "1990-an",
    "Pasal 27 ayat (3)",
    "Pasal",
    "UU Nomor 14 Tahun 2008",
    "UU 14/2008",
    "UU ITE",
    "KUHP",
    "jo.",
    "ayat",
    "huruf a",
    "tentang",
    "Rp 1.500,00",
    "99999999999999999999",
    "Baca juga: Kabar lain",
    "(afm/min)",
    "JAKARTA, KABAR.COM -",
    "konten konten",
    "nya",
    "👩‍👩‍👧",
    "é",
    "漢字",
    "العربية",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => any::<String>(),
    ];
    let glue = prop::sample::select(&[" ", " ", " ", ""][..]);
    prop::collection::vec((piece, glue), 0..60).prop_map(|parts| {
        parts
            .into_iter()
            .flat_map(|(piece, glue)| [piece, glue.to_owned()])
            .collect()
    })
}

fn dates() -> impl Strategy<Value = Option<warta::Date>> {
    prop::option::of((1_i16..=9999, 1_i8..=12, 1_i8..=28))
        .prop_map(|date| date.and_then(|(year, month, day)| warta::Date::new(year, month, day)))
}

/// Checks what holds for every document.
pub fn check(document: &Document<'_>) {
    let text = document.text();
    let whole = Span::new(0, text.len());
    let inside = |span: Span| {
        assert!(whole.contains(span), "{span:?} is outside of the text");
        assert!(
            text.is_char_boundary(span.start()) && text.is_char_boundary(span.end()),
            "{span:?} cuts a character"
        );
    };
    let apart = |layer: &str, spans: &[Span]| {
        spans.iter().for_each(|&span| {
            inside(span);
            assert!(!span.is_empty(), "{layer} holds an empty span at {span:?}");
        });
        for pair in spans.windows(2) {
            assert!(
                pair[0].end() <= pair[1].start(),
                "{layer}: {:?} and {:?} overlap or are out of order",
                pair[0],
                pair[1]
            );
        }
    };
    apart(
        "blocks",
        &document
            .blocks()
            .iter()
            .map(|block| block.span)
            .collect::<Vec<_>>(),
    );
    let tokens: Vec<Span> = document.tokens().iter().map(warta::Token::span).collect();
    apart("tokens", &tokens);
    let sentences: Vec<Span> = document
        .sentences()
        .iter()
        .map(|sentence| sentence.span)
        .collect();
    apart("sentences", &sentences);
    apart(
        "timexes",
        &document
            .timexes()
            .iter()
            .map(|timex| timex.span)
            .collect::<Vec<_>>(),
    );
    apart(
        "citations",
        &document
            .citations()
            .iter()
            .map(|citation| citation.span)
            .collect::<Vec<_>>(),
    );
    apart(
        "mentions",
        &document
            .mentions()
            .iter()
            .map(|mention| mention.span)
            .collect::<Vec<_>>(),
    );

    let mut at = 0;
    for span in &tokens {
        let between = &text[at..span.start()];
        assert!(
            between.chars().all(char::is_whitespace),
            "{between:?} is in no token"
        );
        at = span.end();
    }
    assert!(
        text[at..].chars().all(char::is_whitespace),
        "{:?} is in no token",
        &text[at..]
    );

    let mut sentence = sentences.iter().peekable();
    for token in &tokens {
        while sentence
            .next_if(|span| span.end() <= token.start())
            .is_some()
        {}
        assert!(
            sentence.peek().is_some_and(|span| span.contains(*token)),
            "{token:?} is in no sentence"
        );
    }

    let entities = document.entities().len();
    for mention in document.mentions() {
        assert!(mention.entity < entities, "{mention:?} has no entity");
        [mention.title_before, mention.title_after]
            .into_iter()
            .flatten()
            .for_each(inside);
        if let Some(role) = &mention.role {
            inside(role.span);
            assert!(
                role.span.contains(role.office),
                "{role:?}: the office is outside of the role"
            );
            assert!(
                role.affiliation.is_none_or(|span| role.span.contains(span)),
                "{role:?}: the body is outside of the role"
            );
        }
    }
    for citation in document.citations() {
        assert!(
            citation
                .relations
                .iter()
                .all(|relation| relation.to < document.citations().len()),
            "{citation:?}"
        );
    }
    for (index, quote) in document.quotes().iter().enumerate() {
        assert!(!quote.contents.is_empty(), "{quote:?} has no content");
        apart("contents", &quote.contents);
        if let Some(cue) = &quote.cue {
            inside(cue.span);
        }
        if let Some(speaker) = &quote.speaker {
            speaker.span.into_iter().for_each(inside);
            assert!(
                speaker.entity.is_none_or(|entity| entity < entities),
                "{speaker:?} has no entity"
            );
            assert!(
                speaker.candidates.iter().all(|&entity| entity < entities),
                "{speaker:?} has no entity"
            );
        }
        if let Some(parent) = quote.parent {
            assert!(
                parent < document.quotes().len() && parent != index,
                "{quote:?} has no parent"
            );
        }
    }
    document
        .marked_strings()
        .iter()
        .for_each(|marked| inside(marked.span));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_in_order_and_inside(text in texts(), date in dates()) {
        check(&Analyzer::new().analyze(Input::new(&text).document_date(date)));
    }

    #[test]
    fn any_text_is_analyzed(text in any::<String>()) {
        check(&Analyzer::new().analyze(&text));
    }

    #[test]
    fn the_same_text_gives_the_same(text in texts(), date in dates()) {
        let input = Input::new(&text).document_date(date);
        prop_assert_eq!(Analyzer::new().analyze(input), Analyzer::new().analyze(input));
    }

    #[test]
    fn documents_round_trip_through_json(text in texts(), date in dates()) {
        let document = Analyzer::new().analyze(Input::new(&text).document_date(date));
        let json = serde_json::to_string(&document).expect("a document has a JSON form");
        let value: Value = serde_json::from_str(&json).expect("JSON that can be read");
        crate::json::same_after_reading(&document, &value);
    }

    #[test]
    fn a_paragraph_behind_leaves_the_spans_before_it(text in texts(), more in "[A-Z][a-z]{1,8}( [a-z]{1,8}){0,6}\\.") {
        let analyzer = Analyzer::new();
        let longer = format!("{text}\n\n{more}");
        let (before, after) = (analyzer.analyze(&text), analyzer.analyze(&longer));
        let tokens: Vec<Span> = before.tokens().iter().map(warta::Token::span).collect();
        let kept: Vec<Span> = after.tokens().iter().map(warta::Token::span).take(tokens.len()).collect();
        prop_assert_eq!(tokens, kept);
        let citations: Vec<Span> = before.citations().iter().map(|citation| citation.span).collect();
        let kept: Vec<Span> = after.citations().iter().map(|citation| citation.span).take(citations.len()).collect();
        prop_assert_eq!(citations, kept);
    }
}

#[test]
fn a_megabyte_of_one_sign_is_read_in_linear_time() {
    let analyzer = Analyzer::new();
    for piece in [
        "\"", "(", "1", "a", "A", ".", "“", "\u{301}", "\0", "“kata ", "Pasal 1 ", "Budi ", "1/",
        "-", "'a",
    ] {
        let text = piece.repeat(1_000_000 / piece.len());
        let start = std::time::Instant::now();
        check(&analyzer.analyze(&text));
        let seconds = start.elapsed().as_secs_f64();
        assert!(seconds < 30.0, "1 MB of {piece:?} took {seconds:.1} s");
    }
}

#[test]
fn the_invariants_hold_on_real_articles() {
    let Some(shared) = crate::support::shared() else {
        println!("left out: no ../shared");
        return;
    };
    let file = std::fs::File::open(shared.join("corpus/articles.jsonl")).expect("the corpus");
    let reader = warta::corpus::Reader::from_read("corpus", warta::corpus::Format::Jsonl, file);
    let analyzer = Analyzer::new();
    let mut read = 0;
    // A quarter of the corpus, from all of its parts.
    for article in reader.step_by(4) {
        let article = article.expect("a good line");
        check(&analyzer.analyze(article.input()));
        read += 1;
    }
    assert!(1000 < read);
}
