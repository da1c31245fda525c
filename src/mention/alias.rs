//! Names that the text itself makes equal: *Komisi Pemilihan Umum (KPU)*, *Rudi Hartono, yang akrab disapa Kodok*.

use std::ops::Range;

use super::form::Forms;
use super::{EntityKind, Name};
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
    let first = reading.form(between.start);
    if between.len() == 1 && first == "(" {
        return is_bracketed(reading, pair);
    }
    pair[0].kind == EntityKind::Person && is_naming(reading, between)
}

// Komisi Pemilihan Umum **(KPU)**  Not: Sukabumi (Jawa Barat), Rudi dan Siti (Rudi-Siti)
fn is_bracketed(reading: &Reading<'_>, pair: &[Name]) -> bool {
    let closed = pair[1].tokens.end < reading.tokens.len()
        && matches!(reading.form(pair[1].tokens.end), ")" | "/");
    let short = pair[0].tokens.len() == 1 || pair[1].tokens.len() == 1;
    let acronym = |name: &Name| {
        name.tokens.len() == 1 && reading.tokens[name.tokens.start].has(TokenFlags::ALL_CAPS)
    };
    match pair[0].kind {
        EntityKind::Location => closed && pair.iter().any(acronym),
        EntityKind::Organization => closed && short && !is_parent(reading, pair),
        _ => closed && short,
    }
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
        if form.kind == EntityKind::Person || form.words.len() + 2 > name.tokens.len() {
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
        let inside = open + 1..close;
        let tail = form.words.iter().copied().filter(|&word| word > close);
        let keys: Vec<u64> = inside
            .clone()
            .chain(tail)
            .map(|token| super::form::key(forms.reading, token))
            .collect();
        for keys in [&keys[..], &keys[..inside.len()]] {
            if let Some(other) = forms.find(form.kind, keys.iter().copied()) {
                forms.join(at, other);
                break;
            }
        }
    }
}
