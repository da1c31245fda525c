//! The day in a field such as `published`, in the forms that news sites write.

use warta::Date;

/// The day that a text such as *Selasa, 10 Juni 2025 - 13:23 WIB* names.
///
/// Read are `2025-06-10` with anything behind it, `10-06-2025`, `10/06/2025` (the month first where only that fits or
/// where no zone stands behind the clock time, as in exports of spreadsheets: `6/10/2025 13:23`), and a day, the name
/// of a month in Indonesian or English, and a year. What has no such part (*2 jam lalu*) has no day.
pub fn day_of(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    (0..parts.len()).find_map(|at| day_at(text, &parts, at))
}

fn day_at(text: &str, parts: &[&str], at: usize) -> Option<Date> {
    let [first, second, third] = parts.get(at..at + 3)?.try_into().ok()?;
    let third = third.split('T').next()?;
    if let Some(month) = month(second) {
        return date(year(third)?, month, small(first)?);
    }
    if let Some(year) = year(first) {
        return date(year, small(second)?, small(third)?);
    }
    let (a, b, year) = (small(first)?, small(second)?, year(third)?);
    let spreadsheet = text.contains('/') && text.contains(':') && !text.contains("WI");
    if spreadsheet {
        date(year, a, b).or_else(|| date(year, b, a))
    } else {
        date(year, b, a).or_else(|| date(year, a, b))
    }
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day)
}

fn year(part: &str) -> Option<i16> {
    (part.len() == 4).then(|| part.parse().ok())?
}

fn small(part: &str) -> Option<i8> {
    (part.len() <= 2).then(|| part.parse().ok())?
}

/// Months by their first three letters, in Indonesian and English.
fn month(part: &str) -> Option<i8> {
    let letters = part.get(..3)?.to_ascii_lowercase();
    let month = match letters.as_str() {
        "jan" => 1,
        "feb" | "peb" => 2,
        "mar" => 3,
        "apr" => 4,
        "mei" | "may" => 5,
        "jun" => 6,
        "jul" => 7,
        "agu" | "aug" | "ags" => 8,
        "sep" => 9,
        "okt" | "oct" => 10,
        "nov" | "nop" => 11,
        "des" | "dec" => 12,
        _ => return None,
    };
    part.bytes()
        .all(|b| b.is_ascii_alphabetic())
        .then_some(month)
}
