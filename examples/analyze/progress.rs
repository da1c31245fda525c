//! How far the work is, on standard error.

use std::fmt::Write;
use std::time::{Duration, Instant};

use warta::corpus::{Progress, Reader, Summary};

/// A line that is written over and over.
pub struct Bar {
    shown: bool,
    enabled: bool,
    total: Option<u64>,
    last: Option<Instant>,
}

impl Bar {
    pub fn new(reader: &Reader, enabled: bool) -> Bar {
        Bar {
            shown: false,
            enabled,
            total: if enabled { reader.size() } else { None },
            last: None,
        }
    }

    pub fn show(&mut self, progress: &Progress) {
        let now = Instant::now();
        let early = self
            .last
            .is_some_and(|last| now - last < Duration::from_millis(200));
        if !self.enabled || early || progress.elapsed < Duration::from_millis(500) {
            return;
        }
        self.last = Some(now);
        self.shown = true;
        eprint!("\r\x1b[2K{}", line(progress, self.total));
    }

    pub fn clear(&mut self) {
        if self.shown {
            self.shown = false;
            eprint!("\r\x1b[2K");
        }
    }
}

/// `1,234 articles, 12.3 MB of 45.6 MB (27 %), 8,000 articles/s, 0:12 left`
fn line(progress: &Progress, total: Option<u64>) -> String {
    let seconds = progress.elapsed.as_secs_f64().max(1e-3);
    let mut line = format!("{} articles", grouped(progress.documents));
    let read = progress.bytes_read as f64;
    let share = total.map(|total| (total, read / (total as f64).max(1.0)));
    match share {
        Some((total, share)) => {
            let _ = write!(
                line,
                ", {} of {} ({:.0} %)",
                size(read),
                size(total as f64),
                share * 100.0
            );
        }
        None => {
            let _ = write!(line, ", {}", size(read));
        }
    }
    let _ = write!(
        line,
        ", {} articles/s",
        grouped((progress.documents as f64 / seconds) as u64)
    );
    if let Some((_, share)) = share.filter(|(_, share)| *share > 0.01) {
        let left = (seconds / share - seconds).max(0.0) as u64;
        let _ = write!(line, ", {}:{:02} left", left / 60, left % 60);
    }
    if progress.errors > 0 {
        let _ = write!(line, ", {} not read", grouped(progress.errors));
    }
    line
}

/// What a run did, for `--stats`.
pub fn stats(summary: &Summary) -> String {
    let seconds = summary.elapsed.as_secs_f64().max(1e-6);
    let mut text = String::new();
    let mut row = |name: &str, value: String| {
        let _ = writeln!(text, "{name:14}{value:>14}");
    };
    row("articles", grouped(summary.documents));
    if summary.resumed > 0 {
        row("resumed", grouped(summary.resumed));
    }
    row("not read", grouped(summary.rejected()));
    let found = &summary.found;
    for (name, count) in [
        ("tokens", found.tokens),
        ("sentences", found.sentences),
        ("quotes", found.quotes),
        ("names", found.mentions),
        ("entities", found.entities),
        ("times", found.timexes),
        ("citations", found.citations),
    ] {
        row(name, grouped(count));
    }
    row("text", size(summary.text_bytes as f64));
    row("read", size(summary.bytes_read as f64));
    row("written", size(summary.bytes_written as f64));
    row("seconds", format!("{seconds:.2}"));
    row(
        "articles/min",
        grouped((summary.documents as f64 / seconds * 60.0) as u64),
    );
    row("text per s", size(summary.text_bytes as f64 / seconds));
    for (kind, count) in &summary.errors {
        row(&format!("{kind:?}").to_lowercase(), grouped(*count));
    }
    text
}

fn size(bytes: f64) -> String {
    if bytes < 1e9 {
        format!("{:.1} MB", bytes / 1e6)
    } else {
        format!("{:.2} GB", bytes / 1e9)
    }
}

/// `1234567` as `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
