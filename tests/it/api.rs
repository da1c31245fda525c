//! What users of the crate rely on.

use warta::{Analyzer, Date, Document, Error, Input, Layers, Lexicon};

fn shared_between_threads<T: Send + Sync>() {}
fn owned<T: 'static>() {}

#[test]
fn types_can_be_shared_and_kept() {
    shared_between_threads::<Analyzer>();
    shared_between_threads::<Document<'_>>();
    shared_between_threads::<Error>();
    shared_between_threads::<Lexicon>();
    owned::<warta::Quote>();
    owned::<warta::Mention>();
    owned::<warta::Timex>();
    owned::<warta::Citation>();
}

#[test]
fn an_empty_text_has_nothing() {
    for text in ["", " ", "\n\n", "\u{a0}\t"] {
        let document = Analyzer::new().analyze(text);
        assert!(document.tokens().is_empty());
        assert!(document.sentences().is_empty());
        assert!(document.blocks().is_empty());
        assert!(document.quotes().is_empty());
    }
}

#[test]
fn a_clone_of_an_analyzer_finds_the_same() {
    let analyzer = Analyzer::new();
    let text = "“Kami siap,” kata Ariansyah, Rabu (14/6).";
    assert_eq!(analyzer.clone().analyze(text), analyzer.analyze(text));
}

#[test]
fn fewer_layers_find_the_same_in_the_rest() {
    let text =
        "“Kami siap,” kata Kepala Dinas Perikanan Ratna Dewi, Rabu (14/6). Pasal 5 UU 14/2008.";
    let date: Date = "2023-06-14".parse().expect("a date");
    let input = Input::new(text).document_date(date);
    let whole = Analyzer::new().analyze(input);
    let with = |layers: Layers| {
        Analyzer::builder()
            .layers(layers)
            .build()
            .expect("an analyzer")
            .analyze(input)
    };
    assert_eq!(with(Layers::QUOTES).quotes(), whole.quotes());
    assert_eq!(with(Layers::TIMEXES).timexes(), whole.timexes());
    assert_eq!(with(Layers::CITATIONS).citations(), whole.citations());
    let low = with(Layers::none());
    assert_eq!(low.tokens(), whole.tokens());
    assert!(
        low.quotes().is_empty()
            && low.mentions().is_empty()
            && low.timexes().is_empty()
            && low.citations().is_empty()
    );
}

#[test]
fn layers_are_read_by_name() {
    assert_eq!(
        "quotes, timexes".parse::<Layers>(),
        Ok(Layers::QUOTES | Layers::TIMEXES)
    );
    assert_eq!("all".parse::<Layers>(), Ok(Layers::all()));
    let error = "quotes,names"
        .parse::<Layers>()
        .expect_err("there is no layer `names`");
    assert!(
        error.to_string().starts_with("unknown layer \"names\""),
        "{error}"
    );
}

#[test]
fn impossible_days_are_no_dates() {
    for text in [
        "2023-02-30",
        "2023-13-01",
        "23-01-01",
        "0000-01-01",
        "2023-1-1",
        "2023-06-14 ",
        "",
    ] {
        assert!(text.parse::<Date>().is_err(), "{text:?}");
    }
    assert_eq!(
        "2024-02-29".parse::<Date>().expect("a date").to_string(),
        "2024-02-29"
    );
}
