//! The role of a person as the text words it beside the name: *Kepala Diskominfo Provinsi Jambi*.

use std::ops::Range;

use super::{EntityKind, Name, Role};
use crate::lexicon::WordClass;
use crate::reading::Reading;
use crate::span::Span;
use crate::token::{Token, TokenFlags, TokenKind};

/// How many tokens a role may take.
const REACH: usize = 24;

/// Reads the role beside a name that takes the tokens `titled` with its titles. `names` are all names of the text.
pub(crate) fn read(
    reading: &Reading<'_>,
    names: &[Name],
    index: usize,
    titled: Range<usize>,
) -> Option<Role> {
    let tokens = before(reading, names, index, titled.start)
        .or_else(|| behind(reading, names, index, titled.end))?;
    Some(parts(reading, names, tokens))
}

// **Kepala Dinas Sosial Jambi**, Rudi; **pengamat politik** Rudi  Not: kata warga itu kepada Rudi
fn before(
    reading: &Reading<'_>,
    names: &[Name],
    index: usize,
    start: usize,
) -> Option<Range<usize>> {
    let floor = sentence_start(reading, names[index].tokens.start).max(start.saturating_sub(REACH));
    let mut end = start;
    while end > floor && matches!(reading.form(end - 1), "," | "bernama" | "yakni" | "yaitu") {
        end -= 1;
    }
    let mut office = None;
    let mut depth = 0;
    let mut at = end;
    let mut last_name = index;
    if is_pair(reading, &names[index]) {
        return None;
    }
    // The wife of *istri Bupati Rudi, Sari* is Sari.
    let behind = names[index].tokens.end;
    let related = names.get(index + 1).is_some_and(|next| {
        next.kind == EntityKind::Person
            && next.tokens.start > behind
            && reading.form(behind) == ","
            && next.tokens.start <= behind + 3
    });
    while at > floor {
        let here = at - 1;
        let token = &reading.tokens[here];
        while last_name > 0 && names[last_name].tokens.start > here {
            last_name -= 1;
        }
        let inside = names[last_name]
            .tokens
            .contains(&here)
            .then(|| &names[last_name]);
        let person = |name: &Name| name.kind == EntityKind::Person && !is_pair(reading, name);
        if inside.is_some_and(person) {
            office = office.or_else(|| around_person(reading, names, last_name, floor));
            break;
        }
        match reading.form(here) {
            ")" => depth += 1,
            "(" if depth > 0 => depth -= 1,
            "(" => break,
            _ => {}
        }
        if depth == 0
            && token.is(WordClass::RELATION)
            && (related || office.is_some() && is_of_name(reading, here, end))
        {
            break;
        }
        if depth == 0 && token.is(WordClass::OFFICE) && inside.is_none() {
            office = Some(here);
        } else if reading.form(here) == "," {
            let names_office =
                office == Some(here + 1) || reading.tokens[here + 1].is(WordClass::OFFICE);
            let goes_on = reading.tokens[here + 1].has(TokenFlags::CAPITALIZED)
                || reading.form(here + 1) == "dan";
            if names_office || !goes_on {
                break;
            }
        } else if inside.is_none() && !belongs(reading, token) {
            break;
        }
        at = here;
    }
    // Not: putra **dan** Rudi, Sekjen **selama** Rudi
    if end > floor && (is_link(reading.form(end - 1)) || is_open_end(reading.form(end - 1))) {
        return None;
    }
    let office =
        office.filter(|&office| office == floor || !is_of_office(reading.form(office - 1)))?;
    Some(whole_office(reading, names, index, floor, office)..end)
}

// istri **Bupati** Rudi, whose kin it is  Not: Istri Bupati, Sari; seorang anak Bupati; kuasa hukum Bupati Rudi
fn is_of_name(reading: &Reading<'_>, relation: usize, end: usize) -> bool {
    const SERVES: [&str; 6] = [
        "kuasa",
        "pengacara",
        "penasihat",
        "ajudan",
        "asisten",
        "ibu",
    ];
    let own = relation > 0 && matches!(reading.form(relation - 1), "sang" | "seorang" | "sebagai");
    let apart = (relation..=end).any(|at| at < reading.tokens.len() && reading.form(at) == ",");
    let small = !reading.tokens[relation].has(TokenFlags::CAPITALIZED);
    small && !own && !apart && !SERVES.contains(&reading.form(relation))
}

// Tim Pemenangan **Rudi-Sari**, which is the name of a ticket
fn is_pair(reading: &Reading<'_>, name: &Name) -> bool {
    let glued = |at: usize| {
        at + 1 < reading.tokens.len()
            && matches!(reading.form(at), "-" | "–")
            && reading.tokens[at].has(TokenFlags::GLUED)
            && reading.tokens[at + 1].has(TokenFlags::GLUED)
            && reading.tokens[at + 1].has(TokenFlags::CAPITALIZED)
    };
    glued(name.tokens.end) || name.tokens.start > 0 && glued(name.tokens.start - 1)
}

// Not: Peraturan **Gubernur**, Rudi; Pemilihan **Bupati** Rudi
fn is_of_office(form: &str) -> bool {
    matches!(
        form,
        "Peraturan"
            | "Keputusan"
            | "Instruksi"
            | "Surat"
            | "Pemilihan"
            | "Kantor"
            | "Istana"
            | "Sekretariat"
    )
}

// **Media Relations Manager** Bank Sejahtera, Rudi; **salah satu** pendiri Rumah Baca, Rudi
fn whole_office(
    reading: &Reading<'_>,
    names: &[Name],
    index: usize,
    floor: usize,
    office: usize,
) -> usize {
    let mut start = office;
    while start > floor {
        let before = start - 1;
        let token = &reading.tokens[before];
        let named = names[..index]
            .last()
            .is_some_and(|name| name.tokens.contains(&before));
        let begins =
            token.has(TokenFlags::SENTENCE_START) || token.is(WordClass::CUE | WordClass::ROLE_END);
        let joins = token.is_word() && token.has(TokenFlags::CAPITALIZED) && !begins;
        if named || !joins || !is_english(reading.form(office)) {
            break;
        }
        start = before;
    }
    start
}

/// Whether an office stands at the end of its words: *Media Relations **Manager***. Not: *Berita **Ketua***
fn is_english(form: &str) -> bool {
    form.starts_with(char::is_uppercase)
        && (form.ends_with("er")
            || form.ends_with("or")
            || matches!(
                form,
                "President"
                    | "Head"
                    | "Chief"
                    | "CEO"
                    | "Analyst"
                    | "Specialist"
                    | "Executive"
                    | "Lead"
            ))
}

// **kuasa hukum Rudi**, Sari; **istri Rudi**, Sari  Not: Bupati Rudi, Sari
fn around_person(
    reading: &Reading<'_>,
    names: &[Name],
    person: usize,
    floor: usize,
) -> Option<usize> {
    let mut at = names[person].tokens.start;
    while at > floor && belongs(reading, &reading.tokens[at - 1]) {
        at -= 1;
        if reading.tokens[at].is(WordClass::RELATION) {
            return Some(at);
        }
    }
    None
}

// Rudi, **peneliti Lembaga Survei**; Rudi selaku **Ketua RT 05**  Not: Rudi, Sari, dan Dewi
fn behind(
    reading: &Reading<'_>,
    names: &[Name],
    index: usize,
    start: usize,
) -> Option<Range<usize>> {
    let end = sentence_end(reading, names[index].tokens.start).min(start + REACH);
    let mut at = start;
    while at < end
        && matches!(
            reading.form(at),
            "," | "selaku"
                | "sebagai"
                | "yang"
                | "juga"
                | "merupakan"
                | "seorang"
                | "("
                | "menjabat"
        )
    {
        at += 1;
    }
    let one_of = at + 2 < end && reading.form(at) == "salah" && reading.form(at + 1) == "satu";
    let noun = at + 2 * usize::from(one_of);
    if at == start || noun >= end || !is_profession(reading, noun) {
        return None;
    }
    let first = at;
    at = noun;
    let mut last = at;
    let mut next_name = index + 1;
    while at < end {
        while next_name < names.len() && names[next_name].tokens.end <= at {
            next_name += 1;
        }
        let inside = names
            .get(next_name)
            .filter(|name| name.tokens.contains(&at));
        // The client of *pengacara Rudi* belongs in, the next of a list does not.
        if inside.is_some_and(|name| name.kind == EntityKind::Person)
            && (at == first || is_link(reading.form(at - 1)))
        {
            break;
        }
        let token = &reading.tokens[at];
        if inside.is_none() && !token.is(WordClass::OFFICE) && !belongs(reading, token) {
            break;
        }
        if !is_link(reading.form(at)) {
            last = at;
        }
        at += 1;
    }
    Some(first..last + 1)
}

// Rudi, **pemodal** ventura; Rudi, **profesor** hukum  Not: Rudi, pertemuan itu; Rudi, penting
fn is_profession(reading: &Reading<'_>, at: usize) -> bool {
    let token = &reading.tokens[at];
    let form = reading.form(at);
    const NOT: [&str; 12] = [
        "penting",
        "pertama",
        "peserta",
        "perlu",
        "pernah",
        "percaya",
        "perkara",
        "peristiwa",
        "pesawat",
        "pejantan",
        "pekerja",
        "persis",
    ];
    token.is(WordClass::OFFICE)
        || matches!(form, "profesor" | "dokter" | "insinyur" | "doktor")
        || (form.len() >= 6
            && form.starts_with("pe")
            && !form.ends_with("an")
            && !token.has(TokenFlags::NYA)
            && !token.is(WordClass::CUE)
            && !NOT.contains(&form))
}

/// Whether a token can stand inside a role: a capitalised word, a plain noun, a link, a bracket.
fn belongs(reading: &Reading<'_>, token: &Token) -> bool {
    let form = reading.slice(token.span);
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word
            if token.has(TokenFlags::CAPITALIZED) && !token.has(TokenFlags::SENTENCE_START) =>
        {
            !token.is(WordClass::WEEKDAY)
        }
        TokenKind::Word if token.is(WordClass::ROLE_END) => is_link(form),
        TokenKind::Word => is_link(form) || !is_verb(token, form),
        _ => matches!(form, "(" | ")" | "&" | "/" | "-" | "–"),
    }
}

/// Words behind which a role is not at its end.
fn is_open_end(form: &str) -> bool {
    matches!(
        form,
        "selama"
            | "ala"
            | "ke"
            | "atau"
            | "dengan"
            | "pada"
            | "kepada"
            | "bagi"
            | "besok"
            | "versi"
    )
}

fn is_link(form: &str) -> bool {
    matches!(
        form,
        "dan" | "di" | "dari" | "&" | "/" | "untuk" | "(" | "-" | "sekaligus"
    )
}

/// Whether a lower-case word has the shape of a verb: *mengatakan, disampaikan, bertemu, terjadi*.
fn is_verb(token: &Token, form: &str) -> bool {
    const NOUNS: [&str; 16] = [
        "media",
        "medis",
        "mesin",
        "menteri",
        "medan",
        "mental",
        "metro",
        "direktur",
        "dinas",
        "digital",
        "distrik",
        "divisi",
        "berita",
        "ternak",
        "terorisme",
        "terminal",
    ];
    let prefixed = ["me", "di", "ber", "ter"]
        .iter()
        .any(|prefix| form.starts_with(prefix));
    form.len() > 5
        && prefixed
        && !token.is(WordClass::OFFICE | WordClass::ORG_HEAD)
        && !NOUNS.contains(&form)
}

fn parts(reading: &Reading<'_>, names: &[Name], tokens: Range<usize>) -> Role {
    let span = reading.cover(tokens.start, tokens.end - 1);
    let first = names.partition_point(|name| name.tokens.start <= tokens.start);
    let body = names
        .get(first)
        .map(|name| name.tokens.start)
        .filter(|&start| start < tokens.end)
        // Ketua **Lembaga Riset Pangan**, which the finder of names has missed
        .or_else(|| unnamed_body(reading, tokens.clone()));
    let Some(body) = body else {
        return Role {
            span,
            office: span,
            affiliation: None,
        };
    };
    let office = reading.cover(tokens.start, body - 1);
    Role {
        span,
        office,
        affiliation: Some(Span::new(reading.tokens[body].span.start(), span.end())),
    }
}

/// The head of a body behind the office, with more words: not the one in *Ketua Tim*.
fn unnamed_body(reading: &Reading<'_>, tokens: Range<usize>) -> Option<usize> {
    let title = reading.tables.names.title(reading.keys(tokens.clone()));
    let office = title.map_or(1, |(len, _)| len);
    (tokens.start + office..tokens.end.saturating_sub(1)).find(|&at| {
        let token = &reading.tokens[at];
        token.is(WordClass::ORG_HEAD) && token.has(TokenFlags::CAPITALIZED)
    })
}

fn sentence_start(reading: &Reading<'_>, token: usize) -> usize {
    reading.sentences[sentence_of(reading, token)]
        .tokens()
        .start
}

fn sentence_end(reading: &Reading<'_>, token: usize) -> usize {
    reading.sentences[sentence_of(reading, token)].tokens().end
}

fn sentence_of(reading: &Reading<'_>, token: usize) -> usize {
    reading
        .sentences
        .partition_point(|sentence| sentence.tokens().end <= token)
}
