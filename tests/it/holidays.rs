//! The movable holidays of the tables against what the heavens and the church tables say.

use warta::{Date, find_timexes, movable_holidays};

/// The value of a holiday in a year, as the one expression of a text.
fn day_of(name: &str, year: i16) -> Option<i64> {
    let text = format!("Warga merayakan {name} {year}.");
    let found = find_timexes(&text, None);
    let timex = found.iter().find(|timex| timex.holiday)?;
    Some(day_number(timex.value.as_ref()?.parse().expect("a day")))
}

/// Days since 1970-01-01.
fn day_number(date: Date) -> i64 {
    let (year, month, day) = (
        i64::from(date.year()),
        i64::from(date.month()),
        i64::from(date.day()),
    );
    // The year begins in March, so that the leap day is its last.
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    365 * year + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * month + 2) / 5
        + day
        - 719_469
}

fn days(year: i16, month: i8, day: i8) -> i64 {
    day_number(Date::new(year, month, day).expect("a day"))
}

/// The day of a new moon (whole `k`) or full moon (`k` and a half), counted from the first of the year 2000, in a zone so
/// many hours ahead of Greenwich: the largest terms of J. Meeus, Astronomical Algorithms, chapter 49; right to minutes.
fn moon(k: f64, zone: f64) -> i64 {
    let mean = 2_451_550.097_66 + 29.530_588_861 * k;
    let sun = (2.5534 + 29.105_356_70 * k).to_radians();
    let moon = (201.5643 + 385.816_935_28 * k).to_radians();
    let node = (160.7108 + 390.670_502_84 * k).to_radians();
    let shift = -0.4072 * moon.sin()
        + 0.1724 * sun.sin()
        + 0.0161 * (2.0 * moon).sin()
        + 0.0104 * (2.0 * node).sin()
        + 0.0074 * (moon - sun).sin()
        - 0.0051 * (moon + sun).sin();
    (mean + shift + 0.5 + zone / 24.0 - 2_440_588.0).floor() as i64
}

/// How many days a day lies behind the nearest such moon; half a month past a new moon for the full one.
fn behind_moon(day: i64, phase: f64, zone: f64) -> i64 {
    let about = ((day - days(2000, 1, 6)) as f64 / 29.530_588_861).round();
    (-2..=2)
        .map(|shift| day - moon(about + f64::from(shift) + phase, zone))
        .min_by_key(|distance| distance.abs())
        .expect("there are five")
}

/// Easter Sunday after Gauss, another way than that of the crate.
fn easter(year: i64) -> i64 {
    let (a, b, c) = (year % 19, year % 4, year % 7);
    let century = year / 100;
    let m = (15 - (13 + 8 * century) / 25 + century - century / 4).rem_euclid(30);
    let n = (4 + century - century / 4).rem_euclid(7);
    let d = (19 * a + m) % 30;
    let e = (2 * b + 4 * c + 6 * d + n) % 7;
    let late = d == 29 && e == 6 || d == 28 && e == 6 && (11 * m + 11) % 30 < 19;
    days(year as i16, 3, 22) + d + e - if late { 7 } else { 0 }
}

/// A day of the arithmetic Hijri calendar: year, month, day.
fn hijri(day: i64) -> (i64, i64, i64) {
    let days = day - days(622, 7, 19);
    let year = (30 * days + 10_646) / 10_631;
    let in_year = days - (354 * (year - 1) + (3 + 11 * year) / 30);
    let month = (in_year * 2 / 59).min(11);
    (year, month + 1, in_year - (59 * month + 1) / 2 + 1)
}

fn years(name: &str) -> impl Iterator<Item = i16> {
    let known = movable_holidays();
    let holiday = known.into_iter().find(|holiday| holiday.name == name);
    holiday.unwrap_or_else(|| panic!("no {name}")).years
}

#[test]
fn hijri_holidays_are_within_a_day_of_the_arithmetic_calendar() {
    let mut compared = 0;
    for (id, name, month, day) in [
        ("tahun-baru-islam", "Tahun Baru Islam", 1, 1),
        ("maulid", "Maulid Nabi", 3, 12),
        ("isra-mikraj", "Isra Mikraj", 7, 27),
        ("idul-fitri", "Idul Fitri", 10, 1),
        ("idul-adha", "Idul Adha", 12, 10),
    ] {
        for year in years(id) {
            let official = day_of(name, year).unwrap_or_else(|| panic!("{name} {year}"));
            let near = (-1..=1).any(|shift| {
                let (_, its_month, its_day) = hijri(official + shift);
                (its_month, its_day) == (month, day)
            });
            assert!(near, "{name} {year}");
            compared += 1;
        }
    }
    assert!(70 < compared, "{compared}");
}

#[test]
fn holidays_of_the_moon_fall_on_its_phases() {
    for year in years("imlek") {
        let day = day_of("Imlek", year).expect("a day");
        assert_eq!(behind_moon(day, 0.0, 8.0), 0, "Imlek {year}");
    }
    for year in years("nyepi") {
        let day = day_of("Nyepi", year).expect("a day");
        let behind = behind_moon(day, 0.0, 8.0);
        assert!((0..=1).contains(&behind), "Nyepi {year}: {behind}");
    }
    for year in years("waisak") {
        let day = day_of("Waisak", year).expect("a day");
        let behind = behind_moon(day, 0.5, 7.0);
        assert!((-1..=1).contains(&behind), "Waisak {year}: {behind}");
    }
}

#[test]
fn holidays_around_easter_are_computed() {
    for year in 1900..=2100 {
        for (name, behind) in [
            ("Jumat Agung", -2),
            ("Paskah", 0),
            ("Kenaikan Isa Almasih", 39),
            ("Pentakosta", 49),
        ] {
            assert_eq!(
                day_of(name, year),
                Some(easter(year.into()) + behind),
                "{name} {year}"
            );
        }
    }
}
