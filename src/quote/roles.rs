//! Ties an office named alone (*Bupati*) to the person whom the text gave it to (*Bupati Wonosobo, Eko Purnomo*).

use super::cast::Cast;
use crate::lexicon::WordClass;
use crate::mention::{Entity, EntityKind};
use crate::span::Span;

/// The offices and titles that a text gives to its persons.
#[derive(Debug, Default)]
pub(crate) struct Roles {
    /// Those of the entities, then those beside names, each in the order of the text.
    roles: Vec<Bearer>,
    /// The first of those beside names.
    beside_names: usize,
}

#[derive(Debug)]
struct Bearer {
    entity: usize,
    /// Where the name begins.
    at: usize,
    words: Vec<String>,
}

/// How well a role fits a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// Not at all.
    None,
    /// All words of the description are somewhere in the role: *politikus Partai Baru* in *Wakil Ketua DPR, politikus Partai Baru*.
    Loose,
    /// The description opens the role, or shortens its opening: *Bupati*, *Menkeu*.
    Opening,
}

impl Roles {
    pub(crate) fn new(cast: &Cast<'_>, entities: &[Entity]) -> Roles {
        let mut roles: Vec<Bearer> = Vec::new();
        let mut add = |entity: usize, at: usize, role: &str| {
            let words = words(role);
            let known = |bearer: &Bearer| bearer.entity == entity && bearer.words == words;
            if !words.is_empty() && !roles.iter().rev().take(8).any(known) {
                roles.push(Bearer { entity, at, words });
            }
            roles.len()
        };
        let mut first_named = vec![0; entities.len()];
        for mention in cast.mentions.iter().rev() {
            first_named[mention.entity] = mention.span.start();
        }
        let mut beside_names = 0;
        for (entity, of) in entities.iter().enumerate() {
            if of.kind == EntityKind::Person
                && let Some(role) = &of.role
            {
                beside_names = add(entity, first_named[entity], role);
            }
        }
        for mention in cast.mentions {
            let spans = mention.role.as_ref().map(|role| role.span);
            for span in spans.into_iter().chain(mention.title_before) {
                let role = cast.reading.slice(span);
                add(mention.entity, mention.span.start(), role);
            }
        }
        Roles {
            roles,
            beside_names,
        }
    }

    /// Those near a place of the text whose role fits the words of a description, each with how well.
    pub(crate) fn fitting<'r>(
        &'r self,
        asked: &'r [String],
        at: usize,
    ) -> impl Iterator<Item = (usize, Fit)> + 'r {
        let (of_entities, beside_names) = self.roles.split_at(self.beside_names);
        near(of_entities, at)
            .iter()
            .chain(near(beside_names, at))
            .map(|bearer| (bearer.entity, fit(asked, &bearer.words)))
            .filter(|&(_, fit)| fit != Fit::None)
    }
}

/// Those around a place: all of them in an article, and no more than a fixed number in a book.
fn near(bearers: &[Bearer], at: usize) -> &[Bearer] {
    const REACH: usize = 256;
    let here = bearers.partition_point(|bearer| bearer.at < at);
    &bearers[here.saturating_sub(REACH)..bearers.len().min(here + REACH)]
}

/// The words of a description, without *seorang, para, salah satu*.
pub(crate) fn description(cast: &Cast<'_>, span: Span) -> Option<String> {
    let reading = cast.reading;
    let (first, end) = (reading.token_at(span.start()), reading.token_at(span.end()));
    let start = (first..end).find(|&at| !reading.tokens[at].is(WordClass::DETERMINER))?;
    let text = &reading.text[reading.tokens[start].span.start()..span.end()];
    Some(text.to_owned())
}

/// The words of a description in lower case, without determiners and demonstratives.
pub(crate) fn asked(cast: &Cast<'_>, span: Span) -> Vec<String> {
    let reading = cast.reading;
    let (first, end) = (reading.token_at(span.start()), reading.token_at(span.end()));
    let words: Vec<String> = (first..end)
        .filter(|&at| {
            let token = &reading.tokens[at];
            token.is_word() && !token.is(WordClass::DEMONSTRATIVE | WordClass::DETERMINER)
        })
        .map(|at| reading.form(at).to_lowercase())
        .collect();
    if words == ["kepala", "negara"] {
        return vec!["presiden".to_owned()];
    }
    words
}

fn words(role: &str) -> Vec<String> {
    role.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(24)
        .map(str::to_lowercase)
        .collect()
}

fn fit(asked: &[String], role: &[String]) -> Fit {
    if asked.is_empty() {
        return Fit::None;
    }
    if opens(asked, role) || role.len() > 1 && opens(asked, &role[1..]) && asked.len() > 1 {
        return Fit::Opening;
    }
    if asked.iter().all(|word| role.contains(word)) {
        return Fit::Loose;
    }
    Fit::None
}

/// Whether a description is used up along the opening of a role, words or their short forms.
fn opens(asked: &[String], role: &[String]) -> bool {
    let (mut a, mut r) = (0, 0);
    while a < asked.len() {
        if r >= role.len() {
            return false;
        }
        if asked[a] == role[r] {
            (a, r) = (a + 1, r + 1);
        } else if let Some(used) = shortened(&asked[a], &role[r..]) {
            (a, r) = (a + 1, r + used);
        } else if let Some(used) = shortened(&role[r], &asked[a..]) {
            (a, r) = (a + used, r + 1);
        } else {
            return false;
        }
    }
    true
}

/// How many words a short form stands for: *Menkeu* for *Menteri Keuangan*, *Wapres* for *Wakil Presiden*, *KPU* for
/// *Komisi Pemilihan Umum*. Each gives its first letters in turn; *dan* may give none, *kepala* gives *ka* too.
fn shortened(short: &str, words: &[String]) -> Option<usize> {
    if short.len() > 31 || !short.is_ascii() || words.len() < 2 {
        return None;
    }
    let mut reached: u32 = 1;
    for (index, word) in words.iter().take(8).enumerate() {
        let mut next = if word == "dan" { reached } else { 0 };
        for from in 0..short.len() {
            if reached >> from & 1 == 0 {
                continue;
            }
            for root in roots(word) {
                let shared = short.as_bytes()[from..]
                    .iter()
                    .zip(root.bytes())
                    .take_while(|(a, b)| **a == *b)
                    .count();
                for length in 1..=shared {
                    next |= 1 << (from + length);
                }
            }
            if word == "kepala" && short[from..].starts_with("ka") {
                next |= 1 << (from + 2);
            }
        }
        if index > 0 && next >> short.len() & 1 == 1 {
            return Some(index + 1);
        }
        reached = next;
        if reached == 0 {
            return None;
        }
    }
    None
}

/// A word, and what is left of it without its prefix: *Mentan* has *tan* of *pertanian*, *Menhut* has *hut* of *kehutanan*.
fn roots(word: &str) -> impl Iterator<Item = &str> {
    let bare = ["per", "ke"]
        .iter()
        .find_map(|prefix| word.strip_prefix(prefix));
    std::iter::once(word).chain(bare)
}

#[cfg(test)]
mod tests {
    use super::{Bearer, Fit, Roles, fit, words};

    #[test]
    fn an_office_fits_the_role_that_it_opens_or_shortens() {
        let fit = |asked, role| fit(&words(asked), &words(role));
        assert_eq!(fit("Bupati", "Bupati Lembah Asri"), Fit::Opening);
        assert_eq!(fit("Menkeu", "Menteri Keuangan"), Fit::Opening);
        assert_eq!(fit("Kades Sudi", "Kepala Desa Sudi"), Fit::Opening);
        assert_eq!(fit("Mentan", "Menteri Pertanian"), Fit::Opening);
        assert_eq!(fit("Menkes", "Menteri Pertanian"), Fit::None);
        assert_eq!(fit("Wakil Bupati", "Bupati Lembah Asri"), Fit::None);
        assert_eq!(
            fit("Ketua KPU", "Ketua Komisi Pemilihan Umum (KPU) RI"),
            Fit::Opening
        );
        assert_eq!(
            fit("Menteri Kominfo", "Menteri Komunikasi dan Informatika"),
            Fit::Opening
        );
        assert_eq!(fit("Polda", "Kepala Dinas"), Fit::None);
    }

    #[test]
    fn a_long_text_asks_only_those_who_are_near() {
        let bearer = |entity| Bearer {
            entity,
            at: 10 * entity,
            words: words("Bupati Lembah Asri"),
        };
        let roles = Roles {
            roles: (0..100_000).map(bearer).collect(),
            beside_names: 0,
        };
        let asked = words("Bupati");
        let found: Vec<usize> = roles.fitting(&asked, 500_000).map(|(of, _)| of).collect();
        assert_eq!(found, (50_000 - 256..50_000 + 256).collect::<Vec<_>>());
        assert_eq!(roles.fitting(&asked, 0).count(), 256);
    }
}
