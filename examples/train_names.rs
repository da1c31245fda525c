//! Trains the name model: `cargo run --release --example train_names -- SHARED data/names.model`.
//!
//! `SHARED` is the folder with `gold/` and `corpus/`. The same input gives the same bytes.
//!
//! * `--compare`: adds the two corpora without a licence, for comparison with published figures; the model is not to ship.
//! * `--ablate`: trains once without each family of features, on the gold alone, and prints what each brings.

#[path = "train_names/clusters.rs"]
mod clusters;
#[path = "train_names/crf.rs"]
mod crf;
#[path = "train_names/data.rs"]
mod data;
#[path = "train_names/words.rs"]
mod words;

use std::collections::HashSet;
use std::time::Instant;

use crf::{Crf, Sequence, Settings};
use data::{ARTICLES, Index, Item, READ, Score, Text, load};
use warta::training::{self, Parts, TAGS, template};

/// The public corpora: file, domain, whether the model that ships may learn from it.
const CORPORA: [(&str, usize, bool); 4] = [
    ("idner2k", 1, true),
    ("nergrit", 2, true),
    ("nerui", 4, false),
    ("nerugm", 5, false),
];

/// How much a sentence of a public corpus counts beside one of the articles.
const CORPUS_WEIGHT: f32 = 0.5;
/// How much a sentence counts that the first model has read.
const READ_WEIGHT: f32 = 0.2;
/// Every how many articles of the corpus are read.
const READ_EVERY: usize = 3;
/// How often a feature must be seen in gold, and in gold and read texts.
const LEAST: [u32; 2] = [2, 4];
const SETTINGS: Settings = Settings {
    epochs: 12,
    rate: 0.05,
    l2: 3.0,
    seed: 1,
    dropout: 0.25,
};
/// How many fields, which differ in the order of the texts and in what is left out, are averaged.
const FIELDS: u64 = 3;
/// A word that no more articles hold is taken for unknown in training.
const FEW_ARTICLES: u32 = 3;
/// Steps of the packed weights to 1.0, and the number of buckets of four features.
const SCALE: f32 = 120.0;
const BUCKETS: usize = 4_096;

/// The families of features and the tens of their templates.
const FAMILIES: [(&str, &[u64]); 9] = [
    ("words", &[template::WORD]),
    (
        "shapes, sentence starts, blocks, marks",
        &[template::SHAPES],
    ),
    ("affixes", &[template::AFFIX]),
    ("clusters", &[template::CLUSTER]),
    ("classes of words", &[template::CLASSES, template::CLASS]),
    ("gazetteers of several words", &[template::KNOWN]),
    ("titles of several words", &[template::TITLES]),
    ("acronyms in brackets", &[template::LINKS]),
    ("the rest of the article", &[template::ARTICLE]),
];

struct Trained {
    index: Index,
    crf: Crf,
}

fn main() {
    let clock = Instant::now();
    let (flags, paths): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|argument| argument.starts_with("--"));
    let has = |flag: &str| flags.iter().any(|other| other == flag);
    let root = paths.first().expect("usage: train_names SHARED [MODEL]");
    let mut texts = load(&format!("{root}/gold/articles/train.jsonl"), ARTICLES);
    texts.extend(load(
        &format!("{root}/gold/names/articles.train.jsonl"),
        ARTICLES,
    ));
    for (name, domain, ships) in CORPORA {
        if ships || has("--compare") {
            texts.extend(load(
                &format!("{root}/gold/names/{name}.train.jsonl"),
                domain,
            ));
        }
    }
    let dev = load(&format!("{root}/gold/articles/dev.jsonl"), ARTICLES);
    let corpus = load(&format!("{root}/corpus/articles.jsonl"), READ);

    let words = words::learn(&texts, &corpus);
    let empty = words::pack(&words);
    eprintln!("{} words, {:.0?}", words.len(), clock.elapsed());
    if has("--ablate") {
        return ablate(&texts, &dev, &empty, &words::rare(&corpus, FEW_ARTICLES));
    }
    let rare = words::rare(&corpus, FEW_ARTICLES);
    let train = read_train(&texts, &empty, &[], &rare);
    let first = fit(&train.iter().collect::<Vec<_>>(), LEAST[0]);
    eprintln!(
        "{} features, {:.0?}",
        first.index.numbers.len(),
        clock.elapsed()
    );
    println!(
        "from gold alone: dev {}",
        evaluate(&first, &dev, &empty, ARTICLES)
    );

    let known: HashSet<&str> = texts.iter().map(|text| text.text.as_str()).collect();
    let mut unread: Vec<Item> = corpus
        .iter()
        .filter(|text| !known.contains(text.text.as_str()))
        .step_by(READ_EVERY)
        .map(|text| Item::new(text, &empty, &[], &rare))
        .collect();
    for item in &mut unread {
        item.believe(&first.crf, &first.index);
    }
    let all: Vec<&Item> = train.iter().chain(&unread).collect();
    let model = fit(&all, LEAST[1]);
    eprintln!(
        "{} features, {:.0?}",
        model.index.numbers.len(),
        clock.elapsed()
    );
    println!(
        "with read texts: dev {}",
        evaluate(&model, &dev, &empty, ARTICLES)
    );
    for (name, domain, ships) in CORPORA {
        if ships || has("--compare") {
            let dev = load(&format!("{root}/gold/names/{name}.dev.jsonl"), domain);
            println!(
                "{name}: in its convention {}",
                evaluate(&model, &dev, &empty, domain)
            );
            println!(
                "{name}: in the articles' {}",
                evaluate(&model, &dev, &empty, ARTICLES)
            );
        }
    }

    let bytes = pack(&words, &model);
    let mut score = Score::default();
    for text in &dev {
        score.add(&text.names, &training::names(&text.text, &bytes));
    }
    println!("packed in {} bytes: dev {}", bytes.len(), score.line());
    if let Some(path) = paths.get(1) {
        std::fs::write(path, &bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    eprintln!("{:.0?}", clock.elapsed());
}

fn read_all<'t>(texts: &'t [Text], words: &[u8], without: &[u64]) -> Vec<Item<'t>> {
    let none = HashSet::new();
    let items = texts
        .iter()
        .map(|text| Item::new(text, words, without, &none));
    items.collect()
}

/// Reads training texts; the articles are in the corpus too, so that their rare words must be forgotten.
fn read_train<'t>(
    texts: &'t [Text],
    words: &[u8],
    without: &[u64],
    rare: &HashSet<u64>,
) -> Vec<Item<'t>> {
    let none = HashSet::new();
    let read = |text: &'t Text| match text.domain {
        ARTICLES => Item::new(text, words, without, rare),
        _ => Item::new(text, words, without, &none),
    };
    texts.iter().map(read).collect()
}

fn fit(items: &[&Item<'_>], least: u32) -> Trained {
    let index = Index::new(items, least);
    let data: Vec<Sequence> = items
        .iter()
        .flat_map(|item| {
            let weight = match item.text.domain {
                ARTICLES => 1.0,
                READ => READ_WEIGHT,
                _ => CORPUS_WEIGHT,
            };
            item.sequences(&index, item.text.domain, weight)
        })
        .collect();
    let train = |seed| Crf::train(&data, index.numbers.len(), Settings { seed, ..SETTINGS });
    let fields: Vec<Crf> = (1..=FIELDS).map(train).collect();
    let crf = Crf::mean(&fields);
    Trained { index, crf }
}

fn evaluate(model: &Trained, texts: &[Text], words: &[u8], domain: usize) -> String {
    let mut score = Score::default();
    for item in read_all(texts, words, &[]) {
        let names = item.names(&model.crf, &model.index, domain);
        score.add(&item.text.names, &names);
    }
    score.line()
}

/// What each family of features brings, by leaving it out.
fn ablate(texts: &[Text], dev: &[Text], words: &[u8], rare: &HashSet<u64>) {
    let everything: (&str, &[u64]) = ("nothing", &[]);
    for (name, without) in std::iter::once(everything).chain(FAMILIES) {
        let train = read_train(texts, words, without, rare);
        let model = fit(&train.iter().collect::<Vec<_>>(), LEAST[0]);
        let mut score = Score::default();
        for item in read_all(dev, words, without) {
            let names = item.names(&model.crf, &model.index, ARTICLES);
            score.add(&item.text.names, &names);
        }
        println!("without {name}: {}", score.line());
    }
}

/// The bytes of a model, its weights in steps of 1 / [`SCALE`], the heaviest features first.
fn pack(words: &words::Words, model: &Trained) -> Vec<u8> {
    let mut rows = model.index.rows(&model.crf);
    let weight = |row: &[f32; TAGS]| row.iter().fold(0f32, |max, weight| max.max(weight.abs()));
    rows.sort_by(|a, b| weight(&b.1).total_cmp(&weight(&a.1)).then(a.0.cmp(&b.0)));
    let step = |weight: f32| (weight * SCALE).round();
    let features: Vec<(u64, [i8; TAGS])> = rows
        .iter()
        .map(|(feature, row)| (*feature, row.map(|w| step(w).clamp(-127.0, 127.0) as i8)))
        .filter(|(_, row)| row.iter().any(|&weight| weight != 0))
        .collect();
    let transitions: Vec<i16> = model
        .crf
        .transitions
        .iter()
        .map(|&w| step(w) as i16)
        .collect();
    eprintln!("{} features in {} places", features.len(), BUCKETS * 4);
    let parts = Parts {
        transitions,
        buckets: BUCKETS,
        features,
        ..words::parts(words)
    };
    parts.pack()
}
