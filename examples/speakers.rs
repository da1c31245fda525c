//! Who speaks in a corpus: how often, in which kinds of saying, about whom and which law.
//!
//! `cargo run --release --example speakers -- [--json] [--top N] FILE…` reads articles as `analyze` does (JSON lines,
//! CSV, text files, folders) and prints a table, or with `--json` one object a speaker.

use std::collections::HashMap;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use serde_json::json;
use warta::corpus::Reader;
use warta::{Analyzer, CueClass, Document, EntityKind, Error, QuoteKind, Statement};

/// What one speaker says in all the articles.
#[derive(Default)]
struct Voice {
    roles: HashMap<String, u64>,
    statements: u64,
    articles: u64,
    marked: u64,
    words: u64,
    classes: HashMap<&'static str, u64>,
    topics: HashMap<String, u64>,
    laws: HashMap<String, u64>,
}

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let json = take(&mut arguments, "--json").is_some();
    let top = match value(&mut arguments, "--top").map(|top| top.parse::<usize>()) {
        None => 30,
        Some(Ok(top)) => top,
        Some(Err(error)) => return failed(&format!("--top: {error}")),
    };
    if arguments.is_empty() || arguments.iter().any(|argument| argument.starts_with("--")) {
        return failed("usage: speakers [--json] [--top N] FILE…");
    }
    match speakers(&arguments).and_then(|voices| Ok(print(&voices, top, json)?)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(Failure::Output(error)) => failed(&error.to_string()),
        Err(Failure::Input(error)) => failed(&error.to_string()),
    }
}

enum Failure {
    Input(Error),
    Output(io::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Input(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

fn failed(message: &str) -> ExitCode {
    eprintln!("speakers: {message}");
    ExitCode::from(2)
}

fn take(arguments: &mut Vec<String>, flag: &str) -> Option<String> {
    let at = arguments.iter().position(|argument| argument == flag)?;
    Some(arguments.remove(at))
}

fn value(arguments: &mut Vec<String>, flag: &str) -> Option<String> {
    let at = arguments.iter().position(|argument| argument == flag)?;
    arguments.remove(at);
    (at < arguments.len()).then(|| arguments.remove(at))
}

/// The voices of the articles by name; of a chorus each. Speakers whom an article does not name are counted under their
/// role in brackets.
fn speakers(files: &[String]) -> Result<HashMap<String, Voice>, Failure> {
    let analyzer = Analyzer::new();
    let mut voices: HashMap<String, Voice> = HashMap::new();
    for article in Reader::open(files)? {
        let article = match article {
            Ok(article) => article,
            Err(error) => {
                eprintln!("{error}");
                continue;
            }
        };
        let document = analyzer.analyze(article.input());
        let mut heard: Vec<String> = Vec::new();
        for statement in document.statements() {
            let first = match (statement.speaker, statement.role) {
                (Some(name), _) => name.to_owned(),
                (None, Some(role)) => format!("[{}]", role.to_lowercase()),
                (None, None) => "[?]".to_owned(),
            };
            let role = statement.role.filter(|_| statement.speaker.is_some());
            let others = statement.with.iter().map(|&name| (name.to_owned(), None));
            for (name, role) in std::iter::once((first, role)).chain(others) {
                let voice = voices.entry(name.clone()).or_default();
                voice.add(&document, &statement, role);
                if !heard.contains(&name) {
                    voice.articles += 1;
                    heard.push(name);
                }
            }
        }
    }
    Ok(voices)
}

impl Voice {
    fn add(&mut self, document: &Document<'_>, statement: &Statement<'_>, role: Option<&str>) {
        self.statements += 1;
        self.marked += u64::from(statement.kind != QuoteKind::Indirect);
        let words = statement
            .text
            .iter()
            .map(|text| text.split_whitespace().count());
        self.words += words.sum::<usize>() as u64;
        if let Some(role) = role {
            *self.roles.entry(role.to_owned()).or_default() += 1;
        }
        *self
            .classes
            .entry(statement.class.map_or("none", class))
            .or_default() += 1;
        for mention in &statement.mentions {
            let entity = &document.entities()[mention.entity];
            if entity.kind != EntityKind::Location {
                *self.topics.entry(entity.canonical.clone()).or_default() += 1;
            }
        }
        for regulation in statement
            .citations
            .iter()
            .filter_map(|of| of.regulation.as_ref())
        {
            *self.laws.entry(regulation.id().to_string()).or_default() += 1;
        }
    }
}

fn class(class: CueClass) -> &'static str {
    match class {
        CueClass::Statement => "statement",
        CueClass::Claim => "claim",
        CueClass::Denial => "denial",
        CueClass::Hope => "hope",
        CueClass::Request => "request",
        CueClass::Promise => "promise",
        CueClass::Question => "question",
        CueClass::Estimate => "estimate",
        CueClass::Hearsay => "hearsay",
        _ => "other",
    }
}

/// The most frequent first, and among equals in alphabetical order.
fn ranked<K: Ord + Clone>(counts: &HashMap<K, u64>, most: usize) -> Vec<(K, u64)> {
    let mut ranked: Vec<(K, u64)> = counts
        .iter()
        .map(|(key, &count)| (key.clone(), count))
        .collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    ranked.truncate(most);
    ranked
}

fn print(voices: &HashMap<String, Voice>, top: usize, json: bool) -> io::Result<()> {
    let mut order: Vec<(&String, &Voice)> = voices.iter().collect();
    order.sort_by(|a, b| {
        b.1.statements
            .cmp(&a.1.statements)
            .then_with(|| a.0.cmp(b.0))
    });
    order.truncate(top);
    let mut out = BufWriter::new(io::stdout().lock());
    if !json {
        writeln!(
            out,
            "{:>6} {:>6} {:>7} {:>6}  {:<32} {:<36} said as; about; law",
            "said", "marked", "words", "texts", "speaker", "role"
        )?;
    }
    for (name, voice) in order {
        let role = ranked(&voice.roles, 1).pop().map(|(role, _)| role);
        let classes = ranked(&voice.classes, 9);
        let topics = ranked(&voice.topics, 5);
        let laws = ranked(&voice.laws, 3);
        if json {
            let object = json!({
                "speaker": name,
                "role": role,
                "statements": voice.statements,
                "marked": voice.marked,
                "words": voice.words,
                "articles": voice.articles,
                "classes": classes.into_iter().collect::<HashMap<_, _>>(),
                "about": topics,
                "laws": laws,
            });
            writeln!(out, "{object}")?;
            continue;
        }
        writeln!(
            out,
            "{:>6} {:>6} {:>7} {:>6}  {:<32} {:<36} {}; {}; {}",
            voice.statements,
            voice.marked,
            voice.words,
            voice.articles,
            cut(name, 32),
            cut(role.as_deref().unwrap_or("-"), 36),
            counted(&classes),
            counted(&topics),
            counted(&laws)
        )?;
    }
    out.flush()
}

fn counted(counts: &[(impl std::fmt::Display, u64)]) -> String {
    let parts: Vec<String> = counts
        .iter()
        .map(|(key, count)| format!("{key} {count}"))
        .collect();
    parts.join(", ")
}

/// At most so many characters.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most - 1).collect();
    start + "…"
}
