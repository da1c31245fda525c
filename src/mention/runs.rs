//! Where names can stand.

use std::ops::Range;

use super::unit::{Shape, Unit};
use crate::lexicon::WordClass;

/// Facts of a word in the model.
#[allow(missing_docs)]
pub mod info {
    /// The number of the word's cluster.
    pub const CLUSTER: u32 = 0x3ff;
    /// In small letters, it can stand inside a name.
    pub const INNER: u32 = 1 << 10;
    /// In small letters, it can begin a name.
    pub const HEAD: u32 = 1 << 11;
    /// Can be a name in a text without capitals.
    pub const NAME: u32 = 1 << 12;
    /// With a capital at the start of a sentence, it is no name of its own.
    pub const PLAIN: u32 = 1 << 13;
}

const HEADS: u32 = ((WordClass::ORG_HEAD.0 | WordClass::PLACE_HEAD.0) >> 28) as u32;

/// The stretches of tokens that can hold names.
pub(crate) fn runs(units: &[Unit], blocks: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for block in blocks {
        let (begin, end) = (block.start, block.end);
        let mut at = begin;
        let first_run = runs.len();
        while at < end {
            if !is_seed(&units[at]) {
                at += 1;
                continue;
            }
            let floor = runs
                .get(first_run..)
                .and_then(<[_]>::last)
                .map_or(begin, |run| run.end);
            let mut start = at;
            while start > floor && start + 3 > at && is_lead(&units[start - 1]) {
                start -= 1;
            }
            let mut stop = at + 1;
            while let Some(next) = (stop..end.min(stop + 4)).find(|&next| is_seed(&units[next])) {
                if !(stop..next).all(|gap| is_filler(&units[gap], &units[gap - 1])) {
                    break;
                }
                stop = next + 1;
            }
            while stop < end && is_tail(&units[stop], &units[stop - 1]) {
                stop += 1;
            }
            at = stop;
            match runs.get_mut(first_run..).and_then(<[_]>::last_mut) {
                Some(last) if last.end >= start => last.end = stop,
                _ => runs.push(start..stop),
            }
        }
    }
    runs
}

fn is_seed(unit: &Unit) -> bool {
    match unit.shape {
        Shape::Lower => unit.info & (info::NAME | info::HEAD) != 0,
        _ => unit.is_strong() && !is_plain_start(unit),
    }
}

// **Namun**, ...  Not: Kata **Namun**
fn is_plain_start(unit: &Unit) -> bool {
    unit.info & info::PLAIN != 0 && unit.has(Unit::SENTENCE_START) && unit.shape == Shape::Capital
}

fn is_lead(unit: &Unit) -> bool {
    match unit.shape {
        Shape::Lower => unit.classes & HEADS != 0 || unit.info & (info::HEAD | info::INNER) != 0,
        Shape::Capital => is_plain_start(unit),
        Shape::Number => true,
        Shape::Mark => unit.key == at_sign(),
        _ => false,
    }
}

fn at_sign() -> u64 {
    (u64::from(b'@') + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn is_filler(unit: &Unit, before: &Unit) -> bool {
    match unit.shape {
        Shape::Mark if unit.edge >> 1 == 5 => {
            before.shape == Shape::Initial || before.span.len() <= 3 || unit.has(Unit::GLUED)
        }
        Shape::Lower => unit.info & info::INNER != 0 || unit.has(Unit::GLUED),
        Shape::Number => true,
        _ => matches!(unit.edge >> 1, 3..=6) || unit.has(Unit::GLUED),
    }
}

fn is_tail(unit: &Unit, before: &Unit) -> bool {
    match unit.shape {
        Shape::Number => before.shape != Shape::Mark || unit.has(Unit::GLUED),
        Shape::Lower => unit.info & info::INNER != 0,
        Shape::Mark => {
            unit.edge >> 1 == 4 || (matches!(unit.edge >> 1, 5 | 6) && unit.has(Unit::GLUED))
        }
        _ => false,
    }
}
