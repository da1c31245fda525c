//! Words and sentences by other crates, on the same texts, in turn in each round.
//!
//! `cargo run --release --manifest-path benches/peers/Cargo.toml [-- MEGABYTES [ROUNDS]]`; single thread, medians.

#[path = "../../support/corpus.rs"]
mod corpus;

use std::time::Instant;

use charabia::Tokenize;
use icu_segmenter::{SentenceSegmenter, WordSegmenter};
use unicode_segmentation::UnicodeSegmentation;
use warta::{Analyzer, Layers};

use corpus::Article;

type Count = Box<dyn Fn(&Article) -> usize>;

fn peers() -> Vec<(&'static str, Count)> {
    let words = WordSegmenter::new_auto(Default::default());
    let sentences = SentenceSegmenter::new(Default::default());
    let low = Analyzer::builder().layers(Layers::none()).build().expect("an analyzer");
    let whole = Analyzer::new();
    vec![
        ("unicode-segmentation: words", Box::new(|article| article.text.unicode_word_indices().count())),
        ("unicode-segmentation: words and sentences", Box::new(|article| article.text.unicode_word_indices().count() + article.text.split_sentence_bound_indices().count())),
        ("icu_segmenter: words", Box::new(move |article| words.as_borrowed().segment_str(&article.text).count())),
        ("icu_segmenter: sentences", Box::new(move |article| sentences.as_borrowed().segment_str(&article.text).count())),
        ("charabia: words, normalized", Box::new(|article| article.text.as_str().tokenize().count())),
        ("sentencex: sentences", Box::new(|article| sentencex::get_sentence_boundaries("id", &article.text).len())),
        ("warta: tokens and sentences", Box::new(move |article| {
            let document = low.analyze(article.input());
            document.tokens().len() + document.sentences().len()
        })),
        ("warta: whole analysis", Box::new(move |article| {
            let document = whole.analyze(article.input());
            document.tokens().len() + document.quotes().len() + document.mentions().len()
        })),
    ]
}

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|argument| argument.parse::<usize>().ok());
    let megabytes = numbers.next().unwrap_or(2);
    let rounds = numbers.next().unwrap_or(9).max(1);
    let (source, articles) = corpus::articles(megabytes * 1_000_000);
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    println!("{} articles of the {source}, {:.1} MB, {rounds} rounds", articles.len(), bytes as f64 / 1e6);

    let peers = peers();
    let all = |count: &Count| articles.iter().map(|article: &Article| count(article)).sum::<usize>();
    let counts: Vec<usize> = peers.iter().map(|(_, count)| all(count)).collect();
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); peers.len()];
    for _ in 0..rounds {
        for (at, (name, count)) in peers.iter().enumerate() {
            let start = Instant::now();
            let found = std::hint::black_box(all(count));
            times[at].push(start.elapsed().as_secs_f64());
            assert_eq!(found, counts[at], "{name} counts something else this time");
        }
    }
    println!("{:42} {:>10} {:>9} {:>9}", "", "count", "MB/s", "speed");
    for (at, (name, _)) in peers.iter().enumerate() {
        let mut ratios: Vec<f64> = times[at].iter().zip(&times[0]).map(|(time, base)| base / time).collect();
        let mut seconds = times[at].clone();
        ratios.sort_by(f64::total_cmp);
        seconds.sort_by(f64::total_cmp);
        let rate = bytes as f64 / 1e6 / seconds[rounds / 2];
        println!("{name:42} {:10} {rate:9.1} {:9.2}", counts[at], ratios[rounds / 2]);
    }
}
