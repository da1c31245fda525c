//! Where names can stand.

use std::ops::Range;

use super::unit::{Edge, Shape, Unit, Units, mark_key};
use crate::lexicon::WordClass;

/// Facts of a word in the model.
#[allow(missing_docs)]
pub mod info {
    /// In small letters, it can stand inside a name.
    pub const INNER: u8 = 1;
    /// In small letters, it can begin a name.
    pub const HEAD: u8 = 1 << 1;
    /// Can be a name in a text without capitals.
    pub const NAME: u8 = 1 << 2;
    /// With a capital at the start of a sentence, it is no name of its own.
    pub const PLAIN: u8 = 1 << 3;
}

const HEADS: WordClass = WordClass(WordClass::ORG_HEAD.0 | WordClass::PLACE_HEAD.0);

/// The stretches of tokens that can hold names.
pub(crate) fn runs(units: &Units) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::with_capacity(units.seeds.len());
    let mut seeds = units.seeds.iter().map(|&seed| seed as usize).peekable();
    for block in &units.blocks {
        let first_run = runs.len();
        while let Some(seed) = seeds.next_if(|&seed| seed < block.end) {
            let last = runs.get(first_run..).and_then(<[_]>::last);
            let floor = last.map_or(block.start, |run| run.end);
            let start = start_of(&units.list, seed, floor);
            let mut end = seed + 1;
            while let Some(next) = seeds.next_if(|&next| joins(&units.list, end, next, block.end)) {
                end = next + 1;
            }
            while end < block.end && is_tail(&units.list[end], &units.list[end - 1]) {
                end += 1;
            }
            while seeds.next_if(|&seed| seed < end).is_some() {}
            match runs.get_mut(first_run..).and_then(<[_]>::last_mut) {
                Some(last) if last.end >= start => last.end = end,
                _ => runs.push(start..end),
            }
        }
    }
    runs
}

/// Where a run begins: at most three words before its first seed.
fn start_of(units: &[Unit], seed: usize, floor: usize) -> usize {
    let mut start = seed;
    while start > floor && start + 3 > seed && is_lead(&units[start - 1]) {
        start -= 1;
    }
    start
}

/// Whether a seed goes on with a run that would end before.
fn joins(units: &[Unit], end: usize, seed: usize, block_end: usize) -> bool {
    seed < block_end.min(end + 4) && (end..seed).all(|gap| is_filler(&units[gap], &units[gap - 1]))
}

fn is_lead(unit: &Unit) -> bool {
    match unit.shape {
        Shape::Lower => unit.classes.is(HEADS) || unit.info & (info::HEAD | info::INNER) != 0,
        Shape::Capital => unit.is_plain_start(),
        Shape::Number => true,
        Shape::Mark => unit.key == AT_SIGN,
        _ => false,
    }
}

const AT_SIGN: u64 = mark_key(b"@");

fn is_filler(unit: &Unit, before: &Unit) -> bool {
    match unit.shape {
        Shape::Mark if unit.edge == Edge::Stop => {
            before.shape == Shape::Initial || before.span.len() <= 3 || unit.has(Unit::GLUED)
        }
        Shape::Lower => unit.info & info::INNER != 0 || unit.has(Unit::GLUED),
        Shape::Number => true,
        _ => matches!(unit.edge, Edge::Open | Edge::Close | Edge::Joint) || unit.has(Unit::GLUED),
    }
}

fn is_tail(unit: &Unit, before: &Unit) -> bool {
    match unit.shape {
        Shape::Number => before.shape != Shape::Mark || unit.has(Unit::GLUED),
        Shape::Lower => unit.info & info::INNER != 0,
        Shape::Mark => {
            unit.edge == Edge::Close
                || (matches!(unit.edge, Edge::Stop | Edge::Joint) && unit.has(Unit::GLUED))
        }
        _ => false,
    }
}
