//! The analysis of a corpus, on all cores, in order.

use std::collections::BTreeMap;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::article::{Article, Fields};
use super::chunk::Chunk;
use super::reader::Reader;
use super::writer::{Form, Sink, Writer};
use crate::analyzer::Analyzer;
use crate::document::Document;
use crate::error::{Error, ErrorKind};

type OnProgress<'o> = Box<dyn FnMut(&Progress) + Send + 'o>;
type OnReject<'o> = Box<dyn FnMut(&Error, &[u8]) + Send + 'o>;

/// How a corpus is analyzed.
#[derive(Default)]
pub struct Options<'o> {
    analyzer: Option<Analyzer>,
    threads: Option<usize>,
    cancel: Option<&'o AtomicBool>,
    on_progress: Option<OnProgress<'o>>,
    on_reject: Option<OnReject<'o>>,
}

impl fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("threads", &self.threads)
            .finish_non_exhaustive()
    }
}

impl<'o> Options<'o> {
    /// An analyzer with the built-in data, a thread for each core, no callbacks.
    #[must_use]
    pub fn new() -> Options<'o> {
        Options::default()
    }

    /// Analyzes with this analyzer.
    #[must_use]
    pub fn analyzer(mut self, analyzer: Analyzer) -> Options<'o> {
        self.analyzer = Some(analyzer);
        self
    }

    /// Works with this many threads, at least one.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Options<'o> {
        self.threads = Some(threads.max(1));
        self
    }

    /// Ends the run once the flag is set: what was begun is written, whole, and no more is read.
    #[must_use]
    pub fn cancel(mut self, flag: &'o AtomicBool) -> Options<'o> {
        self.cancel = Some(flag);
        self
    }

    /// Is told how far the run is, each time that results were written.
    #[must_use]
    pub fn on_progress(mut self, tell: impl FnMut(&Progress) + Send + 'o) -> Options<'o> {
        self.on_progress = Some(Box::new(tell));
        self
    }

    /// Is given each record that could not be read, in order: what is wrong, and the record as it stands in the input.
    /// The record is empty where the trouble is with a whole file.
    #[must_use]
    pub fn on_reject(mut self, take: impl FnMut(&Error, &[u8]) + Send + 'o) -> Options<'o> {
        self.on_reject = Some(Box::new(take));
        self
    }
}

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Progress {
    /// Articles analyzed and written.
    pub documents: u64,
    /// Records that could not be read.
    pub errors: u64,
    /// Bytes of input read, packed as they are.
    pub bytes_read: u64,
    /// Time since the start.
    pub elapsed: Duration,
}

/// What a run did.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Summary {
    /// Articles analyzed and written.
    pub documents: u64,
    /// Articles that a run before had written.
    pub resumed: u64,
    /// Bytes of text analyzed.
    pub text_bytes: u64,
    /// Bytes of input read, packed as they are.
    pub bytes_read: u64,
    /// Bytes of output written, packed as they are.
    pub bytes_written: u64,
    /// Records that could not be read, by what was wrong.
    pub errors: BTreeMap<ErrorKind, u64>,
    /// What was found.
    pub found: Found,
    /// Time from start to end.
    pub elapsed: Duration,
    /// Whether the run was canceled.
    pub canceled: bool,
}

impl Summary {
    /// How many records could not be read.
    #[must_use]
    pub fn rejected(&self) -> u64 {
        self.errors.values().sum()
    }
}

/// How many annotations were found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Found {
    /// Words, numbers and marks.
    pub tokens: u64,
    /// Sentences.
    pub sentences: u64,
    /// Quotes.
    pub quotes: u64,
    /// Names.
    pub mentions: u64,
    /// What the names stand for, counted for each article.
    pub entities: u64,
    /// Dates and times.
    pub timexes: u64,
    /// References to law.
    pub citations: u64,
}

impl Found {
    fn count(&mut self, document: &Document<'_>) {
        self.tokens += document.tokens().len() as u64;
        self.sentences += document.sentences().len() as u64;
        self.quotes += document.quotes().len() as u64;
        self.mentions += document.mentions().len() as u64;
        self.entities += document.entities().len() as u64;
        self.timexes += document.timexes().len() as u64;
        self.citations += document.citations().len() as u64;
    }

    fn add(&mut self, other: &Found) {
        self.tokens += other.tokens;
        self.sentences += other.sentences;
        self.quotes += other.quotes;
        self.mentions += other.mentions;
        self.entities += other.entities;
        self.timexes += other.timexes;
        self.citations += other.citations;
    }
}

/// Analyzes the articles of a reader and writes the results in their order.
///
/// The threads are the caller's alone: they live as long as the call, and no global pool is touched. A thread that is
/// far ahead waits, so that what is in memory stays bounded; a slow output slows the input down.
///
/// # Errors
///
/// Where the output cannot be written; a pipe that was closed at the other end is [`ErrorKind::Closed`]. Records that
/// cannot be read are no error of the run: they are counted and handed to [`Options::on_reject`].
pub fn analyze_corpus(
    reader: Reader,
    writer: Writer<'_>,
    options: Options<'_>,
) -> Result<Summary, Error> {
    let Options {
        analyzer,
        threads,
        cancel,
        on_progress,
        on_reject,
    } = options;
    let analyzer = analyzer.unwrap_or_default();
    let threads = threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from));
    let Writer { form, sink } = writer;
    let fields = reader.clone_fields();
    let position = reader.position();
    let run = Run {
        analyzer: &analyzer,
        fields: &fields,
        form: &form,
        cancel,
        ahead: threads as u64 * 4,
        input: Mutex::new(Intake {
            skip: sink.done(),
            reader,
            taken: 0,
        }),
        output: Mutex::new(Outlet {
            sink,
            position,
            start: Instant::now(),
            next: 0,
            waiting: BTreeMap::new(),
            summary: Summary::default(),
            on_progress,
            on_reject,
            failed: None,
        }),
        written: Condvar::new(),
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(|| run.work());
        }
        run.work();
    });
    run.end()
}

/// What the threads share.
struct Run<'r, 'w, 'o> {
    analyzer: &'r Analyzer,
    fields: &'r Fields,
    form: &'r Form<'w>,
    cancel: Option<&'o AtomicBool>,
    /// How many chunks may be read and not yet written.
    ahead: u64,
    input: Mutex<Intake>,
    output: Mutex<Outlet<'w, 'o>>,
    written: Condvar,
}

/// Where chunks come from.
struct Intake {
    reader: Reader,
    taken: u64,
    /// Articles that a run before had written.
    skip: u64,
}

/// A chunk on its way, and how many of its first articles are written already.
struct Task {
    number: u64,
    chunk: Chunk,
    skip: u64,
}

/// What came of a chunk.
#[derive(Default)]
struct Done {
    bytes: Vec<u8>,
    documents: u64,
    resumed: u64,
    text_bytes: u64,
    found: Found,
    rejects: Vec<(Error, Vec<u8>)>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Run<'_, '_, '_> {
    fn work(&self) {
        let mut scratch = String::new();
        while let Some(task) = self.take() {
            let number = task.number;
            let done = self.analyze(&task, &mut scratch);
            if scratch.capacity() > 1 << 22 {
                scratch = String::new();
            }
            if !self.deliver(number, done) {
                return;
            }
        }
    }

    /// The next chunk, once the output is not too far behind.
    fn take(&self) -> Option<Task> {
        let mut input = lock(&self.input);
        let output = lock(&self.output);
        let far = |outlet: &mut Outlet<'_, '_>| {
            outlet.failed.is_none() && input.taken >= outlet.next + self.ahead
        };
        let output = self
            .written
            .wait_while(output, far)
            .unwrap_or_else(PoisonError::into_inner);
        if output.failed.is_some() || self.canceled() {
            return None;
        }
        drop(output);
        let chunk = input.reader.next_chunk()?;
        let number = input.taken;
        input.taken += 1;
        let skip = if input.skip > 0 {
            let good = self.count(&chunk).min(input.skip);
            input.skip -= good;
            good
        } else {
            0
        };
        Some(Task {
            number,
            chunk,
            skip,
        })
    }

    fn canceled(&self) -> bool {
        self.cancel.is_some_and(|flag| flag.load(Ordering::Relaxed))
    }

    /// How many articles of a chunk can be read.
    fn count(&self, chunk: &Chunk) -> u64 {
        let mut good = 0;
        let mut scratch = String::new();
        chunk.read(self.fields, &mut scratch, &mut |article, _| {
            good += u64::from(article.is_ok())
        });
        good
    }

    fn analyze(&self, task: &Task, scratch: &mut String) -> Done {
        let mut done = Done {
            bytes: Vec::with_capacity(task.chunk.size()),
            ..Done::default()
        };
        let mut skip = task.skip;
        task.chunk
            .read(self.fields, scratch, &mut |article, record| match article {
                Ok(_) if skip > 0 => {
                    skip -= 1;
                    done.resumed += 1;
                }
                Ok(article) => {
                    if let Err(error) = self.one(&article, &mut done) {
                        done.rejects.push((error, record.to_vec()));
                    }
                }
                Err(error) => done.rejects.push((error, record.to_vec())),
            });
        done.bytes = self.form.pack(std::mem::take(&mut done.bytes));
        done
    }

    /// Analyzes one article. Should the analysis break down, which it never should, the rest of the corpus goes on.
    fn one(&self, article: &Article<'_>, done: &mut Done) -> Result<(), Error> {
        let trouble =
            |message: &str| Error::of(ErrorKind::Analysis, format!("{}: {message}", article.id()));
        if u32::try_from(article.text().len()).is_err() {
            return Err(trouble("the text is 4 GiB or longer"));
        }
        let before = done.bytes.len();
        let analysis = catch_unwind(AssertUnwindSafe(|| {
            let document = self.analyzer.analyze(article.input());
            self.form.write(article, &document, &mut done.bytes);
            let mut found = Found::default();
            found.count(&document);
            found
        }));
        match analysis {
            Ok(found) => {
                done.documents += 1;
                done.text_bytes += article.text().len() as u64;
                done.found.add(&found);
                Ok(())
            }
            Err(_) => {
                done.bytes.truncate(before);
                Err(trouble("the analysis broke down"))
            }
        }
    }

    /// Hands over what came of a chunk; false where no more is wanted.
    fn deliver(&self, number: u64, done: Done) -> bool {
        let mut output = lock(&self.output);
        output.waiting.insert(number, done);
        output.write_waiting();
        let goes_on = output.failed.is_none();
        drop(output);
        self.written.notify_all();
        goes_on
    }

    fn end(self) -> Result<Summary, Error> {
        let canceled = self.canceled();
        let outlet = self
            .output
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let Outlet {
            sink,
            position,
            start,
            mut summary,
            failed,
            ..
        } = outlet;
        if let Some(error) = failed {
            return Err(error);
        }
        if !canceled {
            sink.finish()?;
        }
        summary.canceled = canceled;
        summary.bytes_read = position.load(Ordering::Relaxed);
        summary.elapsed = start.elapsed();
        Ok(summary)
    }
}

/// Where results go, in order.
struct Outlet<'w, 'o> {
    sink: Sink<'w>,
    position: Arc<AtomicU64>,
    start: Instant,
    /// The number of the chunk to be written next.
    next: u64,
    /// What is done and has to wait for chunks before it.
    waiting: BTreeMap<u64, Done>,
    summary: Summary,
    on_progress: Option<OnProgress<'o>>,
    on_reject: Option<OnReject<'o>>,
    failed: Option<Error>,
}

impl Outlet<'_, '_> {
    fn write_waiting(&mut self) {
        while self.failed.is_none() {
            let Some(done) = self.waiting.remove(&self.next) else {
                return;
            };
            self.next += 1;
            if let Err(error) = self.write(&done) {
                self.failed = Some(error);
            }
        }
    }

    fn write(&mut self, done: &Done) -> Result<(), Error> {
        for (error, record) in &done.rejects {
            *self.summary.errors.entry(error.kind()).or_default() += 1;
            if let Some(take) = &mut self.on_reject {
                take(error, record);
            }
        }
        self.sink.write(&done.bytes)?;
        self.summary.documents += done.documents;
        self.summary.resumed += done.resumed;
        self.summary.text_bytes += done.text_bytes;
        self.summary.bytes_written += done.bytes.len() as u64;
        self.summary.found.add(&done.found);
        if let Some(tell) = &mut self.on_progress {
            tell(&Progress {
                documents: self.summary.documents + self.summary.resumed,
                errors: self.summary.rejected(),
                bytes_read: self.position.load(Ordering::Relaxed),
                elapsed: self.start.elapsed(),
            });
        }
        Ok(())
    }
}
