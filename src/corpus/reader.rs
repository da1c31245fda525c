//! Articles out of files, folders and streams.

use std::collections::VecDeque;
use std::fmt;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::article::{Article, Fields};
use super::chunk::{Chunk, Stream};
use super::packing;
use super::source::{self, Counted, Format, Opened, Source};
use crate::error::{Error, ErrorKind};

/// How many bytes of small files make a chunk.
const SMALL_FILES: usize = 128 << 10;
/// How many small files make a chunk.
const MANY_FILES: usize = 256;

/// Reads articles from files, folders or streams, one after the other.
///
/// It is an iterator of articles, and what [`analyze_corpus`](super::analyze_corpus) reads from. Packed streams are
/// told by their first bytes. Only a piece of the input is in memory at a time.
pub struct Reader {
    sources: VecDeque<Source>,
    stream: Option<Stream>,
    fields: Fields,
    prompt: bool,
    left: u64,
    position: Arc<AtomicU64>,
    read: VecDeque<Result<Article<'static>, Error>>,
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut reader = f.debug_struct("Reader");
        reader
            .field("sources", &self.sources.len())
            .field("fields", &self.fields)
            .finish_non_exhaustive()
    }
}

impl Reader {
    fn new(sources: VecDeque<Source>) -> Reader {
        Reader {
            sources,
            stream: None,
            fields: Fields::default(),
            prompt: false,
            left: u64::MAX,
            position: Arc::default(),
            read: VecDeque::new(),
        }
    }

    /// Reads these files and folders.
    ///
    /// The name of a file tells its [`Format`]; a name that tells none is that of a text. In folders, and the folders
    /// in them, the files whose names tell a format are read in the order of their names. `-` is standard input, with
    /// one JSON object a line.
    ///
    /// # Errors
    ///
    /// Where a path does not exist or cannot be opened.
    pub fn open<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Result<Reader, Error> {
        let mut sources = VecDeque::new();
        for path in paths {
            let path = path.as_ref();
            sources.push_back(if path == Path::new("-") {
                Source::Stream("-".to_owned(), Format::Jsonl, Box::new(std::io::stdin()))
            } else {
                Source::path(path)?
            });
        }
        Ok(Reader::new(sources))
    }

    /// Reads a stream; the name stands in errors and in ids that the stream does not give.
    #[must_use]
    pub fn from_read(name: &str, format: Format, input: impl Read + Send + 'static) -> Reader {
        let source = Source::Stream(name.to_owned(), format, Box::new(input));
        Reader::new(VecDeque::from([source]))
    }

    /// Reads what another reader reads behind this one.
    #[must_use]
    pub fn chain(mut self, other: Reader) -> Reader {
        self.sources.extend(other.sources);
        self
    }

    /// Takes articles from these fields.
    #[must_use]
    pub fn fields(mut self, fields: Fields) -> Reader {
        self.fields = fields;
        self
    }

    /// Reads no more than the first records; those that turn out to be broken count.
    #[must_use]
    pub fn limit(mut self, records: u64) -> Reader {
        self.left = records;
        self
    }

    /// Hands on lines as they come instead of waiting for enough to keep all threads busy: for programs that write a
    /// line and wait for the answer. A stream of no lines is no error then: a cluster hands out empty parts too.
    #[must_use]
    pub fn prompt(mut self) -> Reader {
        self.prompt = true;
        self
    }

    /// How many bytes the files hold, packed as they are; none where there is more to read than files.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        self.sources.iter().map(Source::size).sum()
    }

    /// Where the bytes read so far are counted.
    pub(crate) fn position(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.position)
    }

    pub(crate) fn clone_fields(&self) -> Fields {
        self.fields.clone()
    }

    /// The next piece of the input.
    pub(crate) fn next_chunk(&mut self) -> Option<Chunk> {
        if self.left == 0 {
            return None;
        }
        let mut small = Vec::new();
        let mut size = 0;
        while size < SMALL_FILES && small.len() < MANY_FILES {
            let Some(chunk) = self.next_piece() else {
                break;
            };
            let alone = matches!(
                chunk,
                Chunk::Lines { .. } | Chunk::Rows { .. } | Chunk::Many(_)
            );
            size += chunk.size();
            small.push(chunk);
            if alone {
                break;
            }
        }
        let mut chunk = match small.len() {
            0 => return None,
            1 => small.pop()?,
            _ => Chunk::Many(small),
        };
        if self.left < u64::MAX {
            self.left -= chunk.keep(self.left);
        }
        Some(chunk)
    }

    fn next_piece(&mut self) -> Option<Chunk> {
        loop {
            if let Some(stream) = &mut self.stream {
                let (chunk, goes_on) = stream.next(&self.fields);
                if !goes_on {
                    self.stream = None;
                }
                if chunk.is_some() {
                    return chunk;
                }
                continue;
            }
            match self.next_stream()? {
                Ok(stream) => self.stream = Some(stream),
                Err(error) => return Some(Chunk::Failed(error)),
            }
        }
    }

    fn next_stream(&mut self) -> Option<Result<Stream, Error>> {
        let opened = loop {
            match self.sources.pop_front()? {
                Source::File(path) => break source::open(&path, &self.position),
                Source::Stream(name, format, input) => {
                    let input = Box::new(Counted {
                        input,
                        position: Arc::clone(&self.position),
                    });
                    break Ok(Opened {
                        name: name.into(),
                        format,
                        input,
                    });
                }
                Source::Folder(mut entries, path) => {
                    let Some(entry) =
                        entries.find(|entry| entry.as_ref().map_or(true, source::is_article))
                    else {
                        continue;
                    };
                    self.sources.push_front(Source::Folder(entries, path));
                    break match entry {
                        Ok(entry) => source::open(entry.path(), &self.position),
                        Err(error) => Err(Error::of(ErrorKind::File, error.to_string())),
                    };
                }
            }
        };
        Some(opened.and_then(
            |Opened {
                 name,
                 format,
                 input,
             }| {
                let input = packing::unpack(input);
                let input = input.map_err(|error| {
                    Error::of(ErrorKind::File, error.to_string()).at_line(&name, 1)
                })?;
                Ok(Stream::new(
                    Opened {
                        name,
                        format,
                        input,
                    },
                    self.prompt,
                ))
            },
        ))
    }

    /// How many bytes were read so far.
    #[must_use]
    pub fn bytes_read(&self) -> u64 {
        self.position.load(Ordering::Relaxed)
    }
}

impl Iterator for Reader {
    type Item = Result<Article<'static>, Error>;

    fn next(&mut self) -> Option<Result<Article<'static>, Error>> {
        while self.read.is_empty() {
            let chunk = self.next_chunk()?;
            let read = &mut self.read;
            let mut scratch = String::new();
            chunk.read(&self.fields, &mut scratch, &mut |article, _| {
                read.push_back(article.map(Article::into_owned));
            });
        }
        self.read.pop_front()
    }
}
