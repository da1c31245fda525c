//! Names of the user's own table.

use super::Name;
use crate::lexicon::WordClass;
use crate::reading::Reading;
use crate::rule::RuleId;
use crate::token::TokenFlags;

const OWN: RuleId = RuleId::new("mention/own");

/// Puts the user's own names in the place of what was found there.
pub(super) fn insert(reading: &Reading<'_>, names: &mut Vec<Name>) {
    if !reading.tables.names.has_own() {
        return;
    }
    let own = find(reading);
    names.retain(|name| {
        let at = own.partition_point(|own| own.tokens.end <= name.tokens.start);
        own.get(at)
            .is_none_or(|own| name.tokens.end <= own.tokens.start)
    });
    names.extend(own);
    names.sort_unstable_by_key(|name| name.tokens.start);
}

// mention/own: Sumber Waras, where the table has it  Not: sumber waras
fn find(reading: &Reading<'_>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for block in &reading.blocks {
        let tokens = block.tokens();
        let mut at = tokens.start;
        while at < tokens.end {
            let token = &reading.tokens[at];
            let starts = token.is(WordClass::OWN_NAME) && token.has(TokenFlags::CAPITALIZED);
            let found = starts.then(|| reading.tables.names.own(reading.keys(at..tokens.end)));
            if let Some((len, kind)) = found.flatten() {
                names.push(Name {
                    tokens: at..at + len,
                    kind,
                    rule: OWN,
                });
                at += len;
            } else {
                at += 1;
            }
        }
    }
    names
}
