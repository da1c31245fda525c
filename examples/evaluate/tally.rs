//! Counts, and the figures made of them.

use std::collections::BTreeMap;

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

impl Tally {
    pub(super) fn add(&mut self, key: &str, count: f64) {
        *self.0.entry(key.to_owned()).or_default() += count;
    }

    pub(super) fn count(&mut self, key: &str, part: &str, count: usize) {
        self.add(&format!("{key}.{part}"), count as f64);
    }

    pub(super) fn hit(&mut self, key: &str, ok: bool) {
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
