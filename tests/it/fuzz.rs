//! Feeds the targets in `tests/fuzz` with mutated samples, and with the inputs that once broke one.

#[path = "../fuzz/targets.rs"]
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use crate::{invariants, support};

/// Numbers that look random and are the same for the same seed (xorshift64*).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    fn below(&mut self, bound: usize) -> usize {
        self.next() as usize % bound.max(1)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        let end = start + self.below((length - start + 1).min(200));
        start..end
    }
}

/// What a line, a text or a table may hold and trouble somebody.
const BYTES: [&[u8]; 24] = [
    b"\0",
    b"\xff",
    b"\xc3",
    b"\xe2\x80",
    b"\xf0\x9f\x99\x82",
    b"\xcc\x81",
    b"\xe2\x80\x8f",
    b"\xe2\x80\x8d",
    b"\xef\xbb\xbf",
    b"\r\n",
    b"\n",
    b"\"",
    b"\\",
    b"\\u0000",
    b"\\ud83d",
    b"{\"text\":\"",
    b"\"}\n",
    b"[[[[[[[[[[[[",
    b"{\"id\":1e999,",
    b",,,",
    b"\xc2\xa0",
    b"99999999999999999999",
    b"-0",
    b"\xd9\xa3",
];

fn seeds() -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = vec![Vec::new()];
    for file in support::files(&support::path("data/samples"), "jsonl") {
        let bytes = fs::read(&file).expect("a readable file");
        seeds.extend(
            bytes
                .split_inclusive(|&byte| byte == b'\n')
                .map(<[u8]>::to_vec),
        );
        for article in support::articles(&file) {
            seeds.push(
                article["text"]
                    .as_str()
                    .expect("a text")
                    .as_bytes()
                    .to_vec(),
            );
        }
    }
    seeds
}

fn mutated(random: &mut Random, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = random.pick(seeds).clone();
    if random.below(8) > 0 {
        bytes = bytes[random.range(bytes.len())].to_vec();
    }
    for _ in 0..1 + random.below(12) {
        let at = random.below(bytes.len() + 1);
        match random.below(9) {
            0 => drop(bytes.drain(random.range(bytes.len()))),
            1 => {
                let piece = random.pick(&invariants::PIECES[..]).as_bytes().to_vec();
                bytes.splice(at..at, piece);
            }
            2 => drop(bytes.splice(at..at, random.pick(&BYTES).iter().copied())),
            3 => {
                let other = random.pick(seeds);
                let piece = other[random.range(other.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            4 => {
                let piece = bytes[random.range(bytes.len())].to_vec();
                let times = 1 + random.below(20);
                bytes.splice(at..at, piece.repeat(times));
            }
            5 => {
                let piece = random
                    .pick(&invariants::PIECES[..])
                    .repeat(1 + random.below(300));
                bytes.splice(at..at, piece.into_bytes());
            }
            6 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = random.next() as u8;
                }
            }
            7 => {
                let range = random.range(bytes.len());
                bytes[range].make_ascii_uppercase();
            }
            _ => {
                // Words stuck together, as lost blanks leave them.
                let range = random.range(bytes.len());
                let kept: Vec<u8> = bytes[range.clone()]
                    .iter()
                    .copied()
                    .filter(|&byte| byte != b' ')
                    .collect();
                bytes.splice(range, kept);
            }
        }
        bytes.truncate(200_000);
    }
    bytes
}

/// A second for 100 kB; three times that much without optimization, where nothing is said of speed.
fn allowed(bytes: usize) -> Duration {
    let seconds = (bytes as f64 / 1e5).max(1.0);
    Duration::from_secs_f64(if cfg!(debug_assertions) {
        seconds * 3.0
    } else {
        seconds
    })
}

/// Runs a target; says what went wrong.
fn trouble(target: fn(&[u8]), bytes: &[u8]) -> Option<String> {
    // A machine at work elsewhere makes one run slow, not three.
    for attempt in 0..3 {
        let start = Instant::now();
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| target(bytes))) {
            let message = panic.downcast_ref::<String>().cloned();
            let message = message.or_else(|| {
                panic
                    .downcast_ref::<&str>()
                    .map(|message| (*message).to_owned())
            });
            return Some(message.unwrap_or_default());
        }
        if start.elapsed() <= allowed(bytes.len()) {
            return None;
        }
        if attempt == 2 {
            return Some(format!("{} bytes took {:?}", bytes.len(), start.elapsed()));
        }
    }
    None
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|value| value.parse().ok())
        .unwrap_or(default)
}

#[test]
fn mutated_samples_break_nothing() {
    let seconds = Duration::from_secs(setting("WARTA_FUZZ_SECONDS", 1));
    let seed = setting("WARTA_FUZZ_SEED", 1);
    let seeds = seeds();
    let folder = support::scratch("fuzz");
    let mut broken = Vec::new();
    for (name, target) in targets::TARGETS {
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let start = Instant::now();
        let (mut inputs, mut size) = (0_u64, 0);
        while start.elapsed() < seconds && broken.len() < 20 {
            let bytes = mutated(&mut random, &seeds);
            inputs += 1;
            size += bytes.len();
            if let Some(message) = trouble(target, &bytes) {
                let file = folder.join(format!("{name}-{seed}-{inputs}.bin"));
                fs::write(&file, &bytes).expect("a writable folder");
                broken.push(format!("{name}: {message}\n    {}", file.display()));
            }
        }
        println!("{name}: {inputs} inputs, {:.1} MB", size as f64 / 1e6);
        assert!(0 < inputs);
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn what_once_broke_a_target_no_longer_does() {
    let mut files: Vec<_> = fs::read_dir(support::path("tests/regressions"))
        .expect("tests/regressions")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "bin"))
        .collect();
    files.sort();
    for file in files {
        let bytes = fs::read(&file).expect("a readable file");
        for (name, target) in targets::TARGETS {
            if let Some(message) = trouble(target, &bytes) {
                panic!("{} breaks {name}: {message}", file.display());
            }
        }
    }
}
