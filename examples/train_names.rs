//! Trains the name model.

#[path = "train_names/clusters.rs"]
mod clusters;
#[path = "train_names/crf.rs"]
mod crf;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::time::Instant;

use crf::{Crf, Index, Sequence, Settings};
use serde_json::Value;
use warta::training::{self, Sample, TAGS, info};

type Name = (Range<usize>, usize);

struct Text {
    text: String,
    names: Vec<Name>,
    domain: usize,
}

const DOMAINS: [&str; 6] = ["articles", "idner2k", "nergrit", "nerp", "nerui", "nerugm"];

fn load(path: &str, domain: usize) -> Vec<Text> {
    let content = std::fs::read_to_string(path).expect(path);
    content
        .lines()
        .map(|line| {
            let value: Value = serde_json::from_str(line).expect("JSON");
            let empty = Vec::new();
            let names = value["names"].as_array().unwrap_or(&empty);
            let names = names
                .iter()
                .map(|name| {
                    let at = |key: &str| name[key].as_u64().expect("offset") as usize;
                    let kind = match name["kind"].as_str() {
                        Some("person") => 0,
                        Some("organization") => 1,
                        _ => 2,
                    };
                    (at("start")..at("end"), kind)
                })
                .collect();
            Text {
                text: value["text"].as_str().expect("text").to_owned(),
                names,
                domain,
            }
        })
        .collect()
}

fn load_texts(path: &str) -> Vec<String> {
    let content = std::fs::read_to_string(path).expect(path);
    content
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).expect("JSON")["text"]
                .as_str()
                .expect("text")
                .to_owned()
        })
        .collect()
}

/// The gold tags of the tokens in runs, and the number of names that they cannot express.
fn gold_tags(text: &str, sample: &Sample, names: &[Name]) -> (Vec<u8>, usize) {
    let mut tags = vec![0u8; sample.tokens.len()];
    let mut inside = vec![false; sample.tokens.len()];
    let mut run_of = vec![usize::MAX; sample.tokens.len()];
    for (number, run) in sample.runs.iter().enumerate() {
        for at in run.clone() {
            inside[at] = true;
            run_of[at] = number;
        }
    }
    let mut lost = 0;
    for (span, kind) in names {
        let first = sample
            .tokens
            .partition_point(|token| token.start < span.start);
        let end = sample
            .tokens
            .partition_point(|token| token.start < span.end);
        if first >= end
            || sample.tokens[first].start != span.start
            || sample.tokens[end - 1].end != span.end
            || run_of[first] == usize::MAX
            || run_of[first] != run_of[end - 1]
        {
            lost += 1;
            if std::env::var("LOST").is_ok() {
                let text: String = text[(0..=span.start.saturating_sub(15))
                    .rev()
                    .find(|&at| text.is_char_boundary(at))
                    .unwrap_or(0)..]
                    .chars()
                    .take(15 + span.len() + 12)
                    .collect();
                let cut = first >= end
                    || sample.tokens[first].start != span.start
                    || sample.tokens[end - 1].end != span.end;
                eprintln!("LOST {} {:?}", if cut { "token" } else { "run" }, text);
            }
            continue;
        }
        if end - first == 1 {
            tags[first] = 4 + 4 * *kind as u8;
        } else {
            for at in first..end {
                tags[at] = 2 + 4 * *kind as u8;
            }
            tags[first] = 1 + 4 * *kind as u8;
            tags[end - 1] = 3 + 4 * *kind as u8;
        }
    }
    (
        sample
            .runs
            .iter()
            .cloned()
            .flatten()
            .map(|at| tags[at])
            .collect(),
        lost,
    )
}

fn spans(sample: &Sample, tags: &[u8]) -> Vec<Name> {
    let mut names = Vec::new();
    let mut begin = 0;
    for (at, &tag) in sample.runs.iter().cloned().flatten().zip(tags) {
        if tag == 0 {
            continue;
        }
        let (kind, place) = ((tag as usize - 1) / 4, (tag - 1) % 4);
        if place == 0 || place == 3 {
            begin = sample.tokens[at].start;
        }
        if place >= 2 {
            names.push((begin..sample.tokens[at].end, kind));
        }
    }
    names
}

#[derive(Default)]
struct Score {
    gold: [usize; 3],
    found: [usize; 3],
    hits: [usize; 3],
}

impl Score {
    fn add(&mut self, gold: &[Name], found: &[Name]) {
        for (_, kind) in gold {
            self.gold[*kind] += 1;
        }
        for name in found {
            self.found[name.1] += 1;
            self.hits[name.1] += usize::from(gold.contains(name));
        }
    }
    fn f1(hits: usize, gold: usize, found: usize) -> f64 {
        200.0 * hits as f64 / (gold + found).max(1) as f64
    }
    fn line(&self) -> String {
        let sum = |x: &[usize; 3]| x.iter().sum::<usize>();
        let kind = |k: usize| Score::f1(self.hits[k], self.gold[k], self.found[k]);
        format!(
            "{:.2} (P {:.1} R {:.1}; per {:.1} org {:.1} loc {:.1})",
            Score::f1(sum(&self.hits), sum(&self.gold), sum(&self.found)),
            100.0 * sum(&self.hits) as f64 / sum(&self.found).max(1) as f64,
            100.0 * sum(&self.hits) as f64 / sum(&self.gold).max(1) as f64,
            kind(0),
            kind(1),
            kind(2)
        )
    }
}

/// A text ready for training or scoring.
struct Item<'t> {
    text: &'t Text,
    sample: Sample,
    gold: Vec<u8>,
    /// Features of a first reading.
    second: Vec<Vec<u64>>,
}

fn item<'t>(text: &'t Text, words: &[u8]) -> (Item<'t>, usize) {
    let sample = training::read(&text.text, words);
    let (gold, missing) = gold_tags(&text.text, &sample, &text.names);
    (
        Item {
            text,
            sample,
            gold,
            second: Vec::new(),
        },
        missing,
    )
}

fn items<'t>(texts: &'t [Text], words: &[u8]) -> Vec<Item<'t>> {
    texts.iter().map(|text| item(text, words).0).collect()
}

fn in_domain(feature: u64, domain: usize) -> u64 {
    (feature ^ (domain as u64 + 1) << 56).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The sequences of an item. `domain` is the convention to read it in.
fn sequences(item: &Item<'_>, index: &Index, domain: usize, weight: f32) -> Vec<Sequence> {
    let mut at = 0;
    let mut found = Vec::new();
    for run in &item.sample.runs {
        let mut sequence = Sequence {
            weight,
            ..Sequence::default()
        };
        for _ in run.clone() {
            let row = &item.sample.features[at];
            let extra = item.second.get(at).map_or(&[][..], Vec::as_slice);
            let mut numbers = Vec::with_capacity(row.len() * 2);
            for &feature in row.iter().chain(extra) {
                numbers.extend(index.numbers.get(&feature));
                numbers.extend(index.numbers.get(&in_domain(feature, domain)));
            }
            sequence.features.push(numbers);
            sequence.edges.push(item.sample.edges[at]);
            sequence.gold.push(item.gold[at]);
            at += 1;
        }
        found.push(sequence);
    }
    found
}

/// Numbers the features that are seen often enough.
fn index(items: &[&Item<'_>], least: u32) -> Index {
    let mut counts: HashMap<u64, u32, std::hash::BuildHasherDefault<crf::Direct>> =
        HashMap::default();
    let mut order = Vec::new();
    for item in items {
        let rows = item.sample.features.iter().chain(&item.second);
        for &feature in rows.flatten() {
            for (copy, feature) in [feature, in_domain(feature, item.text.domain)]
                .into_iter()
                .enumerate()
            {
                let count = counts.entry(feature).or_insert(0);
                *count += 1;
                if *count == least {
                    order.push((feature, copy == 1));
                }
            }
        }
    }
    let mut index = Index::default();
    for (feature, copy) in order {
        index.numbers.insert(feature, index.numbers.len() as u32);
        if copy {
            index.copies.insert(feature);
        }
    }
    index
}

fn evaluate(crf: &Crf, items: &[Item<'_>], index: &Index, domain: usize) -> Score {
    let mut score = Score::default();
    for item in items {
        let tags = tag(crf, item, index, domain);
        let found = spans(&item.sample, &tags);
        if std::env::var("ERRORS").is_ok() {
            print_errors(&item.text.text, &item.text.names, &found);
        }
        score.add(&item.text.names, &found);
    }
    score
}

fn print_errors(text: &str, gold: &[Name], found: &[Name]) {
    let near = |name: &Name| {
        let from = (0..=name.0.start.saturating_sub(40))
            .rev()
            .find(|&at| text.is_char_boundary(at))
            .unwrap_or(0);
        let to = (name.0.end + 30..)
            .find(|&at| at >= text.len() || text.is_char_boundary(at))
            .unwrap_or(0)
            .min(text.len());
        format!(
            "{}[[{}]]{}",
            &text[from..name.0.start],
            &text[name.0.clone()],
            &text[name.0.end..to]
        )
        .replace('\n', "¶")
    };
    for name in gold.iter().filter(|name| !found.contains(name)) {
        let others: Vec<String> = found
            .iter()
            .filter(|f| f.0.start < name.0.end && name.0.start < f.0.end)
            .map(|f| format!("{}:{}", ["per", "org", "loc"][f.1], &text[f.0.clone()]))
            .collect();
        println!(
            "MISS {} {} << {}",
            ["per", "org", "loc"][name.1],
            near(name),
            others.join("|")
        );
    }
    for name in found.iter().filter(|name| {
        !gold
            .iter()
            .any(|g| g.0.start < name.0.end && name.0.start < g.0.end)
    }) {
        println!("EXTRA {} {}", ["per", "org", "loc"][name.1], near(name));
    }
}

fn tag(crf: &Crf, item: &Item<'_>, index: &Index, domain: usize) -> Vec<u8> {
    sequences(item, index, domain, 1.0)
        .iter()
        .flat_map(|sequence| crf.best(sequence))
        .collect()
}

fn word_table(texts: &[Text]) -> Vec<(u64, u32)> {
    let empty = training::pack(&vec![0; training::EDGES * TAGS * TAGS], &[], 0, &[]);
    let mut counts: HashMap<u64, [u32; 5]> = HashMap::new();
    for text in texts {
        if text.domain == 3 {
            continue;
        }
        let sample = training::read(&text.text, &empty);
        let mut place = vec![0u8; sample.tokens.len()];
        for (span, _) in &text.names {
            let first = sample
                .tokens
                .partition_point(|token| token.start < span.start);
            let end = sample
                .tokens
                .partition_point(|token| token.start < span.end);
            for at in first..end {
                place[at] = 1 + u8::from(at == first) + 2 * u8::from(at + 1 == end);
            }
        }
        for (at, &(key, shape, _, _)) in sample.units.iter().enumerate() {
            if shape == 1 {
                counts.entry(key).or_default()[place[at] as usize] += 1;
            }
        }
    }
    let mut words: Vec<(u64, u32)> = Vec::new();
    for (key, [outside, inside, first, last, unit]) in counts {
        let total = outside + inside + first + last + unit;
        let mut bits = 0;
        if inside + last > 0 && (inside + last) * 100 > total {
            bits |= info::INNER;
        }
        if first > 0 && first * 100 > total {
            bits |= info::HEAD;
        }
        if unit > 0 && unit * 5 > total {
            bits |= info::NAME;
        }
        if bits != 0 {
            words.push((key, bits));
        }
    }
    words.sort_unstable();
    words
}

/// How a model reads each word of a corpus that is written with a capital, in a byte.
fn priors(
    crf: &Crf,
    index: &Index,
    corpus: &[String],
    words: &[u8],
    skip: impl Fn(&str) -> bool,
) -> HashMap<u64, u32> {
    let mut counts: HashMap<u64, [u32; 7]> = HashMap::new();
    for text in corpus.iter().filter(|text| !skip(text)) {
        let sample = training::read(text, words);
        let text = Text {
            text: String::new(),
            names: Vec::new(),
            domain: 0,
        };
        let gold = vec![0; sample.features.len()];
        let item = Item {
            text: &text,
            sample,
            gold,
            second: Vec::new(),
        };
        let tags = tag(crf, &item, index, 0);
        for (at, &tag) in item.sample.runs.iter().cloned().flatten().zip(&tags) {
            let (key, shape, style, _) = item.sample.units[at];
            let strong = shape > 1 && shape != 5;
            if strong && style == 0 {
                let key = training::entry(key, true);
                counts.entry(key).or_default()[training::group(usize::from(tag))] += 1;
            }
        }
    }
    let mut found = HashMap::new();
    for (key, count) in counts {
        let total: u32 = count.iter().sum();
        if total < 2 {
            continue;
        }
        let level = |n: u32| {
            if n * 10 < total {
                0
            } else if n * 2 < total {
                1
            } else {
                2
            }
        };
        let kinds = [
            count[1] + count[2],
            count[3] + count[4],
            count[5] + count[6],
        ];
        let begin = count[1] + count[3] + count[5];
        let inner = count[2] + count[4] + count[6];
        let place = if begin > 3 * inner {
            0
        } else if inner > 3 * begin {
            1
        } else {
            2
        };
        let prior = 1
            + level(count[0])
            + 3 * level(kinds[0])
            + 9 * level(kinds[1])
            + 27 * level(kinds[2])
            + 81 * place;
        found.insert(key, prior);
    }
    found
}

fn pack_words(table: &BTreeMap<u64, u32>) -> Vec<u8> {
    let table: Vec<(u64, u32)> = table.iter().map(|(&key, &info)| (key, info)).collect();
    training::pack(&vec![0; training::EDGES * TAGS * TAGS], &table, 0, &[])
}

fn with_priors(table: &BTreeMap<u64, u32>, priors: &HashMap<u64, u32>) -> BTreeMap<u64, u32> {
    let mut table = table.clone();
    for (&key, &prior) in priors {
        *table.entry(key).or_insert(0) |= prior << info::PRIOR_SHIFT;
    }
    table
}

fn get(name: &str, default: f32) -> f32 {
    std::env::var(name)
        .ok()
        .and_then(|x| x.parse().ok())
        .unwrap_or(default)
}

/// Trains on items.
fn fit(items: &[&Item<'_>]) -> (Index, Crf) {
    let settings = Settings {
        epochs: get("EPOCHS", 12.0) as usize,
        rate: get("RATE", 0.05),
        l2: get("L2", 3.0),
        seed: get("SEED", 1.0) as u64,
    };
    let index = index(items, get("LEAST", 2.0) as u32);
    let other = get("OTHER", 0.5);
    let weight = |item: &Item| if item.text.domain == 0 { 1.0 } else { other };
    let data: Vec<Sequence> = items
        .iter()
        .flat_map(|item| sequences(item, &index, item.text.domain, weight(item)))
        .collect();
    let crf = Crf::train(&data, index.numbers.len(), settings);
    (index, crf)
}

/// Trains on all folds but one, for each.
fn fit_folds(items: &[Item<'_>], folds: usize) -> Vec<(Index, Crf)> {
    (0..folds)
        .map(|fold| {
            let part: Vec<&Item> = items
                .iter()
                .enumerate()
                .filter(|(at, _)| at % folds != fold)
                .map(|(_, item)| item)
                .collect();
            fit(&part)
        })
        .collect()
}

/// The bytes of a model whose weights are those of the articles.
fn pack(words: &BTreeMap<u64, u32>, model: &(Index, Crf), buckets: usize) -> Vec<u8> {
    pack_at(words, model, buckets, get("SCALE", 90.0))
}

fn pack_at(
    words: &BTreeMap<u64, u32>,
    (index, crf): &(Index, Crf),
    buckets: usize,
    scale: f32,
) -> Vec<u8> {
    let mut rows: Vec<(u64, [f32; TAGS])> = Vec::new();
    for (&feature, &number) in index
        .numbers
        .iter()
        .filter(|(feature, _)| !index.copies.contains(feature))
    {
        let mut row = [0.0; TAGS];
        let domain = index.numbers.get(&in_domain(feature, 0));
        for number in std::iter::once(&number).chain(domain) {
            for (sum, weight) in row.iter_mut().zip(&crf.rows[*number as usize]) {
                *sum += weight;
            }
        }
        rows.push((feature, row));
    }
    let weight = |row: &[f32; TAGS]| row.iter().fold(0f32, |max, weight| max.max(weight.abs()));
    rows.sort_by(|a, b| weight(&b.1).total_cmp(&weight(&a.1)).then(a.0.cmp(&b.0)));
    eprintln!(
        "weights {:?}",
        [0, 10, 100, 1000, 5000, 20000].map(|at| weight(&rows[at.min(rows.len() - 1)].1))
    );
    let features: Vec<(u64, [i8; TAGS])> = rows
        .iter()
        .map(|(feature, row)| {
            (
                *feature,
                row.map(|weight| (weight * scale).round().clamp(-127.0, 127.0) as i8),
            )
        })
        .filter(|(_, row)| row.iter().any(|&weight| weight != 0))
        .collect();
    let transitions: Vec<i16> = crf
        .transitions
        .iter()
        .map(|weight| (weight * scale).round() as i16)
        .collect();
    let table: Vec<(u64, u32)> = words.iter().map(|(&key, &info)| (key, info)).collect();
    eprintln!(
        "packing {} features of {}, {} buckets of 8",
        features.len(),
        rows.len(),
        buckets
    );
    training::pack(&transitions, &table, buckets, &features)
}

fn report(
    stage: &str,
    (index, crf): &(Index, Crf),
    dev: &[Item<'_>],
    held: &[Item<'_>],
    clock: Instant,
) {
    eprintln!(
        "{stage}: {} features {:?}",
        index.numbers.len(),
        clock.elapsed()
    );
    println!("{stage}: dev {}", evaluate(crf, dev, index, 0).line());
    if !held.is_empty() {
        println!("{stage}: held {}", evaluate(crf, held, index, 0).line());
    }
}

fn main() {
    let root = std::env::args().nth(1).expect("usage: train_names SHARED");
    let clock = Instant::now();
    let mut texts = load(&format!("{root}/gold/articles/train.jsonl"), 0);
    texts.extend(load(&format!("{root}/gold/names/articles.train.jsonl"), 0));
    let corpora = std::env::var("CORPORA").unwrap_or("12".into());
    for (domain, name) in DOMAINS.iter().enumerate().skip(1) {
        if corpora.contains(&domain.to_string()) {
            texts.extend(load(
                &format!("{root}/gold/names/{name}.train.jsonl"),
                domain,
            ));
        }
    }
    let dev_texts = load(&format!("{root}/gold/articles/dev.jsonl"), 0);
    let hold = get("HOLD", 0.0) as usize;
    let mut held_texts = Vec::new();
    if hold > 0 {
        let mut kept = Vec::new();
        for (at, text) in texts.into_iter().enumerate() {
            if text.domain == 0 && at % 4 == hold % 4 {
                held_texts.push(text)
            } else {
                kept.push(text)
            }
        }
        texts = kept;
    }
    let hidden: HashSet<&str> = held_texts.iter().map(|text| text.text.as_str()).collect();
    let corpus: Vec<String> = load_texts(&format!("{root}/corpus/articles.jsonl"))
        .into_iter()
        .filter(|text| !hidden.contains(text.as_str()))
        .collect();
    let mut table: BTreeMap<u64, u32> = word_table(&texts).into_iter().collect();
    let counted: Vec<Vec<u64>> = corpus
        .iter()
        .map(|text| {
            training::words(text)
                .iter()
                .map(|&(key, shape, ..)| training::entry(key, shape > 1 && shape != 5))
                .collect()
        })
        .collect();
    let counted = clusters::Corpus::new(&counted, get("RARE", 5.0) as u32);
    eprintln!("corpus {} words {:?}", counted.keys.len(), clock.elapsed());
    let of = counted.cluster(
        get("CLUSTERS", 256.0) as usize,
        get("CONTEXTS", 4000.0) as usize,
        get("ROUNDS", 8.0) as usize,
        7,
    );
    for (&key, &cluster) in counted.keys.iter().zip(&of).skip(1) {
        *table.entry(key).or_insert(0) |= u32::from(cluster) + 1;
    }
    drop(counted);
    eprintln!("clusters {:?}", clock.elapsed());
    let mut words = pack_words(&table);
    let mut train = items(&texts, &words);
    let mut dev = items(&dev_texts, &words);
    let mut held = items(&held_texts, &words);
    let folds = get("FOLDS", 4.0) as usize;

    let all: Vec<&Item> = train.iter().collect();
    let mut model = fit(&all);
    report("first", &model, &dev, &held, clock);
    if get("PRIORS", 1.0) > 0.0 {
        let parts = fit_folds(&train, folds);
        let mut renewed: Vec<Item> = Vec::new();
        let mut by_fold: Vec<Vec<u8>> = Vec::new();
        for (fold, (index, crf)) in parts.iter().enumerate() {
            let own: HashSet<&str> = texts
                .iter()
                .enumerate()
                .filter(|(at, _)| at % folds == fold)
                .map(|(_, text)| text.text.as_str())
                .collect();
            let priors = priors(crf, index, &corpus, &words, |text| own.contains(text));
            by_fold.push(pack_words(&with_priors(&table, &priors)));
            eprintln!("priors {fold}: {} {:?}", priors.len(), clock.elapsed());
        }
        for (at, text) in texts.iter().enumerate() {
            renewed.push(item(text, &by_fold[at % folds]).0);
        }
        let priors = priors(&model.1, &model.0, &corpus, &words, |_| false);
        table = with_priors(&table, &priors);
        words = pack_words(&table);
        train = renewed;
        dev = items(&dev_texts, &words);
        held = items(&held_texts, &words);
        let all: Vec<&Item> = train.iter().collect();
        model = fit(&all);
        report("priors", &model, &dev, &held, clock);
    }
    if get("SECOND", 1.0) > 0.0 {
        for (fold, (index, crf)) in fit_folds(&train, folds).iter().enumerate() {
            for item in train.iter_mut().skip(fold).step_by(folds) {
                let tags = tag(crf, item, index, item.text.domain);
                item.second = training::second(&item.text.text, &words, &mut item.sample, &tags);
            }
        }
        for item in dev.iter_mut().chain(&mut held) {
            let tags = tag(&model.1, item, &model.0, 0);
            item.second = training::second(&item.text.text, &words, &mut item.sample, &tags);
        }
        let all: Vec<&Item> = train.iter().collect();
        model = fit(&all);
        report("second", &model, &dev, &held, clock);
    }
    let bytes = pack(&table, &model, get("BUCKETS", 28000.0) as usize);
    for scale in [60, 90, 120, 160] {
        // SAFETY of the experiment only.
        let bytes = pack_at(
            &table,
            &model,
            get("BUCKETS", 28000.0) as usize,
            scale as f32,
        );
        let mut score = Score::default();
        for text in &dev_texts {
            score.add(&text.names, &training::names(&text.text, &bytes));
        }
        println!("scale {scale}: dev {}", score.line());
    }
    let mut score = Score::default();
    for text in &dev_texts {
        score.add(&text.names, &training::names(&text.text, &bytes));
    }
    println!("packed: dev {} ({} bytes)", score.line(), bytes.len());
    if let Some(path) = std::env::args().nth(2) {
        std::fs::write(&path, &bytes).expect("the model is written");
    }
}
