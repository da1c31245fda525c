//! Pieces of the input that one thread works on at a time.

use std::io::{self, Read};
use std::sync::Arc;

use super::article::{Article, Columns, Fields, not_utf8};
use super::source::{Format, Opened};
use crate::error::{Error, ErrorKind};

/// How many bytes of input a chunk holds, unless a single record is longer.
const CHUNK: usize = 256 << 10;

/// Is handed each record: the article or what is wrong with it, and the record as it stands in the input.
pub(crate) type Take<'a> = dyn FnMut(Result<Article<'_>, Error>, &[u8]) + 'a;

/// Records that stand one behind the other, with the name of where they come from.
pub(crate) enum Chunk {
    Lines {
        name: Arc<str>,
        first_line: u64,
        bytes: Vec<u8>,
    },
    Rows {
        name: Arc<str>,
        columns: Columns,
        rows: Vec<csv::ByteRecord>,
    },
    Text {
        name: Arc<str>,
        bytes: Vec<u8>,
    },
    /// Several small files.
    Many(Vec<Chunk>),
    Failed(Error),
}

impl Chunk {
    /// Hands on each record.
    pub(crate) fn read(&self, fields: &Fields, scratch: &mut String, take: &mut Take<'_>) {
        match self {
            Chunk::Lines {
                name,
                first_line,
                bytes,
            } => {
                for (line, number) in lines(bytes).zip(*first_line..) {
                    if line.trim_ascii().is_empty() {
                        continue;
                    }
                    let article = fields.read_json(line, || format!("{name}:{number}"), scratch);
                    take(article.map_err(|error| error.at_line(name, number)), line);
                }
            }
            Chunk::Rows {
                name,
                columns,
                rows,
            } => {
                for row in rows {
                    let number = row.position().map_or(0, csv::Position::line);
                    let article = fields.read_row(columns, row, || format!("{name}:{number}"));
                    let article = article.map_err(|error| error.at_line(name, number));
                    let raw = if article.is_err() {
                        written(row)
                    } else {
                        Vec::new()
                    };
                    take(article, &raw);
                }
            }
            Chunk::Text { name, bytes } => match str::from_utf8(bytes) {
                Ok("") => take(Err(empty(name)), b""),
                Ok(text) => take(
                    Ok(fields.without_fields(name, text.strip_prefix('\u{feff}').unwrap_or(text))),
                    bytes,
                ),
                Err(error) => {
                    let byte = error.valid_up_to();
                    let line = 1 + memchr::memchr_iter(b'\n', &bytes[..byte]).count() as u64;
                    take(Err(not_utf8(byte).at_line(name, line)), bytes);
                }
            },
            Chunk::Many(chunks) => {
                for chunk in chunks {
                    chunk.read(fields, scratch, take);
                }
            }
            Chunk::Failed(error) => take(Err(error.clone()), b""),
        }
    }

    /// How many bytes of input it holds.
    pub(crate) fn size(&self) -> usize {
        match self {
            Chunk::Lines { bytes, .. } | Chunk::Text { bytes, .. } => bytes.len(),
            Chunk::Rows { rows, .. } => rows.iter().map(|row| row.as_slice().len()).sum(),
            Chunk::Many(chunks) => chunks.iter().map(Chunk::size).sum(),
            Chunk::Failed(_) => 0,
        }
    }

    /// Keeps no more than the first records; gives back how many it holds now.
    pub(crate) fn keep(&mut self, most: u64) -> u64 {
        let most_rows = usize::try_from(most).unwrap_or(usize::MAX);
        match self {
            Chunk::Lines { bytes, .. } => {
                let mut kept = 0;
                let mut end = 0;
                for line in lines(bytes) {
                    if !line.trim_ascii().is_empty() {
                        if kept == most {
                            break;
                        }
                        kept += 1;
                    }
                    end = line.as_ptr() as usize - bytes.as_ptr() as usize + line.len();
                }
                bytes.truncate(end);
                kept
            }
            Chunk::Rows { rows, .. } => {
                rows.truncate(most_rows);
                rows.len() as u64
            }
            Chunk::Many(chunks) => {
                chunks.truncate(most_rows);
                chunks.len() as u64
            }
            Chunk::Text { .. } | Chunk::Failed(_) => 1,
        }
    }
}

/// The lines with their ends.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
        let (line, behind) = rest.split_at(end);
        rest = behind;
        Some(line)
    })
}

/// A row as it would stand in a table.
fn written(row: &csv::ByteRecord) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let written = writer.write_byte_record(row);
    written
        .ok()
        .and_then(|()| writer.into_inner().ok())
        .unwrap_or_default()
}

pub(crate) fn empty(name: &str) -> Error {
    Error::of(ErrorKind::Empty, "the file is empty").at_line(name, 1)
}

/// A stream on its way into chunks.
pub(crate) enum Stream {
    Lines(Lines),
    Table(Box<Table>),
    Text {
        name: Arc<str>,
        input: Box<dyn Read + Send>,
    },
}

impl Stream {
    pub(crate) fn new(opened: Opened, fields: &Fields, prompt: bool) -> Stream {
        let Opened {
            name,
            format,
            input,
        } = opened;
        match format {
            Format::Jsonl => Stream::Lines(Lines {
                name,
                input,
                prompt,
                rest: Vec::new(),
                line: 1,
                ended: false,
            }),
            Format::Csv => Stream::Table(Box::new(Table::new(name, input, b',', fields))),
            Format::Tsv => Stream::Table(Box::new(Table::new(name, input, b'\t', fields))),
            Format::Text => Stream::Text { name, input },
        }
    }

    /// The next chunk, and whether the stream goes on behind it.
    pub(crate) fn next(&mut self) -> (Option<Chunk>, bool) {
        match self {
            Stream::Lines(lines) => lines.next(),
            Stream::Table(table) => table.next(),
            Stream::Text { name, input } => {
                let mut bytes = Vec::new();
                let chunk = match input.read_to_end(&mut bytes) {
                    Ok(_) => Chunk::Text {
                        name: Arc::clone(name),
                        bytes,
                    },
                    Err(error) => Chunk::Failed(broken_off(name, 1, &error)),
                };
                (Some(chunk), false)
            }
        }
    }
}

/// Where reading a stream failed.
fn broken_off(name: &str, line: u64, error: &io::Error) -> Error {
    Error::of(ErrorKind::File, format!("cannot be read further: {error}")).at_line(name, line)
}

/// Cuts a stream of lines into chunks of whole lines.
pub(crate) struct Lines {
    name: Arc<str>,
    input: Box<dyn Read + Send>,
    /// Whether to hand on what is there instead of waiting for more.
    prompt: bool,
    /// The start of a line whose end was not read yet.
    rest: Vec<u8>,
    line: u64,
    ended: bool,
}

impl Lines {
    fn next(&mut self) -> (Option<Chunk>, bool) {
        let mut bytes = std::mem::take(&mut self.rest);
        let mut searched = 0;
        let mut target = CHUNK;
        let failure = loop {
            match self.fill(&mut bytes, target) {
                Ok(true) => {}
                Ok(false) => {
                    self.ended = true;
                    break None;
                }
                Err(error) => {
                    self.ended = true;
                    break Some(error);
                }
            }
            if let Some(at) = memchr::memrchr(b'\n', &bytes[searched..]) {
                self.rest = bytes.split_off(searched + at + 1);
                break None;
            }
            searched = bytes.len();
            target = bytes.len().saturating_mul(2);
        };
        if self.line == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        let first_line = self.line;
        self.line += memchr::memchr_iter(b'\n', &bytes).count() as u64;
        let name = Arc::clone(&self.name);
        if let Some(error) = failure {
            // The last line was cut off; what stands before it is whole.
            let whole = memchr::memrchr(b'\n', &bytes).map_or(0, |at| at + 1);
            bytes.truncate(whole);
            let failed = Chunk::Failed(broken_off(&name, self.line, &error));
            return (
                Some(Chunk::Many(vec![
                    Chunk::Lines {
                        name,
                        first_line,
                        bytes,
                    },
                    failed,
                ])),
                false,
            );
        }
        if bytes.is_empty() && self.ended {
            let nothing = first_line == 1 && !self.prompt;
            return (nothing.then(|| Chunk::Failed(empty(&name))), false);
        }
        (
            Some(Chunk::Lines {
                name,
                first_line,
                bytes,
            }),
            !self.ended,
        )
    }

    /// Reads until there are `target` bytes, or, when prompt, until something came. False at the end.
    fn fill(&mut self, bytes: &mut Vec<u8>, target: usize) -> io::Result<bool> {
        if self.prompt {
            let before = bytes.len();
            bytes.resize(before + (64 << 10), 0);
            let read = loop {
                match self.input.read(&mut bytes[before..]) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    other => break other,
                }
            };
            bytes.truncate(before + *read.as_ref().unwrap_or(&0));
            return Ok(read? > 0);
        }
        let missing = target.saturating_sub(bytes.len());
        bytes.reserve(missing);
        let read = (&mut self.input).take(missing as u64).read_to_end(bytes)?;
        Ok(read == missing)
    }
}

/// Cuts a table into chunks of rows.
pub(crate) struct Table {
    name: Arc<str>,
    reader: csv::Reader<Box<dyn Read + Send>>,
    columns: Result<Columns, Option<Error>>,
}

impl Table {
    fn new(name: Arc<str>, input: Box<dyn Read + Send>, delimiter: u8, fields: &Fields) -> Table {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .from_reader(input);
        let columns = match reader.byte_headers() {
            Ok(header) if header.is_empty() => Err(empty(&name)),
            Ok(header) => {
                let columns = fields.columns(header);
                if columns.has_text() {
                    Ok(columns)
                } else {
                    Err(fields.no_text().at_line(&name, 1))
                }
            }
            Err(error) => Err(table_error(&name, 1, &error)),
        };
        Table {
            name,
            reader,
            columns: columns.map_err(Some),
        }
    }

    fn next(&mut self) -> (Option<Chunk>, bool) {
        let columns = match &mut self.columns {
            Ok(columns) => *columns,
            Err(error) => return (error.take().map(Chunk::Failed), false),
        };
        let mut rows = Vec::new();
        let mut size = 0;
        while size < CHUNK {
            let mut row = csv::ByteRecord::new();
            let line = self.reader.position().line();
            match self.reader.read_byte_record(&mut row) {
                Ok(true) => {
                    size += row.as_slice().len();
                    rows.push(row);
                }
                Ok(false) if rows.is_empty() => return (None, false),
                Ok(false) => return (Some(self.chunk(columns, rows)), false),
                Err(error) => {
                    let failed = Chunk::Failed(table_error(&self.name, line, &error));
                    return (
                        Some(Chunk::Many(vec![self.chunk(columns, rows), failed])),
                        false,
                    );
                }
            }
        }
        (Some(self.chunk(columns, rows)), true)
    }

    fn chunk(&self, columns: Columns, rows: Vec<csv::ByteRecord>) -> Chunk {
        Chunk::Rows {
            name: Arc::clone(&self.name),
            columns,
            rows,
        }
    }
}

fn table_error(name: &str, line: u64, error: &csv::Error) -> Error {
    match error.kind() {
        csv::ErrorKind::Io(error) => broken_off(name, line, error),
        _ => Error::of(ErrorKind::Syntax, error.to_string()).at_line(name, line),
    }
}
