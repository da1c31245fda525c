//! Analyzes articles: files, folders or standard input in, JSON lines or a page to read out. `--help` tells more.

#[path = "analyze/options.rs"]
mod options;
#[path = "analyze/page.rs"]
mod page;
#[path = "analyze/progress.rs"]
mod progress;

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use warta::corpus::{self, Reader, Summary, Writer};
use warta::{Analyzer, Error, ErrorKind};

use options::{Command, Format, Options};
use page::Style;
use progress::Bar;

/// Set by Ctrl-C: the run ends with whole lines.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

fn main() -> ExitCode {
    let options = match options::parse(std::env::args_os().skip(1)) {
        Ok(Command::Run(options)) => options,
        Ok(Command::Print(text)) => {
            let _ = io::stdout().write_all(text.as_bytes());
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("analyze: {error}\nTry --help.");
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(summary) => end(&summary, &options),
        Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Message(error)) => {
            eprintln!("analyze: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(options: &Options) -> Result<Summary, Failure> {
    let filter =
        options.out.is_none() && options.inputs.iter().any(|input| input == Path::new("-"));
    let mut reader = Reader::open(&options.inputs)?.fields(options.fields.clone());
    if let Some(limit) = options.limit {
        reader = reader.limit(limit);
    }
    if filter {
        reader = reader.prompt();
    }
    let mut rejects = match &options.rejects {
        Some(path) => Some(BufWriter::new(
            File::create(path).map_err(|error| unwritable(path, &error))?,
        )),
        None => None,
    };
    let analyzer = Analyzer::builder().layers(options.layers).build()?;
    let mut bar = Bar::new(&reader, !options.quiet && io::stderr().is_terminal());
    let bar = std::sync::Mutex::new(&mut bar);
    let lock = || {
        bar.lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    };
    // The first Ctrl-C ends the run, the second the program.
    let _ = ctrlc::set_handler(|| {
        if INTERRUPTED.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    });
    let mut settings = corpus::Options::new()
        .analyzer(analyzer)
        .cancel(&INTERRUPTED)
        .on_progress(|progress| lock().show(progress))
        .on_reject(|error, record| {
            lock().clear();
            eprintln!("{error}");
            if let (Some(rejects), false) = (&mut rejects, record.is_empty()) {
                let end: &[u8] = if record.ends_with(b"\n") { b"" } else { b"\n" };
                let _ = rejects
                    .write_all(record)
                    .and_then(|()| rejects.write_all(end));
            }
        });
    if let Some(threads) = options.threads {
        settings = settings.threads(threads);
    }
    let summary = corpus::analyze_corpus(reader, writer(options)?, settings);
    lock().clear();
    if let (Some(path), Some(rejects)) = (&options.rejects, &mut rejects) {
        rejects.flush().map_err(|error| unwritable(path, &error))?;
    }
    Ok(summary?)
}

fn writer(options: &Options) -> Result<Writer<'static>, Error> {
    let terminal = options.out.is_none() && io::stdout().is_terminal();
    let writer = match &options.out {
        None => Writer::new(io::stdout()),
        Some(path) if options.resume => Writer::resume(path)?,
        Some(path) => Writer::create(path)?,
    };
    let format = options.format.unwrap_or(if terminal {
        Format::Text
    } else {
        Format::Jsonl
    });
    Ok(match format {
        Format::Jsonl => writer.layers(options.layers).offsets(options.offsets),
        Format::Text => writer.render(move |article, document, bytes| {
            let mut page = String::new();
            let written = page::write(&mut page, article.id(), document, Style { color: terminal });
            written.expect("writing to memory cannot fail");
            bytes.extend_from_slice(page.as_bytes());
        }),
    })
}

/// Why a run ended early.
enum Failure {
    /// Whoever reads has seen enough, as in `analyze … | head`.
    Closed,
    Message(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        match error.kind() {
            ErrorKind::Closed => Failure::Closed,
            _ => Failure::Message(error.to_string()),
        }
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::Message(format!("{}: {error}", path.display()))
}

fn end(summary: &Summary, options: &Options) -> ExitCode {
    if options.stats {
        eprint!("{}", progress::stats(summary));
    }
    if summary.canceled {
        if options.out.is_some() {
            eprintln!("analyze: interrupted; --resume goes on from here");
        }
        return ExitCode::from(130);
    }
    match summary.rejected() {
        0 => ExitCode::SUCCESS,
        count => {
            eprintln!("analyze: {count} could not be read");
            ExitCode::from(1)
        }
    }
}
