//! Results into files and streams.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::article::Article;
use super::packing::{self, Packing};
use super::source::unreadable;
use crate::analyzer::Layers;
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::span::Offsets;

/// Turns an article and what was found in it into bytes.
type Render<'w> = Box<dyn Fn(&Article<'_>, &Document<'_>, &mut Vec<u8>) + Send + Sync + 'w>;

/// Writes results, by default a line of JSON for each article.
pub struct Writer<'w> {
    pub(crate) form: Form<'w>,
    pub(crate) sink: Sink<'w>,
}

impl fmt::Debug for Writer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer")
            .field("packing", &self.form.packing)
            .finish_non_exhaustive()
    }
}

/// What the bytes look like.
pub(crate) struct Form<'w> {
    packing: Packing,
    layers: Layers,
    offsets: Offsets,
    render: Option<Render<'w>>,
}

impl<'w> Writer<'w> {
    /// Writes to a stream, not packed.
    pub fn new(output: impl Write + Send + 'w) -> Writer<'w> {
        Writer::with(Packing::Plain, Sink::stream(output))
    }

    fn with(packing: Packing, sink: Sink<'w>) -> Writer<'w> {
        let form = Form {
            packing,
            layers: Layers::default(),
            offsets: Offsets::Utf8,
            render: None,
        };
        Writer { form, sink }
    }

    /// Writes to a file, packed as its name tells.
    ///
    /// The bytes go to a file of the same name with `.part` behind it, which takes the name at the end: the file is
    /// whole or not there. What exists and is no regular file, such as `/dev/null`, is written to as it is.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn create(path: impl AsRef<Path>) -> Result<Writer<'static>, Error> {
        let path = path.as_ref();
        let special = fs::metadata(path).is_ok_and(|metadata| !metadata.is_file());
        if special {
            let file = OpenOptions::new()
                .write(true)
                .open(path)
                .map_err(|error| unreadable(path, &error))?;
            return Ok(Writer::with(Packing::of_path(path), Sink::stream(file)));
        }
        let part = part_of(path);
        let file = File::create(&part).map_err(|error| unreadable(&part, &error))?;
        Ok(Writer::with(
            Packing::of_path(path),
            Sink::file(file, part, path),
        ))
    }

    /// Goes on with a file that [`Writer::create`] began and a killed program left behind.
    ///
    /// What is whole in the `.part` file stays, and [`analyze_corpus`](super::analyze_corpus) passes over the articles
    /// that it holds. With the same input and options the file is in the end the same, byte for byte, as if nothing had
    /// happened. Where there is no such file, this is [`Writer::create`].
    ///
    /// Articles are counted by the lines written. Should the analysis of one have broken down
    /// ([`ErrorKind::Analysis`](crate::ErrorKind::Analysis), which is a bug), the line is missing and a resumed run
    /// writes the article before the cut once more: begin such a corpus anew.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read or written.
    pub fn resume(path: impl AsRef<Path>) -> Result<Writer<'static>, Error> {
        let path = path.as_ref();
        let part = part_of(path);
        if !part.is_file() {
            return Writer::create(path);
        }
        let packing = Packing::of_path(path);
        let go_on = || -> io::Result<Sink<'static>> {
            let mut file = OpenOptions::new().read(true).write(true).open(&part)?;
            let (bytes, lines) = packing::whole_streams(packing, &file)?;
            file.set_len(bytes)?;
            file.seek(SeekFrom::Start(bytes))?;
            let mut sink = Sink::file(file, part.clone(), path);
            (sink.length, sink.done) = (bytes, lines);
            Ok(sink)
        };
        let sink = go_on().map_err(|error| unreadable(&part, &error))?;
        Ok(Writer::with(packing, sink))
    }

    /// Packs the output.
    #[must_use]
    pub fn packing(mut self, packing: Packing) -> Writer<'w> {
        self.form.packing = packing;
        self
    }

    /// Writes these layers; see [`Json::layers`](crate::Json::layers).
    #[must_use]
    pub fn layers(mut self, layers: Layers) -> Writer<'w> {
        self.form.layers = layers;
        self
    }

    /// Writes offsets in these units; see [`Json::offsets`](crate::Json::offsets).
    #[must_use]
    pub fn offsets(mut self, offsets: Offsets) -> Writer<'w> {
        self.form.offsets = offsets;
        self
    }

    /// Writes in a form of the caller's own: the closure appends to the bytes what stands for an article.
    #[must_use]
    pub fn render(
        mut self,
        render: impl Fn(&Article<'_>, &Document<'_>, &mut Vec<u8>) + Send + Sync + 'w,
    ) -> Writer<'w> {
        self.form.render = Some(Box::new(render));
        self
    }

    /// How many results are already there from a run before.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.sink.done
    }

    /// Writes one result.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written.
    pub fn write(&mut self, article: &Article<'_>, document: &Document<'_>) -> Result<(), Error> {
        let mut bytes = Vec::new();
        self.form.write(article, document, &mut bytes);
        let bytes = self.form.packing.pack(bytes);
        self.sink.write(&bytes)
    }

    /// Ends the output; a file takes its name.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written.
    pub fn finish(self) -> Result<(), Error> {
        self.sink.finish()
    }
}

/// The path with `.part` behind it.
fn part_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

impl Form<'_> {
    pub(crate) fn write(
        &self,
        article: &Article<'_>,
        document: &Document<'_>,
        bytes: &mut Vec<u8>,
    ) {
        if let Some(render) = &self.render {
            return render(article, document, bytes);
        }
        let json = document
            .json()
            .id(article.id())
            .layers(self.layers)
            .offsets(self.offsets);
        serde_json::to_writer(&mut *bytes, &json).expect("a document has a JSON form");
        bytes.push(b'\n');
    }

    pub(crate) fn pack(&self, bytes: Vec<u8>) -> Vec<u8> {
        self.packing.pack(bytes)
    }
}

/// Where bytes go.
pub(crate) struct Sink<'w> {
    output: Output<'w>,
    /// How many bytes of whole results the file holds.
    length: u64,
    done: u64,
}

enum Output<'w> {
    Stream(Box<dyn Write + Send + 'w>),
    File {
        file: File,
        part: PathBuf,
        path: PathBuf,
    },
}

impl<'w> Sink<'w> {
    fn stream(output: impl Write + Send + 'w) -> Sink<'w> {
        Sink {
            output: Output::Stream(Box::new(output)),
            length: 0,
            done: 0,
        }
    }

    fn file(file: File, part: PathBuf, path: &Path) -> Sink<'w> {
        let output = Output::File {
            file,
            part,
            path: path.to_owned(),
        };
        Sink {
            output,
            length: 0,
            done: 0,
        }
    }

    /// How many results a run before has written.
    pub(crate) fn done(&self) -> u64 {
        self.done
    }

    /// Writes whole results. Where that fails, a file is cut back to the results before.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if bytes.is_empty() {
            return Ok(());
        }
        match &mut self.output {
            Output::Stream(output) => output
                .write_all(bytes)
                .and_then(|()| output.flush())
                .map_err(|error| unwritable(&error)),
            Output::File { file, part, .. } => {
                let written = file.write_all(bytes);
                if let Err(error) = written {
                    // What is left of a full disk is for the results that are whole; a run can go on from them.
                    let _ = file.set_len(self.length);
                    return Err(unreadable(part, &error));
                }
                self.length += bytes.len() as u64;
                Ok(())
            }
        }
    }

    pub(crate) fn finish(self) -> Result<(), Error> {
        match self.output {
            Output::Stream(mut output) => output.flush().map_err(|error| unwritable(&error)),
            Output::File { file, part, path } => {
                let finished = file.sync_all().and_then(|()| fs::rename(&part, &path));
                finished.map_err(|error| unreadable(&path, &error))
            }
        }
    }
}

/// An output that cannot be written; a closed pipe is told apart.
fn unwritable(error: &io::Error) -> Error {
    let kind = if error.kind() == io::ErrorKind::BrokenPipe {
        ErrorKind::Closed
    } else {
        ErrorKind::File
    };
    Error::of(kind, format!("the output cannot be written: {error}"))
}
