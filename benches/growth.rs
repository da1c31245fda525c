//! Shows that the work grows with the length of a text and not faster, however many different things it names.
//!
//! `cargo bench --bench growth` prints, for texts that each name things of one kind, all different, how many times as long a
//! text takes as its four quarters, each by itself: about once where the work grows with the length, four times where it grows
//! with the square.

use std::time::Instant;

use warta::Analyzer;

/// Time in which this thread ran, where the system tells it (Linux); else time that went by.
fn seconds(start: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(
        || start.elapsed().as_secs_f64(),
        |nanoseconds| nanoseconds / 1e9,
    )
}

/// A word of its own for each number: *Bakuda, Cakuda, …*
fn word(number: usize) -> String {
    let syllables = [
        "ba", "ca", "da", "fa", "ga", "ha", "ja", "ka", "la", "ma", "na", "pa", "ra", "sa", "ta",
        "wa",
    ];
    let mut word = String::from("Mi");
    let mut rest = number;
    for _ in 0..4 {
        word.push_str(syllables[rest % syllables.len()]);
        rest /= syllables.len();
    }
    word
}

fn text(sentence: Sentence, count: usize) -> String {
    (0..count).map(sentence).collect()
}

/// What the sentence with a number says.
type Sentence = fn(usize) -> String;

const SENTENCES: [(&str, Sentence); 8] = [
    ("persons", |n| {
        format!("{} {} datang. ", word(n), word(n * 7 + 3))
    }),
    ("speakers", |n| {
        format!("“Panen {n} baik,” kata {} {}. ", word(n), word(n + 9))
    }),
    ("reporting words in one sentence", |n| {
        format!("{} mengatakan dan ", word(n))
    }),
    ("offices", |n| {
        format!("Kepala Dinas {} {} berbicara. ", word(n), word(n + 5))
    }),
    ("organizations and acronyms", |n| {
        let (one, other) = (word(n), word(n + 4));
        format!(
            "Yayasan {one} {other} (Y{}) berdiri. ",
            other.to_uppercase()
        )
    }),
    ("acts", |n| {
        format!(
            "Ia melanggar Pasal {} UU Nomor {} Tahun {}. ",
            n % 90 + 1,
            n % 40 + 1,
            1950 + n % 70
        )
    }),
    ("acts with a name of their own", |n| {
        format!(
            "UU Nomor {} Tahun 2023 tentang {} (UU {}) berlaku. ",
            n + 1,
            word(n),
            word(n)
        )
    }),
    ("dates", |n| {
        format!("Rapat {n} digelar {} Juni {}. ", n % 28 + 1, 1900 + n % 120)
    }),
];

/// How many times as long a text takes as its quarters.
fn growth(analyzer: &Analyzer, sentence: Sentence) -> f64 {
    const COUNT: usize = 3000;
    let (quarter, whole) = (text(sentence, COUNT), text(sentence, 4 * COUNT));
    let start = Instant::now();
    let time = |text: &str, times: usize| {
        let before = seconds(start);
        for _ in 0..times {
            std::hint::black_box(analyzer.analyze(text));
        }
        seconds(start) - before
    };
    time(&whole, 1) / time(&quarter, 4)
}

fn main() {
    let analyzer = Analyzer::new();
    for (name, sentence) in SENTENCES {
        // A machine at work elsewhere disturbs once or twice, not four times.
        let grown = (0..4).map(|_| growth(&analyzer, sentence));
        let least = grown.fold(f64::INFINITY, f64::min);
        println!("{name:32} {least:.2} times as long");
    }
}
