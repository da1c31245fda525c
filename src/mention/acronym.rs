//! What the brackets behind a name say of its acronym: *Lembaga Pangan Nusantara (LPN)* makes each *LPN* of the text one.

use super::form::KeyMap;
use super::{EntityKind, Name};
use crate::reading::Reading;
use crate::rule::RuleId;
use crate::token::TokenFlags;

const RULE: RuleId = RuleId::new("mention/acronym");

/// Names the acronyms that the text gives of its organizations and places, wherever they stand. The names are in order,
/// and stay so.
pub(crate) fn spread(reading: &Reading<'_>, names: &mut Vec<Name>) {
    let known: KeyMap<EntityKind> = names
        .iter()
        .filter_map(|name| Some((given(reading, name)?, name.kind)))
        .collect();
    if known.is_empty() {
        return;
    }
    let kind_of = |at: usize| {
        let token = &reading.tokens[at];
        let acronym = token.has(TokenFlags::ALL_CAPS);
        acronym.then(|| known.get(&token.key).copied()).flatten()
    };
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1) {
        if let Some(kind) = kind_of(name.tokens.start).filter(|&kind| kind != name.kind) {
            (name.kind, name.rule) = (kind, RULE);
        }
    }
    let mut found = Vec::new();
    let mut next = 0;
    for at in 0..reading.tokens.len() {
        while names.get(next).is_some_and(|name| name.tokens.end <= at) {
            next += 1;
        }
        let taken = names
            .get(next)
            .is_some_and(|name| name.tokens.contains(&at));
        if let (false, Some(kind)) = (taken, kind_of(at)) {
            found.push(Name {
                tokens: at..at + 1,
                kind,
                rule: RULE,
            });
        }
    }
    if !found.is_empty() {
        names.extend(found);
        names.sort_unstable_by_key(|name| name.tokens.start);
    }
}

// Lembaga Pangan Nusantara **(LPN)**, Desa Sukamaju Jaya **(DSJ)**  Not: Rudi Hartono (RH), Polres Jepara (KPK)
fn given(reading: &Reading<'_>, name: &Name) -> Option<u64> {
    let at = name.tokens.end + 1;
    let token = reading.tokens.get(at)?;
    let bracketed = reading.form(at - 1) == "("
        && reading.tokens.get(at + 1).is_some()
        && reading.form(at + 1) == ")";
    let fits = name.kind != EntityKind::Person
        && name.tokens.len() > 1
        && bracketed
        && token.has(TokenFlags::ALL_CAPS)
        && (3..=10).contains(&token.span.len())
        && is_short_for(reading.form(at), reading, name);
    fits.then_some(token.key)
}

/// Whether the letters of an acronym begin as the name does and come in its words in turn.
pub(super) fn is_short_for(acronym: &str, reading: &Reading<'_>, name: &Name) -> bool {
    let words = reading.slice(reading.cover(name.tokens.start, name.tokens.end - 1));
    let fold = |byte: u8| byte.to_ascii_lowercase();
    let mut letters = words.bytes().map(fold);
    acronym
        .bytes()
        .take(1)
        .map(fold)
        .eq(words.bytes().take(1).map(fold))
        && acronym
            .bytes()
            .map(fold)
            .all(|letter| letters.any(|other| other == letter))
}

#[cfg(test)]
mod tests {
    use crate::{Analyzer, EntityKind};

    fn organizations(text: &str) -> Vec<String> {
        let document = Analyzer::new().analyze(text);
        let mentions = document.mentions().iter();
        mentions
            .filter(|mention| mention.kind == EntityKind::Organization)
            .map(|mention| document.slice(mention.span).to_owned())
            .collect()
    }

    #[test]
    fn an_acronym_in_brackets_is_known_further_on() {
        let found = organizations(
            "Dinas Pengelolaan Jembatan Gantung (DPJG) bekerja lagi. Warga senang, dan DPJG pun lega.",
        );
        let acronyms = found.iter().filter(|name| *name == "DPJG").count();
        assert_eq!(acronyms, 2, "{found:?}");
    }

    #[test]
    fn letters_that_the_name_does_not_have_are_no_acronym_of_it() {
        let found =
            organizations("Dinas Pengelolaan Jembatan Gantung (XQW) bekerja lagi, kata QWX itu.");
        assert!(!found.contains(&"QWX".to_owned()), "{found:?}");
    }
}
