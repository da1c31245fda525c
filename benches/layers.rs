//! Time of each layer, of the whole, of batches, of a cold start, of writing JSON, and of texts that are hard to read.
//!
//! `cargo bench --bench layers`. Each bench checks that it counts what it counted at first. What a layer costs beside
//! `unicode_word_indices` is the matter of `cargo bench --bench ratio`.

#[path = "support/corpus.rs"]
mod corpus;

use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, Throughput};
use unicode_segmentation::UnicodeSegmentation;
use warta::{Analyzer, Document, Input, Layers};

use corpus::Article;

/// Set for a child process: it analyzes an article and ends (`1`), or only ends (`0`).
const COLD: &str = "WARTA_BENCH_COLD";
const SHORT: &str = "“Kami siap,” kata Kepala Dinas Perikanan Ratna Dewi, Rabu (14/6). Ia merujuk Pasal 5 UU 14/2008.";

fn main() {
    if let Ok(cold) = std::env::var(COLD) {
        if cold == "1" {
            assert!(!Analyzer::new().analyze(SHORT).tokens().is_empty());
        }
        return;
    }
    let mut criterion = Criterion::default().configure_from_args();
    let (source, articles) = corpus::articles(1_000_000);
    println!("{} articles of the {source}", articles.len());
    layers(&mut criterion, &articles);
    batch(&mut criterion, &articles);
    json(&mut criterion, &articles);
    worst(&mut criterion);
    cold_start(&mut criterion);
    criterion.final_summary();
}

fn size(articles: &[Article]) -> Throughput {
    Throughput::Bytes(
        articles
            .iter()
            .map(|article| article.text.len() as u64)
            .sum(),
    )
}

/// Measures a count, which must come out the same each time.
fn counted(bencher: &mut criterion::Bencher<'_>, count: impl Fn() -> usize) {
    let expected = count();
    bencher.iter(|| assert_eq!(black_box(count()), expected));
}

/// A layer, and how many annotations it made.
type Counted = (&'static str, Layers, fn(&Document<'_>) -> usize);

/// Each layer with those below it that it needs.
fn layers(criterion: &mut Criterion, articles: &[Article]) {
    let mut group = criterion.benchmark_group("layers");
    group.throughput(size(articles)).sample_size(20);
    group.bench_function("unicode_word_indices", |bencher| {
        counted(bencher, || {
            articles
                .iter()
                .map(|article| article.text.unicode_word_indices().count())
                .sum()
        });
    });
    let count: [Counted; 5] = [
        ("tokens and sentences", Layers::none(), |document| {
            document.tokens().len() + document.sentences().len()
        }),
        ("citations", Layers::CITATIONS, |document| {
            document.citations().len()
        }),
        ("timexes", Layers::TIMEXES, |document| {
            document.timexes().len()
        }),
        ("mentions", Layers::MENTIONS, |document| {
            document.mentions().len()
        }),
        ("quotes (whole analysis)", Layers::QUOTES, |document| {
            document.quotes().len()
        }),
    ];
    for (name, layers, count) in count {
        let analyzer = Analyzer::builder()
            .layers(layers)
            .build()
            .expect("an analyzer");
        group.bench_function(name, |bencher| {
            counted(bencher, || {
                articles
                    .iter()
                    .map(|article| count(&analyzer.analyze(article.input())))
                    .sum()
            });
        });
    }
    group.finish();
}

fn batch(criterion: &mut Criterion, articles: &[Article]) {
    let analyzer = Analyzer::new();
    let inputs: Vec<Input<'_>> = articles.iter().map(Article::input).collect();
    let mut group = criterion.benchmark_group("batch");
    group.throughput(size(articles)).sample_size(20);
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("a pool");
        group.bench_function(BenchmarkId::new("threads", threads), |bencher| {
            counted(bencher, || {
                let documents = pool.install(|| analyzer.analyze_batch(&inputs));
                documents
                    .iter()
                    .map(|document| document.mentions().len())
                    .sum()
            });
        });
    }
    group.finish();
}

fn json(criterion: &mut Criterion, articles: &[Article]) {
    let analyzer = Analyzer::new();
    let documents: Vec<Document<'_>> = articles
        .iter()
        .map(|article| analyzer.analyze(article.input()))
        .collect();
    let mut group = criterion.benchmark_group("json");
    group.throughput(size(articles)).sample_size(20);
    for (name, layers) in [
        ("default layers", Layers::default()),
        ("all layers", Layers::all()),
    ] {
        group.bench_function(name, |bencher| {
            let mut buffer = Vec::new();
            let mut expected = 0;
            bencher.iter(|| {
                buffer.clear();
                for document in &documents {
                    serde_json::to_writer(&mut buffer, &document.json().layers(layers))
                        .expect("JSON");
                }
                assert!(expected == 0 || expected == buffer.len());
                expected = buffer.len();
            });
        });
    }
    group.finish();
}

/// A megabyte of what is hard to read.
fn worst(criterion: &mut Criterion) {
    let analyzer = Analyzer::new();
    let names: String = (0..100_000)
        .map(|number| format!("Budi{number} "))
        .collect();
    let nested = format!("{}{}", "“‘".repeat(80_000), "’”".repeat(80_000));
    let texts = [
        ("straight marks", "\"".repeat(1_000_000)),
        ("brackets", "(".repeat(1_000_000)),
        ("digits", "1".repeat(1_000_000)),
        ("one letter", "a".repeat(1_000_000)),
        ("one word", "kata ".repeat(200_000)),
        ("nested marks", nested),
        ("capitals", "KEPALA DINAS ".repeat(77_000)),
        ("names", names),
        (
            "combining marks",
            "a\u{301}\u{301}\u{301}\u{301}".repeat(111_000),
        ),
        ("right to left", "قال الرئيس إن ".repeat(40_000)),
        ("NUL", "\0".repeat(1_000_000)),
    ];
    let mut group = criterion.benchmark_group("worst");
    group.sample_size(10);
    for (name, text) in &texts {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(*name, |bencher| {
            counted(bencher, || {
                let document = analyzer.analyze(text);
                document.tokens().len() + document.quotes().len() + document.mentions().len()
            });
        });
    }
    group.finish();
}

/// A process that analyzes one short article, less a process that does nothing.
fn cold_start(criterion: &mut Criterion) {
    let run = |cold: &str| {
        let program = std::env::current_exe().expect("the path of this program");
        let start = Instant::now();
        let status = Command::new(program)
            .env(COLD, cold)
            .status()
            .expect("a process");
        assert!(status.success());
        start.elapsed()
    };
    let mut group = criterion.benchmark_group("cold start");
    group.sample_size(20);
    for (name, cold) in [("process alone", "0"), ("process and first article", "1")] {
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|rounds| (0..rounds).map(|_| run(cold)).sum::<Duration>());
        });
    }
    group.finish();
}
