//! Names that open a bracket and do not close it, or the other way round.

use super::RULE;
use crate::lexicon::WordClass;
use crate::mention::{EntityKind, Name};
use crate::reading::Reading;
use crate::token::TokenFlags;

/// How far before a bracket the head of a name is looked for.
const REACH: usize = 10;

/// Closes the brackets of names: a short name at the end becomes one of its own, a place behind it goes with the whole,
/// and a name that begins inside a bracket begins at its head. The names are in order, and stay so.
pub(super) fn close(reading: &Reading<'_>, names: &mut Vec<Name>) {
    let mut found = Vec::new();
    let mut grown = false;
    for at in 0..names.len() {
        let floor = at
            .checked_sub(1)
            .map_or(0, |before| names[before].tokens.end);
        let next = names
            .get(at + 1)
            .map(|next| (next.tokens.clone(), next.kind));
        let name = &mut names[at];
        if let Some(open) = open_bracket(reading, name) {
            let close = name.tokens.end;
            let place = next
                .filter(|(next, kind)| next.start == close + 1 && *kind == EntityKind::Location);
            match place {
                // Satuan Polisi (Satpol PP**) Kota Jepara**
                Some((place, _)) => (name.tokens.end, grown) = (place.end, true),
                // Direktorat Pangan Kementerian Desa (**Ditpang Kemendes**)
                None => {
                    name.tokens.end = open;
                    if name.kind != EntityKind::Person {
                        found.push(Name {
                            tokens: open + 1..close,
                            kind: name.kind,
                            rule: RULE,
                        });
                    }
                }
            }
        } else if let Some(head) = head_before(reading, name, floor) {
            name.tokens.start = head;
        }
    }
    if found.is_empty() && !grown {
        return;
    }
    names.extend(found);
    names.sort_by_key(|name| (name.tokens.start, std::cmp::Reverse(name.tokens.end)));
    names.dedup_by(|name, before| name.tokens.start < before.tokens.end);
}

/// The bracket that a name opens and leaves open, where it is closed right behind it.
fn open_bracket(reading: &Reading<'_>, name: &Name) -> Option<usize> {
    let end = name.tokens.end;
    let closed = end < reading.tokens.len() && reading.form(end) == ")";
    let open = name
        .tokens
        .clone()
        .rev()
        .take_while(|&at| reading.form(at) != ")")
        .find(|&at| reading.form(at) == "(")?;
    (closed && open > name.tokens.start && open + 1 < end).then_some(open)
}

// **Rumah Sakit Umum** (RSU) Lembah Jaya, where the name was taken to begin at RSU
fn head_before(reading: &Reading<'_>, name: &Name, floor: usize) -> Option<usize> {
    let start = name.tokens.start;
    let bracket = start.checked_sub(1).filter(|&at| reading.form(at) == "(")?;
    let mut tokens = name.tokens.clone();
    let closes = tokens.find(|&at| matches!(reading.form(at), "(" | ")"))?;
    if reading.form(closes) != ")" || name.kind == EntityKind::Person {
        return None;
    }
    let lowest = floor.max(bracket.saturating_sub(REACH));
    let run = (lowest..bracket).rev().take_while(|&at| {
        let token = &reading.tokens[at];
        let link = matches!(reading.form(at), "dan" | ",");
        link || token.is_word() && token.has(TokenFlags::CAPITALIZED)
    });
    run.filter(|&at| {
        let head = WordClass::ORG_HEAD | WordClass::PLACE_HEAD;
        reading.tokens[at].is(head) && reading.form(at) != "Daerah"
    })
    .last()
}
