//! Names to which a lost blank has glued the next word of the sentence: *Rudi Hartonomemastikan*, where the text has
//! *Rudi Hartono* too.

use super::form::Forms;
use crate::lexicon::WordClass;
use crate::reading::Reading;
use crate::span::Span;

/// Joins each form with the one that it is but for a word glued to its end, and marks that word.
pub(super) fn join(forms: &mut Forms<'_>) {
    let mut order: Vec<usize> = (0..forms.list.len()).collect();
    order.sort_unstable_by_key(|&at| (forms.list[at].kind, written(forms, at)));
    let mut shorter: Vec<usize> = Vec::new();
    for at in order {
        let whole = written(forms, at);
        let holds = |short: usize| {
            let same = forms.list[short].kind == forms.list[at].kind;
            same && whole.starts_with(written(forms, short))
        };
        while shorter.last().is_some_and(|&short| !holds(short)) {
            shorter.pop();
        }
        let glued = shorter.last().map(|&short| {
            let rest = &whole[written(forms, short).len()..];
            (
                short,
                rest.len(),
                !is_name(forms, at) && is_glued(forms.reading, rest),
            )
        });
        if let Some((short, rest, true)) = glued {
            (forms.list[at].glued, forms.list[at].bare) = (rest, short);
            forms.join(at, short);
        } else {
            shorter.push(at);
        }
    }
}

/// The span of a name without the word glued to it, which has so many bytes.
pub(super) fn cut(reading: &Reading<'_>, span: Span, glued: usize) -> Span {
    let end = span.end().saturating_sub(glued).max(span.start() + 1);
    if reading.text.is_char_boundary(end) {
        Span::new(span.start(), end)
    } else {
        span
    }
}

/// A form as it is written at its first mention.
fn written<'r>(forms: &Forms<'r>, at: usize) -> &'r str {
    let name = &forms.names[forms.list[at].first];
    let span = forms.reading.cover(name.tokens.start, name.tokens.end - 1);
    forms.reading.slice(span)
}

/// Whether the last word is a name as it stands: *Rudiantara* beside *Rudi*.
fn is_name(forms: &Forms<'_>, at: usize) -> bool {
    let last = forms.names[forms.list[at].first].tokens.end - 1;
    forms.reading.tokens[last].is(WordClass::PERSON_NAME)
}

// Rudi Hartono**memastikan**, Rudi Hartono**di**: a word of the sentence  Not: Susi**lo**
fn is_glued(reading: &Reading<'_>, rest: &str) -> bool {
    const PREFIXES: [&str; 4] = ["me", "di", "ber", "ter"];
    let vocabulary = &reading.tables.vocabulary;
    let clause = WordClass::CUE
        | WordClass::PREDICATE
        | WordClass::PHRASE_END
        | WordClass::ROLE_END
        | WordClass::COMMON;
    let word = || vocabulary.classes(vocabulary.id(rest)).is(clause);
    let verb = || rest.len() > 6 && PREFIXES.iter().any(|prefix| rest.starts_with(prefix));
    rest.starts_with(char::is_lowercase) && (rest == "di" || rest.len() > 2 && (word() || verb()))
}
