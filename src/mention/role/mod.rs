//! The role of a person as the text words it beside the name: *Kepala Diskominfo Provinsi Jambi*.

mod before;
mod behind;
mod other;
mod parts;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use super::titles::Titles;
use super::{EntityKind, Name, Role};
use crate::reading::Reading;

/// How many tokens a role may take.
const REACH: usize = 24;

/// The roles beside some names, in order. What an apposition says of one person (*Rudi, **juru bicara** Bupati Sari*)
/// says nothing of the names inside it or behind it.
pub(crate) fn read(reading: &Reading<'_>, names: &[Name], titles: &[Titles]) -> Vec<Option<Role>> {
    let mut claimed = 0..0;
    let role = |(index, titles): (usize, &Titles)| {
        let person = Person {
            reading,
            names,
            index,
            titled: titles.start..titles.end,
            floor: if claimed.contains(&titles.start) {
                claimed.start
            } else {
                claimed.end
            },
        };
        if person.name().kind != EntityKind::Person {
            return None;
        }
        let before = before::read(&person).filter(|_| !behind::is_told(&person));
        // Ayahnya, Rudi, adalah **petani**: what follows tells more than whose kin he is.
        let kin = |tokens: &Range<usize>| words::is_his_kin(person.form(tokens.start));
        let tokens = match before {
            Some(tokens) if !kin(&tokens) => tokens,
            kin => {
                let free = !other::is_possessor(&person);
                let told = free.then(|| behind::read(&person)).flatten();
                told.map_or(kin, |role| {
                    claimed = role.other..role.tokens.end;
                    Some(role.tokens)
                })?
            }
        };
        Some(parts::role(reading, names, tokens))
    };
    titles.iter().enumerate().map(role).collect()
}

/// A name whose role is looked for.
#[derive(Debug)]
struct Person<'r> {
    reading: &'r Reading<'r>,
    names: &'r [Name],
    index: usize,
    /// The tokens of the name with its titles.
    titled: Range<usize>,
    /// The tokens before this belong to the roles of others.
    floor: usize,
}

impl Person<'_> {
    fn name(&self) -> &Name {
        &self.names[self.index]
    }

    /// The sentence that the name stands in.
    fn sentence(&self) -> Range<usize> {
        let token = self.name().tokens.start;
        let sentences = &self.reading.sentences;
        sentences[sentences.partition_point(|sentence| sentence.tokens().end <= token)].tokens()
    }

    /// The form of a token; empty past the end.
    fn form(&self, at: usize) -> &str {
        if at < self.reading.tokens.len() {
            self.reading.form(at)
        } else {
            ""
        }
    }
}
