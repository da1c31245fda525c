//! What each layer costs in units of the time that `unicode_word_indices` takes to list the words of the same texts.
//!
//! `cargo bench --bench ratio [-- MEGABYTES [ROUNDS]]`; single thread, all measured in turn in each round, the median
//! over the rounds is printed. Each round checks that the counts are those of the first.

#[path = "support/corpus.rs"]
mod corpus;

use std::time::Instant;

use unicode_segmentation::UnicodeSegmentation;
use warta::{Analyzer, Document, Layers};

use corpus::Article;

type Run = Box<dyn Fn(&[Article]) -> usize>;

/// What is measured: the sum of what it counts is the same in each round.
struct Measured {
    name: &'static str,
    /// The place in the list of what this one contains, to be taken off.
    above: Option<usize>,
    run: Run,
}

fn analysis(
    name: &'static str,
    above: Option<usize>,
    layers: Layers,
    count: fn(&Document<'_>) -> usize,
) -> Measured {
    let analyzer = Analyzer::builder()
        .layers(layers)
        .build()
        .expect("an analyzer");
    let run = move |articles: &[Article]| {
        articles
            .iter()
            .map(|article| count(&analyzer.analyze(article.input())))
            .sum()
    };
    Measured {
        name,
        above,
        run: Box::new(run),
    }
}

fn measured() -> Vec<Measured> {
    let words = |articles: &[Article]| {
        articles
            .iter()
            .map(|article| article.text.unicode_word_indices().count())
            .sum()
    };
    let whole = Analyzer::new();
    let json = move |articles: &[Article]| {
        let mut buffer = Vec::new();
        let mut bytes = 0;
        for article in articles {
            buffer.clear();
            let document = whole.analyze(article.input());
            serde_json::to_writer(&mut buffer, &document).expect("a document has a JSON form");
            bytes += buffer.len();
        }
        bytes
    };
    vec![
        Measured {
            name: "unicode_word_indices",
            above: None,
            run: Box::new(words),
        },
        analysis(
            "blocks, tokens, sentences",
            None,
            Layers::none(),
            |document| document.tokens().len() + document.sentences().len(),
        ),
        analysis("citations", Some(1), Layers::CITATIONS, |document| {
            document.citations().len()
        }),
        analysis("timexes", Some(2), Layers::TIMEXES, |document| {
            document.timexes().len()
        }),
        analysis(
            "mentions and entities",
            Some(3),
            Layers::MENTIONS,
            |document| document.mentions().len(),
        ),
        analysis("quotes", Some(4), Layers::QUOTES, |document| {
            document.quotes().len()
        }),
        Measured {
            name: "JSON",
            above: Some(5),
            run: Box::new(json),
        },
    ]
}

fn main() {
    let mut numbers = std::env::args()
        .skip(1)
        .filter_map(|argument| argument.parse::<usize>().ok());
    let megabytes = numbers.next().unwrap_or(4);
    let rounds = numbers.next().unwrap_or(15).max(1);
    let (source, articles) = corpus::articles(megabytes * 1_000_000);
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    println!(
        "{} articles of the {source}, {:.1} MB, {rounds} rounds",
        articles.len(),
        bytes as f64 / 1e6
    );

    let measured = measured();
    let counts: Vec<usize> = measured.iter().map(|one| (one.run)(&articles)).collect();
    assert!(
        counts[0] > 0 && counts[1] > 0,
        "the texts have words and tokens"
    );
    let clock = Clock(Instant::now());
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); measured.len()];
    for _ in 0..rounds {
        for (at, one) in measured.iter().enumerate() {
            let start = clock.seconds();
            let count = std::hint::black_box((one.run)(&articles));
            times[at].push(clock.seconds() - start);
            assert_eq!(
                count, counts[at],
                "{} counts something else this time",
                one.name
            );
        }
    }

    println!(
        "{:28} {:>10} {:>9} {:>9} {:>9}",
        "", "count", "MB/s", "cost", "speed"
    );
    for (at, one) in measured.iter().enumerate() {
        let below = one.above.map(|below| &times[below]);
        let cost = median((0..rounds).map(|round| {
            (times[at][round] - below.map_or(0.0, |below| below[round])) / times[0][round]
        }));
        let seconds = median(
            (0..rounds).map(|round| times[at][round] - below.map_or(0.0, |below| below[round])),
        );
        line(one.name, counts[at], bytes, seconds, cost);
    }
    for (name, last) in [("whole analysis", 5), ("whole analysis and JSON", 6)] {
        let cost = median((0..rounds).map(|round| times[last][round] / times[0][round]));
        line(
            name,
            counts[last],
            bytes,
            median(times[last].iter().copied()),
            cost,
        );
    }
}

/// A row: what it counts, megabytes of text a second, the cost and the speed relative to `unicode_word_indices`.
fn line(name: &str, count: usize, bytes: usize, seconds: f64, cost: f64) {
    let rate = bytes as f64 / 1e6 / seconds;
    println!(
        "{name:28} {count:10} {rate:9.1} {cost:9.3} {:9.2}",
        1.0 / cost
    );
}

/// Time in which this thread ran, where the system tells it (Linux); else time that went by. On a machine with other work
/// to do only the first means something.
struct Clock(Instant);

impl Clock {
    fn seconds(&self) -> f64 {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
        let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
        nanoseconds.map_or_else(
            || self.0.elapsed().as_secs_f64(),
            |nanoseconds| nanoseconds / 1e9,
        )
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
