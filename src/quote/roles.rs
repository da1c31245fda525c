//! Ties an office named alone (*Bupati*) to the person whom the text gave it to (*Bupati Wonosobo, Eko Purnomo*).

use super::cast::Cast;
use crate::lexicon::{WordClass, word_key};
use crate::mention::{Entity, EntityKind};
use crate::span::Span;

/// The roles that a text gives to its persons.
#[derive(Debug)]
pub(crate) struct Roles {
    roles: Vec<Bearer>,
}

#[derive(Debug)]
struct Bearer {
    entity: usize,
    words: Vec<u64>,
}

impl Roles {
    pub(crate) fn new(cast: &Cast<'_>, entities: &[Entity]) -> Roles {
        let mut roles = Vec::new();
        for (entity, of) in entities.iter().enumerate() {
            if of.kind == EntityKind::Person
                && let Some(role) = &of.role
            {
                let words = words(role);
                roles.push(Bearer { entity, words });
            }
        }
        for mention in cast.mentions {
            if let Some(role) = &mention.role {
                let words = words(cast.reading.slice(role.span));
                let entity = mention.entity;
                roles.push(Bearer { entity, words });
            }
        }
        Roles { roles }
    }

    /// Who bears the role that a phrase names: one who spoke last before one who did not.
    pub(crate) fn bearer(
        &self,
        cast: &Cast<'_>,
        span: Span,
        last_speaker: Option<usize>,
    ) -> Option<usize> {
        let asked = asked(cast, span);
        let fits = |bearer: &&Bearer| fits(&asked, &bearer.words);
        let mut fitting = self.roles.iter().filter(fits).map(|bearer| bearer.entity);
        let first = fitting.next()?;
        if Some(first) == last_speaker || fitting.any(|other| Some(other) == last_speaker) {
            return last_speaker;
        }
        Some(self.latest(cast, span, &asked).unwrap_or(first))
    }

    /// The bearer who was named last before the phrase.
    fn latest(&self, cast: &Cast<'_>, span: Span, asked: &[u64]) -> Option<usize> {
        let before = cast.before(span.start());
        cast.mentions[..before]
            .iter()
            .rev()
            .take(60)
            .map(|mention| mention.entity)
            .find(|&entity| {
                self.roles
                    .iter()
                    .any(|bearer| bearer.entity == entity && fits(asked, &bearer.words))
            })
    }

    /// The words of a description, without *seorang, para, salah satu*.
    pub(crate) fn description(&self, cast: &Cast<'_>, span: Span) -> Option<String> {
        let reading = cast.reading;
        let (first, end) = (reading.token_at(span.start()), reading.token_at(span.end()));
        let start = (first..end).find(|&at| !reading.tokens[at].is(WordClass::DETERMINER))?;
        let text = &reading.text[reading.tokens[start].span.start()..span.end()];
        Some(text.to_owned())
    }
}

fn words(role: &str) -> Vec<u64> {
    role.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(word_key)
        .collect()
}

fn asked(cast: &Cast<'_>, span: Span) -> Vec<u64> {
    let reading = cast.reading;
    let (first, end) = (reading.token_at(span.start()), reading.token_at(span.end()));
    (first..end)
        .map(|at| &reading.tokens[at])
        .filter(|token| token.is_word())
        .filter(|token| !token.is(WordClass::DEMONSTRATIVE | WordClass::DETERMINER))
        .map(|token| token.key)
        .collect()
}

/// Whether the words asked for open the role, or all stand in it behind its first: *Kapolres* and *Dirjen Polpum* do.
fn fits(asked: &[u64], role: &[u64]) -> bool {
    let Some((first, rest)) = asked.split_first() else {
        return false;
    };
    let Some(at) = role.iter().position(|word| word == first) else {
        return false;
    };
    (at == 0 || asked.len() == 1 && at < 3) && rest.iter().all(|word| role.contains(word))
}
