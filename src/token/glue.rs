//! Words that a lost blank has glued together: *KetuaPerhimpunan, menyebuttarif, kepadaBBC*.

use crate::lexicon::{Tables, WordClass, ascii_key, is_half};

/// Longer runs are left as they are.
pub(super) const LONGEST: usize = 64;
/// Shorter words of one case are left as they are.
pub(super) const SHORTEST: usize = 9;

// KetuaPerhimpunan, dilansirReuters, JugaSelain, BRIterus: where a capital stands inside a run, the words on its sides
// show whether a blank was lost. Not: YouTube, BPJamsostek, KapanLagi, PermenPAN.
/// The first cut in a run of ASCII letters with capitals inside.
pub(super) fn cut_at_case(run: &[u8], tables: &Tables) -> Option<usize> {
    if run.len() > LONGEST {
        return None;
    }
    if tables
        .tokens
        .is_brand(tables.vocabulary.lookup(ascii_key(run, 0, run.len())))
    {
        return None;
    }
    let mut borders = (1..run.len())
        .filter(|&at| run[at].is_ascii_uppercase() && run[at - 1].is_ascii_lowercase());
    let cut = borders.find(|&border| parts_at(run, border, tables));
    cut.or_else(|| capitals_then_word(run, tables))
}

/// Whether the words on the sides of a border between a small and a capital letter are two.
fn parts_at(run: &[u8], border: usize, tables: &Tables) -> bool {
    let right_end = word_end(run, border);
    let (left, right) = (&run[..border], &run[border..right_end]);
    let common = |word: &[u8]| tables.vocabulary.count(ascii_key(word, 0, word.len()));
    let class = |word: &[u8]| tables.vocabulary.find(ascii_key(word, 0, word.len())).1;
    let pair = tables.vocabulary.lookup(ascii_key(run, 0, right_end));
    if tables.tokens.is_prefix_of_brands(left) || tables.tokens.is_brand(pair) {
        return false;
    }
    if left[0].is_ascii_lowercase() {
        return match left.len() {
            0 | 1 => false,
            2 => matches!(left, b"di" | b"ke") && right.len() > 1,
            3 => common(left) >= 1000,
            _ => common(left) >= 40,
        };
    }
    let heads = WordClass::TITLE | WordClass::ORG_HEAD | WordClass::PLACE_HEAD;
    let names = WordClass::NAME | heads;
    let acronym = right.len() > 1 && right.iter().all(u8::is_ascii_uppercase);
    let known_left = left.len() >= 4 && (common(left) >= 20 || class(left).is(names));
    // Beside a frequent word, any word that is known at all.
    let least = if common(left) >= 300 { 3 } else { 20 };
    let known_right = right.len() >= 4 && (common(right) >= least || class(right).is(names));
    let opens =
        right.len() >= 3 && left.len() >= 4 && class(right).is(WordClass::OPENER | WordClass::PAGE);
    opens || (known_left && (known_right || acronym))
}

/// The end of the capitals at `at` and of the small letters behind them.
fn word_end(run: &[u8], at: usize) -> usize {
    let capitals = run[at..]
        .iter()
        .take_while(|b| b.is_ascii_uppercase())
        .count();
    let small = run[at + capitals..]
        .iter()
        .take_while(|b| b.is_ascii_lowercase());
    at + capitals + small.count()
}

// BRIterus, TNIsaat. Not: BPJamsostek, KUHPerdata, MInggu.
fn capitals_then_word(run: &[u8], tables: &Tables) -> Option<usize> {
    let capitals = run.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let tail = &run[capitals..];
    if capitals < 2 || tail.len() < 4 || !tail.iter().all(u8::is_ascii_lowercase) {
        return None;
    }
    let common = |at: usize| tables.vocabulary.count(ascii_key(run, at, run.len()));
    (common(capitals) >= 100 && common(capitals - 1) < 20).then_some(capitals)
}

// menyebuttarif, anemiasangat, Israeltelah: a long word that is in no table, made of two that are frequent.
// Not: pascapandemi, antikorupsi: prefixes; Tanjungpinang: a name whose end is no function word.
/// The cut in a run of small letters, the first large or small.
pub(super) fn cut_at_words(run: &[u8], tables: &Tables) -> Option<usize> {
    /// The least product of the counts of both parts.
    const PRODUCT: u64 = 60_000;
    if run.len() > LONGEST / 2 {
        return None;
    }
    let count = |from: usize, to: usize| tables.vocabulary.count(ascii_key(run, from, to));
    let capital = run[0].is_ascii_uppercase();
    let mut best = (0, None);
    for at in tables.vocabulary.joints.cuts(run) {
        let right = count(at, run.len());
        let fits = if capital {
            tables.tokens.is_function(&run[at..])
        } else {
            // *melaporakan* is a slip for *melaporkan*.
            &run[at..] != b"akan" && is_half(run.len() - at, right)
        };
        if !fits {
            continue;
        }
        let left = if capital {
            name_count(run, at, tables)
        } else {
            count(0, at)
        };
        let left_fits = is_half(at, left) && !tables.tokens.is_prefix(&run[..at]);
        let product = u64::from(left) * u64::from(right);
        if left_fits && product >= PRODUCT && product > best.0 {
            best = (product, Some(at));
        }
    }
    best.1
}

/// A name that the tables know counts as a frequent word.
fn name_count(run: &[u8], end: usize, tables: &Tables) -> u32 {
    let (_, classes) = tables.vocabulary.find(ascii_key(run, 0, end));
    if end > 3 && classes.is(WordClass::NAME) {
        300
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::{cut_at_case, cut_at_words};
    use crate::lexicon::Lexicon;

    #[track_caller]
    fn assert_cut(run: &str, first: Option<&str>) {
        let lexicon = Lexicon::builtin();
        let bytes = run.as_bytes();
        let cut = match bytes[1..].iter().any(u8::is_ascii_uppercase) {
            true => cut_at_case(bytes, lexicon.tables()),
            false => cut_at_words(bytes, lexicon.tables()),
        };
        assert_eq!(cut.map(|cut| &run[..cut]), first, "{run}");
    }

    #[test]
    fn case_shows_a_lost_blank() {
        assert_cut("KetuaPerhimpunan", Some("Ketua"));
        assert_cut("kepadaBBC", Some("kepada"));
        assert_cut("dilansirReuters", Some("dilansir"));
        assert_cut("diGaza", Some("di"));
        assert_cut("RahmawatiEditor", Some("Rahmawati"));
        assert_cut("JugaSelain", Some("Juga"));
        assert_cut("BPKmelakukan", Some("BPK"));
        for run in [
            "YouTube",
            "BPJamsostek",
            "KapanLagi",
            "BukaLapak",
            "detikNews",
            "TribunJabar",
            "McDonald",
            "KUHPerdata",
            "PermenPANRB",
            "iPhone",
            "MInggu",
        ] {
            assert_cut(run, None);
        }
    }

    #[test]
    fn frequent_words_show_a_lost_blank() {
        assert_cut("menyebuttarif", Some("menyebut"));
        assert_cut("pemerintahyang", Some("pemerintah"));
        assert_cut("Jakartadengan", Some("Jakarta"));
        for run in [
            "pascapandemi",
            "antikorupsi",
            "Tanjungpinang",
            "Jatinegara",
            "pertanggungjawaban",
            "melaporakan",
            "Kartanegara",
        ] {
            assert_cut(run, None);
        }
    }

    #[test]
    fn long_runs_stay_whole() {
        assert_cut(&"pemerintahYang".repeat(40), None);
        assert_cut(&"pemerintahyang".repeat(40), None);
    }
}
