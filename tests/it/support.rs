//! What several tests use: where the files are, and annotations written as text.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use warta::{Analyzer, Document, Input};

/// A path inside the crate.
pub fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// The folder with the corpus and the gold beside the crate, if it is there.
pub fn shared() -> Option<PathBuf> {
    let shared = path("../shared");
    shared.join("gold").is_dir().then_some(shared)
}

/// A folder for the files of one test, empty at first.
pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder for the test's files");
    folder
}

/// The files with this extension under a folder, in order.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|known| known == extension) {
            found.push(path);
        }
    }
    found
}

/// An article of `data/samples` or of a gold file.
pub fn articles(file: &Path) -> Vec<Value> {
    let text =
        fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
        })
        .collect()
}

/// Analyzes an article with its `document_date`.
pub fn analyze<'t>(analyzer: &Analyzer, article: &'t Value) -> Document<'t> {
    let date = article["document_date"]
        .as_str()
        .and_then(|date| date.parse().ok());
    let text = article["text"].as_str().expect("an article has a text");
    analyzer.analyze(Input::new(text).document_date(date))
}

type Fields = Map<String, Value>;

/// The annotations of one layer, each as its JSON fields with text in place of offsets.
pub fn described(document: &Document<'_>, layer: &str) -> Option<Vec<Fields>> {
    let described = match layer {
        "quotes" => document
            .quotes()
            .iter()
            .map(|quote| quote_fields(document, quote))
            .collect(),
        "marked" => document
            .marked_strings()
            .iter()
            .map(|marked| with_text(document, marked, marked.span))
            .collect(),
        "names" => document
            .mentions()
            .iter()
            .map(|mention| mention_fields(document, mention))
            .collect(),
        "entities" => document.entities().iter().map(fields).collect(),
        "times" => document
            .timexes()
            .iter()
            .map(|timex| with_text(document, timex, timex.span))
            .collect(),
        "citations" => document
            .citations()
            .iter()
            .map(|citation| citation_fields(document, citation))
            .collect(),
        "sentences" => document
            .sentences()
            .iter()
            .map(|sentence| with_text(document, sentence, sentence.span))
            .collect(),
        "tokens" => document
            .tokens()
            .iter()
            .map(|token| with_text(document, token, token.span()))
            .collect(),
        "blocks" => document
            .blocks()
            .iter()
            .map(|block| block_fields(document, block))
            .collect(),
        _ => return None,
    };
    Some(described)
}

fn fields(annotation: &impl serde::Serialize) -> Fields {
    match serde_json::to_value(annotation) {
        Ok(Value::Object(fields)) => fields,
        other => panic!("an annotation is a JSON object: {other:?}"),
    }
}

fn with_text(
    document: &Document<'_>,
    annotation: &impl serde::Serialize,
    span: warta::Span,
) -> Fields {
    let mut fields = fields(annotation);
    fields.insert("text".to_owned(), document.slice(span).into());
    fields
}

fn quote_fields(document: &Document<'_>, quote: &warta::Quote) -> Fields {
    let mut fields = fields(quote);
    let contents: Vec<Value> = quote
        .contents
        .iter()
        .map(|&span| document.slice(span).into())
        .collect();
    let content = if let [one] = contents.as_slice() {
        one.clone()
    } else {
        contents.into()
    };
    fields.insert("content".to_owned(), content);
    let cue = quote.cue.as_ref();
    fields.insert(
        "cue".to_owned(),
        cue.map(|cue| document.slice(cue.span)).into(),
    );
    fields.insert("lemma".to_owned(), cue.map(|cue| cue.lemma.as_str()).into());
    fields.insert(
        "class".to_owned(),
        cue.map_or(Value::Null, |cue| json(&cue.class)),
    );
    fields.insert(
        "negated".to_owned(),
        cue.is_some_and(|cue| cue.negated).into(),
    );
    let speaker = quote.speaker.as_ref();
    let canonical = |at: usize| {
        document
            .entities()
            .get(at)
            .map(|entity| entity.canonical.as_str())
    };
    let span = speaker.and_then(|speaker| speaker.span);
    fields.insert(
        "speaker".to_owned(),
        span.map(|span| document.slice(span)).into(),
    );
    let resolved = speaker
        .and_then(|speaker| speaker.entity)
        .and_then(canonical);
    fields.insert("resolved".to_owned(), resolved.into());
    fields.insert(
        "via".to_owned(),
        speaker.map_or(Value::Null, |speaker| json(&speaker.via)),
    );
    fields.insert(
        "role".to_owned(),
        speaker.and_then(|speaker| speaker.role.as_deref()).into(),
    );
    let affiliation = speaker.and_then(|speaker| speaker.affiliation.as_deref());
    fields.insert("affiliation".to_owned(), affiliation.into());
    let candidates = speaker.map_or(&[][..], |speaker| &speaker.candidates);
    let candidates: Vec<Value> = candidates.iter().map(|&at| canonical(at).into()).collect();
    fields.insert("candidates".to_owned(), candidates.into());
    let with = speaker.map_or(&[][..], |speaker| &speaker.with);
    let with: Vec<Value> = with.iter().map(|&at| canonical(at).into()).collect();
    fields.insert("with".to_owned(), with.into());
    fields
}

fn mention_fields(document: &Document<'_>, mention: &warta::Mention) -> Fields {
    let mut fields = with_text(document, mention, mention.span);
    let slice = |span: Option<warta::Span>| Value::from(span.map(|span| document.slice(span)));
    fields.insert("title_before".to_owned(), slice(mention.title_before));
    fields.insert("title_after".to_owned(), slice(mention.title_after));
    let role = mention.role.as_ref();
    fields.insert("role".to_owned(), slice(role.map(|role| role.span)));
    fields.insert("office".to_owned(), slice(role.map(|role| role.office)));
    fields.insert(
        "affiliation".to_owned(),
        slice(role.and_then(|role| role.affiliation)),
    );
    let entity = document.entities().get(mention.entity);
    fields.insert(
        "entity".to_owned(),
        entity.map(|entity| entity.canonical.as_str()).into(),
    );
    fields
}

fn citation_fields(document: &Document<'_>, citation: &warta::Citation) -> Fields {
    let mut fields = with_text(document, citation, citation.span);
    let act = citation.regulation.as_ref();
    fields.insert(
        "regulation".to_owned(),
        act.map(warta::Regulation::id).into(),
    );
    fields.insert(
        "title".to_owned(),
        act.and_then(|act| act.title.as_deref()).into(),
    );
    fields.insert(
        "edition".to_owned(),
        act.and_then(|act| act.edition.as_deref()).into(),
    );
    let paths: Vec<String> = citation
        .pinpoints
        .iter()
        .map(|path| {
            path.iter()
                .map(|unit| format!("{}:{}", unit.unit, unit.number))
                .collect::<Vec<_>>()
                .join(";")
        })
        .collect();
    fields.insert("pinpoint".to_owned(), paths.join("|").into());
    fields
}

fn block_fields(document: &Document<'_>, block: &warta::Block) -> Fields {
    let mut fields = with_text(document, block, block.span);
    fields.insert(
        "outlet".to_owned(),
        block.outlet.map(|span| document.slice(span)).into(),
    );
    fields.insert(
        "place".to_owned(),
        block.place.map(|span| document.slice(span)).into(),
    );
    fields
}

fn json(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).expect("an annotation has a JSON form")
}
