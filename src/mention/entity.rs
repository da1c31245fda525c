//! Which names of a text stand for the same person, organization or place.
//!
//! Equal names are one *form*. A shorter form belongs to a longer one that holds it (*Ariansyah*, *Rudi Ariansyah*);
//! where several do, to the one named last before its first use. Acronyms, nicknames and aliases join forms that share no word.

use super::form::{self, Forms, KeyMap};
use super::titles::Titles;
use super::{Entity, EntityKind, Mention, Name, alias, glued, host, spelling};
use crate::lexicon::{phrase_key, word_key};
use crate::reading::Reading;
use crate::token::TokenFlags;

/// Gives each mention its entity.
pub(crate) fn link(
    reading: &Reading<'_>,
    names: &[Name],
    titles: &[Titles],
    mentions: &mut [Mention],
) -> Vec<Entity> {
    let mut forms = Forms::collect(reading, names, titles);
    alias::join(&mut forms);
    join_figures(&mut forms);
    join_unspaced(&mut forms);
    glued::join(&mut forms);
    join_guests(&mut forms);
    join_initials(&mut forms);
    spelling::join(&mut forms);
    let roots = settle(&forms);
    entities(&forms, mentions, &roots)
}

// Jokowi: Joko Widodo, where the text has both
fn join_figures(forms: &mut Forms<'_>) {
    let mut seen: KeyMap<usize> = KeyMap::default();
    for at in 0..forms.list.len() {
        if forms.list[at].kind != EntityKind::Person {
            continue;
        }
        let keys = forms.keys(at).iter().copied();
        let Some(full) = forms.reading.tables.names.nickname(keys) else {
            continue;
        };
        let path = phrase_key(full.split(' ').map(word_key));
        let full = forms.find(EntityKind::Person, full.split(' ').map(word_key));
        let other = full.unwrap_or_else(|| *seen.entry(path).or_insert(at));
        forms.join(at, other);
    }
}

/// Joins each form with the longer one that holds it, if all that do stand for one thing.
fn join_guests(forms: &mut Forms<'_>) {
    let mut order: Vec<usize> = (0..forms.list.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(forms.keys(at).len()));
    for at in order {
        let hosts = host::find(forms, at);
        let Some(&first) = hosts.first() else {
            continue;
        };
        let root = forms.root(first);
        if hosts.iter().all(|&host| forms.root(host) == root) {
            forms.join(at, first);
        } else if forms.root(at) == at {
            forms.list[at].hosts = hosts;
        }
    }
}

// TRIBUNMANADO.CO.ID: Tribun Manado; BreachForums: Breach Forums; Tulangbawang: Tulang Bawang
fn join_unspaced(forms: &mut Forms<'_>) {
    let mut by_letters: KeyMap<usize> = form::map(forms.list.len());
    for at in 0..forms.list.len() {
        let (Some(&first), Some(&last)) = (forms.words(at).first(), forms.words(at).last()) else {
            continue;
        };
        let written = forms.reading.slice(forms.reading.cover(first, last));
        let bare = ["id", "co", "com"].iter().fold(written, |rest, end| {
            let head = rest.len().saturating_sub(end.len() + 1);
            let is_domain = rest.is_char_boundary(head)
                && rest[head..].starts_with('.')
                && rest[head + 1..].eq_ignore_ascii_case(end);
            if is_domain { &rest[..head] } else { rest }
        });
        let letters = bare.chars().filter(|c| c.is_alphanumeric());
        let key = phrase_key(
            std::iter::once(forms.list[at].kind as u64)
                .chain(letters.map(|c| u64::from(c.to_ascii_lowercase() as u32))),
        );
        let other = *by_letters.entry(key).or_insert(at);
        forms.join(at, other);
    }
}

// KPU: Komisi Pemilihan Umum; berinisial RBH: Rudi Budi Hartono
fn join_initials(forms: &mut Forms<'_>) {
    let mut by_initials: KeyMap<usize> = KeyMap::default();
    let mut initials = Vec::new();
    for at in 0..forms.list.len() {
        if !(2..=8).contains(&forms.words(at).len()) {
            continue;
        }
        for skips in [false, true] {
            initials.clear();
            initials.extend(
                forms
                    .letters(at)
                    .filter(|word| {
                        !skips || !matches!(*word, "dan" | "di" | "untuk" | "dengan" | "ke")
                    })
                    .filter_map(|word| word.bytes().next())
                    .map(|b| b.to_ascii_lowercase()),
            );
            let key = initials_key(forms.list[at].kind, &initials);
            by_initials.entry(key).or_insert(at);
        }
    }
    let members = forms.members();
    for at in 0..forms.list.len() {
        let &[word] = forms.words(at) else { continue };
        let letters = forms.reading.form(word);
        let acronym = forms.reading.tokens[word].has(TokenFlags::ALL_CAPS) && letters.len() <= 8;
        if !acronym || !forms.is_alone(&members, at) {
            continue;
        }
        let key = initials_key(forms.list[at].kind, letters.to_ascii_lowercase().as_bytes());
        if let Some(&full) = by_initials.get(&key) {
            forms.join(at, full);
        }
    }
}

fn initials_key(kind: EntityKind, initials: &[u8]) -> u64 {
    let seed = if kind == EntityKind::Person { 1 } else { 2 };
    phrase_key(std::iter::once(seed).chain(initials.iter().map(|&b| u64::from(b))))
}

/// The root of each name: of its form, or, where several hosts can be meant, of the one named last before its first use.
fn settle(forms: &Forms<'_>) -> Vec<usize> {
    let mut last: Vec<Option<usize>> = vec![None; forms.list.len()];
    let mut bound: Vec<Option<usize>> = vec![None; forms.list.len()];
    let mut roots = Vec::with_capacity(forms.of.len());
    for (name, &form) in forms.of.iter().enumerate() {
        let form = forms.list[form].bare;
        let hosts = &forms.list[form].hosts;
        let chosen = hosts
            .iter()
            .map(|&host| forms.root(host))
            .max_by_key(|&host| last[host])
            .filter(|&host| last[host].is_some());
        let chosen = bound[form].or(chosen);
        let root = chosen.unwrap_or_else(|| forms.root(hosts.first().copied().unwrap_or(form)));
        bound[form] = Some(root);
        last[root] = Some(name);
        roots.push(root);
    }
    roots
}

/// The entities behind the roots, in the order of their first mention.
fn entities(forms: &Forms<'_>, mentions: &mut [Mention], roots: &[usize]) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut entity_of: Vec<Option<usize>> = vec![None; forms.list.len()];
    let mut shown = vec![false; forms.list.len()];
    for (at, &root) in roots.iter().enumerate() {
        let entity = *entity_of[root].get_or_insert_with(|| {
            entities.push(Entity {
                kind: forms.names[at].kind,
                canonical: String::new(),
                aliases: Vec::new(),
                role: None,
                affiliation: None,
                gender: None,
            });
            entities.len() - 1
        });
        mentions[at].entity = entity;
        let form = forms.of[at];
        let glued = forms.list[form].glued;
        mentions[at].span = glued::cut(forms.reading, mentions[at].span, glued);
        if !std::mem::replace(&mut shown[form], true) && glued == 0 {
            let best = mentions[forms.list[form].best].span;
            add_form(&mut entities[entity], forms.reading.slice(best));
            entities[entity].gender = entities[entity].gender.or(forms.list[form].gender);
        }
        add_role(forms.reading, &mut entities[entity], &mentions[at]);
    }
    entities
}

fn add_form(entity: &mut Entity, form: &str) {
    if entity.canonical.is_empty() {
        form.clone_into(&mut entity.canonical);
    } else if is_fuller(form, &entity.canonical) {
        let shorter = std::mem::replace(&mut entity.canonical, form.to_owned());
        entity.aliases.push(shorter);
    } else {
        entity.aliases.push(form.to_owned());
    }
}

fn add_role(reading: &Reading<'_>, entity: &mut Entity, mention: &Mention) {
    let Some(role) = &mention.role else { return };
    let fuller = entity.affiliation.is_none() && role.affiliation.is_some();
    if entity.role.is_none() || fuller {
        entity.role = Some(reading.slice(role.span).to_owned());
        entity.affiliation = role.affiliation.map(|span| reading.slice(span).to_owned());
    }
}

/// Whether a form is a fuller name than another: more words, or as many, but not in capitals throughout.
fn is_fuller(form: &str, than: &str) -> bool {
    let words = |name: &str| name.split_whitespace().count();
    let shouts = |name: &str| !name.chars().any(char::is_lowercase);
    words(form) > words(than)
        || (words(form) == words(than)
            && (form.len() > than.len() || shouts(than))
            && (!shouts(form) || shouts(than)))
}
