//! Short names that the text itself gives.

use super::CitationForm;
use super::instrument::Naming;
use super::reader::Reader;
use super::resolve::Resolved;
use crate::rule::{Confidence, RuleId};

/// A short name in brackets stands no farther behind its act, in bytes.
const FARTHEST_NAME: usize = 250;

/// Short names that the text itself gives: *UU Nomor 7 Tahun 2017 tentang Pemilu (UU Pemilu)*.
pub(super) fn define(reader: Reader<'_>, found: &mut [Resolved]) {
    for at in 1..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let (one, other) = (&before[at - 1], &mut rest[0]);
        let (Some(first), Some(second)) = (&one.draft.instrument, &other.draft.instrument) else {
            continue;
        };
        let gap = &reader.text[one.draft.end..other.draft.start];
        if is_title(gap) && matches!(second.name, Naming::Code(_)) && one.form == CitationForm::Full
        {
            other.keep = false;
            continue;
        }
        let named = matches!(
            second.name,
            Naming::Alias(_) | Naming::Nickname(..) | Naming::Title(..)
        );
        let numbered = one.form == CitationForm::Full && one.act.is_some();
        if !named || !numbered || first.kind != second.kind || !gives_name(gap) {
            continue;
        }
        other.act.clone_from(&one.act);
        other.form = CitationForm::Alias;
        other.confidence = Confidence::High;
        other.rule = RuleId::new("citation/defined");
    }
}

/// Whether a code behind a number is its title: *UU Nomor 1 Tahun 2023 tentang KUHP*.
fn is_title(gap: &str) -> bool {
    gap.trim().eq_ignore_ascii_case("tentang")
}

/// Whether the words between an act and a name make the name one of the act.
fn gives_name(gap: &str) -> bool {
    if FARTHEST_NAME < gap.len() || gap.contains(['\n', ';']) {
        return false;
    }
    let called = [
        "disebut ",
        "alias ",
        "disingkat ",
        "dikenal sebagai ",
        "disebut dengan ",
        "atau dikenal dengan ",
    ];
    let gap = gap.trim_end_matches(['"', '“', '”', '\'', '‘']);
    gap.ends_with('(') && !gap.contains(". ") || called.iter().any(|words| gap.ends_with(words))
}
