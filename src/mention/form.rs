//! The distinct forms of the names of a text, and which forms stand for the same thing.

use std::cell::Cell;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::titles::Titles;
use super::{EntityKind, Gender, Name};
use crate::lexicon::{KeyHasher, WordClass, phrase_key, word_key};
use crate::reading::Reading;
use crate::token::{TokenFlags, TokenKind};

/// How many forms with one word are compared with each other; more make no news article.
const CROWD: usize = 24;

/// All mentions of one kind that are written alike.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) kind: EntityKind,
    /// Where its words stand among those of all forms.
    words: Range<usize>,
    /// Where their keys stand.
    keys: Range<usize>,
    /// The index of the first name of this form.
    pub(super) first: usize,
    /// The index of the name that shows this form best: the first that is not all in capitals.
    pub(super) best: usize,
    pub(super) gender: Option<Gender>,
    /// Longer forms that may stand for the same thing, where there are several.
    pub(super) hosts: Vec<usize>,
    /// The bytes of a word of the sentence that is glued to its end.
    pub(super) glued: usize,
    /// The form that it is without that word; itself where there is none.
    pub(super) bare: usize,
    parent: Cell<usize>,
}

/// Hash maps on what is a hash already.
pub(super) type KeyMap<V> = HashMap<u64, V, BuildHasherDefault<KeyHasher>>;

/// The forms of a text.
#[derive(Debug)]
pub(super) struct Forms<'r> {
    pub(super) reading: &'r Reading<'r>,
    pub(super) names: &'r [Name],
    pub(super) list: Vec<Form>,
    /// The form of each name.
    pub(super) of: Vec<usize>,
    /// The words of all forms, one form behind the other, and their keys.
    words: Vec<usize>,
    keys: Vec<u64>,
    by_keys: KeyMap<usize>,
    /// The forms that hold a word, sorted by the word's key.
    by_word: Vec<(u64, usize)>,
}

impl<'r> Forms<'r> {
    pub(super) fn collect(
        reading: &'r Reading<'r>,
        names: &'r [Name],
        titles: &[Titles],
    ) -> Forms<'r> {
        let mut forms = Forms {
            reading,
            names,
            list: Vec::with_capacity(names.len()),
            of: Vec::with_capacity(names.len()),
            words: Vec::with_capacity(names.len() * 2),
            keys: Vec::with_capacity(names.len() * 2),
            by_keys: map(names.len()),
            by_word: Vec::new(),
        };
        for (index, titles) in titles.iter().enumerate() {
            let form = forms.enter(index);
            forms.of.push(form);
            let form = &mut forms.list[form];
            form.gender = form.gender.or(titles.gender);
        }
        forms.by_word.reserve(forms.keys.len());
        for (at, form) in forms.list.iter().enumerate() {
            let keys = &forms.keys[form.keys.clone()];
            forms.by_word.extend(keys.iter().map(|&key| (key, at)));
        }
        forms.by_word.sort_unstable();
        forms.by_word.dedup();
        forms
    }

    /// The form of a name, new or old.
    fn enter(&mut self, index: usize) -> usize {
        let name = &self.names[index];
        let (first_word, first_key) = (self.words.len(), self.keys.len());
        add_words(self.reading, name.tokens.clone(), &mut self.words);
        let words = &self.words[first_word..];
        write_out(self.reading, name.kind, words, &mut self.keys);
        let path = mark(name.kind, self.keys[first_key..].iter().copied());
        let shouts = |name: &Name| {
            self.reading.tokens[name.tokens.clone()]
                .iter()
                .all(|token| token.has(TokenFlags::ALL_CAPS))
        };
        let next = self.list.len();
        let at = *self.by_keys.entry(path).or_insert(next);
        if at == next {
            self.list.push(Form {
                kind: name.kind,
                words: first_word..self.words.len(),
                keys: first_key..self.keys.len(),
                first: index,
                best: index,
                gender: None,
                hosts: Vec::new(),
                glued: 0,
                bare: next,
                parent: Cell::new(next),
            });
            return at;
        }
        self.words.truncate(first_word);
        self.keys.truncate(first_key);
        if shouts(&self.names[self.list[at].best]) && !shouts(name) {
            self.list[at].best = index;
        }
        at
    }

    /// The form with these words.
    pub(super) fn find(&self, kind: EntityKind, keys: impl Iterator<Item = u64>) -> Option<usize> {
        self.by_keys.get(&mark(kind, keys)).copied()
    }

    /// Forms that hold a word.
    pub(super) fn holding(&self, key: u64) -> impl Iterator<Item = usize> {
        let start = self.by_word.partition_point(|&(other, _)| other < key);
        self.by_word[start..]
            .iter()
            .take(CROWD)
            .take_while(move |(other, _)| *other == key)
            .map(|&(_, form)| form)
    }

    /// The tokens of the words of a form at its first mention, without what stands in brackets.
    pub(super) fn words(&self, form: usize) -> &[usize] {
        &self.words[self.list[form].words.clone()]
    }

    /// The keys of the words of a form, where known short heads are written out.
    pub(super) fn keys(&self, form: usize) -> &[u64] {
        &self.keys[self.list[form].keys.clone()]
    }

    /// The words of a form as they are written.
    pub(super) fn letters(&self, form: usize) -> impl Iterator<Item = &'r str> {
        let reading = self.reading;
        let words = self.words(form).iter();
        words.map(|&at| reading.form(at).trim_end_matches('.'))
    }

    /// The form that stands for all that are known to be the same as this one.
    pub(super) fn root(&self, mut form: usize) -> usize {
        let parent = |form: usize| self.list[form].parent.get();
        while parent(form) != form {
            // Each step halves the way for the next time: forms may be joined in a long chain.
            let above = parent(parent(form));
            self.list[form].parent.set(above);
            form = above;
        }
        form
    }

    /// Makes two forms the same.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        let (first, second) = (one.min(other), one.max(other));
        self.list[second].parent.set(first);
    }

    /// Whether no other form stands for the same thing.
    pub(super) fn is_alone(&self, members: &[u32], form: usize) -> bool {
        members[self.root(form)] == 1 && self.list[form].hosts.is_empty()
    }

    /// How many forms each root stands for.
    pub(super) fn members(&self) -> Vec<u32> {
        let mut members = vec![0; self.list.len()];
        for at in 0..self.list.len() {
            members[self.root(at)] += 1;
        }
        members
    }
}

fn mark(kind: EntityKind, keys: impl Iterator<Item = u64>) -> u64 {
    let seed = match kind {
        EntityKind::Person => 1,
        EntityKind::Organization => 2,
        _ => 3,
    };
    phrase_key(std::iter::once(seed).chain(keys))
}

/// A map for so many keys.
pub(super) fn map<V>(keys: usize) -> KeyMap<V> {
    KeyMap::with_capacity_and_hasher(keys, BuildHasherDefault::default())
}

/// Adds the words of a name, without what stands in brackets.
fn add_words(reading: &Reading<'_>, tokens: Range<usize>, words: &mut Vec<usize>) {
    let mut depth = 0;
    for at in tokens {
        match reading.tokens[at].kind {
            TokenKind::Word | TokenKind::Number | TokenKind::Handle if depth == 0 => words.push(at),
            TokenKind::Punctuation if reading.form(at) == "(" => depth += 1,
            TokenKind::Punctuation if reading.form(at) == ")" => depth = 0,
            _ => {}
        }
    }
}

pub(super) fn key(reading: &Reading<'_>, token: usize) -> u64 {
    match reading.tokens[token].key {
        0 => word_key(reading.form(token)),
        key => key,
    }
}

/// Adds the keys of the words, a known short head or name written out: *Pemkab Agam*, *Pemerintah Kabupaten Agam*. A last
/// *RI* does not count.
pub(super) fn write_out(
    reading: &Reading<'_>,
    kind: EntityKind,
    words: &[usize],
    all: &mut Vec<u64>,
) {
    if kind == EntityKind::Person || words.is_empty() {
        all.extend(words.iter().map(|&at| key(reading, at)));
        return;
    }
    let first = all.len();
    let names = &reading.tables.names;
    let mut at = 0;
    while at < words.len() {
        let rest = words[at..].iter().map(|&at| key(reading, at));
        // The head of *PN Jakarta Selatan* is written out, though the table has the name whole.
        let head = || {
            let headed = reading.tokens[words[0]].is(WordClass::ORG_HEAD);
            let head = names.written_out(kind, rest.clone().take(1));
            head.filter(|_| headed)
        };
        let known = match at {
            0 => names.written_out(kind, rest.clone()).or_else(head),
            _ => names.written_out(EntityKind::Location, rest),
        };
        if let Some((len, full)) = known {
            all.extend(
                full.split([' ', '/'])
                    .map(|word| word_key(word.trim_end_matches(','))),
            );
            at += len;
        } else {
            all.push(key(reading, words[at]));
            at += 1;
        }
    }
    let country = words.len() > 1 && reading.form(words[words.len() - 1]) == "RI";
    if kind == EntityKind::Organization && country && all.len() > first + 1 {
        all.pop();
    }
}
