//! What a corpus is read from: files, folders, streams.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::{Error, ErrorKind};

/// How articles are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// One JSON object a line.
    Jsonl,
    /// A table with commas between the cells and a first row that names the columns.
    Csv,
    /// A table with tabs between the cells and a first row that names the columns.
    Tsv,
    /// One article a file.
    Text,
}

impl Format {
    /// The format that the name of a file tells, packed or not: `.jsonl`, `.ndjson`, `.json`, `.csv`, `.tsv`, `.txt`.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Format> {
        let packed = matches!(extension(path), Some("gz" | "zst" | "zstd"));
        let stem = if packed {
            Path::new(path.file_stem()?)
        } else {
            path
        };
        match extension(stem)? {
            "jsonl" | "ndjson" | "json" => Some(Format::Jsonl),
            "csv" => Some(Format::Csv),
            "tsv" => Some(Format::Tsv),
            "txt" => Some(Format::Text),
            _ => None,
        }
    }
}

fn extension(path: &Path) -> Option<&str> {
    path.extension().and_then(|extension| extension.to_str())
}

/// Something to read articles from.
pub(crate) enum Source {
    /// A file; what its name does not tell is text.
    File(PathBuf),
    /// All files in a folder and its folders whose names tell a format, in order of their names.
    Folder(Box<walkdir::IntoIter>, PathBuf),
    Stream(String, Format, Box<dyn Read + Send>),
}

/// A stream of bytes with its name and format.
pub(crate) struct Opened {
    pub(crate) name: Arc<str>,
    pub(crate) format: Format,
    pub(crate) input: Box<dyn Read + Send>,
}

impl Source {
    /// A file or folder.
    pub(crate) fn path(path: &Path) -> Result<Source, Error> {
        let metadata = std::fs::metadata(path).map_err(|error| unreadable(path, &error))?;
        if metadata.is_dir() {
            return Ok(Source::Folder(Box::new(walk(path)), path.to_owned()));
        }
        // Opened once here, so that a file that cannot be read is known before the work begins. A pipe would block.
        if metadata.is_file() {
            File::open(path).map_err(|error| unreadable(path, &error))?;
        }
        Ok(Source::File(path.to_owned()))
    }

    /// How many bytes there are to read; none where only reading tells.
    pub(crate) fn size(&self) -> Option<u64> {
        match self {
            Source::File(path) => std::fs::metadata(path)
                .ok()
                .filter(std::fs::Metadata::is_file)
                .map(|file| file.len()),
            Source::Folder(_, path) => {
                let files = walk(path).flatten().filter(is_article);
                Some(
                    files
                        .filter_map(|entry| entry.metadata().ok())
                        .map(|file| file.len())
                        .sum(),
                )
            }
            Source::Stream(..) => None,
        }
    }
}

fn walk(folder: &Path) -> walkdir::IntoIter {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
}

/// Whether an entry of a folder holds articles.
pub(crate) fn is_article(entry: &walkdir::DirEntry) -> bool {
    !entry.file_type().is_dir() && Format::of_path(entry.path()).is_some() && entry.path().is_file()
}

/// Opens a file; `position` counts the bytes read from it.
pub(crate) fn open(path: &Path, position: &Arc<AtomicU64>) -> Result<Opened, Error> {
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    let input = Box::new(Counted {
        input: file,
        position: Arc::clone(position),
    });
    Ok(Opened {
        name: path.to_string_lossy().into(),
        format: Format::of_path(path).unwrap_or(Format::Text),
        input,
    })
}

pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Error {
    Error::of(ErrorKind::File, format!("{}: {error}", path.display()))
}

/// Adds up the bytes that were read.
pub(crate) struct Counted<R> {
    pub(crate) input: R,
    pub(crate) position: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.position.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
