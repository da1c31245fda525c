//! Tables: rows of cells, apart by commas or tabs, a cell in quotation marks where it holds such or a line break.

use std::io::Read;
use std::sync::Arc;

use super::article::Fields;
use super::chunk::{CHUNK, Chunk, broken_off, empty, fill};
use crate::error::{Error, ErrorKind};

/// The columns of a table that hold the parts of an article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Columns {
    pub(crate) delimiter: u8,
    pub(crate) width: usize,
    pub(crate) text: Option<usize>,
    pub(crate) id: Option<usize>,
    pub(crate) date: Option<usize>,
    pub(crate) published: Option<usize>,
}

impl Columns {
    /// Hands on each row, the number of lines before it, and its bytes.
    pub(crate) fn rows(&self, bytes: &[u8], mut take: impl FnMut(&csv::ByteRecord, u64, &[u8])) {
        let mut reader = reader(self.delimiter, bytes);
        let mut row = csv::ByteRecord::new();
        let (mut counted, mut lines) = (0, 0);
        // Bytes in memory can always be read.
        while let Ok(true) = reader.read_byte_record(&mut row) {
            let from = row.position().map_or(0, |at| at.byte() as usize);
            let end = reader.position().byte() as usize;
            // Blank lines before it, and what is left of the last end of line, belong to no row.
            let ends = bytes[from..end].iter();
            let start = from
                + ends
                    .take_while(|&&byte| matches!(byte, b'\n' | b'\r'))
                    .count();
            lines += line_ends(&bytes[counted..start]);
            counted = start;
            let raw = bytes[start..end].trim_ascii();
            // A line of blanks is no row, as it is none where rows are counted.
            if !raw.is_empty() {
                take(&row, lines, raw);
            }
        }
    }

    /// How many rows there are, `most` at most, and where the last of them ends.
    pub(crate) fn first_rows(&self, bytes: &[u8], most: u64) -> (u64, usize) {
        let (mut rows, mut end) = (0, 0);
        while rows < most
            && end < bytes.len()
            && let Row::Whole(len) = row(&bytes[end..], self.delimiter, true)
        {
            rows += u64::from(!bytes[end..end + len].trim_ascii().is_empty());
            end += len;
        }
        (rows, end)
    }
}

fn line_ends(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

fn reader(delimiter: u8, bytes: &[u8]) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes)
}

/// So often a table is read anew behind a quotation mark to which the whole rest had belonged.
const MOST_RETURNS: u32 = 16;

/// Cuts a table into chunks of rows.
pub(crate) struct Table {
    name: Arc<str>,
    input: Box<dyn Read + Send>,
    delimiter: u8,
    columns: Option<Columns>,
    /// What was read last.
    read: Vec<u8>,
    /// Where in it begins what was not yet handed on, which is the start of a row.
    start: usize,
    /// The line on which that stands.
    line: u64,
    returns: u32,
    ended: bool,
    /// Where reading the input failed.
    failure: Option<Error>,
}

/// What the start of some bytes is.
#[derive(Debug, PartialEq)]
enum Row {
    /// A row of so many bytes, with its end of line.
    Whole(usize),
    /// A row with a quotation mark that is closed by one that opens a cell of a later row.
    Unclosed,
    /// A row with a quotation mark behind which there is none to the end.
    Open,
    /// A row that may go on behind these bytes.
    Part,
}

impl Table {
    pub(crate) fn new(name: Arc<str>, input: Box<dyn Read + Send>, delimiter: u8) -> Table {
        Table {
            name,
            input,
            delimiter,
            columns: None,
            read: Vec::new(),
            start: 0,
            line: 1,
            returns: 0,
            ended: false,
            failure: None,
        }
    }

    /// The next chunk, and whether the table goes on behind it.
    pub(crate) fn next(&mut self, fields: &Fields) -> (Option<Chunk>, bool) {
        let (found, len) = self.rows();
        let line = self.line;
        let bytes = self.take(len);
        let chunk = match (found, self.columns) {
            (Row::Whole(_), Some(columns)) => Some(self.chunk(columns, line, bytes)),
            (Row::Whole(_), None) => self.header(line, bytes, fields),
            (Row::Unclosed | Row::Open, _) => {
                let name = Arc::clone(&self.name);
                Some(Chunk::Unclosed { name, line, bytes })
            }
            (Row::Part, columns) => {
                let nothing = columns.is_none().then(|| empty(&self.name));
                let failure = self.failure.take().or(nothing);
                return (failure.map(Chunk::Failed), false);
            }
        };
        (chunk, true)
    }

    fn chunk(&self, columns: Columns, first_line: u64, bytes: Vec<u8>) -> Chunk {
        Chunk::Rows {
            name: Arc::clone(&self.name),
            columns,
            first_line,
            bytes,
        }
    }

    /// Finds the columns by the first rows, and hands on those behind the header.
    fn header(&mut self, first_line: u64, bytes: Vec<u8>, fields: &Fields) -> Option<Chunk> {
        let mut reader = reader(self.delimiter, &bytes);
        let mut header = csv::ByteRecord::new();
        let found = reader.read_byte_record(&mut header);
        if bytes.trim_ascii().is_empty() || !matches!(found, Ok(true)) {
            return None;
        }
        let columns = fields.columns(&header, self.delimiter);
        self.columns = Some(columns);
        if columns.text.is_none() {
            (self.ended, self.start) = (true, self.read.len());
            let error = fields.no_text().at_line(&self.name, first_line);
            return Some(Chunk::Failed(error));
        }
        let end = reader.position().byte() as usize;
        let line = first_line + line_ends(&bytes[..end]);
        (end < bytes.len()).then(|| self.chunk(columns, line, bytes[end..].to_vec()))
    }

    /// What stands next, and its length: as many whole rows as there are, or the first line of one that is never closed.
    fn rows(&mut self) -> (Row, usize) {
        let mut target = CHUNK;
        loop {
            self.fill(target);
            let rest = self.rest();
            let mut end = 0;
            while end < rest.len() {
                match row(&rest[end..], self.delimiter, self.ended) {
                    Row::Whole(len) => end += len,
                    Row::Unclosed if end == 0 => return (Row::Unclosed, self.line_len()),
                    Row::Open if end == 0 => return (Row::Open, self.open_len()),
                    Row::Unclosed | Row::Open | Row::Part => break,
                }
            }
            if end > 0 {
                return (Row::Whole(end), end);
            }
            if self.ended || self.failure.is_some() {
                return (Row::Part, 0);
            }
            target = rest.len().saturating_mul(2);
        }
    }

    /// Reads until `target` bytes are there that were not handed on; nothing where more than half of them are.
    fn fill(&mut self, target: usize) {
        if self.ended || self.failure.is_some() || self.rest().len() > target / 2 {
            return;
        }
        self.read.drain(..self.start);
        self.start = 0;
        match fill(&mut self.input, &mut self.read, target) {
            Ok(more) => self.ended = !more,
            Err(error) => self.failure = Some(broken_off(&self.name, self.line, &error)),
        }
        if self.line == 1 && self.read.starts_with(b"\xef\xbb\xbf") {
            self.start = 3;
        }
    }

    /// What was read and not yet handed on.
    fn rest(&self) -> &[u8] {
        &self.read[self.start..]
    }

    fn line_len(&self) -> usize {
        let rest = self.rest();
        memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1)
    }

    /// How much to leave out where a mark has no other behind it: its line, or all where that happened too often.
    fn open_len(&mut self) -> usize {
        self.returns += 1;
        if self.returns > MOST_RETURNS {
            return self.rest().len();
        }
        self.line_len()
    }

    fn take(&mut self, len: usize) -> Vec<u8> {
        let bytes = self.rest()[..len].to_vec();
        self.start += len;
        self.line += line_ends(&bytes);
        bytes
    }
}

/// The row at the start of some bytes, which are the last ones if they have `ended`.
///
/// A cell in quotation marks goes on to the mark that closes it, over line breaks. Where that mark stands like one that
/// opens a cell of a later line (`,"Kata`), the first one was never closed.
fn row(bytes: &[u8], delimiter: u8, ended: bool) -> Row {
    let (mut at, mut cell_starts) = (0, true);
    while let Some(&byte) = bytes.get(at) {
        if byte == b'"' && cell_starts {
            match closing_mark(&bytes[at..], delimiter) {
                Some(0) => return Row::Unclosed,
                Some(len) => at += len,
                None if ended => return Row::Open,
                None => return Row::Part,
            }
            cell_starts = false;
            continue;
        }
        cell_starts = byte == delimiter;
        at += 1;
        if byte == b'\n' || (byte == b'\r' && bytes.get(at).is_some_and(|&next| next != b'\n')) {
            return Row::Whole(at);
        }
    }
    if ended { Row::Whole(at) } else { Row::Part }
}

/// The length of a cell in quotation marks, with its marks; 0 where the mark that closes it is one that opens another,
/// none where there is no such mark.
fn closing_mark(cell: &[u8], delimiter: u8) -> Option<usize> {
    let mut at = 1;
    loop {
        at += memchr::memchr(b'"', &cell[at..])?;
        match cell.get(at + 1) {
            Some(b'"') => at += 2,
            None | Some(b'\n' | b'\r') => return Some(at + 1),
            Some(&next) if next == delimiter => return Some(at + 1),
            Some(_) => {
                let opens = cell[at - 1] == delimiter || cell[at - 1] == b'\n';
                let later = memchr::memchr(b'\n', &cell[..at]).is_some();
                return Some(if opens && later { 0 } else { at + 1 });
            }
        }
    }
}

pub(crate) fn unclosed(name: &str, line: u64) -> Error {
    let message = "a quotation mark opens a cell and is never closed: the line is left out";
    Error::of(ErrorKind::Syntax, message).at_line(name, line)
}

#[cfg(test)]
mod tests {
    use super::{Row, row};

    #[test]
    fn rows_end_where_no_mark_is_open() {
        let whole = |bytes: &str| match row(bytes.as_bytes(), b',', true) {
            Row::Whole(len) => bytes[..len].to_owned(),
            other => format!("{other:?}"),
        };
        for (bytes, expected) in [
            ("a,b\nc", "a,b\n"),
            ("a,b\r\nc", "a,b\r\n"),
            ("a,b\rc", "a,b\r"),
            ("a,b", "a,b"),
            ("a,\"b\nc\"\nd", "a,\"b\nc\"\n"),
            ("a,\"b \"\"c\"\"\nd\"\ne", "a,\"b \"\"c\"\"\nd\"\n"),
            // A mark inside a cell that does not begin with one opens nothing.
            ("a,12\" b\nc", "a,12\" b\n"),
            // Marks that should have been doubled.
            ("a,\"b \"c\" d\"\ne", "a,\"b \"c\" d\"\n"),
            ("a,\"b\nc", "Open"),
            ("a,\"b\nc,\"d\"\n", "Unclosed"),
            ("a,\"b\n\"c\",d\n", "Unclosed"),
        ] {
            assert_eq!(whole(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn a_row_may_go_on_behind_what_was_read() {
        for bytes in ["a,b", "a,\"b\n", "a,b\r", "a,\"b\""] {
            assert_eq!(row(bytes.as_bytes(), b',', false), Row::Part, "{bytes:?}");
        }
    }
}
