//! Corpora: streams of articles in, streams of results out. (Feature `corpus`.)
//!
//! A [`Reader`] reads articles from files, folders or any [`std::io::Read`], plain or packed with gzip or zstd, and
//! [`analyze_corpus`] analyzes them on all cores and writes a line of JSON for each, in the order of the input.
//! However large the input is, only a few hundred kilobytes of it for each thread are in memory at a time.
//!
//! ```
//! use warta::corpus::{self, Format, Options, Reader, Writer};
//!
//! let articles = r#"{"id": "a", "text": "“Kami siap,” kata Ariansyah.", "published": "Rabu, 14 Juni 2023 10:00 WIB"}
//! {"id": "b", "text": "broken
//! "#; // "We are ready," said Ariansyah.
//! let reader = Reader::from_read("articles.jsonl", Format::Jsonl, articles.as_bytes());
//! let mut results = Vec::new();
//! let mut errors = Vec::new();
//! let options = Options::new().on_reject(|error, _line| errors.push(error.to_string()));
//! let summary = corpus::analyze_corpus(reader, Writer::new(&mut results), options)?;
//!
//! assert_eq!(summary.documents, 1);
//! assert!(results.starts_with(br#"{"id":"a","format":1,"#));
//! assert!(errors[0].starts_with("articles.jsonl:2: broken JSON"));
//! # Ok::<(), warta::Error>(())
//! ```
//!
//! A reader is also an iterator of articles, for programs that do something else with them:
//!
//! ```
//! use warta::corpus::{Format, Reader};
//!
//! let table = "id,text\n7,\"Rabu (14/6)\"\n";
//! let article = Reader::from_read("table.csv", Format::Csv, table.as_bytes()).next().expect("a row")?;
//! assert_eq!((article.id(), article.text()), ("7", "Rabu (14/6)"));
//! # Ok::<(), warta::Error>(())
//! ```
//!
//! # What can go wrong
//!
//! A line that is no JSON, has no text, or is not UTF-8, a row of a table with a quotation mark that is never closed, an
//! empty file, a packed file that ends too early: each is an
//! [`Error`](crate::Error) with file and line, is handed to [`Options::on_reject`], counted in the [`Summary`], and
//! the rest goes on. What ends a run is an input that cannot be opened and an output that cannot be written.

mod article;
mod chunk;
mod packing;
mod published;
mod reader;
mod run;
mod source;
mod table;
mod writer;

pub use article::{Article, Fields};
pub use packing::Packing;
pub use reader::Reader;
pub use run::{Found, Options, Progress, Summary, analyze_corpus};
pub use source::Format;
pub use writer::Writer;
