//! The longer names that a shorter one can stand for: *Ariansyah* for *Rudi Ariansyah*, *Polres* for *Polres Jepara*.

use once_cell::sync::Lazy;

use super::form::{self, Forms};
use super::{EntityKind, spelling};
use crate::lexicon::{TitleKind, WordClass, word_key};
use crate::token::TokenFlags;

/// The longer forms that hold this one.
pub(super) fn find(forms: &Forms<'_>, at: usize) -> Vec<usize> {
    let word = |&&key: &&u64| key != 0;
    let Some(&key) = (match forms.list[at].kind {
        // A surname tells more than the initial before it.
        EntityKind::Person => forms
            .words(at)
            .iter()
            .zip(forms.keys(at))
            .max_by_key(|(token, _)| forms.reading.form(**token).len())
            .map(|(_, key)| key),
        _ => forms.keys(at).iter().find(word),
    }) else {
        return Vec::new();
    };
    forms
        .holding(key)
        .filter(|&host| host != at && is_host(forms, host, at))
        .collect()
}

fn is_host(forms: &Forms<'_>, host: usize, guest: usize) -> bool {
    let kind = forms.list[guest].kind;
    if forms.list[host].kind != kind {
        return false;
    }
    let (longer, shorter) = (forms.keys(host), forms.keys(guest));
    match kind {
        EntityKind::Person => is_person_part(forms, host, guest),
        EntityKind::Organization => {
            longer.len() > shorter.len()
                && (is_short_for(shorter, longer) || is_abbreviated(forms, guest, host))
                && !is_branch(forms, guest, host)
        }
        _ => longer.len() > shorter.len() && is_place_of(forms, shorter, longer),
    }
}

fn is_person_part(forms: &Forms<'_>, host: usize, guest: usize) -> bool {
    let genders = (forms.list[host].gender, forms.list[guest].gender);
    let at_odds = matches!(genders, (Some(one), Some(other)) if one != other);
    let title = titled(forms, guest);
    let words = |form| forms.words(form).len();
    if at_odds || words(host) + title < words(guest) {
        return false;
    }
    let whole: Vec<&str> = forms.letters(host).collect();
    let part: Vec<&str> = forms.letters(guest).skip(title).collect();
    let letters = |words: &[&str]| words.iter().map(|word| word.len()).sum::<usize>();
    let is_longer = whole.len() > part.len() || letters(&whole) > letters(&part);
    is_longer && spelling::is_part(&part, &whole)
}

// **Gus** Hartono: Rudi Hartono, where the nickname has a title  Not: Raja Hartono, who has it for a name
fn titled(forms: &Forms<'_>, form: usize) -> usize {
    let &[first, second] = forms.words(form) else {
        return 0;
    };
    let reading = forms.reading;
    let title = reading.tables.names.title(reading.keys(first..first + 1));
    let title = title.is_some_and(|(_, title)| {
        matches!(title.kind, TitleKind::Honorific | TitleKind::Religious)
    });
    usize::from(title && reading.form(second).len() > 2)
}

// Diskominfo: Diskominfo Provinsi Jambi; Sejahtera: PT Sejahtera Abadi; PMI Jambi: PMI Kota Jambi  Not: DPR: Komisi III DPR
fn is_short_for(part: &[u64], whole: &[u64]) -> bool {
    whole.starts_with(part)
        || KINDS.contains(&whole[0]) && whole[1..].starts_with(part)
        || part.len() > 1 && is_rest(part, whole, &LEVELS[..])
}

// Cakrawala NRE: Cakrawala New Renewable Energy; DPP PWR: DPP Partai Warga Rantau
fn is_abbreviated(forms: &Forms<'_>, guest: usize, host: usize) -> bool {
    let part: Vec<&str> = forms.letters(guest).collect();
    let whole: Vec<&str> = forms
        .letters(host)
        .filter(|word| !matches!(*word, "dan" | "di" | "untuk"))
        .collect();
    let legal = usize::from(whole.len() > 1 && KINDS.contains(&word_key(whole[0])));
    let same = |from: usize| {
        let mut rest = &whole[from..];
        let mut acronyms = 0;
        for word in &part {
            let used = match rest.first() {
                Some(first) if word.eq_ignore_ascii_case(first) => 1,
                _ => initials(word, rest),
            };
            if used == 0 {
                return false;
            }
            acronyms += usize::from(used > 1);
            rest = &rest[used..];
        }
        acronyms > 0 && rest.is_empty()
    };
    part.len() > 1 && (same(0) || legal > 0 && same(legal))
}

/// How many of the words ahead an acronym stands for by their first letters.
fn initials(acronym: &str, words: &[&str]) -> usize {
    let letters = acronym.len();
    let stands = (2..=6).contains(&letters)
        && letters <= words.len()
        && acronym.bytes().all(|letter| letter.is_ascii_uppercase())
        && acronym
            .bytes()
            .zip(words)
            .all(|(letter, word)| word.as_bytes().first() == Some(&letter));
    if stands { letters } else { 0 }
}

/// Whether a name is what is left of a longer one without some words behind its head.
fn is_rest(part: &[u64], whole: &[u64], without: &[u64]) -> bool {
    let rest = whole[1..].iter().filter(|key| !without.contains(key));
    part[0] == whole[0] && part[1..].iter().eq(rest)
}

/// The key of each of some words.
fn keys<const N: usize>(words: [&str; N]) -> [u64; N] {
    words.map(word_key)
}

/// Heads that say what a thing is, and do not make another thing of it as *Fraksi* and *DPP* do.
static KINDS: Lazy<[u64; 13]> = Lazy::new(|| {
    keys([
        "PT",
        "CV",
        "UD",
        "Partai",
        "Klub",
        "Perum",
        "Grup",
        "Koperasi",
        "Yayasan",
        "Toko",
        "Komunitas",
        "Kantor",
        "Kementerian",
    ])
});

/// Words for the level of a body, which its place can do without: *Dinas Sosial **Kabupaten** Jepara*.
pub(super) static LEVELS: Lazy<[u64; 4]> =
    Lazy::new(|| keys(["Kota", "Kabupaten", "Provinsi", "Daerah"]));

/// Words that a place can do without: *Bandara **Internasional** Minangkabau*.
static RANKS: Lazy<[u64; 3]> = Lazy::new(|| keys(["Internasional", "Utama", "Raya"]));

/// Heads that may stand before the name of a place or not.
static REGIONS: Lazy<[u64; 16]> = Lazy::new(|| {
    keys([
        "Kota",
        "Kabupaten",
        "Provinsi",
        "Pulau",
        "Desa",
        "Kelurahan",
        "Kecamatan",
        "Republik",
        "Dusun",
        "Kampung",
        "Nagari",
        "Gampong",
        "Distrik",
        "Gunung",
        "Jalur",
        "Negara",
    ])
});

/// Heads whose proper name tells the place by itself, if it is no region's: *Stadion Cakrawala*  Not: *Stadion Jepara*
static VENUES: Lazy<[u64; 7]> = Lazy::new(|| {
    keys([
        "Stadion", "Bandara", "Masjid", "Candi", "Gedung", "Hotel", "Tol",
    ])
});

// Not: KAI: KAI Daop 6  But: Persib: Persib Bandung, Polres: Polres Sukabumi
fn is_branch(forms: &Forms<'_>, part: usize, whole: usize) -> bool {
    let reading = forms.reading;
    let is_known = |words: &[usize]| {
        let keys = words.iter().map(|&word| form::key(reading, word));
        let known = reading.tables.names.known(keys);
        known.is_some_and(|(len, known)| len == words.len() && known.organization)
    };
    let (part, whole) = (forms.words(part), forms.words(whole));
    let &[word] = part else { return false };
    // TNI: TNI AD
    let shouts = |word: usize| reading.tokens[word].has(TokenFlags::ALL_CAPS);
    let arm = whole.len() == 2 && whole.iter().all(|&word| shouts(word));
    if arm && is_known(whole) && !reading.tokens[whole[1]].is(WordClass::PLACE_NAME) {
        return true;
    }
    !reading.tokens[word].is(WordClass::ORG_HEAD) && is_known(part) && !is_known(whole)
}

// Sukabumi: Kabupaten Sukabumi; Taman Sari: Taman Sari Raya  Not: Sukabumi: Pasar Sukabumi
fn is_place_of(forms: &Forms<'_>, part: &[u64], whole: &[u64]) -> bool {
    if part.len() > 1 && (whole.starts_with(part) || is_rest(part, whole, &RANKS[..])) {
        return true;
    }
    let region = || {
        let known = forms.reading.tables.names.known(part.iter().copied());
        known.is_some_and(|(_, known)| known.place)
    };
    whole[1..] == *part && (REGIONS.contains(&whole[0]) || VENUES.contains(&whole[0]) && !region())
}
