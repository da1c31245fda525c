//! The program `analyze`, as it is called from a shell.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use crate::support::{path, scratch};

/// The program, built once with the profile of the tests.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo
            .current_dir(path(""))
            .args(["build", "--quiet", "--example", "analyze"]);
        if !cfg!(debug_assertions) {
            cargo.arg("--release");
        }
        assert!(
            cargo.status().expect("cargo").success(),
            "the program is built"
        );
        let tests = std::env::current_exe().expect("the path of the tests");
        let built = tests
            .ancestors()
            .nth(2)
            .expect("a folder for the profile")
            .join("examples/analyze");
        assert!(
            built
                .with_extension(std::env::consts::EXE_EXTENSION)
                .is_file(),
            "{} was built",
            built.display()
        );
        built
    })
}

fn analyze(arguments: &[&str]) -> Output {
    Command::new(program())
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn start(arguments: &[&str]) -> Child {
    let mut command = Command::new(program());
    command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command.spawn().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn line(number: usize) -> String {
    let text =
        format!("“Kami siap {number},” kata Kepala Dinas Perikanan Ratna Dewi, Rabu (14/6).");
    format!("{{\"id\":\"a{number}\",\"text\":\"{text}\",\"published\":\"2023-06-14\"}}\n")
}

fn lines(count: usize) -> String {
    (0..count).map(line).collect()
}

#[test]
fn the_samples_come_out_in_order() {
    let samples = path("data/samples").display().to_string();
    let output = analyze(&[&samples]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let ids: Vec<String> = text(&output.stdout)
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).expect("JSON")["id"]
                .as_str()
                .expect("an id")
                .to_owned()
        })
        .collect();
    let mut sorted = ids.clone();
    sorted.sort();
    assert!(15 <= ids.len());
    assert_eq!(
        ids, sorted,
        "the files and the ids in them are in order of their names"
    );
    assert_eq!(
        text(&output.stderr),
        "",
        "nothing is said where nothing is wrong"
    );
}

#[test]
fn a_page_shows_what_was_found() {
    let folder = scratch("page");
    let file = folder.join("a.txt");
    fs::write(
        &file,
        "“Kami siap,” kata Kepala Dinas Perikanan Ratna Dewi, Rabu (14/6).",
    )
    .expect("a file");
    let output = analyze(&[
        "--format",
        "text",
        "--document-date",
        "2023-06-14",
        &file.display().to_string(),
    ]);
    let page = text(&output.stdout);
    assert!(
        page.starts_with(&format!("{} · 2023-06-14\n", file.display())),
        "{page}"
    );
    for words in [
        "Kami siap",
        "kata",
        "Ratna Dewi",
        "2023-06-14",
        "Rabu (14/6)",
    ] {
        assert!(page.contains(words), "{words} is missing:\n{page}");
    }
    assert!(!page.contains('\u{1b}'), "no colours outside of a terminal");
}

#[test]
fn every_option_is_explained() {
    let output = analyze(&["--help"]);
    assert!(output.status.success());
    let help = text(&output.stdout);
    let source = fs::read_to_string(path("examples/analyze/options.rs")).expect("the options");
    let options: Vec<&str> = source
        .split("Long(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(10 < options.len());
    for option in options {
        assert!(
            help.contains(&format!("--{option}")),
            "--{option} is not explained"
        );
    }
    assert!(
        help.lines().all(|line| line.chars().count() <= 100),
        "the help fits a terminal"
    );
}

#[test]
fn wrong_calls_end_with_2_and_say_why() {
    for (arguments, why) in [
        (&["--bad"][..], "invalid option '--bad'"),
        (&[], "no input"),
        (&["no/such/file.jsonl"], "no/such/file.jsonl: No such file"),
        (
            &["--layers", "names", "-"],
            "--layers \"names\": unknown layer \"names\"",
        ),
        (
            &["--format", "xml", "-"],
            "--format \"xml\": the formats are jsonl and text",
        ),
        (&["--threads", "0", "-"], "--threads \"0\": "),
        (&["--limit", "-1", "-"], "--limit \"-1\": "),
        (&["--limit"], "'--limit'"),
        (
            &["--document-date", "14/6/2023", "-"],
            "--document-date \"14/6/2023\": ",
        ),
        (&["--resume", "-"], "--resume needs --out"),
        (
            &["--out", "no/such/folder/out.jsonl", "-"],
            "no/such/folder/out.jsonl.part: No such file",
        ),
        (
            &["--rejects", "no/such/folder/r", "-"],
            "no/such/folder/r: No such file",
        ),
    ] {
        let output = analyze(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let error = text(&output.stderr);
        assert!(
            error.starts_with("analyze: ") && error.contains(why),
            "{arguments:?}: {error}"
        );
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn broken_lines_are_told_kept_and_counted() {
    let folder = scratch("rejects");
    let name = |file: &str| folder.join(file).display().to_string();
    fs::write(
        folder.join("a.jsonl"),
        format!("{}broken\n{}{{\"id\": 1}}\n", line(0), line(1)),
    )
    .expect("a file");
    fs::write(folder.join("b.txt"), "").expect("a file");
    fs::write(folder.join("c.txt"), b"Satu.\n\xff").expect("a file");
    fs::write(folder.join("d.jsonl"), line(2)).expect("a file");
    let output = analyze(&[
        "--rejects",
        &name("bad"),
        &name("a.jsonl"),
        &name("b.txt"),
        &name("c.txt"),
        &name("d.jsonl"),
    ]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout).lines().count(), 3);
    let errors = text(&output.stderr);
    let errors: Vec<&str> = errors.lines().collect();
    let wanted = [
        format!(
            "{}:2: broken JSON: expected value (column 1)",
            name("a.jsonl")
        ),
        format!("{}:4: no field \"text\"", name("a.jsonl")),
        format!("{}:1: the file is empty", name("b.txt")),
        format!("{}:2: not UTF-8 from byte 7 on", name("c.txt")),
        "analyze: 4 could not be read".to_owned(),
    ];
    assert_eq!(errors, wanted);
    assert_eq!(
        fs::read(name("bad")).expect("a file"),
        b"broken\n{\"id\": 1}\nSatu.\n\xff\n"
    );
}

#[test]
fn a_filter_answers_each_line_as_it_comes() {
    let mut child = start(&["--layers", "quotes", "-"]);
    let mut input = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe"));
    for number in 0..3 {
        input.write_all(line(number).as_bytes()).expect("a pipe");
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("a pipe");
        assert!(
            answer.starts_with(&format!("{{\"id\":\"a{number}\",")) && answer.ends_with("]}\n"),
            "{answer}"
        );
    }
    drop(input);
    assert!(child.wait().expect("the program ends").success());
}

#[test]
fn a_filter_of_nothing_says_nothing() {
    let output = analyze(&["-"]);
    assert!(output.status.success());
    assert!(output.stdout.is_empty() && output.stderr.is_empty());
}

#[test]
fn whoever_reads_may_stop_early() {
    let folder = scratch("closed");
    let file = folder.join("a.jsonl");
    fs::write(&file, lines(20_000)).expect("a file");
    let mut child = start(&[&file.display().to_string()]);
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut answer = String::new();
    answers.read_line(&mut answer).expect("a pipe");
    drop(answers);
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(
        (output.status.code(), text(&output.stderr).as_str()),
        (Some(0), "")
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_the_run_with_a_message() {
    let folder = scratch("full");
    let file = folder.join("a.jsonl");
    fs::write(&file, lines(2000)).expect("a file");
    let output = analyze(&["--out", "/dev/full", &file.display().to_string()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).starts_with("analyze: the output cannot be written: No space left"),
        "{}",
        text(&output.stderr)
    );
}

/// Feeds a run with the first part of an input, and waits until it has written something and no more comes.
#[cfg(unix)]
fn begun(out: &Path, first: &str) -> Child {
    let part = PathBuf::from(format!("{}.part", out.display()));
    let mut child = start(&["--out", &out.display().to_string(), "-"]);
    child
        .stdin
        .as_mut()
        .expect("a pipe")
        .write_all(first.as_bytes())
        .expect("a pipe");
    let start = Instant::now();
    let mut sizes = [0, 0];
    while sizes[1] == 0 || sizes[0] != sizes[1] {
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "nothing was written"
        );
        std::thread::sleep(Duration::from_millis(50));
        let size = fs::metadata(&part).map_or(0, |file| file.len());
        sizes = [sizes[1], size];
    }
    child
}

/// Runs with the whole input to the end.
#[cfg(unix)]
fn whole(arguments: &[&str], input: &str) -> Output {
    let mut child = start(arguments);
    let mut pipe = child.stdin.take().expect("a pipe");
    let input = input.to_owned();
    let feeder = std::thread::spawn(move || pipe.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("the program ends");
    let _ = feeder.join().expect("no panic");
    output
}

#[cfg(unix)]
#[test]
fn a_killed_run_goes_on_to_the_same_bytes() {
    let folder = scratch("killed");
    let input = lines(8000);
    let first = &input[..input.len() / 2];
    for name in ["r.jsonl", "r.jsonl.gz", "r.jsonl.zst"] {
        let (once, again) = (folder.join(format!("once-{name}")), folder.join(name));
        let (once_name, again_name) = (once.display().to_string(), again.display().to_string());
        assert!(whole(&["--out", &once_name, "-"], &input).status.success());
        let mut child = begun(&again, first);
        child.kill().expect("a running program");
        child.wait().expect("a killed program");
        assert!(!again.exists());
        let output = whole(&["--resume", "--stats", "--out", &again_name, "-"], &input);
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert!(
            text(&output.stderr).contains("resumed"),
            "{}",
            text(&output.stderr)
        );
        assert!(
            fs::read(&once).expect("a file") == fs::read(&again).expect("a file"),
            "{name} differs"
        );
        assert!(!folder.join(format!("{name}.part")).exists());
    }
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_ends_with_whole_lines() {
    let folder = scratch("interrupted");
    let out = folder.join("r.jsonl");
    let input = lines(8000);
    let mut child = begun(&out, &input[..input.len() / 2]);
    let pid = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &pid])
            .status()
            .expect("kill")
            .success()
    );
    std::thread::sleep(Duration::from_millis(100));
    drop(child.stdin.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(130), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("--resume goes on from here"));
    let mut part = String::new();
    fs::File::open(folder.join("r.jsonl.part"))
        .expect("a file")
        .read_to_string(&mut part)
        .expect("UTF-8");
    assert!(part.ends_with('\n') && 0 < part.lines().count());
    let ids = part
        .lines()
        .map(|line| line.split('"').nth(3).expect("an id").to_owned());
    assert!(
        ids.eq((0..part.lines().count()).map(|number| format!("a{number}"))),
        "each line is there once"
    );
}

#[test]
fn limits_stats_and_packed_files() {
    let folder = scratch("limits");
    let name = |file: &str| folder.join(file).display().to_string();
    fs::write(folder.join("a.jsonl"), lines(50)).expect("a file");
    let output = analyze(&[
        "--limit",
        "20",
        "--stats",
        "--out",
        &name("r.jsonl.zst"),
        &name("a.jsonl"),
    ]);
    assert!(output.status.success());
    let stats = text(&output.stderr);
    let articles = stats
        .lines()
        .next()
        .expect("a line")
        .split_whitespace()
        .collect::<Vec<_>>();
    assert_eq!(articles, ["articles", "20"], "{stats}");
    // The results have an id but no text: read again, they are lines with a string as text.
    let output = analyze(&["--text-field", "id", &name("r.jsonl.zst")]);
    assert_eq!(
        text(&output.stdout).lines().count(),
        20,
        "{}",
        text(&output.stderr)
    );
}
