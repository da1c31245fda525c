//! Weekdays of events to come.

use super::written::{Partial, Sense, Written};
use crate::lexicon::{TimeWord, WordClass};
use crate::reading::Reading;
use crate::token::{TokenFlags, TokenKind};

/// What says that something is to come.
const COMING: [&str; 5] = ["akan", "bakal", "rencananya", "direncanakan", "dijadwalkan"];

/// So many tokens before a weekday are looked at.
const REACH: usize = 12;

// *Pasar akan dibuka Minggu*, *akan buka pada Jumat, Sabtu, dan Minggu*, *Minggu akan menjadi puncak acara*.
// Not: *“Pasar akan dibuka,” kata Danang, Jumat*, *akan dibuka, kata Danang pada Jumat*.
/// Whether an expression is a weekday alone, in a clause that says what is to come.
pub(super) fn is_coming(reading: &Reading<'_>, written: &Written) -> bool {
    let bare = |date: Partial| date.weekday.is_some() && date.day.is_none();
    let weekday = match written.sense {
        Sense::Date(date) => bare(date),
        Sense::Range(first, last) => bare(first) && bare(last),
        _ => false,
    };
    if !weekday || written.direction.is_some() {
        return false;
    }
    let first = reading.token_at(written.span.start());
    let behind = reading.token_at(written.span.end());
    says_so(reading, behind) && !starts_sentence(reading, behind) || comes_before(reading, first)
}

fn comes_before(reading: &Reading<'_>, first: usize) -> bool {
    let said = WordClass::CUE_BARE | WordClass::CUE_ACTIVE;
    for at in (first.saturating_sub(REACH)..first).rev() {
        let token = &reading.tokens[at];
        if starts_sentence(reading, at + 1) {
            return false;
        }
        if says_so(reading, at) {
            return true;
        }
        // *akan membuka*, *akan menyampaikan*: what is to come may be a word for saying itself.
        if token.is(said) {
            return at > 0 && !starts_sentence(reading, at) && says_so(reading, at - 1);
        }
        let mark = token.kind == TokenKind::Punctuation;
        if mark && !(reading.form(at) == "," && at > 0 && is_day(reading, at - 1)) {
            return false;
        }
    }
    false
}

fn starts_sentence(reading: &Reading<'_>, at: usize) -> bool {
    let token = reading.tokens.get(at);
    token.is_some_and(|token| token.has(TokenFlags::SENTENCE_START))
}

fn says_so(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.tokens.get(at).is_some_and(|token| token.is_word());
    word && COMING.contains(&reading.form(at))
}

/// A weekday or part of the day, before the comma of a list.
fn is_day(reading: &Reading<'_>, at: usize) -> bool {
    matches!(
        reading.tables.time.get(reading.word(at)),
        Some(TimeWord::Weekday(_) | TimeWord::SundayOrWeek | TimeWord::Part(_))
    )
}
