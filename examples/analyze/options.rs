//! The options of the command line.

use std::ffi::OsString;
use std::fmt::Display;
use std::path::PathBuf;

use warta::corpus::Fields;
use warta::{Date, Layers, Offsets};

pub const HELP: &str = "\
Reads Indonesian news articles and prints who said what, which names, dates and laws occur.

Usage: analyze [OPTIONS] [INPUT]...

INPUT is a .txt file (one article), a .jsonl file (one JSON object a line), a .csv or .tsv table
with named columns, any of them packed as .gz or .zst, a folder of such files, or - for JSON lines
on standard input. Results come in the order of the input.

What comes out:
      --format jsonl|text     JSON, one object a line, or a readable page
                              [default: text in a terminal, jsonl otherwise]
      --layers LIST           what to write, of: quotes, mentions, timexes, citations, tokens,
                              sentences, blocks, or all
                              [default: quotes,mentions,timexes,citations]
      --offsets UNIT          count offsets in utf8 (bytes), utf16 or code_points [default: utf8]
      --out FILE              write to FILE, packed if it ends in .gz or .zst; the bytes stand in
                              FILE.part until all is done

How an article is read:
      --text-field NAME       the field with the text [default: text]
      --id-field NAME         the field with the id [default: id]
      --date-field NAME       the field with the day of publication [default: document_date, and
                              where that is missing, `published` in the forms of news sites]
      --document-date DATE    the day for articles without one, such as 2023-06-14: from it
                              `kemarin` (yesterday) is counted
      --limit N               read only the first N articles

How it runs:
      --threads N             threads to work with [default: one for each core]
      --resume                go on with the FILE.part that a killed run left behind
      --rejects FILE          keep the lines that cannot be read in FILE
      --stats                 print counts and speed at the end
      --quiet                 no progress
  -h, --help                  print this help
  -V, --version               print the version

Exit codes: 0 all was read, 1 some lines or files could not be read, 2 wrong options, no such file
or an output that cannot be written, 130 interrupted.

Examples:
  analyze article.txt
  analyze --out result.jsonl.zst --stats archive/ extra.csv
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
    pub offsets: Offsets,
    pub fields: Fields,
    pub limit: Option<u64>,
    pub threads: Option<usize>,
    pub resume: bool,
    pub rejects: Option<PathBuf>,
    pub stats: bool,
    pub quiet: bool,
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
    use lexopt::prelude::{Long, Short, Value, ValueExt as _};

    let mut options = Options {
        inputs: Vec::new(),
        format: None,
        layers: Layers::default(),
        out: None,
        offsets: Offsets::Utf8,
        fields: Fields::default(),
        limit: None,
        threads: None,
        resume: false,
        rejects: None,
        stats: false,
        quiet: false,
    };
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("format") => options.format = Some(read(&mut parser, "format", format)?),
            Long("layers") => {
                options.layers = read(&mut parser, "layers", str::parse::<Layers>)?;
            }
            Long("out") => options.out = Some(parser.value()?.into()),
            Long("offsets") => options.offsets = read(&mut parser, "offsets", offsets)?,
            Long("text-field") => options.fields = options.fields.text(parser.value()?.string()?),
            Long("id-field") => options.fields = options.fields.id(parser.value()?.string()?),
            Long("date-field") => options.fields = options.fields.date(parser.value()?.string()?),
            Long("document-date") => {
                let date = read(&mut parser, "document-date", str::parse::<Date>)?;
                options.fields = options.fields.default_date(date);
            }
            Long("limit") => options.limit = Some(read(&mut parser, "limit", limit)?),
            Long("threads") => options.threads = Some(read(&mut parser, "threads", threads)?),
            Long("resume") => options.resume = true,
            Long("rejects") => options.rejects = Some(parser.value()?.into()),
            Long("stats") => options.stats = true,
            Long("quiet") => options.quiet = true,
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
    if options.resume && options.out.is_none() {
        return Err("--resume needs --out".into());
    }
    if options.resume && options.format == Some(Format::Text) {
        return Err("--resume works with --format jsonl only".into());
    }
    Ok(Command::Run(Box::new(options)))
}

/// The value of an option; an error names both.
fn read<T, E: Display>(
    parser: &mut lexopt::Parser,
    option: &str,
    read: impl FnOnce(&str) -> Result<T, E>,
) -> Result<T, lexopt::Error> {
    let text = lexopt::ValueExt::string(parser.value()?)?;
    read(&text).map_err(|error| format!("--{option} {text:?}: {error}").into())
}

fn offsets(name: &str) -> Result<Offsets, String> {
    match name {
        "utf8" => Ok(Offsets::Utf8),
        "utf16" => Ok(Offsets::Utf16),
        "code_points" => Ok(Offsets::CodePoints),
        _ => Err("offsets are counted in utf8, utf16 or code_points".to_owned()),
    }
}

fn format(name: &str) -> Result<Format, String> {
    match name {
        "jsonl" => Ok(Format::Jsonl),
        "text" => Ok(Format::Text),
        _ => Err("the formats are jsonl and text".to_owned()),
    }
}

fn limit(text: &str) -> Result<u64, String> {
    text.parse()
        .map_err(|_| "the limit is a number of articles".to_owned())
}

fn threads(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(number) if 1 <= number => Ok(number),
        _ => Err("the number of threads is 1 or more".to_owned()),
    }
}
