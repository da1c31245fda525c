//! Analyzes articles: files, folders or standard input in, JSON lines or a page to read out. `--help` tells more.

#[path = "analyze/options.rs"]
mod options;
#[path = "analyze/page.rs"]
mod page;
#[path = "analyze/published.rs"]
mod published;

use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rayon::prelude::*;
use serde_json::Value;
use warta::{Analyzer, Date, Input};

use options::{Command, Format, Options};
use page::Style;

fn main() -> ExitCode {
    let options = match options::parse(std::env::args_os().skip(1)) {
        Ok(Command::Run(options)) => options,
        Ok(Command::Print(text)) => {
            print!("{text}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("analyze: {error}\nTry --help.");
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(bad) => {
            eprintln!("analyze: {bad} could not be read");
            ExitCode::from(1)
        }
        Err(error) => {
            eprintln!("analyze: {error}");
            ExitCode::from(2)
        }
    }
}

struct Article {
    id: String,
    text: String,
    date: Option<Date>,
}

fn run(options: &Options) -> Result<usize, Box<dyn Error>> {
    if let Some(threads) = options.threads {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build_global()?;
    }
    let terminal = options.out.is_none() && io::stdout().is_terminal();
    let format = options.format.unwrap_or(if terminal {
        Format::Text
    } else {
        Format::Jsonl
    });
    let mut out: Box<dyn Write> = match &options.out {
        Some(path) => Box::new(File::create(path)?),
        None => Box::new(io::stdout().lock()),
    };
    let mut rejects = options.rejects.as_ref().map(File::create).transpose()?;
    let analyzer = Analyzer::builder().layers(options.layers).build()?;
    let mut bad = 0;
    for path in files(&options.inputs)? {
        let name = path.display().to_string();
        let reader: Box<dyn Read> = if name == "-" {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(&path)?)
        };
        let mut reader = BufReader::new(reader);
        let mut lines: Vec<(usize, Vec<u8>)> = Vec::new();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let mut text = Vec::new();
            reader.read_to_end(&mut text)?;
            lines.push((0, text));
        } else {
            let mut number = 0;
            loop {
                let mut line = Vec::new();
                if reader.read_until(b'\n', &mut line)? == 0 {
                    break;
                }
                number += 1;
                lines.push((number, line));
            }
        }
        for chunk in lines.chunks(512) {
            let results: Vec<Result<Vec<u8>, String>> = chunk
                .par_iter()
                .map(|(number, line)| {
                    let article = article(&name, *number, line, options)?;
                    let input = Input::new(&article.text).document_date(article.date);
                    let document = analyzer.analyze(input);
                    let mut buffer = Vec::new();
                    if format == Format::Text {
                        let mut page = String::new();
                        let style = Style { color: terminal };
                        page::write(&mut page, &article.id, &document, style)
                            .map_err(|error| error.to_string())?;
                        buffer = page.into_bytes();
                    } else {
                        let json = document.json().id(&article.id).layers(options.layers);
                        serde_json::to_writer(&mut buffer, &json)
                            .map_err(|error| error.to_string())?;
                        buffer.push(b'\n');
                    }
                    Ok(buffer)
                })
                .collect();
            for (result, (number, line)) in results.into_iter().zip(chunk) {
                match result {
                    Ok(buffer) => out.write_all(&buffer)?,
                    Err(message) => {
                        eprintln!("{name}:{}: {message}", number.max(&1));
                        bad += 1;
                        if let Some(rejects) = &mut rejects {
                            rejects.write_all(line)?;
                        }
                    }
                }
            }
        }
    }
    Ok(bad)
}

fn article(name: &str, number: usize, line: &[u8], options: &Options) -> Result<Article, String> {
    let line = std::str::from_utf8(line).map_err(|error| error.to_string())?;
    if number == 0 {
        return Ok(Article {
            id: name.to_owned(),
            text: line.to_owned(),
            date: options.document_date,
        });
    }
    let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let text = value[&options.text_field]
        .as_str()
        .ok_or("no field with the text")?;
    let date = |field: &str| value[field].as_str().and_then(published::day_of);
    Ok(Article {
        id: value[&options.id_field]
            .as_str()
            .map_or_else(|| format!("{name}:{number}"), str::to_owned),
        text: text.to_owned(),
        date: date(&options.date_field)
            .or_else(|| date("published"))
            .or(options.document_date),
    })
}

fn files(inputs: &[PathBuf]) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for input in inputs {
        add(input, &mut files)?;
    }
    Ok(files)
}

fn add(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let mut entries: Vec<PathBuf> = path
        .read_dir()?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    entries.sort();
    for entry in entries {
        let known = entry
            .extension()
            .is_some_and(|extension| extension == "txt" || extension == "jsonl");
        if known || entry.is_dir() {
            add(&entry, files)?;
        }
    }
    Ok(())
}
