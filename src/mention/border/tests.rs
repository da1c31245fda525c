use super::{EntityKind, Name, RULE, mend};
use crate::input::Input;
use crate::lexicon::Lexicon;
use crate::reading::Reading;

/// The names of a text in which `{…}` is taken for a person and `<…>` for an organization, as they are mended.
fn mended(marked: &str) -> Vec<String> {
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut open = 0;
    for c in marked.chars() {
        match c {
            '{' | '<' => open = text.len(),
            '}' => spans.push((open, text.len(), EntityKind::Person)),
            '>' => spans.push((open, text.len(), EntityKind::Organization)),
            _ => text.push(c),
        }
    }
    let lexicon = Lexicon::builtin();
    let reading = Reading::new(Input::new(&text), lexicon.tables());
    let mut names: Vec<Name> = spans
        .iter()
        .map(|&(start, end, kind)| Name {
            tokens: reading.token_at(start)..reading.token_at(end),
            kind,
            rule: RULE,
        })
        .collect();
    mend(&reading, &mut names);
    let written = |name: &Name| {
        let span = reading.cover(name.tokens.start, name.tokens.end - 1);
        reading.slice(span).to_owned()
    };
    names.iter().map(written).collect()
}

#[test]
fn the_words_of_an_office_leave_the_name() {
    for (marked, expected) in [
        (
            "Kepala Dinas Pangan dan {Agribisnis Wirya Mandala} hadir.",
            vec!["Wirya Mandala"],
        ),
        (
            "Kepala Desa {Sumberejo Wirya Mandala} hadir.",
            vec!["Desa Sumberejo", "Wirya Mandala"],
        ),
        (
            "Bupati <Kulon> {Progo Wirya Mandala} hadir.",
            vec!["Kulon Progo", "Wirya Mandala"],
        ),
        (
            "Pegawai <Bank Sumberejo> datang. Direktur Bank {Sumberejo Wirya Mandala} hadir.",
            vec!["Bank Sumberejo", "Bank Sumberejo", "Wirya Mandala"],
        ),
        (
            "Kepala <BPS Kabupaten Jepara Wiryadi> hadir.",
            vec!["BPS Kabupaten Jepara", "Wiryadi"],
        ),
        (
            "Kata {Kepala Bagian}, {Wirya Mandala}.",
            vec!["Wirya Mandala"],
        ),
    ] {
        assert_eq!(mended(marked), expected, "{marked}");
    }
}

#[test]
fn whole_names_stay() {
    for marked in [
        "Bupati Sari Dewi dan {Wirya Mandala} hadir.",
        "Sekretaris Daerah {Wirya Mandala} hadir.",
        "Ketua <Komisi Kota Bandung Barat> hadir.",
        "Pertemuan dan {Wirya Mandala} itu.",
        "Imam {Wirya Mandala} hadir.",
        "Koki Sumantri dan {Wirya Mandala} hadir.",
        "{Putra Mandala}, <Bank Sumberejo>, hadir.",
    ] {
        let names = mended(marked);
        let kept = !names.is_empty()
            && [["{", "}"], ["<", ">"]]
                .iter()
                .any(|[open, close]| marked.contains(&format!("{open}{}{close}", names[0])));
        assert!(kept, "{marked}: {names:?}");
    }
}

#[test]
fn short_first_words_are_of_the_name() {
    for (marked, expected) in [
        ("kata M. {Wirya Mandala}.", "M. Wirya Mandala"),
        ("kata {M}. {Wirya}.", "M. Wirya"),
        ("Ada vitamin C. {Wirya} hadir.", "Wirya"),
        ("kata FX {Wirya}.", "FX Wirya"),
        ("AKP I {Wayan Mandala} hadir.", "I Wayan Mandala"),
        ("Asisten I {Wirya Mandala} hadir.", "Wirya Mandala"),
        ("kata H. {Wirya Mandala}.", "Wirya Mandala"),
        ("Lari 3000 M {Wirya Mandala}.", "Wirya Mandala"),
    ] {
        assert_eq!(mended(marked), [expected], "{marked}");
    }
}

#[test]
fn a_dash_joins_two_names_or_the_halves_of_one() {
    for (marked, expected) in [
        (
            "{Wirya Mandala} dan {Sari Dewi} hadir. Pasangan {Wirya}–Sari menang.",
            &["Wirya Mandala", "Sari Dewi", "Wirya", "Sari"][..],
        ),
        (
            "{Wirya Mandala} dan {Sari Dewi} hadir. Pasangan Wirya–{Sari} menang.",
            &["Wirya Mandala", "Sari Dewi", "Wirya", "Sari"],
        ),
        (
            "{Wirya Zandro}-Mandalo hadir. {Zandro}-Mandalo diam.",
            &["Wirya Zandro-Mandalo", "Zandro-Mandalo"],
        ),
        ("{Wirya Mandala}-Prof Sari hadir.", &["Wirya Mandala"]),
        ("{Wirya} - Sari hadir.", &["Wirya"]),
    ] {
        assert_eq!(mended(marked), expected, "{marked}");
    }
}

#[test]
fn brackets_are_closed() {
    for (marked, expected) in [
        (
            "Kata <Direktorat Pangan Kementerian Desa (Ditpang Kemendes>) itu.",
            &["Direktorat Pangan Kementerian Desa", "Ditpang Kemendes"][..],
        ),
        (
            "Ia dirawat di Rumah Sakit Umum (<RSU) Lembah Jaya> lagi.",
            &["Rumah Sakit Umum (RSU) Lembah Jaya"],
        ),
        (
            "Kata <Dinas Pangan (Dispang) Jepara> itu.",
            &["Dinas Pangan (Dispang) Jepara"],
        ),
    ] {
        assert_eq!(mended(marked), expected, "{marked}");
    }
}
