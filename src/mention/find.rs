//! Finds names and puts together what is known of each.

use super::titles::Titles;
use super::{
    Entity, EntityKind, Mention, Name, NameFinder, Role, acronym, border, decode, entity, field,
    own, role, rules, titles,
};
use crate::citation::Citation;
use crate::reading::Reading;
use crate::span::Span;
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
            field::extend(reading, &mut names);
            acronym::spread(reading, &mut names);
            names
        }
        None => rules::find(reading),
    };
    own::insert(reading, &mut names);
    drop_overlapping(reading, &mut names, citations, timexes);
    describe(reading, &names)
}

/// Leaves out the names inside references to law and dates. The month of *Raja **Juli** Antoni* is none, nor is it
/// further on in *Raja **Juli***.
fn drop_overlapping(
    reading: &Reading<'_>,
    names: &mut Vec<Name>,
    citations: &[Citation],
    timexes: &[Timex],
) {
    let span_of = |name: &Name| reading.cover(name.tokens.start, name.tokens.end - 1);
    let time_in = |span| overlapping(timexes, span, |timex| timex.span);
    let mut months: Vec<u64> = Vec::new();
    for name in names.iter().filter(|name| name.kind == EntityKind::Person) {
        let span = span_of(name);
        if let Some(time) = time_in(span).filter(|time| time.len() < span.len()) {
            let month = reading.tokens[reading.token_at(time.start())].key;
            if !months.contains(&month) {
                months.push(month);
            }
        }
    }
    names.retain(|name| {
        let span = span_of(name);
        let in_law = overlapping(citations, span, |citation| citation.span).is_some();
        let holds = |time: Span| {
            let month = reading.token_at(time.start());
            name.kind == EntityKind::Person
                && span.contains(time)
                && months.contains(&reading.tokens[month].key)
        };
        !in_law && time_in(span).is_none_or(holds)
    });
}

/// The first of some annotations in order that overlaps a span.
fn overlapping<T>(of: &[T], span: Span, span_of: impl Fn(&T) -> Span) -> Option<Span> {
    let at = of.partition_point(|other| span_of(other).end() <= span.start());
    of.get(at).map(span_of).filter(|other| other.overlaps(span))
}

/// Titles, roles and entities of names that are found.
pub(crate) fn describe(reading: &Reading<'_>, names: &[Name]) -> (Vec<Mention>, Vec<Entity>) {
    let titles: Vec<Titles> = names.iter().map(|name| titles_of(reading, name)).collect();
    let roles = role::read(reading, names, &titles);
    let beside = titles.iter().zip(roles);
    let mut mentions: Vec<Mention> = names
        .iter()
        .zip(beside)
        .map(|(name, (titles, role))| mention(reading, name, titles, role))
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

fn mention(reading: &Reading<'_>, name: &Name, titles: &Titles, role: Option<Role>) -> Mention {
    Mention {
        span: reading.cover(name.tokens.start, name.tokens.end - 1),
        kind: name.kind,
        entity: 0,
        title_before: titles.before,
        title_after: titles.after,
        age: titles.age,
        role,
        rule: name.rule.clone(),
    }
}
