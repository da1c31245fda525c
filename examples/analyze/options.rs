//! The options of the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use warta::{Date, Layers};

pub const HELP: &str = "\
Reads Indonesian news articles and prints who said what, which names, dates and laws occur.

Usage: analyze [OPTIONS] [INPUT]...

INPUT is a .txt file (one article), a .jsonl file (one JSON object a line), a folder of both,
or - for JSON lines on standard input. Results come in the order of the input.

What comes out:
      --format jsonl|text     JSON, one object a line, or a readable page
                              [default: text in a terminal, jsonl otherwise]
      --layers LIST           what to write, of: quotes, mentions, timexes, citations, tokens,
                              sentences, or all [default: quotes,mentions,timexes,citations]
      --out FILE              write to FILE instead of standard output

How an article is read:
      --text-field NAME       the field with the text [default: text]
      --id-field NAME         the field with the id [default: id]
      --date-field NAME       the field with the day of publication [default: document_date, and
                              where that is missing, `published` in the forms of news sites]
      --document-date DATE    the day for articles without one, such as 2023-06-14: from it
                              `kemarin` (yesterday) is counted

How it runs:
      --threads N             threads to work with [default: one for each core]
      --rejects FILE          keep the lines that cannot be read in FILE
  -h, --help                  print this help
  -V, --version               print the version

Exit codes: 0 all read, 1 some lines or files could not be read, 2 wrong options or no such file.

Examples:
  analyze article.txt
  analyze --format jsonl --out result.jsonl archive/
  cat articles.jsonl | analyze --layers quotes - > quotes.jsonl
";

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Format {
    Jsonl,
    Text,
}

#[derive(Debug)]
pub struct Options {
    pub inputs: Vec<PathBuf>,
    pub format: Option<Format>,
    pub layers: Layers,
    pub out: Option<PathBuf>,
    pub text_field: String,
    pub id_field: String,
    pub date_field: String,
    pub document_date: Option<Date>,
    pub threads: Option<usize>,
    pub rejects: Option<PathBuf>,
}

/// What the command line asks for.
#[derive(Debug)]
pub enum Command {
    Run(Box<Options>),
    Print(String),
}

pub fn parse<I>(arguments: I) -> Result<Command, lexopt::Error>
where
    I: IntoIterator<Item = OsString>,
{
    use lexopt::prelude::*;

    let mut options = Options {
        inputs: Vec::new(),
        format: None,
        layers: Layers::default(),
        out: None,
        text_field: "text".to_owned(),
        id_field: "id".to_owned(),
        date_field: "document_date".to_owned(),
        document_date: None,
        threads: None,
        rejects: None,
    };
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("format") => options.format = Some(parser.value()?.parse_with(format)?),
            Long("layers") => options.layers = parser.value()?.parse_with(str::parse::<Layers>)?,
            Long("out") => options.out = Some(parser.value()?.into()),
            Long("text-field") => options.text_field = parser.value()?.string()?,
            Long("id-field") => options.id_field = parser.value()?.string()?,
            Long("date-field") => options.date_field = parser.value()?.string()?,
            Long("document-date") => options.document_date = Some(parser.value()?.parse()?),
            Long("threads") => options.threads = Some(parser.value()?.parse_with(threads)?),
            Long("rejects") => options.rejects = Some(parser.value()?.into()),
            Short('h') | Long("help") => return Ok(Command::Print(HELP.to_owned())),
            Short('V') | Long("version") => {
                let version = format!("analyze (warta {})\n", env!("CARGO_PKG_VERSION"));
                return Ok(Command::Print(version));
            }
            Value(path) => options.inputs.push(path.into()),
            _ => return Err(argument.unexpected()),
        }
    }
    if options.inputs.is_empty() {
        return Err("no input: name a file or folder, or - for standard input".into());
    }
    Ok(Command::Run(Box::new(options)))
}

fn format(name: &str) -> Result<Format, String> {
    match name {
        "jsonl" => Ok(Format::Jsonl),
        "text" => Ok(Format::Text),
        _ => Err("the formats are jsonl and text".to_owned()),
    }
}

fn threads(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(number) if 1 <= number => Ok(number),
        _ => Err("the number of threads is 1 or more".to_owned()),
    }
}
