//! The office and the body in a role.

use std::ops::Range;

use super::words::is_link;
use crate::lexicon::WordClass;
use crate::mention::{Name, Role};
use crate::reading::Reading;
use crate::token::{TokenFlags, TokenKind};

/// The parts of the role that takes these tokens.
pub(super) fn role(reading: &Reading<'_>, names: &[Name], tokens: Range<usize>) -> Role {
    let span = reading.cover(tokens.start, tokens.end - 1);
    let first = names.partition_point(|name| name.tokens.start <= tokens.start);
    let named = names
        .get(first)
        .map(|name| name.tokens.start)
        .filter(|&body| body < tokens.end);
    let body = match named {
        Some(body) => whole_body(reading, tokens.start, body),
        // Ketua **Lembaga Riset Pangan**, which the finder of names has missed
        None => unnamed_body(reading, tokens.clone()),
    };
    let Some(body) = body else {
        return Role {
            span,
            office: span,
            affiliation: None,
        };
    };
    let end = body_end(reading, body..tokens.end);
    Role {
        span,
        office: reading.cover(tokens.start, office_end(reading, tokens.start, body) - 1),
        affiliation: Some(reading.cover(body, end - 1)),
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

// Pangdam **XX/**Cakrawala; Direktur Pendanaan **LPN,** Kementerian Pangan; Ketua **Forum Warga Kota (**FWK)
// Not: Menteri Pangan (Mentan), whose field is of the office
fn whole_body(reading: &Reading<'_>, start: usize, body: usize) -> Option<usize> {
    if body < start + 3 {
        return Some(body);
    }
    let before = &reading.tokens[body - 2];
    let short = before.kind == TokenKind::Number || before.has(TokenFlags::ALL_CAPS);
    match reading.form(body - 1) {
        "/" if short => Some(body - 2),
        "," if short && !before.is(WordClass::OFFICE) => Some(body - 2),
        "(" => {
            let minister = (start..start + 2).any(|at| reading.form(at) == "Menteri");
            let title = reading.tables.names.title(reading.keys(start..body));
            (!minister).then(|| start + title.map_or(1, |(len, _)| len))
        }
        _ => Some(body),
    }
}

// Pengamat politik **dari** Universitas Cakrawala: *dari* is of neither
fn office_end(reading: &Reading<'_>, start: usize, body: usize) -> usize {
    let leads = |at: usize| {
        let form = reading.form(at);
        is_link(form)
            || matches!(
                form,
                "of" | "at" | "the" | "The" | "asal" | "pada" | "seorang" | ","
            )
    };
    let mut end = body;
    while end > start + 1 && leads(end - 1) {
        end -= 1;
    }
    end
}

// Kepala Kepolisian Daerah Jambi **(Kapolda)**, which is the office once more
fn body_end(reading: &Reading<'_>, body: Range<usize>) -> usize {
    let end = body.end;
    let office = body.len() > 3
        && reading.form(end - 1) == ")"
        && reading.form(end - 3) == "("
        && reading.tokens[end - 2].is(WordClass::OFFICE);
    if office { end - 3 } else { end }
}
