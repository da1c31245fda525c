//! Finds names and puts together what is known of each.

use super::titles::Titles;
use super::{
    Entity, EntityKind, Mention, Name, NameFinder, border, decode, entity, own, role, rules, titles,
};
use crate::citation::Citation;
use crate::reading::Reading;
use crate::timex::Timex;

/// The names of a text, in order, and the entities that they stand for.
pub(crate) fn find(
    reading: &Reading<'_>,
    citations: &[Citation],
    timexes: &[Timex],
    finder: NameFinder,
) -> (Vec<Mention>, Vec<Entity>) {
    let found = match finder {
        NameFinder::Model => decode::names(reading),
        NameFinder::Rules => None,
    };
    let mut names = match found {
        Some(mut names) => {
            border::mend(reading, &mut names);
            names
        }
        None => rules::find(reading),
    };
    own::insert(reading, &mut names);
    let spans = citations
        .iter()
        .map(|citation| citation.span)
        .chain(timexes.iter().map(|timex| timex.span));
    let mut taken: Vec<_> = spans.collect();
    taken.sort_unstable();
    names.retain(|name| {
        let span = reading.cover(name.tokens.start, name.tokens.end - 1);
        let at = taken.partition_point(|other| other.end() <= span.start());
        !taken.get(at).is_some_and(|other| other.overlaps(span))
    });
    describe(reading, &names)
}

/// Titles, roles and entities of names that are found.
pub(crate) fn describe(reading: &Reading<'_>, names: &[Name]) -> (Vec<Mention>, Vec<Entity>) {
    let titles: Vec<Titles> = names.iter().map(|name| titles_of(reading, name)).collect();
    let mut mentions: Vec<Mention> = (0..names.len())
        .map(|index| mention(reading, names, index, &titles[index]))
        .collect();
    let entities = entity::link(reading, names, &titles, &mut mentions);
    (mentions, entities)
}

fn titles_of(reading: &Reading<'_>, name: &Name) -> Titles {
    if name.kind == EntityKind::Person {
        titles::read(reading, name)
    } else {
        Titles {
            start: name.tokens.start,
            end: name.tokens.end,
            ..Titles::default()
        }
    }
}

fn mention(reading: &Reading<'_>, names: &[Name], index: usize, titles: &Titles) -> Mention {
    let name = &names[index];
    let is_person = name.kind == EntityKind::Person;
    Mention {
        span: reading.cover(name.tokens.start, name.tokens.end - 1),
        kind: name.kind,
        entity: 0,
        title_before: titles.before,
        title_after: titles.after,
        age: titles.age,
        role: is_person
            .then(|| role::read(reading, names, index, titles.start..titles.end))
            .flatten(),
        rule: name.rule.clone(),
    }
}
