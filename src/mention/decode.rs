//! The best tags of a text, by the model.

use std::ops::Range;

use super::article::Article;
use super::features::{self, Features, group};
use super::model::{Model, TAGS};
use super::unit::{self, Unit};
use super::{EntityKind, Name};
use crate::reading::Reading;
use crate::rule::RuleId;

const NEVER: i32 = i32::MIN / 4;

const MODEL: RuleId = RuleId::new("mention/model");

/// The names that the model of the crate finds in a text; none where the crate was built without one.
pub(crate) fn names(reading: &Reading<'_>) -> Option<Vec<Name>> {
    let found = decode(reading, &Model::builtin()?);
    let name = |(tokens, kind)| Name {
        tokens,
        kind,
        rule: MODEL,
    };
    Some(found.into_iter().map(name).collect())
}

/// The names of a text by the model alone, in order: the tokens of each and its kind.
pub(crate) fn decode(reading: &Reading<'_>, model: &Model<'_>) -> Vec<(Range<usize>, EntityKind)> {
    let (units, blocks) = unit::units(reading, model);
    let runs = features::runs(&units, &blocks);
    let mut article = Article::new(&units);
    let mut scores = Vec::new();
    let mut tags = Vec::new();
    {
        let features = Features {
            text: reading.text.as_bytes(),
            units: &units,
            article: &article,
        };
        for run in &runs {
            for at in run.clone() {
                let mut row = [0; TAGS];
                features.first(at, |feature| model.add(feature, &mut row));
                scores.push(row);
            }
        }
    }
    best(model, &units, &runs, &scores, &mut tags);
    note(&mut article, &runs, &tags);
    let features = Features {
        text: reading.text.as_bytes(),
        units: &units,
        article: &article,
    };
    let mut index = 0;
    for run in &runs {
        for at in run.clone() {
            let own = usize::from(tags[index]);
            features.second(at, own, |feature| model.add(feature, &mut scores[index]));
            index += 1;
        }
    }
    best(model, &units, &runs, &scores, &mut tags);
    spans(&runs, &tags)
}

/// Counts a first reading as evidence about the words of the article.
pub(crate) fn note(article: &mut Article, runs: &[Range<usize>], tags: &[u8]) {
    for (at, &tag) in runs.iter().cloned().flatten().zip(tags) {
        if let Some(evidence) = article.evidence_mut(at) {
            let count = &mut evidence.read[group(usize::from(tag))];
            *count = count.saturating_add(1);
        }
    }
}

/// Whether a tag can follow another; `None` is the edge of a run.
pub(crate) fn may_follow(before: Option<usize>, tag: Option<usize>) -> bool {
    let opens = |tag: usize| tag == 0 || matches!((tag - 1) % 4, 0 | 3);
    let closes = |tag: usize| tag == 0 || matches!((tag - 1) % 4, 2 | 3);
    match (before, tag) {
        (None, None) => true,
        (None, Some(tag)) => opens(tag),
        (Some(before), None) => closes(before),
        (Some(before), Some(tag)) => {
            if closes(before) {
                opens(tag)
            } else {
                !opens(tag) && (before - 1) / 4 == (tag - 1) / 4
            }
        }
    }
}

fn best(
    model: &Model<'_>,
    units: &[Unit],
    runs: &[Range<usize>],
    scores: &[[i32; TAGS]],
    tags: &mut Vec<u8>,
) {
    tags.clear();
    let mut back: Vec<[u8; TAGS]> = Vec::new();
    let mut offset = 0;
    for run in runs {
        let len = run.len();
        let scores = &scores[offset..offset + len];
        back.clear();
        let mut column = [NEVER; TAGS];
        for (at, row) in scores.iter().enumerate() {
            let edge = units[run.start + at].edge;
            let mut next = [NEVER; TAGS];
            let mut from = [0u8; TAGS];
            for tag in 0..TAGS {
                if at == 0 {
                    if may_follow(None, Some(tag)) {
                        next[tag] = row[tag] + model.transition(edge, 0, tag);
                    }
                    continue;
                }
                for before in 0..TAGS {
                    if !may_follow(Some(before), Some(tag)) {
                        continue;
                    }
                    let score = column[before] + model.transition(edge, before, tag);
                    if score > next[tag] {
                        (next[tag], from[tag]) = (score, before as u8);
                    }
                }
                next[tag] = next[tag].saturating_add(row[tag]);
            }
            column = next;
            back.push(from);
        }
        let mut tag = (0..TAGS)
            .filter(|&tag| may_follow(Some(tag), None))
            .max_by_key(|&tag| (column[tag], TAGS - tag))
            .unwrap_or(0);
        let first = tags.len();
        tags.resize(first + len, 0);
        for at in (0..len).rev() {
            tags[first + at] = tag as u8;
            tag = usize::from(back[at][tag]);
        }
        offset += len;
    }
}

fn spans(runs: &[Range<usize>], tags: &[u8]) -> Vec<(Range<usize>, EntityKind)> {
    let mut names = Vec::new();
    let mut begin = 0;
    for (at, &tag) in runs.iter().cloned().flatten().zip(tags) {
        let Some(tag) = usize::from(tag).checked_sub(1) else {
            continue;
        };
        let place = tag % 4;
        if matches!(place, 0 | 3) {
            begin = at;
        }
        if matches!(place, 2 | 3) {
            let kind = [
                EntityKind::Person,
                EntityKind::Organization,
                EntityKind::Location,
            ][tag / 4];
            names.push((begin..at + 1, kind));
        }
    }
    names
}
