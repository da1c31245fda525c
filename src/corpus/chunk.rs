//! Pieces of the input that one thread works on at a time.

use std::io::{self, Read};
use std::sync::Arc;

use super::article::{Article, Fields, not_utf8};
use super::source::{Format, Opened};
use super::table::{self, Columns, Table};
use crate::error::{Error, ErrorKind};

/// How many bytes of input a chunk holds, unless a single record is longer.
pub(crate) const CHUNK: usize = 256 << 10;

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
        first_line: u64,
        bytes: Vec<u8>,
    },
    /// A row whose cell in quotation marks has no end.
    Unclosed {
        name: Arc<str>,
        line: u64,
        bytes: Vec<u8>,
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
                first_line,
                bytes,
            } => columns.rows(bytes, |row, line, raw| {
                let number = first_line + line;
                let article = fields.read_row(columns, row, || format!("{name}:{number}"));
                take(article.map_err(|error| error.at_line(name, number)), raw);
            }),
            Chunk::Unclosed { name, line, bytes } => {
                take(Err(table::unclosed(name, *line)), bytes);
            }
            Chunk::Text { name, bytes } => match str::from_utf8(bytes) {
                Ok(text) if text.trim().is_empty() => take(Err(empty(name)), bytes),
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
            Chunk::Lines { bytes, .. }
            | Chunk::Rows { bytes, .. }
            | Chunk::Unclosed { bytes, .. }
            | Chunk::Text { bytes, .. } => bytes.len(),
            Chunk::Many(chunks) => chunks.iter().map(Chunk::size).sum(),
            Chunk::Failed(_) => 0,
        }
    }

    /// Keeps no more than the first records; gives back how many it holds now.
    pub(crate) fn keep(&mut self, most: u64) -> u64 {
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
            Chunk::Rows { columns, bytes, .. } => {
                let (kept, end) = columns.first_rows(bytes, most);
                bytes.truncate(end);
                kept
            }
            Chunk::Many(chunks) => {
                let (mut kept, mut whole) = (0, 0);
                while kept < most
                    && let Some(chunk) = chunks.get_mut(whole)
                {
                    kept += chunk.keep(most - kept);
                    whole += 1;
                }
                chunks.truncate(whole);
                kept
            }
            Chunk::Text { .. } | Chunk::Unclosed { .. } | Chunk::Failed(_) => 1,
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
    pub(crate) fn new(opened: Opened, prompt: bool) -> Stream {
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
                written: false,
                ended: false,
            }),
            Format::Csv => Stream::Table(Box::new(Table::new(name, input, b','))),
            Format::Tsv => Stream::Table(Box::new(Table::new(name, input, b'\t'))),
            Format::Text => Stream::Text { name, input },
        }
    }

    /// The next chunk, and whether the stream goes on behind it.
    pub(crate) fn next(&mut self, fields: &Fields) -> (Option<Chunk>, bool) {
        match self {
            Stream::Lines(lines) => lines.next(),
            Stream::Table(table) => table.next(fields),
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
pub(crate) fn broken_off(name: &str, line: u64, error: &io::Error) -> Error {
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
    /// Whether a line was found that is not blank.
    written: bool,
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
        self.written = self.written || !bytes.trim_ascii().is_empty();
        if self.ended && !self.written && !self.prompt {
            return (Some(Chunk::Failed(empty(&name))), false);
        }
        if self.ended && bytes.is_empty() {
            return (None, false);
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
        fill(&mut self.input, bytes, target)
    }
}

/// Reads until there are `target` bytes. False at the end of the input.
pub(crate) fn fill(input: &mut impl Read, bytes: &mut Vec<u8>, target: usize) -> io::Result<bool> {
    let missing = target.saturating_sub(bytes.len());
    bytes.reserve(missing);
    let read = input.take(missing as u64).read_to_end(bytes)?;
    Ok(read == missing)
}
