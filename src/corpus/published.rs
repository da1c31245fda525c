//! The day in a field such as `published`, in the forms that news sites write.

use crate::date::Date;

/// The day that a text such as *Selasa, 10 Juni 2025 - 13:23 WIB* (Tuesday …) names.
///
/// Read are `2025-06-10` with anything behind it, `10-06-2025`, `10/06/2025`, and a day, the name of a month in
/// Indonesian or English, and a year. With slashes and a clock time without a zone, as spreadsheets export it, the month
/// comes first: `6/10/2025 13:23`. What holds no such part (*2 jam lalu*, two hours ago) names no day.
pub(crate) fn day_of(text: &str) -> Option<Date> {
    let mut window = ["", "", ""];
    for part in text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
    {
        window = [window[1], window[2], part];
        if let Some(date) = day(window, text) {
            return Some(date);
        }
    }
    None
}

fn day([first, second, third]: [&str; 3], text: &str) -> Option<Date> {
    let third = third.split('T').next()?;
    if let Some(month) = month(second) {
        return Date::new(year(third)?, month, small(first)?);
    }
    if let Some(year) = year(first) {
        return Date::new(year, small(second)?, small(third)?);
    }
    let (a, b, year) = (small(first)?, small(second)?, year(third)?);
    let spreadsheet = text.contains('/') && text.contains(':') && !text.contains("WI");
    let (month, day) = if spreadsheet { (a, b) } else { (b, a) };
    Date::new(year, month, day).or_else(|| Date::new(year, day, month))
}

fn year(part: &str) -> Option<i16> {
    if part.len() != 4 {
        return None;
    }
    part.parse().ok()
}

fn small(part: &str) -> Option<i8> {
    if part.len() > 2 {
        return None;
    }
    part.parse().ok()
}

/// Months by their first three letters, in Indonesian and English.
fn month(part: &str) -> Option<i8> {
    const MONTHS: [(&[u8; 3], i8); 17] = [
        (b"jan", 1),
        (b"feb", 2),
        (b"peb", 2),
        (b"mar", 3),
        (b"apr", 4),
        (b"mei", 5),
        (b"may", 5),
        (b"jun", 6),
        (b"jul", 7),
        (b"agu", 8),
        (b"ags", 8),
        (b"aug", 8),
        (b"sep", 9),
        (b"okt", 10),
        (b"oct", 10),
        (b"nov", 11),
        (b"des", 12),
    ];
    if !part.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let letters = part.as_bytes().get(..3)?;
    let known = MONTHS
        .iter()
        .find(|(month, _)| letters.eq_ignore_ascii_case(*month));
    known
        .map(|(_, month)| *month)
        .or_else(|| letters.eq_ignore_ascii_case(b"dec").then_some(12))
}

#[cfg(test)]
mod tests {
    use super::day_of;

    #[test]
    fn the_forms_of_news_sites_are_read() {
        for (text, day) in [
            ("2025-06-10", "2025-06-10"),
            ("2025-06-10T19:03:00+07:00", "2025-06-10"),
            ("2021-05-04 09:03:39", "2021-05-04"),
            ("16-10-2023", "2023-10-16"),
            ("Selasa, 10 Juni 2025 - 13:23 WIB", "2025-06-10"),
            ("10 Juni 2025 |19:03 WIB", "2025-06-10"),
            ("Kamis, 19 Jun 2025 18:00 WIB", "2025-06-19"),
            ("Diperbarui 18 Jun 2025, 22:00 WIB", "2025-06-18"),
            ("Tayang: Senin, 9 Juni 2025 18:22 WITA", "2025-06-09"),
            ("06 Agu 2021", "2021-08-06"),
            ("Selasa, 22 Januari 2019 / 08:04 WIB", "2019-01-22"),
            (
                ",\u{a0}Jurnalis-Jum'at, 20 Juni 2025 |18:42 WIB",
                "2025-06-20",
            ),
            ("Kabar.com - 12/05/2024, 21:28 WIB", "2024-05-12"),
            ("10/21/2025 16:46", "2025-10-21"),
            ("7/4/2025 13:07", "2025-07-04"),
            ("21+January+2019", "2019-01-21"),
            ("13+December+2018", "2018-12-13"),
            ("Rabu   18 Jun 2025  22:02 WIB", "2025-06-18"),
            ("Rabu, 4 Juni 2025-  19:23 WIB", "2025-06-04"),
            ("Selasa, 10 Jun 2025 - 13:17 WIB_x0000_", "2025-06-10"),
        ] {
            assert_eq!(
                day_of(text).map(|day| day.to_string()).as_deref(),
                Some(day),
                "{text:?}"
            );
        }
    }

    #[test]
    fn what_names_no_day_has_none() {
        for text in [
            "",
            "2 jam lalu",
            "12 menit lalu",
            "Juni 2025",
            "31 Februari 2025",
            "99-99-9999",
            "13:23 WIB",
        ] {
            assert_eq!(day_of(text), None, "{text:?}");
        }
    }
}
