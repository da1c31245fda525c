//! Names that the text itself makes equal: *Komisi Pemilihan Umum (KPU)*, *Rudi Hartono, yang akrab disapa Kodok*.

use std::ops::Range;

use super::form::Forms;
use super::{EntityKind, Name, host};
use crate::lexicon::WordClass;
use crate::reading::Reading;
use crate::token::{TokenFlags, TokenKind};

/// How many tokens may stand between a name and its alias.
const REACH: usize = 12;

/// Joins the forms that the text makes equal.
pub(super) fn join(forms: &mut Forms<'_>) {
    let (reading, names) = (forms.reading, forms.names);
    for (at, pair) in names.windows(2).enumerate() {
        let between = pair[0].tokens.end..pair[1].tokens.start;
        if pair[0].kind == pair[1].kind
            && between.start < between.end
            && between.len() <= REACH
            && makes_equal(reading, between, pair)
        {
            forms.join(forms.of[at], forms.of[at + 1]);
        }
    }
    join_inner(forms);
}

fn makes_equal(reading: &Reading<'_>, between: Range<usize>, pair: &[Name]) -> bool {
    let last = reading.form(between.end - 1);
    if last == "(" && is_legal_form(reading, between.start..between.end - 1) {
        return is_bracketed(reading, pair);
    }
    if pair[0].kind == EntityKind::Person {
        return is_naming(reading, between);
    }
    matches!(last, "alias" | "atau")
        && is_legal_form(reading, between.start..between.end - 1)
        && is_acronym_of(reading, pair)
}

// PT Cakrawala **(Persero) Tbk** (CKWL): what stands between the name and its acronym says nothing.
fn is_legal_form(reading: &Reading<'_>, between: Range<usize>) -> bool {
    let form = |at: usize| reading.form(at).trim_end_matches('.');
    let legal = |at: usize| is_form_of_company(form(at));
    let mark = |at: usize| matches!(form(at), "(" | ")" | "," | "");
    between.is_empty()
        || between.clone().any(legal) && between.clone().all(|at| legal(at) || mark(at))
}

/// Whether one of two names is an acronym.
fn has_acronym(reading: &Reading<'_>, pair: &[Name]) -> bool {
    pair.iter().any(|name| {
        name.tokens.len() == 1 && reading.tokens[name.tokens.start].has(TokenFlags::ALL_CAPS)
    })
}

// Komite Olahraga Nasional **atau** KONI, PT Aneka Pangan atau Anpang: each word gives its first letter.  Not: TNI atau Polri
fn is_acronym_of(reading: &Reading<'_>, pair: &[Name]) -> bool {
    let [full, short] = pair else { return false };
    let acronym = reading.form(short.tokens.start);
    let mut letters = acronym.bytes().map(|letter| letter.to_ascii_lowercase());
    let mut words = full.tokens.clone().filter(|&at| {
        let token = &reading.tokens[at];
        let form = reading.form(at);
        token.is_word() && token.has(TokenFlags::CAPITALIZED) && !is_form_of_company(form)
    });
    let initial = |at: usize| {
        let first = reading.form(at).bytes().next();
        first.map(|letter| letter.to_ascii_lowercase())
    };
    let begins = words.next().is_some_and(|at| letters.next() == initial(at));
    begins
        && full.tokens.len() > 1
        && short.tokens.len() == 1
        && words.all(|at| letters.any(|letter| Some(letter) == initial(at)))
}

/// Words for the legal form of a company, which its acronym leaves out: *PT, Tbk, Persero*
fn is_form_of_company(form: &str) -> bool {
    matches!(
        form.trim_end_matches('.'),
        "PT" | "CV" | "Tbk" | "Persero" | "Perseroda" | "Perum"
    )
}

// Komisi Pemilihan Umum **(KPU)**  Not: Sukabumi (Jawa Barat), Rudi dan Siti (Rudi-Siti)
fn is_bracketed(reading: &Reading<'_>, pair: &[Name]) -> bool {
    let closed = pair[1].tokens.end < reading.tokens.len()
        && matches!(reading.form(pair[1].tokens.end), ")" | "/");
    let short = pair[0].tokens.len() == 1 || pair[1].tokens.len() == 1;
    match pair[0].kind {
        EntityKind::Location => closed && has_acronym(reading, pair),
        EntityKind::Organization => {
            closed && !is_parent(reading, pair) && !are_peers(reading, pair)
        }
        // Not: Rudi (Sari Dewi), a part and who plays it
        _ => closed && (pair[1].tokens.len() == 1 || short && has_acronym(reading, pair)),
    }
}

// PT Cakrawala Lembah **(PT Cakrawala Jaya)**: two companies, where neither is short
fn are_peers(reading: &Reading<'_>, pair: &[Name]) -> bool {
    let [one, other] = pair else { return false };
    let long = |name: &Name| name.tokens.len() > 2;
    long(one) && long(other) && reading.form(one.tokens.start) == reading.form(other.tokens.start)
}

// Ditjen Politik **(Kemendagri)**, which is the ministry above it
fn is_parent(reading: &Reading<'_>, pair: &[Name]) -> bool {
    let short = pair[1].tokens.start;
    let Some((_, full)) = reading.tables.names.written_out(
        EntityKind::Organization,
        reading.keys(pair[1].tokens.clone()),
    ) else {
        return false;
    };
    let first = full.split(' ').next().unwrap_or_default();
    // PT **Bursa** Efek Lembah  Not: Fraksi **Partai** Lembah
    let mut whole = pair[0].tokens.clone().skip_while(|&at| {
        let form = reading.form(at);
        is_form_of_company(form) || matches!(form, "Perusahaan" | "Umum" | "(" | ")")
    });
    if whole.next().is_some_and(|at| reading.form(at) == first) {
        return false;
    }
    let vocabulary = &reading.tables.vocabulary;
    let letter = |word: &str| word.chars().next().map(|c| c.to_ascii_lowercase());
    vocabulary
        .classes(vocabulary.id(first))
        .is(WordClass::ORG_HEAD)
        && letter(reading.form(short)) != letter(reading.form(pair[0].tokens.start))
}

// Rudi **yang akrab disapa** Kodok; Rudi **alias** Kodok; Kodok, **panggilan akrab** Rudi; Rudi **atau lebih dikenal sebagai** Kodok
// Not: Rudi disapa Dewi
fn is_naming(reading: &Reading<'_>, between: Range<usize>) -> bool {
    let mut named = false;
    let mut habit = false;
    let mut other = 0;
    for at in between {
        let form = reading.form(at);
        if reading.tokens[at].kind != TokenKind::Word {
            if matches!(form, "." | ";" | ":" | "?" | "!") {
                return false;
            }
            continue;
        }
        match form {
            "alias" | "als" | "a.k.a" | "panggilan" | "sapaan" | "julukan" => {
                named = true;
                habit = true;
            }
            "disapa" | "dipanggil" | "dijuluki" | "dikenal" | "disebut" | "familiar"
            | "populer" | "tenar" | "beken" => named = true,
            "akrab" | "biasa" | "kerap" | "sering" | "karib" | "lebih" | "atau" | "bernama"
            | "juga" | "nama" => {
                habit = true;
            }
            "yang" | "dengan" | "sebagai" | "seorang" | "oleh" | "ini" | "itu" | "dari"
            | "adalah" | "merupakan" | "ialah" | "pun" | "asli" => {}
            "dan" | "bersama" | "serta" | "kepada" => return false,
            _ if !reading.tokens[at].has(TokenFlags::CAPITALIZED) => other += 1,
            _ => {}
        }
    }
    named && habit && other <= 2
}

// Dinas Komunikasi dan Informatika (**Diskominfo**) Provinsi Jambi: Diskominfo, Diskominfo Provinsi Jambi
fn join_inner(forms: &mut Forms<'_>) {
    for at in 0..forms.list.len() {
        let form = &forms.list[at];
        let name = &forms.names[form.first];
        if form.kind == EntityKind::Person || forms.words(at).len() + 2 > name.tokens.len() {
            continue;
        }
        let Some(open) = name
            .tokens
            .clone()
            .find(|&token| forms.reading.form(token) == "(")
        else {
            continue;
        };
        let close = (open..name.tokens.end).find(|&token| forms.reading.form(token) == ")");
        let Some(close) = close.filter(|&close| close > open + 1) else {
            continue;
        };
        let kind = form.kind;
        let mut words: Vec<usize> = (open + 1..close).collect();
        let written_out = |words: &[usize]| {
            let mut keys = Vec::with_capacity(words.len());
            super::form::write_out(forms.reading, kind, words, &mut keys);
            keys
        };
        let inside = written_out(&words);
        words.extend(forms.words(at).iter().copied().filter(|&word| word > close));
        let whole = written_out(&words);
        let plain: Vec<u64> = whole
            .iter()
            .copied()
            .filter(|key| !host::LEVELS.contains(key))
            .collect();
        for keys in [whole, plain, inside] {
            if let Some(other) = forms.find(kind, keys.into_iter()) {
                forms.join(at, other);
                break;
            }
        }
    }
}
