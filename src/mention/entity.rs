//! Which names of a text stand for the same person, organization or place.
//!
//! Equal names are one *form*. A shorter form belongs to a longer one that holds it (*Ariansyah*, *Rudi Ariansyah*);
//! where several do, to the one named last. Acronyms, nicknames and aliases join forms that share no word.

use std::collections::HashMap;
use std::ops::Range;

use super::titles::Titles;
use super::{Entity, EntityKind, Mention, Name};
use crate::lexicon::WordClass;
use crate::reading::Reading;
use crate::token::{TokenFlags, TokenKind};

/// How many forms with one word are compared with each other; more make no news article.
const CROWD: usize = 24;

/// All mentions that are written alike.
#[derive(Debug)]
struct Form {
    kind: EntityKind,
    keys: Vec<u64>,
    /// The index of the first name of this form.
    first: usize,
    /// The index of the last name of this form that was given its entity.
    last: Option<usize>,
    /// The form that stands for the same thing, or the form itself.
    parent: usize,
    /// Longer forms that hold this one.
    hosts: Vec<usize>,
}

/// Gives each mention its entity.
pub(crate) fn link(
    reading: &Reading<'_>,
    names: &[Name],
    titles: &[Titles],
    mentions: &mut [Mention],
) -> Vec<Entity> {
    let (mut forms, form_of) = collect(reading, names);
    let by_word = index(&forms);
    for form in 0..forms.len() {
        forms[form].hosts = hosts(reading, &forms, &by_word, form);
    }
    join_by_text(reading, names, &form_of, &mut forms);
    join_by_knowledge(reading, names, &mut forms);
    let roots: Vec<usize> = form_of
        .iter()
        .enumerate()
        .map(|(name, &form)| settle(&mut forms, form, name))
        .collect();
    entities(reading, names, titles, mentions, &roots)
}

/// The distinct forms, and the form of each name.
fn collect(reading: &Reading<'_>, names: &[Name]) -> (Vec<Form>, Vec<usize>) {
    let mut forms: Vec<Form> = Vec::new();
    let mut seen: HashMap<(EntityKind, Vec<u64>), usize> = HashMap::new();
    let form_of = names.iter().enumerate().map(|(first, name)| {
        let keys = keys(reading, name.tokens.clone());
        *seen
            .entry((name.kind, keys))
            .or_insert_with_key(|(kind, keys)| {
                let parent = forms.len();
                forms.push(Form {
                    kind: *kind,
                    keys: keys.clone(),
                    first,
                    last: None,
                    parent,
                    hosts: Vec::new(),
                });
                parent
            })
    });
    let form_of = form_of.collect();
    (forms, form_of)
}

/// The keys of the words of a name, without what stands in brackets.
fn keys(reading: &Reading<'_>, tokens: Range<usize>) -> Vec<u64> {
    let mut depth = 0;
    let mut keys = Vec::with_capacity(tokens.len());
    for token in &reading.tokens[tokens] {
        match (token.kind, reading.slice(token.span)) {
            (TokenKind::Punctuation, "(") => depth += 1,
            (TokenKind::Punctuation, ")") => depth = 0,
            (TokenKind::Word | TokenKind::Number | TokenKind::Handle, form) if depth == 0 => {
                keys.push(if token.key == 0 {
                    crate::lexicon::word_key(form)
                } else {
                    token.key
                });
            }
            _ => {}
        }
    }
    keys
}

/// The forms that hold a word.
fn index(forms: &[Form]) -> HashMap<u64, Vec<usize>> {
    let mut by_word: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, form) in forms.iter().enumerate() {
        for &key in &form.keys {
            let crowd = by_word.entry(key).or_default();
            if crowd.len() < CROWD && crowd.last() != Some(&at) {
                crowd.push(at);
            }
        }
    }
    by_word
}

/// The longer forms that hold this one.
fn hosts(
    reading: &Reading<'_>,
    forms: &[Form],
    by_word: &HashMap<u64, Vec<usize>>,
    form: usize,
) -> Vec<usize> {
    let shorter = &forms[form];
    let Some(crowd) = shorter.keys.first().and_then(|key| by_word.get(key)) else {
        return Vec::new();
    };
    let holds = |&host: &usize| {
        let longer = &forms[host];
        longer.kind == shorter.kind
            && longer.keys.len() > shorter.keys.len()
            && match shorter.kind {
                EntityKind::Person => is_part(&shorter.keys, &longer.keys),
                EntityKind::Organization => is_short_for(reading, &shorter.keys, &longer.keys),
                _ => false,
            }
    };
    crowd.iter().copied().filter(holds).collect()
}

// Rudi, Hartono, Rudi Hartono: Rudi Budi Hartono  Not: Hartono Rudi
fn is_part(part: &[u64], whole: &[u64]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|key| rest.any(|other| other == key))
}

// Diskominfo: Diskominfo Provinsi Jambi; Golkar: Partai Golkar  Not: DPR: Komisi III DPR
fn is_short_for(reading: &Reading<'_>, part: &[u64], whole: &[u64]) -> bool {
    if whole.starts_with(part) {
        return true;
    }
    let head = reading.tables.vocabulary.lookup(whole[0]);
    let announces = reading
        .tables
        .vocabulary
        .classes(head)
        .is(WordClass::ORG_HEAD);
    announces && whole.len() == part.len() + 1 && whole.ends_with(part)
}

/// Joins names that the text itself makes equal: *Komisi Pemilihan Umum (KPU)*, *Rudi alias Kodok*.
fn join_by_text(reading: &Reading<'_>, names: &[Name], form_of: &[usize], forms: &mut [Form]) {
    for (at, pair) in names.windows(2).enumerate() {
        let between = pair[0].tokens.end..pair[1].tokens.start;
        if pair[0].kind == pair[1].kind
            && between.start < between.end
            && makes_equal(reading, between, pair)
        {
            join(forms, form_of[at], form_of[at + 1]);
        }
    }
}

fn makes_equal(reading: &Reading<'_>, between: Range<usize>, pair: &[Name]) -> bool {
    let mut words = between.map(|at| reading.form(at));
    match (words.next(), words.next(), words.next(), words.next()) {
        (Some("("), None, ..) => pair[1].tokens.len() == 1 || pair[0].tokens.len() == 1,
        (Some("alias" | "als" | "atau"), None, ..) => {
            pair[0].kind == EntityKind::Person && reading.form(pair[1].tokens.start - 1) != "atau"
        }
        (Some("alias" | "als"), Some(_), None, _) => true,
        (first, second, third, _) => [first, second, third]
            .iter()
            .flatten()
            .any(|word| is_naming(word)),
    }
}

// Rudi yang akrab disapa Kodok; Siti, biasa dipanggil Iti
fn is_naming(word: &str) -> bool {
    matches!(word, "disapa" | "dipanggil" | "dijuluki" | "alias" | "als")
}

/// Joins acronyms and short names with the full names that the tables give, or whose initials they are.
fn join_by_knowledge(reading: &Reading<'_>, names: &[Name], forms: &mut [Form]) {
    let by_keys: HashMap<Vec<u64>, usize> = forms
        .iter()
        .enumerate()
        .map(|(at, form)| (form.keys.clone(), at))
        .collect();
    for at in 0..forms.len() {
        let name = &names[forms[at].first];
        let Some(full) = full_name(reading, forms, at) else {
            continue;
        };
        let full: Vec<u64> = full.split(' ').map(crate::lexicon::word_key).collect();
        if let Some(&other) = by_keys
            .get(&full)
            .filter(|&&other| forms[other].kind == name.kind)
        {
            join(forms, at, other);
        }
    }
}

fn full_name<'t>(reading: &Reading<'t>, forms: &[Form], at: usize) -> Option<&'t str> {
    let form = &forms[at];
    let keys = form.keys.iter().copied();
    match form.kind {
        EntityKind::Person => reading.tables.names.nickname(keys),
        EntityKind::Organization => {
            let (len, known) = reading.tables.names.known(keys)?;
            reading
                .tables
                .names
                .full_form(known)
                .filter(|_| len == form.keys.len())
        }
        _ => None,
    }
}

fn root(forms: &[Form], mut form: usize) -> usize {
    while forms[form].parent != form {
        form = forms[form].parent;
    }
    form
}

fn join(forms: &mut [Form], one: usize, other: usize) {
    let (one, other) = (root(forms, one), root(forms, other));
    let (first, second) = (one.min(other), one.max(other));
    forms[second].parent = first;
}

/// The form that a name's form stands for: itself, or the host named last before it, or the first host.
fn settle(forms: &mut [Form], form: usize, name: usize) -> usize {
    let mut at = form;
    // A host has more words than its guest, so this ends.
    while !forms[at].hosts.is_empty() {
        let hosts = &forms[at].hosts;
        let before = hosts
            .iter()
            .copied()
            .filter(|&host| forms[host].last.is_some());
        at = before
            .max_by_key(|&host| forms[host].last)
            .unwrap_or(hosts[0]);
    }
    let root = root(forms, at);
    forms[at].last = Some(name);
    root
}

/// The entities behind the roots, in the order of their first mention.
fn entities(
    reading: &Reading<'_>,
    names: &[Name],
    titles: &[Titles],
    mentions: &mut [Mention],
    roots: &[usize],
) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut entity_of: HashMap<usize, usize> = HashMap::new();
    for (at, &root) in roots.iter().enumerate() {
        let entity = *entity_of.entry(root).or_insert_with(|| {
            entities.push(Entity {
                kind: names[at].kind,
                canonical: String::new(),
                aliases: Vec::new(),
                role: None,
                affiliation: None,
                gender: None,
            });
            entities.len() - 1
        });
        mentions[at].entity = entity;
        add_mention(
            reading,
            &mut entities[entity],
            &mentions[at],
            &names[at],
            &titles[at],
        );
    }
    entities
}

fn add_mention(
    reading: &Reading<'_>,
    entity: &mut Entity,
    mention: &Mention,
    name: &Name,
    titles: &Titles,
) {
    let form = reading.slice(mention.span);
    let shouts = reading.tokens[name.tokens.clone()]
        .iter()
        .all(|token| token.has(TokenFlags::ALL_CAPS));
    if entity.canonical.is_empty() || is_fuller(form, shouts, &entity.canonical) {
        let shorter = std::mem::replace(&mut entity.canonical, form.to_owned());
        add_alias(entity, &shorter);
    } else {
        add_alias(entity, form);
    }
    entity.gender = entity.gender.or(titles.gender);
    if let Some(role) = &mention.role {
        let fuller = entity.affiliation.is_none() && role.affiliation.is_some();
        if entity.role.is_none() || fuller {
            entity.role = Some(reading.slice(role.span).to_owned());
            entity.affiliation = role.affiliation.map(|span| reading.slice(span).to_owned());
        }
    }
}

fn add_alias(entity: &mut Entity, form: &str) {
    if !form.is_empty()
        && entity.canonical != form
        && !entity.aliases.iter().any(|alias| alias == form)
    {
        entity.aliases.push(form.to_owned());
    }
}

/// Whether a form is a fuller name than another: more words, or as many, but not in capitals throughout.
fn is_fuller(form: &str, shouts: bool, than: &str) -> bool {
    let words = |name: &str| name.split_whitespace().count();
    let than_shouts = !than.chars().any(char::is_lowercase);
    words(form) > words(than)
        || (words(form) == words(than) && !shouts && than_shouts && form.len() >= than.len())
}
