//! How far annotations agree with gold.
//!
//! Gold and prediction are JSON objects; offsets are UTF-8 bytes. A layer that the gold lacks is not scored.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use regex::Regex;
use serde_json::Value;

type Bytes = (usize, usize);

/// Counts by name, such as `timexes.gold`, `timexes.pred` and `timexes.tp`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally(BTreeMap<String, f64>);

/// A figure: its name, percent, and what it stands on.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub name: String,
    pub percent: f64,
    pub note: String,
}

/// A difference: its layer, the document and what differs.
pub type Difference = (&'static str, String, String);

impl Tally {
    fn add(&mut self, key: &str, count: f64) {
        *self.0.entry(key.to_owned()).or_default() += count;
    }

    fn count(&mut self, key: &str, part: &str, count: usize) {
        self.add(&format!("{key}.{part}"), count as f64);
    }

    fn hit(&mut self, key: &str, ok: bool) {
        self.count(key, "n", 1);
        self.count(key, "ok", usize::from(ok));
    }

    fn get(&self, key: &str, part: &str) -> f64 {
        self.0.get(&format!("{key}.{part}")).copied().unwrap_or(0.0)
    }

    /// Adds the counts of another.
    pub fn merge(&mut self, other: &Tally) {
        for (key, count) in &other.0 {
            self.add(key, *count);
        }
    }

    /// The figures in the order in which they are read.
    pub fn figures(&self) -> Vec<Figure> {
        let mut figures = Vec::new();
        for name in [
            "mentions",
            "mentions.person",
            "mentions.organization",
            "mentions.location",
            "timexes",
            "citations",
            "quotes.marked.exact",
            "quotes.marked.soft",
            "quotes.marked.e2e",
            "quotes.indirect.exact",
            "quotes.indirect.soft",
            "quotes.indirect.e2e",
            "token",
            "sentence",
        ] {
            figures.extend(self.f1(name));
        }
        let mut shares: Vec<String> = [
            "timexes.value",
            "citations.regulation",
            "citations.restraint",
            "citations.pinpoint",
            "quotes.marked.cue",
            "quotes.indirect.cue",
            "quotes.marked.speaker",
            "quotes.indirect.speaker",
            "quotes.role",
        ]
        .map(str::to_owned)
        .into();
        let via = self.0.keys().filter_map(|key| key.strip_suffix(".n"));
        shares.extend(
            via.filter(|key| key.starts_with("quotes.via."))
                .map(str::to_owned),
        );
        shares.extend(["stem", "affixed"].map(str::to_owned));
        figures.extend(shares.iter().filter_map(|name| self.share(name)));
        figures
    }

    fn f1(&self, name: &str) -> Option<Figure> {
        let (gold, predicted, hits) = (
            self.get(name, "gold"),
            self.get(name, "pred"),
            self.get(name, "tp"),
        );
        if gold + predicted == 0.0 {
            return None;
        }
        let share = |of: f64| if of > 0.0 { hits / of } else { 0.0 };
        let (precision, recall) = (share(predicted), share(gold));
        let sum = precision + recall;
        let f1 = if sum > 0.0 {
            2.0 * precision * recall / sum
        } else {
            0.0
        };
        let note = format!(
            "P {:5.1}  R {:5.1}  gold {gold}",
            precision * 100.0,
            recall * 100.0
        );
        Some(Figure {
            name: name.to_owned(),
            percent: f1 * 100.0,
            note,
        })
    }

    fn share(&self, name: &str) -> Option<Figure> {
        let n = self.get(name, "n");
        let percent = self.get(name, "ok") / n * 100.0;
        (n > 0.0).then(|| Figure {
            name: name.to_owned(),
            percent,
            note: format!("accuracy over {n}"),
        })
    }
}

/// Compares a document with its gold.
pub fn score(gold: &Value, predicted: &Value, differences: &mut Vec<Difference>) -> Tally {
    let mut scorer = Scorer {
        text: gold["text"].as_str().unwrap_or_default(),
        id: gold["id"].as_str().unwrap_or_default(),
        gold,
        predicted,
        tally: Tally::default(),
        differences,
    };
    if gold.get("names").is_some() {
        scorer.mentions();
    }
    if gold.get("times").is_some() {
        scorer.timexes();
    }
    if gold.get("references").is_some() {
        scorer.citations();
    }
    if gold.get("quotes").is_some() {
        scorer.quotes();
    }
    if gold.get("tokens").is_some() && gold.get("sentences").is_some() {
        scorer.tokens();
    }
    scorer.tally
}

struct Scorer<'a, 'd> {
    text: &'a str,
    id: &'a str,
    gold: &'a Value,
    predicted: &'a Value,
    tally: Tally,
    differences: &'d mut Vec<Difference>,
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn number(value: &Value) -> usize {
    value
        .as_u64()
        .and_then(|number| usize::try_from(number).ok())
        .unwrap_or_default()
}

/// `{"start": 0, "end": 9}`, as gold writes spans.
fn gold_span(value: &Value) -> Bytes {
    (number(&value["start"]), number(&value["end"]))
}

/// `[0, 9]`, as the analyzer writes spans.
fn pair(value: &Value) -> Bytes {
    (number(&value[0]), number(&value[1]))
}

fn spans_of(annotations: &[Value]) -> impl Iterator<Item = Bytes> {
    annotations
        .iter()
        .map(|annotation| pair(&annotation["span"]))
}

impl<'a> Scorer<'a, '_> {
    fn slice(&self, (start, end): Bytes) -> &'a str {
        self.text.get(start..end).unwrap_or("")
    }

    fn note(&mut self, layer: &'static str, what: String) {
        self.differences.push((layer, self.id.to_owned(), what));
    }

    fn tally_sets<T: Ord>(&mut self, name: &str, gold: &BTreeSet<T>, predicted: &BTreeSet<T>) {
        self.tally.count(name, "gold", gold.len());
        self.tally.count(name, "pred", predicted.len());
        self.tally
            .count(name, "tp", gold.intersection(predicted).count());
    }

    fn mentions(&mut self) {
        let kind = |value: &'a Value| value["kind"].as_str().unwrap_or_default();
        let gold: BTreeSet<(Bytes, &str)> = list(self.gold, "names")
            .iter()
            .map(|name| (gold_span(name), kind(name)))
            .collect();
        let predicted: BTreeSet<(Bytes, &str)> = list(self.predicted, "mentions")
            .iter()
            .map(|mention| (pair(&mention["span"]), kind(mention)))
            .filter(|(_, kind)| ["person", "organization", "location"].contains(kind))
            .collect();
        self.tally_sets("mentions", &gold, &predicted);
        for kind in ["person", "organization", "location"] {
            let of_kind = |set: &BTreeSet<(Bytes, &'a str)>| {
                set.iter()
                    .copied()
                    .filter(|(_, other)| *other == kind)
                    .collect()
            };
            let (gold, predicted): (BTreeSet<_>, BTreeSet<_>) =
                (of_kind(&gold), of_kind(&predicted));
            self.tally_sets(&format!("mentions.{kind}"), &gold, &predicted);
        }
        for &(span, kind) in gold.difference(&predicted) {
            self.note(
                "mentions",
                format!(
                    "missed {kind} [{}:{}] {:?}",
                    span.0,
                    span.1,
                    self.slice(span)
                ),
            );
        }
        for &(span, kind) in predicted.difference(&gold) {
            self.note(
                "mentions",
                format!(
                    "extra {kind} [{}:{}] {:?}",
                    span.0,
                    span.1,
                    self.slice(span)
                ),
            );
        }
    }

    /// Spans of times or references; gives back the pairs of equal spans.
    fn spans(&mut self, layer: &'static str, gold: &'a str) -> Vec<(Bytes, &'a Value, &'a Value)> {
        let gold: BTreeMap<Bytes, &Value> = list(self.gold, gold)
            .iter()
            .map(|one| (gold_span(one), one))
            .collect();
        let counts = |one: &&Value| one["holiday"] != true && one["form"] != "docket";
        let predicted: BTreeMap<Bytes, &Value> = list(self.predicted, layer)
            .iter()
            .filter(counts)
            .map(|one| (pair(&one["span"]), one))
            .collect();
        self.tally_sets(layer, &gold.keys().collect(), &predicted.keys().collect());
        for &span in gold.keys().filter(|span| !predicted.contains_key(span)) {
            self.note(
                layer,
                format!("missed [{}:{}] {:?}", span.0, span.1, self.slice(span)),
            );
        }
        for &span in predicted.keys().filter(|span| !gold.contains_key(span)) {
            self.note(
                layer,
                format!("extra [{}:{}] {:?}", span.0, span.1, self.slice(span)),
            );
        }
        gold.iter()
            .filter_map(|(&span, &gold)| Some((span, gold, *predicted.get(&span)?)))
            .collect()
    }

    fn timexes(&mut self) {
        for (span, gold, predicted) in self.spans("timexes", "times") {
            let Some(value) = gold["value"].as_str() else {
                continue;
            };
            let others = list(gold, "alt").iter().filter_map(Value::as_str);
            let accepted: Vec<String> = std::iter::once(value)
                .chain(others)
                .map(without_part_of_day)
                .collect();
            let found = predicted["value"].as_str();
            let ok = found.is_some_and(|found| accepted.contains(&without_part_of_day(found)));
            self.tally.hit("timexes.value", ok);
            if !ok {
                self.note(
                    "timexes",
                    format!("value of {:?}: {found:?}, gold {value:?}", self.slice(span)),
                );
            }
        }
    }

    fn citations(&mut self) {
        for (span, gold, predicted) in self.spans("citations", "references") {
            let found = predicted["regulation"]["id"].as_str();
            match gold["regulation"].as_str().filter(|act| !act.is_empty()) {
                None => self.tally.hit("citations.restraint", found.is_none()),
                Some(act) => {
                    self.tally.hit("citations.regulation", found == Some(act));
                    if found != Some(act) {
                        self.note(
                            "citations",
                            format!(
                                "regulation of {:?}: {found:?}, gold {act:?}",
                                self.slice(span)
                            ),
                        );
                    }
                }
            }
            if let Some(pinpoint) = gold["pinpoint"]
                .as_str()
                .filter(|pinpoint| !pinpoint.is_empty())
            {
                let found = pinpoint_of(&predicted["pinpoints"]);
                self.tally.hit("citations.pinpoint", found == pinpoint);
                if found != pinpoint {
                    self.note(
                        "citations",
                        format!(
                            "pinpoint of {:?}: {found:?}, gold {pinpoint:?}",
                            self.slice(span)
                        ),
                    );
                }
            }
        }
    }

    fn tokens(&mut self) {
        let gold_tokens: BTreeMap<Bytes, &Value> = list(self.gold, "tokens")
            .iter()
            .map(|token| (pair(&token["span"]), token))
            .collect();
        let tokens: BTreeMap<Bytes, &Value> = list(self.predicted, "tokens")
            .iter()
            .map(|token| (pair(&token["span"]), token))
            .collect();
        self.tally_sets(
            "token",
            &gold_tokens.keys().collect(),
            &tokens.keys().collect(),
        );
        let gold_sentences: BTreeSet<Bytes> =
            list(self.gold, "sentences").iter().map(pair).collect();
        let sentences: BTreeSet<Bytes> = spans_of(list(self.predicted, "sentences")).collect();
        self.tally_sets("sentence", &gold_sentences, &sentences);
        for (name, gold, found) in [
            (
                "token",
                gold_tokens.keys().copied().collect(),
                tokens.keys().copied().collect(),
            ),
            ("sentence", gold_sentences, sentences),
        ] {
            let (gold, found): (BTreeSet<Bytes>, BTreeSet<Bytes>) = (gold, found);
            for &span in gold.symmetric_difference(&found) {
                let what = if gold.contains(&span) {
                    "missed"
                } else {
                    "extra"
                };
                self.note(name, format!("{what} {:?}", self.slice(span)));
            }
        }
        for (span, gold) in gold_tokens {
            if let Some(token) = tokens.get(&span) {
                self.stem(gold, token);
            }
        }
    }

    fn stem(&mut self, gold: &Value, token: &Value) {
        let words = list(gold, "words");
        let upos = |word: &Value| word["upos"].as_str().unwrap_or_default().to_owned();
        let content = words
            .iter()
            .find(|word| !["PUNCT", "SYM", "NUM", "PROPN", "X"].contains(&upos(word).as_str()));
        let (Some(stem), Some(content)) = (token["stem"].as_str(), content) else {
            return;
        };
        if words
            .first()
            .is_some_and(|word| ["PROPN", "X"].contains(&upos(word).as_str()))
        {
            return;
        }
        let lower = |value: &Value| value.as_str().unwrap_or_default().to_lowercase();
        let (lemma, form) = (lower(&content["lemma"]), lower(&gold["form"]));
        let ok = stem.to_lowercase() == lemma;
        self.tally.hit("stem", ok);
        if lemma != form {
            self.tally.hit("affixed", ok);
        }
        if !ok {
            self.note("stem", format!("{form} -> {stem}, gold {lemma}"));
        }
    }
}

/// A value without its part of the day, which is not scored.
fn without_part_of_day(value: &str) -> String {
    let value = value.replace("XXXX-XX-XXT", "T");
    for part in ["MO", "MI", "MD", "AF", "EV", "NI", "DT", "DN", "DA"] {
        let part = format!("T{part}");
        if let Some(at) = value.find(&part) {
            let behind = &value[at + part.len()..];
            if !behind.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
                return without_part_of_day(&format!("{}{behind}", &value[..at]));
            }
        }
    }
    value
}

/// `pasal:27;ayat:3|pasal:28`
fn pinpoint_of(pinpoints: &Value) -> String {
    if let Some(text) = pinpoints.as_str() {
        return text.to_owned();
    }
    let paths = pinpoints.as_array().map_or(&[][..], Vec::as_slice).iter();
    let path = |path: &Value| {
        let units = path.as_array().map_or(&[][..], Vec::as_slice).iter();
        let units: Vec<String> = units
            .map(|unit| {
                format!(
                    "{}:{}",
                    unit["unit"].as_str().unwrap_or_default(),
                    unit["number"].as_str().unwrap_or_default()
                )
            })
            .collect();
        units.join(";")
    };
    paths.map(path).collect::<Vec<_>>().join("|")
}

/// A quote, as far as it is scored.
struct Scored<'a> {
    quote: &'a Value,
    segments: Vec<Bytes>,
    words: BTreeSet<usize>,
    stripped: Vec<Bytes>,
}

impl<'a> Scorer<'a, '_> {
    fn quotes(&mut self) {
        let words: Vec<Bytes> = word()
            .find_iter(self.text)
            .map(|found| (found.start(), found.end()))
            .collect();
        let mut aliases: HashMap<String, BTreeSet<String>> = HashMap::new();
        for name in list(self.gold, "names") {
            let (text, entity) = (
                folded(name["text"].as_str()),
                folded(name["entity"].as_str()),
            );
            aliases
                .entry(entity.clone())
                .or_default()
                .extend([text, entity]);
        }
        for group in ["marked", "indirect"] {
            let gold = self.group(group, list(self.gold, "quotes"), gold_span, &words);
            let predicted = self.group(group, list(self.predicted, "quotes"), pair, &words);
            self.quote_group(group, &gold, &predicted, &aliases);
        }
    }

    fn group(
        &self,
        group: &str,
        quotes: &'a [Value],
        span: fn(&Value) -> Bytes,
        words: &[Bytes],
    ) -> Vec<Scored<'a>> {
        let indirect = group == "indirect";
        let quotes = quotes
            .iter()
            .filter(|quote| (quote["kind"] == "indirect") == indirect);
        quotes
            .map(|quote| {
                let segments: Vec<Bytes> = list(quote, "contents").iter().map(span).collect();
                let inside = |&(start, end): &Bytes| {
                    segments
                        .iter()
                        .any(|&(from, to)| from <= start && end <= to)
                };
                let words = words
                    .iter()
                    .enumerate()
                    .filter(|(_, word)| inside(word))
                    .map(|(index, _)| index)
                    .collect();
                let stripped = segments
                    .iter()
                    .map(|&segment| self.stripped(segment))
                    .collect();
                Scored {
                    quote,
                    segments,
                    words,
                    stripped,
                }
            })
            .collect()
    }

    /// A segment without the marks and blanks at its ends.
    fn stripped(&self, segment: Bytes) -> Bytes {
        const STRIP: &str = " \t\r\n\u{a0}\"'“”‘’«»„‟`,.;:–—-…";
        let text = self.slice(segment);
        let trimmed = text.trim_start_matches(|c| STRIP.contains(c));
        let start = segment.0 + text.len() - trimmed.len();
        (
            start,
            start + trimmed.trim_end_matches(|c| STRIP.contains(c)).len(),
        )
    }

    fn quote_group(
        &mut self,
        group: &str,
        gold: &[Scored<'a>],
        predicted: &[Scored<'a>],
        aliases: &HashMap<String, BTreeSet<String>>,
    ) {
        for measure in ["exact", "soft", "e2e"] {
            let key = format!("quotes.{group}.{measure}");
            self.tally.count(&key, "gold", gold.len());
            self.tally.count(&key, "pred", predicted.len());
        }
        let equal = gold
            .iter()
            .filter(|one| predicted.iter().any(|other| one.stripped == other.stripped))
            .count();
        self.tally
            .count(&format!("quotes.{group}.exact"), "tp", equal);
        let weights: Vec<Vec<f64>> = gold
            .iter()
            .map(|one| predicted.iter().map(|other| overlap(one, other)).collect())
            .collect();
        let (mut met_gold, mut met_predicted) = (BTreeSet::new(), BTreeSet::new());
        for (i, j) in assign(&weights) {
            self.tally
                .add(&format!("quotes.{group}.soft.tp"), weights[i][j]);
            if weights[i][j] < 0.5 {
                continue;
            }
            met_gold.insert(i);
            met_predicted.insert(j);
            self.quote_pair(group, gold[i].quote, predicted[j].quote, aliases);
        }
        for (what, quotes, met) in [
            ("missed", gold, met_gold),
            ("extra", predicted, met_predicted),
        ] {
            for (_, one) in quotes
                .iter()
                .enumerate()
                .filter(|(index, _)| !met.contains(index))
            {
                let kind = one.quote["kind"].as_str().unwrap_or_default();
                let words = one
                    .segments
                    .first()
                    .map_or("", |&segment| self.slice(segment));
                self.note("quotes", format!("{what} {kind} {words:?}"));
            }
        }
    }

    fn quote_pair(
        &mut self,
        group: &str,
        gold: &Value,
        predicted: &Value,
        aliases: &HashMap<String, BTreeSet<String>>,
    ) {
        let speaker = &predicted["speaker"];
        let entity = speaker["entity"]
            .as_u64()
            .and_then(|index| self.predicted["entities"].get(usize::try_from(index).ok()?));
        let mut found = entity.and_then(|entity| entity["canonical"].as_str());
        if found.is_none() && !speaker["span"].is_null() && speaker["via"] == "name" {
            found = Some(self.slice(pair(&speaker["span"])));
        }
        let wanted = gold["resolved"]
            .as_str()
            .filter(|wanted| !wanted.is_empty());
        let ok = match wanted {
            None => found.is_none(),
            Some(wanted) => {
                let found = folded(found);
                let mut names = std::iter::once(wanted)
                    .chain(wanted.split(';'))
                    .map(|name| folded(Some(name)));
                !found.is_empty()
                    && names.any(|name| {
                        name == found
                            || aliases
                                .get(&name)
                                .is_some_and(|aliases| aliases.contains(&found))
                    })
            }
        };
        let via = gold["via"].as_str().unwrap_or("none").to_owned();
        self.tally.hit(&format!("quotes.{group}.speaker"), ok);
        self.tally.hit(&format!("quotes.via.{via}"), ok);
        self.tally
            .count(&format!("quotes.{group}.e2e"), "tp", usize::from(ok));
        if !ok {
            let content = gold["contents"][0]["text"].as_str().unwrap_or_default();
            self.note(
                "quotes",
                format!("speaker {found:?}, gold {wanted:?} ({via}) of {content:?}"),
            );
        }
        if gold["cue"].is_object() {
            let cue = &predicted["cue"]["span"];
            self.tally.hit(
                &format!("quotes.{group}.cue"),
                !cue.is_null() && pair(cue) == gold_span(&gold["cue"]),
            );
        }
        if let Some(role) = gold["role"].as_str().filter(|role| !role.is_empty()) {
            self.tally.hit(
                "quotes.role",
                folded(speaker["role"].as_str()) == folded(Some(role)),
            );
        }
    }
}

/// The share of the words of two quotes that both hold, at least a tenth.
fn overlap(one: &Scored<'_>, other: &Scored<'_>) -> f64 {
    let both = one.words.intersection(&other.words).count() as f64;
    let any = one.words.union(&other.words).count().max(1) as f64;
    if both / any >= 0.1 { both / any } else { 0.0 }
}

fn word() -> &'static Regex {
    static WORD: std::sync::LazyLock<Regex> =
        std::sync::LazyLock::new(|| Regex::new(r"[\p{L}\p{N}_]+").expect("a pattern"));
    &WORD
}

/// The words of a name in lower case, with one blank between them.
fn folded(name: Option<&str>) -> String {
    let lower = name.unwrap_or_default().to_lowercase();
    let words: Vec<&str> = word()
        .find_iter(&lower)
        .map(|found| found.as_str())
        .collect();
    words.join(" ")
}

/// Pairs rows with columns, one to one, so that the sum of the weights is the largest (Kuhn and Munkres, with potentials).
fn assign(weights: &[Vec<f64>]) -> Vec<(usize, usize)> {
    let (mut n, mut m) = (weights.len(), weights.first().map_or(0, Vec::len));
    let flipped = n > m;
    if flipped {
        (n, m) = (m, n);
    }
    let weight = |row: usize, column: usize| {
        if flipped {
            weights[column][row]
        } else {
            weights[row][column]
        }
    };
    let (mut u, mut v) = (vec![0.0; n + 1], vec![0.0; m + 1]);
    let (mut row_of, mut way) = (vec![0; m + 1], vec![0; m + 1]);
    for row in 1..=n {
        row_of[0] = row;
        let mut column = 0;
        let (mut least, mut used) = (vec![f64::INFINITY; m + 1], vec![false; m + 1]);
        while row_of[column] != 0 {
            used[column] = true;
            let (mut delta, mut next) = (f64::INFINITY, 0);
            for j in (1..=m).filter(|&j| !used[j]) {
                let cost = -weight(row_of[column] - 1, j - 1) - u[row_of[column]] - v[j];
                if cost < least[j] {
                    (least[j], way[j]) = (cost, column);
                }
                if least[j] < delta {
                    (delta, next) = (least[j], j);
                }
            }
            for j in 0..=m {
                if used[j] {
                    u[row_of[j]] += delta;
                    v[j] -= delta;
                } else {
                    least[j] -= delta;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[way[column]];
            column = way[column];
        }
    }
    let pairs = (1..=m)
        .filter(|&j| row_of[j] != 0)
        .map(|j| (row_of[j] - 1, j - 1));
    let pairs = pairs.filter(|&(i, j)| weight(i, j) > 0.0);
    pairs
        .map(|(i, j)| if flipped { (j, i) } else { (i, j) })
        .collect()
}
