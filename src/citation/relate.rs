//! How references are linked: *juncto, dan, sebagaimana diubah dengan*.

use super::reader::Reader;
use super::resolve::Resolved;
use super::{Citation, Relation, RelationKind};

/// Farther apart, in bytes, references are not linked by the words between.
const FARTHEST: usize = 300;

/// Links each reference to the next by the last words between them.
pub(super) fn relate(reader: Reader<'_>, found: &[Resolved], citations: &mut [Citation]) {
    for at in 1..citations.len() {
        let (start, end) = (citations[at - 1].span.end(), citations[at].span.start());
        if end <= start || FARTHEST < end - start {
            continue;
        }
        let gap = &reader.text[start..end];
        if gap.contains('\n') || gap.contains(". ") && !gap.trim_end().ends_with('.') {
            continue;
        }
        let defined = found[at].rule.as_str() == "citation/defined"
            && gap.ends_with(['(', ' '])
            && (gap.contains('(') || gap.contains("alias") || gap.contains("disebut"));
        let kind = if defined {
            Some(RelationKind::Defines)
        } else {
            kind_of(reader, gap, start)
        };
        if let Some(kind) = kind {
            citations[at - 1].relations.push(Relation { kind, to: at });
        }
    }
}

fn kind_of(reader: Reader<'_>, gap: &str, start: usize) -> Option<RelationKind> {
    let tail = gap.trim_end();
    let ends = |words: &[&str]| words.iter().any(|word| ends_folded(tail, word));
    let says = |word: &str| {
        let mut parts = tail.as_bytes().windows(word.len());
        parts.any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
    };
    if ends(&["perubahan atas"]) || ends(&[" atas"]) && says("perubahan ") {
        return Some(RelationKind::Amends);
    }
    if ends(&["dengan", "dalam", "oleh", "melalui", "menjadi"]) && says("diubah") {
        return Some(RelationKind::AmendedBy);
    }
    if ends(&["penetapan"]) {
        return Some(RelationKind::Enacts);
    }
    if ends(&["pencabutan", "mencabut"]) {
        return Some(RelationKind::Repeals);
    }
    conjunction(reader, start, start + gap.len())
}

/// Whether a text ends in these words, whatever the case of their letters.
pub(super) fn ends_folded(text: &str, end: &str) -> bool {
    let from = text.len().wrapping_sub(end.len());
    text.get(from..)
        .is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

/// The conjunction that ends a gap, with all that belongs to it: *dan/atau*, *lebih subsider*.
fn conjunction(reader: Reader<'_>, start: usize, end: usize) -> Option<RelationKind> {
    let mut words = Vec::new();
    let mut at = start;
    while let Some(piece) = reader.piece(at).filter(|piece| piece.end <= end) {
        if piece.is_word() {
            words.push(piece.start);
        }
        at = piece.end;
    }
    let last = words.len().saturating_sub(4);
    words[last..].iter().find_map(|&word| {
        let (kind, far) = reader.join(word)?;
        let whole = far <= end && reader.text[far..end].trim().is_empty();
        whole.then_some(kind)
    })
}
