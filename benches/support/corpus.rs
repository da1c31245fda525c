//! The texts that the benches read: the corpus beside the crate, or the samples over and over.

use std::fs;
use std::path::{Path, PathBuf};

use warta::{Date, Input};

/// An article as it is read from a line of JSON.
#[derive(serde::Deserialize)]
pub struct Article {
    pub text: String,
    #[serde(default)]
    pub document_date: Option<String>,
    #[serde(skip)]
    pub date: Option<Date>,
}

impl Article {
    #[allow(dead_code)] // not every bench asks for the date
    pub fn input(&self) -> Input<'_> {
        Input::new(&self.text).document_date(self.date)
    }
}

/// Articles with about this many bytes of text, and the name of where they come from.
pub fn articles(bytes: usize) -> (&'static str, Vec<Article>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // The package of the peers stands in a folder of the crate.
    let root = if root.ends_with("benches/peers") {
        root.join("../..")
    } else {
        root.to_owned()
    };
    let corpus = root.join("../shared/corpus/articles.jsonl");
    let (name, read) = if corpus.is_file() {
        ("corpus", read(&corpus))
    } else {
        let mut samples: Vec<PathBuf> = fs::read_dir(root.join("data/samples"))
            .expect("data/samples")
            .map(|entry| entry.expect("a readable folder").path())
            .collect();
        samples.sort();
        (
            "samples",
            samples.iter().flat_map(|path| read(path)).collect(),
        )
    };
    assert!(!read.is_empty(), "no articles in the {name}");
    let mut articles = Vec::new();
    let mut size = 0;
    for article in read.iter().cycle() {
        if bytes <= size {
            break;
        }
        size += article.text.len();
        articles.push(Article {
            text: article.text.clone(),
            document_date: None,
            date: article.date,
        });
    }
    (name, articles)
}

fn read(path: &Path) -> Vec<Article> {
    let text = fs::read_to_string(path).expect("a readable file");
    let mut articles: Vec<Article> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("an article a line"))
        .collect();
    for article in &mut articles {
        let date = article.document_date.as_deref();
        // The corpus gives no clean date; one for all keeps the layer of times at work.
        article.date = date.unwrap_or("2023-06-14").parse().ok();
    }
    articles
}
