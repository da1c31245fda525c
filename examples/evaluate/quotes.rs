//! How far quotes and their speakers agree with gold.

use std::collections::{BTreeSet, HashMap};

use regex::Regex;
use serde_json::Value;

use super::assign::assign;
use super::{Bytes, Scorer, gold_span, list, pair};

/// A quote, as far as it is scored.
struct Scored<'a> {
    quote: &'a Value,
    segments: Vec<Bytes>,
    words: BTreeSet<usize>,
    stripped: Vec<Bytes>,
}

impl<'a> Scorer<'a, '_> {
    pub(super) fn quotes(&mut self) {
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
