//! Many texts at once give what each gives alone.

use warta::{Analyzer, Document, Input};

fn texts() -> Vec<String> {
    let cue = ["kata", "ujar", "tegas"];
    (0..200)
        .map(|n| {
            format!(
                "“Kami siap {n},” {} Ratna Dewi, Rabu ({}/6). Pasal {n} UU 14/2008.",
                cue[n % 3],
                n % 30 + 1
            )
        })
        .collect()
}

#[test]
fn a_batch_equals_one_by_one() {
    let analyzer = Analyzer::new();
    let texts = texts();
    let batch = analyzer.analyze_batch(&texts);
    let alone: Vec<Document<'_>> = texts.iter().map(|text| analyzer.analyze(text)).collect();
    assert_eq!(batch, alone);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let analyzer = Analyzer::new();
    let texts = texts();
    let date: warta::Date = "2023-06-14".parse().expect("a date");
    let inputs: Vec<Input<'_>> = texts
        .iter()
        .map(|text| Input::new(text).document_date(date))
        .collect();
    let one = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("a pool");
    let four = rayon::ThreadPoolBuilder::new()
        .num_threads(4)
        .build()
        .expect("a pool");
    let alone = one.install(|| analyzer.analyze_batch(&inputs));
    let together = four.install(|| analyzer.analyze_batch(&inputs));
    assert_eq!(alone, together);
}
