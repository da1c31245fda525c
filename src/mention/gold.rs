//! Measures linking and roles on the gold names of `../shared`, apart from what finds the names.

use std::collections::HashMap;

use serde_json::Value;

use super::find::describe;
use super::{Entity, EntityKind, Mention, Name};
use crate::input::Input;
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use crate::rule::RuleId;

/// A share, as hits of tries.
#[derive(Default)]
struct Share {
    hits: usize,
    tries: usize,
}

impl Share {
    fn add(&mut self, hit: bool) {
        self.hits += usize::from(hit);
        self.tries += 1;
    }

    fn take(&mut self, other: Share) {
        self.hits += other.hits;
        self.tries += other.tries;
    }

    fn percent(&self) -> f64 {
        100.0 * self.hits as f64 / self.tries.max(1) as f64
    }
}

#[derive(Default)]
struct Figures {
    persons: Share,
    organizations: Share,
    locations: Share,
    roles: Share,
}

fn articles(file: &str) -> Option<Vec<Value>> {
    let path = format!(
        "{}/../shared/gold/articles/{file}",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(&path)
        .or_else(|_| std::fs::read_to_string(path.replace("/../", "/../../")))
        .ok()?;
    Some(
        text.lines()
            .map(|line| serde_json::from_str(line).expect("gold is JSON"))
            .collect(),
    )
}

/// The gold names of an article as mentions with their entities, and for each the folded name of its gold entity.
pub(crate) fn given(
    reading: &Reading<'_>,
    article: &Value,
) -> (Vec<Mention>, Vec<Entity>, Vec<String>) {
    let (names, gold) = gold_names(reading, article);
    let (mentions, entities) = describe(reading, &names);
    (mentions, entities, gold)
}

fn gold_names(reading: &Reading<'_>, article: &Value) -> (Vec<Name>, Vec<String>) {
    let mut names: Vec<Name> = Vec::new();
    let mut entities = Vec::new();
    for name in article["names"].as_array().into_iter().flatten() {
        let (start, end) = (
            name["start"].as_u64().unwrap() as usize,
            name["end"].as_u64().unwrap() as usize,
        );
        let first = reading
            .tokens
            .partition_point(|token| token.span.end() <= start);
        let last = reading
            .tokens
            .partition_point(|token| token.span.start() < end);
        if first == last || names.last().is_some_and(|before| before.tokens.end > first) {
            continue;
        }
        let kind = match name["kind"].as_str() {
            Some("person") => EntityKind::Person,
            Some("organization") => EntityKind::Organization,
            _ => EntityKind::Location,
        };
        names.push(Name {
            tokens: first..last,
            kind,
            rule: RuleId::new("mention/gold"),
        });
        entities.push(fold(name["entity"].as_str().unwrap_or_default()));
    }
    (names, entities)
}

fn fold(text: &str) -> String {
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn majority(pairs: impl Iterator<Item = (String, String)>) -> HashMap<String, String> {
    let mut counts: HashMap<String, HashMap<String, usize>> = HashMap::new();
    for (key, value) in pairs {
        *counts.entry(key).or_default().entry(value).or_default() += 1;
    }
    let most = |values: HashMap<String, usize>| {
        values
            .into_iter()
            .max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))
            .expect("a value was counted")
            .0
    };
    counts
        .into_iter()
        .map(|(key, values)| (key, most(values)))
        .collect()
}

/// The mentions of one kind that are in the entity that most mentions of their gold entity are in, and the other way round.
fn measure_links(
    kind: EntityKind,
    reading: &Reading<'_>,
    mentions: &[Mention],
    gold: &[String],
    id: &Value,
) -> Share {
    let of_kind: Vec<(&Mention, String, String)> = mentions
        .iter()
        .zip(gold)
        .filter(|(mention, _)| mention.kind == kind)
        .map(|(mention, gold)| (mention, mention.entity.to_string(), gold.clone()))
        .collect();
    let pairs = || of_kind.iter().map(|(_, ours, gold)| (ours, gold));
    let gold_of = majority(pairs().map(|(ours, gold)| (ours.clone(), gold.clone())));
    let ours_of = majority(pairs().map(|(ours, gold)| (gold.clone(), ours.clone())));
    let mut share = Share::default();
    for (mention, ours, gold) in &of_kind {
        let right = &gold_of[ours] == gold && &ours_of[gold] == ours;
        if !right && std::env::var_os("SHOW").is_some() {
            let form = reading.slice(mention.span);
            println!(
                "link {kind:?} {id}: {form}, of {gold}, in {}",
                gold_of[ours]
            );
        }
        share.add(right);
    }
    share
}

fn measure_roles(
    figures: &mut Figures,
    article: &Value,
    gold: &[String],
    mentions: &[Mention],
    entities: &[Entity],
) {
    let mut seen = Vec::new();
    for quote in article["quotes"].as_array().into_iter().flatten() {
        let (Some(resolved), Some(role)) = (quote["resolved"].as_str(), quote["role"].as_str())
        else {
            continue;
        };
        let resolved = fold(resolved);
        let Some(at) = gold.iter().position(|entity| *entity == resolved) else {
            continue;
        };
        if mentions[at].kind != EntityKind::Person || seen.contains(&resolved) {
            continue;
        }
        let ours = entities[mentions[at].entity]
            .role
            .as_deref()
            .unwrap_or_default();
        figures.roles.add(fold(ours) == fold(role));
        if fold(ours) != fold(role) && std::env::var_os("SHOW").is_some() {
            println!(
                "role {}: {resolved}: {ours:?}, gold {role:?}",
                article["id"]
            );
        }
        seen.push(resolved);
    }
}

fn measure(file: &str) -> Option<Figures> {
    let lexicon = Lexicon::builtin();
    let mut figures = Figures::default();
    for article in articles(file)? {
        let text = article["text"].as_str().unwrap_or_default();
        let reading = Reading::new(Input::new(text), lexicon.tables());
        let (names, gold) = gold_names(&reading, &article);
        let (mentions, entities) = describe(&reading, &names);
        let links = |kind| measure_links(kind, &reading, &mentions, &gold, &article["id"]);
        figures.persons.take(links(EntityKind::Person));
        figures.organizations.take(links(EntityKind::Organization));
        figures.locations.take(links(EntityKind::Location));
        measure_roles(&mut figures, &article, &gold, &mentions, &entities);
    }
    Some(figures)
}

#[test]
fn names_are_linked_and_roles_are_read() {
    // The file, and the least share of persons, organizations, locations and roles in percent.
    for (file, least) in [
        ("train.jsonl", [98.0, 95.0, 96.0, 88.0]),
        ("dev.jsonl", [98.0, 93.0, 94.0, 90.0]),
    ] {
        let Some(figures) = measure(file) else {
            println!("left out: no ../shared/gold/articles/{file}");
            return;
        };
        let shares = [
            ("persons", &figures.persons),
            ("organizations", &figures.organizations),
            ("locations", &figures.locations),
            ("roles", &figures.roles),
        ];
        for ((what, share), least) in shares.into_iter().zip(least) {
            println!("{file}: {what} {:.1} % of {}", share.percent(), share.tries);
            assert!(share.percent() >= least, "{file}: {what} fell");
        }
    }
}

/// Found, in the gold, and both: names with their kind, by the rules alone.
fn count_rules_alone(file: &str) -> Option<[usize; 3]> {
    let builder = crate::Analyzer::builder().names(crate::NameFinder::Rules);
    let analyzer = builder.build().expect("an analyzer");
    let mut counts = [0; 3];
    for article in articles(file)? {
        let text = article["text"].as_str().unwrap_or_default();
        let document = analyzer.analyze(text);
        let kind = |kind: &str| match kind {
            "person" => EntityKind::Person,
            "organization" => EntityKind::Organization,
            _ => EntityKind::Location,
        };
        let gold: Vec<(usize, usize, EntityKind)> = article["names"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|name| {
                let at = |key: &str| name[key].as_u64().unwrap_or_default() as usize;
                let kind = kind(name["kind"].as_str().unwrap_or_default());
                (at("start"), at("end"), kind)
            })
            .collect();
        let found: Vec<_> = document
            .mentions()
            .iter()
            .map(|mention| (mention.span.start(), mention.span.end(), mention.kind))
            .collect();
        counts[0] += found.len();
        counts[1] += gold.len();
        counts[2] += found.iter().filter(|name| gold.contains(name)).count();
        if std::env::var_os("SHOW").is_some() {
            for (mention, name) in document.mentions().iter().zip(&found) {
                if !gold.contains(name) {
                    let (form, rule) = (&text[name.0..name.1], mention.rule.as_str());
                    println!("extra {:?} {form:?} by {rule}", name.2);
                }
            }
            for name in gold.iter().filter(|name| !found.contains(name)) {
                println!("missed {:?} {:?}", name.2, &text[name.0..name.1]);
            }
        }
    }
    Some(counts)
}

#[test]
fn rules_alone_find_most_names() {
    for (file, least) in [("train.jsonl", 74.0), ("dev.jsonl", 66.0)] {
        let Some([found, gold, both]) = count_rules_alone(file) else {
            println!("left out: no ../shared/gold/articles/{file}");
            return;
        };
        let f1 = 200.0 * both as f64 / (found + gold) as f64;
        println!(
            "{file}: names by rules alone F1 {f1:.1}, {found} found, {gold} in the gold, {both} both"
        );
        assert!(f1 >= least, "{file}: names by rules alone fell");
    }
}
