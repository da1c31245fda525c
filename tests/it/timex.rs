//! Times: every day from 1900 to 2100 in each written form, the examples of the tables, and what must not break.

use std::collections::BTreeSet;
use std::fs;

use warta::{Date, Timex, TimexKind, TimexPart, TimexWarning, find_timexes};

use crate::support;

const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

const WEEKDAYS: [&str; 7] = [
    "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu",
];

fn date(text: &str) -> Option<Date> {
    Some(text.parse().expect("a date"))
}

fn only(text: &str, today: Option<Date>) -> Timex {
    let mut found = find_timexes(text, today);
    assert_eq!(found.len(), 1, "{text}: {found:#?}");
    found.remove(0)
}

fn days() -> impl Iterator<Item = Date> {
    (1900..=2100_i16).flat_map(|year| {
        (1..=12).flat_map(move |month| (1..=31).filter_map(move |day| Date::new(year, month, day)))
    })
}

/// The forms of a date with its year, in which the value needs no other date.
fn full_forms(date: Date, weekday: &str) -> Vec<String> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let name = MONTHS[month as usize - 1];
    vec![
        format!("{weekday} ({day}/{month}/{year})"),
        format!("{weekday}, ({day:02}/{month:02}/{year})"),
        format!("{weekday}, {day} {name} {year}"),
        format!("{weekday} malam ({day}/{month}/{year})"),
        format!("hari {weekday} tanggal {day} {name} {year}"),
        format!("{day} {name} {year}"),
        format!("{day}/{month}/{year}"),
        format!("{day:02}-{month:02}-{year}"),
        format!("{year}-{month:02}-{day:02}"),
        format!("tanggal {day} {name} {year} lalu"),
    ]
}

#[test]
fn every_day_of_two_centuries_comes_back_from_each_form() {
    let (mut count, mut texts) = (0, 0);
    for (index, date) in days().enumerate() {
        count += 1;
        // 1 January 1900 was a Monday.
        let weekday = WEEKDAYS[index % 7];
        let mut forms = full_forms(date, weekday);
        let mut values = vec![date.to_string(); forms.len()];
        // Without its year the day takes that of the document.
        forms.push(format!("{weekday} ({}/{})", date.day(), date.month()));
        values.push(date.to_string());
        // One text a day: each form stands in a sentence of its own.
        let text: String = forms
            .iter()
            .map(|form| format!("Rapat digelar {form}.\n"))
            .collect();
        texts += text.len();
        let found = find_timexes(&text, Some(date));
        let spans: Vec<&str> = found
            .iter()
            .map(|timex| &text[timex.span.range()])
            .collect();
        assert_eq!(spans, forms, "{text}");
        for (timex, value) in found.iter().zip(&values) {
            assert_eq!(timex.value.as_ref(), Some(value), "{text}");
            assert!(timex.warnings.is_empty(), "{text}: {timex:?}");
        }
        let interval = found[0].interval().expect("a day is an interval");
        assert_eq!(interval.start.map(|start| start.date), Some(date));
    }
    assert_eq!(count, 73_414);
    assert!(texts > 10_000_000);
}

#[test]
fn examples_of_the_tables_are_read_by_their_rows() {
    let today = date("2023-06-15");
    let mut wrong = Vec::new();
    for (file, key) in [
        ("data/time.tsv", "word"),
        ("data/time-holidays.tsv", "name"),
    ] {
        let table = fs::read_to_string(support::path(file)).expect("a table");
        let columns = table
            .lines()
            .find_map(|line| line.strip_prefix("# columns:"));
        let columns: Vec<&str> = columns.expect("columns").split_whitespace().collect();
        let at = |name: &str| {
            columns
                .iter()
                .position(|column| *column == name)
                .expect("a column")
        };
        for row in table.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').collect();
            let (word, example) = (cells[at(key)], cells[at("example")]);
            let shown = find_timexes(example, today).iter().any(|timex| {
                let form = example[timex.span.range()].to_lowercase();
                let word = word.to_lowercase();
                form.split(|c: char| !c.is_alphanumeric() && c != '-')
                    .any(|part| part == word)
                    || form.split('-').any(|part| part == word)
                    || (word.contains([' ', '\'']) && form.contains(&word))
            });
            if !shown {
                wrong.push(format!("{file}: {word}: {example}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn numbers_without_measure_neither_overflow_nor_panic() {
    let today = date("2023-06-14");
    let huge = format!(
        "1{} hari lagi, 1{} tahun lalu.",
        "0".repeat(30),
        "0".repeat(400)
    );
    let texts = [
        huge.as_str(),
        "tahun 999999999",
        "-5 hari lagi",
        "999999999 tahun lalu, 999999999 abad lalu, 999999999 bulan lalu, 999999999 pekan lalu",
        "999.999.999.999 x 999.999.999 jam",
        "sembilan ratus ribu ribu ribu ribu tahun lalu",
        "Senin (99/99/9999) Selasa (0/0/0) Rabu (31/2/2023) Kamis (14/6/",
        "tanggal 31 Februari, 30 Februari 2024 dan 29 Februari 2023",
        "pukul 99.99, jam 25, pukul 24.00, 10:61 WIB",
        "Rabu (14/6/0000) 14/6/9999 31 Desember 9999 lalu",
        "abad ke-99, abad 0, kuartal V 2023, kuartal 9, tahun 0-an",
        "H+99 Lebaran, H-99, 1 Ramadan 9999 H, 45 Muharam 1 H",
        "12-14-16-18-20-22-24 Juni, 1, 2, 3, 4, 5, 6, 7, 8, 9 dan 10 Juni 2023",
        "setiap setiap setiap 0 hari, 0 kali sehari, akhir akhir akhir awal awal 2023",
        "( ( ( Senin ( ( 14/6 ) ) ) Selasa -- Rabu - Kamis - Jumat -",
    ];
    for text in texts {
        for today in [None, today, date("0001-01-01"), date("9999-12-31")] {
            for timex in find_timexes(text, today) {
                let _ = (timex.interval(), timex.edtf());
                assert!(!text[timex.span.range()].is_empty());
            }
        }
    }
    let impossible = only("Rapat digelar 31 Februari 2023.", None);
    assert_eq!(impossible.value, None);
    assert_eq!(impossible.warnings, [TimexWarning::Impossible]);
}

#[test]
fn long_runs_take_linear_time() {
    for piece in [
        "1, ",
        "Senin-",
        "12-",
        "(14/6 ",
        "dua puluh ",
        "akhir ",
        "setiap ",
        "malam ",
        "hari ini ",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        let _ = find_timexes(&text, date("2023-06-14"));
    }
}

#[test]
fn a_weekday_that_does_not_fit_is_reported_with_the_likely_date() {
    let likely = |text: &str, today: &str| match only(text, date(today)).warnings.first() {
        Some(TimexWarning::Weekday { likely }) => likely.clone(),
        other => panic!("{text}: {other:?}"),
    };
    // A slip in the year, in the month, and in the weekday.
    assert_eq!(
        likely("Rapat digelar Senin (20/10/2026).", "2025-10-21").as_deref(),
        Some("2025-10-20")
    );
    assert_eq!(
        likely("Rapat digelar Jumat (29/6/2026).", "2026-05-29").as_deref(),
        Some("2026-05-29")
    );
    assert_eq!(
        likely("Rapat digelar Selasa (2/3).", "2020-03-03").as_deref(),
        Some("2020-03-02")
    );
    let kept = only("Rapat digelar Senin (20/10/2026).", date("2025-10-21"));
    assert_eq!(kept.value.as_deref(), Some("2026-10-20"));
}

#[test]
fn what_is_inferred_is_named() {
    let parts = |timex: &Timex| {
        timex
            .inferred
            .iter()
            .map(|inferred| inferred.part)
            .collect::<Vec<_>>()
    };
    let today = date("2023-06-15");
    assert_eq!(
        parts(&only("Rapat digelar Rabu (14/6).", today)),
        [TimexPart::Year]
    );
    assert_eq!(
        parts(&only("Rapat digelar kemarin.", today)),
        [TimexPart::Day]
    );
    assert_eq!(parts(&only("Rapat digelar 14 Juni 2023.", today)), []);
    let open = only("Rapat digelar Rabu (14/6).", None);
    assert_eq!(open.value.as_deref(), Some("XXXX-06-14"));
    assert!(open.candidates.contains(&2017) && open.candidates.contains(&2023));
}

#[test]
fn an_article_of_another_time_than_its_date_counts_from_its_own_days() {
    let text =
        "Kata dia, Rabu (23/11). Program tahun 2022 itu dimulai 17 Maret 2022. Hari ini ia pulang.";
    let values: Vec<Option<String>> = find_timexes(text, date("2018-04-22"))
        .into_iter()
        .map(|timex| timex.value)
        .collect();
    let values: Vec<&str> = values.iter().flatten().map(String::as_str).collect();
    assert_eq!(values, ["2022-11-23", "2022", "2022-03-17", "2022-11-23"]);
}

#[test]
fn values_as_intervals_and_edtf() {
    let today = date("2023-06-14");
    let cases = [
        (
            "pada 2023",
            "2023-01-01T00:00:00",
            "2024-01-01T00:00:00",
            "2023",
        ),
        (
            "pada Juni 2023",
            "2023-06-01T00:00:00",
            "2023-07-01T00:00:00",
            "2023-06",
        ),
        (
            "kuartal II 2023",
            "2023-04-01T00:00:00",
            "2023-07-01T00:00:00",
            "2023-34",
        ),
        (
            "semester II 2023",
            "2023-07-01T00:00:00",
            "2024-01-01T00:00:00",
            "2023-41",
        ),
        (
            "pekan lalu",
            "2023-06-05T00:00:00",
            "2023-06-12T00:00:00",
            "2023-06-05/2023-06-11",
        ),
        (
            "akhir pekan lalu",
            "2023-06-10T00:00:00",
            "2023-06-12T00:00:00",
            "2023-06-10/2023-06-11",
        ),
        (
            "tahun 1990-an",
            "1990-01-01T00:00:00",
            "2000-01-01T00:00:00",
            "199X",
        ),
        (
            "abad ke-20",
            "1900-01-01T00:00:00",
            "2000-01-01T00:00:00",
            "19XX",
        ),
        (
            "sekitar 2019",
            "2019-01-01T00:00:00",
            "2020-01-01T00:00:00",
            "2019~",
        ),
        (
            "12 dan 22 Juni 2023",
            "2023-06-12T00:00:00",
            "2023-06-23T00:00:00",
            "{2023-06-12,2023-06-22}",
        ),
        (
            "Rabu (14/6/2023) pukul 10.00 WIB",
            "2023-06-14T10:00:00",
            "2023-06-14T10:00:00",
            "2023-06-14T10:00:00+07:00",
        ),
    ];
    for (text, start, end, edtf) in cases {
        let timex = only(text, today);
        let interval = timex
            .interval()
            .unwrap_or_else(|| panic!("{text}: {timex:?}"));
        let moments =
            [interval.start, interval.end].map(|moment| moment.map(|moment| moment.to_string()));
        assert_eq!(
            moments,
            [Some(start.to_owned()), Some(end.to_owned())],
            "{text}"
        );
        assert_eq!(timex.edtf().as_deref(), Some(edtf), "{text}");
    }
    let length = only("dalam setahun terakhir", today);
    assert_eq!(length.kind, TimexKind::Duration);
    let interval = length.interval().expect("it counts from the document date");
    assert_eq!(
        interval.start.expect("a start").to_string(),
        "2022-06-14T00:00:00"
    );
    let open = only("tahun 2000 ke atas", None);
    assert!(open.interval().expect("open").end.is_none());
    assert_eq!(
        only("Rabu (14/6)", None).edtf().as_deref(),
        Some("XXXX-06-14")
    );
}

#[test]
fn one_call_finds_what_the_analyzer_finds() {
    let text = "Rapat digelar Rabu (14/6) malam dan setiap Senin, menurut UU Nomor 14 Tahun 2008.";
    let document =
        warta::Analyzer::new().analyze(warta::Input::new(text).document_date(date("2023-06-15")));
    assert_eq!(document.timexes(), find_timexes(text, date("2023-06-15")));
    let rules: BTreeSet<&str> = document
        .timexes()
        .iter()
        .map(|timex| timex.rule.as_str())
        .collect();
    assert_eq!(rules, BTreeSet::from(["time/every", "time/weekday"]));
}
